"""What is asked about a request: when help is wanted, when a visit is, whom a broker rings; and
the requests that somebody's words ask for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from domain import requests as rules
from domain.reading import public, read
from domain.reading.types import Item, RequestReading, When
from domain.reading.when import read_when
from handlers import request_words
from handlers.conversation.people_questions import MemberQuestion
from handlers.conversation.questions import Found, Given, Option, Unclear
from handlers.unit import Unit
from handlers.wording import Markup
from services import matching, request_waves
from services.naming import party
from services.requests import NewRequest
from storage import people
from storage import requests as rows

WHAT = 2000
WHEN = 200
MOST_RUNG = 4
PLACES = ("btn-place-home", "btn-place-theirs")
"""Usual answers to where a visit is: with whoever asks for help, with whoever gives it."""
VISIT_TIMES = (time(10, 0), time(14, 0), time(17, 0))
_REMOTE = re.compile(
    r"\b(?:by (?:phone|video)|over the phone|on (?:a )?(?:zoom|teams|video call|whatsapp))\b",
    re.IGNORECASE,
)
_REMOTE_SKILLS = frozenset({"company.phone_chat"})
_NO_TIME = When(type="flexible")


@dataclass(frozen=True, slots=True)
class Wanted:
    """When help is wanted: `words` as typed (none where the need itself, `of`, says it), `day` in
    full where it was read from them, `at` the local moment (ISO) at which they were typed."""

    words: str
    day: str
    at: str = ""
    of: str = ""

    @property
    def shown(self) -> str:
        """As people read it; nothing where the need itself says it."""
        if self.day and self.words:
            return f"{self.day} ({self.words})"
        return self.day or self.words


@dataclass(frozen=True, slots=True)
class WhenQuestion:
    """When help is wanted, in any words; a day in them is shown with its weekday and date."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """The usual answers."""
        keys = ("btn-ask-any-time", "btn-ask-this-week", "btn-ask-next-week")
        labels = [unit.wording.button(unit.lang, key) for key in keys]
        return [Option(label, wanted(unit, str(given.get("what", "")), label)) for label in labels]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words, with the day that they mean now."""
        clean = " ".join(words.split())
        if not clean:
            return Unclear("not-understood-in-form")
        if len(clean) > WHEN:
            return Unclear("error-too-long", {"limit": WHEN})
        found = wanted(unit, str(given.get("what", "")), clean)
        if not found["day"] and unit.lang == "en" and _is_no_time(clean, unit.local):
            return Unclear("ask-when-no-time")
        if not given.get("what") and not found["day"]:
            # Words under the review card: they are about the time only if they hold a day.
            return Unclear("not-understood-in-form")
        return Found(found)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The day, or the words."""
        return self.load(value).shown

    def load(self, value: Any) -> Wanted:
        """Words and day."""
        return Wanted(value["words"], value["day"], value.get("at", ""), value.get("of", ""))


_TIMELESS = re.compile(
    r"(?:soon|now|please|later|some|any|early|late|daily|weekly|monthly|asap|urgent|quick|when|"
    r"flexib|evening|morning|afternoon|night|day|week|month|weekend|lunch|dinner|tea|breakfast|"
    r"ready|open|easy|dont|idk|unsure|depend|after|before|christmas|easter|eid|diwali|summer|"
    r"winter|spring|autumn|half|term|whatever|not|no|yes|ok)",
    re.IGNORECASE,
)


def _is_no_time(words: str, now: datetime) -> bool:
    """Whether one English word is surely something other than a time: "csv"."""
    if not re.fullmatch(r"[A-Za-z]{3,}", words) or _TIMELESS.search(words):
        return False
    reading = read_when(words, now)
    return reading.when.type == "flexible" and not reading.when.part and not reading.any_time


def wanted(unit: Unit, what: str, words: str) -> dict[str, str]:
    """A time as the draft keeps it; the day that relative words mean is the one meant now."""
    request = read(f"{what or 'need help'} {words}"[: WHAT + WHEN], unit.local).request
    day = in_full(unit, request.items) if request is not None else ""
    if not day and words:
        day = in_full(unit, [Item(None, read_when(words, unit.local).when)])
    return {"words": words, "day": day, "at": unit.local.isoformat(), "of": what}


def in_full(unit: Unit, items: Sequence[Item]) -> str:
    """The time of a single need with its weekday and full date; empty where only the person's own
    words say it well enough."""
    if len(items) != 1:
        return ""
    need = _timed(NewRequest(""), items[0].when)
    return _said(unit, need)


def _said(unit: Unit, need: NewRequest) -> str:
    return request_words.time_in_full(
        unit.wording,
        unit.lang,
        day=need.day,
        start=need.start,
        finish=need.finish,
        until=need.until,
        part=request_words.part_of(need.flags),
        repeats=need.repeats,
    )


def says_when(when: When) -> bool:
    """Whether a need's own words say when."""
    return when.type in ("fixed", "window", "deadline", "recurring")


def needs(unit: Unit, what: str, when: Wanted) -> list[NewRequest]:
    """What somebody asks for, a request for each thing; always at least one."""
    at = datetime.fromisoformat(when.at) if when.at else unit.local
    found = _request(f"{what} {when.words}", at)
    items = [item for item in found.items if item.when.type != "past"][: rules.MOST_AT_ONCE]
    items = items or [replace(item, when=_NO_TIME) for item in found.items[:1]]
    items = items or [Item(None, _NO_TIME)]
    if when.of and when.of != what and not any(says_when(item.when) for item in items):
        # The need was put into other words since; the time that the first words said still holds.
        before = _request(f"{when.of} {when.words}", at).items
        if len(before) == 1:
            items = [replace(item, when=before[0].when) for item in items]
    said = read_when(when.words, at).when if when.words else _NO_TIME
    if says_when(said):
        # The answer to "when?" alone says when more surely than both sentences run together.
        timed = [item if says_when(item.when) else replace(item, when=said) for item in items]
        items = timed
    return [_need(found, item, what, when.words) for item in items]


