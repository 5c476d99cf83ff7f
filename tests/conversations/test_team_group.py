"""The team's group: a number and a kind, who has it, and nothing that anybody could read later."""

import httpx

from tests.conversations.test_queue import ask_for_a_person, log_and_confirm
from tests.conversations.test_team import told
from tests.desk_help import oldest
from tests.driver import Group, Phone
from tests.town import Town


async def linked(town: Town, *people: Phone) -> Group:
    """A group of the brokers (and others), which Ruth has confirmed in private."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    group = await town.phones.group("Pelham brokers", ruth, devinder, *people)
    await devinder.at(group).says("/team here")
    await devinder.at(group).sees("An administrator confirms that in private.")
    await ruth.sees("Devinder would like me to show new things", "“Pelham brokers”")
    await ruth.taps("Yes, link it")
    await ruth.sees("Linked.")
    await devinder.at(group).sees("This is the group of the team at Ward End")
    return group


async def something_new(town: Town) -> None:
    """Hours to approve; the group is looked at some seconds later."""
    amina, jean = town.phones("Amina", "Jean")
    await log_and_confirm(amina, jean, "gardening")
    await town.later(seconds=11)


async def test_a_card_names_a_number_and_a_kind_only(town: Town) -> None:
    owen = town.phone("Owen")
    group = await linked(town, owen)
    await something_new(town)
    await owen.at(group).sees("Hours to approve, number 4", "Nobody has it yet.")
    await owen.at(group).does_not_see("Amina", "Jean", "gardening", "2 hours")


async def test_whoever_takes_it_has_it_and_later_it_is_done(any_town: Town) -> None:
    town = any_town
    ruth, devinder = town.phones("Ruth", "Devinder")
    group = await linked(town)
    await something_new(town)
    await devinder.at(group).taps("I'll take it")
    assert "You have it. I wrote to you in private." in devinder.at(group).notices[-1]
    await ruth.at(group).sees("Devinder has it.")
    await devinder.sees("Amina helped Jean")
    await oldest(ruth)
    await ruth.sees("Devinder is looking at this")
    await devinder.taps("Approve")
    await town.later(seconds=11)
    await ruth.at(group).sees("Hours to approve, number 4", "Done by Devinder.")
    assert "I'll take it" not in ruth.at(group).buttons


async def test_taken_again_below_the_older_card_in_private_is_one_line(town: Town) -> None:
    devinder = town.phone("Devinder")
    group = await linked(town)
    await something_new(town)
    await oldest(devinder)
    await devinder.sees("Amina helped Jean")
    old = devinder.last.id
    await devinder.at(group).taps("I'll take it")
    await devinder.sees("Amina helped Jean")
    left = next(one for one in devinder.messages if one.id == old)
    assert (left.text, left.buttons) == ("Shown again below.", [])
    assert devinder.last.id > old
    await devinder.taps("Approve")
    await devinder.sees("Approved")


async def test_of_two_who_take_it_the_first_has_it(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    group = await linked(town)
    await something_new(town)
    here = ruth.at(group)
    await here.sees("Nobody has it yet.")
    button = here.last.button("I'll take it")
    assert button is not None
    await devinder.at(group).taps("I'll take it")
    await here.forges(button.value)
    assert "Devinder has it already." in here.notices[-1]


async def test_roles_are_checked_at_every_tap(town: Town) -> None:
    """A neighbour in the group, and an ex-broker, learn nothing."""
    amina, ruth, devinder, pat = town.phones("Amina", "Ruth", "Devinder", "Pat")
    group = await linked(town, pat)
    await something_new(town)
    await pat.at(group).taps("I'll take it")
    assert "I cannot show you that." in pat.at(group).notices[-1]
    await pat.does_not_see("Amina helped Jean")
    await pat.starts("open-1")
    await pat.does_not_see("Amina helped Jean")
    await ruth.says("/role take broker from Devinder")
    await ruth.taps("Yes, end it")
    await devinder.at(group).taps("I'll take it")
    assert "I cannot show you that." in devinder.at(group).notices[-1]
    before = told(devinder, "Amina helped Jean")
    await devinder.starts("open-1")
    assert told(devinder, "Amina helped Jean") == before
    await ruth.at(group).sees("Nobody has it yet.")
    assert amina is not None


async def test_open_in_private_leads_to_the_card(town: Town) -> None:
    ruth = town.phone("Ruth")
    group = await linked(town)
    await something_new(town)
    link = await ruth.at(group).taps("Open in private")
    assert link is not None
    assert link.endswith("?start=open-1")
    await ruth.starts("open-1")
    await ruth.sees("Amina helped Jean")
    await ruth.at(group).sees("Nobody has it yet.")


async def test_what_waited_before_is_not_poured_into_the_group(town: Town) -> None:
    pat, ruth = town.phones("Pat", "Ruth")
    for words in ("My bus pass has run out", "Is the hall open?"):
        await ask_for_a_person(pat, words)
    group = await linked(town)
    await town.later(seconds=11)
    await ruth.at(group).does_not_see("number 1")
    await something_new(town)
    await ruth.at(group).sees("Hours to approve, number 4")


async def test_an_own_affair_is_for_another_broker(town: Town) -> None:
    ruth = town.phone("Ruth")
    group = await linked(town)
    await ask_for_a_person(ruth, "I need a day off")
    await town.later(seconds=11)
    await ruth.at(group).taps("I'll take it")
    assert "Another broker must take this one." in ruth.at(group).notices[-1]


async def test_members_link_nothing_and_a_group_is_unlinked(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    neighbours = await town.phones.group("Pelham neighbours", amina, ruth)
    await amina.at(neighbours).says("/team here")
    await amina.at(neighbours).does_not_see("An administrator confirms")
    group = await linked(town)
    await devinder.says("/queue")
    await devinder.forges("tg-unlink:1")
    assert any("cannot do that" in notice for notice in devinder.notices)
    await ruth.says("/team")
    await ruth.sees("New things are shown in the group.")
    await ruth.taps("Unlink the group")
    await ruth.at(group).sees("I show nothing more of Ward End")
    await something_new(town)
    await ruth.at(group).does_not_see("number 4")


async def test_thrown_out_of_the_group(town: Town) -> None:
    ruth = town.phone("Ruth")
    group = await linked(town)
    await something_new(town)
    await change_group(town, group, "bot", status="kicked")
    await ruth.sees("I was removed from the group of the team")
    await ruth.says("/team")
    await ruth.sees("To show new things in a group of brokers")
    # Back in the group without a link, the old card's button does nothing.
    await change_group(town, group, "bot", status="member")
    await ruth.at(group).taps("I'll take it")
    assert "I cannot show you that." in ruth.at(group).notices[-1]


async def test_a_group_that_becomes_a_supergroup_stays_the_teams(town: Town) -> None:
    devinder = town.phone("Devinder")
    group = await linked(town)
    answer = await change_group(town, group, "upgrade")
    await something_new(town)
    new = Group(answer["id"], group.title)
    await devinder.at(new).sees("Hours to approve, number 4")
    await devinder.at(new).taps("I'll take it")
    await devinder.at(new).sees("Devinder has it.")


async def change_group(town: Town, group: Group, what: str, **fields: object) -> dict[str, int]:
    """A switch of the simulator: the bot's place in a group, or its upgrade."""
    transport = httpx.ASGITransport(app=town.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://simulator") as client:
        answer = await client.post(f"/sim/groups/{group.id}/{what}", json=fields)
        answer.raise_for_status()
    await town.settle()
    await town.phones.look()
    found = answer.json()
    return found.get("result", found)  # type: ignore[no-any-return]
