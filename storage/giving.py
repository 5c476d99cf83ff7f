"""Gifts, the pot, and hours that a broker creates or cancels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.giving import GiftKind, GiftState, IssueState
from domain.ledger import round_key
from storage.db import Row, Tx
from storage.records import of_row

GIFT = """g.id, g.community_id, g.kind, g.from_id, g.to_id, g.minutes, g.words, g.state, g.made_by,
    g.decided_by, g.second_by, g.note, g.created_at, g.round,
    f.name AS from_name, t.name AS to_name"""
GIFT_FROM = """FROM gift g LEFT JOIN person f ON f.id = g.from_id
LEFT JOIN person t ON t.id = g.to_id"""
GIFT_BY_ID = f"SELECT {GIFT} {GIFT_FROM} WHERE g.id = :id"
ADD_GIFT = """
INSERT INTO gift (community_id, kind, from_id, to_id, minutes, words, state, made_by, created_at,
    changed_at)
VALUES (:community_id, :kind, :from_id, :to_id, :minutes, :words, :state, :made_by, :now, :now)
RETURNING id"""
MOVE_GIFT = """
UPDATE gift SET state = :state, minutes = :minutes, decided_by = :decided_by,
    second_by = :second_by, note = :note, changed_at = :now
WHERE id = :id AND state = :before"""
ASKED_BY = f"""
SELECT {GIFT} {GIFT_FROM} WHERE g.community_id = :community_id AND g.to_id = :person_id
    AND g.kind = 'from_pot' AND g.state IN ('asked', 'second') ORDER BY g.id DESC LIMIT 1"""
LATEST = f"""
SELECT {GIFT} {GIFT_FROM} WHERE g.community_id = :community_id
    AND (:kind = '' OR g.kind = :kind) AND g.state IN ('posted', 'reversed')
ORDER BY g.id DESC LIMIT :limit"""
POT_BALANCE = """
SELECT COALESCE(SUM(balance), 0) FROM account
WHERE community_id = :community_id AND kind = 'pot' AND owner_id IS NULL"""
ISSUE = """i.id, i.community_id, i.person_id, i.minutes, i.cause, i.words, i.state, i.made_by,
    i.decided_by, i.note, i.created_at, i.round, p.name, m.name AS made_name,
    d.name AS decided_name"""
ISSUE_FROM = """FROM issue_request i JOIN person p ON p.id = i.person_id
JOIN person m ON m.id = i.made_by LEFT JOIN person d ON d.id = i.decided_by"""
ISSUE_BY_ID = f"SELECT {ISSUE} {ISSUE_FROM} WHERE i.id = :id"
ADD_ISSUE = """
INSERT INTO issue_request (community_id, person_id, minutes, cause, words, state, made_by,
    created_at, changed_at)
VALUES (:community_id, :person_id, :minutes, :cause, :words, :state, :made_by, :now, :now)
RETURNING id"""
MOVE_ISSUE = """
UPDATE issue_request SET state = :state, decided_by = :decided_by, note = :note, changed_at = :now
WHERE id = :id AND state = :before"""
# What the timebank created and cancelled through its issue account, by cause. A reversal counts
# for the month in which it was made, under the cause of what it undid.
ISSUED = """
SELECT t.kind, t.reason, SUM(CASE WHEN p.minutes < 0 THEN -p.minutes ELSE 0 END) AS created,
    SUM(CASE WHEN p.minutes > 0 THEN p.minutes ELSE 0 END) AS cancelled, COUNT(*) AS times
FROM posting p JOIN account a ON a.id = p.account_id JOIN transfer t ON t.id = p.transfer_id
WHERE a.community_id = :community_id AND a.kind = 'issue' AND a.owner_id IS NULL
    AND t.at >= :start AND t.at < :end
GROUP BY t.kind, t.reason ORDER BY t.kind, t.reason"""
# What brokers chose. What lists brought in has a second person of its own; welcome hours, people
# who leave and classes (many listen to one) follow from rules alone; so do the hours of volunteers,
# which the rule shifts_credit lets in. The report has them all.
USED = """
SELECT COALESCE(SUM(ABS(p.minutes)), 0)
FROM posting p JOIN account a ON a.id = p.account_id JOIN transfer t ON t.id = p.transfer_id
WHERE a.community_id = :community_id AND a.kind = 'issue' AND a.owner_id IS NULL
    AND t.at >= :start
    AND t.kind IN ('correction', 'earn') AND t.reason NOT IN ('import', 'service')"""
TAKE_BACK_ASKS = """
UPDATE gift SET state = 'cancelled', changed_at = :now
WHERE community_id = :community_id AND to_id = :person_id AND kind = 'from_pot'
    AND state IN ('asked', 'second') RETURNING id"""
TAKE_BACK_ISSUES = """
UPDATE issue_request SET state = 'cancelled', changed_at = :now
WHERE community_id = :community_id AND person_id = :person_id AND state = 'waiting' RETURNING id"""
# An UPDATE that changes nothing holds the row on PostgreSQL until the commit, so that what is
# counted next (a balance, a cap) is still so when it is used; SQLite has one writer anyhow.
LOCK = "UPDATE community SET zone = zone WHERE id = :id"


@dataclass(frozen=True, slots=True)
class Gift:
    """Hours given or asked for: `from_id` None is the pot, `to_id` None too. Minutes."""

    id: int
    community_id: int
    kind: GiftKind
    from_id: int | None
    to_id: int | None
    minutes: int
    words: str | None
    state: GiftState
    made_by: int
    decided_by: int | None
    second_by: int | None
    note: str | None
    created_at: str
    round: int
    from_name: str | None
    to_name: str | None

    @property
    def parties(self) -> frozenset[int]:
        """The people whose hours these are or would be."""
        return frozenset(p for p in (self.from_id, self.to_id) if p is not None)

    @property
    def key(self) -> str:
        """What its transfers' keys begin with."""
        return round_key("gift", self.id, self.round)

    @property
    def mark(self) -> str:
        """What tells one standing from another, for the buttons of its card."""
        return f"{self.state}.{self.minutes}"


