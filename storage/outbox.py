"""What is to be sent, row by row, until its fate is known; and the cards that messages show."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from domain import notices
from storage.db import Row, Tx

Kind = Literal["ack", "answer", "card", "notice", "reminder", "digest", "broadcast"]
PRIORITY: dict[Kind, int] = {
    "ack": 0,
    "answer": 1,
    "card": 2,
    "notice": 3,
    "reminder": 4,
    "digest": 5,
    "broadcast": 6,
}

# A row that is drawn only when it is sent is there already, and waits: it is kept from being sent
# until this transaction is over. Else PostgreSQL would let delivery draw it as things stood before,
# and nobody would be shown what this transaction changed.
OR_HOLD = """ON CONFLICT (merge_key) WHERE state = 'waiting'
DO UPDATE SET due_at = outbox.due_at WHERE 1 = 0"""
# Where it may go now, it doesn't wait for what it was put off to: quiet hours, or the digest.
OR_SOONER = """ON CONFLICT (merge_key) WHERE state = 'waiting'
DO UPDATE SET due_at = excluded.due_at, weigh = excluded.weigh, notice = excluded.notice,
    reason = excluded.reason, body = excluded.body, digest = 0
WHERE excluded.weigh < outbox.weigh AND outbox.attempts = 0"""
QUEUE = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, key, merge_key, body,
    created_at, due_at, useful_until, for_id)
VALUES (:chat_id, :person_id, :community_id, :kind, :priority, :reason, :key, :merge_key, :body,
    :now, :due_at, :useful_until, :for_id) ON CONFLICT DO NOTHING"""
QUEUE_TO_PERSON = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, key, body,
    created_at, due_at, useful_until, notice, weigh)
SELECT p.telegram_id, p.id, :community_id, :kind, :priority, :reason, :key, :body,
    :now, :due_at, :useful_until, :notice, :weigh FROM person p
WHERE p.id = :person_id AND p.telegram_id IS NOT NULL ON CONFLICT DO NOTHING"""
CARD_AT = """
INSERT INTO card (kind, object_id, person_id, chat_id, message_id, for_id)
VALUES (:kind, :object_id, :person_id, :chat_id, :message_id, :for_id)
ON CONFLICT (kind, object_id, person_id, for_id) DO UPDATE SET chat_id = excluded.chat_id,
    message_id = excluded.message_id, shown = NULL"""
# What the card leaves: one line instead of an old copy whose buttons look alive.
LEFT_BY_CARD = """
INSERT INTO outbox (chat_id, person_id, kind, priority, reason, body, created_at, due_at)
SELECT c.chat_id, c.person_id, 'card', :priority, 'card.shown-again',
    '{"again":' || CAST(c.message_id AS TEXT) || ',"at":'
    || CAST(CAST(:message_id AS BIGINT) AS TEXT) || '}',
    :now, :now
FROM card c WHERE c.kind = :kind AND c.object_id = :object_id AND c.person_id = :person_id
    AND c.for_id = :for_id AND c.chat_id = :chat_id
    AND c.message_id <> CAST(:message_id AS BIGINT)"""
# The same of a card that comes as a new message, below wherever it was.
LEFT_FOR_NEW = """
INSERT INTO outbox (chat_id, person_id, kind, priority, reason, body, created_at, due_at)
SELECT c.chat_id, c.person_id, 'card', :priority, 'card.shown-again',
    '{"again":' || CAST(c.message_id AS TEXT) || ',"at":'
    || CAST(c.message_id + 1 AS TEXT) || '}',
    :now, :now
FROM card c WHERE c.kind = :kind AND c.object_id = :object_id AND c.person_id = :person_id
    AND c.for_id = :for_id AND c.message_id IS NOT NULL"""
LEFT = """
UPDATE card SET message_id = NULL, shown = NULL
WHERE kind = :kind AND object_id = :object_id AND person_id = :person_id AND for_id = :for_id"""
RELEASE_MESSAGE = """
DELETE FROM card WHERE chat_id = :chat_id AND message_id = :message_id
    AND NOT (kind = :kind AND object_id = :object_id AND for_id = :for_id)"""
_OF_ONE = """c.kind = :kind AND c.object_id = :object_id
    AND (c.person_id = :person_id AND c.for_id = 0 OR c.for_id = :person_id)"""
STRIP_CARD = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, body, created_at,
    due_at)
SELECT c.chat_id, c.person_id, :community_id, 'card', :priority, 'card.strip',
    '{{"strip":' || CAST(c.message_id AS TEXT) || '}}', :now, :now
FROM card c WHERE {_OF_ONE} AND c.message_id IS NOT NULL"""
FORGET_CARD = f"DELETE FROM card WHERE id IN (SELECT c.id FROM card c WHERE {_OF_ONE})"
# A card that is to come anew and has to wait: where it stands it shows changes meanwhile.
HELD = """c.message_id IS NOT NULL AND EXISTS (SELECT 1 FROM outbox w WHERE w.state = 'waiting'
    AND w.due_at > :now AND w.merge_key = 'card:' || CAST(c.id AS TEXT))"""
