"""Everything that is held about somebody, in one go: what storage/personal.py says is shown, with
other people's names weighed out; and the clock of what a person must look at first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.errors import DomainError, NotFound
from services import cases
from services.work import Work
from storage import casework, community_rows, mydata, people, reminders
from storage.db import Row, Tx
from storage.personal import HELD, PARTS

MOST_ROWS = 5_000
"""Rows of one table in one file; more is said."""
KIND = "case.clock"
"""A reminder: a request about somebody's data, or a complaint, must be answered by a day."""
DAYS = 28
"""A month at the shortest (DOMAIN.md section 5: 28 days as working rule)."""
LOOKS = {"data": (14, 21, 26), "complaint": (7, 21, 28), "accident": (7, 21)}
"""After how many days the desk is told again that it waits."""
LAST = {"data": DAYS, "complaint": 30, "accident": 30}


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading: tables with their columns and rows. `more`: there are more
    rows than fit."""

    code: str
    tables: Sequence[tuple[str, Sequence[dict[str, Any]]]]
    more: bool


async def may_see(work: Work, person_id: int) -> int | None:
    """Whose data somebody may have: their own, of every timebank (None); a broker, on paper for a
    member who has no Telegram, what this timebank holds (its id). Raises DomainError, NotFound."""
    if person_id == work.actor.id:
        work.within("self")
        return None
    work.demand("member.decide")
    if work.own(person_id):
        raise DomainError("refusal-own-member")
    member = await people.membership(work.tx, work.scope.id, person_id)
    person = await people.person(work.tx, person_id)
    if member is None or person is None or person.telegram_id is not None:
        raise NotFound
    return work.scope.id


async def gather(tx: Tx, person_id: int, community_id: int | None) -> list[Part]:
    """All parts with something in them, in order."""
    names = await mydata.names_near(tx, person_id)
    found: dict[str, list[tuple[str, Sequence[dict[str, Any]]]]] = {code: [] for code in PARTS}
    more: set[str] = set()
    for one in HELD:
        if not one.part:
            continue
        here = ""
        if community_id is not None:
            columns = await mydata.columns_of(tx, one.table)
            where = community_rows.whose(one.table, columns) if one.table != "person" else "1 = 1"
            if where is None:
                continue
            here = where
        rows = await mydata.rows(tx, one.find(here), person_id, community_id, MOST_ROWS)
        if rows:
            found[one.part].append((one.table, [_weighed(r, person_id, names) for r in rows]))
        if len(rows) == MOST_ROWS:
            more.add(one.part)
    return [Part(code, tables, code in more) for code, tables in found.items() if tables]


ANOTHER = "another member"
STAFF = "somebody at the timebank"


def _weighed(row: Row, person_id: int, names: Sequence[str]) -> dict[str, Any]:
    """A row without other people: their names become "another member"; empty cells are left out."""
    shown: dict[str, Any] = {}
    for column in row.keys():  # noqa: SIM118 (a Row is no mapping)
        value = row[column]
        if value is None or value == "":
            continue
        if column == "actor_id":
            shown["by"] = "you" if value == person_id else STAFF
        else:
            shown[column] = without(value, names) if isinstance(value, str) else value
    return shown


def without(text: str, names: Sequence[str]) -> str:
    """Text in which nobody of `names` stands; whole words only, in any case of letters."""
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", ANOTHER, text, flags=re.IGNORECASE)
    return text


def begin_clock(work: Work, case_id: int, what: str = "data") -> datetime:
    """From now on the desk is told again until this case is answered. Returns the last day."""
    last = work.now + timedelta(days=LAST[what])
    for days in LOOKS[what]:
        reminders.add(
            work.tx,
            f"{KIND}:{case_id}:{days}",
            KIND,
            work.scope.id,
            None,
            case_id,
            work.now + timedelta(days=days),
            last + timedelta(days=60),
        )
    return last


async def remind(work: Work, row: Row) -> bool:
    """Whoever deals with it gets its card anew; False where it was answered."""
    case = await casework.find(work.tx, row["object_id"])
    if case is None or case.state != "open":
        return False
    for person in await cases.readers(work.tx, case):
        work.show_card(person.id, cases.CARD, case.id, KIND, fresh=True)
    return True


async def waiting(work: Work, person_id: int) -> int | None:
    """The open talk of somebody who asks for what is held."""
    found = await casework.open_of(work.tx, work.scope.id, person_id, *cases.ONE_TALK)
    return None if found is None else int(found["id"])
