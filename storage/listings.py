"""Offers, and wants that are kept for the day when somebody offers them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from storage.away import not_away
from storage.db import Row, Tx, moment_of

Kind = Literal["offer", "want"]
State = Literal["active", "paused", "removed"]
COLUMNS = """l.id, l.community_id, l.person_id, l.made_by, l.kind, l.skill, l.words, l.shown,
    l.slots, l.area, l.langs, l.remote, l.quick, l.once, l.state, l.renew_by, l.created_at,
    l.changed_at, p.name"""
FROM = "FROM listing l JOIN person p ON p.id = l.person_id"
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE l.id = :id"
OF_PERSON = f"""
SELECT {COLUMNS} {FROM} WHERE l.person_id = :person_id AND l.community_id = :community_id
    AND l.state <> 'removed' ORDER BY l.kind, l.id LIMIT :limit"""
# What others may see: of members who are here, and who are not kept apart from the viewer.
SHOWN = f"""l.state = 'active'
    AND EXISTS (SELECT 1 FROM membership m WHERE m.community_id = l.community_id
        AND m.person_id = l.person_id AND m.state = 'approved' AND COALESCE(m.adult, 1) = 1)
    AND {not_away("l.person_id", "l.community_id")}
    AND NOT EXISTS (SELECT 1 FROM apart x WHERE x.community_id = l.community_id
        AND x.person_id = :viewer_id AND x.other_id = l.person_id)"""
ACTIVE = f"""
SELECT {COLUMNS} {FROM} WHERE l.community_id = :community_id AND l.kind = :kind
    AND l.person_id <> :viewer_id AND {SHOWN} ORDER BY l.id DESC LIMIT :limit OFFSET :offset"""
ADD = """
INSERT INTO listing (community_id, person_id, made_by, kind, skill, words, shown, slots, area,
    langs, remote, quick, once, state, renew_by, created_at, changed_at)
VALUES (:community_id, :person_id, :made_by, :kind, :skill, :words, :shown, :slots, :area,
    :langs, :remote, :quick, :once, 'active', :renew_by, :now, :now) RETURNING id"""
CHANGE = """
UPDATE listing SET skill = :skill, words = :words, shown = :shown, slots = :slots, area = :area,
    langs = :langs, remote = :remote, quick = :quick, once = :once, renew_by = :renew_by,
    state = 'active', changed_at = :now
WHERE id = :id AND state <> 'removed'"""
MOVE = """
UPDATE listing SET state = :state, renew_by = :renew_by, changed_at = :now
WHERE id = :id AND state = :before AND renew_by = :known"""
DUE = f"""
SELECT {COLUMNS} {FROM} WHERE l.person_id = :person_id AND l.community_id = :community_id
    AND l.state = 'active' AND l.renew_by <= :until ORDER BY l.kind, l.id"""
RENEW_BY = "UPDATE listing SET renew_by = :renew_by WHERE id = :id AND state = 'active'"
TOGETHER = f"""
SELECT {COLUMNS} {FROM} WHERE l.person_id = :person_id AND l.community_id = :community_id
    AND l.state <> 'removed' AND l.state = :state AND l.renew_by = :renew_by
ORDER BY l.kind, l.id LIMIT :limit"""
FORGET = """
DELETE FROM listing WHERE id IN (SELECT id FROM listing
    WHERE state = 'removed' AND changed_at < :before ORDER BY changed_at LIMIT :limit)"""
MOST = 100
"""Listings of one person that are shown to them."""


@dataclass(frozen=True, slots=True)
class Listing:
    """An offer or a want. `words` are its owner's; others see `shown`, the first of `name`, and
    `area`. `slots` as in domain.slots; `renew_by` is the local day on which it is paused."""

    id: int
    community_id: int
    person_id: int
    made_by: int
    kind: Kind
    skill: str | None
    words: str
    shown: str | None
    slots: str
    area: str | None
    langs: tuple[str, ...]
    remote: bool
    quick: bool
    once: bool
    state: State
    renew_by: date
    created_at: datetime
    changed_at: datetime
    name: str


def listing_of(row: Row) -> Listing:
    """A listing from a row with the columns of COLUMNS."""
    return Listing(
        row["id"],
        row["community_id"],
        row["person_id"],
        row["made_by"],
        row["kind"],
        row["skill"],
        row["words"],
        row["shown"],
        row["slots"],
        row["area"],
        tuple(row["langs"].split()),
        bool(row["remote"]),
        bool(row["quick"]),
        bool(row["once"]),
        row["state"],
        date.fromisoformat(row["renew_by"]),
        moment_of(row["created_at"]),
        moment_of(row["changed_at"]),
        row["name"],
    )


async def find(tx: Tx, listing_id: int) -> Listing | None:
    """The listing with this id, in any timebank; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=listing_id)
    return listing_of(row) if row else None


