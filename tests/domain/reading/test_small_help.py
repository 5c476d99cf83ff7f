"""Small help and free of obligation: just once, 15 minutes or less, some day; and help to come."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.reading import read

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))


def flags(words: str) -> set[str]:
    """Those of the three that were read."""
    request = read(words, NOW).request
    assert request is not None
    return {"once", "quick", "some_day"}.intersection(request.flags)


@pytest.mark.parametrize(
    ("words", "intent", "expected"),
    [
        ("just once, someone to walk my dog on saturday", "request", {"once"}),
        ("only the once, walk my dog sat", "request", {"once"}),
        ("one-off: cut my hedge", "request", {"once"}),
        ("I can do ironing as a one off", "offer", {"once"}),
        ("quick job, 15 minutes or less: put a shelf up", "request", {"quick"}),
        ("need someone for five minutes to change a lightbulb", "request", {"quick"}),
        (
            "I can do quick jobs like changing light bulbs, nothing regular",
            "offer",
            {"quick", "once"},
        ),
        ("I'd love someone to teach me to knit some day", "request", {"some_day"}),
        ("i want to learn guitar someday", "request", {"some_day"}),
        ("need a lift thurs", "request", set()),
        ("can someone mow the lawn sometime next week, 2 hours", "request", set()),
        ("please put my shelves up, a small job, 2 hours", "request", set()),
        ("one day next week can someone take me to the garden centre", "request", set()),
    ],
)
def test_what_people_say(words: str, intent: str, expected: set[str]) -> None:
    assert read(words, NOW).intent == intent
    assert flags(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "2 hours tomorrow gardening for Jean",
        "going to be gardening for Jean tomorrow 2 hours",
        "I'll do 2 hours gardening for Jean on friday",
    ],
)
def test_help_for_somebody_that_is_to_come_is_told_not_asked(words: str) -> None:
    reading = read(words, NOW)
    assert (reading.intent, reading.hours.reason, reading.names) == ("log", "future", ("Jean",))


@pytest.mark.parametrize(
    "words",
    [
        "need 2 hours gardening for Mr Hussain tomorrow",
        "can someone do 2 hours gardening for Jean tomorrow",
        "2 hours gardening tomorrow",
    ],
)
def test_help_that_is_asked_for_stays_a_request(words: str) -> None:
    assert read(words, NOW).intent == "request"
