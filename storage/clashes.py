"""What somebody has agreed to already at a time: plans and shifts, in every timebank of theirs."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx, moment_of

# Help at any time of a day leaves room for other things, so it clashes with nothing.
_FIRST = """
SELECT 'plan' AS kind, e.words AS title, p.name, q.starts_at, q.ends_at FROM exchange e
JOIN plan q ON q.exchange_id = e.id
JOIN person p ON p.id = CASE WHEN e.giver_id = :person_id THEN e.receiver_id ELSE e.giver_id END
WHERE (e.giver_id = :person_id OR e.receiver_id = :person_id)
    AND e.state IN ('agreed', 'asked', 'planned') AND q.start IS NOT NULL AND e.id <> :without
    AND (q.request_id IS NULL OR q.request_id <> :request_id)
    AND q.starts_at < {ends} AND q.ends_at > {starts}
UNION ALL
SELECT 'shift', o.title, '', s.starts_at, s.ends_at FROM place m
JOIN shift s ON s.id = m.shift_id JOIN opportunity o ON o.id = s.opportunity_id
WHERE m.person_id = :person_id AND m.state = 'joined' AND s.state = 'published'
    AND s.starts_at < {ends} AND s.ends_at > {starts}
ORDER BY 4 LIMIT 1"""
FIRST = _FIRST.format(starts=":starts", ends=":ends")
_OF_SHIFT = "(SELECT t.{} FROM shift t WHERE t.id = :shift_id)"
BESIDE_SHIFT = _FIRST.format(starts=_OF_SHIFT.format("starts_at"), ends=_OF_SHIFT.format("ends_at"))
"""What they have at the time of a shift, whenever that is now."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Something at the same time: a plan with `name`, or a shift, where that is empty."""

    title: str
    name: str
    starts_at: datetime
    ends_at: datetime


async def first(
    tx: Tx, person_id: int, starts: datetime, ends: datetime, without: int = 0, request_id: int = 0
) -> Clash | None:
    """The first thing of this person's between two moments, besides the exchange `without` and
    what was planned for this request."""
    row = await tx.row(
        FIRST,
        person_id=person_id,
        starts=starts,
        ends=ends,
        without=without,
        request_id=request_id,
    )
    return None if row is None else clash_of(row)


def clash_of(row: Row) -> Clash:
    """From a row of FIRST."""
    return Clash(
        row["title"] or "",
        row["name"] or "",
        moment_of(row["starts_at"]),
        moment_of(row["ends_at"]),
    )
