"""What waits for the people at a timebank's desk: exchanges, applications and cases in one line."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from storage.award_nominees import SENT_FOR, STILL
from storage.casework import NOT_IN_PATTERN
from storage.db import Row, Tx

Card = Literal[
    "exchange",
    "membership",
    "case",
    "booking",
    "gathering",
    "opportunity",
    "gift",
    "roster",
    "issue",
    "arrangement",
    "request",
    "crossing",
    "move",
    "bar",
    "broadcast",
    "merger",
    "reversal",
    "service",
    "nominee",
    "tip",
]


def _apart(parties: str) -> str:
    """That none of these is of the actor's household or family."""
    return f"""NOT EXISTS (SELECT 1 FROM household h WHERE h.community_id = :community_id
        AND h.person_id = :actor AND h.other_id IN ({parties}))"""


_OTHERS = """EXISTS (SELECT 1 FROM role r WHERE r.community_id = :community_id
    AND r.role IN ('safeguarding', 'broker') AND r.revoked_at IS NULL AND r.person_id <> :actor
    AND r.person_id <> COALESCE(c.person_id, 0))"""


# One line for everything. `urgency` 0 (people who may not be safe) goes before 1 (help that is
# wanted by `soon`) and 2; within one, the oldest promise first: what has waited longest for the
# desk. The time is when the thing came to the desk, which its history keeps, so that a place in
# the line can be found again after the thing itself was decided. Nobody decides about their own
# affairs, nor about their household's, so those are left out; but not what may not wait, and a
# restricted case only where somebody else deals with it.
# A case that goes on after somebody had answered came back with the first word after that.
CASE_CAME = """COALESCE((SELECT MIN(v.at) FROM casework_event v WHERE v.case_id = c.id
    AND v.id > (SELECT MAX(w.id) FROM casework_event w
        WHERE w.case_id = c.id AND w.action IN ('answer', 'close'))), c.opened_at)"""
