"""Reports: what a timebank did in a time, made once and kept, so that all that is shown of one
report says the same.

A small one is made at once. One with many transfers is made as long work (services/jobs.py), a
section at a time, so that nobody else waits for it.
"""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, get_args

from domain import periods, reporting
from domain.errors import DomainError, NotFound
from domain.hour_value import HourValue
from domain.periods import Period
from domain.reporting import Figures, Section
from services import employment, jobs, promise, rules, second_factor
from services.notices import NoticeButton
from services.work import Work
from storage import report_rows as rows
from storage import reports as questions
from storage import shift_teams
from storage.jobs import Job
from storage.report_rows import Member, Report
from storage.reports import Time

JOB = "report"
AT_ONCE = 4_000
"""Transfers of a time whose report is made while its reader waits: well under a second."""
MOST_ENTRIES = 50_000
"""Postings in one file; for more, a shorter time is asked for."""
PAGE = 1_000
LIST = 1_000
"""Members in one file of who is quiet."""
Who = Literal["me", "committee", "public"]
WHO: Sequence[Who] = get_args(Who)
"""For whom a file is: a broker (with names), the timebank's own committee (no names), a funder or
anybody (no names, small numbers hidden)."""
Form = Literal["pdf", "large", "xlsx", "csv", "chart"]
FORMS: Sequence[Form] = get_args(Form)


@dataclass(frozen=True, slots=True)
class Made:
    """A report with its figures; `asked` is when they were made, in UTC."""

    id: int
    period: Period
    figures: Figures
    asked: datetime


async def ask(work: Work, period: Period) -> tuple[int, bool]:
    """The report of these days: its id, and whether it is made already. Where it is not, it was
    begun as long work, and the id is the job's. Raises NotAllowed, or DomainError for days in which
    nothing can have happened."""
    work.demand("report.see")
    if not periods.sound(period, work.local.date()):
        raise DomainError("refusal-report-days")
    report_id = await rows.add(
        work.tx, work.scope.id, (period.first, period.next), work.actor.id, work.now
    )
    work.audit("report.make", "report", report_id)
    if await large(work, period):
        return await jobs.start(work, JOB, report=report_id), False
    await make(work, report_id, period, reporting.SECTIONS)
    return report_id, True


async def large(work: Work, period: Period) -> bool:
    """Whether so much happened in these days that a report of them takes a while."""
    start, end = period.bounds(work.zone)
    return await questions.many(work.tx, start, end, AT_ONCE + 1) > AT_ONCE