def _request(text: str, at: datetime) -> RequestReading:
    found = read(text[: WHAT + WHEN], at).request
    return found or RequestReading(intent="request", action="draft")


def _need(found: RequestReading, item: Item, what: str, said: str) -> NewRequest:
    bare = replace(item, when=_NO_TIME, people=1, ward=None, held=False)
    flags = [*found.flags, *([f"wants-{item.gender}"] if item.gender else [])]
    remote = item.skill in _REMOTE_SKILLS or bool(_REMOTE.search(f"{what} {said}"))
    need = NewRequest(
        words=what,
        skill=item.skill,
        shown=public.describe([bare], found.flags) or None,
        time_words=said or None,
        minutes=item.minutes,
        people=item.people,
        area=item.ward,
        remote=remote,
        langs=(item.language,) if item.language else (),
        flags=tuple(flags),
        private=item.held or found.action == "draft_broker",
    )
    return _timed(need, item.when)


def _timed(need: NewRequest, when: When) -> NewRequest:
    start = when.start or when.time or when.arrive_by
    flags = (*need.flags, when.part) if when.part else need.flags
    if when.type == "fixed":
        return replace(need, day=when.date, start=start, finish=when.end, flags=flags)
    if when.type == "window":
        return replace(need, day=when.from_, until=when.to, flags=flags)
    if when.type == "deadline":
        return replace(need, until=when.by, flags=flags)
    if when.type == "recurring":
        return replace(need, repeats=when.rrule, start=start, flags=flags)
    return replace(need, flags=flags)


def line_of(unit: Unit, number: int, need: NewRequest) -> Markup:
    """One of several needs on the review card."""
    when = _said(unit, need)
    return unit.text(
        "ask-review-line",
        number=number,
        what=need.shown or need.words[:100],
        when=when,
        has_when="yes" if when else "no",
    )


@dataclass(frozen=True, slots=True)
class VisitQuestion:
    """The day and the time of a visit; the day may be known already (`day` of the form)."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Usual times on the day that was asked for."""
        day = _day(given)
        if day is None:
            return ()
        times = [at for at in VISIT_TIMES if datetime.combine(day, at, unit.zone) > unit.now]
        return [self._option(unit, day, at) for at in times]

    def _option(self, unit: Unit, day: date, at: time) -> Option:
        label = unit.wording.button(unit.lang, "btn-request-at", time=at)
        return Option(label, _visit(day, at))

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """A day and a time still to come."""
        when = read_when(words[:WHEN], unit.local).when
        day = when.date or when.from_ or _day(given)
        at = when.start or when.time or when.arrive_by
        if day is None:
            return Unclear("request-visit-no-day")
        if at is None:
            options = [self._option(unit, day, one) for one in VISIT_TIMES]
            return Unclear("request-visit-no-time", {}, options, {"day": day.isoformat()})
        if datetime.combine(day, at, unit.zone) <= unit.now:
            return Unclear("refusal-ask-past")
        return Found(_visit(day, at))

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Weekday, full date and time."""
        day, at = self.load(value)
        return unit.text("ask-when-at", date=day, time=at)

    def load(self, value: Any) -> tuple[date, time]:
        """Local day and time."""
        return date.fromisoformat(value["day"]), time.fromisoformat(value["start"])


def _visit(day: date, at: time) -> dict[str, str]:
    return {"day": day.isoformat(), "start": f"{at:%H:%M}"}


def _day(given: Given) -> date | None:
    return date.fromisoformat(given["day"]) if given.get("day") else None


@dataclass(frozen=True, slots=True)
class RingQuestion(MemberQuestion):
    """Whom a broker rings: those asked who have not answered, then whom the matching finds."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """A few likely people."""
        found = await rows.find(unit.tx, unit.scope.id, int(given["request"]))
        if found is None:
            return ()
        every = await rows.candidates(unit.tx, found.id)
        likely = {one.person_id: one.name for one in request_waves.waiting(every)}
        if len(likely) < MOST_RUNG:
            known = {one.person_id for one in every} | {found.person_id, unit.actor.id}
            # A broker may ring somebody whose check is still to be made.
            need = replace(request_waves.need_of(found), vetting=frozenset())
            for one in await matching.helpers(unit, need, limit=MOST_RUNG, without=known):
                likely.setdefault(one.person_id, one.name)
        some = list(likely.items())[:MOST_RUNG]
        return [
            Option(
                unit.wording.button(unit.lang, "btn-request-ring-one", name=name),
                {"id": person_id, "name": name},
            )
            for person_id, name in some
        ]


async def place_of(unit: Unit, words: str, asker: int, helper: int) -> tuple[str, bool]:
    """Where a visit is, as both of them read it: "Amina's home", not "At my home"; and whether it
    is in somebody's home."""
    labels = [unit.wording.button(unit.lang, key) for key in PLACES]
    if words not in labels:
        return words, "home" in words.casefold()
    owner = await people.person(unit.tx, (asker, helper)[labels.index(words)])
    name = await party(unit.tx, owner.id, owner.name) if owner is not None else ""
    return unit.wording.plain(unit.lang, "plan-home-of", name=name), True
