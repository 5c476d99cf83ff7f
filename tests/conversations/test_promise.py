"""The first reply that a timebank promises: what everybody is told, the order of the queue, and how
often it was kept, for every kind of thing that waits at the desk."""

from datetime import timedelta

from domain.permissions import Role
from domain.working_time import reply_promise
from services import promise
from services.promise import Figures
from services.work import Work
from storage import communities
from tests.conversations.test_gatherings import _proposed as gathering_proposed
from tests.conversations.test_giving import asked as pot_asked
from tests.conversations.test_giving import rule
from tests.conversations.test_issue import wanted
from tests.conversations.test_lending import _out
from tests.conversations.test_queue import ask_for_a_person, log_and_confirm
from tests.conversations.test_rosters import made
from tests.conversations.test_standing import _proposed as standing_proposed
from tests.desk_help import oldest
from tests.request_help import LONDON
from tests.town import Town


async def figures(town: Town) -> Figures:
    """Of the last month."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        community = await communities.by_id(tx, 1)
        broker = frozenset[Role]({"broker"})
        work = Work(tx, town.clock.now(), town.people["Ruth"], community, broker)
        return await promise.figures(work, work.now - timedelta(days=40), work.now)


async def replied(town: Town, before: Figures) -> None:
    """What waited has had its first reply, and in time."""
    after = await figures(town)
    assert (after.kept, after.late, after.waiting) == (
        before.kept + 1,
        before.late,
        before.waiting - 1,
    ), (before, after)


async def test_people_are_told_what_the_timebank_promises(town: Town) -> None:
    await rule(town, "first_reply_days", "3")
    amina, pat = town.phones("Amina", "Pat")
    until = reply_promise(town.clock.now(), LONDON, 3)
    day = until.strftime("%-d %B %Y, 5pm")
    await amina.says("/talk")
    await amina.says("My bus pass has run out")
    await amina.sees(day)
    await pat.says("need a lift to the shops some time for an hour")
    await pat.taps("Any time")
    await pat.taps("Yes, ask")
    await pat.sees("looks at it first, by", day)


async def test_lending_standing_help_and_the_pot_count(any_town: Town) -> None:
    town = any_town
    jean_, ruth = await pot_asked(town)
    del jean_
    before = await figures(town)
    assert before.waiting == 1
    await ruth.taps("Give from the pot")
    await replied(town, before)
    _, jean, _ = await standing_proposed(town)
    await jean.taps("Say yes to this")
    before = await figures(town)
    await ruth.taps("Approve all visits")
    await replied(town, before)


async def test_what_went_wrong_with_lending_counts_late_where_nobody_replied(town: Town) -> None:
    amina, _, ruth = await _out(town)
    before = await figures(town)
    await amina.taps("Say what is wrong")
    await amina.taps("It is broken")
    waits = await figures(town)
    assert waits.waiting == before.waiting + 1
    await town.later(days=5)
    late = await figures(town)
    assert (late.late, late.waiting) == (waits.late + 1, waits.waiting - 1)
    await ruth.taps("End without hours")
    await ruth.says("It never worked")
    assert await figures(town) == late


async def test_a_gathering_created_hours_and_a_roster_count(any_town: Town) -> None:
    town = any_town
    _, _, ruth = await gathering_proposed(town)
    devinder = town.phone("Devinder")
    before = await figures(town)
    await ruth.taps("Ask a question")
    await ruth.says("Have you asked the library?")
    await replied(town, before)
    ruth = await wanted(town, "Amina", "Give hours", "6 hours", "Timebank work")
    await ruth.taps("Yes, put it right")
    before = await figures(town)
    await devinder.taps("Approve as second")
    await replied(town, before)
    ruth = await made(town, "Choose: event for all", "Jean", "Ruth", "Amina")
    await ruth.taps("Post the hours")
    await ruth.taps("Send it to be checked")
    before = await figures(town)
    await devinder.taps("Approve and post")
    await replied(town, before)


async def test_the_oldest_promise_is_first_and_a_case_that_goes_on_begins_anew(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await ask_for_a_person(pat, "My bus pass has run out")
    await ruth.taps("Answer here")
    await ruth.says("Ask at the library")
    await log_and_confirm(amina, jean, "gardening")
    await pat.taps("Reply")
    await pat.says("They sent me back to you")
    await oldest(ruth)
    await ruth.sees("Amina helped Jean")
    await ruth.taps("Show the next")
    await ruth.sees("They sent me back to you")
