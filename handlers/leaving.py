"""/leave: leaving a timebank; /signoff: a broker sees a member off, or lets them rest for a while.
Both are read back before they are so."""

from dataclasses import dataclass

from domain.reading.types import Reading
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Choice, Kept, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import leaving

HOURS = Choice((("pot", "btn-leave-pot"), ("zero", "btn-leave-zero")))


@dataclass(frozen=True)
class Leave:
    """Where one's hours go. `balance` is what it was when this was asked."""

    hours: str = ask("leave-hours-ask", HOURS)
    balance: int | None = ask("leave-hours-ask", Kept(), hidden=True)


async def _review(unit: Unit, answers: Leave) -> Markup:
    balance = await leaving.balance_of(unit, unit.actor.id)
    return unit.text(
        "leave-review",
        timebank=unit.scope.name,
        minutes=abs(balance),
        hours=answers.hours if balance else "none",
        owes="yes" if balance < 0 else "no",
    )


async def _submit(unit: Unit, answers: Leave) -> None:
    timebank = unit.scope.name
    await leaving.leave(unit, unit.actor.id, answers.hours)  # type: ignore[arg-type]
    unit.say("leave-done", one_a_row(unit.button("btn-home", "home")), timebank=timebank)


form = Form("leave", Leave, _submit, review=_review, yes="btn-leave-yes")


async def begin(unit: Unit, _words: str = "") -> None:
    """/leave, or the button."""
    unit.within("leave")
    await leaving.may_leave(unit, unit.actor.id)
    balance = await leaving.balance_of(unit, unit.actor.id)
    given: dict[str, object] = {"balance": balance}
    if balance <= 0:
        given["hours"] = "zero"  # nothing to give to the pot
    await form.start(unit, given)


async def from_sentence(unit: Unit, reading: Reading) -> None:
    """ "I want to leave the timebank"."""
    if not unit.roles or unit.community is None:
        await unit.registry.commands["talk"].run(unit, reading.text)
        return
    await begin(unit)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await begin(unit)


@dataclass(frozen=True)
class LeaveFor:
    """A member whom a broker signs off, or lets rest."""

    member: Named = ask("leave-who-ask", MemberQuestion())
    what: str = ask(
        "leave-what-ask",
        Choice(
            (
                ("pot", "btn-leave-for-pot"),
                ("zero", "btn-leave-for-zero"),
                ("pause", "btn-leave-for-pause"),
            )
        ),
    )


async def _review_for(unit: Unit, answers: LeaveFor) -> Markup:
    balance = await leaving.balance_of(unit, answers.member.id or 0)
    return unit.text(
        "leave-for-review",
        name=answers.member.name,
        timebank=unit.scope.name,
        minutes=abs(balance),
        what=answers.what,
        has_hours="yes" if balance else "no",
        owes="yes" if balance < 0 else "no",
    )


async def _submit_for(unit: Unit, answers: LeaveFor) -> None:
    person_id = answers.member.id or 0
    if answers.what == "pause":
        await leaving.pause(unit, person_id)
    else:
        await leaving.leave(unit, person_id, answers.what)  # type: ignore[arg-type]
    rows = [unit.button("btn-home", "home")]
    if answers.what == "pause":
        rows.insert(0, unit.button("btn-leave-resume", f"leave-resume:{person_id}"))
    unit.say(
        "leave-for-done",
        one_a_row(*rows),
        name=answers.member.name,
        what=answers.what,
        timebank=unit.scope.name,
    )


other_form = Form("leave-for", LeaveFor, _submit_for, review=_review_for)


async def sign_off(unit: Unit, words: str = "") -> None:
    """/signoff: a broker sees a member off, or lets them rest; with a name, that one."""
    unit.demand("member.decide")
    name = " ".join(words.split())[:100]
    found = await MemberQuestion().read(unit, name, {}) if name else None
    if isinstance(found, Unclear):
        await other_form.offer(unit, "member", {}, found, None)
    else:
        await other_form.start(unit, {"member": found.value} if found is not None else {})


async def _resume(unit: Unit, tap: Tap) -> None:
    await leaving.resume(unit, tap.id)
    unit.say("leave-for-resumed", one_a_row(unit.button("btn-home", "home")))


journey = Journey(
    "leaving",
    commands=[
        Command("leave", begin),
        Command("signoff", sign_off, roles=frozenset({"broker"})),
    ],
    taps={"leave": _tapped, "leave-resume": _resume},
    forms=[form, other_form],
    intents={"leave": from_sentence},
)
