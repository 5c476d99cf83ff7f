"""Moving from one timebank to another: the broker of the one that is left confirms, the broker of
the other lets the member in, and the balance goes along in one transfer, whether hours or a debt.

Both brokers see the balance before they say yes. What was under way where the member leaves ends as
when somebody leaves; its history stays.
"""

from collections.abc import Sequence
from dataclasses import replace

from domain import across
from domain.across import MoveAction, MovePart
from domain.errors import DomainError, NotFound
from domain.permissions import Role
from services import decided, leaving, listings, membership, opposite, pacts
from services.accounts import account_of
from services.notices import NoticeButton
from services.work import Work
from storage import consents, people
from storage import crossings as rows
from storage import exchanges as exchange_rows
from storage import ledger as books
from storage import pacts as pact_rows
from storage.crossings import Relocation
from storage.people import Membership, MembershipState

CARD = "move"
BROKER: frozenset[Role] = frozenset({"broker"})
KEY_FAMILIES = ("notice-move-",)


async def ask(work: Work, to_id: int, area: str | None) -> int:
    """A member asks to move from this timebank to another, whose privacy notice and code of conduct
    they agree to by it. Raises DomainError where they may not leave, or a move waits already."""
    await leaving.may_leave(work, work.actor.id)
    if to_id not in {one.id for one in await pacts.partners(work)}:
        raise NotFound
    if await rows.open_move(work.tx, work.actor.id) is not None:
        raise DomainError("refusal-move-asked")
    made = await rows.add_move(
        work.tx, work.actor.id, work.scope.id, to_id, area[:100] if area else None, work.now
    )
    if made is None:
        raise DomainError("refusal-move-asked")
    for purpose, version in (
        ("privacy-notice", membership.NOTICE_VERSION),
        ("code-of-conduct", membership.CODE_OF_CONDUCT_VERSION),
    ):
        consents.give(work.tx, work.actor.id, to_id, purpose, version, work.now)
    work.audit("move.ask", "relocation", made)
    await _brokers(work, made, work.scope.id, work.actor.id, "move.asked")
    return made


async def confirm(work: Work, move_id: int) -> Relocation:
    """The broker of the timebank that is left lets the member go; the other's broker is asked."""
    found = await _find(work, move_id, "confirm")
    moved = await _write(work, found, "old", "confirm", confirmed_by=work.actor.id)
    await _brokers(work, move_id, found.to_id, found.person_id, "move.confirmed")
    return moved


async def approve(work: Work, move_id: int) -> Relocation:
    """The broker of the timebank that is joined lets the member in, and everything happens at once:
    what was under way ends, the balance goes along, one membership ends and the other begins.
    Raises DomainError where the member may not leave any more."""
    found = await _find(work, move_id, "approve")
    there = await _in_old(work, found)
    present = await leaving.may_leave(there, found.person_id)
    await _demand_decided(work, found)
    await leaving.end_all(there, found.person_id)
    joined = await _join(work, found, present)
    minutes = await _take_along(work, found)
    await leaving.end_membership(there, present, "moved")
    people.choose_community(work.tx, found.person_id, found.to_id)
    moved = await _write(work, found, "new", "approve", minutes=minutes, joined=joined)
    await _tell(work, moved)
    return moved


async def decline(work: Work, move_id: int, reason: str) -> Relocation:
    """Either broker says no, with a reason that the member reads; nothing changes for them."""
    found = await _find(work, move_id, "decline")
    moved = await _write(work, found, parts(found, work)[0], "decline", note=reason)
    await _tell(work, moved)
    return moved


async def cancel(work: Work, move_id: int) -> Relocation:
    """The member stays after all."""
    found = await _find(work, move_id, "cancel")
    return await _write(work, found, "mover", "cancel")


async def reverse(work: Work, move_id: int, reason: str) -> Relocation:
    """A broker of either undoes it: the balance goes back as it came, the member is one of the old
    timebank again, and of the new one only where they were before."""
    found = await _find(work, move_id, "reverse")
    part: MovePart = parts(found, work)[0]
    if found.joined:
        new = await people.membership(work.tx, found.to_id, found.person_id)
        if new is not None and new.state in ("approved", "paused"):
            here = await pacts.elsewhere(work, found.to_id)
            here.roles = BROKER
            await leaving.end_all(here, found.person_id)
            await leaving.end_membership(here, new, "moved back")
    old = await people.membership(work.tx, found.from_id, found.person_id)
    if old is not None:
        before: Sequence[MembershipState] = ("left",)
        await people.decide(work.tx, old.id, before, "approved", work.actor.id, work.now, None)
    if found.minutes:
        pact = await pacts.pair(work, found.from_id, found.to_id)
        await pact_rows.locked(work.tx, pact.id)
        await opposite.post(work, f"move:{found.id}", f"move:{found.id}:reversed")
    people.choose_community(work.tx, found.person_id, found.from_id)
    moved = await _write(work, found, part, "reverse", note=reason)
    work.refresh_menu(found.person_id)
    await _tell(work, moved)
    return moved


async def balance_of(work: Work, found: Relocation) -> int:
    """What would go along now, in minutes; below nothing where it is a debt."""
    return await books.balance(work.tx, found.from_id, found.person_id)


def parts(found: Relocation, work: Work) -> tuple[MovePart, ...]:
    """What the actor is to it, in the timebank they use now."""
    return parts_of(found, work.actor.id, work.roles, work.scope.id)


def parts_of(
    found: Relocation, person_id: int, roles: frozenset[Role], community_id: int
) -> tuple[MovePart, ...]:
    """As `parts`, for whoever looks at its card; `community_id` is where those roles are held."""
    if person_id == found.person_id:
        return ("mover",)
    if "broker" not in roles:
        return ()
    if community_id == found.from_id:
        return ("old",)
    return ("new",) if community_id == found.to_id else ()


