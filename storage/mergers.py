"""Two records of one person made one, as rows: who asked, what was moved for it, and back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx
from storage.merger_things import COLUMNS_OF_PAIR, PAIRS, THINGS, Thing
from storage.records import of_row

COLUMNS = """g.id, g.community_id, g.kept_id, g.gone_id, g.state, g.before, g.minutes,
    g.telegram_id, g.account, g.asked_by, g.asked_at, g.decided_at, k.name AS kept_name,
    o.name AS gone_name, a.name AS asked_name, d.name AS decided_name, u.name AS undone_name"""
FROM = """FROM merger g JOIN person k ON k.id = g.kept_id JOIN person o ON o.id = g.gone_id
JOIN person a ON a.id = g.asked_by LEFT JOIN person d ON d.id = g.decided_by
LEFT JOIN person u ON u.id = g.undone_by"""
FIND = f"SELECT {COLUMNS} {FROM} WHERE g.id = :id"
OPEN_WITH = f"""
SELECT {COLUMNS} {FROM} WHERE g.community_id = :community_id AND g.state IN ('asked', 'done')
    AND g.gone_id IN (:one, :other)"""
INTO = f"""
SELECT {COLUMNS} {FROM} WHERE g.community_id = :community_id AND g.kept_id = :person_id
    AND g.state IN ('asked', 'done') AND g.state = 'done' ORDER BY g.id DESC"""
ADD = """
INSERT INTO merger (community_id, kept_id, gone_id, state, asked_by, asked_at)
VALUES (:community_id, :kept_id, :gone_id, 'asked', :by_id, :now) ON CONFLICT DO NOTHING
RETURNING id"""
MOVE = """
UPDATE merger SET state = :state, decided_by = :by_id, decided_at = :now
WHERE id = :id AND state = 'asked'"""
MOVED = """
UPDATE merger SET before = :before, minutes = :minutes, telegram_id = :telegram_id,
    account = :account WHERE id = :id"""
ACCOUNT_MOVED = """
UPDATE merger SET telegram_id = :telegram_id, account = 'moved' WHERE id = :id"""
ALL_DONE = """
SELECT gone_id, kept_id FROM merger WHERE community_id = :community_id
    AND state IN ('asked', 'done') AND state = 'done' ORDER BY gone_id"""
# What is in the books of a record that went stays on it.
HISTORY = """
SELECT e.id, e.day, e.minutes, e.skill, e.words, e.giver_id, e.receiver_id, e.state,
    g.name AS giver, r.name AS receiver, e.named
FROM exchange e LEFT JOIN person g ON g.id = e.giver_id LEFT JOIN person r ON r.id = e.receiver_id
WHERE e.id IN (
    SELECT id FROM (SELECT id FROM exchange WHERE giver_id = :person_id
        AND community_id = :community_id AND state = 'posted' ORDER BY id DESC LIMIT :limit) AS q
    UNION SELECT id FROM (SELECT id FROM exchange WHERE receiver_id = :person_id
        AND community_id = :community_id AND state = 'posted' ORDER BY id DESC LIMIT :limit) AS t)
