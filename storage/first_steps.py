"""The first steps of a new timebank: what was ticked, and what the rows say by themselves."""

from datetime import datetime

from domain.first_steps import Facts
from storage.db import Tx

KEPT = "SELECT step FROM first_step WHERE community_id = :community_id"
TICK = """
INSERT INTO first_step (community_id, step, person_id, at)
VALUES (:community_id, :step, :person_id, :now) ON CONFLICT DO NOTHING"""
UNTICK = "DELETE FROM first_step WHERE community_id = :community_id AND step = :step"
# Members are counted to as many as matter, so that it costs the same in a large timebank.
FACTS = """
SELECT (SELECT COUNT(DISTINCT r.person_id) FROM role r WHERE r.community_id = :community_id
        AND r.role = 'safeguarding' AND r.revoked_at IS NULL) AS leads,
    (SELECT COUNT(DISTINCT r.person_id) FROM role r WHERE r.community_id = :community_id
        AND r.role = 'broker' AND r.revoked_at IS NULL) AS brokers,
    (SELECT COUNT(*) FROM setting s WHERE s.community_id = :community_id AND s.name = 'phone'
        AND s.value <> '') AS phone,
    (SELECT COUNT(*) FROM (SELECT 1 FROM membership m WHERE m.community_id = :community_id
        AND m.state = 'approved' LIMIT :most) AS t) AS members,
    (SELECT COUNT(*) FROM (SELECT 1 FROM meeting g WHERE g.community_id = :community_id
        AND g.state = 'planned' LIMIT 1)
        AS t) AS meetings,
    (SELECT COUNT(*) FROM (SELECT 1 FROM shift h WHERE h.community_id = :community_id
        AND h.state = 'published' LIMIT 1)
        AS t) + (SELECT COUNT(*) FROM (SELECT 1 FROM gathering g
        WHERE g.community_id = :community_id LIMIT 1) AS t) AS events"""


async def kept(tx: Tx, community_id: int) -> frozenset[str]:
    """The codes of this timebank's rows; none where it has no list."""
    return frozenset(r["step"] for r in await tx.rows(KEPT, community_id=community_id))


async def facts(tx: Tx, community_id: int, most: int) -> Facts:
    """What the rows say; members are counted up to `most`."""
    row = await tx.row(FACTS, community_id=community_id, most=most)
    assert row is not None
    return Facts(
        leads=int(row["leads"]),
        brokers=int(row["brokers"]),
        phone=bool(row["phone"]),
        members=int(row["members"]),
        meetings=int(row["meetings"]),
        events=int(row["events"]),
    )


def tick(tx: Tx, community_id: int, step: str, person_id: int | None, now: datetime) -> None:
    """It is done; ticking again changes nothing."""
    tx.later(TICK, community_id=community_id, step=step, person_id=person_id, now=now)


def untick(tx: Tx, community_id: int, step: str) -> None:
    """It is to do again."""
    tx.later(UNTICK, community_id=community_id, step=step)
