"""Things to lend, and the times for which they are booked."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

from domain.ledger import round_key
from domain.lending import Action, Kind, Slot, State
from storage.away import not_away
from storage.db import Row, Tx, moment_of
from storage.records import of_row

GROUP = """CASE WHEN EXISTS (SELECT 1 FROM account k WHERE k.community_id = {at}
    AND k.kind = 'organisation' AND k.owner_id = {who}) THEN 1 ELSE 0 END"""
"""Whether a side is an organisation, which has no first name."""
ITEM = f"""i.id, i.community_id, i.person_id, i.kind, i.words, i.shown, i.collect, i.area,
    i.longest, i.state, p.name AS owner_name, {GROUP.format(at="i.community_id", who="i.person_id")}
    AS owner_group"""
ITEM_FROM = "FROM item i JOIN person p ON p.id = i.person_id"
ITEM_BY_ID = f"SELECT {ITEM} {ITEM_FROM} WHERE i.id = :id"
ADD_ITEM = """
INSERT INTO item (community_id, person_id, made_by, kind, words, shown, collect, area, longest,
    state, created_at, changed_at)
VALUES (:community_id, :person_id, :made_by, :kind, :words, :shown, :collect, :area, :longest,
    'active', :now, :now) RETURNING id"""
# An UPDATE that changes nothing takes the row's lock on PostgreSQL until the commit, so that two
# who book the same thing come one after the other; SQLite has one writer anyhow.
LOCK = "UPDATE item SET longest = longest WHERE id = :id"
MOVE_ITEM = """
UPDATE item SET state = :state, changed_at = :now WHERE id = :id AND state <> 'removed'"""
OF_PERSON = f"""
SELECT {ITEM} {ITEM_FROM} WHERE i.person_id = :person_id AND i.community_id = :community_id
    AND i.state <> 'removed' ORDER BY i.id DESC LIMIT :limit"""
# Nothing of people who are away or paused, or who are kept apart from the one who looks.
SHOWN = f"""
SELECT {ITEM} {ITEM_FROM}
JOIN membership m ON m.person_id = i.person_id AND m.community_id = i.community_id
WHERE i.community_id = :community_id AND i.state = 'active' AND m.state = 'approved'
    AND {not_away("i.person_id", "i.community_id")}
    AND NOT EXISTS (SELECT 1 FROM apart x WHERE x.community_id = i.community_id
        AND x.person_id = i.person_id AND x.other_id = :viewer)
ORDER BY i.id DESC LIMIT :limit"""

COLUMNS = f"""b.id, b.community_id, b.item_id, b.person_id, b.day, b.start, b.last_day, b.finish,
    b.zone, b.minutes, b.state, b.note, b.decided_by, b.created_at, b.changed_at, b.round,
    i.person_id AS owner_id, i.shown AS item_shown, i.collect, i.kind AS item_kind,
    o.name AS owner_name, p.name AS borrower_name,
    {GROUP.format(at="b.community_id", who="i.person_id")} AS owner_group,
    {GROUP.format(at="b.community_id", who="b.person_id")} AS borrower_group"""
FROM = """FROM booking b JOIN item i ON i.id = b.item_id JOIN person o ON o.id = i.person_id
JOIN person p ON p.id = b.person_id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE b.id = :id"
ADD = """
INSERT INTO booking (community_id, item_id, person_id, made_by, day, start, last_day, finish, zone,
    starts_at, ends_at, minutes, state, created_at, changed_at)
VALUES (:community_id, :item_id, :person_id, :made_by, :day, :start, :last_day, :finish, :zone,
    :starts_at, :ends_at, :minutes, 'asked', :now, :now) RETURNING id"""
MOVE = """
UPDATE booking SET state = :state, minutes = :minutes, note = :note, decided_by = :decided_by,
    changed_at = :now
WHERE id = :id AND state = :before"""
EVENT = """
INSERT INTO booking_event (booking_id, action, state, actor_id, words, at)
VALUES (:booking_id, :action, :state, :actor_id, :words, :now)"""
CLASH = f"""
SELECT {COLUMNS} {FROM} WHERE b.item_id = :item_id AND b.id <> :id
    AND b.state IN ('agreed', 'out', 'late', 'brought', 'checked', 'problem')
    AND b.starts_at < :ends_at AND b.ends_at > :starts_at ORDER BY b.starts_at LIMIT 1"""
OPEN_OF_ITEM = f"""
SELECT {COLUMNS} {FROM} WHERE b.item_id = :item_id AND b.state IN ('asked', 'agreed')
ORDER BY b.id LIMIT 200"""
OPEN_OF = f"""
SELECT {COLUMNS} {FROM} WHERE b.community_id = :community_id
    AND b.id IN (SELECT x.id FROM booking x WHERE x.person_id = :person_id
        UNION SELECT x.id FROM booking x JOIN item y ON y.id = x.item_id
        WHERE y.person_id = :person_id)
    AND b.state IN ('asked', 'agreed', 'out', 'late', 'brought', 'checked', 'problem')
ORDER BY b.starts_at, b.id LIMIT :limit"""
SAME = """
SELECT id FROM booking WHERE item_id = :item_id AND person_id = :person_id AND state = 'asked'
    AND starts_at = :starts_at AND ends_at = :ends_at"""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that its owner lends. `collect` is only for those to whom it is lent."""

    id: int
    community_id: int
    person_id: int
    kind: Kind
    words: str
    shown: str
    collect: str | None
    area: str | None
    longest: int
    state: str
    owner_name: str
    owner_group: int


@dataclass(frozen=True, slots=True)
class Booking:
    """One lending of a thing, from the asking to the books. `minutes`: what moves at its end."""

    id: int
    community_id: int
    item_id: int
    owner_id: int
    borrower_id: int
    slot: Slot
    minutes: int
    state: State
    note: str | None
    decided_by: int | None
    created_at: str
    changed_at: str
    round: int
    what: str
    kind: Kind
    collect: str | None
    owner_name: str
    borrower_name: str
    owner_group: int
    borrower_group: int

    @property
    def key(self) -> str:
        """What its transfers' keys begin with."""
        return round_key("booking", self.id, self.round)

    @property
    def starts_at(self) -> datetime:
        """When it is fetched."""
        return self.slot.starts_at

    @property
    def ends_at(self) -> datetime:
        """When it is due back."""
        return self.slot.ends_at

    @property
    def changed(self) -> datetime:
        """When its state changed last."""
        return moment_of(self.changed_at)


