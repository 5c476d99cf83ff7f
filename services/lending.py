"""Lending: things that members and groups lend, and the bookings of them.

Whoever books a thing locks its row first and looks then, so that no two bookings that an owner
agreed to overlap. When it is back and both say so, one transfer moves the hours.
"""

from dataclasses import dataclass, replace

from domain import lending as rules
from domain.errors import DomainError, NotAllowed, NotFound
from domain.ledger import Posting, Transfer, reversal
from domain.lending import Action, Kind, Part, Slot, State
from domain.reading.public import scrub
from domain.working_time import nudge_time
from services import decided
from services import lending_news as news
from services import rules as timebank
from services.accounts import accounts_of
from services.work import Work
from storage import acquaintances, apart, people
from storage import ledger as books
from storage import lending as rows
from storage.db import Row
from storage.lending import Booking, Item

CARD = "booking"
ITEM_CARD = "item"
FETCH = 300
WHAT = 100


@dataclass(frozen=True, slots=True)
class NewItem:
    """What somebody says about a thing that they lend; `longest` in hours."""

    words: str
    kind: Kind
    longest: int
    collect: str | None = None
    area: str | None = None


async def allowed(work: Work) -> None:
    """Raises DomainError where this timebank lends nothing, or the actor is no member."""
    work.demand("item.lend")
    if "lending" not in (await timebank.of(work)).some("kinds"):
        raise DomainError("refusal-lend-not-here")


async def offer(work: Work, new: NewItem) -> int:
    """Puts a thing before the members. Returns its id. Raises DomainError for what is never lent
    and for words of which nothing may be shown."""
    await allowed(work)
    shown = check_words(new.words)
    if not 1 <= new.longest <= rules.LONGEST_HOURS:
        raise DomainError("refusal-lend-longest", most=rules.LONGEST_HOURS // 24)
    member = await people.membership(work.tx, work.scope.id, work.member)
    item_id = await rows.add_item(
        work.tx,
        community_id=work.scope.id,
        person_id=work.member,
        made_by=work.actor.id,
        kind=new.kind,
        words=new.words,
        shown=shown,
        collect=new.collect,
        area=new.area or (member.area if member is not None else None),
        longest=new.longest,
        now=work.now,
    )
    work.audit("item.offer", "item", item_id)
    return item_id


def check_words(words: str) -> str:
    """What others may read of these words. Raises DomainError for what is never lent, and where
    nothing is left to show."""
    if rules.never(words):
        raise DomainError("refusal-lend-never")
    shown = " ".join(scrub(words).text.split())[:WHAT]
    if not any(sign.isalpha() for sign in shown):
        raise DomainError("refusal-lend-words")
    return shown


async def set_item(work: Work, item_id: int, state: str) -> None:
    """The owner (or a broker) pauses it, shows it again or takes it away; taken away, what was
    asked or agreed is called off and the borrowers are told. Raises NotFound."""
    work.within("lend")
    item = await rows.locked_item(work.tx, item_id)
    if item is None or item.community_id != work.scope.id or item.state == "removed":
        raise NotFound
    if item.person_id != work.member and "broker" not in work.roles:
        raise NotFound
    await rows.move_item(work.tx, item_id, state, work.now)
    if state == "removed":
        for one in await rows.open_of_item(work.tx, item_id):
            await _move(work, one, "owner", "decline" if one.state == "asked" else "cancel")
    work.refresh(ITEM_CARD, item_id, f"item.{state}")
    work.audit(f"item.{state}", "item", item_id)


async def leave(work: Work, person_id: int, *, resting: bool = False) -> None:
    """Somebody leaves the timebank, or is paused (`resting`): what they lend is taken away, or
    hidden, and what they were to lend or borrow is called off. What is out stays to be settled."""
    state = "paused" if resting else "removed"
    for item in await rows.items_of(work.tx, work.scope.id, person_id):
        await rows.move_item(work.tx, item.id, state, work.now)
        work.refresh(ITEM_CARD, item.id, f"item.{state}")
    for one in await rows.open_of(work.tx, work.scope.id, person_id, limit=200):
        part: Part = "owner" if one.owner_id == person_id else "borrower"
        action: Action = "decline" if (one.state, part) == ("asked", "owner") else "cancel"
        if one.state in ("asked", "agreed"):
            await _move(work, one, part, action)


async def ask(work: Work, item_id: int, slot: Slot) -> int:
    """Asks the owner for a thing at a time. Returns the booking's id; asking the same twice is
    harmless. Raises DomainError where it can't be had then."""
    await allowed(work)
    item = await visible(work, item_id)
    if item.person_id == work.member:
        raise DomainError("refusal-lend-own")
    rules.check(slot, item.longest, work.now)
    if (present := await rows.same(work.tx, item_id, work.member, slot)) is not None:
        return present
    if await rows.clash(work.tx, item_id, slot) is not None:
        raise DomainError("refusal-lend-taken")
    minutes = (await timebank.of(work)).number("lending_minutes")
    booking_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        item_id=item_id,
        person_id=work.member,
        made_by=work.actor.id,
        slot=slot,
        minutes=minutes,
        now=work.now,
    )
    rows.event(work.tx, booking_id, "ask", "asked", work.actor.id, work.now)
    found = await rows.find(work.tx, booking_id)
    assert found is not None
    news.asked(work, found)
    work.audit("booking.ask", "booking", booking_id)
    return booking_id


