"""Lists that a broker brings in: the list, its rows, and which columns of one say what."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import deeds
from storage.db import Row, Tx
from storage.records import of_row

FILE = """f.id, f.community_id, f.made_by, f.decided_by, f.name, f.holds, f.state, f.file_job,
    f.answers, f.found, f.created_at, f.changed_at, f.written_at, m.name AS made_name,
    d.name AS decided_name"""
FROM = """FROM import_file f JOIN person m ON m.id = f.made_by
LEFT JOIN person d ON d.id = f.decided_by"""
ADD = """
INSERT INTO import_file (community_id, made_by, name, state, created_at, changed_at)
VALUES (:community_id, :made_by, :name, 'reading', :now, :now) RETURNING id"""
BY_ID = f"SELECT {FILE} {FROM} WHERE f.id = :id"
LATEST = f"""
SELECT {FILE} {FROM} WHERE f.community_id = :community_id
    AND f.state NOT IN ('cancelled', 'undone') ORDER BY f.id DESC LIMIT :limit"""
MOVE = """
UPDATE import_file SET state = :state, holds = :holds, file_job = :file_job, answers = :answers,
    found = :found, decided_by = :decided_by, written_at = :written_at, changed_at = :now
WHERE id = :id AND state = :before"""
ROW = """r.import_id, r.number, r.holds, r.digest, r.source, r.body, r.state, r.cause, r.person_id,
    r.other_id, r.minutes, r.thing, r.thing_id"""
PUT = """
INSERT INTO import_row (import_id, number, community_id, holds, digest, source, body, state, cause,
    person_id, other_id, minutes, thing, thing_id)
VALUES (:import_id, :number, :community_id, :holds, :digest, :source, :body, :state, :cause,
    :person_id, :other_id, :minutes, :thing, :thing_id)
ON CONFLICT (import_id, number) DO UPDATE SET holds = excluded.holds, digest = excluded.digest,
    source = excluded.source, body = excluded.body, state = excluded.state, cause = excluded.cause,
    person_id = excluded.person_id, other_id = excluded.other_id, minutes = excluded.minutes,
    thing = excluded.thing, thing_id = excluded.thing_id"""
SET = """
UPDATE import_row SET state = :state, cause = :cause, body = :body, person_id = :person_id,
    other_id = :other_id, thing = :thing, thing_id = :thing_id
WHERE import_id = :import_id AND number = :number"""
AFTER = f"""
SELECT {ROW} FROM import_row r WHERE r.import_id = :import_id AND r.number > :after
ORDER BY r.number LIMIT :limit"""
IN_STATE = f"""
SELECT {ROW} FROM import_row r WHERE r.import_id = :import_id AND r.state = :state
    AND r.number > :after ORDER BY r.number LIMIT :limit"""
LAST_WRITTEN = f"""
SELECT {ROW} FROM import_row r WHERE r.import_id = :import_id AND r.state = 'written'
ORDER BY r.number DESC LIMIT :limit"""
ONE = f"SELECT {ROW} FROM import_row r WHERE r.import_id = :import_id AND r.number = :number"
COUNTS = """
SELECT state, COUNT(*) AS n FROM import_row
WHERE import_id = :import_id AND holds <> 'correction' GROUP BY state"""
HIGHEST = "SELECT COALESCE(MAX(number), 0) FROM import_row WHERE import_id = :import_id"
CLEAR = "DELETE FROM import_row WHERE import_id = :import_id"
# A row is known where it was written before; of two that say the same in one file, the second is
# known only where two were written.
KNOWN = """
SELECT r.number, (SELECT COUNT(*) FROM import_row b WHERE b.import_id = r.import_id
        AND b.digest = r.digest AND b.number < r.number AND b.state <> 'bad') AS before,
    (SELECT COUNT(*) FROM import_row w WHERE w.community_id = r.community_id
        AND w.digest = r.digest AND w.state = 'written') AS written,
    (SELECT MAX(w.person_id) FROM import_row w WHERE w.community_id = r.community_id
        AND w.digest = r.digest AND w.state = 'written') AS person_id
