"""Group chats of a timebank's team, and what stands in them: a number, a kind, who has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.db import Row, Tx
from storage.outbox import PRIORITY
from storage.queue import WAITING
from storage.records import of_row

COLUMNS = """g.id, g.community_id, g.chat_id, g.asked_by, g.confirmed_by, g.confirmed_at,
    g.looked_at"""
ASK = f"""
INSERT INTO team_group (community_id, chat_id, asked_by, asked_at)
VALUES (:community_id, :chat_id, :by, :now) ON CONFLICT DO NOTHING
RETURNING {COLUMNS.replace("g.", "")}"""
OF_CHAT = f"SELECT {COLUMNS} FROM team_group g WHERE g.chat_id = :chat_id AND g.ended_at IS NULL"
FIND = f"SELECT {COLUMNS} FROM team_group g WHERE g.id = :id AND g.ended_at IS NULL"
OF_COMMUNITY = f"""
SELECT {COLUMNS} FROM team_group g WHERE g.community_id = :community_id AND g.ended_at IS NULL
    AND g.confirmed_at IS NOT NULL"""
CONFIRM = """
UPDATE team_group SET confirmed_by = :by, confirmed_at = :now
WHERE id = :id AND confirmed_at IS NULL AND ended_at IS NULL"""
END = "UPDATE team_group SET ended_at = :now WHERE id = :id AND ended_at IS NULL"
MOVED = "UPDATE team_group SET chat_id = :new WHERE chat_id = :old AND ended_at IS NULL"
GONE = "UPDATE team_group SET ended_at = :now WHERE chat_id = :chat_id AND ended_at IS NULL"
TO_LOOK = f"""
SELECT {COLUMNS} FROM team_group g WHERE g.ended_at IS NULL AND g.confirmed_at IS NOT NULL
    AND (g.looked_at IS NULL OR g.looked_at <= :before) ORDER BY g.looked_at LIMIT 20"""
# Of two processes one looks.
LOOKED = """
UPDATE team_group SET looked_at = :now
WHERE id = :id AND ended_at IS NULL AND COALESCE(looked_at, '') = COALESCE(:before, '')"""
WAITS = f"""
SELECT q.card, q.kind, q.id FROM ({WAITING}) AS q
ORDER BY q.urgency, q.since, q.card, q.id LIMIT 500"""
POST = "t.id, t.group_id, t.card, t.object_id, t.kind, t.taken_by, t.done_by, t.done_at"
FORGET_POSTS = """
DELETE FROM team_post WHERE id IN (SELECT id FROM team_post
    WHERE done_at IS NOT NULL AND done_at < :before ORDER BY done_at LIMIT :limit)"""
_ENDED = """SELECT id FROM team_group WHERE ended_at IS NOT NULL AND ended_at < :before
    ORDER BY ended_at LIMIT :limit"""
FORGET = (
    f"DELETE FROM team_post WHERE group_id IN ({_ENDED})",
    f"DELETE FROM team_group WHERE id IN ({_ENDED})",
)
OPEN_POSTS = f"SELECT {POST} FROM team_post t WHERE t.group_id = :id AND t.done_at IS NULL"
POST_OF = f"""
SELECT {POST} FROM team_post t
WHERE t.group_id = :id AND t.card = :card AND t.object_id = :object_id"""
ADD_POST = """
INSERT INTO team_post (group_id, card, object_id, kind, posted_at)
VALUES (:id, :card, :object_id, :kind, :now)
ON CONFLICT (group_id, card, object_id) DO UPDATE SET kind = excluded.kind, taken_by = NULL,
    taken_at = NULL, done_by = NULL, done_at = NULL, posted_at = excluded.posted_at
RETURNING id"""
TAKE = """
UPDATE team_post SET taken_by = :by, taken_at = :now
WHERE id = :id AND taken_by IS NULL AND done_at IS NULL"""
DONE = """
UPDATE team_post SET done_at = :now, done_by = :by WHERE id = :id AND done_at IS NULL"""
SHOWN = """
SELECT t.id, t.card, t.object_id, t.kind, t.taken_by, t.done_at, g.community_id, g.chat_id,
    w.name AS taken_name, d.name AS done_name, g.ended_at
FROM team_post t JOIN team_group g ON g.id = t.group_id
LEFT JOIN person w ON w.id = t.taken_by LEFT JOIN person d ON d.id = t.done_by WHERE t.id = :id"""
# Whoever of the desk did the last thing about it that the audit holds.
LAST_ACTOR = """
SELECT a.actor_id FROM audit a WHERE a.object = :card AND a.object_id = :object_id
    AND a.community_id = :community_id AND EXISTS (SELECT 1 FROM role r
        WHERE r.community_id = :community_id AND r.person_id = a.actor_id
        AND r.role IN ('broker', 'safeguarding') AND r.revoked_at IS NULL)
