"""Examples, what must not be public, children, and what a broker enters for somebody."""

from tests.award_help import fixed_round
from tests.conversations.test_nominate import finish, finish_till_review, nomination
from tests.shift_help import rows
from tests.town import Town


async def test_examples_care_for_children_and_harm_and_a_broker_by_phone(town: Town) -> None:
    jean, amina, pat, ruth = town.phones("Jean", "Amina", "Pat", "Ruth")
    await fixed_round(town, tell_nominator=True)
    # Nobody is asked who a stranger is; the example is kept, and the same one once.
    stranger = (
        "nominate that bloke with the staffy who litter picks up alum rock rd every morning 6am,"
        " dont know his name, legend"
    )
    await jean.says(stranger)
    await jean.sees("We have kept this as an example. A person at the timebank looks at it.")
    await jean.says(stranger)
    assert len(await rows(town, "SELECT id FROM nomination WHERE state = 'tip'")) == 1
    await jean.says("/nominate")
    await jean.taps("Open number 1")
    await jean.taps("Make it a nomination")
    await jean.sees("Who would you like to nominate?")
    await jean.says("Mr Farooq")
    await jean.sends_voice()
    await jean.sees("May the timebank use this voice note for the awards?")
    await jean.taps("No, take it out")
    assert not await rows(town, "SELECT id FROM nomination_file")
    await jean.taps("Cancel")
    # What could harm somebody goes to a person and stands nowhere else.
    await amina.says("/nominate Mags Holt, she stood by us when i fled with the kids")
    await amina.sees("It could be harmful if others knew", "Only a person at the timebank reads it")
    assert not await rows(town, "SELECT id FROM nomination WHERE words LIKE '%Mags%'")
    # Two children: nothing more is asked in the chat.
    await pat.says(
        "nominate my mate Aaliyah shes 15 started a free book box at our skool, im 15 too"
    )
    await pat.sees("You need not write any more. A grown-up at the timebank goes on with it")
    (child,) = await rows(town, "SELECT state, flags FROM nomination WHERE words LIKE '%Aaliyah%'")
    assert child["state"] == "tip"
    assert "minor_nominator" in child["flags"]
    await pat.says("nominate my teacher Bev Hartley, she started a club for us. im 11 years old")
    await pat.sees("In this round you can nominate from the age of 13.")
    assert not await rows(town, "SELECT id FROM nomination WHERE words LIKE '%Hartley%'")
    # By phone: the broker enters what the member says; it is theirs, and nobody else's.
    await ruth.says("/for Jean")
    await ruth.says("/nominate Grace Adeyemi runs the choir at Perry Common, 12 years now")
    await ruth.taps("Arts, culture and heritage")
    await ruth.taps("Say something else")
    await ruth.says("no")
    await ruth.says("skip")
    await ruth.says("skip")
    await ruth.sees("May we tell them that it was you who nominated them?")
    await finish(ruth, "yes", "no photo")
    (grace,) = await rows(
        town, "SELECT by_id, entered_by, may_name FROM nomination WHERE nominee_name LIKE 'Grace%'"
    )
    assert dict(grace) == {
        "by_id": town.people["Jean"].id, "entered_by": town.people["Ruth"].id, "may_name": 1
    }  # fmt: skip
    await jean.says("/nominate")
    await jean.sees("Grace Adeyemi, Arts, culture and heritage: sent")


