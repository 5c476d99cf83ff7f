"""Channels of timebanks, and what stands in them: each thing to join once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.channels import Coming
from storage.db import Row, Tx
from storage.opportunities import COLUMNS as ABOUT
from storage.opportunities import FROM as ABOUT_FROM
from storage.opportunities import Opportunity, opportunity_of
from storage.records import of_row

COLUMNS = """c.id, c.community_id, c.chat_id, c.title, c.asked_by, c.confirmed_by, c.confirmed_at,
    c.paused_at, c.looked_at, c.ended_at"""
ASK = f"""
INSERT INTO channel (community_id, chat_id, title, asked_by, asked_at)
VALUES (:community_id, :chat_id, :title, :by, :now) ON CONFLICT DO NOTHING
RETURNING {COLUMNS.replace("c.", "")}"""
OF_CHAT = f"SELECT {COLUMNS} FROM channel c WHERE c.chat_id = :chat_id AND c.ended_at IS NULL"
FIND = f"SELECT {COLUMNS} FROM channel c WHERE c.id = :id AND c.ended_at IS NULL"
OF_COMMUNITY = f"""
SELECT {COLUMNS} FROM channel c WHERE c.community_id = :community_id AND c.ended_at IS NULL
    AND c.confirmed_at IS NOT NULL"""
ASKED_AGAIN = """
UPDATE channel SET asked_by = :by, asked_at = :now, title = :title, community_id = :community_id
WHERE id = :id AND confirmed_at IS NULL AND ended_at IS NULL"""
CONFIRM = """
UPDATE channel SET confirmed_by = :by, confirmed_at = :now, community_id = :community_id
WHERE id = :id AND confirmed_at IS NULL AND ended_at IS NULL"""
# A channel that was this timebank's before keeps its posts.
TAKE_OVER = """
UPDATE channel_post SET channel_id = :id WHERE channel_id IN (SELECT b.id FROM channel b
    WHERE b.chat_id = :chat_id AND b.community_id = :community_id AND b.ended_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM channel_post n WHERE n.channel_id = :id
        AND n.opportunity_id = channel_post.opportunity_id)"""
PAUSE = """
UPDATE channel SET paused_at = :now WHERE id = :id AND paused_at IS NULL AND ended_at IS NULL"""
GO_ON = """
UPDATE channel SET paused_at = NULL
WHERE id = :id AND paused_at IS NOT NULL AND ended_at IS NULL"""
END = "UPDATE channel SET ended_at = :now WHERE id = :id AND ended_at IS NULL"
TO_LOOK = f"""
SELECT {COLUMNS} FROM channel c WHERE c.ended_at IS NULL AND c.confirmed_at IS NOT NULL
    AND (c.looked_at IS NULL OR c.looked_at <= :before) ORDER BY c.looked_at LIMIT 20"""
# Of two processes one looks.
LOOKED = """
UPDATE channel SET looked_at = :now
WHERE id = :id AND ended_at IS NULL AND COALESCE(looked_at, '') = COALESCE(:before, '')"""
# What is on now, and has no post that is still kept up to date.
_ON = """
FROM opportunity o WHERE o.id IN (
        SELECT s.opportunity_id FROM shift s WHERE s.community_id = :community_id
            AND s.state = 'published' AND s.starts_at > :now
        UNION SELECT f.id FROM opportunity f WHERE f.community_id = :community_id
            AND f.state = 'published' AND f.kind IN ('flexible', 'role', 'team_day')
            AND f.first_day IS NULL)
    AND o.state = 'published' AND (o.close_on IS NULL OR o.close_on >= :today)
    AND NOT EXISTS (SELECT 1 FROM channel_post t WHERE t.channel_id = :id
        AND t.opportunity_id = o.id AND t.closed_at IS NULL)"""
NEW = f"SELECT o.id {_ON} ORDER BY o.id LIMIT :limit"
KNOWN = f"""
INSERT INTO channel_post (channel_id, opportunity_id, stamp) SELECT :id, o.id, '' {_ON}
ON CONFLICT DO NOTHING"""
FORGET_KNOWN = "DELETE FROM channel_post WHERE channel_id = :id AND posted_at IS NULL"
HOW_MANY = """
SELECT COUNT(CASE WHEN posted_at IS NOT NULL THEN 1 END) AS posted,
    COUNT(CASE WHEN posted_at IS NULL THEN 1 END) AS before, MAX(posted_at) AS last
FROM channel_post WHERE channel_id = :id"""
# What is on again after it was over comes as a new post.
ADD_POST = """
INSERT INTO channel_post (channel_id, opportunity_id, stamp, posted_at)
VALUES (:id, :opportunity_id, :stamp, :now)
ON CONFLICT (channel_id, opportunity_id) DO UPDATE SET stamp = excluded.stamp,
    posted_at = excluded.posted_at, closed_at = NULL