QUEUE_CARD = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, merge_key, body,
    created_at, due_at, notice, weigh)
SELECT c.chat_id, c.person_id, :community_id, 'card', :priority, :reason,
    CASE WHEN {HELD} THEN 'card-edit:' ELSE 'card:' END || CAST(c.id AS TEXT),
    '{{"card":' || CAST(c.id AS TEXT) || '}}', :now, :now,
    CASE WHEN c.message_id IS NULL THEN :notice END,
    CASE WHEN c.message_id IS NULL THEN :weigh ELSE 0 END
FROM card c WHERE c.kind = :kind AND c.object_id = :object_id
    AND (:person_id = 0 OR c.person_id = :person_id OR c.for_id = :person_id)
{OR_HOLD}"""
QUEUE_MENU = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, merge_key, body,
    created_at, due_at)
SELECT p.telegram_id, p.id, :community_id, 'notice', :priority, 'menu',
    'menu:' || CAST(p.id AS TEXT), '{{"menu":true}}', :now, :now FROM person p
WHERE p.id = :person_id AND p.telegram_id IS NOT NULL
{OR_HOLD}"""
# The first waiting row of each chat: what a person is to read stays in order, and a chat with a
# hundred waiting messages doesn't hide the others. What is only to be said later holds up nobody;
# what was tried and put off does.
DUE = """
SELECT o.id, o.chat_id, o.person_id, o.community_id, o.kind, o.priority, o.reason, o.body,
    o.created_at, o.useful_until, o.attempts, o.weigh, o.notice,
    o.digest, p.telegram_lang, p.lang, p.name, p.chat_open, c.zone,
    (SELECT f.name FROM person f WHERE f.id = o.for_id) AS for_name
FROM outbox o LEFT JOIN person p ON p.id = o.person_id
LEFT JOIN community c ON c.id = o.community_id
WHERE o.state = 'waiting' AND o.due_at <= :now AND NOT EXISTS (
    SELECT 1 FROM outbox b WHERE b.chat_id = o.chat_id AND b.state = 'waiting' AND b.kind <> 'ack'
        AND o.kind <> 'ack' AND (b.priority, b.id) < (o.priority, o.id)
        AND (b.due_at <= :now OR b.attempts > 0))
ORDER BY o.priority, o.id LIMIT :limit"""
LEASE = "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = :id"
SENT = """
UPDATE outbox SET state = 'sent', sent_at = :now, message_id = :message_id, cause = NULL
WHERE id = :id"""
ENDED = "UPDATE outbox SET state = :state, sent_at = :now, cause = :cause WHERE id = :id"
AGAIN = """
UPDATE outbox SET state = 'waiting', due_at = :due_at, cause = :cause,
    merge_key = CASE WHEN EXISTS (SELECT 1 FROM outbox w WHERE w.merge_key = outbox.merge_key
        AND w.state = 'waiting' AND w.id <> outbox.id) THEN NULL ELSE merge_key END
WHERE id = :id AND state = 'sending'"""
NOT_STARTED = """
UPDATE outbox SET state = 'waiting', attempts = attempts - 1, merge_key = NULL
WHERE id = :id AND state = 'sending'"""
LEFT_SENDING = """
UPDATE outbox SET state = CASE WHEN kind = 'broadcast' THEN 'unknown' ELSE 'waiting' END,
    sent_at = CASE WHEN kind = 'broadcast' THEN :now ELSE sent_at END, merge_key = NULL,
    cause = 'the process stopped between sending and marking'
WHERE state = 'sending' RETURNING id, kind, chat_id"""
# What a backup had waiting: it may have gone since. A card is drawn anew, which does no harm twice.
RESTORED = """
UPDATE outbox SET state = 'unknown', sent_at = :now, merge_key = NULL,
    cause = 'restored from a backup'
WHERE kind <> 'card' AND (state = 'sending' OR (state = 'waiting' AND due_at <= :now))"""
# What the limits still speak of, for whoever leads the delivery from now on.
LATELY = """
SELECT chat_id, sent_at FROM outbox
WHERE state IN ('sent', 'failed', 'dropped', 'unknown') AND body <> '{}' AND sent_at > :since
    AND kind <> 'ack' AND state <> 'dropped' ORDER BY sent_at, id"""
