"""A member rests, is barred, is let in again, or is signed off: under their card."""

from dataclasses import dataclass
from typing import Any

from handlers import members
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Screen
from handlers.journey import Journey, View
from handlers.member_card import ACTS, Act, in_states
from handlers.second_person import SecondPerson
from handlers.unit import Tap, Unit
from handlers.wording import Words
from services import barring
from services import members as service
from storage import bars


@dataclass(frozen=True)
class Why:
    """Why somebody rests, or is to be barred: for the desk."""

    words: str = ask(
        "member-pause-ask",
        Suggested(("btn-why-asked", "btn-why-ill", "btn-why-away"), limit=500),
    )
    member: str | None = ask("member-pause-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class WhyBar:
    """As `Why`."""

    words: str = ask("member-bar-ask", FreeText(limit=900))
    member: str | None = ask("member-bar-ask", FreeText(), hidden=True)


async def _pause(unit: Unit, answers: Why) -> None:
    membership_id = int(answers.member or 0)
    await members.in_its_timebank(unit, membership_id)
    await barring.pause(unit, membership_id, answers.words)
    unit.show_card(unit.actor.id, service.CARD, membership_id, "member.paused", fresh=True)


async def _bar(unit: Unit, answers: WhyBar) -> None:
    membership_id = int(answers.member or 0)
    await members.in_its_timebank(unit, membership_id)
    bar_id = await barring.ask(unit, membership_id, answers.words)
    unit.show_card(unit.actor.id, barring.CARD, bar_id, "bar.asked", fresh=True)


pause_form = Form("member-pause", Why, _pause, over=True, careful=True, desk=True)
bar_form = Form("member-bar", WhyBar, _bar, over=True, careful=True, desk=True)


async def _pause_tapped(unit: Unit, tap: Tap) -> None:
    await _ask_why(unit, tap, pause_form)


async def _bar_tapped(unit: Unit, tap: Tap) -> None:
    await _ask_why(unit, tap, bar_form)


async def ask_to_pause(unit: Unit, membership_id: int) -> None:
    """Asks why this member is to rest; the answer pauses them."""
    await _ask_why(unit, Tap("mb-pause", membership_id, "", 0, None), pause_form)


async def ask_to_bar(unit: Unit, membership_id: int) -> None:
    """Asks why this member is to be barred; a second person looks at the answer."""
    await _ask_why(unit, Tap("mb-bar", membership_id, "", 0, None), bar_form)


async def _ask_why(unit: Unit, tap: Tap, form: Form[Any]) -> None:
    await members.in_its_timebank(unit, tap.id)
    await service.demand(unit, tap.id)
    unit.aside()
    await form.start(unit, {"member": str(tap.id)})


async def _let_in(unit: Unit, tap: Tap) -> None:
    await members.in_its_timebank(unit, tap.id)
    await barring.let_in(unit, tap.id)
    unit.toast("toast-member-in")
    unit.show_own_card(service.CARD, tap.id, "member.in")


async def _sign_off(unit: Unit, tap: Tap) -> None:
    """Signing off, with the member filled in."""
    await members.in_its_timebank(unit, tap.id)
    _, person = await service.demand(unit, tap.id)
    unit.aside()
    given = {"member": {"id": person.id, "name": person.name}}
    await unit.registry.forms["leave-for"].start(unit, given)


# Barring: the second person ---------------------------------------------------------------------


second = SecondPerson(
    barring.CARD,
    "member.second",
    yes=("btn-bar-yes", "br-yes"),
    no=("btn-bar-no", "br-no"),
    back=("btn-bar-withdraw", "br-back"),
)


async def card(view: View, bar_id: int) -> Screen | None:
    """What is asked, for whoever may be the second person and for who asked."""
    found = await bars.find(view.tx, bar_id)
    if found is None or found.person_id == view.viewer.id:
        return None
    looker = await second.looker(view, found)
    if looker is None:
        return None
    text = view.wording.say(
        view.lang,
        "bar-card",
        zone=looker.zone,
        name=found.name,
        area=found.area or "",
        has_area="yes" if found.area else "no",
        by=found.asked_name,
        at=found.asked_at,
        words=Words(found.words, 900),
        state=found.state,
        decided=found.decided_name or "",
    )
    return Screen(text, second.rows(view, found, looker))


ACTS += [
    Act("btn-member-pause", "mb-pause", in_states("approved"), place=60),
    Act("btn-member-in", "mb-in", in_states("paused", "barred"), first=True),
    Act("btn-member-off", "mb-off", in_states("approved", "paused"), place=70),
    Act("btn-member-bar", "mb-bar", in_states("approved", "paused"), place=90),
]

journey = Journey(
    "member-standing",
    taps={
        "mb-pause": _pause_tapped,
        "mb-bar": _bar_tapped,
        "mb-in": _let_in,
        "mb-off": _sign_off,
        **second.taps(barring.decide, barring.withdraw, "bar.decided"),
    },
    forms=[pause_form, bar_form],
    cards={barring.CARD: card},
)
