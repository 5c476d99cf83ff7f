"""/volunteer and /shifts: what is on (handlers/finding.py), joining in one tap, and saying that one
can't make it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError, NotFound
from domain.reading.types import Reading
from handlers import opportunity_photo, planning
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.finding import command, whats_on
from handlers.journey import Command, Journey
from handlers.shift_card import card
from handlers.shift_words import narrowed, telling
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import requests, shift_teams, shifts
from services.shift_gates import AgeUnknownError
from services.shifts import Overlaps
from storage import broadcasts
from storage import shifts as rows
from storage.clashes import Clash
from storage.shifts import Shift

PAGE = 4
"""Shifts of a list on one screen."""
MINE_PAGE = 3
"""Of one's own on one screen, beside the way to all that is on."""


# Lists --------------------------------------------------------------------------------------------


def _see(unit: Unit, shift: Shift, number: int, verb: str = "sh-open") -> Button:
    return unit.button("btn-shift-see", f"{verb}:{shift.id}", number=number, title=shift.title)


async def mine(unit: Unit, _words: str = "", offset: int = 0) -> None:
    """/shifts: the shifts on which one has a place, and those that one runs."""
    own = await shifts.mine(unit)
    run = await shifts.run_by(unit) if unit.community is not None else []
    if len(own) + len(run) == 1:
        show(unit, (own or run)[0].id, "shift.opened", shifts.RUN_CARD if run else shifts.CARD)
        return
    unit.leave_card()
    ways_out = [unit.button("btn-shift-see-all", "volunteer"), unit.button("btn-home", "home")]
    if not own and not run:
        unit.say("shift-mine-empty", one_a_row(*ways_out))
        return
    every = [*((shift, "sh-open") for shift in own), *((shift, "sh-run") for shift in run)]
    offset = offset if 0 < offset < len(every) else 0
    page = every[offset : offset + MINE_PAGE]
    joined = [shift for shift, verb in page if verb == "sh-open"]
    theirs = [shift for shift, verb in page if verb == "sh-run"]
    parts = []
    if joined:
        parts.append(unit.text("shift-mine", lines=_lines(unit, joined)))
    if theirs:
        lines = _lines(unit, theirs, first=len(joined) + 1, key="shift-run-line")
        parts.append(unit.text("shift-mine-run", lines=lines))
    buttons = [_see(unit, shift, number, verb) for number, (shift, verb) in enumerate(page, 1)]
    if len(every) > offset + MINE_PAGE:
        buttons.append(unit.button("btn-more", f"sh-mine:{offset + MINE_PAGE}"))
    text = Markup("\n\n".join(str(part) for part in parts))
    unit.show(Screen(text, one_a_row(*buttons, *ways_out)), "shift.mine")


def _lines(
    unit: Unit, found: Sequence[Shift], *, first: int = 1, key: str = "shift-mine-line"
) -> Markup:
    lines = [
        unit.text(
            key,
            number=number,
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
            state=shift.mine or "joined",
            joined=shift.joined,
            places=shift.places,
        )
        for number, shift in enumerate(found, first)
    ]
    return Markup("\n".join(str(line) for line in lines))


# Opening, joining, leaving ------------------------------------------------------------------------


async def look(unit: Unit, shift_id: int) -> Shift:
    """The shift, in its own timebank, whichever of theirs the person uses now."""
    shift = await rows.find(unit.tx, shift_id)
    here = next((c for c in unit.communities if shift and c.id == shift.community_id), None)
    if shift is None or here is None:
        raise NotFound
    unit.use_community(here)
    return shift


def show(unit: Unit, shift_id: int, reason: str, card: str = shifts.CARD) -> None:
    """Shows the card in place of what was tapped, or as a new message."""
    unit.show_own_card(card, shift_id, reason)


