"""/meeting: dates on which newcomers meet a broker; the applicant's choice; ticking who came."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from domain.permissions import Role
from handlers import membership_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.plan_questions import ANY_TIME, AheadDayQuestion, AheadTimeQuestion, read_day
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import meetings, membership, references
from storage import communities, people
from storage import meetings as rows
from storage.meetings import Guest
from storage.people import Membership

BROKERS: frozenset[Role] = frozenset({"broker"})
PAGE = 3
_PLACE = re.compile(
    r"^(?P<when>.+?)(?:\s*,\s*|\s+at\s+|\s+in(?!\s+(?:the\s+)?(?:morning|afternoon|evening|an?|"
    r"one|two|three)\b)\s+)(?=[^\d\s])(?P<place>.+)$",
    re.DOTALL | re.IGNORECASE,
)


class StartQuestion(AheadTimeQuestion):
    """When it begins; a time is needed."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """A few usual times."""
        found = await super().options(unit, given)
        return [one for one in found if one.value != ANY_TIME]


@dataclass(frozen=True)
class Date:
    """When and where newcomers are met."""

    day: date = ask("meeting-day-ask", AheadDayQuestion())
    start: time | None = ask("meeting-start-ask", StartQuestion())
    place: str = ask("meeting-place-ask", FreeText(limit=200))


async def _submit(unit: Unit, answers: Date) -> None:
    at = datetime.combine(answers.day, answers.start or time(10), unit.zone)
    made = await meetings.plan(unit, at, answers.place)
    unit.show_card(unit.actor.id, meetings.CARD, made, "meeting.planned", fresh=True)


form = Form("meeting", Date, _submit)


async def command(unit: Unit, words: str = "") -> None:
    """/meeting: the dates that are set. With words, a new one: /meeting Thursday 2pm at the
    library; what is missing is asked."""
    if words.strip():
        await _set(unit, words.strip())
        return
    found = await meetings.coming(unit, PAGE + 1)
    entries = [
        unit.button("btn-meeting-one", f"mt:{one.id}", at=one.starts_at.astimezone(unit.zone))
        for one in found[:PAGE]
    ]
    rows_ = one_a_row(
        *entries, unit.button("btn-meeting-new", "mt-new"), unit.button("btn-home", "home")
    )
    unit.leave_card()
    unit.show(Screen(unit.text("meeting-list", count=len(found)), rows_), "meeting.list")


async def _set(unit: Unit, words: str) -> None:
    unit.demand("member.decide")
    split = _PLACE.match(words)
    when = read_day(unit, split["when"] if split is not None else words)
    given: dict[str, Any] = {"place": split["place"][:200]} if split is not None else {}
    if (start := when.also.get("start", ANY_TIME)) != ANY_TIME:
        given["start"] = start
    if isinstance(when, Found):
        await form.start(unit, {**given, "day": when.value})
    else:
        await form.offer(unit, "day", given, when, None)


async def _listed(unit: Unit, _tap: Tap) -> None:
    await command(unit)


async def _new(unit: Unit, _tap: Tap) -> None:
    unit.demand("member.decide")
    unit.aside()
    await form.start(unit)


async def _opened(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(meetings.CARD, tap.id)
    await meetings.find(unit, tap.id)
    unit.show_own_card(meetings.CARD, tap.id, "meeting.opened")


# The broker's card --------------------------------------------------------------------------------


async def card(view: View, meeting_id: int) -> Screen | None:
    """The date, who comes, and who came; for the timebank's brokers."""
    found = await rows.find(view.tx, meeting_id)
    if found is None:
        return None
    brokers = await people.with_role(view.tx, found.community_id, "broker")
    if view.viewer.id not in {p.id for p in brokers}:
        return None
    community = await communities.by_id(view.tx, found.community_id)
    assert community is not None
    guests = await rows.guests(view.tx, meeting_id)
    lines = [
        view.wording.say(
            view.lang,
            "meeting-guest",
            name=one.name,
            came="open" if one.came is None else "yes" if one.came else "no",
            inside="yes" if one.standing == "approved" else "no",
        )
        for one in guests
    ]
    over = found.starts_at <= view.now
    text = view.wording.say(
        view.lang,
        "meeting-card",
        zone=ZoneInfo(community.zone),
        at=found.starts_at,
        place=found.place,
        state="off" if found.state == "called_off" else "over" if over else "ahead",
        count=len(guests),
        lines=Markup("\n".join(lines)),
    )
    buttons: list[Button] = []
    if found.state == "planned" and over:
        buttons = _ticks(view, meeting_id, [g for g in guests if g.person_id != view.viewer.id])
    elif found.state == "planned":
        label = view.wording.button(view.lang, "btn-meeting-off")
        buttons = [Button(label, f"mt-off:{meeting_id}")]
    back = Button(view.wording.button(view.lang, "btn-back"), "meeting")
    home = Button(view.wording.button(view.lang, "btn-home"), "home")
    return Screen(text, (*one_a_row(*buttons), (back, home)))


