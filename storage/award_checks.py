"""What the records say of somebody up for an award: who nominated them, how near those are, and
what a group did, for those who check."""

from collections.abc import Sequence

from storage.award_nominees import OF_ROOT
from storage.db import Row, Tx

# Who nominated them: themselves, or somebody of their household as brokers keep it.
NOMINATORS = f"""
SELECT m.by_id, m.years, m.flags,
    CASE WHEN m.by_id = n.person_id THEN 1 ELSE 0 END AS self,
    CASE WHEN EXISTS (SELECT 1 FROM household h WHERE h.community_id = n.community_id
        AND h.person_id = n.person_id AND h.other_id = m.by_id) THEN 1 ELSE 0 END AS household,
    (SELECT COUNT(*) FROM nomination_second s WHERE s.nomination_id = m.id) AS seconds
FROM award_nominee n JOIN nomination m ON m.nominee_id IN {OF_ROOT} AND m.state = 'sent'
WHERE n.id = :id ORDER BY m.id LIMIT 100"""
# Every nominee of a category, those who were joined to others too: their spellings are known.
SPELLINGS = """
SELECT n.id, n.name, n.kind, n.area, n.person_id, COALESCE(n.joined_to, n.id) AS root
FROM award_nominee n WHERE n.round_id = :round_id AND n.category_id = :category_id
ORDER BY n.id LIMIT 2000"""
ELSEWHERE = """
SELECT n.id, n.name, n.kind, n.area, n.person_id, c.label AS category
FROM award_nominee n JOIN award_category c ON c.id = n.category_id
WHERE n.round_id = :round_id AND n.category_id <> :category_id AND n.joined_to IS NULL
ORDER BY n.id LIMIT 2000"""
# What was done for a group by people whose hours were confirmed.
OF_GROUP = """
SELECT COALESCE(SUM(h.minutes), 0) AS minutes, COUNT(*) AS times,
    COUNT(DISTINCT h.person_id) AS people, MIN(h.day) AS first, MAX(h.day) AS last
FROM service_hours h WHERE h.community_id = :community_id
    AND h.organisation_id = :organisation_id AND h.state = 'confirmed'"""
FIRST_HOURS = """
SELECT MIN(t.at) FROM account a JOIN posting p ON p.account_id = a.id
JOIN transfer t ON t.id = p.transfer_id
WHERE a.community_id = :community_id AND a.kind = 'member' AND a.owner_id = :person_id
    AND p.minutes > 0"""


async def nominators(tx: Tx, nominee_id: int) -> Sequence[Row]:
    """Who nominated this nominee under any spelling: by_id, years, flags, whether that is
    themselves or their household, how many second it."""
    return await tx.rows(NOMINATORS, id=nominee_id)


async def spellings(tx: Tx, round_id: int, category_id: int) -> Sequence[Row]:
    """Every name sent in a category, with the nominee (root) that stands for it."""
    return await tx.rows(SPELLINGS, round_id=round_id, category_id=category_id)


async def elsewhere(tx: Tx, round_id: int, category_id: int) -> Sequence[Row]:
    """Who is up in the round's other categories."""
    return await tx.rows(ELSEWHERE, round_id=round_id, category_id=category_id)


async def of_group(tx: Tx, community_id: int, organisation_id: int) -> Row:
    """Confirmed volunteering for a group: minutes, times, people, first and last day."""
    row = await tx.row(OF_GROUP, community_id=community_id, organisation_id=organisation_id)
    assert row is not None
    return row


async def first_given(tx: Tx, community_id: int, person_id: int) -> str | None:
    """When somebody's first hours given went into the books."""
    found: str | None = await tx.value(FIRST_HOURS, community_id=community_id, person_id=person_id)
    return found
