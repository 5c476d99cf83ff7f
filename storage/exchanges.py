"""Exchanges and their history."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.exchange import AHEAD, Action, State
from domain.ledger import round_key
from storage.communities import COMMUNITY, community_of
from storage.db import Row, Tx
from storage.people import Community
from storage.records import of_row

IDS_AT_ONCE = 500
COLUMNS = """e.id, e.community_id, e.giver_id, e.receiver_id, e.logged_by, e.on_behalf_of, e.named,
    e.minutes, e.other_minutes, e.day, e.skill, e.words, e.flags, e.state, e.note, e.decided_by,
    e.created_at, e.changed_at, e.round, g.name AS giver_name, r.name AS receiver_name,
    q.minutes AS planned_minutes, q.approved_at,
    CASE WHEN e.on_behalf_of IS NOT NULL AND e.on_behalf_of <> e.logged_by
        THEN (SELECT w.name FROM person w WHERE w.id = e.logged_by) END AS entered_by"""
FROM = """FROM exchange e LEFT JOIN person g ON g.id = e.giver_id
LEFT JOIN person r ON r.id = e.receiver_id LEFT JOIN plan q ON q.exchange_id = e.id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE e.id = :id AND e.community_id = :community_id"
LOCK = "UPDATE exchange SET state = state WHERE id = :id"
ANY_BY_ID = f"SELECT {COLUMNS} {FROM} WHERE e.id = :id"
TIMEBANK_OF = f"""
SELECT {COMMUNITY} FROM community
WHERE id = (SELECT community_id FROM exchange WHERE id = :id)"""
ADD = """
INSERT INTO exchange (community_id, giver_id, receiver_id, logged_by, on_behalf_of, named, minutes,
    day, skill, words, flags, state, created_at, changed_at)
VALUES (:community_id, :giver_id, :receiver_id, :logged_by, :on_behalf_of, :named, :minutes, :day,
    :skill, :words, :flags, :state, :now, :now) RETURNING id"""
MOVE = """
UPDATE exchange SET state = :state, minutes = :minutes, other_minutes = :other_minutes,
    giver_id = :giver_id, receiver_id = :receiver_id, logged_by = :logged_by,
    on_behalf_of = :on_behalf_of, day = :day, note = :note, decided_by = :decided_by,
    round = :round, changed_at = :now
WHERE id = :id AND state = :before"""
EVENT = """
INSERT INTO exchange_event (exchange_id, action, state, actor_id, minutes, words, at)
VALUES (:exchange_id, :action, :state, :actor_id, :minutes, :words, :now)"""
HOW_POSTED = """
SELECT v.action, v.words, v.at, p.name FROM exchange_event v LEFT JOIN person p ON p.id = v.actor_id
WHERE v.exchange_id = :id AND v.state = 'posted' ORDER BY v.id DESC LIMIT 1"""
WAITING_FOR = f"""
SELECT {COLUMNS} {FROM} WHERE e.community_id = :community_id
    AND e.state IN ('proposed', 'asked', 'due', 'missed', 'logged', 'changed', 'queried')
    AND (e.giver_id = :person_id OR e.receiver_id = :person_id)
ORDER BY e.id LIMIT 20"""

ON_THE_WAY = """
SELECT COALESCE(SUM(CASE WHEN e.giver_id = :person_id THEN e.minutes ELSE 0 END), 0) AS given,
    COALESCE(SUM(CASE WHEN e.receiver_id = :person_id THEN e.minutes ELSE 0 END), 0) AS got
FROM exchange e WHERE e.community_id = :community_id
    AND e.state NOT IN ('posted', 'reversed', 'declined', 'cancelled', 'not_done',
        'proposed', 'agreed', 'asked', 'planned', 'due', 'missed')
    AND (e.giver_id = :person_id OR e.receiver_id = :person_id)"""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Help that one person gave another, or is to give. `minutes` is the logger's figure,
    `other_minutes` the other side's where it differs; `named` the other person as typed, until a
    broker places it; `planned_minutes` and `approved_at` are of its plan, where it has one;
    `round` counts how often it came before a broker anew, as an approval was taken back;
    `entered_by` is who wrote for `on_behalf_of`, where that was somebody else."""

    id: int
    community_id: int
    giver_id: int | None
    receiver_id: int | None
    logged_by: int
    on_behalf_of: int | None
    named: str | None
    minutes: int
    other_minutes: int | None
    day: date
    skill: str | None
    words: str | None
    flags: tuple[str, ...]
    state: State
    note: str | None
    decided_by: int | None
    created_at: str
    changed_at: str
    round: int
    giver_name: str | None
    receiver_name: str | None
    planned_minutes: int | None
    approved_at: str | None
    entered_by: str | None = None

    @property
    def planned(self) -> bool:
        """Whether it was planned before it happened."""
        return self.planned_minutes is not None

    @property
    def logger_id(self) -> int:
        """The side that recorded it: the writer, or the member for whom a broker wrote."""
        return self.on_behalf_of or self.logged_by

    @property
    def other_id(self) -> int | None:
        """The side that is asked to confirm."""
        return self.receiver_id if self.giver_id == self.logger_id else self.giver_id

    @property
    def mark(self) -> str:
        """What tells one standing of the exchange from another, for the buttons of its card."""
        if self.state in AHEAD:  # a time or place may have changed, and nothing else
            return f"{self.state}.{''.join(filter(str.isdigit, self.changed_at))}"
        return f"{self.state}.{self.minutes}.{self.other_minutes or 0}"

    @property
    def key(self) -> str:
        """What its transfers' keys begin with."""
        return round_key("exchange", self.id, self.round)

    @property
    def parties(self) -> frozenset[int]:
        """Both sides, as far as known."""
        return frozenset(p for p in (self.giver_id, self.receiver_id) if p is not None)


