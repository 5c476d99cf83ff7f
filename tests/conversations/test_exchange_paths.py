"""Every way an exchange can go, by talking: both sides, brokers, silence, and odd presses."""

from datetime import timedelta

from storage import ledger
from tests.conversations.test_log_hours import balance_of
from tests.desk_help import oldest
from tests.driver import Phone
from tests.town import Town

LOGGED = "2hrs yesterday gardening for Jean"


async def _logged(town: Town) -> tuple[Phone, Phone, Phone]:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says(LOGGED)
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you")
    return amina, jean, ruth


async def _books_hold(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await ledger.discrepancies(tx) == []


async def test_the_other_side_says_a_different_length(town: Town) -> None:
    amina, jean, ruth = await _logged(town)
    before = await balance_of(town, "Amina")
    await jean.taps("Change the hours")
    await jean.sees("How long was it really?")
    await jean.says("an hour and a half")
    await jean.sees("You said 1 hour 30 minutes")
    await amina.sees("Jean says it was 1 hour 30 minutes")
    await amina.taps("Yes, that's right too")
    await ruth.sees("Amina helped Jean", "1 hour 30 minutes")
    await ruth.taps("Approve")
    await amina.sees("Approved.", "1 hour 30 minutes")
    assert await balance_of(town, "Amina") == before + 90
    await _books_hold(town)


async def test_the_logger_corrects_the_length_and_the_other_side_is_asked_again(
    town: Town,
) -> None:
    amina, jean, _ = await _logged(town)
    await amina.taps("Change my hours")
    await amina.says("3 hours")
    await amina.sees("Sent to Jean")
    await jean.sees("Amina helped you", "3 hours")


async def test_a_yes_to_hours_that_were_changed_since_counts_for_nothing(any_town: Town) -> None:
    amina, jean, _ = await _logged(any_town)
    seen = next(b.value for row in jean.last.rows for b in row if b.text == "Yes, that's right")
    await amina.taps("Change my hours")
    await amina.says("3 hours")
    await jean.sees("Amina helped you", "3 hours")
    await jean.forges(seen)
    assert any("That button is old" in notice for notice in jean.notices), jean.screen()
    assert any_town.program is not None
    async with any_town.program.database.read() as tx:
        assert await tx.value("SELECT state FROM exchange ORDER BY id DESC LIMIT 1") == "logged"
    await jean.taps("Yes, that's right")
    async with any_town.program.database.read() as tx:
        assert await tx.value("SELECT state FROM exchange ORDER BY id DESC LIMIT 1") == "confirmed"


async def test_a_problem_is_settled_by_a_broker(town: Town) -> None:
    amina, jean, ruth = await _logged(town)
    before = await balance_of(town, "Jean")
    await jean.taps("Say there's a problem")
    await jean.sees("Your broker will talk to you both")
    await amina.sees("Something does not fit here")
    await ruth.sees("The two do not agree")
    await ruth.taps("Settle the hours")
    await ruth.says("1 hour")
    await ruth.sees("Why? Both of them will read this.")
    await ruth.says("The second hour was a chat")
    await ruth.sees("It is in the books", "The second hour was a chat")
    for phone in (amina, jean):
        await phone.sees("1 hour", "The second hour was a chat")
    assert await balance_of(town, "Jean") == before - 60
    await _books_hold(town)


async def test_the_logger_takes_it_back(town: Town) -> None:
    amina, jean, _ = await _logged(town)
    before = await balance_of(town, "Amina")
    await amina.taps("Take it back")
    await amina.sees("Taken back.")
    await jean.sees("Taken back.", "No hours moved")
    await jean.does_not_see("Is that right?")
    assert await balance_of(town, "Amina") == before


async def test_a_broker_declines_with_a_reason_that_both_read(town: Town) -> None:
    amina, jean, ruth = await _logged(town)
    await jean.taps("Yes, that's right")
    await ruth.taps("Decline")
    await ruth.sees("Why? Both of them will read this.")
    await ruth.taps("Logged twice")
    for phone in (amina, jean):
        await phone.sees("Not approved.", "Logged twice", "No hours moved")
    await _books_hold(town)


async def test_a_broker_asks_and_the_answer_comes_back_to_the_card(town: Town) -> None:
    amina, jean, ruth = await _logged(town)
    await jean.taps("Yes, that's right")
    await ruth.taps("Ask a question")
    await ruth.says("Was it the front garden?")
    await amina.sees("Your broker asks:", "Was it the front garden?")
    await amina.taps("Answer")
    await amina.says("Yes the front, and the hedge")
    await ruth.sees("Yes the front, and the hedge")
    await ruth.taps("Approve")
    await amina.sees("Approved.")
    await _books_hold(town)


async def test_an_unknown_name_is_placed_by_the_broker(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    owen, pat = town.phones("Owen", "Pat")
    await amina.says("1 hour yesterday ironing for Winston")
    await amina.sees("You helped Winston")
    await amina.taps("Yes, send to Winston")
    await amina.sees("Your broker will find Winston")
    await ruth.sees("I could not place: Winston")
    await ruth.taps("Say who it is")
    await ruth.says("Owen")
    await owen.sees("Amina helped you", "1 hour")
    await pat.does_not_see("Amina helped")
    await owen.taps("Yes, that's right")
    await ruth.taps("Approve")
    await amina.sees("Approved.")


async def test_nobody_can_probe_who_belongs(town: Town) -> None:
    """A member whom the writer doesn't know and a person who doesn't exist get the same words."""
    amina = town.phone("Amina")
    answers = []
    for name in ("Devinder", "Winston"):
        await amina.says(f"1 hour yesterday ironing for {name}")
        answers.append(amina.last.text.replace(name, "NAME"))
        await amina.taps(f"Yes, send to {name}")
        answers.append(amina.last.text.replace(name, "NAME"))
    assert answers[:2] == answers[2:]


async def test_the_silent_side_is_reminded_twice_and_then_the_broker_rings(town: Town) -> None:
    _, jean, ruth = await _logged(town)
    asked = [m for m in jean.messages if "Is that right?" in m.text]
    for days in (1, 2):
        await town.later(days=days)
        now_asked = [m for m in jean.messages if "Is that right?" in m.text]
        assert len(now_asked) == len(asked) + 1, jean.screen()
        asked = now_asked
    await ruth.does_not_see("has not answered for a week")
    await town.later(days=5)
    await ruth.sees("Jean has not answered for a week")
    await town.later(days=30)
    assert len([m for m in jean.messages if "Is that right?" in m.text]) == len(asked)


async def test_whoever_has_answered_is_not_reminded(town: Town) -> None:
    _, jean, _ = await _logged(town)
    await jean.taps("Yes, that's right")
    count = len(jean.messages)
    await town.later(days=1)
    await town.later(days=2)
    assert len(jean.messages) == count


async def test_an_old_reminder_is_not_sent_after_a_week_asleep(town: Town) -> None:
    _, jean, ruth = await _logged(town)
    count = len(jean.messages)
    await town.stop()
    town.clock.shift += timedelta(days=8)
    await town.start()
    await town.later(seconds=5)
    assert len(jean.messages) == count
    await ruth.sees("has not answered for a week")


async def test_a_broker_cannot_approve_their_own_hours(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says("1 hour yesterday ironing for Ruth")
    await amina.taps("Yes, send to Ruth")
    await devinder.sees("I could not place: Ruth")
    await devinder.taps("Say who it is")
    await devinder.says("Ruth")
    await ruth.sees("Amina helped you")
    await ruth.taps("Yes, that's right")
    exchange = ruth.last.rows[0][0].value.split(":")[1] if ruth.last.rows else "4"
    await ruth.forges(f"x-approve:{exchange}:confirmed")
    assert any("This is about you" in notice for notice in ruth.notices), ruth.screen()
    await devinder.taps("Approve")
    await amina.sees("Approved.")


async def test_two_brokers_the_first_counts_and_the_second_is_told(town: Town) -> None:
    _, jean, ruth = await _logged(town)
    devinder = town.phone("Devinder")
    before = await balance_of(town, "Amina")
    await jean.taps("Yes, that's right")
    late = ruth.last
    await devinder.taps("Approve")
    await ruth.forges(next(b.value for row in late.rows for b in row if b.text == "Approve"))
    assert any("Devinder did this already" in notice for notice in ruth.notices), ruth.screen()
    await ruth.sees("Approved.")
    assert await balance_of(town, "Amina") == before + 120


async def test_other_peoples_cards_cannot_be_pressed(town: Town) -> None:
    _, jean, ruth = await _logged(town)
    pat = town.phone("Pat")
    before = await balance_of(town, "Jean")
    confirm = next(b.value for row in jean.last.rows for b in row if b.text == "Yes, that's right")
    await pat.says("hello")
    for data in (confirm, confirm.replace("confirm", "approve"), "x-cancel:4:x", "x-approve:999:"):
        await pat.forges(data)
    await pat.does_not_see("Amina helped", "helped Jean")
    await ruth.does_not_see("Both agree")
    assert await balance_of(town, "Jean") == before


async def test_every_button_can_be_typed(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says(LOGGED)
    await amina.says("yes")
    await jean.sees("Amina helped you")
    await jean.says("yes, that’s right")
    await jean.sees("Thank you. Now your broker looks at it.")
    await ruth.says("approve")
    await amina.sees("Approved.")


async def test_a_routine_exchange_costs_few_messages(town: Town) -> None:
    """At most four messages a party and one tap of the broker's, each with its reason."""
    amina, jean, ruth = await _logged(town)
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    await amina.sees("Approved.")
    assert town.program is not None
    async with town.program.database.read() as tx:
        rows = await tx.rows(
            "SELECT p.name, o.kind, o.reason, o.message_id FROM outbox o"
            " JOIN person p ON p.id = o.person_id WHERE o.message_id IS NOT NULL"
        )
    assert all(row["kind"] and row["reason"] for row in rows)
    for name in ("Amina", "Jean"):
        messages = {row["message_id"] for row in rows if row["name"] == name}
        assert len(messages) <= 4, name
    for phone in (amina, jean):
        assert len([m for m in phone.messages if m.from_bot]) <= 4, phone.screen()


async def test_a_form_goes_back_changes_and_skips(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("/log")
    await amina.sees("Who did you help?")
    await amina.taps("Jean")
    await amina.sees("How long did it take?")
    await amina.taps("Back")
    await amina.sees("Who did you help?")
    await amina.says("Jean")
    await amina.says("an hour")
    await amina.sees("Which day was it?")
    await amina.taps("Yesterday")
    await amina.sees("What did you do?")
    await amina.taps("Skip")
    await amina.sees("You helped Jean", "1 hour")
    await amina.taps("Change")
    await amina.sees("What do you want to change?")
    await amina.taps("How long: 1 hour")
    await amina.says("2 hours")
    await amina.sees("You helped Jean", "2 hours")
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you", "2 hours")


async def test_cancel_stops_a_form_and_nothing_is_sent(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says(LOGGED)
    await amina.taps("Cancel")
    await amina.sees("I did not save anything")
    await jean.does_not_see("Amina helped you")


async def test_an_old_button_of_a_form_shows_where_it_is_now(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says(LOGGED)
    old = amina.last.button("Yes, send to Jean")
    assert old is not None
    await amina.says("/log")
    await amina.sees("You have not finished what you were doing")
    await amina.taps("Start the new one")
    await amina.forges(old.value)
    await amina.sees("Who did you help?")


async def test_a_half_filled_form_is_not_thrown_away(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("/log")
    await amina.taps("Jean")
    await amina.says("/ask")
    await amina.sees("You have not finished what you were doing")
    await amina.says("carry on")
    await amina.sees("How long did it take?")
    await amina.says("2 hours yesterday gardening")
    await amina.sees("What did you do?")
    await amina.says("gardening")
    await amina.says("yes, send to jean")
    await jean.sees("Amina helped you", "2 hours")


async def test_a_draft_outlives_a_restart(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("/log")
    await amina.taps("Jean")
    await town.stop()
    await town.start()
    await amina.says("2 hours yesterday")
    await amina.sees("What did you do?")
    await amina.says("gardening")
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you", "2 hours")


async def test_words_under_the_review_card_change_what_they_speak_of(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says(LOGGED)
    await amina.says("no it was 3 hours")
    await amina.sees("You helped Jean", "3 hours")
    await amina.says("it was 2 days ago")
    day = (town.clock.now() - timedelta(days=2)).strftime("%A")
    await amina.sees("You helped Jean", day)
    await amina.says("Pat")
    await amina.sees("You helped Pat")
    await amina.says("lovely weather")
    await amina.sees("I did not understand", "You helped Pat")


async def test_a_balance_can_be_asked_in_the_middle_of_a_form(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says(LOGGED)
    await amina.says("balance")
    await amina.sees("You have 3 hours to use")
    await amina.says("carry on")
    await amina.taps("Yes, send to Jean")
    await amina.sees("Sent to Jean")


async def test_a_length_is_never_taken_for_a_name(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/log")
    await amina.says("2 hours yesterday")
    await amina.sees("Who did you help?")
    await amina.says("2 hours yesterday for Jean")
    await amina.sees("What did you do?")
    await amina.says("gardening")
    await amina.sees("You helped Jean", "2 hours")


async def test_a_day_too_long_ago_is_asked_again_at_once(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("2 hours gardening for Jean 40 days ago")
    await amina.sees("more than 31 days ago", "Which day was it?")
    await amina.taps("Yesterday")
    await amina.sees("You helped Jean", "2 hours")


async def test_a_request_stays_in_the_queue_until_it_is_done(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("need a lift thurs")
    await amina.taps("Yes, ask")
    await ruth.taps("Ring round myself")
    await oldest(ruth)
    await ruth.sees("need a lift thurs")
    await ruth.taps("Close it")
    await ruth.says("The hospital sends a car")
    await amina.sees("The hospital sends a car")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits")
