"""/plan: two people plan help beforehand; another time, *Can't make it*, and the visit itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.errors import DomainError
from domain.exchange import AHEAD
from domain.plans import LATE_NEWS, Time, is_lone
from domain.reading import read
from domain.reading.skills import rank, taxonomy
from handlers import clashes
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, Named, WhoQuestion, who
from handlers.conversation.questions import Choice, Found, FreeText
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.exchange_acts import may
from handlers.journey import Command, Journey
from handlers.log_hours import in_its_timebank
from handlers.plan_questions import (
    AheadDayQuestion,
    AheadTimeQuestion,
    Where,
    WhereQuestion,
    read_day,
)
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import exchange_moves, exchanges, plans, visits
from services.plans import NewPlan
from storage import plans as plan_rows
from storage.exchanges import Exchange
from storage.plans import Plan

SIDES = Choice((("give", "btn-plan-i-help"), ("get", "btn-plan-they-help")))
CANT_MOST = 4
"""Plans among which somebody chooses which they can't make."""


@dataclass(frozen=True)
class Planned:
    """Help that one of two people proposes to the other."""

    side: str = ask("plan-side-ask", SIDES)
    person: Named = ask("plan-who-ask", WhoQuestion())
    what: str = ask("plan-what-ask", FreeText(limit=200))
    day: date = ask("plan-day-ask", AheadDayQuestion())
    start: time | None = ask("plan-start-ask", AheadTimeQuestion())
    minutes: int = ask("plan-minutes-ask", LengthQuestion())
    where: Where = ask("plan-where-ask", WhereQuestion())


@dataclass(frozen=True)
class AnotherTime:
    """Another time or place for what was planned already."""

    day: date = ask("plan-day-ask", AheadDayQuestion())
    start: time | None = ask("plan-start-ask", AheadTimeQuestion())
    minutes: int = ask("plan-minutes-ask", LengthQuestion())
    where: Where = ask("plan-where-ask", WhereQuestion())
    exchange: str | None = ask("plan-day-ask", FreeText(), hidden=True)
    person: Any = ask("plan-who-ask", WhoQuestion(), hidden=True)


async def _review(unit: Unit, answers: Planned) -> Markup:
    return await _reviewed(unit, answers, answers.side, answers.what)


async def _review_another(unit: Unit, answers: AnotherTime) -> Markup:
    return await _reviewed(unit, answers, "", "")


async def _reviewed(unit: Unit, answers: Planned | AnotherTime, side: str, what: str) -> Markup:
    planned = Time(answers.day, answers.start, answers.minutes, unit.zone)
    clash = None
    if answers.start is not None:
        without = int(answers.exchange or 0) if isinstance(answers, AnotherTime) else 0
        at = clashes.span(unit, answers.day, answers.start, answers.minutes, without)
        clash = await clashes.words(unit, at)
    text = unit.text(
        "plan-review",
        side=side or "none",
        name=answers.person.name if answers.person is not None else "",
        what=Words(what, 200),
        has_what="yes" if what else "no",
        has_start="yes" if answers.start is not None else "no",
        start=planned.starts_at,
        end=planned.ends_at,
        day=answers.day,
        minutes=answers.minutes,
        place=answers.where.words,
    )
    return Markup(f"{clash}\n\n{text}") if clash is not None else text


def _yes(answers: Planned | AnotherTime) -> Mapping[str, str]:
    return {"name": answers.person.name if answers.person is not None else ""}


async def _submit(unit: Unit, answers: Planned) -> None:
    """Asks the other side; the message with the Yes becomes the card."""
    other = answers.person.id
    if other is None:
        # The name is nobody whom they may see: a broker brings the two together.
        raise DomainError("refusal-plan-talk-first")
    giver, receiver = (unit.member, other) if answers.side == "give" else (other, unit.member)
    skill = next((found.skill for found in rank(answers.what, 1)), None)
    new = NewPlan(
        giver,
        receiver,
        answers.day,
        answers.start,
        answers.minutes,
        answers.where.words,
        skill,
        answers.what,
        lone=is_lone(skill, home=answers.where.home),
    )
    exchange_id = await plans.propose(unit, new)
    unit.show_own_card(exchanges.CARD, exchange_id, "exchange.proposed")


async def _submit_another(unit: Unit, answers: AnotherTime) -> None:
    exchange_id = int(answers.exchange or 0)
    await in_its_timebank(unit, exchange_id)
    await plans.another_time(
        unit, exchange_id, answers.day, answers.start, answers.minutes, answers.where.words
    )
    unit.show_own_card(exchanges.CARD, exchange_id, "exchange.proposed")


