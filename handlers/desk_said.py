"""What brokers type on their way through a day: calls, reminders, notes, and short questions.

These are the desk's own words. They listen before anything else does, so that what a broker notes
about a member never becomes a request that members can read.
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.desk_words import days_mended
from domain.permissions import Role
from domain.reading import read
from handlers import case_desk, case_more, member_standing, members, notes, remind, team
from handlers.case_desk import DESK
from handlers.case_more import LONGEST, AtQuestion, read_moment
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import FreeText, Unclear, plainly
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.unit import Unit
from handlers.wording import Markup, Words
from services import case_desk as cases_at_desk
from services import cases, handover
from services import members as member_service
from storage import people

_CALL = re.compile(
    r"^(?:i(?:['’]ve| have)? )?(?:just )?(?:also )?(?:tried to (?:ring|call|phone) |tried ringing "
    r"|(?:rang|called|phoned|telephoned)(?: up)? |(?:spoke|spoken) (?:to|with) "
    r"|left (?:a )?(?:message|voicemail) (?:for|with) "
    r"|left (?=\S+(?: \S+)? (?:a )?(?:message|voicemail)))(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(r"^notes?[:,]?\s+\S", re.IGNORECASE)
_NOTE_BEGINS = re.compile(r"^notes?[:,]?\s+(?:(?:about|on|for|that)\s+)?", re.IGNORECASE)
_REMIND = re.compile(
    r"^remind\b[:,]?\s*(?P<who>me|us|myself)?\b\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_NAME_ENDS = re.compile(
    r"\s*[,;:.!?()]|\s+(?:about|again|and|as|at|back|because|but|didn['’]?t|for|he|she|they|who|it"
    r"|just|left|a message|message|no|not|now|on|re|that|this|to|today|twice|voicemail|with"
    r"|yesterday)\b",
    re.IGNORECASE,
)
_NOBODY_NAMED = frozenset({"her", "him", "them", "back", "again", "a", "the", "and", "both", "off"})
_NO_ANSWER = re.compile(
    r"\bno (?:answer|reply)\b|\bdid ?n['’]?o?t answer\b|\bnot (?:in|there|at home)\b|\bengaged\b"
    r"|\btried\b",
    re.IGNORECASE,
)
_MESSAGE = re.compile(r"\b(?:message|voicemail)\b", re.IGNORECASE)


def _at_desk(unit: Unit) -> bool:
    """Whether the person works at this desk, whatever hat they wear."""
    here = unit.community.id if unit.community is not None else 0
    return any(where == here and role in DESK for where, role in unit.all_roles)


# A call, or a note whose member isn't clear ------------------------------------------------------


@dataclass(frozen=True)
class Called:
    """About whom the words are; `way`: call or note."""

    person: Named = ask("desk-said-who-ask", MemberQuestion())
    words: str | None = ask("desk-said-who-ask", FreeText(), hidden=True)
    way: str | None = ask("desk-said-who-ask", FreeText(), hidden=True)


async def _case_of(unit: Unit, answers: Called) -> int | None:
    """The only open case about them, for a call; None where there is none, or several."""
    if answers.way != "call":
        return None
    found = await cases_at_desk.listed(unit, about=answers.person.id or 0, limit=2)
    return int(found[0]["id"]) if len(found) == 1 else None


async def _called_review(unit: Unit, answers: Called) -> Markup:
    return unit.text(
        "desk-said-review",
        name=answers.person.name,
        words=Words(answers.words or "", 150),
        where="case" if await _case_of(unit, answers) else "card",
    )


async def _called_submit(unit: Unit, answers: Called) -> None:
    words = answers.words or ""
    case_id = await _case_of(unit, answers)
    if case_id is not None:
        await case_more.in_its_timebank(unit, case_id)
        name = cases.first_name(answers.person.name)
        await cases_at_desk.rang(unit, case_id, _how(words), name)
        await cases_at_desk.note(unit, case_id, words)
        unit.show_card(unit.actor.id, cases.CARD, case_id, "case.noted", fresh=True)
        return
    member = await people.membership(unit.tx, unit.scope.id, answers.person.id or 0)
    await notes.keep(unit, member.id if member is not None else 0, words)


called_form = Form(
    "desk-said",
    Called,
    _called_submit,
    review=_called_review,
    yes="btn-desk-said-yes",
    over=True,
    desk=True,
    anything=True,
)


def _how(words: str) -> cases_at_desk.Call:
    if _NO_ANSWER.search(words):
        return "no-answer"
    return "message" if _MESSAGE.search(words) else "reached"


async def _about(unit: Unit, name: str, words: str, way: str) -> None:
    """Asks whether to keep the words about this member; who it is, where that isn't clear."""
    given: dict[str, Any] = {"words": words[:LONGEST], "way": way}
    if plainly(name) in _NOBODY_NAMED or not name:
        await called_form.start(unit, given)
        return
    found = await MemberQuestion().read(unit, name, {})
    if isinstance(found, Unclear):
        await called_form.offer(unit, "person", given, found, None)
    else:
        await called_form.start(unit, {**given, "person": found.value})