async def visible(work: Work, item_id: int) -> Item:
    """A thing that the actor may see and borrow. Raises NotFound: to somebody kept apart from its
    owner it is not there."""
    work.demand("item.lend")
    item = await rows.item(work.tx, item_id)
    if item is None or item.community_id != work.scope.id:
        raise NotFound
    if item.person_id == work.member:
        return item
    member = await people.membership(work.tx, work.scope.id, item.person_id)
    if item.state != "active" or member is None or member.state != "approved":
        raise DomainError("refusal-lend-gone")
    if await apart.between(work.tx, work.scope.id, item.person_id, work.member):
        raise DomainError("refusal-lend-gone")
    return item


async def agree(work: Work, booking_id: int) -> Booking:
    """The owner says yes. Raises DomainError where they said yes to somebody else at that time."""
    found = await _find(work, booking_id)
    await rows.locked_item(work.tx, found.item_id)
    if found.starts_at <= work.now:
        raise DomainError("refusal-lend-past")
    if await rows.clash(work.tx, found.item_id, found.slot, found.id) is not None:
        raise DomainError("refusal-lend-clash")
    if await apart.between(work.tx, work.scope.id, found.owner_id, found.borrower_id):
        raise DomainError("refusal-lend-gone")
    moved = await act(work, booking_id, "agree")
    acquaintances.meet(
        work.tx, work.scope.id, found.owner_id, found.borrower_id, "introduced", work.now
    )
    return moved


async def act(work: Work, booking_id: int, action: Action, *, words: str | None = None) -> Booking:
    """One side, or a broker who is neither, takes a step. Raises DomainError where it can't be
    taken now, NotFound where the booking is nobody's business of theirs."""
    found = await _find(work, booking_id)
    return await _move(work, found, _part_for(work, found, action), action, words=words)


async def settle(work: Work, booking_id: int, minutes: int, words: str) -> Booking:
    """A broker decides what moves after hearing both; both read why."""
    if not 0 <= minutes <= 600:
        raise DomainError("refusal-log-length")
    found = await _find(work, booking_id)
    part = _part_for(work, found, "settle")
    return await _move(work, found, part, "settle", words=words, minutes=minutes)


def part_of(booking: Booking, person_id: int) -> Part | None:
    """Which side of the booking this person is."""
    if person_id == booking.owner_id:
        return "owner"
    return "borrower" if person_id == booking.borrower_id else None


async def demand(work: Work, booking_id: int, action: Action) -> Booking:
    """The booking, if the actor may take this step now. Raises DomainError."""
    found = await _find(work, booking_id)
    if (_part_for(work, found, action), action) not in rules.TRANSITIONS[found.state]:
        raise DomainError("toast-already-done")
    return found


async def by_clock(work: Work, booking_id: int, action: Action) -> bool:
    """Time takes a step; False where the booking has moved on."""
    found = await rows.find(work.tx, booking_id)
    if found is None or ("clock", action) not in rules.TRANSITIONS[found.state]:
        return False
    await _move(work, found, "clock", action)
    return True


