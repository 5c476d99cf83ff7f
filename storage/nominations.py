"""Nominations, tips and drafts: rows of nomination, their files and their supporters.

What changes a nomination names the state that it was read in, so that of two taps the first counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from storage.award_rounds import Round
from storage.db import Row, Tx
from storage.records import of_row

State = Literal["tip", "draft", "sent", "withdrawn", "refused", "expired"]
Kind = Literal["individual", "group", "business"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Relation = Literal["neighbour", "friend", "family", "helped", "works_with", "member", "other"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
FileKind = Literal["photo", "voice", "document"]
LONGEST_WORDS = 8_000
"""Characters of a reason that others may read: about 1,400 words."""
LONGEST_REST = 60_000
"""Characters that are kept beside those, so that nothing of a long text is lost."""
ANSWERS = (
    *("category_id", "nominee_name", "nominee_kind", "area", "reach", "words", "rest", "years"),
    *("relation", "nominee_knows", "under_18", "posthumous", "may_name", "flags", "passed"),
)
"""Columns that the nominator's answers fill."""

COLUMNS = """n.id, n.community_id, n.round_id, n.category_id, n.nominee_id, n.state,
    n.nominee_name, n.nominee_kind, n.area, n.reach, n.words, n.rest, n.shown, n.years, n.relation,
    n.nominee_knows, n.under_18, n.posthumous, n.by_id, n.entered_by, n.by_name, n.may_name,
    n.flags, n.passed, n.refused_why, n.code, n.created_at, n.changed_at, n.sent_at,
    c.label AS category, p.name AS nominator,
    (SELECT COUNT(*) FROM nomination_second s WHERE s.nomination_id = n.id) AS seconds,
    (SELECT COUNT(*) FROM nomination_file f WHERE f.nomination_id = n.id AND f.rights = 1) AS files
"""
FROM = """FROM nomination n JOIN person p ON p.id = n.by_id
LEFT JOIN award_category c ON c.id = n.category_id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE n.id = :id"
BY_CODE = f"SELECT {COLUMNS} {FROM} WHERE n.code = :code"
MINE = f"""
SELECT {COLUMNS} {FROM} WHERE n.by_id = :person_id AND n.round_id = :round_id
    AND n.state <> 'withdrawn' ORDER BY n.id LIMIT :limit"""
TIPS = f"""
SELECT {COLUMNS} {FROM} WHERE n.community_id = :community_id AND n.state = 'tip'
ORDER BY n.created_at, n.id LIMIT :limit"""
ADD = """
INSERT INTO nomination (community_id, round_id, state, words, by_id, entered_by, flags, created_at,
    changed_at, sent_at)
VALUES (:community_id, :round_id, :state, :words, :by_id, :entered_by, :flags, :now, :now, :sent_at)
RETURNING id"""
_ANSWERED = ", ".join(f"{name} = :{name}" for name in ANSWERS)
SAVE = f"""
UPDATE nomination SET {_ANSWERED}, changed_at = :now WHERE id = :id AND state = :state"""
SEND = """
UPDATE nomination SET state = 'sent', nominee_id = :nominee_id, shown = :shown, flags = :flags,
    by_name = :by_name, code = COALESCE(code, :code), sent_at = :sent_at, changed_at = :now
