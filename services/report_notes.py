"""The monthly report: on the first working day each broker gets last month's, in one message."""

from datetime import date, datetime, time, timedelta

from domain import periods, reporting
from domain.periods import Period
from domain.working_time import working_day
from services import reports, rules
from services.notices import NoticeButton
from services.work import CLOCK, Work
from storage import communities, people, reminders, report_rows
from storage import statements as muted
from storage.db import Row, Tx

KIND = "report.month"
NOTE = "report_monthly"
"""The name of the rule, and of the message as a kind that a broker can do without."""
AT = time(9, 30)
"""After the desk's morning note."""
USEFUL = timedelta(days=10)


async def plan(tx: Tx, now: datetime) -> None:
    """Sees to it that every timebank is reminded when this month is over. Done again and again: a
    reminder that is there stays as it is."""
    for community in await communities.every(tx):
        work = Work(tx, now, CLOCK, community, frozenset())
        _plan(work, periods.month(work.local.date()), 0, None)


def first_working_day(month: Period) -> date:
    """The first working day after this month."""
    day = month.next
    while not working_day(day):
        day += timedelta(days=1)
    return day


async def run(work: Work, row: Row) -> bool:
    """Makes last month's report and tells the brokers. Where much happened, one section a time, so
    that nobody waits for it. False where nobody is to be told."""
    named = str(row["key"]).split(":")[2]
    month = periods.month(date(int(named[:4]), int(named[4:]), 1))
    begun = int(row["object_id"])
    if not begun:
        _plan(work, periods.neighbour(month, 1), 0, None)
        if not (await rules.of(work)).yes(NOTE) or not await _brokers(work):
            return False
        begun = await report_rows.add(
            work.tx, work.scope.id, (month.first, month.next), None, work.now
        )
    found = await report_rows.find(work.tx, begun)
    if found is None or found.community_id != work.scope.id:
        return False
    sections = reports.missing(found)
    if sections and await reports.large(work, month):
        await reports.make(work, begun, month, sections[:1])
        if len(sections) > 1:
            _plan(work, month, begun, work.now, left=len(sections) - 1)
            return True
    elif sections:
        await reports.make(work, begun, month, reporting.SECTIONS)
    return await _tell(work, month, begun)


def _plan(work: Work, month: Period, report_id: int, due: datetime | None, left: int = 0) -> None:
    """The reminder of a month; `left` sections of a report that is begun."""
    begins = datetime.combine(first_working_day(month), AT, work.zone)
    reminders.add(
        work.tx,
        f"report:{work.scope.id}:{month.first:%Y%m}:{left}",
        KIND,
        work.scope.id,
        None,
        report_id,
        due or begins,
        begins + USEFUL,
    )


async def _brokers(work: Work) -> list[int]:
    """Brokers who have not said that they want no monthly report."""
    found = await people.with_role(work.tx, work.scope.id, "broker")
    return [
        one.id for one in found if NOTE not in await muted.muted(work.tx, work.scope.id, one.id)
    ]


async def _tell(work: Work, month: Period, report_id: int) -> bool:
    found = await report_rows.find(work.tx, report_id)
    made = reports.read(found) if found is not None else None
    if made is None:
        return False
    met, not_met, _ = reporting.outcome(made.figures.asks)
    told = await _brokers(work)
    for person_id in told:
        work.tell(
            person_id,
            KIND,
            "report-monthly",
            kind="digest",
            once=f"report:{work.scope.id}:{month.first:%Y%m}:{person_id}",
            useful_until=work.now + USEFUL,
            buttons=(
                NoticeButton("btn-report-see", f"report:{report_id}:main"),
                NoticeButton("btn-report-chart", f"report-chart:{report_id}"),
                NoticeButton("btn-report-get", f"report-get:{report_id}"),
                NoticeButton("btn-report-off", f"report-off:{work.scope.id}"),
            ),
            month=month.first,
            timebank=work.scope.name,
            minutes=max(made.figures.given, 0),
            count=made.figures.times,
            active=made.figures.people.active,
            new=made.figures.people.new,
            met=met,
            lost=not_met,
            quiet=made.figures.people.quiet,
        )
    return bool(told)


def want(work: Work, *, wanted: bool) -> None:
    """The broker wants the monthly report, or doesn't."""
    if wanted:
        muted.unmute(work.tx, work.scope.id, work.actor.id, NOTE)
    else:
        muted.mute(work.tx, work.scope.id, work.actor.id, NOTE, work.now)
    work.audit("report.note", "person", work.actor.id, "on" if wanted else "off")
