"""What a person sees: a text with buttons, before it becomes a Telegram message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.wording import Markup

LONGEST_DATA = 64
"""Bytes that Telegram keeps with a button."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that does something (`data`, as `verb:id:run`) or opens something (`url`)."""

    label: str
    data: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.data is not None and len(self.data.encode()) > LONGEST_DATA:
            raise ValueError(f"a button's data is longer than {LONGEST_DATA} bytes: {self.data}")

    def payload(self) -> dict[str, str]:
        """The button as the Bot API takes it."""
        if self.url is not None:
            return {"text": self.label, "url": self.url}
        return {"text": self.label, "callback_data": self.data or ""}


Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture over a text: what tells it from another one, and how it is made (slow, pure)."""

    mark: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Screen:
    """A text (Telegram's HTML) with rows of buttons under it; a card can have a picture."""

    text: Markup
    rows: Rows = field(default_factory=tuple)
    picture: Picture | None = None

    def payload(self) -> dict[str, Any]:
        """The screen as the outbox keeps it."""
        rows = [[b.payload() for b in row] for row in self.rows if row]
        return {"text": str(self.text), "rows": rows}


def one_a_row(*buttons: Button) -> Rows:
    """Each button on a line of its own: the largest to touch, the plainest to hear."""
    return tuple((button,) for button in buttons)
