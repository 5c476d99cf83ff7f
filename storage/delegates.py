"""Rows of who acts for whom, and of organisations that are members."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.hats import Kind
from storage.db import Row, Tx, moment
from storage.people import BY_ID, Person, person_of
from storage.records import of_row


@dataclass(frozen=True, slots=True)
class Delegate:
    """That a person acts for another, with how it was agreed; `person_id` is None until the link
    was opened by whoever it was made for."""

    id: int
    community_id: int
    person_id: int | None
    for_id: int
    kind: Kind
    scope: frozenset[str]
    how: str | None
    called: str | None
    made_by: int
    made_at: datetime
    expires_at: datetime | None
    checked_at: datetime | None
    ended_at: datetime | None
    person_name: str | None
    for_name: str
    made_name: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that is a member."""

    id: int
    community_id: int
    person_id: int
    kind: str
    state: str
    name: str


COLUMNS = """d.id, d.community_id, d.person_id, d.for_id, d.kind, d.scope, d.how, d.called,
    d.made_by, d.made_at, d.expires_at, d.checked_at, d.ended_at, w.name AS person_name,
    p.name AS for_name, b.name AS made_name"""
FROM = """FROM delegate d JOIN person p ON p.id = d.for_id JOIN person b ON b.id = d.made_by
LEFT JOIN person w ON w.id = d.person_id"""
STILL = "d.ended_at IS NULL AND (d.expires_at IS NULL OR d.expires_at > :now)"
ADD = """
INSERT INTO delegate (community_id, person_id, for_id, kind, scope, how, called, code, made_by,
    made_at, expires_at)
VALUES (:community_id, :person_id, :for_id, :kind, :scope, :how, :called, :code, :made_by, :now,
    :expires_at) ON CONFLICT DO NOTHING RETURNING id"""
END = """
UPDATE delegate SET ended_at = :now, ended_by = :by, worn_until = NULL, code = NULL
WHERE id = :id AND ended_at IS NULL"""
END_RUN_OUT = """
UPDATE delegate SET ended_at = expires_at, worn_until = NULL, code = NULL
WHERE community_id = :community_id AND person_id = :person_id AND for_id = :for_id
    AND ended_at IS NULL AND expires_at <= :now"""
TAKE_OFF = """
UPDATE delegate SET worn_until = NULL WHERE person_id = :person_id AND worn_until IS NOT NULL"""
END_BROKERS = """
UPDATE delegate SET ended_at = :now, ended_by = :person_id, worn_until = NULL
WHERE person_id = :person_id AND kind = 'broker' AND ended_at IS NULL AND id <> :but"""
END_BROKER = """
UPDATE delegate SET ended_at = :now, ended_by = :person_id, worn_until = NULL
WHERE person_id = :person_id AND community_id = :community_id AND kind = 'broker'
    AND ended_at IS NULL"""
PUT_ON = "UPDATE delegate SET worn_until = :until WHERE id = :id AND ended_at IS NULL"
# What somebody still has on their phone for the other goes out of use with their right to act.
STRIP = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, body, created_at,
    due_at)
SELECT c.chat_id, c.person_id, :community_id, 'card', 2, 'card.strip',
    '{"strip":' || CAST(c.message_id AS TEXT) || '}', :now, :now