LINE = f"""
SELECT CASE WHEN e.state = 'agreed' AND e.day <= :soon THEN 1 ELSE 2 END AS urgency,
    'exchange' AS card, CASE e.state WHEN 'confirmed' THEN 'approve'
        WHEN 'agreed' THEN 'plan' WHEN 'unresolved' THEN 'place' WHEN 'lapsed' THEN 'silent'
        ELSE 'problem' END AS kind,
    e.id AS id, e.changed_at AS since, COALESCE(g.name, e.named) AS one,
    COALESCE(r.name, e.named) AS other
FROM exchange e LEFT JOIN person g ON g.id = e.giver_id LEFT JOIN person r ON r.id = e.receiver_id
WHERE e.community_id = :community_id AND :exchanges = 1
    AND e.state IN ('agreed', 'unresolved', 'confirmed', 'lapsed', 'problem')
    AND COALESCE(e.giver_id, 0) <> :actor AND COALESCE(e.receiver_id, 0) <> :actor
    AND {_apart("e.giver_id, e.receiver_id")}
UNION ALL
SELECT 2, 'membership', 'join', m.id, m.applied_at, p.name, NULL
FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id = :community_id AND :exchanges = 1 AND m.state IN ('applied', 'meeting')
    AND m.person_id <> :actor
    AND {_apart("m.person_id")}
UNION ALL
SELECT 2, 'gift', 'pot', f.id, CASE f.state WHEN 'second' THEN f.changed_at ELSE f.created_at END,
    p.name, NULL
FROM gift f JOIN person p ON p.id = f.to_id
WHERE f.community_id = :community_id AND :exchanges = 1 AND f.to_id <> :actor
    AND f.state IN ('asked', 'second') AND (f.state = 'asked' OR f.decided_by <> :actor)
    AND {_apart("f.to_id")}
UNION ALL
SELECT 2, 'roster', 'roster', o.id, o.changed_at, o.title, NULL
FROM roster o
WHERE o.community_id = :community_id AND :exchanges = 1 AND o.state = 'ticked'
    AND o.ticked_by <> :actor AND o.host_id <> :actor AND NOT EXISTS (SELECT 1
        FROM roster_person w WHERE w.roster_id = o.id AND w.person_id = :actor AND w.ticked = 1)
UNION ALL
SELECT 2, 'issue', 'issue', i.id, i.created_at, p.name, NULL
FROM issue_request i JOIN person p ON p.id = i.person_id
WHERE i.community_id = :community_id AND :exchanges = 1 AND i.state = 'waiting'
    AND i.made_by <> :actor AND i.person_id <> :actor
    AND {_apart("i.person_id")}
UNION ALL
SELECT CASE WHEN COALESCE(n.until, n.day) <= :soon THEN 1 ELSE 2 END, 'request',
    CASE n.state WHEN 'held' THEN 'ask' ELSE 'unmet' END, n.id, n.changed_at,
    p.name, NULL
FROM request n JOIN person p ON p.id = n.person_id
WHERE n.community_id = :community_id AND :exchanges = 1 AND n.state IN ('held', 'with_broker')
    AND n.person_id <> :actor
    AND {_apart("n.person_id")}
UNION ALL
SELECT CASE WHEN c.kind IN ('urgent', 'overdue') THEN 0 ELSE 2 END, 'case',
    CASE WHEN c.kind IN ('urgent', 'overdue') THEN 'urgent' ELSE 'case' END, c.id, {CASE_CAME},
    p.name, NULL
FROM casework c LEFT JOIN person p ON p.id = c.person_id
WHERE c.community_id = :community_id AND c.state = 'open'
    AND (c.restricted = 0 AND :exchanges = 1 OR c.restricted = 1 AND :restricted = 1)
    AND COALESCE(c.person_id, 0) <> :actor AND {NOT_IN_PATTERN}
    AND (c.kind IN ('urgent', 'overdue') OR {_apart("c.person_id")})
    AND (c.restricted = 0 OR {_apart("c.person_id")} OR NOT {_OTHERS})
UNION ALL
SELECT 2, 'booking', 'lending', b.id, b.changed_at, o.name, p.name
FROM booking b JOIN item i ON i.id = b.item_id JOIN person o ON o.id = i.person_id
JOIN person p ON p.id = b.person_id
WHERE b.community_id = :community_id AND :exchanges = 1 AND b.state = 'problem'
    AND b.person_id <> :actor AND i.person_id <> :actor
    AND {_apart("b.person_id, i.person_id")}
UNION ALL
SELECT 2, 'gathering', 'gathering', g.id, g.created_at, p.name, NULL
FROM gathering g JOIN person p ON p.id = g.person_id
WHERE g.community_id = :community_id AND :exchanges = 1 AND g.state = 'proposed'
    AND g.person_id <> :actor
    AND {_apart("g.person_id")}
UNION ALL
SELECT 2, 'opportunity', 'opportunity', o.id, o.created_at, o.organisation, NULL
FROM opportunity o
WHERE o.community_id = :community_id AND :exchanges = 1 AND o.state = 'checking'
    AND o.made_by <> :actor
UNION ALL
SELECT 2, 'arrangement', 'standing', a.id, a.changed_at, g.name, r.name
FROM arrangement a JOIN person g ON g.id = a.giver_id JOIN person r ON r.id = a.receiver_id
WHERE a.community_id = :community_id AND :exchanges = 1 AND a.state = 'agreed'
    AND a.giver_id <> :actor AND a.receiver_id <> :actor
    AND {_apart("a.giver_id, a.receiver_id")}
UNION ALL
SELECT 2, 'crossing', 'across', x.id, x.changed_at, COALESCE(g.name, x.named),
    CASE WHEN x.state = 'asked' THEN NULL ELSE COALESCE(r.name, x.named) END
FROM crossing x LEFT JOIN person g ON g.id = x.giver_id LEFT JOIN person r ON r.id = x.receiver_id
WHERE :exchanges = 1 AND x.state IN ('asked', 'named', 'agreed', 'confirmed', 'problem')
    AND :community_id = CASE WHEN x.state = 'asked' OR x.state = 'named' AND x.giver_id IS NULL
        THEN x.giver_in ELSE x.receiver_in END
    AND COALESCE(x.giver_id, 0) <> :actor AND COALESCE(x.receiver_id, 0) <> :actor
    AND {_apart("x.giver_id, x.receiver_id")}
UNION ALL
SELECT 2, 'move', 'move', v.id, v.changed_at, p.name, NULL
FROM relocation v JOIN person p ON p.id = v.person_id
WHERE :exchanges = 1 AND v.state IN ('asked', 'confirmed') AND v.person_id <> :actor
    AND {_apart("v.person_id")}
    AND :community_id = CASE v.state WHEN 'asked' THEN v.from_id ELSE v.to_id END
UNION ALL
SELECT 2, 'bar', 'second', b.id, b.asked_at, p.name, NULL
FROM bar b JOIN person p ON p.id = b.person_id
WHERE b.community_id = :community_id AND :exchanges = 1 AND b.state = 'asked'
    AND b.asked_by <> :actor AND b.person_id <> :actor
    AND {_apart("b.person_id")}
UNION ALL
SELECT 2, 'merger', 'second', u.id, u.asked_at, p.name, o.name
FROM merger u JOIN person p ON p.id = u.kept_id JOIN person o ON o.id = u.gone_id
WHERE u.community_id = :community_id AND :exchanges = 1 AND u.state = 'asked'
    AND u.asked_by <> :actor AND u.kept_id <> :actor AND u.gone_id <> :actor
    AND {_apart("u.kept_id, u.gone_id")}
UNION ALL
SELECT 2, 'reversal', 'second', v.id, v.asked_at, g.name, r.name
FROM reversal v JOIN exchange e ON e.id = v.exchange_id JOIN person g ON g.id = e.giver_id
JOIN person r ON r.id = e.receiver_id
WHERE v.community_id = :community_id AND :exchanges = 1 AND v.state = 'asked'
    AND v.asked_by <> :actor AND e.giver_id <> :actor AND e.receiver_id <> :actor
    AND {_apart("e.giver_id, e.receiver_id")}
UNION ALL
SELECT 2, 'broadcast', 'second', y.id, y.created_at, p.name, NULL
FROM broadcast y JOIN person p ON p.id = y.by_id
WHERE y.community_id = :community_id AND :exchanges = 1 AND y.state = 'asked'
    AND y.by_id <> :actor AND {_apart("y.by_id")}
UNION ALL
SELECT 2, 'service', 'service', h.id, h.created_at, p.name, NULL
FROM service_hours h JOIN person p ON p.id = h.person_id
WHERE h.community_id = :community_id AND :exchanges = 1 AND h.state = 'said'
    AND h.asked_by IS NULL AND h.shift_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM delegate v WHERE v.person_id = h.verifier_id
        AND v.for_id = h.organisation_id AND v.kind = 'organisation' AND v.ended_at IS NULL)
    AND h.person_id <> :actor AND {_apart("h.person_id")}
UNION ALL
SELECT 2, 'service', CASE h.state WHEN 'said' THEN 'service' ELSE 'second' END, h.id,
    h.changed_at, p.name, NULL
FROM service_hours h JOIN person p ON p.id = h.person_id
WHERE h.community_id = :community_id AND :exchanges = 1 AND h.asked_by IS NOT NULL
    AND h.state IN ('said', 'confirmed') AND h.asked_by <> :actor
    AND h.person_id <> :actor AND {_apart("h.person_id")}
UNION ALL
SELECT 2, 'nominee', CASE n.eligible WHEN 'waiting' THEN 'award' ELSE 'award-ask' END, n.id,
    n.created_at, n.name, NULL
FROM award_nominee n JOIN award_round r ON r.id = n.round_id
WHERE n.community_id = :community_id AND :exchanges = 1 AND n.joined_to IS NULL
    AND (n.eligible = 'waiting' OR n.said IN ('unasked', 'asked'))
    AND (n.eligible = 'waiting' OR n.eligible = 'yes' AND n.said = 'unasked')
    AND r.state IN ('open', 'checking', 'judging') AND {STILL}
    AND COALESCE(n.person_id, 0) <> :actor AND {_apart("n.person_id")}
    AND NOT EXISTS (SELECT 1 FROM nomination m WHERE {SENT_FOR} AND m.by_id = :actor)
    AND {_apart(f"SELECT m.by_id FROM nomination m WHERE {SENT_FOR}")}
UNION ALL
SELECT 2, 'tip', 'tip', m.id, m.created_at, p.name, NULL
FROM nomination m JOIN person p ON p.id = m.by_id
WHERE m.community_id = :community_id AND :exchanges = 1 AND m.state = 'tip'
    AND m.by_id <> :actor AND {_apart("m.by_id")}"""
