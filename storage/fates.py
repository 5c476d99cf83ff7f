"""What became of each message: for whoever runs the bot, and for the desk. Never its words."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Row, Tx

STATES = ("waiting", "sending", "sent", "failed", "dropped", "unknown")
"""dropped: not sent because it was no use any more; unknown: it left, and no answer came."""
COLUMNS = """o.id, o.chat_id, o.person_id, o.community_id, o.kind, o.reason, o.state, o.attempts,
    o.created_at, o.due_at, o.useful_until, o.sent_at, o.message_id, o.cause"""
LIST = f"""
SELECT {COLUMNS} FROM outbox o WHERE o.id < :before AND (:state = '' OR o.state = :state)
    AND (:person_id = 0 OR o.person_id = :person_id) AND o.created_at >= :since
ORDER BY o.id DESC LIMIT :limit"""
ONE = f"""
SELECT {COLUMNS}, CASE WHEN o.body = '{{}}' THEN 0 ELSE 1 END AS kept, p.chat_open,
    length(o.body) AS length FROM outbox o LEFT JOIN person p ON p.id = o.person_id
WHERE o.id = :id"""
FAILED = """
SELECT id FROM outbox WHERE state IN ('sent', 'failed', 'dropped', 'unknown') AND body <> '{}'
    AND sent_at >= :since AND state = 'failed' AND kind NOT IN ('ack', 'broadcast')
ORDER BY sent_at, id LIMIT :limit"""
# What failed, not what may have arrived; a broadcast has its own way to go on. The key stays, so
# that nothing else is sent in its place; another card that waits already shows the same.
RETRY = """
UPDATE outbox SET state = 'waiting', due_at = :now, attempts = 0, merge_key = NULL, sent_at = NULL,
    cause = 'tried again by hand'
WHERE id = :id AND state IN ('failed', 'unknown') AND kind NOT IN ('ack', 'broadcast')
    AND body <> '{}' RETURNING id"""
NAMED = f"""{COLUMNS}, p.name, p.chat_open, m.id AS membership_id FROM outbox o
JOIN person p ON p.id = o.person_id
LEFT JOIN membership m ON m.community_id = o.community_id AND m.person_id = o.person_id"""
OF_COMMUNITY = f"""
SELECT {NAMED}
WHERE o.state IN ('sent', 'failed', 'dropped', 'unknown') AND o.body <> '{{}}'
    AND o.sent_at >= :since AND o.state = 'failed' AND o.community_id = :community_id
    AND o.kind NOT IN ('ack', 'broadcast') AND o.chat_id > 0
ORDER BY o.sent_at DESC, o.id DESC LIMIT :limit"""
ONE_OF_COMMUNITY = f"""
SELECT {NAMED}
WHERE o.id = :id AND o.community_id = :community_id AND o.kind NOT IN ('ack', 'broadcast')
    AND o.chat_id > 0 AND o.state IN ('failed', 'waiting', 'sending', 'sent')"""
HEALTH = """
SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'waiting' AND due_at <= :now) AS waiting,
    (SELECT MIN(due_at) FROM outbox WHERE state = 'waiting' AND due_at <= :now
        AND kind <> 'broadcast') AS since,
    (SELECT COUNT(*) FROM outbox WHERE state = 'sending') AS sending,
    (SELECT COUNT(*) FROM outbox WHERE state IN ('sent', 'failed', 'dropped', 'unknown')
        AND body <> '{}' AND sent_at >= :since AND state = 'failed') AS failed"""
MOST = 1_000
LARGEST = 2**62


async def find(tx: Tx, message_id: int) -> Row | None:
    """One message's fate; `kept` is 0 where its words were forgotten since."""
    return await tx.row(ONE, id=message_id)


async def some(
    tx: Tx,
    *,
    state: str = "",
    person_id: int = 0,
    since: datetime,
    before: int = LARGEST,
    limit: int = 50,
) -> Sequence[Row]:
    """Messages queued since a moment, the newest first; state "" and person 0 mean all."""
    return await tx.rows(
        LIST, state=state, person_id=person_id, since=since, before=before, limit=limit
    )


async def failed(tx: Tx, since: datetime) -> list[int]:
    """Those that failed since a moment and could be tried again, the oldest first."""
    return [int(row["id"]) for row in await tx.rows(FAILED, since=since, limit=MOST)]


async def of_community(tx: Tx, community_id: int, since: datetime, limit: int) -> Sequence[Row]:
    """What a timebank's people were to get and didn't, the newest first, with their names."""
    return await tx.rows(OF_COMMUNITY, community_id=community_id, since=since, limit=limit)


async def one_of_community(tx: Tx, community_id: int, message_id: int) -> Row | None:
    """One message of a timebank to one of its people, in whatever state it is by now."""
    return await tx.row(ONE_OF_COMMUNITY, community_id=community_id, id=message_id)


async def retry(tx: Tx, message_id: int, now: datetime) -> bool:
    """Queues a failed message anew; False where that makes no sense (see `RETRY`)."""
    return await tx.value(RETRY, id=message_id, now=now) is not None


async def health(tx: Tx, now: datetime, since: datetime) -> Row:
    """How many messages wait though they are due and since when (broadcasts aside), how many are
    under way, and how many failed since a moment."""
    row = await tx.row(HEALTH, now=now, since=since)
    assert row is not None
    return row
