"""/case, and what stands behind More on a case: notes, calls, reminders, giving it to another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from domain.errors import DomainError
from domain.permissions import Role
from domain.reading.when import read_when
from handlers import member_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear, plainly
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.member_card import Act, in_states
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import case_desk, cases
from services.case_desk import CALLS
from storage import casework, people
from storage.casework import Case
from storage.people import Person

DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})
PAGE = 4
SHORT = 24
"""Letters of a case's words on its button."""
LONGEST = 1000
AT = time(9)
"""When somebody is reminded who names a day and no time."""
SOON = (1, 7, 14)
"""Days ahead that are offered for a reminder."""
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


async def in_its_timebank(unit: Unit, case_id: int) -> Case:
    """The case, in its own timebank, whichever of theirs the person at the desk uses now."""
    found = await casework.find(unit.tx, case_id)
    unit.use_community_of(found.community_id if found is not None else None)
    return await cases.look(unit, case_id)


# Behind More --------------------------------------------------------------------------------------


async def more(unit: Unit, tap: Tap) -> None:
    """What else can be done with a case."""
    case = await in_its_timebank(unit, tap.id)
    keys = [("btn-case-note", "case-note")]
    if case.state == "open":
        keys += [
            ("btn-case-remind", "case-remind"),
            ("btn-case-call", "case-call"),
            ("btn-case-give", "case-give"),
        ]
    else:
        keys.append(("btn-case-reopen", "case-reopen"))
    rows = one_a_row(*(unit.button(key, f"{verb}:{tap.id}") for key, verb in keys))
    ways = (unit.button("btn-back", f"case:{tap.id}"), unit.button("btn-home", "home"))
    unit.leave_card()
    unit.say("case-more-ask", (*rows, ways))


async def with_words(unit: Unit, tap: Tap) -> None:
    """A note, or a reminder: asked in a message of its own."""
    case = await in_its_timebank(unit, tap.id)
    unit.take_over(cases.CARD, tap.id)
    unit.refresh(cases.CARD, tap.id, "case.opened", person_id=unit.actor.id)
    unit.aside()
    form = note_form if tap.verb == "case-note" else remind_form
    await form.start(unit, {"case": str(case.id)})


@dataclass(frozen=True)
class Note:
    """Words that only the desk reads."""

    words: str = ask("case-note-ask", FreeText(limit=LONGEST))
    case: str | None = ask("case-note-ask", FreeText(), hidden=True)


async def submit_note(unit: Unit, answers: Note) -> None:
    """Keeps it; the card shows it."""
    case = await in_its_timebank(unit, int(answers.case or 0))
    await case_desk.note(unit, case.id, answers.words)
    _show_again(unit, case.id)


