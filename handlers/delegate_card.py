"""/helper: a broker lets somebody act for a member, with recorded consent; and the card on which a
broker says that they asked the member alone."""

from dataclasses import dataclass
from typing import Any

from domain.desk_lines import helper_of
from domain.errors import DomainError
from domain.hats import LINK_DAYS, SCOPES
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Choice, Found, FreeText, Given, Option, Unclear
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Link, Markup
from services import acting
from services.acting import NewHelper
from storage import communities, delegates, people
from storage.delegates import Delegate

SCOPES_OF: dict[str, frozenset[str]] = {
    "everything": frozenset(SCOPES),
    "asking": frozenset({"ask", "plan", "confirm"}),
    "confirming": frozenset({"confirm"}),
}
"""What a broker can choose; the codes are domain.hats.SCOPES."""
KEY_FAMILIES = ("helper-may-", "helper-how-")


@dataclass(frozen=True, slots=True)
class HelperQuestion(MemberQuestion):
    """Who acts: a member, or somebody who is none and gets a link."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The member with this name; else whether it is somebody from outside."""
        found = await MemberQuestion.read(self, unit, words, given)
        name = " ".join(words.split())[:100]
        label = unit.wording.button(unit.lang, "btn-helper-outside")
        outside = Option(label, {"id": None, "name": name})
        if isinstance(found, Found):
            return found
        if not found.options:
            return Unclear("helper-outside", {"name": name}, [outside])
        return Unclear(found.key, found.values, [*found.options[:3], outside])


@dataclass(frozen=True)
class NewDelegate:
    """For whom, who, what for, and how the member agreed."""

    member: Named = ask("helper-member-ask", MemberQuestion())
    helper: Named = ask("helper-who-ask", HelperQuestion())
    may: str = ask(
        "helper-may-ask",
        Choice(
            (
                ("everything", "btn-helper-everything"),
                ("asking", "btn-helper-asking"),
                ("confirming", "btn-helper-confirming"),
            )
        ),
    )
    how: str = ask(
        "helper-how-ask",
        Choice(
            (
                ("person", "btn-helper-person"),
                ("paper", "btn-helper-paper"),
                ("phone", "btn-helper-phone"),
            )
        ),
    )


async def _review(unit: Unit, answers: NewDelegate) -> Markup:
    return unit.text(
        "helper-review",
        member=answers.member.name,
        helper=answers.helper.name,
        may=answers.may,
        how=answers.how,
    )


async def _submit(unit: Unit, answers: NewDelegate) -> None:
    assert answers.member.id is not None
    await let(unit, answers.member, answers.helper, answers.may, answers.how)


async def let(unit: Unit, member: Named, helper: Named, may: str, how: str | None) -> None:
    """Lets them act, and shows the card, with the link where they are no member."""
    delegate_id, code = await acting.allow(
        unit,
        NewHelper(
            member.id or 0,
            helper.id,
            helper.name,
            how,  # type: ignore[arg-type]
            SCOPES_OF[may],
        ),
    )
    unit.show_own_card(acting.CARD, delegate_id, "delegate.made")
    if code is not None:
        unit.aside()
        unit.say(
            "helper-link",
            one_a_row(unit.button("btn-home", "home")),
            helper=helper.name,
            member=member.name,
            link=Link(f"https://t.me/{unit.bot_username}?start=act-{code}"),
            days=LINK_DAYS,
        )


form = Form("helper", NewDelegate, _submit, review=_review, yes="btn-helper-yes", anything=True)


async def command(unit: Unit, words: str = "") -> None:
    """/helper: for brokers; with a line behind it, "Pat for Jean"."""
    unit.demand("member.act")
    given: dict[str, Any] = {}
    if (told := helper_of(words)) is not None:
        sides = (("helper", HelperQuestion(), told[0]), ("member", MemberQuestion(), told[1]))
        for side, question, name in sides:
            found = await question.read(unit, name, {})
            if isinstance(found, Found):
                given[side] = found.value
    await form.start(unit, given, words or None)


