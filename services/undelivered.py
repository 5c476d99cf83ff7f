"""What didn't arrive, for the desk: to whom, of what kind, when and why. Never the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from domain import notices
from domain.errors import DomainError, NotFound
from domain.permissions import may
from services import fates
from services.work import Work
from storage import fates as rows
from storage.db import Row, moment, moment_of

SINCE = timedelta(days=7)
"""How far back the desk looks."""
MOST = 100
Why = Literal["shut", "back", "silent", "refused"]
"""shut: the person has stopped the bot; back: they had, and have written again since; silent: no
answer came from Telegram; refused: Telegram would not take it."""
What = Literal[
    "hours", "plan", "request", "standing", "group", "gift", "lending", "volunteering",
    "membership", "desk", "other",
]  # fmt: skip
WHAT: Mapping[str, What] = {
    "hours": "hours",
    "nudge": "hours",
    "plan": "plan",
    "request": "request",
    "ask": "request",
    "waiting": "request",
    "standing": "standing",
    "group": "group",
    "gift": "gift",
    "lending": "lending",
    "shift": "volunteering",
    "organising": "volunteering",
    "served": "volunteering",
    "opportunity": "volunteering",
    "membership": "membership",
    "desk": "desk",
}
"""What a broker reads, by the kind in domain/notices.py. Of all others it is only a message: plans
for work, letters and what somebody asked a person are for few eyes."""
RESTRICTED = "safety"
"""The kind that only safeguarding leads hear of."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One message that didn't arrive. `again`: whether trying again makes sense; `late`: it would
    come too late; `membership_id`: the member's card, None for who is no member."""

    id: int
    name: str
    what: What
    at: datetime
    why: Why
    late: bool
    membership_id: int | None

    @property
    def again(self) -> bool:
        """Whether it can be sent again and would be of use."""
        return not self.late and self.why != "shut"


async def listed(work: Work) -> Sequence[Missed]:
    """What failed in the last week at the actor's timebank, the newest first, at most MOST. Raises
    NotAllowed without a broker's role."""
    work.demand("delivery.see")
    found = await rows.of_community(work.tx, work.scope.id, work.now - SINCE, MOST)
    return [_missed(work, row) for row in found if _visible(work, row)]


async def count(work: Work, since: datetime) -> int:
    """How many of them failed since a moment."""
    found = await rows.of_community(work.tx, work.scope.id, since, MOST)
    return sum(_visible(work, row) for row in found)


async def find(work: Work, message_id: int) -> Missed | None:
    """One of them; None where it has gone again. Raises NotFound where there is none to see."""
    work.demand("delivery.see")
    row = await rows.one_of_community(work.tx, work.scope.id, message_id)
    if row is None or not _visible(work, row):
        raise NotFound
    return _missed(work, row) if row["state"] == "failed" else None


async def again(work: Work, message_id: int) -> Missed:
    """It is sent again, which the audit notes. Raises NotFound, and DomainError where it was sent
    already or it makes no sense."""
    found = await find(work, message_id)
    if found is None:
        raise DomainError("toast-already-done")
    if not found.again or (
        await fates.retry(work.tx, message_id, work.now, work.actor.id) != "again"
    ):
        raise DomainError("refusal-not-again")
    return found


def _visible(work: Work, row: Row) -> bool:
    return _kind(row) != RESTRICTED or may(work.roles, "case.restricted")


def _kind(row: Row) -> str:
    return notices.of(str(row["reason"]), "notice").code


def _missed(work: Work, row: Row) -> Missed:
    useful_until = moment(row["useful_until"])
    return Missed(
        row["id"],
        row["name"],
        WHAT.get(_kind(row), "other"),
        moment_of(row["sent_at"]).astimezone(work.zone),
        _why(row),
        useful_until is not None and useful_until < work.now,
        row["membership_id"],
    )


def _why(row: Row) -> Why:
    cause = str(row["cause"] or "")
    if row["chat_open"] == 0:
        return "shut"
    if cause.startswith("Forbidden") or "blocked" in cause or "chat not found" in cause.lower():
        return "back"
    return "silent" if cause and " " not in cause else "refused"
