"""More routine exchanges than one screen holds: read back on pages, approved in small steps with a
progress card, stopped, taken back together; nothing twice where the bot dies in between."""

import asyncio

import pytest

from domain.exchange import Action
from services import exchange_moves, jobs, routine, routine_jobs
from services.work import Work
from storage import communities
from storage.exchanges import Exchange
from tests.books_help import books_hold
from tests.conversations.test_desk import balance_of
from tests.conversations.test_queue import log_and_confirm
from tests.driver import Phone
from tests.town import Town

MANY = 47


async def wait_for_approval(town: Town, count: int = MANY) -> Phone:
    """So many routine exchanges of Amina and Jean wait; Ruth is told how many."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await log_and_confirm(jean, amina, "gardening")
    assert town.program is not None
    async with town.program.database.write() as tx:
        every = await tx.rows("SELECT * FROM exchange WHERE state = 'confirmed' ORDER BY id")
        first = max(int(row["id"]) for row in every)
        names = [name for name in every[0].keys() if name != "id"]  # noqa: SIM118 (a row)
        for number in range(count - len(every)):
            one = every[number % 2]
            # All at one moment, so that they are decided in turn and nobody gets far into minus.
            fields = {**{name: one[name] for name in names}, "changed_at": every[0]["changed_at"]}
            columns, marks = ", ".join(names), ", ".join(f":{name}" for name in names)
            await tx.run(
                f"INSERT INTO exchange ({columns}) VALUES ({marks})",
                **fields,
            )
        assert await tx.value("SELECT COUNT(*) FROM exchange WHERE id > :id", id=first)
    await ruth.says("/queue")
    await ruth.taps(f"Approve {count} routine")
    return ruth


async def begin(town: Town, count: int) -> Phone:
    """The same as after Ruth's yes, but that nobody waits until it is done."""
    ruth = await wait_for_approval(town, count)
    person = town.people["Ruth"]
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, person.community_id or 1)
        work = Work(tx, town.clock.now(), person, community, frozenset({"broker"}))
        found = await routine.found(work)
        job_id = await routine_jobs.start(work, [(one.id, one.minutes) for one in found])
        work.show_card(person.id, jobs.CARD, job_id, "job", fresh=True)
    town.program.jobs.wake()
    return ruth


async def states(town: Town) -> dict[str, int]:
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await tx.rows("SELECT state, COUNT(*) AS n FROM exchange GROUP BY state")
    return {str(row["state"]): int(row["n"]) for row in found}


async def posted(town: Town) -> int:
    return (await states(town)).get("posted", 0)


