"""Whoever runs a shift notes who came, puts that right, and confirms everybody's hours at once."""

from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError, NotFound
from domain.service_words import Ticks, read_ticks
from handlers import shift_desk
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, FreeText, Suggested
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.shift_card import head
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import jobs, service_confirm, service_hours, service_jobs, service_reverse
from services.cases import first_name
from services.service_hours import CARD, Register
from storage import service_hours as rows
from storage import shifts as shift_rows
from storage.service_hours import Hours

MOST_LINES = 40
"""People on one screen; the others are noted by typing their names."""
MOST_NAMES = 30


# The list -----------------------------------------------------------------------------------------


async def card(view: View, shift_id: int) -> Screen | None:
    """Who came to a shift, for whoever runs it. Who did not is named to its own organisers alone:
    others read how many."""
    shift = await shift_rows.find(view.tx, shift_id)
    if shift is None:
        return None
    own = await shift_desk.owns(view, shift)
    if not own and not await shift_desk.runs_it(view, shift):
        return None
    found = await service_hours.of_shift(view.tx, shift)
    lines = [str(head(view, shift)), *_lines(view, found, own=own)]
    return Screen(Markup("\n\n".join(lines)), _buttons(view, found))


def _listed(found: Register) -> list[tuple[int, str, Hours | None]]:
    """Everybody in the order of their numbers: id, name, and what is noted of them."""
    everyone = [(one.person_id or 0, one.name or "", one) for one in found.noted]
    rest: list[tuple[int, str, Hours | None]] = [(one, name, None) for one, name in found.unsaid]
    return sorted([*everyone, *rest], key=lambda one: (one[1].casefold(), one[0]))


def _lines(view: View, found: Register, *, own: bool) -> list[str]:
    def say(key: str, **values: Any) -> str:
        return str(view.wording.say(view.lang, key, zone=found.shift.plan.zone, **values))

    lines, hidden = [], 0
    listed = _listed(found)
    for number, (_, name, one) in enumerate(listed[:MOST_LINES], 1):
        if one is not None and one.state == "absent" and not own:
            hidden += 1
            continue
        lines.append(_line(say, found, number, name, one))
    text = ["\n".join(lines)] if lines else [say("attend-nobody")]
    if len(listed) > MOST_LINES:
        text.append(say("attend-more", count=len(listed) - MOST_LINES))
    if hidden:
        text.append(say("attend-missed", count=hidden))
    if found.heads:
        text.append(say("attend-heads", count=found.heads))
    if found.shift.starts_at > view.now:
        text.append(say("attend-not-yet"))
    elif found.unsaid or found.came:
        text.append(say("attend-how"))
    return text


def _line(say: Any, found: Register, number: int, name: str, one: Hours | None) -> str:
    how = "unsaid"
    if one is not None:
        open_end = one.state == "said" and one.minutes is None
        how = "in" if open_end else "self" if _by_self(one) else one.state
    return str(
        say(
            "attend-line",
            number=number,
            name=first_name(name),
            how=how,
            minutes=found.minutes(one) if one is not None else 0,
            credited="yes" if one is not None and one.credited else "no",
            asked="yes" if one is not None and one.asked_by is not None else "no",
            at=(one.started_at if one is not None else None) or found.shift.starts_at,
            end=found.shift.ends_at,
        )
    )


def _by_self(one: Hours) -> bool:
    return one.state == "said" and one.how == "self"


def _buttons(view: View, found: Register) -> tuple[tuple[Button, ...], ...]:
    shift = found.shift

    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{shift.id}")

    shown: list[Button] = []
    begun = shift.starts_at <= view.now and shift.state != "cancelled"
    if begun and found.unsaid:
        shown.append(button("btn-attend-everyone", "att-all"))
    if (
        begun
        and (found.came or found.heads)
        and view.now >= shift.ends_at - service_confirm.EARLIER
    ):
        shown.append(button("btn-attend-confirm", "att-confirm"))
    if begun and (found.unsaid or found.came):
        shown.append(button("btn-attend-one", "att-one"))
    if begun:
        shown.append(button("btn-attend-add", "att-add"))
    if any(one.state == "confirmed" for one in found.noted) and len(shown) < 4:
        shown.append(button("btn-attend-right", "att-right"))
    shown.append(Button(view.wording.button(view.lang, "btn-home"), "home"))
    return one_a_row(*shown)  # type: ignore[return-value]


async def opened(unit: Unit, tap: Tap) -> None:
    """The list, from a button elsewhere."""
    await unit.use_timebank_of(CARD, tap.id)
    await service_hours.register(unit, tap.id)
    unit.show_own_card(CARD, tap.id, "attend.opened", opened=True)


