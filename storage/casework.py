"""Cases: whatever a person at the timebank must look at, with a promised time of reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = """c.id, c.community_id, c.person_id, c.kind, c.restricted, c.state, c.words, c.file_id,
    c.reading, c.promise_at, c.opened_at, c.claimed_by, c.closed_by, c.closed_at, c.outcome,
    p.name AS person_name, p.chat_open, p.telegram_id, m.reach, m.area,
    d.name AS claimed_name, e.name AS closed_name"""
FROM = """FROM casework c LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN person d ON d.id = c.claimed_by LEFT JOIN person e ON e.id = c.closed_by
LEFT JOIN membership m ON m.person_id = c.person_id AND m.community_id = c.community_id"""
ADD = """
INSERT INTO casework (community_id, person_id, kind, restricted, state, words, file_id, reading,
    promise_at, opened_at)
VALUES (:community_id, :person_id, :kind, :restricted, 'open', :words, :file_id, :reading,
    :promise_at, :now) RETURNING id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE c.id = :id"
OPEN_OF = """
SELECT id, promise_at FROM casework WHERE community_id = :community_id AND person_id = :person_id
    AND kind IN (%s) AND restricted = :restricted AND state = 'open' ORDER BY id DESC LIMIT 1"""
LATEST_OF = """
SELECT MAX(opened_at) FROM casework WHERE community_id = :community_id
    AND person_id = :person_id AND kind = :kind"""
SET_STATE = """
UPDATE casework SET state = :state, closed_by = :by, closed_at = :now, outcome = :outcome
WHERE id = :id AND state = 'open'"""
REOPEN = """
UPDATE casework SET state = 'open', promise_at = :promise_at, closed_by = NULL, closed_at = NULL,
    outcome = NULL WHERE id = :id AND state <> 'open'"""
SET_PERSON = """
UPDATE casework SET person_id = :person_id WHERE id = :id AND person_id IS NULL"""
CLAIM = "UPDATE casework SET claimed_by = :by WHERE id = :id AND claimed_by IS NULL"
EVENT = """
INSERT INTO casework_event (case_id, action, actor_id, words, at)
VALUES (:case_id, :action, :actor_id, :words, :now)"""
EVENTS = """
SELECT v.action, v.actor_id, v.words, v.at, p.name FROM casework_event v
LEFT JOIN person p ON p.id = v.actor_id WHERE v.case_id = :id ORDER BY v.id DESC LIMIT 200"""

ABOUT = "INSERT INTO case_subject (case_id, thing, thing_id) VALUES (:case_id, :thing, :thing_id)"
OPEN_ABOUT = """
SELECT c.id FROM case_subject s JOIN casework c ON c.id = s.case_id
WHERE s.thing = :thing AND s.thing_id = :thing_id AND c.community_id = :community_id
    AND c.kind = :kind AND c.state = 'open' ORDER BY c.id"""
SUBJECT = "SELECT thing, thing_id FROM case_subject WHERE case_id = :id"

# In which timebank something is that a case is about, and whose it is: its sides, at most two.
SIDES: dict[str, str] = {
    "exchange": "SELECT community_id, giver_id AS one, receiver_id AS other FROM exchange",
    "membership": "SELECT community_id, person_id AS one, NULL AS other FROM membership",
    "request": "SELECT community_id, person_id AS one, NULL AS other FROM request",
    "shift": "SELECT community_id, published_by AS one, NULL AS other FROM shift",
    "booking": "SELECT b.community_id, i.person_id AS one, b.person_id AS other FROM booking b"
    " JOIN item i ON i.id = b.item_id",
    "gathering": "SELECT community_id, person_id AS one, NULL AS other FROM gathering",
    "opportunity": "SELECT community_id, made_by AS one, NULL AS other FROM opportunity",
    "gift": "SELECT community_id, from_id AS one, to_id AS other FROM gift",
    "roster": "SELECT community_id, host_id AS one, NULL AS other FROM roster",
    "service": "SELECT community_id, person_id AS one, NULL AS other FROM service_hours",
    "issue": "SELECT community_id, person_id AS one, NULL AS other FROM issue_request",
    "arrangement": "SELECT community_id, giver_id AS one, receiver_id AS other FROM arrangement",
    "crossing": "SELECT begun_in AS community_id, giver_id AS one, receiver_id AS other"
    " FROM crossing",
    "nominee": "SELECT community_id, person_id AS one, NULL AS other FROM award_nominee",
    "tip": "SELECT community_id, by_id AS one, NULL AS other FROM nomination",
    "move": "SELECT from_id AS community_id, person_id AS one, NULL AS other FROM relocation",
}

NOT_IN_PATTERN = """NOT (c.kind = 'pattern'
    AND COALESCE(c.reading, '') LIKE '%"p' || CAST(CAST(:actor AS BIGINT) AS TEXT) || '"%')
    AND NOT EXISTS (SELECT 1 FROM concern_about ca WHERE ca.case_id = c.id
        AND ca.person_id = CAST(:actor AS BIGINT))"""
"""A condition on casework c: whoever is in a pattern or whom a concern is about isn't shown it."""


