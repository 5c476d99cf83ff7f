"""/run: what whoever runs shifts sees and does: everybody on a shift with who said that they come,
whom to ring, the list as a file, and what was."""

from datetime import timedelta

from domain.errors import DomainError
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.shift_card import gone_key
from handlers.shifts import look
from handlers.shifts import mine as own_list
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import shift_view, shifts
from services.cases import first_name
from services.shift_view import Call, Roll
from storage import guardians as guardian_rows
from storage import shift_view as rows
from storage.shift_view import Line
from storage.shifts import Shift

PAGE = 15
"""Lines of a list on one screen."""
CALLS = 3
"""People to ring on one screen, each a button."""
PAST_PAGE = 6
SOON = timedelta(hours=1)
"""So long before the start the day itself begins: who came, the code."""
KEY_FAMILIES = ("shift-past-", "shift-call-")
Item = tuple[str, str]
"""The key of a label and the verb."""


# The card's buttons -------------------------------------------------------------------------------


def run_buttons(view: View, shift: Shift) -> tuple[tuple[Button, ...], ...]:
    """What whoever runs the shift does next, by where it stands; the rest under More."""
    key = gone_key(shift, view)
    shown: list[Item]
    if key == "shift-cancelled":
        shown = [("btn-shift-new", "shift"), ("btn-shift-past", "sv-past")]
    elif shift.ends_at <= view.now:
        shown = [
            ("btn-service-note", "att-open"),
            ("btn-shift-again", "sh-again"),
            ("btn-shift-who", "sv-who"),
        ]
    elif shift.starts_at - SOON <= view.now:
        shown = [
            ("btn-service-note", "att-open"),
            ("btn-code-show", "code-show"),
            ("btn-shift-who", "sv-who"),
        ]
    else:
        shown = [
            ("btn-shift-who", "sv-who"),
            ("btn-shift-say", "sv-say"),
            ("btn-shift-call-off", "sh-off"),
        ]
    if key != "shift-cancelled":
        shown.append(("btn-more", "sv-more"))
    buttons = [
        Button(view.wording.button(view.lang, label), f"{verb}:{shift.id}") for label, verb in shown
    ]
    return one_a_row(*buttons, Button(view.wording.button(view.lang, "btn-home"), "home"))  # type: ignore[return-value]


def _more(unit: Unit, shift: Shift) -> list[Item]:
    over, begun = shift.ends_at <= unit.now, shift.starts_at <= unit.now
    soon = shift.starts_at - SOON <= unit.now
    every: list[tuple[bool, Item]] = [
        (soon and not over, ("btn-shift-say", "sv-say")),
        (not over, ("btn-shift-calls", "sv-call")),
        (not over, ("btn-sheet", "sheet")),
        (not begun, ("btn-shift-change", "sc-change")),
        (soon, ("btn-sheet-key", "sheet-key")),
        (over, ("btn-feedback-see", "fb-see")),
        (soon and not begun, ("btn-shift-call-off", "sh-off")),
        (over, ("btn-shift-say", "sv-say")),
        (True, ("btn-shift-file", "sv-file")),
        (not begun, ("btn-broadcast-tell", "bc-shift")),
        (not over, ("btn-shift-again", "sh-again")),
        (not begun, ("btn-opportunity-share", "sh-share")),
        (True, ("btn-shift-past", "sv-past")),
        (True, ("btn-shift-new", "shift")),
    ]
    return [item for fits, item in every if fits and item[1] in unit.registry.taps]


async def more(unit: Unit, tap: Tap) -> None:
    """The rest of what can be done with a shift, four at a time."""
    shift = await running(unit, tap.id)
    items = _more(unit, shift)
    at = int(tap.run) if tap.run.isdigit() else 0
    at = at if at < len(items) else 0
    buttons = [unit.button(label, f"{verb}:{shift.id}") for label, verb in items[at : at + 4]]
    if at + 4 < len(items):
        buttons.append(unit.button("btn-more", f"sv-more:{shift.id}:{at + 4}"))
    unit.leave_card()
    unit.say(
        "shift-more-ask",
        one_a_row(*buttons, unit.button("btn-back", f"sh-run:{shift.id}")),
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
    )


async def running(unit: Unit, shift_id: int) -> Shift:
    """The shift, where the person runs it, in its own timebank. Raises NotFound."""
    await look(unit, shift_id)
    return await shifts.running(unit, shift_id)


# Who is coming ------------------------------------------------------------------------------------


