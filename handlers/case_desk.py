"""/case: the lists of cases, making one, and what is typed under a case's card."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.permissions import Role
from handlers import case_more, member_card
from handlers.case_more import (
    LONGEST,
    PAGE,
    Note,
    in_its_timebank,
    read_moment,
    show_again,
    submit_note,
)
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import FreeText, plainly
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.member_card import Act, in_states
from handlers.unit import Tap, Unit
from services import case_desk, cases
from storage import casework, people
from storage.people import Person

DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})
SHORT = 24
"""Letters of a case's words on its button."""
MOST_WORDS = 12
_NOTE = re.compile(r"^note[:,]?\s+(?P<words>\S.*)$", re.IGNORECASE | re.DOTALL)
_REMIND = re.compile(
    r"^remind me(?: again)?(?: on| about (?:this|it))?\s+(?P<when>.+?)(?:\s+to\s+(?P<what>.+))?$",
    re.IGNORECASE | re.DOTALL,
)
_RANG = re.compile(
    r"^(?:i )?(?:rang|called|phoned)\s+(?P<whom>[^,;:.]+?)\s*[,;:.]?\s+"
    r"(?P<how>no answer|no reply|left (?:a |her a |him a |them a )?message|voicemail|answered"
    r"|reached|spoke.*|they answered|(?:will )?ring back.*|call back.*)$",
    re.IGNORECASE,
)


# /case --------------------------------------------------------------------------------------------


async def command(unit: Unit, words: str = "") -> None:
    """/case: all there are; with "mine" or a name, those; with more words, a new one."""
    unit.demand("case.answer")
    said = words.strip()
    if not said:
        await _overview(unit)
    elif plainly(said) in ("mine", "my cases"):
        await _list(unit, "mine", 0)
    elif plainly(said) in ("all", "everybody"):
        await _list(unit, "all", 0)
    elif len(said.split()) <= 2 and (named := await _named(unit, said)):
        await _list(unit, str(named[0].id), 0)
    else:
        await _make(unit, said, None)


async def _overview(unit: Unit) -> None:
    every, mine = await case_desk.counted(unit)
    rows = one_a_row(
        *([unit.button("btn-case-mine", "case-list:0:mine")] if mine else []),
        *([unit.button("btn-case-every", "case-list:0:all")] if every else []),
        unit.button("btn-case-of", "case-of"),
        unit.button("btn-case-make", "case-make:0:"),
    )
    ways = (unit.button("btn-queue-all", "queue"), unit.button("btn-home", "home"))
    unit.leave_card()
    text = unit.text("case-overview", timebank=unit.scope.name, count=every, mine=mine)
    unit.show(Screen(text, (*rows, ways)), "case.overview")


async def _list(unit: Unit, which: str, offset: int) -> None:
    about = int(which) if which.isdigit() else 0
    found = await case_desk.listed(
        unit, mine=which == "mine", about=about, offset=offset, limit=PAGE + 1
    )
    unit.leave_card()
    buttons = [
        unit.button(
            "btn-case-entry", f"case:{row['id']}", number=int(row["id"]), what=_entry(unit, row)
        )
        for row in found[:PAGE]
    ]
    if len(found) > PAGE:
        buttons.append(unit.button("btn-more", f"case-list:{offset + PAGE}:{which}"))
    ways = (unit.button("btn-back", "cases"), unit.button("btn-home", "home"))
    key = "case-list-none" if not found else f"case-list-{which if not about else 'person'}"
    unit.show(Screen(unit.text(key), (*one_a_row(*buttons), ways)), "case.list")


def _entry(unit: Unit, row: Any) -> str:
    """Who it is about, or the first words of one that the desk made about nobody."""
    words = " ".join(str(row["words"] or "").split()) if row["kind"] == case_desk.TASK else ""
    if row["name"]:
        return str(row["name"])
    return words[:SHORT].rstrip() or unit.wording.plain(unit.lang, "case-no-words")


