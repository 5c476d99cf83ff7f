"""Help that repeats, by talking: agreed and approved once; each visit; pause, hand over, end."""

from datetime import UTC, datetime, time, timedelta

from domain.permissions import Role
from services import leaving
from services.work import Work
from storage import arrangements, communities
from tests.conversations.test_log_hours import balance_of
from tests.driver import Phone
from tests.request_help import by_day, offers, state_of
from tests.shift_help import rows
from tests.town import Town


async def _proposed(town: Town) -> tuple[Phone, Phone, Phone]:
    """Amina proposes to put out Jean's bins every Wednesday."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("/standing every wednesday at 9am, half an hour")
    await amina.sees("Do you give this help")
    await amina.taps("Give the help")
    await amina.sees("Who is it with?")
    await amina.says("Jean")
    await amina.sees("What is the help?")
    await amina.says("putting the bins out")
    await amina.sees("You help Jean", "Every Wednesday", "9am", "30 minutes each time")
    await amina.taps("Send to Jean")
    await amina.sees("Waiting for Jean")
    await jean.sees("Amina helps you", "putting the bins out", "shall we do this each time?")
    return amina, jean, ruth


async def _begun(town: Town) -> tuple[Phone, Phone, Phone]:
    amina, jean, ruth = await _proposed(town)
    await jean.taps("Say yes to this")
    await jean.sees("You both said yes")
    await ruth.sees("Amina helps Jean", "Both said yes")
    await ruth.taps("Approve all visits")
    await amina.sees("This is going on", "Next time: Wednesday")
    await jean.sees("This is going on")
    return amina, jean, ruth


async def _visit_over(town: Town) -> None:
    """Moves the clock to noon of the day before the next visit, and to noon of the day itself."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await arrangements.find(tx, 1)
    assert found is not None
    assert found.next_day is not None
    noon = datetime.combine(found.next_day, time(12), UTC)
    for moment in (noon - timedelta(days=1), noon):
        await town.later(seconds=(moment - town.clock.now()).total_seconds())


async def test_bins_every_wednesday_are_approved_once_and_posted_each_time(town: Town) -> None:
    amina, jean, ruth = await _begun(town)
    before = await balance_of(town, "Amina")
    asked = len(ruth.messages)
    for visit in (1, 2):
        await _visit_over(town)
        await amina.sees("Jean", "30 minutes")
        await amina.taps("Yes, as planned")
        await jean.taps("Yes, that's right")
        assert await balance_of(town, "Amina") == before + 30 * visit
    assert not any("Approve" in m.buttons for m in ruth.messages[asked:]), "approved once is enough"


async def test_saying_no_ends_it_before_it_began(town: Town) -> None:
    amina, jean, _ = await _proposed(town)
    await jean.taps("Say no this time")
    await amina.sees("called off before it began")


async def test_two_weeks_of_silence_call_it_off(town: Town) -> None:
    amina, jean, _ = await _proposed(town)
    await town.later(days=14, hours=1)
    await amina.sees("called off before it began")
    await jean.sees("called off before it began")


async def test_a_broker_declines_with_a_reason_that_both_read(town: Town) -> None:
    amina, jean, ruth = await _proposed(town)
    await jean.taps("Say yes to this")
    await ruth.taps("Decline with a reason")
    await ruth.says("Let us meet first, all three of us")
    await amina.sees("did not approve this", "Let us meet first")
    await jean.sees("did not approve this", "Let us meet first")


async def test_a_pause_ends_by_itself_on_its_day(town: Town) -> None:
    amina, jean, _ = await _begun(town)
    await jean.taps("Pause it")
    await jean.sees("Until when?")
    await jean.taps("Pause 2 weeks")
    await amina.sees("This is paused", "It goes on after")
    await town.later(days=15, hours=10)
    await amina.sees("This is going on")


async def test_a_pause_without_an_end_waits_for_somebody(town: Town) -> None:
    amina, jean, _ = await _begun(town)
    await amina.taps("Pause it")
    await amina.taps("Until I start it again")
    await jean.sees("It goes on when one of you starts it again")
    await town.later(days=30)
    await jean.taps("Start it again")
    await amina.sees("This is going on")


