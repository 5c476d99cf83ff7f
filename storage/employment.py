"""Plans on the way to work: consent, goal, strengths, steps, reviews, outcomes.

Days are local days of the timebank; a plan that was closed is kept for a while and given to nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.db import Row, Tx, moment, moment_of

_PLAN = """w.id, w.community_id, w.person_id, w.state, w.goal, w.barriers, w.version, w.how,
    w.agreed_at, w.broker_id, w.next_review, w.closed_at, w.closed_by, p.name, p.telegram_id"""
FIND = f"SELECT {_PLAN} FROM work_plan w JOIN person p ON p.id = w.person_id WHERE w.id = :id"
OPEN_OF = f"""
SELECT {_PLAN} FROM work_plan w JOIN person p ON p.id = w.person_id
WHERE w.community_id = :community_id AND w.person_id = :person_id AND w.state = 'open'"""
CLOSED_OF = f"""
SELECT {_PLAN} FROM work_plan w JOIN person p ON p.id = w.person_id
WHERE w.person_id = :person_id AND w.community_id = :community_id AND w.state = 'closed'
ORDER BY w.id DESC LIMIT 1"""
ADD = """
INSERT INTO work_plan (community_id, person_id, state, version, how, agreed_by, agreed_at,
    broker_id, next_review)
VALUES (:community_id, :person_id, 'open', :version, :how, :agreed_by, :now, :broker_id, :review)
ON CONFLICT (community_id, person_id) WHERE state = 'open' DO NOTHING RETURNING id"""
REOPEN = """
UPDATE work_plan SET state = 'open', version = :version, how = :how, agreed_by = :agreed_by,
    agreed_at = :now, next_review = :review, closed_at = NULL, closed_by = NULL
