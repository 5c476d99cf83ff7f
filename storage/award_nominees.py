"""Who is up for an award: rows of award_nominee, the nominations they were joined from, and notes.

A nominee whose name was sent in another spelling points to the one that is kept (`joined_to`, one
level deep); nominations stay with the spelling they were sent for, so a joining can be undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from storage.db import Row, Tx
from storage.records import of_row

Said = Literal["unasked", "asked", "yes", "no", "private", "family"]
How = Literal["chat", "phone", "parent", "family"]
Eligible = Literal["waiting", "yes", "no"]
NoteKind = Literal["flag", "eligibility", "diligence", "discussion", "feedback"]
STANDS: frozenset[str] = frozenset({"yes", "family"})
"""What somebody said who may be shortlisted and named in public."""

# Somebody whose nominations were all taken back is up for nothing any more.
SENT_FOR = """m.state = 'sent' AND m.nominee_id IN (
    SELECT j.id FROM award_nominee j WHERE j.id = n.id OR j.joined_to = n.id)"""
"""A condition on a nomination m: it was sent for the nominee n under any spelling."""
STILL = f"EXISTS (SELECT 1 FROM nomination m WHERE {SENT_FOR})"

COLUMNS = """n.id, n.community_id, n.round_id, n.category_id, n.name, n.kind, n.area, n.reach,
    n.person_id, n.under_18, n.posthumous, n.said, n.said_how, n.said_by, n.said_at, n.asked_at,
    n.eligible, n.eligible_why, n.eligible_by, n.evidence, n.evidence_at, n.place, n.joined_to,
    n.wall, n.badge, n.photo_ok, n.certificate, n.created_at, n.changed_at,
    c.label AS category, c.kinds AS category_kinds, r.state AS round_state,
    (SELECT h.name FROM award_scheme h WHERE h.id = r.scheme_id) || ' ' || r.name AS round_name,
    r.closes_at, r.announced_on, r.rules, p.name AS member, p.telegram_id, p.chat_open"""
FROM = """FROM award_nominee n JOIN award_category c ON c.id = n.category_id
JOIN award_round r ON r.id = n.round_id LEFT JOIN person p ON p.id = n.person_id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE n.id = :id"
OF_ROUND = f"""
SELECT {COLUMNS} {FROM} WHERE n.round_id = :round_id AND n.joined_to IS NULL
ORDER BY c.position, n.id LIMIT :limit"""
OF_CATEGORY = f"""
SELECT {COLUMNS} {FROM} WHERE n.round_id = :round_id AND n.category_id = :category_id
    AND n.joined_to IS NULL ORDER BY n.id LIMIT :limit"""
