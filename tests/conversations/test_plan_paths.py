"""What can go otherwise with help that is planned: other times, other hours, silence, dropping out,
a visitor who is missed, and people who leave in the middle."""

from datetime import timedelta

from storage import acquaintances, communities
from tests.conversations.test_log_hours import balance_of
from tests.conversations.test_plans import books_hold, planned, proposed, to
from tests.town import Town


async def state_of(town: Town) -> str:
    """The state of the newest exchange."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return str(await tx.value("SELECT state FROM exchange ORDER BY id DESC LIMIT 1"))


async def on_the_day(town: Town, when: str) -> None:
    """Moves the clock to a local time on the day for which `planned` planned."""
    await town.later(days=1, hours=23)
    await to(town, when)


async def rule(town: Town, name: str, value: str) -> None:
    """Sets a rule of the sample timebank."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        communities.set_setting(tx, 1, name, value)


async def test_the_other_side_names_another_time_and_the_first_agrees(town: Town) -> None:
    amina, jean, ruth = await proposed(town)
    old = jean.last.button("Yes, that suits me")
    assert old is not None
    await jean.taps("Name another time")
    await jean.sees("Which day will it be?")
    day = (town.clock.now() + timedelta(days=3)).strftime("%A").lower()
    await jean.says(f"{day} 10am")
    await jean.sees("Another time", "10am to midday", "Shall I ask Amina?")
    await jean.taps("Ask Amina")
    await amina.sees("10am to midday", "Jean asks you. Does this suit you?")
    await jean.forges(old.value)  # agreeing to the time that is no more
    assert await state_of(town) == "proposed"
    await amina.taps("Yes, that suits me")
    await ruth.sees("Approve it before it happens?")
    await ruth.taps("Approve before")
    await jean.sees("Approved beforehand.")


async def test_a_later_start_on_the_same_day_needs_no_second_look(town: Town) -> None:
    amina, jean, ruth = await planned(town)
    day = (town.clock.now() + timedelta(days=2)).strftime("%A").lower()
    await amina.taps("Name another time")
    await amina.says(f"{day} 4pm")
    await amina.sees("4pm to 6pm")
    await amina.taps("Ask Jean")
    count = ruth.count_messages()
    await jean.taps("Yes, that suits me")
    await jean.sees("4pm to 6pm", "Approved beforehand.")
    assert ruth.count_messages() == count, ruth.screen()
    await jean.taps("Name another time")
    await jean.says("next week saturday 4pm")
    await jean.taps("Ask Amina")
    await amina.taps("Yes, that suits me")
    await ruth.sees("Approve it before it happens?")
    assert await state_of(town) == "agreed"


async def test_a_broker_asks_first_and_then_declines(town: Town) -> None:
    amina, jean, ruth = await proposed(town)
    await jean.taps("Yes, that suits me")
    await ruth.says("/queue")
    await ruth.sees("One plan to approve before it happens")
    await ruth.taps("Approve plans")
    await ruth.taps("See Amina and Jean")
    await ruth.taps("Ask a question")
    await ruth.says("Do you have your own tools?")
    await amina.sees("Your broker asks: Do you have your own tools?")
    await amina.taps("Answer")
    await amina.says("Yes a fork and a spade")
    await ruth.sees("The answer: “Yes a fork and a spade”")
    await ruth.taps("Decline")
    await ruth.says("The fence is mended first")
    await ruth.sees("Declined. Both were told.", "The fence is mended first")
    for phone in (amina, jean):
        await phone.sees("Not approved.", "It will not happen", "The fence is mended first")


async def test_nobody_approves_their_own_plan(town: Town) -> None:
    ruth, devinder, pat = town.phones("Ruth", "Devinder", "Pat")
    assert town.program is not None
    async with town.program.database.write() as tx:
        one, other = town.people["Ruth"].id, town.people["Devinder"].id
        acquaintances.meet(tx, 1, one, other, "introduced", town.clock.now())
    await to(town, "09:00")
    await ruth.says("/plan")
    await ruth.taps("Get help from them")
    await ruth.taps("Devinder")
    await ruth.says("ironing")
    await ruth.says("saturday 2pm for 1 hour")
    await ruth.taps("Meet at my home")
    await ruth.taps("Ask Devinder")
    await devinder.taps("Yes, that suits me")
    await devinder.sees("Only a broker who is not part of it can approve it")
    for phone in (ruth, devinder):
        await phone.forges("x-allow:4:x")
    assert await state_of(town) == "agreed"
    await pat.does_not_see("Approve")


