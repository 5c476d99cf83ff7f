"""Whom a concern is about: they never read it; and the log of what only leads may read."""

from collections.abc import Iterable, Sequence

from storage.casework import NOT_IN_PATTERN
from storage.db import Row, Tx

ADD = """
INSERT INTO concern_about (case_id, person_id) VALUES (:case_id, :person_id)
ON CONFLICT DO NOTHING"""
OF = "SELECT person_id FROM concern_about WHERE case_id = :case_id"

LOG = f"""
SELECT c.id, c.kind, c.state, c.opened_at, p.name, d.name AS claimed
FROM casework c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN person d ON d.id = c.claimed_by
WHERE c.community_id = :community_id AND c.restricted = 1
    AND COALESCE(c.person_id, 0) <> :actor AND {NOT_IN_PATTERN}
ORDER BY c.id DESC LIMIT :limit OFFSET :offset"""


def about(tx: Tx, case_id: int, person_ids: Iterable[int]) -> None:
    """Keeps whom it is about."""
    for person_id in person_ids:
        tx.later(ADD, case_id=case_id, person_id=person_id)


async def of(tx: Tx, case_id: int) -> frozenset[int]:
    """Whom it is about, as far as they are known here."""
    return frozenset(int(r["person_id"]) for r in await tx.rows(OF, case_id=case_id))


async def log(tx: Tx, community_id: int, actor: int, limit: int, offset: int) -> Sequence[Row]:
    """The restricted cases, open or not, the latest first, without the reader's own and those that
    are about them: id, kind, state, opened_at, who wrote it and who opened it first."""
    return await tx.rows(LOG, community_id=community_id, actor=actor, limit=limit, offset=offset)
