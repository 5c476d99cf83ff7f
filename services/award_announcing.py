"""Telling a result: winners first, nominators and the others who were up an hour later, everybody
who asked for news a day later. Each is told once, whatever happens in between."""

from datetime import datetime

from domain.awards import announcing
from domain.errors import DomainError
from services import award_clock, award_news, award_results
from services.award_results import ANNOUNCE, CARD, COUNT, USEFUL, Outcome
from services.notices import NoticeButton
from services.work import Work
from storage import award_results as rows
from storage import award_rounds as rounds
from storage import reminders
from storage.award_results import Up
from storage.award_rounds import Round
from storage.db import Row

NEWS = "award.result"
KINDS = (ANNOUNCE, NEWS, COUNT)
THANKED = frozenset({"yes", "private"})
"""What somebody said who hears afterwards; the families of those who died are rung."""


async def remind(work: Work, row: Row) -> bool | None:
    """The votes are counted, the result is told, or, a day later, everybody who asked for news
    hears of it."""
    if row["kind"] == COUNT:
        return await award_results.count_later(work, row)
    one = await rounds.find(work.tx, row["object_id"])
    if one is None:
        return False
    if row["kind"] == ANNOUNCE:
        stand = await rows.stand(work.tx, one.id)
        if one.state != "deciding" or stand.announce_at is None:
            return False
        if stand.announce_at > work.now:  # its day was put off, or it was put back and agreed again
            reminders.put_off(work.tx, row["id"], stand.announce_at)
            return None
        return await announce(work, one)
    if one.state != "announced":
        return False
    buttons = (NoticeButton("btn-award-places", f"awr-places:{one.id}"),)
    await award_news.to_opted_in(work, one, NEWS, "notice-award-result", buttons)
    return True


async def announce(work: Work, one: Round) -> bool:
    """Tells it, unless it isn't so any more (somebody took their yes back): then whoever decided
    looks again. Returns whether it was told."""
    found = await award_results.outcome(work.tx, one)
    if found.working != one.calculation:
        await award_results.put_back(work, one)
        return False
    for line in found.lines:
        for placed in line.placed:
            rows.placed(work.tx, placed.up.id, placed.place, work.now, favourite=placed.favourite)
    rows.announced(work.tx, one.id, work.now)
    await award_clock.advance(work, one, "announced")
    _tell_winners(work, found)
    later = work.now + announcing.NOMINATORS_AFTER
    await _tell_others(work, found, later)
    await _tell_nominators(work, found, later)
    due = work.now + announcing.EVERYBODY_AFTER
    reminders.add(
        work.tx, f"award:{one.id}:result", NEWS, one.community_id, None, one.id, due, due + USEFUL
    )
    await _tell_staff(work, found)
    return True


def _tell_winners(work: Work, found: Outcome) -> None:
    one = found.round
    for line in found.lines:
        for placed in line.placed:
            first = placed.place == "winner" or placed.favourite
            if not placed.up.reachable or not (first or placed.place == "commended"):
                continue
            assert placed.up.person_id is not None
            work.tell(
                placed.up.person_id,
                "award.won" if first else "award.commended",
                "notice-award-won",
                once=f"award:{one.id}:won:{placed.up.id}",
                buttons=(NoticeButton("btn-award-choices", f"awr-mine:{placed.up.id}"),),
                name=placed.up.name,
                award=one.scheme,
                round=one.name,
                category=line.category,
                place=placed.place,
                favourite="yes" if placed.favourite else "no",
            )


def _prized(found: Outcome) -> dict[int, str]:
    """The places that are told, by nominee: winner, commended, and choice for the People's."""
    told: dict[int, str] = {}
    for line in found.lines:
        for placed in line.placed:
            if placed.place != "shortlisted":
                told[placed.up.id] = placed.place
            elif placed.favourite:
                told[placed.up.id] = "choice"
    return told


