"""The public vote by talking: one vote a person and category, changed until the close, on paper
through a broker, and apart from who voted once it is counted."""

from datetime import timedelta

from tests.award_help import the_round
from tests.award_vote_help import GOOD, close_vote, voting
from tests.conversations.test_hats import add_member
from tests.shift_help import rows, run
from tests.town import Town
from tests.two_timebanks import second_timebank

COUNTED = "SELECT nominee_id, counted, aside, burst FROM award_ballots ORDER BY nominee_id"


async def counted(town: Town) -> list[tuple[int, ...]]:
    """Each nominee's number, votes that count, set aside, and of those in a burst."""
    names = ("nominee_id", "counted", "aside", "burst")
    return [tuple(row[name] for name in names) for row in await rows(town, COUNTED)]


async def test_votes_are_changed_until_the_close_and_nobody_knows_whose_after_it(
    town: Town,
) -> None:
    vote = await voting(town)
    amina, pat, ruth = town.phones("Amina", "Pat", "Ruth")
    await amina.says("/vote")
    await amina.sees(
        "Good neighbour (category 1 of 2)",
        "Mr Hussain, Ward End: Mr Hussain is there for everybody.",
    )
    await amina.taps("Vote for Mr Hussain")
    await amina.sees("Kept: your vote for Good neighbour is for Mr Hussain.", "(category 2 of 2)")
    first = amina.last
    await amina.says("Vote for The Canal Crew")
    await amina.sees("Your votes: Civic Pride Awards 2026", "1. Good neighbour: Mr Hussain")
    await amina.taps("Change my votes")
    await amina.sees("You voted for Mr Hussain.")
    await amina.taps("Vote for Jean Marlow")
    await amina.sees("Changed: your vote for Good neighbour is for Jean Marlow.", "Your votes")
    await amina.taps_again()
    # A forwarded button, or one from an old message, votes for whoever presses it.
    await pat.says("hello")
    await pat.forges(f"vote-for:{vote.nominees['Mr Hussain']}")
    await pat.sees("Kept: your vote for Good neighbour is for Mr Hussain.")
    await amina.forges(f"vote-for:{vote.nominees['The Canal Crew']}", first)
    mine = await rows(town, "SELECT nominee_id FROM award_vote ORDER BY id")
    assert [row["nominee_id"] for row in mine] == [
        vote.nominees[name] for name in ("Jean Marlow", "The Canal Crew", "Mr Hussain")
    ]
    # Nobody has seen how it stands: not even whoever runs it.
    await ruth.says("hello")
    await ruth.forges(f"awr-open:{vote.round_id}")
    await ruth.does_not_see("Jean Marlow")

    await close_vote(town, vote.round_id)
    await amina.forges(f"vote-for:{vote.nominees['Salma Begum']}")
    assert "The vote closed on" in amina.notices[-1]
    await amina.says("/vote")
    await amina.sees("The vote closed on")
    assert await counted(town) == [
        (vote.nominees["Jean Marlow"], 1, 0, 0),
        (vote.nominees["Mr Hussain"], 1, 0, 0),
        (vote.nominees["The Canal Crew"], 1, 0, 0),
    ]
    left = await rows(town, "SELECT person_id FROM award_vote WHERE nominee_id IS NOT NULL")
    assert list(left) == []
    about = await rows(town, "SELECT reason FROM audit WHERE action = 'award.voted'")
    assert {row["reason"] for row in about} <= {
        f"category {number}" for number in vote.categories.values()
    }


