"""Checking who may be up for an award: the desk's buttons, its questions, and the list for those
who have no queue (/awards check)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.awards import checks as rules
from domain.errors import DomainError, NotFound
from handlers import award_nominee_card, award_reading, award_tips
from handlers.award_reading import number_of, opened_for
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear, plainly
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey
from handlers.pressed import pressed, words_asked
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_checks, award_joining, award_nominees
from services.award_nominees import CARD
from storage import award_nominees as rows
from storage import people
from storage.award_nominees import Nominee, Said

PAGE = 4
LONGEST_PAIR = 1_300
"""Characters of each of two texts side by side."""
KEY_FAMILIES = ("btn-nominee-why-", "-name")


# The list and the card ----------------------------------------------------------------------------


async def listed(unit: Unit, tap: Tap) -> None:
    """Everybody whose nominations nobody has checked yet, in one round or (0) in all that are on;
    each opens its card."""
    unit.demand("award.check")
    round_id, offset = max(0, tap.id), number_of(tap.run)
    found = await rows.to_check(unit.tx, unit.scope.id, round_id, offset, PAGE + 1)
    unit.leave_card()
    buttons = [
        unit.button("btn-nominee-one", f"awc-open:{one.id}", name=one.name, category=one.category)
        for one in found[:PAGE]
    ]
    if len(found) > PAGE:
        buttons.append(unit.button("btn-more", f"awc-list:{round_id}:{offset + PAGE}"))
    text = unit.text("nominee-list", count=len(found[:PAGE]))
    unit.show(Screen(text, one_a_row(*buttons, unit.button("btn-home", "home"))), "award.list")


async def opened(unit: Unit, tap: Tap) -> None:
    """A nominee from a list, a notice, or back from a question."""
    await unit.use_timebank_of(CARD, tap.id)
    unit.demand("award.check")
    one = await award_nominees.find(unit, tap.id)
    unit.show_own_card(CARD, one.id, "award.opened", opened=True)


async def _decided(unit: Unit, tap: Tap) -> None:
    """Buttons that need no words."""
    async with pressed(unit, CARD, tap.id, f"award.{tap.verb}"):
        await unit.use_timebank_of(CARD, tap.id)
        if tap.verb == "awc-yes":
            await award_checks.eligible(unit, tap.id)
        elif tap.verb == "awc-again":
            await award_checks.again(unit, tap.id)
        elif tap.verb == "awc-said":
            await award_checks.said(unit, tap.id, _said(tap.run))
        elif tap.verb == "awc-join":
            await award_joining.join(unit, tap.id, number_of(tap.run))
        elif tap.verb == "awc-apart":
            await award_joining.apart(unit, tap.id, number_of(tap.run))
        elif tap.verb == "awc-hours":
            await award_checks.hours(unit, tap.id, shown=tap.run == "yes")
        elif tap.verb == "awc-part":
            await award_joining.part(unit, tap.id, number_of(tap.run))
        else:
            await award_checks.ask_spelling(unit, tap.id)


def _said(run: str) -> Said:
    for one in ("yes", "no", "private", "asked"):
        if run == one:
            return one
    raise NotFound


# Further screens ----------------------------------------------------------------------------------


async def _more(unit: Unit, tap: Tap) -> None:
    one, desk = await opened_for(unit, tap.id)
    unit.leave_card()
    joined = await rows.joined(unit.tx, one.id)
    shown = award_nominee_card.more(desk, one, joined, rest=tap.run == "rest")
    unit.show(shown, "award.more")


async def _answer(unit: Unit, tap: Tap) -> None:
    """What they said, on the phone, or what a parent or the family said."""
    one, desk = await opened_for(unit, tap.id)
    unit.leave_card()
    how = "family" if one.posthumous else "parent" if one.under_18 else "phone"
    labels = (("yes", "btn-nominee-yes"), ("no", "btn-nominee-no"),
              ("private", "btn-nominee-private"), ("asked", "btn-nominee-later"))  # fmt: skip
    buttons = [desk.button(key, f"awc-said:{one.id}:{said}") for said, key in labels]
    back = desk.button("btn-nominee-back", f"awc-open:{one.id}")
    text = unit.text("nominee-answer", name=one.name, how=how)
    unit.show(Screen(text, one_a_row(*buttons, back)), "award.answer")


async def _pair(unit: Unit, tap: Tap) -> None:
    """Two who may be one person, side by side."""
    await unit.use_timebank_of(CARD, tap.id)
    one, other = await award_joining.pair(unit, tap.id, number_of(tap.run))
    unit.leave_card()
    text = unit.text(
        "nominee-pair",
        one=one.name,
        one_area=one.area,
        one_words=Words(await _texts(unit, one), LONGEST_PAIR),
        other=other.name,
        other_area=other.area,
        other_words=Words(await _texts(unit, other), LONGEST_PAIR),
    )
    buttons = one_a_row(
        unit.button("btn-nominee-join", f"awc-join:{tap.id}:{tap.run}"),
        unit.button("btn-nominee-apart", f"awc-apart:{tap.id}:{tap.run}"),
        unit.button("btn-nominee-back", f"awc-open:{tap.id}"),
    )
    unit.show(Screen(text, buttons), "award.pair")


async def _texts(unit: Unit, one: Nominee) -> str:
    found = await rows.nominations_of(unit.tx, one.id)
    return "\n".join(str(row["words"] or "") for row in found)


async def _kings(unit: Unit, tap: Tap) -> None:
    """Facts of a group for the King's Award: paper to read, and a list to copy from."""
    one, _ = await opened_for(unit, tap.id)
    if one.kind != "group":
        raise NotFound
    unit.acknowledge()
    for form in ("pdf", "csv"):
        unit.send_document("kings-award", "award.kings", nominee=one.id, form=form)
    unit.audit("award.kings", CARD, one.id)


