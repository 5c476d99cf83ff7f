"""Results of awards: how far they are, the places, who is told, and what winners chose to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.awards.announcing import Place
from storage.db import Row, Tx
from storage.records import of_row

LetIn = Literal["", "new", "burst", "both"]
Choice = Literal["wall", "badge"]
CHOICES: tuple[Choice, ...] = ("wall", "badge")

STAND = "SELECT counted_at, let_in, announce_at FROM award_round WHERE id = :round_id"
LET_IN = """
UPDATE award_round SET let_in = :let_in
WHERE id = :round_id AND state = 'deciding' AND decided_at IS NULL AND counted_at IS NOT NULL"""
DECIDE = """
UPDATE award_round SET decided_by = :by, decided_at = :now, calculation = :calculation
WHERE id = :round_id AND state = 'deciding' AND decided_at IS NULL"""
BACK = """
UPDATE award_round SET decided_by = NULL, decided_at = NULL, seconded_by = NULL, announce_at = NULL
WHERE id = :round_id AND state = 'deciding' AND decided_at IS NOT NULL"""
SECOND = """
UPDATE award_round SET seconded_by = :by, announce_at = :at
WHERE id = :round_id AND state = 'deciding' AND decided_at IS NOT NULL AND seconded_by IS NULL"""
LATER = """
UPDATE award_round SET announce_at = :at
WHERE id = :round_id AND state = 'deciding' AND announce_at < :at"""
ANNOUNCED = "UPDATE award_round SET announced_at = :now WHERE id = :round_id"
PLACED = """
UPDATE award_nominee SET place = :place, favourite = :favourite, changed_at = :now
WHERE id = :id AND place <> 'none'"""
# Everybody who was up, in the spelling that is kept, whatever they said.
UP = """
SELECT n.id, n.category_id, c.label AS category, n.name, n.kind, n.area, n.reach, n.person_id,
    n.under_18, n.posthumous, n.said, n.eligible, n.place, n.favourite, n.wall, n.badge,
    CASE WHEN p.telegram_id IS NOT NULL AND p.chat_open = 1 THEN 1 ELSE 0 END AS here
FROM award_nominee n JOIN award_category c ON c.id = n.category_id
LEFT JOIN person p ON p.id = n.person_id
WHERE n.round_id = :round_id AND n.joined_to IS NULL ORDER BY c.position, n.id LIMIT :limit"""
# Who nominated whom, in the spelling that is kept.
NOMINATORS = """
SELECT DISTINCT x.by_id, COALESCE(n.joined_to, n.id) AS nominee_id FROM nomination x
JOIN award_nominee n ON n.id = x.nominee_id
WHERE x.round_id = :round_id AND x.state = 'sent' ORDER BY x.by_id, nominee_id LIMIT :limit"""
_AWARD = """n.id, n.round_id, n.community_id, n.person_id, n.name, n.place, n.favourite, n.wall,
    n.badge, n.posthumous, n.certificate, c.label AS category, s.name AS scheme, r.name AS round,
    r.announced_at, k.name AS timebank
FROM award_nominee n JOIN award_round r ON r.id = n.round_id
JOIN award_scheme s ON s.id = r.scheme_id JOIN award_category c ON c.id = n.category_id
JOIN community k ON k.id = n.community_id
WHERE r.state = 'announced' AND n.joined_to IS NULL AND n.said IN ('yes', 'family')"""
AWARD = f"SELECT {_AWARD} AND n.id = :id"
CERTIFICATE = f"SELECT {_AWARD} AND n.certificate = :code"
PLACES = f"""
SELECT {_AWARD} AND n.round_id = :round_id
    AND (n.place IN ('winner', 'commended') OR n.favourite = 1)
ORDER BY c.position, CASE n.place WHEN 'winner' THEN 0 ELSE 1 END, n.id LIMIT :limit"""
WALL = f"""
SELECT {_AWARD} AND n.round_id = :round_id AND n.wall = 1
ORDER BY c.position, CASE n.place WHEN 'winner' THEN 0 WHEN 'commended' THEN 1 ELSE 2 END,
    n.name, n.id LIMIT :limit OFFSET :first"""
BADGES = f"""
SELECT {_AWARD} AND n.person_id = :person_id AND n.badge = 1
    AND (n.place IN ('winner', 'commended') OR n.favourite = 1)
ORDER BY r.announced_at DESC, n.id LIMIT :limit"""
ROUND_OF = "SELECT round_id FROM award_nominee WHERE id = :id AND joined_to IS NULL"
CHOOSE = "UPDATE award_nominee SET {what} = :yes, changed_at = :now WHERE id = :id"
CERTIFY = "UPDATE award_nominee SET certificate = :code WHERE id = :id AND certificate IS NULL"
COMMENTS = """
SELECT s.words FROM award_sheet s WHERE s.nominee_id = :id AND s.state = 'done'
    AND s.words IS NOT NULL AND s.words <> '' ORDER BY s.id LIMIT 10"""
FEEDBACK = """
SELECT o.words FROM award_note o WHERE o.nominee_id = :id AND o.kind = 'feedback'
ORDER BY o.id DESC LIMIT 1"""
SAY = """
INSERT INTO award_note (nominee_id, kind, code, words, by_id, at)
VALUES (:id, 'feedback', NULL, :words, :by, :now)"""
MOST = 500


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a result is: when the votes were counted, which of those set aside count as well,
    and when it is told."""

    counted_at: datetime | None
    let_in: LetIn
    announce_at: datetime | None


