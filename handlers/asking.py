"""/ask: somebody asks for help; what they need is read, shown, and becomes one request or more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.errors import DomainError
from domain.reading.types import Reading, RequestReading
from domain.requests import first_flag
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import who
from handlers.conversation.questions import Found, FreeText, Kept, Option, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.request_questions import (
    WHAT,
    WHEN,
    Wanted,
    WhenQuestion,
    in_full,
    line_of,
    needs,
    says_when,
)
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from handlers.wording.text import unmarked
from handlers.words import begin
from services import cases, requests
from storage.people import Community

LONGEST_QUESTION = 300
"""Letters of a message with a question."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What somebody needs, in their own words."""

    what: str = ask("ask-what-ask", FreeText(limit=WHAT))
    when: Wanted = ask("ask-when-ask", WhenQuestion())
    timebank: int | None = ask("ask-what-ask", Kept(), hidden=True)
    first: int | None = ask("ask-what-ask", Kept(), hidden=True)


def others(unit: Unit) -> list[Community]:
    """The other timebanks in which the person is a member: what they ask for may be meant there.
    The one that they used last is suggested."""
    if unit.hat is not None:
        return []
    own = {m.community_id for m in unit.memberships if m.state == "approved"}
    here = unit.community.id if unit.community is not None else 0
    return [one for one in unit.communities if one.id in own and one.id != here]


def suggest(unit: Unit, answers: Ask) -> Sequence[Option]:
    """For a member of several timebanks: to ask in another one instead, in one tap."""
    _there(unit, answers)
    return [
        Option(
            unit.wording.button(unit.lang, "btn-ask-there", timebank=one.name),
            {"timebank": one.id},
        )
        for one in others(unit)[:2]
    ]


def _there(unit: Unit, answers: Ask) -> None:
    """What was chosen is where it is asked."""
    if answers.timebank is not None and answers.timebank in {one.id for one in others(unit)}:
        unit.use_community_of(answers.timebank)


async def review(unit: Unit, answers: Ask) -> Markup:
    """What is asked for, and whether a broker looks first; several things as a list."""
    _there(unit, answers)
    values: dict[str, Any] = {
        "what": Words(answers.what, WHAT),
        "when": Words(answers.when.shown, WHEN + 100),
        "has_when": "yes" if answers.when.shown else "no",
        "timebank": unit.scope.name,
    }
    found = needs(unit, answers.what, answers.when)
    looked_at = [await requests.looks(unit, need) for need in found]
    how = "look" if all(looked_at) else "some" if any(looked_at) else "ask"
    if len(found) == 1:
        repeats = "yes" if found[0].repeats else "no"
        minutes = found[0].minutes or 0
        length = {"has_length": "yes" if minutes else "no", "minutes": minutes}
        return unit.text("ask-review", how=how, repeats=repeats, **length, **values)
    lines = Markup("\n".join(str(line_of(unit, n, need)) for n, need in enumerate(found, 1)))
    where = unit.scope.name
    text = unit.text("ask-review-several", lines=lines, how=how, timebank=where)
    if len(unmarked(text)) < LONGEST_QUESTION:
        return text
    unit.aside()
    unit.say("ask-review-list", lines=lines)
    return unit.text("ask-review-those-ask", how=how, timebank=where, count=len(found))


async def submit(unit: Unit, answers: Ask) -> None:
    """The requests; each has a card of its own from now on."""
    _there(unit, answers)
    _demand(unit)
    found = needs(unit, answers.what, answers.when)
    if answers.first is not None:
        flag = first_flag(answers.first)
        found = [replace(need, flags=(*need.flags, flag)) for need in found]
    made = [await requests.make(unit, need) for need in found]
    if len(made) == 1:
        unit.show_own_card(requests.CARD, made[0], "request.made")
        return
    unit.say("ask-sent-several", count=len(made))
    for request_id in made:
        unit.show_card(unit.actor.id, requests.CARD, request_id, "request.made", fresh=True)


form = Form("ask", Ask, submit, review=review, yes="btn-ask-yes", suggest=suggest, version=4)


def _demand(unit: Unit) -> None:
    if "member" not in unit.roles and unit.on_behalf_of is None:
        raise DomainError("error-members-only")


async def command(unit: Unit, words: str) -> None:
    """/ask, alone or with a sentence behind it."""
    if words and await unit.registry.said_for_others(unit, words):
        return
    _demand(unit)
    if words:
        await begin(unit, words, "request")
    else:
        await form.start(unit)


async def tapped(unit: Unit, _tap: Tap) -> None:
    """The menu's button."""
    _demand(unit)
    await form.start(unit)


async def from_sentence(unit: Unit, reading: Reading) -> None:
    """A sentence about what somebody needs: only the missing is asked. A wish for some day is kept
    until somebody offers it."""
    _demand(unit)
    if reading.extra.get("command"):
        await form.start(unit)  # "I need help" alone says nothing of what
        return
    request = reading.request
    if request is not None and request.action == "refuse_signpost":
        await refused(unit, request, reading.text)
        return
    if request is not None and "some_day" in request.flags:
        await unit.registry.commands["want"].run(unit, reading.text)
        return
    items = request.items if request is not None else ()
    if reading.names and items and all(item.when.type == "recurring" for item in items):
        named = await who(unit, reading.names[0])
        if isinstance(named, Found) and named.value["id"] is not None:
            # Help that repeats with somebody they know: it is agreed between the two.
            await unit.registry.intents["standing"](unit, reading)
            return
    given: dict[str, Any] = {}
    words = reading.text.strip()
    if len(words) > WHAT:
        too_long = Unclear("error-too-long", {"limit": WHAT})
        await form.offer(unit, "what", given, too_long, reading.text)
        return
    given["what"] = words
    if any(says_when(item.when) for item in items):
        day, at = in_full(unit, items), unit.local.isoformat()
        given["when"] = {"words": "", "day": day, "at": at, "of": words}
    await form.start(unit, given, reading.text)


async def refused(unit: Unit, request: RequestReading, words: str) -> None:
    """What is never exchanged gets a kind no, and where help is; worrying words reach a broker."""
    topic = "money_card" if "financial_abuse_risk" in request.flags else request.blocked
    key = f"ask-refused-{(topic or 'other').replace('_', '-')}"
    if not unit.wording.known(key):
        key = "ask-refused-other"
    if "alert_broker" in request.flags:
        await cases.open_case(unit, "refused", words, reading=request.blocked)
        unit.say(
            "ask-refused-and-told",
            one_a_row(unit.button("btn-talk-to-a-person", "talk")),
            why=unit.text(key),
        )
    else:
        unit.say(
            key,
            one_a_row(unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home")),
        )


async def out_of_scope(unit: Unit, reading: Reading) -> None:
    """Something that a timebank never exchanges, or that it can't do."""
    if reading.request is not None and reading.request.action == "refuse_signpost":
        await refused(unit, reading.request, reading.text)
    else:
        await from_sentence(unit, reading)


journey = Journey(
    "ask",
    commands=[Command("ask", command, roles=frozenset({"member"}), menu=frozenset({"member"}))],
    taps={"ask": tapped},
    forms=[form],
    intents={"request": from_sentence, "out_of_scope": out_of_scope},
)

KEY_FAMILIES = ("ask-refused-",)