FROM import_row r WHERE r.import_id = :import_id AND r.number IN (%s)"""
SOURCES = """
SELECT source, MAX(person_id) AS person_id FROM import_row
WHERE community_id = :community_id AND holds = 'member' AND state = 'written'
    AND source IS NOT NULL GROUP BY source"""
NAMES = "SELECT id, name FROM person WHERE id IN (%s)"
MEMBERS = """
SELECT p.id, p.name, m.reach FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id = :community_id AND m.state IN ('applied', 'meeting', 'approved', 'paused')
ORDER BY p.id LIMIT :limit"""
ROWS_OF_MEMBERS = """
SELECT r.number, r.body, r.source FROM import_row r
WHERE r.import_id = :import_id AND r.holds = 'member' AND r.state <> 'bad'
ORDER BY r.number"""
# What the lists say that a member had: balances of the newest list that has one, and what the
# transfers come to. Undone lists have no written rows.
CLAIMED = """
SELECT r.person_id, SUM(r.minutes) AS minutes FROM import_row r
WHERE r.community_id = :community_id AND r.holds = 'member' AND r.state = 'written'
    AND r.minutes IS NOT NULL AND r.person_id IN (%s)
    AND r.import_id = (SELECT MAX(x.import_id) FROM import_row x
        WHERE x.community_id = r.community_id AND x.person_id = r.person_id
            AND x.holds = 'member' AND x.state = 'written' AND x.minutes IS NOT NULL)
GROUP BY r.person_id"""
GOT = """
SELECT r.person_id, SUM(r.minutes) AS minutes FROM import_row r
WHERE r.community_id = :community_id AND r.holds IN (%s) AND r.state = 'written'
    AND r.person_id IN (%s) GROUP BY r.person_id"""
PAID = """
SELECT r.other_id AS person_id, SUM(r.minutes) AS minutes FROM import_row r
WHERE r.community_id = :community_id AND r.holds = 'transfer' AND r.state = 'written'
    AND r.other_id IN (%s) GROUP BY r.other_id"""
PEOPLE_IN = """
SELECT person_id FROM import_row WHERE import_id = :import_id AND state = 'written'
    AND person_id > :after
UNION SELECT other_id FROM import_row WHERE import_id = :import_id AND state = 'written'
    AND other_id > :after
ORDER BY 1 LIMIT :limit"""
SUMS = """
SELECT COUNT(*) AS n, COALESCE(SUM(minutes), 0) AS minutes FROM import_row
WHERE import_id = :import_id AND state IN ('new', 'asked', 'written')"""
REMEMBER = """
INSERT INTO import_map (community_id, digest, body, made_by, at)
VALUES (:community_id, :digest, :body, :made_by, :now)
ON CONFLICT (community_id, digest) DO UPDATE SET body = excluded.body,
    made_by = excluded.made_by, at = excluded.at"""
REMEMBERED = """
SELECT body FROM import_map WHERE community_id = :community_id AND digest = :digest"""
FORGET = """
UPDATE import_row SET body = '{}' WHERE body <> '{}' AND import_id IN (
    SELECT f.id FROM import_file f WHERE f.changed_at < :before AND EXISTS (
        SELECT 1 FROM import_row x WHERE x.import_id = f.id AND x.body <> '{}')
    ORDER BY f.changed_at LIMIT :limit)"""
# What a list was about, with names and rows of it, goes with its rows; how many there were stays.
TO_FORGET = """
SELECT id, found FROM import_file WHERE changed_at < :before AND found NOT LIKE '%"forgotten"%'
ORDER BY changed_at LIMIT :limit"""
FORGET_FILE = """
UPDATE import_file SET answers = '{}', found = :found,
    state = CASE WHEN state IN ('reading', 'asking', 'checking', 'ready', 'second')
        THEN 'cancelled' ELSE state END WHERE id = :id"""
NUMBERS = frozenset({"counts", "same", "minutes", "undoing", "stay_count", "differ_count"})
# Whether somebody who came with a list has done anything since that the list did not bring.
HAS_DONE = deeds.has_done()
FORGET_PERSON = "UPDATE person SET name = :name WHERE id = :id AND telegram_id IS NULL"
TAKE_OUT = """
UPDATE membership SET state = 'left', area = NULL, reach = NULL, reason = 'import undone',
    decided_by = :by, decided_at = :now
