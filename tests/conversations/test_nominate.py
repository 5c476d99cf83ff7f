"""Nominating by talking: what is asked and kept, what the rules refuse, and who supports it."""

import textwrap
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from domain.errors import DomainError
from domain.permissions import Role
from services import nominations
from services.work import Work
from storage.nominations import Nomination
from tests.award_help import acting, close_nominations, fixed_round, the_round
from tests.driver import Phone
from tests.shift_help import rows, run
from tests.town import Town
from tests.two_timebanks import second_timebank

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
        "many count no more than one. About 300 words is plenty. Yours needs 1 supporter.",
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
    await jean.sees(
        "You have nominated Sheila Okafor for Bringing people together already. One is enough.",
        "Which award fits best?",
    )
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


async def test_a_reason_of_4000_words_loses_nothing(town: Town) -> None:
    jean = town.phone("Jean")
    await fixed_round(town)
    await jean.says("/nominate")
    await jean.sees("Who would you like to nominate?")
    await jean.says("Sheila Okafor")
    whole = " ".join(f"Week {n}: she did the shopping for {n % 7 + 2} of us." for n in range(400))
    assert len(whole.split()) == 4_000
    parts = textwrap.wrap(whole, 4_000)  # as Telegram cuts a long message
    for part in parts[:-1]:
        await jean.says(part)
        await jean.sees("That was long, so I have kept it. If there is more, please send it now.")
    await jean.says(parts[-1])
    await jean.sees("That is longer than the judges asked for. All of it is kept.")
    kept = await nomination(town)
    assert f"{kept['words']}{kept['rest']}".split() == whole.split()
    await jean.taps("Leave it as it is")
    await jean.sees("Which award fits best?")
    await jean.taps("Cancel")
    await jean.says("/nominate")
    await jean.taps("Open number 1")
    await jean.taps("Carry on")
    await jean.taps("Good neighbour")
    await jean.says("4")
    await jean.says("Ladywood")
    await jean.taps("Say something else")
    await jean.says("no")
    await jean.says("yes")
    await jean.taps("Skip")
    await jean.taps("Skip")
    await jean.sees("Judges read the first", "People who check it have all of it.")
    await jean.taps("Change")
    await jean.taps("Reason: 4,000 words")
    await jean.says("She sat with old people on our road for years and made them laugh again.")
    await jean.sees("15 words.")
    await jean.taps("Send the nomination")
    assert (await nomination(town))["rest"] == ""