WHERE id = :id AND state = 'closed'"""
CLOSE = """
UPDATE work_plan SET state = 'closed', closed_at = :now, closed_by = :by_id, next_review = NULL
WHERE id = :id AND state = 'open'"""
CLOSE_OF = """
UPDATE work_plan SET state = 'closed', closed_at = :now, closed_by = :by_id, next_review = NULL
WHERE community_id = :community_id AND person_id = :person_id AND state = 'open'"""
GOAL = "UPDATE work_plan SET goal = :words WHERE id = :id"
BARRIERS = "UPDATE work_plan SET barriers = :words WHERE id = :id"
PUT_OFF = "UPDATE work_plan SET next_review = :day WHERE id = :id AND state = 'open'"
REVIEWED = "UPDATE work_plan SET next_review = :day, broker_id = :broker_id WHERE id = :id"

STEPS = """
SELECT s.id, s.plan_id, s.words, s.day, s.state FROM work_step s
WHERE s.plan_id = :plan_id AND s.state <> 'dropped' ORDER BY s.id"""
STEP = "SELECT s.id, s.plan_id, s.words, s.day, s.state FROM work_step s WHERE s.id = :id"
ADD_STEP = """
INSERT INTO work_step (plan_id, words, day, state, made_by, made_at)
VALUES (:plan_id, :words, :day, 'open', :by_id, :now) RETURNING id"""
END_STEP = "UPDATE work_step SET state = :state, ended_at = :now WHERE id = :id AND state = 'open'"
MOVE_STEP = "UPDATE work_step SET day = :day WHERE id = :id AND state = 'open'"

STRENGTHS = "SELECT skill, words FROM work_strength WHERE plan_id = :plan_id ORDER BY skill"
SHOW = """
INSERT INTO work_strength (plan_id, skill, words) VALUES (:plan_id, :skill, :words)
ON CONFLICT (plan_id, skill) DO UPDATE SET words = excluded.words"""
HIDE = "DELETE FROM work_strength WHERE plan_id = :plan_id AND skill = :skill"

REVIEWS = """
SELECT r.day, r.words, b.name AS by_name FROM work_review r JOIN person b ON b.id = r.by_id
WHERE r.plan_id = :plan_id ORDER BY r.id DESC LIMIT 12"""
ADD_REVIEW = """
INSERT INTO work_review (plan_id, day, words, by_id) VALUES (:plan_id, :day, :words, :by_id)"""

OUTCOMES = """
SELECT o.kind, o.day, o.words FROM work_outcome o
WHERE o.plan_id = :plan_id ORDER BY o.day DESC, o.id DESC LIMIT 40"""
ADD_OUTCOME = """
INSERT INTO work_outcome (community_id, plan_id, kind, day, words, by_id)
VALUES (:community_id, :plan_id, :kind, :day, :words, :by_id) RETURNING id"""
COUNTS = """
SELECT o.kind, COUNT(*) AS times FROM work_outcome o
WHERE o.community_id = :community_id AND o.day >= :first AND o.day < :after
GROUP BY o.kind ORDER BY o.kind"""

# Of what is long closed nothing stays but the kind and the month of what came of it.
_GONE = """SELECT w.id FROM work_plan w WHERE w.state = 'closed' AND w.closed_at < :before
    ORDER BY w.closed_at, w.id LIMIT :limit"""
FORGET = tuple(
    f"DELETE FROM {table} WHERE plan_id IN ({_GONE})"
    for table in ("work_strength", "work_step", "course_taken", "work_review")
)
FORGET_WHOSE = f"""
UPDATE work_outcome SET plan_id = NULL, words = NULL, by_id = NULL,
    day = SUBSTR(day, 1, 8) || '01' WHERE plan_id IN ({_GONE})"""
FORGET_PLANS = f"DELETE FROM work_plan WHERE id IN ({_GONE})"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan; `next_review` is a local day, None once it is closed. `here`: whether its member
    reads messages."""

    id: int
    community_id: int
    person_id: int
    name: str
    here: bool
    open: bool
    goal: str | None
    barriers: str | None
    version: str
    how: str
    agreed_at: datetime
    broker_id: int | None
    next_review: date | None
    closed_at: datetime | None
    closed_by: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan, with the day by which it is to be done."""

    id: int
    plan_id: int
    words: str
    day: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Review:
    """That a broker and the member looked at the plan together."""

    day: date
    words: str | None
    by_name: str


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came of it."""

    kind: str
    day: date
    words: str | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a plan holds beside itself and its courses. strengths: own words by skill."""

    steps: Sequence[Step]
    strengths: Mapping[str, str | None]
    reviews: Sequence[Review]
    outcomes: Sequence[Came]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _plan(row: Row) -> Plan:
    return Plan(
        row["id"],
        row["community_id"],
        row["person_id"],
        row["name"],
        row["telegram_id"] is not None,
        row["state"] == "open",
        row["goal"],
        row["barriers"],
        row["version"],
        row["how"],
        moment_of(row["agreed_at"]),
        row["broker_id"],
        _day(row["next_review"]),
        moment(row["closed_at"]),
        row["closed_by"],
    )


def _step(row: Row) -> Step:
    return Step(row["id"], row["plan_id"], row["words"], _day(row["day"]), row["state"])


async def find(tx: Tx, plan_id: int) -> Plan | None:
    """A plan, open or closed; the caller checks who may see it."""
    row = await tx.row(FIND, id=plan_id)
    return _plan(row) if row else None


async def open_of(tx: Tx, community_id: int, person_id: int) -> Plan | None:
    """Somebody's open plan."""
    row = await tx.row(OPEN_OF, community_id=community_id, person_id=person_id)
    return _plan(row) if row else None


async def closed_of(tx: Tx, community_id: int, person_id: int) -> Plan | None:
    """Their last closed plan, as long as it is kept."""
    row = await tx.row(CLOSED_OF, community_id=community_id, person_id=person_id)
    return _plan(row) if row else None


async def add(
    tx: Tx,
    *,
    community_id: int,
    person_id: int,
    version: str,
    how: str,
    agreed_by: int | None,
    broker_id: int | None,
    review: date,
    now: datetime,
) -> int | None:
    """A new plan; None where there is an open one."""
    found = await tx.value(
        ADD,
        community_id=community_id,
        person_id=person_id,
        version=version,
        how=how,
        agreed_by=agreed_by,
        broker_id=broker_id,
        review=review,
        now=now,
    )
    return None if found is None else int(found)


async def reopen(
    tx: Tx,
    plan_id: int,
    *,
    version: str,
    how: str,
    agreed_by: int | None,
    review: date,
    now: datetime,
) -> bool:
    """A closed plan is open again, with new consent."""
    return bool(
        await tx.run(
            REOPEN,
            id=plan_id,
            version=version,
            how=how,
            agreed_by=agreed_by,
            review=review,
            now=now,
        )
    )


