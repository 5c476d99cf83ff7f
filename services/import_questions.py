"""What is asked about a list, one question at a time, and what an answer says of it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Literal

from domain.errors import NotFound
from domain.importing import formats
from domain.importing.formats import FIELDS, NEEDED, Layout
from storage.imports import File

Question = Literal["holds", "layout", "column", "unit", "order", "bank", "pair", "balances"]
SKIPPED = -1
"""Stands for a column that isn't in the list."""


def layout_of(one: File) -> Layout | None:
    """How the list is read, as far as that is known."""
    kept = one.answers.get("layout")
    return Layout(**kept) if kept else None


def question(one: File) -> tuple[Question, str] | None:
    """What is to be asked next about the list, with the column, name or row that it is about; None
    where nothing is open."""
    layout = layout_of(one)
    if layout is None:
        return "holds", ""
    if not one.answers.get("columns"):
        if not one.answers.get("one_by_one"):
            return "layout", ""
        for name in formats.ASKED[layout.holds]:
            if name not in layout.columns and name not in one.answers.get("skipped", ()):
                return "column", name
    if one.answers.get("unit_open"):
        return "unit", ""
    if order_open(one, layout):
        return "order", ""
    return _after_checking(one) if one.found.get("checked") else None


def _after_checking(one: File) -> tuple[Question, str] | None:
    for name in one.found.get("banks", ()):
        if name not in one.answers.get("banks", {}):
            return "bank", str(name)
    if one.found.get("pairs"):
        return "pair", str(one.found["pairs"][0])
    if one.found.get("differ") and "balances" not in one.answers:
        return "balances", ""
    return None


def mark(asked: tuple[Question, str]) -> str:
    """What tells one question from the next, short enough for a button."""
    return hashlib.sha256("|".join(asked).encode()).hexdigest()[:6]


def order_open(one: File, layout: Layout) -> bool:
    """Whether nobody can tell the day from the month in the list's column of days."""
    at = layout.columns.get("date", layout.columns.get("joined"))
    if at is None or "order" in one.answers:
        return False
    return len(one.found.get("orders", {}).get(str(at), ())) == 2


def _holds(answers: dict[str, Any], found: File, _about: str, value: str) -> None:
    if value not in FIELDS:
        raise NotFound
    labels = [formats.label(cell) for cell in found.found.get("head", ())]
    holds: formats.Holds = value  # type: ignore[assignment]
    layout = Layout("", holds, formats.named(labels, holds), sure=False)
    answers.update(layout=asdict(layout), unit_open=_unit_open(found, layout))
    if not NEEDED[holds] <= set(layout.columns):
        answers["one_by_one"] = True


def _layout(answers: dict[str, Any], _found: File, _about: str, value: str) -> None:
    if value == "yes":
        answers["columns"] = True
    else:
        answers.update(one_by_one=True, skipped=[])
        answers["layout"] = {**answers["layout"], "columns": {}}


def _column(answers: dict[str, Any], found: File, about: str, value: str) -> None:
    layout = Layout(**answers["layout"])
    at = int(value)
    if at == SKIPPED:
        if about in NEEDED[layout.holds]:
            raise NotFound
        answers["skipped"] = [*answers.get("skipped", ()), about]
    elif not 0 <= at < len(found.found["head"]) or at in layout.columns.values():
        raise NotFound
    else:
        answers["layout"] = {**answers["layout"], "columns": {**layout.columns, about: at}}
    done = Layout(**answers["layout"])
    skipped = answers.get("skipped", ())
    if all(name in done.columns or name in skipped for name in formats.ASKED[done.holds]):
        answers.update(columns=True, unit_open=_unit_open(found, done))


def _unit(answers: dict[str, Any], _found: File, _about: str, value: str) -> None:
    if value not in ("hours", "minutes", "seconds"):
        raise NotFound
    answers["layout"] = {**answers["layout"], "unit": value}
    answers["unit_open"] = False


def _order(answers: dict[str, Any], _found: File, _about: str, value: str) -> None:
    if value not in ("dmy", "mdy"):
        raise NotFound
    answers["order"] = value


def _bank(answers: dict[str, Any], _found: File, about: str, value: str) -> None:
    if value not in ("pot", "issue", "leave"):
        raise NotFound
    answers["banks"] = {**answers.get("banks", {}), about: value}


def _balances(answers: dict[str, Any], _found: File, _about: str, value: str) -> None:
    if value not in ("file", "transfers"):
        raise NotFound
    answers["balances"] = value


ANSWERS: Mapping[Question, Callable[[dict[str, Any], File, str, str], None]] = {
    "holds": _holds,
    "layout": _layout,
    "column": _column,
    "unit": _unit,
    "order": _order,
    "bank": _bank,
    "balances": _balances,
}
"""What an answer writes into all answers so far: (these, the list, what the question is about, the
answer). Raises NotFound for what was not offered."""


def _unit_open(found: File, layout: Layout) -> bool:
    """Whether amounts are bare whole numbers, which may be hours as well as minutes."""
    at = layout.columns.get("amount", layout.columns.get("balance"))
    return at is not None and at in found.found.get("bare", ())
