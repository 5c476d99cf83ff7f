"""What a broker enters for members in one line, with no hat: hours, requests, offers, time away."""

import pytest

from tests.conversations.test_hats import add_member, balance_of
from tests.request_help import by_day
from tests.shift_help import rows, run
from tests.town import Town


async def newest(town: Town) -> dict[str, object]:
    """The newest exchange."""
    found = await rows(town, "SELECT * FROM exchange ORDER BY id DESC LIMIT 1")
    return dict(found[0])


async def test_hours_of_two_members_are_one_line_one_card_one_tap(any_town: Town) -> None:
    town = any_town
    ruth, amina, jean = town.phones("Ruth", "Amina", "Jean")
    before = await balance_of(town, town.people["Amina"].id)
    await ruth.says("2hrs yesterday gardening Amina for Jean")
    await ruth.sees("For Amina:", "Jean", "2 hours")
    await ruth.taps("Yes, send to Jean")
    await ruth.sees("Entered by Ruth for Amina.")
    await amina.sees("Ruth from your timebank is entering something for you now.")
    await jean.sees("Amina helped you", "Entered by Ruth for Amina.")
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    assert await balance_of(town, town.people["Amina"].id) == before + 120
    last = await newest(town)
    assert last["logged_by"] == town.people["Ruth"].id
    assert last["on_behalf_of"] == last["giver_id"] == town.people["Amina"].id
    audit = await rows(
        town, "SELECT actor_id, on_behalf_of FROM audit WHERE action = 'exchange.log'"
    )
    assert (audit[-1]["actor_id"], audit[-1]["on_behalf_of"]) == (
        town.people["Ruth"].id,
        town.people["Amina"].id,
    )
    await jean.says("/statement")
    await jean.sees("entered by Ruth")
    # Ruth wears no hat: what she says next is her own.
    await ruth.says("/queue")
    await ruth.does_not_see("For Amina:")


async def test_who_rang_in_is_entered_for_and_the_other_confirms_in_the_chat(town: Town) -> None:
    khan = await add_member(town, "Mrs Khan")
    ruth, amina = town.phones("Ruth", "Amina")
    await ruth.says("/log 2h yesterday ironing Amina for Mrs Khan")
    await ruth.sees("For Mrs Khan:", "Amina")
    await ruth.taps("Yes, send to Amina")
    await amina.sees("You helped Mrs Khan", "Entered by Ruth for Mrs Khan.")
    last = await newest(town)
    assert last["on_behalf_of"] == last["receiver_id"] == khan


async def test_two_who_are_both_on_the_phone(any_town: Town) -> None:
    town = any_town
    khan, banks = await add_member(town, "Mrs Khan"), await add_member(town, "Mr Banks")
    ruth = town.phone("Ruth")
    before, theirs = await balance_of(town, khan), await balance_of(town, banks)
    await ruth.says("Mr Banks did 90 minutes gardening for Mrs Khan yesterday")
    await ruth.taps("Yes, send to Mrs Khan")
    await ruth.taps("Record Mrs Khan's yes")
    await ruth.taps("Approve")
    assert await balance_of(town, khan) == before - 90
    assert await balance_of(town, banks) == theirs + 90


async def test_a_brokers_own_sentence_stays_their_own(town: Town) -> None:
    ruth = town.phone("Ruth")
    await run(
        town,
        "INSERT INTO acquaintance (community_id, person_id, other_id, cause, since)"
        " VALUES (1, :one, :other, 'introduced', :now)",
        one=town.people["Ruth"].id,
        other=town.people["Jean"].id,
        now=town.clock.now(),
    )
    await ruth.says("2hrs yesterday gardening for Jean")
    await ruth.does_not_see("For Jean:")
    await ruth.taps("Yes, send to Jean")
    last = await newest(town)
    assert (last["giver_id"], last["on_behalf_of"]) == (town.people["Ruth"].id, None)


