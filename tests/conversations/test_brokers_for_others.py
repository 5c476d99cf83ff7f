"""Brokers who act for members and organisations: a yes on the phone, an hour in their hat, and what
they never decide."""

from tests.conversations.test_hats import add_member, balance_of, helper
from tests.shift_help import rows, run
from tests.town import Town


async def test_yes_on_the_phone_is_entered_on_the_brokers_card(any_town: Town) -> None:
    town = any_town
    khan = await add_member(town, "Mrs Khan")
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("2hrs yesterday gardening for Mrs Khan")
    await amina.taps("Yes, send to Mrs Khan")
    exchange = (await rows(town, "SELECT MAX(id) AS id FROM exchange"))[0]["id"]
    before = await balance_of(town, khan)
    await ruth.says("/home")
    await ruth.forges(f"x-phone:{exchange}:logged.120.0")
    await ruth.sees("Amina helped Mrs Khan")
    await ruth.taps("Approve")
    assert await balance_of(town, khan) == before - 120
    audit = await rows(
        town, "SELECT actor_id, on_behalf_of FROM audit WHERE action = 'exchange.confirm'"
    )
    assert audit[-1]["on_behalf_of"] == khan
    assert audit[-1]["actor_id"] == town.people["Ruth"].id


async def test_a_broker_never_enters_a_yes_to_their_own_help(town: Town) -> None:
    khan = await add_member(town, "Mrs Khan")
    ruth = town.phone("Ruth")
    await run(
        town,
        "INSERT INTO acquaintance (community_id, person_id, other_id, cause, since)"
        " VALUES (1, :one, :other, 'introduced', :now)",
        one=town.people["Ruth"].id,
        other=khan,
        now=town.clock.now(),
    )
    await ruth.says("1 hour yesterday gardening for Mrs Khan")
    await ruth.taps("Yes, send to Mrs Khan")
    exchange = (await rows(town, "SELECT MAX(id) AS id FROM exchange"))[0]["id"]
    await ruth.forges(f"x-phone:{exchange}:logged.60.0")
    found = await rows(town, "SELECT state FROM exchange WHERE id = :id", id=exchange)
    assert found[0]["state"] == "logged"


async def test_an_organisation_earns_through_whoever_wears_its_hat(any_town: Town) -> None:
    town = any_town
    ruth, pat, jean = town.phones("Ruth", "Pat", "Jean")
    await ruth.says("/organisation")
    await ruth.taps("Add an organisation")
    await ruth.says("St Mark's")
    await ruth.taps("Add as organisation")
    await ruth.sees("St Mark's", "Nobody acts for it yet")
    await ruth.taps("Let somebody act")
    await ruth.says("Pat")
    await pat.sees("You may now act for St Mark's")
    found = (await rows(town, "SELECT person_id FROM organisation"))[0]["person_id"]
    await run(
        town,
        "INSERT INTO acquaintance (community_id, person_id, other_id, cause, since)"
        " VALUES (1, :one, :other, 'introduced', :now)",
        one=found,
        other=town.people["Jean"].id,
        now=town.clock.now(),
    )
    await pat.says("as St Mark's")
    await pat.says("2hrs yesterday gardening for Jean")
    await pat.sees("For St Mark's:")
    await pat.taps("Yes, send to Jean")
    await jean.sees("St Mark's helped you")
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    assert await balance_of(town, found) == 120
    kinds = await rows(town, "SELECT kind FROM account WHERE owner_id = :id", id=found)
    assert [r["kind"] for r in kinds] == ["organisation"]


