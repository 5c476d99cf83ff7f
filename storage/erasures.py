"""Who is to be forgotten and when, what holds it up, and the forgetting itself."""

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.forgetting import Cause, Hold
from storage.db import Row, Tx
from storage.personal import HELD
from storage.records import of_row

COLUMNS = "id, person_id, community_id, asked_by, cause, state, rested, asked_at, due_at"
OPEN = "('asked', 'told', 'held')"
ASK = f"""
INSERT INTO erasure (person_id, community_id, asked_by, cause, state, asked_at, due_at)
VALUES (:person_id, :community_id, :asked_by, :cause, :state, :now, :due_at)
ON CONFLICT (person_id) WHERE state IN {OPEN} DO NOTHING RETURNING id"""
OF = f"SELECT {COLUMNS} FROM erasure WHERE person_id = :person_id AND state IN {OPEN}"
DUE = f"""
SELECT {COLUMNS} FROM erasure WHERE state IN {OPEN} AND due_at <= :now
ORDER BY due_at, id LIMIT 1"""
SET = f"""
UPDATE erasure SET state = :state, due_at = :due_at, ended_at = :ended_at
WHERE id = :id AND state IN {OPEN}"""
RESTED = "UPDATE erasure SET rested = :rested WHERE id = :id"
RESTING = f"""
SELECT 1 FROM erasure WHERE person_id = :person_id AND state IN {OPEN}"""

HOLDS: Mapping[Hold, str] = {
    "safety": """
SELECT 1 FROM casework x WHERE x.person_id = :id AND x.restricted = 1
    AND (x.state = 'open' OR x.opened_at > :safety)
UNION ALL SELECT 1 FROM concern_about x JOIN casework c ON c.id = x.case_id
    WHERE x.person_id = :id AND (c.state = 'open' OR c.opened_at > :safety) LIMIT 1""",
    "dispute": """
SELECT 1 FROM exchange x WHERE (x.giver_id = :id OR x.receiver_id = :id) AND x.state = 'problem'
UNION ALL SELECT 1 FROM casework c WHERE c.person_id = :id AND c.state = 'open'
    AND c.kind = 'complaint'
UNION ALL SELECT 1 FROM reversal r JOIN exchange x ON x.id = r.exchange_id
    WHERE r.state = 'asked' AND (x.giver_id = :id OR x.receiver_id = :id) LIMIT 1""",
    "accident": """
SELECT 1 FROM casework x WHERE x.person_id = :id AND x.kind = 'accident'
    AND (x.state = 'open' OR x.opened_at > :accident) LIMIT 1""",
    "barred": "SELECT 1 FROM bar x WHERE x.person_id = :id AND x.state = 'made' LIMIT 1",
    "last-broker": """
SELECT 1 FROM role r WHERE r.person_id = :id AND r.role = 'broker' AND r.revoked_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM role o WHERE o.community_id = r.community_id
        AND o.role = 'broker' AND o.revoked_at IS NULL AND o.person_id <> r.person_id) LIMIT 1""",
}

WHO = """
SELECT p.name, p.telegram_id, p.created_at,
    (SELECT MAX(m.reach) FROM membership m WHERE m.person_id = p.id) AS reach
FROM person p WHERE p.id = :id"""
# Whatever was sent, or is a copy of what was asked, with the name or the number in it: it has done
# its work, and goes a few weeks early.
ENDED = "('sent', 'failed', 'dropped', 'unknown')"
SENT = f"""
UPDATE outbox SET body = '{{}}', about = NULL WHERE state IN {ENDED} AND body <> '{{}}'
    AND replace(body, :mark, '') <> body"""
UNSENT = """
UPDATE outbox SET body = replace(body, :mark, :name) WHERE state = 'waiting'
    AND replace(body, :mark, '') <> body"""
ARRIVED = """
UPDATE inbox SET body = '{}' WHERE state <> 'waiting' AND replace(body, :mark, '') <> body"""
DECIDED = "UPDATE desk_decision SET before = '{}' WHERE replace(before, :mark, '') <> before"
_MORE = {
    "note": ("words",),
    "import_file": ("answers", "found"),
    "import_map": ("body",),
    "job_file": ("body",),
    "organisation": ("about", "safeguarding"),
    "safety_text": ("words",),
    "broadcast": ("words",),
}
"""Text by others in which somebody can stand by name, beside what HELD empties."""
LAST_WAITING = "SELECT COALESCE(MAX(id), 0) FROM outbox"
UNSAID = """
UPDATE outbox SET state = 'dropped', cause = 'restored' WHERE state = 'waiting' AND id > :last"""
SOMEBODY = "SELECT created_at, name FROM person WHERE id = :id"
MEMBERSHIPS = "SELECT id, community_id, state FROM membership WHERE person_id = :id"


@dataclass(frozen=True, slots=True)
class Erasure:
    """That somebody is to be forgotten. `rested`: ids of timebanks in which they rest meanwhile."""

    id: int
    person_id: int
    community_id: int | None
    asked_by: int | None
    cause: Cause
    state: str
    rested: str
    asked_at: str
    due_at: str


async def ask(
    tx: Tx,
    person_id: int,
    community_id: int | None,
    asked_by: int | None,
    cause: Cause,
    now: datetime,
    due_at: datetime,
) -> int | None:
    """Keeps that somebody is to be forgotten; None where that is so already."""
    found = await tx.value(
        ASK,
        person_id=person_id,
        community_id=community_id,
        asked_by=asked_by,
        cause=cause,
        state="asked" if cause in ("asked", "staff") else "told",
        now=now,
        due_at=due_at,
    )
    return None if found is None else int(found)


