"""Brokers decide about help across at the same moment, on both databases."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage import people
from tests.driver import Phone
from tests.request_help import rows_of
from tests.town import Town
from tests.two_timebanks import agree, books, logs_across, second_timebank


@pytest.fixture
async def busy(any_url: str) -> AsyncIterator[Town]:
    """Two timebanks, the second with two brokers, Nadia and Carol; they help each other up to three
    hours. On PostgreSQL four workers handle updates side by side."""
    made = Town(any_url, workers=4)
    await made.open()
    second = await second_timebank(made)
    assert made.program is not None
    async with made.program.database.write() as tx:
        people.grant(tx, second.id, made.people["Carol"].id, "broker", None, made.clock.now())
    await agree(made, "3 hours")
    yield made
    await made.close()


async def _confirmed(town: Town) -> None:
    """Ruth records that Amina helped Bob for 2 hours, Nadia says who Bob is, he agrees."""
    ruth, nadia, bob = town.phones("Ruth", "Nadia", "Bob")
    await logs_across(ruth, "Amina", "Bob", "2 hours")
    await nadia.taps("Say who it is")
    await nadia.says("Bob")
    await bob.taps("Yes, that's right")


def _cards(phone: Phone, label: str) -> list[str]:
    """The buttons of this label that the phone shows, the oldest first."""
    found = [b.value for m in phone.messages for row in m.rows for b in row if b.text == label]
    return list(dict.fromkeys(found))


async def _posted(town: Town) -> int:
    found = await rows_of(town, "SELECT COUNT(*) FROM transfer WHERE key LIKE 'crossing:%:posted'")
    return int(found[0][0])


async def test_two_brokers_at_the_cap_and_one_of_the_two_posts(busy: Town) -> None:
    """Each fits the cap alone, both together don't."""
    nadia, carol = busy.phones("Nadia", "Carol")
    for _ in range(2):
        await _confirmed(busy)
    first, second = _cards(nadia, "Approve the hours")
    assert len(_cards(carol, "Approve the hours")) == 2
    await asyncio.gather(nadia.forges(first), carol.forges(second))
    assert await _posted(busy) == 1
    found, balances = await books(busy)
    assert found == []
    assert balances["ward-end between"] == -120 == balances["kings-heath Bob"]
    states = [one for (one,) in await rows_of(busy, "SELECT state FROM crossing ORDER BY state")]
    assert states == ["confirmed", "posted"]
    told = [one for phone in (nadia, carol) for one in phone.notices]
    assert any("beyond the cap of 3 hours" in one for one in told), told


async def test_two_brokers_approve_the_same_at_once_and_it_posts_once(busy: Town) -> None:
    nadia, carol = busy.phones("Nadia", "Carol")
    await _confirmed(busy)
    (approve,) = _cards(nadia, "Approve the hours")
    await asyncio.gather(nadia.forges(approve), carol.forges(approve))
    assert await _posted(busy) == 1
    found, balances = await books(busy)
    assert found == []
    assert balances["kings-heath Bob"] == -120


async def test_brokers_of_both_timebanks_at_once_and_one_of_them_decides(busy: Town) -> None:
    """Ruth's timebank declines at the moment in which Nadia's approves."""
    ruth, nadia, bob = busy.phones("Ruth", "Nadia", "Bob")
    await _confirmed(busy)
    (approve,) = _cards(nadia, "Approve the hours")
    await ruth.taps("Decline it")
    await asyncio.gather(nadia.forges(approve), ruth.says("Amina says it was not Bob"))
    (state,) = (one for (one,) in await rows_of(busy, "SELECT state FROM crossing"))
    found, balances = await books(busy)
    assert found == []
    if state == "posted":
        assert (await _posted(busy), balances["kings-heath Bob"]) == (1, -120)
        await bob.does_not_see("it was not Bob")
    else:
        assert (state, await _posted(busy)) == ("declined", 0)
        assert "kings-heath between" not in balances


async def test_one_timebank_undoes_while_the_other_posts_the_next(busy: Town) -> None:
    """The first is in the books and fills the cap; its undoing and the next one's posting come
    together: whichever is first, the cap is kept and the books hold."""
    ruth, nadia = busy.phones("Ruth", "Nadia")
    await _confirmed(busy)
    await nadia.taps("Approve the hours")
    await _confirmed(busy)
    approve = _cards(nadia, "Approve the hours")[-1]
    (undo,) = _cards(ruth, "Undo it")
    await ruth.forges(undo)
    await asyncio.gather(ruth.says("Recorded by mistake"), nadia.forges(approve))
    found, balances = await books(busy)
    assert found == []
    states = sorted(one for (one,) in await rows_of(busy, "SELECT state FROM crossing"))
    assert states in (["posted", "reversed"], ["confirmed", "reversed"])
    expected = -120 if "posted" in states else 0
    assert balances["ward-end between"] == expected
    assert balances["kings-heath Bob"] == expected
