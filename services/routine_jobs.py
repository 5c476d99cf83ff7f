"""Approving more routine exchanges than one unit takes, and taking all of that back: long work in
small steps, which goes on after a crash and can be stopped.

Each exchange is approved by its own key and can be taken back by itself, as if it had been approved
alone (services/undo.py).
"""

import json
from collections.abc import Sequence

from domain.errors import DomainError
from services import exchanges, jobs, routine, undo
from services.jobs import Kind, Step
from services.notices import NoticeButton
from services.work import Work
from storage import jobs as rows
from storage.db import moment_of, part
from storage.decisions import Decision
from storage.jobs import ENDED, Job

APPROVE, BACK = "approve", "unapprove"
A_STEP = 5
"""Exchanges that one step approves or takes back: well under 200 ms."""


async def start(work: Work, seen: Sequence[tuple[int, int]]) -> int:
    """Begins to approve these, each (id, minutes) as it was read back. Returns the job's id. Raises
    NotAllowed."""
    work.demand("exchange.decide")
    kept = [list(one) for one in seen[: routine.TOGETHER]]
    job_id = await jobs.start(work, APPROVE, count=len(kept))
    rows.file(work.tx, job_id, [json.dumps(kept)], work.now)
    return job_id


async def step(work: Work, job: Job) -> Step:
    """Approves the next few; what isn't routine any more, or another broker decided, is passed
    over."""
    listed = json.loads(await jobs.part(work, job.id, 0) or "[]")
    seen = [(int(one[0]), int(one[1])) for one in listed]
    at = int(job.stage.get("at", 0))
    some = seen[at : at + A_STEP]
    approved = [*job.result.get("approved", ()), *await routine.approve_each(work, some)]
    at += len(some)
    return Step(at, len(seen), {"at": at}, at >= len(seen), {"approved": approved})


async def ended(work: Work, job: Job) -> None:
    """All of them, or as many as there were until it was stopped: the broker reads how many, with a
    way to take them all back."""
    count = len(job.result.get("approved", ()))
    buttons = [NoticeButton("btn-queue", "queue"), NoticeButton("btn-home", "home")]
    if count:
        buttons.insert(0, NoticeButton("btn-routine-undo", f"ap-back:{job.id}"))
        routine.note(work, count)
    work.tell(
        job.actor_id,
        "job.approve",
        "notice-routine-done",
        kind="answer",
        once=f"job:{job.id}:{job.state}:{job.done}",
        buttons=buttons,
        count=count,
        passed=job.done - count,
        left=int(job.about["count"]) - job.done,
    )


# Taking all of it back ----------------------------------------------------------------------------


async def take_back(work: Work, job_id: int) -> int:
    """Begins to take back all that a job of the actor's approved. Returns the new job's id. Raises
    NotFound, and DomainError where it goes on still or nothing of it can be taken back."""
    found = await jobs.find(work, job_id)
    if found.kind != APPROVE or found.state not in ENDED:
        raise DomainError("toast-old-button")
    for exchange_id in found.result.get("approved", ()):
        if await _open(work, found, int(exchange_id)) is not None:
            return await jobs.start(work, BACK, job=job_id)
    raise DomainError("refusal-undo-late", what="approve")


async def back_step(work: Work, job: Job) -> Step:
    """Takes back the next few; what somebody acted on since, and what is older than ten minutes by
    now, stays."""
    former = await jobs.find(work, int(job.about["job"]))
    every = [int(one) for one in former.result.get("approved", ())]
    at, undone = int(job.stage.get("at", 0)), int(job.stage.get("undone", 0))
    some = every[at : at + A_STEP]
    for exchange_id in some:
        decision = await _open(work, former, exchange_id)
        if decision is None:
            continue
        try:
            async with part(work.tx):
                await undo.undo(work, decision.id)
        except DomainError:
            continue
        undone += 1
    at += len(some)
    return Step(at, len(every), {"at": at, "undone": undone}, at >= len(every))


async def back_ended(work: Work, job: Job) -> None:
    """How many were taken back, and how many stay."""
    undone = int(job.stage.get("undone", 0))
    work.tell(
        job.actor_id,
        "job.approve",
        "notice-routine-undone",
        kind="answer",
        once=f"job:{job.id}:{job.state}:{job.done}",
        buttons=[NoticeButton("btn-queue", "queue"), NoticeButton("btn-home", "home")],
        count=undone,
        stay=max(job.total, job.done) - undone,
    )


async def _open(work: Work, job: Job, exchange_id: int) -> Decision | None:
    """The approval that this job made, where it can still be taken back; not one that was given by
    hand since."""
    found = await undo.latest(work, exchanges.CARD, exchange_id)
    if found is None or found.action != "approve" or job.ended_at is None:
        return None
    return found if moment_of(found.at) <= moment_of(job.ended_at) else None


jobs.KINDS[APPROVE] = Kind(step, "routine-job", ended=ended)
jobs.KINDS[BACK] = Kind(back_step, "routine-job-undo", ended=back_ended)
