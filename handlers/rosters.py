"""/roster: a class, a team job or an event; ticking who was there, name by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.errors import DomainError, NotFound
from domain.permissions import Role
from domain.rosters import BACK_DAYS
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, Named, PastDayQuestion
from handlers.conversation.questions import Choice, FreeText, plainly
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.roster_card import card, taps
from handlers.roster_card import forms as card_forms
from handlers.roster_questions import OnItQuestion, RosterWho
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import rosters
from services import rules as timebank
from services.rosters import NewRoster
from storage import rosters as rows
from storage.rosters import OnRoster, Roster

RUNNERS: frozenset[Role] = frozenset({"organiser", "broker"})
PAGE = 6
"""Names on one screen."""
LISTED = 3
"""Rosters and shifts of each sort on the first screen."""
KINDS = (
    ("class", "btn-roster-class"),
    ("team", "btn-roster-team"),
    ("event", "btn-roster-event"),
)


# A new one ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class New:
    """What took place."""

    kind: str = ask("roster-kind-ask", Choice(KINDS))
    title: str = ask("roster-title-ask", FreeText(limit=100))
    day: date = ask("roster-day-ask", PastDayQuestion())
    minutes: int = ask("roster-length-ask", LengthQuestion())
    host: Named = ask("roster-host-ask", RosterWho(me=True))


async def submit(unit: Unit, answers: New) -> None:
    """Begins it, and asks who was there."""
    if answers.host.id is None:
        raise NotFound
    new = NewRoster(
        answers.kind,  # type: ignore[arg-type]
        answers.title,
        answers.day,
        answers.minutes,
        answers.host.id,
    )
    roster_id = await rosters.make(unit, new)
    await ticking(unit, roster_id, 0)


form = Form("roster", New, submit)


@dataclass(frozen=True)
class OfShift:
    """What sort of thing a shift that is over was."""

    kind: str = ask("roster-kind-ask", Choice(KINDS))
    shift: str | None = ask("roster-kind-ask", FreeText(), hidden=True)


async def submit_of_shift(unit: Unit, answers: OfShift) -> None:
    """Begins it with everybody who had a place."""
    roster_id = await rosters.from_shift(unit, int(answers.shift or 0), answers.kind)  # type: ignore[arg-type]
    await ticking(unit, roster_id, 0)


shift_form = Form("roster-shift", OfShift, submit_of_shift)


# The list -----------------------------------------------------------------------------------------


async def listed(unit: Unit, words: str = "") -> None:
    """What is under way, what was posted lately, and shifts that a roster can be made of; with
    words of its title, the one that has them."""
    unit.demand("roster.make")
    unit.leave_card()
    whose: dict[str, Any] = {"everybody": "broker" in unit.roles, "limit": LISTED}
    who = (unit.scope.id, unit.actor.id)
    open_ = await rows.under_way(unit.tx, *who, **whose)
    since = unit.now - timedelta(days=BACK_DAYS)
    shifts = await rows.shifts_without(unit.tx, *who, unit.now, since, **whose)
    past = await rows.latest(unit.tx, *who, **whose)
    said = plainly(words)
    named = [one for one in (*open_, *past) if said and said in plainly(one.title)]
    if len(named) == 1:
        unit.show_own_card(rosters.CARD, named[0].id, "roster.opened")
        return
    if named:
        open_, shifts, past = named, [], []
    buttons = [_open(unit, one) for one in open_]
    buttons += [
        unit.button("btn-roster-shift", f"r-shift:{row['id']}", title=row["title"])
        for row in shifts
    ]
    buttons += [_open(unit, one) for one in past]
    new = unit.button("btn-roster-new", "r-new")
    key = "roster-list" if buttons else "roster-list-empty"
    unit.say(key, one_a_row(new, *buttons, unit.button("btn-home", "home")))


def _open(unit: Unit, one: Roster) -> Button:
    data = f"roster-open:{one.id}"
    return unit.button("btn-roster-open", data, title=one.title, state=one.state)


async def _list_tapped(unit: Unit, _tap: Tap) -> None:
    await listed(unit)


async def _new_tapped(unit: Unit, _tap: Tap) -> None:
    unit.demand("roster.make")
    if not (await timebank.of(unit)).some("kinds") & {kind for kind, _ in KINDS}:
        raise DomainError("refusal-kind-not-here")
    await form.start(unit)


async def _shift_tapped(unit: Unit, tap: Tap) -> None:
    await shift_form.start(unit, {"shift": str(tap.id)})


# Ticking ------------------------------------------------------------------------------------------


async def ticking(unit: Unit, roster_id: int, page: int) -> None:
    """The names, a page at a time; each is a button that ticks or unticks, typed by its number."""
    found = await rosters.look(unit, roster_id)
    if found.state != "open":
        unit.show_own_card(rosters.CARD, roster_id, "roster.looked-again")
        return
    unit.leave_card()
    there = await rows.people(unit.tx, roster_id)
    pages = max(1, -(-len(there) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = there[page * PAGE : (page + 1) * PAGE]
    count = sum(1 for one in there if one.ticked)
    head = unit.text(
        "roster-ticking",
        title=found.title,
        date=found.day,
        count=count,
        all=len(there),
        page=page + 1,
        pages=pages,
    )
    lines = [_line(unit, found, one, number) for number, one in enumerate(shown, 1)]
    text = Markup("\n".join([f"{head}\n", *map(str, lines)]) if lines else str(head))
    buttons = [_name(unit, roster_id, one, page) for one in shown]
    if page + 1 < pages:
        buttons.append(unit.button("btn-roster-more", f"r-tick:{roster_id}:{page + 1}"))
    if page:
        buttons.append(unit.button("btn-roster-back", f"r-tick:{roster_id}:{page - 1}"))
    if count < len(there):
        buttons.append(unit.button("btn-roster-everyone", f"r-all:{roster_id}"))
    buttons.append(unit.button("btn-roster-add", f"r-add:{roster_id}"))
    if there:
        buttons.append(unit.button("btn-roster-time", f"r-time:{roster_id}"))
    if count:
        buttons.append(unit.button("btn-roster-post", f"r-post:{roster_id}"))
    rows_ = one_a_row(*buttons, unit.button("btn-home", "home"))
    unit.show(Screen(text, rows_), "roster.ticking")


def _line(unit: Unit, found: Roster, one: OnRoster, number: int) -> Markup:
    return unit.text(
        "roster-line",
        number=number,
        name=one.name,
        ticked="yes" if one.ticked else "no",
        other="yes" if one.minutes != found.minutes else "no",
        minutes=one.minutes,
    )


def _name(unit: Unit, roster_id: int, one: OnRoster, page: int) -> Button:
    key = "btn-roster-off" if one.ticked else "btn-roster-on"
    verb = "r-off" if one.ticked else "r-on"
    return unit.button(key, f"{verb}:{roster_id}:{one.person_id}.{page}", name=one.name)


async def _page_tapped(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(rosters.CARD, tap.id)
    await ticking(unit, tap.id, _number(tap.run))


async def _tick_tapped(unit: Unit, tap: Tap) -> None:
    person, _, page = tap.run.partition(".")
    try:
        await unit.use_timebank_of(rosters.CARD, tap.id)
        await rosters.tick(unit, tap.id, _number(person), ticked=tap.verb == "r-on")
    except DomainError as refusal:
        await unit.show_what_happened(rosters.CARD, tap.id, refusal)
        return
    await ticking(unit, tap.id, _number(page))


async def _all_tapped(unit: Unit, tap: Tap) -> None:
    try:
        await unit.use_timebank_of(rosters.CARD, tap.id)
        await rosters.everyone(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(rosters.CARD, tap.id, refusal)
        return
    await ticking(unit, tap.id, 0)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


@dataclass(frozen=True)
class Add:
    """Somebody else who was there."""

    person: Named = ask("roster-add-ask", RosterWho())
    roster: str | None = ask("roster-add-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Time:
    """How long one person was there."""

    person: Named = ask("roster-time-who-ask", OnItQuestion())
    minutes: int = ask("roster-time-ask", LengthQuestion())
    roster: str | None = ask("roster-time-ask", FreeText(), hidden=True)


async def submit_add(unit: Unit, answers: Add) -> None:
    """Puts them on it, ticked."""
    roster_id = int(answers.roster or 0)
    await unit.use_timebank_of(rosters.CARD, roster_id)
    if answers.person.id is None:
        raise NotFound
    await rosters.add(unit, roster_id, answers.person.id)
    await _last_page(unit, roster_id, answers.person.id)


async def submit_time(unit: Unit, answers: Time) -> None:
    """Keeps their time."""
    roster_id = int(answers.roster or 0)
    await unit.use_timebank_of(rosters.CARD, roster_id)
    if answers.person.id is None:
        raise NotFound
    await rosters.change_time(unit, roster_id, answers.person.id, answers.minutes)
    await _last_page(unit, roster_id, answers.person.id)


async def _last_page(unit: Unit, roster_id: int, person_id: int) -> None:
    """The page on which this person stands."""
    found: Sequence[OnRoster] = await rows.people(unit.tx, roster_id)
    place = next((n for n, one in enumerate(found) if one.person_id == person_id), 0)
    await ticking(unit, roster_id, place // PAGE)


add_form = Form("roster-add", Add, submit_add, over=True)
time_form = Form("roster-time", Time, submit_time, over=True)


async def _with_form(unit: Unit, tap: Tap) -> None:
    try:
        await unit.use_timebank_of(rosters.CARD, tap.id)
        await rosters.demand(unit, tap.id, "tick")
    except DomainError as refusal:
        await unit.show_what_happened(rosters.CARD, tap.id, refusal)
        return
    unit.aside()
    chosen: Form[Any] = add_form if tap.verb == "r-add" else time_form
    await chosen.start(unit, {"roster": str(tap.id)})


journey = Journey(
    "roster",
    commands=[Command("roster", listed, roles=RUNNERS)],
    taps={
        "roster": _list_tapped,
        "r-new": _new_tapped,
        "r-shift": _shift_tapped,
        "r-tick": _page_tapped,
        "r-on": _tick_tapped,
        "r-off": _tick_tapped,
        "r-all": _all_tapped,
        "r-add": _with_form,
        "r-time": _with_form,
        **taps,
    },
    forms=[form, shift_form, add_form, time_form, *card_forms],
    cards={rosters.CARD: card},
)

KEY_FAMILIES = ("roster-", "-name")
