"""Who is asked to help, a few people at a time, and what happens when nobody answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import requests as rules
from domain.reading.skills import taxonomy
from domain.working_time import nudge_time
from services import attention, matching, promise, request_moves, request_news
from services import rules as timebank_rules
from services.matching import Match, Need
from services.work import Work
from storage import reminders
from storage import requests as rows
from storage.db import Row, moment_of
from storage.requests import Candidate, Request

KINDS = ("request.wave", "request.again", "request.news", "request.lapse", "request.promise")
"""The reminders about requests; `remind` handles them."""
YEAR = 365
"""Days that a step is still taken after it was due: nobody waits for ever because the program
stood still."""
TRIES = 5
"""How often others are looked for in place of people who don't want to be asked."""
_PART_OF_DAY = ("morning", "afternoon", "evening")


async def plan_reminders(work: Work, request: Request) -> None:
    """What is to be looked at later: 3 and 7 days of silence, and the end of its day."""
    again = f"{work.now:%y%j%H%M%S}"
    for days in rules.TOLD_AFTER_DAYS:
        due = nudge_time(work.now, days, work.zone)
        late = YEAR if days >= rules.BROKER_AFTER_DAYS else rules.BROKER_AFTER_DAYS - days
        _remind(work, request, "request.news", f"{days}:{again}", due, days=late)
    ends = ends_at(work, request)
    if ends is not None:
        _remind(work, request, "request.lapse", again, rules.awake(ends, work.zone))
    if request.state == "held":
        await _promise_again(work, request)


async def _promise_again(work: Work, request: Request) -> None:
    due = await promise.by(work)
    _remind(work, request, "request.promise", f"{due:%y%j%H%M}", due)


def ends_at(work: Work, request: Request) -> datetime | None:
    """When help can no more be found for it; None where any day will do."""
    return ends_in(request, work.zone)


def ends_in(request: Request, zone: ZoneInfo) -> datetime | None:
    """As `ends_at`, for what is only looked at, such as a card."""
    if request.last_day is None:
        return None
    at = request.start if request.until is None else None
    return rules.ends_at(request.last_day, at, zone)


def is_near(work: Work, request: Request) -> bool:
    """Whether its day is so near that a broker should ring round as well."""
    return rules.near(work.now, ends_at(work, request))


async def start(work: Work, request: Request) -> Request:
    """The first (or next) people are asked: now, or, at night, in the morning."""
    due = rules.first_wave(work.now, ends_at(work, request), work.zone)
    if due > work.now:
        _remind(work, request, "request.wave", f"{request.wave}:{work.now:%y%j%H%M%S}", due)
        return request
    return await ask_next(work, request)


async def ask_next(work: Work, request: Request, *, urgent: bool = False) -> Request:
    """The next few people are asked. Where there is nobody (left) to ask, or the day is near, a
    broker rings round as well; `urgent` asks once more where all waves are used up."""
    given = await timebank_rules.of(work)
    most = given.number("waves")
    asked = 0
    if goes_out(request) and (request.wave < most or urgent):
        asked = await _ask(work, request, given.number("wave_people"))
    if asked:
        request = replace(request, wave=request.wave + 1)
        await rows.move(work.tx, request.state, request, work.now)
        await look_again(work, request)
    if request.state == "open" and (not asked or urgent):
        request = await request_moves.move(work, request, "clock", "take")
    return request


async def instead(work: Work, request: Request, again: Sequence[int]) -> None:
    """Somebody who was chosen can't come: these are asked anew, then others; where the day is near,
    a broker rings round as well. At night all that waits for the morning, if it can."""
    due = rules.in_the_morning(work.now, ends_at(work, request), work.zone)
    if due is not None:
        _remind(work, request, "request.again", f"{work.now:%y%j%H%M%S}", due)
        return
    request_news.asked(work, request, again)
    near = is_near(work, request)
    if near or not again:
        await ask_next(work, request, urgent=near)
    else:
        await look_again(work, request)


async def _again(work: Work, request: Request, _row: Row) -> bool:
    """It is morning, and others are asked instead of whoever dropped out at night."""
    ends = ends_at(work, request)
    if request.state != "open" or (ends is not None and ends <= work.now):
        return False
    found = waiting(await rows.candidates(work.tx, request.id))
    await instead(work, request, [one.person_id for one in found])
    return True


async def look_again(work: Work, request: Request) -> None:
    """Plans when the next people are asked, should those who were asked now not answer."""
    given = await timebank_rules.of(work)
    left, ends = given.number("waves") - request.wave, ends_at(work, request)
    due = rules.next_wave(work.now, given.number("wave_hours"), left, ends, work.zone)
    _remind(work, request, "request.wave", f"{request.wave}:{work.now:%y%j%H%M%S}", due)


def goes_out(request: Request) -> bool:
    """Whether members may be asked at all: not where a broker took it up before it went out, what
    is never put before them, and what there are no words for that they may read."""
    private = "private" in request.risks or rules.RUNG in request.flags
    return request.shown is not None and not private


def whose(request: Request) -> set[int]:
    """Who is never asked for it: who needs the help, and who wrote that down for them, who knows of
    it already."""
    return {request.person_id, request.made_by}