async def close(tx: Tx, plan_id: int, by_id: int, now: datetime) -> bool:
    """It is closed. False where it was before."""
    return bool(await tx.run(CLOSE, id=plan_id, by_id=by_id, now=now))


def close_of(tx: Tx, community_id: int, person_id: int, by_id: int | None, now: datetime) -> None:
    """Somebody's plan is closed, if there is one, as they leave."""
    tx.later(CLOSE_OF, community_id=community_id, person_id=person_id, by_id=by_id, now=now)


def set_goal(tx: Tx, plan_id: int, words: str | None) -> None:
    """What the member wants to reach."""
    tx.later(GOAL, id=plan_id, words=words)


def set_barriers(tx: Tx, plan_id: int, words: str | None) -> None:
    """What is in the way, in the member's words."""
    tx.later(BARRIERS, id=plan_id, words=words)


async def parts(tx: Tx, plan_id: int) -> Parts:
    """All that the plan holds, the newest reviews and outcomes first."""
    steps, strengths, reviews, outcomes = await tx.many(
        *((sql, {"plan_id": plan_id}) for sql in (STEPS, STRENGTHS, REVIEWS, OUTCOMES))
    )
    return Parts(
        [_step(row) for row in steps],
        {str(row["skill"]): row["words"] for row in strengths},
        [Review(date.fromisoformat(r["day"]), r["words"], r["by_name"]) for r in reviews],
        [Came(r["kind"], date.fromisoformat(r["day"]), r["words"]) for r in outcomes],
    )


async def step(tx: Tx, step_id: int) -> Step | None:
    """One step; the caller checks whose it is."""
    row = await tx.row(STEP, id=step_id)
    return _step(row) if row else None


async def add_step(
    tx: Tx, plan_id: int, words: str, day: date | None, by_id: int, now: datetime
) -> int:
    """A new step; its id."""
    values = {"plan_id": plan_id, "words": words, "day": day, "by_id": by_id, "now": now}
    return int(await tx.value(ADD_STEP, **values))


async def end_step(tx: Tx, step_id: int, state: str, now: datetime) -> bool:
    """It is `done` or `dropped`. False where it was ended before."""
    return bool(await tx.run(END_STEP, id=step_id, state=state, now=now))


async def move_step(tx: Tx, step_id: int, day: date) -> bool:
    """It is to be done by another day. False where it was ended."""
    return bool(await tx.run(MOVE_STEP, id=step_id, day=day))


def show(tx: Tx, plan_id: int, skill: str, words: str | None) -> None:
    """The member shows this kind of help as a strength, in words of their own or none."""
    tx.later(SHOW, plan_id=plan_id, skill=skill, words=words)


def hide(tx: Tx, plan_id: int, skill: str) -> None:
    """They don't show it."""
    tx.later(HIDE, plan_id=plan_id, skill=skill)


def review(tx: Tx, plan_id: int, day: date, words: str | None, by_id: int, following: date) -> None:
    """They looked at the plan together; the next time is on another day."""
    tx.later(ADD_REVIEW, plan_id=plan_id, day=day, words=words, by_id=by_id)
    tx.later(REVIEWED, id=plan_id, day=following, broker_id=by_id)


def put_off_review(tx: Tx, plan_id: int, day: date) -> None:
    """The next time that a broker is reminded of it."""
    tx.later(PUT_OFF, id=plan_id, day=day)


async def add_outcome(
    tx: Tx, plan: Plan, kind: str, day: date, words: str | None, by_id: int
) -> int:
    """Something came of it; its id."""
    return int(
        await tx.value(
            ADD_OUTCOME,
            community_id=plan.community_id,
            plan_id=plan.id,
            kind=kind,
            day=day,
            words=words,
            by_id=by_id,
        )
    )


async def counts(tx: Tx, community_id: int, first: date, after: date) -> dict[str, int]:
    """How many outcomes of each kind there were from `first` to before `after`."""
    rows = await tx.rows(COUNTS, community_id=community_id, first=first, after=after)
    return {str(row["kind"]): int(row["times"]) for row in rows}


async def forget(tx: Tx, before: datetime, limit: int) -> int:
    """Plans that were closed before that moment go, with what they hold; how many."""
    for sql in (*FORGET, FORGET_WHOSE):
        await tx.run(sql, before=before, limit=limit)
    return await tx.run(FORGET_PLANS, before=before, limit=limit)
