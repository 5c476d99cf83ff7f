"""Letters that can be checked by a code, what the books say for them, and who asked about codes.

Of a code only a digest is kept. Hours are those of help (kinds exchange, class and earn, as in
reports), without what was undone, whenever that was; volunteering has letters of its own, and is
in no figure of these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.db import Row, Tx, moment, moment_of
from storage.ledger import round_of
from storage.service_hours import OF_MEMBER

_HELP = """
FROM posting p JOIN transfer t ON t.id = p.transfer_id
WHERE p.account_id = :account_id AND t.kind IN ('exchange', 'class', 'earn')
    AND t.reason <> 'service' AND t.at >= :start AND t.at < :end
    AND NOT EXISTS (SELECT 1 FROM transfer u WHERE u.reverses = t.id)"""
SUMS = f"""
SELECT COALESCE(SUM(CASE WHEN p.minutes > 0 THEN p.minutes ELSE 0 END), 0) AS given,
    COALESCE(SUM(CASE WHEN p.minutes < 0 THEN -p.minutes ELSE 0 END), 0) AS received,
    COUNT(CASE WHEN p.minutes > 0 THEN 1 END) AS times
{_HELP}"""
# What kind of help it was, where a kind was named; the most often first.
SKILLS = f"""
SELECT e.skill, COUNT(*) AS times, SUM(p.minutes) AS minutes
FROM exchange e JOIN transfer t ON t.key = {round_of("exchange", "e")} || ':posted'
JOIN posting p ON p.transfer_id = t.id AND p.account_id = :account_id AND p.minutes > 0
WHERE e.giver_id = :person_id AND e.community_id = :community_id AND e.skill IS NOT NULL
    AND t.at >= :start AND t.at < :end
    AND NOT EXISTS (SELECT 1 FROM transfer u WHERE u.reverses = t.id)
GROUP BY e.skill ORDER BY COUNT(*) DESC, e.skill LIMIT :limit"""
# Volunteering that was confirmed by the moment at which a letter was made. An employer's time is
# kept elsewhere (teams), and is not among it.
_SERVED = f"""
FROM service_hours h WHERE {OF_MEMBER} AND h.state = 'confirmed'
    AND h.day >= :first AND h.day <= :last AND h.verified_at <= :before"""
SERVED = f"SELECT COALESCE(SUM(h.minutes), 0) AS minutes, COUNT(*) AS times {_SERVED}"
SERVED_FOR = f"""
SELECT q.name, COUNT(*) AS times, SUM(q.minutes) AS minutes FROM (
    SELECT h.minutes, COALESCE((SELECT o.name FROM person o WHERE o.id = h.organisation_id),
        (SELECT t.organisation FROM shift s JOIN opportunity t ON t.id = s.opportunity_id
            WHERE s.id = h.shift_id), '') AS name {_SERVED}) q
GROUP BY q.name ORDER BY SUM(q.minutes) DESC, q.name LIMIT :limit"""
SERVED_SINCE = f"""
SELECT MIN(h.day) FROM service_hours h WHERE {OF_MEMBER} AND h.state = 'confirmed'"""
ACCOUNT = """
SELECT id FROM account
WHERE community_id = :community_id AND kind = 'member' AND owner_id = :person_id"""
ADD = """
INSERT INTO letter (community_id, person_id, account_id, kind, digest, first_day, last_day,
    starts_at, ends_at, given, received, made_by, made_at)
