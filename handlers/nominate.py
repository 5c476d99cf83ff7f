"""/nominate, or a sentence such as "I want to nominate my neighbour Sheila": who deserves an award
and why. Only what is missing is asked; an example of something good is enough, too."""

import re
from typing import Any

from domain.awards.likeness import fold
from domain.awards.nominating import CARE, KEPT, count, flags_free
from domain.errors import NotFound
from domain.permissions import Role
from domain.reading.nominations import NominationReading
from domain.reading.nominees import SELF
from domain.reading.types import Reading
from handlers import nominate_files, nominate_tip
from handlers.conversation.questions import plainly
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.nominate_card import card, listed
from handlers.nominate_form import FORM, form, run, say_child, to_a_person
from handlers.nominate_given import from_reading, given_of
from handlers.nominate_tip import TIP, none_on, not_now, now_on, tip_form
from handlers.unit import Tap, Unit
from handlers.wording import Words
from services import award_rounds, nominations
from storage import award_rounds as rounds
from storage.award_rounds import Round
from storage.nominations import Nomination

LEAST = 5
"""Words from which a sentence tells something, so that it is kept as an example."""
MOST_OF_A_WISH = 12
_EXAMPLE = re.compile(r"\b(?:send|give|share|tell|submit|have|got)\b.*\b(?:example|tip)s?\b")
"""That they have an example, up to so many words: the example itself is yet to come."""
MOST_AT_ONCE = 5
"""Of one sentence: each of those named gets a nomination of their own."""
NOMINATORS: frozenset[Role] = frozenset({"member", "broker"})


# Beginning ----------------------------------------------------------------------------------------


async def command(unit: Unit, words: str) -> None:
    """/nominate, alone or with the sentence behind it."""
    unit.demand("award.take")
    award = await now_on(unit)
    last = None if award is not None or words.strip() else await _last(unit)
    if last is not None:
        await show_list(unit, last)
    elif award is None:
        await none_on(unit, words)
    elif words.strip():
        await begin(unit, award, words)
    elif await nominations.mine(unit, award.id):
        await show_list(unit, award)
    elif not award_rounds.nominations_open(unit, award):
        await not_now(unit, award, "")
    else:
        await fresh(unit, award)


async def _last(unit: Unit) -> Round | None:
    """The round that was announced last, where they nominated somebody in it: what became of it."""
    found = await rounds.past(unit.tx, unit.scope.id, 1)
    if not found or not await nominations.mine(unit, found[0].id):
        return None
    return found[0]


async def heard(unit: Unit, reading: Reading) -> None:
    """A sentence that nominates somebody."""
    award = await now_on(unit)
    if award is None or not unit.roles & NOMINATORS:
        await none_on(unit, reading.text)
        return
    unit.demand("award.take")
    await begin(unit, award, reading.text)


async def tip_heard(unit: Unit, reading: Reading) -> None:
    """A sentence that tells of something good."""
    award = await now_on(unit)
    if award is None or not unit.roles & NOMINATORS:
        await none_on(unit, reading.text)
        return
    unit.demand("award.take")
    await tip_form.start(unit, {"words": reading.text[:TIP]})


async def fresh(unit: Unit, award: Round) -> None:
    """A new nomination, step by step."""
    number = await nominations.start(unit, award)
    introduce(unit, award)
    await run(unit, given_of(await nominations.find(unit, number), award))


def introduce(unit: Unit, award: Round) -> None:
    """The rules that matter to whoever nominates, before anything is asked."""
    unit.aside()
    text = unit.text(
        "nominate-intro",
        award=award.scheme,
        at=award.closes_at,
        told="yes" if award.rules.tell_nominator else "no",
        reads="yes" if award.rules.nominee_reads else "no",
        seconds=award.rules.seconds_needed,
        words=award.rules.words_wish,
        about=award.rules.about,
        has_about="yes" if award.rules.about else "no",
    )
    rows = one_a_row(unit.button("btn-nominate-tip", "nmt-tip"))
    unit.show(Screen(text, rows), "nominate.intro", new=True)


