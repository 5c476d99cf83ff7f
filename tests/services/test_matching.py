"""Who is asked and who is not, on both databases."""

from collections.abc import AsyncIterator
from datetime import date, time

import pytest

from services import matching
from services.matching import Need
from storage import Database, acquaintances, search
from tests.neighbours import NOW, Neighbours

THURSDAY = date(2026, 5, 14)


@pytest.fixture
async def town(database: Database) -> AsyncIterator[Neighbours]:
    """A timebank with Jean, who needs help; all in one transaction."""
    async with database.write() as tx:
        made = await Neighbours.open(tx)
        await made.member("Jean")
        yield made


async def names(town: Neighbours, words: str, **need: object) -> list[str]:
    """The first names of who would be asked, best first."""
    work = await town.work("Jean")
    wanted = Need(town.ids["Jean"], None, words, **need)  # type: ignore[arg-type]
    return [match.name for match in await matching.helpers(work, wanted)]


async def test_the_same_skill_comes_before_a_like_one_and_others_never(town: Neighbours) -> None:
    await town.lists("Pat", "Lifts to hospital")
    await town.lists("Tariq", "bit of weeding and that")
    await town.lists("Amina", "cutting grass, got me own mower")
    assert await names(town, "need me lawn mowing thurs") == ["Amina", "Tariq"]


async def test_the_near_come_first_and_the_rest_is_not_lost(town: Neighbours) -> None:
    await town.lists("Colin", "ironing", area="Longbridge")
    await town.lists("Farah", "ironing", area="Alum Rock")
    await town.lists("Sheila", "I can iron shirts", area="Ward End")
    assert await names(town, "pile of ironing", area="ward end") == ["Sheila", "Farah", "Colin"]


async def test_reasons_say_what_speaks_for_somebody(town: Neighbours) -> None:
    await town.lists("Ewa", "ironing", slots="thu-am", langs="pl en")
    acquaintances.meet(
        town.tx, town.community.id, town.ids["Jean"], town.ids["Ewa"], "introduced", NOW
    )
    work = await town.work("Jean")
    need = Need(
        town.ids["Jean"], "home.ironing", "ironing", day=THURSDAY, start=time(10), langs=("pl",)
    )
    (match,) = await matching.helpers(work, need)
    assert match.reasons == (
        "same-skill", "near", "free-then", "speaks", "knows-you", "their-turn",
    )  # fmt: skip


async def test_who_is_free_then_comes_first(town: Neighbours) -> None:
    await town.lists("Nadia", "Shopping", slots="sat sun")
    await town.lists("Kofi", "Shopping", slots="thu")
    await town.lists("Rosa", "Shopping")
    assert await names(town, "shopping thursday", day=THURSDAY) == ["Kofi", "Rosa", "Nadia"]


async def test_people_apart_are_never_matched_in_either_direction(town: Neighbours) -> None:
    await town.lists("Colin", "Gardening")
    await town.lists("Trevor", "Gardening")
    for one, other in (("Jean", "Colin"), ("Trevor", "Jean")):
        town.tx.later(
            "INSERT INTO apart (community_id, person_id, other_id, by_id, at)"
            " VALUES (:community, :one, :other, :one, :now)",
            community=town.community.id,
            one=town.ids[one],
            other=town.ids[other],
            now=NOW,
        )
    assert await names(town, "help with the garden") == []


@pytest.mark.parametrize(("until", "asked"), [("2026-05-14", []), ("2026-05-13", ["Amina"])])
async def test_nobody_is_asked_while_away(town: Neighbours, until: str, asked: list[str]) -> None:
    await town.lists("Amina", "Gardening")
    town.tx.later(
        "INSERT INTO away (community_id, person_id, until, since)"
        " VALUES (:community, :person, :until, '2026-05-01')",
        community=town.community.id,
        person=town.ids["Amina"],
        until=until,
    )
    assert await names(town, "help with the garden") == asked


@pytest.mark.parametrize("state", ["applied", "paused", "left"])
async def test_only_members_are_asked(town: Neighbours, state: str) -> None:
    await town.member("Ivy", state=state)
    await town.lists("Ivy", "Gardening")
    assert await names(town, "help with the garden") == []


async def test_nobody_is_offered_their_own_help(town: Neighbours) -> None:
    await town.lists("Jean", "Gardening")
    assert await names(town, "help with the garden") == []


async def test_who_was_asked_twice_this_week_is_left_in_peace(town: Neighbours) -> None:
    await town.lists("Amina", "Gardening")
    await town.lists("Pat", "Gardening")
    for days_ago in (1, 6):
        town.asked("Amina", days_ago, request=await town.request("Jean"))
    town.asked("Pat", 1, request=await town.request("Jean"))
    town.asked("Pat", 8, request=await town.request("Jean"))
    assert await names(town, "help with the garden") == ["Pat"]


