"""Unplanned volunteering that several people told one organiser of: confirmed together, or one by
one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Kept, plainly
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import told_batch
from services.cases import first_name
from services.told_batch import Batch
from services.told_news import CARD, TOGETHER
from storage import delegates
from storage import told as rows
from storage.service_hours import Hours

SHOWN = 8
"""Lines on the card; all of them are read back before anything is confirmed."""
PAGE = 4
ALL = frozenset({"confirm all", "confirm all of them", "all of them", "yes to all", "confirm them"})


def _values(some: Sequence[Hours], name: str) -> dict[str, Any]:
    return {
        "people": len({one.person_id for one in some}),
        "count": len(some),
        "name": first_name(some[0].name or "") if some else "",
        "organisation": name,
    }


def _line(say: Any, one: Hours, number: int) -> str:
    return str(
        say(
            "told-line",
            number=number,
            name=first_name(one.name or ""),
            minutes=one.minutes or 0,
            date=one.day,
            what=Words(one.what or "", 80),
        )
    )


async def card(view: View, organisation_id: int) -> Screen | None:
    """Who told the viewer of volunteering for this organisation, and waits for their word."""
    found = await rows.organisation(view.tx, organisation_id)
    if found is None:
        return None
    if await delegates.still_acts(view.tx, view.viewer.id, found[0], view.now) is None:
        return None
    every = await rows.waiting(view.tx, view.viewer.id, found[0], TOGETHER)

    def say(key: str, **values: Any) -> Markup:
        return view.wording.say(view.lang, key, **values)

    home = Button(view.wording.button(view.lang, "btn-home"), "home")
    if not every:
        return Screen(say("told-none", organisation=found[1]), one_a_row(home))
    lines = [_line(say, one, number) for number, one in enumerate(every[:SHOWN], 1)]
    if len(every) > SHOWN:
        lines.append(str(say("told-more", count=len(every) - SHOWN)))
    values = _values(every, found[1])
    several = "yes" if values["people"] < len(every) else "no"
    text = say("told-head", lines=Markup("\n".join(lines)), several=several, **values)
    label = view.wording.button
    buttons = [
        Button(label(view.lang, "btn-told-all", count=len(every)), f"told-all:{organisation_id}"),
        Button(label(view.lang, "btn-told-each"), f"told-each:{organisation_id}"),
    ]
    return Screen(text, one_a_row(*buttons, home))


# Together -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Together:
    """What was read back: the id, round and minutes of each, so that nothing else is confirmed."""

    listed: list[list[int]] | None = ask("approve-which-ask", Kept(), hidden=True)
    organisation: int | None = ask("approve-which-ask", Kept(), hidden=True)


async def review(unit: Unit, tap: Tap) -> None:
    """Reads back whose hours, of which day, and how long each."""
    try:
        await unit.use_timebank_of(CARD, tap.id)
        found = await told_batch.review(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(CARD, tap.id, refusal)
        return
    unit.take_over(CARD, tap.id)
    unit.aside()
    seen = [list(one) for one in told_batch.seen_of(found.mine)]
    await form.start(unit, {"listed": seen, "organisation": tap.id})


def _seen(answers: Together) -> list[told_batch.Seen]:
    return [(int(one[0]), int(one[1]), int(one[2])) for one in answers.listed or ()]


async def _read_back(unit: Unit, answers: Together) -> Markup:
    found = await _found(unit, answers)
    read = set(_seen(answers))
    mine = [one for one in found.mine if (one.id, one.round, one.minutes or 0) in read]
    lines = [_line(unit.text, one, number) for number, one in enumerate(mine, 1)]
    others = [first_name(one.name or "") for one in found.others]
    return unit.text(
        "told-review",
        lines=Markup("\n".join(lines)),
        minutes=sum(one.minutes or 0 for one in mine),
        has_others="yes" if others else "no",
        others=others or ["–"],
        **_values(mine, found.name),
    )


async def _found(unit: Unit, answers: Together) -> Batch:
    organisation_id = int(answers.organisation or 0)
    await unit.use_timebank_of(CARD, organisation_id)
    return await told_batch.waiting(unit, organisation_id)


async def _confirm(unit: Unit, answers: Together) -> None:
    found = await _found(unit, answers)
    done = await told_batch.confirm(unit, found.organisation_id, _seen(answers))
    left = len((await told_batch.waiting(unit, found.organisation_id)).mine)
    buttons = [unit.button("btn-home", "home")]
    if left:
        label = unit.button("btn-told-see", f"told-see:{found.organisation_id}", count=left)
        buttons.insert(0, label)
    text = unit.text(
        "told-done",
        changed=done.changed,
        desk=len(found.others),
        left=left,
        **_values(done.confirmed, found.name),
    )
    unit.show(Screen(text, one_a_row(*buttons)), "told.done")


form = Form("told-together", Together, _confirm, review=_read_back, yes="btn-told-yes", over=True)


# One by one ---------------------------------------------------------------------------------------


async def each(unit: Unit, tap: Tap) -> None:
    """Each with a button of its own; the only one at once."""
    await unit.use_timebank_of(CARD, tap.id)
    found = await told_batch.waiting(unit, tap.id)
    if len(found.mine) == 1:
        await unit.registry.taps["srv-open"](unit, Tap("srv-open", found.mine[0].id, "", 0, None))
        return
    if not found.mine:
        unit.show_own_card(CARD, tap.id, "told.opened", opened=True)
        return
    at = int(tap.run) if tap.run.isdigit() and int(tap.run) < len(found.mine) else 0
    buttons = [
        unit.button(
            "btn-told-one", f"srv-open:{one.id}",
            number=number, name=first_name(one.name or ""),
        )
        for number, one in enumerate(found.mine[at : at + PAGE], at + 1)
    ]  # fmt: skip
    if at + PAGE < len(found.mine):
        buttons.append(unit.button("btn-more", f"told-each:{tap.id}:{at + PAGE}"))
    buttons.append(unit.button("btn-back", f"told-see:{tap.id}"))
    unit.leave_card()
    page = enumerate(found.mine[at : at + PAGE], at + 1)
    lines = [_line(unit.text, one, number) for number, one in page]
    unit.say("told-each-ask", one_a_row(*buttons), lines=Markup("\n".join(lines)))


async def opened(unit: Unit, tap: Tap) -> None:
    """All that waits, from a button elsewhere."""
    await unit.use_timebank_of(CARD, tap.id)
    await told_batch.waiting(unit, tap.id)
    unit.show_own_card(CARD, tap.id, "told.opened", opened=True)


async def heard(unit: Unit, words: str) -> bool:
    """ "Confirm all", typed under the card; else False."""
    taps = [Tap.parse(data, 0, None) for _, data in unit.keyboard]
    seen = next((tap for tap in taps if tap.verb == "told-all"), None)
    if seen is None or plainly(words) not in ALL:
        return False
    await review(unit, seen)
    return True


journey = Journey(
    "told",
    taps={"told-all": review, "told-each": each, "told-see": opened},
    forms=[form],
    cards={CARD: card},
    hears=[heard],
)
