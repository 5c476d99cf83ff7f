"""What services want said, kept as a key and plain values until somebody words it.

Values are text, whole numbers, days and moments; the last two are tagged so that they come back
as what they were, and are worded in the reader's language and zone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from storage.db import instant, moment_of

Value = str | int | date | datetime


@dataclass(frozen=True, slots=True)
class NoticeButton:
    """A button under a notice: the key of its label and what it does (`verb:id:run`)."""

    key: str
    data: str


def pack(key: str, values: Mapping[str, Value], buttons: Sequence[NoticeButton]) -> dict[str, Any]:
    """A notice as the outbox keeps it."""
    kept: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, datetime):
            kept[name] = {"at": instant(value)}
        elif isinstance(value, date):
            kept[name] = {"day": value.isoformat()}
        else:
            kept[name] = value
    return {"say": key, "values": kept, "buttons": [[b.key, b.data] for b in buttons]}


def unpack(values: Mapping[str, Any]) -> dict[str, Value]:
    """The values of a notice as they were given to `pack`."""
    given: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, dict) and "at" in value:
            given[name] = moment_of(value["at"])
        elif isinstance(value, dict):
            given[name] = date.fromisoformat(value["day"])
        else:
            given[name] = value
    return given
