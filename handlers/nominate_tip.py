"""An example of something good: a few words are enough, a person at the timebank looks at it. And
which round is on, for whoever nominates or tells of somebody."""

from dataclasses import dataclass
from typing import Any

from domain.awards.nominating import CARE, flags_free
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Kept
from handlers.conversation.screens import Screen, one_a_row
from handlers.nominate_form import FORM, to_a_person
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_rounds, nominations
from storage.award_rounds import Round

TIP = 4_000
KEY_FAMILIES = ("nominate-when-",)


async def now_on(unit: Unit) -> Round | None:
    """The round that can be nominated for now; else one that will be, or was."""
    found = [one for one in await award_rounds.active(unit) if one.state != "setting"]
    for one in found:
        if award_rounds.nominations_open(unit, one):
            return one
    return next((one for one in found if award_rounds.nominations_early(unit, one)), None) or next(
        iter(found), None
    )


async def none_on(unit: Unit, words: str = "") -> None:
    """Nothing is on: what they wrote goes to a person, as any wish that only a person sees to."""
    if words.strip():
        await unit.registry.commands["talk"].run(unit, words)
        return
    unit.say(
        "nominate-none",
        one_a_row(
            unit.button("btn-home", "home"),
            unit.button("btn-talk-to-a-person", "talk"),
        ),
    )


async def not_now(unit: Unit, award: Round, words: str) -> None:
    """Too early or too late, with the date; what they wrote can stay as an example."""
    early = award_rounds.nominations_early(unit, award)
    key = "nominate-when-early" if early else "nominate-when-late"
    at = award.opens_at if early else award.closes_at
    unit.aside()
    buttons = [unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk")]
    if not words.strip():
        buttons.insert(0, unit.button("btn-nominate-tip", "nmt-tip"))
    unit.show(Screen(unit.text(key, award=award.scheme, at=at), one_a_row(*buttons)), key, new=True)
    if words.strip():
        await tip_form.start(unit, {"words": words[:TIP], "flags": ["early" if early else "late"]})


@dataclass(frozen=True)
class Tip:
    """Something good that somebody did, as it is told."""

    words: str = ask("nominate-tip-ask", FreeText(limit=TIP))
    flags: Any = ask("nominate-tip-ask", Kept(), hidden=True)


async def tip_review(unit: Unit, answers: Tip) -> Markup:
    """The words, and what becomes of them."""
    return unit.text("nominate-tip-review", words=Words(answers.words, 1_000))


async def tip_submit(unit: Unit, answers: Tip) -> None:
    """Keeps it; a person at the timebank looks at it."""
    award = await now_on(unit)
    if award is None:
        await none_on(unit, answers.words)
        return
    read = await nominations.read(unit, award, answers.words)
    if not flags_free(read.flags, *CARE):
        await to_a_person(unit, answers.words)
        return
    flags = {*read.flags, *(answers.flags or ())}
    number = await nominations.tip(unit, award, answers.words, sorted(flags))
    unit.show_own_card(nominations.CARD, number, "nominate.tip")


tip_form = Form("nominate-tip", Tip, tip_submit, review=tip_review, yes="btn-nominate-tip-send")


async def tapped(unit: Unit, _tap: Tap) -> None:
    """An example instead of a nomination; a draft in which nothing stands is not kept for it."""
    unit.demand("award.take")
    draft = unit.draft
    if draft is not None and draft.form == FORM:
        one = await nominations.find(unit, int(draft.body["given"]["nomination"]))
        unit.drop_draft()
        if one.state == "draft" and not one.nominee_name and not one.words:
            await nominations.withdraw(unit, one.id)
    unit.aside()
    await tip_form.start(unit)
