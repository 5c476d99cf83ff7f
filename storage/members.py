"""Members as the desk looks for them: the words under which they are kept, and what is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain import member_finding as finding
from domain.member_finding import Part
from storage.db import Row, Statement, Tx
from storage.people import MembershipState, since_of

SHORTLIST = 400
CURRENT: Sequence[MembershipState] = ("approved", "applied", "meeting", "paused", "barred")
PAST: Sequence[MembershipState] = ("left", "declined")

_BEGINS = """
SELECT person_id, {part} AS part, 4 AS worth FROM member_token
WHERE community_id = :community_id AND token >= :{low} AND token < :{high}"""
_WHOLE = """
SELECT person_id, {part} AS part, 1 AS worth FROM member_token
WHERE community_id = :community_id AND token = :{low}"""
_FOUND = """
SELECT h.person_id, COUNT(DISTINCT h.part) AS parts, SUM(h.worth) AS worth
FROM ({hits}) AS h GROUP BY h.person_id
ORDER BY parts DESC, worth DESC, h.person_id LIMIT :limit"""
COLUMNS = """m.id, m.person_id, p.name, m.area, m.state, m.applied_at, m.decided_at,
    p.telegram_id"""
NAMED = """
SELECT m.id, m.person_id, p.name, m.area, m.state, m.applied_at, m.decided_at, p.telegram_id
FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id = :community_id AND m.person_id IN ({people})"""
RESTING = f"""
SELECT {COLUMNS} FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id = :community_id AND m.state IN ('paused', 'barred') AND m.state = :state
ORDER BY m.id LIMIT :limit"""
# Where nothing was found by words: any part of a name, for as long as the timebank is small enough.
INSIDE = f"""
SELECT {COLUMNS} FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id = :community_id AND LOWER(p.name) LIKE :inside
ORDER BY p.name, m.id LIMIT :limit"""
MOST_WORDS = 20
"""Words of one sentence that are looked up as parts of names."""
CALLED_EACH = 40
_CALLED = f"""
SELECT person_id FROM (SELECT person_id FROM member_token WHERE community_id = :community_id
    AND token = :{{word}} ORDER BY person_id LIMIT {CALLED_EACH}) AS {{word}}"""
CALLED = " UNION ".join(_CALLED.format(word=f"w{number}") for number in range(MOST_WORDS))
OF_LISTINGS = "SELECT DISTINCT person_id FROM listing WHERE id IN ({listings})"
SEEN = """
UPDATE membership SET last_seen_at = :now WHERE person_id = :person_id AND state <> 'merged'"""
ABOUT = """
SELECT
    (SELECT COUNT(*) FROM request r WHERE r.person_id = :person_id
        AND r.community_id = :community_id
        AND r.state NOT IN ('done', 'cancelled', 'declined', 'unmet', 'lapsed')) AS requests,
    (SELECT COUNT(*) FROM casework c WHERE c.person_id = :person_id
        AND c.community_id = :community_id AND c.state = 'open' AND c.restricted = 0) AS cases,
    (SELECT COUNT(*) FROM listing l WHERE l.person_id = :person_id
        AND l.community_id = :community_id AND l.state = 'active' AND l.kind = 'offer') AS offers,
    (SELECT COUNT(*) FROM listing l WHERE l.person_id = :person_id
        AND l.community_id = :community_id AND l.state = 'active' AND l.kind = 'want') AS wants
FROM community c WHERE c.id = :community_id"""
LAST = """
SELECT e.id, e.day, e.minutes, e.skill, e.words, e.giver_id, e.receiver_id, e.state,
    g.name AS giver, r.name AS receiver, e.named
FROM exchange e LEFT JOIN person g ON g.id = e.giver_id LEFT JOIN person r ON r.id = e.receiver_id
WHERE e.id IN (
    SELECT id FROM (SELECT id FROM exchange WHERE giver_id = :person_id
        AND community_id = :community_id ORDER BY id DESC LIMIT :limit) AS q
    UNION SELECT id FROM (SELECT id FROM exchange WHERE receiver_id = :person_id
        AND community_id = :community_id ORDER BY id DESC LIMIT :limit) AS t)
ORDER BY e.id DESC LIMIT :limit"""
APART = """
SELECT p.id, p.name FROM apart a JOIN person p ON p.id = a.other_id
WHERE a.community_id = :community_id AND a.person_id = :person_id ORDER BY p.name, p.id"""
HELPERS = """
SELECT d.kind, w.name AS helper, f.name AS helped, d.for_id FROM delegate d
JOIN person f ON f.id = d.for_id LEFT JOIN person w ON w.id = d.person_id
WHERE d.community_id = :community_id AND d.ended_at IS NULL AND d.kind <> 'broker'
    AND d.for_id = :person_id