VALUES (:community_id, :person_id, :account_id, :kind, :digest, :first_day, :last_day, :start, :end,
    :given, :received, :made_by, :now) RETURNING id"""
_LETTER = """l.id, l.community_id, l.person_id, l.account_id, l.kind, l.first_day, l.last_day,
    l.starts_at, l.ends_at, l.given, l.received, l.made_by, l.made_at, l.ended_at"""
FIND = f"SELECT {_LETTER} FROM letter l WHERE l.id = :id"
BY_DIGEST = f"SELECT {_LETTER} FROM letter l WHERE l.digest = :digest"
OF = f"""
SELECT {_LETTER} FROM letter l WHERE l.person_id = :person_id AND l.community_id = :community_id
    AND l.ended_at IS NULL ORDER BY l.id DESC LIMIT :limit OFFSET :offset"""
END = "UPDATE letter SET ended_at = :now, ended_by = :by_id WHERE id = :id AND ended_at IS NULL"
TRIED = "INSERT INTO letter_try (person_id, fits, at) VALUES (:person_id, :fits, :now)"
# Counted as far as the limits go, so that nobody can make it slow.
TRIES = """
SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM letter_try x WHERE x.person_id = :person_id
        AND x.at > :since LIMIT :most) q) AS asked,
    (SELECT COUNT(*) FROM (SELECT 1 FROM letter_try x WHERE x.person_id = :person_id
        AND x.at > :since AND x.fits = 0 LIMIT :most) q) AS wrong,
    (SELECT COUNT(*) FROM (SELECT 1 FROM letter_try x WHERE x.at > :since AND x.fits = 0
        LIMIT :most_in_all) q) AS wrong_in_all"""
FORGET = """
DELETE FROM letter_try WHERE id IN
    (SELECT x.id FROM letter_try x WHERE x.at < :before ORDER BY x.at LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was made. first and last: local days; given and received in minutes, received
    None where the letter doesn't say it; start and end: moments between which it read the books."""

    id: int
    community_id: int
    person_id: int
    account_id: int
    kind: str
    first: date
    last: date
    start: datetime
    end: datetime
    given: int
    received: int | None
    made_by: int
    made_at: datetime
    ended: bool


@dataclass(frozen=True, slots=True)
class Sums:
    """What the books say of help, in minutes; times: how often it was given."""

    given: int
    received: int
    times: int


@dataclass(frozen=True, slots=True)
class Done:
    """A kind of help that somebody gave: how often, and how many minutes in all."""

    skill: str
    times: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Tries:
    """How many codes were asked about, as far as anybody counts."""

    asked: int
    wrong: int
    wrong_in_all: int


def _letter(row: Row) -> Letter:
    return Letter(
        row["id"],
        row["community_id"],
        row["person_id"],
        row["account_id"],
        row["kind"],
        date.fromisoformat(row["first_day"]),
        date.fromisoformat(row["last_day"]),
        moment_of(row["starts_at"]),
        moment_of(row["ends_at"]),
        row["given"],
        row["received"],
        row["made_by"],
        moment_of(row["made_at"]),
        moment(row["ended_at"]) is not None,
    )


async def account(tx: Tx, community_id: int, person_id: int) -> int | None:
    """The member's account; None before they have one."""
    found = await tx.value(ACCOUNT, community_id=community_id, person_id=person_id)
    return None if found is None else int(found)


async def sums(tx: Tx, account_id: int, start: datetime, end: datetime) -> Sums:
    """What went into the books from `start` to before `end` and still stands."""
    row = await tx.row(SUMS, account_id=account_id, start=start, end=end)
    assert row is not None
    return Sums(int(row["given"]), int(row["received"]), int(row["times"]))


async def served(
    tx: Tx, community_id: int, person_id: int, first: date, last: date, before: datetime
) -> Sums:
    """Confirmed volunteering in these days, as it stood at a moment and still stands."""
    who = {"community_id": community_id, "person_id": person_id}
    row = await tx.row(SERVED, **who, first=first, last=last, before=before)
    assert row is not None
    return Sums(int(row["minutes"]), 0, int(row["times"]))


async def served_for(tx: Tx, letter: Letter, limit: int) -> Sequence[Done]:
    """For which organisations a letter's volunteering was, the most first; "" for none."""
    rows = await tx.rows(
        SERVED_FOR,
        community_id=letter.community_id,
        person_id=letter.person_id,
        first=letter.first,
        last=letter.last,
        before=letter.end,
        limit=limit,
    )
    return [Done(row["name"], int(row["times"]), int(row["minutes"])) for row in rows]


async def served_since(tx: Tx, community_id: int, person_id: int) -> date | None:
    """The first day of somebody's confirmed volunteering; None without any."""
    found = await tx.value(SERVED_SINCE, community_id=community_id, person_id=person_id)
    return None if found is None else date.fromisoformat(str(found))


async def skills(
    tx: Tx,
    community_id: int,
    person_id: int,
    account_id: int,
    start: datetime,
    end: datetime,
    limit: int,
) -> Sequence[Done]:
    """The kinds of help that the member gave in that time, what they did most often first."""
    rows = await tx.rows(
        SKILLS,
        community_id=community_id,
        person_id=person_id,
        account_id=account_id,
        start=start,
        end=end,
        limit=limit,
    )
    return [Done(row["skill"], int(row["times"]), int(row["minutes"])) for row in rows]


async def add(
    tx: Tx,
    *,
    community_id: int,
    person_id: int,
    account_id: int,
    kind: str,
    digest: str,
    first: date,
    last: date,
    start: datetime,
    end: datetime,
    given: int,
    received: int | None,
    made_by: int,
    now: datetime,
) -> int:
    """Keeps what a letter says; its id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            person_id=person_id,
            account_id=account_id,
            kind=kind,
            digest=digest,
            first_day=first,
            last_day=last,
            start=start,
            end=end,
            given=given,
            received=received,
            made_by=made_by,
            now=now,
        )
    )


async def find(tx: Tx, letter_id: int) -> Letter | None:
    """A letter, revoked or not."""
    row = await tx.row(FIND, id=letter_id)
    return _letter(row) if row else None


async def by_digest(tx: Tx, digest: str) -> Letter | None:
    """The letter with this code."""
    row = await tx.row(BY_DIGEST, digest=digest)
    return _letter(row) if row else None


async def of(
    tx: Tx, community_id: int, person_id: int, limit: int, offset: int = 0
) -> Sequence[Letter]:
    """Somebody's letters that were not revoked, the newest first."""
    rows = await tx.rows(
        OF, community_id=community_id, person_id=person_id, limit=limit, offset=offset
    )
    return [_letter(row) for row in rows]


async def end(tx: Tx, letter_id: int, by_id: int, now: datetime) -> bool:
    """It is revoked. False where it was before."""
    return bool(await tx.run(END, id=letter_id, by_id=by_id, now=now))


async def tries(tx: Tx, person_id: int, since: datetime, most: int, most_in_all: int) -> Tries:
    """How many codes this person, and everybody, asked about since then."""
    row = await tx.row(TRIES, person_id=person_id, since=since, most=most, most_in_all=most_in_all)
    assert row is not None
    return Tries(int(row["asked"]), int(row["wrong"]), int(row["wrong_in_all"]))


def tried(tx: Tx, person_id: int, now: datetime, *, fits: bool) -> None:
    """Somebody asked about a code."""
    tx.later(TRIED, person_id=person_id, fits=1 if fits else 0, now=now)
