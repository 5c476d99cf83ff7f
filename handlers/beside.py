"""A time typed beside the buttons: "wed 4pm" under "Does this suit you?", "change it to thursday"
after somebody said yes. It begins what the button for another time begins, with the words in it."""

from typing import Any

from domain import requests as rules
from domain.beside import TimeSaid, time_said
from domain.errors import DomainError, NotFound
from domain.exchange import AHEAD
from handlers import planning
from handlers.conversation.questions import Found
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey
from handlers.plan_questions import ANY_TIME, AheadTimeQuestion, read_day
from handlers.request_deeds import JUST_WHEN, when_form
from handlers.request_questions import wanted
from handlers.unit import Tap, Unit
from services import exchanges, requests
from storage import plans as plan_rows
from storage import requests as request_rows
from storage.exchanges import Exchange
from storage.requests import Request

MOST = 4
"""Things among which somebody chooses what they meant."""
_ON_PLAN = ("x-agree", "x-propose", "x-cant")
_ON_REQUEST = ("rq-change", "rq-alter")


async def heard(unit: Unit, words: str) -> bool:
    """A time alone, under the card of a plan or of one's own request; or, anywhere, words that
    change something to a time. Else False."""
    said = time_said(words)
    if said is None or "member" not in unit.roles:
        return False
    for _, data in unit.keyboard:
        tap = Tap.parse(data, 0, None)
        if tap.verb in _ON_PLAN:
            unit.act_for_reader_of(unit.keyboard_message or 0)
            return await _plan_to(unit, tap.id, said)
        if tap.verb in _ON_REQUEST:
            unit.act_for_reader_of(unit.keyboard_message or 0)
            return await _request_to(unit, tap.id, said)
    return said.change and await _which(unit, said)


async def _which(unit: Unit, said: TimeSaid) -> bool:
    """Nothing of the kind is on the screen: the only thing that has a time, or which of them."""
    asked = [one for one in await requests.mine(unit) if await _may_change(unit, one)][:MOST]
    planned = await plan_rows.ahead_of(unit.tx, unit.scope.id, unit.member, MOST)
    if len(asked) + len(planned) == 1:
        if asked:
            return await _request_to(unit, asked[0].id, said)
        return await _plan_to(unit, planned[0].id, said)
    if not asked and not planned:
        return False
    buttons = [
        *(_request_button(unit, number, one) for number, one in enumerate(asked, 1)),
        *(_plan_button(unit, number, one) for number, one in enumerate(planned, len(asked) + 1)),
    ][:MOST]
    unit.say("beside-which-ask", one_a_row(*buttons, unit.button("btn-home", "home")))
    return True


def _request_button(unit: Unit, number: int, one: Request) -> Button:
    what = one.shown or one.words
    data = f"rq-change:{one.id}:{one.mark}"
    return unit.button("btn-beside-request", data, number=number, what=what[:40])


def _plan_button(unit: Unit, number: int, one: Exchange) -> Button:
    name = (one.receiver_name if one.giver_id == unit.member else one.giver_name) or ""
    data = f"x-propose:{one.id}:{one.mark}"
    return unit.button("btn-plan-which", data, number=number, name=name)


async def _may_change(unit: Unit, one: Request) -> bool:
    if "change" not in rules.actions(one.state, "asker"):
        return False
    every = await request_rows.candidates(unit.tx, one.id)
    return not any(candidate.state == "chosen" for candidate in every)


async def _request_to(unit: Unit, request_id: int, said: TimeSaid) -> bool:
    """Another day for what somebody asked for; whoever said yes is asked again."""
    found = await request_rows.find_with_timebank(unit.tx, request_id)
    if found is None or found[0].person_id != unit.member:
        return False
    unit.use_community_of(found[1].id)
    if not await _may_change(unit, found[0]):
        return False
    when = wanted(unit, JUST_WHEN, said.words)
    given: dict[str, Any] = {"request": str(request_id), "action": "rq-change", "what": JUST_WHEN}
    await when_form.start(unit, {**given, **({"when": when} if when["day"] else {})})
    return True


