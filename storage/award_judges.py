"""The panel of a round: judges, the links that make somebody one, and conflicts that keep a judge
out of a category, declared or found in the records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.awards.conflicts import Source
from storage.db import Row, Tx
from storage.records import of_row

JudgeState = Literal["asked", "agreed", "declined", "left", "removed"]

NEVER_HELPED = "('cancelled', 'declined', 'not_done')"
COLUMNS = """j.id, j.round_id, j.person_id, j.state, j.asked_by, j.asked_at, j.declared_at,
    j.changed_at, p.name, r.state AS round_state, r.community_id"""
FROM = """FROM award_judge j JOIN person p ON p.id = j.person_id
JOIN award_round r ON r.id = j.round_id"""
OF_ROUND = f"SELECT {COLUMNS} {FROM} WHERE j.round_id = :round_id ORDER BY j.id"
OF_PERSON = f"""
SELECT {COLUMNS} {FROM} WHERE j.person_id = :person_id AND j.state IN ('asked', 'agreed')
    AND r.state NOT IN ('announced', 'cancelled') ORDER BY r.judged_at, j.id LIMIT 20"""
FIND = f"SELECT {COLUMNS} {FROM} WHERE j.id = :id"
IN_ROUND = f"{OF_ROUND.partition(' ORDER BY')[0]} AND j.person_id = :person_id"
ASK = """
INSERT INTO award_judge (round_id, person_id, state, asked_by, asked_at, changed_at)
VALUES (:round_id, :person_id, 'asked', :by, :now, :now)
ON CONFLICT (round_id, person_id) DO UPDATE SET state = 'asked', asked_by = :by, asked_at = :now,
    changed_at = :now WHERE award_judge.state IN ('declined', 'left', 'removed')
RETURNING id"""
MOVE = """
UPDATE award_judge SET state = :state, changed_at = :now WHERE id = :id AND state = :before"""
DECLARED = "UPDATE award_judge SET declared_at = :now WHERE id = :id AND declared_at IS NULL"
LINK = """
INSERT INTO award_judge_link (round_id, code, made_by, made_at, expires_at)
VALUES (:round_id, :code, :by, :now, :expires_at) RETURNING id"""
OPEN_LINKS = """
SELECT COUNT(*) AS many FROM award_judge_link
WHERE round_id = :round_id AND expires_at > :now AND used_at IS NULL"""
LINK_OF = """
SELECT l.id, l.round_id, l.made_by, r.community_id, r.state AS round_state
FROM award_judge_link l JOIN award_round r ON r.id = l.round_id
WHERE l.code = :code AND l.used_at IS NULL AND l.expires_at > :now"""
USE_LINK = """
UPDATE award_judge_link SET used_by = :person_id, used_at = :now
WHERE id = :id AND used_at IS NULL"""

CONFLICT = """
INSERT INTO award_conflict (judge_id, category_id, source, nominee_id, at)
VALUES (:judge_id, :category_id, :source, :nominee_id, :now) ON CONFLICT DO NOTHING"""
CONFLICTS = """
SELECT f.judge_id, f.category_id, f.source, f.nominee_id, f.at FROM award_conflict f
JOIN award_judge j ON j.id = f.judge_id WHERE j.round_id = :round_id ORDER BY f.id"""
CONFLICTS_OF = """
SELECT judge_id, category_id, source, nominee_id, at FROM award_conflict
WHERE judge_id = :judge_id ORDER BY id"""
# What the records hold between the judges of a round and whoever is up in it, whatever spelling
# they were sent under. Nobody who was found not eligible, or said no, keeps a judge out.
_UP = """FROM award_judge j JOIN award_nominee n ON n.round_id = j.round_id
JOIN award_nominee t ON t.id = COALESCE(n.joined_to, n.id)
WHERE j.round_id = :round_id AND j.state = 'agreed' AND t.eligible <> 'no'
    AND t.said NOT IN ('no', 'private')"""
_SENT = """FROM award_judge j JOIN {what}
JOIN award_nominee n ON n.id = m.nominee_id
JOIN award_nominee t ON t.id = COALESCE(n.joined_to, n.id)
WHERE j.round_id = :round_id AND j.state = 'agreed' AND m.round_id = j.round_id"""
_SECONDED = """nomination_second x ON x.person_id = j.person_id
JOIN nomination m ON m.id = x.nomination_id"""
_WHAT = "j.id AS judge_id, t.category_id, t.id AS nominee_id"
FOUND = f"""
SELECT 'nominee' AS source, {_WHAT} {_UP} AND n.person_id = j.person_id
UNION SELECT 'exchange', {_WHAT} {_UP}
    AND (EXISTS (SELECT 1 FROM exchange e WHERE e.giver_id = j.person_id
            AND e.receiver_id = n.person_id AND e.state NOT IN {NEVER_HELPED})
        OR EXISTS (SELECT 1 FROM exchange e WHERE e.receiver_id = j.person_id
            AND e.giver_id = n.person_id AND e.state NOT IN {NEVER_HELPED}))
