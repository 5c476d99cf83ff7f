"""A nomination as its sender sees it, and the list of theirs: what became of each, and never what
those who check or judge think of it."""

from typing import Any

from domain.awards import seeing
from domain.awards.phases import NOMINATING, Phase, within
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.unit import Unit
from handlers.wording import Markup, Words
from services import nominations
from storage import award_nominees as nominees
from storage import award_rounds as rounds
from storage import nominations as rows
from storage.award_rounds import Round
from storage.nominations import Nomination

SHOWN = 600
LISTED = 3
"""Nominations on one screen of the list."""
KEY_FAMILIES = ("nominate-card-", "nominate-line-", "nominate-refused-")


def state_of(one: Nomination, award: Round) -> str:
    """What its sender may know of it: that it is with the timebank, until the result is out."""
    if one.state == "sent" and award.state == "announced":
        return "over"
    return one.state


async def card(view: View, nomination_id: int) -> Screen | None:
    """For its sender, or the broker who enters it for them."""
    one = await rows.find(view.tx, nomination_id)
    if one is None or view.viewer.id not in (one.by_id, one.entered_by):
        return None
    award = await rounds.find(view.tx, one.round_id)
    assert award is not None
    if one.state == "sent" and not seeing.may_see("nominator", "own-nomination", award.state):
        return None
    open_now = award.state in NOMINATING and within(view.now, award.opens_at, award.closes_at)
    text = view.wording.say(
        view.lang,
        f"nominate-card-{state_of(one, award)}",
        zone=award.zone,
        name=one.nominee_name or "",
        has_name="yes" if one.nominee_name else "no",
        category=one.category or "",
        has_category="yes" if one.category else "no",
        words=Words((one.words or "")[:SHOWN], SHOWN),
        has_words="yes" if one.words else "no",
        at=award.closes_at,
        announced=award.announced_on,
        open="yes" if open_now else "no",
        award=award.scheme,
        seconds=one.seconds,
        needed=award.rules.seconds_needed,
        place=await _place(view, one, award),
    )
    lines = [str(text)]
    if one.state == "refused" and one.refused_why:
        lines.append(str(view.wording.say(view.lang, f"nominate-refused-{one.refused_why}")))
    if one.state == "sent" and award.rules.thanks and award.state in NOMINATING:
        lines.append(str(view.wording.say(view.lang, "nominate-thanks", words=award.rules.thanks)))
    return Screen(Markup("\n\n".join(lines)), _buttons(view, one, award, open_now=open_now))


def _buttons(view: View, one: Nomination, award: Round, *, open_now: bool) -> Any:
    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{one.id}")

    shown: list[Button] = []
    if one.state == "draft" and open_now:
        shown.append(button("btn-carry-on", "nmt-go"))
    elif one.state == "sent" and open_now:
        shown.append(button("btn-nominate-link", "nmt-link"))
        shown.append(button("btn-nominate-edit", "nmt-go"))
    elif one.state == "refused" and open_now:
        shown.append(button("btn-nominate-fix", "nmt-fix"))
    elif one.state == "tip" and open_now and one.by_id == view.viewer.id:
        shown.append(button("btn-nominate-from-tip", "nmt-tip-go"))
    still = one.state in ("draft", "refused", "tip") or (
        one.state == "sent" and award.state in nominations.BACK
    )
    if still:
        shown.append(button("btn-nominate-back", "nmt-back"))
    shown.append(Button(view.wording.button(view.lang, "btn-nominate-mine"), "nmt-mine"))
    shown.append(Button(view.wording.button(view.lang, "btn-home"), "home"))
    return one_a_row(*shown)


async def _place(view: View, one: Nomination, award: Round) -> str:
    """What came of it, once everybody may know: winner, commended, shortlisted or none."""
    if not seeing.may_see("nominator", "places", award.state) or one.nominee_id is None:
        return "none"
    found = await nominees.find(view.tx, one.nominee_id)
    if found is not None and found.joined_to is not None:
        found = await nominees.find(view.tx, found.joined_to)
    return found.place if found is not None else "none"


async def listed(unit: Unit, award: Round, at: int, *, may_start: bool) -> Screen:
    """The member's own in this round, the newest first, and the way to another."""
    found = [one for one in await nominations.mine(unit, award.id) if one.state != "withdrawn"]
    found.reverse()
    at = at if 0 <= at < len(found) else 0
    page = found[at : at + LISTED]
    lines = [_line(unit, one, award, number) for number, one in enumerate(page, at + 1)]
    buttons = [
        unit.button("btn-nominate-open", f"nmt-open:{one.id}", number=number)
        for number, one in enumerate(page, at + 1)
    ]
    if may_start:
        buttons.append(unit.button("btn-nominate", "nmt-start"))
    if len(found) > at + LISTED:
        buttons.append(unit.button("btn-more", f"nmt-mine:{at + LISTED}"))
    text = unit.text(
        "nominate-mine",
        award=award.scheme,
        count=len(found),
        at=award.closes_at,
        phase=_phase(award.state, open_now=may_start),
        announced=award.announced_on,
        lines=Markup("\n".join(str(line) for line in lines)),
    )
    return Screen(text, one_a_row(*buttons, unit.button("btn-home", "home")))


def _line(unit: Unit, one: Nomination, award: Round, number: int) -> Markup:
    return unit.text(
        f"nominate-line-{state_of(one, award)}",
        number=number,
        name=one.nominee_name or (one.words or "")[:60] or "?",
        category=one.category or "",
        has_category="yes" if one.category else "no",
        seconds=one.seconds,
    )


def _phase(state: Phase, *, open_now: bool) -> str:
    if open_now:
        return "open"
    if state == "fixed":
        return "early"
    return "over" if state == "announced" else "closed"
