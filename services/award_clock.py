"""Moves rounds on: by the clock, safely after a machine has slept for days, or by a tap.

What a phase brings with it stands in ENTERS, once for each round: it happens in the transaction in
which the round enters the phase. A round that should be judged and isn't waits for its judges.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta

from domain.awards.phases import OVER, Phase, by_clock, due_next
from domain.errors import DomainError
from services import award_judging, award_news, award_results, award_rounds, nominations
from services.notices import NoticeButton
from services.work import Work
from storage import award_rounds as rows
from storage import people, reminders
from storage.award_rounds import Round
from storage.db import Row

Enter = Callable[[Work, Round], Awaitable[None]]
Ready = Callable[[Work, Round], Awaitable[bool]]
AGAIN = timedelta(hours=1)
"""A round that waits for its judges is looked at so often."""

ENTERS: Mapping[Phase, Sequence[Enter]] = {
    "open": (award_news.opened,),
    "checking": (nominations.close,),
    "judging": (award_judging.begin,),
    "voting": (award_judging.shortlisted, award_news.vote_opened),
    "deciding": (award_judging.shortlisted, award_results.count_now),
    "announced": (),
    "cancelled": (),
}
"""What happens as a round enters a phase, in order."""
READY: Sequence[Ready] = (award_judging.ready,)
"""What must be true before judging ends."""


async def is_ready(work: Work, one: Round) -> bool:
    """Whether judging is whole."""
    for ready in READY:
        if not await ready(work, one):
            return False
    return True


async def advance(work: Work, one: Round, state: Phase) -> Round:
    """On to the next phase, with everything that it brings. Raises DomainError where the round
    isn't where it was read, or may not go there."""
    one = await award_rounds.move(work, one, state)
    for enter in ENTERS.get(state, ()):
        await enter(work, one)
    award_news.plan_clock(work, one)
    return one


async def judge_now(work: Work, round_id: int) -> Round:
    """Ends checking, by an administrator: judges get their sheets. Raises DomainError without a
    panel that can score everybody twice."""
    one = await award_rounds.demand_run(work, round_id)
    if one.state != "checking":
        raise DomainError("refusal-award-phase")
    counted = await work.tx.row(rows.COUNTS, id=one.id)
    assert counted is not None
    if counted["judges"] < one.rules.judges_least:
        raise DomainError("refusal-award-judges", least=one.rules.judges_least)
    return await advance(work, one, "judging")


async def run(work: Work, row: Row) -> bool | None:
    """What a round's clock row does: as many phases as are due by now."""
    one = await rows.find(work.tx, row["object_id"])
    if one is None or one.state in OVER:
        return False
    began = one.state
    while True:
        ready = one.state != "judging" or await is_ready(work, one)
        following = by_clock(one.state, one.dates, work.now, ready=ready)
        if following is None:
            break
        one = await advance(work, one, following)
    if one.state == "judging" and work.now > one.judged_at:
        # Never on its own again in this row: it is looked at until the judges are there.
        later = work.now + AGAIN
        if ready and one.vote_opens_at is not None and one.vote_opens_at > work.now:
            later = one.vote_opens_at
        else:
            await _late(work, one)
        reminders.put_off(work.tx, row["id"], later)
        return None
    due = due_next(one.state, one.dates)
    if one.state == began and due is not None and due > work.now:
        award_news.plan_clock(work, one)  # it was put off
    return one.state != began


async def _late(work: Work, one: Round) -> None:
    """Whoever runs the round is told, once a day, that it waits for judges."""
    for person in await people.with_role(work.tx, one.community_id, "administrator"):
        work.tell(
            person.id,
            "award.late",
            "notice-award-late",
            once=f"award:{one.id}:late:{work.local.date()}:{person.id}",
            buttons=(NoticeButton("btn-award-about", f"aw-open:{one.id}"),),
            award=one.scheme,
            at=one.judged_at,
        )