# Questions ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WhyQuestion(FreeText):
    """Why somebody isn't eligible: the likeliest reasons as buttons, or the checker's own words."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """What was pointed at first."""
        one = await award_nominees.find(unit, int(given.get("nominee") or 0))
        points = (await award_checks.look(unit, one)).points
        return [
            Option(unit.wording.button(unit.lang, f"btn-nominee-why-{why}"), {"why": why})
            for why in rules.likely_whys(points, PAGE)
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """One of them by its label; anything else is a reason of their own."""
        for option in await self.options(unit, given):
            if plainly(option.label) == plainly(words):
                return Found(option.value)
        found = await FreeText.read(self, unit, words, given)
        if isinstance(found, Unclear):
            return found
        return Found({"why": "other", "words": found.value}, sure=False)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The reason as the nominators read it."""
        return unit.text("nominee-why", why=value["why"], words=Words(value.get("words", ""), 300))

    def load(self, value: Any) -> Any:
        """The code, and words of their own."""
        return value


@dataclass(frozen=True, slots=True)
class WhichMember(MemberQuestion):
    """Which member the nominee is: those of the same name are offered."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Members with the nominee's name, or the first part of it."""
        one = await award_nominees.find(unit, int(given.get("nominee") or 0))
        for words in (one.name, one.name.split()[0]):
            found = await people.members_named(unit.tx, unit.scope.id, words)
            if found:
                return [Option(p.name, {"id": p.id, "name": p.name}) for p in found[:PAGE]]
        return ()