async def transfers(town: Town) -> int:
    """How many hours moved for help, backwards and forwards."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return int(await tx.value("SELECT COUNT(*) FROM transfer WHERE key LIKE 'exchange:%'"))


async def some_are_approved(town: Town, before: int) -> None:
    for _ in range(400):
        if await posted(town) > before:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was approved")


async def test_all_are_read_back_on_pages_approved_and_undone_together(any_town: Town) -> None:
    before = await posted(any_town)
    had = await balance_of(any_town, "Amina")
    ruth = await wait_for_approval(any_town)
    await ruth.sees("47 routine exchanges, 94 hours together", "20. ", "for all 47")
    await ruth.taps("See 21 to 40")
    await ruth.sees("21. ", "40. ")
    await ruth.taps("See 41 to 47")
    await ruth.sees("47. ")
    assert "40. " not in ruth.last.text
    await ruth.taps("See 1 to 20")
    await ruth.sees("1. Amina helped Jean: 2 hours")
    await ruth.taps("Approve all of these")
    await any_town.settle()
    await ruth.sees("Approving the routine exchanges", "done, 47 of 47")
    await ruth.sees("47 exchanges are approved.", "You can undo each, or all of them")
    assert await posted(any_town) == before + MANY
    assert await balance_of(any_town, "Amina") == had + 120  # 24 given, 23 received
    await books_hold(any_town)
    await ruth.taps("Undo all of these")
    await any_town.settle()
    await ruth.sees("Undoing the approvals", "47 approvals are undone.")
    assert await posted(any_town) == before
    assert await balance_of(any_town, "Amina") == had
    await books_hold(any_town)


async def test_what_another_broker_decided_is_passed_over_and_counted(town: Town) -> None:
    before = await posted(town)
    ruth = await wait_for_approval(town, 22)
    devinder = town.phone("Devinder")
    assert town.program is not None
    async with town.program.database.read() as tx:
        last = int(await tx.value("SELECT MAX(id) FROM exchange"))
    await devinder.says(f"/decline {last} it is there twice")
    await devinder.says(f"/approve {last - 1}")
    await ruth.taps("Approve all of these")
    await town.settle()
    await ruth.sees("20 exchanges are approved.", "2 were decided or changed in the meantime.")
    assert await posted(town) == before + 21
    # Each can be taken back by itself; then the others together.
    async with town.program.database.read() as tx:
        one = int(
            await tx.value("SELECT MIN(object_id) FROM desk_decision WHERE action = 'approve'")
        )
        decision = await tx.value("SELECT id FROM desk_decision WHERE object_id = :id", id=one)
    await ruth.forges(f"undo:{decision}")
    assert await posted(town) == before + 20
    await ruth.forges(f"ap-back:{await job_of(town)}")
    await town.settle()
    await ruth.sees("19 approvals are undone.", "One stays")
    assert await posted(town) == before + 1  # what Devinder approved
    await books_hold(town)


async def test_it_can_be_stopped_and_says_what_is_left(town: Town) -> None:
    before = await posted(town)
    ruth = await begin(town, 120)
    await some_are_approved(town, before)
    for _ in range(400):  # to come to rest would be to wait for its end
        await town.phones.look()
        if "Stop this" in ruth.buttons:
            break
        await asyncio.sleep(0.01)
    await ruth.taps("Stop this")
    made = await posted(town) - before
    assert 0 < made < 120
    await ruth.sees(
        "stopped at", f"{made} exchanges are approved.", f"{120 - made} are still to do"
    )
    await ruth.says("/queue")
    assert f"Approve {120 - made} routine" in ruth.buttons
    await books_hold(town)


async def test_it_goes_on_after_the_bot_was_stopped_and_approves_each_once(any_town: Town) -> None:
    before, moved = await posted(any_town), await transfers(any_town)
    ruth = await begin(any_town, 100)
    await some_are_approved(any_town, before)
    await any_town.stop()
    await any_town.start()
    assert await posted(any_town) < before + 100  # it was not done when it was stopped
    await any_town.settle()
    await ruth.sees("100 exchanges are approved.")
    assert await posted(any_town) == before + 100
    assert await transfers(any_town) == moved + 100
    await books_hold(any_town)


async def test_who_is_no_broker_any_more_approves_nothing_more(town: Town) -> None:
    before = await posted(town)
    ruth = await begin(town, 100)
    await some_are_approved(town, before)
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(
            "DELETE FROM role WHERE person_id = :id AND role = 'broker'",
            id=town.people["Ruth"].id,
        )
    await town.settle()
    made = await posted(town) - before
    assert made < 100
    await ruth.sees("this did not work", f"{made} exchanges are approved.")
    await books_hold(town)


async def test_nobody_else_takes_it_back_and_nobody_after_ten_minutes(town: Town) -> None:
    ruth = await wait_for_approval(town, 21)
    amina, devinder = town.phones("Amina", "Devinder")
    await ruth.taps("Approve all of these")
    await town.settle()
    made = await posted(town)
    number = await job_of(town)
    for other in (amina, devinder):
        await other.says("/home")
        await other.forges(f"ap-back:{number}")
    assert await posted(town) == made
    await town.later(minutes=11)
    await ruth.forges(f"ap-back:{number}")
    await town.settle()
    assert await posted(town) == made


async def job_of(town: Town) -> int:
    """The long work that was begun last."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return int(await tx.value("SELECT MAX(id) FROM job"))


async def test_more_than_150_are_approved_with_one_yes(town: Town) -> None:
    before = await posted(town)
    ruth = await wait_for_approval(town, 212)
    await ruth.sees("212 routine exchanges", "for all 212")
    await ruth.taps("Approve all of these")
    await town.settle()
    await ruth.sees("212 exchanges are approved.")
    assert await posted(town) == before + 212
    await books_hold(town)


async def test_one_that_cannot_be_approved_leaves_nothing_and_the_others_go_on(
    any_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third of seven fails after its hours moved, as where the database refuses a row."""
    town = any_town
    before = await posted(town)
    ruth = await wait_for_approval(town, 7)
    plain, seen = exchange_moves.heard, []

    async def failing(work: Work, exchange: Exchange, action: Action) -> None:
        await plain(work, exchange, action)
        seen.append(exchange.id)
        if len(seen) == 3:
            await work.tx.run("INSERT INTO audit (id) VALUES (NULL)")

    monkeypatch.setattr(exchange_moves, "heard", failing)
    await ruth.taps("Approve all of these")
    await ruth.sees("6 exchanges are approved.")
    assert await posted(town) == before + 6
    await books_hold(town)
    monkeypatch.setattr(exchange_moves, "heard", plain)
    await ruth.taps("Undo all of these")
    await ruth.sees("6 approvals are undone.")
    assert await posted(town) == before
    await books_hold(town)