# What a broker asked about, and nobody has answered yet, waits elsewhere for a while.
WAITING = f"""
SELECT t.urgency, t.card, t.kind, t.id, t.since, t.one, t.other FROM ({LINE}) AS t
WHERE NOT EXISTS (SELECT 1 FROM desk_query d WHERE d.card = t.card AND d.object_id = t.id
    AND d.answered_at IS NULL AND d.back_at > :now)"""
COUNTS = f"SELECT q.kind, COUNT(*) AS n FROM ({WAITING}) AS q GROUP BY q.kind"
AFTER = f"""
SELECT q.urgency, q.card, q.kind, q.id, q.since, q.one, q.other FROM ({WAITING}) AS q
WHERE (q.urgency, q.since, q.card, q.id) > (:urgency, :since, :card, :id)
ORDER BY q.urgency, q.since, q.card, q.id LIMIT 1"""
OF_KIND = f"""
SELECT q.card, q.kind, q.id, q.since, q.one, q.other FROM ({WAITING}) AS q WHERE q.kind = :kind
ORDER BY q.since, q.card, q.id LIMIT :limit OFFSET :offset"""
ONE = f"""
SELECT q.card, q.kind, q.id, q.since, q.one, q.other FROM ({WAITING}) AS q
WHERE q.card = :card AND q.id = :id"""
OLDEST = f"SELECT MIN(q.since) AS since FROM ({WAITING}) AS q WHERE q.kind <> 'urgent'"


