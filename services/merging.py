"""Two records of one person are made one: a broker asks, a second person says yes, and for 30 days
a broker can undo it.

What is not yet in the books is pointed at the record that stays, with a list of what was pointed;
what is in the books stays on the record that goes, for the ledger is never edited. Its balance
moves in one transfer; what is posted on its account later (old help reversed, say) is carried over
by storage/ledger; and all of that goes back by reversals.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from domain import four_eyes
from domain.errors import DomainError, NotFound
from domain.ledger import Posting, Transfer
from services import members, membership, new_phone, opposite, pot
from services.accounts import account_of
from services.notices import pack
from services.work import Work
from storage import delegates, outbox, people, record_codes
from storage import ledger as books
from storage import members as member_rows
from storage import mergers as rows
from storage.mergers import Merger
from storage.people import Membership, MembershipState, Person

CARD = "merger"
UNDO_DAYS = 30
OPEN: tuple[MembershipState, ...] = ("applied", "meeting", "approved", "paused")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records, for comparing them."""

    member: Membership
    person: Person
    balance: int
    things: int


async def side(work: Work, membership_id: int) -> Side:
    """A record as the broker compares it. Raises as `members.demand`."""
    member, person = await members.demand(work, membership_id)
    about = await member_rows.about(work.tx, work.scope.id, person.id, last=50)
    things = about.requests + about.cases + about.offers + about.wants + len(about.last)
    return Side(member, person, about.balance, things)


async def ask(work: Work, kept: int, gone: int) -> int:
    """A broker asks that the membership `gone` becomes part of `kept`. Returns the merger's id.

    Raises DomainError where it can't be: one person twice, organisations, somebody with a role or
    another timebank, help between the two, and where nobody could be the second person.
    """
    stays, goes = await side(work, kept), await side(work, gone)
    await _demand(work, stays, goes)
    without = {work.actor.id, stays.person.id, goes.person.id}
    seconds = await pot.seconds(work, without)
    if four_eyes.needs_second("merge") and not seconds:
        raise DomainError("refusal-no-second")
    rows.lock(work.tx, work.scope.id)
    if await rows.open_with(work.tx, work.scope.id, stays.person.id, goes.person.id):
        raise DomainError("refusal-merge-already")
    made = await rows.add(
        work.tx, work.scope.id, stays.person.id, goes.person.id, work.actor.id, work.now
    )
    if made is None:
        raise DomainError("refusal-merge-already")
    for one in seconds:
        work.show_card(one.id, CARD, made, "merger.asked", fresh=True)
    work.audit("merger.ask", "merger", made)
    return made


async def _demand(work: Work, stays: Side, goes: Side) -> None:
    if stays.person.id == goes.person.id:
        raise DomainError("refusal-merge-same")
    if stays.member.state not in OPEN or goes.member.state not in (*OPEN, "left", "declined"):
        raise DomainError("refusal-merge-state")
    for one in (stays, goes):
        if await delegates.organisation_of(work.tx, one.person.id) is not None:
            raise DomainError("refusal-merge-organisation")
    held = await people.roles(work.tx, goes.person.id)
    if any(role != "member" for _, role in held):
        raise DomainError("refusal-merge-role", name=goes.person.name)
    if any(community_id != work.scope.id for community_id, _ in held):
        raise DomainError("refusal-merge-elsewhere", name=goes.person.name)


async def decide(work: Work, merger_id: int, *, yes: bool) -> Merger:
    """A second person says yes, and the two are one; or no, and nothing changes."""
    rows.lock(work.tx, work.scope.id)
    found = await find(work, merger_id)
    if four_eyes.needs_second("merge") and found.asked_by == work.actor.id:
        raise DomainError("refusal-second-person")
    await _move(work, found, "done" if yes else "declined")
    if yes:
        await unite(work, found)
    return found


async def withdraw(work: Work, merger_id: int) -> Merger:
    """Whoever asked takes it back."""
    found = await find(work, merger_id)
    if found.asked_by != work.actor.id:
        raise NotFound
    await _move(work, found, "withdrawn")
    return found


async def unite(work: Work, found: Merger) -> None:
    """Makes the two one, now. The caller has decided that it may be, and holds the lock."""
    scope = work.scope.id
    gone = await people.person(work.tx, found.gone_id)
    kept = await people.person(work.tx, found.kept_id)
    member = await people.membership(work.tx, scope, found.gone_id)
    stays = await people.membership(work.tx, scope, found.kept_id)
    if gone is None or kept is None or member is None or stays is None:
        raise NotFound
    if stays.state not in OPEN:
        raise DomainError("refusal-merge-state")
    await rows.point(work.tx, found)
    record_codes.void(work.tx, scope, gone.id)
    own = await account_of(work.tx, scope, gone.id)
    other = await account_of(work.tx, scope, kept.id)
    await books.hold(work.tx, own, other)
    minutes = await books.balance(work.tx, scope, gone.id)
    if minutes:
        transfer = Transfer(
            f"merge:{found.id}",
            "correction",
            "merge",
            (Posting(own, -minutes), Posting(other, minutes)),
        )
        if not await books.post(work.tx, transfer, work.now, actor_id=work.actor.id):
            raise DomainError("toast-already-done")
    before: MembershipState = member.state
    if not await people.decide(
        work.tx, member.id, (before,), "merged", work.actor.id, work.now, member.reason
    ):
        raise DomainError("toast-already-done")
    account = await _account(work, found, kept, gone)
    rows.moved(work.tx, found.id, before, minutes, gone.telegram_id, account)
    work.audit("merger.done", "merger", found.id)
    _refresh(work, stays, member)


