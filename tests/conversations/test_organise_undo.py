"""What a broker decided about something to volunteer for, taken back while nobody has joined; and
who may not decide or act at all."""

import pytest

from tests.conversations.test_organise import known, registers
from tests.shift_help import in_days, no_sample_shifts, past_a_clock_change, rows, run
from tests.town import Town


@pytest.fixture
async def hall(any_town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(any_town)
    await past_a_clock_change(any_town)
    return any_town


async def states(town: Town) -> tuple[list[str], list[str], int]:
    """Of opportunities and organisations, and how many shifts take place."""
    found = [
        [row["state"] for row in await rows(town, f"SELECT state FROM {table} ORDER BY id")]
        for table in ("opportunity", "organisation")
    ]
    coming = await rows(town, "SELECT id FROM shift WHERE state = 'published'")
    return found[0][-1:], found[1], len(coming)


async def test_a_yes_is_taken_back_with_the_organisation_and_given_again(hall: Town) -> None:
    pat = await registers(hall)
    ruth, amina = hall.phones("Ruth", "Amina")
    await ruth.taps("Approve, insurance seen")
    await pat.sees("Pelham Larder is in.")
    assert await states(hall) == (["published"], ["open"], 1)
    await ruth.says("/undo")
    await ruth.sees("Pelham Larder wants to join.")
    assert await states(hall) == (["checking"], ["checking"], 0)
    await pat.sees("took back the last message")
    day = in_days(hall, 6)
    await pat.says(f"Stock take {day:%A} 2pm to 4pm at the store, 2 places")
    await pat.does_not_see("Yes, show it")
    await amina.says("/volunteer")
    await amina.sees("Nothing is on")
    # It waits as before, and can be let in after all: its day comes back.
    await ruth.says("/queue")
    await ruth.sees("One thing to volunteer for to look at")
    await ruth.taps("Start with the oldest")
    await ruth.taps("Approve, insurance seen")
    await pat.sees("Pelham Larder is in.")
    assert await states(hall) == (["published"], ["open"], 1)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.sees("You're in.")


async def test_a_yes_stays_once_somebody_has_joined(hall: Town) -> None:
    await registers(hall)
    ruth, amina = hall.phones("Ruth", "Amina")
    await ruth.taps("Approve, insurance seen")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await ruth.says("/undo")
    await ruth.sees("Somebody has joined already")
    assert await states(hall) == (["published"], ["open"], 1)


async def test_a_no_is_taken_back(hall: Town) -> None:
    pat = await registers(hall)
    ruth = hall.phone("Ruth")
    await ruth.taps("Decline")
    await ruth.taps("No insurance yet")
    await pat.sees("A broker did not put up Food parcel packing")
    await ruth.says("/undo")
    assert await states(hall) == (["checking"], ["checking"], 0)
    await pat.sees("took back the last message")
    await ruth.says("/queue")
    await ruth.sees("One thing to volunteer for to look at")


async def test_after_ten_minutes_it_stays(hall: Town) -> None:
    await known(hall)
    await hall.later(minutes=11)
    ruth = hall.phone("Ruth")
    await ruth.says("/undo")
    assert await states(hall) == (["published"], ["open"], 1)


async def test_a_broker_who_put_it_up_is_told_whom_to_ask(hall: Town) -> None:
    await registers(hall)
    await run(
        hall,
        "UPDATE opportunity SET made_by = :ruth WHERE state = 'checking'",
        ruth=hall.people["Ruth"].id,
    )
    number = (await rows(hall, "SELECT id FROM opportunity WHERE state = 'checking'"))[0]["id"]
    ruth = hall.phone("Ruth")
    await ruth.forges(f"op-approve:{number}:seen")
    await ruth.sees("Another broker must decide it: Devinder.")
    assert await states(hall) == (["checking"], ["checking"], 0)


async def test_an_organisation_does_nothing_for_another(hall: Town) -> None:
    pat = await known(hall)
    owen = await known(hall, "Alum Rock Scouts", "Owen")
    theirs = (await rows(hall, "SELECT id FROM opportunity WHERE organisation LIKE 'Alum%'"))[0]
    group = (await rows(hall, "SELECT id FROM organisation ORDER BY id DESC LIMIT 1"))[0]
    shift = (await rows(hall, "SELECT id FROM shift WHERE opportunity_id = :id", id=theirs["id"]))[
        0
    ]
    before = await states(hall)
    for data in (
        f"op-edit:{theirs['id']}",
        f"op-end:{theirs['id']}",
        f"op-approve:{theirs['id']}:seen",
        f"op-decline:{theirs['id']}",
        f"org-invite:{group['id']}",
        f"sh-cancel:{shift['id']}",
        f"sh-run:{shift['id']}",
    ):
        await pat.forges(data)
        await pat.does_not_see("who is coming", "Please send this link")
    # In words neither: what they put up is their own organisation's.
    day = in_days(hall, 6)
    await pat.says(f"Stock take for Alum Rock Scouts {day:%A} 2pm to 4pm at the store, 2 places")
    await pat.types("Skip")
    await pat.taps("Yes, show it")
    assert (await states(hall))[1:] == (before[1], before[2] + 1)
    mine = await rows(hall, "SELECT organisation FROM opportunity ORDER BY id DESC LIMIT 1")
    assert mine[0]["organisation"] == "Pelham Larder"
    await owen.does_not_see("Stock take")
