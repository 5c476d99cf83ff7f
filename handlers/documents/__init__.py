"""Files that people are sent: made at delivery, from the rows as they are then, and kept nowhere.

The outbox holds which document is wanted, of whom and of when, as `{"document": kind, …}`. `draw`
in KINDS reads the rows; the file itself is made afterwards, in a thread, with no transaction open.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handlers.journey import View
from handlers.wording import Markup


@dataclass(frozen=True, slots=True)
class Document:
    """A file to send: its name, what stands under it, and how its bytes are made (slow, pure)."""

    name: str
    caption: Markup
    make: Callable[[], bytes]
    photo: bool = False
    """Whether it is shown as a picture in the chat."""
    protected: bool = False
    """Whether the chat doesn't let it be passed on."""


Draw = Callable[[View, int | None, Mapping[str, Any]], Awaitable[Document | None]]
"""Reads what a document needs for its reader, in a timebank; None where it is no longer theirs."""
