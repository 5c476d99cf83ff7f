"""Everything that is typed: screened first, then read as an answer, a button, or a wish."""

from dataclasses import replace
from typing import Any

from telegram import Message

from domain.desk_words import command_meant
from domain.giving_words import read_giving
from domain.reading import read
from domain.reading.commands import command
from domain.reading.cues import asks_somebody
from domain.reading.entrance import guess_language
from domain.reading.screening import screen
from handlers import apart, hats, letter_check, proving, safety
from handlers.conversation.forms import REVIEW, Form
from handlers.conversation.people_questions import MemberQuestion
from handlers.conversation.questions import agrees, plainly
from handlers.conversation.screens import Rows, Screen, one_a_row
from handlers.unit import Draft, Tap, Unit
from storage import acquaintances, people

ROMAN_URDU = "ur-Latn"
ALSO_CALLED = {
    "menu": "home", "cases": "case", "members": "member", "meetings": "meeting",
    "reports": "report", "households": "household", "handovers": "handover", "imports": "import",
    "duty": "team", "rota": "team", "rule": "rules", "reminder": "reminders", "slip": "slips",
}  # fmt: skip
"""Other words for a command."""
FOR_EVERYBODY = frozenset(
    {"help", "cancel", "talk_to_person", "thanks", "goodbye", "my_data", "leave", "report"}
)
"""What people can want who are no members."""
ANY_TIME = ("talk_to_person", "help", "balance", "statement")
"""What works in the middle of a form, typed in any language; the form is kept."""


def passed_on(message: Message) -> bool:
    """Whether somebody else's words were forwarded."""
    return message.forward_origin is not None


async def refuse_passed_on(unit: Unit, text: str) -> None:
    """A command that somebody else wrote is nobody's order; words that can't wait are heard."""
    if not await urgent_first(unit, text):
        unit.say("passed-on-command", ((unit.button("btn-home", "home"),),))


async def typed(unit: Unit, message: Message) -> None:
    """A text message in a private chat."""
    first = (message.text or "").split(maxsplit=1)
    name = plainly(first[0]) if first else ""
    if passed_on(message) and ALSO_CALLED.get(name, name) in unit.registry.commands:
        await refuse_passed_on(unit, message.text or "")
        return
    await said(unit, message.text or "")


async def said(unit: Unit, text: str) -> None:
    """Words of a person, wherever they stood: a message, a caption."""
    text = storable(text)
    hear(unit, text)
    for_desk = _decides_about_others(unit, text)
    if await urgent_first(unit, text, for_desk=for_desk) or await hats.off_said(unit, text):
        return
    if text.startswith("/"):
        # Known commands were routed before this; nobody has to know how others are spelled.
        text = text[1:].partition("@")[0].replace("_", " ")
    if await proving.heard(unit, text) or await _button_typed(unit, text):
        return
    form = unit.registry.forms.get(unit.draft.form) if unit.draft is not None else None
    if form is None or unit.draft is None:
        for means in (_command_typed, _label_typed, _replied, hats.said, _heard):
            if await means(unit, text):
                return
        if not await _desk_command_typed(unit, text):
            await begin(unit, text)
        return
    asked = command(text, unit.actor.lang or unit.actor.telegram_lang)
    if asked in ANY_TIME:
        await begin(unit, text, asked)
    elif asked == "start":
        # "Home" in the middle of a form: where they are, and whether to go on.
        await begin(unit, text, "greeting")
    elif unit.draft.body["at"] == REVIEW and form.others and _is_new(unit, form, text):
        await begin(unit, text)
    elif not (
        await _order_for_name(unit, form, unit.draft, text)
        or await _begun_under(unit, form, unit.draft, text)
    ):
        await form.words(unit, unit.draft, text)


def _is_new(unit: Unit, form: Form[Any], text: str) -> bool:
    intent = read(text, unit.local).intent
    # Under an offer "dog walking" corrects what is offered, and "need a lift" is something new.
    need = intent == "request" and asks_somebody(text)
    return intent in form.others or (need and "need" in form.others)


