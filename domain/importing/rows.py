"""One row of a list as what it says, or why it can't be taken."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.importing import cells, names
from domain.importing.cells import Order, clean
from domain.importing.formats import Layout

FAULTS = (
    "no-name", "name-long", "minutes", "hours", "day", "no-amount", "minus-amount", "no-party",
    "same-party", "no-what", "future", "twice-number",
)  # fmt: skip
"""Why a row can't be taken: the end of the key of its sentence, import-fault-…"""
BANK = "organization"
"""A party that is the timebank itself, in lists that say so."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a row says: `holds` is member, offer, request or transfer; `said` its fields as JSON
    keeps them; `minutes` a balance or an amount; `source` the number it has in the other software;
    `digest` the same row in a later file; `fault` one of FAULTS, and then the rest is as far as it
    was read."""

    holds: str
    said: Mapping[str, Any]
    minutes: int | None = None
    source: str | None = None
    digest: str = ""
    fault: str | None = None


def read(row: Sequence[str], layout: Layout, order: Order, today: str) -> Read | None:
    """A row of the list. None where it is none: a heading inside the list, or a group's name.

    today: the local day, as 2026-11-22; nothing has happened after it.
    """
    cell = {name: clean(row[at]) if at < len(row) else "" for name, at in layout.columns.items()}
    if not any(cell.values()):
        return None
    if layout.holds == "members":
        return _member(cell, layout, order)
    if layout.holds == "transfers":
        return _transfer(cell, layout, order, today)
    return _post(cell, layout)


def group(row: Sequence[str], layout: Layout) -> str | None:
    """The kind of help that a row alone names, for those under it; None for any other row."""
    if not layout.grouped:
        return None
    full = [clean(cell) for cell in row]
    if len(full) >= 2 and not full[0] and full[1] and not any(full[2:]):
        return "" if full[1] == "-" else full[1]
    return None


def _member(cell: Mapping[str, str], layout: Layout, order: Order) -> Read:
    parts = [cell.get(part, "") for part in ("name", "last_name", "last_name2")]
    name = names.turned(parts[0]) if not any(parts[1:]) else " ".join(p for p in parts if p)
    said: dict[str, Any] = {"name": name}
    for field in ("email", "phone", "phone2", "area"):
        if cell.get(field):
            said[field] = cell[field]
    source = cell.get("number") or None
    digest = _digest("member", source or "", names.plain(name))
    fault, minutes = None, None
    try:
        minutes = _amount(cell.get("balance", ""), layout) if "balance" in cell else None
        if cell.get("joined"):
            said["joined"] = cells.day(cell["joined"], order).isoformat()
    except ValueError as error:
        # When somebody joined matters to nobody enough to leave them out.
        fault = None if str(error) == "day" else str(error)
    if not names.plain(name):
        fault = "no-name"
    elif len(name) > 100:
        fault = "name-long"
    return Read("member", said, minutes, source, digest, fault)


def _post(cell: Mapping[str, str], layout: Layout) -> Read:
    who = names.party(cell.get("person", ""))
    holds = "request" if layout.holds == "requests" else "offer"
    if cell.get("post_type"):
        holds = "request" if cell["post_type"].casefold() == "inquiry" else "offer"
    said: dict[str, Any] = {
        "what": cell.get("what", ""),
        "person": _party(who, numbered=_is_number(layout, who)),
    }
    for field in ("about", "kind"):
        if cell.get(field):
            said[field] = cell[field]
    fault = None
    if not said["what"]:
        fault = "no-what"
    elif not who.name:
        fault = "no-party"
    digest = _digest(holds, json.dumps(said["person"]), said["what"], said.get("about", ""))
    return Read(holds, said, None, cell.get("number") or None, digest, fault)


def _transfer(cell: Mapping[str, str], layout: Layout, order: Order, today: str) -> Read:
    payer, payee = names.party(cell.get("from", "")), names.party(cell.get("to", ""))
    said: dict[str, Any] = {
        "from": _party(payer, cell.get("from_type", ""), numbered=_is_number(layout, payer)),
        "to": _party(payee, cell.get("to_type", ""), numbered=_is_number(layout, payee)),
    }
    if cell.get("what"):
        said["what"] = cell["what"]
    fault, minutes = None, 0
    try:
        minutes = _amount(cell.get("amount", ""), layout)
        if cell.get("date"):
            said["day"] = cells.day(cell["date"], order).isoformat()
    except ValueError as error:
        fault = str(error)
    if fault is None:
        fault = _wrong(said, minutes, today)
    digest = _digest(
        "transfer", json.dumps([said["from"], said["to"]]), str(minutes), said.get("day", ""),
        said.get("what", ""),
    )  # fmt: skip
    return Read("transfer", said, minutes, None, digest, fault)


def _wrong(said: Mapping[str, Any], minutes: int, today: str) -> str | None:
    if not said["from"]["name"] or not said["to"]["name"]:
        return "no-party"
    if said["from"] == said["to"]:
        return "same-party"
    if minutes == 0:
        return "no-amount"
    if minutes < 0:
        return "minus-amount"
    return "future" if str(said.get("day", "")) > today else None


def _is_number(layout: Layout, who: names.Party) -> bool:
    """Lists for import name people by their number alone."""
    return layout.name.startswith("timeoverflow-import") and who.name.isdigit()


def _party(who: names.Party, kind: str = "", *, numbered: bool = False) -> dict[str, str]:
    if kind.casefold().startswith("organi"):
        return {"name": BANK, "number": ""}
    if numbered:
        return {"name": f"({who.name})", "number": who.name}
    return {"name": who.name, "number": who.number or ""}


def _amount(cell: str, layout: Layout) -> int:
    reader = {"hours": cells.hours, "minutes": cells.minutes, "seconds": cells.seconds}[layout.unit]
    return reader(cell)


def _digest(*parts: str) -> str:
    said = "\x1f".join(part.casefold() for part in parts)
    return hashlib.sha256(said.encode()).hexdigest()[:40]
