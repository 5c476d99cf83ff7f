"""What callers may put into a sentence. They pass values; Fluent and Babel do the formatting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

SHORT = 120
"""Longest plain value in characters: names, places, skills. Longer ones end in an ellipsis."""


class Markup(str):
    """Telegram HTML that is already safe, such as another sentence. Passes as it is."""

    __slots__ = ()


class Link(str):
    """A web, tg: or tel: address. Escaped, never cut or isolated, so that it still opens."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A person's own words, shown to somebody else: keeps line breaks, unlike a plain `str`.

    `limit` is the longest text in characters; what is longer ends in an ellipsis.
    """

    text: str
    limit: int = 1000


Value = str | int | Words | date | time | Sequence[str]
"""Text; a count or minutes; a person's words; a day, a moment (`datetime` is a `date`), a time of
day; a list of names."""


class WordingError(Exception):
    """A sentence is missing or was given the wrong values. A bug of ours: never shown to people."""
