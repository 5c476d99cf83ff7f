"""What a broker sees of those who could help with a request, and whom they rang about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from storage.db import Row, Tx

Outcome = Literal["yes", "no", "back", "missed"]
AT_ONCE = 40
"""People of whom is asked at once."""
PEOPLE = ", ".join(f":p{place}" for place in range(AT_ONCE))
ABOUT = f"""
SELECT m.person_id, p.name, m.area,
    p.telegram_id IS NOT NULL OR EXISTS (SELECT 1 FROM delegate d
        JOIN person w ON w.id = d.person_id WHERE d.for_id = m.person_id
        AND d.community_id = m.community_id AND d.ended_at IS NULL AND w.telegram_id IS NOT NULL
        AND (d.expires_at IS NULL OR d.expires_at > :now)) AS here,
    COALESCE((SELECT c.balance FROM account c WHERE c.community_id = m.community_id
        AND c.kind IN ('member', 'organisation') AND c.owner_id = m.person_id), 0) AS balance,
    (SELECT MAX(k.asked_at) FROM candidate k WHERE k.person_id = m.person_id
        AND k.via <> 'browse') AS asked_at
FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id = :community_id AND m.person_id IN ({PEOPLE})"""
CHECKS = f"""
SELECT person_id, kind FROM vetting WHERE community_id = :community_id AND ended_at IS NULL
    AND (until IS NULL OR until >= :today) AND person_id IN ({PEOPLE}) ORDER BY kind"""
CALLED = """
INSERT INTO candidate_call (request_id, person_id, by_id, outcome, back_at, at)
VALUES (:request_id, :person_id, :by_id, :outcome, :back_at, :now)"""
CALLS = """
SELECT c.person_id, c.by_id, c.outcome, c.back_at, c.at, p.name, b.name AS by_name
FROM candidate_call c JOIN person p ON p.id = c.person_id JOIN person b ON b.id = c.by_id
WHERE c.request_id = :request_id ORDER BY c.id"""
OPEN = """
SELECT q.id, q.words, q.shown, p.name FROM request q JOIN person p ON p.id = q.person_id
WHERE q.community_id = :community_id
    AND q.state IN ('held', 'asked', 'open', 'with_broker')
ORDER BY q.changed_at, q.id LIMIT :limit"""
NEW_OFFERS = """
SELECT l.id, l.person_id, l.skill, l.shown, l.words, p.name
FROM listing l JOIN person p ON p.id = l.person_id
WHERE l.id IN (SELECT n.id FROM listing n WHERE n.community_id = :community_id
    AND n.kind = 'offer' AND n.state = 'active' ORDER BY n.id DESC LIMIT :limit)
ORDER BY l.id DESC"""


@dataclass(frozen=True, slots=True)
class About:
    """What a broker weighs of somebody: balance in minutes, when they were last asked, checks."""

    person_id: int
    name: str
    here: bool
    balance: int
    asked_at: str | None
    checks: tuple[str, ...]


async def about(
    tx: Tx, community_id: int, person_ids: Sequence[int], now: datetime, today: date
) -> dict[int, About]:
    """The same of these people, at most AT_ONCE, by id; of members only."""
    who = {f"p{place}": 0 for place in range(AT_ONCE)}
    who |= {f"p{place}": one for place, one in enumerate(person_ids[:AT_ONCE])}
    found, checks = await tx.many(
        (ABOUT, {"community_id": community_id, "now": now, **who}),
        (CHECKS, {"community_id": community_id, "today": today, **who}),
    )
    held: dict[int, list[str]] = {}
    for row in checks:
        held.setdefault(int(row["person_id"]), []).append(str(row["kind"]))
    return {
        int(row["person_id"]): About(
            int(row["person_id"]),
            str(row["name"]),
            bool(row["here"]),
            int(row["balance"]),
            row["asked_at"],
            tuple(held.get(int(row["person_id"]), ())),
        )
        for row in found
    }


def called(
    tx: Tx,
    request_id: int,
    person_id: int,
    by_id: int,
    outcome: Outcome,
    back_at: datetime | None,
    now: datetime,
) -> None:
    """A broker rang somebody about a request."""
    tx.later(
        CALLED,
        request_id=request_id,
        person_id=person_id,
        by_id=by_id,
        outcome=outcome,
        back_at=back_at,
        now=now,
    )


async def calls(tx: Tx, request_id: int) -> Sequence[Row]:
    """The calls about a request, the oldest first."""
    return await tx.rows(CALLS, request_id=request_id)


async def waiting(tx: Tx, community_id: int, limit: int) -> Sequence[Row]:
    """Requests that nobody has said yes to, the oldest change first."""
    return await tx.rows(OPEN, community_id=community_id, limit=limit)


async def new_offers(tx: Tx, community_id: int, limit: int) -> Sequence[Row]:
    """The newest active offers of a timebank."""
    return await tx.rows(NEW_OFFERS, community_id=community_id, limit=limit)
