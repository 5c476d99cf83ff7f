"""What brokers type on their way through a day is the desk's own; no member reads it."""

import pytest

from domain.desk_words import command_meant, days_mended
from tests.conversations.test_queue import ask_for_a_person
from tests.town import Town


@pytest.mark.parametrize(
    "said",
    [
        "rang jean, no answer",
        "I called Jean about the key",
        "phoned jean - not in",
        "Spoke to Jean. She is fine",
        "left a message for jean",
        "left jean a message",
    ],
)
async def test_a_call_without_a_case_is_a_note_on_the_members_card(town: Town, said: str) -> None:
    ruth, amina, jean = town.phones("Ruth", "Amina", "Jean")
    await ruth.says(said)
    await ruth.sees("note on Jean’s card", said, "Only brokers see it.")
    await ruth.taps("Keep it")
    await ruth.sees("Jean", said)
    await ruth.says("/member jean")
    await ruth.sees(said)
    for member in (amina, jean):
        await member.does_not_see(said)


async def test_a_call_about_an_open_case_goes_there(town: Town) -> None:
    pat, ruth = town.phones("Pat", "Ruth")
    await ask_for_a_person(pat, "My bus pass has run out")
    await ruth.says("home")
    await ruth.says("rang pat, no answer")
    await ruth.sees("open case about Pat")
    await ruth.taps("Keep it")
    await ruth.sees("bus pass", "Ruth rang Pat. No answer.")


async def test_a_call_of_nobody_in_sight_asks_whom(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("rang her, no answer")
    await ruth.sees("About which member is this?")
    await ruth.says("Amina")
    await ruth.sees("note on Amina’s card")


async def test_to_move_somebody_is_answered_with_what_can_be_done(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("move Pat to Aston")
    await ruth.sees("Pat", "Aston", "/move", "Nothing has changed")
    await ruth.says("note Pat moved to Aston")
    await ruth.sees("Noted about Pat", "moved to Aston")


async def test_an_order_is_nobodys_name(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("rang her, no answer")
    await ruth.sees("About which member is this?")
    await ruth.says("ABCD-EFGH")
    await ruth.sees("not valid")
    await ruth.says("keep Owen and Pat apart")
    await ruth.sees("Shall I keep them apart?")


async def test_hours_of_a_call_stay_hours(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("I phoned Jean for an hour yesterday")
    await ruth.does_not_see("Only brokers see it.")


async def test_a_mistyped_day_is_read_and_a_missing_one_asked(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await ruth.says("remind me firday to ring jean")
    await ruth.sees("Case 1", "ring jean", "Friday", "9am")
    await ruth.says("home")
    await ruth.says("remind me blursday to ring amina")
    await ruth.sees("On which day shall I remind you?")
    await ruth.says("friday 2pm")
    await ruth.sees("Case 2", "ring amina", "2pm")
    await ruth.says("home")
    await ruth.says("remind me to ring pat on wensday")
    await ruth.sees("Case 3", "ring pat", "Wednesday")
    await ruth.says("home")
    await ruth.says("remind jean about the key")
    await ruth.sees("Nothing was sent.")
    await jean.does_not_see("the key")


async def test_short_words_of_a_day_are_understood(town: Town) -> None:
    ruth = town.phone("Ruth")
    for said, seen in (
        ("note amina: likes mornings", "likes mornings"),
        ("who's on duty", "Devinder"),
        ("undo that", "undo"),
        ("show me jean's checks", "Checks of Jean"),
        ("what's next", "waits"),
        ("who is waiting", "waits"),
        ("aprove all", "routine"),
        ("chekcs jean", "Checks of Jean"),
        ("how many hours did we do last month", "Hours given"),
    ):
        await ruth.says(said)
        assert seen.casefold() in ruth.last.text.casefold(), (said, ruth.last.text)
    await ruth.says("pause pat")
    await ruth.sees("Why")
    await ruth.says("She is in hospital")
    await ruth.sees("Pat", "in hospital")
    await ruth.taps("Let them in again")
    await ruth.says("bar owen")
    await ruth.sees("A second person reads it and decides")
    await ruth.says("/cancel")


async def test_other_names_of_commands_are_no_requests_for_help(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    for said, seen in (
        ("/cases", "Cases at Ward End"),
        ("/members jean", "Member number 2"),
        ("/duty", "The team at Ward End"),
        ("/Reports last month", "October 2026"),
        ("cases", "Cases at Ward End"),
    ):
        await ruth.says(said)
        await ruth.sees(seen)
    await amina.says("/cases")
    await amina.sees("I cannot do that for you")
    await amina.says("/reports mine")
    await amina.does_not_see("Hours given")


async def test_a_broker_who_is_ill_hands_over(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("i'm off sick today")
    await ruth.sees("Who stands in?")
    await ruth.taps("Devinder")


async def test_members_words_are_read_as_before(town: Town) -> None:
    amina = town.phone("Amina")
    for said in ("rang jean, no answer", "aprove all", "who is waiting", "pause pat"):
        await amina.says(said)
        await amina.does_not_see("Only brokers", "routine", "Why")


def test_days_and_commands_with_a_slip() -> None:
    assert days_mended("firday 2pm") == "friday 2pm"
    assert days_mended("next wensday") == "next wednesday"
    assert days_mended("tommorow") == "tomorrow"
    assert days_mended("in 2 weeks") == "in 2 weeks"
    assert command_meant("aprove", ["approve", "match"]) == "approve"
    assert command_meant("watch", ["approve", "match"]) is None
    assert command_meant("approved", ["approve"]) is None


async def test_what_stands_behind_a_command_is_not_asked_again(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/newmember Sheila Patel, Pelham, 0121 496 0999")
    await ruth.taps("Agreed in person")
    await ruth.taps("Skip")
    await ruth.sees("Sheila Patel", "Pelham", "0121 496 0999")
    await ruth.taps("Yes")
    await ruth.says("/helper Owen for Sheila")
    await ruth.sees("What may they do?")
    await ruth.says("/cancel")
    await ruth.says("/correct Jean plus 1 hour because the raffle was not noted")
    await ruth.taps("Help not recorded")
    await ruth.sees("Jean: plus 1 hour")
    await ruth.taps("Yes, put it right")
    await town.phone("Jean").sees("plus 1 hour", "the raffle was not noted")
