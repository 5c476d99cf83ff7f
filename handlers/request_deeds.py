"""What the person and the brokers do about a request: the buttons of its card, and their forms."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from domain.errors import DomainError, NotFound
from domain.requests import AGAIN, RUNG
from handlers import checklist, clashes, request_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, Named
from handlers.conversation.questions import Choice, FreeText, Suggested
from handlers.journey import Journey
from handlers.plan_questions import PlaceQuestion
from handlers.pressed import pressed
from handlers.request_questions import (
    PLACES,
    RingQuestion,
    VisitQuestion,
    Wanted,
    WhenQuestion,
    needs,
    place_of,
)
from handlers.unit import Tap, Unit
from services import exchanges, request_plans, requests
from services.requests import NewRequest
from storage import requests as rows
from storage.requests import Request

WEEK = timedelta(days=7)
JUST_WHEN = "need help"
"""What stands for the need where only its time is asked anew."""


async def _find(unit: Unit, request_id: int) -> Request:
    """The request, in its own timebank, whichever of theirs the person uses now."""
    await unit.use_timebank_of(requests.CARD, request_id)
    found = await rows.find_with_timebank(unit.tx, request_id)
    if found is None:
        raise NotFound
    return found[0]


async def _none(unit: Unit, request_id: int) -> None:
    every = await rows.candidates(unit.tx, request_id)
    yes = [one.person_id for one in every if one.state == "yes"]
    await requests.refuse(unit, request_id, yes)


_SIMPLE: Mapping[str, Callable[[Unit, int], Awaitable[object]]] = {
    "rq-take": requests.take,
    "rq-widen": requests.widen,
    "rq-wait": requests.wait,
    "rq-none": _none,
    "rq-enough": requests.enough,
    "rq-cancel": requests.cancel,
}


async def _simple(unit: Unit, tap: Tap) -> None:
    """A button that needs nothing more: the card itself says what follows."""
    async with pressed(unit, requests.CARD, tap.id, f"request.{tap.verb}"):
        await _find(unit, tap.id)
        await _SIMPLE[tap.verb](unit, tap.id)
        if tap.verb == "rq-wait":
            unit.toast("toast-request-waiting")


async def _allow(unit: Unit, tap: Tap) -> None:
    """It goes out; where I could not tell what kind of help it is, the broker words it first."""
    try:
        found = await _find(unit, tap.id)
        if found.shown is None:
            unit.demand("request.decide")
            await _begin(unit, tap, shown_form, {"request": str(tap.id)})
            return
        await requests.allow(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(requests.CARD, tap.id, refusal)
        return
    unit.show_own_card(requests.CARD, tap.id, "request.allowed")


async def _not(unit: Unit, tap: Tap) -> None:
    """Not this person: they read what everybody reads who was not chosen."""
    async with pressed(unit, requests.CARD, tap.id, "request.refused"):
        await _find(unit, tap.id)
        await requests.refuse(unit, tap.id, [_number(tap.run)])


async def _choose(unit: Unit, tap: Tap) -> None:
    """The choice; what is not known of day, time and place is asked next."""
    try:
        await _find(unit, tap.id)
        remotely = unit.wording.button(unit.lang, "btn-place-phone")
        found = await requests.choose(unit, tap.id, _number(tap.run), remotely=remotely)
    except DomainError as refusal:
        await unit.show_what_happened(requests.CARD, tap.id, refusal)
        return
    unit.show_own_card(requests.CARD, tap.id, "request.chosen")
    if found.repeats:
        return
    planned = await request_plans.live_plan(unit, found, _number(tap.run))
    if planned is not None:
        unit.show_card(unit.actor.id, exchanges.CARD, planned, "request.planned", fresh=True)
        return
    unit.aside()
    await _ask_visit(unit, found, _number(tap.run))


async def _plan(unit: Unit, tap: Tap) -> None:
    """Day, time and place for somebody who was chosen."""
    found = await _find(unit, tap.id)
    if found.person_id != unit.member:
        raise NotFound
    unit.take_over(requests.CARD, tap.id)
    unit.aside()
    await _ask_visit(unit, found, _number(tap.run))


async def _ask_visit(unit: Unit, found: Request, person_id: int) -> None:
    given: dict[str, Any] = {"request": str(found.id), "person": str(person_id)}
    if found.day is not None and found.until is None:
        given["day"] = found.day.isoformat()
        if found.start is not None:
            given["when"] = {**given, "start": f"{found.start:%H:%M}"}
    if found.minutes is not None:
        given["minutes"] = found.minutes
    if found.remote:
        given["place"] = unit.wording.button(unit.lang, "btn-place-phone")
    await visit_form.start(unit, given)


def _number(run: str) -> int:
    return int(run) if run.isascii() and run.isdigit() and len(run) < 18 else 0


async def _begin(unit: Unit, tap: Tap, form: Form[Any], given: Mapping[str, Any]) -> None:
    unit.take_over(requests.CARD, tap.id)
    unit.aside()
    await form.start(unit, given)


async def _with_form(unit: Unit, tap: Tap) -> None:
    """A button that needs words, a name or a time: they are asked in a message of their own."""
    found = await _find(unit, tap.id)
    mine = found.person_id == unit.member
    if tap.verb in ("rq-answer", "rq-change", "rq-another"):
        if not mine:
            raise NotFound
    else:
        unit.demand("request.decide")
        if found.person_id == unit.actor.id:
            raise DomainError("refusal-own-request")
    given = {"request": str(tap.id), "action": tap.verb}
    if FORMS[tap.verb] is when_form:
        given["what"] = JUST_WHEN
    await _begin(unit, tap, FORMS[tap.verb], given)


async def _again(unit: Unit, tap: Tap) -> None:
    """Asks for the same once more: on the same day, or, where that has gone, weeks later."""
    found = await _find(unit, tap.id)
    if found.person_id != unit.member:
        raise NotFound
    try:
        made = await requests.make(unit, _same(unit, found))
    except DomainError as refusal:
        await unit.show_what_happened(requests.CARD, tap.id, refusal)
        return
    unit.leave_card()
    unit.show_own_card(requests.CARD, made, "request.made")


def _same(unit: Unit, found: Request) -> NewRequest:
    day, until = found.day, found.until
    last = found.last_day
    while last is not None and last <= unit.local.date():
        last += WEEK
        day, until = day and day + WEEK, until and until + WEEK
    return NewRequest(
        words=found.words,
        skill=found.skill,
        shown=found.shown,
        day=day,
        start=found.start,
        finish=found.finish,
        until=until,
        repeats=found.repeats,
        minutes=found.minutes,
        people=found.people,
        area=found.area,
        remote=found.remote,
        langs=found.langs,
        flags=tuple(flag for flag in found.flags if flag not in (AGAIN, RUNG)),
        private="private" in found.risks,
    )


@dataclass(frozen=True)
class Visit:
    """When and where somebody who was chosen comes."""

    when: tuple[date, time] = ask("request-visit-ask", VisitQuestion())
    minutes: int = ask("request-minutes-ask", LengthQuestion())
    place: str = ask("request-place-ask", PlaceQuestion(PLACES, limit=200))
    request: str | None = ask("request-visit-ask", FreeText(), hidden=True)
    person: str | None = ask("request-visit-ask", FreeText(), hidden=True)
    day: str | None = ask("request-visit-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class NewTime:
    """Another time for a request."""

    when: Wanted = ask("ask-when-ask", WhenQuestion())
    what: str | None = ask("ask-what-ask", FreeText(), hidden=True)
    request: str | None = ask("ask-when-ask", FreeText(), hidden=True)
    action: str | None = ask("ask-when-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Said:
    """Words about a request: a question, an answer."""

    words: str = ask("request-words-ask", FreeText(limit=500))
    request: str | None = ask("request-words-ask", FreeText(), hidden=True)
    action: str | None = ask("request-words-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Reason:
    """Why a broker declines a request; the person reads it."""

    words: str = ask(
        "request-reason-ask", Suggested(("btn-reason-not-kind", "btn-request-reason-safe"))
    )
    request: str | None = ask("request-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("request-reason-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Outcome:
    """Why nobody was found; the person reads it."""

    words: str = ask(
        "request-outcome-ask", Suggested(("btn-request-nobody", "btn-request-elsewhere"))
    )
    request: str | None = ask("request-outcome-ask", FreeText(), hidden=True)
    action: str | None = ask("request-outcome-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Public:
    """What other members may read of a request of which I could not tell the kind."""

    words: str = ask("request-shown-ask", FreeText(limit=100))
    request: str | None = ask("request-shown-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Ring:
    """Whom a broker asked by phone, and what they said."""

    person: Named = ask("request-ring-ask", RingQuestion())
    said: str = ask("request-rang-ask", Choice((("yes", "btn-rang-yes"), ("no", "btn-rang-no"))))
    request: str | None = ask("request-ring-ask", FreeText(), hidden=True)
    action: str | None = ask("request-ring-ask", FreeText(), hidden=True)


async def _submit_visit(unit: Unit, answers: Visit) -> None:
    found = await _find(unit, int(answers.request or 0))
    day, start = answers.when
    person_id = _number(answers.person or "")
    place, at_home = await place_of(unit, answers.place, found.person_id, person_id)
    planned = await requests.plan(
        unit,
        found.id,
        person_id,
        day,
        start,
        answers.minutes,
        place,
        at_home=at_home,
    )
    unit.show_card(unit.actor.id, exchanges.CARD, planned, "request.planned", fresh=True)


async def _submit_time(unit: Unit, answers: NewTime) -> None:
    found = await _find(unit, int(answers.request or 0))
    told = needs(unit, JUST_WHEN, answers.when)[0]
    if answers.action == "rq-change":
        await requests.change(unit, found.id, told)
        shown = found.id
    else:
        same = replace(
            _same(unit, found),
            day=told.day,
            start=told.start,
            finish=told.finish,
            until=told.until,
            time_words=told.time_words,
            minutes=told.minutes or found.minutes,
        )
        shown = await requests.make(unit, same)
    unit.show_card(unit.actor.id, requests.CARD, shown, "request.changed", fresh=True)


async def _submit_words(unit: Unit, answers: Said | Reason | Outcome) -> None:
    act = {
        "rq-query": requests.query,
        "rq-answer": requests.answer,
        "rq-decline": requests.decline,
        "rq-unmet": requests.unmet,
    }[answers.action or ""]
    found = await _find(unit, int(answers.request or 0))
    await act(unit, found.id, answers.words)
    unit.show_card(unit.actor.id, requests.CARD, found.id, "request.decided", fresh=True)


async def _submit_shown(unit: Unit, answers: Public) -> None:
    found = await _find(unit, int(answers.request or 0))
    await requests.allow(unit, found.id, shown=answers.words)
    unit.show_card(unit.actor.id, requests.CARD, found.id, "request.allowed", fresh=True)


async def _submit_ring(unit: Unit, answers: Ring) -> None:
    found = await _find(unit, int(answers.request or 0))
    if answers.person.id is None:
        raise NotFound
    unit.demand("request.decide")
    # The broker passes on what the member said on the phone.
    before, unit.on_behalf_of = unit.on_behalf_of, answers.person.id
    try:
        if answers.said == "yes":
            await requests.say_yes(unit, found.id, via="phone")
        else:
            await requests.say_no(unit, found.id, via="phone")
    finally:
        unit.on_behalf_of = before
    unit.show_card(unit.actor.id, requests.CARD, found.id, "request.rang", fresh=True)


visit_form = Form("request-visit", Visit, _submit_visit, over=True)
when_form = Form("request-when", NewTime, _submit_time, over=True)
said_form = Form("request-said", Said, _submit_words, over=True, careful=True)
reason_form = Form("request-reason", Reason, _submit_words, over=True, careful=True)
outcome_form = Form("request-outcome", Outcome, _submit_words, over=True, careful=True)
shown_form = Form("request-shown", Public, _submit_shown, over=True, careful=True)
ring_form = Form("request-ring", Ring, _submit_ring, over=True)
FORMS: dict[str, Form[Any]] = {
    "rq-change": when_form,
    "rq-another": when_form,
    "rq-answer": said_form,
    "rq-query": said_form,
    "rq-decline": reason_form,
    "rq-unmet": outcome_form,
    "rq-ring": ring_form,
}

journey = Journey(
    "request",
    taps={
        **dict.fromkeys(_SIMPLE, _simple),
        **dict.fromkeys(FORMS, _with_form),
        "rq-allow": checklist.first(requests.CARD, _allow),
        "rq-not": _not,
        "rq-choose": clashes.careful("rq-choose", _choose, clashes.of_request, requests.CARD),
        "rq-plan": _plan,
        "rq-again": _again,
    },
    forms=[
        visit_form,
        when_form,
        said_form,
        reason_form,
        outcome_form,
        shown_form,
        ring_form,
    ],
    cards={requests.CARD: request_card.card},
)
