"""/approve and /decline in one line, and what is routine in one tap."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.permissions import Role
from handlers import checklist as checklist_card
from handlers import desk_lock
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Kept, Option, Suggested, plainly
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import (
    arrangements,
    checklist,
    desk,
    exchanges,
    gatherings,
    issue,
    jobs,
    membership,
    plans,
    pot,
    queue,
    requests,
    rosters,
    routine,
    routine_jobs,
    undo,
)
from storage import decisions
from storage import jobs as job_rows
from storage.db import Row

BROKERS: frozenset[Role] = frozenset({"broker"})
MOST = 4
LOOKED_AT = 300
AND = frozenset({"and", "&", "+", "for", "with"})
WORD = re.compile(r"[^\s,;:]+")

Approve = Callable[[Unit, int], Awaitable[object]]
Decline = Callable[[Unit, int, str], Awaitable[object]]


async def _standing(unit: Unit, thing: int) -> object:
    return await arrangements.act(unit, thing, "allow")


async def _no_standing(unit: Unit, thing: int, words: str) -> object:
    return await arrangements.act(unit, thing, "decline", words=words)


APPROVES: Mapping[str, Approve] = {
    "approve": exchanges.approve,
    "plan": plans.allow,
    "standing": _standing,
    "roster": rosters.post,
    "issue": issue.approve,
    "join": membership.approve,
    "pot": pot.grant,
    "ask": requests.allow,
}
DECLINES: Mapping[str, Decline] = {
    **dict.fromkeys(("approve", "plan", "place", "problem", "silent"), exchanges.decline),
    "standing": _no_standing,
    "issue": issue.decline,
    "join": membership.decline,
    "pot": pot.decline,
    **dict.fromkeys(("ask", "unmet"), requests.decline),
    "gathering": gatherings.decline,
}
"""By the kind of the queue: what a yes and a no does. For other kinds the card itself is shown."""


# Which -------------------------------------------------------------------------------------------


async def find(unit: Unit, words: str, kinds: Sequence[str]) -> tuple[list[Row], str]:
    """What waits and fits the first words (a number, or one or two names), and the words after
    that: "Jean and Pat not insured"."""
    waiting = await (await queue.desk(unit)).of_kinds(kinds, 0, LOOKED_AT)
    parts = WORD.findall(words)
    if not parts:
        return [], ""
    number = parts[0].lstrip("#")
    if number.isdigit():
        return [row for row in waiting if row["id"] == int(number)], _after(words, 1)
    best: list[Row] = []
    used = 0
    for count in range(1, min(len(parts), 8) + 1):
        said = {plainly(one) for one in parts[:count]} - AND
        fits = [row for row in waiting if said and said <= _names(row)]
        if fits and plainly(parts[count - 1]) not in AND:
            best, used = fits, count
    return best, _after(words, used)


def _names(row: Row) -> set[str]:
    both = f"{row['one'] or ''} {row['other'] or ''}"
    return {plainly(one) for one in WORD.findall(both)}


def _after(words: str, count: int) -> str:
    found = list(WORD.finditer(words))
    if len(found) <= count:
        return ""
    rest = words[found[count].start() :].strip()
    return re.sub(r"^(?:because|as|since|for)\s+", "", rest, flags=re.IGNORECASE)


def _ask_which(unit: Unit, found: Sequence[Row]) -> None:
    if not found:
        rows = one_a_row(unit.button("btn-queue", "queue"), unit.button("btn-home", "home"))
        unit.say("approve-none", rows)
        return
    entries = [
        unit.button(
            "btn-queue-two" if row["other"] else "btn-queue-one",
            f"q-open:{row['id']}:{row['card']}",
            one=row["one"] or "",
            **({"other": row["other"]} if row["other"] else {}),
        )
        for row in found[:MOST]
    ]
    ways = (unit.button("btn-queue-all", "queue"), unit.button("btn-home", "home"))
    unit.say("approve-which-ask", (*one_a_row(*entries), ways))


# Yes ---------------------------------------------------------------------------------------------


async def approve(unit: Unit, words: str) -> None:
    """/approve, /approve all, /approve 12, /approve Jean and Pat."""
    unit.demand("exchange.decide")
    if plainly(words) in ("all", "routine", "all routine"):
        await review(unit)
        return
    if not words.strip():
        await unit.registry.taps["dg"](unit, Tap("dg", 0, "approve", 0, None))
        return
    found, _ = await find(unit, words, list(APPROVES))
    if len(found) != 1:
        _ask_which(unit, found)
        return
    row = found[0]
    if row["kind"] in ("plan", "standing", "ask"):
        points = await checklist.of(unit, row["card"], row["id"])
        if points is not None and not points.done:
            checklist_card.show(unit, points)
            return
    if await desk_lock.refused(unit, row["card"], row["id"]):
        return
    await desk.open_item(unit, row["card"], row["id"])
    await APPROVES[row["kind"]](unit, row["id"])
    unit.show_card(unit.actor.id, row["card"], row["id"], "desk.approved", fresh=True)


# No ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Why:
    """Why it is declined; the person reads it."""

    words: str = ask(
        "decline-why-ask",
        Suggested(("btn-reason-not-agreed", "btn-reason-not-kind", "btn-reason-twice")),
    )
    kind: str | None = ask("decline-why-ask", FreeText(), hidden=True)
    card: str | None = ask("decline-why-ask", FreeText(), hidden=True)
    thing: str | None = ask("decline-why-ask", FreeText(), hidden=True)


async def decline(unit: Unit, words: str) -> None:
    """/decline 12 not insured: the words after a number or names are the reason."""
    unit.demand("exchange.decide")
    if not words.strip():
        await unit.registry.taps["dg"](unit, Tap("dg", 0, "decline", 0, None))
        return
    found, reason = await find(unit, words, list(DECLINES))
    if len(found) != 1:
        _ask_which(unit, found)
        return
    row = found[0]
    if await desk_lock.refused(unit, row["card"], row["id"]):
        return
    await desk.open_item(unit, row["card"], row["id"])
    given = {"kind": row["kind"], "card": row["card"], "thing": str(row["id"])}
    await why_form.start(unit, {**given, "words": reason} if reason else given)


async def _submit_why(unit: Unit, answers: Why) -> None:
    kind, thing = answers.kind or "", int(answers.thing or 0)
    await DECLINES[kind](unit, thing, answers.words)
    unit.show_card(unit.actor.id, answers.card or "", thing, "desk.declined", fresh=True)


# Together ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Together:
    """What was read back: ids and minutes, so that nothing else is approved; and which page of the
    list is in sight, as the number of the first on it."""

    listed: list[list[int]] | None = ask("approve-which-ask", Kept(), hidden=True)
    page: int | None = ask("approve-which-ask", Kept(), hidden=True)


async def review(unit: Unit) -> None:
    """Reads back what is routine."""
    found = (await routine.found(unit))[: routine.TOGETHER]
    if not found:
        rows = one_a_row(unit.button("btn-queue", "queue"), unit.button("btn-home", "home"))
        unit.leave_card()
        unit.show(Screen(unit.text("routine-none"), rows), "desk.routine")
        return
    unit.leave_card()
    await together_form.start(unit, {"listed": [[one.id, one.minutes] for one in found]})


async def _review_tapped(unit: Unit, _tap: Tap) -> None:
    await review(unit)


def _pages(unit: Unit, answers: Together) -> list[Option]:
    """The next page of what is read back; after the last the first again."""
    count = len(answers.listed or ())
    if count <= routine.AT_ONCE:
        return []
    start = (answers.page or 0) + routine.AT_ONCE
    start = 0 if start >= count else start
    finish = min(start + routine.AT_ONCE, count)
    button = unit.button("btn-routine-page", "", first=start + 1, last=finish)
    return [Option(button.label, {"page": start})]


async def _read_back(unit: Unit, answers: Together) -> Markup:
    seen = {int(one[0]) for one in answers.listed or ()}
    found = [one for one in await routine.found(unit) if one.id in seen]
    start = answers.page or 0
    shown = found[start : start + routine.AT_ONCE]
    lines = [
        str(
            unit.text(
                "routine-line",
                number=number,
                giver=one.giver_name or "",
                receiver=one.receiver_name or "",
                minutes=one.minutes,
                date=one.day,
            )
        )
        for number, one in enumerate(shown, start + 1)
    ]
    return unit.text(
        "routine-review",
        count=len(found),
        minutes=sum(one.minutes for one in found),
        lines=Markup("\n".join(lines)),
        part="yes" if len(found) > routine.AT_ONCE else "no",
    )


async def _approve_these(unit: Unit, answers: Together) -> None:
    seen = [(int(one[0]), int(one[1])) for one in answers.listed or ()]
    if len(seen) > routine.AT_ONCE:
        job_id = await routine_jobs.start(unit, seen)
        unit.show_own_card(jobs.CARD, job_id, "routine.approve")
        return
    result = await routine.approve(unit, seen)
    rows = [unit.button("btn-queue", "queue"), unit.button("btn-home", "home")]
    if result.approved:
        last = await decisions.latest(unit.tx, exchanges.CARD, result.approved[-1])
        if last is not None:
            rows.insert(0, unit.button("btn-routine-undo", f"ap-undo:{last.id}"))
    text = unit.text("routine-done", count=len(result.approved), passed=result.passed_over)
    unit.show(Screen(text, one_a_row(*rows)), "desk.routine-done")


async def _undo_job(unit: Unit, tap: Tap) -> None:
    """Everything that long work approved, which is long work as well."""
    job = await job_rows.find(unit.tx, tap.id)
    unit.use_community_of(job.community_id if job is not None else None)
    job_id = await routine_jobs.take_back(unit, tap.id)
    unit.show_own_card(jobs.CARD, job_id, "routine.undo")


async def _undo_these(unit: Unit, tap: Tap) -> None:
    """Everything that one tap approved."""
    count = await undo.together(unit, tap.id)
    rows = one_a_row(unit.button("btn-queue", "queue"), unit.button("btn-home", "home"))
    unit.show(Screen(unit.text("routine-undone", count=count), rows), "desk.routine-undone")


why_form = Form("decline-why", Why, _submit_why, over=True, careful=True)
together_form = Form(
    "approve-together",
    Together,
    _approve_these,
    review=_read_back,
    yes="btn-routine-approve",
    version=2,
    suggest=_pages,
    over=True,
    anything=True,
)

journey = Journey(
    "approving",
    commands=[
        Command("approve", approve, roles=BROKERS),
        Command("decline", decline, roles=BROKERS),
    ],
    taps={"ap-all": _review_tapped, "ap-undo": _undo_these, "ap-back": _undo_job},
    forms=[why_form, together_form],
)
