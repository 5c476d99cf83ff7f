"""Somebody asks whether a child, or a friend, can come along to a shift on which they have a
place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import plus_ones as reading
from domain.errors import DomainError
from domain.opportunities import ADULT
from domain.plus_ones import PlusOne
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, Found, FreeText, Given, Option, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.shift_words import narrowed
from handlers.shifts import look, show
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import plus_ones, shifts
from storage.guardians import Relation
from storage.shifts import Shift

MOST = 4
NEITHER = "neither"
UNCLEAR = frozenset(
    {"somebody", "someone", "somebody else", "someone else", "another person"}
    | {"colleague", "colleagues", "neighbour", "neighbours", "carer"}
)
"""Who is named so may be whom one asks for help, not who comes along."""
RELATIONS = (
    ("parent", "btn-plus-parent"),
    ("carer", "btn-plus-carer"),
    (NEITHER, "btn-plus-neither"),
)


@dataclass(frozen=True, slots=True)
class AgeQuestion:
    """How old somebody is, in years; never kept."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """A grown-up in one tap."""
        return [Option(unit.wording.button(unit.lang, "btn-plus-adult"), ADULT)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A number of years."""
        age = reading.read_age(words)
        return Found(age) if age is not None else Unclear("plus-age-unclear")

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The years."""
        return str(value)

    def load(self, value: Any) -> int:
        """Years."""
        return int(value)


@dataclass(frozen=True)
class Bring:
    """A child who comes along: how old, called what, and who the asker is to them."""

    age: int = ask("plus-age-ask", AgeQuestion())
    relation: str = ask("plus-relation-ask", Choice(RELATIONS))
    name: str = ask("plus-name-ask", FreeText(limit=50))
    shift: str | None = ask("plus-age-ask", FreeText(), hidden=True)


async def heard(unit: Unit, words: str) -> bool:
    """ "Can my son come too", of somebody who has a place on a shift; else False."""
    said = reading.read(words)
    if said is None or "member" not in unit.roles or unit.hat is not None:
        return False
    own = [s for s in await shifts.mine(unit) if s.mine == "joined" and s.starts_at > unit.now]
    if not own and said.word in UNCLEAR:
        return False  # "can somebody come on Saturday" asks for help
    meant = narrowed(unit, own, said.where) if said.where and own else own
    if not meant:
        ways = unit.button("btn-shift-see-all", "volunteer"), unit.button("btn-home", "home")
        unit.leave_card()
        unit.say("refusal-plus-one-first", one_a_row(*ways))
        return True
    if len(meant) == 1:
        await _begin(unit, meant[0], said)
        return True
    unit.leave_card()
    code = f"{said.age or 0}.{said.who}"
    buttons = [
        unit.button("btn-shift-see", f"plus:{one.id}:{code}", number=number, title=one.title)
        for number, one in enumerate(meant[:MOST], 1)
    ]
    unit.say("plus-which-ask", one_a_row(*buttons, unit.button("btn-home", "home")))
    return True


async def chosen(unit: Unit, tap: Tap) -> None:
    """Which shift it is about."""
    shift = await look(unit, tap.id)
    age, _, who = tap.run.partition(".")
    years = int(age) if age.isdigit() and 0 < int(age) <= reading.OLDEST else None
    known: reading.Who = "child" if who == "child" else "adult" if who == "adult" else "somebody"
    await _begin(unit, shift, PlusOne(known, "", years))


async def _begin(unit: Unit, shift: Shift, said: PlusOne) -> None:
    await look(unit, shift.id)
    if said.adult:
        _to_adult(unit, shift.id, shift.title)
        return
    try:
        await plus_ones.may_bring(unit, shift.id)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.CARD, shift.id, refusal)
        return
    unit.aside()
    given: dict[str, Any] = {"shift": str(shift.id)}
    if said.age is not None:
        given["age"] = said.age
    if said.who == "child":
        given["relation"] = "parent"
    await form.start(unit, given)


def _to_adult(unit: Unit, shift_id: int, title: str) -> None:
    """Grown-ups join by themselves."""
    unit.leave_card()
    unit.say(
        "plus-adult",
        one_a_row(
            unit.button("btn-opportunity-share", f"sh-share:{shift_id}"),
            unit.button("btn-home", "home"),
        ),
        title=title,
    )


async def _ends(unit: Unit, given: Given) -> bool:
    """Grown-ups, and children of others, are told what to do instead."""
    shift = await look(unit, int(given["shift"]))
    if int(given.get("age") or 0) >= ADULT:
        _to_adult(unit, shift.id, shift.title)
        return True
    if given.get("relation") == NEITHER:
        unit.leave_card()
        unit.say(
            "plus-neither",
            one_a_row(unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home")),
        )
        return True
    return False


async def _review(unit: Unit, answers: Bring) -> Markup:
    shift = await look(unit, int(answers.shift or 0))
    return unit.text(
        "plus-review",
        name=answers.name,
        title=shift.title,
        start=shift.plan.local_start,
        end=shift.plan.local_end,
        relation="carer" if answers.relation == "carer" else "parent",
    )


async def submit(unit: Unit, answers: Bring) -> None:
    """Keeps a place for the child."""
    shift_id = int(answers.shift or 0)
    shift = await look(unit, shift_id)
    relation: Relation = "carer" if answers.relation == "carer" else "parent"
    try:
        let_in = await plus_ones.bring(unit, shift_id, answers.name, relation)
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)
        show(unit, shift_id, "shift.opened")
        return
    if let_in:
        return  # the news says so
    unit.say(
        "plus-kept",
        one_a_row(unit.button("btn-shift-mine", "sh-mine"), unit.button("btn-home", "home")),
        name=answers.name,
        title=shift.title,
    )


form = Form("plus-one", Bring, submit, review=_review, yes="btn-plus-yes", ends=_ends, over=True)

journey = Journey("plus-ones", taps={"plus": chosen}, forms=[form], hears=[heard])
