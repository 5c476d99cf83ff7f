"""What somebody agreed to, by purpose, for them to see."""

from collections.abc import Sequence

from storage.db import Row, Tx

LATEST = """
SELECT x.purpose, x.version, x.given, x.at FROM consent x
WHERE x.person_id = :person_id AND x.community_id = :community_id AND NOT EXISTS (
    SELECT 1 FROM consent y WHERE y.person_id = x.person_id AND y.community_id = x.community_id
    AND y.purpose = x.purpose AND y.id > x.id) ORDER BY x.id"""
BEHIND = """
SELECT DISTINCT m.person_id, m.community_id FROM membership m
JOIN person p ON p.id = m.person_id
JOIN consent c ON c.person_id = m.person_id AND c.community_id = m.community_id
WHERE c.purpose = 'privacy-notice' AND c.version < :version AND m.state = 'approved'
    AND p.telegram_id IS NOT NULL AND p.chat_open = 1 AND NOT EXISTS (
        SELECT 1 FROM consent n WHERE n.person_id = m.person_id
        AND n.community_id = m.community_id AND n.purpose IN ('privacy-notice', 'notice-shown')
        AND (n.version = :version OR n.version LIKE :version || ' %'))
ORDER BY m.person_id LIMIT :limit"""


async def latest(tx: Tx, person_id: int, community_id: int) -> Sequence[Row]:
    """The last word on each purpose: `purpose`, `version`, `given`, `at`, in the order agreed."""
    return await tx.rows(LATEST, person_id=person_id, community_id=community_id)


async def behind(tx: Tx, version: str, limit: int) -> Sequence[Row]:
    """Members who agreed to an earlier notice, and were not shown this version."""
    return await tx.rows(BEHIND, version=version, limit=limit)
