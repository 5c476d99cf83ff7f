"""/team: who is here, who is away, who is on duty; /handover: out of office."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.duty import Slot, alike
from domain.duty_words import Hours, part_of, read_hours
from domain.errors import DomainError
from domain.permissions import Role
from domain.reading.away import read_away
from handlers.away import UntilQuestion
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import Named
from handlers.conversation.questions import Choice, FreeText, day_of
from handlers.conversation.screens import Screen, one_a_row
from handlers.gaps import gap_lines
from handlers.journey import Command, Journey
from handlers.team_questions import (
    DeskQuestion,
    HoursQuestion,
    at_the_desk,
    hours_shown,
    keep,
    named_in,
)
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import duty, handover, team_groups
from services.cases import first_name
from storage.uncovered import Visit

TEAM: frozenset[Role] = frozenset({"broker", "safeguarding", "administrator"})
ARRANGE: frozenset[Role] = frozenset({"broker", "administrator"})
PAGE = 3
PARTS = (("duty", "btn-duty-duty"), ("deputy", "btn-duty-deputy"))
_DUTY = re.compile(r"\bon duty\b|\bduty\b|\bdeput", re.IGNORECASE)
_HAND = re.compile(
    r"^(?:please )?(?:hand(?:ing)? (?:it |my work |everything )?over to|"
    r"(?:can )?(?P<who>\w+) (?:stands?|to stand) in for me)\b",
    re.IGNORECASE,
)


# The team -----------------------------------------------------------------------------------------


async def command(unit: Unit, words: str = "") -> None:
    """/team; with words behind it, who is on duty when."""
    if not unit.roles & TEAM:
        unit.demand("team.arrange")
    if words.strip() and words.strip().casefold() != "here":
        await _duty_said(unit, words)
        return
    if words.strip():
        unit.say("team-here-in-a-group", one_a_row(unit.button("btn-home", "home")))
        return
    await _overview(unit)


async def _overview(unit: Unit) -> None:
    now = await duty.now_on(unit)
    on, deputies = now if now is not None else ([], [])
    away = await handover.away(unit)
    lines = []
    for person, roles in await handover.desk_people(unit):
        gone = away.get(person.id)
        held = [unit.wording.plain(unit.lang, f"role-{role}") for role in sorted(roles)]
        lines.append(
            unit.text(
                "team-line",
                name=person.name,
                roles=held,
                away="yes" if gone else "no",
                until=gone.until if gone else unit.local.date(),
                other=first_name(gone.to_name) if gone else "",
            )
        )
    group = await team_groups.of_community(unit)
    text = unit.text(
        "team-overview",
        timebank=unit.scope.name,
        lines=Markup("\n".join(lines)),
        duty=[p.name for p in on],
        deputies=[p.name for p in deputies],
        on="none" if now is None else "yes" if on else "no",
        deputy="yes" if deputies else "no",
        group="yes" if group is not None else "no",
    )
    mine = unit.actor.id in away
    rows = []
    if unit.roles & ARRANGE:
        rows += [
            unit.button("btn-duty-set", "duty-set"),
            unit.button("btn-handover-back" if mine else "btn-handover", "handover"),
        ]
    rows.append(unit.button("btn-duty-rota", "duty-rota"))
    if group is not None and "administrator" in unit.roles:
        rows.append(unit.button("btn-team-unlink", f"tg-unlink:{group.id}"))
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*rows, unit.button("btn-home", "home"))), "team")


async def _team_tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


# Duty ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Duty:
    """Who, as what, and when."""

    person: Named = ask("duty-who-ask", DeskQuestion())
    part: str = ask("duty-part-ask", Choice(PARTS))
    hours: Hours = ask("duty-when-ask", HoursQuestion())


async def _duty_review(unit: Unit, answers: Duty) -> Markup:
    return unit.text(
        "duty-review",
        name=answers.person.name,
        part=answers.part,
        hours=hours_shown(unit, answers.hours),
    )


async def _duty_submit(unit: Unit, answers: Duty) -> None:
    hours, part = answers.hours, answers.part
    person_id: Any = answers.person.id
    left: list[Visit] = []
    if hours.starts_at is not None and hours.ends_at is not None:
        left = await duty.once(unit, person_id, part, hours.starts_at, hours.ends_at)  # type: ignore[arg-type]
    elif hours.start is not None and hours.finish is not None:
        left = await duty.weekly(unit, person_id, part, hours.days, hours.start, hours.finish)  # type: ignore[arg-type]
    unit.toast("toast-duty-set")
    await _rota(unit, 0)
    _warn(unit, left)


def _warn(unit: Unit, left: Sequence[Visit]) -> None:
    """Whoever changes the duty reads at once which approved lone visits nobody covers now."""
    if not left:
        return
    said = gap_lines(unit.wording, unit.lang, left, unit.zone)
    lines = Markup("\n".join(str(line) for line in said))
    unit.aside()
    rows = one_a_row(
        unit.button("btn-duty-set", "duty-set"),
        unit.button("btn-queue", "queue"),
        unit.button("btn-home", "home"),
    )
    unit.say("duty-gap", rows, count=len(left), lines=lines)


duty_form = Form("duty", Duty, _duty_submit, review=_duty_review, yes="btn-duty-yes", anything=True)


async def _duty_set(unit: Unit, _tap: Tap) -> None:
    unit.demand("team.arrange")
    await duty_form.start(unit)


async def _duty_said(unit: Unit, words: str) -> None:
    unit.demand("team.arrange")
    named = named_in(unit, words, await at_the_desk(unit))
    hours = read_hours(words, unit.now, unit.zone)
    given: dict[str, Any] = {}
    if len(named) == 1:
        given["person"] = {"id": named[0].id, "name": named[0].name}
    if hours is not None:
        given["hours"] = keep(hours)
    if given:
        given["part"] = part_of(words)
    await duty_form.start(unit, given, words)


async def _rota_tapped(unit: Unit, tap: Tap) -> None:
    if not unit.roles & TEAM:
        unit.demand("team.arrange")
    await _rota(unit, max(0, tap.id))


async def _rota(unit: Unit, offset: int) -> None:
    """Every hour of duty, each with a button that ends it."""
    slots: list[tuple[Slot, tuple[int, ...]]] = []
    for slot in await duty.held(unit):
        days: tuple[int, ...] = (slot.weekday,) if slot.weekday is not None else ()
        same = next((n for n, (one, _) in enumerate(slots) if alike(one, slot)), None)
        if same is None:
            slots.append((slot, days))
        else:
            slots[same] = slots[same][0], (*slots[same][1], *days)
    lines, rows = [], []
    for number, (slot, days) in enumerate(slots[offset : offset + PAGE], offset + 1):
        hours = Hours(days, slot.start, slot.finish, slot.starts_at, slot.ends_at)
        lines.append(
            unit.text(
                "duty-line",
                number=number,
                name=slot.name,
                part=slot.part,
                hours=hours_shown(unit, hours),
            )
        )
        if unit.roles & ARRANGE:
            rows.append(unit.button("btn-duty-end", f"duty-end:{slot.id}", number=number))
    if len(slots) > offset + PAGE:
        rows.append(unit.button("btn-more", f"duty-rota:{offset + PAGE}"))
    if unit.roles & ARRANGE:
        rows.append(unit.button("btn-duty-set", "duty-set"))
    text = unit.text("duty-rota", lines=Markup("\n".join(lines))) if slots else None
    ways = (unit.button("btn-back", "team"), unit.button("btn-home", "home"))
    unit.leave_card()
    unit.show(Screen(text or unit.text("duty-none"), (*one_a_row(*rows), ways)), "duty.rota")


async def _duty_end(unit: Unit, tap: Tap) -> None:
    left = await duty.end(unit, tap.id)
    unit.toast("toast-duty-ended")
    await _rota(unit, 0)
    _warn(unit, left)


# Out of office ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Handing:
    """Who stands in, and until when. `away`: who is away, where that isn't the writer."""

    to: Named = ask("handover-to-ask", DeskQuestion(others=True))
    until: date = ask("handover-until-ask", UntilQuestion())
    since: str | None = ask("handover-until-ask", FreeText(), hidden=True)
    away: str | None = ask("handover-until-ask", FreeText(), hidden=True)
    name: str | None = ask("handover-until-ask", FreeText(), hidden=True)


