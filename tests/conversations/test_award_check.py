"""Checking nominees, joining spellings, and the nominee's own yes. By talking."""

import json
from dataclasses import replace
from typing import Any

from handlers.documents import kings_award
from handlers.journey import View
from handlers.wording import Wording
from storage.award_nominees import Nominee
from tests.award_check_help import nominee, sent
from tests.award_help import fixed_round
from tests.driver import Phone
from tests.town import Town

SHOPPING = "Sheila does the shopping for three old ladies. Ring her on 0121 496 0007."


async def value(town: Town, sql: str, **values: Any) -> Any:
    """One value from the database."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return await tx.value(sql, **values)


async def opens(phone: Phone, one: Nominee) -> None:
    """The desk's card of a nominee, as from a list."""
    await phone.says("/queue")
    await phone.forges(f"awc-open:{one.id}")


async def test_three_spellings_are_joined_by_a_person_and_taken_apart_again(town: Town) -> None:
    ruth = town.phone("Ruth")
    await fixed_round(town)
    await sent(town, "Amina", "Sheila Okafor", SHOPPING)
    await sent(town, "Jean", "Shiela Okafer", "Sits with people in hospital at Christmas.")
    await sent(town, "Pat", "Mrs Okafor", "She is there when nobody else is. Dave is a thief.")
    # The same beyond doubt: joined by itself, and how often counts nothing.
    await sent(town, "Owen", "sheila okafor", "Brings soup to everyone on our landing.")
    first = await nominee(town, "Sheila Okafor")
    await ruth.says("/queue")
    await ruth.sees("3 award nominees to check")
    await ruth.taps("Start with the oldest")
    await ruth.sees(
        "Sheila Okafor", "Good neighbour", "2 nominations. The number counts for nothing",
        "Amina wrote", "May be the same as: Shiela Okafer and Mrs Okafor",
    )  # fmt: skip
    await ruth.does_not_see("0121 496 0007")
    await ruth.taps("Compare with Shiela Okafer")
    # Side by side, each as it was typed.
    await ruth.sees("1. Sheila Okafor", "0121 496 0007", "2. Shiela Okafer", "at Christmas")
    await ruth.taps("Join: same person")
    await ruth.sees(
        "3 nominations", "Also sent as: Shiela Okafer", "May be the same as: Mrs Okafor"
    )
    await ruth.taps("Compare with Mrs Okafor")
    await ruth.sees("Dave is a thief")
    await ruth.taps("Keep apart: two people")
    await ruth.does_not_see("May be the same as: Mrs Okafor")
    # Nobody corrected a name.
    assert (await nominee(town, "Sheila Okafor")).id == first.id
    assert (await nominee(town, "Shiela Okafer")).joined_to == first.id
    await ruth.taps("See more")
    await ruth.taps("Take apart Shiela Okafer")
    assert (await nominee(town, "Shiela Okafer")).joined_to is None
    await ruth.sees("2 nominations")
    # Judges read none of what accuses or finds anybody; a person can put it right.
    shown = await value(town, "SELECT shown FROM nomination WHERE nominee_name = 'Mrs Okafor'")
    assert shown == "She is there when nobody else is."
    await ruth.taps("See more")
    await ruth.taps("Read the nominations")
    await ruth.sees("Nomination 1 of 2", "0121 496 0007", "Judges read: ")
    await ruth.taps("Change judges' words")
    await ruth.says("Does the shopping for three neighbours.")
    await ruth.sees("Does the shopping for three neighbours")
    words = await value(
        town, "SELECT words FROM nomination WHERE by_id = :id", id=town.people["Amina"].id
    )
    assert words == SHOPPING