async def test_an_organisation_for_which_many_act_has_a_list_of_them(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/organisation")
    await ruth.taps("Add an organisation")
    await ruth.says("St Mark's")
    await ruth.taps("Add as organisation")
    for name in ("Pat", "Amina", "Jean", "Owen"):
        await ruth.says("/organisation St Mark's")
        await ruth.taps("Let somebody act")
        await ruth.says(name)
    await ruth.says("/organisation mark")
    await ruth.taps("Stop somebody acting")
    await ruth.sees("4 people may act for St Mark's")
    await ruth.taps("More")
    last = ruth.buttons[0].removeprefix("Stop ")
    await ruth.taps(f"Stop {last}")
    await town.phone(last).sees("You do not act for St Mark's any more")
    await ruth.says("/organisation St Mark's")
    await ruth.does_not_see(f"and {last} may act")


async def test_a_broker_acts_for_a_member_for_an_hour(any_town: Town) -> None:
    town = any_town
    khan = await add_member(town, "Mrs Khan")
    ruth, jean = town.phones("Ruth", "Jean")
    await ruth.says("/for Mrs Khan")
    await ruth.sees("You act for Mrs Khan now")
    await ruth.says("2hrs yesterday ironing for Jean")
    await ruth.sees("For Mrs Khan:")
    await ruth.taps("Yes, send to Jean")
    await jean.sees("Mrs Khan helped you")
    found = await rows(
        town, "SELECT logged_by, on_behalf_of FROM exchange ORDER BY id DESC LIMIT 1"
    )
    assert (found[0]["logged_by"], found[0]["on_behalf_of"]) == (town.people["Ruth"].id, khan)
    await town.later(hours=1, seconds=5)
    await ruth.sees("You do not act for Mrs Khan any more")
    await ruth.says("/balance")
    await ruth.does_not_see("For Mrs Khan:")


async def test_who_stopped_the_bot_is_reached_through_their_helper(town: Town) -> None:
    pat = await helper(town, "Jean")
    await run(town, "UPDATE person SET chat_open = 0 WHERE id = :id", id=town.people["Jean"].id)
    amina = town.phone("Amina")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await pat.sees("For Jean:", "Amina helped you")
    await pat.taps("Yes, that's right")
    state = (await rows(town, "SELECT state FROM exchange ORDER BY id DESC LIMIT 1"))[0]["state"]
    assert state == "confirmed"


async def test_a_broker_who_helps_a_member_decides_nothing_of_theirs(town: Town) -> None:
    """Devinder is Mrs Khan's helper, and a broker: Ruth approves."""
    await add_member(town, "Mrs Khan")
    devinder = await helper(town, "Mrs Khan", "Devinder")
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("2hrs yesterday gardening for Mrs Khan")
    await amina.taps("Yes, send to Mrs Khan")
    await devinder.sees("For Mrs Khan:", "Amina helped you")
    await devinder.taps("Yes, that's right")
    found = (await rows(town, "SELECT id FROM exchange ORDER BY id DESC LIMIT 1"))[0]["id"]
    await devinder.forges(f"x-approve:{found}:confirmed.120.0")
    state = await rows(town, "SELECT state FROM exchange WHERE id = :id", id=found)
    assert state[0]["state"] == "confirmed"
    await ruth.taps("Approve")
    state = await rows(town, "SELECT state FROM exchange WHERE id = :id", id=found)
    assert state[0]["state"] == "posted"


async def test_a_hat_that_a_broker_took_off_hears_nothing(any_town: Town) -> None:
    """Ruth asked in the hat of Mrs Khan, who is rung when somebody says yes, and chooses."""
    town = any_town
    await add_member(town, "Mrs Khan")
    ruth, devinder, pat = town.phones("Ruth", "Devinder", "Pat")
    await ruth.says("/for Mrs Khan")
    await ruth.says("need somebody to change a light bulb, any time in the next month")
    await ruth.taps("Yes, ask")
    await ruth.says("as myself")
    await devinder.taps("See who could help")
    await devinder.taps("Record a phone call")
    await devinder.says("Pat")
    await devinder.taps("They can help")
    await town.later(seconds=2)
    await ruth.sees("Please ring Mrs Khan", "0121 496 0123", "Pat can help.")
    await ruth.taps("Answer 1 for them")
    await ruth.taps("Choose Pat")
    await pat.sees("Mrs Khan chose you")


async def test_a_yes_on_the_phone_closes_the_call_and_the_broker_goes_on_as_themselves(
    town: Town,
) -> None:
    await add_member(town, "Mrs Khan")
    amina, ruth = town.phones("Amina", "Ruth")
    for what in ("gardening", "ironing"):
        await amina.says(f"1hr yesterday {what} for Mrs Khan")
        await amina.taps("Yes, send to Mrs Khan")
    await town.later(seconds=2)
    await ruth.sees("Please ring Mrs Khan", "1. Amina helped you", "2. Amina helped you")
    await ruth.taps("Answer 1 for them")
    await ruth.sees("For Mrs Khan:", "Amina helped you")
    # In the middle of it, what the broker asks for is their own.
    await ruth.says("/queue")
    await ruth.sees("One thing waits")
    await ruth.does_not_see("For Mrs Khan:")
    await ruth.taps("Yes, that's right")
    await ruth.sees("Both agree.")
    await ruth.does_not_see("This is closed.")  # the other one still waits for her word
    await ruth.taps("Answer 2 for them")
    await ruth.taps("Yes, that's right")
    await ruth.sees("Please ring Mrs Khan", "Ruth rang them. This is closed.")


async def test_a_desk_command_takes_the_hat_off_and_says_so(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    ruth = town.phone("Ruth")
    await ruth.says("/for Mrs Khan")
    await ruth.says("/balance")
    await ruth.sees("For Mrs Khan:")
    await ruth.says("/queue")
    await ruth.sees("You do not act for Mrs Khan any more.", "Nothing waits for you")
    await ruth.says("/balance")
    await ruth.does_not_see("For Mrs Khan:")
