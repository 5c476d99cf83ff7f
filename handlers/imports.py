"""/import: lists of another timebank software, from the file to its undoing."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Document as SentFile

from domain.errors import DomainError
from domain.importing.formats import NEEDED
from domain.permissions import Role
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, Found, FreeText, Given, Kept, Unclear
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.import_card import can_cancel, card, question_buttons
from handlers.journey import Command, Journey
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from services import cases, import_questions, import_reading, import_writing, imports, jobs
from services.cases import File
from storage import imports as rows

BROKERS: frozenset[Role] = frozenset({"broker"})
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
"""Names of files that may be lists; what can't be read says so."""
LIVE = frozenset(
    {"reading", "asking", "checking", "ready", "second", "writing", "stopped", "undoing"}
)
UNDO_WORDS = frozenset({"undo", "take back", "reverse"})

assert {imports.READ, imports.WRITE} <= set(jobs.KINDS), (import_reading, import_writing)


# The file -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TheFile(FreeText):
    """The next thing that is sent; words are no file."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Words can't be read as a list."""
        return Unclear("import-words")


@dataclass(frozen=True)
class Awaited:
    """A file that is to come after /import."""

    file: str = ask("import-send-ask", TheFile())


async def _never(unit: Unit, _answers: Awaited) -> None:
    """A file ends this form, not an answer: `received`."""
    await command(unit)


awaited = Form("import-send", Awaited, _never)


@dataclass(frozen=True)
class Sent:
    """Whether a file that came by itself is a list."""

    what: str = ask(
        "import-file-ask", Choice((("read", "btn-import-read"), ("person", "btn-import-person")))
    )
    file: Sequence[str] | None = ask("import-file-ask", Kept(), hidden=True)


async def _submit_sent(unit: Unit, answers: Sent) -> None:
    file_id, name = answers.file or ("", "")
    if answers.what == "read":
        await _begin(unit, file_id, name)
        return
    await cases.open_case(unit, "photo", None, files=[File("document", file_id)])
    unit.say("import-passed-on", one_a_row(unit.button("btn-home", "home")))


sent = Form("import-file", Sent, _submit_sent)


async def received(unit: Unit, file: SentFile) -> bool:
    """A broker sent a file that may be a list; False where it is none of this journey's."""
    waits = unit.draft is not None and unit.draft.form == awaited.name
    name = file.file_name or ""
    if "broker" not in unit.roles or unit.hat is not None or not unit.private:
        return False
    if not waits and not name.casefold().endswith(ENDINGS):
        return False
    if await _one_open(unit, waits=waits):
        return True
    if not waits and unit.draft is not None:
        return False
    if (file.file_size or 0) > 20_000_000:
        unit.say("import-too-big", one_a_row(unit.button("btn-home", "home")))
        return True
    if waits:
        unit.drop_draft()
        await _begin(unit, file.file_id, name)
    else:
        await sent.start(unit, {"file": [file.file_id, name[:200]]})
    return True


async def _one_open(unit: Unit, *, waits: bool) -> bool:
    """Says that one list is open already, or asked about, with ways to go on with it or to let go
    of it; False where there is none."""
    draft = unit.draft
    found = await _under_way(unit)
    if found is not None:
        name = found.name
        buttons = [unit.button("btn-import-open", f"import:{found.id}")]
        if can_cancel(found, mine=found.made_by == unit.actor.id):
            buttons.append(unit.button("btn-import-cancel", f"im-cancel:{found.id}"))
        if waits:
            unit.drop_draft()
    elif draft is not None and draft.form == sent.name:
        name = str((draft.body["given"].get("file") or ("", ""))[1])
        buttons = [
            unit.button("btn-import-open", "resume"),
            unit.button("btn-import-cancel", f"f:0:cancel.{draft.run}"),
        ]
    else:
        return False
    text = unit.text("import-one-open", file=name)
    shown = Screen(text, one_a_row(*buttons, unit.button("btn-home", "home")))
    unit.show(shown, "import.one-open", merge="import-one-open")
    return True


async def _under_way(unit: Unit) -> rows.File | None:
    latest = await rows.latest(unit.tx, unit.scope.id, 5)
    return next((one for one in latest if one.state in LIVE), None)


async def _begin(unit: Unit, file_id: str, name: str) -> None:
    _, job_id = await imports.begin(unit, file_id, name)
    unit.show_own_card(jobs.CARD, job_id, "import.reading")


# The command --------------------------------------------------------------------------------------


