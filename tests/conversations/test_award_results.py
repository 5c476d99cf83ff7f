"""Results by talking: decided, agreed by a second person, told in order, shown by choice."""

import json
from datetime import timedelta

from tests.award_help import the_round
from tests.award_vote_help import GOOD, GREEN, Runner, Vote, close_vote, voting
from tests.broadcast_help import wants_news
from tests.conversations.test_hats import add_member
from tests.shift_help import rows, run
from tests.town import Town


async def agreed(town: Town, vote: Vote) -> None:
    """Ruth decides, Devinder agrees, and the day of the result comes."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    await close_vote(town, vote.round_id)
    await ruth.sees("Result: Civic Pride Awards 2026", "Nobody has been told yet.")
    await ruth.taps("Decide this result")
    await devinder.taps("Agree with this result")
    await devinder.sees("Ruth decided it and Devinder agreed. The winners are told on")
    await to_the_day(town, vote)


async def to_the_day(town: Town, vote: Vote) -> None:
    """To a minute after 10am of the day of the result."""
    one = await the_round(town, vote.round_id)
    wait = (one.announced_on - town.clock.now().date()).days
    await town.later(days=wait)
    now = town.clock.now()
    await town.later(seconds=(now.replace(hour=10, minute=1) - now).total_seconds())


async def test_two_people_decide_and_winners_are_the_first_to_know(town: Town) -> None:
    vote = await voting(town, vote="share", vote_share=50)
    amina, jean, pat, owen, ruth, devinder = town.phones(
        "Amina", "Jean", "Pat", "Owen", "Ruth", "Devinder"
    )
    await wants_news(town, "Amina")
    for phone in (amina, pat, ruth):
        await phone.says("/vote")
        await phone.taps("Vote for Mr Hussain")
    await close_vote(town, vote.round_id)
    # Judges: Jean 75, Mr Hussain 50, Salma 25 of 100. With half for the vote: 37.5, 75, 12.5.
    await ruth.sees(
        "Good neighbour: Mr Hussain. Commended: Jean Marlow and Salma Begum. 3 votes.",
        "Green and clean streets, parks and canals: Tahira Begum. Commended: The Canal Crew.",
    )
    await devinder.says("hello")
    await devinder.forges(f"awr-decide:{vote.round_id}")
    await devinder.forges(f"awr-yes:{vote.round_id}")
    await ruth.taps("Decide this result")
    await ruth.sees("Ruth has decided this result. A second person looks at it next.")
    await ruth.forges(f"awr-yes:{vote.round_id}")
    assert (await the_round(town, vote.round_id)).seconded_by is None
    await devinder.sees("Ruth has decided this result.")
    await devinder.taps("Send it back")
    await ruth.sees("Nobody has been told yet.")
    await ruth.taps("Decide this result")
    await devinder.taps("Agree with this result")
    for nobody in (amina, jean, owen):
        await nobody.does_not_see("won")
    await to_the_day(town, vote)
    await jean.sees("You are commended: Good neighbour, Civic Pride Awards 2026.")
    await owen.does_not_see("whom you put forward")
    await amina.does_not_see("the results are out")
    await ruth.sees("Please ring or write to these:", "Mr Hussain, Good neighbour")
    await town.later(hours=1, minutes=1)
    await owen.sees("Mr Hussain, whom you put forward, has won: Good neighbour")
    await amina.does_not_see("the results are out")
    await town.later(days=1)
    await amina.sees("Civic Pride Awards 2026: the results are out.")
    await amina.taps("See who won")
    await amina.sees("Good neighbour: Mr Hussain, winner", "Good neighbour: Jean Marlow, commended")
    await ruth.forges(f"awr-no:{vote.round_id}")
    assert (await the_round(town, vote.round_id)).state == "announced"
    one = await the_round(town, vote.round_id)
    assert one.calculation is not None
    kept = json.loads(one.calculation)["categories"][GOOD]
    assert kept["places"][str(vote.nominees["Mr Hussain"])] == "winner"
    told = await rows(
        town, "SELECT key FROM outbox WHERE reason LIKE 'award.%' AND key IS NOT NULL"
    )
    assert len({row["key"] for row in told}) == len(told)


async def test_votes_set_aside_are_let_in_by_two_people_and_change_the_result(town: Town) -> None:
    vote = await voting(town, vote="choice", burst_votes=5)
    ruth = town.phone("Ruth")
    await ruth.says("/vote")
    await ruth.taps("Vote for Mr Hussain")
    for number in range(6):
        person = await add_member(town, f"Crowd {number}")
        await run(
            town,
            "INSERT INTO award_vote (round_id, category_id, person_id, nominee_id, first_at, at)"
            " VALUES (:round_id, :category, :person, :nominee, :at, :at)",
            round_id=vote.round_id, category=vote.categories[GOOD], person=person,
            nominee=vote.nominees["Salma Begum"], at=town.clock.now() + timedelta(hours=2),
        )  # fmt: skip
    await close_vote(town, vote.round_id)
    await ruth.sees(
        "Good neighbour: Jean Marlow. Commended: Mr Hussain and Salma Begum."
        " People's Choice: Mr Hussain. One vote.",
        "Set aside: 6 votes that came with many others within 10 minutes. They don't count.",
    )
    await ruth.taps("Count the votes at once")
    await ruth.sees("People's Choice: Salma Begum. 7 votes.", "You let them count.")
    await ruth.taps("Leave out votes at once")
    await ruth.sees("People's Choice: Mr Hussain.", "They don't count.")
    await ruth.taps("Count the votes at once")
    await ruth.taps("Decide this result")
    await ruth.forges(f"awr-burst:{vote.round_id}")
    assert "This result is decided already." in ruth.notices[-1]
    # Somebody takes their yes back after it was agreed: nothing is told, it is looked at anew.
    await town.phone("Devinder").taps("Agree with this result")
    await run(town, "UPDATE award_nominee SET said = 'no', place = 'none' WHERE id = :id",
              id=vote.nominees["Salma Begum"])  # fmt: skip
    await to_the_day(town, vote)
    one = await the_round(town, vote.round_id)
    assert (one.state, one.decided_by, one.seconded_by) == ("deciding", None, None)
    assert await rows(town, "SELECT id FROM outbox WHERE reason = 'award.won'") == []
    await ruth.sees("Nobody has been told yet.", "People's Choice: Mr Hussain.")


async def test_winners_choose_what_is_shown_and_others_get_kind_words(town: Town) -> None:
    runners = {
        GOOD: (Runner("Jean Marlow", 5, "Jean"), Runner("Amina Begum", 2, "Amina")),
        GREEN: (Runner("Pat O'Neill", 3, "Pat", "Amina"),),
    }
    vote = await voting(town, runners, commended=0)
    jean, amina, ruth, pat, owen = town.phones("Jean", "Amina", "Ruth", "Pat", "Owen")
    await close_vote(town, vote.round_id)
    await ruth.taps("See lists and words")
    await ruth.taps("Write kind words")
    await ruth.taps("Write to Amina Begum")
    await ruth.sees("What the judges wrote, for you alone:", "A steady hand.")
    await ruth.says("You are there when it counts.")
    await ruth.taps("Yes, send it")
    await ruth.sees("Kept for Amina Begum.")
    await amina.does_not_see("there when it counts")
    await ruth.says("/awards")
    await ruth.taps("Run this round")
    await ruth.taps("Decide the results")
    await ruth.taps("Decide this result")
    await town.phone("Devinder").taps("Agree with this result")
    await to_the_day(town, vote)
    await jean.sees("You have won: Good neighbour, Civic Pride Awards 2026.")
    await owen.says("hello")
    await owen.forges(f"awr-wall:{vote.round_id}")
    await owen.sees("Nobody stands here yet")
    await jean.taps("Choose what is shown")
    await jean.sees("You don't stand on the wall of thanks. Your card shows no badge.")
    await jean.taps("Put me on the wall")
    await jean.taps("Show a badge")
    await jean.sees("You stand on the wall of thanks. Your card shows a badge.")
    await owen.forges(f"awr-wall:{vote.round_id}")
    await owen.sees("Good neighbour: Jean Marlow, winner")
    await jean.says("/me")
    await jean.sees("Winner: Good neighbour, Civic Pride Awards 2026")
    await ruth.says("/member Jean")
    await ruth.sees("Winner: Good neighbour, Civic Pride Awards 2026")
    await jean.forges(f"awr-mine:{vote.nominees['Jean Marlow']}")
    await jean.taps("Get my certificate")
    await jean.sees("Your certificate. Whoever scans its square sees that it is right.")
    await jean.taps("Get a picture to share")
    await jean.sees("A picture to share. It says: Civic Pride Awards 2026 Jean Marlow Winner")
    code = (await rows(town, "SELECT certificate FROM award_nominee WHERE wall = 1"))[0][
        "certificate"
    ]
    stranger = town.phones.phone("Mr Farouk")
    await stranger.starts(f"award-{code}")
    await stranger.sees("This certificate is right.", "Good neighbour: Jean Marlow, winner")
    await stranger.starts("award-ABCDEFGH")
    await stranger.sees("I know no certificate with this code.")
    # Nobody else's choices, and what one chose is taken back at any time.
    await owen.forges(f"awr-show-wall:{vote.nominees['Jean Marlow']}:off")
    await jean.taps("Hide the badge")
    await jean.says("/me")
    await jean.does_not_see("Winner: Good neighbour")
    await town.later(hours=1, minutes=1)
    await amina.sees("Thank you, Amina Begum.", "“You are there when it counts.”")
    await owen.sees("Amina Begum, whom you put forward for Good neighbour, is not among the")
    await amina.forges(f"awr-paper:{vote.nominees['Amina Begum']}:pdf")
    await amina.does_not_see("Your certificate")
    await ruth.forges(f"awr-file:{vote.round_id}:csv")
    await ruth.sees("Everybody who was up in Civic Pride Awards 2026.")
    await pat.forges(f"awr-file:{vote.round_id}:csv")
    await pat.does_not_see("Everybody who was up")
