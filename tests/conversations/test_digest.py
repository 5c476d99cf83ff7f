"""The morning digest at its edges: the clocks change, two processes, long digests, helpers."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.permissions import Role
from services import digest, morning
from services.work import Work
from storage import communities, digests, reminders
from tests.conversations.test_morning_note import _at, _plain_week
from tests.conversations.test_morning_note import digests as digests_of
from tests.conversations.test_queue import ask_for_a_person, log_and_confirm
from tests.shift_help import rows, run
from tests.town import Town

LONDON = ZoneInfo("Europe/London")
CHANGES = [(date(2027, 3, 28), time(1, 30)), (date(2027, 10, 31), time(1, 30))]
"""Local days on which the clocks change, and an hour that there is twice, or never."""


async def _work(town: Town, tx: Any, now: datetime | None = None) -> Work:
    community = await communities.by_id(tx, 1)
    broker = frozenset[Role]({"broker"})
    return Work(tx, now or town.clock.now(), town.people["Ruth"], community, broker)


@pytest.mark.parametrize(("day", "at"), CHANGES)
async def test_where_the_clocks_change_at_its_hour_it_is_planned_once(
    town: Town, day: date, at: time
) -> None:
    """The day before, and through every half hour of the night, it is planned again and again."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        digests.set_time(tx, 1, town.people["Ruth"].id, at)
    start = datetime.combine(day - timedelta(days=1), time(20), LONDON).astimezone(UTC)
    for halves in range(24):
        async with town.program.database.write() as tx:
            await morning.plan(
                tx, start.astimezone(ZoneInfo("UTC")) + timedelta(minutes=30 * halves)
            )
    found = await rows(
        town,
        "SELECT key, due_at FROM reminder WHERE kind = 'desk.morning' AND key LIKE :key",
        key=f"%:{town.people['Ruth'].id}:{day:%Y%m%d}:%",
    )
    assert len(found) == 1
    due = datetime.fromisoformat(str(found[0]["due_at"])).astimezone(LONDON)
    assert (due.date(), abs((due.hour * 60 + due.minute) - 90) <= 60) == (day, True)


async def test_of_two_processes_one_sends_it(any_town: Town) -> None:
    town = any_town
    amina = town.phone("Amina")
    await ask_for_a_person(amina, "Is the hall open on Friday?")
    assert town.program is not None
    database, now = town.program.database, town.clock.now()

    async def make() -> int | None:
        async with database.write() as tx:
            return await digest.make(await _work(town, tx, now))

    made = await asyncio.gather(*(make() for _ in range(4)))
    assert sum(one is not None for one in made) == 1, made
    for _ in range(2):
        async with database.write() as tx:
            await morning.plan(tx, now)
    planned = await rows(
        town,
        "SELECT person_id, COUNT(*) AS n FROM reminder WHERE kind = 'desk.morning'"
        " AND state = 'waiting' GROUP BY person_id",
    )
    assert planned
    assert {row["n"] for row in planned} == {1}


async def test_a_long_digest_opens_its_fifth_line_and_up_when_their_number_is_typed(
    town: Town,
) -> None:
    amina, jean, owen, pat, ruth = town.phones("Amina", "Jean", "Owen", "Pat", "Ruth")
    await _plain_week(town)
    await log_and_confirm(owen, jean, "gardening")
    await ruth.taps("Approve")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.says("Somebody to walk my dog some time")
    await jean.taps("Any time")
    await jean.taps("Yes, ask")
    await ask_for_a_person(pat, "Is the hall open on Friday?")
    await run(
        town,
        "INSERT INTO delegate (community_id, person_id, for_id, kind, scope, how, made_by, made_at,"
        " expires_at) VALUES (1, :helper, :member, 'helper', 'ask', 'person', :by,"
        " '2026-01-01T09:00:00.000Z', :ends)",
        helper=town.people["Amina"].id,
        member=town.people["Pat"].id,
        by=town.people["Ruth"].id,
        ends=town.clock.now() + timedelta(days=20),
    )
    await _at(town, 0, 9)
    await log_and_confirm(amina, jean, "ironing")
    await _at(town, 1, 9)
    text = ruth.last.text
    lines = [line for line in text.splitlines() if line[:1].isdigit()]
    assert len(lines) >= 5, text
    number = next(line.partition(".")[0] for line in lines if "review" in line)
    await ruth.says(number)
    await ruth.sees("Reviews that are due")
    await ruth.taps("See Pat and Amina")
    await ruth.sees("Pat", "Amina")
    await amina.forges("dg-helper:1")
    assert any("cannot" in one for one in amina.notices), amina.screen()
    await _at(town, 2, 9)
    assert ruth.last.text.count("\n") >= 5, ruth.screen()
    await ruth.says("5")
    await ruth.sees("things wait")


async def test_who_is_in_a_pattern_is_not_reminded_of_its_case(town: Town) -> None:
    await _plain_week(town)
    assert town.program is not None
    ruth = town.people["Ruth"].id
    now = town.clock.now()
    for number, reading in enumerate((f'{{"people": ["p{ruth}"]}}', '{"people": ["p0"]}'), 901):
        await run(
            town,
            "INSERT INTO casework (id, community_id, kind, restricted, state, reading, promise_at,"
            " opened_at) VALUES (:id, 1, 'pattern', 0, 'open', :reading, :now, :now)",
            id=number,
            reading=reading,
            now=now,
        )
        async with town.program.database.write() as tx:
            reminders.add(tx, f"r{number}", "case.remind", 1, ruth, number, now, now)
    async with town.program.database.read() as tx:
        found = await digest.listed(await _work(town, tx), "reminded", 0, 10)
    assert [row["id"] for row in found] == [902]


async def test_after_the_machine_slept_that_day_has_its_digest(town: Town) -> None:
    """Six days on, past its hour in the morning, it comes once; in the evening it is past."""
    ruth = town.phone("Ruth")
    await _plain_week(town)
    await ask_for_a_person(town.phone("Amina"), "Is the hall open on Friday?")
    await _at(town, 2, 11)
    told = digests_of(ruth)
    await town.later(days=5, hours=23)  # the next Tuesday, 10am: nothing ran in between
    await town.later(seconds=60)
    assert digests_of(ruth) == told + 1, ruth.screen()
    await town.later(hours=1)
    assert digests_of(ruth) == told + 1, ruth.screen()
    await town.later(days=6, hours=9)  # Monday, 8pm
    await town.later(seconds=60)
    assert digests_of(ruth) == told + 1, ruth.screen()
    ended = await rows(
        town,
        "SELECT cause FROM reminder WHERE kind = 'desk.morning' AND state = 'past'"
        " AND person_id = :id ORDER BY due_at DESC LIMIT 1",
        id=town.people["Ruth"].id,
    )
    assert [row["cause"] for row in ended] == ["late"]
    await town.later(hours=13, minutes=30)
    assert digests_of(ruth) == told + 2, ruth.screen()
