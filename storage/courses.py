"""The list of courses that a timebank's brokers keep, and the courses that members take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.db import Row, Tx
from storage.records import of_row

_COURSE = """c.id, c.community_id, c.title, c.provider, c.level, c.accredited, c.price, c.place,
    c.starts, c.link, c.ended_at"""
LISTED = f"""
SELECT {_COURSE} FROM course c
WHERE c.community_id = :community_id AND c.ended_at IS NULL ORDER BY c.title, c.id LIMIT :limit"""
FIND = f"SELECT {_COURSE} FROM course c WHERE c.id = :id"
ADD = """
INSERT INTO course (community_id, title, provider, level, accredited, price, place, starts, link,
    made_by, changed_at)
VALUES (:community_id, :title, :provider, :level, :accredited, :price, :place, :starts, :link,
    :by_id, :now) RETURNING id"""
CHANGE = """
UPDATE course SET title = :title, provider = :provider, level = :level, accredited = :accredited,
    price = :price, place = :place, starts = :starts, link = :link, made_by = :by_id,
    changed_at = :now
WHERE id = :id AND community_id = :community_id AND ended_at IS NULL"""
END = "UPDATE course SET ended_at = :now WHERE id = :id AND ended_at IS NULL"
_TAKEN = """t.id, t.plan_id, t.course_id, t.title, t.provider, t.level, t.accredited, t.started,
    t.finished, t.seen_on, b.name AS seen_by"""
_FROM = "FROM course_taken t LEFT JOIN person b ON b.id = t.seen_by"
TAKEN = f"SELECT {_TAKEN} {_FROM} WHERE t.plan_id = :plan_id ORDER BY t.id LIMIT 60"
ONE_TAKEN = f"SELECT {_TAKEN} {_FROM} WHERE t.id = :id"
TAKE = """
INSERT INTO course_taken (plan_id, course_id, title, provider, level, accredited, started)
VALUES (:plan_id, :course_id, :title, :provider, :level, :accredited, :started) RETURNING id"""
FINISH = "UPDATE course_taken SET finished = :day WHERE id = :id AND finished IS NULL"
SEEN = """
UPDATE course_taken SET seen_by = :by_id, seen_on = :day WHERE id = :id AND seen_by IS NULL"""


@dataclass(frozen=True, slots=True)
class Told:
    """What a broker wrote about a course. Empty where nobody knows, or it doesn't matter."""

    title: str
    provider: str
    level: str = ""
    accredited: str = ""
    price: str = ""
    place: str = ""
    starts: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A course on the list; ended: it is not offered any more."""

    id: int
    community_id: int
    told: Told
    ended: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A course that a member takes, or took. seen_by: who saw the certificate, and when."""

    id: int
    plan_id: int
    course_id: int | None
    title: str
    provider: str
    level: str
    accredited: str
    started: date
    finished: date | None
    seen_by: str | None
    seen_on: date | None


def _course(row: Row) -> Course:
    names = ("title", "provider", "level", "accredited", "price", "place", "starts", "link")
    told = Told(**{name: row[name] for name in names})
    return Course(row["id"], row["community_id"], told, row["ended_at"] is not None)


async def listed(tx: Tx, community_id: int, limit: int) -> Sequence[Course]:
    """The courses on the list, by title."""
    return [_course(r) for r in await tx.rows(LISTED, community_id=community_id, limit=limit)]


async def find(tx: Tx, course_id: int) -> Course | None:
    """A course, on the list or not any more."""
    row = await tx.row(FIND, id=course_id)
    return _course(row) if row else None


def _values(told: Told) -> dict[str, str]:
    return {name: getattr(told, name) for name in told.__slots__}


async def add(tx: Tx, community_id: int, told: Told, by_id: int, now: datetime) -> int:
    """A course more on the list; its id."""
    values = {"community_id": community_id, "by_id": by_id, "now": now, **_values(told)}
    return int(await tx.value(ADD, **values))


async def change(
    tx: Tx, course_id: int, community_id: int, told: Told, by_id: int, now: datetime
) -> bool:
    """What is written about it. False where it is not on the list."""
    values = {"community_id": community_id, "by_id": by_id, "now": now, **_values(told)}
    return bool(await tx.run(CHANGE, id=course_id, **values))


async def end(tx: Tx, course_id: int, now: datetime) -> bool:
    """It is not on the list any more. False where it wasn't before."""
    return bool(await tx.run(END, id=course_id, now=now))


async def taken(tx: Tx, plan_id: int) -> Sequence[Taken]:
    """The courses of a plan, the oldest first."""
    return [of_row(Taken, row) for row in await tx.rows(TAKEN, plan_id=plan_id)]


async def one_taken(tx: Tx, taken_id: int) -> Taken | None:
    """One of them; the caller checks whose it is."""
    row = await tx.row(ONE_TAKEN, id=taken_id)
    return of_row(Taken, row) if row else None


async def take(tx: Tx, plan_id: int, course_id: int | None, told: Told, started: date) -> int:
    """The member begins a course; its id."""
    return int(
        await tx.value(
            TAKE,
            plan_id=plan_id,
            course_id=course_id,
            title=told.title,
            provider=told.provider,
            level=told.level,
            accredited=told.accredited,
            started=started,
        )
    )


async def finish(tx: Tx, taken_id: int, day: date) -> bool:
    """It is finished. False where it was before."""
    return bool(await tx.run(FINISH, id=taken_id, day=day))


async def seen(tx: Tx, taken_id: int, by_id: int, day: date) -> bool:
    """A broker saw the certificate. False where one had before."""
    return bool(await tx.run(SEEN, id=taken_id, by_id=by_id, day=day))
