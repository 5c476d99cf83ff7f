"""Hours that a broker creates or cancels for a member, through the timebank's issue account.

Each has a cause from a list. Above the rule `second_person_minutes` at once, or beyond the month's
`issue_month_minutes`, a second broker or an administrator approves before anything moves. What the
issue account did is reported by cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain import giving as rules
from domain.errors import DomainError, NotFound
from domain.giving import IssueAction, Part
from services import decided, four_eyes, limits, opposite, pot
from services import rules as timebank
from services.accounts import account_of
from services.notices import NoticeButton
from services.statements import next_month
from services.work import Work
from storage import giving as rows
from storage import ledger as books
from storage import people
from storage.db import instant
from storage.giving import Issue

CARD = "issue"


@dataclass(frozen=True, slots=True)
class Cause:
    """What the issue account did for one cause in a month: minutes created and cancelled."""

    kind: str
    reason: str
    created: int
    cancelled: int
    times: int


async def ask(work: Work, person_id: int, minutes: int, cause: str, words: str | None) -> int:
    """A broker creates (or cancels, where `minutes` is below nothing) hours for a member: at once,
    or once a second person has approved. Returns the request's id.

    Raises DomainError for the broker's own hours, unknown causes, and lengths beyond the limits.
    """
    work.demand("hours.issue")
    if cause not in rules.CAUSES:
        raise NotFound
    if work.own(person_id):
        raise DomainError("refusal-own-exchange")
    if not 0 < abs(minutes) <= rules.MOST_ISSUED:
        raise DomainError("refusal-issue-length", minutes=rules.MOST_ISSUED)
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or member.state not in ("approved", "paused", "left"):
        raise NotFound
    rows.lock(work.tx, work.scope.id)
    second = await needs_second(work, minutes)
    issue_id = await rows.add_issue(
        work.tx,
        community_id=work.scope.id,
        person_id=person_id,
        minutes=minutes,
        cause=cause,
        words=words,
        state="waiting" if second else "posted",
        made_by=work.actor.id,
        now=work.now,
    )
    work.audit("issue.ask" if second else "issue.post", "issue", issue_id, cause)
    found = await rows.issue(work.tx, issue_id)
    assert found is not None
    if second:
        for other in await four_eyes.second_people(work, {person_id}):
            work.show_card(other.id, CARD, issue_id, "issue.waiting", fresh=True)
    else:
        await _post(work, found)
    return issue_id


async def needs_second(work: Work, minutes: int) -> bool:
    """Whether a second person looks before so many minutes are created or cancelled now."""
    found = await timebank.of(work)
    return rules.needs_second(
        minutes,
        await used(work),
        found.number("issue_month_minutes"),
        found.number("second_person_minutes"),
    )


async def used(work: Work) -> int:
    """Minutes that people's decisions created and cancelled in this month so far."""
    first = work.local.date().replace(day=1)
    return await rows.used(work.tx, work.scope.id, _midnight(work, first))


async def report(work: Work, month: date) -> tuple[date, Sequence[Cause]]:
    """What the issue account did in the month of this day, by cause; the month's first day."""
    work.demand("hours.second")
    first = min(month, work.local.date()).replace(day=1)
    found = await rows.issued(
        work.tx, work.scope.id, _midnight(work, first), _midnight(work, next_month(first))
    )
    return first, [
        Cause(r["kind"], r["reason"], int(r["created"]), int(r["cancelled"]), int(r["times"]))
        for r in found
    ]


async def approve(work: Work, issue_id: int) -> Issue:
    """A second person approves; the hours move, once."""
    found = await find(work, issue_id, "approve")
    rows.lock(work.tx, work.scope.id)
    moved = replace(found, state="posted", decided_by=work.actor.id)
    await _write(work, found, moved, "approve")
    _keep(work, found, moved, "approve")
    await _post(work, moved)
    _tell_maker(work, moved)
    return moved


async def decline(work: Work, issue_id: int, reason: str) -> Issue:
    """A second person says no; the broker who asked reads why."""
    found = await find(work, issue_id, "decline")
    moved = replace(found, state="declined", decided_by=work.actor.id, note=reason)
    await _write(work, found, moved, "decline")
    _keep(work, found, moved, "decline")
    _tell_maker(work, moved)
    return moved


async def cancel(work: Work, issue_id: int) -> Issue:
    """The broker who asked takes it back."""
    found = await find(work, issue_id, "cancel")
    moved = replace(found, state="cancelled")
    await _write(work, found, moved, "cancel")
    return moved