async def _begun_under(unit: Unit, form: Form[Any], draft: Draft, text: str) -> bool:
    """Under a card of the desk that waits for a yes, a whole sentence of something else."""
    if not form.anything or draft.body["at"] != REVIEW:
        return False
    if len(text.split()) < 2 or await form.understands(unit, draft, text):
        return False
    if await _heard(unit, text) or await _desk_command_typed(unit, text):
        return True
    if read(text, unit.local).intent not in unit.registry.intents:
        return False
    await begin(unit, text)
    return True


async def _order_for_name(unit: Unit, form: Form[Any], draft: Draft, text: str) -> bool:
    """Where a form asks first for a person: "keep Owen and Pat apart", or the code of a letter, is
    an order of its own and nobody's name."""
    field = form.field(draft.body["at"])
    if field is None or draft.body["trail"] or not isinstance(field.question, MemberQuestion):
        return False
    return await letter_check.heard(unit, text) or await apart.heard(unit, text)


def hear(unit: Unit, text: str) -> None:
    """Whoever writes Roman Urdu, and has chosen no language, is answered with the sentences that
    there are in it; /language changes that."""
    if unit.actor.lang is None and guess_language(text) == ROMAN_URDU:
        unit.actor = replace(unit.actor, lang=ROMAN_URDU)
        people.choose_language(unit.tx, unit.actor.id, ROMAN_URDU)


async def urgent_first(unit: Unit, text: str, *, for_desk: bool = False) -> bool:
    """Screens words before anything else is made of them; True where they were answered. What a
    broker notes for the desk, or says to it (`for_desk`), is told to whoever must know, and noted.
    """
    screened = screen(text)
    if screened.screen != "urgent":
        return False
    form = unit.registry.forms.get(unit.draft.form) if unit.draft is not None else None
    if form is not None and form.sets and "safeguarding" in unit.roles:
        return False
    if for_desk or (form is not None and form.desk):
        await safety.beside(unit, storable(text), screened)
        return False
    await safety.urgent(unit, storable(text), screened)
    return True


def storable(text: str) -> str:
    """`text` without what no database keeps: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


async def begin(unit: Unit, text: str, intent: str | None = None) -> None:
    """A sentence outside a form leads to the journey it speaks of, filled with what it says."""
    # The language is told from the words: a phone set to English writes Roman Urdu, too.
    reading = read(text, unit.local, known=await _names_known(unit))
    giving = intent is None and read_giving(text, unit.local) is not None
    intent = "give" if giving else intent or reading.intent
    if not unit.roles and intent not in FOR_EVERYBODY:
        # Whoever is no member yet is told how to become one, or where they stand.
        intent = "greeting"
    run = unit.registry.intents.get(intent)
    if run is None:
        not_understood(unit)
        return
    await run(unit, reading)


async def _names_known(unit: Unit) -> list[str]:
    """Names of people whom the writer may name, so that they are seen however they are typed."""
    if unit.community is None or "member" not in unit.roles:
        return []
    return [p.name for p in await acquaintances.acquainted(unit.tx, unit.community.id, unit.member)]


def not_understood(unit: Unit) -> None:
    """Says so, and what can be done; for many such messages at once only a few times."""
    text = unit.text("not-understood")
    unit.show(Screen(text, what_can_be_done(unit)), "not-understood", merge="not-understood")


def what_can_be_done(unit: Unit) -> Rows:
    """The few things that most people want, as buttons."""
    if not unit.roles:
        return one_a_row(
            unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk")
        )
    desk = unit.roles & {"broker", "safeguarding"}
    return one_a_row(
        *([unit.button("btn-queue", "queue")] if desk else []),
        unit.button("btn-log", "log"),
        unit.button("btn-ask", "ask"),
        *([] if desk else [unit.button("btn-balance", "balance")]),
        unit.button("btn-talk-to-a-person", "talk"),
    )


async def _command_typed(unit: Unit, text: str) -> bool:
    """A command's name does the same without its slash."""
    said = plainly(text)
    command = unit.registry.commands.get(ALSO_CALLED.get(said, said))
    if command is None:
        return False
    if said in ALSO_CALLED and command.roles and not command.roles & unit.roles:
        return False  # "reports" from whoever has none is no command
    hats.off_for_desk(unit, command.roles)
    unit.said_command = command.name
    await command.run(unit, "")
    return True


