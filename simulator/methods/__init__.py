"""The Bot API methods, one module per family. Anything not entered here answers 404."""

from simulator.methods import answers, chats, copies, edits, media, messages, settings
from simulator.methods.registry import METHODS, Method

__all__ = [
    "METHODS",
    "Method",
    "answers",
    "chats",
    "copies",
    "edits",
    "media",
    "messages",
    "settings",
]
