"""/gathering: a member proposes a coffee morning, a clean-up, a skill swap; a broker hosts it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from domain import gatherings as rules
from domain.errors import DomainError
from domain.permissions import Role
from domain.reading.when import read_when
from domain.shifts import Plan
from domain.shifts import check as check_plan
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import CheckedText, Found, FreeText, Given, Suggested, Unclear
from handlers.conversation.screens import Button, Screen
from handlers.journey import Command, Journey, View
from handlers.pressed import pressed, words_asked
from handlers.queue import last_row
from handlers.shift_questions import PlacesQuestion, ShiftTimeQuestion, plan_of, read_plan
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import four_eyes, gatherings, rosters
from services.cases import first_name
from services.gatherings import NewGathering
from services.naming import party
from storage import gatherings as rows
from storage import shifts as shift_rows
from storage.gatherings import Gathering

VENUE = 200
MOST_NAMES = 30


# Proposing ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TitleQuestion(CheckedText):
    """What people would meet for, in words that may be shown."""

    def check(self, words: str) -> None:
        """As gatherings.check_title."""
        gatherings.check_title(words)


@dataclass(frozen=True, slots=True)
class VenueQuestion(CheckedText):
    """A public place, never somebody's home."""

    def check(self, words: str) -> None:
        """As gatherings.check_venue."""
        gatherings.check_venue(words)


@dataclass(frozen=True, slots=True)
class MeetingTimeQuestion(ShiftTimeQuestion):
    """A day with a time; two hours where nobody says until when."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The plan, or what is missing of it."""
        return read_meeting(unit, words)


def read_meeting(unit: Unit, words: str) -> Found | Unclear:
    """When people would meet, as a draft keeps it."""
    when = read_when(words[:500], unit.local).when
    start = when.start or when.time or rules.hour_of(words)
    if when.type != "fixed" or when.date is None or start is None or when.end is not None:
        found = read_plan(unit, words)
        if isinstance(found, Unclear) and found.key == "shift-when-no-times":
            return Unclear("gathering-when-no-time")
        return found
    ends = datetime.combine(when.date, start) + rules.USUAL
    plan = Plan(when.date, start, ends.time(), unit.zone)
    try:
        check_plan(plan, 1, unit.now)
    except DomainError as refusal:
        return Unclear(refusal.key, refusal.values)
    return Found(
        {"day": plan.day.isoformat(), "start": f"{start:%H:%M}", "finish": f"{ends:%H:%M}"}
    )


@dataclass(frozen=True)
class Propose:
    """A gathering as a member proposes it."""

    title: str = ask("gathering-title-ask", TitleQuestion(limit=gatherings.TITLE))
    when: tuple[date, time, time] = ask("gathering-when-ask", MeetingTimeQuestion())
    venue: str = ask("gathering-venue-ask", VenueQuestion(limit=VENUE))
    places: int = ask("gathering-places-ask", PlacesQuestion())
    words: str | None = ask("gathering-words-ask", FreeText(limit=300), optional=True)


async def review(unit: Unit, answers: Propose) -> Markup:
    """The gathering as the broker, and then others, will see it."""
    plan = plan_of(unit, answers.when)
    return unit.text(
        "gathering-review",
        title=gatherings.check_title(answers.title),
        start=plan.starts_at,
        end=plan.ends_at,
        venue=answers.venue,
        count=answers.places,
        words=Words(answers.words or "", 300),
        has_words="yes" if answers.words else "no",
        timebank=unit.scope.name,
    )


async def submit(unit: Unit, answers: Propose) -> None:
    """Puts it before the brokers; the message becomes its card."""
    plan = plan_of(unit, answers.when)
    new = NewGathering(answers.title, plan, answers.venue, answers.words, answers.places)
    gathering_id = await gatherings.propose(unit, new)
    unit.show_own_card(gatherings.CARD, gathering_id, "gathering.proposed")


form = Form("gathering", Propose, submit, review=review, yes="btn-gathering-yes")


async def command(unit: Unit, words: str) -> None:
    """/gathering, alone or with what, when and where behind it."""
    unit.demand("gathering.propose")
    given: dict[str, Any] = {"places": rules.PLACES}
    if words:
        await _start(unit, words, rules.proposes(words) or rules.Proposal(_title(words), None))
    else:
        await form.start(unit, given)


def _title(words: str) -> str:
    return words.partition(",")[0].strip()[: gatherings.TITLE]


async def _start(unit: Unit, words: str, found: rules.Proposal) -> None:
    given: dict[str, Any] = {"places": rules.PLACES, "words": None}
    title = await TitleQuestion(limit=gatherings.TITLE).read(unit, found.title, {})
    if isinstance(title, Unclear):
        await form.offer(unit, "title", given, title, words)
        return
    given["title"] = title.value
    when = read_meeting(unit, words)
    if isinstance(when, Found):
        given["when"] = when.value
    if found.venue is not None:
        venue = await VenueQuestion(limit=VENUE).read(unit, found.venue, {})
        if isinstance(venue, Unclear) and "when" in given:
            await form.offer(unit, "venue", given, venue, words)
            return
        if isinstance(venue, Found):
            given["venue"] = venue.value
    await form.start(unit, given, words)


async def heard(unit: Unit, words: str) -> bool:
    """A sentence that proposes a gathering; False where it doesn't."""
    found = rules.proposes(words) if "member" in unit.roles else None
    if found is None:
        return False
    await _start(unit, words, found)
    return True


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit, "")


# Its card -----------------------------------------------------------------------------------------


