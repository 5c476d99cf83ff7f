"""What the program itself puts before the desk: visits that nobody covers, work that failed."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.journey import View
from handlers.wording import Markup, Wording
from services import desk_cases, duty_gaps, jobs
from storage import casework, shifts
from storage import jobs as job_rows
from storage.casework import Case
from storage.uncovered import Visit

LISTED = 8
"""Visits on one message; of the others it says how many they are."""


def gap_lines(wording: Wording, lang: str, visits: Sequence[Visit], zone: ZoneInfo) -> list[Markup]:
    """A line for each visit that nobody covers: its number, who visits whom, and when."""
    lines = [
        wording.say(
            lang,
            "duty-gap-line",
            zone=zone,
            number=one.exchange_id,
            visitor=one.visitor,
            visited=one.visited,
            start=one.starts_at,
            end=one.ends_at,
        )
        for one in visits[:LISTED]
    ]
    if len(visits) > LISTED:
        lines.append(wording.say(lang, "duty-gap-more", count=len(visits) - LISTED))
    return lines


async def about(view: View, case: Case, zone: ZoneInfo) -> Markup:
    """What such a case is about, as it stands now."""
    if case.kind == desk_cases.COVER:
        visits = await duty_gaps.open_in(view.tx, case.community_id, view.now, zone)
        lines = gap_lines(view.wording, view.lang, visits, zone)
        if not lines:
            return view.wording.say(view.lang, "duty-gap-none")
        return Markup("\n".join(str(line) for line in lines))
    thing = await casework.subject(view.tx, case.id)
    if case.kind == desk_cases.UNTICKED:
        shift = await shifts.find(view.tx, thing[1]) if thing is not None else None
        if shift is None:
            return view.wording.say(view.lang, "case-job-gone")
        return view.wording.say(
            view.lang, "case-unticked-what", title=shift.title, organisation=shift.organisation,
            start=shift.plan.local_start, end=shift.plan.local_end,
        )  # fmt: skip
    job = await job_rows.find(view.tx, thing[1]) if thing is not None else None
    kind = jobs.KINDS.get(job.kind) if job is not None else None
    if kind is None:
        return view.wording.say(view.lang, "case-job-gone")
    return view.wording.say(
        view.lang, "case-job-what", title=view.wording.plain(view.lang, kind.title_key)
    )