WHERE id = :id AND state = :before"""
RESEND = """
UPDATE nomination SET nominee_id = :nominee_id, shown = :shown, flags = :flags, changed_at = :now
WHERE id = :id AND state = 'sent'"""
MOVE = """
UPDATE nomination SET state = :state, refused_why = :why, changed_at = :now
WHERE id = :id AND state = :before"""
CLAIM_TIP = """
UPDATE nomination SET state = 'draft', entered_by = :entered_by, sent_at = NULL, changed_at = :now
WHERE id = :id AND state = 'tip'"""
EXPIRE = """
UPDATE nomination SET state = 'expired', changed_at = :now
WHERE round_id = :round_id AND state = 'draft'"""
FILES = """
SELECT id, nomination_id, kind, file, rights FROM nomination_file
WHERE nomination_id = :nomination_id ORDER BY id LIMIT 20"""
FILE = "SELECT id, nomination_id, kind, file, rights FROM nomination_file WHERE id = :id"
ADD_FILE = """
INSERT INTO nomination_file (nomination_id, kind, file, rights, at)
VALUES (:nomination_id, :kind, :file, 0, :now) RETURNING id"""
ALLOW = "UPDATE nomination_file SET rights = 1 WHERE id = :id"
DROP_FILE = "DELETE FROM nomination_file WHERE id = :id"
SECONDERS = """
SELECT s.person_id, p.name, s.at FROM nomination_second s JOIN person p ON p.id = s.person_id
WHERE s.nomination_id = :nomination_id ORDER BY s.at, s.person_id LIMIT 200"""
SECOND = """
INSERT INTO nomination_second (nomination_id, person_id, at)
VALUES (:nomination_id, :person_id, :now) ON CONFLICT DO NOTHING"""
UNSECOND = """
DELETE FROM nomination_second WHERE nomination_id = :nomination_id AND person_id = :person_id"""

JUDGES = """
SELECT 1 FROM award_judge WHERE round_id = :round_id AND person_id = :person_id
    AND state IN ('asked', 'agreed')"""
STANDS_FOR = """
SELECT 1 FROM award_nominee WHERE id = :id AND category_id = :category_id AND kind = :kind
    AND name = :name"""


@dataclass(frozen=True, slots=True)
class Nomination:
    """What one person sent, or has begun. `words` as typed, `rest` what is beyond them; `shown`
    what others may read. seconds: how many supporters; files: how many that may be used."""

    id: int
    community_id: int
    round_id: int
    category_id: int | None
    nominee_id: int | None
    state: State
    nominee_name: str | None
    nominee_kind: Kind | None
    area: str | None
    reach: str | None
    words: str | None
    rest: str | None
    shown: str | None
    years: int | None
    relation: Relation | None
    nominee_knows: bool | None
    under_18: bool | None
    posthumous: bool | None
    by_id: int
    entered_by: int | None
    by_name: str | None
    may_name: bool | None
    flags: tuple[str, ...]
    passed: tuple[str, ...]
    refused_why: str | None
    code: str | None
    created_at: datetime
    changed_at: datetime
    sent_at: datetime | None
    category: str | None
    nominator: str
    seconds: int
    files: int


@dataclass(frozen=True, slots=True)
class File:
    """A photo, voice note or paper. rights: the sender said that it may be used."""

    id: int
    nomination_id: int
    kind: FileKind
    file: str
    rights: bool


@dataclass(frozen=True, slots=True)
class Seconder:
    """Somebody who supports a nomination."""

    person_id: int
    name: str
    at: datetime


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def _of(row: Row) -> Nomination:
    return of_row(Nomination, row, flags=_split(row["flags"]), passed=_split(row["passed"]))


async def find(tx: Tx, nomination_id: int) -> Nomination | None:
    """One by its id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=nomination_id)
    return _of(row) if row else None


async def by_code(tx: Tx, code: str) -> Nomination | None:
    """The one whose link for supporters has this code."""
    row = await tx.row(BY_CODE, code=code)
    return _of(row) if row else None


async def mine(tx: Tx, person_id: int, round_id: int, limit: int = 60) -> list[Nomination]:
    """What somebody sent or began in a round, the oldest first; not what they took back."""
    rows = await tx.rows(MINE, person_id=person_id, round_id=round_id, limit=limit)
    return [_of(row) for row in rows]


async def tips(tx: Tx, community_id: int, limit: int = 50) -> list[Nomination]:
    """Examples that nobody has made anything of yet, the oldest first."""
    return [_of(row) for row in await tx.rows(TIPS, community_id=community_id, limit=limit)]


async def add(
    tx: Tx,
    one: Round,
    state: State,
    by_id: int,
    entered_by: int | None,
    now: datetime,
    *,
    words: str | None = None,
    flags: Sequence[str] = (),
    sent_at: datetime | None = None,
) -> int:
    """A new draft or tip. Returns its id."""
    made = await tx.value(
        ADD,
        community_id=one.community_id,
        round_id=one.id,
        state=state,
        words=words,
        by_id=by_id,
        entered_by=entered_by,
        flags=",".join(flags),
        now=now,
        sent_at=sent_at,
    )
    return int(made)