async def test_a_broker_completes_an_example_and_a_voice_note_is_a_reason(town: Town) -> None:
    jean, amina, ruth = town.phones("Jean", "Amina", "Ruth")
    await fixed_round(town, words_wish=50, long_may=False)
    await jean.says("/nominate")
    await jean.taps("Send us an example")
    await jean.says("Sheila Okafor on our road cooks for half the street on Sundays.")
    await jean.taps("Yes, keep it")
    assert not await rows(town, "SELECT id FROM nomination WHERE state = 'draft'")
    (tip,) = await rows(town, "SELECT id FROM nomination WHERE state = 'tip'")
    await amina.says("/home")
    await amina.forges(f"nmt-from:{tip['id']}")
    await amina.sees("I cannot do that for you")
    await ruth.says("/home")
    await ruth.forges(f"nmt-from:{tip['id']}")
    await ruth.sees("Which award fits best?")
    await finish_till_review(ruth)
    await ruth.taps("Send the nomination")
    await jean.sees("Your nomination of Sheila Okafor is entered, in your name.")
    (done,) = await rows(town, f"SELECT * FROM nomination WHERE id = {tip['id']}")
    assert (done["by_id"], done["entered_by"]) == (
        town.people["Jean"].id,
        town.people["Ruth"].id,
    )
    # Spoken instead of written; and read wrongly, nobody has died.
    await amina.says("/nominate")
    await amina.says("Bev Hartley")
    await amina.sends_voice()
    await amina.taps("Yes, you may use it")
    await amina.sees("Which award fits best?")
    assert (await nomination(town, int(done["id"]) + 1))["words"].startswith("(The reason is in a")
    await amina.says("/nominate")
    await amina.taps("Nominate somebody")
    await amina.says("Winston Bailey")
    await amina.says(
        "He ran the domino club for the lads in Handsworth for ages and he passed in march, "
        + "he always had a kind word for everybody who came in from the cold. " * 5
    )
    await amina.sees("We are so sorry for your loss.", "Would you send a shorter one?")
    assert "Leave it as it is" not in amina.last.buttons
    await amina.taps("Say they are alive")
    await amina.sees("Would you send a shorter one?")
    await amina.says("He ran the domino club for the lads in Handsworth and passed it on in march.")
    await amina.sees("Which award fits best?")
    await amina.says("health")
    await amina.taps("Skip")
    await amina.does_not_see("family")


async def test_good_that_is_told_without_the_word_is_asked_about_and_mourned_first(
    town: Town,
) -> None:
    jean, amina, pat = town.phones("Jean", "Amina", "Pat")
    dad = "My dad Winston Bailey ran the domino club in handsworth 31 yrs, he passed in march"
    await jean.says(dad)
    await jean.does_not_see("nominate")  # nothing is on yet
    await jean.says("/cancel")
    await fixed_round(town)
    await jean.says(dad)
    await jean.sees("We are so sorry for your loss.", "Would you like to nominate them?")
    await jean.taps("Yes, nominate them")
    await jean.does_not_see("Which award fits best?")
    (row,) = await rows(town, "SELECT nominee_name, years FROM nomination WHERE state = 'draft'")
    assert dict(row) == {"nominee_name": "Winston Bailey", "years": 31}
    await amina.says(
        "all the dinner ladies at st oswins, mr hussain the lollipop man, and my nan Jo"
    )
    await amina.sees("That sounds like somebody who does good.")
    await amina.taps("No, ask for help")
    await amina.does_not_see("nominate")
    await amina.says("/cancel")
    await amina.says("20 staff from a bank painted our hall on a thurs, can they get one")
    await amina.taps("Yes, nominate them")
    await amina.says("Lloyd Street Bank")
    await amina.does_not_see("What have they done")
    await amina.does_not_see("Which award fits best?")
    await pat.says("Mrs Khan needs her shopping done every Friday since her fall")
    await pat.does_not_see("nominate")


async def test_the_whole_story_in_the_first_answer_is_the_reason_and_a_no_is_no_part_of_it(
    town: Town,
) -> None:
    amina, owen = town.phones("Amina", "Owen")
    await fixed_round(town)
    story = "my neighbour Jean she help old peoples, cook food every week, 5 year"
    await amina.says("/nominate")
    await amina.says(story)
    await amina.says("Marlow")
    await amina.sees("Are they paid for this")
    await amina.says("yes")
    await amina.sees("Awards are for what people do beyond their job.")
    await amina.says("no job, she old")
    await amina.sees("Which award fits best?")
    (row,) = await rows(town, "SELECT nominee_name, words, years, flags FROM nomination")
    assert (row["nominee_name"], row["words"], row["years"]) == ("Jean Marlow", story, 5)
    assert "paid" not in row["flags"]
    await amina.says("/cancel")
    await amina.says("I want to send an example for the awards")
    await amina.sees("What good thing did somebody do?")
    await owen.says("/nominate")
    await owen.says("the lady at the library who helps everybody with forms")
    await owen.sees("I have kept that. Now I need only the name.")
    await owen.says("Mrs Begum")
    await owen.sees("Which award fits best?")
