"""Requests for help, their history, and who was asked about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from domain.requests import Action, State
from storage.communities import COMMUNITY, community_of
from storage.db import Row, Tx
from storage.people import Community
from storage.records import of_row

CandidateState = Literal["asked", "yes", "no", "chosen", "closed"]
Via = Literal["bot", "phone", "browse"]

COLUMNS = """q.id, q.community_id, q.person_id, q.made_by, q.skill, q.words, q.shown, q.day,
    q.start, q.finish, q.until, q.time_words, q.repeats, q.minutes, q.people, q.area, q.remote,
    q.langs, q.flags, q.risks, q.state, q.wave, q.note, q.decided_by, q.created_at, q.changed_at,
    p.name AS person_name, d.name AS decided_name"""
FROM = """FROM request q JOIN person p ON p.id = q.person_id
LEFT JOIN person d ON d.id = q.decided_by"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE q.id = :id AND q.community_id = :community_id"
ANY_BY_ID = f"SELECT {COLUMNS} {FROM} WHERE q.id = :id"
TIMEBANK_OF = f"""
SELECT {COMMUNITY} FROM community WHERE id = (SELECT community_id FROM request WHERE id = :id)"""
# Whoever changes what becomes of a request holds its row first, so that of two who choose, say yes
# or ask the next people at once, the second sees what the first did.
LOCK = "UPDATE request SET state = state WHERE id = :id"
RETURNED = (
    COLUMNS.partition("p.name")[0].replace("q.", "")
    + "(SELECT name FROM person WHERE id = person_id) AS person_name, NULL AS decided_name"
)
ADD = f"""
INSERT INTO request (community_id, person_id, made_by, skill, words, shown, day, start, finish,
    until, time_words, repeats, minutes, people, area, remote, langs, flags, risks, state,
    created_at, changed_at)
VALUES (:community_id, :person_id, :made_by, :skill, :words, :shown, :day, :start, :finish,
    :until, :time_words, :repeats, :minutes, :people, :area, :remote, :langs, :flags, :risks,
    :state, :now, :now) RETURNING {RETURNED}"""
MOVE = """
UPDATE request SET state = :state, wave = :wave, note = :note, decided_by = :decided_by,
    shown = :shown, risks = :risks, flags = :flags, day = :day, start = :start,
    finish = :finish, until = :until, time_words = :time_words, minutes = :minutes,
    people = :people, changed_at = :now
WHERE id = :id AND state = :before"""
EVENT = """
INSERT INTO request_event (request_id, action, state, actor_id, words, at)
VALUES (:request_id, :action, :state, :actor_id, :words, :now)"""
CANDIDATE = """c.id, c.request_id, c.person_id, c.state, c.wave, c.via, c.reasons, c.asked_at,
    c.answered_at, p.name, m.area"""
CANDIDATES = f"""
SELECT {CANDIDATE} FROM candidate c JOIN person p ON p.id = c.person_id
JOIN request q ON q.id = c.request_id
LEFT JOIN membership m ON m.person_id = c.person_id AND m.community_id = q.community_id
WHERE c.request_id = :id ORDER BY COALESCE(c.answered_at, '9'), c.id"""
ASK = """
INSERT INTO candidate (request_id, person_id, state, wave, via, reasons, asked_at, answered_at)
VALUES (:request_id, :person_id, :state, :wave, :via, :reasons, :now, :answered_at)
ON CONFLICT (request_id, person_id) DO NOTHING RETURNING id"""
ANSWER = """
UPDATE candidate SET state = :state, via = :via, answered_at = :now
WHERE request_id = :request_id AND person_id = :person_id AND state = :before"""
# Both those who said yes and those who had not answered yet are asked again where it opens again.
CLOSE = """
UPDATE candidate SET state = 'closed', answered_at = COALESCE(answered_at, asked_at)
WHERE request_id = :request_id AND state IN ('asked', 'yes')"""
# answered_at is let go, so that they are not asked about it again where it opens again.
SETTLE = """
UPDATE candidate SET state = 'closed', answered_at = NULL
WHERE request_id = :request_id AND person_id = :person_id"""
ASK_AGAIN = """
UPDATE candidate SET state = 'asked', answered_at = NULL
WHERE request_id = :request_id AND state IN ('yes', 'closed') AND answered_at IS NOT NULL
RETURNING person_id"""
LIVE = "('held', 'asked', 'open', 'offered', 'matched', 'with_broker')"
OPEN_IN = f"""
SELECT {COLUMNS} {FROM} JOIN membership m ON m.person_id = q.person_id
    AND m.community_id = q.community_id AND m.state = 'approved'
WHERE q.community_id = :community_id AND q.person_id <> :viewer
    AND q.state IN ('open', 'with_broker') AND (q.state = 'open' OR q.wave > 0)
    AND COALESCE(q.until, q.day, '9999') >= :today
    AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.request_id = q.id
        AND c.person_id = :viewer AND c.state <> 'asked')
    AND NOT EXISTS (SELECT 1 FROM apart a WHERE a.community_id = q.community_id
        AND a.person_id = q.person_id AND a.other_id = :viewer)
ORDER BY COALESCE(q.day, q.until, '9999'), q.id LIMIT :limit"""
OF_PERSON = f"""
SELECT {COLUMNS} {FROM} WHERE q.community_id = :community_id AND q.person_id = :person_id
    AND q.state IN {LIVE} ORDER BY q.id LIMIT 50"""