async def test_nobody_checks_what_is_near_to_them_and_a_member_says_yes_here(town: Town) -> None:
    ruth, devinder, jean, amina = town.phones("Ruth", "Devinder", "Jean", "Amina")
    await fixed_round(town, tell_nominator=True, nominee_reads=True)
    await sent(town, "Ruth", "Jean", "Irons for half the street.", may_name=True)
    one = await nominee(town, "Jean")
    await ruth.says("/queue")
    await ruth.does_not_see("nominee to check")
    await ruth.forges(f"awc-yes:{one.id}")
    await ruth.sees("so somebody else checks it", "Another broker must decide it: Devinder")
    await ruth.does_not_see("Irons for half the street")
    assert (await nominee(town, "Jean")).eligible == "waiting"
    await devinder.says("/queue")
    await devinder.taps("Start with the oldest")
    await devinder.taps("See more")
    await devinder.taps("Note what you found")
    await devinder.says("Asked at the church hall, all well.")
    await devinder.sees("Devinder", "all well")
    await devinder.taps("See more")
    await devinder.taps("Say which member")
    await devinder.taps("Jean")
    await devinder.sees("They are the member Jean")
    await devinder.taps("Say eligible")
    await devinder.sees("Eligible. Asked on", "No answer yet")
    # Asked before anything is public; what was written and by whom only as rule and writer allow.
    await jean.sees(
        "Ruth put you forward for an award", "Good neighbour", "Nothing is public without your yes",
        "Irons for half the street",
    )  # fmt: skip
    assert "church hall" not in jean.screen()
    await amina.says("/awards")
    await amina.forges(f"nom-yes:{one.id}")
    await amina.forges(f"nom-open:{one.id}")
    await amina.does_not_see("Irons for half the street")
    await jean.taps("Say yes, I'm happy to")
    await jean.sees("You said yes", "The timebank's books say", "It gives no points")
    await jean.taps("Show judges my hours")
    await jean.sees("Judges see this as a fact")
    kept = (await nominee(town, "Jean")).evidence
    assert kept is not None
    assert '"given": 60' in kept
    await jean.taps("Keep my hours private")
    assert (await nominee(town, "Jean")).evidence is None
    # They may change their mind until the awards are announced.
    await jean.says("please take me out of the awards")
    await jean.taps("Change my answer")
    await jean.taps("Thank me privately")
    await jean.sees("private thanks only")
    assert (await nominee(town, "Jean")).said == "private"
    await devinder.sees("They want private thanks only")