async def test_where_the_rules_ask_for_no_look_the_agreed_plan_is_approved_at_once(
    town: Town,
) -> None:
    await rule(town, "approve_every_plan", "no")
    _, jean, ruth = await proposed(town)
    await jean.taps("Yes, that suits me")
    await jean.sees("It is planned.", "ask for no broker's look")
    await ruth.does_not_see("Approve it before it happens?")
    assert await state_of(town) == "planned"


async def test_both_are_reminded_the_evening_before_and_two_hours_before(town: Town) -> None:
    amina, jean, _ = await planned(town)
    for when in ("17:59", "18:01"):
        await to(town, when)  # tomorrow's evening is the one before
    for phone in (amina, jean):
        assert len([m for m in phone.messages if "I will remind you" in m.text]) == 1
    await to(town, "18:01")
    for phone in (amina, jean):
        assert len([m for m in phone.messages if "I will remind you" in m.text]) == 2
    await to(town, "12:01")
    for phone in (amina, jean):
        assert len([m for m in phone.messages if "I will remind you" in m.text]) == 3, (
            phone.screen()
        )


async def test_a_helper_who_drops_out_an_hour_before_is_told_on_at_once(town: Town) -> None:
    amina, jean, ruth = await planned(town)
    await on_the_day(town, "12:30")
    await amina.says("can't make it")
    await amina.sees("with Jean. Jean and your broker hear of it at once", "another time")
    await amina.taps("Call it off")
    await amina.sees("Called off.")
    await jean.sees("Called off.", "Amina was going to help you")
    await ruth.sees("Amina can't make it", "Perhaps you know somebody else")
    await ruth.taps("Open it")
    await ruth.sees("Called off.")
    await jean.taps("Plan another day")
    await jean.sees("Which day will it be?")
    await town.later(hours=5)
    await jean.does_not_see("Was it done as planned?")


async def test_keeping_it_as_it_is_changes_nothing(town: Town) -> None:
    amina, jean, _ = await planned(town)
    await amina.taps("Can't make it")
    await amina.taps("Keep it as it is")
    await amina.sees("You are going to help Jean", "Approved beforehand.")
    await jean.does_not_see("Called off")


async def test_more_hours_than_planned_are_for_a_broker(town: Town) -> None:
    amina, jean, ruth = await planned(town)
    before = await balance_of(town, "Amina")
    await town.later(days=2, hours=7, minutes=1)
    await amina.taps("Say different hours")
    await amina.says("3 hours")
    await jean.sees("3 hours", "Is that right?", "Not approved beforehand for more than 2 hours")
    await jean.taps("Yes, that's right")
    await ruth.sees("Both agree", "Not approved beforehand for more than 2 hours")
    assert await balance_of(town, "Amina") == before
    await ruth.taps("Approve")
    assert await balance_of(town, "Amina") == before + 180
    await books_hold(town)


async def test_fewer_hours_that_both_say_post_by_themselves(any_town: Town) -> None:
    town = any_town
    amina, jean, _ = await planned(town)
    before = await balance_of(town, "Amina")
    await town.later(days=2, hours=7, minutes=1)
    old = jean.last.button("Yes, as planned")
    assert old is not None
    await amina.taps("Say different hours")
    await amina.says("1 hour")
    await jean.forges(old.value)  # she had the old card before her: 2 hours, not 1
    await amina.sees("Jean says it was 2 hours. Do you agree?")
    await amina.taps("Change my hours")
    await amina.says("90 minutes")
    await jean.taps("Yes, that's right")
    assert await balance_of(town, "Amina") == before + 90
    await books_hold(town)


async def test_both_say_at_once_that_it_was_done(any_town: Town) -> None:
    town = any_town
    amina, jean, _ = await planned(town)
    before = await balance_of(town, "Amina")
    await town.later(days=2, hours=7, minutes=1)
    buttons = [phone.last.button("Yes, as planned") for phone in (amina, jean)]
    for phone, button in zip((amina, jean, amina, jean), (*buttons, *buttons), strict=True):
        assert button is not None
        await phone.forges(button.value)
    assert await state_of(town) == "posted"
    assert await balance_of(town, "Amina") == before + 120
    await books_hold(town)


async def test_it_did_not_happen_and_both_say_so(town: Town) -> None:
    amina, jean, ruth = await planned(town)
    await town.later(days=2, hours=7, minutes=1)
    await amina.taps("Say it didn't happen")
    await jean.sees("Amina says that it did not happen. Is that so?")
    await jean.taps("Say it didn't happen")
    await jean.sees("It did not happen. You both say so.")
    await amina.sees("It did not happen. You both say so.")
    assert await state_of(town) == "not_done"
    await ruth.does_not_see("The two do not agree")