@dataclass(frozen=True, slots=True)
class Up:
    """Somebody who is, or was, up."""

    id: int
    category_id: int
    category: str
    name: str
    kind: str
    area: str
    reach: str | None
    person_id: int | None
    under_18: bool
    posthumous: bool
    said: str
    eligible: str
    place: str
    favourite: bool
    wall: bool | None
    badge: bool | None
    here: bool

    @property
    def reachable(self) -> bool:
        """Whether they can be told here: a member with Telegram, grown up. Else a person rings."""
        told_otherwise = self.under_18 or self.posthumous
        return self.person_id is not None and self.here and not told_otherwise


@dataclass(frozen=True, slots=True)
class Award:
    """What somebody got, once it was announced. certificate: its code, once there is one."""

    id: int
    round_id: int
    community_id: int
    person_id: int | None
    name: str
    place: str
    favourite: bool
    wall: bool | None
    badge: bool | None
    posthumous: bool
    certificate: str | None
    category: str
    scheme: str
    round: str
    announced_at: datetime
    timebank: str

    @property
    def is_prize(self) -> bool:
        """Whether there is something to show: a place, or the People's Choice."""
        return self.place in ("winner", "commended") or self.favourite


async def stand(tx: Tx, round_id: int) -> Stand:
    """How far this round's result is."""
    row = await tx.row(STAND, round_id=round_id)
    assert row is not None
    return of_row(Stand, row)


async def let_in(tx: Tx, round_id: int, which: LetIn) -> bool:
    """Which of the votes set aside count; False where it is decided, or not counted yet."""
    return bool(await tx.run(LET_IN, round_id=round_id, let_in=which))


async def decide(tx: Tx, round_id: int, by: int, now: datetime, calculation: str) -> bool:
    """Keeps the result and its working, for a second person; False where it was decided."""
    return bool(await tx.run(DECIDE, round_id=round_id, by=by, now=now, calculation=calculation))


async def put_back(tx: Tx, round_id: int) -> bool:
    """Decided no more; False where it isn't."""
    return bool(await tx.run(BACK, round_id=round_id))


async def second(tx: Tx, round_id: int, by: int, at: datetime) -> bool:
    """A second person agreed, and it is told then; False where it isn't decided, or was agreed."""
    return bool(await tx.run(SECOND, round_id=round_id, by=by, at=at))


def announce_later(tx: Tx, round_id: int, at: datetime) -> None:
    """The day of the result was put off: what was agreed already is not told before it."""
    tx.later(LATER, round_id=round_id, at=at)


def announced(tx: Tx, round_id: int, now: datetime) -> None:
    """The result is told."""
    tx.later(ANNOUNCED, round_id=round_id, now=now)


def placed(tx: Tx, nominee_id: int, place: Place, now: datetime, *, favourite: bool) -> None:
    """Somebody's place; one who took their yes back has none."""
    tx.later(PLACED, id=nominee_id, place=place, favourite=favourite, now=now)


async def up(tx: Tx, round_id: int) -> list[Up]:
    """Everybody who was up, by category."""
    return [of_row(Up, row) for row in await tx.rows(UP, round_id=round_id, limit=MOST)]


async def round_of(tx: Tx, nominee_id: int) -> int:
    """The round in which somebody is, or was, up; 0 for nobody."""
    return int(await tx.value(ROUND_OF, id=nominee_id) or 0)


async def nominators(tx: Tx, round_id: int) -> Sequence[Row]:
    """by_id and nominee_id, each pair once."""
    return await tx.rows(NOMINATORS, round_id=round_id, limit=10 * MOST)


async def award(tx: Tx, nominee_id: int) -> Award | None:
    """What somebody got; None before it is announced, and where they said no."""
    row = await tx.row(AWARD, id=nominee_id)
    return of_row(Award, row) if row else None


async def certificate(tx: Tx, code: str) -> Award | None:
    """The award whose certificate has this code."""
    row = await tx.row(CERTIFICATE, code=code)
    return of_row(Award, row) if row else None


async def places(tx: Tx, round_id: int) -> list[Award]:
    """Winners and commended, by category."""
    return [of_row(Award, row) for row in await tx.rows(PLACES, round_id=round_id, limit=MOST)]


async def wall(tx: Tx, round_id: int, first: int, limit: int) -> list[Award]:
    """Those who chose to stand on the wall."""
    rows = await tx.rows(WALL, round_id=round_id, first=first, limit=limit)
    return [of_row(Award, row) for row in rows]


async def badges(tx: Tx, person_id: int, limit: int = 3) -> list[Award]:
    """What somebody shows as a badge, by their own choice."""
    return [of_row(Award, row) for row in await tx.rows(BADGES, person_id=person_id, limit=limit)]


def choose(tx: Tx, nominee_id: int, what: Choice, now: datetime, *, yes: bool) -> None:
    """Somebody's own choice about what is shown of them."""
    assert what in CHOICES
    tx.later(CHOOSE.format(what=what), id=nominee_id, yes=yes, now=now)


async def certify(tx: Tx, nominee_id: int, code: str) -> None:
    """The code of somebody's certificate, which stays."""
    await tx.run(CERTIFY, id=nominee_id, code=code)


async def comments(tx: Tx, nominee_id: int) -> list[str]:
    """What judges wrote about somebody; nobody's name."""
    return [str(row["words"]) for row in await tx.rows(COMMENTS, id=nominee_id)]


async def feedback(tx: Tx, nominee_id: int) -> str | None:
    """What the organisers say to somebody, in kind words."""
    found = await tx.value(FEEDBACK, id=nominee_id)
    return None if found is None else str(found)


def say(tx: Tx, nominee_id: int, words: str, by: int, now: datetime) -> None:
    """Keeps that."""
    tx.later(SAY, id=nominee_id, words=words, by=by, now=now)
