"""Fluent's own functions here: DURATION, DAY, MONTH, TIME, WHEN, SPAN and LIST.

House style for English: "1 hour 30 minutes", "Tuesday 12 May 2026, 5:30pm", "5:30pm to 7pm",
"Amina, Jean and Pat" (GOV.UK style guide, dates and times). Babel supplies the other languages.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, TypeVar

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.units import format_unit
from fluent.runtime.types import FluentType

from handlers.wording.text import isolate
from handlers.wording.values import WordingError

_DAY = "EEEE d MMMM y"
_MONTH = "MMMM y"
_HOUR = "ha"
_HOUR_AND_MINUTE = "h:mma"

Held = TypeVar("Held")
Word = Callable[..., str]
"""Renders one sentence of this language from finished texts: `word("time-range", start=..)`."""


class Text(FluentType):
    """A text that is ready to show, and still selects variants by what it was."""

    __slots__ = ("raw", "shown")

    def __init__(self, raw: str, shown: str) -> None:
        self.raw, self.shown = raw, shown

    def __eq__(self, other: object) -> bool:
        return self.raw == (other.raw if isinstance(other, Text) else other)

    def __hash__(self) -> int:
        return hash(self.raw)

    def format(self, _locale: Locale) -> str:
        """The text as prepared for this message and language."""
        return self.shown


class Names(FluentType):
    """Several texts, each ready to show. Shown through LIST."""

    __slots__ = ("items",)

    def __init__(self, items: list[str]) -> None:
        self.items = items

    def format(self, _locale: Locale) -> str:
        """The texts with commas: what a sentence without LIST falls back to."""
        return ", ".join(self.items)


class Moment(FluentType):
    """A local day, time of day, or day with time. Shown through DAY, MONTH, TIME, WHEN, SPAN."""

    __slots__ = ("value",)

    def __init__(self, value: date | time) -> None:
        self.value = value

    def format(self, locale: Locale) -> str:
        """The plain day or time: what a sentence without a function falls back to."""
        if isinstance(self.value, time):
            return _clock(self.value, str(locale))
        return _day(self.value, _DAY, str(locale))


@lru_cache(maxsize=2048)
def _day(value: date, pattern: str, conventions: str) -> str:
    return format_date(value, pattern, locale=conventions)


@lru_cache(maxsize=2048)
def _clock(value: time, conventions: str) -> str:
    return format_time(value, _HOUR_AND_MINUTE if value.minute else _HOUR, locale=conventions)


@lru_cache(maxsize=2048)
def length_in_words(minutes: int, conventions: str) -> str:
    """Minutes as hours and minutes: "45 minutes", "2 hours", "1 hour 30 minutes"; 0 is "0 hours".

    A negative number is a bug: sentences say "you owe 2 hours", not "-2 hours".
    """
    if minutes < 0:
        raise WordingError("DURATION() takes minutes of 0 or more; word what is owed in Fluent")
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours or not rest:
        parts.append(format_unit(hours, "duration-hour", "long", locale=conventions))
    if rest:
        parts.append(format_unit(rest, "duration-minute", "long", locale=conventions))
    return format_list(parts, style="unit-narrow", locale=conventions)


def _held(function: str, kind: type[Held], value: object) -> Held:
    """The `kind` inside `value`, or a clear error (of types only: values may be personal)."""
    held = value.value if isinstance(value, Moment) else value
    if not isinstance(held, kind):
        raise WordingError(f"{function}() takes a {kind.__name__}, not a {type(held).__name__}")
    return held


class _Functions:
    """The functions of one language; each takes what Fluent holds and returns shown text."""

    def __init__(self, conventions: str, *, isolates: bool, word: Word) -> None:
        self.conventions, self.isolates, self.word = conventions, isolates, word

    def duration(self, minutes: object) -> str:
        held = _held("DURATION", int, minutes)
        return self._shown(length_in_words(held, self.conventions))

    def day(self, value: object) -> str:
        return self._shown(_day(_held("DAY", date, value), _DAY, self.conventions))

    def month(self, value: object) -> str:
        return self._shown(_day(_held("MONTH", date, value), _MONTH, self.conventions))

    def clock(self, value: object) -> str:
        if isinstance(value, Moment) and isinstance(value.value, datetime):
            return self._shown(self._time(value.value.time()))
        return self._shown(self._time(_held("TIME", time, value)))

    def when(self, value: object) -> str:
        return self._shown(self._words(_held("WHEN", datetime, value)))

    def span(self, start: object, end: object) -> str:
        first, last = (value.value if isinstance(value, Moment) else None for value in (start, end))
        if first is None or last is None or type(first) is not type(last):
            raise WordingError("SPAN() takes two days, two times or two moments")
        if isinstance(first, datetime) and isinstance(last, datetime):
            last = last.time() if last.date() == first.date() else last
        return self._shown(self.word("time-range", start=self._words(first), end=self._words(last)))

    def list(self, names: object) -> Text:
        if not isinstance(names, Names):
            raise WordingError(f"LIST() takes a list of texts, not a {type(names).__name__}")
        text = format_list(names.items, locale=self.conventions) if names.items else ""
        # Not a plain string: Fluent allows those 2,500 characters.
        return Text(text, self._shown(text))

    def _shown(self, text: str) -> str:
        return isolate(text, always=self.isolates)

    def _words(self, value: date | time) -> str:
        if isinstance(value, time):
            return self._time(value)
        if isinstance(value, datetime):
            day = _day(value.date(), _DAY, self.conventions)
            return self.word("time-day-and-time", day=day, time=self._time(value.time()))
        return _day(value, _DAY, self.conventions)

    def _time(self, value: time) -> str:
        if not value.minute and value.hour in (0, 12):
            return self.word("time-midday" if value.hour else "time-midnight")
        return _clock(value.replace(second=0, microsecond=0, tzinfo=None), self.conventions)


def functions(conventions: str, *, isolates: bool, word: Word) -> Mapping[str, Callable[..., Any]]:
    """The functions for one language, by the name that Fluent files use.

    `word` fetches the few words that Babel lacks ("midday", "to") from the language's own files.
    """
    made = _Functions(conventions, isolates=isolates, word=word)
    return {
        "DURATION": made.duration,
        "DAY": made.day,
        "MONTH": made.month,
        "TIME": made.clock,
        "WHEN": made.when,
        "SPAN": made.span,
        "LIST": made.list,
    }
