"""A weekly shift across the nights in which the clocks change, by talking: the time on the wall
stays, messages come when they should, and a shift over the night itself counts what really went
by."""

from datetime import date, timedelta

import pytest

from tests.conversations.test_clock_nights import BOTH, _go, _next_change, _watch
from tests.conversations.test_service_hours import HOURS
from tests.shift_help import LONDON, no_sample_shifts, rows
from tests.town import Town

WEEKLY = {
    "day": "Tea round every sunday 10am to 12 at St Bride's hall, 4 places, bring a mug",
    "night": "Night shelter every saturday 10pm to 6am at St Bride's hall, 4 places, bring a mug",
}


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts."""
    await no_sample_shifts(town)
    return town


async def put_up(town: Town, words: str) -> None:
    """By its organiser, in one message; a broker looks where the timebank asks for it."""
    owen = town.phone("Owen")
    await owen.says(words)
    await owen.taps("Yes, show it")


async def join_all(town: Town, title: str, day: date) -> list[str]:
    """Amina joins the one a week before, the one of that day, and the one a week after."""
    amina = town.phone("Amina")
    found = await rows(
        town,
        "SELECT s.id, s.day, s.start, s.starts_at, s.ends_at FROM shift s JOIN opportunity o"
        " ON o.id = s.opportunity_id WHERE o.title = :title ORDER BY s.day", title=title,
    )  # fmt: skip
    days = {str(day + timedelta(days=n)): n for n in (-7, 0, 7)}
    chosen = [row for row in found if row["day"] in days]
    assert len(chosen) == 3, [row["day"] for row in found]
    for row in chosen:
        await amina.forges(f"sh-open:{row['id']}")
        await amina.taps("Join")
        await amina.sees("You're in.")
    return [f"{row['start'][:5]}" for row in found]


@BOTH
async def test_a_weekly_shift_stays_at_its_time_on_the_wall(hall: Town, forward: bool) -> None:
    sunday = _next_change(hall, forward=forward)
    await _go(hall, sunday - timedelta(days=10), "10:00")
    await put_up(hall, WEEKLY["day"])
    amina = hall.phone("Amina")
    await amina.says("20 notices a day")
    starts = await join_all(hall, "Tea round", sunday)
    assert set(starts) == {"10:00"}
    told = await _watch(hall, sunday - timedelta(days=2), "07:45", "Amina")
    told = await _watch(hall, sunday, "13:00", "Amina")
    asked = [(wall, line) for _, wall, line in told if line.endswith("come?")]
    # 48 hours that really go by, one of which the wall doesn't show, or shows twice; three hours
    # before 10am is in the quiet hours: the evening before.
    assert [wall for wall, _ in asked] == [
        "Friday 09:15" if forward else "Friday 11:15", "Saturday 18:15",
    ]  # fmt: skip
    assert asked[0][1] == "Can you still come?"
    await amina.says("/shifts")
    await amina.sees("10am to midday")


@BOTH
async def test_over_the_night_itself_what_went_by_counts(hall: Town, forward: bool) -> None:
    sunday = _next_change(hall, forward=forward)
    saturday = sunday - timedelta(days=1)
    await _go(hall, saturday - timedelta(days=9), "10:00")
    await put_up(hall, WEEKLY["night"])
    amina, owen = hall.phones("Amina", "Owen")
    for phone in (amina, owen):
        await phone.says("20 notices a day")
    assert set(await join_all(hall, "Night shelter", saturday)) == {"22:00"}
    await _watch(hall, saturday - timedelta(days=2), "19:30", "Amina")
    told = [wall for _, wall, _ in await _watch(hall, saturday, "21:30", "Amina")]
    # 48 hours before 10pm is in the quiet hours: 6pm; three hours before 10pm is 7pm.
    assert told[-1] == "Saturday 19:00"
    await _go(hall, sunday, "09:30")
    await owen.sees("Who came to Night shelter?")
    [of_the_night] = [row["id"] for row in await rows(hall, "SELECT id, day FROM shift")
                      if row["day"] == str(saturday)]  # fmt: skip
    await owen.forges(f"att-open:{of_the_night}")
    await owen.taps("Everyone came")
    length = "7 hours" if forward else "9 hours"
    await owen.sees(f"1. Amina: came, {length}")
    await owen.taps("Confirm the hours")
    await owen.sees(f"{length}: Amina.")
    await owen.taps("Yes, confirm one person")
    await amina.sees(f"Your {length} are confirmed: Night shelter, Saturday {saturday.day}")
    kept = [row["minutes"] for row in await rows(hall, HOURS) if row["day"] == str(saturday)]
    assert kept == [420 if forward else 540]
    assert LONDON.key == "Europe/London"