async def find(work: Work, report_id: int) -> Made:
    """The report, made; for those of its timebank who may see it. Raises NotAllowed, NotFound."""
    work.demand("report.see")
    found = await rows.find(work.tx, report_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    made = read(found)
    if made is None:
        raise DomainError("refusal-report-making")
    return made


def read(found: Report) -> Made | None:
    """The report of a row; None where it is not made yet."""
    figures = reporting.load(found.figures) if found.state == "made" else None
    if figures is None:
        return None
    return Made(found.id, periods.shaped(found.first_day, found.next_day), figures, found.made_at)


async def hour_value(work: Work) -> HourValue | None:
    """What an hour is paid elsewhere, where the timebank says so."""
    return HourValue.of((await rules.of(work)).text("hour_value"))


async def least(work: Work) -> int:
    """The fewest people of whom anything is shown to anybody."""
    return (await rules.of(work)).number("small_number")


async def export(work: Work, report_id: int, form: Form, who: Who) -> Made:
    """Records that a file of the report was made, in this form, for these; it is sent to the actor
    alone. Raises NotAllowed, NotFound, or DomainError where it would be too long."""
    made = await find(work, report_id)
    postings = sum(one.postings for one in made.figures.books)
    if form in ("xlsx", "csv") and who != "public" and postings > MOST_ENTRIES:
        raise DomainError("refusal-report-long", count=postings, most=MOST_ENTRIES)
    if form in ("xlsx", "csv") and who == "me":
        await second_factor.demand(work, "export")  # the tables hold names
    work.audit("report.export", "report", report_id, f"{form} for {who}")
    return made


async def quiet(work: Work, made: Made, after: int, limit: int) -> list[Member]:
    """The next members who were quiet at the report's end. Names are for brokers."""
    work.demand("queue.see")
    since, end = quiet_window(work, made.period)
    return await rows.quiet(work.tx, work.scope.id, (since, end), after, limit)


async def no_offer(work: Work, after: int, limit: int) -> list[Member]:
    """The next members who offer nothing now. Names are for brokers."""
    work.demand("queue.see")
    return await rows.no_offer(work.tx, work.scope.id, after, limit)


def quiet_window(work: Work, period: Period) -> tuple[datetime, datetime]:
    """From when to before when somebody has done nothing who is quiet: the last 90 days of the
    report, or up to now."""
    since, _ = reporting.quiet_since(_end_day(work, period))
    return _midnight(work, since), period.bounds(work.zone)[1]


# Making it ------------------------------------------------------------------------------------


async def make(work: Work, report_id: int, period: Period, sections: Sequence[Section]) -> None:
    """Makes these sections, and keeps them with those that were made before."""
    found = await rows.find(work.tx, report_id)
    if found is None or found.state == "made":
        return
    kept: dict[str, Any] = json.loads(found.figures)
    for section in sections:
        kept |= await _SECTIONS[section](work, period)
    text = json.dumps(kept, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    done = sections[-1] == reporting.SECTIONS[-1]
    await rows.keep(work.tx, report_id, text, work.now, made=done)


def missing(found: Report) -> list[Section]:
    """The sections that are still to be made, in their order."""
    if found.state == "made":
        return []
    kept = json.loads(found.figures)
    return [one for one in reporting.SECTIONS if (one if one != "books" else "pot") not in kept]


def _time(work: Work, period: Period) -> Time:
    start, end = period.bounds(work.zone)
    return Time(work.scope.id, start, end)


def _end_day(work: Work, period: Period) -> date:
    """The day after the report's last, or tomorrow where it isn't over."""
    return min(period.next, work.local.date() + timedelta(days=1))


def _midnight(work: Work, day: date) -> datetime:
    return datetime.combine(day, time(), work.zone).astimezone(UTC)


def _numbers(row: Any) -> dict[str, Any]:
    """A row with whole numbers: PostgreSQL's sums are decimals."""
    return {
        name: value if isinstance(value, str) else int(value or 0) for name, value in row.items()
    }


async def _kinds(work: Work, period: Period) -> dict[str, Any]:
    found = await questions.kinds(work.tx, _time(work, period))
    return {"kinds": [_numbers(dict(row)) for row in found]}


async def _people(work: Work, period: Period) -> dict[str, Any]:
    """Quiet and dormant: those who were members then already, less those who did something."""
    when = _time(work, period)
    active = _numbers(dict(await questions.active(work.tx, when)))
    quiet_day, dormant_day = reporting.quiet_since(_end_day(work, period))
    since = (_midnight(work, quiet_day), _midnight(work, dormant_day))
    members = _numbers(dict(await questions.members(work.tx, when.community_id, *since)))
    for name, moment in zip(("quiet", "dormant"), since, strict=True):
        members[name] -= await questions.stirred(work.tx, when.community_id, moment, when.end)
    new = await questions.new(work.tx, when)
    return {"people": {**active, **members, "new": new}}


async def _places(work: Work, period: Period) -> dict[str, Any]:
    found = await questions.places(work.tx, _time(work, period))
    made = reporting.places([reporting.Place(**_numbers(dict(row))) for row in found])
    return {"places": [asdict(one) for one in made]}


async def _skills(work: Work, period: Period) -> dict[str, Any]:
    found = await questions.skills(work.tx, _time(work, period))
    return {"skills": [_numbers(dict(row)) for row in found]}


async def _steps(work: Work, period: Period) -> dict[str, Any]:
    made = []
    for step in period.steps():
        if step.first > work.local.date():
            break
        sums = await questions.step(work.tx, _time(work, step))
        made.append({"first": step.first.isoformat(), **_numbers(dict(sums))})
    return {"steps": made}


async def _asks(work: Work, period: Period) -> dict[str, Any]:
    return {"asks": await questions.asks(work.tx, _time(work, period))}


async def _replies(work: Work, period: Period) -> dict[str, Any]:
    return {"replies": asdict(await promise.figures(work, *period.bounds(work.zone)))}


async def _work(work: Work, period: Period) -> dict[str, Any]:
    found = await employment.figures(work.tx, work.scope.id, period.first, period.next)
    return {"work": {kind: count for kind, count in found.items() if count}}


async def _books(work: Work, period: Period) -> dict[str, Any]:
    sums, causes, before, moved = await questions.books(work.tx, _time(work, period))
    return {
        "books": [_numbers(dict(row)) for row in sums],
        "causes": [_numbers(dict(row)) for row in causes],
        "pot": {"opening": before, **_numbers(dict(moved))},
    }


async def _beside(work: Work, period: Period) -> dict[str, Any]:
    people, shifts = await questions.beside(work.tx, _time(work, period), work.now)
    minutes = places = 0
    for row in shifts:
        length = datetime.fromisoformat(row["ends_at"]) - datetime.fromisoformat(row["starts_at"])
        places += int(row["places"])
        minutes += int(row["places"]) * int(length.total_seconds() // 60)
    served = await questions.served(work.tx, _time(work, period), period.first, period.next)
    found = {"people": people, "places": places, "minutes": minutes}
    names = ("volunteers", "confirmed", "credited")
    start, end = period.bounds(work.zone)
    _, brought, paid = await shift_teams.paid(work.tx, work.scope.id, start, end)
    teams = {"team_people": brought, "team_minutes": paid}
    return {"beside": {**found, **dict(zip(names, served, strict=True)), **teams}}


_SECTIONS: Mapping[Section, Callable[[Work, Period], Awaitable[dict[str, Any]]]] = {
    "kinds": _kinds,
    "people": _people,
    "places": _places,
    "skills": _skills,
    "steps": _steps,
    "asks": _asks,
    "replies": _replies,
    "work": _work,
    "books": _books,
    "beside": _beside,
}


async def _step(work: Work, job: Job) -> jobs.Step:
    """One section of a long report."""
    work.demand("report.see")
    report_id, at = int(job.about["report"]), int(job.stage.get("at", 0))
    found = await rows.find(work.tx, report_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    period = Period(found.first_day, found.next_day)
    total = len(reporting.SECTIONS)
    await make(work, report_id, period, reporting.SECTIONS[at : at + 1])
    return jobs.Step(at + 1, total, {"at": at + 1}, finished=at + 1 == total)


async def _ended(work: Work, job: Job) -> None:
    """Whoever asked for it is shown the way to it."""
    if job.state != "done":
        return
    report_id = int(job.about["report"])
    work.tell(
        job.actor_id,
        "report.made",
        "report-made",
        once=f"report:{report_id}:made",
        buttons=(NoticeButton("btn-report-see", f"report:{report_id}:main"),),
    )


jobs.KINDS[JOB] = jobs.Kind(_step, "report-job-title", ended=_ended)
