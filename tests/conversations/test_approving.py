"""/approve and /decline in one line, what is routine in one tap, the checklist before a risk."""

from tests.conversations.test_desk import balance_of
from tests.conversations.test_queue import ask_for_a_person, log_and_confirm
from tests.driver import Phone
from tests.town import Town


async def plans(giver: Phone, receiver: Phone, words: str) -> None:
    """Both agree to help that is planned, so that it waits for a broker."""
    await giver.says(words)
    await giver.taps("Give help to them")
    await giver.taps("Meet at their home")
    await giver.taps(f"Ask {receiver.name}")
    await receiver.taps("Yes, that suits me")


# In one line -------------------------------------------------------------------------------------


async def test_approve_with_names_or_a_number_approves_the_one_meant(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    before = await balance_of(town, "Amina")
    await log_and_confirm(amina, jean, "gardening")
    await log_and_confirm(pat, jean, "ironing")
    await ruth.says("/approve Amina and Jean")
    await ruth.sees("Approved. It is in the books.")
    assert await balance_of(town, "Amina") == before + 120
    number = await newest(town)
    await ruth.says(f"/approve {number}")
    await ruth.sees("Pat helped Jean", "Approved. It is in the books.")
    await ruth.says("/approve Amina and Jean")
    await ruth.sees("I find nothing like that in your queue.")


async def newest(town: Town) -> int:
    """The number of the newest exchange."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return int(await tx.value("SELECT MAX(id) FROM exchange"))


async def test_of_several_that_fit_one_is_chosen(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await log_and_confirm(pat, jean, "ironing")
    await ruth.says("/approve jean")
    await ruth.sees("Which one do you mean?")
    await ruth.taps("See Pat and Jean")
    await ruth.sees("Pat helped Jean")
    await ruth.says("/approve")
    await ruth.sees("To approve")


async def test_decline_with_its_reason_in_one_line_or_asked_for(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await log_and_confirm(pat, jean, "ironing")
    await ruth.says("/decline Amina and Jean not insured")
    await amina.sees("not insured")
    await ruth.says("/decline Pat and Jean")
    await ruth.sees("Why do you decline this?")
    await ruth.says("It is there twice")
    await pat.sees("It is there twice")
    await amina.says("/approve Pat and Jean")
    await amina.sees("Sorry, I cannot do that for you.")


# Together ----------------------------------------------------------------------------------------


async def test_routine_ones_are_read_back_and_approved_in_one_tap(any_town: Town) -> None:
    amina, jean, pat, ruth, devinder = any_town.phones("Amina", "Jean", "Pat", "Ruth", "Devinder")
    before = await balance_of(any_town, "Amina")
    await log_and_confirm(amina, jean, "gardening")
    await log_and_confirm(jean, amina, "gardening")
    await log_and_confirm(pat, amina, "gardening")
    await log_and_confirm(amina, pat, "babysitting")  # children: not routine
    await ruth.says("/queue")
    await ruth.taps("Approve 3 routine")
    await ruth.sees("3 routine exchanges, 6 hours together", "1. Amina helped Jean: 2 hours")
    assert "babysitting" not in ruth.last.text
    await devinder.says(f"/approve {await newest(any_town) - 1}")
    await ruth.taps("Approve all of these")
    await ruth.sees("2 exchanges are approved.", "One was decided or changed in the meantime.")
    assert await balance_of(any_town, "Amina") == before + 120 - 120 - 120
    await ruth.taps("Undo all of these")
    await ruth.sees("2 approvals are undone.")
    assert await balance_of(any_town, "Amina") == before - 120
    await ruth.says("/approve all")
    await ruth.sees("Nothing routine waits.")  # what was undone is looked at one by one


async def test_what_a_rule_or_a_person_makes_special_is_never_routine(town: Town) -> None:
    amina, jean, owen, ruth, devinder = town.phones("Amina", "Jean", "Owen", "Ruth", "Devinder")
    await log_and_confirm(owen, jean, "gardening")  # Owen's first
    await amina.says("5hrs yesterday gardening for Jean")  # longer than the rule
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await log_and_confirm(jean, amina, "ironing")  # alone in a home, not approved beforehand
    for broker in (ruth, devinder):
        await broker.says("/approve all")
        await broker.sees("Nothing routine waits.")
    await ruth.says("/rules routine 6 hours")
    await ruth.taps("Yes, change it")
    await devinder.says("/approve all")
    await devinder.sees("One routine exchange", "Amina helped Jean: 5 hours")
    await ruth.says("/rules routine none")
    await ruth.taps("Yes, change it")
    await devinder.says("/approve all")
    await devinder.sees("Nothing routine waits.")


async def test_the_queue_says_how_often_the_first_reply_came_in_time(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.taps("Approve")
    await ask_for_a_person(amina, "Is the hall open on Friday?")
    await ruth.says("/queue")
    await ruth.sees("First reply in time:", "that came this month", "by 5pm the same day")


# The checklist -----------------------------------------------------------------------------------


async def test_a_first_exchange_is_approved_after_its_point_was_ticked(town: Town) -> None:
    owen, jean, ruth = town.phones("Owen", "Jean", "Ruth")
    await plans(owen, jean, "/plan gardening for Jean saturday 2pm for an hour")
    await ruth.taps("Approve before")
    await ruth.sees("Before you approve: Owen helps Jean", "both know what to expect")
    assert "Approve, all is right" not in ruth.buttons
    await ruth.taps("Say both know")
    await ruth.sees("Ticked by Ruth.")
    await ruth.taps("Approve, all is right")
    await ruth.does_not_see("Before you approve")
    await owen.sees("Approved beforehand")
    assert town.program is not None
    async with town.program.database.read() as tx:
        reason = await tx.value("SELECT reason FROM audit WHERE action = 'exchange.checked'")
    assert reason == "first"


async def test_nobody_goes_round_the_checklist_and_a_driver_seen_is_ticked_beforehand(
    town: Town,
) -> None:
    pat, amina, jean, ruth = town.phones("Pat", "Amina", "Jean", "Ruth")
    await plans(pat, jean, "/plan a lift to hospital for Jean saturday 2pm for an hour")
    await ruth.taps("Approve before")
    await ruth.does_not_see("Before you approve")  # Pat's papers were seen
    await pat.sees("Approved beforehand")
    await plans(amina, jean, "/plan a lift to hospital for Jean sunday 2pm for an hour")
    number = await newest(town)
    button = ruth.last.button("Approve before")
    assert button is not None
    await ruth.forges(button.value.replace("x-allow", "ch-all"))
    await ruth.sees("There is something to look at before you approve this.")
    await ruth.says(f"/approve {number}")
    await ruth.sees("Before you approve", "licence, insurance and MOT")
    await ruth.taps("Say I saw the papers")
    await ruth.taps("Approve, all is right")
    await amina.sees("Approved beforehand")


async def test_decline_alone_has_a_heading_of_its_own(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.says("/decline")
    await ruth.sees("Which one shall I decline?")
    await ruth.does_not_see("To approve")
    await ruth.taps("See Amina and Jean")
    await ruth.sees("Amina helped Jean")
    await ruth.taps("Decline")
    await ruth.says("They did not agree on it")
    await ruth.sees("Declined. No hours moved.")
    await log_and_confirm(jean, amina, "gardening")
    await ruth.says("/approve")
    await ruth.sees("To approve")
