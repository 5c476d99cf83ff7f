"""Offers and wants, by talking."""

import pytest

from handlers.wording.pseudo import foreign_words
from tests.join_help import answers, rows
from tests.request_help import by_day
from tests.town import Town


async def listed(town: Town, name: str) -> list[tuple[object, ...]]:
    """Everything that somebody has listed."""
    return await rows(
        town,
        "SELECT kind, skill, slots, area, remote, quick, once, state FROM listing"
        " WHERE person_id = :id ORDER BY id",
        id=town.people[name].id,
    )


async def fresh(town: Town) -> None:
    """Nobody has listed anything yet."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("DELETE FROM listing_token")
        await tx.run("DELETE FROM listing")
        await tx.run("DELETE FROM reminder")


WEEKDAY_MORNINGS = "mon-am tue-am wed-am thu-am fri-am"


async def test_a_whole_line_is_one_sentence_and_one_tap(town: Town) -> None:
    await fresh(town)
    jean, amina = town.phones("Jean", "Amina")
    await jean.says("/offer ironing, weekday mornings, Ward End")
    await jean.sees("You offer", "Others read: Ironing", "Weekdays in the morning", "Ward End")
    await jean.taps("Yes, offer it")
    await jean.sees("You offer: Ironing", "Members can see it", "Your words: ironing")
    assert await listed(town, "Jean") == [
        ("offer", "home.ironing", WEEKDAY_MORNINGS, "Ward End", 0, 0, 0, "active")
    ]
    await jean.taps_again()
    assert len(await listed(town, "Jean")) == 1
    await amina.sees_nothing_new()


async def test_a_sentence_is_enough(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("I can do ironing on Tuesdays")
    await jean.sees("You offer", "Tuesdays", "Pelham")
    await jean.says("yes")
    assert await listed(town, "Jean") == [
        ("offer", "home.ironing", "tue", "Pelham", 0, 0, 0, "active")
    ]


async def test_by_buttons_alone_after_what_it_is(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/more")
    await jean.taps("See timebank things")
    await jean.taps("Offer something")
    await jean.sees("What could you do for somebody?")
    await jean.says("Dog walking")
    await jean.sees("When would suit you?")
    await jean.taps("Weekends")
    await jean.sees("Others read: Dog walking", "When: Weekends")
    await jean.taps("Yes, offer it")
    assert await listed(town, "Jean") == [
        ("offer", "pets.dog_walking", "sat sun", "Pelham", 0, 0, 0, "active")
    ]


async def test_small_free_and_by_phone(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/offer phone chats in Urdu, just once, 15 minutes or less, any time")
    await jean.sees("by phone or online", "15 minutes or less, just once", "Urdu")
    await jean.taps("Yes, offer it")
    assert await listed(town, "Jean") == [
        ("offer", "company.phone_chat", "", None, 1, 1, 1, "active")
    ]


async def test_several_kinds_of_help_in_one_sentence(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("I can do gardening and ironing weekday mornings")
    await jean.sees("Others read: General gardening and Ironing")
    await jean.taps("Yes, offer it")
    await jean.sees("Your offers and wants", "1. Offer: General gardening", "2. Offer: Ironing")
    assert len(await listed(town, "Jean")) == 2


async def test_another_kind_in_one_tap(town: Town) -> None:
    await fresh(town)
    pat = town.phone("Pat")
    await pat.says("/offer painting, any time")
    await pat.sees("Others read: Craft session")
    await pat.taps("Change it to: Painting and decorating")
    await pat.sees("Others read: Painting and decorating")
    assert "Change it to: Craft session" in pat.buttons
    await pat.taps("Yes, offer it")
    assert (await listed(town, "Pat"))[0][1] == "diy.decorating"


async def test_typed_corrections_under_the_review(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/offer ironing, any time")
    await jean.says("Saturdays after 2")
    await jean.sees("When: Saturdays from 2pm")
    await jean.says("Alum Rock")
    await jean.sees("Where: Alum Rock")
    await jean.says("just once")
    await jean.sees("Size: just once")
    await jean.says("it is rather knitting")
    await jean.sees("Others read: Knitting and crochet")
    await jean.says("yes")
    assert await listed(town, "Jean") == [
        ("offer", "making.knitting_crochet", "sat-1400-2400", "Alum Rock", 0, 0, 1, "active")
    ]


async def test_every_answer_can_be_changed_by_buttons(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/offer ironing, any time")
    await jean.taps("Change")
    await jean.taps("Kind: Ironing")
    await jean.taps("Something else")
    await jean.taps("Change")
    await jean.taps("Where: Pelham")
    await jean.taps("Anywhere near")
    await jean.taps("Change")
    await jean.taps("How: In person")
    await jean.taps("By phone or online")
    await jean.taps("Change")
    await jean.taps("Size: Any size")
    await jean.taps("15 minutes or less")
    await jean.taps("Change")
    await jean.taps("Languages")
    await jean.says("Punjabi and English")
    await jean.sees("Others read: ironing", "Languages: English and Punjabi")
    await jean.taps("Yes, offer it")
    assert await listed(town, "Jean") == [("offer", None, "", None, 1, 1, 0, "active")]


async def test_others_never_read_numbers_streets_or_health(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/offer yo-yo tricks, text 0121 496 0000, 12 Pelham Road, any time")
    found = await jean.sees("Others read:")
    assert found is not None
    read = next(line for line in found.text.splitlines() if line.startswith("Others read"))
    assert "0121" not in read
    assert "Road" not in read
    assert "yo-yo" in read


async def test_what_is_never_exchanged_gets_a_kind_no(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/offer I can fit gas boilers")
    await jean.sees("Gas Safe engineer")
    await jean.says("/want")
    await jean.says("somebody to lend me 50 quid")
    await jean.sees("What would you like some day?")
    assert await listed(town, "Jean") == []


async def test_what_must_not_wait_comes_first(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/want somebody to help, my husband hits me")
    await jean.does_not_see("You would like some day")
    assert await listed(town, "Jean") == []


async def test_a_wish_for_some_day_is_kept_until_somebody_offers_it(any_town: Town) -> None:
    town = any_town
    await fresh(town)
    await by_day(town)
    jean, amina = town.phones("Jean", "Amina")
    await jean.says("I'd love someone to teach me to knit some day")
    await jean.sees("When would it suit you?")
    await jean.taps("Any time")
    await jean.sees("You would like some day", "keep it until somebody")
    await jean.taps("Yes, keep it")
    await jean.sees("You would like some day: Knitting and crochet")
    await amina.sees_nothing_new()
    await amina.says("/offer knitting lessons, any time")
    await amina.taps("Yes, offer it")
    await jean.sees("somebody now offers something you wanted", "Knitting and crochet")
    await jean.does_not_see("Amina")
    # Not again for the same offer, whatever is done with it.
    before = jean.count_messages()
    await amina.taps("Pause it")
    await amina.taps("Bring it back")
    assert jean.count_messages() == before
    await jean.taps("Ask for it")
    await jean.sees("When would you like it?")
    await jean.says("any time")
    await jean.sees("You ask for help", "Knitting and crochet")


async def test_nobody_is_told_at_night(town: Town) -> None:
    await fresh(town)
    await by_day(town, 21)
    jean, amina = town.phones("Jean", "Amina")
    await jean.says("/want knitting lessons, any time")
    await jean.taps("Yes, keep it")
    await amina.says("/offer knitting lessons, any time")
    count = jean.count_messages()
    await amina.taps("Yes, offer it")
    assert jean.count_messages() == count
    await town.later(hours=13)
    await jean.sees("somebody now offers something you wanted")


async def test_a_want_that_is_offered_already_is_answered_at_once(town: Town) -> None:
    await fresh(town)
    jean, amina, pat = town.phones("Jean", "Amina", "Pat")
    for phone in (amina, pat):
        await phone.says("/offer knitting lessons, any time")
        await phone.taps("Yes, offer it")
    await jean.says("/want somebody to teach me knitting, any time")
    await jean.taps("Yes, keep it")
    await jean.sees("2 people offer this already. Would you like to ask now?")
    await jean.taps("Ask for it")
    await jean.sees("When would you like it?")


async def test_asking_for_what_is_gone(town: Town) -> None:
    await fresh(town)
    await by_day(town)
    jean, amina = town.phones("Jean", "Amina")
    await jean.says("/want knitting lessons, any time")
    await jean.taps("Yes, keep it")
    await amina.says("/offer knitting lessons, any time")
    await amina.taps("Yes, offer it")
    await amina.taps("Remove it")
    await amina.sees("Removed.")
    await jean.taps("Ask for it")
    await jean.sees("This is no longer offered")


async def test_ones_own_list_and_cards(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/mine")
    await jean.sees("You have no offers and no wants yet")
    for what in ("ironing", "dog walking"):
        await jean.says(f"/offer {what}, evenings")
        await jean.taps("Yes, offer it")
    await jean.says("/mine")
    await jean.sees("1. Offer: Ironing. Every day in the evening.", "2. Offer: Dog walking")
    await jean.says("2")
    await jean.sees("You offer: Dog walking")
    await jean.taps("Pause it")
    await jean.sees("Paused.", "Nobody sees it")
    await jean.taps("Bring it back")
    await jean.sees("Members can see it")
    await jean.taps("Change")
    await jean.sees("Shall I show it")
    await jean.says("weekends")
    await jean.taps("Yes, keep the changes")
    await jean.sees("You offer: Dog walking", "When: Weekends")
    await jean.taps("Remove it")
    await jean.sees("Removed.")
    await jean.says("/mine")
    await jean.sees("1. Offer: Ironing")
    await jean.does_not_see("Dog walking")
    assert [one[-1] for one in await listed(town, "Jean")] == ["active", "removed"]


async def test_what_was_asked_for_stands_in_the_list(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("need a lift to the shops thurs")
    await jean.taps("Yes, ask")
    await jean.says("/mine")
    await jean.sees("1. You asked for: Lift to the shops")
    await jean.says("1")
    await jean.sees("You asked for help", "need a lift to the shops thurs")
    assert "Add a want" not in jean.buttons
    amina = town.phone("Amina")
    await amina.says("/home")
    await amina.forges("l-asked:1")
    assert "I cannot find that" in amina.notices[-1]


async def test_a_long_list_has_pages(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    await jean.says("/offer ironing, dog walking, sewing, baking, any time")
    await jean.taps("Yes, offer it")
    await jean.says("/offer reading aloud and car washing and painting walls, any time")
    await jean.taps("Yes, offer it")
    count = len(await listed(town, "Jean"))
    assert count > 5
    await jean.says("/mine")
    await jean.taps("More")
    await jean.sees("1. Offer:")


async def test_nobody_touches_what_is_somebody_elses(town: Town) -> None:
    await fresh(town)
    jean, amina = town.phones("Jean", "Amina")
    await jean.says("/offer ironing, any time")
    await jean.taps("Yes, offer it")
    [(listing,)] = await rows(town, "SELECT id FROM listing")
    await amina.says("/mine")
    for verb in ("l-open", "l-keep", "l-pause", "l-remove", "l-change", "l-all"):
        await amina.forges(f"{verb}:{listing}:pause")
    assert [one[-1] for one in await listed(town, "Jean")] == ["active"]
    await amina.does_not_see("You offer: Ironing")


async def test_the_same_words_again_are_no_second_offer(town: Town) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    for _ in range(2):
        await jean.says("/offer ironing, any time")
        await jean.taps("Yes, offer it")
    assert len(await listed(town, "Jean")) == 1


async def test_only_members_offer(town: Town) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts("join-ward-end")
    for said in ("/offer ironing", "/want knitting", "/mine"):
        await nadia.says(said)
        await nadia.sees("Only members can do this")


async def test_what_was_said_on_joining_is_listed_once_a_broker_approves(town: Town) -> None:
    await fresh(town)
    nadia, ruth = town.phones("Nadia", "Ruth")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await answers(nadia)
    await nadia.taps("Yes, send this")
    assert await rows(town, "SELECT id FROM listing") == []
    await ruth.taps("Approve")
    found = await rows(town, "SELECT kind, words, slots, area, state FROM listing")
    assert found == [("want", "Some company on Sundays", "sun", "Alum Rock", "active")]


@pytest.mark.parametrize("lang", ["en-XA", "ar-XB"])
async def test_in_other_languages(town: Town, lang: str) -> None:
    await fresh(town)
    jean = town.phone("Jean")
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(
            "UPDATE person SET lang = :lang WHERE id = :id", lang=lang, id=town.people["Jean"].id
        )
    await jean.says("/offer ironing, weekday mornings and Sat after 2, just once")
    assert foreign_words(jean.last.raw) == []
    await jean.says("yes")
    assert foreign_words(jean.last.raw) == []
    await jean.says("/mine")
    assert foreign_words(jean.last.raw) == []