def answers_of(one: Nomination) -> dict[str, Any]:
    """Its answers by the names of ANSWERS, as `save` takes them."""
    return {name: getattr(one, name) for name in ANSWERS}


async def save(tx: Tx, one: Nomination, answers: Mapping[str, Any], now: datetime) -> bool:
    """Other answers, the rest as it was read; False where it is in another state by now."""
    values = {**answers_of(one), **answers}
    values |= {name: ",".join(values[name]) for name in ("flags", "passed")}
    return await tx.run(SAVE, id=one.id, state=one.state, now=now, **values) == 1


async def send(tx: Tx, one: Nomination, now: datetime, **values: Any) -> bool:
    """It becomes sent: nominee_id, shown, flags, by_name, code, sent_at. False where it is in
    another state by now."""
    values["flags"] = ",".join(values["flags"])
    return await tx.run(SEND, id=one.id, before=one.state, now=now, **values) == 1


async def resend(tx: Tx, one: Nomination, now: datetime, **values: Any) -> bool:
    """One that was sent is so for another nominee or in other words: nominee_id, shown, flags."""
    values["flags"] = ",".join(values["flags"])
    return await tx.run(RESEND, id=one.id, now=now, **values) == 1


async def move(
    tx: Tx, one: Nomination, state: State, now: datetime, why: str | None = None
) -> bool:
    """On to another state; False where it isn't in the state that was read."""
    return await tx.run(MOVE, id=one.id, before=one.state, state=state, why=why, now=now) == 1


async def claim_tip(tx: Tx, one: Nomination, entered_by: int | None, now: datetime) -> bool:
    """A tip becomes a draft, which `entered_by` completes for its sender (None: they do)."""
    return await tx.run(CLAIM_TIP, id=one.id, entered_by=entered_by, now=now) == 1


async def expire(tx: Tx, round_id: int, now: datetime) -> int:
    """Drafts of a round that has closed were not sent. Returns how many."""
    return await tx.run(EXPIRE, round_id=round_id, now=now)


async def files(tx: Tx, nomination_id: int) -> list[File]:
    """What came with it, also what may not be used (yet)."""
    return [of_row(File, row) for row in await tx.rows(FILES, nomination_id=nomination_id)]


async def file(tx: Tx, file_id: int) -> File | None:
    """One file by its id."""
    row = await tx.row(FILE, id=file_id)
    return of_row(File, row) if row else None


async def add_file(tx: Tx, nomination_id: int, kind: FileKind, file: str, now: datetime) -> int:
    """Something that Telegram keeps, whose rights aren't known yet. Returns its id."""
    made = await tx.value(ADD_FILE, nomination_id=nomination_id, kind=kind, file=file, now=now)
    return int(made)


async def allow_file(tx: Tx, file_id: int) -> None:
    """It may be used."""
    await tx.run(ALLOW, id=file_id)


async def drop_file(tx: Tx, file_id: int) -> None:
    """It is gone."""
    await tx.run(DROP_FILE, id=file_id)


async def seconders(tx: Tx, nomination_id: int) -> list[Seconder]:
    """Who supports it, the first first."""
    rows = await tx.rows(SECONDERS, nomination_id=nomination_id)
    return [of_row(Seconder, row) for row in rows]


async def second(tx: Tx, nomination_id: int, person_id: int, now: datetime) -> bool:
    """Somebody supports it; False where they did already."""
    values = {"nomination_id": nomination_id, "person_id": person_id}
    return await tx.run(SECOND, **values, now=now) == 1


async def unsecond(tx: Tx, nomination_id: int, person_id: int) -> bool:
    """They take it back; False where they didn't support it."""
    return await tx.run(UNSECOND, nomination_id=nomination_id, person_id=person_id) == 1


async def judges(tx: Tx, round_id: int, person_id: int) -> bool:
    """Whether somebody is on the round's panel, or was asked to be."""
    return await tx.value(JUDGES, round_id=round_id, person_id=person_id) is not None


async def stands_for(tx: Tx, nominee_id: int, one: Nomination) -> bool:
    """Whether this nominee is still the one that the nomination names."""
    found = await tx.value(
        STANDS_FOR,
        id=nominee_id,
        category_id=one.category_id,
        kind=one.nominee_kind or "individual",
        name=one.nominee_name,
    )
    return found is not None
