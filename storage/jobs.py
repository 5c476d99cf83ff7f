"""Long work: what is to be done, how far it has come, and the files it reads."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from storage.db import Row, Statement, Tx
from storage.records import of_row

State = Literal["waiting", "running", "stopping", "stopped", "done", "failed"]
ENDED: frozenset[State] = frozenset({"stopped", "done", "failed"})

COLUMNS = """id, community_id, actor_id, kind, about, state, stage, fetched, done, total, result,
    tries, cause, ended_at"""
ADD = """
INSERT INTO job (community_id, actor_id, kind, about, state, ready_at, created_at, changed_at)
VALUES (:community_id, :actor_id, :kind, :about, 'waiting', :now, :now, :now) RETURNING id"""
BY_ID = f"SELECT {COLUMNS} FROM job WHERE id = :id"
# The conditions stand twice: whoever waited for another process's claim looks at them again.
CLAIM = f"""
UPDATE job SET holder = :holder, lease_until = :until,
    state = CASE WHEN state = 'waiting' THEN 'running' ELSE state END
WHERE id = (SELECT id FROM job WHERE state IN ('waiting', 'running', 'stopping')
        AND ready_at <= :now
        AND (holder IS NULL OR holder = :holder OR lease_until < :now)
    ORDER BY ready_at, id LIMIT 1)
    AND (holder IS NULL OR holder = :holder OR lease_until < :now)
RETURNING {COLUMNS}"""
# A step moves its job to the end of the line, so that a long one doesn't hold up a short one.
STEPPED = """
UPDATE job SET stage = :stage, done = :done, total = :total, result = :result, tries = 0,
    cause = NULL, ready_at = :now, changed_at = :now WHERE id = :id"""
FETCHED = """
UPDATE job SET fetched = 1, tries = 0, cause = NULL, changed_at = :now WHERE id = :id"""
END = """
UPDATE job SET state = :state, cause = :cause, holder = NULL, lease_until = NULL,
    changed_at = :now, ended_at = :now
WHERE id = :id AND state IN ('waiting', 'running', 'stopping')"""
FAILED_ONCE = """
UPDATE job SET tries = tries + 1, cause = :cause, ready_at = :again_at, changed_at = :now
WHERE id = :id AND state IN ('waiting', 'running', 'stopping') RETURNING tries"""
STOP = """
UPDATE job SET state = 'stopping', changed_at = :now
WHERE id = :id AND state IN ('waiting', 'running')"""
AGAIN = """
UPDATE job SET state = 'waiting', tries = 0, cause = NULL, ended_at = NULL, ready_at = :now,
    changed_at = :now WHERE id = :id AND state = 'failed'"""
HOLDERS = """
SELECT DISTINCT holder FROM job
WHERE state IN ('waiting', 'running', 'stopping') AND holder IS NOT NULL"""
RELEASE = """
UPDATE job SET holder = NULL, lease_until = NULL
WHERE state IN ('waiting', 'running', 'stopping') AND holder = :holder"""
WAITING = """
SELECT COUNT(*) FROM job WHERE state IN ('waiting', 'running', 'stopping') AND ready_at <= :now"""
HEALTH = """
SELECT COUNT(*) AS n, MIN(ready_at) AS oldest, COALESCE(SUM(tries), 0) AS tries
FROM job WHERE state IN ('waiting', 'running', 'stopping')"""
PUT = """
INSERT INTO job_file (job_id, part, body) VALUES (:job_id, :part, :body)
ON CONFLICT (job_id, part) DO UPDATE SET body = excluded.body"""
PARTS = "SELECT COUNT(*) FROM job_file WHERE job_id = :job_id"
PART = "SELECT body FROM job_file WHERE job_id = :job_id AND part = :part"
DROP_FILE = "DELETE FROM job_file WHERE job_id = :job_id"
FORGET_FILES = """
DELETE FROM job_file WHERE job_id IN (SELECT id FROM job
    WHERE ended_at IS NOT NULL AND ended_at < :before ORDER BY ended_at LIMIT :limit)"""
FORGET = """
DELETE FROM job WHERE id IN (SELECT id FROM job
    WHERE ended_at IS NOT NULL AND ended_at < :before ORDER BY ended_at LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Job:
    """Long work. `about` says what to do, `stage` where the next step begins; `done` of `total`
    is what its starter sees; `result` what came of it."""

    id: int
    community_id: int
    actor_id: int
    kind: str
    about: Mapping[str, Any]
    state: State
    stage: Mapping[str, Any]
    fetched: bool
    done: int
    total: int
    result: Mapping[str, Any]
    tries: int
    cause: str | None
    ended_at: str | None


def job_of(row: Row) -> Job:
    """A job from a row with the columns of COLUMNS."""
    return of_row(
        Job, row, **{name: json.loads(row[name]) for name in ("about", "stage", "result")}
    )


async def add(
    tx: Tx, community_id: int, actor_id: int, kind: str, about: Mapping[str, Any], now: datetime
) -> int:
    """Writes down that something is to be done; answers with its id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            actor_id=actor_id,
            kind=kind,
            about=dict(about),
            now=now,
        )
    )


async def find(tx: Tx, job_id: int) -> Job | None:
    """The job with this id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=job_id)
    return job_of(row) if row else None


async def claim(tx: Tx, holder: str, now: datetime, until: datetime) -> Job | None:
    """The next job that waits for a step, held by this process until then; None where there is
    none. The row is locked until the transaction ends."""
    row = await tx.row(CLAIM, holder=holder, now=now, until=until)
    return job_of(row) if row else None


def stepped(
    tx: Tx,
    job_id: int,
    stage: Mapping[str, Any],
    done: int,
    total: int,
    result: Mapping[str, Any],
    now: datetime,
) -> None:
    """A step was made."""
    tx.later(
        STEPPED,
        id=job_id,
        stage=dict(stage),
        done=done,
        total=total,
        result=dict(result),
        now=now,
    )


def file(tx: Tx, job_id: int, parts: Sequence[str], now: datetime) -> None:
    """Keeps the file that a job reads, in parts."""
    for number, body in enumerate(parts):
        tx.later(PUT, job_id=job_id, part=number, body=body)
    tx.later(FETCHED, id=job_id, now=now)


async def part(tx: Tx, job_id: int, number: int) -> str | None:
    """One part of the file that a job reads."""
    found = await tx.value(PART, job_id=job_id, part=number)
    return None if found is None else str(found)


async def end(tx: Tx, job_id: int, state: State, now: datetime, cause: str | None = None) -> bool:
    """Ends it; False where it had ended."""
    return bool(
        await tx.run(END, id=job_id, state=state, cause=cause[:500] if cause else None, now=now)
    )


async def failed_once(
    tx: Tx, job_id: int, cause: str, now: datetime, again_at: datetime
) -> int | None:
    """A step failed: how often in a row now; None where the job has ended."""
    found = await tx.value(FAILED_ONCE, id=job_id, cause=cause[:500], now=now, again_at=again_at)
    return None if found is None else int(found)


async def stop(tx: Tx, job_id: int, now: datetime) -> bool:
    """Asks it to stop before its next step; False where it had ended, or was asked before."""
    return bool(await tx.run(STOP, id=job_id, now=now))


async def again(tx: Tx, job_id: int, now: datetime) -> bool:
    """Goes on with one that failed; False where it hadn't."""
    return bool(await tx.run(AGAIN, id=job_id, now=now))


def forget(before: datetime, limit: int) -> Sequence[Statement]:
    """What lets go of long work that ended before then, files first."""
    values = {"before": before, "limit": limit}
    return ((FORGET_FILES, values), (FORGET, values))
