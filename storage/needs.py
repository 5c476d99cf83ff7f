"""What is needed: requests without help, and empty places, as they stand now."""

from collections.abc import Sequence
from datetime import date, datetime

from storage.db import Row, Tx

FAILED = "('unmet', 'lapsed')"
"""Requests for which nobody could be found, or not in time."""
LOOKING = "('held', 'asked', 'open', 'with_broker')"
"""Requests for which somebody is still looked for; where somebody said yes, that is over."""
LIMIT = 20_000
"""Rows of one answer: far more than a timebank of 100,000 members leaves without help in a year."""
# Where the request names no area, it is the asker's. The plus keeps SQLite at the requests of that
# time (request_made).
ASKED = f"""
SELECT COALESCE(q.area, m.area) AS area, q.skill, q.person_id, q.remote,
    SUM(CASE WHEN q.state IN {FAILED} THEN 1 ELSE 0 END) AS failed,
    SUM(CASE WHEN q.state IN {LOOKING} THEN 1 ELSE 0 END) AS looking
FROM request q LEFT JOIN membership m ON m.community_id = q.community_id
    AND m.person_id = q.person_id
WHERE +q.community_id = :community_id AND q.created_at >= :start AND q.created_at < :end
    AND (q.state IN {FAILED} OR q.state IN {LOOKING})
GROUP BY COALESCE(q.area, m.area), q.skill, q.person_id, q.remote
ORDER BY q.person_id LIMIT {LIMIT}"""
# Where neighbours meet, nobody is wanted to help. A place that is kept for somebody is not empty,
# and a team takes as many as it has people.
SHIFTS = f"""
SELECT s.venue, o.area, o.skill, o.title, o.remote, s.starts_at, s.places,
    (SELECT COALESCE(SUM(x.people), 0) FROM place x WHERE x.shift_id = s.id
        AND x.state NOT IN ('waiting', 'left')) AS joined
FROM shift s JOIN opportunity o ON o.id = s.opportunity_id
WHERE s.community_id = :community_id AND s.state = 'published'
    AND s.starts_at >= :start AND s.starts_at < :end
    AND NOT EXISTS (SELECT 1 FROM gathering g WHERE g.shift_id = s.id)
ORDER BY s.starts_at, s.id LIMIT {LIMIT}"""
WITHOUT_SHIFTS = f"""
SELECT o.venue, o.area, o.skill, o.title, o.remote, o.places, (SELECT COUNT(*) FROM interest i
    WHERE i.opportunity_id = o.id AND i.state = 'accepted') AS joined
FROM opportunity o
WHERE o.community_id = :community_id AND o.state = 'published'
    AND o.kind IN ('flexible', 'role', 'team_day') AND o.first_day IS NULL AND o.places IS NOT NULL
    AND (o.close_on IS NULL OR o.close_on >= :today)
ORDER BY o.id LIMIT {LIMIT}"""


async def find(
    tx: Tx, community_id: int, asked: tuple[datetime, datetime], until: datetime, today: date
) -> tuple[Sequence[Row], Sequence[Row], Sequence[Row]]:
    """Requests made in a time that are without help, by area, skill and asker; the shifts that
    begin between its start and `until`, with how many are on each; and what has places without
    shifts now."""
    start, end = asked
    requests, shifts, rest = await tx.many(
        (ASKED, {"community_id": community_id, "start": start, "end": end}),
        (SHIFTS, {"community_id": community_id, "start": start, "end": until}),
        (WITHOUT_SHIFTS, {"community_id": community_id, "today": today}),
    )
    return requests, shifts, rest