async def test_a_ballot_on_paper_counts_once_and_never_over_ones_own_vote(town: Town) -> None:
    vote = await voting(town)
    ruth, amina = town.phones("Ruth", "Amina")
    khan = await add_member(town, "Mrs Khan")
    await run(town, "UPDATE membership SET decided_at = '2026-01-01T00:00:00.000Z', applied_at ="
              " '2026-01-01T00:00:00.000Z' WHERE person_id = :id", id=khan)  # fmt: skip
    await amina.says("/vote paper")
    await amina.sees("I cannot do that for you")
    await ruth.says("/vote paper")
    await ruth.sees("Whose ballot paper is it?")
    await ruth.says("Mrs Khan")
    await ruth.says("Nobody Inparticular")
    await ruth.sees("I can't find that name on the ballot")
    await ruth.says("begum")
    await ruth.sees("More than one on the ballot fits")
    await ruth.taps("Salma Begum, Good neighbour")
    await ruth.sees("Entered: Mrs Khan votes for Salma Begum in Good neighbour.")
    await ruth.taps("Enter another vote")
    await ruth.says("canal crew")
    await ruth.sees("Entered: Mrs Khan votes for The Canal Crew")
    await ruth.taps("Enter another vote")
    await ruth.says("hussain")
    await ruth.sees("It replaces the paper entered before.")
    kept = await rows(town, "SELECT nominee_id, paper, entered_by FROM award_vote ORDER BY id")
    ruth_id = town.people["Ruth"].id
    assert [(row["nominee_id"], row["paper"], row["entered_by"]) for row in kept] == [
        (vote.nominees["Mr Hussain"], 1, ruth_id),
        (vote.nominees["The Canal Crew"], 1, ruth_id),
    ]
    await amina.says("/vote")
    await amina.taps("Vote for Jean Marlow")
    await ruth.taps("Enter the next paper")
    await ruth.says("Amina")
    await ruth.says("Mr Hussain")
    await ruth.sees("This member has voted in Good neighbour already")
    await ruth.says("/cancel")
    await ruth.says("/vote paper")
    await ruth.says("Ruth")
    await ruth.says("Mr Hussain")
    await ruth.sees("Please vote with /vote for yourself.")
    await ruth.says("/cancel")
    # A member with Telegram hears, once, that a paper was entered for them, and not for whom.
    await ruth.says("/vote paper")
    for name in ("Owen", "Mr Hussain"):
        await ruth.says(name)
    await ruth.taps("Enter another vote")
    await ruth.says("canal crew")
    owen = town.phone("Owen")
    await owen.sees("A broker has entered your ballot paper for Civic Pride Awards.")
    assert "Hussain" not in owen.last.text
    told = await rows(town, "SELECT 1 FROM outbox WHERE reason = 'award.paper'")
    assert len(told) == 1
    # At the phone, in the member's name: a paper too. What members chose themselves stays hidden.
    await ruth.says("/for Mrs Khan")
    await ruth.says("/vote")
    await ruth.taps("Change my votes")
    await ruth.taps("Vote for Jean Marlow")
    await ruth.sees("Changed: your vote for Good neighbour is for Jean Marlow.")
    await run(town, "UPDATE award_vote SET paper = 0 WHERE category_id = :id AND person_id = :who",
              id=vote.categories[GOOD], who=khan)  # fmt: skip
    await ruth.says("/vote")
    await ruth.sees("Your votes", "1. Green and clean streets, parks and canals: The Canal Crew")
    assert "Jean Marlow" not in ruth.last.text


async def test_who_cannot_vote_and_whose_votes_are_set_aside(town: Town) -> None:
    vote = await voting(town, burst_votes=5, burst_minutes=10)
    one = await the_round(town, vote.round_id)
    assert one.vote_opens_at is not None
    jean, pat, owen = town.phones("Jean", "Pat", "Owen")

    async def let_in(name: str, **before: float) -> None:
        assert one.vote_opens_at is not None
        at = one.vote_opens_at - timedelta(**before)
        await run(town, "UPDATE membership SET decided_at = :at WHERE person_id = :id",
                  at=at, id=town.people[name].id)  # fmt: skip

    await let_in("Jean", days=3)
    await jean.says("/vote")
    await jean.taps("Vote for Mr Hussain")
    await jean.sees("You joined only just before the vote, so it is kept aside")
    await let_in("Pat", days=-1)
    await pat.says("/vote")
    await pat.sees("Only people who joined before the vote opened")
    await pat.forges(f"vote-for:{vote.nominees['Mr Hussain']}")
    assert "Only people who joined before" in pat.notices[-1]
    stranger = town.phones.phone("Nobody We Know")
    await stranger.starts()
    await stranger.forges(f"vote-for:{vote.nominees['Mr Hussain']}")
    await stranger.does_not_see("Kept")
    await stranger.says("/vote")
    await stranger.does_not_see("Mr Hussain")
    # Five for one within ten minutes are set aside; the one of an hour before them is not.
    for number in range(5):
        person = await add_member(town, f"Crowd {number}")
        at = town.clock.now() + timedelta(hours=1, seconds=number)
        await run(
            town,
            "INSERT INTO award_vote (round_id, category_id, person_id, nominee_id, first_at, at)"
            " VALUES (:round_id, :category, :person, :nominee, :at, :at)",
            round_id=vote.round_id, category=vote.categories[GOOD], person=person,
            nominee=vote.nominees["Salma Begum"], at=at,
        )  # fmt: skip
    await owen.says("/vote")
    await owen.taps("Vote for Salma Begum")
    await close_vote(town, vote.round_id)
    assert await counted(town) == [
        (vote.nominees["Mr Hussain"], 0, 1, 0),
        (vote.nominees["Salma Begum"], 1, 5, 5),
    ]