async def opened(unit: Unit, tap: Tap) -> None:
    """An entry of a list; whoever runs the shift sees who is coming."""
    shift = await look(unit, tap.id)
    own = shift.published_by == unit.actor.id and shifts.runs(unit, shift)
    show(unit, tap.id, "shift.opened", shifts.RUN_CARD if own else shifts.CARD)
    if not own:
        await opportunity_photo.beside_shift(unit, shift.opportunity_id)


async def joined(unit: Unit, tap: Tap) -> None:
    """Join, or yes to a place that came free, in one tap; something at the same time is named and
    asked about, and whether they are old enough, where that isn't known."""
    shift = await look(unit, tap.id)
    if unit.hat is not None and await shift_teams.brings_people(unit, shift):
        await unit.registry.taps["tm-open"](unit, tap)  # an employer's people come as a team
        return
    await enter(unit, tap, shifts.join)


Enter = Callable[..., Awaitable[Any]]
"""`shifts.join`, or what takes the same answers."""


async def enter(unit: Unit, tap: Tap, join: Enter) -> Any:
    """Joins with the answers that the button holds (`both`, `old`, `young`); what else must be
    asked first is asked. Returns what joining returned."""
    said = tap.run.split("-") if tap.run else []
    old_enough = True if "old" in said else False if "young" in said else None
    try:
        found = await join(unit, tap.id, both="both" in said, old_enough=old_enough)
    except Overlaps as clash:
        await unit.tx.undo()
        _ask_both(unit, tap, said, clash.other)
    except AgeUnknownError as unknown:
        await unit.tx.undo()
        _ask_age(unit, tap, said, unknown.age)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.CARD, tap.id, refusal)
    else:
        if tap.verb == "sh-join":
            broadcasts.joined(unit.tx, tap.id, 0, unit.now)
            show(unit, tap.id, "shift.joined")
        return found
    return None


def _data(tap: Tap, *said: str) -> str:
    return f"{tap.verb}:{tap.id}:{'-'.join(said)}"


def _ask_both(unit: Unit, tap: Tap, said: Sequence[str], other: Clash) -> None:
    unit.leave_card()
    unit.say(
        "shift-both-ask",
        one_a_row(
            unit.button("btn-shift-both", _data(tap, *said, "both")),
            unit.button("btn-shift-keep", f"sh-open:{tap.id}"),
        ),
        title=other.title,
        has_title="yes" if other.title else "no",
        name=other.name,
        kind="plan" if other.name else "shift",
        start=other.starts_at,
        end=other.ends_at,
    )


def _ask_age(unit: Unit, tap: Tap, said: Sequence[str], age: int) -> None:
    unit.leave_card()
    unit.say(
        "shift-age-ask",
        one_a_row(
            unit.button("btn-shift-old", _data(tap, *said, "old"), age=age),
            unit.button("btn-shift-young", _data(tap, *said, "young")),
            unit.button("btn-back", f"sh-open:{tap.id}"),
        ),
        age=age,
    )


async def left(unit: Unit, tap: Tap) -> None:
    """Can't make it, in one tap; the place goes to the next."""
    await look(unit, tap.id)
    await _leave(unit, tap.id)


async def _leave(unit: Unit, shift_id: int) -> None:
    try:
        await shifts.leave(unit, shift_id)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.CARD, shift_id, refusal)
        return
    show(unit, shift_id, "shift.left")


async def confirmed(unit: Unit, tap: Tap) -> None:
    """I'm coming, under a reminder."""
    await look(unit, tap.id)
    await _confirm(unit, tap.id)


async def _confirm(unit: Unit, shift_id: int) -> None:
    try:
        await shifts.confirm(unit, shift_id)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.CARD, shift_id, refusal)
        return
    show(unit, shift_id, "shift.confirmed")


# Typed at any time --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Meant:
    """The shifts that a sentence can mean, and whether it says nothing that fits none of them."""

    shifts: Sequence[Shift]
    sure: bool
    named: bool