def in_pattern(person_id: int) -> str:
    """How somebody who is in a pattern stands in its reading; NOT_IN_PATTERN looks for it."""
    return f"p{person_id}"


@dataclass(frozen=True, slots=True)
class Case:
    """Something for a person at the timebank. Restricted ones are for the safeguarding lead."""

    id: int
    community_id: int
    person_id: int | None
    kind: str
    restricted: bool
    state: str
    words: str | None
    file_id: str | None
    reading: str | None
    promise_at: str
    opened_at: str
    claimed_by: int | None
    closed_by: int | None
    closed_at: str | None
    outcome: str | None
    person_name: str | None
    chat_open: bool
    telegram_id: int | None
    reach: str | None
    area: str | None
    claimed_name: str | None
    closed_name: str | None

    @property
    def reachable_here(self) -> bool:
        """Whether an answer can be sent to the person in Telegram."""
        return self.telegram_id is not None and self.chat_open


def case_of(row: Row) -> Case:
    """A case from a row with the columns of COLUMNS."""
    return of_row(Case, row)


async def add(
    tx: Tx,
    *,
    community_id: int,
    person_id: int | None,
    kind: str,
    words: str | None,
    promise_at: datetime,
    now: datetime,
    restricted: bool = False,
    file_id: str | None = None,
    reading: str | None = None,
) -> int:
    """Opens a case and answers with its id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            person_id=person_id,
            kind=kind,
            restricted=restricted,
            words=words,
            file_id=file_id,
            reading=reading,
            promise_at=promise_at,
            now=now,
        )
    )


async def find(tx: Tx, case_id: int) -> Case | None:
    """The case with this id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=case_id)
    return case_of(row) if row else None


async def open_of(
    tx: Tx, community_id: int, person_id: int, *kinds: str, restricted: bool = False
) -> Row | None:
    """The newest open case of one of these kinds about this person: its id and promise_at."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return await tx.row(
        OPEN_OF % listed, community_id=community_id, person_id=person_id, restricted=restricted
    )


async def latest_of(tx: Tx, community_id: int, person_id: int, kind: str) -> str | None:
    """When the newest case of this kind about this person was opened, open or not."""
    found = await tx.value(LATEST_OF, community_id=community_id, person_id=person_id, kind=kind)
    return None if found is None else str(found)


async def end(
    tx: Tx, case_id: int, state: str, by: int, now: datetime, outcome: str | None = None
) -> bool:
    """Answers or closes a case if it is still open: of two taps the first counts."""
    return bool(await tx.run(SET_STATE, id=case_id, state=state, by=by, now=now, outcome=outcome))


async def reopen(tx: Tx, case_id: int, promise_at: datetime) -> bool:
    """Opens a case again, with a new promise; False where it was open."""
    return bool(await tx.run(REOPEN, id=case_id, promise_at=promise_at))


def claim(tx: Tx, case_id: int, by: int) -> None:
    """Somebody has opened it and deals with it; the first one stays."""
    tx.later(CLAIM, id=case_id, by=by)


def set_person(tx: Tx, case_id: int, person_id: int) -> None:
    """Says whom a case is about, where that was not known."""
    tx.later(SET_PERSON, id=case_id, person_id=person_id)


def event(
    tx: Tx, case_id: int, action: str, actor_id: int | None, words: str | None, now: datetime
) -> None:
    """A line in the case's history."""
    tx.later(EVENT, case_id=case_id, action=action, actor_id=actor_id, words=words, now=now)


async def events(tx: Tx, case_id: int) -> Sequence[Row]:
    """The case's history, oldest first; of a very long one the last 200 lines."""
    return (await tx.rows(EVENTS, id=case_id))[::-1]


def about(tx: Tx, case_id: int, thing: str, thing_id: int) -> None:
    """Says what a case is about, such as exchange 42."""
    tx.later(ABOUT, case_id=case_id, thing=thing, thing_id=thing_id)


async def open_about(tx: Tx, community_id: int, kind: str, thing: str, thing_id: int) -> list[int]:
    """The open cases of a kind about something."""
    found = await tx.rows(
        OPEN_ABOUT, community_id=community_id, kind=kind, thing=thing, thing_id=thing_id
    )
    return [int(row["id"]) for row in found]


async def subject(tx: Tx, case_id: int) -> tuple[str, int] | None:
    """What a case is about: the kind of thing and its id."""
    row = await tx.row(SUBJECT, id=case_id)
    return (str(row["thing"]), int(row["thing_id"])) if row else None


async def scope_of(tx: Tx, thing: str, thing_id: int) -> int | None:
    """The timebank of something that a case can be about."""
    row = await _sides(tx, thing, thing_id)
    return int(row["community_id"]) if row is not None else None


async def parties(tx: Tx, thing: str, thing_id: int) -> list[int]:
    """Whose affair it is: its sides, at most two people."""
    row = await _sides(tx, thing, thing_id)
    found = (row["one"], row["other"]) if row is not None else ()
    return [int(one) for one in found if one is not None]


async def _sides(tx: Tx, thing: str, thing_id: int) -> Row | None:
    if thing not in SIDES:
        return None
    alias = "b." if thing == "booking" else ""
    return await tx.row(f"{SIDES[thing]} WHERE {alias}id = :id", id=thing_id)
