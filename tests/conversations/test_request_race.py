"""People answer, choose and call off at the same moment, on both databases."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.errors import DomainError
from domain.permissions import Role
from services import requests
from services.work import Work
from storage import communities
from tests.request_help import by_day, offers, rows_of, state_of
from tests.town import Town

IRONING = "Somebody to do my ironing thursday 2pm for an hour"


@pytest.fixture
async def busy(any_url: str) -> AsyncIterator[Town]:
    """The sample timebank; on PostgreSQL four workers handle updates side by side."""
    made = Town(any_url, workers=4)
    await made.open()
    await by_day(made)
    for name in ("Jean", "Pat", "Owen"):
        await offers(made, name, "home.ironing", "Ironing")
    yield made
    await made.close()


async def _states(town: Town) -> list[str]:
    return [one for (one,) in await rows_of(town, "SELECT state FROM candidate ORDER BY id")]


async def test_three_say_yes_at_once(busy: Town) -> None:
    amina = busy.phone("Amina")
    await amina.says(IRONING)
    await amina.taps("Yes, ask")
    await asyncio.gather(*(busy.phone(name).taps("Yes, I can") for name in ("Jean", "Pat", "Owen")))
    assert await _states(busy) == ["yes", "yes", "yes"]
    assert await state_of(busy) == "offered"
    await amina.sees("Jean can help.", "Owen can help.")
    await amina.sees("Pat can help.")


async def test_two_are_chosen_at_once_for_one_place(busy: Town) -> None:
    """Amina, and somebody who acts for her, press at the same moment: one choice counts."""
    amina = busy.phone("Amina")
    await amina.says(IRONING)
    await amina.taps("Yes, ask")
    for name in ("Jean", "Pat"):
        await busy.phone(name).taps("Yes, I can")

    async def choose(name: str) -> bool:
        assert busy.program is not None
        try:
            async with busy.program.database.write() as tx:
                community = (await communities.every(tx))[0]
                member = frozenset[Role]({"member"})
                work = Work(tx, busy.clock.now(), busy.people["Amina"], community, member)
                await requests.choose(work, 1, busy.people[name].id)
        except DomainError:
            return False
        return True

    assert sorted(await asyncio.gather(choose("Jean"), choose("Pat"))) == [False, True]
    assert sorted(await _states(busy)) == ["chosen", "closed", "closed"]
    assert await state_of(busy) == "matched"


async def test_the_yes_is_taken_back_while_it_is_chosen(busy: Town) -> None:
    amina, jean = busy.phones("Amina", "Jean")
    await amina.says(IRONING)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await amina.sees("Jean can help.")
    await asyncio.gather(amina.taps("Choose Jean"), jean.taps("Can't help after all"))
    live = await rows_of(
        busy,
        "SELECT COUNT(*) FROM plan q JOIN exchange e ON e.id = q.exchange_id"
        " WHERE e.state = 'proposed'",
    )
    # Whoever was first: nobody is expected who took it back, and others are asked.
    assert live == [(0,)]
    assert await state_of(busy) in ("open", "with_broker")
    assert "chosen" not in await _states(busy)


async def test_it_is_called_off_while_somebody_says_yes(busy: Town) -> None:
    amina, jean = busy.phones("Amina", "Jean")
    await amina.says(IRONING)
    await amina.taps("Yes, ask")
    await asyncio.gather(amina.taps("Call it off"), jean.taps("Yes, I can"))
    assert await state_of(busy) == "cancelled"
    assert "yes" not in await _states(busy)
    await jean.sees("This was called off.")


async def test_who_was_second_still_has_buttons(busy: Town) -> None:
    """Both brokers have it and decide at once. The second one's tap brings the card back to its
    message, from which the buttons were about to go."""
    amina, ruth, devinder = busy.phones("Amina", "Ruth", "Devinder")
    await amina.says("need somebody to mend my bike thursday 2pm for five hours")
    await amina.taps("Yes, ask")
    await ruth.sees("Amina asks for help", "many hours")
    await asyncio.gather(ruth.taps("Let it go out"), devinder.taps("Let it go out"))
    for broker in (ruth, devinder):
        newest = [one for one in broker.messages if "Ring somebody who could help" in one.text]
        assert "See who could help" in newest[-1].buttons, broker.screen()
    told = [one for broker in (ruth, devinder) for one in broker.notices]
    assert any("did this already. The card shows how it stands now." in one for one in told), told
