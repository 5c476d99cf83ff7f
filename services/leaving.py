"""Leaving a timebank and coming to rest in it: what is ended, who hears of it, where hours go."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from domain import arrangements as standing
from domain import exchange as exchange_rules
from domain.errors import DomainError, NotFound
from domain.ledger import Account, Posting, Transfer
from domain.permissions import Role
from services import (
    acting,
    arrangement_pauses,
    arrangements,
    crossings,
    exchange_moves,
    exchanges,
    gatherings,
    lending,
    listings,
    membership,
    plans,
    requests,
    shifts,
    undecided,
)
from services.accounts import account_of
from services.work import Work
from storage import delegates, employment, people, reminders, vetting
from storage import exchanges as exchange_rows
from storage import ledger as books
from storage import shift_lists as shift_rows
from storage.db import Row
from storage.people import Membership, MembershipState

Hours = Literal["pot", "zero"]
"""Where the hours of somebody who leaves go: to the community pot, or back to the timebank."""
LOOK_AGAIN = "membership.open-hours"
"""A reminder: hours that were not decided as somebody left may have been by now."""
LOOK_FOR = timedelta(days=366)
UNDECIDED = exchange_rules.OPEN - exchange_rules.AHEAD


async def leave(work: Work, person_id: int, hours: Hours) -> Membership:
    """A member leaves, or a broker sees to it for them. What they had under way is ended and the
    others are told; their balance becomes nothing by one entry. They can apply again.

    Raises DomainError for somebody who acts for another, for the last broker, and where the person
    is no member.
    """
    member = await may_leave(work, person_id)
    await end_all(work, person_id)
    await _settle(work, member, hours)
    _look_again(work, member, hours, work.now)
    await end_membership(work, member, hours)
    if person_id != work.actor.id:
        work.tell(
            person_id,
            "membership.left",
            "leave-done-for-you",
            once=f"membership:{member.id}:left:{work.now:%Y%m%d%H%M}",
            timebank=work.scope.name,
        )
    for broker in await people.with_role(work.tx, work.scope.id, "broker"):
        if broker.id not in (work.actor.id, person_id):
            work.show_card(broker.id, membership.CARD, member.id, "membership.left", fresh=True)
    return member


async def end_all(work: Work, person_id: int) -> None:
    """What somebody had under way in this timebank ends, and so do their roles and whoever acts
    for them here. The caller has checked that they may leave."""
    await _end_everything(work, person_id)
    for role in await roles_of(work, person_id):
        people.revoke(work.tx, work.scope.id, person_id, role, work.now)
        work.audit("role.revoke", "person", person_id, role)
    await acting.end_all(work, person_id)
    vetting.end_all(work.tx, work.scope.id, person_id, work.now)
    employment.close_of(work.tx, work.scope.id, person_id, work.actor.id or None, work.now)


async def end_membership(work: Work, member: Membership, how: str) -> None:
    """The membership itself ends, after everything else. Raises DomainError where it has."""
    before: Sequence[MembershipState] = ("approved", "paused")
    if not await people.decide(work.tx, member.id, before, "left", work.actor.id, work.now, None):
        raise DomainError("toast-already-done")
    work.audit("membership.left", "membership", member.id, how)
    work.refresh(membership.CARD, member.id, "membership.left")
    work.refresh_menu(member.person_id)


async def may_leave(work: Work, person_id: int) -> Membership:
    """The membership that would end. Raises DomainError as `leave`."""
    if work.hat is not None:
        work.within("leave")
        raise DomainError("refusal-not-for-them", name=work.hat.name)
    if person_id != work.actor.id:
        work.demand("member.decide")
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or member.state not in ("approved", "paused"):
        raise NotFound
    brokers = await people.with_role(work.tx, work.scope.id, "broker")
    if [p.id for p in brokers] == [person_id]:
        raise DomainError("refusal-leave-last-broker")
    return member


async def pause(work: Work, person_id: int) -> Membership:
    """A broker lets a membership rest: the person is neither asked nor shown, and what they had
    planned is called off."""
    return await _rest(work, person_id, "approved", "paused")


async def resume(work: Work, person_id: int) -> Membership:
    """A broker ends the rest."""
    return await _rest(work, person_id, "paused", "approved")


async def _rest(
    work: Work,
    person_id: int,
    before: Literal["approved", "paused"],
    after: Literal["approved", "paused"],
) -> Membership:
    work.demand("member.decide")
    if person_id == work.actor.id:
        raise DomainError("refusal-own-membership")
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None:
        raise NotFound
    if not await people.decide(work.tx, member.id, (before,), after, work.actor.id, work.now, None):
        raise DomainError("toast-already-done")
    if after == "paused":
        await _end_everything(work, person_id, resting=True)
    else:
        await listings.bring_back(work, member)
        await arrangement_pauses.rested(work, person_id)
    work.audit(f"membership.{after}", "membership", member.id)
    work.refresh(membership.CARD, member.id, f"membership.{after}")
    work.refresh_menu(person_id)
    work.tell(
        person_id,
        f"membership.{after}",
        "leave-paused" if after == "paused" else "leave-resumed",
        once=f"membership:{member.id}:{after}:{work.now:%Y%m%d%H%M}",
        timebank=work.scope.name,
    )
    return member


async def roles_of(work: Work, person_id: int) -> list[Role]:
    """The roles that end with the membership."""
    return [
        role
        for where, role in await people.roles(work.tx, person_id)
        if where == work.scope.id and role != "member"
    ]


async def _end_everything(work: Work, person_id: int, *, resting: bool = False) -> None:
    """Visits, requests, standing help, offers, lending and shifts: each in its own service, which
    tells whom it concerns."""
    mine = Work(
        work.tx,
        work.now,
        work.actor,
        work.community,
        frozenset({"member", *work.roles}),
        on_behalf_of=None if person_id == work.actor.id else person_id,
        rules=work.rules,
    )
    # Before the visits: one that is called off opens its request again.
    await requests.leave(mine)
    await plans.call_off_all(work, person_id)
    if not resting:
        await _hand_to_brokers(work, person_id)
    for arrangement in await arrangements.mine(mine):
        # What has not begun is called off: a broker could still approve it, and it would begin.
        first: standing.Action = "pause" if resting else "end"
        wanted: Sequence[standing.Action] = (first, "cancel", "refuse")
        can = standing.actions(arrangement.state, arrangements.parts_of(arrangement, person_id))
        if (action := next((a for a in wanted if a in can), None)) is not None:
            await arrangements.act(mine, arrangement.id, action)
    for listing in await listings.mine(mine):
        if resting and listing.state == "active":
            await listings.pause(mine, listing.id)
        elif not resting:
            await listings.remove(mine, listing.id)
    await lending.leave(work, person_id, resting=resting)
    await gatherings.leave(work, person_id)
    if not resting:
        await undecided.drop(work, person_id)
    await crossings.leave(work, person_id)
    for shift in await shift_rows.of_person(work.tx, person_id, work.now):
        if shift.community_id == work.scope.id and shift.starts_at > work.now:
            await shifts.leave(mine, shift.id)


async def _hand_to_brokers(work: Work, person_id: int) -> None:
    """Hours that wait for the answer of somebody who leaves will not get one: a broker hears both
    and decides, so that nobody loses what they gave."""
    for one in await exchange_rows.open_for(work.tx, work.scope.id, person_id):
        lapses = ("clock", "lapse") in exchange_rules.TRANSITIONS[one.state]
        if lapses and person_id in exchanges.awaited(one):
            await exchange_moves.move(exchange_moves.by_clock(work), one, "clock", "lapse")


async def rest_until_forgotten(work: Work, person_id: int) -> None:
    """Somebody asked to be forgotten: until then they rest, as if a broker had paused them. What
    they had planned is called off. The caller has checked that they may; nothing where they are no
    member any more."""
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or not await people.decide(
        work.tx, member.id, ("approved",), "paused", person_id, work.now, None
    ):
        return
    await _end_everything(work, person_id, resting=True)
    work.audit("membership.paused", "membership", member.id, "forget")
    work.refresh(membership.CARD, member.id, "membership.paused")
    work.refresh_menu(person_id)


async def back_from_rest(work: Work, person_id: int) -> None:
    """They changed their mind: their membership goes on, and their offers are back."""
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or not await people.decide(
        work.tx, member.id, ("paused",), "approved", person_id, work.now, None
    ):
        return
    await listings.bring_back(work, member)
    await arrangement_pauses.rested(work, person_id)
    work.audit("membership.approved", "membership", member.id, "forget")
    work.refresh(membership.CARD, member.id, "membership.approved")
    work.refresh_menu(person_id)


def _look_again(work: Work, member: Membership, hours: str, since: datetime) -> None:
    """Tomorrow somebody's undecided hours may be in the books; then they go where the rest went."""
    reminders.add(
        work.tx,
        f"{LOOK_AGAIN}:{member.id}:{hours}:{since:%Y%m%d%H%M%S}:{work.now:%Y%m%d}",
        LOOK_AGAIN,
        work.scope.id,
        member.person_id,
        member.id,
        work.now + timedelta(days=1),
        since + LOOK_FOR,
    )


