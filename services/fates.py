"""What became of messages, and trying again what Telegram refused."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from storage import Tx, audit, fates
from storage.db import Row

Answer = Literal["again", "unknown-id", "arrived", "waits", "dropped", "forgotten", "bulk", "shut"]
"""What trying again comes to: it will be sent again; there is no such message; it arrived; it
waits already; it was no use any more; its words are no longer kept; it is part of a broadcast (or
the end of a button's press); the person has stopped the bot."""


async def retry(tx: Tx, message_id: int, now: datetime, actor_id: int | None = None) -> Answer:
    """Queues a message anew that failed, or of which nobody knows whether it arrived."""
    row = await fates.find(tx, message_id)
    if row is None:
        return "unknown-id"
    if (no := _why_not(row)) is not None:
        return no
    if not await fates.retry(tx, message_id, now):
        return "waits"
    audit.write(
        tx,
        now,
        "outbox.retry",
        "outbox",
        message_id,
        community_id=row["community_id"],
        actor_id=actor_id,
    )
    return "again"


def _why_not(row: Row) -> Answer | None:
    by_state: dict[str, Answer] = {
        "sent": "arrived",
        "waiting": "waits",
        "sending": "waits",
        "dropped": "dropped",
    }
    if row["state"] in by_state:
        return by_state[row["state"]]
    if row["kind"] in ("broadcast", "ack"):
        return "bulk"
    if not row["kept"]:
        return "forgotten"
    return "shut" if row["chat_open"] == 0 and row["chat_id"] > 0 else None


async def retry_failed(tx: Tx, since: datetime, now: datetime) -> Sequence[tuple[int, Answer]]:
    """Everything that failed since a moment, once more."""
    return [(one, await retry(tx, one, now)) for one in await fates.failed(tx, since)]