def item_of(row: Row) -> Item:
    """An item from a row with the columns of ITEM."""
    return of_row(Item, row)


def booking_of(row: Row) -> Booking:
    """A booking from a row with the columns of COLUMNS."""
    slot = Slot(
        date.fromisoformat(row["day"]),
        time.fromisoformat(row["start"]),
        date.fromisoformat(row["last_day"]),
        time.fromisoformat(row["finish"]),
        ZoneInfo(row["zone"]),
    )
    return Booking(
        row["id"],
        row["community_id"],
        row["item_id"],
        row["owner_id"],
        row["person_id"],
        slot,
        row["minutes"],
        row["state"],
        row["note"],
        row["decided_by"],
        row["created_at"],
        row["changed_at"],
        row["round"],
        row["item_shown"],
        row["item_kind"],
        row["collect"],
        row["owner_name"],
        row["borrower_name"],
        row["owner_group"],
        row["borrower_group"],
    )


async def add_item(tx: Tx, **values: Any) -> int:
    """Writes something to lend; answers with its id."""
    return int(await tx.value(ADD_ITEM, **values))


async def item(tx: Tx, item_id: int) -> Item | None:
    """The thing with this id; the caller checks who may see it."""
    row = await tx.row(ITEM_BY_ID, id=item_id)
    return item_of(row) if row else None


async def locked_item(tx: Tx, item_id: int) -> Item | None:
    """The same, with nobody else booking it before this transaction ends."""
    tx.later(LOCK, id=item_id)
    return await item(tx, item_id)


async def move_item(tx: Tx, item_id: int, state: str, now: datetime) -> bool:
    """Pauses, shows or removes it; False where it was removed before."""
    return bool(await tx.run(MOVE_ITEM, id=item_id, state=state, now=now))


async def items_of(tx: Tx, community_id: int, person_id: int, limit: int = 50) -> list[Item]:
    """What somebody lends, the newest first."""
    rows = await tx.rows(OF_PERSON, community_id=community_id, person_id=person_id, limit=limit)
    return [item_of(r) for r in rows]


async def shown(
    tx: Tx, community_id: int, viewer: int, today: date, limit: int = 200
) -> list[Item]:
    """What this member may see of the things to lend, their own included, the newest first."""
    rows = await tx.rows(SHOWN, community_id=community_id, viewer=viewer, today=today, limit=limit)
    return [item_of(r) for r in rows]


async def find(tx: Tx, booking_id: int) -> Booking | None:
    """The booking with this id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=booking_id)
    return booking_of(row) if row else None


async def add(
    tx: Tx,
    *,
    community_id: int,
    item_id: int,
    person_id: int,
    made_by: int,
    slot: Slot,
    minutes: int,
    now: datetime,
) -> int:
    """Writes that somebody asks for a thing; answers with the booking's id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            item_id=item_id,
            person_id=person_id,
            made_by=made_by,
            day=slot.day,
            start=slot.start,
            last_day=slot.last_day,
            finish=slot.finish,
            zone=slot.zone.key,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            minutes=minutes,
            now=now,
        )
    )


async def move(tx: Tx, before: State, booking: Booking, now: datetime) -> bool:
    """Writes the booking's new state if it is still in `before`: of two taps the first counts."""
    return bool(
        await tx.run(
            MOVE,
            id=booking.id,
            before=before,
            state=booking.state,
            minutes=booking.minutes,
            note=booking.note,
            decided_by=booking.decided_by,
            now=now,
        )
    )


def event(
    tx: Tx,
    booking_id: int,
    action: Action | Literal["undo"],
    state: State,
    actor_id: int | None,
    now: datetime,
    words: str | None = None,
) -> None:
    """A line in the booking's history."""
    tx.later(
        EVENT,
        booking_id=booking_id,
        action=action,
        state=state,
        actor_id=actor_id,
        words=words,
        now=now,
    )


async def clash(tx: Tx, item_id: int, slot: Slot, but: int = 0) -> Booking | None:
    """A booking that holds the thing at some moment of this stretch."""
    row = await tx.row(
        CLASH, item_id=item_id, id=but, starts_at=slot.starts_at, ends_at=slot.ends_at
    )
    return booking_of(row) if row else None


async def same(tx: Tx, item_id: int, person_id: int, slot: Slot) -> int | None:
    """What this person asked already for the same thing and time."""
    found = await tx.value(
        SAME,
        item_id=item_id,
        person_id=person_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
    )
    return None if found is None else int(found)


async def open_of_item(tx: Tx, item_id: int) -> list[Booking]:
    """Bookings of a thing that wait or are still to come."""
    return [booking_of(r) for r in await tx.rows(OPEN_OF_ITEM, item_id=item_id)]


async def open_of(tx: Tx, community_id: int, person_id: int, limit: int = 20) -> list[Booking]:
    """What somebody lends or borrows and is not over, the soonest first."""
    rows = await tx.rows(OPEN_OF, community_id=community_id, person_id=person_id, limit=limit)
    return [booking_of(r) for r in rows]