OF_PERSON = f"""
SELECT {COLUMNS} {FROM} WHERE n.person_id = :person_id AND n.joined_to IS NULL
    AND (n.said <> 'unasked' OR n.asked_at IS NOT NULL) AND r.state NOT IN ('setting', 'cancelled')
ORDER BY n.id DESC LIMIT :limit"""
JOINED = f"SELECT {COLUMNS} {FROM} WHERE n.joined_to = :id ORDER BY n.id LIMIT 50"
# What a desk still has to do, the oldest first; see storage/queue.py, whose line asks the same.
TO_CHECK = f"""
SELECT {COLUMNS} {FROM} WHERE n.community_id = :community_id AND n.joined_to IS NULL
    AND (:round_id = 0 OR n.round_id = :round_id)
    AND n.eligible = 'waiting' AND r.state IN ('open', 'checking', 'judging') AND {STILL}
ORDER BY n.created_at, n.id LIMIT :limit OFFSET :offset"""
COUNTS = """
SELECT n.eligible, n.said, COUNT(*) AS many FROM award_nominee n
WHERE n.round_id = :round_id AND n.joined_to IS NULL GROUP BY n.eligible, n.said"""
OF_ROOT = "(SELECT j.id FROM award_nominee j WHERE j.id = :id OR j.joined_to = :id)"
"""The ids of a nominee and of everybody who was joined to them; `:id` is the nominee's."""
NOMINATIONS = f"""
SELECT m.id, m.nominee_id, m.nominee_name, m.area, m.words, m.shown, m.years, m.relation,
    m.nominee_knows, m.by_id, m.entered_by, m.by_name, m.may_name, m.flags, m.sent_at, m.reach,
    p.name AS nominator,
    (SELECT COUNT(*) FROM nomination_second s WHERE s.nomination_id = m.id) AS seconds,
    (SELECT COUNT(*) FROM nomination_file f WHERE f.nomination_id = m.id AND f.rights = 1)
        AS files
FROM nomination m JOIN person p ON p.id = m.by_id
WHERE m.nominee_id IN {OF_ROOT} AND m.state = 'sent' ORDER BY m.id LIMIT 100"""
PARTIES = f"""
SELECT m.by_id AS person_id FROM nomination m
WHERE m.nominee_id IN {OF_ROOT} AND m.state = 'sent'
UNION SELECT n.person_id FROM award_nominee n WHERE n.id = :id AND n.person_id IS NOT NULL"""
NOTES = """
SELECT o.id, o.nominee_id, o.kind, o.code, o.words, o.by_id, o.at, p.name FROM award_note o
JOIN person p ON p.id = o.by_id
WHERE o.nominee_id = :id AND o.kind IN ('flag', 'eligibility', 'diligence')
ORDER BY o.id DESC LIMIT :limit"""
CODES = """
SELECT code FROM award_note WHERE nominee_id = :id AND kind = 'flag' AND code IS NOT NULL"""
NOTE = """
INSERT INTO award_note (nominee_id, kind, code, words, by_id, at)
VALUES (:id, :kind, :code, :words, :by, :now)"""
ADD = """
INSERT INTO award_nominee (community_id, round_id, category_id, name, kind, area, reach, person_id,
    under_18, posthumous, said, eligible, created_at, changed_at)
VALUES ((SELECT r.community_id FROM award_round r WHERE r.id = :round_id), :round_id,
    :category_id, :name, :kind, :area, :reach, :person_id, :under_18, :posthumous, 'unasked',
    'waiting', :now, :now) RETURNING id"""
# Who decided it last stays known: they have seen the name and can't judge it.
# Written only where it still is as it was seen, so that of two who press at once the first counts.
DECIDE = """
UPDATE award_nominee SET eligible = :eligible, eligible_why = :why,
    eligible_by = COALESCE(:by, eligible_by),
    place = CASE WHEN :eligible = 'yes' THEN place ELSE 'none' END, changed_at = :now
WHERE id = :id AND eligible = :before AND joined_to IS NULL"""
SAY = """
UPDATE award_nominee SET said = :said, said_how = :how, said_by = :by, said_at = :at,
    asked_at = :asked_at, place = CASE WHEN :stands = 1 THEN place ELSE 'none' END,
    changed_at = :now WHERE id = :id AND said = :before AND joined_to IS NULL"""
EVIDENCE = """
UPDATE award_nominee SET evidence = :evidence, evidence_at = :now, changed_at = :now
WHERE id = :id"""
JOIN = "UPDATE award_nominee SET joined_to = :to, changed_at = :now WHERE id = :id"
TAKE_OVER = """
UPDATE award_nominee SET person_id = COALESCE(person_id, :person_id),
    under_18 = CASE WHEN :under_18 = 1 THEN 1 ELSE under_18 END,
    posthumous = CASE WHEN :posthumous = 1 THEN 1 ELSE posthumous END,
    reach = COALESCE(reach, :reach), changed_at = :now WHERE id = :id"""