FROM card c WHERE c.for_id = :for_id AND c.for_id <> 0 AND c.person_id = :person_id
    AND c.message_id IS NOT NULL"""
FORGET_CARDS = "DELETE FROM card WHERE for_id = :for_id AND for_id <> 0 AND person_id = :person_id"
AMONG = "SELECT person_id FROM organisation WHERE person_id IN ({})"
ORGANISATION = """
SELECT o.id, o.community_id, o.person_id, o.kind, o.state, p.name
FROM organisation o JOIN person p ON p.id = o.person_id"""


def delegate_of(row: Row) -> Delegate:
    """From a row with the columns of COLUMNS."""
    return of_row(Delegate, row)


async def organisations_among(tx: Tx, people: Iterable[int]) -> set[int]:
    """Which of these are organisations."""
    some = {f"p{number}": one for number, one in enumerate(people)}
    if not some:
        return set()
    rows = await tx.rows(AMONG.format(", ".join(f":{name}" for name in some)), **some)
    return {int(row["person_id"]) for row in rows}


async def add(
    tx: Tx,
    *,
    community_id: int,
    person_id: int | None,
    for_id: int,
    kind: Kind,
    scope: frozenset[str],
    how: str | None,
    made_by: int,
    now: datetime,
    expires_at: datetime | None,
    called: str | None = None,
    code: str | None = None,
) -> int | None:
    """From now on they may act; None where they may already. What had run out is ended first."""
    who = {"community_id": community_id, "person_id": person_id, "for_id": for_id}
    tx.later(END_RUN_OUT, **who, now=now)
    found = await tx.value(
        ADD,
        **who,
        kind=kind,
        scope=" ".join(sorted(scope)),
        how=how,
        called=called,
        code=code,
        made_by=made_by,
        now=now,
        expires_at=expires_at,
    )
    return None if found is None else int(found)


async def find(tx: Tx, delegate_id: int) -> Delegate | None:
    """A delegation by its id, in any timebank; the caller checks who may see it."""
    row = await tx.row(f"SELECT {COLUMNS} {FROM} WHERE d.id = :id", id=delegate_id)
    return delegate_of(row) if row else None


async def acting_for(tx: Tx, community_id: int, for_id: int, now: datetime) -> list[Delegate]:
    """Who may act for this member or organisation now, the longest first; brokers left out."""
    rows = await tx.rows(
        f"SELECT {COLUMNS} {FROM} WHERE d.community_id = :community_id AND d.for_id = :for_id"
        f" AND d.kind <> 'broker' AND {STILL} ORDER BY d.id LIMIT 50",
        community_id=community_id,
        for_id=for_id,
        now=now,
    )
    return [delegate_of(r) for r in rows]


async def all_of(tx: Tx, community_id: int, person_id: int) -> list[Delegate]:
    """Everything not ended in which this person acts or is acted for; for leaving."""
    rows = await tx.rows(
        f"SELECT {COLUMNS} {FROM} WHERE d.community_id = :community_id"
        " AND (d.for_id = :person_id OR d.person_id = :person_id) AND d.ended_at IS NULL"
        " ORDER BY d.id LIMIT 200",
        community_id=community_id,
        person_id=person_id,
    )
    return [delegate_of(r) for r in rows]


async def by_code(tx: Tx, code: str, now: datetime) -> Delegate | None:
    """What a one-time link is for, if nobody has opened it."""
    row = await tx.row(
        f"SELECT {COLUMNS} {FROM} WHERE d.code = :code AND d.person_id IS NULL AND {STILL}",
        code=code,
        now=now,
    )
    return delegate_of(row) if row else None


async def take_link(tx: Tx, delegate_id: int, person_id: int) -> bool:
    """Whoever opens the link first is who acts."""
    return bool(
        await tx.run(
            "UPDATE delegate SET person_id = :person_id, code = NULL"
            " WHERE id = :id AND person_id IS NULL AND ended_at IS NULL",
            id=delegate_id,
            person_id=person_id,
        )
    )


async def still_acts(tx: Tx, reader_id: int, for_id: int, now: datetime) -> Person | None:
    """The one for whom this reader acts, if they still do."""
    row = await tx.row(
        BY_ID + " AND EXISTS (SELECT 1 FROM delegate d WHERE d.person_id = :reader_id"
        f" AND d.for_id = person.id AND {STILL})",
        id=for_id,
        reader_id=reader_id,
        now=now,
    )
    return person_of(row) if row else None


async def end(tx: Tx, found: Delegate, by: int | None, now: datetime) -> bool:
    """They act no more, and what they have on their phone for the other loses its buttons."""
    if not await tx.run(END, id=found.id, by=by, now=now):
        return False
    if found.person_id is not None:
        cards = {"for_id": found.for_id, "person_id": found.person_id}
        tx.later(STRIP, **cards, community_id=found.community_id, now=now)
        tx.later(FORGET_CARDS, **cards)
    return True


def take_off(tx: Tx, person_id: int, now: datetime, *, but: int = 0) -> None:
    """Whatever hat they wear comes off; what they did as a broker for an hour is over with it."""
    tx.later(TAKE_OFF, person_id=person_id)
    tx.later(END_BROKERS, person_id=person_id, now=now, but=but)


def put_on(tx: Tx, delegate_id: int, until: datetime) -> None:
    """From now on what they do is for the other."""
    tx.later(PUT_ON, id=delegate_id, until=until)


def checked(tx: Tx, delegate_id: int, by: int, now: datetime) -> None:
    """A broker asked the member alone, and all is well."""
    tx.later(
        "UPDATE delegate SET checked_at = :now, checked_by = :by WHERE id = :id",
        id=delegate_id,
        by=by,
        now=now,
    )


def renew(tx: Tx, delegate_id: int, expires_at: datetime) -> None:
    """They may act until then."""
    tx.later(
        "UPDATE delegate SET expires_at = :expires_at WHERE id = :id AND ended_at IS NULL",
        id=delegate_id,
        expires_at=expires_at,
    )


async def worn_until(tx: Tx, delegate_id: int) -> datetime | None:
    """Until when this hat is worn, if it is."""
    return moment(await tx.value("SELECT worn_until FROM delegate WHERE id = :id", id=delegate_id))


async def add_organisation(
    tx: Tx, community_id: int, person_id: int, kind: str, by: int, now: datetime
) -> int:
    """This person row is an organisation; answers with the organisation's id."""
    return int(
        await tx.value(
            "INSERT INTO organisation (community_id, person_id, kind, made_by, made_at)"
            " VALUES (:community_id, :person_id, :kind, :by, :now) RETURNING id",
            community_id=community_id,
            person_id=person_id,
            kind=kind,
            by=by,
            now=now,
        )
    )


