"""Which software a list comes from and what it holds, told by its columns, in any language."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from domain.importing import cells
from domain.importing.cells import clean
from domain.reading.folding import fold

Holds = Literal["members", "offers", "requests", "transfers"]
Unit = Literal["hours", "minutes", "seconds"]
Row = tuple[int, Sequence[str]]

FIELDS: Mapping[Holds, Sequence[str]] = {
    "members": ("name", "last_name", "number", "phone", "email", "area", "joined", "balance"),
    "offers": ("what", "about", "person", "kind", "date"),
    "requests": ("what", "about", "person", "kind", "date"),
    "transfers": ("date", "from", "to", "amount", "what"),
}
"""What a list may say, in the order in which it is asked for."""
NEEDED: Mapping[Holds, frozenset[str]] = {
    "members": frozenset({"name"}),
    "offers": frozenset({"what", "person"}),
    "requests": frozenset({"what", "person"}),
    "transfers": frozenset({"from", "to", "amount"}),
}
ASKED: Mapping[Holds, Sequence[str]] = {
    "members": ("name", "last_name", "number", "phone", "email", "balance"),
    "offers": ("what", "person"),
    "requests": ("what", "person"),
    "transfers": ("date", "from", "to", "amount", "what"),
}
"""What somebody is asked about, where a list's columns tell nothing."""
_SAID: Mapping[str, str] = {
    "name": "name|full name|member|member name|first name|firstname|forename|given name|nombre|nom",
    "last_name": "last name|lastname|surname|family name|apellidos|cognoms",
    "number": "n|no|number|member number|member no|member id|membership number|id|user id|ref",
    "phone": "phone|telephone|tel|mobile|phone number|mobile number|telefono|telefon",
    "email": "email|e mail|email address|mail|correo|correu",
    "area": "area|ward|neighbourhood|neighborhood|postcode|district|town|location",
    "joined": "joined|created|entry date|registered|join date|start date|member since|date joined",
    "balance": "balance|hours|credits|time balance|current balance|saldo|time credits",
    "date": "date|created|day|when|exchange date|transaction date|fecha|data",
    "from": "from|payer|receiver|recipient|received by|paid by|de|origen|source|seeker",
    "to": "to|payee|giver|provider|given by|paid to|helper|para|desti|destination|volunteer",
    "amount": "quantity|amount|hours|time|credits|duration|length|minutes|cantidad|quantitat",
    "what": "post|service|description|what|reason|activity|title|offer|request|notes|details"
    "|exchange|task",
    "person": "user|member|name|offered by|requested by|who|person|owner|usuario",
    "about": "about|details|description|notes|tags|etiquetas",
    "kind": "category|kind|type|categoria",
}
_WORDS = {name: frozenset(said.split("|")) for name, said in _SAID.items()}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list is read: what it holds, which column says what (by its place from 0), whether its
    first row names the columns, and in what amounts are given. `name` is the format's own, empty
    where nobody knows it; `sure` whether nothing need be asked about the columns."""

    name: str
    holds: Holds
    columns: Mapping[str, int] = field(default_factory=dict)
    header: bool = True
    unit: Unit = "hours"
    sure: bool = True
    grouped: bool = False
    """Rows with the second cell alone name the kind of those that follow."""


def recognise(rows: Sequence[Row], file_name: str = "") -> Layout | None:
    """The layout of a list, from its first rows and perhaps its name; None where nothing tells what
    it holds. A layout that isn't sure is a proposal, to be confirmed."""
    head = [clean(cell) for cell in rows[0][1]]
    body = [[clean(cell) for cell in row] for _, row in rows[1:200]]
    every = [head, *body]
    return (
        _import_transfers(every)
        or _import_posts(every)
        or _import_users(every)
        or _users(head, body)
        or _transfers(head, body)
        or _posts(head, body, file_name)
        or _by_labels(head, body)
    )


# TimeOverflow's exports ---------------------------------------------------------------------------


def _users(head: Sequence[str], body: Sequence[Sequence[str]]) -> Layout | None:
    """N, Name, Email, Phone, Alternative Phone, Created, Last login, Language, Balance."""
    if len(head) != 9 or not body:
        return None
    full = [[*row, *[""] * 9][:9] for row in body]
    numbered = all(row[0].isdigit() for row in full if any(row))
    clocks = all(cells.is_hours(row[8]) for row in full)
    created = sum(cells.is_day(row[5]) for row in full) * 2 >= len(full)
    if not (numbered and clocks and created):
        return None
    names = ("number", "name", "email", "phone", "phone2", "joined", "", "", "balance")
    return Layout("timeoverflow-users", "members", _places(names))


