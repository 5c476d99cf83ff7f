"""What is said about a round as it goes on: reminders as rows, and news for those who asked for it.

Everything waits for the day and counts in its reader's budget. Each is keyed by its round, its date
and its reader, so that a machine that slept for days, or a date that was put off, says none twice.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from domain.awards.phases import OVER, due_next
from services.notices import NoticeButton, Value, pack
from services.work import Work
from storage import award_rounds as rounds
from storage import award_telling as rows
from storage import reminders
from storage.award_rounds import Round
from storage.db import Row, instant

CLOCK_KIND = "award.clock"
DRAFTS, JUDGES, VOTE_ENDS = "award.drafts", "award.judges", "award.vote-ends"
KINDS = (DRAFTS, JUDGES, VOTE_ENDS)
BEFORE = (3, 1)
"""Days before a date on which people are reminded of it."""
AT = time(10)
"""When, on the timebank's wall."""
USEFUL = timedelta(hours=13)
"""A reminder of a day is said on that day or not at all."""
CLOCK_USEFUL = timedelta(days=400)
"""What moves a round on is never too late."""


# Rows -------------------------------------------------------------------------------------------


def plan(work: Work, one: Round) -> None:
    """Everything that this round's dates bring; what was planned before stays planned once."""
    plan_clock(work, one)
    for kind, at in ((DRAFTS, one.closes_at), (JUDGES, one.judged_at)):
        for days in BEFORE:
            _plan(work, one, kind, at, days)
    if one.vote_closes_at is not None:
        _plan(work, one, VOTE_ENDS, one.vote_closes_at, 1)


def plan_clock(work: Work, one: Round) -> None:
    """When the clock next has something to do with this round."""
    due = due_next(one.state, one.dates)
    if due is not None:
        key = f"award:{one.id}:clock:{one.state}:{instant(due)}"
        reminders.add(
            work.tx, key, CLOCK_KIND, one.community_id, None, one.id, due, due + CLOCK_USEFUL
        )


def _plan(work: Work, one: Round, kind: str, at: datetime, days: int) -> None:
    day = at.astimezone(one.zone).date()
    due = datetime.combine(day - timedelta(days=days), AT, one.zone)
    if due <= work.now:
        return
    key = f"award:{one.id}:{kind.removeprefix('award.')}:{day}:{days}"
    reminders.add(work.tx, key, kind, one.community_id, None, one.id, due, due + USEFUL)


async def remind(work: Work, row: Row) -> bool:
    """Drafts before nominations close, judges before their date, votes before the last day."""
    one = await rounds.find(work.tx, row["object_id"])
    if one is None or one.state in OVER:
        return False
    day, days = row["key"].split(":")[3:5]
    kind = row["kind"]
    date_ = {DRAFTS: one.closes_at, JUDGES: one.judged_at, VOTE_ENDS: one.vote_closes_at}[kind]
    if date_ is None or str(date_.astimezone(one.zone).date()) != day:
        return False  # the date was put off: that one has reminders of its own
    if kind == DRAFTS:
        return one.state == "open" and await _drafts(work, one, date_, days)
    if kind == JUDGES:
        return one.state == "judging" and await _judges(work, one, date_, days)
    if one.state != "voting":
        return False
    await to_opted_in(
        work,
        one,
        "award.vote-ends",
        "notice-award-vote-ends",
        (NoticeButton("btn-award-vote", "vote"),),
        not_voted=True,
        at=date_,
    )
    return True


async def _drafts(work: Work, one: Round, at: datetime, days: str) -> bool:
    found = await rows.people(work.tx, rows.DRAFTS, one.id)
    for row in found:
        work.tell(
            row["by_id"],
            DRAFTS,
            "notice-award-draft",
            once=f"award:{one.id}:draft:{row['by_id']}:{at.date()}:{days}",
            useful_until=at,
            buttons=(NoticeButton("btn-nominate-mine", "nmt-mine"),),
            award=one.scheme,
            at=at,
        )
    return bool(found)