async def organisation(tx: Tx, organisation_id: int) -> Organisation | None:
    """An organisation by its id, in any timebank; the caller checks who may see it."""
    row = await tx.row(f"{ORGANISATION} WHERE o.id = :id", id=organisation_id)
    return _organisation(row) if row else None


async def organisation_of(tx: Tx, person_id: int) -> Organisation | None:
    """The organisation that this person row is; None for people."""
    row = await tx.row(f"{ORGANISATION} WHERE o.person_id = :person_id", person_id=person_id)
    return _organisation(row) if row else None


async def organisations(tx: Tx, community_id: int) -> list[Organisation]:
    """A timebank's organisations that have not ended, by name."""
    rows = await tx.rows(
        f"{ORGANISATION} WHERE o.community_id = :community_id AND o.state = 'open'"
        " ORDER BY p.name, o.id LIMIT 200",
        community_id=community_id,
    )
    return [_organisation(r) for r in rows]


async def end_organisation(tx: Tx, organisation_id: int, by: int, now: datetime) -> bool:
    """The organisation is a member no more; False where it had ended before."""
    return bool(
        await tx.run(
            "UPDATE organisation SET state = 'ended', ended_by = :by, ended_at = :now"
            " WHERE id = :id AND state = 'open'",
            id=organisation_id,
            by=by,
            now=now,
        )
    )


def _organisation(row: Row) -> Organisation:
    return Organisation(
        row["id"], row["community_id"], row["person_id"], row["kind"], row["state"], row["name"]
    )


def end_broker(tx: Tx, community_id: int, person_id: int, now: datetime) -> None:
    """Somebody is no broker here any more, and so acts for no member at the phone."""
    tx.later(END_BROKER, community_id=community_id, person_id=person_id, now=now)
