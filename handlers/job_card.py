"""The card of long work: what is made, how far it has come, and a way to stop it."""

from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from services import jobs
from storage import jobs as rows

KEY_FAMILIES = ("job-state-", "job-file-")


async def card(view: View, job_id: int) -> Screen | None:
    """How far it has come; for whoever started it."""
    job = await rows.find(view.tx, job_id)
    kind = jobs.KINDS.get(job.kind) if job is not None else None
    if job is None or kind is None or job.actor_id != view.viewer.id:
        return None
    text = view.wording.say(
        view.lang,
        f"job-state-{job.state}",
        title=view.wording.plain(view.lang, kind.title_key),
        done=job.done,
        total=job.total,
        begun="yes" if job.total else "no",
        why=_why(view, job),
    )
    return Screen(text, one_a_row(*_buttons(view, job)))


def _why(view: View, job: rows.Job) -> str:
    """Why it failed, where a person can do something about it."""
    key = job.cause or ""
    known = "-file-" in key and view.wording.known(key)
    return view.wording.plain(view.lang, key if known else "job-file-other")


def _buttons(view: View, job: rows.Job) -> list[Button]:
    def button(key: str, data: str) -> Button:
        return Button(view.wording.button(view.lang, key), data)

    if job.state in ("waiting", "running"):
        return [button("btn-job-stop", f"job-stop:{job.id}")]
    if job.state == "failed":
        # A file that is no good is no better the next time.
        again = (
            []
            if "-file-" in (job.cause or "")
            else [button("btn-job-again", f"job-again:{job.id}")]
        )
        return [*again, button("btn-talk-to-a-person", "talk"), button("btn-home", "home")]
    return [button("btn-home", "home")]


async def _tapped(unit: Unit, tap: Tap) -> None:
    job = await rows.find(unit.tx, tap.id)
    unit.use_community_of(job.community_id if job is not None else None)
    act = {"job-stop": jobs.stop, "job-again": jobs.again}[tap.verb]
    async with pressed(unit, jobs.CARD, tap.id, f"job.{tap.verb}"):
        await act(unit, tap.id)


journey = Journey("job", taps={"job-stop": _tapped, "job-again": _tapped}, cards={jobs.CARD: card})