async def test_one_says_that_it_did_happen(town: Town) -> None:
    amina, jean, ruth = await planned(town)
    await town.later(days=2, hours=7, minutes=1)
    await amina.taps("Say it didn't happen")
    await jean.taps("Say it did happen")
    await jean.says("2 hours")
    await amina.sees("You helped Jean", "2 hours", "Is that right?")
    await amina.taps("Say there's a problem")
    await ruth.sees("The two do not agree")
    await ruth.taps("Settle the hours")
    await ruth.says("1 hour")
    await ruth.says("Half of it was done")
    for phone in (amina, jean):
        await phone.sees("Settled by your broker", "Half of it was done")
    await books_hold(town)


async def test_nobody_says_how_it_went(town: Town) -> None:
    amina, jean, ruth = await planned(town)
    await town.later(days=2, hours=7, minutes=1)
    asked = "Was it done as planned?"
    for _ in range(3):
        await to(town, "10:01")
    for phone in (amina, jean):
        # At its end, after one day and after three; the day in between nobody is asked.
        assert len([m for m in phone.messages if asked in m.text]) == 3, phone.screen()
    await ruth.does_not_see("For a week they have not")
    await town.later(days=4)
    await ruth.sees("For a week they have not both said how it went")
    await jean.sees("Your broker may ring you about it")
    await jean.taps("Yes, as planned")
    await amina.sees("Is that right?")
    assert await state_of(town) == "logged"
    await amina.taps("Yes, that's right")
    assert await state_of(town) == "posted"


async def test_after_a_week_of_silence_it_can_still_be_said_not_to_have_happened(
    town: Town,
) -> None:
    amina, jean, ruth = await planned(town)
    await town.later(days=2, hours=7, minutes=1)
    await town.later(days=8)
    await ruth.sees("For a week they have not both said how it went")
    await jean.taps("Say it didn't happen")
    await amina.sees("Jean says that it did not happen. Is that so?")
    assert await state_of(town) == "missed"
    await amina.taps("Say it didn't happen")
    await jean.sees("It did not happen. You both say so. No hours moved.")
    assert await state_of(town) == "not_done"
    await books_hold(town)


async def test_a_visit_that_waits_to_be_reported_is_in_the_list_of_plans(town: Town) -> None:
    amina, jean, _ = await planned(town)
    await jean.says("/plans")
    await jean.sees("Planned")
    await town.later(days=2, hours=7, minutes=1)
    for phone, name in ((jean, "Amina"), (amina, "Jean")):
        await phone.says("/plans")
        await phone.sees("Over. Say how it went.")
        await phone.taps(f"Choose 1, {name}")
        await phone.sees("Was it done as planned?")
    await jean.taps("Yes, as planned")
    await amina.taps("Yes, that's right")
    await jean.says("/plans")
    await jean.sees("You have nothing planned with anybody")


async def test_hours_typed_after_a_planned_visit_report_the_plan(town: Town) -> None:
    amina, jean, _ = await planned(town)
    await on_the_day(town, "17:30")
    await amina.says("2hrs gardening for Jean today")
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you", "2 hours", "Is that right?")
    await jean.does_not_see("Not approved beforehand")
    await jean.taps("Yes, that's right")
    assert await state_of(town) == "posted"
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await tx.value("SELECT COUNT(*) FROM exchange WHERE state <> 'posted'") == 0
        assert await tx.value("SELECT COUNT(*) FROM exchange") == 4
    await town.later(days=1)
    await amina.does_not_see("Was it done as planned?")


