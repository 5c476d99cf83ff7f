"""What is not text: voice notes go to a person; everything else gets a kind answer.

Captions are read as if they had been typed, and screened before anything else, edited ones too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Message

from handlers import imports, nominate_files, opportunities, talk, words
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import (
    Found,
    FreeText,
    Given,
    Kept,
    Option,
    Unclear,
    plainly,
)
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey
from handlers.unit import Unit
from services.cases import File

SPOKEN = ("voice", "video_note", "audio")
"""Kinds in which somebody speaks: for many the only way to write."""
SHOWABLE = ("photo", "video", "document")
"""Kinds that a person at the desk may want to see, if the sender says so."""
MOST_FILES = 10
NO = "-"


async def received(unit: Unit, message: Message) -> None:
    """A message without text."""
    caption = message.caption or ""
    if await words.urgent_first(unit, caption):
        return
    if message.document is not None and await imports.received(unit, message.document):
        return
    picture = _file(message, ("photo",))
    if picture is not None and not caption and await opportunities.picture(unit, picture.id):
        return
    if picture is not None and await nominate_files.came(unit, "photo", picture.id, caption):
        return
    spoken = _file(message, SPOKEN)
    if spoken is not None and await nominate_files.came(unit, "voice", spoken.id, caption):
        return
    if spoken is not None:
        await _spoken(unit, caption, spoken)
    elif caption:
        await words.said(unit, caption)
        if picture is not None:
            await opportunities.with_picture(unit, picture.id)
    else:
        await _answered_kindly(unit, message)


async def edited(unit: Unit, message: Message) -> None:
    """An old message was changed: its new words are screened, and count only if sent again."""
    text = message.text or message.caption or ""
    if not text or await words.urgent_first(unit, text):
        return  # a location that moves, or a reaction's edit: nothing was said
    unit.show(Screen(unit.text("not-understood-edit")), "media.edited", merge="edited")


async def _spoken(unit: Unit, caption: str, file: File) -> None:
    """A voice note goes to a person, whoever sends it and whatever form is open."""
    await talk.pass_on_now(unit, "voice", caption or None, [file])


async def _answered_kindly(unit: Unit, message: Message) -> None:
    file = _file(message, SHOWABLE)
    if unit.draft is not None and unit.draft.form == pass_on.name and file is not None:
        await _one_more(unit, file)
    elif file is not None and unit.draft is None:
        await pass_on.start(unit, {"files": [file.kept()]})
    else:
        key = next((f"media-{kind}" for kind in KINDS if getattr(message, kind, None)), None)
        rows = one_a_row(unit.button("btn-talk-to-a-person", "talk"))
        if unit.draft is not None:
            rows = (*rows, *one_a_row(unit.button("btn-carry-on", "resume")))
        text = unit.text(key or "not-understood-picture")
        unit.show(Screen(text, rows), "media.answered", merge="media")


KINDS = ("sticker", "contact", "location", "venue", "dice", "poll")
"""Kinds with an answer of their own; the others share one."""


def _file(message: Message, kinds: tuple[str, ...]) -> File | None:
    for kind in kinds:
        found: Any = getattr(message, kind, None)
        if kind == "photo" and found:
            found = found[-1]  # the largest size
        if found:
            return File(kind, found.file_id)
    return None


@dataclass(frozen=True, slots=True)
class Note(FreeText):
    """A few words to go with a picture; none are needed."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """To pass it on as it is."""
        return [Option(unit.wording.button(unit.lang, "btn-pass-on"), None)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words; a plain no stops it."""
        if plainly(words) == plainly(unit.wording.button(unit.lang, "btn-no")):
            return Found(NO)
        return await FreeText.read(self, unit, words, given)


@dataclass(frozen=True)
class PassOn:
    """Pictures and files that somebody may want a person to see: nothing is shown unasked."""

    note: str | None = ask("media-pass-on-ask", Note())
    files: Sequence[str] | None = ask("media-pass-on-ask", Kept(), hidden=True)


async def ends(unit: Unit, given: Given) -> bool:
    """Whether they said no."""
    if given.get("note") != NO:
        return False
    unit.say("form-cancelled", one_a_row(unit.button("btn-home", "home")))
    return True


async def submit(unit: Unit, answers: PassOn) -> None:
    """Puts it before the broker."""
    files = [File.parse(kept) for kept in answers.files or ()]
    await talk.pass_on_now(unit, "photo", answers.note, files)


async def _one_more(unit: Unit, file: File) -> None:
    """A second picture, such as of an album, joins the first; one question is enough."""
    draft = unit.draft
    assert draft is not None
    files = draft.body["given"].get("files") or []
    if len(files) < MOST_FILES:
        draft.body["given"]["files"] = [*files, file.kept()]
        unit.keep_draft(draft)


pass_on = Form("pass-on", PassOn, submit, ends=ends)

journey = Journey("media", forms=[pass_on])

KEY_FAMILIES = ("media-",)
