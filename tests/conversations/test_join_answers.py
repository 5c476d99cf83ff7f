"""Joining a timebank: what people answer, in whatever words, by talking."""

import pytest

from handlers.wording.pseudo import foreign_words
from tests.conversations.test_join import NOTICE
from tests.join_help import answers, rows, standing_of
from tests.town import Town


async def test_every_answer_can_be_typed(town: Town) -> None:
    nadia, ruth = town.phones("Nadia", "Ruth")
    await nadia.says("hello")
    await nadia.sees(NOTICE)
    await nadia.types(
        "agree and go on", "Nadia Q", "im 34", "alum rock", "no", "skip", "fixing bikes"
    )
    await nadia.sees("Our rules")
    await nadia.says("maybe")
    await nadia.sees("You can only join if you agree")
    await nadia.types("i agree", "yes")
    await ruth.sees("Nadia Q wants to join", "Phone: not at all", "Offers: fixing bikes")


async def test_under_18_ends_kindly_and_keeps_nothing_more(town: Town) -> None:
    kai, ruth = town.phones("Kai", "Ruth")
    await kai.starts("join-ward-end")
    await kai.taps("Agree and go on")
    await kai.taps("Kai")
    await kai.taps("No, 16 or 17")
    await kai.sees("together with a parent", "5pm", "I did not keep anything else")
    assert await standing_of(town, "Kai") is None
    await ruth.sees("Kai")
    await kai.starts("join-ward-end")
    await kai.types("Kai", "16")
    await kai.sees("together with a parent")
    cases = await rows(town, "SELECT kind, words FROM casework")
    assert cases == [("under_18", None)], "asking again opens no second case"


async def test_under_16_nothing_is_kept_and_an_adult_is_brought_in(town: Town) -> None:
    kai, ruth = town.phones("Kai", "Ruth")
    for said in ("No, under 16", "14", "im under 16"):
        await kai.starts("join-ward-end")
        if "Agree and go on" in kai.buttons:
            await kai.taps("Agree and go on")
        await kai.says("Kai Zebra")
        await kai.says(said)
        await kai.sees("show this to a parent, or to another adult", "I did not keep your answers.")
        await kai.sees("ring 999", "0800 1111")
    assert await standing_of(town, "Kai") is None
    assert ruth.count_messages() == 0
    assert await rows(town, "SELECT kind, words FROM casework") == []
    assert await rows(town, "SELECT body, body FROM draft") == []
    assert await rows(town, "SELECT name, name FROM person WHERE name LIKE '%Zebra%'") == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("17", "together with a parent"),
        ("no", "together with a parent"),
        ("nearly 18", "Are you 18 or over?"),
        ("250", "Are you 18 or over?"),
        ("yes", "Which area"),
        ("I'm 71 years old", "Which area"),
        ("١٩", "Which area"),
    ],
)
async def test_ages_in_words(town: Town, said: str, shown: str) -> None:
    kai = town.phone("Kai")
    await kai.starts("join-ward-end")
    await kai.taps("Agree and go on")
    await kai.taps("Kai")
    await kai.says(said)
    await kai.sees(shown)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("<b>Bo</b> & 'Sons'", "<b>Bo</b> & 'Sons'"),
        ("  Mr\n Hussain ", "Mr Hussain"),
        ("\u202eanimA\u202c \u2066x\u2069", "animA x"),
        ("نادية", "نادية"),
        ("Zoë-Jo", "Zoë-Jo"),
    ],
)
async def test_names_are_kept_as_people_write_them(town: Town, said: str, kept: str) -> None:
    nadia, ruth = town.phones("Nadia", "Ruth")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await answers(nadia, said)
    await nadia.taps("Yes, send this")
    await ruth.sees(kept, "wants to join")
    assert (await rows(town, "SELECT name FROM person ORDER BY id DESC LIMIT 1")) == [(kept,)]


@pytest.mark.parametrize(
    ("said", "shown"), [("n" * 4096, "100 letters or fewer"), ("12345", "no letters"), ("🙂", "no")]
)
async def test_names_that_are_none_are_refused_kindly(town: Town, said: str, shown: str) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await nadia.says(said)
    await nadia.sees(shown, "What should we call you?")


async def test_people_whom_telegram_gives_no_name(town: Town) -> None:
    nameless = town.phones.phone("\u2060")
    await nameless.starts("join-ward-end")
    await nameless.taps("Agree and go on")
    await nameless.sees("What should we call you?")
    assert nameless.buttons == ["Cancel", "Talk to a person"]
    await nameless.says("Sister Agnes")
    await nameless.sees("Are you 18 or over?")


async def test_places_are_asked_about_where_they_lie_in_several_wards(town: Town) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await nadia.taps("Nadia")
    await nadia.taps("Yes, 18 or over")
    assert {"Ward End", "Alum Rock"} <= set(nadia.buttons)
    await nadia.says("...")
    await nadia.sees("I see no place name")
    await nadia.says("pelham")
    await nadia.sees("Tap the one that fits best")
    await nadia.taps("Ward End")
    await nadia.sees("How may your broker reach you?")
    await nadia.taps("Back")
    await nadia.says("Xanadu")
    await nadia.sees("How may your broker reach you?")
    await nadia.says("ring my son")
    await nadia.sees("I see no phone number")


@pytest.mark.parametrize("lang", ["en-XA", "ar-XB"])
async def test_every_sentence_on_the_way_comes_from_fluent(town: Town, lang: str) -> None:
    nadia = town.phones.phone("Nadia", language_code=lang)
    own = {"Nadia", "pelham", "Ward End", "Alum Rock", "Bromford & Hodge Hill"}

    def all_from_fluent() -> None:
        assert foreign_words(nadia.last.raw) == [], nadia.screen()
        for button in nadia.last.buttons:
            assert button in own or foreign_words(button) == [], button

    await nadia.starts("join-ward-end")
    all_from_fluent()
    await nadia.taps(nadia.buttons[1])
    all_from_fluent()
    await nadia.taps(nadia.buttons[0])
    all_from_fluent()
    for said in (
        "12",
        "Nadia",
        "x",
        "20",
        "pelham",
        "Ward End",
        "x",
        "0121 496 0000",
        "tea",
        "cake",
    ):
        await nadia.says(said)
        all_from_fluent()
    await nadia.taps(nadia.buttons[0])
    all_from_fluent()
    await nadia.taps(nadia.buttons[0])
    all_from_fluent()
    await nadia.says("/status")
    all_from_fluent()
    ruth = town.phone("Ruth")
    await ruth.taps("Ask to meet first")
    all_from_fluent()
    await ruth.taps("Decline")
    await ruth.says("No room")
    all_from_fluent()
    await nadia.says("/status")
    all_from_fluent()
