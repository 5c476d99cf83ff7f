"""Many give the code at once, on both databases; then sheet, feedback and letters there."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.conversations.test_checkin import shown
from tests.conversations.test_feedback import confirmed
from tests.shift_help import crowd, go_to, no_sample_shifts, publish, rows
from tests.town import Town

PEOPLE = 10
PLACES = 4


@pytest.fixture
async def busy(any_url: str) -> AsyncIterator[Town]:
    """The sample timebank; on PostgreSQL four workers handle updates side by side."""
    made = Town(any_url, workers=4)
    await made.open()
    await no_sample_shifts(made)
    yield made
    await made.close()


async def test_ten_unlisted_people_and_four_places(busy: Town) -> None:
    owen = busy.phone("Owen")
    shift_id = await publish(busy, days=1, places=PLACES)
    people = await crowd(busy, PEOPLE)
    await go_to(busy, 1, "14:05")
    code = await shown(busy, shift_id)
    await asyncio.gather(*(phone.says("20 notices a day") for phone in people))
    await asyncio.gather(*(phone.says(code) for phone in people))
    await asyncio.gather(*(phone.says(code) for phone in people))
    found = await rows(busy, "SELECT state FROM shift_arrival")
    assert (
        sorted(row["state"] for row in found) == ["asked"] * (PEOPLE - PLACES) + ["here"] * PLACES
    )
    places = await rows(busy, "SELECT state FROM place")
    assert [row["state"] for row in places] == ["joined"] * PLACES
    hours = await rows(busy, "SELECT person_id FROM service_hours WHERE how = 'code'")
    assert len(hours) == len({row["person_id"] for row in hours}) == PLACES
    # The rest of being there, as this database understands it.
    await owen.forges(f"sheet:{shift_id}")
    await owen.sees("Here comes the sheet.")
    await owen.taps("Key in the sheet")
    await owen.says("all came, 2 left at 3, 6 Sam Price")
    await owen.taps("Yes, note all this")
    await go_to(busy, 0, "16:40")
    await confirmed(busy, shift_id)
    await busy.later(hours=1, minutes=1)
    here = [phone for phone in people if "How was" in phone.last.text]
    assert len(here) == PLACES
    for phone in here:
        await phone.taps("Say it was good")
        await phone.taps("Yes, I would")
    await owen.forges(f"fb-see:{shift_id}")
    await owen.sees("There are too few answers to show.")
    await here[0].says("/letter certificate")
    await here[0].says("Zara Price")
    await here[0].taps("Take it all")
    await here[0].taps("Yes, make the letter")
    await here[0].sees("Here comes the certificate.")
