"""References: whom a broker asks about an applicant, and what came; under the member's card."""

import re
from dataclasses import dataclass

from handlers import members
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey, View
from handlers.member_card import ACTS, SECTIONS, Act, Line, in_states
from handlers.membership_card import SECTIONS as APPLICATION
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import members as service
from services import references
from storage import referees
from storage.people import Membership
from storage.referees import Referee

SHOWN = 3
"""Referees whose answer can be noted on one screen, beside asking one more."""
_REACH = re.compile(r"\s*[,;:]\s*|\s+(?=[+(]?\d)")
_SAID = re.compile(
    r"(?:please\s+)?(?:ask\s+(?:for\s+)?)?references?\s+(?:for|of|about)\s+(?P<name>[^:,\n]{1,60}?)"
    r"(?:\s*[:,]\s*(?P<who>.{2,600}))?",
    re.IGNORECASE | re.DOTALL,
)
_NEXT = re.compile(r"\s*(?:;|\n|\s+and\s+|(?<=\d)\s*,\s*(?=[^\d\s]))\s*", re.IGNORECASE)
"""Between one person and the next: "Mrs Shah, 0121 496 0456 and Imam Yusuf, 0121 496 0457"."""


@dataclass(frozen=True)
class Asked:
    """Who is asked, and how to reach them, in one line."""

    words: str = ask("reference-who-ask", FreeText(limit=250))
    member: str | None = ask("reference-who-ask", FreeText(), hidden=True)


async def _submit(unit: Unit, answers: Asked) -> None:
    membership_id = int(answers.member or 0)
    await members.in_its_timebank(unit, membership_id)
    await _note(unit, membership_id, answers.words)
    await _show(unit, membership_id)


async def _note(unit: Unit, membership_id: int, words: str) -> None:
    """Keeps whom the broker asks: one person or several."""
    for one in _NEXT.split(words.strip()):
        if one:
            name, *rest = _REACH.split(one, maxsplit=1)
            await references.ask(unit, membership_id, name, rest[0] if rest else None)


async def heard(unit: Unit, text: str) -> bool:
    """ "References for Nasreen: Mrs Shah 0121 496 0456 and Imam Yusuf", from a broker."""
    match = _SAID.fullmatch(text.strip())
    if match is None or not members.as_broker(unit):
        return False
    membership_id = await members.only(unit, match["name"])
    if membership_id is not None:
        await service.demand(unit, membership_id)
        await _note(unit, membership_id, match["who"] or "")
        await _show(unit, membership_id)
    return True


form = Form("reference", Asked, _submit, over=True)


async def _tapped(unit: Unit, tap: Tap) -> None:
    await members.in_its_timebank(unit, tap.id)
    await _show(unit, tap.id)


async def _show(unit: Unit, membership_id: int) -> None:
    """Who was asked, and what can be noted."""
    member, person = await service.demand(unit, membership_id)
    found = await references.of(unit, member.person_id)
    waiting = [one for one in found if one.state == "asked"][:SHOWN]
    rows = [
        unit.button("btn-reference-answered", f"rf-answer:{one.id}", name=one.name[:30])
        for one in waiting
    ]
    rows.append(unit.button("btn-reference-new", f"rf-new:{membership_id}"))
    rows.append(unit.button("btn-back", f"mb:{membership_id}"))
    text = unit.text(
        "reference-list",
        name=person.name,
        wanted=await references.wanted_of(unit),
        good=sum(one.state == "good" for one in found),
        count=len(found),
        lines=Markup("\n".join(_line(unit, one) for one in found)),
    )
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*rows)), "reference.list")


def _line(unit: Unit, one: Referee) -> Markup:
    return unit.text(
        "reference-line",
        name=one.name,
        reach=one.reach or "",
        has_reach="yes" if one.reach else "no",
        state=one.state,
        asked=one.asked_on,
        came=one.came_on or one.asked_on,
    )


async def _new(unit: Unit, tap: Tap) -> None:
    await members.in_its_timebank(unit, tap.id)
    await service.demand(unit, tap.id)
    unit.aside()
    await form.start(unit, {"member": str(tap.id)})


async def _answered(unit: Unit, tap: Tap) -> None:
    """What did they say? Only whether it was good is kept."""
    found = await references.find(unit, tap.id)
    choices = (
        ("btn-reference-good", "good"),
        ("btn-reference-bad", "bad"),
        ("btn-reference-silent", "silent"),
    )
    rows = [unit.button(key, f"rf-note:{tap.id}:{answer}") for key, answer in choices]
    unit.say(
        "reference-answer-ask", one_a_row(*rows, unit.button("btn-home", "home")), name=found.name
    )


async def _noted(unit: Unit, tap: Tap) -> None:
    if tap.run not in ("good", "bad", "silent"):
        unit.toast("toast-old-button")
        return
    member = await references.decide(unit, tap.id, tap.run)  # type: ignore[arg-type]
    await _show(unit, member.id)


async def section(view: View, member: Membership) -> list[Line]:
    """On a member's card and an application: how many are good."""
    found = await referees.of(view.tx, member.community_id, member.person_id)
    if not found:
        return []
    return [
        view.wording.say(
            view.lang,
            "reference-summary",
            good=sum(one.state == "good" for one in found),
            bad=sum(one.state == "bad" for one in found),
            asked=sum(one.state == "asked" for one in found),
        )
    ]


SECTIONS.append(section)
APPLICATION.append(section)
ACTS.append(
    Act(
        "btn-references",
        "mb-refs",
        in_states("applied", "meeting", "approved", "paused"),
        place=15,
    )
)

journey = Journey(
    "references",
    taps={"mb-refs": _tapped, "rf-new": _new, "rf-answer": _answered, "rf-note": _noted},
    forms=[form],
    hears=[heard],
)
