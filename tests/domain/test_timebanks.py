"""What a new timebank may be called, its areas from somebody's words, its rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import first_steps, rule_values, timebanks
from domain.errors import DomainError
from domain.first_steps import STEPS, Facts
from domain.rules import RULES, Rules

THERE = ["Ward End & Pelham Timebank", "Kings Norton Timebank", "Oak"]


@pytest.mark.parametrize(
    "words",
    [
        "Ward End and Pelham Timebank",
        "ward end pelham",
        "Ward-End & Pe1ham Time Bank",
        "The Timebank of Ward End and Pelhám",
        "Kings N0rton Timebank",
        "King's Norton Time Bank",
        "OAK timebank",
    ],
)
def test_what_looks_like_one_that_is_there_is_taken(words: str) -> None:
    with pytest.raises(DomainError, match="newtimebank-name-taken"):
        timebanks.checked_name(words, THERE)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("  Kings   Heath Timebank. ", "Kings Heath Timebank"),
        ("Oat", "Oat"),
        ("Kings Heath & Moseley (south)", "Kings Heath & Moseley (south)"),
        ("St. Mary's Timebank", "St. Mary's Timebank"),
        ("بنك الوقت", "بنك الوقت"),
        ("বার্মিংহাম", "বার্মিংহাম"),
    ],
)
def test_other_names_are_free(words: str, name: str) -> None:
    assert timebanks.checked_name(words, THERE) == name


@given(st.text(max_size=70), st.lists(st.text(max_size=32), max_size=5))
def test_a_short_name_fits_a_link_and_is_nobody_elses(name: str, taken: list[str]) -> None:
    first = timebanks.slug(name, taken)
    again = timebanks.slug(name, [*taken, first])
    for slug in (first, again):
        assert 1 <= len(slug) <= timebanks.LONGEST_SLUG
        assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert slug not in taken
    assert first != again


@pytest.mark.parametrize(
    ("words", "wards", "over"),
    [
        ("Ward End, Alum Rock and Hodge Hill",
         ("Ward End", "Alum Rock", "Bromford & Hodge Hill"), ()),
        ("bromford & hodge hill and ward end", ("Bromford & Hodge Hill", "Ward End"), ()),
        ("1 3, 69", ("Acocks Green", "Alum Rock", "Yardley West & Stechford"), ()),
        ("3 and 3", ("Alum Rock",), ()),
        ("70", (), ("70",)),
        ("Sutton", (), ("Sutton",)),
        ("Solihull; Moseley", ("Moseley",), ("Solihull",)),
        ("", (), ()),
    ],
)  # fmt: skip
def test_wards_by_name_and_number(
    words: str, wards: tuple[str, ...], over: tuple[str, ...]
) -> None:
    assert timebanks.read_wards(words) == (wards, over)


def test_every_ward_is_found_by_its_name_and_by_its_number() -> None:
    for number, ward in enumerate(timebanks.city(), 1):
        assert timebanks.read_wards(ward) == ((ward,), ())
        assert timebanks.read_wards(str(number)) == ((ward,), ())
    both = "\n".join(timebanks.city())
    assert timebanks.read_wards(both) == (tuple(timebanks.city()), ())


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_wards_of_the_city(words: str) -> None:
    found, _ = timebanks.read_wards(words)
    assert set(found) <= set(timebanks.city())


@pytest.mark.parametrize("template", timebanks.TEMPLATES)
def test_templates_are_rules_that_go_together_and_create_no_more_hours(
    template: timebanks.Template,
) -> None:
    changed = timebanks.RULES_OF[template]
    rules = Rules(changed)
    for name, value in changed.items():
        assert rule_values.is_value(RULES[name], value), name
        assert value != RULES[name].default, name
        rule_values.check(rules, name, value)
        assert not rule_values.needs_second(name, RULES[name].default, value), name


def test_steps_are_done_by_a_tick_or_by_what_the_rows_say() -> None:
    assert first_steps.progress((), Facts(leads=1)) is None
    fresh = first_steps.progress(("opened",), Facts())
    assert fresh is not None
    assert list(fresh.left) == list(STEPS)
    assert fresh.open
    some = first_steps.progress(("opened", "insurance", "lead"), Facts(leads=1, brokers=2))
    assert some is not None
    assert set(STEPS) - set(some.left) == {"lead", "brokers", "insurance"}
    assert some.ticked == {"lead", "insurance"}
    away = first_steps.progress(("opened", "closed"), Facts())
    assert away is not None
    assert not away.open
    over = first_steps.progress(("opened", *STEPS), Facts())
    assert over is not None
    assert not over.open