async def test_early_votes_late_votes_and_somebody_who_took_their_yes_back(town: Town) -> None:
    vote = await voting(town)
    one = await the_round(town, vote.round_id)
    assert one.vote_opens_at is not None
    assert one.vote_closes_at is not None
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("/vote")
    await run(town, "UPDATE award_nominee SET said = 'no', place = 'none' WHERE id = :id",
              id=vote.nominees["Salma Begum"])  # fmt: skip
    await amina.taps("Vote for Salma Begum")
    await amina.sees("That choice is not on the ballot any more.", "Good neighbour")
    later = one.vote_opens_at + timedelta(days=1)
    await run(town, "UPDATE award_round SET vote_opens_at = :at WHERE id = :id",
              at=later, id=vote.round_id)  # fmt: skip
    await amina.taps("Vote for Jean Marlow")
    assert "The vote opens on" in amina.notices[-1]
    await run(town, "UPDATE award_round SET vote_opens_at = :at WHERE id = :id",
              at=one.vote_opens_at, id=vote.round_id)  # fmt: skip
    # The last minute counts, the first second after it doesn't, though nothing is counted yet.
    left = (one.vote_closes_at - town.clock.now()).total_seconds()
    await town.later(seconds=left - 20)
    await amina.taps("Vote for Jean Marlow")
    await amina.sees("Kept: your vote for Good neighbour is for Jean Marlow.")
    await town.later(seconds=25)
    await jean.says("/vote")
    await jean.sees("The vote closed on", "What you voted before then counts.")
    assert len(await rows(town, "SELECT id FROM award_vote")) == 1


async def test_people_of_every_timebank_vote_in_awards_for_the_whole_city_and_in_no_others(
    town: Town,
) -> None:
    here = await second_timebank(town)
    await run(town, "UPDATE membership SET decided_at = '2026-01-01T00:00:00.000Z'")
    vote = await voting(town, city=True)
    bob = town.phone("Bob")
    await bob.says("/vote")
    await bob.sees("Good neighbour (category 1 of 2)")
    await bob.taps("Vote for Mr Hussain")
    await bob.sees("Kept: your vote for Good neighbour is for Mr Hussain.")
    kept = await rows(town, "SELECT person_id FROM award_vote")
    assert [row["person_id"] for row in kept] == [town.people["Bob"].id]
    assert here.id != 1
    await run(town, "UPDATE award_scheme SET open_to = 'timebank'")
    await bob.taps("Vote for The Canal Crew")
    await bob.does_not_see("Kept: your vote for Green")
    await bob.says("/vote")
    await bob.sees("There is no vote at the moment.")
    await bob.forges(f"awr-places:{vote.round_id}")
    await bob.does_not_see("Jean Marlow")
    assert len(await rows(town, "SELECT id FROM award_vote")) == 1


async def test_a_vote_sent_in_time_counts_where_the_machine_slept_through_the_close(
    town: Town,
) -> None:
    vote = await voting(town)
    one = await the_round(town, vote.round_id)
    assert one.vote_closes_at is not None
    amina, jean, ruth, owen = town.phones("Amina", "Jean", "Ruth", "Owen")
    for phone in (amina, jean):
        await phone.says("/vote")
    left = (one.vote_closes_at - town.clock.now()).total_seconds()
    await town.later(seconds=left - 30)
    await town.stop()
    await amina.types("Vote for Mr Hussain")
    await owen.types("I want to VOTE FOR Hussain")
    await town.later(hours=10)
    await jean.types("Vote for Mr Hussain")
    await town.start()
    await town.settle()
    await town.later(seconds=1)
    await amina.sees("Kept: your vote for Good neighbour is for Mr Hussain.")
    await owen.sees("Kept: your vote for Good neighbour is for Mr Hussain.")
    await jean.sees("The vote closed on")
    assert await counted(town) == []
    await ruth.sees("The vote is over, and not counted yet")
    await ruth.taps("Count the votes")
    await ruth.sees("Nobody has been told yet.")
    assert await counted(town) == [(vote.nominees["Mr Hussain"], 2, 0, 0)]
    left_over = await rows(town, "SELECT body FROM inbox WHERE body LIKE '%VOTE FOR%'")
    assert list(left_over) == []


async def test_a_vote_in_words_anywhere_and_what_is_found_after_the_result(town: Town) -> None:
    amina, owen, ruth = town.phones("Amina", "Owen", "Ruth")
    vote = await voting(town)
    await amina.says("vote for Jean")
    await amina.sees("Kept: your vote for Good neighbour is for Jean Marlow.")
    await amina.says("/cancel")
    await amina.says("I want to vote for somebody nice")
    await amina.sees("category")
    await amina.does_not_see("nominations for")
    await close_vote(town, vote.round_id)
    await ruth.sees("Good neighbour: Jean Marlow.", "Nobody was on the shortlist for: Volunteer of")
    await run(
        town,
        "UPDATE award_round SET state = 'announced', announced_at = :now WHERE id = :id",
        now=town.clock.now(),
        id=vote.round_id,
    )
    await owen.says("/nominate")
    await owen.sees("Civic Pride Awards: your nominations", "The result is out.")
    await owen.says("/awards")
    await owen.taps("See the wall of thanks")
