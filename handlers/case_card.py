"""The card of a case, for whoever at the desk deals with it: answer, ring, or leave for later."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from domain.errors import DomainError
from handlers import gaps, overdue, place_case, ring
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Rows, Screen
from handlers.journey import Journey, View
from handlers.pressed import pressed
from handlers.queue import queue_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import cases, desk_cases, phoned, shift_gates
from services.case_desk import CALLS, TASK
from services.cases import File
from storage import case_owners, casework, communities
from storage.casework import Case
from storage.db import Row, moment_of

SHOWN = 1500
"""Characters of somebody's words on the card; the rest comes with a button."""
WHOLE = 4096
LAST_EVENTS = 5
MOST_FILES = 10
AGAIN = "answered"
DATED = frozenset({"told", "note", "close", "reopen", "give", *(f"call-{one}" for one in CALLS)})
"""What the desk did, which stands on the card with who and when."""


async def card(view: View, case_id: int) -> Screen | None:
    """The case as it stands now; nothing for people who don't deal with it."""
    case = await casework.find(view.tx, case_id)
    if case is None or case.person_id == view.viewer.id:
        return None
    if view.viewer.id not in {p.id for p in await cases.readers(view.tx, case)}:
        return None
    community = await communities.by_id(view.tx, case.community_id)
    assert community is not None
    events = await casework.events(view.tx, case_id)
    zone = ZoneInfo(community.zone)
    text = _text(view, case, events, community.name, zone)
    if in_hand := await _in_hand(view, case, zone):
        text = Markup(f"{text}\n{in_hand}")
    rung = await ring.things(view, case) if case.kind == phoned.RING else []
    if rung:
        text = Markup("\n\n".join([str(text), *(one.text for one in rung)]))
    if case.kind in desk_cases.OWN:
        text = Markup(f"{text}\n\n{await gaps.about(view, case, zone)}")
    if case.kind == "overdue":
        text = Markup(f"{text}\n\n{await overdue.visit(view, case, zone)}")
    acts: Rows = tuple((one.button,) for one in rung if one.button is not None)
    if case.kind == shift_gates.KIND:
        place, deciding = await place_case.about(view, case, zone)
        text = Markup(f"{text}\n\n{place}") if place is not None else text
        acts = (*acts, *deciding)
    if case.kind == desk_cases.UNTICKED and case.state == "open":
        about = await casework.subject(view.tx, case_id)
        label = view.wording.button(view.lang, "btn-service-note")
        acts = (*acts, (Button(label, f"att-open:{about[1] if about is not None else 0}"),))
    if case.kind == TASK and (about := await casework.subject(view.tx, case_id)) is not None:
        label = view.wording.button(view.lang, "btn-case-thing")
        acts = (*acts, (Button(label, f"q-open:{about[1]}:{about[0]}"),))
    return Screen(text, (*acts, *_buttons(view, case, events)))


async def _in_hand(view: View, case: Case, zone: ZoneInfo) -> str:
    """Whose it is, and when the viewer is reminded of it."""
    owner = await case_owners.owner(view.tx, case.id) if case.state == "open" else None
    lines = []
    if owner is not None:
        mine = "yes" if owner["person_id"] == view.viewer.id else "no"
        lines.append(view.wording.say(view.lang, "case-owner", name=owner["name"], mine=mine))
    for row in await case_owners.reminders(view.tx, case.id) if case.state == "open" else ():
        if row["person_id"] == view.viewer.id:
            at = moment_of(row["due_at"])
            lines.append(view.wording.say(view.lang, "case-reminded", at=at, zone=zone))
    return "\n".join(str(line) for line in lines)


def _text(view: View, case: Case, events: Sequence[Row], timebank: str, zone: ZoneInfo) -> Markup:
    def say(key: str, **values: Any) -> str:
        return str(view.wording.say(view.lang, key, zone=zone, **values))

    name = case.person_name or ""
    lines = [
        _head(say, case, name, timebank),
        *([say("case-words", words=Words(case.words, SHOWN))] if case.words else []),
    ]
    if case.kind == "concern" and case.reading:
        lines.append(say("case-concern-about", who=case.reading))
    if case.kind == "urgent":
        lines.extend(_about_urgent(say, case))
    if case.kind == "pattern":
        lines.extend(_about_pattern(say, case))
    spoken = _spoken(events, case)
    thread = [say(f"case-event-{e['action']}", **_said(e)) for e in spoken[-LAST_EVENTS:]]
    if len(spoken) > LAST_EVENTS:
        thread.insert(0, say("case-earlier", count=len(spoken) - LAST_EVENTS))
    if thread:
        lines.append("\n".join(thread))
    # Of a child who comes along nobody has a number: who may join says so itself.
    silent = ("unreachable", "pattern", TASK, shift_gates.KIND, *desk_cases.OWN)
    if case.kind not in silent or case.reach:
        lines.append(say("case-reach", reach=case.reach or "", known="yes" if case.reach else "no"))
    lines.append(_state(say, case))
    return Markup("\n\n".join(lines))


