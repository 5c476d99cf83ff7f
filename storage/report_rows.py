"""Reports that were made, the ledger's rows for their files, and who has been quiet."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime

from storage.db import Row, Tx, moment_of
from storage.reports import _ABOUT, Time

COLUMNS = "r.id, r.community_id, r.first_day, r.next_day, r.state, r.figures, r.made_by, r.made_at"
BY_ID = f"SELECT {COLUMNS} FROM report r WHERE r.id = :id"
ADD = """
INSERT INTO report (community_id, first_day, next_day, state, figures, made_by, made_at)
VALUES (:community_id, :first_day, :next_day, 'making', '{}', :by, :now) RETURNING id"""
KEEP = """
UPDATE report SET figures = :figures, state = :state, made_at = :now
WHERE id = :id AND state = 'making'"""
FORGET = """
DELETE FROM report WHERE id IN (SELECT id FROM report WHERE made_at < :before ORDER BY made_at
    LIMIT :limit)"""

_ENTRIES = """
SELECT p.id, t.id AS transfer_id, t.at, COALESCE(o.kind, t.kind) AS kind, t.reason,
    o.id AS undoes, a.kind AS account, w.name, m.area, COALESCE(e.day, x.day) AS day,
    COALESCE(e.skill, x.skill) AS skill, p.minutes
FROM transfer t JOIN posting p ON p.transfer_id = t.id JOIN account a ON a.id = p.account_id
LEFT JOIN transfer o ON o.id = t.reverses
LEFT JOIN person w ON w.id = a.owner_id AND a.kind IN ('member', 'organisation')
LEFT JOIN membership m ON m.community_id = a.community_id AND m.person_id = w.id
WHERE t.at >= :start AND t.at < :end AND +a.community_id = :community_id
    AND (t.at > :start OR p.id > :after)
ORDER BY t.at, p.id LIMIT :limit"""
ENTRIES = _ENTRIES.replace("WHERE", _ABOUT, 1)
_QUIET = """
FROM membership m JOIN person w ON w.id = m.person_id
WHERE m.community_id = :community_id AND m.state = 'approved' AND m.person_id > :after
    AND COALESCE(m.decided_at, m.applied_at) < :since
    AND NOT EXISTS (SELECT 1 FROM organisation g WHERE g.person_id = m.person_id)
    AND NOT EXISTS (SELECT 1 FROM account a JOIN posting p ON p.account_id = a.id
        JOIN transfer t ON t.id = p.transfer_id
        WHERE a.community_id = m.community_id AND a.kind = 'member' AND a.owner_id = m.person_id
            AND t.kind IN ('exchange', 'class', 'earn') AND t.at >= :since AND t.at < :end)"""
# When they last gave or received anything, as far as it is before the report's end.
QUIET = f"""
SELECT m.person_id, m.id AS membership_id, w.name, m.area, m.reach,
    (SELECT MAX(t.at) FROM account a JOIN posting p ON p.account_id = a.id
        JOIN transfer t ON t.id = p.transfer_id
        WHERE a.community_id = m.community_id AND a.kind = 'member' AND a.owner_id = m.person_id
            AND t.kind IN ('exchange', 'class', 'earn') AND t.at < :end) AS last_at
{_QUIET} ORDER BY m.person_id LIMIT :limit"""
NO_OFFER = """
SELECT m.person_id, m.id AS membership_id, w.name, m.area, m.reach, NULL AS last_at
FROM membership m JOIN person w ON w.id = m.person_id
WHERE m.community_id = :community_id AND m.state = 'approved' AND m.person_id > :after
    AND NOT EXISTS (SELECT 1 FROM organisation g WHERE g.person_id = m.person_id)
    AND NOT EXISTS (SELECT 1 FROM listing l WHERE l.person_id = m.person_id
        AND l.community_id = m.community_id AND l.kind = 'offer' AND l.state = 'active')
ORDER BY m.person_id LIMIT :limit"""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its days (`next_day` no longer counts), its figures as they were kept."""

    id: int
    community_id: int
    first_day: date
    next_day: date
    state: str
    figures: str
    made_by: int | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """A member to ring: when they last gave or received anything, None for never or not asked."""

    person_id: int
    membership_id: int
    name: str
    area: str
    reach: str
    last_at: datetime | None


async def find(tx: Tx, report_id: int) -> Report | None:
    """The report with this id, in any timebank; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=report_id)
    if row is None:
        return None
    return Report(
        row["id"],
        row["community_id"],
        date.fromisoformat(row["first_day"]),
        date.fromisoformat(row["next_day"]),
        row["state"],
        row["figures"],
        row["made_by"],
        moment_of(row["made_at"]),
    )


async def add(
    tx: Tx, community_id: int, days: tuple[date, date], by: int | None, now: datetime
) -> int:
    """A report whose figures are still to be made; its id."""
    first, after = days
    return int(
        await tx.value(
            ADD, community_id=community_id, first_day=first, next_day=after, by=by, now=now
        )
    )


async def keep(tx: Tx, report_id: int, figures: str, now: datetime, *, made: bool) -> bool:
    """Keeps what there is of a report; False where it is made already."""
    state = "made" if made else "making"
    return bool(await tx.run(KEEP, id=report_id, figures=figures, state=state, now=now))


async def entries(tx: Tx, time: Time, page: int, most: int) -> AsyncIterator[Row]:
    """Every posting of a time, in the order of the books, `page` at a time; `most` at the most."""
    start, after, left = time.start, 0, most
    while left > 0:
        rows = await tx.rows(
            ENTRIES, **{**time.values, "start": start}, after=after, limit=min(page, left)
        )
        for row in rows:
            yield row
        if len(rows) < min(page, left):
            return
        left -= len(rows)
        start, after = moment_of(rows[-1]["at"]), rows[-1]["id"]


async def quiet(
    tx: Tx, community_id: int, window: tuple[datetime, datetime], after: int, limit: int
) -> list[Member]:
    """The next members, by id, who did nothing from the first moment to before the second."""
    since, end = window
    rows = await tx.rows(
        QUIET, community_id=community_id, since=since, end=end, after=after, limit=limit
    )
    return [_member(row) for row in rows]


async def no_offer(tx: Tx, community_id: int, after: int, limit: int) -> list[Member]:
    """The next members, by id, who offer nothing now."""
    rows = await tx.rows(NO_OFFER, community_id=community_id, after=after, limit=limit)
    return [_member(row) for row in rows]


def _member(row: Row) -> Member:
    return Member(
        row["person_id"],
        row["membership_id"],
        row["name"],
        row["area"] or "",
        row["reach"] or "",
        moment_of(row["last_at"]) if row["last_at"] else None,
    )
