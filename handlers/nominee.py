"""Whoever is up for an award: asked whether they want to be, what they said, what judges may see of
their hours; and the nominator who is asked how a name is spelled."""

import re
from dataclasses import dataclass
from typing import Any

from domain.awards.checks import ANSWERING
from domain.awards.rules import Rules
from domain.errors import DomainError
from handlers.award_nominee_card import facts_shown
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_checks, award_evidence, award_nominees
from services.award_nominees import OWN_CARD
from services.work import Work
from storage import award_nominees as rows
from storage import communities
from storage.award_nominees import Nominee, Said

MOST = 4
LONGEST_WORDS = 2_000
_SAID: dict[str, Said] = {"nom-yes": "yes", "nom-no": "no", "nom-private": "private"}
_MIND = re.compile(
    r"(?:please )?(?:take|leave) me (?:out of|off) the (?:awards?|shortlist|list for the awards?)"
    r"|i (?:do not|don'?t|dont) want (?:to be nominated|to be up for (?:it|an award)|an award)"
    r"|(?:change|see) my answer about the awards?"
    r"|(?:am i|have i been) (?:nominated|up for (?:an|the) award)",
    re.IGNORECASE,
)


async def card(view: View, nominee_id: int) -> Screen | None:
    """What the nominee is asked, and what they said; nobody else sees it."""
    one = await rows.find(view.tx, nominee_id)
    if one is not None and one.joined_to is not None:
        one = await rows.find(view.tx, one.joined_to)
    if one is None or one.person_id != view.viewer.id or not one.was_asked:
        return None
    community = await communities.by_id(view.tx, one.community_id)
    work = Work(view.tx, view.now, view.viewer, community, frozenset())
    goes_on = one.round_state in ANSWERING and one.eligible == "yes"
    asked = one.said in ("asked", "unasked")
    lines = [await _asked(work, view, one)] if asked else [_said(view, one)]
    if asked or one.said in ("private", "yes"):
        lines += await _written(work, view, one)
    buttons: list[Button] = []
    if goes_on and asked:
        buttons = [
            _button(view, "btn-nominated-yes", f"nom-yes:{one.id}"),
            _button(view, "btn-nominated-no", f"nom-no:{one.id}"),
            _button(view, "btn-nominated-private", f"nom-private:{one.id}"),
        ]
    elif goes_on:
        buttons = await _after(work, view, one, lines)
    home = _button(view, "btn-home", "home")
    talk = _button(view, "btn-talk-to-a-person", "talk")
    return Screen(Markup("\n\n".join(lines)), (*one_a_row(*buttons), (talk, home)))


async def _asked(work: Work, view: View, one: Nominee) -> str:
    named = award_nominees.named_by(one, await rows.nominations_of(work.tx, one.id))
    return _say(
        view, "nominated-ask", category=one.category, award=one.round_name,
        names=sorted(set(named)), named="yes" if named else "no",
        voted="yes" if Rules.from_json(one.rules).vote != "none" else "no",
    )  # fmt: skip


def _said(view: View, one: Nominee) -> str:
    return _say(
        view, "nominated-said", category=one.category, award=one.round_name, said=one.said,
        over="no" if one.round_state in ANSWERING else "yes",
    )  # fmt: skip


async def _written(work: Work, view: View, one: Nominee) -> list[str]:
    """What was written, where rules and nominators let them read it."""
    found = [str(row["shown"] or "") for row in await award_nominees.readable(work, one)]
    text = "\n\n".join(words for words in found if words)
    return [_say(view, "nominated-words", words=Words(text, LONGEST_WORDS))] if text else []


async def _after(work: Work, view: View, one: Nominee, lines: list[str]) -> list[Button]:
    """What can be changed once they have answered; what the books say is added to `lines`."""
    change = _button(view, "btn-nominated-change", f"nom-change:{one.id}")
    if one.said != "yes":
        return [change]
    facts = award_evidence.read(one.evidence) or await award_evidence.facts(work, one)
    if not facts.any:
        return [change]
    shown = Markup(facts_shown(view, facts))
    if one.evidence_at is None:
        lines.append(_say(view, "nominated-hours", facts=shown))
    else:
        chosen = "yes" if one.evidence else "no"
        lines.append(_say(view, "nominated-hours-said", shown=chosen, facts=shown))
    buttons = []
    if one.evidence is None:
        buttons.append(_button(view, "btn-nominated-hours", f"nom-hours:{one.id}"))
    if one.evidence is not None or one.evidence_at is None:
        buttons.append(_button(view, "btn-nominated-hours-no", f"nom-hours-no:{one.id}"))
    return [*buttons, change]


