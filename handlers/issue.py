"""/correct and /issued: hours that a broker creates or cancels, and the report by cause."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import periods
from domain.desk_lines import put_right
from domain.errors import NotFound
from domain.permissions import Role
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, MemberQuestion, Named
from handlers.conversation.questions import Choice, Found, FreeText, Suggested
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.pressed import pressed, words_asked
from handlers.queue import queue_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import four_eyes, issue, statements
from services import rules as timebank
from services.issue import part_of
from storage import giving as rows
from storage.giving import Issue

BROKERS: frozenset[Role] = frozenset({"broker"})
SECONDS: frozenset[Role] = frozenset({"broker", "administrator"})
WAYS = (("more", "btn-issue-more"), ("fewer", "btn-issue-fewer"))
CAUSES = (
    ("mistake", "btn-issue-mistake"),
    ("missing", "btn-issue-missing"),
    ("work", "btn-issue-work"),
    ("welcome", "btn-issue-welcome"),
)
KEY_OF = dict(CAUSES)


# Asking for it ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Correct:
    """Whose hours, how many, which way, and why."""

    person: Named = ask("issue-who-ask", MemberQuestion())
    way: str = ask("issue-way-ask", Choice(WAYS))
    minutes: int = ask("issue-how-long-ask", LengthQuestion())
    cause: str = ask("issue-cause-ask", Choice(CAUSES))
    words: str | None = ask("issue-words-ask", FreeText(limit=300), optional=True)


async def review(unit: Unit, answers: Correct) -> Markup:
    """Read back before anything moves, with whether a second person looks first."""
    found = await timebank.of(unit)
    sign = "plus" if answers.way == "more" else "minus"
    return unit.text(
        "issue-review",
        name=answers.person.name,
        sign=sign,
        minutes=answers.minutes,
        cause=unit.wording.button(unit.lang, KEY_OF[answers.cause]),
        second="yes" if await issue.needs_second(unit, answers.minutes) else "no",
        used=await issue.used(unit),
        cap=found.number("issue_month_minutes"),
    )


async def submit(unit: Unit, answers: Correct) -> None:
    """Does it, or puts it before a second person."""
    if answers.person.id is None:
        raise NotFound
    signed = answers.minutes if answers.way == "more" else -answers.minutes
    issue_id = await issue.ask(unit, answers.person.id, signed, answers.cause, answers.words)
    unit.show_own_card(issue.CARD, issue_id, "issue.asked")


form = Form("correct", Correct, submit, review=review, yes="btn-issue-yes", anything=True)


async def correct(unit: Unit, words: str = "") -> None:
    """/correct; with a line behind it, "Jean plus 2 hours because the raffle was not noted"."""
    unit.demand("hours.issue")
    given: dict[str, Any] = {}
    if (told := put_right(words)) is not None:
        given["way"] = told.way
        who = await MemberQuestion().read(unit, told.who, {})
        if isinstance(who, Found):
            given["person"] = who.value
        long = await LengthQuestion().read(unit, told.long, {})
        if isinstance(long, Found):
            given["minutes"] = long.value
        if told.why:
            given["words"] = told.why[:300]
    await form.start(unit, given, words or None)


# The card -----------------------------------------------------------------------------------------


async def card(view: View, issue_id: int) -> Screen | None:
    """How it stands, for brokers and administrators whose hours it isn't about."""
    found = await rows.issue(view.tx, issue_id)
    if found is None:
        return None
    where = found.community_id
    _, held = await four_eyes.roles_about(view.tx, where, issue.CARD, found.id, view.viewer.id)
    part = part_of(found, frozenset({view.viewer.id}), held)
    if part is None or part == "asker" or not held & SECONDS:
        return None
    return Screen(_text(view, found), _buttons(view, found, part, held))


def _text(view: View, found: Issue) -> Markup:
    head = view.wording.say(
        view.lang,
        "issue-head",
        name=found.name,
        made=found.made_name,
        sign="plus" if found.minutes > 0 else "minus",
        minutes=abs(found.minutes),
        cause=view.wording.button(view.lang, KEY_OF[found.cause]),
        words=Words(found.words or "", 300),
        has_words="yes" if found.words else "no",
    )
    state = view.wording.say(
        view.lang,
        f"issue-state-{found.state}",
        by=found.decided_name or "none",
        words=Words(found.note or "", 300),
    )
    return Markup(f"{head}\n\n{state}")