async def _find(work: Work, booking_id: int) -> Booking:
    found = await rows.find(work.tx, booking_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if part_of(found, work.member) is None:
        try:
            work.demand("exchange.decide")
        except NotAllowed:
            raise NotFound from None  # who borrows what is nobody else's business
    return found


def _part_for(work: Work, booking: Booking, action: Action) -> Part:
    part = part_of(booking, work.member)
    if rules.parts(action) == {"broker"}:
        work.demand("exchange.decide")
        if work.own(booking.owner_id, booking.borrower_id):
            raise DomainError("refusal-own-exchange")
        return "broker"
    if part is None:
        raise NotFound
    work.within("lend")
    # Whoever acts for one side can't answer for the other side that is themselves, nor say yes for
    # both where they act for both.
    other = booking.borrower_id if part == "owner" else booking.owner_id
    both = action in ("agree", "confirm") and other in work.helps
    if work.member != work.actor.id and (other == work.actor.id or both):
        raise DomainError("refusal-own-exchange")
    return part


async def _move(
    work: Work,
    found: Booking,
    part: Part,
    action: Action,
    *,
    words: str | None = None,
    minutes: int | None = None,
) -> Booking:
    state: State | None = rules.TRANSITIONS[found.state].get((part, action))
    if state is None:
        raise DomainError("toast-already-done")
    moved = replace(
        found,
        state=state,
        minutes=found.minutes if minutes is None else minutes,
        note=words or found.note,
        decided_by=work.actor.id if part == "broker" else found.decided_by,
    )
    if not await rows.move(work.tx, found.state, moved, work.now):
        raise DomainError("toast-already-done")
    who = None if part == "clock" else work.actor.id
    rows.event(work.tx, found.id, action, state, who, work.now, words)
    if action in ("settle", "close", "reverse"):
        _keep(work, found, action, state)
    if state == "back":
        await _post(work, moved)
    elif state == "reversed":
        await _reverse(work, moved)
    await news.tell(work, moved, part, action)
    work.audit(f"booking.{action}", "booking", found.id)
    return moved


def _keep(work: Work, found: Booking, action: Action, state: State) -> None:
    before = {
        "state": found.state,
        "note": found.note,
        "decided_by": found.decided_by,
        "minutes": found.minutes,
        "round": found.round + (state in ("back", "reversed")),
    }
    decided.keep(work, CARD, found.id, action, state, before)


def _key(booking: Booking) -> str:
    return f"{booking.key}:posted"


async def _post(work: Work, booking: Booking) -> None:
    """The lender gets what the borrower gives; nothing where lending counts for no hours here."""
    if booking.minutes == 0:
        return
    sides = (booking.owner_id, booking.borrower_id)
    accounts = await accounts_of(work.tx, work.scope.id, sides)
    lender, borrower = (accounts[one] for one in sides)
    postings = (Posting(lender, booking.minutes), Posting(borrower, -booking.minutes))
    transfer = Transfer(_key(booking), "exchange", "lending", postings)
    await books.post(
        work.tx, transfer, work.now, actor_id=work.actor.id or None, on_behalf_of=work.on_behalf_of
    )
    acquaintances.meet(
        work.tx, work.scope.id, booking.owner_id, booking.borrower_id, "exchange", work.now
    )


async def _reverse(work: Work, booking: Booking) -> None:
    original = await books.by_key(work.tx, _key(booking))
    if original is None:
        return
    undo = reversal(original, f"{booking.key}:reversed")
    if not await books.post(work.tx, undo, work.now, actor_id=work.actor.id):
        raise DomainError("toast-already-done")


async def remind(work: Work, row: Row) -> bool:
    """A reminder is due: looked at again, for the booking may have moved on."""
    found = await rows.find(work.tx, row["object_id"])
    if found is None:
        return False
    kind = str(row["kind"])
    if kind == "lending.begin":
        action: Action = "lapse" if found.state == "asked" else "begin"
        return await by_clock(work, found.id, action)
    if kind == "lending.late":
        return await by_clock(work, found.id, "late")
    if kind == "lending.silent":
        after = rules.LAPSES.get(found.state)
        since = found.changed
        if after is None or work.now < nudge_time(since, after.days, work.zone):
            return False
        return await by_clock(work, found.id, "lapse")
    waits = {
        "lending.coming": found.state == "agreed",
        "lending.due": found.state == "out",
        "lending.nudge": row["person_id"] == waits_for(found),
    }
    if not waits[kind]:
        return False
    work.show_card(row["person_id"], CARD, found.id, kind, fresh=True)
    return True


def waits_for(booking: Booking) -> int | None:
    """Who is to answer next."""
    if booking.state in ("asked", "brought"):
        return booking.owner_id
    return booking.borrower_id if booking.state == "checked" else None


KINDS = (
    "lending.nudge",
    "lending.begin",
    "lending.coming",
    "lending.due",
    "lending.late",
    "lending.silent",
)
"""The reminders of a booking."""