@dataclass(frozen=True)
class Why:
    """Why it isn't eligible."""

    why: dict[str, str] = ask("nominee-why-ask", WhyQuestion(limit=300))
    nominee: str | None = ask("nominee-why-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Note:
    """What was looked into."""

    words: str = ask("nominee-note-ask", FreeText(limit=award_checks.LONGEST_NOTE))
    nominee: str | None = ask("nominee-note-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Member:
    """Which member it is."""

    member: Named = ask("nominee-member-ask", WhichMember())
    nominee: str | None = ask("nominee-member-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class JudgesWords:
    """What judges read."""

    words: str = ask("nominee-words-ask", FreeText(limit=4_000))
    nomination: str | None = ask("nominee-words-ask", FreeText(), hidden=True)


async def _submit_why(unit: Unit, answers: Why) -> None:
    number = int(answers.nominee or 0)
    await unit.use_timebank_of(CARD, number)
    said = answers.why
    one = await award_checks.not_eligible(unit, number, said["why"], said.get("words", ""))
    unit.show_card(unit.actor.id, CARD, one.id, "award.not-eligible", fresh=True)


async def _submit_note(unit: Unit, answers: Note) -> None:
    number = int(answers.nominee or 0)
    await unit.use_timebank_of(CARD, number)
    one = await award_checks.note(unit, number, answers.words)
    unit.show_card(unit.actor.id, CARD, one.id, "award.note", fresh=True)


async def _submit_member(unit: Unit, answers: Member) -> None:
    number = int(answers.nominee or 0)
    await unit.use_timebank_of(CARD, number)
    one = await award_checks.is_member(unit, number, answers.member.id or 0)
    unit.show_card(unit.actor.id, CARD, one.id, "award.member", fresh=True)


async def _submit_words(unit: Unit, answers: JudgesWords) -> None:
    one = await award_checks.show_judges(unit, int(answers.nomination or 0), answers.words)
    unit.show_card(unit.actor.id, CARD, one.id, "award.shown", fresh=True)


why_form = Form("nominee-why", Why, _submit_why, over=True, careful=True)
note_form = Form("nominee-note", Note, _submit_note, over=True, careful=True, desk=True)
member_form = Form("nominee-member", Member, _submit_member, over=True)
words_form = Form("nominee-words", JudgesWords, _submit_words, over=True, careful=True)


async def _asked(unit: Unit, tap: Tap) -> None:
    """Buttons that need words."""
    asked: dict[str, Form[Any]] = {
        "awc-no": why_form, "awc-note": note_form, "awc-member": member_form,
    }  # fmt: skip
    form = asked[tap.verb]
    async with words_asked(unit, CARD, tap.id, form, {"nominee": str(tap.id)}):
        await unit.use_timebank_of(CARD, tap.id)
        await (award_checks.undecided if form is why_form else award_checks.checking)(unit, tap.id)


async def _words(unit: Unit, tap: Tap) -> None:
    """What judges read of one nomination."""
    row = await rows.nomination(unit.tx, tap.id)
    if row is None or row["nominee_id"] is None:
        raise NotFound
    await unit.use_timebank_of(CARD, int(row["nominee_id"]))
    one, _ = await award_checks.reads(unit, tap.id)
    if one.round_state not in rules.JOINING:
        raise DomainError("refusal-award-too-late")
    unit.aside()
    await words_form.start(unit, {"nomination": str(tap.id)})


journey = Journey(
    "award-check",
    taps={
        "awc-list": listed,
        "awc-open": opened,
        **dict.fromkeys(
            (
                "awc-yes",
                "awc-again",
                "awc-said",
                "awc-hours",
                "awc-join",
                "awc-apart",
                "awc-part",
                "awc-spell",
            ),
            _decided,
        ),
        **dict.fromkeys(("awc-no", "awc-note", "awc-member"), _asked),
        "awc-words": _words,
        "awc-more": _more,
        "awc-answer": _answer,
        "awc-pair": _pair,
        "awc-read": award_reading.read,
        "awc-files": award_reading.files,
        "awc-kings": _kings,
        "awt-make": award_tips.make,
        "awt-thank": award_tips.thank,
    },
    forms=[why_form, note_form, member_form, words_form],
    cards={CARD: award_nominee_card.card, award_checks.TIP_CARD: award_tips.card},
)
