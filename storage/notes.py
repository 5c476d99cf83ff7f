"""What the desk writes down about a member or a case, as rows; struck out, never deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx, moment_of

ADD = """
INSERT INTO note (community_id, about, about_id, words, by_id, at)
VALUES (:community_id, :about, :about_id, :words, :by_id, :now) RETURNING id"""
OF = """
SELECT n.id, n.community_id, n.about, n.about_id, n.words, n.by_id, n.at, n.struck_at,
    p.name AS by_name, s.name AS struck_name
FROM note n JOIN person p ON p.id = n.by_id LEFT JOIN person s ON s.id = n.struck_by
WHERE n.about = :about AND n.about_id = :about_id AND n.community_id = :community_id
ORDER BY n.id DESC LIMIT :limit OFFSET :offset"""
FIND = """
SELECT n.id, n.community_id, n.about, n.about_id, n.words, n.by_id, n.at, n.struck_at,
    p.name AS by_name, s.name AS struck_name
FROM note n JOIN person p ON p.id = n.by_id LEFT JOIN person s ON s.id = n.struck_by
WHERE n.id = :id"""
STRIKE = """
UPDATE note SET struck_by = :by_id, struck_at = :now WHERE id = :id AND struck_at IS NULL"""
FORGET = """
DELETE FROM note WHERE id IN (SELECT n.id FROM membership m JOIN note n
    ON n.about = 'member' AND n.about_id = m.id
    WHERE m.state IN ('left', 'declined') AND m.decided_at < :before ORDER BY n.id LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Note:
    """One note. about: what it is about (member: a membership; case); struck: whether it no longer
    holds."""

    id: int
    community_id: int
    about: str
    about_id: int
    words: str
    by_id: int
    by_name: str
    at: datetime
    struck: bool
    struck_name: str | None


def _note(row: Row) -> Note:
    return Note(
        int(row["id"]),
        int(row["community_id"]),
        str(row["about"]),
        int(row["about_id"]),
        str(row["words"]),
        int(row["by_id"]),
        str(row["by_name"]),
        moment_of(row["at"]),
        row["struck_at"] is not None,
        row["struck_name"],
    )


async def add(
    tx: Tx, community_id: int, about: str, about_id: int, words: str, by_id: int, now: datetime
) -> int:
    """Keeps a note; its id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            about=about,
            about_id=about_id,
            words=words,
            by_id=by_id,
            now=now,
        )
    )


async def of(
    tx: Tx, community_id: int, about: str, about_id: int, limit: int, offset: int = 0
) -> Sequence[Note]:
    """The notes about something, the newest first, struck ones among them."""
    rows = await tx.rows(
        OF,
        community_id=community_id,
        about=about,
        about_id=about_id,
        limit=limit,
        offset=offset,
    )
    return [_note(row) for row in rows]


async def find(tx: Tx, note_id: int) -> Note | None:
    """A note by its id; the caller checks who may see it."""
    row = await tx.row(FIND, id=note_id)
    return _note(row) if row else None


async def strike(tx: Tx, note_id: int, by_id: int, now: datetime) -> bool:
    """It no longer holds; False where it was struck out before."""
    return bool(await tx.run(STRIKE, id=note_id, by_id=by_id, now=now))
