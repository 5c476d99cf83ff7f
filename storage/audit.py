"""The append-only record of who did what, for whom and why. No message bodies."""

from datetime import datetime

from storage.db import Tx

WRITE = """
INSERT INTO audit (community_id, actor_id, on_behalf_of, action, object, object_id, reason, at)
VALUES (:community_id, :actor_id, :on_behalf_of, :action, :object, :object_id, :reason, :now)"""


def write(
    tx: Tx,
    now: datetime,
    action: str,
    thing: str,
    thing_id: int | None,
    *,
    community_id: int | None = None,
    actor_id: int | None = None,
    on_behalf_of: int | None = None,
    reason: str | None = None,
) -> None:
    """One line; `reason` is a code or a short word, never somebody's message."""
    tx.later(
        WRITE,
        community_id=community_id,
        actor_id=actor_id,
        on_behalf_of=on_behalf_of,
        action=action,
        object=thing,
        object_id=thing_id,
        reason=reason,
        now=now,
    )