UNION ALL
SELECT d.kind, w.name, f.name, d.for_id FROM delegate d
JOIN person f ON f.id = d.for_id JOIN person w ON w.id = d.person_id
WHERE d.community_id = :community_id AND d.ended_at IS NULL AND d.kind <> 'broker'
    AND d.person_id = :person_id"""
ROLES = """
SELECT role FROM role WHERE community_id = :community_id AND person_id = :person_id
    AND revoked_at IS NULL ORDER BY role"""
BALANCE = """
SELECT balance FROM account WHERE community_id = :community_id
    AND kind IN ('member', 'organisation') AND owner_id = :person_id"""


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who was found: `fits` how many of the words, `worth` how well (0 to 100)."""

    membership_id: int
    person_id: int
    name: str
    area: str | None
    state: MembershipState
    since: str
    here: bool
    fits: int = 0
    worth: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What the desk sees of a member beside their membership."""

    requests: int
    cases: int
    offers: int
    wants: int
    balance: int
    last: Sequence[Row]
    apart: Sequence[Row]
    helpers: Sequence[Row]
    roles: Sequence[str]


async def shortlist(tx: Tx, community_id: int, parts: Sequence[Part]) -> list[int]:
    """The ids of people whom most of the words may mean, the likeliest first."""
    if not parts:
        return []
    sql, values = _hits(parts)
    rows = await tx.rows(
        _FOUND.format(hits=sql), community_id=community_id, limit=SHORTLIST, **values
    )
    most = max((int(r["parts"]) for r in rows), default=0)
    return [int(r["person_id"]) for r in rows if int(r["parts"]) == most]


def _hits(parts: Sequence[Part]) -> tuple[str, dict[str, Any]]:
    asked: list[str] = []
    values: dict[str, Any] = {}
    for number, part in enumerate(parts):
        for token in part.begins:
            low, high = f"t{len(values)}", f"u{len(values)}"
            asked.append(_BEGINS.format(part=number, low=low, high=high))
            values |= {low: token, high: finding.after(token)}
        for token in part.whole:
            low = f"t{len(values)}"
            asked.append(_WHOLE.format(part=number, low=low))
            values[low] = token
    return " UNION ALL ".join(asked), values


async def named(tx: Tx, community_id: int, person_ids: Iterable[int]) -> list[Hit]:
    """The memberships of these people, in no order."""
    some = {f"p{number}": one for number, one in enumerate(person_ids)}
    if not some:
        return []
    people = ", ".join(f":{name}" for name in some)
    rows = await tx.rows(NAMED.format(people=people), community_id=community_id, **some)
    return [_hit(row) for row in rows]


async def called(tx: Tx, community_id: int, words: Sequence[str]) -> list[int]:
    """The ids of people of whose names one of these folded words (at most MOST_WORDS) is a whole
    part, of each word the first CALLED_EACH."""
    tokens = {f"w{number}": f"n:{word}" for number, word in enumerate(words[:MOST_WORDS])}
    padded = {f"w{number}": tokens.get(f"w{number}", "") for number in range(MOST_WORDS)}
    rows = await tx.rows(CALLED, community_id=community_id, **padded)
    return [int(row["person_id"]) for row in rows]


async def inside(tx: Tx, community_id: int, words: str, limit: int) -> list[Hit]:
    """Members with these letters anywhere in their name."""
    clean = words.replace("%", "").replace("_", "").strip().lower()
    if len(clean) < 2:
        return []
    rows = await tx.rows(INSIDE, community_id=community_id, inside=f"%{clean}%", limit=limit)
    return [_hit(row) for row in rows]


async def resting(tx: Tx, community_id: int, state: str, limit: int) -> list[Hit]:
    """Those who are paused, or barred."""
    rows = await tx.rows(RESTING, community_id=community_id, state=state, limit=limit)
    return [_hit(row) for row in rows]


async def who_listed(tx: Tx, listing_ids: Sequence[int]) -> set[int]:
    """Whose listings these are."""
    if not listing_ids:
        return set()
    some = {f"l{number}": one for number, one in enumerate(listing_ids)}
    listed = ", ".join(f":{name}" for name in some)
    rows = await tx.rows(OF_LISTINGS.format(listings=listed), **some)
    return {int(r["person_id"]) for r in rows}


async def about(tx: Tx, community_id: int, person_id: int, last: int = 3) -> About:
    """What the desk sees of a member, in one go where the database can."""
    who = {"community_id": community_id, "person_id": person_id}
    asked: list[Statement] = [
        (ABOUT, who),
        (BALANCE, who),
        (LAST, {**who, "limit": last}),
        (APART, who),
        (HELPERS, who),
        (ROLES, who),
    ]
    counts, balance, exchanges, apart, helpers, roles = await tx.many(*asked)
    row = counts[0]
    return About(
        int(row["requests"]),
        int(row["cases"]),
        int(row["offers"]),
        int(row["wants"]),
        int(balance[0]["balance"]) if balance else 0,
        exchanges,
        apart,
        helpers,
        [str(r["role"]) for r in roles],
    )


def seen(tx: Tx, person_id: int, now: datetime) -> None:
    """They wrote or pressed something just now."""
    tx.later(SEEN, person_id=person_id, now=now)


def _hit(row: Row) -> Hit:
    return Hit(
        int(row["id"]),
        int(row["person_id"]),
        str(row["name"]),
        row["area"],
        row["state"],
        since_of(row["state"], row["applied_at"], row["decided_at"]),
        row["telegram_id"] is not None,
    )
