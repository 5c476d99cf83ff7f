"""Nominating by talking: what is asked, what is kept, what the rules refuse, and who supports it."""

from typing import Any

from tests.award_help import acting, close_nominations, fixed_round, the_round
from tests.driver import Phone
from tests.shift_help import rows
from tests.town import Town

SHEILA = (
    "I wanna nominate my neighbour Sheila Okafor on Finnemore Rd B9, done the shopping and sat with"
    " 3 old people on our road every week since covid, never asks for owt"
)


async def nomination(town: Town, number: int = 1) -> dict[str, Any]:
    """A row."""
    (found,) = await rows(town, f"SELECT * FROM nomination WHERE id = {number}")
    return dict(found)


async def finish(phone: Phone, *answers: str) -> None:
    """Answers what is asked after the reason and the award, then sends it."""
    for answer in answers:
        await phone.says(answer)
    await phone.taps("Send the nomination")


async def test_a_sentence_is_read_and_only_what_is_missing_is_asked(town: Town) -> None:
    jean, amina, ruth = town.phones("Jean", "Amina", "Ruth")
    await fixed_round(town, seconds_needed=1)
    await jean.says(SHEILA)
    await jean.sees(
        "The person is asked first. Nothing is public before they say yes.",
        "many count no more than one. Yours needs 1 supporter.",
        "Which award fits best? The first is my guess.",
    )
    await jean.taps("More")
    await jean.taps("More")
    await jean.says("bringing people together")
    await jean.sees("In which part of the city is this?")
    await jean.says("12 Finnemore Road")
    await jean.sees("We don't keep an address here")
    await jean.taps("Bordesley Green")
    await jean.taps("They are my neighbour")
    await jean.sees("Are they under 18?")
    await jean.says("no")
    await jean.taps("Cancel")
    await jean.sees("Your draft is kept. You can go on until", "type /nominate")

    # The draft is a row: it is there after a week of other things, and is not begun twice.
    await town.later(days=7)
    await jean.says("/balance")
    await jean.says(SHEILA)
    await jean.sees("Do they know that you nominate them?")
    await jean.says("/nominate")
    await jean.sees("1. Sheila Okafor, Bringing people together: a draft, not sent")
    await jean.taps("Open number 1")
    await jean.sees("This is a draft. It is not sent yet.")
    await jean.taps("Carry on")
    await jean.taps("Skip")
    await jean.sees("How can the timebank reach them?")
    await jean.says("She is at the Tuesday lunch club")
    await jean.sends_photo("This is her at the lunch club")
    await jean.sees("May the timebank use this picture for the awards?")
    assert (await rows(town, "SELECT rights FROM nomination_file"))[0]["rights"] == 0
    await jean.taps("Yes, you may use it")
    await jean.taps("Go on")
    await jean.sees(
        "Sheila Okafor", "Award: Bringing people together", "For: 6 years", "Bordesley Green",
        "Photos and voice notes: 1", "never asks for owt\nThis is her at the lunch club",
        "Judges don't see numbers, streets or the names of others.",
    )  # fmt: skip
    await jean.taps("Send the nomination")
    await jean.sees("Sent. Thank you.", "Supporters: 0. It needs 1. More count no more.")
    await jean.taps_again()
    found = await nomination(town)
    assert found["words"].startswith(SHEILA)
    assert (found["state"], found["years"], found["relation"]) == ("sent", 6, "neighbour")
    assert "Finnemore" not in found["shown"]
    assert "B9" not in found["shown"]
    (nominee,) = await rows(town, "SELECT name, area, reach, said FROM award_nominee")
    assert dict(nominee) == {
        "name": "Sheila Okafor", "area": "Bordesley Green", "said": "unasked",
        "reach": "She is at the Tuesday lunch club",
    }  # fmt: skip

    # The same again is refused; a change of the words counts at once.
    await jean.says(SHEILA)
    await jean.says("together")
    await jean.says("Bordesley Green")
    await finish(jean, "neighbour", "no", "skip", "skip", "no photo")
    await jean.sees("You have nominated Sheila Okafor for this award already. One is enough.")
    await jean.says("/nominate")
    await jean.taps("Open number 1")
    await jean.taps("Take it back")
    await jean.sees("Take this back?")
    await jean.taps("Yes, take it back")
    await jean.sees("is taken back. Nobody works on it any more.")
    await jean.says("/nominate")
    await jean.taps("Open number 1")
    await jean.taps("Change it")
    await jean.taps("Change")
    await jean.taps("Reason: 38 words")
    await jean.says("She sits with Mr Hussain and rings 0121 496 0123 for all of us, every day.")
    await jean.sees("It is sent. Any change counts at once.")
    await jean.taps("Finish")
    changed = await nomination(town)
    assert changed["words"].startswith("She sits with Mr Hussain")
    assert "0121" not in changed["shown"]
    assert "Hussain" not in changed["shown"]
    assert len(await rows(town, "SELECT id FROM award_nominee")) == 1
    assert changed["state"] == "sent"

    # Supporters: by the link alone, one tap, never the nominator; others read no word of it.
    await jean.says("/nominate")
    await jean.taps("Open number 1")
    await jean.taps("Get a supporter link")
    await jean.sees("?start=second_", "You and your family can't be supporters")
    code = (await nomination(town))["code"]
    await jean.starts(f"second_{code}")
    await jean.taps("Support this")
    await jean.sees("This is your own nomination")
    await amina.starts(f"second_{code}")
    await amina.sees("Sheila Okafor is nominated for Civic Pride Awards", "Do you support this?")
    assert "Jean" not in amina.last.text
    await amina.taps("Support this")
    await amina.sees("Thank you. You support Sheila Okafor")
    await amina.taps_again()
    assert len(await rows(town, "SELECT person_id FROM nomination_second")) == 1
    await amina.taps("Take my support back")
    await amina.taps("Support this")
    await amina.starts("second_0000000000000000")
    await amina.sees("This nomination is not there any more.")
    await jean.says("/nominate")
    await jean.sees("1. Sheila Okafor, Bringing people together: sent, supporters: 1")
    await amina.forges("second:1:wrong")
    await amina.sees("I cannot find that.")
    await amina.forges("nmt-go:1")
    await amina.sees("I cannot find that.")
    assert ruth is not None