async def test_paused_and_begun_again_there_is_one_visit_each_time(any_town: Town) -> None:
    """Nor is the visit lost that the pause called off, where it goes on before its day."""
    town = any_town
    amina, jean, _ = await _begun(town)
    assert town.program is not None
    for before in (timedelta(days=2), timedelta(hours=20)):
        async with town.program.database.read() as tx:
            found = await arrangements.find(tx, 1)
        assert found is not None
        assert found.next_day is not None
        if before > timedelta(days=1):
            day = found.next_day
        noon = datetime.combine(day, time(9), UTC) - before
        await town.later(seconds=(noon - town.clock.now()).total_seconds())
        await jean.taps("Pause it")
        await jean.taps("Until I start it again")
        await jean.taps("Start it again")
        await amina.sees("This is going on")
    await town.later(hours=2)
    visits = await rows(
        town,
        "SELECT e.day FROM plan p JOIN exchange e ON e.id = p.exchange_id"
        " WHERE p.arrangement_id = 1 AND e.state <> 'cancelled'",
    )
    assert [row["day"] for row in visits] == [day.isoformat()]


async def test_either_side_ends_it_and_the_next_visit_with_it(town: Town) -> None:
    amina, jean, _ = await _begun(town)
    await jean.taps("End it")
    await amina.sees("This has ended")
    await town.later(days=4)
    assert not any("as planned" in m.text for m in amina.messages), amina.screen()


async def test_somebody_else_takes_it_over_and_nothing_is_lost_meanwhile(town: Town) -> None:
    amina, jean, ruth = await _begun(town)
    pat = town.phone("Pat")
    await amina.taps("Hand it over")
    await amina.sees("Who takes it over?")
    await amina.says("Pat")
    await pat.sees("Amina asks", "could you take this over?")
    await pat.taps("Say yes to this")
    await jean.sees("Pat helps you", "You both said yes")
    await ruth.sees("Pat helps Jean", "The giver changes")
    await ruth.taps("Approve all visits")
    await pat.sees("This is going on")
    await amina.sees("This has ended")


async def test_one_at_a_time_is_asked_to_take_it_over(town: Town) -> None:
    amina, _, ruth = await _begun(town)
    pat, owen = town.phones("Pat", "Owen")
    hand = next(m for m in amina.messages if "Hand it over" in m.buttons)
    await amina.taps("Hand it over")
    await amina.says("Pat")
    await pat.sees("could you take this over?")
    button = hand.button("Hand it over")
    assert button is not None
    await amina.forges(button.value, hand)
    assert any("Pat is asked already to take this over" in one for one in amina.notices), (
        amina.notices
    )
    await amina.does_not_see("Who takes it over?")
    await pat.taps("Say no this time")
    await amina.forges(button.value, hand)
    await amina.says("Owen")
    await owen.sees("could you take this over?")
    await owen.taps("Say yes to this")
    await ruth.taps("Approve all visits")
    await ruth.sees("Before you approve: Owen helps", "One of them is new")
    await ruth.taps("Say both know")
    await ruth.taps("Approve, all is right")
    await owen.sees("This is going on")
    await amina.sees("This has ended")


async def test_what_is_paused_without_an_end_comes_back_each_month(town: Town) -> None:
    """A broker paused it: both sides are asked again, and in the end a broker too."""
    amina, jean, ruth = await _begun(town)
    await ruth.taps("Pause it")
    await ruth.taps("Until I start it again")

    def paused(phone: Phone) -> int:
        return len([m for m in phone.messages if "This is paused" in m.text])

    before = [paused(one) for one in (amina, jean, ruth)]
    await town.later(days=29)
    assert [paused(one) for one in (amina, jean, ruth)] == [before[0] + 1, before[1] + 1, before[2]]
    await town.later(days=29)
    await town.later(days=29)
    assert paused(amina) == before[0] + 3
    assert paused(ruth) == before[2] + 1
    await jean.taps("Start it again")
    await amina.sees("This is going on")
    told = paused(amina)
    await town.later(days=60)
    assert paused(amina) == told


async def test_a_membership_that_goes_on_brings_back_what_was_paused_with_it(town: Town) -> None:
    amina, jean, _ = await _begun(town)
    assert town.program is not None
    for act in (leaving.pause, leaving.resume):
        async with town.program.database.write() as tx:
            community = (await communities.every(tx))[0]
            roles = frozenset[Role]({"member", "broker"})
            work = Work(tx, town.clock.now(), town.people["Ruth"], community, roles)
            await act(work, town.people["Jean"].id)
        await town.later(minutes=1)
    await amina.sees("This is paused")
    await jean.taps("Start it again")
    await amina.sees("This is going on")