ORDER BY a.id DESC LIMIT 1"""
# A card that lives in a group is drawn for whoever linked it.
STRIP = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, body, created_at,
    due_at)
SELECT c.chat_id, c.person_id, :community_id, 'card', {PRIORITY["card"]}, 'card.strip',
    '{{"strip":' || CAST(c.message_id AS TEXT) || '}}', :now, :now
FROM card c WHERE c.kind = 'team' AND c.object_id = :id AND c.message_id IS NOT NULL"""
CARD = """
INSERT INTO card (kind, object_id, person_id, chat_id)
VALUES ('team', :id, :person_id, :chat_id)
ON CONFLICT (kind, object_id, person_id, for_id) DO UPDATE SET chat_id = excluded.chat_id,
    message_id = NULL, shown = NULL"""


@dataclass(frozen=True, slots=True)
class Group:
    """A chat that was asked for, and is the team's once it is confirmed."""

    id: int
    community_id: int
    chat_id: int
    asked_by: int
    confirmed_by: int | None
    confirmed_at: str | None
    looked_at: str | None


def _group(row: Row | None) -> Group | None:
    return None if row is None else of_row(Group, row)


async def ask(tx: Tx, community_id: int, chat_id: int, by: int, now: datetime) -> Group | None:
    """Asks for a chat to be the team's; None where it is asked for, or linked, already."""
    row = await tx.row(ASK, community_id=community_id, chat_id=chat_id, by=by, now=now)
    return _group(row)


async def of_chat(tx: Tx, chat_id: int) -> Group | None:
    """The link of a chat, confirmed or not."""
    return _group(await tx.row(OF_CHAT, chat_id=chat_id))


async def of_community(tx: Tx, community_id: int) -> Group | None:
    """The group of a timebank's team."""
    return _group(await tx.row(OF_COMMUNITY, community_id=community_id))


async def find(tx: Tx, group_id: int) -> Group | None:
    """A link that is not over."""
    return _group(await tx.row(FIND, id=group_id))


async def confirm(tx: Tx, group_id: int, by: int, now: datetime) -> bool:
    """It is the team's from now on; False where it was, or is over."""
    return bool(await tx.run(CONFIRM, id=group_id, by=by, now=now))


async def end(tx: Tx, group_id: int, now: datetime) -> bool:
    """It is the team's no more."""
    return bool(await tx.run(END, id=group_id, now=now))


async def to_look(tx: Tx, before: datetime) -> Sequence[Group]:
    """Groups that were last compared with their queue before this moment."""
    found = [_group(row) for row in await tx.rows(TO_LOOK, before=before)]
    return [one for one in found if one is not None]


async def looked(tx: Tx, group: Group, now: datetime) -> bool:
    """Says that it is compared now; False where another process does."""
    return bool(await tx.run(LOOKED, id=group.id, before=group.looked_at, now=now))


async def waits(tx: Tx, community_id: int, soon: date, now: datetime) -> Sequence[Row]:
    """What waits at the desk: card, kind and id. Nothing that only safeguarding leads see."""
    return await tx.rows(
        WAITS,
        community_id=community_id,
        actor=0,
        exchanges=True,
        restricted=False,
        soon=soon,
        now=now,
    )


async def open_posts(tx: Tx, group_id: int) -> Sequence[Row]:
    """What stands in the group and is not done."""
    return await tx.rows(OPEN_POSTS, id=group_id)


async def add_post(
    tx: Tx, group_id: int, card: str, object_id: int, kind: str, now: datetime
) -> int:
    """Something new, or something that is there again; answers with its id."""
    return int(
        await tx.value(ADD_POST, id=group_id, card=card, object_id=object_id, kind=kind, now=now)
    )


async def shown(tx: Tx, post_id: int) -> Row | None:
    """A post with who has it, in which group."""
    return await tx.row(SHOWN, id=post_id)


async def post_of(tx: Tx, group_id: int, card: str, object_id: int) -> Row | None:
    """The post of something in this group."""
    return await tx.row(POST_OF, id=group_id, card=card, object_id=object_id)


async def take(tx: Tx, post_id: int, by: int, now: datetime) -> bool:
    """Somebody has it now; False where another was first, or it is done."""
    return bool(await tx.run(TAKE, id=post_id, by=by, now=now))


def done(tx: Tx, post_id: int, by: int | None, now: datetime) -> None:
    """It waits no more."""
    tx.later(DONE, id=post_id, by=by, now=now)


async def last_actor(tx: Tx, community_id: int, card: str, object_id: int) -> int | None:
    """Who of the desk did the last thing about it."""
    found = await tx.value(LAST_ACTOR, community_id=community_id, card=card, object_id=object_id)
    return None if found is None else int(found)


def send(tx: Tx, group: Group, post_id: int, now: datetime) -> None:
    """Sends a post to its group as a new message; an earlier one loses its buttons."""
    tx.later(STRIP, id=post_id, community_id=group.community_id, now=now)
    tx.later(CARD, id=post_id, person_id=group.confirmed_by, chat_id=group.chat_id)
