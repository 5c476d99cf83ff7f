"""When things came to the desk, and when somebody there first did something about them."""

from datetime import datetime

from storage.db import Row, Tx

# What a step of its own history made wait for a broker, and the next step after that.
EXCHANGES = """
SELECT v.at AS came, n.at AS first, NULL AS asked FROM exchange_event v
JOIN exchange e ON e.id = v.exchange_id
LEFT JOIN exchange_event n ON n.id = (SELECT MIN(x.id) FROM exchange_event x
    WHERE x.exchange_id = v.exchange_id AND x.id > v.id)
WHERE v.at >= :start AND v.at < :finish AND v.action <> 'undo'
    AND v.state IN ('agreed', 'unresolved', 'confirmed', 'lapsed', 'problem')
    AND e.community_id = :community_id
    AND (n.id IS NULL OR n.action IN ('allow', 'approve', 'settle', 'query', 'decline', 'resolve')
        AND n.actor_id IS NOT NULL)"""
REQUESTS = """
SELECT v.at AS came, n.at AS first, NULL AS asked FROM request_event v
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
            'desk.query')) AS first, NULL AS asked
FROM membership m
WHERE m.applied_at >= :start AND m.applied_at < :finish AND m.community_id = :community_id
    AND m.state IN ('applied', 'meeting', 'approved', 'declined', 'paused', 'left')
    AND (m.decided_by IS NULL OR m.decided_by <> m.person_id)
    AND COALESCE(m.reason, '') <> 'import'"""
CASES = """
SELECT c.opened_at AS came, (SELECT MIN(v.at) FROM casework_event v WHERE v.case_id = c.id
    AND v.actor_id IS NOT NULL AND v.actor_id <> COALESCE(c.person_id, 0)
    AND v.action NOT IN ('note', 'assign', 'remind')) AS first, NULL AS asked
FROM casework c
WHERE c.opened_at >= :start AND c.opened_at < :finish AND c.community_id = :community_id
    AND c.restricted = 0 AND c.person_id IS NOT NULL
    AND c.kind NOT IN ('pattern', 'unreachable')"""
GIFTS = """
SELECT g.created_at AS came, (SELECT MIN(a.at) FROM audit a
    WHERE a.object = 'gift' AND a.object_id = g.id
        AND a.action IN ('gift.grant', 'gift.decline', 'desk.query')) AS first, NULL AS asked
FROM gift g
WHERE g.community_id = :community_id AND g.created_at >= :start AND g.created_at < :finish
    AND g.state IN ('asked', 'second', 'posted', 'reversed', 'declined') AND g.kind = 'from_pot'"""
# What waits for a decision of its own: proposals, hours that a second person looks at, lending that
# went wrong. A question that a broker asked first is a reply too.
_ASKED = """(SELECT MIN(q.asked_at) FROM desk_query q
    WHERE q.card = '{card}' AND q.object_id = {id} AND q.asked_at >= {came})"""
GATHERINGS = f"""
SELECT g.created_at AS came, (SELECT MIN(a.at) FROM audit a
    WHERE a.object = 'gathering' AND a.object_id = g.id
        AND a.action IN ('gathering.host', 'gathering.decline', 'gathering.query')) AS first,
    {_ASKED.format(card="gathering", id="g.id", came="g.created_at")} AS asked
FROM gathering g
WHERE g.community_id = :community_id AND g.created_at >= :start AND g.created_at < :finish
    AND (g.state <> 'cancelled' OR g.decided_by IS NOT NULL)"""
ISSUES = f"""
SELECT i.created_at AS came, (SELECT MIN(a.at) FROM audit a
    WHERE a.object = 'issue' AND a.object_id = i.id
        AND a.action IN ('issue.approve', 'issue.decline')) AS first,
    {_ASKED.format(card="issue", id="i.id", came="i.created_at")} AS asked
FROM issue_request i
WHERE i.community_id = :community_id AND i.created_at >= :start AND i.created_at < :finish
    AND (i.state = 'waiting' OR i.decided_by <> i.made_by) AND i.state <> 'cancelled'"""
BOOKINGS = f"""
SELECT v.at AS came, n.at AS first,
    {_ASKED.format(card="booking", id="v.booking_id", came="v.at")} AS asked
FROM booking_event v JOIN booking b ON b.id = v.booking_id
LEFT JOIN booking_event n ON n.id = (SELECT MIN(x.id) FROM booking_event x
    WHERE x.booking_id = v.booking_id AND x.id > v.id)
WHERE v.state = 'problem' AND v.action <> 'undo' AND v.at >= :start AND v.at < :finish
    AND b.community_id = :community_id AND (n.id IS NULL OR n.action IN ('settle', 'close'))"""
# What the audit says came to the desk, and what came of it first; what its own people took back
# before anybody looked is left out.
AUDITED = f"""
SELECT a.at AS came, n.at AS first,
    {_ASKED.format(card="", id="a.object_id", came="a.at").replace("= ''", "= a.object")} AS asked
FROM audit a LEFT JOIN audit n ON n.id = (SELECT MIN(x.id) FROM audit x
    WHERE x.object = a.object AND x.object_id = a.object_id AND x.id > a.id
        AND x.action IN ('roster.post', 'roster.reopen', 'roster.cancel', 'arrangement.allow',
            'arrangement.decline', 'arrangement.cancel', 'gift.confirm', 'gift.decline',
            'gift.cancel', 'gift.undo'))
WHERE a.community_id = :community_id AND a.at >= :start AND a.at < :finish
    AND a.action IN ('roster.submit', 'arrangement.agree', 'gift.grant')
    AND (n.id IS NULL OR n.action NOT IN ('roster.cancel', 'arrangement.cancel', 'gift.cancel',
        'gift.undo'))
    AND (a.action <> 'gift.grant' OR EXISTS (SELECT 1 FROM gift g WHERE g.id = a.object_id
        AND (g.state = 'second' OR g.second_by IS NOT NULL OR n.action = 'gift.decline')))"""