async def test_the_rules_refuse_kindly_and_an_answer_can_be_changed(town: Town) -> None:
    jean, amina, pat = town.phones("Jean", "Amina", "Pat")
    number = await fixed_round(town, years_needed=3)
    await jean.says("can i put meself forward i do loads round ere")
    await jean.sees("In this round people can't nominate themselves.")
    await jean.taps("Change that answer")
    await jean.says("Sheila Okafor")
    await jean.sees("What have they done")
    await jean.says("Councillor or not, she does the shopping for 3 old people on our road.")
    await jean.sees("Is the person you nominate a councillor now?")
    await jean.says("no")
    await jean.taps("Good neighbour")
    await jean.says("two")
    await jean.sees("Please type a number of years")
    await jean.says("2 years")
    await jean.sees("This round asks for a longer time than that.")
    await jean.taps("Change that answer")
    await jean.says("since 2015")
    await jean.taps("Skip")
    await jean.says("she is my nan")
    await jean.sees("In this round somebody else has to nominate them.")
    assert (await nomination(town))["refused_why"] == "family"
    await jean.says("/nominate")
    await jean.sees("1. Sheila Okafor: can't go on")
    await jean.taps("Open number 1")
    await jean.taps("Change that answer")
    await jean.taps("They are my neighbour")
    await finish(jean, "no", "no", "skip", "no photo")
    await jean.sees("Sent. Thank you.")
    flags = (await nomination(town))["flags"].split(",")
    assert "councillor" not in flags
    assert "family" not in flags

    # In memory of somebody: condolence first, and the family is asked instead.
    await amina.says(
        "Nominate my dad Winston Bailey, ran the domino club in handsworth 31 yrs, he passed in"
        " march"
    )
    await amina.sees("We are so sorry for your loss.")
    await amina.sees("Who of the family can the timebank ask")
    await amina.says("My mum, ring me first")
    await finish(amina, "no photo")
    await amina.sees("Winston Bailey, Lifetime of service")
    (winston,) = await rows(
        town, "SELECT posthumous, reach FROM award_nominee WHERE name LIKE 'Win%'"
    )
    assert dict(winston) == {"posthumous": 1, "reach": "My mum, ring me first"}

    # Two people in one sentence: a draft each.
    await pat.says("I want to nominate Joyce Perks and Tariq Aziz for the litter picking")
    await pat.sees("You named 2. Each gets a nomination of their own:")
    await pat.sees("What have they done")
    await pat.says("/nominate")
    await pat.sees("2. Joyce Perks: a draft", "1. Tariq Aziz: a draft")

    # The last second, and the first one after it.
    one = await the_round(town, number)
    await pat.taps("Open number 2")
    await pat.taps("Carry on")
    await pat.says("She picks litter on Alum Rock Road every morning, for ten years.")
    await finish_till_review(pat)
    await town.later(seconds=(one.closes_at - town.clock.now()).total_seconds() - 20)
    await pat.taps("Send the nomination")
    await pat.sees("Sent. Thank you.")
    await close_nominations(town, number)
    await pat.says("/nominate")
    await pat.sees("1. Tariq Aziz: not sent in time", "2. Joyce Perks", "Nominations are closed.")

    async def late(work: Work, seconds: int) -> None:
        """What was still on its way counts by when it was sent."""
        (two,) = [one for one in await rows_of(work) if one.state == "expired"]
        work.sent_at = one.closes_at + timedelta(seconds=seconds)
        await nominations.send(work, two.id)

    async def rows_of(work: Work) -> list[Nomination]:
        return await nominations.mine(work, number)

    member = frozenset[Role]({"member"})
    with pytest.raises(DomainError):
        await acting(town, "Pat", member, partial(late, seconds=1))
    await run(
        town,
        "UPDATE nomination SET words = 'He sings', category_id = 1 WHERE nominee_name LIKE 'T%'",
    )
    with pytest.raises(DomainError):
        await acting(town, "Pat", member, partial(late, seconds=1))
    await acting(town, "Pat", member, partial(late, seconds=0))
    await pat.says("/nominate")
    await pat.sees("1. Tariq Aziz, Good neighbour: sent")
    await pat.says("nominate Grace Adeyemi for the choir at Perry Common")
    await pat.sees("Sorry, nominations for Civic Pride Awards closed on", "Shall I keep this")
    await pat.taps("Yes, keep it")
    await pat.sees("We have kept this as an example.")
    await pat.forges("nmt-go:1")
    await pat.sees("I cannot find that.")


async def finish_till_review(phone: Phone) -> None:
    """Answers everything from the award on."""
    await phone.taps(phone.last.buttons[0])
    while "Send the nomination" not in phone.last.buttons:
        labels = phone.last.buttons
        wanted = ("Skip", "They are my neighbour", "No", "Go on")
        await phone.taps(next(one for one in wanted if one in labels))


async def test_the_whole_city_nominates_and_households_support_nobody_of_their_own(
    town: Town,
) -> None:
    await second_timebank(town)
    jean, bob, devinder, ruth = town.phones("Jean", "Bob", "Devinder", "Ruth")
    await fixed_round(town, city=True, self_may=True)
    await ruth.says("Devinder and Jean are one household")
    await ruth.taps(ruth.last.buttons[0])
    await bob.says("/nominate")
    await bob.says("Brookvale Green Group")
    await bob.says("Two of us turned the dump into a garden that everybody can sit in.")
    await finish_till_review(bob)
    await bob.taps("Send the nomination")
    await bob.sees("Sent. Thank you.")
    (group,) = await rows(town, "SELECT community_id, kind FROM award_nominee")
    assert dict(group) == {"community_id": 1, "kind": "group"}
    await jean.says("nominate me")
    await jean.says("I run the library van for our road, every Monday for ten years.")
    await finish_till_review(jean)
    await jean.taps("Send the nomination")
    (own,) = await rows(town, "SELECT person_id FROM award_nominee WHERE kind = 'individual'")
    assert own["person_id"] == town.people["Jean"].id
    codes = await rows(town, "SELECT code FROM nomination ORDER BY id")
    await devinder.starts(f"second_{codes[1]['code']}")
    await devinder.taps("Support this")
    await devinder.sees("Somebody outside the family has to support this.")
    await devinder.starts(f"second_{codes[0]['code']}")
    await devinder.taps("Support this")
    await devinder.sees("Thank you. You support Brookvale Green Group")
    await jean.says("/nominate")
    await jean.taps("Open number 1")
    await jean.taps("Take it back")
    await jean.taps("Yes, take it back")
    await bob.starts(f"second_{codes[1]['code']}")
    await bob.sees("This nomination is not there any more.")
