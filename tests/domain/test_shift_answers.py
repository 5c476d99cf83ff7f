"""Reading what people type about a shift."""

import pytest

from domain.shift_answers import age, is_bare, looks_for, meant


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("no sorry", "no"),
        ("No, thank you.", "no"),
        ("sorry I can't make it", "no"),
        ("i cant come any more", "no"),
        ("I can’t", "no"),
        ("i come", "yes"),
        ("ok I will come", "yes"),
        ("yes I'll be there, thanks", "yes"),
        ("i want place", "yes"),
        ("I was there", "there"),
        ("yes i came too", "there"),
        ("I went to the litter pick", "there"),
        ("i'm here", "here"),
        ("here", "here"),
        ("where is it?", "where"),
        ("what time does it start", "where"),
        ("who do I ask for", "where"),
        ("what should I bring?", "where"),
        ("my volunteering", "served"),
        ("how many hours have I volunteered", "served"),
        ("certificate", "letter"),
        ("I need a letter for my volunteering", "letter"),
        # Something else.
        ("sorry", None),
        ("no hours yet", None),
        ("I was at the food bank for 2 hours", None),
        ("where is Jean", None),
        ("I need a letter for the council", None),
        ("how do I log hours", None),
        ("can I come", None),
        ("i want to volunteer", None),
        ("I went to bed " * 20, None),
        ("", None),
    ],
)
def test_what_is_meant(words: str, what: str | None) -> None:
    assert meant(words) == what


@pytest.mark.parametrize(
    ("words", "wish", "bare"),
    [
        ("yes i want join litter pick", True, False),
        ("can I come to the litter pick", True, False),
        ("put me down for the warm hub", True, False),
        ("where is the litter pick", True, False),
        ("is the litter pick full?", True, False),
        ("litter pick", False, True),
        ("2h litter pick sat", False, False),
        ("I can come to the shop for you", False, False),
        ("gardening", False, False),
    ],
)
def test_wishes_and_bare_names(words: str, wish: bool, bare: bool) -> None:
    assert looks_for(words) == wish
    if not wish:
        assert is_bare(words) == bare


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("I am 16", 16),
        ("16", 16),
        ("no I'm only 15 years old", 15),
        ("i am 103", 103),
        ("i am 1600", None),
        ("room 16", None),
        ("16 places", None),
    ],
)
def test_how_old(words: str, years: int | None) -> None:
    assert age(words) == years
