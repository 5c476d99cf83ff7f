"""/standing: help that repeats, agreed once: "bins every Wednesday for Jean"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from domain.errors import DomainError, NotFound
from domain.reading import read, skills
from domain.reading.types import Reading
from handlers import checklist
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import (
    LengthQuestion,
    MemberQuestion,
    Named,
    WhoQuestion,
    who,
)
from handlers.conversation.questions import Choice, Found, FreeText, Suggested
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.standing_card import CARDS
from handlers.standing_questions import (
    PauseQuestion,
    Repeats,
    RepeatsQuestion,
    StartQuestion,
    first_of,
    in_words,
    read_repeats,
)
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import arrangement_handover, arrangement_making, arrangements
from services.arrangement_making import New
from storage import arrangements as rows
from storage import requests as request_rows
from storage.arrangements import Arrangement

PAGE = 4
GIVE = Choice((("give", "btn-standing-i-give"), ("get", "btn-standing-i-get")))


@dataclass(frozen=True)
class Standing:
    """A member proposes help that repeats."""

    side: str = ask("standing-side-ask", GIVE)
    person: Named = ask("standing-who-ask", WhoQuestion())
    what: str = ask("standing-what-ask", FreeText(limit=200))
    repeats: Repeats = ask("standing-repeats-ask", RepeatsQuestion())
    minutes: int = ask("standing-minutes-ask", LengthQuestion())
    start: time | None = ask("standing-start-ask", StartQuestion(), optional=True)


@dataclass(frozen=True)
class SetUp:
    """A broker sets it up for two members with whom they have spoken."""

    giver: Named = ask("standing-giver-ask", MemberQuestion())
    receiver: Named = ask("standing-receiver-ask", MemberQuestion())
    what: str = ask("standing-what-ask", FreeText(limit=200))
    repeats: Repeats = ask("standing-repeats-ask", RepeatsQuestion())
    minutes: int = ask("standing-minutes-ask", LengthQuestion())
    start: time | None = ask("standing-start-ask", StartQuestion(), optional=True)
    request: str | None = ask("standing-what-ask", FreeText(), hidden=True)


def _review(unit: Unit, answers: Standing | SetUp, giver: str, receiver: str) -> Markup:
    return unit.text(
        "standing-review",
        side="broker" if isinstance(answers, SetUp) else answers.side,
        giver=giver,
        receiver=receiver,
        what=Words(answers.what, 200),
        repeats=in_words(unit.wording, unit.lang, answers.repeats.rule, answers.repeats.first),
        minutes=answers.minutes,
        has_start="yes" if answers.start else "no",
        start=answers.start or "",
        first=answers.repeats.first,
    )


async def _review_own(unit: Unit, answers: Standing) -> Markup:
    name = answers.person.name
    giver, receiver = ("", name) if answers.side == "give" else (name, "")
    return _review(unit, answers, giver, receiver)


async def _review_set_up(unit: Unit, answers: SetUp) -> Markup:
    return _review(unit, answers, answers.giver.name, answers.receiver.name)


async def _submit_own(unit: Unit, answers: Standing) -> None:
    other = answers.person.id
    if other is None:
        # The name is nobody whom they may see: a broker brings the two together.
        raise DomainError("refusal-standing-talk-first")
    me = unit.member
    giver, receiver = (me, other) if answers.side == "give" else (other, me)
    made = await arrangement_making.propose(unit, _new(answers, giver, receiver))
    unit.show_own_card(arrangements.CARD, made, "arrangement.proposed")


async def _submit_set_up(unit: Unit, answers: SetUp) -> None:
    if answers.giver.id is None or answers.receiver.id is None:
        raise NotFound
    new = _new(answers, answers.giver.id, answers.receiver.id)
    if answers.request is not None:
        new = replace(new, request_id=int(answers.request))
    made = await arrangement_making.set_up(unit, new)
    unit.show_own_card(arrangements.CARD, made, "arrangement.set-up")


def _new(answers: Standing | SetUp, giver: int, receiver: int) -> New:
    return New(
        giver,
        receiver,
        answers.repeats.rule,
        answers.repeats.first,
        answers.start,
        answers.minutes,
        skill=next((found.skill for found in skills.rank(answers.what, 1)), None),
        words=answers.what,
    )


own_form = Form(
    "standing",
    Standing,
    _submit_own,
    review=_review_own,
    yes="btn-standing-send",
    yes_values=lambda answers: {"name": answers.person.name},
)
set_up_form = Form(
    "standing-set-up", SetUp, _submit_set_up, review=_review_set_up, yes="btn-standing-set-up"
)


@dataclass(frozen=True)
class Pause:
    """Until when an arrangement pauses."""

    until: date | None = ask("standing-pause-ask", PauseQuestion())
    arrangement: str | None = ask("standing-pause-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Why:
    """Why a broker declines: both sides read it."""

    words: str = ask(
        "standing-why-ask", Suggested(("btn-reason-not-agreed", "btn-standing-why-talk"), 300)
    )
    arrangement: str | None = ask("standing-why-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class HandOver:
    """Who takes it over."""

    person: Named = ask("standing-hand-ask", WhoQuestion())
    arrangement: str | None = ask("standing-hand-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Place:
    """Who takes it over, as a broker finds any member."""

    person: Named = ask("standing-hand-ask", MemberQuestion())
    arrangement: str | None = ask("standing-hand-ask", FreeText(), hidden=True)


async def _submit_pause(unit: Unit, answers: Pause) -> None:
    arrangement_id = int(answers.arrangement or 0)
    await unit.use_timebank_of(arrangements.CARD, arrangement_id)
    await arrangements.act(unit, arrangement_id, "pause", until=answers.until)
    _show(unit, arrangement_id)


async def _submit_why(unit: Unit, answers: Why) -> None:
    arrangement_id = int(answers.arrangement or 0)
    await unit.use_timebank_of(arrangements.CARD, arrangement_id)
    await arrangements.act(unit, arrangement_id, "decline", words=answers.words)
    _show(unit, arrangement_id)


async def _submit_hand(unit: Unit, answers: HandOver | Place) -> None:
    if answers.person.id is None:
        raise DomainError("refusal-standing-talk-first")
    arrangement_id = int(answers.arrangement or 0)
    await unit.use_timebank_of(arrangements.CARD, arrangement_id)
    made = await arrangement_handover.hand_over(unit, arrangement_id, answers.person.id)
    unit.show_own_card(arrangements.CARD, made, "arrangement.proposed")


pause_form = Form("standing-pause", Pause, _submit_pause, over=True)
why_form = Form("standing-why", Why, _submit_why, over=True, careful=True)
hand_form = Form("standing-hand", HandOver, _submit_hand, over=True)
place_form = Form("standing-place", Place, _submit_hand, over=True)


def _show(unit: Unit, arrangement_id: int) -> None:
    unit.show_card(
        unit.actor.id, arrangements.CARD, arrangement_id, "arrangement.moved", fresh=True
    )


async def command(unit: Unit, words: str) -> None:
    """/standing, alone (what there is) or with a sentence behind it."""
    unit.demand("exchange.log")
    if words:
        reading = read(words, unit.local)
        await _begin(unit, words, reading.names, reading.skills)
    else:
        await listed(unit)


async def from_sentence(unit: Unit, reading: Reading) -> None:
    """ "Can we make it every Wednesday?": whatever it says is filled in."""
    unit.demand("exchange.log")
    await _begin(unit, reading.text, reading.names, reading.skills)


async def _begin(unit: Unit, words: str, names: Sequence[str], known: Sequence[str]) -> None:
    given: dict[str, Any] = {}
    if known and known[0] in skills.taxonomy():
        given["what"] = skills.taxonomy()[known[0]].label
    found = read_repeats(unit, words[:300])
    if isinstance(found, Found):
        given.update({"repeats": found.value, **found.also})
    if names:
        person = await who(unit, names[0])
        if isinstance(person, Found):
            given["person"] = person.value
    await _form(unit).start(unit, given, words)


def _form(unit: Unit) -> Form[Any]:
    return set_up_form if "broker" in unit.roles and unit.on_behalf_of is None else own_form


async def new(unit: Unit, _tap: Tap) -> None:
    """The button under the list."""
    unit.demand("exchange.log")
    await _form(unit).start(unit)


async def from_request(unit: Unit, tap: Tap) -> None:
    """At the desk: somebody was chosen for help that repeats, and a broker has spoken with both."""
    unit.demand("exchange.decide")
    found = await request_rows.find(unit.tx, unit.scope.id, tap.id)
    if found is None or found.repeats is None or found.state != "matched":
        unit.toast("toast-already-done")
        return
    every = await request_rows.candidates(unit.tx, found.id)
    chosen = next((one for one in every if one.state == "chosen"), None)
    given: dict[str, Any] = {
        "receiver": {"id": found.person_id, "name": found.person_name},
        "what": found.shown or found.words[:200],
        "request": str(found.id),
    }
    if chosen is not None:
        given["giver"] = {"id": chosen.person_id, "name": chosen.name}
    repeats = first_of(found.repeats, found.day or unit.local.date())
    if repeats is not None:
        given["repeats"] = repeats
    if found.start is not None:
        given["start"] = f"{found.start:%H:%M}"
    if found.minutes is not None:
        given["minutes"] = found.minutes
    unit.aside()
    await set_up_form.start(unit, given)


async def tapped(unit: Unit, tap: Tap) -> None:
    """The menu's button, or further down the list."""
    unit.demand("exchange.log")
    await listed(unit, tap.id)