TAKEN_BY = f"""
SELECT {COLUMNS} {FROM} JOIN candidate c ON c.request_id = q.id
WHERE q.community_id = :community_id AND c.person_id = :person_id
    AND c.state IN ('asked', 'yes', 'chosen') AND q.state IN {LIVE} ORDER BY q.id LIMIT 200"""
ASKER = f"""
SELECT m.state, m.area,
    (SELECT COUNT(*) FROM request q WHERE q.community_id = m.community_id
        AND q.person_id = m.person_id AND q.state IN {LIVE}) AS many,
    CASE WHEN EXISTS (SELECT 1 FROM exchange e WHERE e.community_id = m.community_id
        AND e.state IN ('posted', 'reversed')
        AND (e.giver_id = m.person_id OR e.receiver_id = m.person_id))
        THEN 1 ELSE 0 END AS exchanged,
    COALESCE((SELECT a.balance FROM account a WHERE a.community_id = m.community_id
        AND a.kind IN ('member', 'organisation') AND a.owner_id = m.person_id), 0) AS balance
FROM membership m WHERE m.community_id = :community_id AND m.person_id = :person_id"""
PLANS = """
SELECT e.id, e.state, e.giver_id FROM plan n JOIN exchange e ON e.id = n.exchange_id
WHERE n.request_id = :id ORDER BY e.id"""


@dataclass(frozen=True, slots=True)
class Request:
    """Help that somebody needs. `words` are their own, `shown` what others may read; day, start,
    finish and until are local; `flags` what the reading found, `risks` why a broker looks."""

    id: int
    community_id: int
    person_id: int
    made_by: int
    skill: str | None
    words: str
    shown: str | None
    day: date | None
    start: time | None
    finish: time | None
    until: date | None
    time_words: str | None
    repeats: str | None
    minutes: int | None
    people: int
    area: str | None
    remote: bool
    langs: tuple[str, ...]
    flags: tuple[str, ...]
    risks: tuple[str, ...]
    state: State
    wave: int
    note: str | None
    decided_by: int | None
    created_at: str
    changed_at: str
    person_name: str
    decided_name: str | None

    @property
    def last_day(self) -> date | None:
        """The last local day on which the help is of use; None where any day will do."""
        return self.until or self.day

    @property
    def mark(self) -> str:
        """What tells one standing of the request from another, for the buttons of its card."""
        return self.state


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks for help: whether they belong, where they live, how many requests they
    have open, whether they have had an exchange in the books, and their balance in minutes."""

    member: bool
    area: str | None
    open: int
    exchanged: bool
    balance: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who was asked, or found the request: why (`reasons`), and what they said."""

    id: int
    request_id: int
    person_id: int
    state: CandidateState
    wave: int
    via: Via
    reasons: tuple[str, ...]
    asked_at: str
    answered_at: str | None
    name: str
    area: str | None


def request_of(row: Row) -> Request:
    """A request from a row with the columns of COLUMNS."""
    return of_row(Request, row)


def candidate_of(row: Row) -> Candidate:
    """A candidate from a row with the columns of CANDIDATE."""
    return of_row(Candidate, row)


async def add(tx: Tx, values: Mapping[str, object], now: datetime) -> Request:
    """Writes a new request (the columns of the table by name)."""
    (row,) = await tx.rows(ADD, **values, now=now)
    return request_of(row)


async def find(tx: Tx, community_id: int, request_id: int) -> Request | None:
    """This timebank's request with this id."""
    row = await tx.row(BY_ID, id=request_id, community_id=community_id)
    return request_of(row) if row else None


async def locked(tx: Tx, community_id: int, request_id: int) -> Request | None:
    """The same, with nobody else changing what becomes of it before this transaction ends."""
    tx.later(LOCK, id=request_id)
    return await find(tx, community_id, request_id)


async def find_with_timebank(tx: Tx, request_id: int) -> tuple[Request, Community] | None:
    """A request of any timebank, and the timebank; the caller checks who may see it."""
    which = {"id": request_id}
    found, where = await tx.many((ANY_BY_ID, which), (TIMEBANK_OF, which))
    return (request_of(found[0]), community_of(where[0])) if found and where else None