RETURNING id"""
CARD = """
INSERT INTO card (kind, object_id, person_id, chat_id)
VALUES ('channel', :id, :person_id, :chat_id)
ON CONFLICT (kind, object_id, person_id, for_id) DO UPDATE SET chat_id = excluded.chat_id,
    message_id = NULL, shown = NULL"""
STAMPED = "UPDATE channel_post SET stamp = :stamp, closed_at = :closed_at WHERE id = :id"
_OPEN = "t.channel_id = :id AND t.closed_at IS NULL AND t.posted_at IS NOT NULL"
POSTS = f"""
SELECT {ABOUT}, t.id AS post_id, t.stamp {ABOUT_FROM}
JOIN channel_post t ON t.opportunity_id = o.id WHERE {_OPEN} ORDER BY t.id LIMIT 500"""
POST = f"""
SELECT {ABOUT}, t.id AS post_id, t.stamp {ABOUT_FROM}
JOIN channel_post t ON t.opportunity_id = o.id WHERE t.id = :id"""
_COMING = """
SELECT s.opportunity_id, SUM(CASE WHEN s.state = 'published' THEN 1 ELSE 0 END) AS shifts,
    SUM(CASE WHEN s.state = 'cancelled' AND s.reason IS NOT NULL THEN 1 ELSE 0 END) AS off,
    SUM(CASE WHEN s.state = 'published' AND s.places > (SELECT COALESCE(SUM(x.people), 0)
            FROM place x WHERE x.shift_id = s.id AND x.state IN ('joined', 'offered', 'checking'))
        AND NOT EXISTS (SELECT 1 FROM place w WHERE w.shift_id = s.id AND w.state = 'waiting')
        THEN 1 ELSE 0 END) AS room,
    MIN(CASE WHEN s.state = 'published' THEN s.starts_at END) AS starts_at,
    MIN(CASE WHEN s.state = 'published' THEN s.ends_at END) AS ends_at,
    MIN(CASE WHEN s.state = 'published' THEN s.venue END) AS venue,
    MIN(CASE WHEN s.state = 'published' THEN s.id END) AS shift_id
FROM shift s WHERE s.opportunity_id IN ({which}) AND s.starts_at > :now GROUP BY s.opportunity_id"""
COMING = _COMING.replace("{which}", f"SELECT t.opportunity_id FROM channel_post t WHERE {_OPEN}")
COMING_OF = _COMING.replace("{which}", ":opportunity_id")
# Posts whose message never went, or went with a chat that was closed: they are sent anew.
UNSENT = """
SELECT t.id FROM channel_post t JOIN card k ON k.kind = 'channel' AND k.object_id = t.id
WHERE t.channel_id = :id AND t.closed_at IS NULL AND t.posted_at IS NOT NULL
    AND k.message_id IS NULL"""
FORGET_POSTS = """
DELETE FROM channel_post WHERE id IN (SELECT id FROM channel_post
    WHERE closed_at IS NOT NULL AND closed_at < :before ORDER BY closed_at LIMIT :limit)"""
_ENDED = """SELECT id FROM channel WHERE ended_at IS NOT NULL AND ended_at < :before
    ORDER BY ended_at LIMIT :limit"""
FORGET = (
    f"DELETE FROM channel_post WHERE channel_id IN ({_ENDED})",
    f"DELETE FROM channel WHERE id IN ({_ENDED})",
)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that was asked for, and is the timebank's once it is confirmed."""

    id: int
    community_id: int
    chat_id: int
    title: str
    asked_by: int
    confirmed_by: int | None
    confirmed_at: datetime | None
    paused_at: datetime | None
    looked_at: str | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Post:
    """One thing to join as it stands in a channel: what it is, its shifts to come, and of the next
    of those its number, times and place (None without one)."""

    id: int
    stamp: str
    about: Opportunity
    coming: Coming
    shift_id: int | None
    starts_at: datetime | None
    ends_at: datetime | None
    venue: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many were posted, how many were on before the channel was and were not, and when the
    last post was."""

    posted: int
    before: int
    last: datetime | None


def _channel(row: Row | None) -> Channel | None:
    return None if row is None else of_row(Channel, row)


def _post(row: Row, coming: Row | None) -> Post:
    def moment(name: str) -> datetime | None:
        return datetime.fromisoformat(coming[name]) if coming and coming[name] else None

    numbers = (coming["shifts"], coming["room"], coming["off"]) if coming else (0, 0, 0)
    return Post(
        row["post_id"],
        row["stamp"],
        opportunity_of(row),
        Coming(*(int(one) for one in numbers)),
        coming["shift_id"] if coming else None,
        moment("starts_at"),
        moment("ends_at"),
        coming["venue"] if coming else None,
    )


async def ask(
    tx: Tx, community_id: int, chat_id: int, title: str, by: int, now: datetime
) -> Channel | None:
    """Asks for a channel to be the timebank's; one that was asked for before, and not confirmed,
    is this person's to confirm now. None where it is linked already."""
    values = {"community_id": community_id, "title": title[:128], "by": by, "now": now}
    row = await tx.row(ASK, **values, chat_id=chat_id)
    if row is not None:
        return _channel(row)
    there = await of_chat(tx, chat_id)
    if there is None or not await tx.run(ASKED_AGAIN, **values, id=there.id):
        return None
    return await find(tx, there.id)