async def who(unit: Unit, tap: Tap) -> None:
    """Everybody on the shift, one a line, with who said that they come; teams; the line."""
    await look(unit, tap.id)
    roll = await shift_view.roll(unit, tap.id)
    shift = roll.shift
    lines = _lines(unit, roll, await guardian_rows.agreed(unit.tx, shift.opportunity_id))
    at = int(tap.run) if tap.run.isdigit() else 0
    at = at if at < len(lines) else 0
    page = lines[at : at + PAGE]
    text = unit.text(
        "shift-who",
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
        taken=roll.taken,
        places=shift.places,
        free=roll.free,
        sure=sum(1 for one in roll.residents if one.confirmed_at is not None),
        unsure=sum(1 for one in roll.residents if one.confirmed_at is None),
        least=shift.least or 0,
        short="yes" if shift.least and roll.taken < shift.least else "no",
        lines=Markup("\n".join(page)),
    )
    buttons: list[Button] = []
    if at + PAGE < len(lines):
        buttons.append(unit.button("btn-more", f"sv-who:{shift.id}:{at + PAGE}"))
    buttons += _team_buttons(unit, roll)
    if shift.ends_at > unit.now:
        buttons.append(unit.button("btn-shift-calls", f"sv-call:{shift.id}"))
    buttons.append(unit.button("btn-back", f"sh-run:{shift.id}"))
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*buttons)), "shift.who")


def _team_buttons(unit: Unit, roll: Roll) -> list[Button]:
    """How many of which team came, once it has begun; those of which it isn't known come first."""
    if roll.shift.starts_at > unit.now:
        return []
    teams = sorted(roll.teams, key=lambda one: one.came is not None)
    return [unit.button("btn-team-came", f"tm-came:{one.id}", name=one.name) for one in teams[:3]]


def _lines(unit: Unit, roll: Roll, guarded: frozenset[int]) -> list[str]:
    lines = [
        unit.text(
            "shift-who-line",
            number=number,
            name=first_name(one.name),
            sure="yes" if one.confirmed_at else "asked" if one.told in ("coming", "soon") else "no",
            guardian="yes" if one.person_id in guarded else "no",
        )
        for number, one in enumerate(roll.residents, 1)
    ]
    if roll.teams:
        lines.append(unit.text("shift-run-teams"))
        lines += [_team(unit, one) for one in roll.teams]
    for state, key in (("checking", "shift-who-checking"), ("offered", "shift-who-offered")):
        lines += [
            unit.text(key, name=first_name(one.name)) for one in roll.lines if one.state == state
        ]
    waiting = [one for one in roll.lines if one.state == "waiting"]
    if waiting:
        lines.append(unit.text("shift-who-waiting", count=len(waiting)))
        lines += [
            unit.text(
                "shift-who-next",
                number=number,
                name=one.name if one.team else first_name(one.name),
                count=one.people,
            )
            for number, one in enumerate(waiting, 1)
        ]
    return [str(line) for line in lines]


def _team(unit: Unit, one: Line) -> Markup:
    return unit.text(
        "shift-run-team",
        name=one.name,
        count=one.people,
        names=list(one.names) or ["–"],
        has_names="yes" if one.names else "no",
        came="unsaid" if one.came is None else "said",
        were=one.came or 0,
    )


# Whom to ring -------------------------------------------------------------------------------------


async def calls(unit: Unit, tap: Tap) -> None:
    """Who hasn't said that they come: those whom messages don't reach first."""
    await look(unit, tap.id)
    await _calls(unit, tap.id, int(tap.run) if tap.run.isdigit() else 0)


async def _calls(unit: Unit, shift_id: int, at: int = 0) -> None:
    everybody, found = await shift_view.calls(unit, shift_id)
    shift = everybody.shift
    found.sort(key=lambda one: (one.why == "quiet", one.line.turn))
    at = at if at < len(found) else 0
    page = found[at : at + CALLS]
    buttons = [
        unit.button("btn-shift-one", f"sv-one:{one.line.id}", name=first_name(one.line.name))
        for one in page
    ]
    if at + CALLS < len(found):
        buttons.append(unit.button("btn-more", f"sv-call:{shift_id}:{at + CALLS}"))
    buttons.append(unit.button("btn-back", f"sh-run:{shift_id}"))
    unit.leave_card()
    if not found:
        asked = "yes" if shift_view.asked(everybody) else "no"
        asked = asked if everybody.residents else "nobody"
        unit.say("shift-calls-none", one_a_row(*buttons), title=shift.title, asked=asked)
        return
    unit.say(
        "shift-calls",
        one_a_row(*buttons),
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
        count=len(found),
        lines=Markup("\n".join(str(_call(unit, one)) for one in page)),
    )