async def _tell_others(work: Work, found: Outcome, at: datetime) -> None:
    """Thanks, with the organisers' words where they wrote some; privately where somebody wanted
    no more than that."""
    prized = _prized(found)
    for up in await rows.up(work.tx, found.round.id):
        if up.id in prized or not up.reachable or up.said not in THANKED or up.eligible != "yes":
            continue
        assert up.person_id is not None
        await thank(work, found.round, up, at)


async def thank(work: Work, one: Round, up: Up, at: datetime | None = None) -> None:
    """Thanks to somebody who was up and didn't win, once; `at`: when, now where it isn't said."""
    assert up.person_id is not None
    words = await rows.feedback(work.tx, up.id) if up.said == "yes" else None
    choices = NoticeButton("btn-award-choices", f"awr-mine:{up.id}")
    work.tell(
        up.person_id,
        "award.thanked",
        "notice-award-thanked",
        once=f"award:{one.id}:thanked:{up.id}",
        due_at=at,
        buttons=(choices,) if up.said == "yes" else (),
        name=up.name,
        award=one.scheme,
        round=one.name,
        category=up.category,
        private="yes" if up.said == "private" else "no",
        words=words or "",
        has_words="yes" if words else "no",
    )


async def _tell_nominators(work: Work, found: Outcome, at: datetime) -> None:
    """What came of it, for whoever nominated somebody. Why somebody didn't win is told to nobody:
    no, private thanks and not eligible sound the same."""
    one = found.round
    prized = _prized(found)
    everybody = {up.id: up for up in await rows.up(work.tx, one.id)}
    for row in await rows.nominators(work.tx, one.id):
        up = everybody.get(int(row["nominee_id"]))
        if up is None or row["by_id"] == up.person_id:
            continue
        work.tell(
            int(row["by_id"]),
            "award.nominator",
            "notice-award-nominator",
            once=f"award:{one.id}:nominator:{up.id}:{row['by_id']}",
            due_at=at,
            buttons=(NoticeButton("btn-award-places", f"awr-places:{one.id}"),),
            name=up.name,
            award=one.scheme,
            round=one.name,
            category=up.category,
            place=prized.get(up.id, "other"),
        )


async def _tell_staff(work: Work, found: Outcome) -> None:
    """Whoever decided and who agreed see that it is told, and whom to ring."""
    one = found.round
    for person_id in {one.decided_by, one.seconded_by} - {None}:
        assert person_id is not None
        work.show_card(person_id, CARD, one.id, "award.announced", fresh=True)


async def to_ring(work: Work, one: Round) -> list[Up]:
    """Winners and commended who can't be told here: a person rings them."""
    found = await rows.up(work.tx, one.id)
    prized = [up for up in found if up.place in ("winner", "commended") or up.favourite]
    return [up for up in prized if not up.reachable]


async def say_kindly(work: Work, nominee_id: int, words: str) -> Up:
    """What the organisers say to somebody who didn't win: kept until the result is told, or told at
    once where it is. Raises NotFound, DomainError for winners and where it was told already."""
    one, up = await kind_words_for(work, nominee_id)
    before = await rows.feedback(work.tx, up.id)
    rows.say(work.tx, up.id, words, work.actor.id, work.now)
    work.audit("award.feedback", CARD, one.id)
    if one.state == "announced" and up.reachable and up.said == "yes" and before is None:
        assert up.person_id is not None
        work.tell(
            up.person_id,
            "award.feedback",
            "notice-award-feedback",
            once=f"award:{one.id}:feedback:{up.id}",
            name=up.name,
            award=one.scheme,
            category=up.category,
            words=words,
        )
    return up


async def kind_words_for(work: Work, nominee_id: int) -> tuple[Round, Up]:
    """The round and somebody who didn't win in it, for whoever runs the awards."""
    round_id = await rows.round_of(work.tx, nominee_id)
    one = await award_results.demand_told(work, round_id)
    found = next((up for up in await rows.up(work.tx, one.id) if up.id == nominee_id), None)
    if found is None or found.said not in THANKED or found.place in ("winner", "commended"):
        raise DomainError("refusal-award-feedback")
    return one, found
