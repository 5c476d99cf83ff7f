"""What members of staff prove themselves with, in each timebank apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx, moment

COLUMNS = """id, community_id, person_id, secret, confirmed_at, last_step, recovery, good_until,
    tries, locked_until, wanted, wanted_at, picture_id"""
FIND = f"""
SELECT {COLUMNS} FROM second_factor
WHERE community_id = :community_id AND person_id = :person_id"""
WANT = """
INSERT INTO second_factor (community_id, person_id, wanted, wanted_at)
VALUES (:community_id, :person_id, :wanted, :now)
ON CONFLICT (community_id, person_id) DO UPDATE SET wanted = excluded.wanted,
    wanted_at = excluded.wanted_at"""
BEGIN = """
UPDATE second_factor SET secret = :secret, last_step = 0, wanted_at = :now, tries = 0
WHERE id = :id AND confirmed_at IS NULL"""
PICTURED = """
UPDATE second_factor SET picture_id = (SELECT MAX(o.id) FROM outbox o
    WHERE o.chat_id = :chat_id AND o.state = 'waiting' AND o.kind <> 'ack' AND o.reason = :reason)
WHERE id = :id"""
CONFIRM = """
UPDATE second_factor SET confirmed_at = :now, recovery = :recovery
WHERE id = :id AND confirmed_at IS NULL"""
PROVED = """
UPDATE second_factor SET last_step = :step, recovery = :recovery, good_until = :until, tries = 0,
    locked_until = NULL WHERE id = :id AND last_step = :before AND recovery = :had"""
WRONG = "UPDATE second_factor SET tries = :tries, locked_until = :until WHERE id = :id"
DONE = "UPDATE second_factor SET wanted = NULL, wanted_at = NULL WHERE id = :id"
COPY = """
INSERT INTO second_factor (community_id, person_id, secret, confirmed_at, last_step, good_until)
SELECT :to_id, person_id, secret, confirmed_at, last_step, good_until FROM second_factor
WHERE community_id = :community_id AND person_id = :person_id AND confirmed_at IS NOT NULL"""
RESET = "DELETE FROM second_factor WHERE community_id = :community_id AND person_id = :person_id"
ALL = """
SELECT f.person_id, p.name FROM second_factor f JOIN person p ON p.id = f.person_id
WHERE f.community_id = :community_id AND f.confirmed_at IS NOT NULL
ORDER BY p.name, p.id LIMIT 100"""


@dataclass(frozen=True, slots=True)
class Factor:
    """One person's, in one timebank; `recovery` are digests with spaces between."""

    id: int
    person_id: int
    secret: str | None
    confirmed: bool
    last_step: int
    recovery: str
    good_until: datetime | None
    tries: int
    locked_until: datetime | None
    wanted: str | None
    wanted_at: datetime | None
    picture_id: int | None


async def find(tx: Tx, community_id: int, person_id: int) -> Factor | None:
    """What this person has here."""
    row = await tx.row(FIND, community_id=community_id, person_id=person_id)
    if row is None:
        return None
    return Factor(
        row["id"],
        row["person_id"],
        row["secret"],
        row["confirmed_at"] is not None,
        row["last_step"],
        row["recovery"],
        moment(row["good_until"]),
        row["tries"],
        moment(row["locked_until"]),
        row["wanted"],
        moment(row["wanted_at"]),
        row["picture_id"],
    )


def want(tx: Tx, community_id: int, person_id: int, wanted: str, now: datetime) -> None:
    """Keeps what they were about to do (a button or a command, never words); from now on a code is
    waited for."""
    tx.later(WANT, community_id=community_id, person_id=person_id, wanted=wanted, now=now)


async def begin(tx: Tx, factor_id: int, secret: str, now: datetime) -> bool:
    """A new secret, unless one counts already."""
    return bool(await tx.run(BEGIN, id=factor_id, secret=secret, now=now))


def pictured(tx: Tx, factor_id: int, chat_id: int, reason: str) -> None:
    """The picture of it is what was queued last for this reason."""
    tx.later(PICTURED, id=factor_id, chat_id=chat_id, reason=reason)


async def confirm(tx: Tx, factor_id: int, recovery: str, now: datetime) -> bool:
    """From now on it counts, with these recovery codes."""
    return bool(await tx.run(CONFIRM, id=factor_id, recovery=recovery, now=now))


async def proved(tx: Tx, one: Factor, step: int, recovery: str, until: datetime) -> bool:
    """A code was right; False where another device was first with it."""
    return bool(
        await tx.run(
            PROVED,
            id=one.id,
            step=step,
            recovery=recovery,
            until=until,
            before=one.last_step,
            had=one.recovery,
        )
    )


def wrong(tx: Tx, factor_id: int, tries: int, until: datetime | None) -> None:
    """A wrong code; `until`: none is looked at before then."""
    tx.later(WRONG, id=factor_id, tries=tries, until=until)


def done(tx: Tx, factor_id: int) -> None:
    """Nothing is waited for any more."""
    tx.later(DONE, id=factor_id)


def copy(tx: Tx, community_id: int, to_id: int, person_id: int) -> None:
    """The same app in a timebank that this person has just opened; recovery codes are not copied,
    for each works once."""
    tx.later(COPY, community_id=community_id, to_id=to_id, person_id=person_id)


async def reset(tx: Tx, community_id: int, person_id: int) -> bool:
    """Takes it away; whether there was any."""
    return bool(await tx.run(RESET, community_id=community_id, person_id=person_id))


async def everybody(tx: Tx, community_id: int) -> Sequence[Row]:
    """Who has one here: person_id and name."""
    return await tx.rows(ALL, community_id=community_id)
