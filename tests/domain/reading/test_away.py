"""Being away, in people's words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reading.away import LONGEST, Away, read_away, says_back

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))  # a Monday
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("I'm away until 5 May", TODAY, date(2027, 5, 5)),
        ("away til 3rd dec", TODAY, date(2026, 12, 3)),
        ("on me hols til the 30th", TODAY, date(2026, 11, 30)),
        ("im in hospital till friday", TODAY, date(2026, 11, 27)),
        ("back on the 3rd", TODAY, date(2026, 12, 2)),
        ("I'm away next week", date(2026, 11, 30), date(2026, 12, 6)),
        ("i'm away from 1 to 10 December", date(2026, 12, 1), date(2026, 12, 10)),
        ("away from monday till friday", date(2026, 11, 30), date(2026, 12, 4)),
        ("I am going to pakistan for 6 weeks", TODAY, date(2027, 1, 4)),
        ("off to pakistan for 6 wks from 1 june", date(2027, 6, 1), date(2027, 7, 12)),
        ("I'm away for a fortnight", TODAY, date(2026, 12, 7)),
        ("away tomorrow", date(2026, 11, 24), date(2026, 11, 24)),
        ("until further notice", TODAY, None),
        ("unavailable", TODAY, None),
        ("away until 5 May 1999", TODAY, None),
        ("away until 5 May 2027", TODAY, date(2027, 5, 5)),
    ],
)
def test_sentences(words: str, since: date, until: date | None) -> None:
    assert read_away(words, NOW) == Away(since, until)


def test_a_day_alone_answers_until_when() -> None:
    assert read_away("friday", NOW, reply=True) == Away(TODAY, date(2026, 11, 27))
    assert read_away("5 May", NOW, reply=True) == Away(TODAY, date(2027, 5, 5))


@pytest.mark.parametrize("words", ["I'm back", "back now", "im back home today", "available again"])
def test_here_again(words: str) -> None:
    assert says_back(words)


@pytest.mark.parametrize("words", ["back on the 3rd", "I'm away", "my back hurts", "back door"])
def test_not_here_again(words: str) -> None:
    assert not says_back(words)


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_words_break_it(words: str) -> None:
    found = read_away(words, NOW)
    assert found.until is None or found.since <= found.until <= TODAY + LONGEST
