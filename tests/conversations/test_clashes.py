"""Two things at one time: named before a yes counts; and those who are away hear of what they had
agreed all the same. By talking."""

from datetime import timedelta

from tests.conversations.test_plans import planned, to
from tests.request_help import by_day, offers
from tests.shift_help import rows
from tests.town import Town


async def test_a_second_thing_at_that_time_is_named_before_one_agrees(town: Town) -> None:
    amina, jean, _ = await planned(town)
    pat = town.phone("Pat")
    day = (town.clock.now() + timedelta(days=2)).strftime("%A").lower()
    await pat.says("/plan")
    await pat.taps("Give help to them")
    await pat.taps("Jean")
    await pat.says("phone help")
    await pat.says(f"{day} 3pm")
    await pat.says("1 hour")
    await pat.taps("Meet at their home")
    await pat.does_not_see("You have something else then")
    await pat.taps("Ask Jean")
    await jean.taps("Yes, that suits me")
    await jean.sees("You have something else then", "with Amina", "2pm to 4pm", "Do you still want")
    await pat.does_not_see("You both agree")
    await jean.taps("Back")
    await jean.sees("Does this suit you?")
    await jean.taps("Yes, that suits me")
    await jean.taps("Say yes all the same")
    await pat.sees("You both agree")
    await amina.does_not_see("Pat")


async def test_who_proposes_at_a_time_that_is_taken_reads_so(town: Town) -> None:
    amina, _, _ = await planned(town)
    day = (town.clock.now() + timedelta(days=2)).strftime("%A").lower()
    await amina.says("/plan")
    await amina.taps("Give help to them")
    await amina.taps("Pat")
    await amina.says("gardening")
    await amina.says(f"{day} 3:30pm")
    await amina.says("1 hour")
    await amina.taps("Meet at their home")
    await amina.sees("You have something else then", "with Jean", "Shall I ask Pat?")


async def test_saying_yes_to_a_request_names_what_clashes(town: Town) -> None:
    amina, jean, owen = town.phones("Amina", "Jean", "Owen")
    now = await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await jean.says("20 notices a day")
    day = now + timedelta(days=2)
    ask = f"Somebody to do my ironing {day:%A} 2pm for an hour"
    for phone in (amina, owen):
        await phone.says(ask)
        await phone.taps("Yes, ask")
        if phone is owen:
            await town.phone("Ruth").taps("Let it go out")
            await jean.taps("Yes, I can")
            await jean.sees("You have something else then", "with Amina")
            await jean.taps("Say yes all the same")
            await owen.sees("Jean can help")
        else:
            await jean.taps("Yes, I can")
            await amina.taps("Choose Jean")
            await amina.taps("At my home")


async def test_somebody_who_is_away_is_reminded_of_what_they_agreed(town: Town) -> None:
    _, jean, _ = await planned(town)
    await jean.says("away until next friday")
    await jean.sees("You are away")
    await to(town, "18:30")
    await to(town, "18:30")
    told = await rows(
        town,
        "SELECT person_id FROM outbox WHERE reason = 'plan.coming' AND state = 'sent'",
    )
    assert {r["person_id"] for r in told} == {town.people["Amina"].id, town.people["Jean"].id}
