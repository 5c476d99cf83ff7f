"""Who may be the same person, what judges may read, and what a checker is told to look at."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.awards.checks import (
    FLAGS,
    WHYS,
    Records,
    flags_of,
    found,
    likely_whys,
    only_self,
)
from domain.awards.likeness import Likeness, Named, likeness
from domain.awards.rules import Rules
from domain.awards.words import for_judges

HERE = "Alum Rock"
NAMES = st.sampled_from(
    ["Sheila Okafor", "Shiela Okafer", "Mrs Okafor", "Mohammed Iqbal", "Mohamed Iqbal", "Iqbal",
     "Nasreen Begum", "Mrs Begum", "Friends of Brookvale Green", "Ståle Ås", "شبانہ", "", "7"]
)  # fmt: skip
NAMED = st.builds(
    Named,
    NAMES | st.text(max_size=30),
    st.sampled_from(["individual", "group", "business"]),
    st.sampled_from(["", HERE, "Ward End"]),
    st.none() | st.integers(1, 3),
)


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("Sheila Okafor", "sheila  okafor", "same"),
        ("Mrs Sheila Okafor", "Okafor, Sheila", "same"),
        ("Sheila Okafor", "Shiela Okafer", "likely"),
        ("Sheila Okafor", "Mrs Okafor", "likely"),
        ("Mohammed Iqbal", "Muhammed Iqball", "likely"),
        ("Sheila Okafor", "Sheila Okonkwo", "no"),
        ("Nasreen Begum", "Rukhsana Begum", "no"),
        ("", "", "no"),
    ],
)
def test_spellings_of_one_area(one: str, other: str, says: Likeness) -> None:
    assert likeness(Named(one, "individual", HERE), Named(other, "individual", HERE)) == says


def test_only_what_is_beyond_doubt_joins_by_itself() -> None:
    sheila = Named("Sheila Okafor", "individual", HERE)
    # The same name elsewhere, or nobody knows where, is for a person to look at.
    assert likeness(sheila, Named("Sheila Okafor", "individual", "Ladywood")) == "likely"
    assert likeness(sheila, Named("Sheila Okafor", "individual")) == "likely"
    # A first name or a title with a surname tells nobody apart in another area.
    assert likeness(sheila, Named("Mrs Okafor", "individual", "Ladywood")) == "no"
    assert likeness(Named("Sheila", "individual", HERE), Named("Sheila", "individual", HERE)) == (
        "likely"
    )
    # Members are who they are, whatever they are called.
    assert likeness(
        Named("Sheila", "individual", "", 1), Named("Shelly", "individual", HERE, 1)
    ) == ("same")
    assert likeness(
        Named("Pat Khan", "individual", HERE, 1), Named("Pat Khan", "individual", HERE, 2)
    ) == ("no")
    groups = [
        Named(name, "group", HERE) for name in ("Alum Rock Community Choir", "Alum Rock Gardeners")
    ]
    assert likeness(*groups) == "no"


@given(NAMED, NAMED)
def test_likeness_has_no_order_and_each_is_like_themselves(one: Named, other: Named) -> None:
    assert likeness(one, other) == likeness(other, one)
    if one.person_id is not None:
        assert likeness(one, one) == "same"


def test_judges_read_what_was_done_and_nothing_that_finds_or_harms_somebody() -> None:
    read = for_judges(
        "I nominate Bev Hartley of 14 Finnemore Road B9, unlike that thief Dave at the hall. "
        "She cooks for 60 people! Ring her on 0121 496 0001 or bev@example.org.\n"
        "Mr Hussain and Pat come every week. Dave Smith is a liar.",
        "Bev Hartley",
    )
    assert read.removed == ("contact", "address", "name", "accusation")
    assert "Bev Hartley" in read.text
    assert "She cooks for 60 people!" in read.text
    assert "Somebody and somebody come every week." in read.text
    assert not re.search(r"Dave|Hussain|Pat|0121|@|Finnemore|B9|thief|liar", read.text)


def test_what_is_delicate_is_pointed_out_and_stays_for_a_person_to_decide() -> None:
    read = for_judges("She sat with three neighbours who have dementia.", "Sheila Okafor")
    assert read.delicate
    assert "dementia" in read.text
    assert for_judges("", "Sheila").text == ""


@given(st.text(max_size=300), st.integers(0, 9_999_999))
def test_no_number_gets_through_whatever_stands_around_it(words: str, number: int) -> None:
    read = for_judges(f"{words} 0121 {number:07} {words}", "Sheila Okafor")
    assert f"0121 {number:07}" not in read.text


def test_flags_are_told_once_in_order_and_unknown_ones_are_left_out() -> None:
    assert flags_of(["paid_role,late", "posthumous paid_role", "nonsense", ""]) == (
        "posthumous", "paid_role", "late",
    )  # fmt: skip
    assert flags_of(FLAGS) == FLAGS


def test_the_records_speak_by_the_rounds_rules() -> None:
    one = Records(1, 1, 0, "individual", frozenset({"group"}), 2, 0, young=False)
    strict = Rules(seconds_needed=1, years_needed=3)
    assert found(one, strict) == ("only-self", "kind", "seconds", "years")
    assert found(one, Rules(self_may=True)) == ("kind",)
    # A group is always put forward by somebody of it; two nominators are not oneself alone.
    assert not only_self(Records(1, 1, 0, "group", frozenset(), None, 0, young=False), strict)
    assert not only_self(Records(2, 1, 0, "individual", frozenset(), 5, 1, young=False), strict)
    family = Records(2, 0, 2, "individual", frozenset(), 5, 1, young=False)
    assert found(family, strict) == ("household",)
    assert found(family, Rules(family_may=True)) == ()
    # Years are never asked of the young.
    young = Records(1, 0, 0, "individual", frozenset(), None, 1, young=True)
    assert found(young, strict) == ()


def test_reasons_for_a_no_begin_with_what_was_pointed_at() -> None:
    assert likely_whys(("councillor", "late"), 4)[0] == "councillor"
    assert set(likely_whys((), 4)) <= set(WHYS)
    assert len(likely_whys(("years", "kind", "seconds", "household", "only-self"), 4)) == 4
