"""Award schemes, their rounds with categories and criteria, and dates that were put off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from domain.awards.phases import Dates, Phase, Which
from domain.awards.rules import Rules
from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = """r.id, r.community_id, r.scheme_id, s.name AS scheme, s.open_to, r.name, r.state,
    r.opens_at, r.closes_at, r.judged_at, r.vote_opens_at, r.vote_closes_at, r.announced_on,
    r.rules, r.seal, r.made_by, r.fixed_by, r.fixed_at, r.decided_by, r.decided_at, r.seconded_by,
    r.announced_at, r.calculation, c.zone, c.name AS timebank"""
FROM = """FROM award_round r JOIN award_scheme s ON s.id = r.scheme_id
JOIN community c ON c.id = r.community_id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE r.id = :id"
# Rounds that are not over: a handful, of which most timebanks have one.
ACTIVE = f"""
SELECT {COLUMNS} {FROM} WHERE r.state NOT IN ('announced', 'cancelled')
    AND (r.community_id = :community_id OR s.open_to = 'city' AND r.state <> 'setting')
ORDER BY CASE WHEN r.community_id = :community_id THEN 0 ELSE 1 END,
    CASE WHEN r.state = 'setting' THEN 1 ELSE 0 END, r.closes_at, r.id LIMIT :limit"""
DUE = f"""
SELECT {COLUMNS} {FROM} WHERE r.state NOT IN ('announced', 'cancelled')
    AND r.state IN ('fixed', 'open', 'judging', 'voting') ORDER BY r.id LIMIT :limit"""
PAST = f"""
SELECT {COLUMNS} {FROM} WHERE r.community_id = :community_id AND r.state = 'announced'
ORDER BY r.announced_at DESC, r.id DESC LIMIT :limit"""
SCHEMES = """
SELECT id, name, open_to FROM award_scheme WHERE community_id = :community_id
ORDER BY name LIMIT 20"""
ADD_SCHEME = """
INSERT INTO award_scheme (community_id, name, open_to, made_by, made_at)
VALUES (:community_id, :name, :open_to, :by, :now) RETURNING id"""
OPEN_TO = "UPDATE award_scheme SET open_to = :open_to WHERE id = :id"
ADD = """
INSERT INTO award_round (community_id, scheme_id, name, state, opens_at, closes_at, judged_at,
    vote_opens_at, vote_closes_at, announced_on, rules, made_by, made_at)
VALUES (:community_id, :scheme_id, :name, 'setting', :opens_at, :closes_at, :judged_at,
    :vote_opens_at, :vote_closes_at, :announced_on, :rules, :by, :now) RETURNING id"""
NAMED = "SELECT id FROM award_round WHERE scheme_id = :scheme_id AND name = :name"
SET_UP = """
UPDATE award_round SET opens_at = :opens_at, closes_at = :closes_at, judged_at = :judged_at,
    vote_opens_at = :vote_opens_at, vote_closes_at = :vote_closes_at, announced_on = :announced_on,
    rules = :rules WHERE id = :id AND state = 'setting'"""
FIX = """
UPDATE award_round SET state = 'fixed', fixed_by = :by, fixed_at = :now, seal = :seal
WHERE id = :id AND state = 'setting'"""
MOVE = "UPDATE award_round SET state = :state WHERE id = :id AND state = :before"
DECIDED = """
UPDATE award_round SET decided_by = :by, decided_at = :now, calculation = :calculation
WHERE id = :id AND state = 'deciding'"""
UNDECIDED = """
UPDATE award_round SET decided_by = NULL, decided_at = NULL
WHERE id = :id AND state = 'deciding'"""
ANNOUNCED = "UPDATE award_round SET seconded_by = :by, announced_at = :now WHERE id = :id"
PUT_OFF = "UPDATE award_round SET {which} = :after WHERE id = :id AND {which} = :before"
EXTENDED = """
INSERT INTO award_extension (round_id, which, before, after, why, by_id, at)
VALUES (:round_id, :which, :before, :after, :why, :by, :now) RETURNING id"""
EXTENSIONS = """
SELECT id, which, before, after, why, at FROM award_extension
WHERE round_id = :round_id ORDER BY id"""
CATEGORIES = """
SELECT id, round_id, code, label, about, kinds, youngest, oldest, posthumous, position
FROM award_category WHERE round_id = :round_id ORDER BY position, id"""
ADD_CATEGORY = """
INSERT INTO award_category (round_id, code, label, about, kinds, youngest, oldest, posthumous,
    position)
VALUES (:round_id, :code, :label, :about, :kinds, :youngest, :oldest, :posthumous, :position)
ON CONFLICT DO NOTHING"""
DROP_CATEGORY = """
DELETE FROM award_category WHERE round_id = :round_id AND code = :code
    AND EXISTS (SELECT 1 FROM award_round r WHERE r.id = :round_id AND r.state = 'setting')"""