async def test_silence_is_no_yes_and_the_desk_rings(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await fixed_round(town)
    await sent(town, "Amina", "Pat", "Lifts to hospital at any hour.")
    one = await nominee(town, "Pat")
    await opens(ruth, one)
    await ruth.taps("Say eligible")
    await pat.sees("Do you want to be up for it?")
    await town.later(days=8)
    await pat.sees("Without your yes nothing goes on")
    await town.later(days=8)
    again = await nominee(town, "Pat")
    assert not again.stands
    await ruth.says("/queue")
    await ruth.taps("Ring award nominees")
    await ruth.taps("See Pat")
    await ruth.sees("Now ring and ask")
    await ruth.taps("Enter their answer")
    await ruth.taps("Enter: no answer yet")
    await ruth.sees("Asked on", "No answer yet")
    await town.later(days=8)
    await ruth.says("/queue")
    await ruth.sees("One award nominee to ring")
    # Their own old button still counts.
    await pat.says("am i nominated")
    await pat.taps("Say no, thank you")
    assert (await nominee(town, "Pat")).said == "no"
    await ruth.says("/queue")
    await ruth.does_not_see("award nominee to ring")


async def test_who_cannot_be_asked_here_says_yes_and_shows_hours_on_the_phone(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await fixed_round(town)
    long = "She irons for half the street. " * 150
    number = await sent(town, "Amina", "Jean", long)
    one = await nominee(town, "Jean")
    await jean.says("/help")
    await jean.sends_photo("what she irons")
    await jean.blocks()
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("UPDATE person SET chat_open = 0 WHERE id = :id", id=one.person_id)
        body = await tx.value("SELECT body FROM inbox WHERE body LIKE '%irons%' ORDER BY id DESC")
        photo = json.loads(body)["message"]["photo"][-1]["file_id"]
        await tx.run(
            "INSERT INTO nomination_file (nomination_id, kind, file, rights, at)"
            " VALUES (:id, 'photo', :file, 1, :now)",
            id=number, file=photo, now=town.clock.now(),
        )  # fmt: skip
        await tx.run("UPDATE exchange SET skill = 'home.ironing' WHERE giver_id = :id",
                     id=one.person_id)  # fmt: skip
    # All of a long reason is there, in parts, and what came with it.
    await opens(ruth, one)
    await ruth.taps("See more")
    await ruth.taps("Read the nominations")
    await ruth.sees("Nomination 1 of 1")
    await ruth.taps("Read on")
    await ruth.sees("Judges read the same", "Photos, voice notes, papers: 1")
    await ruth.taps("See the files")
    assert any(one.kind == "photo" for one in ruth.messages)
    await ruth.taps("Back to the card")
    await ruth.taps("Say eligible")
    await ruth.sees("Now ring and ask")
    await ruth.taps("See more")
    await ruth.forges(f"awc-hours:{one.id}:yes")
    await ruth.sees("They say that themselves")
    await ruth.taps("Enter their answer")
    await ruth.taps("Enter: yes")
    await ruth.sees("They said yes")
    await ruth.taps("See more")
    await ruth.taps("Enter: may show hours")
    await ruth.sees("1 hour of help given, once, such as Ironing")
    await ruth.taps("See more")
    await ruth.taps("Enter: hours private")
    assert (await nominee(town, "Jean")).evidence is None


async def test_under_18_through_a_parent_and_who_died_through_the_family(town: Town) -> None:
    ruth = town.phone("Ruth")
    await fixed_round(town)
    await sent(town, "Amina", "Aaliyah Khan", "Runs the free period box.", under_18=True)
    await sent(town, "Jean", "Winston Bailey", "31 years of dominoes.", posthumous=True)
    young, dead = await nominee(town, "Aaliyah Khan"), await nominee(town, "Winston Bailey")
    await opens(ruth, young)
    await ruth.sees("Under 18: ask a parent")
    await ruth.taps("Say eligible")
    await ruth.sees("Now ask a parent or carer")
    await ruth.taps("Enter their answer")
    await ruth.sees("What does a parent or carer of Aaliyah Khan say?")
    await ruth.taps("Enter: yes")
    found = await nominee(town, "Aaliyah Khan")
    assert (found.said, found.said_how, found.stands) == ("yes", "parent", True)
    await ruth.forges(f"awc-said:{dead.id}:yes")
    await ruth.sees("Say first whether it is eligible")
    await ruth.forges(f"awc-yes:{dead.id}")
    await ruth.forges(f"awc-said:{dead.id}:yes")
    gone = await nominee(town, "Winston Bailey")
    assert (gone.said, gone.said_how, gone.stands) == ("family", "family", True)
    await ruth.sees("The family said yes")


async def test_not_eligible_with_a_kind_reason_and_looked_at_again(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    await fixed_round(town)
    await sent(town, "Amina", "Karen Holt", "On reception at our doctors, lovely.",
               flags=("paid_role",))  # fmt: skip
    one = await nominee(town, "Karen Holt")
    for spare in ("Ada Bell", "Bo Finch", "Cy Moss", "Di Reed"):
        await sent(town, "Amina", spare, "Sweeps the steps.")
    await ruth.says("/awards check")
    await ruth.sees("These wait to be checked, the oldest first")
    assert ruth.buttons[0] == "See Karen Holt, Good neighbour"
    await ruth.taps("More")
    await ruth.taps("See Di Reed, Good neighbour")
    await ruth.sees("Sweeps the steps")
    await opens(ruth, one)
    await ruth.sees("Please look at:", "It may be their job")
    await ruth.taps("Say not eligible")
    await ruth.taps("Say: it is their job")
    await ruth.sees("Not eligible: It is their job")
    await amina.sees("Thank you for nominating Karen Holt", "what people do beyond it")
    await ruth.taps("Check it again")
    await ruth.sees("Nobody has checked this yet")
    await amina.sees("we look again at your nomination of Karen Holt")
    await ruth.taps("Say not eligible")
    await ruth.says("We could not reach the surgery to ask.")
    await amina.sees("We could not reach the surgery")
    # The name is never corrected unasked: the nominator is asked.
    await ruth.taps("See more")
    await ruth.taps("Ask how it's spelled")
    await amina.sees("You nominated Karen Holt. Is the name spelled right?")
    await amina.taps("Change the spelling")
    await amina.says("Karin Holt")
    await amina.sees("The name is: Karin Holt")
    await ruth.sees("Karen Holt → Karin Holt")
    assert (await nominee(town, "Karin Holt")).id == one.id


async def test_what_nobody_but_themselves_sent_is_refused_whoever_presses(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await fixed_round(town)
    await sent(town, "Amina", "Amina", "I do loads round here.", flags=("self",))
    one = await nominee(town, "Amina")
    await opens(ruth, one)
    await ruth.sees("Nobody but themselves put them forward")
    await ruth.taps("Say eligible")
    await ruth.sees("The rules of this round don't allow that")
    # Somebody else nominates them as well: then it is a person's word, and the first one's counts.
    await sent(town, "Jean", "Amina", "She digs everyone's garden.", area="Ward End")
    await ruth.says("/queue")
    await ruth.forges(f"awc-yes:{one.id}")
    await ruth.sees("Eligible")
    await devinder.says("/queue")
    await devinder.forges(f"awc-no:{one.id}")
    await devinder.sees("Eligible. They said yes", "done already")
    assert (await nominee(town, "Amina")).eligible == "yes"


async def test_somebody_on_the_shortlist_changes_their_mind(town: Town) -> None:
    ruth, devinder, jean = town.phones("Ruth", "Devinder", "Jean")
    number = await fixed_round(town)
    await sent(town, "Amina", "Jean", "Irons for half the street.")
    one = await nominee(town, "Jean")
    assert one.person_id == town.people["Jean"].id  # Amina knows one Jean
    await opens(devinder, one)
    await devinder.taps("Say eligible")
    await jean.taps("Say yes, I'm happy to")
    # Neither who nominated her nor what was written is told, as the rules say.
    await jean.does_not_see("Amina", "Irons for half the street")
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("UPDATE award_round SET state = 'voting' WHERE id = :id", id=number)
        await tx.run("UPDATE award_nominee SET place = 'shortlisted' WHERE id = :id", id=one.id)
    await jean.says("take me off the shortlist")
    await jean.taps("Change my answer")
    await jean.taps("Say no, thank you")
    after = await nominee(town, "Jean")
    assert (after.said, after.place, after.stands) == ("no", "none", False)
    await ruth.sees("Jean does not want to be up for Good neighbour any more")
    # Too late to check or join, and after the end to answer.
    await devinder.says("/queue")
    await devinder.forges(f"awc-again:{one.id}")
    await devinder.sees("It is too late for that")
    async with town.program.database.write() as tx:
        await tx.run("UPDATE award_round SET state = 'announced' WHERE id = :id", id=number)
    await jean.says("/help")
    await jean.forges(f"nom-yes:{one.id}")
    await jean.sees("this can't be changed any more")
    assert (await nominee(town, "Jean")).said == "no"


async def test_a_tip_is_thanked_and_a_group_has_its_kings_award_facts(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    number = await fixed_round(town)
    assert town.program is not None
    async with town.program.database.write() as tx:
        tip = await tx.value(
            "INSERT INTO nomination (community_id, round_id, state, words, by_id, created_at,"
            " changed_at) VALUES (1, :round, 'tip', 'that bloke who litter picks at 6am', :by,"
            " :now, :now) RETURNING id",
            round=number, by=town.people["Amina"].id, now=town.clock.now(),
        )  # fmt: skip
    await ruth.says("/queue")
    await ruth.taps("Read award examples")
    await ruth.taps("See Amina")
    await ruth.sees("that bloke who litter picks at 6am", "Is there enough for a nomination?")
    await ruth.taps("Thank the sender")
    await ruth.sees("The sender was thanked")
    await amina.sees("Thank you for the example")
    await ruth.forges(f"awt-thank:{tip}")
    await ruth.sees("done already")
    async with town.program.database.write() as tx:
        await tx.run("UPDATE nomination SET state = 'tip' WHERE id = :id", id=tip)
    await ruth.forges(f"awt-make:{tip}")
    await ruth.sees("Who")
    await ruth.says("/cancel")
    await sent(town, "Jean", "Friends of Brookvale Green", "A dump is a garden now.",
               nominee_kind="group", category="community_group", years=6)  # fmt: skip
    group = await nominee(town, "Friends of Brookvale Green")
    await opens(ruth, group)
    await ruth.taps("See more")
    await ruth.taps("Get King's Award facts")
    await ruth.sees("Facts about Friends of Brookvale Green")
    async with town.program.database.read() as tx:
        view = View(tx, town.people["Ruth"], "en", Wording.load(strict=True), town.clock.now())
        about = {"nominee": group.id, "form": "csv"}
        made = await kings_award.draw(view, 1, about)
        assert made is not None
        listed = made.make().decode()
        assert (
            "Years of work that nominators said,6. The award asks for three or more: yes." in listed
        )
        assert "What was written,A dump is a garden now." in listed
        paper = await kings_award.draw(view, 1, {**about, "form": "pdf"})
        assert paper is not None
        assert paper.make().startswith(b"%PDF")
        # Nobody but who checks has it.
        assert await kings_award.draw(replace(view, viewer=town.people["Jean"]), 1, about) is None