async def of_chat(tx: Tx, chat_id: int) -> Channel | None:
    """The link of a channel, confirmed or not."""
    return _channel(await tx.row(OF_CHAT, chat_id=chat_id))


async def of_community(tx: Tx, community_id: int) -> Channel | None:
    """The channel of a timebank."""
    return _channel(await tx.row(OF_COMMUNITY, community_id=community_id))


async def find(tx: Tx, channel_id: int) -> Channel | None:
    """A link that is not over."""
    return _channel(await tx.row(FIND, id=channel_id))


async def confirm(tx: Tx, one: Channel, community_id: int, by: int, now: datetime) -> bool:
    """It is this timebank's from now on; False where it was somebody's, or is over. What stands in
    it from an earlier time is kept up to date again."""
    values = {"id": one.id, "community_id": community_id}
    if not await tx.run(CONFIRM, **values, by=by, now=now):
        return False
    await tx.run(TAKE_OVER, **values, chat_id=one.chat_id)
    return True


async def pause(tx: Tx, channel_id: int, now: datetime) -> bool:
    """Nothing new is posted."""
    return bool(await tx.run(PAUSE, id=channel_id, now=now))


async def go_on(tx: Tx, channel_id: int) -> bool:
    """New things are posted again."""
    return bool(await tx.run(GO_ON, id=channel_id))


async def end(tx: Tx, channel_id: int, now: datetime) -> bool:
    """It is the timebank's no more."""
    return bool(await tx.run(END, id=channel_id, now=now))


async def to_look(tx: Tx, before: datetime) -> Sequence[Channel]:
    """Channels that were last compared with what is on before this moment."""
    found = [_channel(row) for row in await tx.rows(TO_LOOK, before=before)]
    return [one for one in found if one is not None]


async def looked(tx: Tx, one: Channel, now: datetime) -> bool:
    """Says that it is compared now; False where another process does."""
    return bool(await tx.run(LOOKED, id=one.id, before=one.looked_at, now=now))


async def new(tx: Tx, one: Channel, now: datetime, today: date, limit: int) -> list[int]:
    """What is on and has no post, the oldest first."""
    where = {"id": one.id, "community_id": one.community_id, "now": now, "today": today}
    return [int(row["id"]) for row in await tx.rows(NEW, **where, limit=limit)]


async def know(tx: Tx, channel_id: int, community_id: int, now: datetime, today: date) -> int:
    """What is on already is not poured into a channel that is new; returns how much that is."""
    where = {"id": channel_id, "community_id": community_id, "now": now, "today": today}
    return await tx.run(KNOWN, **where)


async def forget_known(tx: Tx, channel_id: int) -> int:
    """It is to be posted after all."""
    return await tx.run(FORGET_KNOWN, id=channel_id)


async def how_many(tx: Tx, channel_id: int) -> Count:
    """What stands in it."""
    row = await tx.row(HOW_MANY, id=channel_id)
    assert row is not None
    last = datetime.fromisoformat(row["last"]) if row["last"] else None
    return Count(int(row["posted"]), int(row["before"]), last)


async def posts(tx: Tx, channel_id: int, now: datetime) -> list[Post]:
    """What stands in it and is kept up to date."""
    found, coming = await tx.many(
        (POSTS, {"id": channel_id}), (COMING, {"id": channel_id, "now": now})
    )
    by_id = {row["opportunity_id"]: row for row in coming}
    return [_post(row, by_id.get(row["id"])) for row in found]


async def post(tx: Tx, post_id: int, now: datetime) -> Post | None:
    """One post as its opportunity stands now."""
    row = await tx.row(POST, id=post_id)
    if row is None:
        return None
    return _post(row, await tx.row(COMING_OF, opportunity_id=row["id"], now=now))


async def add(tx: Tx, one: Channel, opportunity_id: int, now: datetime) -> int:
    """A post for this, as a new message; returns its id."""
    made = int(
        await tx.value(ADD_POST, id=one.id, opportunity_id=opportunity_id, stamp="", now=now)
    )
    await tx.run(CARD, id=made, person_id=one.confirmed_by, chat_id=one.chat_id)
    return made


async def stamped(tx: Tx, post_id: int, stamp: str, closed_at: datetime | None) -> None:
    """What it shows now, and whether it is left so."""
    await tx.run(STAMPED, id=post_id, stamp=stamp, closed_at=closed_at)


async def unsent(tx: Tx, channel_id: int) -> list[int]:
    """Posts that have no message."""
    return [int(row["id"]) for row in await tx.rows(UNSENT, id=channel_id)]
