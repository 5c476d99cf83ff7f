"""A timebank with one broker: who decides where that broker may not, without being made one."""

from storage import people
from storage.people import Role
from tests.conversations.test_issue import wanted
from tests.conversations.test_log_hours import balance_of
from tests.conversations.test_queue import log_and_confirm
from tests.driver import Phone
from tests.town import Town
from tests.two_timebanks import agree, second_timebank


async def without(town: Town, *lost: tuple[str, Role]) -> None:
    """These people lose these roles."""
    assert town.program is not None
    now = town.clock.now()
    async with town.program.database.write() as tx:
        community_id = await tx.value("SELECT id FROM community WHERE slug = 'ward-end'")
        for name, role in lost:
            people.revoke(tx, community_id, town.people[name].id, role, now)


async def one_broker(town: Town) -> None:
    """Devinder is the one broker; Ruth is the administrator only."""
    await without(town, ("Ruth", "broker"), ("Ruth", "safeguarding"))


async def nobody_but_a_partner(town: Town) -> None:
    """Ruth is the one broker, there is no administrator, and Kings Heath is a partner."""
    await second_timebank(town)
    await agree(town)
    await without(town, ("Ruth", "administrator"), ("Ruth", "safeguarding"), ("Devinder", "broker"))


async def household(town: Town, broker: Phone, one: str, other: str) -> None:
    """A broker notes who lives together."""
    await broker.says(f"{one} and {other} are one household")
    await broker.taps("Yes, note that")


async def test_the_administrator_decides_where_the_only_broker_is_too_near(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await household(town, ruth, "Devinder", "Jean")
    await one_broker(town)
    before = await balance_of(town, "Amina")
    await log_and_confirm(amina, jean, "gardening")
    await devinder.does_not_see("Amina helped Jean")
    await ruth.sees("Amina helped Jean", "2 hours")
    assert "Show the next" not in ruth.buttons  # an administrator has no queue
    await ruth.taps("Approve")
    await ruth.sees("Approved")
    await amina.sees("2 hours")
    assert await balance_of(town, "Amina") == before + 120
    # It was this one thing: what the broker may decide themselves is not the administrator's.
    shown = ruth.count_messages()
    await log_and_confirm(amina, town.phone("Pat"), "gardening")
    assert ruth.count_messages() == shown
    await devinder.sees("Amina helped Pat")
    await ruth.forges("x-approve:5")
    assert await balance_of(town, "Amina") == before + 120
    await ruth.forges("x-approve:999")
    await ruth.says("/queue")
    await ruth.sees("Sorry, I cannot do that for you.")


async def test_the_administrator_settles_declines_and_asks_with_reasons(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await household(town, ruth, "Devinder", "Jean")
    await one_broker(town)
    await log_and_confirm(amina, jean, "gardening")
    await ruth.taps("Ask a question")
    await ruth.says("Was that before the rain?")
    await amina.sees("Was that before the rain?")
    await amina.taps("Answer")
    await amina.says("Yes, in the morning")
    await ruth.sees("in the morning")
    await ruth.taps("Decline")
    await ruth.says("It was agreed that this is a gift")
    await jean.sees("It was agreed that this is a gift")
    await devinder.does_not_see("before the rain")


async def test_a_partners_broker_decides_where_nobody_else_can(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth, nadia = town.phones("Amina", "Jean", "Ruth", "Nadia")
    devinder = town.phone("Devinder")
    await household(town, devinder, "Ruth", "Jean")
    await nobody_but_a_partner(town)
    before = await balance_of(town, "Amina")
    await log_and_confirm(amina, jean, "gardening")
    await nadia.sees("Amina helped Jean", "Ward End & Pelham Timebank")
    await nadia.taps("Approve")
    await nadia.sees("Approved")
    assert await balance_of(town, "Amina") == before + 120
    # Help between others, and everything else there, stays closed to them.
    await log_and_confirm(amina, town.phone("Pat"), "gardening")
    await nadia.does_not_see("Amina helped Pat")
    async with town.program.database.read() as tx:  # type: ignore[union-attr]
        other = await tx.value("SELECT MAX(id) FROM exchange")
    await nadia.forges(f"x-approve:{other}")
    assert await balance_of(town, "Amina") == before + 120
    await ruth.sees("Amina helped Pat")


async def test_a_partners_broker_is_the_second_person_for_hours(town: Town) -> None:
    ruth, nadia = town.phones("Ruth", "Nadia")
    await nobody_but_a_partner(town)
    before = await balance_of(town, "Jean")
    await wanted(town, "Jean", "Give hours", "8 hours", "Timebank work")
    await ruth.taps("Yes, put it right")
    assert await balance_of(town, "Jean") == before
    await nadia.sees("Jean: plus 8 hours", "Ruth wants this", "Ward End & Pelham Timebank")
    await nadia.taps("Approve as second")
    assert await balance_of(town, "Jean") == before + 480
    await ruth.sees("Nadia")


async def test_the_only_brokers_own_ask_of_the_pot(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says("give 1 hour to the pot")
    await amina.taps("Give to the pot")
    await one_broker(town)
    before = await balance_of(town, "Devinder")
    await devinder.says("can I have 1 hour from the pot")
    await devinder.taps("Skip")
    await devinder.taps("Ask my broker")
    await devinder.forges("g-grant:2:asked.60")
    assert any("An administrator decides it: Ruth." in notice for notice in devinder.notices)
    await ruth.sees("Devinder asks the community pot for 1 hour")
    await ruth.taps("Give from the pot")
    assert await balance_of(town, "Devinder") == before + 60


async def test_without_anybody_the_members_read_so(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await household(town, ruth, "Devinder", "Jean")
    await one_broker(town)
    await without(town, ("Ruth", "administrator"))
    await log_and_confirm(amina, jean, "gardening")
    await devinder.says("/queue")
    await devinder.forges("x-approve:4")
    assert any("There is none yet" in notice for notice in devinder.notices)
    await ruth.does_not_see("Amina helped Jean")
