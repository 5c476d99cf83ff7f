"""The card of a booking: what is borrowed, how it stands, and what each side can do about it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from domain import lending as rules
from domain.errors import DomainError, NotFound
from domain.lending import Action, Part
from domain.permissions import Role
from domain.reading.public import scrub
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Screen
from handlers.journey import Journey, View
from handlers.lending import mine
from handlers.pressed import pressed, words_asked
from handlers.queue import last_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import four_eyes, lending
from services.naming import short_name
from storage import communities
from storage import lending as rows
from storage.lending import Booking

BUTTONS: dict[Part, tuple[tuple[Action, str], ...]] = {
    "owner": (
        ("agree", "btn-booking-agree"),
        ("decline", "btn-booking-decline"),
        ("check", "btn-booking-check"),
        ("confirm", "btn-booking-confirm"),
        ("problem", "btn-booking-problem"),
        ("cancel", "btn-booking-cancel"),
    ),
    "borrower": (
        ("bring", "btn-booking-bring"),
        ("confirm", "btn-booking-confirm"),
        ("problem", "btn-booking-problem"),
        ("cancel", "btn-booking-cancel"),
    ),
    "broker": (
        ("settle", "btn-booking-settle"),
        ("close", "btn-booking-close"),
        ("reverse", "btn-booking-reverse"),
    ),
}
"""What each side can press, in the order shown; only what the booking's state allows is."""
AT_ONCE: tuple[Action, ...] = ("agree", "decline", "check", "confirm", "bring", "cancel")
SAYS_BACK: tuple[Action, ...] = ("confirm", "check", "bring")
WITH_WORDS: tuple[Action, ...] = ("problem", "settle", "close", "reverse")


async def card(view: View, booking_id: int) -> Screen | None:
    """The booking as it stands now, in the words of its viewer's side."""
    found = await rows.find(view.tx, booking_id)
    if found is None:
        return None
    part = lending.part_of(found, view.viewer.id)
    held: Collection[Role] = ()
    if part is None:
        where = found.community_id
        held, reads = await four_eyes.reads_as_broker(
            view.tx, where, lending.CARD, found.id, view.viewer.id
        )
        if not reads:
            return None
        part = "broker"
    community = await communities.by_id(view.tx, found.community_id)
    assert community is not None
    text = _text(view, found, part, ZoneInfo(community.zone))
    return Screen(text, _buttons(view, found, part, held))


def _text(view: View, found: Booking, part: Part, zone: ZoneInfo) -> Markup:
    owner = short_name(found.owner_name, found.owner_group)
    borrower = short_name(found.borrower_name, found.borrower_group)
    head = view.wording.say(
        view.lang,
        "booking-head",
        zone=zone,
        part=part,
        what=found.what,
        owner=owner,
        borrower=borrower,
        start=found.starts_at,
        end=found.ends_at,
        minutes=found.minutes,
    )
    status = view.wording.say(
        view.lang,
        f"booking-{found.state}",
        zone=zone,
        part=part,
        owner=owner,
        borrower=borrower,
        fetch=Words(found.collect or "", lending.FETCH),
        has_fetch="yes" if found.collect else "no",
        minutes=found.minutes,
        note=Words(_note(found, part), 500),
        has_note="yes" if found.note else "no",
    )
    return Markup(f"{head}\n\n{status}")


def _note(found: Booking, part: Part) -> str:
    """What was said about it; the two sides read each other's words without what nobody else may
    see, such as numbers or health."""
    return (found.note or "") if part == "broker" else scrub(found.note or "").text


def _buttons(
    view: View, found: Booking, part: Part, held: Collection[Role]
) -> tuple[tuple[Button, ...], ...]:
    allowed = rules.actions(found.state, part)
    shown = [
        Button(view.wording.button(view.lang, key), f"bk-{action}:{found.id}:{found.state}")
        for action, key in BUTTONS.get(part, ())
        if action in allowed
    ]
    if part == "broker":
        return (*((one,) for one in shown), last_row(view, held, lending.CARD, found.id))
    if found.state in rules.OPEN:
        shown.append(Button(view.wording.button(view.lang, "btn-talk-to-a-person"), "talk"))
    return tuple((one,) for one in shown)


