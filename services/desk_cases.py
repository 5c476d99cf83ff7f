"""Cases that the program opens for the desk: nobody said anything, but somebody has to look."""

from services import promise
from services.work import Work
from storage import case_owners, casework, people

CARD = "case"
COVER = "cover"
"""Lone visits that were approved stand at hours at which nobody is on duty any more."""
JOB = "job"
"""Long work, such as a report or an import, failed."""
UNTICKED = "unticked"
"""Nobody noted who came to a shift, a week after it."""
OWN = frozenset({COVER, JOB, UNTICKED})
SEEN_TO = "seen-to"
"""The outcome of a case whose cause is gone."""


async def open_once(work: Work, kind: str, thing: str, thing_id: int) -> int:
    """Opens a case of this kind about something, unless one is open; the desk gets its card, but
    for the actor, whose it is where they are a broker. Returns its id."""
    present = await casework.open_about(work.tx, work.scope.id, kind, thing, thing_id)
    if present:
        work.refresh(CARD, present[0], f"case.{kind}")
        return present[0]
    case_id = await casework.add(
        work.tx,
        community_id=work.scope.id,
        person_id=None,
        kind=kind,
        words=None,
        promise_at=await promise.by(work),
        now=work.now,
    )
    casework.about(work.tx, case_id, thing, thing_id)
    if "broker" in work.roles and kind == COVER:
        case_owners.give(work.tx, case_id, work.actor.id, work.actor.id, work.now)
    for one in await people.with_role(work.tx, work.scope.id, "broker"):
        if one.id != work.actor.id or kind != COVER:
            work.show_card(one.id, CARD, case_id, f"case.{kind}", fresh=True)
    work.audit("case.open", "case", case_id, kind)
    return case_id


async def seen_to(work: Work, kind: str, thing: str, thing_id: int) -> None:
    """The cause is gone: the open case about it ends by itself."""
    for case_id in await casework.open_about(work.tx, work.scope.id, kind, thing, thing_id):
        if await casework.end(work.tx, case_id, "closed", work.actor.id, work.now, SEEN_TO):
            case_owners.drop_reminders(work.tx, case_id, work.now)
            work.refresh(CARD, case_id, "case.closed")
            work.audit("case.close", "case", case_id, SEEN_TO)
