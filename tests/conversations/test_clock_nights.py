"""The nights in which the clocks change, by talking: what was asked and planned for the day after,
its reminders and its end. Nothing comes at night, nothing is an hour off, nothing comes twice."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.request_help import LONDON, offers, rows_of, state_of
from tests.town import Town

BOTH = pytest.mark.parametrize("forward", [True, False], ids=["forward", "back"])
STEP = 1800
Told = tuple[str, str, str]


def _next_change(town: Town, *, forward: bool) -> date:
    """The Sunday of the next change of the clocks, at least ten days ahead."""
    day = town.clock.now().astimezone(LONDON).date() + timedelta(days=10)
    while True:
        start = datetime.combine(day, time(0), LONDON).utcoffset()
        end = datetime.combine(day + timedelta(days=1), time(0), LONDON).utcoffset()
        assert start is not None
        assert end is not None
        if start != end and (end > start) is forward:
            return day
        day += timedelta(days=1)


async def _go(town: Town, day: date, at: str) -> None:
    """Moves to a time on the wall of this day at once."""
    target = datetime.combine(day, time.fromisoformat(at), LONDON)
    ahead = target.timestamp() - town.clock.now().timestamp()
    assert ahead > 0, "time only moves forward"
    await town.later(seconds=ahead)


async def _watch(town: Town, day: date, at: str, *names: str) -> list[Told]:
    """Moves there in half hours, so that what falls due comes when it does. Returns what came as a
    message of its own: to whom, when on the wall, and its last line."""
    phones = [town.phone(name) for name in names]
    seen = {(one, m.id) for one in names for m in town.phone(one).messages}
    told = []
    target = datetime.combine(day, time.fromisoformat(at), LONDON).timestamp()
    while (left := target - town.clock.now().timestamp()) > 1:
        await town.later(seconds=min(left, STEP))
        wall = town.clock.now().astimezone(LONDON).strftime("%A %H:%M")
        for phone, name in zip(phones, names, strict=True):
            for message in phone.messages:
                if message.from_bot and (name, message.id) not in seen:
                    seen.add((name, message.id))
                    told.append((name, wall, message.text.splitlines()[-1]))
    return told


@BOTH
async def test_a_plan_for_the_morning_after(town: Town, forward: bool) -> None:
    """Asked for on Friday for Sunday at 11am: both are reminded in the evening and two hours
    before, and asked how it went when it is over, by the clock on the wall."""
    sunday = _next_change(town, forward=forward)
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await _go(town, sunday - timedelta(days=2), "10:00")
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says("Somebody to do my ironing sunday 11am for an hour")
    await amina.taps("Yes, ask")
    await jean.sees("Somebody needs help", "11am")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.says("the library in Ward End")
    await ruth.taps("Approve before")
    on = f"Sunday {sunday.day} {sunday:%B %Y}, 11am"
    for phone in (amina, jean):
        await phone.sees(on)
    starts = await rows_of(town, "SELECT starts_at FROM plan")
    local = datetime.fromisoformat(starts[0][0]).astimezone(LONDON)
    assert (local.date(), local.time()) == (sunday, time(11))
    await _go(town, sunday - timedelta(days=1), "16:00")
    told = await _watch(town, sunday, "13:00", "Amina", "Jean")
    assert [(who, when) for who, when, _ in told] == [
        (who, when)
        for when in ("Saturday 18:00", "Sunday 09:00", "Sunday 12:00")
        for who in ("Amina", "Jean")
    ], told
    await jean.taps("Yes, as planned")
    await amina.taps("Yes, that's right")
    await amina.sees("1 hour")
    assert await rows_of(
        town, "SELECT minutes FROM exchange WHERE state = 'posted' AND id = 4"
    ) == [(60,)]


@BOTH
async def test_what_is_asked_for_in_the_evening_before_and_what_ends_in_the_night(
    town: Town, forward: bool
) -> None:
    """Nobody is asked at night; a request whose day ends in that night is said to be over in the
    morning, once, and the one for the day after goes to people at 8am on the wall."""
    sunday = _next_change(town, forward=forward)
    amina, jean = town.phones("Amina", "Jean")
    await _go(town, sunday - timedelta(days=1), "09:00")
    await amina.says("Somebody to do my ironing today")
    await amina.taps("Yes, ask")
    await _go(town, sunday - timedelta(days=1), "20:30")
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says("Somebody to do my ironing on sunday 3pm for an hour")
    await amina.taps("Yes, ask")
    await amina.sees("I ask people who can help in the morning.", "3pm")
    await jean.does_not_see("Somebody needs help")
    told = await _watch(town, sunday, "09:30", "Amina", "Jean")
    night = [one for one in told if one[1] < "Sunday 08:00"]
    assert night == []
    assert [one[0] for one in told].count("Jean") == 1, told
    assert ("Jean", "Sunday 08:00") in [one[:2] for one in told]
    over = [one for one in told if one[0] == "Amina" and "gone" in one[2]]
    assert [one[1] for one in over] == ["Sunday 08:00"], told
    assert await state_of(town, 1) == "lapsed"
    await jean.sees("3pm")
    await jean.taps("Yes, I can")
    await _go(town, sunday, "15:01")
    assert await state_of(town, 2) == "lapsed"