DESK = frozenset({"broker", "safeguarding", "administrator"})
DESK_WORDS = frozenset({
    "approve", "decline", "queue", "undo", "reverse", "match", "checks", "handover", "team", "case",
    "reminders", "meeting", "slips", "signoff", "rules", "member", "household",
})  # fmt: skip
"""Commands of the desk that no sentence of a member begins with."""


DECISIONS = frozenset({"approve", "decline", "reverse"})
TO_ME = frozenset({"me", "my", "myself", "mine", "us", "our", "ours", "mera", "meri", "mujhe"})
"""Whoever says one of these speaks of themselves."""
I_DO = frozenset({"i", "im", "ive", "ill", "id", "we", "weve", "main"})
"""So does whoever says one of these of nobody else: "I rang, he hit her" is about others."""
OTHERS = frozenset({"he", "she", "they", "him", "her", "them", "says", "said", "told", "tells"})


def _decides_about_others(unit: Unit, text: str) -> bool:
    """Whether a line without its slash is a broker's decision, as "decline Jean he hit her" is:
    then whoever must know is told and the line goes on, as behind a slash. Who speaks of themselves
    is answered as anybody is, whatever word they begin with."""
    said = plainly(text).replace("'", "").replace("\u2019", "").split()
    if unit.draft is not None or not unit.roles & DESK or len(said) < 2:
        return False
    command = unit.registry.commands.get(said[0]) if said[0] in DECISIONS else None
    if command is None or not command.roles & unit.roles:
        return False
    return TO_ME.isdisjoint(said) and (I_DO.isdisjoint(said) or not OTHERS.isdisjoint(said))


async def _desk_command_typed(unit: Unit, text: str) -> bool:
    """Brokers leave out the slash before the rest of the line, too: "approve Jean and Pat"."""
    parts = text.split(maxsplit=1)
    name = plainly(parts[0]) if parts else ""
    if unit.roles & DESK:
        name = command_meant(name, DESK_WORDS) or ""
    command = unit.registry.commands.get(name) if name in DESK_WORDS else None
    if command is None:
        return False
    hats.off_for_desk(unit, command.roles)
    if command.roles and not command.roles & unit.roles:
        return False
    behind = parts[1].strip() if len(parts) > 1 else ""
    unit.said_command = f"{command.name} {behind}"
    await command.run(unit, behind)
    return True


async def _label_typed(unit: Unit, text: str) -> bool:
    """Some buttons' words mean the same at any time, wherever the button stands."""
    wanted = plainly(text)
    for key, run in unit.registry.said.items():
        if unit.roles and wanted == plainly(unit.button(key, "").label):
            await run(unit, text)
            return True
    return False


async def _replied(unit: Unit, text: str) -> bool:
    """A bare yes, no or problem answers what was asked last."""
    meant = command(text, unit.actor.lang or unit.actor.telegram_lang)
    run = unit.registry.replies.get("yes" if agrees(text) else meant)
    if run is None:
        return False
    await run(unit, text)
    return True


async def _heard(unit: Unit, text: str) -> bool:
    """Some journeys know their sentences themselves, such as what's on near me."""
    registry = unit.registry
    for hear in (*registry.hears_all, *(registry.hears if unit.roles else ())):
        if await hear(unit, text):
            return True
    return False


UNNUMBERED = frozenset({"dg-more", "jdg-each", "jdg-none"})
"""Buttons below lines that have numbers of their own: there a number means the line."""


async def _button_typed(unit: Unit, text: str) -> bool:
    """Every button can be typed: by its words, or by its number where no form asks for one."""
    wanted = plainly(text)
    if not wanted or len(wanted) > 80:
        return False
    for number, (label, data) in enumerate(unit.keyboard, 1):
        numbered = unit.draft is None and data.partition(":")[0] not in UNNUMBERED
        if wanted == plainly(label) or (numbered and wanted == str(number)):
            tap = Tap.parse(data, unit.keyboard_message or 0, None)
            run = unit.registry.taps.get(tap.verb)
            if run is None:
                return False
            unit.act_for_reader_of(tap.message_id)
            await run(unit, tap)
            return True
    return False