# When the audit says that it came to the desk last.
def _audited(thing: str, actions: str) -> str:
    return f"""COALESCE((SELECT MAX(u.at) FROM audit u WHERE u.object = '{thing}'
    AND u.object_id = t.id AND u.action IN ({actions})), t.created_at)"""


PLACE: dict[Card, str] = {
    "broadcast": """SELECT 2 AS urgency, created_at AS since FROM broadcast
WHERE id = :id AND community_id = :community_id""",
    "bar": """SELECT 2 AS urgency, asked_at AS since FROM bar
WHERE id = :id AND community_id = :community_id""",
    "merger": """SELECT 2 AS urgency, asked_at AS since FROM merger
WHERE id = :id AND community_id = :community_id""",
    "reversal": """SELECT 2 AS urgency, asked_at AS since FROM reversal
WHERE id = :id AND community_id = :community_id""",
    "service": """SELECT 2 AS urgency, changed_at AS since FROM service_hours
WHERE id = :id AND community_id = :community_id""",
    "nominee": """SELECT 2 AS urgency, created_at AS since FROM award_nominee
WHERE id = :id AND community_id = :community_id""",
    "tip": """SELECT 2 AS urgency, created_at AS since FROM nomination
WHERE id = :id AND community_id = :community_id AND state <> 'draft'""",
    "arrangement": f"""SELECT 2 AS urgency,
    {_audited("arrangement", "'arrangement.agree', 'arrangement.undo'")} AS since
FROM arrangement t WHERE t.id = :id AND t.community_id = :community_id""",
    "booking": """SELECT 2 AS urgency, COALESCE((SELECT MAX(v.at) FROM booking_event v
    WHERE v.booking_id = b.id AND v.state = 'problem'), b.created_at) AS since
FROM booking b WHERE b.id = :id AND b.community_id = :community_id""",
    "gathering": """SELECT 2 AS urgency, created_at AS since FROM gathering
WHERE id = :id AND community_id = :community_id""",
    "opportunity": """SELECT 2 AS urgency, created_at AS since FROM opportunity
WHERE id = :id AND community_id = :community_id""",
    "exchange": """SELECT CASE WHEN v.state = 'agreed' AND e.day <= :soon THEN 1 ELSE 2 END
    AS urgency,
    COALESCE(v.at, e.created_at) AS since
FROM exchange e LEFT JOIN exchange_event v ON v.id = (SELECT MAX(n.id) FROM exchange_event n
    WHERE n.exchange_id = e.id
        AND n.state IN ('agreed', 'unresolved', 'confirmed', 'lapsed', 'problem'))
WHERE e.id = :id AND e.community_id = :community_id""",
    "membership": """SELECT 2 AS urgency, applied_at AS since FROM membership
WHERE id = :id AND community_id = :community_id""",
    "gift": f"""SELECT 2 AS urgency, CASE WHEN t.state = 'second' OR t.second_by IS NOT NULL
    THEN {_audited("gift", "'gift.grant'")} ELSE t.created_at END AS since
FROM gift t WHERE t.id = :id AND t.community_id = :community_id""",
    "roster": f"""SELECT 2 AS urgency,
    {_audited("roster", "'roster.submit', 'roster.undo'")} AS since
FROM roster t WHERE t.id = :id AND t.community_id = :community_id""",
    "issue": """SELECT 2 AS urgency, created_at AS since FROM issue_request
WHERE id = :id AND community_id = :community_id""",
    "request": """SELECT CASE WHEN COALESCE(n.until, n.day) <= :soon THEN 1 ELSE 2 END AS urgency,
    COALESCE((SELECT MAX(v.at) FROM request_event v WHERE v.request_id = n.id
        AND v.state IN ('held', 'with_broker')), n.created_at) AS since
FROM request n WHERE n.id = :id AND n.community_id = :community_id""",
    "crossing": """SELECT 2 AS urgency, COALESCE((SELECT MAX(v.at) FROM crossing_event v
    WHERE v.crossing_id = x.id
        AND v.state IN ('asked', 'named', 'agreed', 'confirmed', 'problem')), x.created_at) AS since
FROM crossing x WHERE x.id = :id
    AND (x.giver_in = :community_id OR x.receiver_in = :community_id)""",
    "move": f"""SELECT 2 AS urgency, CASE WHEN t.state <> 'asked' AND t.to_id = :community_id
    THEN {_audited("relocation", "'move.confirm'")} ELSE t.created_at END AS since
FROM relocation t WHERE t.id = :id
    AND (t.from_id = :community_id OR t.to_id = :community_id)""",
    "case": f"""SELECT CASE WHEN c.kind IN ('urgent', 'overdue') THEN 0 ELSE 2 END AS urgency,
    {CASE_CAME} AS since
FROM casework c WHERE c.id = :id AND c.community_id = :community_id""",
}