TOLD_TO_WAIT = """
SELECT chat_id, due_at FROM outbox
WHERE state = 'waiting' AND attempts > 0 AND cause = '429' AND due_at > :now
ORDER BY priority, id LIMIT 100"""
CARD = """
SELECT id, kind, object_id, person_id, chat_id, message_id, shown, for_id
FROM card WHERE id = :id"""
SHOWS_CARD = "SELECT COUNT(*) FROM card WHERE chat_id = :chat_id AND message_id = :message_id"
# Only where the card still lives in the message that it was drawn for: it may have been sent
# anew, or have moved to another message, while this call was under way.
CARD_SHOWN = """
UPDATE card SET message_id = :message_id, shown = :shown
WHERE id = :id AND COALESCE(message_id, 0) = COALESCE(:before, 0)"""
KEYBOARD = """
INSERT INTO keyboard (chat_id, message_id, buttons) VALUES (:chat_id, :message_id, :buttons)
ON CONFLICT (chat_id) DO UPDATE SET message_id = excluded.message_id, buttons = excluded.buttons
WHERE excluded.message_id >= keyboard.message_id"""
CLOSE_CHAT = "UPDATE person SET chat_open = 0 WHERE telegram_id = :chat_id"
DROP_FOR_CHAT = """
UPDATE outbox SET state = 'dropped', sent_at = :now, cause = :cause
WHERE chat_id = :chat_id AND state = 'waiting' AND kind <> 'ack'"""
MIGRATE_WAITING = "UPDATE outbox SET chat_id = :new WHERE chat_id = :old AND state = 'waiting'"
MIGRATE_ONE = "UPDATE outbox SET chat_id = :new WHERE id = :id"
MIGRATE_CARDS = "UPDATE card SET chat_id = :new, message_id = NULL WHERE chat_id = :old"
TAKE_LEASE = """
INSERT INTO lease (name, holder, until) VALUES (:name, :holder, :until)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE lease.holder = excluded.holder OR lease.until < :now RETURNING holder"""
HOLDER = "SELECT holder FROM lease WHERE name = :name"
DROP_LEASE = "DELETE FROM lease WHERE name = :name AND holder = :holder"
STRIP = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, body, created_at,
    due_at)
VALUES (:chat_id, :person_id, :community_id, 'card', :priority, 'card.strip', :body, :now, :now)"""
SCRUB = """
UPDATE outbox SET body = '{}' WHERE chat_id = :chat_id AND reason = :reason
    AND state IN ('sent', 'failed', 'dropped', 'unknown') AND body <> '{}' AND sent_at >= :since"""
FORGET = """
UPDATE outbox SET body = '{}' WHERE id IN (SELECT id FROM outbox
    WHERE state IN ('sent', 'failed', 'dropped', 'unknown') AND sent_at < :before AND body <> '{}'
    ORDER BY sent_at LIMIT :limit)"""


def queue(
    tx: Tx,
    chat_id: int,
    kind: Kind,
    reason: str,
    body: dict[str, Any],
    now: datetime,
    *,
    person_id: int | None = None,
    community_id: int | None = None,
    key: str | None = None,
    merge_key: str | None = None,
    due_at: datetime | None = None,
    useful_until: datetime | None = None,
    for_id: int = 0,
) -> None:
    """Queues something for a chat. The same `key` is sent once ever, `merge_key` once a wait.
    `for_id`: for whom its reader acts by its buttons."""
    tx.later(
        QUEUE,
        chat_id=chat_id,
        person_id=person_id,
        community_id=community_id,
        kind=kind,
        priority=PRIORITY[kind],
        reason=reason,
        key=key,
        merge_key=merge_key,
        body=body,
        now=now,
        due_at=due_at or now,
        useful_until=useful_until,
        for_id=for_id,
    )


def queue_to_person(
    tx: Tx,
    person_id: int,
    kind: Kind,
    reason: str,
    body: dict[str, Any],
    now: datetime,
    *,
    community_id: int | None = None,
    key: str | None = None,
    due_at: datetime | None = None,
    useful_until: datetime | None = None,
) -> None:
    """Queues something for a person's private chat; nothing for people without Telegram."""
    tx.later(
        QUEUE_TO_PERSON,
        **marks(reason, kind),
        person_id=person_id,
        community_id=community_id,
        kind=kind,
        priority=PRIORITY[kind],
        reason=reason,
        key=key,
        body=body,
        now=now,
        due_at=due_at or now,
        useful_until=useful_until,
    )


async def message_of(tx: Tx, row_id: int) -> int | None:
    """As which message this row was sent; None where it was not."""
    return await tx.value("SELECT message_id FROM outbox WHERE id = :id", id=row_id)  # type: ignore[no-any-return]


