"""A row as the frozen dataclass that stands for it: columns by the names of its fields."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from storage.db import Row

T = TypeVar("T")
Reader = Callable[[Any], Any]


def _words(value: Any) -> tuple[str, ...]:
    return tuple(str(value).split())


READERS: dict[Any, Reader] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    bool: bool,
    tuple[str, ...]: _words,
    frozenset[str]: lambda value: frozenset(str(value).split()),
    ZoneInfo: ZoneInfo,
}
"""How a field of such a type is read from what storage.db.plain wrote; others are as they are."""


@cache
def _fields(kind: Any) -> tuple[tuple[str, Reader | None], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _reader(hints[field.name])) for field in fields(kind))


def _reader(hint: Any) -> Reader | None:
    if get_origin(hint) not in (Union, UnionType):
        return READERS.get(hint)
    found = [READERS[one] for one in get_args(hint) if one is not NoneType and one in READERS]
    if not found:
        return None
    (read,) = found
    return lambda value: None if value in (None, "") else read(value)


def of_row(kind: type[T], row: Row, **known: Any) -> T:
    """One of this kind from a row; what a column doesn't say by itself is in `known`."""
    values = {
        name: row[name] if read is None else read(row[name])
        for name, read in _fields(kind)  # type: ignore[arg-type]
        if name not in known
    }
    return kind(**values, **known)
