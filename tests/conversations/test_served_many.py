"""Confirming very many people in one press, and the list that nobody ticked, by talking."""

import pytest

from services import service_confirm, service_jobs
from tests.conversations.test_giving import books_hold, rule
from tests.conversations.test_service_hours import HOURS, joined, of, open_list, organisation
from tests.shift_help import go_to, no_sample_shifts, rows, run
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts."""
    await no_sample_shifts(town)
    return town


async def test_one_press_confirms_everybody_in_rounds(
    hall: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_confirm, "AT_ONCE", 2)
    monkeypatch.setattr(service_jobs, "A_STEP", 1)
    await rule(hall, "shifts_credit", "all")
    jean, amina, pat = hall.phones("Jean", "Amina", "Pat")
    wombles = await organisation(hall, "Pelham Wombles", "Jean")
    shift_id = await joined(hall, "Amina", "Pat", "Ruth")
    await run(hall, "UPDATE opportunity SET organisation_id = :id WHERE id = (SELECT opportunity_id"
              " FROM shift WHERE id = :shift)", id=wombles, shift=shift_id)  # fmt: skip
    await go_to(hall, 1, "17:00")
    await open_list(jean, shift_id)
    await jean.taps("Everyone came")
    await jean.taps("Confirm the hours")
    await jean.sees("2 hours: Amina, Pat and Ruth.")
    await jean.taps("Yes, confirm 3 people")
    await hall.until(lambda: done(hall, 3))
    await hall.settle()
    await jean.sees("Hours of 3 people are confirmed.")
    await jean.taps("See the list")
    await jean.sees("1. Amina: confirmed, 2 hours, as timebank hours too")
    for phone in (amina, pat):
        await phone.sees("Your 2 hours are confirmed: Tea for carers")
    assert len(await rows(hall, "SELECT key FROM transfer WHERE key LIKE 'service:%'")) == 3
    await books_hold(hall)


async def done(town: Town, count: int) -> bool:
    """Whether so many are confirmed."""
    return [row["state"] for row in await rows(town, HOURS)] == ["confirmed"] * count


async def test_a_list_that_nobody_ticked_comes_back_after_a_week(hall: Town) -> None:
    owen, ruth = hall.phones("Owen", "Ruth")
    shift_id = await joined(hall, "Amina")
    await go_to(hall, 1, "17:00")
    await owen.sees("Who came to Tea for carers?")
    await go_to(hall, 7, "10:00")
    await owen.does_not_see("Nobody has noted yet who came")
    await hall.later(hours=7)
    await owen.sees("Nobody has noted yet who came to Tea for carers.", "One person waits for it.")
    await ruth.sees("Nobody has noted who came to a shift", "Tea for carers, Pelham Friends")
    await ruth.says("/queue")
    await ruth.sees("One person who waits for a reply")
    told = owen.count_messages()
    await hall.later(days=1)
    assert not any("Nobody has noted yet" in text for text in list(owen.received.values())[told:])
    await open_list(owen, shift_id)
    await owen.taps("Everyone came")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm one person")
    assert (await of(hall, "Amina"))["state"] == "confirmed"
    [case] = await rows(hall, "SELECT state, outcome FROM casework WHERE kind = 'unticked'")
    assert (case["state"], case["outcome"]) == ("closed", "seen-to")
