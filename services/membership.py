"""Joining a timebank and a person's standing in it."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain import ledger
from domain.errors import DomainError, NotFound
from domain.ledger import Account
from domain.permissions import Role
from services import cases, decided, four_eyes, listings, promise, rules, shift_codes
from services.notices import NoticeButton
from services.work import Work
from storage import acquaintances, casework, communities, consents, people
from storage import ledger as books
from storage.db import instant
from storage.people import Membership, MembershipState

CARD = "membership"
NOTICE_VERSION = "1"
CODE_OF_CONDUCT_VERSION = "1"
INVITE_DAYS = 7


@dataclass(frozen=True, slots=True)
class Application:
    """What somebody tells the timebank when joining; `reach` is how the broker may reach them."""

    name: str
    adult: bool
    area: str | None
    reach: str | None
    want: str | None
    offer: str | None


def accept_notice(work: Work) -> None:
    """The person read the privacy notice and went on; its version and the time are kept."""
    consents.give(work.tx, work.actor.id, work.scope.id, "privacy-notice", NOTICE_VERSION, work.now)
    people.choose_community(work.tx, work.actor.id, work.scope.id)
    work.audit("consent.given", "person", work.actor.id, f"privacy-notice {NOTICE_VERSION}")


async def has_agreed(work: Work) -> bool:
    """Whether the person agreed to the privacy notice as it reads now."""
    version = await consents.agreed_to(work.tx, work.actor.id, work.scope.id, "privacy-notice")
    return version == NOTICE_VERSION


async def under_18(work: Work, name: str) -> datetime:
    """Asks the broker to speak to a young person and a parent; nothing more is collected.

    Returns by when somebody replies. Asking again doesn't open a second case.
    """
    people.rename(work.tx, work.actor.id, name)
    who, kind = work.actor.id, "under_18"
    if await casework.open_of(work.tx, work.scope.id, who, kind) is None:
        await cases.open_case(work, kind, None)
    return await promise.by(work)


async def apply(work: Work, application: Application) -> int:
    """Sends an application to the brokers. Returns the membership's id.

    Raises DomainError for people who are members already, and for under-18s, whom only a broker
    can sign up, with a parent (`under_18`).
    """
    scope = work.scope
    if not application.adult:
        raise DomainError("refusal-under-18")
    present = await people.membership(work.tx, scope.id, work.actor.id)
    if present is not None and present.state in ("approved", "paused", "meeting", "barred"):
        raise DomainError("refusal-already-member")
    membership_id = await people.apply(
        work.tx,
        {
            "community_id": scope.id,
            "person_id": work.actor.id,
            "adult": application.adult,
            "area": application.area,
            "reach": application.reach,
            "want": application.want,
            "offer": application.offer,
            "now": work.now,
        },
    )
    people.rename(work.tx, work.actor.id, application.name)
    people.choose_community(work.tx, work.actor.id, scope.id)
    consents.give(
        work.tx, work.actor.id, scope.id, "code-of-conduct", CODE_OF_CONDUCT_VERSION, work.now
    )
    await four_eyes.show(work, CARD, membership_id, {work.actor.id}, "membership.applied")
    work.audit("membership.apply", "membership", membership_id)
    return membership_id


async def approve(work: Work, membership_id: int) -> Membership:
    """A broker lets the applicant in; they get the timebank's welcome hours, once. What they would
    like and could give is listed from now on."""
    member = await _decide(work, membership_id, ("applied", "meeting"), "approved", None)
    await listings.from_application(work, member.person_id, member.want, member.offer)
    minutes = await welcome_minutes(work)
    if minutes:
        transfer = ledger.welcome(
            await welcome_key(work, membership_id),
            Account(work.scope.id, "member", member.person_id),
            minutes,
        )
        if not await books.post(work.tx, transfer, work.now, actor_id=work.actor.id):
            minutes = 0  # They were a member before and had their welcome then.
    _decided(work, member, "approved", welcomed=minutes)
    shift_codes.became_member(work, membership_id, member.person_id)
    words = (await rules.of(work)).text("greeting")
    work.tell(
        member.person_id,
        "membership.approved",
        "join-approved",
        once=notice_key(membership_id, "approved", instant(work.now)),
        buttons=(
            NoticeButton("btn-news-on", f"news-first:{work.scope.id}"),
            NoticeButton("btn-home", "home"),
        ),
        timebank=work.scope.name,
        minutes=minutes,
        has_words="yes" if words else "no",
        words=words,
    )
    return member


async def ask_to_meet(work: Work, membership_id: int) -> Membership:
    """A broker wants to meet the applicant first; the applicant is told."""
    member = await _decide(work, membership_id, ("applied",), "meeting", None)
    _decided(work, member, "meeting")
    work.tell(
        member.person_id,
        "membership.meeting",
        "join-meet-first",
        once=notice_key(membership_id, "meeting", instant(work.now)),
        buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
        timebank=work.scope.name,
    )
    return member


async def decline(work: Work, membership_id: int, reason: str) -> Membership:
    """A broker declines with a reason that the applicant reads."""
    member = await _decide(work, membership_id, ("applied", "meeting"), "declined", reason)
    _decided(work, member, "declined")
    work.tell(
        member.person_id,
        "membership.declined",
        "join-declined",
        once=notice_key(membership_id, "declined", instant(work.now)),
        buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
        timebank=work.scope.name,
        words=reason,
    )
    return member


def notice_key(membership_id: int, state: str, at: str) -> str:
    """What sends the news of a decision once, and finds it where the decision is taken back."""
    return f"membership:{membership_id}:{state}:{at}"


async def welcome_key(work: Work, membership_id: int) -> str:
    """Under which a member's welcome is posted: another one once letting them in was taken back."""
    number = 1
    while True:
        key = f"membership:{membership_id}:welcome{f':{number}' if number > 1 else ''}"
        if await books.by_key(work.tx, f"{key}:undone") is None:
            return key
        number += 1


