"""Whose case it is; open cases by person; what somebody is to be reminded of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from storage.casework import NOT_IN_PATTERN
from storage.db import Row, Tx

GIVE = """
INSERT INTO case_owner (case_id, person_id, by_id, at) VALUES (:case_id, :person_id, :by, :now)
ON CONFLICT (case_id) DO UPDATE SET person_id = excluded.person_id, by_id = excluded.by_id,
    at = excluded.at"""
LET_GO = """
DELETE FROM case_owner WHERE person_id = :person_id AND EXISTS (SELECT 1 FROM casework c
    WHERE c.id = case_owner.case_id AND c.community_id = :community_id)"""
OWNER = """
SELECT o.person_id, o.by_id, o.at, p.name, b.name AS by_name
FROM case_owner o JOIN person p ON p.id = o.person_id JOIN person b ON b.id = o.by_id
WHERE o.case_id = :case_id"""
# restricted: cases that only safeguarding leads may see, in nobody else's list.
OPEN = f"""
SELECT c.id, c.kind, c.words, c.opened_at, p.name, o.person_id AS owner_id, w.name AS owner
FROM casework c LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN case_owner o ON o.case_id = c.id LEFT JOIN person w ON w.id = o.person_id
WHERE c.community_id = :community_id AND c.state = 'open'
    AND (c.restricted = 0 OR :restricted = 1) AND COALESCE(c.person_id, 0) <> :actor
    AND {NOT_IN_PATTERN}
    AND (:owner = 0 OR o.person_id = :owner) AND (:about = 0 OR c.person_id = :about)
ORDER BY c.promise_at, c.id LIMIT :limit OFFSET :offset"""
COUNT = f"""
SELECT COUNT(*) AS every, SUM(CASE WHEN o.person_id = :actor THEN 1 ELSE 0 END) AS mine
FROM casework c LEFT JOIN case_owner o ON o.case_id = c.id
WHERE c.community_id = :community_id AND c.state = 'open'
    AND (c.restricted = 0 OR :restricted = 1) AND COALESCE(c.person_id, 0) <> :actor
    AND {NOT_IN_PATTERN}"""
REMINDERS = """
SELECT id, person_id, due_at FROM reminder
WHERE kind = 'case.remind' AND object_id = :case_id AND state = 'waiting' ORDER BY due_at"""
DROP_REMINDERS = """
UPDATE reminder SET state = 'untrue', done_at = :now
WHERE kind = 'case.remind' AND object_id = :case_id AND state = 'waiting'
    AND (:person_id = 0 OR person_id = :person_id)"""
# For the digest of the morning: what somebody asked to be reminded of between two moments.
REMINDED = """
SELECT DISTINCT c.id, c.kind, c.words, p.name
FROM reminder r JOIN casework c ON c.id = r.object_id LEFT JOIN person p ON p.id = c.person_id
WHERE r.kind = 'case.remind' AND r.person_id = :person_id AND r.due_at >= :since
    AND r.due_at < :until AND r.state IN ('waiting', 'done')
    AND c.community_id = :community_id AND c.state = 'open' ORDER BY c.id LIMIT 50"""


def give(tx: Tx, case_id: int, person_id: int, by: int, now: datetime) -> None:
    """The case is this person's from now on."""
    tx.later(GIVE, case_id=case_id, person_id=person_id, by=by, now=now)


def let_go(tx: Tx, community_id: int, person_id: int) -> None:
    """The cases of somebody who is at this desk no more are nobody's."""
    tx.later(LET_GO, community_id=community_id, person_id=person_id)


async def owner(tx: Tx, case_id: int) -> Row | None:
    """Whose it is: person_id, name, by_id, by_name, at."""
    return await tx.row(OWNER, case_id=case_id)


async def open_cases(
    tx: Tx,
    community_id: int,
    actor: int,
    *,
    restricted: bool,
    owner_id: int = 0,
    about: int = 0,
    limit: int = 5,
    offset: int = 0,
) -> Sequence[Row]:
    """Open cases, those first that were promised first: of everybody, of one owner, or about one
    person; never those about the actor themselves."""
    return await tx.rows(
        OPEN,
        community_id=community_id,
        actor=actor,
        restricted=restricted,
        owner=owner_id,
        about=about,
        limit=limit,
        offset=offset,
    )


async def counted(tx: Tx, community_id: int, actor: int, *, restricted: bool) -> tuple[int, int]:
    """How many cases are open, and how many of them are the actor's."""
    row = await tx.row(COUNT, community_id=community_id, actor=actor, restricted=restricted)
    return (int(row["every"] or 0), int(row["mine"] or 0)) if row else (0, 0)


async def reminders(tx: Tx, case_id: int) -> Sequence[Row]:
    """Who is to be reminded of a case, and when."""
    return await tx.rows(REMINDERS, case_id=case_id)


def drop_reminders(tx: Tx, case_id: int, now: datetime, person_id: int = 0) -> None:
    """Nobody (or this one person not) is reminded of it any more."""
    tx.later(DROP_REMINDERS, case_id=case_id, now=now, person_id=person_id)


async def reminded(
    tx: Tx, community_id: int, person_id: int, since: datetime, until: datetime
) -> Sequence[Row]:
    """The open cases of which somebody is to be reminded in this time: id, kind, words, name."""
    values: dict[str, Any] = {"since": since, "until": until, "person_id": person_id}
    return await tx.rows(REMINDED, community_id=community_id, **values)