def _head(say: Any, case: Case, name: str, timebank: str) -> str:
    if case.kind == TASK:
        about = "yes" if name else "no"
        return str(say("case-head-task", number=case.id, name=name, about=about, timebank=timebank))
    return str(say(f"case-head-{_kind(case)}", name=name, timebank=timebank))


def _kind(case: Case) -> str:
    if case.kind == "concern" and case.person_id is None:
        return "concern-unnamed"
    return "offer" if case.reading == "offer" else case.kind.replace("_", "-")


def _about_urgent(say: Any, case: Case) -> list[str]:
    kinds = json.loads(case.reading or "{}")
    found = [kinds.get("kind"), *kinds.get("also", [])]
    names = [say(f"case-class-{k}".replace("_", "-")) for k in found if k]
    lines = [say("case-urgent-why", kinds=names)] if names else []
    return [*lines, say("case-urgent-care")] if case.restricted else lines


def _about_pattern(say: Any, case: Case) -> list[str]:
    kept = json.loads(case.reading or "[]")
    return [_pattern(say, one) for one in (kept["found"] if isinstance(kept, dict) else kept)]


def _pattern(say: Any, one: dict[str, Any]) -> str:
    names = one["names"]
    if one["kind"] not in ("loop", "load"):
        return str(say(f"case-pattern-{one['kind']}", names=names, count=one["minutes"]))
    return str(
        say(
            "case-pattern-loop" if one["kind"] == "loop" else "case-pattern-load",
            names=names,
            minutes=one["minutes"],
            share=one["share"],
        )
    )


def _state(say: Any, case: Case) -> str:
    if case.state == "answered":
        return str(say("case-state-answered", name=case.closed_name or ""))
    if case.state == "closed" and case.outcome == cases.LEFT:
        return str(say("case-state-left", name=case.closed_name or ""))
    if case.state == "closed" and case.outcome == desk_cases.SEEN_TO:
        return str(say("case-state-seen-to"))
    if case.state == "closed" and case.outcome in place_case.ENDED:
        return str(say("case-state-place", name=case.closed_name or "", how=case.outcome))
    if case.state == "closed" and case.outcome == phoned.RANG:
        return str(say("case-state-rang", name=case.closed_name or ""))
    if case.state == "closed":
        outcome = Words(case.outcome or "", 300)
        return str(say("case-state-closed", name=case.closed_name or "", words=outcome))
    if case.kind in cases.URGENT:
        opened = moment_of(case.opened_at)
        if case.claimed_name:
            return str(say("case-state-claimed", name=case.claimed_name, at=opened))
        return str(say("case-state-urgent", at=opened))
    if case.kind == "pattern":
        return str(say("case-state-pattern"))
    if case.kind == TASK or case.kind in desk_cases.OWN:
        return str(say("case-state-task"))
    key = "case-state-unreachable" if case.kind == "unreachable" else "case-state-open"
    return str(say(key, at=moment_of(case.promise_at)))


def _spoken(events: Sequence[Row], case: Case) -> list[Row]:
    """The timeline: what was said, and what the desk did about it."""
    spoken = ("more", "reply", "answer", "note", "close", "data")
    calls = (f"call-{one}" for one in CALLS)
    told = ("told", "ring", "all-right", "left", "reopen", "give", *calls)
    hidden = () if case.state == "open" else ("close",)  # then it stands in the last line
    return [
        e
        for e in events
        if (e["action"] in told or (e["action"] in spoken and e["words"]))
        and e["action"] not in hidden
    ]


def _said(event: Row) -> dict[str, Any]:
    name = {"name": event["name"] or ""}
    if event["action"] in DATED:
        at = moment_of(event["at"])
        known = "yes" if event["words"] else "no"
        return {**name, "at": at, "words": Words(event["words"] or "", 300), "known": known}
    return {**name, "words": Words(event["words"], 300)} if event["words"] else name


def _buttons(view: View, case: Case, events: Sequence[Row]) -> tuple[tuple[Button, ...], ...]:
    def button(key: str, verb: str) -> tuple[Button, ...]:
        return (Button(view.wording.button(view.lang, key), f"{verb}:{case.id}:{case.state}"),)

    rows = []
    files = _files(case, events)
    if files:
        heard = all(f.kind in ("voice", "audio", "video_note") for f in files)
        rows.append(button("btn-case-play" if heard else "btn-case-files", "case-files"))
    long = any(len(words or "") > shown for words, shown in _long(case, events))
    if long or len(_spoken(events, case)) > LAST_EVENTS:
        rows.append(button("btn-case-all", "case-all"))
    if case.state != "closed" and case.reachable_here and case.kind != "unreachable":
        again = case.state == "answered"
        rows.append(button("btn-case-again" if again else "btn-case-answer", "case-answer"))
    if case.state == "open" and case.kind != shift_gates.KIND:
        if case.kind == TASK:
            rows.append(button("btn-case-call", "case-call"))
        elif case.kind not in desk_cases.OWN:
            rows.append(button("btn-case-rang", "case-rang"))
        rows.append(button("btn-case-close", "case-close"))
    more = Button(view.wording.button(view.lang, "btn-more"), f"case-more:{case.id}")
    rows.append((more,))
    rows.append(queue_row(view, "case", case.id))
    return tuple(rows)


