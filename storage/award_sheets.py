"""Judges' sheets and scores. Which of them count is asked of the rows each time: a judge who
agreed, a nominee who stands, and no conflict between the judge and the category."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.award_nominees import STANDS, STILL
from storage.db import Row, Tx
from storage.records import of_row

SheetState = Literal["open", "done", "again"]
Wanted = Callable[[Row], bool]
"""Who of those who stand is asked about."""

# Who is judged: found eligible, nobody who said no, and somebody's nomination of them still stands.
_STANDS = f"""n.joined_to IS NULL AND n.eligible = 'yes' AND n.said NOT IN ('no', 'private')
    AND {STILL}"""
_COUNTS = f"""FROM award_sheet s JOIN award_judge j ON j.id = s.judge_id
JOIN award_nominee n ON n.id = s.nominee_id
WHERE j.round_id = :round_id AND j.state = 'agreed' AND {_STANDS}
    AND NOT EXISTS (SELECT 1 FROM award_conflict f
        WHERE f.judge_id = j.id AND f.category_id = n.category_id)"""
COLUMNS = """s.id, s.judge_id, s.nominee_id, s.state, s.words, s.talked, s.done_at,
    n.category_id, j.person_id, j.round_id"""
COUNTING = f"SELECT {COLUMNS} {_COUNTS} ORDER BY s.id"
MINE = f"SELECT {COLUMNS} {_COUNTS} AND j.person_id = :person_id ORDER BY n.category_id, s.id"
FIND = f"""
SELECT {COLUMNS} FROM award_sheet s JOIN award_judge j ON j.id = s.judge_id
JOIN award_nominee n ON n.id = s.nominee_id WHERE s.id = :id"""
EVERY = f"""
SELECT {COLUMNS} FROM award_sheet s JOIN award_judge j ON j.id = s.judge_id
JOIN award_nominee n ON n.id = s.nominee_id WHERE j.round_id = :round_id ORDER BY s.id"""
PLACES = """
SELECT COUNT(*) AS many FROM award_nominee n WHERE n.round_id = :round_id AND n.place <> 'none'"""
SCORES = f"""
SELECT c.sheet_id, c.criterion_id, c.score FROM award_score c
WHERE c.sheet_id IN (SELECT s.id {_COUNTS})"""
SCORES_OF = "SELECT criterion_id, score FROM award_score WHERE sheet_id = :sheet_id"
TOUCHED = f"""
SELECT s.id, s.judge_id, s.nominee_id, s.state,
    EXISTS (SELECT 1 FROM award_score c WHERE c.sheet_id = s.id) AS scored {_COUNTS}"""
ADD = """
INSERT INTO award_sheet (judge_id, nominee_id, state, created_at)
VALUES (:judge_id, :nominee_id, 'open', :now) ON CONFLICT DO NOTHING"""
DROP = """
DELETE FROM award_sheet WHERE id = :id AND state = 'open'
    AND NOT EXISTS (SELECT 1 FROM award_score c WHERE c.sheet_id = award_sheet.id)"""
SCORE = """
INSERT INTO award_score (sheet_id, criterion_id, score) VALUES (:sheet_id, :criterion_id, :score)
ON CONFLICT (sheet_id, criterion_id) DO UPDATE SET score = :score"""
WORDS = "UPDATE award_sheet SET words = :words WHERE id = :id"
DONE = """
UPDATE award_sheet SET state = 'done', done_at = :now,
    talked = CASE WHEN state = 'again' THEN 1 ELSE talked END WHERE id = :id"""
REOPEN = "UPDATE award_sheet SET state = 'open' WHERE id = :id AND state = 'done'"
AGAIN = "UPDATE award_sheet SET state = 'again' WHERE id = :id AND state = 'done'"
TALKED = """
SELECT DISTINCT o.nominee_id FROM award_note o JOIN award_nominee n ON n.id = o.nominee_id
WHERE n.round_id = :round_id AND o.kind = 'discussion'"""
# Only once, and only where they may stand there: the table's own check.
SHORTLIST = """
UPDATE award_nominee SET place = 'shortlisted', changed_at = :now WHERE id = :id
    AND place = 'none' AND eligible = 'yes' AND said IN ('yes', 'family')"""
STAND = f"""
SELECT n.id, n.category_id, n.name, n.said, n.place FROM award_nominee n
WHERE n.round_id = :round_id AND {_STANDS} ORDER BY n.id LIMIT 2000"""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One judge's sheet for one nominee. again: to be looked at anew after a talk."""

    id: int
    judge_id: int
    nominee_id: int
    state: SheetState
    words: str | None
    talked: bool
    done_at: datetime | None
    category_id: int
    person_id: int
    round_id: int