UNION SELECT 'household', {_WHAT} {_UP}
    AND EXISTS (SELECT 1 FROM membership m JOIN household h ON h.community_id = m.community_id
        WHERE m.person_id = j.person_id AND h.person_id = j.person_id
        AND h.other_id = n.person_id)
UNION SELECT 'organisation', {_WHAT} {_UP}
    AND (EXISTS (SELECT 1 FROM delegate d WHERE d.person_id = j.person_id
            AND d.ended_at IS NULL AND d.kind <> 'broker' AND (d.for_id = n.person_id
            OR EXISTS (SELECT 1 FROM delegate o WHERE o.person_id = n.person_id
                AND o.for_id = d.for_id AND o.ended_at IS NULL)
            OR EXISTS (SELECT 1 FROM service_hours s WHERE s.person_id = n.person_id
                AND s.organisation_id = d.for_id)))
        OR EXISTS (SELECT 1 FROM delegate d WHERE d.person_id = n.person_id
            AND d.ended_at IS NULL AND d.kind <> 'broker' AND d.for_id = j.person_id)
        OR EXISTS (SELECT 1 FROM service_hours s WHERE s.person_id = j.person_id
            AND s.organisation_id = n.person_id))
UNION SELECT 'broker', {_WHAT} {_UP}
    AND EXISTS (SELECT 1 FROM role o JOIN membership m ON m.community_id = o.community_id
        WHERE o.person_id = j.person_id AND o.role IN ('broker', 'administrator')
        AND o.revoked_at IS NULL
        AND m.person_id = n.person_id AND m.state IN ('approved', 'paused'))
UNION SELECT 'broker', {_WHAT} {_UP}
    AND (t.eligible_by = j.person_id OR t.said_by = j.person_id AND t.said_how <> 'chat')
UNION SELECT 'broker', {_WHAT} {_UP}
    AND EXISTS (SELECT 1 FROM award_note o WHERE o.nominee_id = n.id
        AND o.by_id = j.person_id AND o.kind <> 'discussion')
UNION SELECT 'nominator', {_WHAT} {_SENT.format(what="nomination m ON m.by_id = j.person_id")}
    AND m.state IN ('sent', 'withdrawn')
UNION SELECT 'broker', {_WHAT} {_SENT.format(what="nomination m ON m.entered_by = j.person_id")}
UNION SELECT 'seconder', {_WHAT} {_SENT.format(what=_SECONDED)}"""
UP = """
SELECT t.id AS nominee_id, t.category_id, n.name, n.kind, n.area FROM award_nominee n
JOIN award_nominee t ON t.id = COALESCE(n.joined_to, n.id)
WHERE n.round_id = :round_id AND n.person_id IS NULL AND n.kind = 'individual'
    AND t.eligible <> 'no' AND t.said NOT IN ('no', 'private') ORDER BY n.id LIMIT 2000"""


@dataclass(frozen=True, slots=True)
class Judge:
    """Somebody on a panel. declared_at: when they had declared their conflicts."""

    id: int
    round_id: int
    person_id: int
    state: JudgeState
    asked_by: int
    asked_at: datetime
    declared_at: datetime | None
    changed_at: datetime
    name: str
    round_state: str
    community_id: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a judge takes no part in a category. nominee_id: about whom, where that is known."""

    judge_id: int
    category_id: int
    source: Source
    nominee_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that may keep a judge out. judges: everybody who was asked; kept: conflicts that
    are written down; found: what the records hold between judges who agreed and whoever is up
    (source, judge_id, category_id, nominee_id); unknown: people who are up and are no known member,
    who by their names alone may be anybody."""

    judges: list[Judge]
    kept: list[Conflict]
    found: Sequence[Row]
    unknown: Sequence[Row]


async def of_round(tx: Tx, round_id: int) -> list[Judge]:
    """Everybody who was asked, in that order, whatever they said."""
    return [of_row(Judge, row) for row in await tx.rows(OF_ROUND, round_id=round_id)]


async def of_person(tx: Tx, person_id: int) -> list[Judge]:
    """The panels that this person was asked to or sits on, of rounds that aren't over."""
    return [of_row(Judge, row) for row in await tx.rows(OF_PERSON, person_id=person_id)]


