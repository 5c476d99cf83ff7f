"""Who gets what is meant for somebody: themselves, whoever may act for them, or a broker who rings.

People without Telegram (and those who stopped the bot) have helpers: what their helpers may act on
goes to them, marked with whom it is for. What goes to nobody at all is kept as `unheard`.
"""

from datetime import datetime
from typing import Any

from domain import notices
from storage.db import Row, Tx
from storage.outbox import HELD, OR_HOLD, OR_SOONER, PRIORITY, Kind, marks

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
    created_at, due_at, useful_until, for_id, notice, weigh, about)
SELECT t.telegram_id, t.id, :community_id, :kind, :priority, :reason,
    CASE WHEN t.for_id = 0 THEN :key ELSE :key || ':' || CAST(t.id AS TEXT) END,
    CASE WHEN t.for_id = 0 THEN :merge_key ELSE :merge_key || ':' || CAST(t.id AS TEXT) END,
    :body, :now, :due_at, :useful_until, t.for_id, :notice, :weigh, :about
FROM ({READERS}) AS t WHERE 1 = 1 ON CONFLICT DO NOTHING"""
CARD_FOR = f"""
INSERT INTO card (kind, object_id, person_id, chat_id, for_id)
SELECT :kind, :object_id, t.id, t.telegram_id, t.for_id FROM ({READERS}) AS t
WHERE t.for_id = 0 OR NOT EXISTS (SELECT 1 FROM card own WHERE own.kind = :kind
    AND own.object_id = :object_id AND own.person_id = t.id AND own.for_id = 0)
ON CONFLICT DO NOTHING"""
CARD_AS = """
INSERT INTO card (kind, object_id, person_id, chat_id, for_id)
SELECT :kind, :object_id, p.id, p.telegram_id, :for_id FROM person p
WHERE p.id = :reader_id AND p.telegram_id IS NOT NULL ON CONFLICT DO NOTHING"""
# Cards that somebody has as themselves are one side of what they are about, or decide about it, so
# such helpers get no card for the other side (four eyes).
THEIRS = """c.kind = :kind AND c.object_id = :object_id
    AND (c.person_id = :person_id AND c.for_id = 0 OR c.for_id = :person_id)"""
ONE = """c.kind = :kind AND c.object_id = :object_id
    AND c.person_id = :reader_id AND c.for_id = :for_id"""
# An earlier message of a card that comes anew loses its buttons, so that nobody acts on the past.
STRIP_OLD = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, body, created_at,
    due_at)
SELECT c.chat_id, c.person_id, :community_id, 'card', :priority, 'card.strip',
    '{"strip":' || CAST(c.message_id AS TEXT) || '}', :now, :now
FROM card c WHERE THESE AND c.message_id IS NOT NULL"""
CARD_FRESH = """
UPDATE card SET message_id = NULL, shown = NULL
WHERE id IN (SELECT c.id FROM card c WHERE THESE)"""
QUEUE_CARD = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, merge_key, body,
    created_at, due_at, notice, weigh, about)
SELECT c.chat_id, c.person_id, :community_id, 'card', :priority, :reason,
    'card:' || CAST(c.id AS TEXT), '{{"card":' || CAST(c.id AS TEXT) || '}}', :now, :now,
    CASE WHEN c.message_id IS NULL THEN :notice END,
    CASE WHEN c.message_id IS NULL THEN :weigh ELSE 0 END, :about
FROM card c WHERE THESE
{OR_SOONER}"""
# What may have to wait, for the morning or the day's number: until it goes the card can be answered
# where it stands, and only then does that message lose its buttons.
QUEUE_FRESH = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, merge_key, body,
    created_at, due_at, notice, weigh, about)
SELECT c.chat_id, c.person_id, :community_id, 'card', :priority, :reason,
    'card:' || CAST(c.id AS TEXT), '{"card":' || CAST(c.id AS TEXT) || ',"fresh":true}', :now, :now,
    :notice, :weigh, :about
FROM card c WHERE THESE
ON CONFLICT (merge_key) WHERE state = 'waiting' DO UPDATE SET body = excluded.body,
    notice = excluded.notice, weigh = excluded.weigh, reason = excluded.reason,
    about = excluded.about
WHERE outbox.attempts = 0"""
# Where it has to wait, the older message shows how things stand meanwhile, without a sound.
EDIT_MEANWHILE = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, merge_key, body,
    created_at, due_at)
SELECT c.chat_id, c.person_id, :community_id, 'card', :priority, 'card.meanwhile',
    'card-edit:' || CAST(c.id AS TEXT), '{"card":' || CAST(c.id AS TEXT) || '}', :now, :now
