"""How a request is said: when it is, where, what for; for its person, for brokers, for others."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from domain.reading import public
from handlers import match_words
from handlers.journey import View
from handlers.standing_questions import in_words
from handlers.wording import Markup, Wording
from services.naming import short_names
from storage import people
from storage.people import Person
from storage.requests import Candidate, Request

PARTS = ("morning", "afternoon", "evening")


def time_in_full(
    wording: Wording,
    lang: str,
    *,
    day: date | None,
    start: time | None = None,
    finish: time | None = None,
    until: date | None = None,
    part: str | None = None,
    repeats: str | None = None,
) -> str:
    """A time with its weekday and full date; empty where any time will do."""
    if repeats:
        return wording.plain(
            lang, "request-when-repeats", how=str(in_words(wording, lang, repeats, day or date.min))
        )
    if day is not None and until is not None:
        return wording.plain(lang, "ask-when-between", start=day, end=until)
    if until is not None:
        return wording.plain(lang, "ask-when-by", date=until)
    if day is None:
        return ""
    if start is not None and finish is not None and finish > start:
        return wording.plain(lang, "request-when-span", date=day, start=start, finish=finish)
    if start is not None:
        return wording.plain(lang, "ask-when-at", date=day, time=start)
    if part is not None:
        return wording.plain(lang, "request-when-part", date=day, part=part)
    return wording.plain(lang, "ask-when-on", date=day)


def when(view: View, request: Request, *, others: bool = False, chosen: bool = False) -> str:
    """When the help is wanted. `others` never see the person's own words about it; nor, unless they
    are `chosen`, the day where it would tell that a home is empty."""
    if others and not chosen and "empty_home" in request.flags:
        return ""
    said = time_in_full(
        view.wording,
        view.lang,
        day=request.day,
        start=request.start,
        finish=request.finish,
        until=request.until,
        part=part_of(request.flags),
        repeats=request.repeats,
    )
    if others or not request.time_words:
        return said
    return f"{said} ({request.time_words})" if said else request.time_words


def part_of(flags: Sequence[str]) -> str | None:
    """The part of the day that is wanted, where only that is known."""
    return next((one for one in PARTS if one in flags), None)


def say(view: View, zone: ZoneInfo, key: str, **values: Any) -> str:
    """A sentence in the viewer's language."""
    return str(view.wording.say(view.lang, key, zone=zone, **values))


def details(view: View, zone: ZoneInfo, request: Request, *, others: bool) -> list[str]:
    """What else there is to know, a line each: length, people, place, language, small jobs."""
    lines = []
    if request.minutes:
        lines.append(say(view, zone, "request-length", minutes=request.minutes))
    if request.people > 1:
        lines.append(say(view, zone, "request-people", count=request.people))
    if request.remote:
        lines.append(say(view, zone, "request-remote"))
    elif others and (area := part_of_town(request.area)):
        lines.append(say(view, zone, "request-area", area=area))
    shown = ("once", "quick", "wants-female", "wants-male")
    found = [flag for flag in request.flags if flag in shown]
    return [*lines, *(say(view, zone, f"request-flag-{flag}") for flag in found)]


async def broker_of(view: View, request: Request) -> tuple[str, str]:
    """Who looks at the request: a name where the timebank has one broker beside the person, and
    'one', 'some' or 'none'."""
    found = await people.with_role(view.tx, request.community_id, "broker")
    others: list[Person] = [one for one in found if one.id != request.person_id]
    if len(others) == 1:
        return others[0].name, "one"
    return "", "some" if others else "none"


def part_of_town(area: str | None) -> str | None:
    """An area as others may read it: not where somebody typed their address instead."""
    return area[:40] if area and not public.has_address(area) else None


async def names(view: View, every: Sequence[Candidate]) -> dict[int, str]:
    """How each is named, by id: people by their first name, organisations by all of it; two of one
    name are told apart by their part of town."""
    short = await short_names(view.tx, [(one.person_id, one.name) for one in every])
    many = Counter(short.values())
    shown = dict(short)
    for one in every:
        area = part_of_town(one.area)
        name = short[one.person_id]
        if many[name] > 1 and area:
            shown[one.person_id] = view.wording.plain(
                view.lang, "request-name-area", name=name, area=area
            )
    return shown


def reasons(view: View, codes: Sequence[str]) -> Markup | None:
    """Why somebody is asked, in words for them: "Why you: you offered this and it is near you"."""
    said = match_words.why_you(view.wording, view.lang, codes)
    return view.wording.say(view.lang, "request-why", reasons=said) if said else None


def why_them(view: View, one: Candidate) -> list[str]:
    """Why this person fits, for whoever needs help: "offers this", "lives near"."""
    return match_words.why_them(view.wording, view.lang, one.reasons, without=match_words.SEEN)


def with_why(view: View, one: Candidate) -> str:
    """A name, with why and how they came to be asked, for brokers: "Jean (offers this)"."""
    found = match_words.why_them(view.wording, view.lang, one.reasons)
    if one.via != "bot":
        found.insert(0, view.wording.plain(view.lang, f"request-said-via-{one.via}"))
    if not found:
        return one.name
    return view.wording.plain(view.lang, "request-said-why", name=one.name, reasons=found)


KEY_FAMILIES = ("request-flag-", "request-said-via-")
