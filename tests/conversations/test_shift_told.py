"""Who hears of a shift that is called off or moved, whatever place they have; and what an organiser
says in one message."""

import pytest

from tests.conversations.test_shift_life import age_unknown, states
from tests.conversations.test_shift_teams import brings, employer
from tests.driver import Phone
from tests.shift_help import (
    crowd,
    go_to,
    in_days,
    no_sample_shifts,
    past_a_clock_change,
    publish,
    rows,
)
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def test_a_call_off_is_told_to_every_kind_of_place_once(hall: Town) -> None:
    owen, ruth, amina, jean, pat = hall.phones("Owen", "Ruth", "Amina", "Jean", "Pat")
    fourth, left = await crowd(hall, 2)
    await age_unknown(hall, "Jean", adult=0)
    shift_id = await publish(hall, places=3)
    for phone in (amina, jean, left, pat, fourth):
        await phone.says("/volunteer")
        await phone.taps(phone.buttons[0])
    await left.taps("Can't make it")
    assert await states(hall) == {
        "Amina": "joined", "Jean": "checking", "Volunteer02": "left", "Pat": "offered",
        "Volunteer01": "waiting",
    }  # fmt: skip
    told = {phone: phone.count_messages() for phone in (amina, jean, pat, fourth, left)}
    await owen.says("/run")
    await owen.forges(f"sh-off:{shift_id}")
    await owen.taps("The place is closed")
    await owen.sees("Call off Tea for carers?", "I will tell 4 people at once.")
    await owen.taps("Yes, call it off")
    for phone in (amina, jean, pat, fourth):
        await phone.sees("Called off: Tea for carers.", "You need not come.", "The place is closed")
        assert phone.count_messages() == told[phone] + 1
    assert left.count_messages() == told[left]
    await ruth.sees("They took it back.")  # her case about Jean's age is over
    for phone in (jean, pat, fourth):
        await phone.forges(f"sh-join:{shift_id}")
        await phone.sees("That was called off.")


async def test_a_call_off_early_in_the_morning_does_not_wait_for_eight(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    shift_id = await publish(hall, days=1, start="08:15", finish="10:00")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await go_to(hall, 1, "06:30")
    await owen.says("/run")
    await owen.forges(f"sh-off:{shift_id}")
    await owen.taps("The weather is too bad")
    await owen.taps("Yes, call it off")
    await amina.sees("Called off: Tea for carers.")


async def test_a_team_hears_of_another_time_and_of_a_call_off(hall: Town) -> None:
    owen, pat = hall.phones("Owen", "Pat")
    await employer(hall, "Pat")
    shift_id = await publish(hall, places=10)
    await brings(pat, "8")
    await pat.taps("Yes, sign us up")
    await owen.says("/run")
    await owen.forges(f"sc-change:{shift_id}")
    await owen.taps("Change")
    await owen.taps(next(label for label in owen.buttons if label.startswith("When")))
    await owen.says(f"{in_days(hall, 4):%A} 3pm to 5pm")
    await owen.taps("Yes, change it")
    await pat.sees("Tea for carers has changed.", "New time: ", "3pm to 5pm")
    await owen.forges(f"sh-off:{shift_id}")
    await owen.taps("The weather is too bad")
    await owen.taps("Yes, call it off")
    await pat.sees("Called off: Tea for carers.")


async def test_the_fewest_people_in_one_message(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    day = in_days(hall, 5)
    await owen.says(
        f"Canal clean {day:%A} 10am to noon at the footbridge, 12 places, at least 5 people"
    )
    if "Skip" in owen.buttons:
        await owen.taps("Skip")
    await owen.sees("Canal clean", "10am to midday", "12 places", "5")
    await owen.taps("Yes, show it")
    found = await rows(hall, "SELECT places, least FROM shift")
    assert [(row["places"], row["least"]) for row in found] == [(12, 5)]
    await amina.says("/volunteer")
    await amina.sees("Canal clean", "It needs 5 people. Nobody has joined so far.")


async def test_quiet_until_ten_brings_the_last_reminder_the_evening_before(town: Town) -> None:
    """Whoever is not quiet so long gets it in the morning, and both get it once."""
    await no_sample_shifts(town)
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("quiet from 9pm to 10am")
    shift_id = await publish(town, "Breakfast club", days=1, start="11:30", finish="13:00")
    for phone in (amina, jean):
        await phone.starts(f"shift_{shift_id}")
        await phone.taps("Join")

    def told(phone: Phone) -> int:
        return sum("Breakfast club" in one for one in phone.received.values())

    before = told(amina), told(jean)
    await go_to(town, 0, "18:01")
    assert (told(amina) - before[0], told(jean) - before[1]) == (1, 0)
    await go_to(town, 1, "08:31")
    assert (told(amina) - before[0], told(jean) - before[1]) == (1, 1)
    await go_to(town, 0, "10:05")
    assert (told(amina) - before[0], told(jean) - before[1]) == (1, 1)