def exchange_of(row: Row) -> Exchange:
    """An exchange from a row with the columns of COLUMNS."""
    return of_row(Exchange, row)


async def find(tx: Tx, community_id: int, exchange_id: int) -> Exchange | None:
    """This timebank's exchange with this id."""
    row = await tx.row(BY_ID, id=exchange_id, community_id=community_id)
    return exchange_of(row) if row else None


async def locked(tx: Tx, community_id: int, exchange_id: int) -> Exchange | None:
    """As `find`, with nobody else moving it before this transaction ends."""
    tx.later(LOCK, id=exchange_id)
    return await find(tx, community_id, exchange_id)


async def find_with_timebank(tx: Tx, exchange_id: int) -> tuple[Exchange, Community] | None:
    """As `find_any`, with the timebank that it belongs to."""
    which = {"id": exchange_id}
    found, where = await tx.many((ANY_BY_ID, which), (TIMEBANK_OF, which))
    return (exchange_of(found[0]), community_of(where[0])) if found and where else None


async def find_any(tx: Tx, exchange_id: int) -> Exchange | None:
    """An exchange by id in any timebank; for rendering a card that its viewer already has."""
    row = await tx.row(ANY_BY_ID, id=exchange_id)
    return exchange_of(row) if row else None


async def add(
    tx: Tx,
    *,
    community_id: int,
    giver_id: int | None,
    receiver_id: int | None,
    logged_by: int,
    on_behalf_of: int | None,
    named: str | None,
    minutes: int,
    day: date,
    skill: str | None,
    words: str | None,
    flags: Sequence[str],
    state: State,
    now: datetime,
) -> int:
    """Writes a new exchange and answers with its id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            giver_id=giver_id,
            receiver_id=receiver_id,
            logged_by=logged_by,
            on_behalf_of=on_behalf_of,
            named=named,
            minutes=minutes,
            day=day,
            skill=skill,
            words=words,
            flags=" ".join(flags),
            state=state,
            now=now,
        )
    )


async def move(tx: Tx, before: State, exchange: Exchange, now: datetime) -> bool:
    """Writes the exchange's new state if it is still in `before`: of two taps the first counts."""
    return bool(
        await tx.run(
            MOVE,
            id=exchange.id,
            before=before,
            state=exchange.state,
            minutes=exchange.minutes,
            other_minutes=exchange.other_minutes,
            giver_id=exchange.giver_id,
            receiver_id=exchange.receiver_id,
            logged_by=exchange.logged_by,
            on_behalf_of=exchange.on_behalf_of,
            day=exchange.day,
            note=exchange.note,
            decided_by=exchange.decided_by,
            round=exchange.round,
            now=now,
        )
    )


def event(
    tx: Tx,
    exchange_id: int,
    action: Action,
    state: State,
    actor_id: int | None,
    now: datetime,
    *,
    minutes: int | None = None,
    words: str | None = None,
) -> None:
    """A line in the exchange's history."""
    tx.later(
        EVENT,
        exchange_id=exchange_id,
        action=action,
        state=state,
        actor_id=actor_id,
        minutes=minutes,
        words=words,
        now=now,
    )


async def how_posted(tx: Tx, exchange_id: int) -> Row | None:
    """The step by which the hours came into the books: approve, settle (with its words), post."""
    return await tx.row(HOW_POSTED, id=exchange_id)


async def open_for(tx: Tx, community_id: int, person_id: int) -> list[Exchange]:
    """Exchanges of this person that wait for one of the two sides."""
    rows = await tx.rows(WAITING_FOR, community_id=community_id, person_id=person_id)
    return [exchange_of(r) for r in rows]


async def any_open(tx: Tx, community_id: int, person_id: int, states: Collection[str]) -> bool:
    """Whether an exchange of this person's is in one of these states."""
    names = {f"s{place}": state for place, state in enumerate(sorted(states))}
    found = await tx.value(
        "SELECT 1 FROM exchange e WHERE e.community_id = :community_id"
        " AND (e.giver_id = :person_id OR e.receiver_id = :person_id)"
        f" AND e.state IN ({', '.join(f':{name}' for name in names)}) LIMIT 1",
        community_id=community_id,
        person_id=person_id,
        **names,
    )
    return found is not None


async def on_the_way(tx: Tx, community_id: int, person_id: int) -> tuple[int, int]:
    """Minutes that this person gave and got in exchanges that are not in the books yet."""
    row = await tx.row(ON_THE_WAY, community_id=community_id, person_id=person_id)
    return (0, 0) if row is None else (int(row["given"]), int(row["got"]))


async def by_ids(tx: Tx, community_id: int, ids: Sequence[int]) -> dict[int, Exchange]:
    """This timebank's exchanges with these ids, a few hundred at a time."""
    found: dict[int, Exchange] = {}
    for start in range(0, len(ids), IDS_AT_ONCE):
        some = {f"id{n}": one for n, one in enumerate(ids[start : start + IDS_AT_ONCE])}
        names = ", ".join(f":{name}" for name in some)
        rows = await tx.rows(
            f"SELECT {COLUMNS} {FROM} WHERE e.community_id = :community_id AND e.id IN ({names})",
            community_id=community_id,
            **some,
        )
        found.update((r["id"], exchange_of(r)) for r in rows)
    return found