async def _ask(work: Work, request: Request, how_many: int) -> int:
    known = {one.person_id for one in await rows.candidates(work.tx, request.id)}
    # Whose own offer was asked for gets the first wave alone; then come the others.
    first = rules.first_of(request.flags) if request.wave == 0 and not known else None
    most = how_many if first is None else rules.FIRST_AMONG
    found = await _who_fits(work, request, most, known | whose(request))
    found = [one for one in found if one.person_id == first] or found[:how_many]
    for one in found:
        await rows.ask(
            work.tx,
            request.id,
            one.person_id,
            work.now,
            wave=request.wave + 1,
            reasons=one.reasons,
        )
    request_news.asked(work, request, [one.person_id for one in found])
    if found:
        rows.event(work.tx, request.id, "widen", request.state, None, work.now)
    return len(found)


async def _who_fits(work: Work, request: Request, most: int, without: set[int]) -> list[Match]:
    """Who fits best; nobody is waited for who said that they don't want to be asked."""
    for _ in range(TRIES):
        found = await matching.helpers(work, need_of(request), limit=most, without=without)
        refusing = await attention.refusing(work, "asks", [one.person_id for one in found])
        if not refusing:
            return found
        without = without | refusing
    return [one for one in found if one.person_id not in refusing]


def need_of(request: Request) -> Need:
    """What the matching looks for."""
    letters = taxonomy()[request.skill].risk if request.skill in taxonomy() else frozenset[str]()
    part = next((one for one in _PART_OF_DAY if one in request.flags), None)
    return Need(
        person_id=request.person_id,
        skill=request.skill,
        words=request.words,
        day=request.day if request.until is None else None,
        start=request.start,
        part=part,
        area=request.area,
        langs=request.langs,
        remote=request.remote,
        vetting=rules.checks(letters, frozenset(request.flags)),
    )


def waiting(candidates: list[Candidate]) -> list[Candidate]:
    """Who was asked and has not answered."""
    return [one for one in candidates if one.state == "asked"]


async def remind(work: Work, row: Row) -> bool:
    """A reminder about a request has come; False where it is no longer so."""
    found = await rows.locked(work.tx, work.scope.id, row["object_id"])
    if found is None or found.state in rules.FINAL:
        return False
    return await _RUN[row["kind"]](work, found, row)


async def _wave(work: Work, request: Request, row: Row) -> bool:
    """Nobody has said yes in time: the next people are asked."""
    wave = int(str(row["key"]).split(":")[3])
    if request.state not in ("open", "with_broker") or request.wave != wave:
        return False
    ends = ends_at(work, request)
    if ends is not None and ends <= work.now:
        return False
    request = await start(work, request)
    if request.state == "open" and is_near(work, request):
        await request_moves.move(work, request, "clock", "take")
    return True


async def _news(work: Work, request: Request, row: Row) -> bool:
    """Days of silence: the person is told what happens next, or what they are asked; where nobody
    has answered, a broker rings round."""
    days = int(str(row["key"]).split(":")[3])
    if request.state == "matched" and await rows.plans(work.tx, request.id):
        return False
    if work.now < nudge_time(moment_of(request.created_at), days, work.zone):
        return False  # it was changed since, and has days of its own
    if request.state == "open" and days >= rules.BROKER_AFTER_DAYS:
        await request_moves.move(work, request, "clock", "take")
    else:
        work.show_card(
            request.person_id, request_news.CARD, request.id, f"request.news{days}", fresh=True
        )
    return True


async def _promise(work: Work, request: Request, _row: Row) -> bool:
    """The person was told by when a broker looks at it. Where that has passed, every broker gets
    the card again, and so on each working day until somebody has looked."""
    if request.state not in ("held", "asked"):
        return False
    if request.state == "held":
        promised = await promise.by(work, moment_of(request.changed_at))
        if promised <= work.now:
            await request_news.tell_brokers(work, request, "request.held")
    await _promise_again(work, request)
    return True


async def _lapse(work: Work, request: Request, _row: Row) -> bool:
    """Its day has gone: done where some of several came, else over."""
    ends = ends_at(work, request)
    if ends is None or ends > work.now:
        return False
    planned = await rows.plans(work.tx, request.id)
    if request.state == "matched" and planned:
        return False  # what becomes of the visit decides
    if any(one["state"] == "posted" for one in planned):
        action = "finish" if request_moves.allowed(request, "clock", "finish") else "lapse"
        await request_moves.move(work, request, "clock", action)  # type: ignore[arg-type]
    else:
        await request_moves.move(work, request, "clock", "lapse")
    return True


_RUN = {
    "request.wave": _wave,
    "request.again": _again,
    "request.news": _news,
    "request.lapse": _lapse,
    "request.promise": _promise,
}


def _remind(
    work: Work, request: Request, kind: str, what: str, due: datetime, days: int = YEAR
) -> None:
    reminders.add(
        work.tx,
        f"request:{request.id}:{kind.partition('.')[2]}:{what}",
        kind,
        work.scope.id,
        None,
        request.id,
        due,
        due + timedelta(days=days),
    )