async def everyone(unit: Unit, tap: Tap) -> None:
    """Everybody of whom nothing is noted came for all of it."""
    try:
        await unit.use_timebank_of(CARD, tap.id)
        await service_hours.everyone(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(CARD, tap.id, refusal)
        return
    unit.show_own_card(CARD, tap.id, "attend.everyone")


# Typed --------------------------------------------------------------------------------------------


async def heard(unit: Unit, words: str) -> bool:
    """ "All but Pat", "Jean 90 minutes", "3 more", typed under the list; else False."""
    taps = [Tap.parse(data, 0, None) for _, data in unit.keyboard]
    seen = next((tap for tap in taps if tap.verb in ("att-all", "att-one", "att-add")), None)
    if seen is None or not seen.id:
        return False
    try:
        await unit.use_timebank_of(CARD, seen.id)
        found = await service_hours.register(unit, seen.id)
    except DomainError:
        return False
    said = _read(found, words)
    if not said.clear:
        nothing = not (said.all or said.came or said.absent or said.heads is not None)
        if nothing:
            return False
        unit.say("attend-unclear", _back(unit, seen.id), words=Words(", ".join(said.unknown), 100))
        return True
    await note(unit, found, said)
    unit.show_card(unit.actor.id, CARD, seen.id, "attend.typed", fresh=True)
    return True


def _read(found: Register, words: str) -> Ticks:
    listed = [(one, name) for one, name, _ in _listed(found)]
    return read_ticks(words, listed, found.shift.plan.local_start)


async def note(unit: Unit, found: Register, said: Ticks) -> None:
    """Notes what was said of who came."""
    shift_id = found.shift.id
    for person_id in said.absent:
        await service_hours.missed(unit, shift_id, person_id)
    for person_id, minutes in said.came:
        length = minutes if minutes is not None else found.planned
        await service_hours.came(unit, shift_id, person_id, length, "tick", unit.actor.id)
    if said.all:
        await service_hours.everyone(unit, shift_id)
    if said.heads is not None:
        await service_hours.count_heads(unit, shift_id, said.heads)


def _back(unit: Unit, shift_id: int) -> tuple[tuple[Button, ...], ...]:
    return one_a_row(  # type: ignore[return-value]
        unit.button("btn-attend-list", f"att-open:{shift_id}"),
        unit.button("btn-home", "home"),
    )


@dataclass(frozen=True)
class One:
    """What is different for one person."""

    who: str = ask("attend-who-ask", FreeText(limit=100))
    what: str = ask(
        "attend-what-ask", Suggested(("btn-attend-came", "btn-attend-missed"), limit=100)
    )
    shift: str | None = ask("attend-who-ask", FreeText(), hidden=True)


async def submit_one(unit: Unit, answers: One) -> None:
    """Notes it, read as if it had been typed under the list."""
    shift_id = int(answers.shift or 0)
    await unit.use_timebank_of(CARD, shift_id)
    found = await service_hours.register(unit, shift_id)
    what = answers.what
    if what == unit.wording.button(unit.lang, "btn-attend-missed"):
        what = "no show"
    elif what == unit.wording.button(unit.lang, "btn-attend-came"):
        what = "came"
    said = _read(found, f"{answers.who} {what}")
    if not said.clear:
        raise DomainError("refusal-service-unclear", words=f"{answers.who} {answers.what}"[:100])
    await note(unit, found, said)
    unit.show_card(unit.actor.id, CARD, shift_id, "attend.one", fresh=True)


KEPT = (("keep", "btn-attend-keep"), ("count", "btn-attend-count"))


@dataclass(frozen=True)
class Add:
    """Somebody without a place, and whether they want their hours kept."""

    name: str = ask("attend-add-ask", FreeText(limit=100))
    kept: str = ask("attend-kept-ask", Choice(KEPT))
    shift: str | None = ask("attend-add-ask", FreeText(), hidden=True)


async def submit_add(unit: Unit, answers: Add) -> None:
    """Notes them by name, or counts them."""
    shift_id = int(answers.shift or 0)
    await unit.use_timebank_of(CARD, shift_id)
    found = await service_hours.register(unit, shift_id)
    if answers.kept == "keep":
        try:
            await service_hours.walk_up(unit, shift_id, answers.name)
        except DomainError as refusal:
            if refusal.key not in ("refusal-service-on-it", "refusal-service-name"):
                raise
            unit.say(refusal.key, **refusal.values)  # nothing was written: the name is asked anew
            unit.aside()
            await add_form.start(unit, {"shift": str(shift_id)})
            return
    else:
        counted = read_ticks(f"{answers.name} more", (), found.shift.plan.local_start).heads or 1
        await service_hours.count_heads(unit, shift_id, counted, more=True)
    unit.show_card(unit.actor.id, CARD, shift_id, "attend.added", fresh=True)


@dataclass(frozen=True)
class Right:
    """Whose confirmed hours were wrong, and why; they read the reason."""

    who: str = ask("attend-right-who-ask", FreeText(limit=100))
    reason: str = ask(
        "attend-right-why-ask",
        Suggested(("btn-attend-why-length", "btn-attend-why-person"), limit=300),
    )
    shift: str | None = ask("attend-right-who-ask", FreeText(), hidden=True)


async def submit_right(unit: Unit, answers: Right) -> None:
    """Takes the hours back, so that they can be noted anew; or asks a second person."""
    shift_id = int(answers.shift or 0)
    await unit.use_timebank_of(CARD, shift_id)
    found = await service_hours.register(unit, shift_id)
    said = _read(found, f"{answers.who} came")
    if len(said.came) != 1:
        raise DomainError("refusal-service-unclear", words=answers.who[:100])
    one = await rows.of_place(unit.tx, shift_id, said.came[0][0])
    if one is None:
        raise NotFound
    moved = await service_reverse.reverse(unit, one.id, answers.reason)
    if moved.state == "confirmed":
        unit.say("attend-second", _back(unit, shift_id))
        return
    unit.show_card(unit.actor.id, CARD, shift_id, "attend.righted", fresh=True)


one_form = Form("attend-one", One, submit_one, over=True)
add_form = Form("attend-add", Add, submit_add, over=True)
right_form = Form("attend-right", Right, submit_right, over=True)
FORMS: dict[str, Form[Any]] = {
    "att-one": one_form, "att-add": add_form, "att-right": right_form,
}  # fmt: skip


async def with_form(unit: Unit, tap: Tap) -> None:
    """Asks, in a message of its own."""
    try:
        await unit.use_timebank_of(CARD, tap.id)
        await service_hours.register(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(CARD, tap.id, refusal)
        return
    unit.take_over(CARD, tap.id)
    unit.aside()
    await FORMS[tap.verb].start(unit, {"shift": str(tap.id)})


# Confirming ---------------------------------------------------------------------------------------


async def review(unit: Unit, tap: Tap) -> None:
    """Whose hours, and how many, in words; nothing counts before Yes."""
    try:
        await unit.use_timebank_of(CARD, tap.id)
        found = await service_confirm.review(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(CARD, tap.id, refusal)
        return
    unit.leave_card()
    buttons = one_a_row(
        unit.button("btn-attend-yes", f"att-yes:{tap.id}:{found.mark}", count=len(found.mine)),
        unit.button("btn-attend-list", f"att-open:{tap.id}"),
        unit.button("btn-home", "home"),
    )
    unit.show(Screen(_review(unit, found), buttons), "attend.review")


def _review(unit: Unit, found: service_confirm.Batch) -> Markup:
    register = found.register
    lengths = {one.id: register.minutes(one) for one in found.mine}
    lines = [str(unit.text("attend-review", title=register.shift.title,
                           date=register.shift.plan.day))]  # fmt: skip
    for minutes in sorted(set(lengths.values()), reverse=True):
        names = [first_name(one.name or "") for one in found.mine if lengths[one.id] == minutes]
        more = max(0, len(names) - MOST_NAMES)
        text = unit.text(
            "attend-review-names", names=names[:MOST_NAMES], more=more, minutes=minutes
        )
        lines.append(str(text))
    for key, some in (
        ("attend-review-open", [one for one in found.mine if one.minutes is None]),
        ("attend-review-self", [one for one in found.mine if _by_self(one)]),
        ("attend-review-others", list(found.others)),
        ("attend-review-unsaid", [name for _, name in register.unsaid]),
    ):
        if some:
            called = [one if isinstance(one, str) else one.name or "" for one in some]
            values = {"names": [first_name(one) for one in called[:MOST_NAMES]]}
            lines.append(str(unit.text(key, **values, end=register.shift.ends_at)))
    if register.heads:
        lines.append(str(unit.text("attend-heads", count=register.heads)))
    lines.append(str(unit.text("attend-review-ask", credited="yes" if found.credited else "no")))
    return Markup("\n\n".join(lines))


async def yes(unit: Unit, tap: Tap) -> None:
    """Confirms them; very many in long work that shows how far it is."""
    try:
        await unit.use_timebank_of(CARD, tap.id)
        job_id = await service_jobs.start(unit, tap.id, tap.run)
        if job_id is not None:
            unit.show_own_card(jobs.CARD, job_id, "attend.confirming")
            return
        done = await service_confirm.confirm(unit, tap.id, tap.run)
    except DomainError as refusal:
        await unit.show_what_happened(CARD, tap.id, refusal)
        return
    unit.toast("attend-confirmed", count=done.count, desk=done.desk)
    unit.show_own_card(CARD, tap.id, "attend.confirmed")


journey = Journey(
    "attend",
    taps={
        "att-open": opened,
        "att-all": everyone,
        "att-one": with_form,
        "att-add": with_form,
        "att-right": with_form,
        "att-confirm": review,
        "att-yes": yes,
    },
    forms=[one_form, add_form, right_form],
    cards={CARD: card},
    hears=[heard],
)

KEY_FAMILIES = ("attend-", "-name")
