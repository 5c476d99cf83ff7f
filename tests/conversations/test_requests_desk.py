"""Requests at the broker's desk and in silence: a look first, ringing round, nobody answers, the
day that goes by. By talking."""

from datetime import timedelta

from domain import ledger
from domain.ledger import Account
from storage import communities
from storage import ledger as books
from storage.db import moment_of
from tests.conversations.test_hats import add_member
from tests.driver import Phone
from tests.request_help import LONDON, by_day, offers, rows_of, state_of
from tests.town import Town

LIFT = "need a lift to the shops thursday 2pm for an hour"
IRONING = "Somebody to do my ironing thursday 2pm for an hour"


async def _rule(town: Town, name: str, value: str) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        communities.set_setting(tx, 1, name, value)


async def _held(town: Town) -> tuple[Phone, Phone]:
    amina, ruth = town.phones("Amina", "Ruth")
    await by_day(town)
    await amina.says(LIFT)
    await amina.taps("Yes, ask")
    await amina.sees("Your broker looks at it first, by", "5pm")
    await ruth.sees("Amina asks for help", "You see it first: somebody drives")
    return amina, ruth


async def test_a_broker_lets_it_go_out(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    jean = town.phone("Jean")
    await by_day(town)
    await _rule(town, "looks", "long")
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says("Somebody to do my ironing thursday 2pm for five hours")
    await amina.taps("Yes, ask")
    await ruth.sees("Amina asks for help", "many hours", "Members read: Ironing")
    await jean.does_not_see("Somebody needs help")
    await ruth.taps("Let it go out")
    await jean.sees("Somebody needs help", "Ironing")
    await amina.sees("I am asking people who can help")
    await ruth.sees("Asked, no answer yet: Jean")


async def test_a_broker_asks_first_and_the_answer_comes_back(town: Town) -> None:
    amina, ruth = await _held(town)
    await ruth.taps("Ask a question")
    await ruth.says("Which shops?")
    await amina.sees("Your broker asks:", "Which shops?")
    await amina.taps("Answer")
    await amina.says("Fox and Goose")
    await ruth.sees("They answer:", "Fox and Goose")
    assert await state_of(town) == "held"


async def test_a_look_that_was_promised_is_not_forgotten(town: Town) -> None:
    """Asked on Tuesday morning, promised by 5pm: then brokers get the card again, and each working
    day until somebody has looked."""
    _, ruth = await _held(town)
    devinder = town.phone("Devinder")
    for hours in (7, 24):
        before = ruth.count_messages(), devinder.count_messages()
        await town.later(hours=hours, minutes=1)
        await ruth.sees("Amina asks for help", "You see it first")
        assert (ruth.count_messages(), devinder.count_messages()) == (before[0] + 1, before[1] + 1)
    await ruth.taps("Ring round myself")
    before = ruth.count_messages(), devinder.count_messages()
    await town.later(hours=24, minutes=1)
    assert (ruth.count_messages(), devinder.count_messages()) == before


async def test_a_broker_declines_with_a_reason(town: Town) -> None:
    amina, ruth = await _held(town)
    await ruth.taps("Decline")
    await ruth.taps("It is not safe")
    await amina.sees("This can't go ahead.", "It is not safe")
    assert await state_of(town) == "declined"


async def test_a_broker_rings_round_and_somebody_says_yes_on_the_phone(town: Town) -> None:
    amina, ruth = await _held(town)
    pat = town.phone("Pat")
    await ruth.taps("Ring round myself")
    await amina.sees("Your broker rings people now")
    await ruth.sees("You ring round for this one.")
    await town.phone("Devinder").sees("Ruth rings round for this one. Ask Ruth before")
    await ruth.says("/queue")
    await ruth.sees("One request to ring round for")
    await ruth.taps("Start with the oldest")
    await ruth.taps("See who could help")
    await ruth.taps("Record a phone call")
    await ruth.says("Jean")
    await ruth.taps("They can't")
    await ruth.sees("Jean: can't help")
    await amina.does_not_see("Jean")
    await ruth.taps("Record a phone call")
    await ruth.says("Pat")
    await ruth.taps("They can help")
    await amina.sees("Pat can help.")
    await amina.taps("Choose Pat")
    await pat.sees("Amina")
    assert await rows_of(town, "SELECT via FROM candidate WHERE state = 'chosen'") == [("phone",)]


async def test_a_broker_who_rings_is_shown_who_could_help(town: Town) -> None:
    amina, ruth, pat = town.phones("Amina", "Ruth", "Pat")
    await by_day(town)
    await offers(town, "Pat", "transport.lift_shops", "Lifts to the shops")
    await ruth.says("/checks Pat")
    await ruth.taps("End a check")
    await ruth.taps("End: driver")
    await amina.says(LIFT)
    await amina.taps("Yes, ask")
    await ruth.taps("Let it go out")
    await pat.does_not_see("Somebody needs help")  # no check of drivers is noted for Pat
    await ruth.sees("I found nobody to ask who offers this, is free and has the checks")
    await ruth.taps("See who could help")
    await ruth.taps("Record a phone call")
    await ruth.taps("Ring Pat")
    await ruth.taps("They can help")
    await amina.sees("Pat can help. Why Pat: offers this")
    await ruth.sees("Pat: can help (by phone)")


async def test_a_driver_whose_check_is_noted_is_asked(town: Town) -> None:
    amina, ruth, pat = town.phones("Amina", "Ruth", "Pat")
    await by_day(town)
    await offers(town, "Pat", "transport.lift_shops", "Lifts to the shops")
    await amina.says(LIFT)
    await amina.taps("Yes, ask")
    await ruth.taps("Let it go out")
    await pat.sees("Somebody needs help", "Lift to the shops", "2pm")


async def test_a_broker_closes_what_nobody_could_do(town: Town) -> None:
    amina, ruth = await _held(town)
    await ruth.taps("Ring round myself")
    await ruth.taps("Close it")
    await ruth.taps("Nobody is free")
    await amina.sees("Nobody could be found", "Nobody is free")
    assert await state_of(town) == "unmet"


async def test_nobody_decides_about_their_own_request(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await by_day(town)
    await ruth.says("need a lift to the shops thursday 2pm")
    await ruth.taps("Yes, ask")
    await ruth.sees("Devinder looks at it first")
    await devinder.sees("Ruth asks for help", "their first exchange and somebody drives")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")
    await ruth.forges("rq-allow:1:held")
    assert await state_of(town) == "held"
    await devinder.taps("Ring round myself")
    assert await state_of(town) == "with_broker"


async def test_waves_widen_and_then_a_broker_rings(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await by_day(town)
    await _rule(town, "wave_people", "1")
    await offers(town, "Jean", "home.ironing", "Ironing")
    await offers(town, "Pat", "home.laundry", "Laundry and washing")
    await amina.says("Somebody to do my ironing, any time in the next month")
    await amina.taps("Yes, ask")
    await jean.sees("Somebody needs help")
    await pat.does_not_see("Somebody needs help")
    await town.later(hours=23)
    await pat.does_not_see("Somebody needs help")
    await town.later(hours=1, minutes=1)
    await pat.sees("Somebody needs help")
    assert await state_of(town) == "open"
    await town.later(hours=24, minutes=1)
    assert await state_of(town) == "with_broker"
    await amina.sees("Nobody has said yes yet. Your broker rings people now")
    await ruth.sees(
        "Ring somebody who could help", "Asked, no answer yet: Jean (offers this", "and Pat ("
    )
    await jean.taps("Yes, I can")  # it is still open to a yes
    await amina.sees("Jean can help.")


async def test_nobody_answers_for_three_days_and_for_seven(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await _rule(town, "wave_hours", "168")
    await amina.says("Somebody to do my ironing, any time in the next month")
    await amina.taps("Yes, ask")
    await town.later(days=2, hours=23)
    assert await state_of(town) == "open"
    await town.later(hours=2)
    await amina.sees("Nobody has said yes yet. Your broker rings people now")
    await ruth.sees("Ring somebody who could help")
    await town.later(days=4)
    await amina.sees("It is a week now")


async def test_a_request_is_not_forgotten_where_the_program_stood_still(town: Town) -> None:
    """Weeks after the last step was due a broker still hears that nobody has answered."""
    await by_day(town)
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("need someone to do my ironing any day")
    await amina.taps("Any time")
    await amina.taps("Yes, ask")
    assert await state_of(town) == "open"
    await town.later(days=40)
    assert await state_of(town) == "with_broker"
    await ruth.says("/queue")
    await ruth.sees("One request")


async def test_nobody_is_asked_at_night(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town, hour=22)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says(IRONING)
    await amina.taps("Yes, ask")
    await amina.sees("I ask people who can help in the morning.")
    await jean.does_not_see("Somebody needs help")
    await town.later(hours=10, minutes=1)
    await jean.sees("Somebody needs help")


async def test_its_day_goes_by_and_it_is_asked_again_in_one_tap(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says(IRONING)
    await amina.taps("Yes, ask")
    await town.later(days=2, hours=23)
    await amina.sees("Its day has gone, and nobody came.")
    await jean.sees("Its day has gone. Nobody is needed any more.")
    before = await rows_of(town, "SELECT day FROM request")
    await amina.taps("Ask for next week")
    await amina.sees("I am asking people who can help")
    after = await rows_of(town, "SELECT day, state FROM request ORDER BY id")
    assert [state for _, state in after] == ["lapsed", "open"]
    assert after[0][0] == before[0][0] < after[1][0]


async def test_a_drop_out_an_hour_before_is_urgent(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await _rule(town, "wave_people", "1")
    await amina.says(IRONING)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await offers(town, "Pat", "home.ironing", "Ironing")
    await town.later(days=2, hours=3)
    await jean.taps("Can't make it")
    await jean.taps("Call it off")
    await amina.sees("That visit is off. I am asking others.")
    await pat.sees("Somebody needs help", "Ironing")
    await ruth.sees("Amina asks for help", "Ring somebody who could help")
    assert await state_of(town) == "with_broker"


async def test_who_has_been_given_very_much_talks_with_a_broker_privately(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await _rule(town, "hard_floor_minutes", "600")
    assert town.program is not None
    given = ledger.exchange(
        "test:much",
        Account(1, "member", town.people["Jean"].id),
        Account(1, "member", town.people["Amina"].id),
        1200,
    )
    async with town.program.database.write() as tx:
        await books.post(tx, given, town.clock.now(), actor_id=town.people["Ruth"].id)
    await amina.says("Somebody to do my ironing on friday")
    await amina.taps("Yes, ask")
    await amina.sees("You have been given many hours", "Nobody else sees this.")
    await ruth.sees("they have been given many more hours than they gave")
    await jean.does_not_see("Somebody needs help")
    await ruth.taps("Let it go out")
    await jean.sees("Somebody needs help")
    await jean.does_not_see("many")


async def test_what_is_never_put_before_members_is_a_brokers(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await by_day(town)
    await amina.says("can someone babysit on friday night for two hours")
    await amina.taps("Yes, ask")
    await ruth.sees("Amina asks for help", "it is never put before members")
    assert "Let it go out" not in ruth.buttons
    await ruth.forges("rq-allow:1:held")
    assert await state_of(town) == "held"
    await ruth.taps("Ring round myself")
    assert await state_of(town) == "with_broker"


async def test_words_that_tell_no_kind_of_help_are_worded_by_a_broker(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await by_day(town)
    await amina.says("/ask")
    await amina.says("A hand with the thingummy on the landing")
    await amina.taps("Any time")
    await amina.taps("Yes, ask")
    await ruth.sees("I could not tell what kind of help it is")
    await ruth.taps("Let it go out")
    await ruth.sees("What may members read?")
    await ruth.says("Help with a small job at home, 07700 900123")
    shown = await rows_of(town, "SELECT shown FROM request")
    assert shown == [("Help with a small job at home",)]
    assert await state_of(town) in ("open", "with_broker")


async def test_the_times_of_waves_keep_out_of_the_night(town: Town) -> None:
    amina = town.phone("Amina")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await _rule(town, "wave_hours", "11")
    await amina.says("Somebody to do my ironing, any time in the next month")
    await amina.taps("Yes, ask")
    due = await rows_of(town, "SELECT due_at FROM reminder WHERE kind = 'request.wave'")
    assert moment_of(due[0][0]).astimezone(LONDON).hour == 8
    assert moment_of(due[0][0]) - town.clock.now() > timedelta(hours=20)


async def _chosen_for(town: Town, words: str) -> None:
    """Jean is chosen by Amina; Pat offers it since."""
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says(words)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await offers(town, "Pat", "home.ironing", "Ironing")


async def test_who_drops_out_at_night_is_replaced_in_the_morning(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await _chosen_for(town, IRONING)  # Thursday at 2pm
    await town.later(days=1, hours=13)  # Wednesday at 11pm
    desk = len([m for m in ruth.messages if "Ring somebody" in m.text])
    await jean.taps("Can't make it")
    await jean.taps("Call it off")
    await amina.sees("That visit is off. I ask others in the morning.")
    await pat.does_not_see("Somebody needs help")
    await town.later(hours=8, minutes=55)
    await pat.does_not_see("Somebody needs help")
    await town.later(minutes=6)
    await pat.sees("Somebody needs help", "Ironing")
    assert len([m for m in ruth.messages if "Ring somebody" in m.text]) > desk
    news = pat.count_messages()
    await town.later(hours=2)
    assert pat.count_messages() == news


async def test_what_is_due_before_noon_does_not_wait_for_the_morning(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await _chosen_for(town, "Somebody to do my ironing friday 10am for an hour")
    await town.later(days=2, hours=13)
    await jean.taps("Can't make it")
    await jean.taps("Call it off")
    await pat.sees("Somebody needs help", "Ironing")
    await amina.does_not_see("I ask others in the morning")


async def test_who_waits_for_a_brokers_look_is_told_after_three_and_seven_days(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await by_day(town)
    await amina.says("need somebody to mend my bike for five hours")
    await amina.taps("Any time")
    await amina.taps("Yes, ask")
    assert await state_of(town) == "held"
    for days, after in ((3, 3), (4, 7)):
        before = [m.id for m in amina.messages if "You asked for help" in m.text]
        await town.later(days=days, hours=1 if days == 3 else 0)
        now = [m.id for m in amina.messages if "You asked for help" in m.text]
        assert len(now) == len(before) + 1, amina.screen()
        await amina.sees(f"This has waited {after} days for your broker", "Nobody else has been")
    await ruth.taps("Let it go out")
    await amina.does_not_see("This has waited 8 days")


async def test_what_a_broker_enters_waits_for_a_look_where_there_is_a_risk(any_town: Town) -> None:
    """Somebody drives: the points are ticked before anybody is asked, whoever wrote it down. That
    it is her first exchange is nothing that the broker at the phone hasn't seen."""
    town = any_town
    await by_day(town)
    await add_member(town, "Mrs Khan")
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("Mrs Khan needs a lift to the hospital thursday 10am")
    await ruth.taps("Yes, ask")
    assert await state_of(town) == "held"
    for phone in (ruth, devinder):
        await phone.says("/queue")
        await phone.taps("Start with the oldest")
        await phone.sees(
            "Mrs Khan asks for help", "You see it first: somebody drives", "Entered by Ruth"
        )
    await ruth.says("Mrs Khan needs somebody to change a light bulb friday 2pm")
    await ruth.taps("Yes, ask")
    assert await state_of(town, 2) != "held"