async def _account(work: Work, found: Merger, kept: Person, gone: Person) -> str | None:
    """The Telegram account of the record that goes: it moves where the other has none, else it is
    cut off, for one person has one account here. Roles that the other holds then wait for an
    administrator's yes, as with a code."""
    if gone.telegram_id is None:
        return None
    await rows.take_account(work.tx, gone.id, gone.telegram_id)
    if kept.telegram_id is None:
        await _verify(work, found, kept, gone)
        await rows.give_account(work.tx, kept.id, gone.telegram_id)
        people.choose_community(work.tx, kept.id, work.scope.id)
        work.refresh_menu(kept.id)
        return "moved"
    cut_off(work, gone.telegram_id)
    return "cut"


async def _verify(work: Work, found: Merger, kept: Person, gone: Person) -> None:
    here = await record_codes.roles_of(work.tx, work.scope.id, kept.id)
    if not here and not await record_codes.elsewhere(work.tx, work.scope.id, kept.id):
        return
    code_id = await record_codes.add(
        work.tx,
        work.scope.id,
        kept.id,
        membership.digest(f"merger:{found.id}:{secrets.token_hex(16)}"),
        found.asked_by,
        work.now,
        work.now,
        state="used",
        used_by=gone.id,
    )
    await new_phone.verify(work, kept.id, code_id, kept.name, found.asked_by)


def cut_off(work: Work, telegram_id: int) -> None:
    """An account that belongs to no record here any more: what waits for it is dropped, its buttons
    are forgotten, and it is told so, without whose record it was."""
    work.tx.later(
        outbox.DROP_FOR_CHAT, chat_id=telegram_id, now=work.now, cause="the account was cut off"
    )
    work.tx.later(rows.FORGET_KEYBOARD, chat_id=telegram_id)
    outbox.queue(
        work.tx,
        telegram_id,
        "notice",
        "account.cut",
        pack("claim-cut-off", {"timebank": work.scope.name}, ()),
        work.now,
        key=f"account:{telegram_id}:cut:{work.now:%Y%m%d%H%M%S}",
    )


async def undo(work: Work, merger_id: int) -> tuple[Merger, int]:
    """A broker makes them two again: all that was pointed elsewhere goes back, but what came into
    the books since; says how many things those are. Raises DomainError after 30 days."""
    work.demand("member.decide")
    rows.lock(work.tx, work.scope.id)
    found = await find(work, merger_id)
    if found.state != "done" or found.decided_at is None:
        raise DomainError("toast-already-done")
    if work.now > found.decided_at + timedelta(days=UNDO_DAYS):
        raise DomainError("refusal-merge-late", days=UNDO_DAYS)
    if not await rows.undo(work.tx, found.id, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    stayed = await rows.put_back(work.tx, found)
    await _hours_back(work, found)
    member = await people.membership(work.tx, work.scope.id, found.gone_id)
    stays = await people.membership(work.tx, work.scope.id, found.kept_id)
    if member is None or stays is None:
        raise NotFound
    state: MembershipState = found.before  # type: ignore[assignment]
    await people.decide(
        work.tx, member.id, ("merged",), state, work.actor.id, work.now, member.reason
    )
    if found.telegram_id is not None:
        if found.account == "moved":
            await rows.take_account(work.tx, found.kept_id, found.telegram_id)
        await rows.give_account(work.tx, found.gone_id, found.telegram_id)
        work.refresh_menu(found.gone_id)
    work.audit("merger.undone", "merger", found.id)
    work.refresh(CARD, found.id, "merger.undone")
    _refresh(work, stays, member)
    return found, stayed


async def _hours_back(work: Work, found: Merger) -> None:
    """The record that went has again what it had, and what was posted on its account since."""
    scope = work.scope.id
    own, other = [await account_of(work.tx, scope, one) for one in (found.gone_id, found.kept_id)]
    await books.hold(work.tx, own, other)
    since = await books.carried(work.tx, scope, found.gone_id, found.id)
    for key in (f"merge:{found.id}", *since):
        await opposite.post_if_there(work, key, f"{key}:reversed")


async def find(work: Work, merger_id: int) -> Merger:
    """A merger of this timebank that the actor may see. Raises NotFound; DomainError about
    oneself."""
    work.demand("member.second")
    found = await rows.find(work.tx, merger_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if work.own(found.kept_id, found.gone_id):
        raise DomainError("refusal-own-member")
    return found


async def _move(work: Work, found: Merger, state: str) -> None:
    if not await rows.decide(work.tx, found.id, state, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    work.audit(f"merger.{state}", "merger", found.id)
    work.refresh(CARD, found.id, f"merger.{state}")


def _refresh(work: Work, *some: Membership) -> None:
    for member in some:
        work.refresh(members.CARD, member.id, "member.merged")