async def _call(unit: Unit, text: str) -> bool:
    said = _CALL.match(text)
    if said is None or read(text, unit.local).intent == "log":
        # "I phoned Jean for an hour" are hours.
        return False
    if await case_desk.hear(unit, text):
        return True
    await _about(unit, _name(said["rest"]), text, "call")
    return True


def _name(rest: str) -> str:
    end = _NAME_ENDS.search(rest)
    return " ".join((rest[: end.start()] if end else rest).split()[:4]).strip(" -")


async def _note(unit: Unit, text: str) -> bool:
    if not _NOTE.match(text):
        return False
    if await notes.heard(unit, text) or await case_desk.hear(unit, text):
        return True
    rest = _NOTE_BEGINS.sub("", text)
    await _about(unit, _name(rest.split()[0]), rest, "note")
    return True


# Reminders ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Remind:
    """Of what, and when it is shown."""

    what: str = ask("desk-remind-what-ask", FreeText(limit=LONGEST))
    at: datetime = ask("desk-remind-day-ask", AtQuestion())


async def _remind_submit(unit: Unit, answers: Remind) -> None:
    await case_desk.remember(unit, answers.what, answers.at)


remind_form = Form("desk-remind", Remind, _remind_submit, over=True, careful=True, desk=True)


async def _remind(unit: Unit, text: str) -> bool:
    said = _REMIND.match(text)
    if said is None:
        return False
    if said["who"] is None:
        if read(text, unit.local).intent not in ("request", "unknown"):
            return False
        ways = (unit.button("btn-member-find", "mb-find"), unit.button("btn-home", "home"))
        unit.say("desk-remind-others", one_a_row(*ways))
        return True
    if await remind.repeating(unit, text):
        return True
    today = unit.local.date()
    when, what = _parted(said["rest"].strip())
    mended = days_mended(when)
    typed = f"remind me {mended}" + (f" to {what}" if what else "")
    if await case_desk.hear(unit, typed):
        return True
    seen = case_desk.in_sight(unit, "case-more")
    if seen is not None and not what:
        await case_more.remind_form.start(unit, {"case": str(seen.id)})
        return True
    what = what or when
    at = read_moment(unit, days_mended(what))
    given = {"what": what[:LONGEST]} if what else {}
    if what and at is not None and at.date() >= today:
        await case_desk.remember(unit, what[:LONGEST], at)
    else:
        await remind_form.start(unit, given)
    return True