async def listed(unit: Unit, tap: Tap) -> None:
    """A list, or its next page."""
    unit.demand("case.answer")
    which = tap.run if tap.run in ("mine", "all") or tap.run.isdigit() else "all"
    await _list(unit, which, max(0, tap.id))


@dataclass(frozen=True)
class Of:
    """Whose cases."""

    person: Named = ask("case-of-ask", MemberQuestion())


async def submit_of(unit: Unit, answers: Of) -> None:
    """The open cases about one person."""
    await _list(unit, str(answers.person.id or 0), 0)


@dataclass(frozen=True)
class Make:
    """What a new case is about, in the desk's words."""

    words: str = ask("case-make-ask", FreeText(limit=LONGEST))
    card: str | None = ask("case-make-ask", FreeText(), hidden=True)
    thing: str | None = ask("case-make-ask", FreeText(), hidden=True)


async def submit_make(unit: Unit, answers: Make) -> None:
    """Makes it; the card shows it."""
    about = (answers.card, int(answers.thing or 0)) if answers.card else None
    await _make(unit, answers.words, about)


of_form = Form("case-of", Of, submit_of)
make_form = Form("case-make", Make, submit_make, over=True, careful=True, desk=True)


async def make(unit: Unit, tap: Tap) -> None:
    """From a card at the desk, or of its own."""
    unit.demand("case.answer")
    given = {}
    if tap.id and tap.run in case_desk.ABOUT:
        scope = await casework.scope_of(unit.tx, tap.run, tap.id)
        unit.use_community_of(scope)
        given = {"card": tap.run, "thing": str(tap.id)}
    unit.aside()
    await make_form.start(unit, given)


async def make_of_member(unit: Unit, tap: Tap) -> None:
    """From a member's card."""
    await make(unit, Tap("case-make", tap.id, "membership", tap.message_id, tap.callback_id))


async def _make(unit: Unit, words: str, about: tuple[str, int] | None) -> int:
    person_id = None
    named: list[Person] = []
    if about is not None:
        parties = await casework.parties(unit.tx, *about)
        if about[0] in ("membership", "request") and parties and parties[0] != unit.actor.id:
            person_id = parties[0]
    else:
        named = await _named(unit, words)
        person_id = named[0].id if len(named) == 1 else None
    case_id = await case_desk.make(unit, words, person_id, about)
    unit.show_card(unit.actor.id, cases.CARD, case_id, "case.made", fresh=True)
    if len(named) > 1:
        rows = [
            unit.button("btn-case-whom", f"case-about:{case_id}:{p.id}", name=p.name)
            for p in named[:PAGE]
        ]
        ways = unit.button("btn-case-nobody", f"case:{case_id}")
        unit.say("case-about-ask", one_a_row(*rows[: PAGE - 1], ways))
    return case_id


async def about(unit: Unit, tap: Tap) -> None:
    """Which of several people of one name it is about."""
    await in_its_timebank(unit, tap.id)
    await case_desk.is_about(unit, tap.id, int(tap.run) if tap.run.isdigit() else 0)
    unit.show_own_card(cases.CARD, tap.id, "case.about")


async def _named(unit: Unit, words: str) -> list[Person]:
    """The members whom the first name in these words can mean; the writer is never one."""
    shown = [w.strip(".,;:!?\"'()") for w in words.split()[:MOST_WORDS]]
    bare = [re.sub(r"['’]s$", "", w) for w in shown]
    likely = [w for n, w in enumerate(bare) if len(w) > 1 and (n == 0 or w[:1].isupper())]
    for word in likely:
        found = await people.members_named(unit.tx, unit.scope.id, word, 40)
        same = [
            p
            for p in found
            if word.casefold() in p.name.casefold().split() and p.id != unit.actor.id
        ]
        if same:
            return same
    return []