async def card(view: View, gathering_id: int) -> Screen | None:
    """The gathering as its proposer or a broker sees it."""
    found = await rows.find(view.tx, gathering_id)
    if found is None:
        return None
    part = "proposer" if found.person_id == view.viewer.id else "broker"
    held: Collection[Role] = ()
    if part == "broker":
        where = found.community_id
        held, reads = await four_eyes.reads_as_broker(
            view.tx, where, gatherings.CARD, found.id, view.viewer.id
        )
        if not reads:
            return None
    coming = []
    if found.shift_id is not None:
        coming = list(await shift_rows.places(view.tx, found.shift_id, "joined", MOST_NAMES))
    text = view.wording.say(
        view.lang,
        "gathering-card",
        title=found.title,
        start=found.plan.local_start,
        end=found.plan.local_end,
        venue=found.venue,
        words=Words((found.words if part == "broker" else found.shown) or "", 300),
        has_words="yes" if found.words else "no",
        name=await party(view.tx, found.person_id, found.proposer_name),
        part=part,
        state=found.state,
        note=Words(found.note or "", 300),
        has_note="yes" if found.note else "no",
        count=len(coming),
        names=[first_name(one.name) for one in coming],
    )
    return Screen(text, _buttons(view, found, part, held))


def _buttons(
    view: View, found: Gathering, part: str, held: Collection[Role]
) -> tuple[tuple[Button, ...], ...]:
    def button(key: str, verb: str, about: int = found.id) -> tuple[Button, ...]:
        return (Button(view.wording.button(view.lang, key), f"{verb}:{about}"),)

    shown: list[tuple[Button, ...]] = []
    if part == "broker":
        if found.state in ("proposed", "asked"):
            shown.append(button("btn-gathering-host", "ga-host"))
            if found.state == "proposed":
                shown.append(button("btn-gathering-query", "ga-query"))
            shown.append(button("btn-gathering-decline", "ga-decline"))
        elif found.state == "hosted" and found.shift_id is not None:
            shown.append(button("btn-shift-run", "sh-run", found.shift_id))
        elif found.state == "over":
            shown.append(button("btn-gathering-roster", "ga-roster"))
        return (*shown, last_row(view, held, gatherings.CARD, found.id))
    if found.state == "asked":
        shown.append(button("btn-gathering-answer", "ga-answer"))
    if found.state in ("proposed", "asked", "hosted"):
        shown.append(button("btn-gathering-cancel", "ga-cancel"))
        shown.append((Button(view.wording.button(view.lang, "btn-talk-to-a-person"), "talk"),))
    return tuple(shown)


async def _look(unit: Unit, gathering_id: int) -> Gathering:
    await unit.use_timebank_of(gatherings.CARD, gathering_id)
    return await gatherings.look(unit, gathering_id)


async def hosted(unit: Unit, tap: Tap) -> None:
    """Host it, in one tap."""
    async with pressed(unit, gatherings.CARD, tap.id, "gathering.hosted"):
        await _look(unit, tap.id)
        await gatherings.host(unit, tap.id)


async def rostered(unit: Unit, tap: Tap) -> None:
    """Who came, to tick off."""
    await _look(unit, tap.id)
    roster_id = await gatherings.roster(unit, tap.id)
    unit.aside()
    unit.show_card(unit.actor.id, rosters.CARD, roster_id, "gathering.roster", fresh=True)


@dataclass(frozen=True)
class Said:
    """A broker's question, or the proposer's answer."""

    words: str = ask("gathering-said-ask", FreeText(limit=300))
    gathering: str | None = ask("gathering-said-ask", FreeText(), hidden=True)
    action: str | None = ask("gathering-said-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Why:
    """Why it won't be; the proposer, or everybody who joined, reads it."""

    words: str = ask(
        "gathering-why-ask",
        Suggested(("btn-gathering-no-host", "btn-gathering-place", "btn-shift-weather"), limit=300),
    )
    gathering: str | None = ask("gathering-why-ask", FreeText(), hidden=True)
    action: str | None = ask("gathering-why-ask", FreeText(), hidden=True)


async def with_words(unit: Unit, tap: Tap) -> None:
    """A button that needs words: they are asked in a message of their own."""
    action = tap.verb.removeprefix("ga-")
    asks: Form[Any] = why_form if action in ("decline", "cancel") else said_form
    given = {"gathering": str(tap.id), "action": action}
    async with words_asked(unit, gatherings.CARD, tap.id, asks, given):
        await _look(unit, tap.id)
        await gatherings.demand(unit, tap.id, action)  # type: ignore[arg-type]


async def _submit_words(unit: Unit, answers: Said | Why) -> None:
    act = {
        "query": gatherings.query,
        "answer": gatherings.answer,
        "decline": gatherings.decline,
        "cancel": gatherings.cancel,
    }[answers.action or ""]
    gathering_id = int(answers.gathering or 0)
    await _look(unit, gathering_id)
    await act(unit, gathering_id, answers.words)
    unit.show_card(unit.actor.id, gatherings.CARD, gathering_id, "gathering.said", fresh=True)


said_form = Form("gathering-said", Said, _submit_words, over=True, careful=True)
why_form = Form("gathering-why", Why, _submit_words, over=True, careful=True)
WITH_WORDS: Sequence[str] = ("ga-query", "ga-answer", "ga-decline", "ga-cancel")

journey = Journey(
    "gathering",
    commands=[Command("gathering", command, roles=frozenset({"member"}))],
    taps={
        "gathering": _tapped,
        "ga-host": hosted,
        "ga-roster": rostered,
        **dict.fromkeys(WITH_WORDS, with_words),
    },
    forms=[form, said_form, why_form],
    cards={gatherings.CARD: card},
    hears=[heard],
)