def _say(view: View, key: str, **values: Any) -> str:
    return str(view.wording.say(view.lang, key, **values))


def _button(view: View, key: str, data: str, **values: Any) -> Button:
    return Button(view.wording.button(view.lang, key, **values), data)


# Their answers ------------------------------------------------------------------------------------


async def _answered(unit: Unit, tap: Tap) -> None:
    """Yes, no, or private thanks only."""
    async with pressed(unit, OWN_CARD, tap.id, "award.answered"):
        await award_nominees.answer(unit, tap.id, _SAID[tap.verb])


async def _hours(unit: Unit, tap: Tap) -> None:
    """Judges may see what the books say, or not."""
    async with pressed(unit, OWN_CARD, tap.id, "award.hours"):
        await award_nominees.show_hours(unit, tap.id, shown=tap.verb == "nom-hours")


async def _opened(unit: Unit, tap: Tap) -> None:
    """From a notice or a list."""
    one = await award_nominees.own(unit, tap.id)
    unit.show_own_card(OWN_CARD, one.id, "award.opened", opened=True)


async def _change(unit: Unit, tap: Tap) -> None:
    """The other answers than the one they gave."""
    one = await award_nominees.own(unit, tap.id)
    if one.round_state not in ANSWERING:
        raise DomainError("refusal-award-over")
    unit.leave_card()
    labels = (("yes", "btn-nominated-yes", "nom-yes"), ("no", "btn-nominated-no", "nom-no"),
              ("private", "btn-nominated-private", "nom-private"))  # fmt: skip
    buttons = [unit.button(key, f"{verb}:{one.id}") for said, key, verb in labels
               if said != one.said]  # fmt: skip
    back = unit.button("btn-nominee-back", f"nom-open:{one.id}")
    text = unit.text("nominated-said", category=one.category, award=one.round_name, said=one.said,
                     over="no")  # fmt: skip
    unit.show(Screen(text, one_a_row(*buttons, back)), "award.change")


async def listed(unit: Unit) -> None:
    """What they were put forward for and asked about."""
    found = await award_nominees.mine(unit)
    unit.leave_card()
    buttons = [
        unit.button("btn-nominated-one", f"nom-open:{one.id}", category=one.category,
                    award=one.round_name)
        for one in found[:MOST]
    ]  # fmt: skip
    text = unit.text("nominated-list", count=len(found))
    unit.show(Screen(text, one_a_row(*buttons, unit.button("btn-home", "home"))), "award.mine")


async def _listed(unit: Unit, _tap: Tap) -> None:
    await listed(unit)


async def heard(unit: Unit, words: str) -> bool:
    """ "Take me out of the awards" of somebody who was asked; else False."""
    if _MIND.search(words) is None or unit.hat is not None:
        return False
    found = await award_nominees.mine(unit)
    if not found:
        return False
    if len(found) == 1:
        unit.show_own_card(OWN_CARD, found[0].id, "award.opened", opened=True)
    else:
        await listed(unit)
    return True


# How a name is spelled ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Spelled:
    """How the name is spelled, as the nominator types it."""

    name: str = ask("nominated-name-ask", FreeText(limit=award_checks.LONGEST_NAME))
    nomination: str | None = ask("nominated-name-ask", FreeText(), hidden=True)


async def _submit_name(unit: Unit, answers: Spelled) -> None:
    one = await award_checks.spelled(unit, int(answers.nomination or 0), answers.name)
    _name_kept(unit, one)


def _name_kept(unit: Unit, one: Nominee) -> None:
    unit.say("nominated-name-kept", one_a_row(unit.button("btn-home", "home")), name=one.name)


name_form = Form("nominee-name", Spelled, _submit_name, over=True, careful=True)


async def _name(unit: Unit, tap: Tap) -> None:
    await award_checks.spelling_asked(unit, tap.id)
    unit.aside()
    await name_form.start(unit, {"nomination": str(tap.id)})


async def _name_right(unit: Unit, tap: Tap) -> None:
    one = await award_checks.spelled(unit, tap.id, None)
    _name_kept(unit, one)


journey = Journey(
    "nominee",
    taps={
        **dict.fromkeys(_SAID, _answered),
        "nom-hours": _hours,
        "nom-hours-no": _hours,
        "nom-open": _opened,
        "nom-change": _change,
        "nom-mine": _listed,
        "nom-name": _name,
        "nom-name-ok": _name_right,
    },
    forms=[name_form],
    cards={OWN_CARD: card},
    hears=[heard],
)