async def test_after_eight_visits_both_are_asked_whether_it_is_still_right(town: Town) -> None:
    amina, jean, _ = await _begun(town)
    for _ in range(8):
        await _visit_over(town)
        await amina.taps("Yes, as planned")
        await jean.taps("Yes, that's right")
    await jean.sees("Amina has helped you 8 times", "Is it still right for you?")
    await amina.sees("You have helped Jean 8 times")
    await jean.taps("Carry on as it is")
    await jean.sees("It goes on as it is")


async def test_a_broker_sets_it_up_for_two_with_whom_she_spoke(town: Town) -> None:
    jean, pat, ruth = town.phones("Jean", "Pat", "Ruth")
    await ruth.says("/standing first saturday of the month at 2pm for 2 hours")
    await ruth.sees("Who gives the help?")
    await ruth.says("Pat")
    await ruth.says("Jean")
    await ruth.says("a walk in the park")
    await ruth.sees("Pat helps Jean", "On the first Saturday of each month", "2 hours")
    await ruth.taps("Yes, both agreed")
    await pat.sees("You help Jean", "This is going on")
    await jean.sees("Pat helps you", "This is going on")


async def test_two_who_press_at_once_are_one_arrangement(any_town: Town) -> None:
    amina, jean, _ = await _proposed(any_town)
    agree = jean.last.button("Say yes to this")
    assert agree is not None
    await jean.taps("Say yes to this")
    await jean.forges(agree.value)
    await amina.sees("You both said yes")
    assert any_town.program is not None
    async with any_town.program.database.read() as tx:
        assert len(await arrangements.of_timebank(tx, 1)) == 1


async def test_days_that_are_none_are_asked_again(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/standing")
    await amina.sees("No help repeats yet")
    await amina.taps("Set up another")
    await amina.taps("Get the help")
    await amina.says("Jean")
    await amina.says("a natter on the phone")
    await amina.says("now and then")
    await amina.sees("I could not read the days")
    await amina.says("tuesdays and fridays")
    await amina.sees("How long")
    await amina.says("20 minutes")
    await amina.sees("What time does it start?")
    await amina.taps("Skip")
    await amina.sees("Jean helps you", "Every Tuesday and Friday", "20 minutes each time")


async def test_a_sentence_about_somebody_known_is_help_that_repeats(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("bins every wednesday for Jean")
    await amina.sees("Do you give this help")
    await amina.taps("Give the help")
    await amina.sees("How long does it take each time?")
    await amina.says("15 minutes")
    await amina.taps("Skip")
    await amina.sees("You help Jean", "Putting bins out", "Every Wednesday", "15 minutes each time")


async def _chosen(town: Town, words: str) -> tuple[Phone, Phone, Phone]:
    """Amina asks for help that repeats, Jean says yes and is chosen."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says(words)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    return amina, jean, ruth


async def test_help_that_repeats_is_asked_for_chosen_and_approved_once(town: Town) -> None:
    amina, jean, ruth = await _chosen(
        town, "somebody to do my ironing every friday at 2pm for an hour"
    )
    await jean.sees("Amina chose you")
    await ruth.sees("Jean helps Amina", "Both said yes")
    await ruth.taps("Approve all visits")
    await amina.sees("This is going on", "Friday")
    assert await state_of(town) == "done"


async def test_help_that_repeats_and_is_not_approved_is_looked_for_again(town: Town) -> None:
    amina, _, ruth = await _chosen(
        town, "somebody to do my ironing every friday at 2pm for an hour"
    )
    await ruth.taps("Decline with a reason")
    await ruth.says("Jean asked me to wait with this")
    await amina.sees("did not approve this")
    assert await state_of(town) in ("open", "with_broker")


async def test_where_the_length_is_not_known_a_broker_sets_it_up(town: Town) -> None:
    amina, jean, ruth = await _chosen(town, "somebody to do my ironing every friday")
    await ruth.sees("Amina asks for help", "It is to repeat")
    await ruth.taps("Set up the visits")
    await ruth.sees("How long does it take each time?")
    await ruth.says("1 hour")
    await ruth.taps("Skip")
    await ruth.sees("Jean helps Amina", "Every Friday", "1 hour each time")
    await ruth.taps("Yes, both agreed")
    await jean.sees("You help Amina", "This is going on")
    await amina.sees("Jean helps you", "This is going on")
    assert await state_of(town) == "done"
