"""What a match must know of the people whose listings were found, and listings for ideas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain import matching
from domain.finding import Wanted
from storage import search
from storage.db import Row, Tx

NEWEST_LOOKED_AT = 200
COLUMNS = """l.id, l.person_id, l.kind, l.skill, l.words, l.shown, l.slots, l.area, l.langs,
    l.remote, l.state, p.name, m.area AS home"""
FROM = """FROM listing l JOIN person p ON p.id = l.person_id
JOIN membership m ON m.community_id = l.community_id AND m.person_id = l.person_id"""
# Who may be shown or asked at all: a member who is no child, not away, not apart from the seeker.
OPEN = """m.state = 'approved' AND COALESCE(m.adult, 1) = 1 AND l.person_id <> :person_id
    AND NOT EXISTS (SELECT 1 FROM away w WHERE w.community_id = :community_id
        AND w.person_id = l.person_id AND w.since <= :today AND w.until >= :today)
    AND NOT EXISTS (SELECT 1 FROM apart x WHERE x.community_id = :community_id
        AND x.person_id = :person_id AND x.other_id = l.person_id)
    AND NOT EXISTS (SELECT 1 FROM apart x WHERE x.community_id = :community_id
        AND x.person_id = l.person_id AND x.other_id = :person_id)"""
LISTINGS = (
    search.FOUND
    + """
SELECT l.id, l.person_id, l.words, f.near, f.root, l.skill, l.slots, COALESCE(l.area,
    (SELECT m.area FROM membership m WHERE m.community_id = :community_id
        AND m.person_id = l.person_id)) AS area, l.langs, l.remote, l.quick
FROM found f JOIN listing l ON l.id = f.listing_id
WHERE l.state = 'active' AND l.person_id <> :person_id"""
)
KNOWN = """
SELECT other_id FROM acquaintance WHERE community_id = :community_id AND person_id = :person_id"""
PEOPLE = f"""
SELECT l.id, p.name,
    COALESCE((SELECT c.balance FROM account c WHERE c.community_id = :community_id
        AND c.kind IN ('member', 'organisation') AND c.owner_id = l.person_id), 0) AS balance,
    (SELECT MAX(c.asked_at) FROM candidate c WHERE c.person_id = l.person_id
        AND c.via <> 'browse') AS asked_at,
    (SELECT COUNT(*) FROM candidate c WHERE c.person_id = l.person_id AND c.asked_at >= :month
        AND c.state = 'chosen') AS helps,
    COALESCE((SELECT SUM(CASE v.kind {{checks}} ELSE 0 END) FROM vetting v
        WHERE v.community_id = :community_id AND v.person_id = l.person_id AND v.ended_at IS NULL
        AND (v.until IS NULL OR v.until >= :today)), 0) AS checks
{FROM} WHERE l.id IN ({{ids}}) AND {OPEN}
    AND (SELECT COUNT(*) FROM candidate c WHERE c.person_id = l.person_id
        AND c.asked_at >= :week AND c.via <> 'browse') < :asks
    AND (l.once = 0 OR l.kind = 'want' OR NOT (
        EXISTS (SELECT 1 FROM candidate c WHERE c.person_id = l.person_id
            AND c.asked_at >= :month AND c.state = 'chosen')
        OR EXISTS (SELECT 1 FROM exchange e WHERE e.giver_id = l.person_id
            AND e.community_id = :community_id AND e.day >= :month_day AND e.state = 'posted')))"""
BATCH = 64
"""Of how many listings the people are looked at in one go."""
# fmt: off
CHECK_BITS = {"references": 1, "one_to_one": 2, "driver": 4, "children": 8, "keys": 16, "dbs": 32}
# fmt: on
PEOPLE = PEOPLE.replace(
    "{checks}", " ".join(f"WHEN '{kind}' THEN {bit}" for kind, bit in CHECK_BITS.items())
).replace("{ids}", ", ".join(f":i{place}" for place in range(BATCH)))
ONE = f"SELECT {COLUMNS} {FROM} WHERE l.id = :id AND l.community_id = :community_id"
WANTS = f"""
SELECT {COLUMNS} {FROM} WHERE l.person_id = :person_id AND l.community_id = :community_id
    AND l.kind = 'want' AND l.state = 'active' ORDER BY l.id DESC LIMIT 20"""
NEWEST = f"""
SELECT {COLUMNS} {FROM} WHERE l.id IN (SELECT n.id FROM listing n
        WHERE n.community_id = :community_id AND n.kind = 'offer' AND n.state = 'active'
        ORDER BY n.id DESC LIMIT :looked_at)
    AND {OPEN} ORDER BY l.id DESC"""


@dataclass(frozen=True, slots=True)
class Seeker:
    """For whom is searched, and the days that count. asks: how often somebody may be asked in
    seven days before they are left in peace. skill: the first that is looked for, and how near it
    is to the need (`near`, in thousandths): less than 1000 where the words leave it in doubt."""

    person_id: int
    today: date
    now: datetime
    asks: int
    skill: str | None
    near: int = 0


async def listing(tx: Tx, community_id: int, listing_id: int) -> Row | None:
    """A listing of this timebank, with its owner's name and home area."""
    return await tx.row(ONE, id=listing_id, community_id=community_id)


async def wants(tx: Tx, community_id: int, person_id: int) -> Sequence[Row]:
    """The wants that this member keeps, the newest first."""
    return await tx.rows(WANTS, community_id=community_id, person_id=person_id)


async def newest(tx: Tx, community_id: int, seeker: Seeker) -> Sequence[Row]:
    """The newest offers that may be shown to the seeker, newest first, a few hundred at most."""
    return await tx.rows(
        NEWEST,
        community_id=community_id,
        person_id=seeker.person_id,
        today=seeker.today,
        looked_at=NEWEST_LOOKED_AT,
    )


async def found(
    tx: Tx, community_id: int, kind: str, tokens: Sequence[Wanted], seeker: Seeker, whole: float
) -> tuple[Sequence[Row], frozenset[int]]:
    """The shortlisted listings of others, and the people whom the seeker knows. whole: what all
    the words of the need are worth together (`finding.whole_of`).

    A row's columns are in the order that domain.matching.Candidate begins with.
    """
    values = search.values_for(
        community_id, kind, seeker.person_id, seeker.skill, seeker.near, whole, search.SHORTLIST
    )
    sql, bound = search.with_tokens(LISTINGS, tokens, values)
    who = {"community_id": community_id, "person_id": seeker.person_id}
    rows, known = await tx.many((sql, bound), (KNOWN, who))
    return rows, frozenset(int(row["other_id"]) for row in known)


async def people(
    tx: Tx, community_id: int, listing_ids: Sequence[int], seeker: Seeker
) -> dict[int, Row]:
    """By listing, at most `BATCH`, what a match weighs of its owner, where they may be asked.

    Left out: people away, apart from the seeker, not (or no longer) members, asked often enough
    this week, or who offered help just once and gave it lately.
    """
    ids = {f"i{place}": one for place, one in enumerate(listing_ids)}
    ids |= {f"i{place}": 0 for place in range(len(ids), BATCH)}
    rows = await tx.rows(
        PEOPLE,
        community_id=community_id,
        person_id=seeker.person_id,
        today=seeker.today,
        week=seeker.now - timedelta(days=matching.ASK_DAYS),
        month=seeker.now - timedelta(days=matching.ONCE_DAYS),
        month_day=seeker.today - timedelta(days=matching.ONCE_DAYS),
        asks=seeker.asks,
        **ids,
    )
    return {int(row["id"]): row for row in rows}