async def _handing_review(unit: Unit, answers: Handing) -> Markup:
    since = day_of(answers.since) if answers.since else unit.local.date()
    return unit.text(
        "handover-review",
        mine="no" if answers.name else "yes",
        name=answers.name or "",
        other=answers.to.name,
        since=since,
        until=answers.until,
    )


async def _handing_submit(unit: Unit, answers: Handing) -> None:
    since = day_of(answers.since) if answers.since else unit.local.date()
    person_id = int(answers.away or unit.actor.id)
    to: Any = answers.to.id
    await handover.begin(unit, person_id, to, since, answers.until)
    await _overview(unit)


handover_form = Form(
    "handover",
    Handing,
    _handing_submit,
    review=_handing_review,
    yes="btn-handover-yes",
    anything=True,
)


async def handover_command(unit: Unit, words: str = "") -> None:
    """/handover; "/handover Devinder until Monday"; "/handover Ruth to Devinder until Monday"."""
    unit.demand("team.arrange")
    desk = await at_the_desk(unit)
    named = named_in(unit, words, desk)
    if not words.strip() and (found := await handover.open_of(unit, unit.actor.id)) is not None:
        unit.say(
            "handover-now",
            one_a_row(
                unit.button("btn-handover-back", f"handover-back:{found.id}"),
                unit.button("btn-home", "home"),
            ),
            name=found.to_name,
            since=found.since,
            until=found.until,
        )
        return
    given: dict[str, Any] = {}
    if len(named) > 1:
        away, to = named[0], named[1]
        if away.id != unit.actor.id:
            given |= {"away": str(away.id), "name": away.name}
        given["to"] = {"id": to.id, "name": to.name}
    elif named and named[0].id != unit.actor.id:
        given["to"] = {"id": named[0].id, "name": named[0].name}
    elif unit.actor.id not in {p.id for p in desk}:
        raise DomainError("refusal-handover-no-desk")
    said = read_away(words, unit.local, reply=True) if words.strip() else None
    if said is not None and said.until is not None:
        given["until"] = said.until.isoformat()
        if said.since > unit.local.date():
            given["since"] = said.since.isoformat()
    await handover_form.start(unit, given, words or None)