async def test_which_way_round_is_asked_once(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("Pat and Jean 2h yesterday ironing")
    await ruth.sees("Which way round")
    await ruth.taps("Jean helped Pat")
    await ruth.sees("For Jean:", "Pat", "2 hours")
    await ruth.taps("Yes, send to Pat")
    last = await newest(town)
    assert last["giver_id"] == town.people["Jean"].id


async def test_two_jeans_are_told_apart_by_their_area(town: Town) -> None:
    brown = await add_member(town, "Jean Brown")
    ruth = town.phone("Ruth")
    await ruth.says("2hrs yesterday gardening Pat for Jean")
    await ruth.sees("Who is the other person?")
    await ruth.taps("Jean Brown, Ward End")
    await ruth.taps("Yes, send to Pat")
    last = await newest(town)
    assert last["receiver_id"] == brown


@pytest.mark.parametrize(
    "line",
    ["Jean needs a lift to the hospital thursday 10am", "lift thurs 10am for Jean to the hospital"],
)
async def test_help_is_asked_for_a_member(town: Town, line: str) -> None:
    await by_day(town)
    ruth, jean = town.phones("Ruth", "Jean")
    await ruth.says(line)
    await ruth.sees("For Jean:", "10am")
    await ruth.taps("Yes, ask")
    found = await rows(town, "SELECT person_id, made_by, words FROM request")
    assert len(found) == 1
    assert found[0]["person_id"] == town.people["Jean"].id
    assert found[0]["made_by"] == town.people["Ruth"].id
    assert "Jean" not in found[0]["words"]
    await ruth.sees("Entered by Ruth for Jean.")
    await jean.says("/mine")


async def test_offers_being_away_and_joining_are_entered_too(town: Town) -> None:
    ruth = town.phone("Ruth")
    pat = town.people["Pat"].id
    await ruth.says("Pat offers gardening saturdays")
    await ruth.sees("For Pat:")
    await ruth.taps("Yes, offer it")
    offers = await rows(town, "SELECT skill FROM listing WHERE person_id = :p", p=pat)
    assert "garden.gardening" in {one["skill"] for one in offers}
    await ruth.says("Pat is away until 5 May")
    await ruth.sees("For Pat:", "5 May")
    away = await rows(town, "SELECT person_id FROM away")
    assert [one["person_id"] for one in away] == [pat]
    await ruth.says("Jean joins the litter pick")
    await ruth.sees("For Jean:")


async def test_hours_are_given_for_a_member_with_their_word(town: Town) -> None:
    ruth = town.phone("Ruth")
    jean, pat = town.people["Jean"].id, town.people["Pat"].id
    before = await balance_of(town, pat)
    await ruth.says("give 1 hour from Jean to Pat")
    await ruth.sees("For Jean:", "Pat", "1 hour")
    await ruth.taps("Give to Pat")
    assert await balance_of(town, pat) == before + 60
    audit = await rows(town, "SELECT on_behalf_of FROM audit WHERE action = 'gift.gift'")
    assert audit[-1]["on_behalf_of"] == jean


async def test_nobody_of_that_name_and_more_than_two(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("2h yesterday ironing Zofia for Jean")
    await ruth.sees("I know nobody called Zofia here")
    await ruth.says("gardening Amina and Pat for Jean 2h yesterday")
    await ruth.sees("two people at a time")
    await ruth.says("2h yesterday gardening Jean for Jean")
    await ruth.does_not_see("Yes, send to Jean")


async def test_only_brokers_say_such_things(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("2hrs yesterday gardening Pat for Jean")
    await amina.does_not_see("For Pat:")
    await amina.says("/cancel")
    await amina.says("Jean needs a lift thurs 10am")
    await amina.does_not_see("For Jean:")


async def test_a_statement_by_command_is_for_whom_it_names(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    for said in ("/statement Jean", "/statement for Jean"):
        await ruth.says(said)
        await ruth.sees("For Jean:", "Statement for Jean", "You helped Amina: Ironing")
    await ruth.says("/statement")
    await ruth.does_not_see("Jean")
    # A member's own words are about their own statement, whoever they name.
    await amina.says("/statement Jean")
    await amina.sees("Statement for Amina")


async def test_offer_said_as_the_command_is_an_offer(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    await amina.says("offer sewing")
    await amina.sees("When would suit you?")
    await ruth.says("offer lifts to hospital for Jean")
    await ruth.sees("For Jean:", "When would suit you?")
    await ruth.taps("Any time")
    await ruth.sees("You offer", "ifts to hospital")


async def test_what_a_broker_says_of_a_member_reads_as_that_members_own_words(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("Jean wants somebody to do her ironing on friday 10am for an hour")
    await ruth.sees("do my ironing")
    await ruth.does_not_see("her ironing")


async def test_what_is_asked_about_a_member_is_not_answered_about_the_broker(town: Town) -> None:
    await by_day(town)
    await add_member(town, "Mrs Khan")
    ruth, amina = town.phones("Ruth", "Amina")
    for said in ("balance of Mrs Khan", "/balance Mrs Khan", "how many hours has Mrs Khan got?"):
        await ruth.says(said)
        await ruth.sees("Mrs Khan, Ward End. Member number", "Has 2 hours.")
        await ruth.says("home")
    await ruth.says("balance of amina")
    await ruth.sees("Amina, Ward End. Member number 1.")
    await amina.sees_nothing_new()
    for said, seen in (
        ("what are Mrs Khan's plans?", "nothing planned"),
        ("Mrs Khan's offers", "no offers and no wants"),
        ("letter for Mrs Khan", "no letters of Mrs Khan"),
    ):
        await ruth.says(said)
        await ruth.sees(seen)
    await ruth.says("Mrs Khan asks the pot for 2 hours")
    await ruth.sees("For Mrs Khan:", "what for?")
    await ruth.says("/cancel")
    # Of nobody's, nothing of the broker's own is shown either.
    await ruth.says("balance of Zebedee")
    await ruth.does_not_see("You have given")
    # A member asks for their own.
    await amina.says("/balance")
    await amina.sees("You have")