async def remind(work: Work, row: Row) -> bool:
    """What was decided since somebody left goes where their hours went, day by day until nothing
    of theirs is undecided. False where they are a member again."""
    _, _, hours, since, _ = row["key"].split(":")
    member = await people.any_membership(work.tx, row["object_id"])
    if member is None or member.state != "left":
        return False
    await _settle(work, member, "pot" if hours == "pot" else "zero")
    if await exchange_rows.any_open(work.tx, work.scope.id, member.person_id, UNDECIDED):
        left = datetime.strptime(since, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        _look_again(work, member, hours, left)
    return True


async def _settle(work: Work, member: Membership, hours: Hours) -> None:
    """The balance becomes nothing. What is owed can't come from the pot: the timebank cancels it,
    so that it stands in the report of hours that were created and cancelled."""
    scope = work.scope.id
    balance = await books.balance(work.tx, scope, member.person_id)
    if balance == 0:
        return
    own = await account_of(work.tx, scope, member.person_id)
    other = Account(scope, "pot" if hours == "pot" and balance > 0 else "issue")
    transfer = Transfer(
        f"membership:{member.id}:left:{work.now:%Y%m%d%H%M%S}",
        "leaving",
        "leaving",
        (Posting(own, -balance), Posting(other, balance)),
    )
    await books.post(
        work.tx,
        transfer,
        work.now,
        actor_id=work.actor.id or None,
        on_behalf_of=None if member.person_id == work.actor.id else member.person_id,
    )


async def balance_of(work: Work, person_id: int) -> int:
    """What somebody's balance is, in minutes, before they leave."""
    return await books.balance(work.tx, work.scope.id, person_id)


async def end_organisation(work: Work, organisation_id: int, hours: Hours) -> None:
    """A broker ends an organisation's membership: nobody acts for it any more, and its hours go
    where the broker says."""
    work.demand("member.act")
    found = await delegates.organisation(work.tx, organisation_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if not await delegates.end_organisation(work.tx, organisation_id, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    await leave(work, found.person_id, hours)
    work.audit("organisation.end", "organisation", organisation_id)
    work.refresh("organisation", organisation_id, "organisation.ended")
