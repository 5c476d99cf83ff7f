"""When things came to the desk, and when somebody there first did something about them."""

from datetime import datetime

from storage.db import Tx

# What a step of its own history made wait for a broker, and the next step after that.
EXCHANGES = """
SELECT v.at AS came, n.at AS first, n.action AS action FROM exchange_event v
JOIN exchange e ON e.id = v.exchange_id
LEFT JOIN exchange_event n ON n.id = (SELECT MIN(x.id) FROM exchange_event x
    WHERE x.exchange_id = v.exchange_id AND x.id > v.id)
WHERE v.at >= :start AND v.at < :finish AND v.action <> 'undo'
    AND v.state IN ('agreed', 'unresolved', 'confirmed', 'lapsed', 'problem')
    AND e.community_id = :community_id
    AND (n.id IS NULL OR n.action IN ('allow', 'approve', 'settle', 'query', 'decline', 'resolve')
        AND n.actor_id IS NOT NULL)"""
REQUESTS = """
SELECT v.at AS came, n.at AS first, n.action AS action FROM request_event v
JOIN request r ON r.id = v.request_id
LEFT JOIN request_event n ON n.id = (SELECT MIN(x.id) FROM request_event x
    WHERE x.request_id = v.request_id AND x.id > v.id)
WHERE v.at >= :start AND v.at < :finish AND v.state IN ('held', 'with_broker')
    AND NOT (v.action = 'take' AND v.actor_id IS NOT NULL)
    AND r.community_id = :community_id
    AND (n.id IS NULL OR n.actor_id IS NOT NULL AND n.actor_id <> r.person_id
        AND n.action IN ('allow', 'query', 'take', 'widen', 'decline', 'unmet', 'say_yes'))"""
# Letting in and declining overwrite each other, so the audit says what was first.
MEMBERSHIPS = """
SELECT m.applied_at AS came, (SELECT MIN(a.at) FROM audit a
    WHERE a.object = 'membership' AND a.object_id = m.id AND a.at >= m.applied_at
        AND a.action IN ('membership.approved', 'membership.meeting', 'membership.declined',
            'desk.query')) AS first, '' AS action
FROM membership m
WHERE m.applied_at >= :start AND m.applied_at < :finish AND m.community_id = :community_id
    AND m.state IN ('applied', 'meeting', 'approved', 'declined', 'paused', 'left')
    AND (m.decided_by IS NULL OR m.decided_by <> m.person_id)"""
CASES = """
SELECT c.opened_at AS came, (SELECT MIN(v.at) FROM casework_event v WHERE v.case_id = c.id
    AND v.actor_id IS NOT NULL AND v.actor_id <> COALESCE(c.person_id, 0)
    AND v.action NOT IN ('note', 'assign', 'remind')) AS first, '' AS action
FROM casework c
WHERE c.opened_at >= :start AND c.opened_at < :finish AND c.community_id = :community_id
    AND c.restricted = 0 AND c.person_id IS NOT NULL
    AND c.kind NOT IN ('pattern', 'unreachable')"""
GIFTS = """
SELECT g.created_at AS came, (SELECT MIN(a.at) FROM audit a
    WHERE a.object = 'gift' AND a.object_id = g.id
        AND a.action IN ('gift.grant', 'gift.decline', 'desk.query')) AS first, '' AS action
FROM gift g
WHERE g.community_id = :community_id AND g.created_at >= :start AND g.created_at < :finish
    AND g.state IN ('asked', 'second', 'posted', 'reversed', 'declined') AND g.kind = 'from_pot'"""
ALL = (EXCHANGES, REQUESTS, MEMBERSHIPS, CASES, GIFTS)


async def replies(
    tx: Tx, community_id: int, start: datetime, finish: datetime
) -> list[tuple[str, str | None]]:
    """(when it came, when somebody first did something about it) of exchanges, requests,
    applications, cases that aren't restricted, and asks of the pot."""
    values = {"community_id": community_id, "start": start, "finish": finish}
    found = await tx.many(*((sql, values) for sql in ALL))
    return [(str(row["came"]), row["first"]) for rows in found for row in rows]