CRITERIA = """
SELECT id, round_id, code, label, about, weight, position FROM award_criterion
WHERE round_id = :round_id ORDER BY position, id"""
ADD_CRITERION = """
INSERT INTO award_criterion (round_id, code, label, about, weight, position)
VALUES (:round_id, :code, :label, :about, :weight, :position) ON CONFLICT DO NOTHING"""
WEIGH = """
UPDATE award_criterion SET weight = :weight WHERE round_id = :round_id AND code = :code
    AND EXISTS (SELECT 1 FROM award_round r WHERE r.id = :round_id AND r.state = 'setting')"""
DROP_CRITERION = """
DELETE FROM award_criterion WHERE round_id = :round_id AND code = :code
    AND EXISTS (SELECT 1 FROM award_round r WHERE r.id = :round_id AND r.state = 'setting')"""
COUNTS = """
SELECT (SELECT COUNT(*) FROM nomination n WHERE n.round_id = :id AND n.state = 'sent') AS sent,
    (SELECT COUNT(*) FROM nomination n WHERE n.round_id = :id AND n.state = 'draft') AS drafts,
    (SELECT COUNT(*) FROM nomination n WHERE n.round_id = :id AND n.state = 'tip') AS tips,
    (SELECT COUNT(*) FROM award_nominee e WHERE e.round_id = :id AND e.joined_to IS NULL)
        AS nominees,
    (SELECT COUNT(*) FROM award_nominee e WHERE e.round_id = :id AND e.joined_to IS NULL
        AND e.eligible = 'waiting') AS unchecked,
    (SELECT COUNT(*) FROM award_nominee e WHERE e.round_id = :id AND e.joined_to IS NULL
        AND e.eligible = 'yes' AND e.said IN ('unasked', 'asked')) AS unasked,
    (SELECT COUNT(*) FROM award_judge j WHERE j.round_id = :id AND j.state = 'agreed'
        AND j.declared_at IS NOT NULL) AS judges"""


@dataclass(frozen=True, slots=True)
class Round:
    """One year of a scheme. `rules` are parsed; zone: the timebank's. open_to: timebank or city."""

    id: int
    community_id: int
    scheme_id: int
    scheme: str
    open_to: str
    name: str
    state: Phase
    opens_at: datetime
    closes_at: datetime
    judged_at: datetime
    vote_opens_at: datetime | None
    vote_closes_at: datetime | None
    announced_on: date
    rules: Rules
    seal: str | None
    made_by: int
    fixed_by: int | None
    fixed_at: datetime | None
    decided_by: int | None
    decided_at: datetime | None
    seconded_by: int | None
    announced_at: datetime | None
    calculation: str | None
    zone: ZoneInfo
    timebank: str

    @property
    def dates(self) -> Dates:
        """Its moments, for domain/awards/phases.py."""
        return Dates(
            self.opens_at,
            self.closes_at,
            self.judged_at,
            self.vote_opens_at,
            self.vote_closes_at,
            self.announced_on,
        )

    @property
    def fixed(self) -> bool:
        """Whether its rules can't change any more."""
        return self.fixed_at is not None


@dataclass(frozen=True, slots=True)
class Category:
    """What an award is for. kinds: individual, group, business; ages at the closing date."""

    id: int
    round_id: int
    code: str
    label: str
    about: str
    kinds: tuple[str, ...]
    youngest: int | None
    oldest: int | None
    posthumous: bool
    position: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """What judges score from 1 to 5. weight: 1 to 10."""

    id: int
    round_id: int
    code: str
    label: str
    about: str
    weight: int
    position: int