async def counting(tx: Tx, round_id: int) -> list[SheetRow]:
    """The sheets of a round that count, or will once they are done."""
    return [of_row(SheetRow, row) for row in await tx.rows(COUNTING, round_id=round_id)]


async def every(tx: Tx, round_id: int) -> list[SheetRow]:
    """All sheets of a round, those that fell out too."""
    return [of_row(SheetRow, row) for row in await tx.rows(EVERY, round_id=round_id)]


async def has_shortlist(tx: Tx, round_id: int) -> bool:
    """Whether anybody has a place yet."""
    return bool(await tx.value(PLACES, round_id=round_id))


async def of_judge(tx: Tx, round_id: int, person_id: int) -> list[SheetRow]:
    """One judge's sheets that count, category by category."""
    found = await tx.rows(MINE, round_id=round_id, person_id=person_id)
    return [of_row(SheetRow, row) for row in found]


async def find(tx: Tx, sheet_id: int) -> SheetRow | None:
    """The sheet with this id, whether or not it counts."""
    row = await tx.row(FIND, id=sheet_id)
    return of_row(SheetRow, row) if row is not None else None


async def scores(tx: Tx, round_id: int) -> dict[int, dict[int, int]]:
    """The scores of the sheets that count, by sheet and criterion."""
    found: dict[int, dict[int, int]] = {}
    for row in await tx.rows(SCORES, round_id=round_id):
        found.setdefault(row["sheet_id"], {})[row["criterion_id"]] = row["score"]
    return found


async def scores_of(tx: Tx, sheet_id: int) -> dict[int, int]:
    """One sheet's scores so far, by criterion."""
    found = await tx.rows(SCORES_OF, sheet_id=sheet_id)
    return {row["criterion_id"]: row["score"] for row in found}


async def given_out(tx: Tx, round_id: int) -> tuple[Sequence[Row], Sequence[Row]]:
    """Who is judged, as `standing` has it; and the sheets that count: id, judge_id, nominee_id,
    state, and whether it has any score (scored)."""
    which = {"round_id": round_id}
    stand, touched = await tx.many((STAND, which), (TOUCHED, which))
    return stand, touched


def add(tx: Tx, judge_id: int, nominee_id: int, now: datetime) -> None:
    """A sheet for a judge to fill; the one that they had comes back."""
    tx.later(ADD, judge_id=judge_id, nominee_id=nominee_id, now=now)


def drop(tx: Tx, sheet_id: int) -> None:
    """Takes away a sheet that nobody has begun."""
    tx.later(DROP, id=sheet_id)


def score(tx: Tx, sheet_id: int, criterion_id: int, points: int) -> None:
    """1 to 5 on one criterion; the last one counts."""
    tx.later(SCORE, sheet_id=sheet_id, criterion_id=criterion_id, score=points)


def say(tx: Tx, sheet_id: int, words: str | None) -> None:
    """The judge's words."""
    tx.later(WORDS, id=sheet_id, words=words)


def done(tx: Tx, sheet_id: int, now: datetime) -> None:
    """The judge has sent it; after a talk it isn't talked over again."""
    tx.later(DONE, id=sheet_id, now=now)


def reopen(tx: Tx, sheet_id: int) -> None:
    """The judge changes something in it."""
    tx.later(REOPEN, id=sheet_id)


def again(tx: Tx, sheet_id: int) -> None:
    """Judges see this nominee very differently: looked at anew."""
    tx.later(AGAIN, id=sheet_id)


async def talked_over(tx: Tx, round_id: int) -> frozenset[int]:
    """Nominees whose judges were asked to look again."""
    return frozenset(row["nominee_id"] for row in await tx.rows(TALKED, round_id=round_id))


async def standing(tx: Tx, round_id: int) -> Sequence[Row]:
    """Who is judged: id, category_id, name, said, place."""
    return await tx.rows(STAND, round_id=round_id)


def stands(row: Row) -> bool:
    """Whether they may be on a shortlist: they said yes."""
    return row["said"] in STANDS


async def shortlist(tx: Tx, nominee_id: int, now: datetime) -> None:
    """Puts somebody who said yes on the shortlist."""
    await tx.run(SHORTLIST, id=nominee_id, now=now)