class Desk:
    """One person's view of a timebank's line: `exchanges` for brokers (with applications and
    cases), `restricted` for whoever deals with restricted cases. Help that is wanted by the local
    day `soon` goes before what can wait."""

    def __init__(
        self,
        tx: Tx,
        community_id: int,
        actor: int,
        *,
        exchanges: bool,
        restricted: bool,
        soon: date,
        now: datetime,
    ) -> None:
        self._tx = tx
        self._scope = {
            "community_id": community_id,
            "actor": actor,
            "exchanges": exchanges,
            "restricted": restricted,
            "soon": soon,
            "now": now,
        }

    async def counts(self) -> dict[str, int]:
        """How many of each kind wait; kinds of which there are none are left out."""
        return {r["kind"]: int(r["n"]) for r in await self._tx.rows(COUNTS, **self._scope)}

    async def after(self, card: Card | None, object_id: int) -> Row | None:
        """What comes next in the line after this, whether or not this still waits; the first of
        all where `card` is None."""
        place = await self._place(card, object_id) if card is not None else None
        return await self._tx.row(
            AFTER,
            **self._scope,
            urgency=place["urgency"] if place else -1,
            since=place["since"] if place else "",
            card=card if place else "",
            id=object_id if place else 0,
        )

    async def of_kind(self, kind: str, offset: int, limit: int) -> Sequence[Row]:
        """Those of one kind, the oldest first."""
        return await self._tx.rows(OF_KIND, **self._scope, kind=kind, offset=offset, limit=limit)

    async def of_kinds(self, kinds: Sequence[str], offset: int, limit: int) -> Sequence[Row]:
        """Those of several kinds, in the order of the line."""
        names = {f"k{place}": kind for place, kind in enumerate(kinds)}
        marks = ", ".join(f":{name}" for name in names)
        return await self._tx.rows(
            f"SELECT q.card, q.kind, q.id, q.since, q.one, q.other FROM ({WAITING}) AS q"
            f" WHERE q.kind IN ({marks}) ORDER BY q.urgency, q.since, q.card, q.id"
            " LIMIT :limit OFFSET :offset",
            **self._scope,
            **names,
            limit=limit,
            offset=offset,
        )

    async def waiting(self, card: Card, object_id: int) -> Row | None:
        """This, if it waits for the person now."""
        return await self._tx.row(ONE, **self._scope, card=card, id=object_id)

    async def oldest(self) -> str | None:
        """Since when the first of them has waited, but for what cannot wait."""
        found: str | None = await self._tx.value(OLDEST, **self._scope)
        return found

    async def knows(self, card: Card, object_id: int) -> bool:
        """Whether the timebank has this, waiting or not."""
        return await self._place(card, object_id) is not None

    async def _place(self, card: Card, object_id: int) -> Row | None:
        return await self._tx.row(
            PLACE[card],
            id=object_id,
            community_id=self._scope["community_id"],
            **({"soon": self._scope["soon"]} if card in ("request", "exchange") else {}),
        )