def _call(unit: Unit, one: Call) -> Markup:
    return unit.text(f"shift-call-{one.why}", name=first_name(one.line.name))


async def one_person(unit: Unit, tap: Tap) -> None:
    """What did they say?"""
    row = await rows.place(unit.tx, tap.id)
    shift = await running(unit, row["shift_id"] if row is not None else 0)
    roll = await shift_view.roll(unit, shift.id)
    line = next((one for one in roll.residents if one.id == tap.id), None)
    if line is None:
        unit.refuse(DomainError("toast-already-done"))
        return
    unit.leave_card()
    unit.say(
        "shift-one-ask",
        one_a_row(
            unit.button("btn-shift-they-come", f"sv-yes:{line.id}"),
            unit.button("btn-shift-they-cant", f"sv-no:{line.id}"),
            unit.button("btn-back", f"sv-call:{shift.id}"),
        ),
        name=first_name(line.name),
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
    )


async def said(unit: Unit, tap: Tap) -> None:
    """They told whoever runs the shift that they come, or can't; the list goes on."""
    row = await rows.place(unit.tx, tap.id)
    shift = await running(unit, row["shift_id"] if row is not None else 0)
    enter = shift_view.said_coming if tap.verb == "sv-yes" else shift_view.said_not
    try:
        await enter(unit, tap.id)
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)
        return
    await _calls(unit, shift.id)


# Files, and what was ------------------------------------------------------------------------------


async def file(unit: Unit, tap: Tap) -> None:
    """The list as a file: which kind?"""
    shift = await running(unit, tap.id)
    if tap.run in shift_view.FORMS:
        await shift_view.export(unit, shift.id, tap.run)
        unit.acknowledge()
        unit.send_document("shift-rows", "shift.export", shift=shift.id, form=tap.run)
        return
    unit.leave_card()
    unit.say(
        "shift-file-ask",
        one_a_row(
            unit.button("btn-shift-xlsx", f"sv-file:{shift.id}:xlsx"),
            unit.button("btn-shift-csv", f"sv-file:{shift.id}:csv"),
            unit.button("btn-back", f"sh-run:{shift.id}"),
        ),
        title=shift.title,
    )


async def past(unit: Unit, offset: int = 0, shift_id: int = 0) -> None:
    """Shifts that are over, with how many had a place and how many came."""
    found = await shift_view.past(unit)
    offset = offset if 0 <= offset < len(found) else 0
    page = found[offset : offset + PAST_PAGE]
    buttons: list[Button] = []
    if offset + PAST_PAGE < len(found):
        buttons.append(unit.button("btn-more", f"sv-past:{shift_id}:{offset + PAST_PAGE}"))
    if shift_id:
        buttons.append(unit.button("btn-back", f"sh-run:{shift_id}"))
    buttons.append(unit.button("btn-home", "home"))
    unit.leave_card()
    if not found:
        unit.say("shift-past-none", one_a_row(*buttons))
        return
    lines = [
        unit.text(
            "shift-past-line",
            number=number,
            title=one.title,
            start=one.starts_at,
            end=one.ends_at,
            joined=one.joined,
            places=one.places,
            came=one.came,
            minutes=one.minutes,
            team=one.team_came,
        )
        for number, one in enumerate(page, offset + 1)
    ]
    opens = [
        unit.button("btn-shift-see", f"sh-run:{one.id}", number=number, title=one.title)
        for number, one in enumerate(page[:3], offset + 1)
    ]
    text = unit.text(
        "shift-past-list", count=len(found), lines=Markup("\n\n".join(map(str, lines)))
    )
    unit.show(Screen(text, one_a_row(*opens, *buttons)), "shift.past")


async def _past(unit: Unit, tap: Tap) -> None:
    shift_id = 0
    if tap.id:
        shift_id = (await running(unit, tap.id)).id
    await past(unit, int(tap.run) if tap.run.isdigit() else 0, shift_id)


async def run(unit: Unit, _words: str) -> None:
    """/run: the shifts that one runs; where none is to come, those that were."""
    coming = await shifts.run_by(unit) if unit.community is not None else []
    if len(coming) == 1:
        unit.show_own_card(shifts.RUN_CARD, coming[0].id, "shift.run")
    elif coming:
        await own_list(unit)
    elif unit.community is not None:
        await past(unit)
    else:
        await unit.registry.commands["organise"].run(unit, "")


journey = Journey(
    "run",
    commands=[Command("run", run)],
    taps={
        "sv-more": more,
        "sv-who": who,
        "sv-call": calls,
        "sv-one": one_person,
        "sv-yes": said,
        "sv-no": said,
        "sv-file": file,
        "sv-past": _past,
    },
)