def _transfers(head: Sequence[str], body: Sequence[Sequence[str]]) -> Layout | None:
    """Date, From, To, Post, Quantity."""
    if len(head) != 5 or not body or any(cells.is_day(cell) for cell in head):
        return None
    full = [[*row, *[""] * 5][:5] for row in body]
    numbered = sum(
        bool(re.search(r"\(\d+\)$", row[1]) or re.search(r"\(\d+\)$", row[2])) for row in full
    )
    clocks = sum(bool(re.fullmatch(r"\d+:\d\d", row[4])) for row in full)
    days = sum(cells.is_day(row[0]) for row in full)
    if min(clocks, days) * 10 < len(full) * 8 or numbered * 2 < len(full):
        return None
    return Layout(
        "timeoverflow-transfers", "transfers", _places(("date", "from", "to", "what", "amount"))
    )


def _posts(head: Sequence[str], body: Sequence[Sequence[str]], file_name: str) -> Layout | None:
    """(empty), Offer, Tags, User, Created; a row with the second cell alone names the kind."""
    if len(head) not in (4, 5) or head[0] or not body:
        return None
    groups = sum(1 for row in body if len(row) >= 2 and not row[0] and row[1] and not any(row[2:]))
    posts = sum(1 for row in body if len(row) >= 4 and row[0].isdigit() and row[1])
    if not posts or groups + posts < len(body):
        return None
    said = f"{fold(head[1])} {fold(file_name)}"
    asks = re.search(r"request|inquir|demand|peticion|solicit", said) is not None
    return Layout(
        "timeoverflow-posts",
        "requests" if asks else "offers",
        _places(("number", "what", "about", "person", "date")),
        grouped=True,
        sure=asks or re.search(r"offer|ofert", said) is not None,
    )


# What TimeOverflow imports: no header row ---------------------------------------------------------


def _import_transfers(every: Sequence[Sequence[str]]) -> Layout | None:
    """source, its type, destination, its type, seconds, created, reason, post."""
    types = {"member", "organization", "organisation"}
    good = [len(row) >= 5 and {row[1].casefold(), row[3].casefold()} <= types for row in every]
    if not all(good):
        return None
    names = ("from", "from_type", "to", "to_type", "amount", "date", "what", "")
    return Layout(
        "timeoverflow-import-transfers", "transfers", _places(names), header=False, unit="seconds"
    )


def _import_posts(every: Sequence[Sequence[str]]) -> Layout | None:
    """user, Offer or Inquiry, title, description, category, created, start, end."""
    if not all(len(row) >= 3 and row[1].casefold() in ("offer", "inquiry") for row in every):
        return None
    asks = every[0][1].casefold() == "inquiry"
    names = ("person", "post_type", "what", "about", "", "date", "", "")
    return Layout(
        "timeoverflow-import-posts", "requests" if asks else "offers", _places(names), header=False
    )


def _import_users(every: Sequence[Sequence[str]]) -> Layout | None:
    """number, entry date, first name, two surnames, gender, birth, phone, second phone, e-mail."""
    good = [
        len(row) >= 3
        and row[0].isdigit()
        and (cells.is_day(row[1]) or not row[1])
        and not (len(row) > 2 and (cells.is_day(row[2]) or row[2].isdigit()))
        for row in every
    ]
    wide = max(len(row) for row in every)
    if not all(good) or not 8 <= wide <= 10 or not any(row[1] for row in every):
        return None
    # Gender and birth are not read: nobody needs them here.
    names = (
        "number",
        "joined",
        "name",
        "last_name",
        "last_name2",
        "",
        "",
        "phone",
        "phone2",
        "email",
    )
    return Layout("timeoverflow-import-users", "members", _places(names), header=False)


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names) if name}


# Anything else ------------------------------------------------------------------------------------


def _by_labels(head: Sequence[str], body: Sequence[Sequence[str]]) -> Layout | None:
    """A proposal from what the columns are called."""
    labels = [label(cell) for cell in head]
    found: list[tuple[int, Layout]] = []
    for holds in ("transfers", "members", "offers", "requests"):
        columns = named(labels, holds)
        if NEEDED[holds] <= set(columns):
            unit: Unit = "hours"
            amount = columns.get("amount", columns.get("balance"))
            if amount is not None and "minute" in labels[amount]:
                unit = "minutes"
            elif amount is not None and "second" in labels[amount]:
                unit = "seconds"
            said = re.search(r"request|need|want", " ".join(labels)) is not None
            if holds == "requests" and not said:
                continue
            if holds == "offers" and said:
                continue
            layout = Layout("", holds, columns, unit=unit, sure=False)
            found.append((len(columns), layout))
    return max(found, key=lambda one: one[0])[1] if found and body else None


def label(cell: str) -> str:
    """What a column is called, for comparing."""
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", fold(clean(cell))).split())


def named(labels: Sequence[str], holds: Holds) -> dict[str, int]:
    """Which columns say what, by their labels; each column once, in the order of FIELDS."""
    columns: dict[str, int] = {}
    for name in FIELDS[holds]:
        exact = [
            n
            for n, label in enumerate(labels)
            if label in _WORDS[name] and n not in columns.values()
        ]
        if exact:
            columns[name] = exact[0]
    return columns


def digest_of(head: Sequence[str]) -> str:
    """What tells one kind of file from another: its column labels, in few characters."""
    return hashlib.sha256("|".join(label(cell) for cell in head).encode()).hexdigest()[:40]
