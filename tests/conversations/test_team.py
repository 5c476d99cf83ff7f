"""The team: duty, out of office, roles that end, households."""

import re
from datetime import datetime, time, timedelta

from tests.conversations.test_hats import add_member
from tests.conversations.test_queue import ask_for_a_person, log_and_confirm
from tests.desk_help import hands_over, oldest, sets_duty
from tests.driver import Phone
from tests.shift_help import LONDON
from tests.town import Town


async def on_a(town: Town, weekday: int, at: time) -> None:
    """Moves the clock to the next such weekday (Monday is 0) and time, local."""
    now = town.clock.now().astimezone(LONDON)
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7 or 7)
    await town.later(seconds=(datetime.combine(day, at, LONDON) - now).total_seconds())


def told(who: Phone, words: str) -> int:
    """How many messages in the chat hold these words."""
    return sum(words in message.text for message in who.messages)


# Duty ---------------------------------------------------------------------------------------------


async def test_the_rota_is_set_in_one_sentence_and_ended_with_a_tap(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await on_a(town, 1, time(10))
    await ruth.says("/team")
    await ruth.sees("The team at Ward End", "Devinder: broker.", "No duty is set up")
    await ruth.says("Devinder is on duty on weekdays")
    await ruth.sees("Devinder is on duty", "Mondays, Tuesdays", "8am to 6pm")
    await ruth.taps("Yes, keep that")
    await ruth.sees(
        "Who is on duty when",
        "1. Devinder: Mondays, Tuesdays, Wednesdays, Thursdays and Fridays, 8am to 6pm",
    )
    await devinder.sees("Ruth put you on duty")
    await ruth.says("/team")
    await ruth.sees("On duty now: Devinder.")
    await ruth.says("I'm deputy tonight")
    await ruth.sees("Ruth is deputy")
    await ruth.taps("Yes, keep that")
    await ruth.says("/team")
    await ruth.taps("See the duty rota")
    await ruth.taps("End number 2")
    await ruth.sees("1. Ruth (deputy)")
    await ruth.does_not_see("Devinder: Mondays")


async def test_duty_by_buttons_alone(town: Town) -> None:
    devinder = town.phone("Devinder")
    await devinder.says("/team")
    await devinder.taps("Set who is on duty")
    await devinder.taps("Ruth")
    await devinder.taps("Be deputy")
    await devinder.taps("Choose weekends")
    await devinder.sees("Ruth is deputy", "Saturdays and Sundays, all day and night from 8am")
    await devinder.taps("Yes, keep that")
    await devinder.sees("1. Ruth (deputy): Saturdays")


async def test_members_arrange_no_duty(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/team")
    await amina.sees("cannot do that")
    for verb in ("duty-set", "duty-rota", "duty-end:1", "handover", "handover-back:1", "team"):
        await amina.forges(verb)
        await amina.does_not_see("Ruth", "Devinder")


async def test_urgent_words_go_to_whoever_is_on_duty_then_the_deputy_then_all(town: Town) -> None:
    """Never silence: each step comes after 10 minutes in which nobody opened it."""
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await invited(ruth, "safeguarding lead", devinder)
    await on_a(town, 1, time(10))
    await sets_duty(ruth, "Devinder on duty today")
    await sets_duty(ruth, "Ruth deputy today")
    await amina.says("my husband hit me last night")
    await devinder.sees("needs you now")
    assert told(ruth, "needs you now") == 0
    await town.later(minutes=16)
    assert told(ruth, "needs you now") == 1


async def invited(by: Phone, what: str, who: Phone) -> None:
    """A role for somebody, through its link."""
    await by.says("/role")
    await by.taps(f"Add a {what}")
    code = re.search(r"start=(invite-\S+)", by.last.text)
    assert code is not None
    await who.starts(code.group(1))


async def test_no_lone_visit_is_approved_when_nobody_is_on_duty(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await on_a(town, 1, time(10))
    await amina.says("/plan ironing for Jean saturday 7pm for an hour")
    await amina.taps("Give help to them")
    await amina.taps("Meet at their home")
    await amina.taps("Ask Jean")
    await jean.taps("Yes, that suits me")
    await oldest(ruth)
    await ruth.taps("Approve before")
    assert any("Nobody is on duty" in n for n in ruth.notices) or told(ruth, "Nobody is on duty")
    await sets_duty(ruth, "I'm on duty saturday 6pm to 10pm")
    await oldest(ruth)
    await ruth.taps("Approve before")
    await ruth.sees("Approved")


# Out of office ------------------------------------------------------------------------------------


async def test_a_broker_hands_over_and_reads_on_return_what_was_done(any_town: Town) -> None:
    town = any_town
    ruth, devinder = town.phones("Ruth", "Devinder")
    await on_a(town, 1, time(10))
    await ruth.says("/case Jean hasn't answered since Monday")
    await ruth.says("remind me in 2 days")
    await ruth.says("/case Amina wants a lift every week")
    await ruth.says("/handover Devinder until friday")
    await ruth.sees("Devinder stands in for you", "Friday")
    await ruth.taps("Yes, hand over")
    await ruth.sees("Ruth: administrator, broker and safeguarding lead. Away until Friday")
    await devinder.sees("You stand in for Ruth", "2 cases of theirs are yours now.")
    await devinder.says("/case mine")
    await devinder.taps("See 2: Amina")
    await devinder.sees("This one is yours.")
    await devinder.taps("Close with a note")
    await devinder.says("She has one now")
    shown = told(ruth, "hasn't answered"), told(devinder, "hasn't answered")
    await town.later(days=2, hours=1)
    assert (told(ruth, "hasn't answered"), told(devinder, "hasn't answered")) == (
        shown[0],
        shown[1] + 1,
    )
    await town.later(days=2)
    await ruth.sees("Welcome back", "One of your cases was closed.", "One is still open")
    await ruth.says("/case mine")
    await ruth.taps("See 1: Jean")
    await ruth.sees("This one is yours.")


async def test_back_early_in_one_tap(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("/case Jean hasn't answered since Monday")
    await ruth.says("hand over to Devinder for a week")
    await ruth.taps("Yes, hand over")
    await hands_over(devinder, "Ruth until tomorrow")
    await devinder.does_not_see("Devinder: broker. Away")
    await ruth.says("/handover")
    await ruth.sees("Devinder stands in for you from")
    await ruth.taps("Say I'm back")
    await ruth.sees("The team at")
    await ruth.sees("Welcome back", "One is still open, and yours again.")


async def test_whoever_stands_in_is_called_in_their_place(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await invited(ruth, "safeguarding lead", devinder)
    await on_a(town, 1, time(10))
    await sets_duty(ruth, "Ruth on duty today")
    await hands_over(ruth, "Devinder until friday")
    await amina.says("my husband hit me last night")
    await devinder.sees("needs you now")
    assert told(ruth, "needs you now") == 0


# Roles --------------------------------------------------------------------------------------------


async def test_a_role_is_taken_away_and_every_button_refuses_at_once(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await log_and_confirm(amina, jean, "gardening")
    await oldest(devinder)
    button = devinder.last.button("Approve")
    assert button is not None
    await ruth.says("/role take broker from Devinder")
    await ruth.sees("Devinder will be no broker")
    await ruth.taps("Yes, end it")
    await ruth.sees("Devinder is no broker at Ward End & Pelham Timebank any more.")
    await devinder.sees("You are no broker at Ward End")
    await devinder.forges(button.value)
    await devinder.does_not_see("Approved.")
    await devinder.says("/queue")
    await devinder.sees("cannot do that")
    assert "queue" not in dict(devinder.commands)


async def test_the_last_broker_and_administrator_stay(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/role")
    await ruth.taps("More")
    await ruth.taps("Take a role away")
    await ruth.sees("Whose role should end?")
    await ruth.taps("End Ruth, administrator")
    await ruth.taps("Yes, end it")
    assert any("only administrator" in n for n in ruth.notices)
    await ruth.says("/role take broker from Devinder")
    await ruth.taps("Yes, end it")
    await ruth.says("/role take broker from Ruth")
    await ruth.taps("Yes, end it")
    assert any("only broker" in n for n in ruth.notices)


async def test_only_administrators_take_roles(town: Town) -> None:
    devinder, amina = town.phones("Devinder", "Amina")
    for phone in (devinder, amina):
        await phone.says("/role take broker from Ruth")
        await phone.sees("cannot do that")
        for verb in ("role-more", "role-list", "role-off:4:broker", "role-taken:4:broker"):
            await phone.forges(verb)
            await phone.does_not_see("Ruth")
    ruth = town.phone("Ruth")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits")


# Households ---------------------------------------------------------------------------------------


async def test_nobody_approves_for_their_household(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await devinder.says("Ruth and Jean are one household")
    await devinder.sees("Ruth and Jean are one household, or family.")
    await devinder.taps("Yes, note that")
    await devinder.sees("Ruth is one household with Jean.")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")
    await ruth.forges("x-approve:4")
    assert any("Another broker must decide it: Devinder." in n for n in ruth.notices)
    await ruth.does_not_see("Approved.")
    await devinder.taps("Approve")
    await devinder.sees("Approved.")
    await ruth.says("/household Jean")
    await ruth.taps("Say they live apart")
    assert any("another broker notes it" in n for n in ruth.notices)


async def test_what_cannot_wait_about_a_household_is_seen_all_the_same(town: Town) -> None:
    """Other things about one's household are left to others; what an abused person says goes to
    nobody who lives with them."""
    jean, ruth, devinder = town.phones("Jean", "Ruth", "Devinder")
    await devinder.says("Ruth and Jean are one household")
    await devinder.taps("Yes, note that")
    await ask_for_a_person(jean, "My bus pass has run out")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")
    await ruth.forges("case:1")
    await ruth.does_not_see("bus pass")
    await devinder.says("/queue")
    await devinder.sees("One person who waits for a reply")
    # Ruth is the one safeguarding lead.
    await jean.says("my partner hit me last night")
    assert told(ruth, "needs you now") == 0
    assert told(devinder, "needs you now") == 1
    await devinder.taps("Open it")
    await devinder.sees("my partner hit me last night")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")
    await ruth.forges("case:2")
    await ruth.does_not_see("hit me")


async def test_a_household_grows_and_ends(town: Town) -> None:
    await add_member(town, "Mr Hussain")
    devinder, amina = town.phones("Devinder", "Amina")
    await devinder.says("/household Jean and Amina")
    await devinder.taps("Yes, note that")
    await devinder.says("/household Amina and Mr Hussain")
    await devinder.taps("Yes, note that")
    await devinder.sees("Amina is one household with Jean and Mr Hussain.")
    await devinder.taps("Say they live apart")
    await devinder.sees("No household is noted for Amina.")
    await devinder.says("/household Jean")
    await devinder.sees("Jean is one household with Mr Hussain.")
    await amina.says("/household Jean")
    await amina.sees("cannot do that")


async def test_with_one_broker_the_refusal_says_whom_to_ask(town: Town) -> None:
    """An administrator; Devinder is one here and no broker."""
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await devinder.says("/household Ruth and Jean")
    await devinder.taps("Yes, note that")
    await ruth.says("/role administrator")
    code = re.search(r"start=(invite-\S+)", ruth.last.text)
    assert code is not None
    await devinder.starts(code.group(1))
    await ruth.says("/role take broker from Devinder")
    await ruth.taps("Yes, end it")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")
    await ruth.forges("x-approve:4")
    assert any("An administrator decides it: Devinder." in n for n in ruth.notices)


async def test_a_change_of_duty_that_leaves_a_visit_alone_is_said_at_once(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await on_a(town, 1, time(10))
    await sets_duty(ruth, "I'm on duty saturday 6pm to 10pm")
    await amina.says("/plan ironing for Jean saturday 7pm for an hour")
    await amina.taps("Give help to them")
    await amina.taps("Meet at their home")
    await amina.taps("Ask Jean")
    await jean.taps("Yes, that suits me")
    await ruth.taps("Approve before")
    await ruth.sees("Approved")
    await ruth.says("/team")
    await ruth.taps("See the duty rota")
    await ruth.taps("End number 1")
    await ruth.sees("Nobody is on duty now for a visit", "Number 4: Amina visits Jean, Saturday")
    await devinder.sees("Nobody is on duty while somebody visits alone", "Amina visits Jean")
    await ruth.taps("See the queue")
    await ruth.taps("Start with the oldest")
    await ruth.sees("Nobody is on duty while somebody visits alone", "This one is yours.")
    # Somebody has those hours again: the case ends by itself, and nobody is warned.
    await sets_duty(devinder, "I'm on duty saturday 6pm to 10pm")
    await devinder.sees("Every visit is covered now.", "This has been seen to.")
    await ruth.sees("This has been seen to.")
    assert told(devinder, "Nobody is on duty now for") == 0


async def test_a_role_that_ends_leaves_no_visit_alone_unsaid(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await on_a(town, 1, time(10))
    await sets_duty(ruth, "Devinder is on duty saturday 6pm to 10pm")
    await amina.says("/plan ironing for Jean saturday 7pm for an hour")
    await amina.taps("Give help to them")
    await amina.taps("Meet at their home")
    await amina.taps("Ask Jean")
    await jean.taps("Yes, that suits me")
    await devinder.taps("Approve before")
    await ruth.says("/role take broker from Devinder")
    await ruth.taps("Yes, end it")
    await oldest(ruth)
    await ruth.sees("Nobody is on duty while somebody visits alone", "Amina visits Jean")
