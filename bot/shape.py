"""Whether what came has the shape of an update: python-telegram-bot takes anything for a text or a
number, and what is none fails in the middle of whatever wants to read it."""

import json
from typing import Any

from telegram import Bot, Update

_WORDS = (
    *("text", "caption", "data", "query", "first_name", "last_name", "username", "title"),
    *("language_code", "file_id", "file_unique_id", "file_name", "mime_type", "phone_number"),
    *("status", "chat_instance", "inline_message_id", "media_group_id", "emoji", "url"),
)
_NUMBERS = (
    *("message_id", "date", "edit_date", "length", "width", "height", "file_size", "user_id"),
    *("migrate_to_chat_id", "migrate_from_chat_id", "message_thread_id", "until_date"),
)
_THINGS = (
    *("message", "edited_message", "callback_query", "inline_query", "my_chat_member", "from"),
    *("chat", "sender_chat", "reply_to_message", "document", "voice", "contact", "sticker"),
    *("old_chat_member", "new_chat_member", "reply_markup", "video", "audio", "location", "user"),
)
_LISTS = ("entities", "caption_entities", "photo", "inline_keyboard", "new_chat_members")
_KINDS: dict[str, type] = {
    **dict.fromkeys(_WORDS, str),
    **dict.fromkeys(_NUMBERS, int),
    **dict.fromkeys(_THINGS, dict),
    **dict.fromkeys(_LISTS, list),
}
_NUMBERED = ("from", "chat", "sender_chat", "user")
"""Whose `id` is a number; of queries it is text."""
MOST_DEEP = 40
LARGEST = 2**63


def update_of(body: str, bot: Bot) -> Update:
    """The update that a text of JSON is. Raises ValueError, or whatever the library does."""
    raw = json.loads(body)
    if not isinstance(raw, dict) or not well_formed(raw):
        raise ValueError("not as Telegram documents it")
    return Update.de_json(raw, bot)


def well_formed(value: Any, named: str = "", deep: int = 0) -> bool:
    """Whether every field whose kind Telegram documents is of that kind, so far as Goodturn or its
    library reads it; fields that nobody knows may be anything."""
    if deep > MOST_DEEP:
        return False
    if isinstance(value, list):
        return all(well_formed(one, "", deep + 1) for one in value)
    if not isinstance(value, dict):
        return True
    if named in _NUMBERED and not _whole(value.get("id")):
        return False
    if named == "chat" and not isinstance(value.get("type"), str):
        return False  # elsewhere a type may be a thing of its own
    for name, one in value.items():
        kind = _KINDS.get(name)
        good = _whole(one) if kind is int else kind is None or isinstance(one, kind)
        if not good or not well_formed(one, name, deep + 1):
            return False
    return True


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST
