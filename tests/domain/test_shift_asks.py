"""Everyday sentences about what is on and about one's own shifts."""

import pytest

from domain.shift_asks import read


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("is there anything I can do sitting down", "find"),
        ("what can i do this weekend", "find"),
        ("i use a wheelchair, what could i do", "find"),
        ("i'm free saturday morning, anything?", "find"),
        ("something not too heavy", "find"),
        ("i come saturday", "come"),
        ("put me on the list for saturday", "come"),
        ("see you tomorrow", "come"),
        ("take me off saturday", "off"),
        ("please cancel my place on tuesday", "off"),
        ("sorry I'm running late", "late"),
        ("i will be a bit late today", "late"),
        ("am i still on the list?", "mine"),
        ("is the litter pick cancelled", "mine"),
        ("what should i wear", "mine"),
        ("how do i get to the litter pick", "mine"),
        ("who else is coming", "who"),
        ("i forgot to sign out yesterday", "forgot"),
    ],
)
def test_what_is_asked(words: str, asks: str) -> None:
    assert read(words) == asks


@pytest.mark.parametrize(
    "words",
    ["what can i do about my balance", "is there somebody who can fix my tap", "i can do ironing",
     "who is coming to help me", "need a lift saturday", "2hrs gardening sat for Jean",
     "what can i do with my hours", "can somebody come saturday", "my husband died late last year",
     "cancel my account"],
)  # fmt: skip
def test_what_is_something_else(words: str) -> None:
    assert read(words) is None
