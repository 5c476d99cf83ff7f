"""Two at the same moment, on both databases: results, votes, joinings, rules."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.award_check_help import nominee, sent
from tests.award_help import fixed_round, the_round
from tests.award_vote_help import GOOD, Runner, close_vote, voting
from tests.shift_help import rows, run
from tests.town import Town


@pytest.fixture
async def busy(any_url: str) -> AsyncIterator[Town]:
    """The sample timebank; on PostgreSQL four workers handle updates side by side."""
    made = Town(any_url, workers=4)
    await made.open()
    yield made
    await made.close()


async def test_two_decide_two_agree_and_somebody_takes_their_yes_back(busy: Town) -> None:
    ruth, devinder, jean = busy.phones("Ruth", "Devinder", "Jean")
    await run(
        busy,
        "INSERT INTO role (person_id, community_id, role, granted_at)"
        " VALUES (:id, 1, 'administrator', '2026-01-01T00:00:00.000Z')",
        id=busy.people["Devinder"].id,
    )
    vote = await voting(busy, {GOOD: (Runner("Jean Marlow", 4, "Jean"), Runner("Mr Hussain", 3))})
    voters = [busy.phone(name) for name in ("Amina", "Pat", "Owen", "Jean")]
    for phone in voters:
        await phone.says("/vote")
    # Everybody votes at once, for one and then for the other, and the last tap of each stands.
    hussain = vote.nominees["Mr Hussain"]
    await asyncio.gather(
        *(
            phone.forges(f"vote-for:{number}")
            for number in (vote.nominees["Jean Marlow"], hussain)
            for phone in voters
        )
    )
    assert len(await rows(busy, "SELECT id FROM award_vote")) == 4
    for phone in voters:
        await phone.forges(f"vote-for:{hussain}")
    await close_vote(busy, vote.round_id)
    count = await rows(busy, "SELECT nominee_id, counted FROM award_ballots")
    assert [(row["nominee_id"], row["counted"]) for row in count] == [(hussain, 4)]
    await asyncio.gather(
        ruth.forges(f"awr-decide:{vote.round_id}"), devinder.forges(f"awr-decide:{vote.round_id}")
    )
    decided = await rows(busy, "SELECT id FROM audit WHERE action = 'award.decided'")
    assert len(decided) == 1
    # Both agree, and Jean takes her yes back: whoever decided never agrees to it themselves.
    await asyncio.gather(
        ruth.forges(f"awr-yes:{vote.round_id}"),
        devinder.forges(f"awr-yes:{vote.round_id}"),
        jean.forges(f"nom-no:{vote.nominees['Jean Marlow']}"),
    )
    one = await the_round(busy, vote.round_id)
    assert one.decided_by is None or one.decided_by != one.seconded_by
    await busy.later(days=60)
    won = await rows(busy, "SELECT person_id FROM outbox WHERE reason LIKE 'award.won'")
    assert busy.people["Jean"].id not in {row["person_id"] for row in won}
    places = await rows(busy, "SELECT name, place FROM award_nominee ORDER BY id")
    assert places[0]["place"] == "none"


async def test_joined_while_another_nomination_is_sent(busy: Town) -> None:
    ruth, devinder = busy.phones("Ruth", "Devinder")
    await fixed_round(busy)
    await sent(busy, "Amina", "Sheila Okafor", "She brings soup.")
    await sent(busy, "Jean", "Shiela Okafer", "She shops for us.", area="Saltley")
    await sent(busy, "Pat", "Sheila Okafer", "She sits with us.", area="Nechells")
    first, second, third = [
        (await nominee(busy, name)).id
        for name in ("Sheila Okafor", "Shiela Okafer", "Sheila Okafer")
    ]
    await ruth.says("hello")
    await devinder.says("hello")
    await asyncio.gather(
        ruth.forges(f"awc-join:{first}:{second}"),
        devinder.forges(f"awc-join:{second}:{third}"),
        sent(busy, "Owen", "Shiela Okafer", "She is there.", area="Saltley"),
        sent(busy, "Ruth", "Sheila Okafor", "She is there too."),
    )
    found = await rows(busy, "SELECT id, joined_to FROM award_nominee ORDER BY id")
    roots = {row["id"] for row in found if row["joined_to"] is None}
    assert all(row["joined_to"] is None or row["joined_to"] in roots for row in found)
    assert len(found) == 3
    nominated = await rows(busy, "SELECT nominee_id FROM nomination WHERE state = 'sent'")
    assert len(nominated) == 5
