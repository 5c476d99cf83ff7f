"""Feedback after a shift, by talking: two taps, once, words screened, totals without names."""

import pytest

from tests.driver import Phone
from tests.shift_help import crowd, go_to, no_sample_shifts, publish, rows, run
from tests.town import Town


async def came(town: Town, phones: list[Phone]) -> int:
    """A shift yesterday at 2pm, on which all of these were and Owen confirmed it; its id."""
    await no_sample_shifts(town)
    shift_id = await publish(town, days=1, places=20)
    for phone in phones:
        await phone.says("/volunteer")
        await phone.taps("Join")
    await go_to(town, 1, "16:35")
    await confirmed(town, shift_id)
    return shift_id


async def confirmed(town: Town, shift_id: int) -> None:
    """Owen notes and confirms everybody."""
    from domain.permissions import Role
    from services import service_confirm, service_hours
    from services.work import Work
    from storage import communities

    assert town.program is not None
    async with town.program.database.write() as tx:
        here = await communities.by_id(tx, 1)
        roles = frozenset[Role]({"organiser", "member"})
        work = Work(tx, town.clock.now(), town.people["Owen"], here, roles)
        await service_hours.everyone(work, shift_id)
        await service_confirm.confirm(work, shift_id)
    await town.settle()


async def test_two_taps_once_and_a_sentence(town: Town) -> None:
    amina, owen = town.phones("Amina", "Owen")
    shift_id = await came(town, [amina])
    await town.later(hours=1, minutes=1)
    await amina.sees("How was Tea for carers", "Two taps, and nobody sees your name.")
    await amina.taps("Say it was good")
    await amina.sees("Would you come to Tea for carers again?")
    await amina.taps_again()
    await amina.taps("Yes, I would")
    await amina.sees("Thank you.", "Owen may read it, without your name")
    await amina.taps("Add a sentence")
    await amina.says("Ring Jean on 07700 900123")
    await amina.sees("I did not keep that")
    await amina.taps("Add a sentence")
    await amina.says("The kitchen was warm and kind")
    await amina.sees("That helps to make it better.")
    number = (await rows(town, "SELECT id FROM shift_feedback"))[0]["id"]
    for data in (f"fb-poor:{number}", f"fb-no:{number}", f"fb-words:{number}"):
        await amina.forges(data)
    kept = (await rows(town, "SELECT how, again, shown FROM shift_feedback"))[0]
    assert (kept["how"], kept["again"], kept["shown"]) == (
        "good",
        "yes",
        "The kitchen was warm and kind",
    )
    await owen.forges(f"fb-good:{number}")
    await owen.sees("I cannot find that.")
    await owen.says("/home")
    await owen.forges(f"fb-see:{shift_id}")
    await owen.sees("There are too few answers to show.", "from 5 on")
    await amina.forges(f"fb-see:{shift_id}")
    await amina.sees("I cannot find that.")
    before = amina.count_messages()
    await town.later(days=8)
    asked = [one for one in amina.messages[before:] if "How was" in one.text]
    assert asked == [], "asked once, never nagged"


async def test_one_question_a_day_and_none_for_hours_that_were_taken_back(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await no_sample_shifts(town)
    first = await publish(town, "Tea for carers", days=1, start="10:00", finish="11:00")
    second = await publish(town, "Bike repairs", days=1, start="12:00", finish="13:00")
    for title in ("tea for carers", "bike repairs"):
        await amina.says(f"/volunteer {title}")
        await amina.taps("Join")
    await jean.says("/volunteer tea for carers")
    await jean.taps("Join")
    await go_to(town, 1, "13:35")
    await confirmed(town, first)
    await confirmed(town, second)
    await run(
        town,
        "UPDATE service_hours SET state = 'reversed' WHERE person_id = :id",
        id=town.people["Jean"].id,
    )
    await town.later(hours=1, minutes=1)
    assert len(await rows(town, "SELECT id FROM shift_feedback")) == 1
    await town.later(hours=5)
    assert len(await rows(town, "SELECT id FROM shift_feedback")) == 1
    await go_to(town, 1, "10:01")
    assert len(await rows(town, "SELECT id FROM shift_feedback")) == 2
    await jean.does_not_see("How was")


async def test_the_organiser_sees_totals_in_steps_and_no_small_numbers(town: Town) -> None:
    owen = town.phone("Owen")
    people = await crowd(town, 11)
    shift_id = await came(town, people)
    await town.later(hours=1, minutes=1)
    for number, phone in enumerate(people):
        await phone.taps("Say it was not so good" if number == 0 else "Say it was good")
        await phone.taps("Yes, I would")
        if number == 1:
            await phone.taps("Add a sentence")
            await phone.says("More chairs please")
        if number == 5:
            await owen.says("/home")
            await owen.forges(f"fb-see:{shift_id}")
            await owen.sees("5 answers about all its times", "It was good: not shown")
            await owen.sees("It was not so good: not shown", "Would come again: 5")
            await owen.sees("“More chairs please”")
    await owen.says("/home")
    await owen.forges(f"fb-see:{shift_id}")
    await owen.sees("10 answers about all its times", "Would come again: 10")
    assert not any("Volunteer" in one.text for one in owen.messages[-1:])


@pytest.mark.parametrize("said", ["fb-good:999", "fb-see:999", "fb-words:999"])
async def test_what_is_nobodys(town: Town, said: str) -> None:
    amina = town.phone("Amina")
    await amina.says("/home")
    await amina.forges(said)
    await amina.sees("I cannot find that.")
