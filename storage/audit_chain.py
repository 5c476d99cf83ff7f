"""The seals over the audit (domain/chain.py), and what of the audit they cover."""

from collections.abc import Sequence
from datetime import datetime

from domain.chain import Line, Seal
from storage.db import Row, Tx

OF_NONE = 0
"""Stands for the lines that belong to no timebank."""
AT_ONCE = 500
"""Lines under one seal at most: what one short transaction reads."""
WAIT = "SET LOCAL lock_timeout = '200ms'"
SETTLE = "LOCK TABLE audit IN SHARE MODE"
NEWEST = "SELECT MAX(id) FROM audit"
COLUMNS = (
    "community_id", "actor_id", "on_behalf_of", "action", "object", "object_id", "reason", "at",
)  # fmt: skip
_LINES = f"""
SELECT id, {", ".join(COLUMNS)} FROM audit
WHERE community_id {{}} AND id > :after AND id <= :upto ORDER BY id LIMIT :limit"""
LINES = _LINES.format("= :community_id")
LINES_OF_NONE = _LINES.format("IS NULL")
SEAL = "community_id, number, upto_id, count, lines, hash"
LAST = f"""
SELECT {SEAL}, at FROM audit_seal WHERE community_id = :community_id
ORDER BY number DESC LIMIT 1"""
SEALS = f"""
SELECT {SEAL} FROM audit_seal WHERE community_id = :community_id AND number > :after
ORDER BY number LIMIT 200"""
ADD = """
INSERT INTO audit_seal (community_id, number, upto_id, count, lines, hash, at)
VALUES (:community_id, :number, :upto_id, :count, :lines, :hash, :now)"""
WITH_HEAD = """
SELECT community_id, number, upto_id, at FROM audit_seal
WHERE hash >= :low AND hash < :high LIMIT 1"""


async def newest(tx: Tx, dialect: str) -> int:
    """The number of the newest line, when no smaller one can appear any more.

    PostgreSQL gives numbers out before the commit, so a smaller one may still come; the lock waits
    for whoever writes now, and keeps others waiting until this transaction ends: let it be one of
    its own. It raises StorageError where somebody writes for longer than 200 ms. SQLite has one
    writer, which we are."""
    if dialect == "postgres":
        await tx.run(WAIT)
        await tx.run(SETTLE)
    return int(await tx.value(NEWEST) or 0)


async def lines(
    tx: Tx, community_id: int, after: int, upto: int, limit: int = AT_ONCE
) -> list[Line]:
    """The audit's lines of a timebank after one number, up to another, in order."""
    sql = LINES if community_id != OF_NONE else LINES_OF_NONE
    about = {"community_id": community_id} if community_id != OF_NONE else {}
    rows = await tx.rows(sql, after=after, upto=upto, limit=limit, **about)
    return [Line(row["id"], tuple(row[name] for name in COLUMNS)) for row in rows]


async def last(tx: Tx, community_id: int) -> tuple[Seal, str] | None:
    """The newest seal of a timebank, and since when it is there (UTC text)."""
    row = await tx.row(LAST, community_id=community_id)
    return (_seal(row), row["at"]) if row else None


async def seals(tx: Tx, community_id: int, after: int) -> Sequence[Seal]:
    """Seals after this number, 200 at most."""
    return [_seal(row) for row in await tx.rows(SEALS, community_id=community_id, after=after)]


async def add(tx: Tx, seal: Seal, now: datetime) -> None:
    """Keeps a seal. Raises Conflict where somebody else has set this one."""
    await tx.run(
        ADD,
        community_id=seal.community_id,
        number=seal.number,
        upto_id=seal.upto_id,
        count=seal.count,
        lines=seal.lines,
        hash=seal.hash,
        now=now,
    )


async def with_head(tx: Tx, letters: str) -> Row | None:
    """The seal whose hash begins so."""
    return await tx.row(WITH_HEAD, low=letters, high=letters + "g")


def _seal(row: Row) -> Seal:
    return Seal(
        row["community_id"], row["number"], row["upto_id"], row["count"], row["lines"], row["hash"]
    )
