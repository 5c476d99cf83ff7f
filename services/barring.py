"""Resting, barring and letting in again, by brokers.

Nobody is barred by one person alone (DOMAIN.md section 5): one broker asks, with the reason for the
desk, and the membership rests at once; a second person says yes, or lets them back.
"""

from domain import four_eyes
from domain.errors import DomainError, NotFound
from domain.permissions import Role
from services import leaving, members, membership, notes, pot
from services.notices import NoticeButton
from services.work import Work
from storage import bars as rows
from storage import people
from storage.bars import Bar
from storage.people import Membership

CARD = "bar"
BROKER: frozenset[Role] = frozenset({"broker"})


async def pause(work: Work, membership_id: int, reason: str) -> Membership:
    """A membership rests; the reason stays at the desk as a note. Raises as `leaving.pause`."""
    member, _ = await members.demand(work, membership_id)
    await leaving.pause(work, member.person_id)
    await notes.note(work, notes.MEMBER, membership_id, reason)
    return member


async def let_in(work: Work, membership_id: int) -> Membership:
    """Who rested or was barred is a member as before. Raises DomainError where they are, and while
    a second person is asked about barring them."""
    member, _ = await members.demand(work, membership_id)
    found = await rows.open_of(work.tx, work.scope.id, member.person_id)
    if found is not None and found.state == "asked":
        raise DomainError("refusal-bar-waits")
    if member.state == "paused":
        await leaving.resume(work, member.person_id)
        return member
    if member.state != "barred" or found is None:
        raise DomainError("toast-already-done")
    await _write(work, found, "ended")
    if not await people.decide(
        work.tx, member.id, ("barred",), "approved", work.actor.id, work.now, None
    ):
        raise DomainError("toast-already-done")
    _refresh(work, member)
    work.tell(
        member.person_id,
        "membership.approved",
        "leave-resumed",
        once=f"bar:{found.id}:ended",
        timebank=work.scope.name,
    )
    return member


async def ask(work: Work, membership_id: int, reason: str) -> int:
    """A broker asks that somebody is barred; until a second person has decided they rest. Returns
    the bar's id. Raises DomainError where it is asked already, or nobody could be the second."""
    member, _ = await members.demand(work, membership_id)
    if member.state not in ("approved", "paused"):
        raise DomainError("toast-already-done")
    seconds = await pot.seconds(work, {work.actor.id, member.person_id})
    if four_eyes.needs_second("ban") and not seconds:
        raise DomainError("refusal-no-second")
    bar_id = await rows.add(
        work.tx,
        work.scope.id,
        member.person_id,
        member.state,
        reason.strip()[:1000],
        work.actor.id,
        work.now,
    )
    if bar_id is None:
        raise DomainError("toast-already-done")
    if member.state == "approved":
        await leaving.pause(work, member.person_id)
    for one in seconds:
        work.show_card(one.id, CARD, bar_id, "bar.asked", fresh=True)
    work.audit("bar.ask", "membership", member.id)
    return bar_id


async def decide(work: Work, bar_id: int, *, yes: bool) -> Bar:
    """A second person says yes: what was under way ends, and they can't apply again until a broker
    lets them in. With no they are as before."""
    found = await find(work, bar_id)
    if four_eyes.needs_second("ban") and found.asked_by == work.actor.id:
        raise DomainError("refusal-second-person")
    member = await people.membership(work.tx, work.scope.id, found.person_id)
    if found.state != "asked" or member is None:
        raise DomainError("toast-already-done")
    await _write(work, found, "made" if yes else "declined")
    desk = Work(work.tx, work.now, work.actor, work.community, BROKER, rules=work.rules)
    if yes:
        await leaving.end_all(desk, found.person_id)
        if not await people.decide(
            work.tx, member.id, ("approved", "paused"), "barred", work.actor.id, work.now, None
        ):
            raise DomainError("toast-already-done")
        work.tell(
            found.person_id,
            "membership.barred",
            "member-barred",
            once=f"bar:{found.id}:made",
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            timebank=work.scope.name,
        )
    elif found.before == "approved" and member.state == "paused":
        await leaving.resume(desk, found.person_id)
    _refresh(work, member)
    return found


async def withdraw(work: Work, bar_id: int) -> Bar:
    """Whoever asked takes it back; they are as before."""
    found = await find(work, bar_id)
    member = await people.membership(work.tx, work.scope.id, found.person_id)
    if found.state != "asked" or member is None:
        raise DomainError("toast-already-done")
    if found.asked_by != work.actor.id:
        raise NotFound
    await _write(work, found, "declined")
    if found.before == "approved" and member.state == "paused":
        await leaving.resume(work, found.person_id)
    _refresh(work, member)
    return found


async def find(work: Work, bar_id: int) -> Bar:
    """A bar of this timebank that the actor may see. Raises DomainError about oneself, NotFound."""
    work.demand("member.second")
    found = await rows.find(work.tx, bar_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if work.own(found.person_id):
        raise NotFound
    return found


async def _write(work: Work, found: Bar, state: str) -> None:
    if not await rows.move(work.tx, found, state, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    work.audit(f"bar.{state}", "bar", found.id)
    work.refresh(CARD, found.id, f"bar.{state}")


def _refresh(work: Work, member: Membership) -> None:
    work.refresh(members.CARD, member.id, "member.standing")
    work.refresh(membership.CARD, member.id, "member.standing")
    work.refresh_menu(member.person_id)
