"""For whom somebody may act now, and for whom the messages are whose buttons they press.

One hat is on at a time (`worn_until`). What somebody's cards and messages are for stands on those
rows themselves, so that a button acts for whom its message says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.hats import Kind
from storage.db import Row, moment


@dataclass(frozen=True, slots=True)
class Hat:
    """For whom somebody may act now, what for (`scope`), and until when it is worn, if it is."""

    id: int
    community_id: int
    for_id: int
    name: str
    kind: Kind
    scope: frozenset[str]
    expires_at: datetime | None
    worn_until: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """An unfinished form as it is kept; `body` is JSON."""

    form: str
    version: int
    run: str
    body: str


# What a unit of work must know, as one question: which hats its writer has, which buttons can be
# typed, for whom the message is whose button was pressed or can be typed, and the unfinished form.
HATS_OF = """
SELECT 'hat' AS what, d.id, d.community_id, d.for_id, p.name, d.kind, d.scope, d.expires_at,
    d.worn_until
FROM delegate d JOIN person w ON w.id = d.person_id JOIN person p ON p.id = d.for_id
JOIN membership m ON m.community_id = d.community_id AND m.person_id = d.for_id
WHERE w.telegram_id = :telegram_id AND d.ended_at IS NULL AND m.state = 'approved'
UNION ALL
SELECT 'card', c.message_id, 0, c.for_id, '', '', '', NULL, NULL FROM card c
WHERE c.chat_id = :chat_id AND c.message_id IN
    (:message_id, (SELECT k.message_id FROM keyboard k WHERE k.chat_id = :chat_id))
UNION ALL
SELECT 'said', o.message_id, 0, o.for_id, '', '', '', NULL, NULL FROM outbox o
WHERE o.chat_id = :chat_id AND o.for_id <> 0 AND o.message_id IN
    (:message_id, (SELECT k.message_id FROM keyboard k WHERE k.chat_id = :chat_id))
UNION ALL
SELECT 'keys', k.message_id, 0, 0, k.buttons, '', '', NULL, NULL FROM keyboard k
WHERE k.chat_id = :chat_id
UNION ALL
SELECT 'draft', d.version, 0, 0, d.form, d.run, d.body, NULL, NULL
FROM draft d JOIN person p ON p.id = d.person_id
WHERE p.telegram_id = :telegram_id AND d.chat_id = :chat_id"""


def hats_of(rows: Sequence[Row], now: datetime) -> tuple[tuple[Hat, ...], dict[int, int]]:
    """From the answer to HATS_OF: the hats that still hold, and for whom each message is whose
    buttons are at hand (0: for the reader)."""
    hats, messages = [], {}
    for row in rows:
        if row["what"] == "hat":
            expires = moment(row["expires_at"])
            if expires is None or expires > now:
                hats.append(_hat(row, now))
        elif row["what"] == "card":
            messages[int(row["id"])] = int(row["for_id"])
        elif row["what"] == "said":
            messages.setdefault(int(row["id"]), int(row["for_id"]))
    return tuple(hats), messages


def keyboard_of(rows: Sequence[Row]) -> tuple[int, str] | None:
    """From the answer to HATS_OF: the message whose buttons can be typed, and those buttons."""
    return next(((int(r["id"]), str(r["name"])) for r in rows if r["what"] == "keys"), None)


def draft_of(rows: Sequence[Row]) -> Kept | None:
    """From the answer to HATS_OF: the unfinished form of this person in this chat."""
    row = next((r for r in rows if r["what"] == "draft"), None)
    return None if row is None else Kept(row["name"], int(row["id"]), row["kind"], row["scope"])


def _hat(row: Row, now: datetime) -> Hat:
    worn = moment(row["worn_until"])
    return Hat(
        row["id"],
        row["community_id"],
        row["for_id"],
        row["name"],
        row["kind"],
        frozenset(str(row["scope"]).split()),
        moment(row["expires_at"]),
        worn if worn is not None and worn > now else None,
    )