async def card(view: View, delegate_id: int) -> Screen | None:
    """Who acts for whom, for the timebank's brokers; not for one whose own it is."""
    found = await delegates.find(view.tx, delegate_id)
    if found is None or view.viewer.id in (found.person_id, found.for_id):
        return None
    brokers = await people.with_role(view.tx, found.community_id, "broker")
    community = await communities.by_id(view.tx, found.community_id)
    if view.viewer.id not in {p.id for p in brokers} or community is None:
        return None
    due = found.ended_at is None and found.person_id is not None and found.kind == "helper"
    text = view.wording.say(
        view.lang,
        "helper-card",
        member=found.for_name,
        helper=found.person_name or found.called or "",
        may=_may(found),
        how=found.how or "no",
        by=found.made_name,
        made=found.made_at.date(),
        timebank=community.name,
        until=(found.expires_at or found.made_at).date(),
        ends="yes" if found.expires_at else "no",
        checked=(found.checked_at or found.made_at).date(),
        state="ended" if found.ended_at else "link" if found.person_id is None else "on",
        was_checked="yes" if found.checked_at else "no",
        due="yes" if due else "no",
    )
    return Screen(text, _buttons(view, found))


def _may(found: Delegate) -> str:
    return next((name for name, codes in SCOPES_OF.items() if codes == found.scope), "everything")


def _buttons(view: View, found: Delegate) -> tuple[tuple[Button, ...], ...]:
    keys: list[tuple[str, str]] = []
    if found.ended_at is None:
        if found.kind == "helper" and found.person_id is not None:
            keys = [
                ("btn-helper-well", "hd-well"),
                ("btn-helper-renew", "hd-renew"),
                ("btn-helper-lead", "hd-lead"),
            ]
        keys.append(("btn-helper-end", "hd-end"))
    return tuple(
        (Button(view.wording.button(view.lang, key), f"{verb}:{found.id}"),) for key, verb in keys
    )


async def _decided(unit: Unit, tap: Tap) -> None:
    await _here(unit, tap.id)
    act: dict[str, Any] = {
        "hd-well": acting.well,
        "hd-renew": acting.renew,
        "hd-end": acting.end,
    }
    try:
        await act[tap.verb](unit, tap.id)
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)
        return
    unit.show_own_card(acting.CARD, tap.id, f"delegate.{tap.verb}")


async def _here(unit: Unit, delegate_id: int) -> None:
    unit.wear(None)
    await unit.use_timebank_of(acting.CARD, delegate_id)


async def _to_lead(unit: Unit, tap: Tap) -> None:
    await _here(unit, tap.id)
    unit.demand("member.act")
    unit.take_over(acting.CARD, tap.id)
    unit.aside()
    await worry_form.start(unit, {"delegate": str(tap.id)})


@dataclass(frozen=True)
class Worry:
    """What the broker noticed; only safeguarding leads read it."""

    words: str = ask("helper-worry-ask", FreeText(limit=1000))
    delegate: str | None = ask("helper-worry-ask", FreeText(), hidden=True)


async def _submit_worry(unit: Unit, answers: Worry) -> None:
    delegate_id = int(answers.delegate or 0)
    await _here(unit, delegate_id)
    promise = await acting.worried(unit, delegate_id, answers.words)
    unit.say("helper-worried", one_a_row(unit.button("btn-home", "home")), at=promise)


worry_form = Form("helper-worry", Worry, _submit_worry, over=True, careful=True)

journey = Journey(
    "helpers",
    commands=[Command("helper", command, roles=frozenset({"broker"}))],
    taps={"hd-well": _decided, "hd-renew": _decided, "hd-end": _decided, "hd-lead": _to_lead},
    forms=[form, worry_form],
    cards={acting.CARD: card},
)