async def _handover_tapped(unit: Unit, _tap: Tap) -> None:
    await handover_command(unit)


async def _back(unit: Unit, tap: Tap) -> None:
    await handover.back(unit, tap.id)
    await _overview(unit)


# Typed --------------------------------------------------------------------------------------------


async def hear(unit: Unit, text: str) -> bool:
    """ "I'm on duty tonight", "Devinder is deputy on Mondays", "hand over to Devinder until
    Monday": from people who arrange such things, whatever hat they wear."""
    hand = _HAND.match(text)
    if hand is None and not (_DUTY.search(text) and len(text.split()) <= PAGE * 4):
        return False
    worn = unit.hat
    unit.wear(None)
    if unit.roles & ARRANGE and await _arranged(unit, text, hand):
        return True
    unit.wear(worn)
    return False


async def _arranged(unit: Unit, text: str, hand: re.Match[str] | None) -> bool:
    if hand is not None:
        await handover_command(unit, text[hand.end() :] if not hand["who"] else text)
        return True
    named = named_in(unit, text, await at_the_desk(unit))
    if not named or read_hours(text, unit.now, unit.zone) is None:
        return False
    await _duty_said(unit, text)
    return True


journey = Journey(
    "team",
    commands=[
        Command("team", command, roles=TEAM),
        Command("handover", handover_command, roles=ARRANGE),
    ],
    taps={
        "team": _team_tapped,
        "duty-set": _duty_set,
        "duty-rota": _rota_tapped,
        "duty-end": _duty_end,
        "handover": _handover_tapped,
        "handover-back": _back,
    },
    forms=[duty_form, handover_form],
    hears=[hear],
)

KEY_FAMILIES = ("role-",)
