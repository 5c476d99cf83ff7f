"""Seals the audit, so that what is changed or taken out of it later shows: domain/chain.py."""

from dataclasses import dataclass
from datetime import datetime

from domain import chain
from domain.chain import Seal
from services.work import Work
from storage import audit_chain as rows
from storage import communities
from storage.audit_chain import OF_NONE
from storage.db import Tx, moment_of


@dataclass(frozen=True, slots=True)
class Head:
    """How far a timebank's record is sealed: its last line's number, the letters that stand for all
    up to it, and since when (UTC)."""

    upto: int
    letters: str
    at: datetime


async def behind(tx: Tx) -> list[int]:
    """Whose records can have lines to seal: every timebank's, and that of none."""
    return [OF_NONE, *(one.id for one in await communities.every(tx))]


async def waits(tx: Tx, community_id: int, upto: int) -> bool:
    """Whether there are lines up to this one without a seal."""
    return bool(await _waiting(tx, community_id, upto, 1))


async def seal(tx: Tx, community_id: int, upto: int, now: datetime) -> bool:
    """Sets the next seal over what is committed, up to this line (storage.audit_chain.newest), and
    says whether there may be more. Of several processes one does it, the others find it done."""
    tx.in_turn("audit_seal", community_id)
    before = await rows.last(tx, community_id)
    lines = await _waiting(tx, community_id, upto, rows.AT_ONCE)
    if not lines:
        return False
    await rows.add(tx, chain.sealed(before[0] if before else None, community_id, lines), now)
    return len(lines) == rows.AT_ONCE


async def _waiting(tx: Tx, community_id: int, upto: int, limit: int) -> list[chain.Line]:
    before = await rows.last(tx, community_id)
    return await rows.lines(tx, community_id, before[0].upto_id if before else 0, upto, limit)


async def head(tx: Tx, community_id: int) -> Head | None:
    """How far the record is sealed; None before the first seal."""
    found = await rows.last(tx, community_id)
    if found is None:
        return None
    seal, at = found
    return Head(seal.upto_id, chain.head(seal.hash), moment_of(at))


async def of(work: Work) -> Head | None:
    """The same of the timebank at hand."""
    return await head(work.tx, work.scope.id)


@dataclass(frozen=True, slots=True)
class Found:
    """What a look at one timebank's record found: its name, what does not hold first (in words for
    whoever runs the machine), how many lines are under seals, and the head."""

    timebank: str
    broken: str | None
    lines: int
    head: Head | None


async def check(tx: Tx) -> list[Found]:
    """Looks at every line under every seal, and names the first of each timebank that was changed,
    taken out or put in. Reads all of the audit: for `goodturn verify`."""
    every = [(OF_NONE, "lines of no timebank")]
    every += [(one.id, one.name) for one in await communities.every(tx)]
    return [await _checked(tx, community_id, name) for community_id, name in every]


async def _checked(tx: Tx, community_id: int, name: str) -> Found:
    before: Seal | None = None
    count = 0
    while True:
        seals = await rows.seals(tx, community_id, before.number if before else 0)
        for seal in seals:
            # More than a seal can hold: one line too many is put in, and is named.
            limit = rows.AT_ONCE * 2
            after = before.upto_id if before else 0
            lines = await rows.lines(tx, community_id, after, seal.upto_id, limit)
            if (wrong := chain.broken(seal, before, lines)) is not None:
                return Found(name, wrong, count, None)
            count += seal.count
            before = seal
        if not seals:
            return Found(name, None, count, await head(tx, community_id))


async def known(tx: Tx, said: str) -> str | None:
    """Where a head that somebody has on paper stands in the record now, in words; None where there
    is no such seal. Raises ValueError where it can be no head."""
    letters = chain.asked(said)
    if letters is None:
        raise ValueError(said)
    row = await rows.with_head(tx, letters)
    if row is None:
        return None
    return f"seal {row['number']}, up to line {row['upto_id']}, set at {row['at']}"