async def look(unit: Unit, booking_id: int) -> Booking:
    """The booking, in its own timebank, whichever of theirs the person uses now."""
    await unit.use_timebank_of(lending.CARD, booking_id)
    found = await rows.find(unit.tx, booking_id)
    assert found is not None
    return found


async def opened(unit: Unit, tap: Tap) -> None:
    """An entry of a list."""
    found = await look(unit, tap.id)
    if lending.part_of(found, unit.member) is None and "broker" not in unit.roles:
        raise NotFound
    unit.show_own_card(lending.CARD, tap.id, "booking.opened")


async def acted(unit: Unit, tap: Tap) -> None:
    """A button that needs nothing more: the card itself says what follows."""
    async with pressed(unit, lending.CARD, tap.id, f"booking.{_action(tap)}"):
        await _act(unit, tap.id, tap.run, _action(tap))


async def _act(unit: Unit, booking_id: int, seen: str, action: Action) -> None:
    found = await look(unit, booking_id)
    if seen and seen != found.state:
        raise DomainError("toast-old-button")
    if action == "agree":
        await lending.agree(unit, booking_id)
    else:
        await lending.act(unit, booking_id, action)


def _action(tap: Tap) -> Action:
    name = tap.verb.removeprefix("bk-")
    return next(action for action in (*AT_ONCE, *WITH_WORDS) if action == name)


@dataclass(frozen=True)
class Reason:
    """Why a broker settles, ends or undoes it; both sides read it."""

    words: str = ask("booking-reason-ask", FreeText(limit=500))
    booking: str | None = ask("booking-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("booking-reason-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Problem:
    """What is wrong, for the broker; the other side reads it, too."""

    words: str = ask(
        "booking-problem-ask",
        Suggested(("btn-booking-broken", "btn-booking-not-back", "btn-booking-other"), limit=500),
    )
    booking: str | None = ask("booking-problem-ask", FreeText(), hidden=True)
    action: str | None = ask("booking-problem-ask", FreeText(), hidden=True)


async def with_words(unit: Unit, tap: Tap) -> None:
    """A button that needs words: they are asked in a message of their own."""
    action = _action(tap)
    form: Form[Any] = problem_form if action == "problem" else reason_form
    given = {"booking": str(tap.id), "action": action}
    async with words_asked(unit, lending.CARD, tap.id, form, given):
        await look(unit, tap.id)
        await lending.demand(unit, tap.id, action)


async def submit(unit: Unit, answers: Reason | Problem) -> None:
    """Does it, with the words; the card says so."""
    booking_id = int(answers.booking or 0)
    found = await look(unit, booking_id)
    action = next(one for one in WITH_WORDS if one == answers.action)
    if action == "settle":
        await lending.settle(unit, booking_id, found.minutes, answers.words)
    else:
        await lending.act(unit, booking_id, action, words=answers.words)
    unit.show_card(unit.actor.id, lending.CARD, booking_id, f"booking.{action}", fresh=True)


reason_form = Form("booking-reason", Reason, submit, over=True, careful=True)
problem_form = Form("booking-problem", Problem, submit, over=True, careful=True)


async def its_back(unit: Unit, _words: str) -> None:
    """ "It's back", typed at any time: of the one booking that it can mean; of several a list."""
    found = []
    for one in await rows.open_of(unit.tx, unit.scope.id, unit.member):
        part = lending.part_of(one, unit.member)
        able = rules.actions(one.state, part) if part is not None else ()
        action = next((a for a in SAYS_BACK if a in able), None)
        if action is not None and one.state != "problem":
            found.append((one, action))
    if len(found) == 1:
        booking, action = found[0]
        await lending.act(unit, booking.id, action)
        unit.show_own_card(lending.CARD, booking.id, f"booking.{action}")
    else:
        await mine(unit)


journey = Journey(
    "booking",
    taps={
        "bk": opened,
        **{f"bk-{action}": acted for action in AT_ONCE},
        **{f"bk-{action}": with_words for action in WITH_WORDS},
    },
    forms=[reason_form, problem_form],
    cards={lending.CARD: card},
    said=dict.fromkeys(("btn-booking-check", "btn-booking-bring", "btn-booking-confirm"), its_back),
)

KEY_FAMILIES = ("booking-",)