async def _meant(unit: Unit, words: str) -> _Meant:
    found = [s for s in await shifts.mine(unit) if s.starts_at > unit.now]
    wanted = telling(words)
    chosen = narrowed(unit, found, words)
    named = any(wanted & telling(f"{s.title} {s.organisation} {s.venue}") for s in chosen)
    return _Meant(chosen or found, bool(chosen) and (named or not wanted), named)


async def cant_make_it(unit: Unit, words: str) -> None:
    """ "Can't make it", typed: the one shift that it can mean is left; of several it is asked."""
    meant = await _meant(unit, words)
    plans = [] if meant.named else await planning.ahead(unit)
    if plans and not meant.shifts:
        await planning.cant_make_it(unit, plans)
    elif not meant.shifts and await requests.mine(unit):
        # It may be help that was asked for: each can be called off from the list.
        await unit.registry.commands["mine"].run(unit, "")
    elif not meant.shifts:
        unit.say(
            "shift-none-to-leave",
            one_a_row(
                unit.button("btn-talk-to-a-person", "talk"),
                unit.button("btn-home", "home"),
            ),
        )
    elif len(meant.shifts) == 1 and meant.sure and not plans:
        await look(unit, meant.shifts[0].id)
        await _leave(unit, meant.shifts[0].id)
    else:
        some = meant.shifts[:PAGE]
        buttons = [
            unit.button("btn-shift-not", f"sh-leave:{s.id}", number=number, title=s.title)
            for number, s in enumerate(some, 1)
        ]
        some_plans = plans[: PAGE - len(some)] if len(some) < PAGE else []
        first = len(some) + 1
        buttons += planning.cant_buttons(unit, some_plans, first)
        buttons.append(unit.button("btn-talk-to-a-person", "talk"))
        lines = _lines(unit, some)
        if some_plans:
            lines = Markup(f"{lines}\n{planning.cant_lines(unit, some_plans, first)}")
        unit.say("shift-which-ask", one_a_row(*buttons), lines=lines)


async def coming(unit: Unit, words: str) -> None:
    """ "I'm coming", typed: kept for the one shift that it can mean."""
    meant = await _meant(unit, words)
    own = [s for s in meant.shifts if s.mine in ("joined", "offered")]
    if len(own) == 1 and meant.sure and own[0].mine == "offered":
        await joined(unit, Tap("sh-join", own[0].id, "", 0, None))
    elif len(own) == 1 and meant.sure:
        await look(unit, own[0].id)
        await _confirm(unit, own[0].id)
    else:
        await mine(unit)


async def from_cancel(unit: Unit, reading: Reading) -> None:
    """A sentence that takes something back: a shift, unless it says stop."""
    if reading.extra.get("command"):
        await unit.registry.commands["cancel"].run(unit, "")
    else:
        await cant_make_it(unit, reading.text)


async def from_volunteer(unit: Unit, reading: Reading) -> None:
    """A sentence that asks what is on, or to join something."""
    await whats_on(unit, "" if reading.extra.get("command") else reading.text)


async def from_shift(unit: Unit, _reading: Reading) -> None:
    """A sentence about one's own shifts."""
    await mine(unit)


async def _list_tapped(unit: Unit, _tap: Tap) -> None:
    await whats_on(unit)


async def _mine_tapped(unit: Unit, tap: Tap) -> None:
    await mine(unit, offset=tap.id)


journey = Journey(
    "volunteer",
    commands=[Command("volunteer", command), Command("shifts", mine)],
    taps={
        "volunteer": _list_tapped,
        "sh-open": opened,
        "sh-join": joined,
        "sh-leave": left,
        "sh-coming": confirmed,
        "sh-mine": _mine_tapped,
    },
    cards={shifts.CARD: card},
    intents={"volunteer": from_volunteer, "shift": from_shift, "cancel": from_cancel},
    said={
        "btn-shift-leave": cant_make_it,
        "btn-shift-coming": coming,
        "btn-shift-see-all": whats_on,
    },
)

KEY_FAMILIES = ("shift-",)