def _decided(work: Work, member: Membership, state: MembershipState, welcomed: int = 0) -> None:
    """What services/undo.py needs to take it back; `member` as it was before."""
    before = {
        "state": member.state,
        "decided_by": member.decided_by,
        "decided_at": member.decided_at,
        "welcomed": welcomed,
    }
    decided.keep(work, CARD, member.id, state, state, before)


async def welcome_minutes(work: Work) -> int:
    """How many minutes a new member of this timebank starts with (2 hours by default)."""
    return (await rules.of(work)).number("welcome_minutes")


async def introduce(work: Work, one: int, other: int) -> None:
    """A broker introduces two members: from now on they may name each other."""
    work.demand("member.introduce")
    for person_id in (one, other):
        member = await people.membership(work.tx, work.scope.id, person_id)
        if member is None or member.state != "approved":
            raise NotFound
    acquaintances.meet(work.tx, work.scope.id, one, other, "introduced", work.now)
    work.audit("member.introduce", "person", one)


def make_invite(
    work: Work, roles: Sequence[Role], *, for_id: int | None = None, last_day: date | None = None
) -> str:
    """A one-time code that gives its opener these roles: this person alone, where one is meant, and
    until a day, where one is said. Only its digest is kept."""
    code = new_code()
    communities.invite(
        work.tx,
        digest(code),
        work.scope.id,
        " ".join(roles),
        work.actor.id or None,
        work.now,
        work.now + timedelta(days=INVITE_DAYS),
        for_id,
        last_day.isoformat() if last_day is not None else None,
    )
    work.audit("role.invite", "community", work.scope.id, " ".join(roles))
    return code


def new_code() -> str:
    """A code that nobody guesses, for a link that works once."""
    return secrets.token_urlsafe(18)


def digest(code: str) -> str:
    """What is kept of a one-time code."""
    return hashlib.sha256(code.encode()).hexdigest()


async def demand_open(work: Work, membership_id: int) -> Membership:
    """The application, if the actor may decide about it now. Raises DomainError."""
    work.demand("member.decide")
    member = await people.membership_by_id(work.tx, work.scope.id, membership_id)
    if member is None:
        raise NotFound
    if work.own(member.person_id):
        raise DomainError("refusal-own-membership")
    if member.state not in ("applied", "meeting"):
        raise await _decided_before(work, membership_id)
    return member


async def _decide(
    work: Work,
    membership_id: int,
    before: Sequence[MembershipState],
    state: MembershipState,
    reason: str | None,
) -> Membership:
    member = await demand_open(work, membership_id)
    if not await people.decide(
        work.tx, membership_id, before, state, work.actor.id, work.now, reason
    ):
        raise await _decided_before(work, membership_id)
    work.refresh(CARD, membership_id, f"membership.{state}")
    work.audit(f"membership.{state}", "membership", membership_id)
    return member


async def _decided_before(work: Work, membership_id: int) -> DomainError:
    """Who was first, where another broker decided."""
    member = await people.membership_by_id(work.tx, work.scope.id, membership_id)
    if member is not None and member.decided_by not in (None, work.actor.id):
        first = await people.person(work.tx, int(member.decided_by or 0))
        if first is not None:
            return DomainError("toast-someone-was-first", name=first.name)
    return DomainError("toast-already-done")