def _buttons(view: View, found: Issue, part: str, held: frozenset[Role]) -> Rows:
    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{found.id}:{found.state}")

    shown: list[Button] = []
    if found.state == "waiting" and part == "second":
        shown += [
            button("btn-issue-approve", "i-approve"),
            button("btn-issue-decline", "i-decline"),
        ]
    elif found.state == "waiting":
        shown.append(button("btn-issue-cancel", "i-cancel"))
    elif found.state == "posted":
        shown.append(button("btn-issue-reverse", "i-reverse"))
    if "broker" in held:
        return (*one_a_row(*shown), queue_row(view, issue.CARD, found.id))
    return one_a_row(*shown, Button(view.wording.button(view.lang, "btn-home"), "home"))


async def _simple(unit: Unit, tap: Tap) -> None:
    act = {"i-approve": issue.approve, "i-cancel": issue.cancel}[tap.verb]
    async with pressed(unit, issue.CARD, tap.id, f"issue.{tap.verb}"):
        await unit.use_timebank_of(issue.CARD, tap.id)
        await act(unit, tap.id)


@dataclass(frozen=True)
class Reason:
    """Why it is undone or not approved."""

    words: str = ask(
        "issue-reason-ask", Suggested(("btn-gift-reason-mistake", "btn-roster-reason-twice"))
    )
    issue: str | None = ask("issue-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("issue-reason-ask", FreeText(), hidden=True)


async def _with_reason(unit: Unit, tap: Tap) -> None:
    action = tap.verb.removeprefix("i-")
    async with words_asked(
        unit, issue.CARD, tap.id, reason_form, {"issue": str(tap.id), "action": action}
    ):
        await unit.use_timebank_of(issue.CARD, tap.id)
        await issue.find(unit, tap.id, action)  # type: ignore[arg-type]


async def _submit_reason(unit: Unit, answers: Reason) -> None:
    act = {"decline": issue.decline, "reverse": issue.reverse}[answers.action or ""]
    issue_id = int(answers.issue or 0)
    await unit.use_timebank_of(issue.CARD, issue_id)
    await act(unit, issue_id, answers.words)
    unit.show_card(unit.actor.id, issue.CARD, issue_id, "issue.decided", fresh=True)


reason_form = Form("issue-reason", Reason, _submit_reason, over=True, careful=True)


# The report ---------------------------------------------------------------------------------------


async def issued(unit: Unit, words: str = "") -> None:
    """/issued: this month's report, or that of the month that the words name."""
    said = periods.read(words, unit.local.date())
    await _report(unit, said.period.first if said is not None else unit.local.date())


async def _report(unit: Unit, month: date) -> None:
    first, causes = await issue.report(unit, month)
    found = await timebank.of(unit)
    lines: Sequence[str] = [
        str(
            unit.text(
                "issued-line",
                cause=f"{one.kind}-{one.reason}",
                created=one.created,
                cancelled=one.cancelled,
                times=one.times,
            )
        )
        for one in causes
    ] or [str(unit.text("issued-nothing"))]
    before = f"{statements.month_before(first):%Y%m}"
    unit.leave_card()
    unit.say(
        "issued-report",
        one_a_row(
            unit.button("btn-issued-earlier", f"issued:{before}"), unit.button("btn-home", "home")
        ),
        month=first,
        timebank=unit.scope.name,
        used=await issue.used(unit),
        cap=found.number("issue_month_minutes"),
        lines=Markup("\n".join(lines)),
    )


async def _month_tapped(unit: Unit, tap: Tap) -> None:
    year, month = divmod(tap.id, 100)
    good = 2000 <= year <= unit.local.year and 1 <= month <= 12
    await _report(unit, date(year, month, 1) if good else unit.local.date())


async def _correct_tapped(unit: Unit, _tap: Tap) -> None:
    await correct(unit)


taps: dict[str, Any] = {
    "correct": _correct_tapped,
    "issued": _month_tapped,
    "i-approve": _simple,
    "i-cancel": _simple,
    "i-decline": _with_reason,
    "i-reverse": _with_reason,
}
journey = Journey(
    "correct",
    commands=[
        Command("correct", correct, roles=BROKERS),
        Command("issued", issued, roles=SECONDS),
    ],
    taps=taps,
    forms=[form, reason_form],
    cards={issue.CARD: card},
)

KEY_FAMILIES = ("issue-state-",)