async def _plan_to(unit: Unit, exchange_id: int, said: TimeSaid) -> bool:
    """Another time for what is planned; what the words don't say stays as it is."""
    try:
        found = await exchanges.demand(unit, exchange_id, "propose")
    except DomainError:
        return False
    plan = await plan_rows.find(unit.tx, exchange_id)
    if plan is None or found.state not in AHEAD:
        return False
    given = await planning.given_of(unit, found)
    given.update(day=plan.day.isoformat(), start=f"{plan.start:%H:%M}" if plan.start else ANY_TIME)
    day = read_day(unit, said.words)
    at = await AheadTimeQuestion().read(unit, said.words, {})
    given.update({**day.also, **at.also, "exchange": str(exchange_id)})
    if isinstance(at, Found):
        given["start"] = at.value
    if isinstance(day, Found):
        given["day"] = day.value
    elif day.key != "plan-no-day":
        given.pop("day")
        await planning.another_form.offer(unit, "day", given, day, None)
        return True
    await planning.another_form.start(unit, given)
    return True


async def alter(unit: Unit, tap: Tap) -> None:
    """*Change or call off*, while people wait to be chosen: what of the two, a press more, so that
    the card has few buttons."""
    found = await request_rows.find_with_timebank(unit.tx, tap.id)
    if found is None or found[0].person_id != unit.member:
        raise NotFound
    one = found[0]
    unit.use_community_of(found[1].id)
    if one.state != "offered":
        await unit.show_what_happened(requests.CARD, tap.id, DomainError("toast-already-done"))
        return
    data = f"{one.id}:{one.mark}"
    every = await request_rows.candidates(unit.tx, one.id)
    several = sum(candidate.state == "yes" for candidate in every) > 1
    unit.leave_card()
    text = unit.text("request-alter-ask", several="yes" if several else "no")
    chosen = any(candidate.state == "chosen" for candidate in every)
    buttons = [
        *([unit.button("btn-request-none", f"rq-none:{data}")] if several else []),
        *([] if chosen else [unit.button("btn-request-change", f"rq-change:{data}")]),
        unit.button("btn-request-cancel", f"rq-cancel:{data}"),
        unit.button("btn-back", f"rq-see:{one.id}"),
    ]
    unit.show(Screen(text, one_a_row(*buttons)), "request.alter")


async def end(unit: Unit, tap: Tap) -> None:
    """*Close or decline*, where the desk's card has more to press than fits: which of the two."""
    found = await request_rows.find_with_timebank(unit.tx, tap.id)
    if found is None:
        raise NotFound
    one = found[0]
    unit.use_community_of(found[1].id)
    unit.demand("request.decide")
    if one.person_id == unit.actor.id:
        raise DomainError("refusal-own-request")
    if one.state not in rules.FOR_BROKER:
        await unit.show_what_happened(requests.CARD, tap.id, DomainError("toast-already-done"))
        return
    unit.leave_card()
    unit.say(
        "request-end-ask",
        one_a_row(
            unit.button("btn-request-unmet", f"rq-unmet:{one.id}:{one.mark}"),
            unit.button("btn-request-decline", f"rq-decline:{one.id}:{one.mark}"),
            unit.button("btn-back", f"rq-see:{one.id}"),
        ),
        name=one.person_name,
    )


async def see(unit: Unit, tap: Tap) -> None:
    """Back to the card of one's own request, or, for a broker, of a member's."""
    found = await request_rows.find_with_timebank(unit.tx, tap.id)
    if found is None:
        raise NotFound
    unit.use_community_of(found[1].id)
    if found[0].person_id != unit.member and "broker" not in unit.roles:
        raise NotFound
    unit.show_own_card(requests.CARD, tap.id, "request.seen")


journey = Journey("beside", taps={"rq-alter": alter, "rq-see": see, "rq-end": end}, hears=[heard])