WHERE community_id = :community_id AND person_id = :person_id"""


@dataclass(frozen=True, slots=True)
class File:
    """A list: who sent it, what it holds, what was answered about it, and what was found in it."""

    id: int
    community_id: int
    made_by: int
    decided_by: int | None
    name: str
    holds: str
    state: str
    file_job: int
    answers: Mapping[str, Any]
    found: Mapping[str, Any]
    created_at: str
    changed_at: str
    written_at: str | None
    made_name: str
    decided_name: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list. `person_id` is the member it is about, or who got hours (transfers);
    `other_id` who gave them from their balance; `thing` what was made of it."""

    import_id: int
    number: int
    holds: str
    digest: str
    source: str | None
    body: Mapping[str, Any]
    state: str
    cause: str | None
    person_id: int | None
    other_id: int | None
    minutes: int | None
    thing: str | None
    thing_id: int | None


def file_of(row: Row) -> File:
    """A list from a row with the columns of FILE."""
    return of_row(File, row, answers=json.loads(row["answers"]), found=json.loads(row["found"]))


def line_of(row: Row) -> Line:
    """A row of a list from a row with the columns of ROW."""
    return of_row(Line, row, body=json.loads(row["body"]))


async def add(tx: Tx, community_id: int, made_by: int, name: str, now: datetime) -> int:
    """Begins one; answers with its id."""
    found = await tx.value(
        ADD, community_id=community_id, made_by=made_by, name=name[:200] or "list", now=now
    )
    return int(found)