ORDER BY e.id DESC LIMIT :limit"""
UNDO = """
UPDATE merger SET state = 'undone', undone_by = :by_id, undone_at = :now
WHERE id = :id AND state = 'done'"""
KEEP = """
INSERT INTO merger_row (merger_id, thing, row_id) VALUES (:merger_id, :thing, :row_id)
ON CONFLICT DO NOTHING"""
ROWS = "SELECT thing, row_id FROM merger_row WHERE merger_id = :merger_id ORDER BY thing, row_id"
NOTE = "note"
NOTES = """
SELECT n.id FROM membership m JOIN note n ON n.about = 'member' AND n.about_id = m.id
WHERE m.community_id = :community_id AND m.person_id = :person_id"""
MOVE_NOTE = """
UPDATE note SET about_id = (SELECT m.id FROM membership m
    WHERE m.community_id = :community_id AND m.person_id = :person_id) WHERE id = :id"""
LOCK = "UPDATE community SET slug = slug WHERE id = :community_id"
NO_ACCOUNT = "UPDATE person SET telegram_id = NULL WHERE id = :id AND telegram_id = :telegram_id"
ACCOUNT = """
UPDATE person SET telegram_id = :telegram_id, chat_open = 1
WHERE id = :id AND telegram_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM person p WHERE p.telegram_id = :telegram_id)"""
FORGET_CARDS = "DELETE FROM card WHERE chat_id = :chat_id"
FORGET_DRAFTS = "DELETE FROM draft WHERE person_id = :person_id"
FORGET_KEYBOARD = "DELETE FROM keyboard WHERE chat_id = :chat_id"


@dataclass(frozen=True, slots=True)
class Merger:
    """One of them. minutes: the balance that moved; account: what became of the Telegram account
    (telegram_id) of the record that went."""

    id: int
    community_id: int
    kept_id: int
    gone_id: int
    state: str
    before: str | None
    minutes: int | None
    telegram_id: int | None
    account: str | None
    asked_by: int
    asked_at: datetime
    decided_at: datetime | None
    kept_name: str
    gone_name: str
    asked_name: str
    decided_name: str | None
    undone_name: str | None


def lock(tx: Tx, community_id: int) -> None:
    """What follows in this transaction is decided by one at a time in this timebank."""
    tx.later(LOCK, community_id=community_id)


async def add(
    tx: Tx, community_id: int, kept_id: int, gone_id: int, by_id: int, now: datetime
) -> int | None:
    """Somebody asked for it; its id. None where the record that goes is in one already."""
    found = await tx.value(
        ADD, community_id=community_id, kept_id=kept_id, gone_id=gone_id, by_id=by_id, now=now
    )
    return None if found is None else int(found)


async def find(tx: Tx, merger_id: int) -> Merger | None:
    """One by its id; the caller checks who may see it."""
    row = await tx.row(FIND, id=merger_id)
    return of_row(Merger, row) if row else None


async def open_with(tx: Tx, community_id: int, one: int, other: int) -> list[Merger]:
    """Those asked for or done by which one of these two goes."""
    rows = await tx.rows(OPEN_WITH, community_id=community_id, one=one, other=other)
    return [of_row(Merger, row) for row in rows]


async def into(tx: Tx, community_id: int, person_id: int) -> list[Merger]:
    """Which records were made one with this one, the newest first."""
    rows = await tx.rows(INTO, community_id=community_id, person_id=person_id)
    return [of_row(Merger, row) for row in rows]


async def history(tx: Tx, community_id: int, person_id: int, limit: int) -> Sequence[Row]:
    """The last help in the books of a record that went."""
    return await tx.rows(HISTORY, community_id=community_id, person_id=person_id, limit=limit)


async def stays(tx: Tx, community_id: int) -> Callable[[int | None], int | None]:
    """Says for a person's id which record of theirs stayed: the same where nothing was merged."""
    rows = await tx.rows(ALL_DONE, community_id=community_id)
    gone = {int(row["gone_id"]): int(row["kept_id"]) for row in rows}

    def kept(person_id: int | None) -> int | None:
        while person_id in gone:
            person_id = gone[person_id]
        return person_id

    return kept


async def united(tx: Tx, community_id: int) -> set[int]:
    """Everybody here whose record was made one with another, whether it went or stayed."""
    rows = await tx.rows(ALL_DONE, community_id=community_id)
    return {int(row[end]) for row in rows for end in ("gone_id", "kept_id")}


def account_moved(tx: Tx, merger_id: int, telegram_id: int) -> None:
    """The account of the record that went is on the one that stays, by a code."""
    tx.later(ACCOUNT_MOVED, id=merger_id, telegram_id=telegram_id)


async def decide(tx: Tx, merger_id: int, state: str, by_id: int, now: datetime) -> bool:
    """It is done, declined or taken back, if it was still asked for."""
    return bool(await tx.run(MOVE, id=merger_id, state=state, by_id=by_id, now=now))


async def undo(tx: Tx, merger_id: int, by_id: int, now: datetime) -> bool:
    """It is undone, if it was done."""
    return bool(await tx.run(UNDO, id=merger_id, by_id=by_id, now=now))


def moved(
    tx: Tx,
    merger_id: int,
    before: str,
    minutes: int,
    telegram_id: int | None,
    account: str | None,
) -> None:
    """Keeps what was so before, for putting it back."""
    tx.later(
        MOVED,
        id=merger_id,
        before=before,
        minutes=minutes,
        telegram_id=telegram_id,
        account=account,
    )


