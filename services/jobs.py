"""Long work, such as a report or an import: started by somebody, made in small steps.

Each step is one transaction (about 200 ms at most), so people's answers get in between, and work
that a crash interrupts goes on from its last step. `bot/jobs.py` runs the steps.

A part that has long work registers it: `jobs.KINDS["report"] = Kind(step, "report-title")`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.errors import NotFound
from services import desk_cases
from services.work import Work
from storage import household, outbox, people
from storage import jobs as rows
from storage.jobs import Job

CARD = "job"
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What one step came to: `done` of `total`, the `state` with which the next one begins (small
    JSON), whether all is done, and what came of it.

    `result["documents"]` is a list of `{"kind": …, "about": {…}}`: files of
    handlers.documents.kinds that the starter gets at the end.
    """

    done: int
    total: int
    state: Mapping[str, Any] = field(default_factory=dict)
    finished: bool = False
    result: Mapping[str, Any] = field(default_factory=dict)


RunStep = Callable[[Work, Job], Awaitable[Step]]
Prepare = Callable[[bytes, Mapping[str, Any]], Sequence[str]]
Ended = Callable[[Work, Job], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of long work: how one step is made, and the key of what it is called on its card.

    `prepare` takes the file that `about["file"]` names, once it was fetched, into parts that steps
    read with `part`; it runs in a thread, touches nothing, and may raise ValueError with a key of
    a sentence where the file is no good. `ended` is called when it is done, stopped or failed, in
    the same transaction.
    """

    step: RunStep
    title_key: str
    prepare: Prepare | None = None
    ended: Ended | None = None


KINDS: dict[str, Kind] = {}


async def start(work: Work, kind: str, **about: Any) -> int:
    """Begins long work for the actor, who sees how far it has come on a card. Returns its id. The
    caller has checked that they may."""
    if kind not in KINDS:
        raise KeyError(kind)
    job_id = await rows.add(work.tx, work.scope.id, work.actor.id, kind, about, work.now)
    work.audit("job.start", "job", job_id, kind)
    return job_id


async def find(work: Work, job_id: int) -> Job:
    """The actor's own long work. Raises NotFound."""
    found = await rows.find(work.tx, job_id)
    if found is None or found.actor_id != work.actor.id or found.community_id != work.scope.id:
        raise NotFound
    return found


async def stop(work: Work, job_id: int) -> Job:
    """It stops before its next step; what was done stays, or is undone by its own kind."""
    found = await find(work, job_id)
    if await rows.stop(work.tx, job_id, work.now):
        work.audit("job.stop", "job", job_id, found.kind)
        work.refresh(CARD, job_id, "job.stopping")
    return await find(work, job_id)


async def again(work: Work, job_id: int) -> Job:
    """Goes on with what failed, from where it was."""
    found = await find(work, job_id)
    if await rows.again(work.tx, job_id, work.now):
        work.audit("job.again", "job", job_id, found.kind)
        work.refresh(CARD, job_id, "job.again")
    return await find(work, job_id)


async def part(work: Work, job_id: int, number: int) -> str | None:
    """One part of the file that a job reads; None after the last."""
    return await rows.part(work.tx, job_id, number)


async def work_of(work: Work, job: Job) -> Work:
    """The same moment and timebank with the job's starter as the actor, and the roles that they
    hold now: who is no broker any more does nothing more as one, and nobody decides about their
    own household."""
    actor = await people.person(work.tx, job.actor_id)
    if actor is None:
        raise NotFound
    held = await people.roles(work.tx, job.actor_id)
    roles = frozenset(role for where, role in held if where == job.community_id)
    near = await household.of(work.tx, job.community_id, job.actor_id)
    close = frozenset(int(row["other_id"]) for row in near)
    return Work(work.tx, work.now, actor, work.community, roles, near=close)


async def finish(work: Work, job: Job, state: rows.State, cause: str | None = None) -> None:
    """Ends it in this state: its kind is told, the card says so, and its files go out."""
    if not await rows.end(work.tx, job.id, state, work.now, cause):
        return
    work.audit(f"job.{state}", "job", job.id, job.kind)
    ended = await rows.find(work.tx, job.id)
    assert ended is not None
    kind = KINDS.get(job.kind)
    if kind is not None and kind.ended is not None:
        await kind.ended(work, ended)
    if state == "failed":
        # A message of its own: whoever waits for it looks at something else by now.
        work.show_card(job.actor_id, CARD, job.id, "job.failed", fresh=True)
        await desk_cases.open_once(work, desk_cases.JOB, CARD, job.id)
    else:
        work.refresh(CARD, job.id, f"job.{state}")
    if state == "done":
        await desk_cases.seen_to(work, desk_cases.JOB, CARD, job.id)
        _send(work, ended)


def _send(work: Work, job: Job) -> None:
    for number, one in enumerate(job.result.get("documents", ())):
        outbox.queue_to_person(
            work.tx,
            job.actor_id,
            "answer",
            f"job.{job.kind}",
            {"document": one["kind"], "about": one["about"]},
            work.now,
            community_id=job.community_id,
            key=f"job:{job.id}:document:{number}",
        )