async def begin(unit: Unit, award: Round, words: str) -> None:
    """A sentence: what it says fills the nomination, and only what is missing is asked."""
    if not award_rounds.nominations_open(unit, award):
        await not_now(unit, award, words)
        return
    if _EXAMPLE.search(plainly(words)) and count(words) <= MOST_OF_A_WISH:
        await tip_form.start(unit)
        return
    read = await nominations.read(unit, award, words)
    if not flags_free(read.flags, *CARE):
        await to_a_person(unit, words)
    elif "minor_nominator" in read.flags:
        young = nominations.too_young(unit, award, words)
        if not young:
            await nominations.tip(unit, award, words, read.flags)
        say_child(unit, award, young=young)
    elif read.action == "save_tip":
        await _unknown(unit, award, read, words)
    elif read.action == "split":
        await _split(unit, award, read)
    else:
        await _one(unit, award, from_reading(read, words, award))


async def _one(unit: Unit, award: Round, said: dict[str, Any]) -> None:
    """One nomination of a sentence; where the same is a draft already, that goes on."""
    for other in await nominations.mine(unit, award.id):
        same = said.get("name") and fold(other.nominee_name or "") == fold(str(said["name"]))
        if other.state == "draft" and same:
            introduce(unit, award)
            await run(unit, {**said, **given_of(other, award)})
            return
    number = await nominations.start(unit, award)
    introduce(unit, award)
    if said.get("own"):
        said["name"] = unit.member_name
    one = await nominations.find(unit, number)
    await run(unit, {**given_of(one, award), **said})


async def _unknown(unit: Unit, award: Round, read: NominationReading, words: str) -> None:
    """Nobody is named. A sentence that tells something is kept as an example; nobody is asked to
    find out who a stranger is."""
    if len(words.split()) < LEAST:
        await fresh(unit, award)
        return
    flags = [flag for flag in read.flags if flag not in KEPT]
    number = await nominations.tip(unit, award, words, [*flags, "unidentified_nominee"])
    unit.show_own_card(nominations.CARD, number, "nominate.tip")


async def _split(unit: Unit, award: Round, read: NominationReading) -> None:
    """Several are named: a draft for each, one after the other."""
    named = [one for one in read.nominees if one.name and one.name != SELF][:MOST_AT_ONCE]
    made = []
    for each in named:
        number = await nominations.start(unit, award)
        one = await nominations.find(unit, number)
        answers = {"nominee_name": each.name, "nominee_kind": each.type}
        made.append(await nominations.keep(unit, one, answers))
    unit.aside()
    names = "\n".join(f"• {each.name}" for each in named)
    unit.show(
        Screen(unit.text("nominate-split", count=len(made), names=Words(names, 700))),
        "nominate.split",
        new=True,
    )
    await run(unit, given_of(made[0], award))


# What is there already ----------------------------------------------------------------------------


async def show_list(unit: Unit, award: Round, at: int = 0) -> None:
    """The member's own in this round."""
    may_start = award_rounds.nominations_open(unit, award)
    unit.show(await listed(unit, award, at, may_start=may_start), "nominate.mine")


async def _mine(unit: Unit, tap: Tap) -> None:
    unit.demand("award.take")
    award = await now_on(unit)
    if award is None:
        await none_on(unit)
        return
    unit.aside()
    await show_list(unit, award, tap.id)


async def _menu(unit: Unit, _tap: Tap) -> None:
    """The button on a round's card: what is there already, or a new one."""
    unit.aside()
    await command(unit, "")


async def _from(unit: Unit, tap: Tap) -> None:
    """A broker makes a nomination of somebody's example, for them."""
    await unit.use_timebank_of(nominations.CARD, tap.id)
    unit.demand("award.check")
    await from_tip(unit, tap.id)


async def _start(unit: Unit, _tap: Tap) -> None:
    unit.demand("award.take")
    award = await now_on(unit)
    if award is None:
        await none_on(unit)
    elif award_rounds.nominations_open(unit, award):
        await fresh(unit, award)
    else:
        await not_now(unit, award, "")


async def _own(unit: Unit, nomination_id: int) -> Nomination:
    """One of theirs, in its own timebank where that is one of theirs."""
    try:
        await unit.use_timebank_of(nominations.CARD, nomination_id)
    except NotFound:
        if unit.community is None:
            raise
    unit.demand("award.take")
    return await nominations.find(unit, nomination_id)