@dataclass(frozen=True, slots=True)
class Issue:
    """Hours that a broker creates for a member, or cancels where `minutes` is below nothing."""

    id: int
    community_id: int
    person_id: int
    minutes: int
    cause: str
    words: str | None
    state: IssueState
    made_by: int
    decided_by: int | None
    note: str | None
    created_at: str
    round: int
    name: str
    made_name: str
    decided_name: str | None

    @property
    def key(self) -> str:
        """What its transfers' keys begin with."""
        return round_key("issue", self.id, self.round)


def lock(tx: Tx, community_id: int) -> None:
    """What follows in this transaction is counted by one at a time in this timebank."""
    tx.later(LOCK, id=community_id)


async def add_gift(
    tx: Tx,
    *,
    community_id: int,
    kind: GiftKind,
    from_id: int | None,
    to_id: int | None,
    minutes: int,
    words: str | None,
    state: GiftState,
    made_by: int,
    now: datetime,
) -> int:
    """Writes it and answers with its id."""
    return int(
        await tx.value(
            ADD_GIFT,
            community_id=community_id,
            kind=kind,
            from_id=from_id,
            to_id=to_id,
            minutes=minutes,
            words=words,
            state=state,
            made_by=made_by,
            now=now,
        )
    )


async def gift(tx: Tx, gift_id: int) -> Gift | None:
    """The gift with this id, in any timebank; the caller checks who may see it."""
    row = await tx.row(GIFT_BY_ID, id=gift_id)
    return of_row(Gift, row) if row else None


async def move_gift(tx: Tx, before: GiftState, moved: Gift, now: datetime) -> bool:
    """Writes its new state if it is still in `before`: of two presses the first counts."""
    return bool(
        await tx.run(
            MOVE_GIFT,
            id=moved.id,
            before=before,
            state=moved.state,
            minutes=moved.minutes,
            decided_by=moved.decided_by,
            second_by=moved.second_by,
            note=moved.note,
            now=now,
        )
    )


async def asked_by(tx: Tx, community_id: int, person_id: int) -> Gift | None:
    """What this person has asked of the pot and waits for."""
    row = await tx.row(ASKED_BY, community_id=community_id, person_id=person_id)
    return of_row(Gift, row) if row else None


async def take_back_asks(tx: Tx, community_id: int, person_id: int, now: datetime) -> list[int]:
    """Ends what this person asked of the pot and waits for; the ids."""
    who = {"community_id": community_id, "person_id": person_id}
    return [int(row["id"]) for row in await tx.rows(TAKE_BACK_ASKS, **who, now=now)]


async def take_back_issues(tx: Tx, community_id: int, person_id: int, now: datetime) -> list[int]:
    """Ends changes of this person's hours that wait for a second person; the ids."""
    who = {"community_id": community_id, "person_id": person_id}
    return [int(row["id"]) for row in await tx.rows(TAKE_BACK_ISSUES, **who, now=now)]


async def latest(tx: Tx, community_id: int, kind: GiftKind | str, limit: int = 10) -> list[Gift]:
    """The newest that are in the books, of one kind or (empty) of any."""
    rows = await tx.rows(LATEST, community_id=community_id, kind=kind, limit=limit)
    return [of_row(Gift, row) for row in rows]


async def pot(tx: Tx, community_id: int) -> int:
    """What is in the pot, in minutes."""
    return int(await tx.value(POT_BALANCE, community_id=community_id))


async def add_issue(
    tx: Tx,
    *,
    community_id: int,
    person_id: int,
    minutes: int,
    cause: str,
    words: str | None,
    state: IssueState,
    made_by: int,
    now: datetime,
) -> int:
    """Writes it and answers with its id."""
    return int(
        await tx.value(
            ADD_ISSUE,
            community_id=community_id,
            person_id=person_id,
            minutes=minutes,
            cause=cause,
            words=words,
            state=state,
            made_by=made_by,
            now=now,
        )
    )


async def issue(tx: Tx, issue_id: int) -> Issue | None:
    """The request with this id, in any timebank; the caller checks who may see it."""
    row = await tx.row(ISSUE_BY_ID, id=issue_id)
    return of_row(Issue, row) if row else None


async def move_issue(tx: Tx, before: IssueState, moved: Issue, now: datetime) -> bool:
    """Writes its new state if it is still in `before`."""
    return bool(
        await tx.run(
            MOVE_ISSUE,
            id=moved.id,
            before=before,
            state=moved.state,
            decided_by=moved.decided_by,
            note=moved.note,
            now=now,
        )
    )


async def issued(tx: Tx, community_id: int, start: datetime, end: datetime) -> Sequence[Row]:
    """What went through the issue account, by cause: created, cancelled (minutes), times."""
    return await tx.rows(ISSUED, community_id=community_id, start=start, end=end)


async def used(tx: Tx, community_id: int, start: datetime) -> int:
    """Minutes created and cancelled by people's decisions since then."""
    return int(await tx.value(USED, community_id=community_id, start=start))
