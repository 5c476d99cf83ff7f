"""The desk's cards: who looks at one, taking back within ten minutes, questions, answers."""

import asyncio

from storage import ledger
from tests.conversations.test_queue import log_and_confirm
from tests.join_help import applies
from tests.town import Town


async def balance_of(town: Town, name: str) -> int:
    """Somebody's minutes, as the books have them; the books hold."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await ledger.discrepancies(tx) == []
        return await ledger.balance(tx, 1, town.people[name].id)


async def open_first(broker: object) -> None:
    """The oldest card of the queue."""
    await broker.says("/queue")  # type: ignore[attr-defined]
    await broker.taps("Start with the oldest")  # type: ignore[attr-defined]


# Who looks at what --------------------------------------------------------------------------------


async def test_whoever_goes_on_lets_go_of_a_card_and_after_15_minutes_it_is_free(
    town: Town,
) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await log_and_confirm(amina, jean, "gardening")
    await open_first(ruth)
    await devinder.sees("Ruth is looking at this since")
    await ruth.taps("See the queue")
    assert "Approve" in devinder.buttons
    await ruth.taps("Start with the oldest")
    assert "Approve" not in devinder.buttons
    await town.later(minutes=16)
    assert "Approve" in devinder.buttons


async def test_of_two_brokers_who_open_one_card_at_once_one_has_it(any_town: Town) -> None:
    amina, jean, ruth, devinder = any_town.phones("Amina", "Jean", "Ruth", "Devinder")
    await log_and_confirm(amina, jean, "gardening")
    for broker in (ruth, devinder):
        await broker.says("/queue")
    await asyncio.gather(ruth.taps("Start with the oldest"), devinder.taps("Start with the oldest"))
    await any_town.phones.look()
    able = [one for one in (ruth, devinder) if "Approve" in one.buttons]
    assert len(able) == 1, (ruth.screen(), devinder.screen())


# Taking back --------------------------------------------------------------------------------------


async def test_an_approval_is_taken_back_and_given_again(any_town: Town) -> None:
    amina, jean, ruth = any_town.phones("Amina", "Jean", "Ruth")
    before = await balance_of(any_town, "Amina")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.taps("Approve")
    assert await balance_of(any_town, "Amina") == before + 120
    await ruth.taps("Undo")
    await ruth.sees("Both agree.")
    assert await balance_of(any_town, "Amina") == before
    for one in (amina, jean):
        await one.sees("Ruth at the timebank took back the last message", "nothing for you to do")
    await ruth.taps("Approve")
    assert await balance_of(any_town, "Amina") == before + 120
    await amina.sees("You have")
    await ruth.taps("Undo")
    assert await balance_of(any_town, "Amina") == before
    await ruth.taps("Approve")
    await ruth.taps("Reverse it")
    await ruth.taps("Logged twice")
    assert await balance_of(any_town, "Amina") == before


async def test_after_ten_minutes_undo_says_what_to_do_instead(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.taps("Approve")
    before = await balance_of(town, "Amina")
    await town.later(minutes=11)
    await ruth.taps("Undo")
    await ruth.sees("That was more than 10 minutes ago.", "reverse it")
    assert await balance_of(town, "Amina") == before
    await ruth.says("/undo")
    await ruth.sees("You decided nothing in the last 10 minutes")


async def test_undo_typed_takes_back_one_thing_and_asks_which_of_several(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.taps("Approve")
    await ruth.says("/undo")
    await ruth.sees("Both agree.")
    await ruth.taps("Approve")
    await log_and_confirm(pat, jean, "ironing")
    await ruth.taps("Decline")
    await ruth.says("They did not agree")
    before = await balance_of(town, "Amina")
    await ruth.says("/undo")
    await ruth.sees(
        "What shall I undo?", "1. Declined: Pat and Jean", "2. Approved: Amina and Jean"
    )
    await ruth.taps("Undo 2")
    assert await balance_of(town, "Amina") == before - 120
    await ruth.says("/undo")
    await ruth.sees("Pat helped Jean", "Both agree.")
    await pat.sees("took back the last message")


async def test_nobody_undoes_what_somebody_acted_on_or_another_decided(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.taps("Approve")
    button = ruth.last.button("Undo")
    assert button is not None
    assert "Undo" not in devinder.buttons
    await devinder.forges(button.value)
    await devinder.sees("I cannot find that.")
    await amina.forges(button.value)
    await devinder.taps("Reverse it")
    await devinder.taps("Logged twice")
    before = await balance_of(town, "Amina")
    await ruth.forges(button.value)
    await ruth.sees("so I cannot undo it")
    assert await balance_of(town, "Amina") == before


async def test_two_taps_on_undo_at_once_count_once(any_town: Town) -> None:
    amina, jean, ruth = any_town.phones("Amina", "Jean", "Ruth")
    before = await balance_of(any_town, "Amina")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.taps("Approve")
    button = ruth.last.button("Undo")
    assert button is not None
    await asyncio.gather(ruth.forges(button.value), ruth.forges(button.value))
    assert await balance_of(any_town, "Amina") == before


async def test_somebody_who_was_let_in_by_mistake_waits_again(town: Town) -> None:
    ruth, nadia = town.phone("Ruth"), town.phone("Nadia")
    await applies(nadia)
    await ruth.sees("Nadia wants to join")
    await ruth.taps("Approve")
    await nadia.sees("You are now a member")
    await ruth.taps("Undo")
    await nadia.sees("Ruth at Ward End & Pelham Timebank took back the last message")
    await nadia.says("/balance")
    await nadia.does_not_see("2 hours")
    await ruth.taps("Approve")
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await ledger.discrepancies(tx) == []
        found = await tx.value(
            "SELECT balance FROM account WHERE owner_id ="
            " (SELECT id FROM person WHERE name = 'Nadia')"
        )
    assert found == 120


# Questions ----------------------------------------------------------------------------------------


async def test_a_question_about_an_applicant_comes_back_to_the_card_with_its_answer(
    town: Town,
) -> None:
    ruth, nadia = town.phone("Ruth"), town.phone("Nadia")
    await applies(nadia)
    await ruth.taps("Ask them something")
    await ruth.says("Which street are you near?")
    await ruth.sees("Ruth asked Nadia: Which street are you near?", "There is no answer yet.")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")
    await nadia.sees("Ruth at the timebank asks:", "Which street are you near?")
    await nadia.taps("Reply")
    await nadia.says("By the church")
    await nadia.sees("Thank you. Ruth has your answer.")
    await ruth.sees("Nadia answered: By the church")
    await ruth.says("/queue")
    await ruth.sees("One person who wants to join")


async def test_a_question_that_nobody_answers_is_in_the_queue_again_after_three_days(
    town: Town,
) -> None:
    ruth, nadia = town.phone("Ruth"), town.phone("Nadia")
    await applies(nadia)
    await ruth.taps("Ask them something")
    await ruth.says("Which street are you near?")
    await town.later(days=3, minutes=1)
    await ruth.says("/queue")
    await ruth.sees("One person who wants to join")


# The soft lock ------------------------------------------------------------------------------------


async def test_an_old_approve_is_refused_while_another_looks_at_it_until_it_is_taken_over(
    town: Town,
) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    before = await balance_of(town, "Amina")
    await log_and_confirm(amina, jean, "gardening")
    old = devinder.last.button("Approve")
    assert old is not None
    await open_first(ruth)
    await devinder.forges(old.value)
    assert any("Ruth is looking at this now." in notice for notice in devinder.notices)
    await devinder.sees("Ruth is looking at this since")
    await devinder.says("/approve Amina and Jean")
    assert await balance_of(town, "Amina") == before
    await devinder.says("/approve all")
    await devinder.sees("Nothing routine waits.")
    await devinder.says("/decline Amina and Jean not insured")
    await devinder.sees("Ruth is looking at this")
    await devinder.taps("Take it over")
    await ruth.sees("Devinder took over")
    await devinder.taps("Approve")
    assert await balance_of(town, "Amina") == before + 120
