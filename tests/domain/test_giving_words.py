"""Sentences about giving hours away, and those that only look like them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.giving_words import Giving, read_giving

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("give 2 hours to Jean", Giving("give", 120, "Jean")),
        ("Give two hours to Mr Hussain please", Giving("give", 120, "Mr Hussain")),
        ("I'd like to give an hour of my time to Pat", Giving("give", 60, "Pat")),
        ("can i give 30 mins to jean?", Giving("give", 30, "jean")),
        ("donate half an hour to Pat O'Neill", Giving("give", 30, "Pat O'Neill")),
        ("give Jean 2 hours", Giving("give", 120, "Jean")),
        ("give Jean 100 hours", Giving("give", None, "Jean", "100 hours")),
        ("gift jean 1.5 hrs", Giving("give", 90, "jean")),
        ("give an hour to the pot", Giving("to_pot", 60, None)),
        ("put 3 hours in the community pot", Giving("to_pot", 180, None)),
        ("I would like to give 2 hours of my hours to the shared pot", Giving("to_pot", 120, None)),
        ("give to the pot", Giving("to_pot", None, None)),
        ("can I have 2 hours from the pot", Giving("ask_pot", 120, None)),
        ("could i please have an hour from the community pot please", Giving("ask_pot", 60, None)),
        ("ask the pot", Giving("ask_pot", None, None)),
        ("ask the pot for 3 hours", Giving("ask_pot", 180, None)),
        ("I need 4 hours from the pot", Giving("ask_pot", 240, None)),
    ],
)
def test_what_people_say_about_giving_hours(said: str, meant: Giving) -> None:
    assert read_giving(said, NOW) == meant


@pytest.mark.parametrize(
    "said",
    [
        "gave 2 hours gardening to Jean",
        "I gave Jean 2 hours yesterday",
        "2hrs tues gardening for Jean",
        "I can give 2 hours gardening",
        "give me a hand on Saturday",
        "give Jean a lift",
        "give Jean a call",
        "can you give me 2 hours of gardening",
        "give us an hour",
        "I need 2 hours of ironing",
        "pot plants need watering",
        "can I have help with the pot plants",
        "could someone give my dog a walk for an hour",
        "send Pat a letter",
        "",
    ],
)
def test_what_only_looks_like_it(said: str) -> None:
    assert read_giving(said, NOW) is None