@dataclass(frozen=True, slots=True)
class Extension:
    """A date that was put off. before, after: as the round keeps them (an instant, or a day)."""

    id: int
    which: Which
    before: str
    after: str
    why: str
    at: datetime


def _round_of(row: Row) -> Round:
    return of_row(Round, row, rules=Rules.from_json(row["rules"]))


async def find(tx: Tx, round_id: int) -> Round | None:
    """The round with this id, whatever its timebank."""
    row = await tx.row(BY_ID, id=round_id)
    return _round_of(row) if row else None


async def active(tx: Tx, community_id: int, limit: int = 10) -> list[Round]:
    """Rounds that aren't over, of this timebank and those open to the whole city: its own first,
    those being set up last."""
    return [_round_of(row) for row in await tx.rows(ACTIVE, community_id=community_id, limit=limit)]


async def clocked(tx: Tx, limit: int) -> list[Round]:
    """Rounds in a phase that the clock may end."""
    return [_round_of(row) for row in await tx.rows(DUE, limit=limit)]


async def past(tx: Tx, community_id: int, limit: int = 20) -> list[Round]:
    """Rounds whose results are out, the newest first."""
    return [_round_of(row) for row in await tx.rows(PAST, community_id=community_id, limit=limit)]


async def schemes(tx: Tx, community_id: int) -> Sequence[Row]:
    """id, name and open_to of the timebank's schemes."""
    return await tx.rows(SCHEMES, community_id=community_id)


async def add_scheme(tx: Tx, community_id: int, name: str, open_to: str, **by: Any) -> int:
    """A new scheme; by: `by` and `now`. Returns its id."""
    made = await tx.value(ADD_SCHEME, community_id=community_id, name=name, open_to=open_to, **by)
    return int(made)


async def named(tx: Tx, scheme_id: int, name: str) -> int | None:
    """The scheme's round of this name."""
    return cast("int | None", await tx.value(NAMED, scheme_id=scheme_id, name=name))


def _kept(dates: Dates, rules: Rules) -> Mapping[str, Any]:
    return {
        "opens_at": dates.opens,
        "closes_at": dates.closes,
        "judged_at": dates.judged,
        "vote_opens_at": dates.vote_opens,
        "vote_closes_at": dates.vote_closes,
        "announced_on": dates.announced,
        "rules": rules.to_json(),
    }


async def add(
    tx: Tx, community_id: int, scheme_id: int, name: str, dates: Dates, rules: Rules, **by: Any
) -> int:
    """A new round that is being set up; by: `by` and `now`. Returns its id."""
    values = {"community_id": community_id, "scheme_id": scheme_id, "name": name}
    return int(await tx.value(ADD, **values, **_kept(dates, rules), **by))


async def set_up(tx: Tx, round_id: int, dates: Dates, rules: Rules) -> bool:
    """Other dates and rules; False where they are fixed."""
    return await tx.run(SET_UP, id=round_id, **_kept(dates, rules)) == 1


async def move(tx: Tx, one: Round, state: Phase) -> bool:
    """On to another phase; False where it isn't in the phase that was read."""
    return await tx.run(MOVE, id=one.id, before=one.state, state=state) == 1


async def put_off(tx: Tx, one: Round, which: Which, after: datetime | date) -> bool:
    """Another date; False where it isn't what was read. `which` is one of five names."""
    assert which in ("closes_at", "judged_at", "vote_opens_at", "vote_closes_at", "announced_on")
    sql = PUT_OFF.format(which=which)
    return await tx.run(sql, id=one.id, before=getattr(one, which), after=after) == 1


async def extensions(tx: Tx, round_id: int) -> list[Extension]:
    """Dates that were put off, the first first."""
    return [of_row(Extension, row) for row in await tx.rows(EXTENSIONS, round_id=round_id)]


async def categories(tx: Tx, round_id: int) -> list[Category]:
    """What a round gives awards for, in order."""
    return [
        of_row(Category, row, kinds=tuple(row["kinds"].split(",")))
        for row in await tx.rows(CATEGORIES, round_id=round_id)
    ]


async def criteria(tx: Tx, round_id: int) -> list[Criterion]:
    """What judges score, in order."""
    return [of_row(Criterion, row) for row in await tx.rows(CRITERIA, round_id=round_id)]