async def test_help_without_a_plan_is_marked_for_both_and_is_a_brokers(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    for phone in (amina, jean):
        await phone.sees("Not approved beforehand, so not insured")
    await jean.taps("Yes, that's right")
    await ruth.sees("Both agree", "Not approved beforehand, so not insured")
    assert await state_of(town) == "confirmed"


async def test_a_plan_that_nobody_approved_in_time_is_a_brokers(town: Town) -> None:
    amina, jean, ruth = await proposed(town)
    await jean.taps("Yes, that suits me")
    await to(town, "18:01")
    before = len([m for m in ruth.messages if "Approve it before it happens?" in m.text])
    await to(town, "18:01")
    again = len([m for m in ruth.messages if "Approve it before it happens?" in m.text])
    assert again in (before, before + 1)
    await town.later(days=1)
    for phone in (amina, jean):
        await phone.sees("Was it done as planned?", "Not approved beforehand, so not insured")
    await jean.taps("Yes, as planned")
    await amina.taps("Yes, that's right")
    assert await state_of(town) == "confirmed"
    await ruth.taps("Approve")
    assert await state_of(town) == "posted"


async def test_a_lone_visitor_says_when_they_come_and_go(town: Town) -> None:
    amina, jean, ruth = await planned(town, "ironing")
    await amina.sees("Please tell me when you have arrived")
    await on_the_day(town, "13:01")
    await amina.taps("I've arrived")
    await jean.sees("Amina arrived at")
    await to(town, "15:30")
    await amina.taps("I've left")
    await jean.sees("Amina left at")
    await to(town, "16:40")
    await amina.does_not_see("Are you all right?")
    await ruth.does_not_see("has not told me that they are safe")


async def test_a_visitor_hears_that_nobody_could_be_told(town: Town) -> None:
    amina, _, ruth = await planned(town, "ironing")
    await ruth.says("/rules phone 0121 496 0000")
    await ruth.taps("Yes, change it")
    await on_the_day(town, "13:45")
    await amina.taps("I've arrived")
    for name in ("Ruth", "Devinder"):
        await town.phone(name).blocks()
    await to(town, "16:31")
    await amina.sees("your timebank is told")
    await to(town, "16:47")
    await to(town, "17:03")  # that the alarm reached nobody is known now
    await amina.sees("I can reach nobody at Ward End", "0121 496 0000", "ring 999")
    heard = amina.count_messages()
    await to(town, "17:20")
    assert amina.count_messages() == heard


async def test_a_lone_visitor_who_is_not_heard_of_is_missed(any_town: Town) -> None:
    town = any_town
    amina, _, ruth = await planned(town, "ironing")
    devinder = town.phone("Devinder")
    await on_the_day(town, "13:45")
    await amina.taps("I've arrived")
    await to(town, "16:31")
    await amina.sees("Are you all right?", "You have not told me that you left Jean")
    await ruth.does_not_see("has not told me that they are safe")
    await to(town, "16:47")
    for phone in (ruth, devinder):
        await phone.sees("A visitor at", "has not told me that they are safe")
    await to(town, "17:03")
    assert len([m for m in devinder.messages if "are safe" in m.text]) == 2, devinder.screen()
    await ruth.taps("Open it")
    await ruth.sees("Amina may not be safe", "Amina visits Jean", "Jean's home", "arrived at")
    await to(town, "17:30")
    assert len([m for m in devinder.messages if "are safe" in m.text]) == 2, devinder.screen()
    await amina.says("I've left")
    await ruth.sees("Amina has said that they left")


async def test_a_lone_visitor_who_came_is_not_asked_whether_they_did(town: Town) -> None:
    """Not even where the program stood still when it would have looked."""
    amina, jean, _ = await planned(town, "ironing")
    await on_the_day(town, "14:00")
    await amina.taps("I've arrived")
    await to(town, "16:01")
    await amina.sees("Was it done as planned?", "Amina arrived at 2pm")
    await amina.does_not_see("Are you all right?")
    await amina.taps("I've left")
    await amina.taps("Yes, as planned")
    await amina.sees("When Jean agrees, the hours are in the books.")
    await jean.taps("Yes, that's right")
    assert await state_of(town) == "posted"


async def test_a_visit_that_nobody_spoke_of_is_said_as_it_is(town: Town) -> None:
    amina, jean, _ = await planned(town, "ironing")
    await on_the_day(town, "16:01")
    await amina.sees("Was it done as planned?", "You have not told me that you arrived.")
    assert "you find the button here" not in amina.last.text
    assert "tells me on arriving" not in jean.last.text


async def test_a_lone_visitor_who_answers_is_asked_again_later(town: Town) -> None:
    amina, _, ruth = await planned(town, "ironing")
    await on_the_day(town, "14:31")
    await amina.sees("Are you all right?", "You have not told me that you arrived at Jean")
    await amina.taps("I'm all right")
    await to(town, "15:30")
    await ruth.does_not_see("are safe")
    await to(town, "16:31")
    await amina.sees("Are you all right?")
    await to(town, "16:47")
    await ruth.sees("has not told me that they are safe")


async def test_help_in_the_garden_is_no_lone_visit(town: Town) -> None:
    amina, _, _ = await planned(town)
    await amina.does_not_see("I've arrived")


async def test_somebody_who_is_paused_before_the_day_does_not_go(town: Town) -> None:
    amina, jean, _ = await planned(town)
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(
            "UPDATE membership SET state = 'paused' WHERE person_id = :id",
            id=town.people["Amina"].id,
        )
    await to(town, "18:01")
    await to(town, "18:01")  # the evening before
    await jean.sees("Called off.", "Amina was going to help you")
    assert await state_of(town) == "cancelled"
    await amina.does_not_see("Was it done as planned?")
