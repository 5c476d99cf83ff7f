"""Turning a caller's value into what Fluent shows: cleaned, cut, escaped, isolated, local."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime.types import FluentInt

from handlers.wording.functions import Moment, Names, Text
from handlers.wording.text import escape, isolate, many_lines, one_line, unmarked
from handlers.wording.values import SHORT, Link, Markup, Value, WordingError, Words

_HOME = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Manner:
    """How values are shown: as Telegram `html` or plain, cut at `limit`, in a `zone`."""

    html: bool = True
    limit: int = SHORT
    zone: tzinfo | None = None


def prepare(value: Value, manner: Manner, *, isolates: bool) -> Any:
    """`value` as Fluent takes it. A kind that no sentence can show raises `WordingError`."""
    match value:
        case Markup():
            shown = value if manner.html else one_line(unmarked(value), manner.limit)
            return Text(value, shown)
        case Link():
            return Text(value, escape(value) if manner.html else value)
        case str():
            return Text(value, _safe(one_line(value, manner.limit), manner, isolates=isolates))
        case bool():
            raise WordingError("pass 'yes' or 'no', not a bool")
        case int():
            return FluentInt(value)
        case Words():
            words = many_lines(value.text, value.limit)
            return Text(value.text, _safe(words, manner, isolates=isolates))
        case datetime():
            return Moment(_local(value, manner.zone))
        case date() | time():
            return Moment(value)
        case list() | tuple():
            items = [prepare(item, manner, isolates=isolates) for item in value]
            if not all(isinstance(item, Text) for item in items):
                raise WordingError("a list in a sentence holds texts only")
            return Names([item.shown for item in items])
        case _:
            raise WordingError(f"a sentence cannot show a {type(value).__name__}")


def prepare_what_can_be(
    values: Mapping[str, Value], manner: Manner, *, isolates: bool
) -> dict[str, Any]:
    """As `prepare` for each, leaving out those that fail: they become gaps."""
    prepared = {}
    for name, value in values.items():
        try:
            prepared[name] = prepare(value, manner, isolates=isolates)
        except WordingError:
            continue
    return prepared


def _safe(text: str, manner: Manner, *, isolates: bool) -> str:
    return isolate(escape(text) if manner.html else text, always=isolates)


def _local(moment: datetime, zone: tzinfo | None) -> datetime:
    if moment.tzinfo is None:
        raise WordingError("a moment must know its zone")
    if zone is None and moment.tzinfo is UTC:
        zone = _HOME  # people never read UTC
    return moment.astimezone(zone) if zone else moment