@dataclass(frozen=True, slots=True)
class AtQuestion:
    """A day and a time to come; 9am where only a day is named."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Tomorrow, in a week, in two."""
        days = [unit.local.date() + timedelta(days=n) for n in SOON]
        return [
            Option(unit.wording.button(unit.lang, "btn-day", date=day), _at(unit, day).isoformat())
            for day in days
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Such as "Friday", "in 2 weeks", "Friday 2pm"."""
        found = read_moment(unit, words)
        return Unclear("case-no-moment") if found is None else Found(found.isoformat())

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """In full."""
        return unit.text("case-moment", at=self.load(value))

    def load(self, value: Any) -> datetime:
        """The moment."""
        return datetime.fromisoformat(str(value))


def read_moment(unit: Unit, words: str) -> datetime | None:
    """The day and time that words speak of; of "next week" its Monday. None where there is none."""
    when = read_when(words[:300], unit.local).when
    day = when.date or when.from_
    if day is None or when.type not in ("fixed", "window"):
        return None
    return _at(unit, day, when.start or when.arrive_by)


def _at(unit: Unit, day: Any, at: time | None = None) -> datetime:
    return datetime.combine(day, at or AT, unit.zone)


@dataclass(frozen=True)
class Remind:
    """When the case comes again."""

    at: datetime = ask("case-remind-ask", AtQuestion())
    case: str | None = ask("case-remind-ask", FreeText(), hidden=True)
    rang: str | None = ask("case-remind-ask", FreeText(), hidden=True)


async def submit_remind(unit: Unit, answers: Remind) -> None:
    """Plans it; the card says when."""
    case = await in_its_timebank(unit, int(answers.case or 0))
    if answers.rang is not None:
        await case_desk.rang(unit, case.id, "back", answers.rang, answers.at)
    else:
        await case_desk.remind(unit, case.id, answers.at)
    _show_again(unit, case.id)


note_form = Form("case-note", Note, submit_note, over=True, careful=True, desk=True)
remind_form = Form("case-remind", Remind, submit_remind, over=True, careful=True)


def _show_again(unit: Unit, case_id: int) -> None:
    unit.show_card(unit.actor.id, cases.CARD, case_id, "case.noted", fresh=True)


# Calls --------------------------------------------------------------------------------------------


async def call(unit: Unit, tap: Tap) -> None:
    """Who was rung, where it can be more than one; then what came of it."""
    case = await in_its_timebank(unit, tap.id)
    whom = await _people_of(unit, case)
    unit.leave_card()
    chosen = tap.run if tap.run.isdigit() else ""
    if len(whom) > 1 and not chosen:
        rows = [
            unit.button("btn-case-whom", f"case-call:{tap.id}:{person.id}", name=person.name)
            for person in whom[:PAGE]
        ]
        unit.say("case-whom-ask", one_a_row(*rows, unit.button("btn-back", f"case-more:{tap.id}")))
        return
    person = chosen or (str(whom[0].id) if whom else "0")
    rows = [unit.button(f"btn-case-{how}", f"case-rung:{tap.id}:{how}.{person}") for how in CALLS]
    unit.say("case-call-ask", one_a_row(*rows, unit.button("btn-back", f"case-more:{tap.id}")))


async def rung(unit: Unit, tap: Tap) -> None:
    """What came of a call; to ring back, the day is asked."""
    case = await in_its_timebank(unit, tap.id)
    how, _, person = tap.run.partition(".")
    whom = {str(p.id): p.name for p in await _people_of(unit, case)}.get(person, "")
    if how == "back":
        unit.aside()
        await remind_form.start(unit, {"case": str(case.id), "rang": whom})
        return
    found = next((one for one in CALLS if one == how), None)
    if found is None:
        raise DomainError("toast-old-button")
    await case_desk.rang(unit, case.id, found, whom)
    unit.show_own_card(cases.CARD, case.id, "case.call")


async def _people_of(unit: Unit, case: Case) -> list[Person]:
    """Whom somebody may ring about a case: who it is about, and the sides of what it is about."""
    ids = [case.person_id] if case.person_id else []
    about = await casework.subject(unit.tx, case.id)
    if about is not None:
        ids += await casework.parties(unit.tx, *about)
    found = [await people.person(unit.tx, one) for one in dict.fromkeys(ids)]
    return [p for p in found if p is not None and p.id != unit.actor.id]


# To another, and open again -----------------------------------------------------------------------


async def give(unit: Unit, tap: Tap) -> None:
    """To whom; with somebody chosen, it is theirs."""
    await in_its_timebank(unit, tap.id)
    chosen = int(tap.run) if tap.run.isdigit() else 0
    if chosen:
        to = await case_desk.give(unit, tap.id, chosen)
        if to.id != unit.actor.id:
            unit.toast("toast-case-given", name=cases.first_name(to.name))
        unit.show_own_card(cases.CARD, tap.id, "case.give")
        return
    every = await case_desk.others(unit, tap.id)
    start = -chosen if chosen < 0 else 0
    rows = [
        unit.button("btn-case-to", f"case-give:{tap.id}:{p.id}", name=p.name)
        for p in every[start : start + PAGE]
    ]
    unit.leave_card()
    unit.say("case-give-ask", one_a_row(*rows, unit.button("btn-back", f"case-more:{tap.id}")))


async def reopen(unit: Unit, tap: Tap) -> None:
    """A case that was ended goes on."""
    await in_its_timebank(unit, tap.id)
    async with pressed(unit, cases.CARD, tap.id, "case.reopen"):
        await case_desk.reopen(unit, tap.id)


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
        _show_again(unit, case.id)
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
    _show_again(unit, case_id)


async def _remind_typed(unit: Unit, seen: Tap | None, said: re.Match[str]) -> bool:
    at, what = read_moment(unit, said["when"]), said["what"]
    if at is None or (seen is None and not what):
        return False
    if seen is not None and not what:
        case_id = (await in_its_timebank(unit, seen.id)).id
    else:
        case_id = await _make(unit, what[:LONGEST], None)
    await case_desk.remind(unit, case_id, at)
    _show_again(unit, case_id)
    return True


journey = Journey(
    "case-desk",
    commands=[Command("case", command, roles=DESK)],
    taps={
        "cases": _tapped,
        "case-more": more,
        "case-note": with_words,
        "case-remind": with_words,
        "case-call": call,
        "case-rung": rung,
        "case-give": give,
        "case-reopen": reopen,
        "case-list": listed,
        "case-of": _of_tapped,
        "case-make": make,
        "case-make-of": make_of_member,
        "case-about": about,
    },
    forms=[note_form, remind_form, of_form, make_form],
    hears=[hear],
)

member_card.ACTS.append(
    Act("btn-case-make", "case-make-of", in_states("applied", "meeting", "approved", "paused"))
)

KEY_FAMILIES = ("btn-case-", "case-list-")
