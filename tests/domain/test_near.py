"""What words narrow "what's on near me" to, and the order in which things are shown."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.near import Entry, Filter, fits, ordered, read, read_all, wards_named

NOW = datetime(2026, 5, 11, 10, 0, tzinfo=ZoneInfo("Europe/London"))  # a Monday
TODAY = NOW.date()
SATURDAY = date(2026, 5, 16)
WARDS = ("Ward End", "Alum Rock", "Bromford & Hodge Hill")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("what's on", Filter()),
        ("What’s on near me?", Filter()),
        ("whats on saturday in Ward End", Filter(day=SATURDAY, ward="Ward End")),
        ("requests near me", Filter("request")),
        ("who needs help on tuesday", Filter("request", date(2026, 5, 12))),
        ("offers", Filter("offer")),
        ("any offers of ironing", Filter("offer", what="ironing")),
        ("things to borrow", Filter("thing")),
        ("just once", Filter(once=True)),
        ("15 minutes or less", Filter(quick=True)),
        ("quick jobs near me", Filter("request", quick=True)),
        ("what's on in Alum Rock on 16 may", Filter(day=SATURDAY, ward="Alum Rock")),
    ],
)
def test_sentences_that_ask_what_is_on(words: str, wanted: Filter) -> None:
    assert read(words, NOW) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "need a lift thurs",
        "2hrs tues gardening for Jean",
        "can't make it",
        "hello",
        "need help gardening",
        "who can help me with gardening",
        "tuesday",
        "ward end",
        "I can do ironing on Tuesdays",
        "yes",
        "what's on my statement",
        "what's on at the library for my daughter who is lonely",
    ],
)
def test_sentences_that_want_something_else(words: str) -> None:
    assert read(words, NOW) is None


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("tuesday", Filter("request", date(2026, 5, 12))),
        ("just once", Filter("request", once=True)),
        ("ward end", Filter("request", ward="Ward End")),
        ("offers", Filter("offer")),
        ("saturday in alum rock", Filter("request", SATURDAY, "Alum Rock")),
        ("gardening", Filter("request", what="gardening")),
        ("lifts on tuesday", Filter("request", date(2026, 5, 12), what="lifts")),
        ("in Pelham", Filter("request", ward="Alum Rock", place="pelham")),
        ("need gardening", None),
        ("2 hours yesterday for Jean", None),
    ],
)
def test_words_under_the_list_narrow_it_further(words: str, wanted: Filter | None) -> None:
    assert read(words, NOW, Filter("request")) == wanted


def test_words_under_a_narrow_list_widen_it_again() -> None:
    before = Filter("offer", SATURDAY, "Ward End")
    assert read("anywhere", NOW, before) == Filter("offer", SATURDAY)
    assert read("any day", NOW, before) == Filter("offer", None, "Ward End")


FILTERS = st.builds(
    Filter,
    st.sampled_from([None, "offer", "request", "on", "thing"]),
    st.none() | st.dates(date(2026, 1, 1), date(2060, 1, 1)),
    st.sampled_from([None, *WARDS]),
    st.booleans(),
    st.booleans(),
    what=st.sampled_from([None, "gardening", "dog walking"]),
) | st.just(Filter(ward="Alum Rock", place="pelham"))


@given(FILTERS)
def test_a_button_keeps_the_narrowing(wanted: Filter) -> None:
    code = wanted.code()
    assert len(code.encode()) <= 41
    assert Filter.parse(code) == wanted


@given(st.text(max_size=40))
def test_a_forged_button_narrows_to_something_or_nothing(code: str) -> None:
    Filter.parse(code)


@pytest.mark.parametrize(
    ("words", "wanted", "unread"),
    [
        ("gardening on friday", Filter(day=date(2026, 5, 15), what="gardening"), ""),
        ("zzzz", Filter(), "zzzz"),
        ("zzzz on friday", Filter(day=date(2026, 5, 15)), "zzzz"),
        ("drill", Filter(what="drill"), ""),
        ("bingo", Filter(what="bingo"), ""),
        ("B8", Filter(ward="Alum Rock", place="b8"), ""),
    ],
)
def test_words_behind_near_narrow_or_are_said_to_be_unread(
    words: str, wanted: Filter, unread: str
) -> None:
    assert read_all(words, NOW, ["Bingo and tea"]) == (wanted, unread)


def entry(number: int, person: int, **about: object) -> Entry:
    """An offer of somebody."""
    return Entry("offer", number, person, "Ironing", "Jean", None, **about)  # type: ignore[arg-type]


def test_near_and_soon_come_first() -> None:
    far = entry(1, 1, wards=("Erdington",))
    near = entry(2, 2, wards=("Ward End",))
    soon = Entry("request", 3, 3, "A lift", "Pat", None, ("Ward End",), TODAY, TODAY)
    later = Entry("request", 4, 4, "A lift", "Owen", None, ("Ward End",), SATURDAY, SATURDAY)
    found = ordered([far, near, later, soon], WARDS[:1], (), TODAY)
    assert found == [soon, later, near, far]


def test_everybodys_first_comes_before_anybodys_second_and_the_first_changes() -> None:
    several = [entry(n, 1, wards=WARDS[:1]) for n in range(6)]
    others = [entry(10 + n, 10 + n, wards=WARDS[:1]) for n in range(5)]
    firsts = set()
    for days in range(40):
        found = ordered([*several, *others], WARDS[:1], (), TODAY + timedelta(days=days))
        assert len({e.person_id for e in found[:6]}) == 6
        firsts.add(found[0].person_id)
    assert len(firsts) == 6, "each of the six is first on some day"


def test_what_fits() -> None:
    lift = Entry("request", 3, 3, "A lift", "Pat", None, ("Ward End",), SATURDAY, SATURDAY)
    assert fits(lift, Filter(day=SATURDAY))
    assert not fits(lift, Filter(day=TODAY))
    assert not fits(lift, Filter("offer"))
    assert not fits(lift, Filter(ward="Alum Rock"))
    assert not fits(lift, Filter(quick=True))
    by_phone = entry(1, 1, wards=("Erdington",), remote=True, quick=True, once=True)
    assert fits(by_phone, Filter(ward="Alum Rock", quick=True, once=True))
    assert not fits(by_phone, Filter(day=TODAY), day_fits=False)
    assert fits(by_phone, Filter(day=TODAY), day_fits=True)


def test_places_are_wards() -> None:
    assert wards_named("Ward End")[0] == "Ward End"
    assert wards_named("") == ()