FROM card c WHERE THESE AND HELD
OR_HOLD""".replace("OR_HOLD", OR_HOLD).replace("HELD", HELD)
STRIPS, FRESHENS, QUEUES, QUEUES_FRESH, EDITS = (
    {these: sql.replace("THESE", these) for these in (THEIRS, ONE)}
    for sql in (STRIP_OLD, CARD_FRESH, QUEUE_CARD, QUEUE_FRESH, EDIT_MEANWHILE)
)
EDIT_OF_HELD = EDIT_MEANWHILE.replace("THESE", "c.id = :card_id")
# Heard by nobody: a member without Telegram, whose helpers (if there are any) may not act on this.
HEARD_BY_NONE = """
INSERT INTO unheard (community_id, person_id, thing, body, at)
SELECT :community_id, p.id, :thing, :body, :now FROM person p
JOIN membership m ON m.person_id = p.id AND m.community_id = :community_id
WHERE p.id = :person_id AND p.telegram_id IS NULL AND m.state = 'approved' AND NOT EXISTS ({none})
ON CONFLICT (person_id, thing) DO UPDATE SET body = excluded.body, at = excluded.at,
    case_id = NULL WHERE unheard.case_id IS NOT NULL"""
NOTICE_UNHEARD = HEARD_BY_NONE.format(none=READERS)
# A card counts as heard only where its reader may still act on it: not that of a helper whose
# time is over, nor of a broker who wore the member's hat for an hour.
CARD_UNHEARD = HEARD_BY_NONE.format(
    none=f"SELECT 1 FROM card c JOIN ({READERS}) AS t ON t.id = c.person_id AND t.for_id = c.for_id"
    " WHERE c.kind = :kind AND c.object_id = :object_id AND c.for_id = :person_id"
)


ANSWERS: dict[str, Any] = {"notice": None, "weigh": 0}
"""What answers somebody's own deed: no notice, and never held."""


def _marks(reason: str, kind: Kind, person_id: int, doer: int) -> dict[str, Any]:
    """What is kept of the kind of notice: nothing where it answers whoever did it; and what a
    person does now (not the clock) to another's own affairs reaches them at once, at any hour."""
    if person_id == doer:
        return ANSWERS
    found = marks(reason, kind)
    live = doer and found["weigh"] == notices.WEIGHT["night"]
    return {**found, "weigh": 0} if live else found


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
    a broker's call where nobody gets it. Whoever did it in their own name (`without`) waits for
    it: that is an answer, and no notice."""
    buttons = body.get("buttons") or [["", ""]]
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
        about=notices.about(reason, kind, body["say"], buttons[0][1]),
        **_marks(reason, kind, person_id, without),
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
    marked = _marks(reason, "card", person_id, without)
    _queue(tx, THEIRS, card, reason, now, community_id, fresh=fresh, marked=marked)
    if ring:
        tx.later(
            CARD_UNHEARD,
            **who,
            kind=kind,
            object_id=object_id,
            thing=f"{kind}:{object_id}",
            body={"card": kind, "id": object_id},
        )


def show_as(
    tx: Tx,
    kind: str,
    object_id: int,
    reader_id: int,
    for_id: int,
    reason: str,
    now: datetime,
    community_id: int | None,
    *,
    fresh: bool,
    priority: Kind = "card",
) -> None:
    """Shows a card to this one reader, for themselves (`for_id` 0) or for somebody else."""
    card = {"kind": kind, "object_id": object_id, "reader_id": reader_id, "for_id": for_id}
    tx.later(CARD_AS, **card)
    _queue(tx, ONE, card, reason, now, community_id, fresh=fresh, marked=ANSWERS, priority=priority)


def _queue(
    tx: Tx,
    these: str,
    card: dict[str, Any],
    reason: str,
    now: datetime,
    community_id: int | None,
    *,
    fresh: bool,
    marked: dict[str, Any],
    priority: Kind = "card",
) -> None:
    queued = {**card, "community_id": community_id, "priority": PRIORITY[priority], "now": now}
    nudges = notices.KINDS[marked["notice"]].nudge if marked["notice"] else False
    about = f"{reason}:{card['kind']}:{card['object_id']}" if nudges else None
    if fresh and marked["weigh"]:
        tx.later(QUEUES_FRESH[these], **queued, reason=reason, about=about, **marked)
        tx.later(EDITS[these], **queued)
        return
    if fresh:
        tx.later(STRIPS[these], **queued)
        tx.later(FRESHENS[these], **card)
    tx.later(QUEUES[these], **queued, reason=reason, about=about, **marked)


def edit_meanwhile(tx: Tx, row: Row, card_id: int, now: datetime) -> None:
    """A card that was to come anew with this row has to wait: where it stands it shows meanwhile
    how things are."""
    tx.later(
        EDIT_OF_HELD,
        card_id=card_id,
        community_id=row["community_id"],
        priority=PRIORITY["card"],
        now=now,
    )