async def move(tx: Tx, before: State, request: Request, now: datetime) -> bool:
    """Writes how the request stands now if it is still in `before`."""
    return bool(
        await tx.run(
            MOVE,
            id=request.id,
            before=before,
            state=request.state,
            wave=request.wave,
            note=request.note,
            decided_by=request.decided_by,
            shown=request.shown,
            risks=" ".join(request.risks),
            flags=" ".join(request.flags),
            day=request.day,
            start=request.start,
            finish=request.finish,
            until=request.until,
            time_words=request.time_words,
            minutes=request.minutes,
            people=request.people,
            now=now,
        )
    )


def event(
    tx: Tx,
    request_id: int,
    action: Action | Literal["undo"],
    state: State,
    actor_id: int | None,
    now: datetime,
    words: str | None = None,
) -> None:
    """A line in the request's history."""
    tx.later(
        EVENT,
        request_id=request_id,
        action=action,
        state=state,
        actor_id=actor_id,
        words=words,
        now=now,
    )


async def candidates(tx: Tx, request_id: int) -> list[Candidate]:
    """Everybody who was asked or found it, those who answered first in front."""
    return [candidate_of(r) for r in await tx.rows(CANDIDATES, id=request_id)]


async def ask(
    tx: Tx,
    request_id: int,
    person_id: int,
    now: datetime,
    *,
    wave: int,
    via: Via = "bot",
    reasons: Sequence[str] = (),
    state: CandidateState = "asked",
) -> bool:
    """Somebody is asked, or says something unasked; False where they were asked before."""
    answered = None if state == "asked" else now
    given = {"request_id": request_id, "person_id": person_id, "state": state, "wave": wave}
    made = await tx.value(
        ASK, **given, via=via, reasons=" ".join(reasons)[:300], now=now, answered_at=answered
    )
    return made is not None


async def answer(
    tx: Tx,
    one: Candidate,
    state: CandidateState,
    now: datetime,
    via: Via | None = None,
) -> bool:
    """What somebody says now, if they still stand where they were seen to."""
    return bool(
        await tx.run(
            ANSWER,
            request_id=one.request_id,
            person_id=one.person_id,
            before=one.state,
            state=state,
            via=via or one.via,
            now=now,
        )
    )


def close(tx: Tx, request_id: int) -> None:
    """Nobody else is wanted: open questions and yeses end."""
    tx.later(CLOSE, request_id=request_id)


def settle(tx: Tx, one: Candidate) -> None:
    """This person is not wanted for it, or gave it up: it is over for them for good."""
    tx.later(SETTLE, request_id=one.request_id, person_id=one.person_id)


async def ask_again(tx: Tx, request_id: int) -> list[int]:
    """Whoever said yes and was not chosen, or had not answered when somebody else was, is asked
    anew; returns their ids."""
    return [r["person_id"] for r in await tx.rows(ASK_AGAIN, request_id=request_id)]


async def open_in(
    tx: Tx, community_id: int, viewer_id: int, limit: int = 100, today: date | None = None
) -> list[Request]:
    """What this member may be shown: requests of others that still look for somebody, none that
    waits for a broker's look, is past (`today`), was answered by them before, or is of somebody
    with whom they are kept apart. The soonest first. Show `shown` and the area, no more."""
    rows = await tx.rows(
        OPEN_IN, community_id=community_id, viewer=viewer_id, limit=limit, today=today or ""
    )
    return [request_of(r) for r in rows]


async def of_person(tx: Tx, community_id: int, person_id: int) -> list[Request]:
    """What this person asks for and has not got yet, the oldest first."""
    rows = await tx.rows(OF_PERSON, community_id=community_id, person_id=person_id)
    return [request_of(r) for r in rows]


async def taken_by(tx: Tx, community_id: int, person_id: int) -> list[Request]:
    """Requests that wait for this person's answer, or to which they said yes."""
    rows = await tx.rows(TAKEN_BY, community_id=community_id, person_id=person_id)
    return [request_of(r) for r in rows]


async def asker(tx: Tx, community_id: int, person_id: int) -> Asker | None:
    """What is to be known of somebody who asks for help; None for people who never applied."""
    row = await tx.row(ASKER, community_id=community_id, person_id=person_id)
    if row is None:
        return None
    member = row["state"] == "approved"
    return Asker(member, row["area"], int(row["many"]), bool(row["exchanged"]), row["balance"])


async def plans(tx: Tx, request_id: int) -> Sequence[Row]:
    """The exchanges planned for this request: id, state and giver_id, the oldest first."""
    return await tx.rows(PLANS, id=request_id)
