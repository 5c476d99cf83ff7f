"""Who gets what is meant for somebody: themselves, whoever may act for them, or a broker who rings.

People without Telegram (and those who stopped the bot) have helpers: what their helpers may act on
goes to them, marked with whom it is for. What goes to nobody at all is kept as `unheard`.
"""

from datetime import datetime
from typing import Any

from storage.db import Tx
from storage.outbox import PRIORITY, Kind

# The person, where they have Telegram; else (and where they stopped the bot) those who may act for
# them in what `scope` names, never who is on the other side of it themselves (`without`).
READERS = """
SELECT p.id, p.telegram_id, 0 AS for_id FROM person p
WHERE p.id = :person_id AND p.telegram_id IS NOT NULL
UNION ALL
SELECT w.id, w.telegram_id, p.id FROM person p JOIN delegate d ON d.for_id = p.id
JOIN person w ON w.id = d.person_id
WHERE p.id = :person_id AND (p.telegram_id IS NULL OR p.chat_open = 0)
    AND d.community_id = :community_id AND d.kind <> 'broker' AND d.ended_at IS NULL
    AND (d.expires_at IS NULL OR d.expires_at > :now)
    AND ' ' || d.scope || ' ' LIKE :scope AND w.telegram_id IS NOT NULL AND w.chat_open = 1
    AND w.id <> :without"""
QUEUE = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, key, merge_key, body,
    created_at, due_at, useful_until, for_id)
SELECT t.telegram_id, t.id, :community_id, :kind, :priority, :reason,
    CASE WHEN t.for_id = 0 THEN :key ELSE :key || ':' || CAST(t.id AS TEXT) END,
    CASE WHEN t.for_id = 0 THEN :merge_key ELSE :merge_key || ':' || CAST(t.id AS TEXT) END,
    :body, :now, :due_at, :useful_until, t.for_id
FROM ({READERS}) AS t WHERE 1 = 1 ON CONFLICT DO NOTHING"""
CARD_FOR = f"""
INSERT INTO card (kind, object_id, person_id, chat_id, for_id)
SELECT :kind, :object_id, t.id, t.telegram_id, t.for_id FROM ({READERS}) AS t WHERE 1 = 1
ON CONFLICT (kind, object_id, person_id) DO NOTHING"""
THEIRS = """c.kind = :kind AND c.object_id = :object_id
    AND (c.person_id = :person_id AND c.for_id = 0 OR c.for_id = :person_id)"""
# An earlier message of a card that comes anew loses its buttons, so that nobody acts on the past.
STRIP_OLD = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, body, created_at,
    due_at)
SELECT c.chat_id, c.person_id, :community_id, 'card', :priority, 'card.strip',
    '{{"strip":' || CAST(c.message_id AS TEXT) || '}}', :now, :now
FROM card c WHERE {THEIRS} AND c.message_id IS NOT NULL"""
CARD_FRESH = f"""
UPDATE card SET message_id = NULL, shown = NULL
WHERE id IN (SELECT c.id FROM card c WHERE {THEIRS})"""
QUEUE_CARD = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, merge_key, body,
    created_at, due_at, for_id)
SELECT c.chat_id, c.person_id, :community_id, 'card', :priority, :reason,
    'card:' || CAST(c.id AS TEXT), '{{"card":' || CAST(c.id AS TEXT) || '}}', :now, :now, c.for_id
FROM card c WHERE {THEIRS} ON CONFLICT DO NOTHING"""
# Heard by nobody: a member without Telegram, whose helpers (if there are any) may not act on this.
HEARD_BY_NONE = """
INSERT INTO unheard (community_id, person_id, thing, body, at)
SELECT :community_id, p.id, :thing, :body, :now FROM person p
JOIN membership m ON m.person_id = p.id AND m.community_id = :community_id
WHERE p.id = :person_id AND p.telegram_id IS NULL AND m.state = 'approved' AND NOT EXISTS ({none})
ON CONFLICT (person_id, thing) DO UPDATE SET body = excluded.body, at = excluded.at,
    case_id = NULL, told_at = NULL WHERE unheard.case_id IS NOT NULL"""
NOTICE_UNHEARD = HEARD_BY_NONE.format(none=READERS)
CARD_UNHEARD = HEARD_BY_NONE.format(
    none="SELECT 1 FROM card c WHERE c.kind = :kind AND c.object_id = :object_id"
    " AND c.for_id = :person_id"
)


def _who(
    person_id: int, community_id: int | None, scope: str | None, without: int, now: datetime
) -> dict[str, Any]:
    # No scope's code stands between two signs of exclamation.
    pattern = "%" if scope == "" else f"% {scope or '!!'} %"
    return {
        "person_id": person_id,
        "community_id": community_id,
        "scope": pattern,
        "without": without,
        "now": now,
    }


def tell(
    tx: Tx,
    person_id: int,
    kind: Kind,
    reason: str,
    body: dict[str, Any],
    now: datetime,
    *,
    community_id: int | None,
    scope: str | None,
    without: int = 0,
    ring: bool = False,
    key: str | None = None,
    merge_key: str | None = None,
    due_at: datetime | None = None,
    useful_until: datetime | None = None,
) -> None:
    """Queues something for whoever gets what is meant for this person. `scope` is what a helper
    must be allowed: None for what no helper gets, "" for what any gets. With `ring`, it waits for
    a broker's call where nobody gets it."""
    who = _who(person_id, community_id, scope, without, now)
    tx.later(
        QUEUE,
        **who,
        kind=kind,
        priority=PRIORITY[kind],
        reason=reason,
        key=key,
        merge_key=merge_key,
        body=body,
        due_at=due_at or now,
        useful_until=useful_until,
    )
    if ring:
        tx.later(NOTICE_UNHEARD, **who, thing=(key or f"{reason}:{now:%Y%m%d%H%M}"), body=body)


def show(
    tx: Tx,
    kind: str,
    object_id: int,
    person_id: int,
    reason: str,
    now: datetime,
    community_id: int,
    *,
    fresh: bool,
    scope: str | None,
    without: int = 0,
    ring: bool = False,
) -> None:
    """Shows a card to whoever gets what is meant for this person, as `tell` does."""
    who = _who(person_id, community_id, scope, without, now)
    card = {"kind": kind, "object_id": object_id, "person_id": person_id}
    tx.later(CARD_FOR, **who, kind=kind, object_id=object_id)
    queued = {**card, "community_id": community_id, "priority": PRIORITY["card"], "now": now}
    if fresh:
        tx.later(STRIP_OLD, **queued)
        tx.later(CARD_FRESH, **card)
    tx.later(QUEUE_CARD, **queued, reason=reason)
    if ring:
        tx.later(
            CARD_UNHEARD,
            **card,
            community_id=community_id,
            now=now,
            thing=f"{kind}:{object_id}",
            body={"card": kind, "id": object_id},
        )


def show_as(
    tx: Tx,
    kind: str,
    object_id: int,
    reader_id: int,
    for_id: int,
    chat_id: int,
) -> None:
    """This reader has this card for somebody else from now on, where they have none yet."""
    tx.later(
        "INSERT INTO card (kind, object_id, person_id, chat_id, for_id)"
        " VALUES (:kind, :object_id, :person_id, :chat_id, :for_id)"
        " ON CONFLICT (kind, object_id, person_id) DO UPDATE SET for_id = excluded.for_id",
        kind=kind,
        object_id=object_id,
        person_id=reader_id,
        chat_id=chat_id,
        for_id=for_id,
    )
