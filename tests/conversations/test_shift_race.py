"""Many people tap Join at the same moment, on both databases."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest

from tests.conversations.test_finding import TIMELESS, put_up
from tests.shift_help import crowd, no_sample_shifts, publish, rows
from tests.town import Town

PEOPLE = 30
PLACES = 8


@pytest.fixture
async def busy(any_url: str) -> AsyncIterator[Town]:
    """The sample timebank; on PostgreSQL four workers handle updates side by side."""
    made = Town(any_url, workers=4)
    await made.open()
    await no_sample_shifts(made)
    yield made
    await made.close()


async def places(town: Town) -> list[tuple[str, str, int]]:
    """Names, states and turns, in the order of the turns."""
    found = await rows(
        town,
        "SELECT p.name, m.state, m.turn FROM place m JOIN person p ON p.id = m.person_id"
        " ORDER BY m.turn",
    )
    return [(r["name"], r["state"], r["turn"]) for r in found]


async def test_thirty_people_and_eight_places(busy: Town) -> None:
    await publish(busy, places=PLACES)
    people = await crowd(busy, PEOPLE)
    for phone in people:
        await phone.says("/volunteer")
    await asyncio.gather(*(phone.taps("Join") for phone in people))
    found = await places(busy)
    assert [turn for _, _, turn in found] == list(range(1, PEOPLE + 1))
    assert [state for _, state, _ in found] == ["joined"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    for name, state, turn in found:
        phone = busy.phone(name)
        if state == "joined":
            assert "You're in." in phone.last.text
        else:
            said = re.search(r"You are number (\d+) on the waiting list", phone.last.text)
            assert said is not None
            assert int(said[1]) == turn - PLACES
    reminders = await rows(
        busy, "SELECT COUNT(*) AS n FROM reminder WHERE kind IN ('shift.coming', 'shift.soon')"
    )
    assert reminders[0]["n"] == 2 * PLACES


async def test_everybody_leaves_and_joins_at_once(busy: Town) -> None:
    """Those with a place leave while others join: never more than there are places, none left
    empty while somebody waits, and each free place told once."""
    await publish(busy, places=PLACES)
    people = await crowd(busy, PEOPLE)
    first, rest = people[:PLACES], people[PLACES:]
    for phone in people:
        await phone.says("/volunteer")
    for phone in first:
        await phone.taps("Join")
    await asyncio.gather(
        *(phone.taps("Can't make it") for phone in first),
        *(phone.taps("Join") for phone in rest),
        *(phone.taps("Join") for phone in rest),
    )
    found = await places(busy)
    states = [state for _, state, _ in found]
    assert states.count("left") == PLACES
    assert states.count("joined") == PLACES
    assert states.count("waiting") == len(rest) - PLACES
    joined = [turn for _, state, turn in found if state == "joined"]
    waiting = [turn for _, state, turn in found if state == "waiting"]
    assert max(joined) < min(waiting)
    told = await rows(
        busy,
        "SELECT COUNT(*) AS n FROM outbox WHERE reason = 'shift.left' AND kind = 'notice'",
    )
    assert told[0]["n"] == PLACES


async def test_two_places_freed_at_once_go_to_the_first_two(busy: Town) -> None:
    await publish(busy, places=2)
    people = await crowd(busy, 6)
    for phone in people:
        await phone.says("/volunteer")
        await phone.taps(phone.buttons[0])
    await asyncio.gather(*(phone.taps("Can't make it") for phone in people[:2]))
    found = {name: state for name, state, _ in await places(busy)}
    assert [found[phone.name] for phone in people] == [
        "left", "left", "offered", "offered", "waiting", "waiting",
    ]  # fmt: skip
    offers = await rows(busy, "SELECT person_id FROM reminder WHERE kind = 'shift.lapse'")
    assert len(offers) == len({row["person_id"] for row in offers}) == 2
    await asyncio.gather(*(phone.taps("Yes, I'll come") for phone in people[2:4]))
    found = {name: state for name, state, _ in await places(busy)}
    assert sorted(found.values()) == ["joined", "joined", "left", "left", "waiting", "waiting"]


async def test_two_brokers_say_yes_to_the_last_place_at_once(busy: Town) -> None:
    number = await put_up(
        busy, "Shop sorter", kind="flexible", often="any half day", **{**TIMELESS, "places": 1}
    )
    people = await crowd(busy, 4)
    for phone in people:
        await phone.starts(f"opp_{number}")
        await phone.taps("Say I'd like to")
    asked = [row["id"] for row in await rows(busy, "SELECT id FROM interest ORDER BY id")]
    brokers = busy.phones("Ruth", "Devinder")
    for broker in brokers:
        await broker.says("/home")
    await asyncio.gather(
        *(broker.forges(f"in-yes:{one}") for broker, one in zip(brokers, asked, strict=False))
    )
    states = [row["state"] for row in await rows(busy, "SELECT state FROM interest")]
    assert states.count("accepted") == 1
