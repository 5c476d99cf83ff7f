"""Talk to a person: the way out on every screen, and the conversation that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.reading.types import Reading
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import cases, rules
from services.cases import File
from storage import communities

LONGEST = 2000
BARE_WORDS = 8
"""A wish to talk in more words than this says what it is about, too."""


@dataclass(frozen=True)
class Talk:
    """What somebody wants to talk about; `timebank` for people who belong to none yet."""

    words: str | None = ask("talk-about-ask", FreeText(limit=LONGEST), optional=True)
    timebank: str | None = ask("talk-about-ask", FreeText(), hidden=True)


async def submit(unit: Unit, answers: Talk) -> None:
    """Puts it before the broker, and says by when a person replies."""
    if answers.timebank is not None:
        unit.community = await communities.by_id(unit.tx, int(answers.timebank))
    await pass_on(unit, "talk", answers.words)


async def pass_on(unit: Unit, kind: str, words: str | None, files: Sequence[File] = ()) -> None:
    """Opens a case, or adds to the one that is open, and says what happens next."""
    _, at = await cases.open_case(unit, kind, words, files=files)
    if await cases.somebody_reads(unit):
        key = "talk-promise-voice" if kind == "voice" else "talk-promise"
        text = unit.text(key, at=at.astimezone(unit.zone), timebank=unit.scope.name)
    else:
        text = await nobody(unit)
    unit.show(Screen(text, ways_on(unit)), f"talk.{kind}")


async def pass_on_now(unit: Unit, kind: str, words: str | None, files: Sequence[File]) -> None:
    """The same for what somebody sent unasked; for people without a timebank the first one of the
    install that has somebody reads it."""
    if await cases.nearest(unit):
        await pass_on(unit, kind, words, files)
    else:
        unit.say("talk-no-timebank")


async def nobody(unit: Unit) -> Markup:
    """Nobody is there to read it: said as it is, with a number to ring where there is one."""
    found = await rules.of(unit)
    if phone := found.text("phone"):
        opening = found.text("opening")
        return unit.text(
            "talk-nobody-ring",
            timebank=unit.scope.name,
            phone=phone,
            opening=opening,
            has_opening="yes" if opening else "no",
        )
    return unit.text("talk-nobody", timebank=unit.scope.name)


def ways_on(unit: Unit) -> Rows:
    """Back to a form that was left for this, else to the start."""
    if unit.draft is not None:
        return one_a_row(unit.button("btn-carry-on", "resume"))
    return one_a_row(unit.button("btn-home", "home"))


async def begin(unit: Unit, words: str | None = None) -> None:
    """Asks what it is about, unless that was said; people of no timebank choose one first. Who
    helps somebody talks in their own name, whichever hat is on."""
    if unit.speaker == unit.actor.id:
        unit.wear(None)
    unit.aside()
    if unit.community is not None:
        await form.start(unit, {"words": words} if words else {}, words)
        return
    every = await communities.every(unit.tx)
    if not every:
        unit.say("talk-no-timebank")
    elif len(every) == 1:
        await _begin_at(unit, every[0].id, words)
    else:
        choices = [Button(c.name[:60], f"talk-at:{c.id}") for c in every[:8]]
        unit.say("talk-where", one_a_row(*choices))


async def _begin_at(unit: Unit, community_id: int, words: str | None = None) -> None:
    given: dict[str, Any] = {"timebank": str(community_id)}
    await form.start(unit, {**given, "words": words} if words else given, words)


async def command(unit: Unit, words: str) -> None:
    """/talk, alone or with what it is about."""
    await begin(unit, words[:LONGEST] or None)


async def tapped(unit: Unit, _tap: Tap) -> None:
    """Talk to a person, on any screen."""
    await begin(unit)


async def chosen(unit: Unit, tap: Tap) -> None:
    """The timebank that somebody without one wants to talk to."""
    found = await communities.by_id(unit.tx, tap.id)
    if found is None:
        unit.toast("toast-old-button")
        await begin(unit)
        return
    unit.aside()
    await _begin_at(unit, found.id)


async def from_sentence(unit: Unit, reading: Reading) -> None:
    """A sentence that asks for a person; what else it says goes along."""
    long = len(reading.text.split()) > BARE_WORDS
    await begin(unit, reading.text[:LONGEST] if long else None)


@dataclass(frozen=True)
class Reply:
    """What somebody answers to an answer."""

    words: str = ask("talk-reply-ask", FreeText(limit=LONGEST))
    case: str | None = ask("talk-reply-ask", FreeText(), hidden=True)


async def submit_reply(unit: Unit, answers: Reply) -> None:
    """Adds it to the case, which opens again."""
    at = await cases.reply(unit, int(answers.case or 0), answers.words)
    unit.show(
        Screen(unit.text("talk-replied", at=at.astimezone(unit.zone)), ways_on(unit)), "talk.reply"
    )


async def tapped_reply(unit: Unit, tap: Tap) -> None:
    """The button under an answer."""
    await cases.own(unit, tap.id)
    unit.aside()
    await reply_form.start(unit, {"case": str(tap.id)})


form = Form("talk", Talk, submit, over=True)
reply_form = Form("talk-reply", Reply, submit_reply, over=True)

journey = Journey(
    "talk",
    commands=[Command("talk", command, menu=frozenset({"member", "organiser"}))],
    taps={"talk": tapped, "talk-at": chosen, "talk-reply": tapped_reply},
    forms=[form, reply_form],
    intents={"talk_to_person": from_sentence},
)