async def listed(unit: Unit, offset: int = 0) -> None:
    """The member's standing arrangements; for brokers all of the timebank's."""
    if "broker" in unit.roles and unit.on_behalf_of is None:
        found = await rows.of_timebank(unit.tx, unit.scope.id)
    else:
        found = await arrangements.mine(unit)
    unit.leave_card()
    offset = offset if 0 < offset < len(found) else 0
    page = found[offset : offset + PAGE]
    buttons = [
        unit.button("btn-standing-see", f"st-open:{one.id}", number=n, name=name_of(unit, one))
        for n, one in enumerate(page, 1)
    ]
    if len(found) > offset + PAGE:
        buttons.append(unit.button("btn-more", f"standing:{offset + PAGE}"))
    buttons.append(unit.button("btn-standing-new", "st-new"))
    buttons.append(unit.button("btn-home", "home"))
    lines = "\n".join(str(line_of(unit, one, n)) for n, one in enumerate(page, 1))
    key = "standing-list" if page else "standing-list-empty"
    text = unit.text(key, lines=Markup(lines)) if page else unit.text(key)
    unit.show(Screen(text, one_a_row(*buttons)), "standing.list")


def line_of(unit: Unit, one: Arrangement, number: int) -> Markup:
    """One arrangement on one line, with its number."""
    return unit.text(
        "standing-line",
        number=number,
        giver=one.giver_name,
        receiver=one.receiver_name,
        what=Words(one.words or "", 80),
        repeats=in_words(unit.wording, unit.lang, one.repeats, one.first_day),
        state=one.state,
    )


