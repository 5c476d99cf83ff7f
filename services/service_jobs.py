"""Confirming the hours of more people than one unit takes: one press, and long work in rounds,
which goes on after a crash and can be stopped. Each person's hours are confirmed once, as they were
read back; what changed since stays for its verifier to look at."""

import json
from dataclasses import replace

from services import jobs, service_confirm, service_hours
from services.jobs import Kind, Step
from services.notices import NoticeButton
from services.work import Work
from storage import delegates
from storage import jobs as rows
from storage import shifts as shift_rows
from storage.jobs import Job

SERVED = "served"
A_STEP = 40
"""People of one round: below 200 ms."""
MOST = 1_000


async def start(work: Work, shift_id: int, mark: str) -> int | None:
    """Begins to confirm what was read back (`mark`), where it is more than one unit takes: the id
    of the job, else None. Raises as `service_confirm.ready`."""
    found = await service_confirm.ready(work, shift_id, mark)
    if len(found.mine) <= service_confirm.AT_ONCE:
        return None
    some = sorted(found.mine, key=lambda one: one.person_id or 0)[:MOST]
    kept = [[one.id, one.round, found.register.minutes(one)] for one in some]
    job_id = await jobs.start(work, SERVED, shift=shift_id, count=len(kept))
    rows.file(work.tx, job_id, [json.dumps(kept)], work.now)
    return job_id


async def step(work: Work, job: Job) -> Step:
    """Confirms the next few; who is no organiser of it any more confirms nobody."""
    shift_id = int(job.about["shift"])
    acting = await _acting(work, shift_id)
    listed = json.loads(await jobs.part(work, job.id, 0) or "[]")
    at, count = int(job.stage.get("at", 0)), int(job.stage.get("count", 0))
    found = await service_confirm.ready(acting, shift_id)
    seen = {tuple(one) for one in listed[at : at + A_STEP]}
    some = [one for one in found.mine if (one.id, one.round, found.register.minutes(one)) in seen]
    await service_confirm.credit_shift(
        acting, found.register, sorted(some, key=lambda one: one.person_id or 0)
    )
    at, count = at + len(seen), count + len(some)
    finished = at >= len(listed)
    if finished:
        await service_confirm.finish(acting, await service_confirm.batch(acting, shift_id))
    return Step(at, len(listed), {"at": at, "count": count}, finished)


async def _acting(work: Work, shift_id: int) -> Work:
    """The starter as they stand to the shift's organisation now."""
    shift = await shift_rows.find(work.tx, shift_id)
    organisation = shift.organisation_id if shift is not None else None
    if organisation is None:
        return work
    acts = await delegates.still_acts(work.tx, work.actor.id, organisation, work.now)
    return replace(work, helps=work.helps | ({organisation} if acts is not None else set()))


async def ended(work: Work, job: Job) -> None:
    """Done, or stopped: how many are confirmed, and that the rest wait on the list."""
    count, shift_id = int(job.stage.get("count", 0)), int(job.about["shift"])
    work.refresh(service_hours.CARD, shift_id, "service.confirmed")
    work.tell(
        job.actor_id,
        "job.served",
        "notice-service-job",
        kind="answer",
        once=f"job:{job.id}:{job.state}:{job.done}",
        buttons=(
            NoticeButton("btn-attend-list", f"att-open:{shift_id}"),
            NoticeButton("btn-home", "home"),
        ),
        count=count,
        left=max(0, int(job.about["count"]) - count),
    )


jobs.KINDS[SERVED] = Kind(step, "service-job", ended=ended)