# Each timebank answers for its own part of what two have to do with each other.
_PACTS = """(SELECT k.id FROM pact k WHERE k.first_id = :community_id
    UNION ALL SELECT k.id FROM pact k WHERE k.second_id = :community_id)"""
CROSSINGS = f"""
SELECT v.at AS came, n.at AS first,
    {_ASKED.format(card="crossing", id="v.crossing_id", came="v.at")} AS asked
FROM {_PACTS} AS t JOIN crossing x ON x.pact_id = t.id
JOIN crossing_event v ON v.crossing_id = x.id
LEFT JOIN crossing_event n ON n.id = (SELECT MIN(y.id) FROM crossing_event y
    WHERE y.crossing_id = v.crossing_id AND y.id > v.id)
WHERE v.at >= :start AND v.at < :finish
    AND v.state IN ('asked', 'named', 'agreed', 'confirmed', 'problem')
    AND :community_id = CASE v.state WHEN 'asked' THEN x.giver_in
        WHEN 'named' THEN CASE WHEN x.begun_in = x.giver_in THEN x.receiver_in ELSE x.giver_in END
        ELSE x.receiver_in END
    AND (n.id IS NULL OR n.actor_id IS NOT NULL
        AND n.action IN ('let_out', 'place', 'allow', 'settle', 'approve', 'decline'))"""
MOVES_OUT = f"""
SELECT v.created_at AS came, (SELECT MIN(a.at) FROM audit a WHERE a.object = 'relocation'
    AND a.object_id = v.id AND a.action IN ('move.confirm', 'move.decline')) AS first,
    {_ASKED.format(card="move", id="v.id", came="v.created_at")} AS asked
FROM relocation v
WHERE v.from_id = :community_id AND v.created_at >= :start AND v.created_at < :finish
    AND (v.state <> 'cancelled' OR v.confirmed_by IS NOT NULL)"""
MOVES_IN = """
SELECT c.at AS came, (SELECT MIN(a.at) FROM audit a WHERE a.object = 'relocation'
    AND a.object_id = v.id AND a.id > c.id AND a.action IN ('move.approve', 'move.decline'))
    AS first, NULL AS asked
FROM relocation v JOIN audit c ON c.object = 'relocation' AND c.object_id = v.id
    AND c.action = 'move.confirm'
WHERE v.to_id = :community_id AND c.at >= :start AND c.at < :finish
    AND (v.state <> 'cancelled' OR v.decided_by IS NOT NULL)"""
BARS = """
SELECT b.asked_at AS came, b.decided_at AS first, NULL AS asked FROM bar b
WHERE b.community_id = :community_id AND b.asked_at >= :start AND b.asked_at < :finish
    AND COALESCE(b.decided_by, 0) <> b.asked_by"""
MERGERS = """
SELECT u.asked_at AS came, u.decided_at AS first, NULL AS asked FROM merger u
WHERE u.community_id = :community_id AND u.asked_at >= :start AND u.asked_at < :finish
    AND COALESCE(u.decided_by, 0) <> u.asked_by AND u.state <> 'withdrawn'"""
# Of what is put up, only what a broker had to look at; its organiser may have taken it back.
OPPORTUNITIES = f"""
SELECT a.at AS came, n.at AS first,
    {_ASKED.format(card="opportunity", id="a.object_id", came="a.at")} AS asked
FROM audit a JOIN opportunity o ON o.id = a.object_id
LEFT JOIN audit n ON n.id = (SELECT MIN(x.id) FROM audit x
    WHERE x.object = 'opportunity' AND x.object_id = a.object_id AND x.id > a.id
        AND x.action IN ('opportunity.approve', 'opportunity.decline'))
WHERE a.community_id = :community_id AND a.at >= :start AND a.at < :finish
    AND a.action = 'opportunity.publish' AND a.reason = 'checking'
    AND (n.id IS NOT NULL OR o.state = 'checking')"""
REVERSALS = f"""
SELECT v.asked_at AS came, v.decided_at AS first,
    {_ASKED.format(card="reversal", id="v.id", came="v.asked_at")} AS asked
FROM reversal v
WHERE v.community_id = :community_id AND v.asked_at >= :start AND v.asked_at < :finish
    AND v.state <> 'withdrawn'"""
KINDS = (
    EXCHANGES,
    REQUESTS,
    MEMBERSHIPS,
    CASES,
    GIFTS,
    GATHERINGS,
    ISSUES,
    BOOKINGS,
    AUDITED,
    CROSSINGS,
    MOVES_OUT,
    MOVES_IN,
    BARS,
    MERGERS,
    OPPORTUNITIES,
    REVERSALS,
)
"""A question for each kind of the queue: when it came (`came`), the first that a person at the desk
did (`first`, or a question they `asked`); None where nobody has."""
ALL = " UNION ALL ".join(KINDS)


async def replies(
    tx: Tx, community_id: int, start: datetime, finish: datetime
) -> list[tuple[str, str | None]]:
    """(when it came, when somebody first did something about it) of all that the queue holds but
    cases that are restricted."""
    found = await tx.rows(ALL, community_id=community_id, start=start, finish=finish)
    return [(str(row["came"]), _first(row)) for row in found]


def _first(row: Row) -> str | None:
    known = [str(one) for one in (row["first"], row["asked"]) if one]
    return min(known, default=None)
