"""Closed loops and people who carry much: found where they are, and nowhere else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.patterns import LEAST_PEOPLE, LOOP_MINUTES, MOST, Given, Pattern, find

AMINA, JEAN, PAT, OWEN, RUTH, HUSSAIN, KHAN, BILAL = range(1, 9)
OTHERS = [Given(OWEN, RUTH, 200), Given(HUSSAIN, KHAN, 200), Given(RUTH, BILAL, 200)]


def loops(exchanges: list[Given]) -> list[tuple[int, ...]]:
    """The people of each loop."""
    return [found.people for found in find(exchanges) if found.kind == "loop"]


def test_two_who_exchange_almost_only_with_each_other() -> None:
    found = find([Given(AMINA, JEAN, 400), Given(JEAN, AMINA, 300), Given(AMINA, PAT, 60), *OTHERS])
    assert found[0] == Pattern("loop", (AMINA, JEAN), 700, 760)


def test_a_round_of_three() -> None:
    ring = [Given(AMINA, JEAN, 300), Given(JEAN, PAT, 300), Given(PAT, AMINA, 300)]
    assert loops([*ring, *OTHERS]) == [(AMINA, JEAN, PAT)]


def test_few_hours_are_no_loop() -> None:
    assert loops([Given(AMINA, JEAN, LOOP_MINUTES - 1), *OTHERS]) == []


def test_friends_who_help_many_others_are_no_loop() -> None:
    more = [Given(AMINA, PAT, 400), Given(JEAN, OWEN, 400), Given(HUSSAIN, JEAN, 300)]
    assert loops([Given(AMINA, JEAN, 700), *more, *OTHERS]) == []


def test_somebody_who_was_helped_once_makes_no_loop_of_three() -> None:
    once = Given(AMINA, PAT, 30)
    elsewhere = Given(OWEN, PAT, 500)
    assert loops([Given(AMINA, JEAN, 900), once, elsewhere, *OTHERS]) == [(AMINA, JEAN)]


def test_one_who_gives_nearly_half_of_all_hours() -> None:
    much = [Given(AMINA, one, 200) for one in (JEAN, PAT, OWEN, RUTH)]
    found = [p for p in find([*much, *OTHERS]) if p.kind == "load"]
    assert found == [Pattern("load", (AMINA,), 800, 1400)]


def test_in_a_timebank_of_few_people_everybody_is_among_few() -> None:
    assert find([Given(AMINA, JEAN, 2_000), Given(JEAN, PAT, 30)]) == []


PEOPLE = st.integers(min_value=1, max_value=12)
EXCHANGES = st.lists(
    st.builds(Given, PEOPLE, PEOPLE, st.integers(min_value=0, max_value=900)), max_size=40
)


@settings(max_examples=150, deadline=None)
@given(EXCHANGES, st.randoms())
def test_what_is_found_holds_and_does_not_hang_on_the_order(exchanges: list[Given], r) -> None:  # type: ignore[no-untyped-def]
    found = find(exchanges)
    shuffled = list(exchanges)
    r.shuffle(shuffled)
    assert find(shuffled) == found
    assert len(found) <= MOST
    active = {p for g in exchanges if g.minutes > 0 and g.giver != g.receiver
              for p in (g.giver, g.receiver)}  # fmt: skip
    assert not found or len(active) >= LEAST_PEOPLE
    for one in found:
        assert 0 < one.minutes <= one.of
        if one.kind == "loop":
            assert len(one.people) in (2, 3)
            assert one.minutes >= LOOP_MINUTES
            inside = sum(
                g.minutes for g in exchanges
                if {g.giver, g.receiver} <= set(one.people) and g.giver != g.receiver
            )  # fmt: skip
            assert inside == one.minutes