form = Form(
    "plan",
    Planned,
    _submit,
    review=_review,
    yes="btn-plan-send",
    yes_values=_yes,
    others=frozenset({"log", "request", "talk_to_person"}),
)
another_form = Form(
    "plan-another",
    AnotherTime,
    _submit_another,
    review=_review_another,
    yes="btn-plan-send",
    yes_values=_yes,
    over=True,
)


async def command(unit: Unit, words: str) -> None:
    """/plan, alone or with words behind it: "/plan gardening for Jean saturday 2pm"."""
    if words and await unit.registry.said_for_others(unit, words):
        return
    unit.demand("exchange.log")
    if not words:
        await form.start(unit)
        return
    reading = read(words, unit.local)
    given: dict[str, Any] = {}
    if reading.skills:
        given["what"] = taxonomy()[reading.skills[0]].label
    day = read_day(unit, words)
    given.update(day.also)
    if isinstance(day, Found):
        given["day"] = day.value
    found = await who(unit, reading.names[0]) if reading.names else None
    if isinstance(found, Found):
        given["person"] = found.value
        await form.start(unit, given, words)
    elif found is not None:
        await form.offer(unit, "person", given, found, words)
    else:
        await form.start(unit, given, words)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit, "")


async def coming(unit: Unit, _words: str = "") -> None:
    """/plans: what is over and waits to be told how it went; then what the person has planned with
    others, the next first."""
    unit.demand("exchange.log")
    found = await ahead(unit)
    over = await plan_rows.unreported_of(unit.tx, unit.scope.id, unit.member, CANT_MOST)
    over = over[: max(CANT_MOST // 2, CANT_MOST - len(found))]
    found = found[: CANT_MOST - len(over)]
    if not found and not over:
        rows = one_a_row(unit.button("btn-plan", "plan"), unit.button("btn-home", "home"))
        unit.say("plan-none-coming", rows)
        return
    buttons = [
        unit.button("btn-plan-which", f"x-open:{one.id}", number=number, name=_other(unit, one))
        for number, one in enumerate([*over, *found], 1)
    ]
    rows = one_a_row(*buttons, unit.button("btn-home", "home"))
    parts = [("plan-over", over, 1), ("plan-coming", found, len(over) + 1)]
    said = [unit.text(key, lines=cant_lines(unit, some, n)) for key, some, n in parts if some]
    unit.show(Screen(Markup("\n\n".join(map(str, said))), rows), "plan.coming")


async def _coming_tapped(unit: Unit, _tap: Tap) -> None:
    unit.leave_card()
    await coming(unit)


async def propose(unit: Unit, tap: Tap) -> None:
    """*Name another time*: what stays as it is needn't be said again."""
    found = await may(unit, tap, "propose")
    if found is None:
        return
    given = await given_of(unit, found)
    unit.take_over(exchanges.CARD, tap.id)
    unit.acknowledge()
    unit.tap = None
    await another_form.start(unit, {**given, "exchange": str(found.id)})


async def again(unit: Unit, tap: Tap) -> None:
    """*Plan another day*, after it was called off: the same once more."""
    await in_its_timebank(unit, tap.id)
    found = await exchange_moves.find(unit, tap.id)
    if exchanges.part_of(found, unit.member) is None:
        raise DomainError("toast-already-done")
    given = await given_of(unit, found)
    unit.aside()
    side = "give" if found.giver_id == unit.member else "get"
    await form.start(unit, {**given, "side": side, "what": found.words or ""})


async def given_of(unit: Unit, found: Exchange) -> dict[str, Any]:
    """Whom it is with, how long it takes and where, as the forms keep them."""
    plan = await plan_rows.find(unit.tx, found.id)
    gives = found.giver_id == unit.member
    other, name = (
        (found.receiver_id, found.receiver_name) if gives else (found.giver_id, found.giver_name)
    )
    given: dict[str, Any] = {
        "person": {"id": other, "name": name or ""},
        "minutes": plan.minutes if plan is not None else found.minutes,
    }
    if plan is not None and plan.place:
        given["where"] = {"words": plan.place, "home": plan.lone}
    return given


async def cant(unit: Unit, tap: Tap) -> None:
    """*Can't make it*: another time, or not at all. One press more than it could be, so that
    nobody calls a visit off by a slip."""
    found = await may(unit, tap, "cancel")
    if found is None:
        return
    if found.state not in AHEAD:
        await unit.show_what_happened(exchanges.CARD, tap.id, DomainError("toast-already-done"))
        return
    plan = await plan_rows.find(unit.tx, found.id)
    assert plan is not None
    _ask_instead(unit, found, plan)


def _ask_instead(unit: Unit, found: Exchange, plan: Plan) -> None:
    data = f"{found.id}:{found.mark}"
    unit.leave_card()
    rows = one_a_row(
        unit.button("btn-plan-propose", f"x-propose:{data}"),
        unit.button("btn-plan-call-off", f"x-cancel:{data}"),
        unit.button("btn-plan-keep", f"x-open:{found.id}"),
        unit.button("btn-talk-to-a-person", "talk"),
    )
    text = unit.text(
        "plan-cant-ask",
        name=_other(unit, found),
        start=plan.starts_at,
        late="yes" if plan.starts_at - unit.now <= LATE_NEWS else "no",
    )
    unit.show(Screen(text, rows), "plan.cant")


async def ahead(unit: Unit) -> list[Exchange]:
    """What the person has planned with others, the next first."""
    return await plan_rows.ahead_of(unit.tx, unit.scope.id, unit.member, CANT_MOST)


async def cant_make_it(unit: Unit, found: Sequence[Exchange]) -> None:
    """ "Can't make it", typed: of several plans it is asked which."""
    if len(found) == 1:
        plan = await plan_rows.find(unit.tx, found[0].id)
        assert plan is not None
        _ask_instead(unit, found[0], plan)
        return
    rows = one_a_row(*cant_buttons(unit, found, 1), unit.button("btn-talk-to-a-person", "talk"))
    unit.say("plan-cant-which-ask", rows, lines=cant_lines(unit, found, 1))


def cant_buttons(unit: Unit, found: Sequence[Exchange], first: int) -> list[Button]:
    """A button for each plan, numbered from `first`."""
    return [
        unit.button("btn-plan-which", f"x-cant:{one.id}", number=number, name=_other(unit, one))
        for number, one in enumerate(found, first)
    ]


def cant_lines(unit: Unit, found: Sequence[Exchange], first: int) -> Markup:
    """A line for each plan, numbered from `first`."""
    lines = [
        unit.text("plan-cant-line", number=number, name=_other(unit, one), date=one.day)
        for number, one in enumerate(found, first)
    ]
    return Markup("\n".join(lines))


def _other(unit: Unit, one: Exchange) -> str:
    return (one.receiver_name if one.giver_id == unit.member else one.giver_name) or ""


async def opened(unit: Unit, tap: Tap) -> None:
    """The card, as it stands now."""
    await in_its_timebank(unit, tap.id)
    await exchange_moves.find(unit, tap.id)
    unit.show_own_card(exchanges.CARD, tap.id, "exchange.opened")


STEPS = {"v-here": visits.arrive, "v-left": visits.leave, "v-ok": visits.all_right}


async def step(unit: Unit, tap: Tap) -> None:
    """The visitor says that they are there, have left, or are all right."""
    async with pressed(unit, exchanges.CARD, tap.id, f"plan.{tap.verb}"):
        await in_its_timebank(unit, tap.id)
        await STEPS[tap.verb](unit, tap.id)
        if tap.verb == "v-ok":
            unit.toast("toast-plan-all-right")


async def by_rule(unit: Unit, tap: Tap) -> None:
    """What posted itself on one day, for brokers: each opens its card."""
    try:
        day = datetime.strptime(tap.run, "%Y%m%d").replace(tzinfo=unit.zone).date()
    except ValueError:
        day = unit.local.date() - timedelta(days=1)
    offset = max(0, tap.id)
    found = await exchanges.posted_by_rule(unit, day, offset)
    entries = [
        unit.button(
            "btn-queue-two",
            f"x-open:{one.id}",
            one=one.giver_name or "",
            other=one.receiver_name or "",
        )
        for one in found[: exchanges.LISTED]
    ]
    if len(found) > exchanges.LISTED:
        entries.append(unit.button("btn-more", f"x-by-rule:{offset + exchanges.LISTED}:{tap.run}"))
    entries.append(unit.button("btn-home", "home"))
    key = "exchange-by-rule-list" if found else "exchange-by-rule-none"
    unit.leave_card()
    unit.show(Screen(unit.text(key, date=day), one_a_row(*entries)), "exchange.by-rule")


journey = Journey(
    "plan",
    commands=[
        Command("plan", command, roles=frozenset({"member", "broker"})),
        Command("plans", coming, roles=frozenset({"member", "broker"})),
    ],
    taps={
        "plan": _tapped,
        "plans": _coming_tapped,
        "x-propose": propose,
        "x-cant": cant,
        "x-again": again,
        "x-open": opened,
        "x-by-rule": by_rule,
        **dict.fromkeys(STEPS, step),
    },
    forms=[form, another_form],
)
