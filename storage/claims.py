"""Who looks at what at the desk: a soft lock on a card, for a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Statement, Tx
from storage.records import of_row

# Mine, free or run out: it is mine now, and a claim that I keep stays kept.
TAKE = """
INSERT INTO desk_claim (card, object_id, community_id, person_id, since, until, kept)
VALUES (:card, :object_id, :community_id, :person_id, :now, :until, :kept)
ON CONFLICT (card, object_id) DO UPDATE SET
    since = CASE WHEN desk_claim.person_id = excluded.person_id AND desk_claim.until > :now
        THEN desk_claim.since ELSE excluded.since END,
    kept = CASE WHEN desk_claim.person_id = excluded.person_id AND desk_claim.kept = 1
        THEN 1 ELSE excluded.kept END,
    person_id = excluded.person_id, until = excluded.until
WHERE desk_claim.person_id = excluded.person_id OR desk_claim.until <= :now OR :force = 1
RETURNING person_id"""
# Whoever decided looks at it no more.
FIND = """
SELECT c.card, c.object_id, c.person_id, p.name, c.since, c.until, c.kept, m.zone
FROM desk_claim c JOIN person p ON p.id = c.person_id JOIN community m ON m.id = c.community_id
WHERE c.card = :card AND c.object_id = :object_id AND c.until > :now
    AND NOT EXISTS (SELECT 1 FROM desk_decision d WHERE d.card = c.card
        AND d.object_id = c.object_id AND d.at >= c.since)"""
LOOKING = """
DELETE FROM desk_claim WHERE person_id = :person_id AND kept = 0
    AND NOT (card = :card AND object_id = :object_id) RETURNING card, object_id, community_id"""
DROP = "DELETE FROM desk_claim WHERE card = :card AND object_id = :object_id"
OF_PERSON = """
SELECT card, object_id FROM desk_claim
WHERE person_id = :person_id AND community_id = :community_id AND until > :now
ORDER BY since LIMIT 100"""
HAND_OVER = """
UPDATE desk_claim SET person_id = :to_id, until = :until
WHERE person_id = :person_id AND community_id = :community_id AND until > :now"""
FORGET = """
DELETE FROM desk_claim WHERE (card, object_id) IN
    (SELECT card, object_id FROM desk_claim WHERE until < :before LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Claim:
    """`name` looks at this card since then; `kept`: they took it with a button."""

    card: str
    object_id: int
    person_id: int
    name: str
    since: str
    until: str
    kept: bool
    zone: str


async def take(
    tx: Tx,
    card: str,
    object_id: int,
    community_id: int,
    person_id: int,
    now: datetime,
    until: datetime,
    *,
    kept: bool = False,
    force: bool = False,
) -> bool:
    """Claims it, or (`force`) takes it from whoever has it; False where another has it."""
    taken = await tx.value(
        TAKE,
        card=card,
        object_id=object_id,
        community_id=community_id,
        person_id=person_id,
        now=now,
        until=until,
        kept=kept,
        force=force,
    )
    return taken is not None


def question(card: str, object_id: int, now: datetime) -> Statement:
    """Asks who has it now, together with other things; `claim_of` reads the answer."""
    return FIND, {"card": card, "object_id": object_id, "now": now}


async def find(tx: Tx, card: str, object_id: int, now: datetime) -> Claim | None:
    """Who has it now."""
    sql, values = question(card, object_id, now)
    return claim_of(await tx.rows(sql, **values))


def claim_of(rows: Sequence[Row]) -> Claim | None:
    """The answer to `question`; None where nobody has it."""
    if not rows:
        return None
    (row,) = rows
    return of_row(Claim, row)


async def let_go(
    tx: Tx, person_id: int, card: str = "", object_id: int = 0
) -> list[tuple[str, int]]:
    """Whoever goes on to another card looks at that one alone; what they took with a button stays
    theirs. Returns what is free now."""
    rows = await tx.rows(LOOKING, person_id=person_id, card=card, object_id=object_id)
    return [(str(r["card"]), int(r["object_id"])) for r in rows]


def drop(tx: Tx, card: str, object_id: int) -> None:
    """Nobody looks at it any more, such as once it is decided."""
    tx.later(DROP, card=card, object_id=object_id)


async def of_person(
    tx: Tx, community_id: int, person_id: int, now: datetime
) -> list[tuple[str, int]]:
    """What somebody has claimed in a timebank, the longest first."""
    rows = await tx.rows(OF_PERSON, community_id=community_id, person_id=person_id, now=now)
    return [(str(r["card"]), int(r["object_id"])) for r in rows]


def hand_over(
    tx: Tx, community_id: int, person_id: int, to_id: int, now: datetime, until: datetime
) -> None:
    """Another looks after all that somebody has claimed."""
    tx.later(
        HAND_OVER,
        community_id=community_id,
        person_id=person_id,
        to_id=to_id,
        now=now,
        until=until,
    )