async def test_who_has_not_been_asked_lately_comes_first(town: Neighbours) -> None:
    await town.lists("Amina", "Gardening")
    await town.lists("Pat", "Gardening")
    town.asked("Amina", 8, request=await town.request("Jean"))
    assert await names(town, "help with the garden") == ["Pat", "Amina"]


@pytest.mark.parametrize(("days", "asked"), [(29, []), (31, ["Grace"])])
async def test_just_once_means_no_other_ask_for_a_month(
    town: Neighbours, days: int, asked: list[str]
) -> None:
    await town.lists("Grace", "Gardening", once=True)
    town.asked("Grace", days, "chosen", await town.request("Jean"))
    assert await names(town, "help with the garden") == asked


async def test_checks_that_are_needed_are_asked_for(town: Neighbours) -> None:
    await town.lists("Pat", "Lifts")
    await town.lists("Samir", "Lifts")
    for name, kind, until in (
        ("Pat", "driver", "2026-05-13"),
        ("Samir", "driver", None),
        ("Pat", "one_to_one", None),
    ):
        town.tx.later(
            "INSERT INTO vetting (community_id, person_id, kind, day, until, by_id, at)"
            " VALUES (:community, :person, :kind, '2025-05-14', :until, :person, :now)",
            community=town.community.id,
            person=town.ids[name],
            kind=kind,
            until=until,
            now=NOW,
        )
    driver = frozenset({"driver"})
    assert await names(town, "lift to the shops", vetting=driver) == ["Samir"]
    assert await names(town, "lift to the shops", vetting=driver | {"one_to_one"}) == []


async def test_words_that_no_skill_knows_are_found_misspelt_too(town: Neighbours) -> None:
    await town.lists("Luis", "I play the ukulele and can show you chords")
    await town.lists("Eileen", "beekeeping, hives and honey")
    await town.lists("Betty", "crossword in the paper")
    assert (await names(town, "anyone know about beekeping"))[:1] == ["Eileen"]
    assert (await names(town, "bees in a hive, honey"))[:1] == ["Eileen"]


async def test_nothing_that_was_forgotten_is_found(town: Neighbours) -> None:
    listing_id = await town.lists("Amina", "Gardening")
    search.forget(town.tx, listing_id)
    assert await names(town, "help with the garden") == []


async def test_a_kept_want_is_found_for_a_new_offer(town: Neighbours) -> None:
    want = await town.lists("Jean", "I'd love someone to teach me to knit", kind="want")
    await town.lists("Pat", "someone to fix my bike", kind="want")
    offer = await town.lists("Doreen", "Knitting lessons")
    matches = await matching.wants_for(await town.work("Doreen"), offer)
    assert [(m.name, m.listing_id) for m in matches] == [("Jean", want)]
    assert await matching.wants_for(await town.work("Doreen"), want) == []


async def test_a_want_is_not_met_by_what_only_shares_a_word_with_it(town: Neighbours) -> None:
    await town.lists("Kuldip", "Help with my garden, just once", kind="want")
    await town.lists("Winston", "Company on walks in the park", kind="want")
    forms = await town.lists("Farah", "Help with forms and CVs by phone, just once")
    chats = await town.lists("Bev", "Phone chats, any time after 6")
    work = await town.work("Farah")
    assert await matching.wants_for(work, forms) == []
    assert await matching.wants_for(work, chats) == []
    ukulele = await town.lists("Jean", "someone to play the ukulele with", kind="want")
    offer = await town.lists("Luis", "I play the ukulele and can show you chords")
    assert [m.listing_id for m in await matching.wants_for(work, offer)] == [ukulele]


async def test_ideas_are_first_what_is_wanted_then_what_is_near(town: Neighbours) -> None:
    await town.lists("Jean", "someone to teach me to knit", kind="want")
    await town.lists("Colin", "Bike repair", area="Longbridge")
    await town.lists("Doreen", "Knitting lessons", area="Longbridge")
    await town.lists("Amina", "Gardening", area="Ward End")
    await town.lists("Jean", "Ironing")
    ideas = await matching.could_have(await town.work("Jean"), town.ids["Jean"])
    assert [idea.name for idea in ideas] == ["Doreen", "Amina", "Colin"]


async def test_one_shortlist_is_the_best_by_tokens(town: Neighbours) -> None:
    for place in range(30):
        await town.lists(f"Neighbour {place}", "dog walking", area="Longbridge")
    near = await town.lists("Amina", "walking dogs", area="Ward End")
    asked = matching.finding.asked(Need(town.ids["Jean"], None, "walk the dog", area="Ward End"))
    found = await search.shortlist(town.tx, town.community.id, "offer", asked.tokens, 5)
    assert len(found) == 5
    assert found[0].listing_id == near