async def _of_tapped(unit: Unit, _tap: Tap) -> None:
    unit.demand("case.answer")
    await of_form.start(unit)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


# Typed under a card -------------------------------------------------------------------------------


def in_sight(unit: Unit, verb: str) -> Tap | None:
    """The thing whose card stands last in the chat, by a button that such cards have."""
    taps = (Tap.parse(data, unit.keyboard_message or 0, None) for _, data in unit.keyboard)
    return next((tap for tap in taps if tap.verb == verb), None)


async def hear(unit: Unit, text: str) -> bool:
    """ "note …", "remind me Friday", "rang Jean, no answer" under a case's card; "remind me Friday
    to ring Jean" anywhere, which makes a case; "make a case" under any card at the desk."""
    if not unit.roles & DESK or unit.hat is not None:
        return False
    seen = in_sight(unit, "case-more")
    if plainly(text) in ("make a case", "make it a case") and (at := in_sight(unit, "q-next")):
        await make(unit, Tap("case-make", at.id, at.run, 0, None))
        return True
    if text.casefold().startswith("case "):
        await command(unit, text[5:])
        return True
    if (remind := _REMIND.match(text)) is not None:
        return await _remind_typed(unit, seen, remind)
    if seen is None:
        return False
    if (note := _NOTE.match(text)) is not None:
        await submit_note(unit, Note(note["words"][:LONGEST], str(seen.id)))
        return True
    if (rang := _RANG.match(text)) is not None:
        case = await in_its_timebank(unit, seen.id)
        await case_desk.rang(unit, case.id, _how(rang["how"]), rang["whom"].strip()[:100])
        show_again(unit, case.id)
        return True
    return False


def _how(words: str) -> case_desk.Call:
    said = words.casefold()
    if said.startswith("no "):
        return "no-answer"
    if "message" in said or "voicemail" in said:
        return "message"
    return "back" if "back" in said else "reached"


def remind_read(unit: Unit, words: str) -> tuple[datetime, str] | None:
    """When and of what, in "Friday to ring Jean" or "remind me Friday to ring Jean"; None where one
    of the two is missing."""
    text = words if plainly(words).startswith("remind me") else f"remind me {words}"
    said = _REMIND.match(text)
    if said is None or not said["what"]:
        return None
    at = read_moment(unit, said["when"])
    return (at, said["what"]) if at is not None else None


async def remind_said(unit: Unit, words: str) -> bool:
    """Makes a case of it that comes back then, and shows it; False where it can't be read."""
    read = remind_read(unit, words)
    if read is None:
        return False
    await remember(unit, read[1][:LONGEST], read[0])
    return True


async def remember(unit: Unit, words: str, at: datetime) -> None:
    """A case of these words that comes back at a moment (aware); its card is shown."""
    case_id = await _make(unit, words, None)
    await case_desk.remind(unit, case_id, at)
    show_again(unit, case_id)


async def _remind_typed(unit: Unit, seen: Tap | None, said: re.Match[str]) -> bool:
    at, what = read_moment(unit, said["when"]), said["what"]
    if at is None or (seen is None and not what):
        return False
    if seen is not None and not what:
        case_id = (await in_its_timebank(unit, seen.id)).id
    else:
        case_id = await _make(unit, what[:LONGEST], None)
    await case_desk.remind(unit, case_id, at)
    show_again(unit, case_id)
    return True


journey = Journey(
    "case-desk",
    commands=[Command("case", command, roles=DESK)],
    taps={
        **case_more.taps,
        "cases": _tapped,
        "case-list": listed,
        "case-of": _of_tapped,
        "case-make": make,
        "case-make-of": make_of_member,
        "case-about": about,
    },
    forms=[*case_more.forms, of_form, make_form],
    hears=[hear],
)

member_card.ACTS.append(
    Act("btn-case-make", "case-make-of", in_states("applied", "meeting", "approved", "paused"))
)

KEY_FAMILIES = ("case-list-",)