async def of(tx: Tx, person_id: int) -> Erasure | None:
    """What is under way about this person."""
    row = await tx.row(OF, person_id=person_id)
    return of_row(Erasure, row) if row else None


async def due(tx: Tx, now: datetime, dialect: str) -> Erasure | None:
    """The next one whose time has come; several processes never take the same."""
    lock = " FOR UPDATE SKIP LOCKED" if dialect == "postgres" else ""
    row = await tx.row(DUE + lock, now=now)
    return of_row(Erasure, row) if row else None


async def move(
    tx: Tx, erasure_id: int, state: str, due_at: datetime, ended_at: datetime | None = None
) -> bool:
    """Where it stands now; False where it was over."""
    values = {"id": erasure_id, "state": state, "due_at": due_at, "ended_at": ended_at}
    return bool(await tx.run(SET, **values))


def rested(tx: Tx, erasure_id: int, community_ids: Sequence[int]) -> None:
    """In which timebanks they rest until it is over."""
    tx.later(RESTED, id=erasure_id, rested=",".join(map(str, community_ids))[:200])


async def holds(tx: Tx, person_id: int, safety: datetime, accident: datetime) -> list[Hold]:
    """What is open about somebody: words about safety since `safety`, accidents since `accident`,
    disputes, a bar, a timebank whose last broker they are."""
    since = {"safety": {"safety": safety}, "accident": {"accident": accident}}
    return [
        hold
        for hold, sql in HOLDS.items()
        if await tx.value(sql, id=person_id, **since.get(hold, {})) is not None
    ]


async def who(tx: Tx, person_id: int) -> Row | None:
    """Name, number and since when a person is known."""
    return await tx.row(WHO, id=person_id)


async def memberships(tx: Tx, person_id: int) -> Sequence[Row]:
    """Every timebank they belong or belonged to."""
    return await tx.rows(MEMBERSHIPS, id=person_id)


async def scrub(tx: Tx, person_id: int, name: str, now: datetime, *, held: bool) -> None:
    """Everything about somebody goes as storage/personal.py says; where something is `held`, what
    waits stays. `name` is what they are called from now on. One transaction, some reading through
    whole tables: it happens a few times a year."""
    known = await who(tx, person_id)
    if known is None:
        return
    marks = _marks(known) if not held else []
    for one in HELD:
        if one.forget is None or (held and one.waits):
            continue
        await tx.run(one.forget, **_given(one.forget, {"id": person_id, "name": name, "now": now}))
    for mark in marks:
        await _sweep(tx, mark, name)


def _marks(known: Row) -> list[str]:
    """What stands for somebody in text that others wrote: the name, the number of their account,
    how to reach them; also as they are written in HTML and JSON."""
    plain = [str(known[c]) for c in ("name", "telegram_id", "reach") if known[c] is not None]
    forms = [f for one in plain for f in (one, html.escape(one), json.dumps(one)[1:-1])]
    return [one for one in dict.fromkeys(forms) if len(one) > 1]


async def _sweep(tx: Tx, mark: str, name: str) -> None:
    """What was sent or arrived with the mark in it goes; in words of others a whole name or number
    is replaced. A first name alone is many people's, and stays in what others wrote."""
    for sql in (SENT, UNSENT, ARRIVED, DECIDED):
        await tx.run(sql, **_given(sql, {"mark": mark, "name": name}))
    if " " not in mark.strip() and not any(c.isdigit() for c in mark):
        return
    for table, column in _texts():
        await tx.run(
            f"UPDATE {table} SET {column} = replace({column}, :mark, '-')"
            f" WHERE replace({column}, :mark, '') <> {column}",
            mark=mark,
        )


def _texts() -> list[tuple[str, str]]:
    """Columns with text that somebody wrote."""
    skip = {"skill", "day", "state", "chat_open", "flags", "risks", "langs", "passed", "needs"}
    skip |= {"chat_id", "lane", "digest_id", "community_id", "telegram_id", "scrubbed_at", "until"}
    skip |= {"years", "relation", "nominee_kind", "nominee_knows", "under_18", "posthumous"}
    skip |= {"may_name", "badge", "photo_ok", "wall", "start", "finish", "started_at", "code"}
    skip |= {"finished_at", "last_seen_at", "name", "telegram_lang", "lang", "cause"}
    found = [
        (one.table, column)
        for one in HELD
        if isinstance(one.goes, Mapping) and one.table not in ("inbox", "outbox", "person")
        for column in one.goes
        if column not in skip
    ]
    found += [(table, column) for table, columns in _MORE.items() for column in columns]
    return list(dict.fromkeys(found))


def _given(sql: str, values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if f":{name}" in sql}


async def written_by_now(tx: Tx) -> int:
    """The newest message that waits or was sent."""
    return int(await tx.value(LAST_WAITING))


async def say_nothing_since(tx: Tx, last: int) -> None:
    """What was queued after this one is never sent: it happened before, in another database."""
    await tx.run(UNSAID, last=last)


async def somebody(tx: Tx, person_id: int) -> tuple[str, str] | None:
    """Since when a person is known, and their name."""
    row = await tx.row(SOMEBODY, id=person_id)
    return None if row is None else (str(row["created_at"]), str(row["name"]))