IS_MEMBER = "UPDATE award_nominee SET person_id = :person_id, changed_at = :now WHERE id = :id"
RENAME = "UPDATE award_nominee SET name = :name, changed_at = :now WHERE id = :id"
SHOW = "UPDATE nomination SET shown = :shown, changed_at = :now WHERE id = :id"
NOMINATION = """
SELECT m.id, m.community_id, m.round_id, m.nominee_id, m.state, m.words, m.shown, m.by_id,
    m.nominee_name, m.area, m.reach, m.created_at, m.entered_by, m.by_name, p.name AS nominator,
    p.telegram_id, p.chat_open, r.state AS round_state,
    (SELECT h.name FROM award_scheme h WHERE h.id = r.scheme_id) || ' ' || r.name AS round_name
FROM nomination m JOIN person p ON p.id = m.by_id JOIN award_round r ON r.id = m.round_id
WHERE m.id = :id"""
MOVE_TIP = """
UPDATE nomination SET state = :state, refused_why = :why, changed_at = :now
WHERE id = :id AND state = :before"""
FIRST_BY = f"""
SELECT m.id, m.by_id FROM nomination m WHERE m.nominee_id IN {OF_ROOT} AND m.state = 'sent'
ORDER BY m.id LIMIT 1"""
MOST = 2_000
"""Nominees of a round that are read at once; a city's round has some hundreds."""


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody up for an award, with the names of the category and the round, and the member they
    are. `evidence`: facts from the books as JSON (services/award_evidence)."""

    id: int
    community_id: int
    round_id: int
    category_id: int
    name: str
    kind: Literal["individual", "group", "business"]
    area: str
    reach: str | None
    person_id: int | None
    under_18: bool
    posthumous: bool
    said: Said
    said_how: How | None
    said_by: int | None
    said_at: datetime | None
    asked_at: datetime | None
    eligible: Eligible
    eligible_why: str | None
    eligible_by: int | None
    evidence: str | None
    evidence_at: datetime | None
    place: Literal["none", "shortlisted", "winner", "commended"]
    joined_to: int | None
    wall: bool | None
    badge: bool | None
    photo_ok: bool | None
    certificate: str | None
    created_at: datetime
    changed_at: datetime
    category: str
    category_kinds: str
    round_name: str
    round_state: str
    closes_at: datetime
    announced_on: str
    rules: str
    member: str | None
    telegram_id: int | None
    chat_open: bool | None

    @property
    def stands(self) -> bool:
        """Whether they may be on a shortlist and named in public."""
        return self.eligible == "yes" and self.said in STANDS and self.joined_to is None

    @property
    def was_asked(self) -> bool:
        """Whether they know of it: they were asked, whether or not they have answered."""
        return self.said != "unasked" or self.asked_at is not None

    @property
    def asked_by_chat(self) -> bool:
        """Whether they can be asked here: a grown-up member with an open chat."""
        grown = not self.under_18 and not self.posthumous
        return grown and self.telegram_id is not None and bool(self.chat_open)


async def find(tx: Tx, nominee_id: int) -> Nominee | None:
    """The nominee with this id, joined ones too."""
    row = await tx.row(BY_ID, id=nominee_id)
    return of_row(Nominee, row) if row is not None else None


async def of_round(tx: Tx, round_id: int, category_id: int | None = None) -> list[Nominee]:
    """Everybody up in a round, or in one category of it; none that was joined to another."""
    if category_id is None:
        found = await tx.rows(OF_ROUND, round_id=round_id, limit=MOST)
    else:
        found = await tx.rows(OF_CATEGORY, round_id=round_id, category_id=category_id, limit=MOST)
    return [of_row(Nominee, row) for row in found]


async def of_person(tx: Tx, person_id: int, limit: int = 20) -> list[Nominee]:
    """What this member was asked about, the newest first."""
    found = await tx.rows(OF_PERSON, person_id=person_id, limit=limit)
    return [of_row(Nominee, row) for row in found]


async def joined(tx: Tx, nominee_id: int) -> list[Nominee]:
    """Who was joined to this nominee."""
    return [of_row(Nominee, row) for row in await tx.rows(JOINED, id=nominee_id)]


async def to_check(
    tx: Tx, community_id: int, round_id: int, offset: int, limit: int
) -> list[Nominee]:
    """Whose nominations nobody has checked yet, the oldest first; round_id: 0 for every round."""
    about = {"community_id": community_id, "round_id": round_id}
    found = await tx.rows(TO_CHECK, **about, offset=offset, limit=limit)
    return [of_row(Nominee, row) for row in found]


async def counts(tx: Tx, round_id: int) -> Sequence[Row]:
    """How many there are, by eligible and said."""
    return await tx.rows(COUNTS, round_id=round_id)


async def nominations_of(tx: Tx, nominee_id: int) -> Sequence[Row]:
    """Every nomination sent for this nominee under any spelling, the first one first."""
    return await tx.rows(NOMINATIONS, id=nominee_id)


async def nomination(tx: Tx, nomination_id: int) -> Row | None:
    """One nomination or tip, with who sent it."""
    return await tx.row(NOMINATION, id=nomination_id)


async def first_nominator(tx: Tx, nominee_id: int) -> Row | None:
    """The first nomination (id) and who sent it (by_id)."""
    return await tx.row(FIRST_BY, id=nominee_id)


async def parties(tx: Tx, nominee_id: int) -> frozenset[int]:
    """Whose affair this is: the nominee, and who nominated them."""
    return frozenset(int(row["person_id"]) for row in await tx.rows(PARTIES, id=nominee_id))


async def add(tx: Tx, now: datetime, **values: Any) -> int:
    """A new nominee: nobody has checked or asked them yet."""
    made: int = await tx.value(ADD, now=now, **values)
    return made


async def decide(
    tx: Tx, one: Nominee, eligible: Eligible, why: str | None, by: int | None, now: datetime
) -> bool:
    """Eligible or not; False where somebody decided since it was read."""
    return bool(
        await tx.run(
            DECIDE, id=one.id, eligible=eligible, why=why, by=by, before=one.eligible, now=now
        )
    )


async def say(
    tx: Tx,
    one: Nominee,
    said: Said,
    how: How | None,
    by: int | None,
    now: datetime,
    *,
    at: datetime | None = None,
    asked_at: datetime | None = None,
) -> bool:
    """What they said, or that they were asked (`asked_at`); False where it changed meanwhile.
    Whoever says no leaves any place they had at once."""
    return bool(
        await tx.run(
            SAY,
            id=one.id,
            said=said,
            how=how,
            by=by,
            at=at,
            asked_at=asked_at or one.asked_at,
            stands=said in STANDS,
            before=one.said,
            now=now,
        )
    )


def keep_evidence(tx: Tx, nominee_id: int, evidence: str | None, now: datetime) -> None:
    """The facts that judges may see, or None where the nominee keeps them private."""
    tx.later(EVIDENCE, id=nominee_id, evidence=evidence, now=now)


def join(tx: Tx, nominee_id: int, to: int | None, now: datetime) -> None:
    """Joins a nominee to another one; None takes them apart again."""
    tx.later(JOIN, id=nominee_id, to=to, now=now)


def take_over(tx: Tx, kept: int, gone: Nominee, now: datetime) -> None:
    """What was known of the joined one and not of the one that is kept."""
    tx.later(
        TAKE_OVER,
        id=kept,
        person_id=gone.person_id,
        under_18=gone.under_18,
        posthumous=gone.posthumous,
        reach=gone.reach,
        now=now,
    )


def is_member(tx: Tx, nominee_id: int, person_id: int | None, now: datetime) -> None:
    """Which member the nominee is."""
    tx.later(IS_MEMBER, id=nominee_id, person_id=person_id, now=now)


def rename(tx: Tx, nominee_id: int, name: str, now: datetime) -> None:
    """The name as the nominator spells it."""
    tx.later(RENAME, id=nominee_id, name=name, now=now)


def show(tx: Tx, nomination_id: int, shown: str, now: datetime) -> None:
    """What judges read of a nomination."""
    tx.later(SHOW, id=nomination_id, shown=shown, now=now)


async def move_tip(
    tx: Tx, nomination_id: int, before: str, state: str, why: str | None, now: datetime
) -> bool:
    """What became of a tip; False where it was something else by then."""
    return bool(
        await tx.run(MOVE_TIP, id=nomination_id, before=before, state=state, why=why, now=now)
    )


def note(
    tx: Tx,
    nominee_id: int,
    kind: NoteKind,
    code: str | None,
    words: str | None,
    by: int,
    now: datetime,
) -> None:
    """Writes down what was found, decided or joined."""
    tx.later(NOTE, id=nominee_id, kind=kind, code=code, words=words, by=by, now=now)


async def notes(tx: Tx, nominee_id: int, limit: int = 10) -> Sequence[Row]:
    """What those who check wrote, the newest first."""
    return await tx.rows(NOTES, id=nominee_id, limit=limit)


async def codes(tx: Tx, nominee_id: int) -> frozenset[str]:
    """The codes of flags that were seen to: who is not the same (`apart:ID`), who was joined."""
    return frozenset(str(row["code"]) for row in await tx.rows(CODES, id=nominee_id))
