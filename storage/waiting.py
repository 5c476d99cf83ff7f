"""What waits for a member's answer, what they have planned next, and their hours, in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import exchanges, ledger
from storage.db import Row, Tx, moment_of
from storage.exchanges import Exchange

# Besides exchanges: choosing among those who said yes, saying a time to somebody chosen, answering
# a broker, answering somebody who asks for help, what is lent, borrowed or to repeat, and saying
# that people volunteered as they told.
OTHERS = """
SELECT 'choose' AS what, 'request' AS card, q.id, q.changed_at AS at FROM request q
WHERE q.community_id = :community_id AND q.person_id = :person_id AND q.state = 'offered'
UNION ALL
SELECT 'question', 'request', q.id, q.changed_at FROM request q
WHERE q.community_id = :community_id AND q.person_id = :person_id AND q.state = 'asked'
UNION ALL
SELECT 'time', 'request', q.id, q.changed_at FROM request q
WHERE q.community_id = :community_id AND q.person_id = :person_id AND q.state = 'matched'
    AND q.repeats IS NULL AND EXISTS (SELECT 1 FROM candidate c WHERE c.request_id = q.id
        AND c.state = 'chosen' AND NOT EXISTS (SELECT 1 FROM plan p
            JOIN exchange e ON e.id = p.exchange_id WHERE p.request_id = q.id
            AND e.giver_id = c.person_id AND e.state NOT IN ('declined', 'cancelled', 'not_done')))
UNION ALL
SELECT 'help', 'help-ask', q.id, c.asked_at FROM candidate c JOIN request q ON q.id = c.request_id
WHERE q.community_id = :community_id AND c.person_id = :person_id AND c.state = 'asked'
    AND c.via <> 'phone' AND q.state IN ('open', 'offered', 'with_broker')
UNION ALL
SELECT 'booking', 'booking', b.id, b.changed_at FROM booking b JOIN item i ON i.id = b.item_id
WHERE b.community_id = :community_id AND i.person_id = :person_id
    AND (b.state = 'brought' OR (b.state = 'asked' AND b.starts_at > :now))
UNION ALL
SELECT 'booking', 'booking', b.id, b.changed_at FROM booking b
WHERE b.community_id = :community_id AND b.person_id = :person_id AND b.state IN ('late', 'checked')
UNION ALL
SELECT 'standing', 'arrangement', a.id, a.changed_at FROM arrangement a
WHERE a.community_id = :community_id AND a.state = 'proposed' AND :person_id =
    CASE WHEN a.made_by = a.giver_id THEN a.receiver_id ELSE a.giver_id END
UNION ALL
SELECT 'question', 'gathering', g.id, g.changed_at FROM gathering g
WHERE g.community_id = :community_id AND g.person_id = :person_id AND g.state = 'asked'
UNION ALL
SELECT 'told', 'told', o.id, MIN(h.created_at)
FROM service_hours h JOIN organisation o ON o.person_id = h.organisation_id
WHERE h.community_id = :community_id AND h.verifier_id = :person_id AND h.state = 'said'
    AND h.shift_id IS NULL AND h.asked_by IS NULL AND h.minutes IS NOT NULL GROUP BY o.id
ORDER BY at, id LIMIT 50"""
NEXT = f"""
SELECT {exchanges.COLUMNS}, q.starts_at, q.ends_at, q.start {exchanges.FROM}
WHERE e.community_id = :community_id AND e.state IN ('agreed', 'asked', 'planned')
    AND (e.giver_id = :person_id OR e.receiver_id = :person_id) AND q.ends_at > :now
ORDER BY q.starts_at, e.id LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that waits for somebody's answer: what it is, and its card."""

    what: str
    card: str
    id: int


@dataclass(frozen=True, slots=True)
class Visit:
    """The next help that is planned; `any_time` where only the day is."""

    exchange: Exchange
    starts_at: datetime
    ends_at: datetime
    any_time: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands: exchanges that wait for one of the two sides, other things that wait
    for this member, the next visit, and their balance in minutes."""

    exchanges: Sequence[Exchange]
    others: Sequence[Thing]
    visit: Visit | None
    balance: int


async def standing(tx: Tx, community_id: int, person_id: int, now: datetime) -> Standing:
    """All of it, oldest first, in one go where the database can."""
    who = {"community_id": community_id, "person_id": person_id}
    open_, others, ahead, balance = await tx.many(
        (exchanges.WAITING_FOR, who),
        (OTHERS, {**who, "now": now}),
        (NEXT, {**who, "now": now}),
        (ledger.BALANCE, who),
    )
    return Standing(
        [exchanges.exchange_of(row) for row in open_],
        [Thing(row["what"], row["card"], int(row["id"])) for row in others],
        _visit(ahead[0]) if ahead else None,
        int(balance[0]["balance"]) if balance else 0,
    )


def _visit(row: Row) -> Visit:
    return Visit(
        exchanges.exchange_of(row),
        moment_of(row["starts_at"]),
        moment_of(row["ends_at"]),
        row["start"] is None,
    )
