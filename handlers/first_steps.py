"""/steps: what a new timebank does before and at its first event, ticked by its brokers."""

from collections.abc import Mapping

from domain.first_steps import STEPS, Progress, Step
from domain.permissions import Role
from handlers.conversation.questions import plainly
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import first_steps

RUNS: frozenset[Role] = frozenset({"broker", "administrator"})
PAGE = 3
"""Steps with a button on one screen, beside the way to the others."""
OPENS: Mapping[Step, tuple[str, str]] = {
    "lead": ("btn-give-safeguarding", "role:2"),
    "brokers": ("btn-give-broker", "role:1"),
    "phone": ("btn-set-phone", "rule:0:phone"),
    "references": ("btn-step-references", "rule:0:references_wanted"),
    "meet": ("btn-step-meet", "do:0:meeting"),
    "poster": ("btn-poster", "poster"),
    "members": ("btn-step-members", "do:0:newmember"),
    "event": ("btn-step-event", "shift"),
    "want": ("btn-step-want", "do:0:member"),
    "ring": ("btn-queue", "queue"),
}
"""What a step needs: a button's label and what it does. The others need paper, or people."""
ADMINISTRATORS = frozenset({"lead", "brokers"})
"""Steps whose button only administrators can use."""
KEY_FAMILIES = ("step-", "btn-give-")


async def command(unit: Unit, words: str = "") -> None:
    """/steps, alone or with the number of a step."""
    unit.demand("rules.change")
    found = await _found(unit)
    if found is None:
        return
    number = int(words) if words.strip().isdigit() and len(words.strip()) < 3 else 0
    if 1 <= number <= len(STEPS):
        _one(unit, found, STEPS[number - 1])
    else:
        _list(unit, found)


async def _found(unit: Unit) -> Progress | None:
    found = await first_steps.mine(unit)
    if found is None:
        unit.say("steps-none", one_a_row(unit.button("btn-home", "home")))
    return found


def _list(unit: Unit, found: Progress, offset: int = 0) -> None:
    lines = [
        unit.text(
            "steps-line",
            number=number,
            name=unit.text(f"step-{step}"),
            done="yes" if step in found.done else "no",
        )
        for number, step in enumerate(STEPS, 1)
    ]
    left = found.left
    offset = offset if offset < len(left) else 0
    rows = [_open(unit, step) for step in left[offset : offset + PAGE]]
    if len(left) > offset + PAGE:
        rows.append(unit.button("btn-more", f"steps:{offset + PAGE}"))
    close = "btn-steps-close" if not found.closed else "btn-steps-again"
    rows.append(unit.button(close, f"steps-close:{int(not found.closed)}"))
    text = unit.text(
        "steps-list",
        timebank=unit.scope.name,
        lines=Markup("\n".join(lines)),
        left=len(left),
        closed="yes" if found.closed else "no",
    )
    ways = (unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk"))
    unit.show(Screen(text, (*one_a_row(*rows), ways)), "steps")


def _open(unit: Unit, step: Step) -> Button:
    number = STEPS.index(step) + 1
    what = unit.wording.plain(unit.lang, f"step-{step}")
    return unit.button("btn-step-open", f"step:{number}", number=number, what=what)


def _one(unit: Unit, found: Progress, step: Step) -> None:
    """One step: why, what opens what it needs, and the tick."""
    number = STEPS.index(step) + 1
    done, ticked = step in found.done, step in found.ticked
    rows = []
    opens = OPENS.get(step)
    if opens is not None and (step not in ADMINISTRATORS or "administrator" in unit.roles):
        rows.append(unit.button(*opens))
    if not done:
        rows.append(unit.button("btn-step-tick", f"step-tick:{number}:1"))
    elif ticked:
        rows.append(unit.button("btn-step-untick", f"step-tick:{number}:0"))
    text = unit.text(
        "step-one",
        number=number,
        name=unit.text(f"step-{step}"),
        why=unit.text(f"step-{step}.why"),
        done="yes" if ticked else "itself" if done else "no",
    )
    ways = (unit.button("btn-back", "steps"), unit.button("btn-home", "home"))
    unit.show(Screen(text, (*one_a_row(*rows), ways)), f"steps.{step}")


async def _tapped(unit: Unit, tap: Tap) -> None:
    unit.demand("rules.change")
    if (found := await _found(unit)) is not None:
        _list(unit, found, max(0, tap.id))


async def _opened(unit: Unit, tap: Tap) -> None:
    await command(unit, str(tap.id))


async def _ticked(unit: Unit, tap: Tap) -> None:
    """The next one follows at once, so that a list is gone through with one thumb."""
    if not 1 <= tap.id <= len(STEPS):
        unit.toast("toast-old-button")
        return
    step, done = STEPS[tap.id - 1], tap.run != "0"
    found = await first_steps.tick(unit, step, done=done)
    if done and found.left:
        _list(unit, found)
    elif done:
        unit.say("steps-all-done", one_a_row(unit.button("btn-home", "home")))
    else:
        _one(unit, found, step)


async def _closed(unit: Unit, tap: Tap) -> None:
    await first_steps.close(unit, closed=tap.id == 1)
    if tap.id == 1:
        again = unit.button("btn-steps-again", "steps-close:0")
        unit.say("steps-closed", one_a_row(again, unit.button("btn-home", "home")))
    elif (found := await _found(unit)) is not None:
        _list(unit, found)


async def line(unit: Unit) -> tuple[Markup, Button] | None:
    """For the home card of whoever runs a timebank that is new: what to do next, and its button."""
    found = await first_steps.mine(unit)
    if found is None or not found.open:
        return None
    step = found.left[0]
    text = unit.text("steps-next", what=unit.text(f"step-{step}"), left=len(found.left))
    return text, unit.button("btn-steps-next", f"step:{STEPS.index(step) + 1}")


async def heard(unit: Unit, text: str) -> bool:
    """ "first steps", "step 3" typed."""
    said = plainly(text)
    head, _, rest = said.partition(" ")
    if said not in ("first steps", "checklist", "the first steps") and not (
        head == "step" and rest.isdigit()
    ):
        return False
    if not unit.roles & RUNS:
        return False
    await command(unit, rest if head == "step" else "")
    return True


journey = Journey(
    "first-steps",
    commands=[Command("steps", command, roles=RUNS)],
    taps={
        "steps": _tapped,
        "step": _opened,
        "step-tick": _ticked,
        "steps-close": _closed,
    },
    hears=[heard],
)
