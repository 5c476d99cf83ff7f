"""A parent or carer and somebody under 18: a broker notes who agreed, or asks a member here, who
says yes or no on a card of their own."""

from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError, NotFound
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import PastDayQuestion
from handlers.conversation.questions import Choice, FreeText, Given
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import cases, guardians, shift_gates
from services.cases import first_name
from services.guardians import CARD
from services.work import CLOCK, Work
from storage import communities, people
from storage import guardians as rows
from storage import shifts as shift_rows
from storage.casework import Case
from storage.guardians import Guardian, Relation
from storage.shifts import Standing

RELATIONS = (("parent", "btn-guardian-parent"), ("carer", "btn-guardian-carer"))
HOWS = (
    ("phone", "btn-guardian-phone"),
    ("person", "btn-guardian-person"),
    ("paper", "btn-guardian-paper"),
    ("here", "btn-guardian-here"),
)
KEY_FAMILIES = ("guardian-state-",)


# What is known, on the broker's card --------------------------------------------------------------


async def line(view: View, case: Case, found: Standing) -> tuple[Markup | None, Rows]:
    """Who agreed, or that somebody has to; and the button to note it, where one must agree."""
    shift, place = found.shift, found.place
    if place is None:
        return None, ()
    community = await communities.by_id(view.tx, case.community_id)
    work = Work(view.tx, view.now, CLOCK, community, frozenset())
    known = await rows.of_place(view.tx, place.id)
    if known is None and not await guardians.needed(work, shift, place):
        return None, ()
    said = view.wording.say(
        view.lang,
        f"guardian-state-{known.state if known is not None else 'none'}",
        name=(known.called if known is not None else None) or "–",
        relation=(known.relation if known is not None else None) or "other",
        how=known.how if known is not None else "here",
        date=(known.agreed_on if known is not None else None) or view.now.date(),
        by=first_name(known.noted) if known is not None else "–",
    )
    if case.state != "open":
        return said, ()
    if known is not None and known.state == "agreed":
        return said, await _see(view, known)
    label = view.wording.button(view.lang, "btn-guardian-note")
    return said, ((Button(label, f"gd-note:{case.id}"),),)


async def brought(view: View, found: Standing) -> bool:
    """Whether this place is a child's, who comes along with a member: there is nobody else to
    ring."""
    known = await rows.of_place(view.tx, found.place.id) if found.place is not None else None
    return known is not None and bool(known.brings)


async def _see(view: View, known: Guardian) -> Rows:
    """The member who brings a child along, to write to or ring."""
    if not known.brings or known.member_id is None:
        return ()
    member = await people.membership(view.tx, known.community_id, known.member_id)
    if member is None:
        return ()
    label = view.wording.button(view.lang, "btn-guardian-see", name=known.called or "–")
    return ((Button(label, f"mb:{member.id}"),),)


@dataclass(frozen=True)
class Agreed:
    """Who agreed, as what, how they said so, and when."""

    who: str = ask("guardian-who-ask", FreeText(limit=100))
    relation: str = ask("guardian-relation-ask", Choice(RELATIONS))
    how: str = ask("guardian-how-ask", Choice(HOWS))
    day: date = ask("guardian-day-ask", PastDayQuestion())
    case: str | None = ask("guardian-who-ask", FreeText(), hidden=True)


async def note(unit: Unit, tap: Tap) -> None:
    """Asks who agreed, in a message of its own."""
    try:
        await unit.use_timebank_of(cases.CARD, tap.id)
        await cases.still_open(unit, tap.id)
        await shift_gates.about(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(cases.CARD, tap.id, refusal)
        return
    unit.take_over(cases.CARD, tap.id)
    unit.aside()
    await form.start(unit, {"case": str(tap.id)})


def _relation(value: str) -> Relation:
    return "carer" if value == "carer" else "parent"


async def _found(unit: Unit, case_id: int) -> Standing:
    await unit.use_timebank_of(cases.CARD, case_id)
    await cases.still_open(unit, case_id)
    return await shift_gates.about(unit, case_id)


async def _here(unit: Unit, given: Given) -> bool:
    """Asked here: no day is asked for, for they say it themselves."""
    if given.get("how") != "here":
        return False
    found = await _found(unit, int(given["case"]))
    who = str(given["who"])
    same = await people.members_named(unit.tx, unit.scope.id, who.strip())
    if len(same) != 1:
        unit.say("guardian-no-member", one_a_row(
            unit.button("btn-guardian-note", f"gd-note:{given['case']}"),
            unit.button("btn-home", "home"),
        ), name=who, some="yes" if same else "no")  # fmt: skip
        return True
    await guardians.ask(unit, found, same[0].id, _relation(str(given["relation"])))
    unit.show_card(unit.actor.id, cases.CARD, int(given["case"]), "case.guardian", fresh=True)
    return True


async def submit(unit: Unit, answers: Agreed) -> None:
    """Notes it, and shows the case again: now they can be let in."""
    case_id = int(answers.case or 0)
    found = await _found(unit, case_id)
    how: rows.How = "paper" if answers.how == "paper" else "person"
    how = "phone" if answers.how == "phone" else how
    await guardians.note(unit, found, answers.who, _relation(answers.relation), how, answers.day)
    unit.show_card(unit.actor.id, cases.CARD, case_id, "case.guardian", fresh=True)


form = Form("guardian", Agreed, submit, ends=_here, over=True, careful=True)


# What a parent or carer is asked ------------------------------------------------------------------


async def card(view: View, guardian_id: int) -> Screen | None:
    """For the member who is asked, and nobody else."""
    found = await rows.find(view.tx, guardian_id)
    if found is None or found.member_id != view.viewer.id:
        return None
    shift = await shift_rows.find(view.tx, found.shift_id)
    if shift is None:
        return None
    community = await communities.by_id(view.tx, found.community_id)
    over = shift.starts_at <= view.now or shift.state != "published"
    text = view.wording.say(
        view.lang,
        "guardian-card",
        name=first_name(found.young),
        by=first_name(found.noted),
        timebank=community.name if community is not None else "",
        relation=found.relation or "parent",
        title=shift.title,
        start=shift.plan.local_start,
        end=shift.plan.local_end,
        venue=shift.venue,
        state="over" if over and found.state == "asked" else found.state,
    )

    def button(key: str, data: str) -> Button:
        return Button(view.wording.button(view.lang, key), data)

    shown = []
    if found.state == "asked" and not over:
        shown = [
            button("btn-guardian-yes", f"gd-yes:{found.id}"),
            button("btn-guardian-no", f"gd-no:{found.id}"),
        ]
    ways = button("btn-talk-to-a-person", "talk"), button("btn-home", "home")
    return Screen(text, one_a_row(*shown, *ways))


async def answered(unit: Unit, tap: Tap) -> None:
    """Yes or no of a parent or carer."""
    try:
        await unit.use_timebank_of(CARD, tap.id)
        await guardians.answer(unit, tap.id, yes=tap.verb == "gd-yes")
    except NotFound:
        raise
    except DomainError as refusal:
        await unit.show_what_happened(CARD, tap.id, refusal)
        return
    unit.show_own_card(CARD, tap.id, "guardian.answered")


journey = Journey(
    "guardians",
    taps={"gd-note": note, "gd-yes": answered, "gd-no": answered},
    forms=[form],
    cards={CARD: card},
)