async def reverse(work: Work, issue_id: int, reason: str) -> Issue:
    """A broker undoes it by an opposite transfer; the member reads why."""
    found = await find(work, issue_id, "reverse")
    moved = replace(found, state="reversed", note=reason, decided_by=work.actor.id)
    await _write(work, found, moved, "reverse")
    _keep(work, found, moved, "reverse")
    await opposite.post(work, f"{found.key}:posted", f"{found.key}:reversed")
    _tell_member(work, moved, "reversed")
    return moved


def member_notice(found: Issue, what: str) -> str:
    """What tells the member once that hours moved, and finds it where that is taken back."""
    return f"{found.key}:{what}"


def maker_notice(found: Issue, at: str) -> str:
    """The same of what tells the broker who asked how it was decided at this moment."""
    return f"issue:{found.id}:{at}:maker"


def _keep(work: Work, found: Issue, moved: Issue, action: IssueAction) -> None:
    before = {
        "state": found.state,
        "note": found.note,
        "decided_by": found.decided_by,
        "round": found.round + (moved.state in ("posted", "reversed")),
    }
    decided.keep(work, CARD, found.id, action, moved.state, before)


def part_of(found: Issue, who: frozenset[int], roles: frozenset[str]) -> Part | None:
    """What a person is to it: whose hours it is about, who asked, or a second person."""
    if found.person_id in who:
        return "asker"
    if found.made_by in who:
        return "broker"
    return "second" if roles & pot.SECONDS else None


async def find(work: Work, issue_id: int, action: IssueAction) -> Issue:
    """The request, if the actor may take this action on it now. Raises DomainError."""
    found = await rows.issue(work.tx, issue_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    part = part_of(found, frozenset({work.member, work.actor.id}), work.roles)
    if part is None or not work.roles & pot.SECONDS:
        raise NotFound
    if work.own(found.person_id):
        raise DomainError("refusal-own-exchange")
    if part == "broker" and action in ("approve", "decline") and found.state == "waiting":
        raise DomainError("refusal-second-person")
    if (part, action) not in rules.ISSUES[found.state]:
        raise await _moved_on(work, found)
    return found


async def _moved_on(work: Work, found: Issue) -> DomainError:
    if found.decided_by is not None and found.decided_by != work.actor.id:
        return DomainError("toast-someone-was-first", name=found.decided_name or "")
    return DomainError("toast-already-done")


async def _write(work: Work, found: Issue, moved: Issue, action: IssueAction) -> None:
    if not await rows.move_issue(work.tx, found.state, moved, work.now):
        raise await _moved_on(work, await rows.issue(work.tx, found.id) or found)
    work.audit(f"issue.{action}", "issue", found.id, found.cause)
    work.refresh(CARD, found.id, f"issue.{moved.state}")


async def _post(work: Work, found: Issue) -> None:
    account = await account_of(work.tx, work.scope.id, found.person_id)
    transfer = rules.issue(f"{found.key}:posted", account, found.minutes, found.cause)
    if not await books.post(
        work.tx, transfer, work.now, actor_id=work.actor.id, on_behalf_of=work.on_behalf_of
    ):
        raise DomainError("toast-already-done")
    _tell_member(work, found, "posted")
    await limits.after_posting(work, (found.person_id,))


def _tell_member(work: Work, found: Issue, what: str) -> None:
    work.tell(
        found.person_id,
        f"issue.{what}",
        "notice-issue-posted" if what == "posted" else "notice-issue-reversed",
        once=member_notice(found, what),
        buttons=(
            NoticeButton("btn-statement", "statement"),
            NoticeButton("btn-talk-to-a-person", "talk"),
        ),
        minutes=abs(found.minutes),
        sign="plus" if found.minutes > 0 else "minus",
        cause=found.cause,
        words=(found.note if what == "reversed" else found.words) or "",
        has_words="yes" if (found.note if what == "reversed" else found.words) else "no",
    )


def _tell_maker(work: Work, found: Issue) -> None:
    work.tell(
        found.made_by,
        f"issue.{found.state}",
        "notice-issue-decided",
        once=maker_notice(found, instant(work.now)),
        name=found.name,
        by=work.actor.name,
        minutes=abs(found.minutes),
        state=found.state,
        words=found.note or "",
        has_words="yes" if found.note else "no",
    )


def _midnight(work: Work, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=work.zone)