def _parted(rest: str) -> tuple[str, str]:
    """When and of what: before and after the first "to"."""
    parts = re.split(r"(?:^|\s+)to\s+", rest, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (rest, "")


# Short questions and orders ----------------------------------------------------------------------


async def _on_duty(unit: Unit, _said: re.Match[str]) -> bool:
    await team.command(unit)
    return True


async def _off_sick(unit: Unit, said: re.Match[str]) -> bool:
    desk = {p.id for p, _ in await handover.desk_people(unit)}
    if not unit.roles & team.ARRANGE or unit.actor.id not in desk or len(desk) < 2:
        # Nobody is there to stand in: then it is a member's time away.
        return False
    await team.handover_command(unit, said.string)
    return True


async def _pause(unit: Unit, said: re.Match[str]) -> bool:
    if not members.as_broker(unit):
        return False
    found = await member_service.search(unit, said["who"])
    if not found.hits or found.by != "name":
        return False
    if (membership_id := await members.only(unit, said["who"])) is not None:
        asks = member_standing.ask_to_pause
        if said["how"].casefold() != "pause":
            asks = member_standing.ask_to_bar
        await asks(unit, membership_id)
    return True


async def _move(unit: Unit, said: re.Match[str]) -> bool:
    """ "Move Pat to Aston": nobody moves somebody else; what can be done is said."""
    if not members.as_broker(unit) or read_moment(unit, said["where"]) is not None:
        return False
    found = await member_service.search(unit, said["who"])
    if len(found.hits) != 1 or found.by != "name":
        return False
    one = found.hits[0]
    card = unit.button("btn-member-back", f"mb:{one.membership_id}")
    rows = one_a_row(card, unit.button("btn-home", "home"))
    unit.say("desk-said-move", rows, name=cases.first_name(one.name), where=said["where"][:60])
    return True


async def _undo(unit: Unit, _said: re.Match[str]) -> bool:
    await unit.registry.commands["undo"].run(unit, "")
    return True


async def _checks(unit: Unit, said: re.Match[str]) -> bool:
    await unit.registry.commands["checks"].run(unit, said["who"])
    return True


async def _next(unit: Unit, _said: re.Match[str]) -> bool:
    at = case_desk.in_sight(unit, "q-next")
    if at is not None:
        await unit.registry.taps["q-next"](unit, at)
    else:
        await unit.registry.commands["queue"].run(unit, "")
    return True


async def _waiting(unit: Unit, _said: re.Match[str]) -> bool:
    await unit.registry.commands["queue"].run(unit, "")
    return True


Says = Callable[[Unit, re.Match[str]], Awaitable[bool]]
_SHORT: Sequence[tuple[re.Pattern[str], Says]] = tuple(
    (re.compile(rf"^(?:{pattern})\s*[?.!]*$", re.IGNORECASE), run)
    for pattern, run in (
        (r"who(?:['’]?s| is) on(?: duty)?(?: now| today| tonight)?", _on_duty),
        (
            r"(?:sorry,? )?(?:(?:i['’]?m|i am)(?: off)? (?:sick|ill|poorly|unwell)|off sick)\b.*",
            _off_sick,
        ),
        (
            (
                r"(?P<how>pause|bar|ban) "
                r"(?!(?:my|the|all|everything|it|this|that|me|our|a)\b)(?P<who>\S.{0,60}?)"
            ),
            _pause,
        ),
        (
            (
                r"move (?!(?:my|the|all|everything|it|this|that|me|our|a)\b)(?P<who>\S.{0,60}?)"
                r" (?:over )?to (?P<where>\S.{0,60}?)"
            ),
            _move,
        ),
        (r"undo (?:that|it|this|(?:the |my )?last(?: one| thing| decision)?)", _undo),
        (
            r"(?:(?:show|see|give)(?: me)? |what are )?(?P<who>\S.{0,50}?)['’]s? checks",
            _checks,
        ),
        (r"what(?:['’]?s| is) next", _next),
        (r"(?:who|what)(?:['’]?s| is| else is)? waiting(?: for me)?", _waiting),
    )
)
_OF_ROLE: Mapping[Says, frozenset[Role]] = {
    _checks: frozenset({"broker"}),
    _undo: frozenset({"broker"}),
    _pause: frozenset({"broker"}),
    _move: frozenset({"broker"}),
}


async def heard(unit: Unit, text: str) -> bool:
    """ "Rang Jean, no answer", "remind me Friday to ring Jean", "who's on duty", "pause Pat": the
    desk's, from whoever works there. False where nothing of it was meant."""
    if not _at_desk(unit):
        return False
    text = text.strip()
    worn = unit.hat
    unit.wear(None)
    for means in (_call, _note, _remind, _short):
        if await means(unit, text):
            return True
    unit.wear(worn)
    return False


async def _short(unit: Unit, text: str) -> bool:
    for pattern, run in _SHORT:
        said = pattern.match(text)
        if said is not None and unit.roles & _OF_ROLE.get(run, DESK):
            return await run(unit, said)
    return False


journey = Journey("desk-said", forms=[called_form, remind_form], hears=[heard])