def _long(case: Case, events: Sequence[Row]) -> list[tuple[str | None, int]]:
    return [(case.words, SHOWN), *((e["words"], 300) for e in _spoken(events, case))]


def _files(case: Case, events: Sequence[Row]) -> list[File]:
    kept = [case.file_id] if case.file_id else []
    kept += [e["words"] for e in events if e["action"] == "file"]
    return [File.parse(k) for k in kept][-MOST_FILES:]


async def _look(unit: Unit, case_id: int) -> Case:
    """The case, in its own timebank, whichever of theirs the person at the desk uses now."""
    await unit.use_timebank_of(cases.CARD, case_id)
    return await cases.look(unit, case_id)


async def opened(unit: Unit, tap: Tap) -> None:
    """The button of an alert, or of a list."""
    await _look(unit, tap.id)
    unit.show_own_card(cases.CARD, tap.id, "case.opened", opened=True)


async def send_files(unit: Unit, tap: Tap) -> None:
    """The voice notes and pictures, as messages of their own."""
    case = await _look(unit, tap.id)
    for file in _files(case, await casework.events(unit.tx, tap.id)):
        unit.send_file(file.kind, file.id, "case.file")


async def all_words(unit: Unit, tap: Tap) -> None:
    """Everything that was said, whole, in as few messages of their own as hold it."""
    case = await _look(unit, tap.id)
    events = _spoken(await casework.events(unit.tx, tap.id), case)
    unit.aside()
    page = ""
    for words in (case.words, *(_line(unit, e) for e in events)):
        if page and len(page) + len(words or "") > WHOLE:
            unit.say("case-all-words", words=Words(page, WHOLE))
            page = ""
        page = f"{page}\n\n{words or ''}".strip()
    unit.say("case-all-words", words=Words(page, WHOLE))


def _line(unit: Unit, event: Row) -> str:
    """What was said, whole; what the desk did, with who and when."""
    if event["action"] not in DATED:
        return str(event["words"] or "")
    said = {**_said(event), "words": Words(event["words"] or "", WHOLE)}
    return unit.wording.plain(unit.lang, f"case-event-{event['action']}", zone=unit.zone, **said)


async def rang(unit: Unit, tap: Tap) -> None:
    """Dealt with by phone, in one tap."""
    await _look(unit, tap.id)
    async with pressed(unit, cases.CARD, tap.id, "case.closed"):
        await cases.close(unit, tap.id, phoned.RANG)


async def with_form(unit: Unit, tap: Tap) -> None:
    """Answer, or close with a note: the words are asked in a message of their own."""
    await _look(unit, tap.id)
    again = tap.verb == "case-answer" and tap.run == AGAIN
    try:
        await (cases.answerable if again else cases.still_open)(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(cases.CARD, tap.id, refusal)
        return
    unit.take_over(cases.CARD, tap.id)
    unit.aside()
    if tap.verb == "case-answer":
        await answer_form.start(unit, {"case": str(tap.id), "seen": tap.run})
    else:
        await close_form.start(unit, {"case": str(tap.id)})


@dataclass(frozen=True)
class Answer:
    """What the desk answers; the person reads it in their chat. `seen` is the state of the case
    when its button was drawn: who saw that it was answered may answer again."""

    words: str = ask("case-answer-ask", FreeText(limit=1000))
    seen: str | None = ask("case-answer-ask", FreeText(), hidden=True)
    case: str | None = ask("case-answer-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Closing:
    """How a case ended; only the desk reads it."""

    words: str = ask(
        "case-close-ask", Suggested(("btn-close-met", "btn-close-nothing", "btn-close-passed"))
    )
    case: str | None = ask("case-close-ask", FreeText(), hidden=True)


async def submit_answer(unit: Unit, answers: Answer) -> None:
    """Sends it; the card says so."""
    case = await _look(unit, int(answers.case or 0))
    await cases.answer(unit, case.id, answers.words, again=answers.seen == AGAIN)
    unit.show_card(unit.actor.id, cases.CARD, case.id, "case.answered", fresh=True)


async def submit_closing(unit: Unit, answers: Closing) -> None:
    """Keeps how it ended; the card says so."""
    case = await _look(unit, int(answers.case or 0))
    await cases.close(unit, case.id, answers.words)
    unit.show_card(unit.actor.id, cases.CARD, case.id, "case.closed", fresh=True)


answer_form = Form("case-answer", Answer, submit_answer, over=True, careful=True)
close_form = Form("case-close", Closing, submit_closing, over=True, careful=True)

journey = Journey(
    "case",
    taps={
        "case": opened,
        "case-files": send_files,
        "case-all": all_words,
        "case-rang": rang,
        "case-answer": with_form,
        "case-close": with_form,
    },
    forms=[answer_form, close_form],
    cards={cases.CARD: card},
)

KEY_FAMILIES = ("case-head-", "case-class-", "case-event-", "case-pattern-")