def name_of(unit: Unit, one: Arrangement) -> str:
    """The other side's first name."""
    return one.receiver_name if unit.member == one.giver_id else one.giver_name


async def _act(unit: Unit, tap: Tap) -> None:
    """A button that needs nothing more."""
    await unit.use_timebank_of(arrangements.CARD, tap.id)
    try:
        action: Any = tap.verb.removeprefix("st-")
        await arrangements.act(unit, tap.id, action, seen=tap.run or None)
    except NotFound:
        raise
    except DomainError as refusal:
        # An old button answers with what happened since, on the message it stands on.
        await unit.tx.undo()
        unit.refuse(refusal)
    unit.show_own_card(arrangements.CARD, tap.id, f"arrangement.{tap.verb}")


async def _with_form(unit: Unit, tap: Tap) -> None:
    """A button that needs a day, a name or a reason, asked in a message of its own."""
    await unit.use_timebank_of(arrangements.CARD, tap.id)
    see = arrangement_handover.may_hand_over if tap.verb == "st-hand" else arrangements.see
    await see(unit, tap.id)
    unit.take_over(arrangements.CARD, tap.id)
    unit.aside()
    forms: dict[str, Form[Any]] = {"st-pause": pause_form, "st-decline": why_form}
    hand: Form[Any] = place_form if _form(unit) is set_up_form else hand_form
    form = forms.get(tap.verb, hand)
    await form.start(unit, {"arrangement": str(tap.id)})


async def _open(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(arrangements.CARD, tap.id)
    await arrangements.see(unit, tap.id)
    unit.show_own_card(arrangements.CARD, tap.id, "arrangement.opened")


async def _carry_on(unit: Unit, tap: Tap) -> None:
    """The review's first answer: nothing changes."""
    await unit.use_timebank_of(arrangements.CARD, tap.id)
    await arrangements.see(unit, tap.id)
    unit.say("standing-carried-on", one_a_row(unit.button("btn-home", "home")))


SIMPLE = ("agree", "refuse", "allow", "resume", "end", "cancel")
journey = Journey(
    "standing",
    commands=[Command("standing", command, roles=frozenset({"member", "broker"}))],
    taps={
        "standing": tapped,
        "st-new": new,
        "st-set-up": from_request,
        "st-open": _open,
        "st-on": _carry_on,
        **{f"st-{action}": _act for action in SIMPLE},
        "st-allow": checklist.first(arrangements.CARD, _act),
        **dict.fromkeys(("st-pause", "st-decline", "st-hand"), _with_form),
    },
    forms=[own_form, set_up_form, pause_form, why_form, hand_form, place_form],
    cards=CARDS,
    intents={"standing": from_sentence},
)