async def find(tx: Tx, judge_id: int) -> Judge | None:
    """The judge with this id."""
    row = await tx.row(FIND, id=judge_id)
    return of_row(Judge, row) if row is not None else None


async def in_round(tx: Tx, round_id: int, person_id: int) -> Judge | None:
    """This person on that panel, whatever they said."""
    row = await tx.row(IN_ROUND, round_id=round_id, person_id=person_id)
    return of_row(Judge, row) if row is not None else None


async def ask(tx: Tx, round_id: int, person_id: int, by: int, now: datetime) -> int | None:
    """Asks somebody; None where they are asked or on it already."""
    made = await tx.value(ASK, round_id=round_id, person_id=person_id, by=by, now=now)
    return int(made) if made is not None else None


async def move(tx: Tx, one: Judge, state: JudgeState, now: datetime) -> bool:
    """What they said, or that they are off; False where it changed meanwhile."""
    return bool(await tx.run(MOVE, id=one.id, state=state, before=one.state, now=now))


def declared(tx: Tx, judge_id: int, now: datetime) -> None:
    """They have declared their conflicts."""
    tx.later(DECLARED, id=judge_id, now=now)


async def add_link(
    tx: Tx, round_id: int, code: str, by: int, now: datetime, expires_at: datetime
) -> int:
    """A link that works once; code: its digest."""
    values = {"round_id": round_id, "code": code, "by": by, "expires_at": expires_at}
    return int(await tx.value(LINK, now=now, **values))


async def open_links(tx: Tx, round_id: int, now: datetime) -> int:
    """How many links nobody has used yet."""
    return int(await tx.value(OPEN_LINKS, round_id=round_id, now=now))


async def link(tx: Tx, code: str, now: datetime) -> Row | None:
    """The link of this digest that still works, with its round's timebank and state."""
    return await tx.row(LINK_OF, code=code, now=now)


async def use_link(tx: Tx, link_id: int, person_id: int, now: datetime) -> bool:
    """Uses it up; False where somebody was first."""
    return bool(await tx.run(USE_LINK, id=link_id, person_id=person_id, now=now))


def conflict(
    tx: Tx,
    judge_id: int,
    category_id: int,
    source: Source,
    nominee_id: int | None,
    now: datetime,
) -> None:
    """A judge takes no part in a category from now on; the same is kept once."""
    tx.later(
        CONFLICT,
        judge_id=judge_id,
        category_id=category_id,
        source=source,
        nominee_id=nominee_id,
        now=now,
    )


async def conflicts(tx: Tx, round_id: int) -> list[Conflict]:
    """Every conflict of a round's judges, in the order they were found."""
    return [of_row(Conflict, row) for row in await tx.rows(CONFLICTS, round_id=round_id)]


async def conflicts_of(tx: Tx, judge_id: int) -> list[Conflict]:
    """One judge's conflicts."""
    return [of_row(Conflict, row) for row in await tx.rows(CONFLICTS_OF, judge_id=judge_id)]


async def records(tx: Tx, round_id: int) -> Records:
    """All of it at once."""
    which = {"round_id": round_id}
    judges, kept, found, up = await tx.many(
        (OF_ROUND, which), (CONFLICTS, which), (FOUND, which), (UP, which)
    )
    return Records(
        [of_row(Judge, row) for row in judges], [of_row(Conflict, row) for row in kept], found, up
    )