async def demand(work: Work, move_id: int, action: MoveAction) -> Relocation:
    """The move, if the actor may take this action on it now. Raises DomainError."""
    return await _find(work, move_id, action)


async def _find(work: Work, move_id: int, action: MoveAction) -> Relocation:
    found = await rows.relocation(work.tx, move_id, hold=True)
    mine = parts(found, work) if found is not None else ()
    if found is None or not mine:
        raise NotFound
    if mine[0] == "mover":
        work.within("leave")
        if action != "cancel":
            raise DomainError("refusal-own-membership")
    else:
        work.demand("member.decide")
        if found.person_id in work.near:
            raise DomainError("refusal-own-membership")
    if (mine[0], action) not in across.MOVES[found.state]:
        raise DomainError("toast-already-done")
    return found


async def _write(
    work: Work,
    found: Relocation,
    part: MovePart,
    action: MoveAction,
    *,
    minutes: int | None = None,
    joined: bool | None = None,
    confirmed_by: int | None = None,
    note: str | None = None,
) -> Relocation:
    moved = replace(
        found,
        state=across.MOVES[found.state][part, action],
        minutes=found.minutes if minutes is None else minutes,
        joined=found.joined if joined is None else joined,
        confirmed_by=confirmed_by or found.confirmed_by,
        decided_by=found.decided_by if part == "mover" else work.actor.id,
        note=note or found.note,
    )
    if not await rows.move_on(work.tx, found.state, moved, work.now):
        raise DomainError("toast-already-done")
    work.audit(f"move.{action}", "relocation", found.id)
    if action in ("confirm", "approve", "decline"):
        decided.final(work, CARD, found.id, action, moved.state, "across")
    work.refresh(CARD, found.id, f"move.{moved.state}")
    return moved


async def _demand_decided(work: Work, found: Relocation) -> None:
    """Hours that are still between the two sides would be left behind: they are decided first."""
    who = (found.from_id, found.person_id)
    undecided = await exchange_rows.any_open(work.tx, *who, leaving.UNDECIDED)
    across_ = [one.state for one in await rows.open_of(work.tx, *who)]
    if undecided or {"logged", "problem", "confirmed", "named"} & set(across_):
        raise DomainError("refusal-move-undecided", name=found.name, timebank=found.from_name)


async def _in_old(work: Work, found: Relocation) -> Work:
    """Their old timebank, in the name of the broker there who let them go."""
    there = await pacts.elsewhere(work, found.from_id)
    broker = await people.person(work.tx, found.confirmed_by or 0)
    if broker is not None:
        there.actor = broker
    there.roles = BROKER
    return there


async def _join(work: Work, found: Relocation, old: Membership) -> bool:
    """The membership in the new timebank, with what the old one knew; False where there was one."""
    present = await people.membership(work.tx, found.to_id, found.person_id)
    if present is not None and present.state == "approved":
        return False
    membership_id = await people.apply(
        work.tx,
        {
            "community_id": found.to_id,
            "person_id": found.person_id,
            "adult": old.adult,
            "area": found.area,
            "reach": old.reach,
            "want": old.want,
            "offer": old.offer,
            "now": work.now,
        },
    ) or (present.id if present is not None else 0)
    before: Sequence[MembershipState] = ("applied", "meeting", "paused")
    if not await people.decide(
        work.tx,
        membership_id,
        before,
        "approved",
        work.actor.id,
        work.now,
    ):
        raise DomainError("toast-already-done")
    # No welcome hours: they had theirs, and bring along what they have.
    await listings.from_application(work, found.person_id, old.want, old.offer)
    work.refresh(membership.CARD, membership_id, "membership.approved")
    work.refresh_menu(found.person_id)
    return True


async def _take_along(work: Work, found: Relocation) -> int:
    pact = await pacts.pair(work, found.from_id, found.to_id)
    await pact_rows.locked(work.tx, pact.id)
    balance = await balance_of(work, found)
    if balance:
        old = await account_of(work.tx, found.from_id, found.person_id)
        new = await account_of(work.tx, found.to_id, found.person_id)
        transfer = across.take_along(f"move:{found.id}", old, new, pact.id, balance)
        await books.post(
            work.tx, transfer, work.now, actor_id=work.actor.id, on_behalf_of=found.person_id
        )
        work.refresh(pacts.CARD, pact.id, "pact.moved")
    return balance


async def _brokers(work: Work, move_id: int, community_id: int, mover: int, reason: str) -> None:
    there = await pacts.elsewhere(work, community_id)
    for broker in await people.with_role(work.tx, community_id, "broker"):
        if broker.id not in (work.actor.id, mover):
            there.show_card(broker.id, CARD, move_id, reason, fresh=True)


async def _tell(work: Work, moved: Relocation) -> None:
    where = moved.to_id if moved.state == "done" else moved.from_id
    there = await pacts.elsewhere(work, where)
    minutes = moved.minutes or 0
    there.tell(
        moved.person_id,
        f"move.{moved.state}",
        f"notice-move-{moved.state}",
        once=f"move:{moved.id}:{moved.state}",
        buttons=(NoticeButton("btn-home", "home"), NoticeButton("btn-talk-to-a-person", "talk")),
        old=moved.from_name,
        new=moved.to_name,
        minutes=abs(minutes),
        standing="have" if minutes > 0 else "owe" if minutes < 0 else "even",
        words=moved.note or "",
    )
    others = {moved.from_id, moved.to_id} - {work.scope.id}
    for community_id in others:
        await _brokers(work, moved.id, community_id, moved.person_id, f"move.{moved.state}")