async def find(tx: Tx, import_id: int) -> File | None:
    """The list with this id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=import_id)
    return file_of(row) if row else None


async def latest(tx: Tx, community_id: int, limit: int) -> list[File]:
    """The newest lists of a timebank that were neither cancelled nor undone."""
    rows = await tx.rows(LATEST, community_id=community_id, limit=limit)
    return [file_of(row) for row in rows]


async def save(tx: Tx, before: str, one: File, now: datetime) -> bool:
    """Writes how it stands, if its state is still `before`; says whether it was."""
    return bool(
        await tx.run(
            MOVE,
            id=one.id,
            before=before,
            state=one.state,
            holds=one.holds,
            file_job=one.file_job,
            answers=dict(one.answers),
            found=dict(one.found),
            decided_by=one.decided_by,
            written_at=one.written_at,
            now=now,
        )
    )


def put(tx: Tx, community_id: int, line: Line) -> None:
    """Writes a row of a list, new or anew."""
    values = {name: getattr(line, name) for name in Line.__slots__}
    tx.later(PUT, community_id=community_id, **{**values, "body": dict(line.body)})


def change(tx: Tx, line: Line) -> None:
    """Writes what became of a row."""
    tx.later(
        SET,
        import_id=line.import_id,
        number=line.number,
        state=line.state,
        cause=line.cause,
        body=dict(line.body),
        person_id=line.person_id,
        other_id=line.other_id,
        thing=line.thing,
        thing_id=line.thing_id,
    )


async def lines(
    tx: Tx, import_id: int, after: int, limit: int, state: str | None = None
) -> list[Line]:
    """Rows of a list after a number, all or those in a state, in their order."""
    where = {"import_id": import_id, "after": after, "limit": limit}
    rows = await (tx.rows(IN_STATE, **where, state=state) if state else tx.rows(AFTER, **where))
    return [line_of(row) for row in rows]


async def last_written(tx: Tx, import_id: int, limit: int) -> list[Line]:
    """The last rows that stand written, the last first."""
    return [line_of(r) for r in await tx.rows(LAST_WRITTEN, import_id=import_id, limit=limit)]


async def line(tx: Tx, import_id: int, number: int) -> Line | None:
    """One row of a list."""
    row = await tx.row(ONE, import_id=import_id, number=number)
    return line_of(row) if row else None


async def counts(tx: Tx, import_id: int) -> dict[str, int]:
    """How many rows are in which state."""
    rows = await tx.rows(COUNTS, import_id=import_id)
    return {str(row["state"]): int(row["n"]) for row in rows}


async def known(tx: Tx, import_id: int, numbers: Sequence[int]) -> dict[int, int | None]:
    """Which of these rows were written before, and the person that each is about."""
    names, values = _listed(numbers)
    rows = await tx.rows(KNOWN % names, import_id=import_id, **values)
    return {r["number"]: r["person_id"] for r in rows if r["before"] < r["written"]}


async def sources(tx: Tx, community_id: int) -> dict[str, int]:
    """Who came under which number of the other software."""
    rows = await tx.rows(SOURCES, community_id=community_id)
    return {str(row["source"]): int(row["person_id"]) for row in rows if row["person_id"]}


async def members_in(tx: Tx, import_id: int) -> list[tuple[int, str, str | None]]:
    """The rows of a list that are about members: number, what it says as JSON, source."""
    rows = await tx.rows(ROWS_OF_MEMBERS, import_id=import_id)
    return [(int(r["number"]), str(r["body"]), r["source"]) for r in rows]


async def names(tx: Tx, people: Sequence[int]) -> dict[int, str]:
    """What these people are called."""
    if not people:
        return {}
    listed, values = _listed(people)
    rows = await tx.rows(NAMES % listed, **values)
    return {int(row["id"]): str(row["name"]) for row in rows}


async def claimed(tx: Tx, community_id: int, people: Sequence[int]) -> dict[int, int]:
    """The balances in minutes that lists gave these people."""
    return await _minutes(tx, CLAIMED, community_id, people)


async def moved(tx: Tx, community_id: int, people: Sequence[int]) -> dict[int, int]:
    """What the transfers in lists come to for these people, in minutes."""
    names, values = _listed(people)
    got = await tx.rows(GOT % ("'transfer'", names), community_id=community_id, **values)
    paid = await _minutes(tx, PAID, community_id, people)
    found = {int(row["person_id"]): int(row["minutes"]) for row in got}
    return {one: found.get(one, 0) - paid.get(one, 0) for one in {*found, *paid}}


async def corrected(tx: Tx, community_id: int, people: Sequence[int]) -> dict[int, int]:
    """What imports corrected for these people, in minutes."""
    names, values = _listed(people)
    rows = await tx.rows(GOT % ("'correction'", names), community_id=community_id, **values)
    return {int(row["person_id"]): int(row["minutes"]) for row in rows}


async def _minutes(tx: Tx, sql: str, community_id: int, people: Sequence[int]) -> dict[int, int]:
    if not people:
        return {}
    names, values = _listed(people)
    rows = await tx.rows(sql % names, community_id=community_id, **values)
    return {int(row["person_id"]): int(row["minutes"]) for row in rows}


async def people_in(tx: Tx, import_id: int, after: int, limit: int) -> list[int]:
    """The next members, by id, whom written rows are about."""
    rows = await tx.rows(PEOPLE_IN, import_id=import_id, after=after, limit=limit)
    return [int(row["person_id"]) for row in rows]


async def members(tx: Tx, community_id: int, limit: int) -> Sequence[Row]:
    """Members as they are known here: id, name, how to reach them."""
    return await tx.rows(MEMBERS, community_id=community_id, limit=limit)


async def has_done(tx: Tx, community_id: int, import_id: int, person_id: int) -> bool:
    """Whether somebody whom a list brought has done anything since."""
    found = await tx.value(HAS_DONE, community_id=community_id, import_id=import_id, id=person_id)
    return bool(found)


def take_out(tx: Tx, community_id: int, person_id: int, name: str, by: int, now: datetime) -> None:
    """Somebody whom a list brought is a member no more; nothing about them is kept."""
    tx.later(TAKE_OUT, community_id=community_id, person_id=person_id, by=by, now=now)
    tx.later(FORGET_PERSON, id=person_id, name=name)


def _listed(values: Sequence[Any]) -> tuple[str, dict[str, Any]]:
    some = {f"v{number}": one for number, one in enumerate(values)}
    return ", ".join(f":{name}" for name in some) or "NULL", some


async def forget(tx: Tx, before: datetime, limit: int) -> int:
    """Lets go of what lists said that nobody has touched since then, and of what was answered about
    them; how many. Lists of which nothing was written are let go of as a whole."""
    files = await tx.rows(TO_FORGET, before=before, limit=limit)
    for row in files:
        found = {k: v for k, v in json.loads(row["found"]).items() if k in NUMBERS}
        tx.later(FORGET_FILE, id=row["id"], found={**found, "forgotten": True})
    return len(files) + await tx.run(FORGET, before=before, limit=limit)
