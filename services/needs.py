"""The needs map: what of a time is without help, for brokers and, with small numbers hidden, for
the council or anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal, get_args

from domain import needs as rules
from domain import periods
from domain.errors import DomainError
from domain.needs import Grid, Need
from domain.periods import Period
from domain.volunteering import skill_of
from services import rules as timebank
from services.work import Work
from storage import needs as rows
from storage.db import Row, moment_of

USUAL = 90
"""Days up to today that are looked at where no time is named."""
AHEAD = timedelta(days=28)
"""How far ahead empty places count, where the time reaches today."""
Who = Literal["me", "public"]
WHO: Sequence[Who] = get_args(Who)
Form = Literal["picture", "xlsx", "csv"]
FORMS: Sequence[Form] = get_args(Form)


@dataclass(frozen=True, slots=True)
class Needed:
    """What is needed, as counted at `at` (UTC). `reaches`: whether the time reaches today, so that
    places of the next weeks count as well."""

    period: Period
    needs: Sequence[Need]
    asked: Grid
    places: Grid
    at: datetime
    reaches: bool


def usual(work: Work) -> Period:
    """The last 90 days, today included."""
    after = work.local.date() + timedelta(days=1)
    return Period(after - timedelta(days=USUAL), after)


async def gather(work: Work, period: Period) -> Needed:
    """What is needed in these days. Raises NotAllowed, or DomainError for days in which nothing can
    have happened."""
    work.demand("needs.see")
    today = work.local.date()
    if not periods.sound(period, today):
        raise DomainError("refusal-report-days")
    start, end = period.bounds(work.zone)
    reaches = period.next > today
    until = max(end, work.now + AHEAD) if reaches else end
    requests, shifts, rest = await rows.find(work.tx, work.scope.id, (start, end), until, today)
    own = (await timebank.of(work)).lines("wards")
    found = [
        Need(
            rules.ward_of(row["area"], own, remote=bool(row["remote"])),
            row["skill"] or "",
            int(row["person_id"]),
            failed=int(row["failed"]),
            looking=int(row["looking"]),
        )
        for row in requests
    ]
    for row in shifts:
        empty = max(0, int(row["places"]) - int(row["joined"]))
        coming = moment_of(row["starts_at"]) > work.now
        found.append(_places(row, own, gone=0 if coming else empty, coming=empty if coming else 0))
    for row in rest if reaches else ():
        empty = max(0, int(row["places"]) - int(row["joined"]))
        found.append(_places(row, own, coming=empty))
    return Needed(
        period, found, rules.grid(found, "asked"), rules.grid(found, "places"), work.now, reaches
    )


def _places(row: Row, own: Sequence[str], *, gone: int = 0, coming: int = 0) -> Need:
    remote = bool(row["remote"])
    ward = rules.ward_of(row["venue"], own, remote=remote)
    if ward in (rules.UNKNOWN, rules.HOME):
        ward = rules.ward_of(row["area"], own, remote=remote)
    return Need(ward, row["skill"] or _spoken_of(row["title"]), gone=gone, coming=coming)


@lru_cache(4096)
def _spoken_of(title: str) -> str:
    """The skill that a title speaks of, where none was noted; empty for none."""
    return skill_of(title) or ""


async def for_anybody(work: Work, found: Needed) -> Needed:
    """The same with small numbers hidden, and with nothing finer than the picture shows."""
    least = (await timebank.of(work)).number("small_number")
    asked = rules.for_anybody(found.asked, least)
    return Needed(found.period, (), asked, found.places, found.at, found.reaches)


def export(work: Work, period: Period, form: Form, who: Who) -> None:
    """Records that a picture or a table of it was made, and for whom. Raises NotAllowed."""
    work.demand("needs.see")
    work.audit("needs.export", "community", work.scope.id, f"{form} for {who}, {period.first}")