async def by_ids(tx: Tx, community_id: int, ids: Collection[int]) -> list[Listing]:
    """Listings of a timebank by their ids (500 at most), in no order; the caller checks who may
    see them."""
    wanted = sorted(set(ids))[:500]
    if not wanted:
        return []
    names = {f"id{place}": one for place, one in enumerate(wanted)}
    marks = ", ".join(f":{name}" for name in names)
    rows = await tx.rows(
        f"SELECT {COLUMNS} {FROM} WHERE l.community_id = :community_id AND l.id IN ({marks})",
        community_id=community_id,
        **names,
    )
    return [listing_of(row) for row in rows]


async def of_person(tx: Tx, community_id: int, person_id: int) -> list[Listing]:
    """Somebody's own listings that they haven't removed, offers first; 100 at most."""
    rows = await tx.rows(OF_PERSON, community_id=community_id, person_id=person_id, limit=MOST)
    return [listing_of(row) for row in rows]


async def active(
    tx: Tx,
    community_id: int,
    kind: Kind,
    viewer_id: int,
    today: date,
    limit: int = 200,
    offset: int = 0,
) -> list[Listing]:
    """What a member may browse, the newest first: active ones of others who are approved members,
    not away on this local day, and not kept apart from the viewer."""
    rows = await tx.rows(
        ACTIVE,
        community_id=community_id,
        kind=kind,
        viewer_id=viewer_id,
        today=today,
        limit=limit,
        offset=offset,
    )
    return [listing_of(row) for row in rows]


async def visible(tx: Tx, listing_id: int, viewer_id: int, today: date) -> Listing | None:
    """One listing as `active` would give it to this viewer; None where they may not see it (any
    more). The caller checks that the viewer belongs to its timebank."""
    row = await tx.row(
        f"SELECT {COLUMNS} {FROM} WHERE l.id = :id AND {SHOWN}",
        id=listing_id,
        viewer_id=viewer_id,
        today=today,
    )
    return listing_of(row) if row else None


async def add(tx: Tx, values: dict[str, Any]) -> int:
    """Writes an active listing; answers with its id."""
    return int(await tx.value(ADD, **values))


async def change(tx: Tx, listing_id: int, values: dict[str, Any]) -> bool:
    """Writes a listing anew, active again; False where it was removed."""
    return bool(await tx.run(CHANGE, id=listing_id, **values))


async def move(tx: Tx, one: Listing, state: State, renew_by: date, now: datetime) -> bool:
    """Changes the state, or the day by which it is renewed, if both are still as they were read."""
    changed = await tx.run(
        MOVE,
        id=one.id,
        before=one.state,
        known=one.renew_by,
        state=state,
        renew_by=renew_by,
        now=now,
    )
    return bool(changed)


async def due(tx: Tx, community_id: int, person_id: int, until: date) -> list[Listing]:
    """Somebody's active listings that are to be renewed by a local day."""
    rows = await tx.rows(DUE, community_id=community_id, person_id=person_id, until=until)
    return [listing_of(row) for row in rows]


def set_renewal(tx: Tx, listing_id: int, renew_by: date) -> None:
    """An active listing is to be renewed by another day."""
    tx.later(RENEW_BY, id=listing_id, renew_by=renew_by)


async def together(tx: Tx, one: Listing) -> Sequence[Listing]:
    """The listings of the same person that are in the same state and to be renewed on the same
    day as this one, itself among them: what one question is about."""
    rows = await tx.rows(
        TOGETHER,
        community_id=one.community_id,
        person_id=one.person_id,
        state=one.state,
        renew_by=one.renew_by,
        limit=MOST,
    )
    return [listing_of(row) for row in rows]