async def _open(unit: Unit, tap: Tap) -> None:
    one = await _own(unit, tap.id)
    unit.aside()
    unit.show_own_card(nominations.CARD, one.id, "nominate.open")


async def _go(unit: Unit, tap: Tap) -> None:
    """On with a draft, or a change to what was sent."""
    one = await _own(unit, tap.id)
    await go_on(unit, one)


async def go_on(unit: Unit, one: Nomination) -> None:
    """The form of a nomination, where it stands."""
    award = await nominations.round_of(unit, one)
    nominations.demand_open(unit, award)
    if one.state not in ("draft", "sent"):
        unit.aside()
        unit.show_own_card(nominations.CARD, one.id, "nominate.open")
        return
    unit.aside()
    await run(unit, given_of(one, award))


ASKED_ANEW = {
    "self": "name", "family": "relation", "councillor": "councillor", "outside": "linked",
    "years": "years",
}  # fmt: skip
"""The answer that is asked anew, by why the rules didn't allow it."""


async def _fix(unit: Unit, tap: Tap) -> None:
    """The answer that the rules don't allow is asked anew."""
    one = await _own(unit, tap.id)
    why = one.refused_why or ""
    one = await nominations.again(unit, one)
    award = await nominations.round_of(unit, one)
    given = given_of(one, award)
    given.pop(ASKED_ANEW.get(why, ""), None)
    if why == "self":
        given |= {"own": False, "flags": [flag for flag in one.flags if flag != "self"]}
    unit.aside()
    await run(unit, given)


async def _alive(unit: Unit, tap: Tap) -> None:
    """Their words were read wrongly: nobody has died."""
    one = await _own(unit, tap.id)
    draft = unit.draft
    if draft is None or draft.form != FORM or draft.body["given"].get("nomination") != one.id:
        await go_on(unit, one)
        return
    draft.body["given"] |= {"alive": True}
    draft.body["given"].pop("family", None)
    draft.body["given"].pop("category", None)
    unit.keep_draft(draft)
    unit.aside()
    await run(unit, draft.body["given"])


async def _back(unit: Unit, tap: Tap) -> None:
    """Takes it back, after asking once."""
    one = await _own(unit, tap.id)
    if tap.run != "yes":
        unit.aside()
        rows = one_a_row(
            unit.button("btn-nominate-back-yes", f"nmt-back:{one.id}:yes"),
            unit.button("btn-nominate-keep", f"nmt-open:{one.id}"),
        )
        unit.say("nominate-back-ask", rows, name=one.nominee_name or "", sent=one.state)
        return
    await nominations.withdraw(unit, one.id)
    draft = unit.draft
    if draft and draft.form == FORM and draft.body["given"].get("nomination") == one.id:
        unit.drop_draft()
    unit.show_own_card(nominations.CARD, one.id, "nominate.back")


async def _tip_go(unit: Unit, tap: Tap) -> None:
    """Its sender makes a nomination of their example."""
    await _own(unit, tap.id)
    await from_tip(unit, tap.id)


async def from_tip(unit: Unit, nomination_id: int) -> None:
    """A tip becomes a nomination: by its sender, or by a broker who enters it for them."""
    one = await nominations.from_tip(unit, nomination_id)
    award = await nominations.round_of(unit, one)
    words = one.words or ""
    read = await nominations.read(unit, award, words)
    said = from_reading(read, words, award)
    said.pop("words", None)
    if read.action == "split":
        said.pop("name", None)
    unit.aside()
    await run(unit, {**said, **given_of(one, award)})


journey = Journey(
    "nominate",
    commands=[Command("nominate", command, roles=NOMINATORS)],
    taps={
        "nominate": _menu,
        "nmt-start": _start,
        "nmt-from": _from,
        "nmt-mine": _mine,
        "nmt-open": _open,
        "nmt-go": _go,
        "nmt-fix": _fix,
        "nmt-alive": _alive,
        "nmt-back": _back,
        "nmt-tip": nominate_tip.tapped,
        "nmt-tip-go": _tip_go,
        "nmt-rights": nominate_files.rights,
    },
    forms=[form, tip_form],
    cards={nominations.CARD: card},
    intents={"nominate": heard, "tip": tip_heard},
)
