"""Several pieces of news under one name."""

from dataclasses import dataclass
from datetime import datetime

from storage.broadcasts import COLUMNS as NEWS
from storage.broadcasts import FROM, Broadcast, broadcast_of
from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = "g.id, g.community_id, g.name, g.made_by, g.made_at"
ADD = """
INSERT INTO campaign (community_id, name, made_by, made_at)
VALUES (:community_id, :name, :by, :now) ON CONFLICT (community_id, name) DO NOTHING"""
NAMED = f"""
SELECT {COLUMNS} FROM campaign g WHERE g.community_id = :community_id AND g.name = :name"""
BY_ID = f"SELECT {COLUMNS} FROM campaign g WHERE g.id = :id"
EVERY = f"""
SELECT {COLUMNS} FROM campaign g WHERE g.community_id = :community_id ORDER BY g.id DESC LIMIT 50"""
OF_CAMPAIGN = f"SELECT {NEWS} {FROM} WHERE b.campaign_id = :id ORDER BY b.id LIMIT 200"


@dataclass(frozen=True, slots=True)
class Campaign:
    """A name that several pieces of news go under."""

    id: int
    community_id: int
    name: str
    made_by: int
    made_at: datetime


def _campaign(row: Row | None) -> Campaign | None:
    return None if row is None else of_row(Campaign, row)


async def open_(tx: Tx, community_id: int, name: str, by: int, now: datetime) -> Campaign:
    """The campaign of this name, made where there is none."""
    await tx.run(ADD, community_id=community_id, name=name, by=by, now=now)
    found = _campaign(await tx.row(NAMED, community_id=community_id, name=name))
    assert found is not None
    return found


async def named(tx: Tx, community_id: int, name: str) -> Campaign | None:
    """The campaign of this name."""
    return _campaign(await tx.row(NAMED, community_id=community_id, name=name))


async def find(tx: Tx, campaign_id: int) -> Campaign | None:
    """The campaign with this id."""
    return _campaign(await tx.row(BY_ID, id=campaign_id))


async def every(tx: Tx, community_id: int) -> list[Campaign]:
    """A timebank's campaigns, the newest first, 50 at most."""
    return [of_row(Campaign, row) for row in await tx.rows(EVERY, community_id=community_id)]


async def news(tx: Tx, campaign_id: int) -> list[Broadcast]:
    """Its pieces of news in their order, 200 at most."""
    return [broadcast_of(row) for row in await tx.rows(OF_CAMPAIGN, id=campaign_id)]