def delete(tx: Tx, chat_id: int, person_id: int, row_id: int, now: datetime) -> None:
    """What went out with this row is taken out of the chat, for it holds a secret."""
    queue(
        tx, chat_id, "answer", "message.deleted", {"delete": row_id}, now, person_id=person_id
    )  # fmt: skip


def scrub(tx: Tx, chat_id: int, reason: str, since: datetime) -> None:
    """The words of answers that were sent for this reason since then are kept no longer."""
    tx.later(SCRUB, chat_id=chat_id, reason=reason, since=since)


def refresh_menu(tx: Tx, person_id: int, now: datetime, community_id: int | None) -> None:
    """The person's menu of commands is made anew, once for several changes in a row."""
    tx.later(
        QUEUE_MENU,
        person_id=person_id,
        community_id=community_id,
        priority=PRIORITY["notice"],
        now=now,
    )


def adopt_card(
    tx: Tx,
    kind: str,
    object_id: int,
    person_id: int,
    chat_id: int,
    message_id: int,
    for_id: int = 0,
    *,
    leaves_line: datetime | None = None,
) -> None:
    """The card lives in this message from now on, in place of the card that was there. Where it is
    said when (`leaves_line`), one line stands at once in the message where it lived before."""
    release_message(tx, chat_id, message_id, kind, object_id, for_id)
    card = {
        "kind": kind,
        "object_id": object_id,
        "person_id": person_id,
        "chat_id": chat_id,
        "message_id": message_id,
        "for_id": for_id,
    }
    if leaves_line is not None:
        tx.later(LEFT_BY_CARD, **card, priority=PRIORITY["card"], now=leaves_line)
    tx.later(CARD_AT, **card)


def leave_line(
    tx: Tx, kind: str, object_id: int, person_id: int, now: datetime, for_id: int = 0
) -> None:
    """The card is about to come as a new message: where it lived before stands one line."""
    card = {"kind": kind, "object_id": object_id, "person_id": person_id, "for_id": for_id}
    tx.later(LEFT_FOR_NEW, **card, priority=PRIORITY["card"], now=now)
    tx.later(LEFT, **card)


def strip(tx: Tx, row: Row, message_id: int, now: datetime) -> None:
    """A card has come anew with this row: its earlier message loses its buttons."""
    about = {name: row[name] for name in ("chat_id", "person_id", "community_id")}
    tx.later(STRIP, **about, priority=PRIORITY["card"], body={"strip": message_id}, now=now)


def release_message(
    tx: Tx, chat_id: int, message_id: int, kind: str = "", object_id: int = 0, for_id: int = 0
) -> None:
    """The message shows no card any more, except perhaps this one: later changes of the card
    that it did show don't come back to it."""
    tx.later(
        RELEASE_MESSAGE,
        chat_id=chat_id,
        message_id=message_id,
        kind=kind,
        object_id=object_id,
        for_id=for_id,
    )


def forget_card(
    tx: Tx, kind: str, object_id: int, person_id: int, community_id: int, now: datetime
) -> None:
    """What a card asked this person (or a helper of theirs) is asked no more: it loses its buttons
    and stays as it is; one that has not left doesn't go."""
    card = {"kind": kind, "object_id": object_id, "person_id": person_id}
    tx.later(STRIP_CARD, **card, community_id=community_id, priority=PRIORITY["card"], now=now)
    tx.later(FORGET_CARD, **card)


async def shows_card(tx: Tx, chat_id: int, message_id: int) -> bool:
    """Whether a card lives in this message now."""
    return bool(await tx.value(SHOWS_CARD, chat_id=chat_id, message_id=message_id))


def refresh_cards(
    tx: Tx,
    kind: str,
    object_id: int,
    reason: str,
    now: datetime,
    community_id: int | None,
    *,
    person_id: int = 0,
) -> None:
    """Everyone who has this card (or this one person) sees its new state; several changes in a
    row are one edit."""
    tx.later(
        QUEUE_CARD,
        kind=kind,
        object_id=object_id,
        person_id=person_id,
        community_id=community_id,
        reason=reason,
        priority=PRIORITY["card"],
        now=now,
        **marks(reason, "card"),
    )


def marks(reason: str, kind: Kind) -> dict[str, Any]:
    """What the outbox keeps of the kind of notice that this is: domain/notices.py."""
    found = notices.of(reason, kind)
    return {"notice": found.code, "weigh": found.weight}


async def due(tx: Tx, now: datetime, limit: int) -> Sequence[Row]:
    """What may be sent now, most urgent first, with whom it is for."""
    return await tx.rows(DUE, now=now, limit=limit)


async def take_lease(tx: Tx, name: str, holder: str, now: datetime, until: datetime) -> bool:
    """Whether this holder has the lease now: it was free, run out, or already theirs."""
    return (await tx.value(TAKE_LEASE, name=name, holder=holder, now=now, until=until)) is not None