def _ticks(view: View, meeting_id: int, guests: Sequence[Guest]) -> list[Button]:
    """Who came, or not; whoever came is let in. Two people at a time, four buttons."""
    found: list[Button] = []
    for one in guests:
        if one.came is None:
            pair = (("btn-meeting-came", 1), ("btn-meeting-missed", 0))
            found += [
                Button(
                    view.wording.button(view.lang, key, name=one.name[:30]),
                    f"mt-tick:{meeting_id}:{one.person_id}.{came}",
                )
                for key, came in pair
            ]
        elif one.came and one.standing in meetings.OPEN:
            label = view.wording.button(view.lang, "btn-meeting-let-in", name=one.name[:30])
            found.append(Button(label, f"mt-in:{meeting_id}:{one.person_id}"))
    return found[:4]


async def _tick(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(meetings.CARD, tap.id)
    person, _, came = tap.run.partition(".")
    person_id = int(person) if person.isascii() and person.isdigit() else 0
    async with pressed(unit, meetings.CARD, tap.id, "meeting.ticked"):
        await meetings.tick(unit, tap.id, person_id, came=came == "1")


async def _let_in(unit: Unit, tap: Tap) -> None:
    """Who came is let in, from the list of ticks."""
    await unit.use_timebank_of(meetings.CARD, tap.id)
    await meetings.find(unit, tap.id)
    person_id = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    member = await people.membership(unit.tx, unit.scope.id, person_id)
    async with pressed(unit, meetings.CARD, tap.id, "meeting.let-in"):
        found = await membership.approve(unit, member.id if member is not None else 0)
        await references.note_if_there(unit, found)


async def _off(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(meetings.CARD, tap.id)
    async with pressed(unit, meetings.CARD, tap.id, "meeting.off"):
        await meetings.call_off(unit, tap.id)


# The applicant's choice ---------------------------------------------------------------------------


async def choice(view: View, membership_id: int) -> Screen | None:
    """The next dates, for the applicant; or the one that they chose."""
    member = await people.any_membership(view.tx, membership_id)
    if member is None or member.person_id != view.viewer.id or member.state not in meetings.OPEN:
        return None
    community = await communities.by_id(view.tx, member.community_id)
    assert community is not None
    zone = ZoneInfo(community.zone)
    dates = await rows.coming(view.tx, community.id, view.now, meetings.OFFERED)
    mine = await rows.chosen(view.tx, community.id, member.person_id)
    talk = Button(view.wording.button(view.lang, "btn-meeting-other"), "talk")
    if mine is not None:
        text = view.wording.say(
            view.lang, "meeting-chosen", zone=zone, at=mine.starts_at, place=mine.place
        )
    else:
        lines = [
            view.wording.say(
                view.lang, "meeting-date", zone=zone, at=one.starts_at, place=one.place[:40]
            )
            for one in dates
        ]
        text = view.wording.say(
            view.lang,
            "meeting-choose-ask",
            timebank=community.name,
            lines=Markup("\n".join(lines)),
        )
    buttons = [
        Button(
            view.wording.button(view.lang, "btn-meeting-come", zone=zone, at=one.starts_at),
            f"mt-come:{one.id}",
        )
        for one in dates
        if mine is None or one.id != mine.id
    ]
    return Screen(text, one_a_row(*buttons, talk))


async def _come(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(meetings.CARD, tap.id)
    await meetings.choose(unit, tap.id)
    member = await people.membership(unit.tx, unit.scope.id, unit.actor.id)
    if member is not None:
        unit.show_own_card(meetings.CHOICE, member.id, "meeting.chosen")


async def section(view: View, member: Membership) -> list[Markup]:
    """On an application: which date they chose."""
    if member.state not in meetings.OPEN:
        return []
    found = await rows.chosen(view.tx, member.community_id, member.person_id)
    community = await communities.by_id(view.tx, member.community_id)
    if found is None or community is None:
        return []
    zone = ZoneInfo(community.zone)
    say = view.wording.say
    return [say(view.lang, "meeting-line", zone=zone, at=found.starts_at, place=found.place)]


membership_card.SECTIONS.append(section)
membership_card.MET.append(meetings.offer)

journey = Journey(
    "meetings",
    commands=[Command("meeting", command, roles=BROKERS)],
    taps={
        "meeting": _listed,
        "mt": _opened,
        "mt-new": _new,
        "mt-tick": _tick,
        "mt-in": _let_in,
        "mt-off": _off,
        "mt-come": _come,
    },
    forms=[form],
    cards={meetings.CARD: card, meetings.CHOICE: choice},
)
