"""/help and /cancel, the buttons of forms, and what can be done when words are not understood."""

from domain.reading.types import Reading
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.menus import allowed
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from handlers.words import what_can_be_done

EVERYDAY = ("home", "queue", "log", "ask", "near", "balance", "me", "talk", "cancel")
"""The everyday commands; help lists them alone, and the rest behind a button."""


async def help_(unit: Unit, words: str = "") -> None:
    """What can be typed, fitted to the person's roles: each command with one line. `words`: all
    for the whole list."""
    commands = {c.name: c for c in allowed(unit.registry, unit.roles)}
    names = [n for n in EVERYDAY if n in commands]
    rest = sorted(n for n in commands if n not in (*EVERYDAY, "start", "help"))
    whole = words.strip().casefold() == "all" or not unit.roles
    key = "help-all" if whole else "help-member"
    rows = one_a_row(unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk"))
    if whole:
        names += rest
    else:
        rows = (*one_a_row(unit.button("btn-help-all", "help-all")), *rows)
    if not unit.roles:
        key = "help-newcomer"
    lines = [
        unit.text("help-line", command=Markup(f"/{name}"), what=unit.text(f"cmd-{name}"))
        for name in names
    ]
    if unit.draft is not None:
        rows = (*one_a_row(unit.button("btn-carry-on", "resume")), *rows)
    unit.say(key, rows, lines=Markup("\n".join(lines)))


async def tapped(unit: Unit, _tap: Tap) -> None:
    """The button."""
    await help_(unit)


async def all_tapped(unit: Unit, _tap: Tap) -> None:
    """The whole list."""
    await help_(unit, "all")


async def from_sentence(unit: Unit, _reading: Reading) -> None:
    """A sentence that asks what can be done, in any language."""
    await help_(unit)


async def cancel(unit: Unit, _words: str = "") -> None:
    """Stops the form; without one, says so and what can be done."""
    form = unit.registry.forms.get(unit.draft.form) if unit.draft is not None else None
    if form is not None:
        await form.cancel(unit)
    else:
        unit.drop_draft()
        unit.say("form-nothing-to-cancel", what_can_be_done(unit))


async def form_button(unit: Unit, tap: Tap) -> None:
    """A button of a form: the form goes on; one of a form that is over leads to the start."""
    draft = unit.draft
    form = unit.registry.forms.get(draft.form) if draft is not None else None
    if form is None or draft is None:
        unit.toast("toast-old-button")
        await unit.registry.taps["home"](unit, tap)
    else:
        await form.tapped(unit, draft, tap)


journey = Journey(
    "help",
    commands=[
        Command(
            "help", help_, menu=frozenset({"organiser", "broker", "safeguarding", "administrator"})
        ),
        Command("cancel", cancel),
    ],
    taps={"help": tapped, "help-all": all_tapped, "f": form_button},
    intents={"help": from_sentence},
)

KEY_FAMILIES = ("cmd-",)