async def point(tx: Tx, found: Merger) -> None:
    """Points what is not yet in the books at the record that stays, and keeps a list of it."""
    who = {
        "community_id": found.community_id,
        "kept_id": found.kept_id,
        "gone_id": found.gone_id,
    }
    for thing in THINGS:
        for row in await tx.rows(thing.found, **who):
            tx.later(KEEP, merger_id=found.id, thing=thing.name, row_id=row["id"])
            _set(tx, thing, row["id"], found.gone_id, found.kept_id, found.community_id)
    for row in await tx.rows(NOTES, community_id=found.community_id, person_id=found.gone_id):
        tx.later(KEEP, merger_id=found.id, thing=NOTE, row_id=row["id"])
        _move_note(tx, int(row["id"]), found, found.kept_id)
    for table in PAIRS:
        await _pairs(tx, table, found)


def _move_note(tx: Tx, note_id: int, found: Merger, person_id: int) -> None:
    tx.later(MOVE_NOTE, id=note_id, community_id=found.community_id, person_id=person_id)


def _set(tx: Tx, thing: Thing, row_id: int, before: int, after: int, community_id: int) -> None:
    tx.later(
        thing.set,
        after=after,
        before=before,
        row_id=row_id,
        community_id=community_id,
    )


async def _pairs(tx: Tx, table: str, found: Merger) -> None:
    others = await tx.rows(
        f"SELECT x.other_id FROM {table} x WHERE x.community_id = :community_id"
        " AND x.person_id = :gone_id AND x.other_id <> :kept_id AND NOT EXISTS"
        f" (SELECT 1 FROM {table} k WHERE k.community_id = :community_id"
        " AND k.person_id = :kept_id AND k.other_id = x.other_id)",
        community_id=found.community_id,
        gone_id=found.gone_id,
        kept_id=found.kept_id,
    )
    columns = COLUMNS_OF_PAIR[table]
    for row in others:
        tx.later(KEEP, merger_id=found.id, thing=table, row_id=row["other_id"])
        for one, other in (("kept_id", "other_id"), ("other_id", "kept_id")):
            tx.later(
                f"INSERT INTO {table} (community_id, person_id, other_id, {columns})"
                f" SELECT community_id, CAST(:{one} AS BIGINT), CAST(:{other} AS BIGINT),"
                f" {columns} FROM {table}"
                " WHERE community_id = :community_id AND person_id = :gone_id"
                " AND other_id = :other_id ON CONFLICT DO NOTHING",
                community_id=found.community_id,
                gone_id=found.gone_id,
                kept_id=found.kept_id,
                other_id=row["other_id"],
            )


async def put_back(tx: Tx, found: Merger) -> int:
    """Points everything of the list back, but for what came into the books since; says how many
    rows those are."""
    stayed = 0
    things = {thing.name: thing for thing in THINGS}
    for row in await tx.rows(ROWS, merger_id=found.id):
        thing = things.get(row["thing"])
        if row["thing"] == NOTE:
            _move_note(tx, int(row["row_id"]), found, found.gone_id)
            continue
        if thing is None:
            _part(tx, str(row["thing"]), found, int(row["row_id"]))
            continue
        back = await tx.run(
            thing.set,
            after=found.gone_id,
            before=found.kept_id,
            row_id=row["row_id"],
            community_id=found.community_id,
        )
        stayed += not back
    return stayed


def _part(tx: Tx, table: str, found: Merger, other_id: int) -> None:
    if table not in PAIRS:
        return
    tx.later(
        f"DELETE FROM {table} WHERE community_id = :community_id"
        " AND (person_id = :kept_id AND other_id = :other_id"
        " OR person_id = :other_id AND other_id = :kept_id)",
        community_id=found.community_id,
        kept_id=found.kept_id,
        other_id=other_id,
    )


async def rows_of(tx: Tx, merger_id: int) -> Sequence[Row]:
    """What was moved for it: thing and row_id."""
    return await tx.rows(ROWS, merger_id=merger_id)


async def take_account(tx: Tx, person_id: int, telegram_id: int) -> bool:
    """The record has this Telegram account no more; what stood on its screens is let go."""
    tx.later(FORGET_CARDS, chat_id=telegram_id)
    tx.later(FORGET_DRAFTS, person_id=person_id)
    return bool(await tx.run(NO_ACCOUNT, id=person_id, telegram_id=telegram_id))


async def give_account(tx: Tx, person_id: int, telegram_id: int) -> bool:
    """The record has this Telegram account from now on; False where it has one, or another record
    has this one."""
    return bool(await tx.run(ACCOUNT, id=person_id, telegram_id=telegram_id))
