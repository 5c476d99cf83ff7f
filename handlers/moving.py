"""/move, or "I've moved to Kings Heath": from one timebank to another, with one's hours."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from domain.across import MOVES, MoveAction, MovePart
from domain.errors import NotFound
from handlers.across import TimebankQuestion, timebank_named
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import Named
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.pressed import pressed, words_asked
from handlers.queue import queue_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import leaving, moves, pacts
from storage import crossings as rows
from storage import ledger, people
from storage.crossings import Relocation

SAID = re.compile(
    r"\b(?:i|we|i'?ve|we'?ve|i'?m|we'?re|i have|we have|i am|we are)\s+(?:just\s+|now\s+)?"
    r"(?:moved|moving|relocated)\s+(?:house\s+|home\s+|over\s+)?to\s+(?P<where>[^,.!?]{3,60})",
    re.IGNORECASE,
)
BUTTONS: tuple[tuple[MoveAction, str], ...] = (
    ("confirm", "btn-move-confirm"),
    ("approve", "btn-move-approve"),
    ("decline", "btn-move-decline"),
    ("cancel", "btn-move-cancel"),
    ("reverse", "btn-move-reverse"),
)
KEY_FAMILIES = ("move-state-",)


@dataclass(frozen=True)
class Move:
    """Where to, and where one lives now."""

    to: Named = ask("move-where-ask", TimebankQuestion())
    area: str = ask("move-area-ask", FreeText(limit=100))


async def _review(unit: Unit, answers: Move) -> Markup:
    balance = await leaving.balance_of(unit, unit.actor.id)
    return unit.text(
        "move-review",
        old=unit.scope.name,
        new=answers.to.name,
        area=answers.area,
        minutes=abs(balance),
        standing="have" if balance > 0 else "owe" if balance < 0 else "even",
    )


async def _submit(unit: Unit, answers: Move) -> None:
    made = await moves.ask(unit, answers.to.id or 0, answers.area)
    unit.show_own_card(moves.CARD, made, "move.asked")


form = Form("move", Move, _submit, review=_review, yes="btn-move-yes", anything=True)


async def begin(unit: Unit, _words: str = "", to: Named | None = None) -> None:
    """/move. Where there is no other timebank, a person helps."""
    unit.within("leave")
    await leaving.may_leave(unit, unit.actor.id)
    waiting = await rows.open_move(unit.tx, unit.actor.id)
    if waiting is not None:
        unit.show_own_card(moves.CARD, waiting.id, "move.waits")
        return
    found = await pacts.partners(unit)
    if not found:
        ways = (unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home"))
        unit.say("move-nowhere", one_a_row(*ways))
        return
    given: dict[str, object] = {}
    if to is not None:
        given["to"] = {"id": to.id, "name": to.name}
    await form.start(unit, given)


async def hear(unit: Unit, words: str) -> bool:
    """ "I've moved to Kings Heath", where there is a timebank of that name."""
    said = SAID.search(words.replace("’", "'"))
    if said is None or unit.community is None or "member" not in unit.roles:
        return False
    where = await timebank_named(unit, said["where"])
    if where is None:
        return False
    await begin(unit, to=Named(where.id, where.name))
    return True


# The card -----------------------------------------------------------------------------------------


async def card(view: View, move_id: int) -> Screen | None:
    """A move as it stands: for the member, and for the brokers of both timebanks."""
    found = await rows.relocation(view.tx, move_id)
    if found is None:
        return None
    held = await people.roles(view.tx, view.viewer.id)
    parts: list[MovePart] = []
    for where in (found.from_id, found.to_id):
        roles = frozenset(role for place, role in held if place == where)
        parts += moves.parts_of(found, view.viewer.id, roles, where)
    if not parts:
        return None
    who = "mover" if "mover" in parts else parts[0]
    text = await _text(view, found, who)
    shown = []
    for action, key in BUTTONS:
        if any((part, action) in MOVES[found.state] for part in parts):
            label = view.wording.button(view.lang, key)
            shown.append((Button(label, f"mv-{action}:{found.id}"),))
    if who == "mover":
        label = view.wording.button(view.lang, "btn-talk-to-a-person")
        return Screen(text, (*shown, (Button(label, "talk"),)))
    return Screen(text, (*shown, queue_row(view, moves.CARD, found.id)))


async def _text(view: View, found: Relocation, who: str) -> Markup:
    if found.minutes is not None:
        balance = found.minutes
    else:
        balance = await ledger.balance(view.tx, found.from_id, found.person_id)
    old = await people.membership(view.tx, found.from_id, found.person_id)
    head = view.wording.say(
        view.lang,
        "move-head",
        who=who,
        name=found.name,
        old=found.from_name,
        new=found.to_name,
        area=found.area or "",
        minutes=abs(balance),
        standing="have" if balance > 0 else "owe" if balance < 0 else "even",
    )
    lines = [str(head)]
    if who == "new" and old is not None:
        lines.append(
            str(
                view.wording.say(
                    view.lang,
                    "move-about",
                    reach=old.reach or "",
                    has_reach="yes" if old.reach else "no",
                    want=Words(old.want or "", 500),
                    has_want="yes" if old.want else "no",
                    offer=Words(old.offer or "", 500),
                    has_offer="yes" if old.offer else "no",
                )
            )
        )
    lines.append(
        str(
            view.wording.say(
                view.lang,
                f"move-state-{found.state}",
                who=who,
                old=found.from_name,
                new=found.to_name,
                by=found.decided_name or "",
                words=Words(found.note or "", 500),
            )
        )
    )
    return Markup("\n\n".join(lines))


async def _in_its_timebank(unit: Unit, move_id: int, action: str) -> None:
    """The one of the two timebanks in which the person may do this. Raises NotFound."""
    found = await rows.relocation(unit.tx, move_id)
    if found is None:
        raise NotFound
    own = {community.id for community in unit.communities}
    both = [one for one in (found.from_id, found.to_id) if one in own]
    for where in both:
        unit.use_community_of(where)
        mine = moves.parts(found, unit)
        if any((part, action) in MOVES[found.state] for part in mine):
            return
    unit.use_community_of(next(iter(both), None))


SIMPLE: Mapping[str, Callable[[Unit, int], Awaitable[Relocation]]] = {
    "mv-confirm": moves.confirm,
    "mv-approve": moves.approve,
    "mv-cancel": moves.cancel,
}


async def _simple(unit: Unit, tap: Tap) -> None:
    async with pressed(unit, moves.CARD, tap.id, f"move.{tap.verb}"):
        await _in_its_timebank(unit, tap.id, tap.verb.removeprefix("mv-"))
        await SIMPLE[tap.verb](unit, tap.id)


@dataclass(frozen=True)
class Reason:
    """Why a broker says no, or undoes it; the member reads it."""

    words: str = ask("move-reason-ask", Suggested(("btn-move-reason-talk",)))
    move: str | None = ask("move-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("move-reason-ask", FreeText(), hidden=True)


async def _with_reason(unit: Unit, tap: Tap) -> None:
    action: MoveAction = tap.verb.removeprefix("mv-")  # type: ignore[assignment]
    async with words_asked(
        unit, moves.CARD, tap.id, reason_form, {"move": str(tap.id), "action": action}
    ):
        await _in_its_timebank(unit, tap.id, action)
        await moves.demand(unit, tap.id, action)


async def _submit_reason(unit: Unit, answers: Reason) -> None:
    action, move_id = answers.action or "", int(answers.move or 0)
    await _in_its_timebank(unit, move_id, action)
    act = {"decline": moves.decline, "reverse": moves.reverse}[action]
    await act(unit, move_id, answers.words)
    unit.show_card(unit.actor.id, moves.CARD, move_id, f"move.{action}", fresh=True)


reason_form = Form("move-reason", Reason, _submit_reason, over=True, careful=True)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await begin(unit)


journey = Journey(
    "moving",
    commands=[Command("move", begin, roles=frozenset({"member"}))],
    taps={
        "move": _tapped,
        **dict.fromkeys(SIMPLE, _simple),
        "mv-decline": _with_reason,
        "mv-reverse": _with_reason,
    },
    forms=[form, reason_form],
    cards={moves.CARD: card},
    hears=(hear,),
)