async def _judges(work: Work, one: Round, at: datetime, days: str) -> bool:
    found = await rows.people(work.tx, rows.UNDONE, one.id)
    for row in found:
        work.tell(
            row["by_id"],
            JUDGES,
            "notice-award-judge",
            once=f"award:{one.id}:judge:{row['by_id']}:{at.date()}:{days}",
            useful_until=at,
            buttons=(NoticeButton("btn-award-judge", "judge"),),
            award=one.scheme,
            count=int(row["many"]),
            at=at,
        )
    return bool(found)


# News for everybody who asked for it --------------------------------------------------------------


async def to_opted_in(
    work: Work,
    one: Round,
    reason: str,
    text: str,
    buttons: Sequence[NoticeButton] = (),
    *,
    until: datetime | None = None,
    not_voted: bool = False,
    **values: Value,
) -> int:
    """The same for everybody who said yes to news, once a round for each reason: in its timebank,
    or in every one where it is open to the city. `until`: when it is of no use any more, its
    result's day where it isn't said. Returns how many they are."""
    end = datetime.combine(one.announced_on, time(20), one.zone)
    last = until or max(end, work.now + timedelta(days=7))
    body = pack(text, {"award": one.scheme, "round": one.name, **values}, buttons)
    every = [one.community_id]
    if one.open_to == "city":
        every = [int(row["id"]) for row in await work.tx.rows(rows.TIMEBANKS)]
    told = 0
    for community_id in every:
        told += await rows.to_opted_in(
            work.tx,
            community_id,
            reason,
            f"award:{one.id}:{reason}",
            body,
            work.now,
            last,
            round_id=one.id if not_voted else None,
        )
    return told


async def opened(work: Work, one: Round) -> None:
    """People can nominate now."""
    buttons = (NoticeButton("btn-award-nominate", "nmt-start"), _about(one))
    await to_opted_in(
        work, one, "award.opens", "notice-award-opens", buttons, until=one.closes_at,
        at=one.closes_at,
    )  # fmt: skip


async def vote_opened(work: Work, one: Round) -> None:
    """People can vote now."""
    if one.vote_closes_at is not None:
        buttons = (NoticeButton("btn-award-vote", "vote"), _about(one))
        await to_opted_in(
            work, one, "award.vote-opens", "notice-award-vote-opens", buttons,
            until=one.vote_closes_at, at=one.vote_closes_at,
        )  # fmt: skip


def _about(one: Round) -> NoticeButton:
    return NoticeButton("btn-award-about", f"aw-open:{one.id}")


# Those who take part ------------------------------------------------------------------------------


async def _concerned(work: Work, one: Round) -> list[int]:
    """Nominators, judges and nominees who said yes, each once."""
    found: dict[int, None] = {}
    for question in (rows.NOMINATORS, rows.JUDGES, rows.NOMINEES):
        found.update({int(r["by_id"]): None for r in await rows.people(work.tx, question, one.id)})
    found.pop(work.actor.id, None)
    return list(found)


async def extended(work: Work, one: Round, which: str, why: str) -> None:
    """A date was put off: whoever takes part reads which, to when, and why."""
    after = getattr(one, which)
    for person_id in await _concerned(work, one):
        work.tell(
            person_id,
            "award.extended",
            "notice-award-extended",
            once=f"award:{one.id}:extended:{which}:{after}:{person_id}",
            buttons=(_about(one),),
            award=one.scheme,
            which=which,
            at=after,
            why=why,
        )


async def cancelled(work: Work, one: Round) -> None:
    """A round was called off: whoever takes part reads it."""
    for person_id in await _concerned(work, one):
        work.tell(
            person_id,
            "award.cancelled",
            "notice-award-cancelled",
            once=f"award:{one.id}:cancelled:{person_id}",
            award=one.scheme,
            round=one.name,
        )