async def command(unit: Unit, words: str = "") -> None:
    """/import: the list that is under way, or a new one; /import undo: the last one back."""
    unit.demand("import.make")
    latest = await rows.latest(unit.tx, unit.scope.id, 5)
    if words.strip().casefold() in UNDO_WORDS:
        found = next((one for one in latest if imports.may_undo(one, unit)), None)
        if found is None:
            unit.say("import-nothing-to-undo", one_a_row(unit.button("btn-home", "home")))
        else:
            _ask_undo(unit, found)
        return
    under_way = await _under_way(unit)
    if under_way is not None:
        unit.show_card(unit.actor.id, imports.CARD, under_way.id, "import.opened", fresh=True)
        return
    await awaited.start(unit)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


# The card's buttons -------------------------------------------------------------------------------


async def _use_its_timebank(unit: Unit, import_id: int) -> None:
    found = await rows.find(unit.tx, import_id)
    unit.use_community_of(found.community_id if found is not None else None)


async def _opened(unit: Unit, tap: Tap) -> None:
    await _use_its_timebank(unit, tap.id)
    await imports.look(unit, tap.id)
    unit.show_own_card(imports.CARD, tap.id, "import.opened")


async def _answered(unit: Unit, tap: Tap) -> None:
    """`im-a:ID:mark.value`: an answer to the question that stood there."""
    seen, _, value = tap.run.partition(".")
    try:
        await _use_its_timebank(unit, tap.id)
        found = await imports.answer(unit, tap.id, seen, value)
    except DomainError as refusal:
        await unit.show_what_happened(imports.CARD, tap.id, refusal)
        return
    if found.state == "checking":
        unit.leave_card()
        unit.say("import-checking", one_a_row(unit.button("btn-home", "home")))
        return
    unit.show_own_card(imports.CARD, tap.id, "import.answered")


async def _more(unit: Unit, tap: Tap) -> None:
    """Further columns to choose from."""
    await _use_its_timebank(unit, tap.id)
    found = await imports.look(unit, tap.id)
    offset = int(tap.run) if tap.run.isdigit() else 0
    asked = import_questions.question(found)
    if asked is None or asked[0] != "column":
        unit.show_own_card(imports.CARD, tap.id, "import.opened")
        return
    labels = question_buttons(unit.wording, unit.lang, found, asked, offset)
    text = unit.text("import-column-ask", column=asked[1], needed=needed(found, asked[1]))
    rows_ = [*labels, unit.button("btn-home", "home")]
    unit.show(Screen(text, one_a_row(*rows_)), "import.columns")


def needed(found: rows.File, column: str) -> str:
    """Whether a list can't do without this column."""
    layout = import_questions.layout_of(found)
    return "yes" if layout is not None and column in NEEDED[layout.holds] else "no"


async def _decided(unit: Unit, tap: Tap) -> None:
    """Put forward, agree, decline, go on, cancel."""
    async with pressed(unit, imports.CARD, tap.id, f"import.{tap.verb}"):
        await _use_its_timebank(unit, tap.id)
        if tap.verb == "im-go":
            await imports.put_forward(unit, tap.id)
        elif tap.verb in ("im-agree", "im-decline"):
            await imports.decide(unit, tap.id, agreed=tap.verb == "im-agree")
        elif tap.verb == "im-on":
            await imports.go_on(unit, tap.id)
        else:
            await imports.cancel(unit, tap.id)


async def _undo(unit: Unit, tap: Tap) -> None:
    """First the question, then the deed."""
    await _use_its_timebank(unit, tap.id)
    found = await imports.look(unit, tap.id)
    if tap.verb == "im-undo":
        unit.leave_card()
        _ask_undo(unit, found)
        return
    async with pressed(unit, imports.CARD, tap.id, "import.undoing"):
        await imports.undo(unit, tap.id)


def _ask_undo(unit: Unit, found: rows.File) -> None:
    buttons: tuple[Button, ...] = (
        unit.button("btn-import-undo-yes", f"im-undo-yes:{found.id}"),
        unit.button("btn-back", f"import:{found.id}"),
    )
    unit.say(
        "import-undo-ask",
        one_a_row(*buttons),
        file=found.name,
        count=int(found.found.get("counts", {}).get("written", 0)),
    )


async def _rows(unit: Unit, tap: Tap) -> None:
    """The rows that can't be taken, with their reasons, as a table."""
    await _use_its_timebank(unit, tap.id)
    found = await imports.look(unit, tap.id)
    unit.aside()
    unit.send_document("import-rows", "import.rows", id=found.id)


journey = Journey(
    "import",
    commands=[Command("import", command, roles=BROKERS)],
    taps={
        "import": _opened,
        "imports": _tapped,
        "im-a": _answered,
        "im-more": _more,
        "im-go": _decided,
        "im-agree": _decided,
        "im-decline": _decided,
        "im-on": _decided,
        "im-cancel": _decided,
        "im-undo": _undo,
        "im-undo-yes": _undo,
        "im-rows": _rows,
    },
    forms=[awaited, sent],
    cards={imports.CARD: card},
)
