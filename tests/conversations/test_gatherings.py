"""Meeting in the neighbourhood, by talking: proposed, hosted, joined, called off, ticked off."""

from domain.permissions import Role
from services import gatherings
from services.work import Work
from storage import communities
from tests.driver import Phone
from tests.shift_help import go_to, in_days, no_sample_shifts, past_a_clock_change, rows
from tests.town import Town


async def _proposed(town: Town) -> tuple[Phone, Phone, Phone]:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await past_a_clock_change(town)
    await no_sample_shifts(town)
    day = in_days(town, 5).strftime("%-d %B")
    await amina.says(f"coffee morning {day} 10am at the library")
    await amina.sees("Coffee morning", "10am to midday", "the library", "20 people can come")
    await amina.taps("Yes, ask the broker")
    await amina.sees("Your broker looks at it first")
    await ruth.sees("Amina would like people to meet", "the library")
    return amina, jean, ruth


async def test_from_a_sentence_to_a_roster(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth = await _proposed(town)
    await ruth.says("/queue")
    await ruth.sees("One gathering that somebody proposes")
    await ruth.taps("Start with the oldest")
    await ruth.taps("Host it")
    await amina.sees("It is on.", "Your broker hosts it with you")
    await jean.says("/volunteer")
    await jean.sees("Coffee morning", "the library", "19 places are left")
    await jean.taps("Join")
    await jean.sees("You're in. Ask for Ruth")
    await go_to(town, 5, "12:31")
    await ruth.sees("Coffee morning is over", "Who came?")
    await ruth.taps("Tick off who came")
    await ruth.sees("Coffee morning", "Amina had people in", "Nobody is ticked yet")
    await ruth.taps("Tick who came")
    await ruth.sees("Jean: not ticked")
    states = await rows(town, "SELECT state FROM gathering")
    assert [r["state"] for r in states] == ["over"]


async def test_never_at_home(town: Town) -> None:
    amina = town.phone("Amina")
    day = in_days(town, 5).strftime("%-d %B")
    await amina.says("/gathering")
    await amina.says("Board games afternoon")
    await amina.says(f"{day} 2 to 4")
    await amina.says("at my house")
    await amina.sees("public places, not at home", "Where do people meet?")
    await amina.says("14 Smith Road")
    await amina.sees("public places, not at home")
    await amina.says("the library, ring 07700 900123")
    await amina.sees("Leave out addresses and phone numbers")
    await amina.says("Pelham library")
    await amina.sees("anything people should bring")
    await amina.taps("Skip")
    await amina.sees("Board games afternoon", "Pelham library", "2pm to 4pm")


async def test_a_broker_asks_and_then_declines_with_a_reason(town: Town) -> None:
    amina, _, ruth = await _proposed(town)
    await ruth.taps("Ask a question")
    await ruth.says("Have you asked the library?")
    await amina.sees("Your broker asks:", "Have you asked the library?")
    await amina.taps("Answer")
    await amina.says("Yes, we can have the big table")
    await ruth.sees("They answered:", "big table")
    await ruth.taps("Decline")
    await ruth.taps("Nobody can host it then")
    await amina.sees("Not this time.", "Nobody can host it then")
    assert await rows(town, "SELECT id FROM shift") == []


async def test_the_proposer_calls_it_off_and_whoever_joined_is_told(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth = await _proposed(town)
    await ruth.taps("Host it")
    await jean.says("/volunteer")
    await jean.taps("Join")
    await amina.taps("Call it off")
    await amina.taps("The place does not fit")
    await jean.sees("Called off: Coffee morning", "The place does not fit")
    await ruth.sees("Called off")
    states = await rows(town, "SELECT state FROM gathering")
    assert [r["state"] for r in states] == ["cancelled"]


async def test_a_broker_calls_the_shift_off_and_the_gathering_with_it(town: Town) -> None:
    amina, _, ruth = await _proposed(town)
    await ruth.taps("Host it")
    await ruth.taps("See who is coming")
    await ruth.taps("Call it off")
    await ruth.taps("The weather is too bad")
    await ruth.taps("Yes, call it off")
    await amina.sees("Called off: Coffee morning")
    states = await rows(town, "SELECT state FROM gathering")
    assert [r["state"] for r in states] == ["cancelled"]


async def test_nobody_hosts_it_and_its_time_comes(town: Town) -> None:
    amina, _, ruth = await _proposed(town)
    await go_to(town, 5, "10:01")
    await amina.sees("Its time came before anybody could host it")
    await ruth.says("/queue")
    await ruth.does_not_see("gathering that somebody proposes")


async def test_a_brokers_own_idea_is_hosted_by_another(town: Town) -> None:
    ruth, devinder, pat = town.phones("Ruth", "Devinder", "Pat")
    day = in_days(town, 5).strftime("%-d %B")
    await ruth.says(f"how about a litter pick {day} 2pm at the canal")
    await ruth.taps("Yes, ask the broker")
    await devinder.sees("Ruth would like people to meet")
    await ruth.forges("ga-host:1")
    assert any("This is about you" in notice for notice in ruth.notices), ruth.screen()
    await pat.says("hello")
    await pat.forges("ga-host:1")
    assert await rows(town, "SELECT id FROM gathering WHERE state <> 'proposed'") == []
    await devinder.taps("Host it")
    await ruth.sees("It is on.")


async def test_hosting_twice_makes_one_shift(any_town: Town) -> None:
    town = any_town
    _, _, ruth = await _proposed(town)
    devinder = town.phone("Devinder")
    await devinder.sees("Amina would like people to meet")
    late = next(b.value for row in devinder.last.rows for b in row if b.text == "Host it")
    await ruth.taps("Host it")
    await devinder.forges(late)
    assert any("already" in notice for notice in devinder.notices), devinder.screen()
    assert len(await rows(town, "SELECT id FROM shift")) == 1


async def test_it_rests_with_whoever_proposed_it(any_town: Town) -> None:
    """Somebody leaves: what nobody hosts yet is called off, what is hosted goes on."""
    town = any_town
    amina, _, ruth = await _proposed(town)
    day = in_days(town, 6).strftime("%-d %B")
    await ruth.taps("Host it")
    await amina.says(f"how about a picnic {day} 1pm in Ward End Park")
    await amina.taps("Yes, ask the broker")
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        broker = frozenset[Role]({"broker"})
        work = Work(tx, town.clock.now(), town.people["Ruth"], community, broker)
        await gatherings.leave(work, town.people["Amina"].id)
    states = await rows(town, "SELECT state FROM gathering ORDER BY id")
    assert [r["state"] for r in states] == ["hosted", "cancelled"]


async def test_what_is_never_exchanged_is_refused(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/gathering massage for everybody")
    await amina.sees("we cannot do here")
