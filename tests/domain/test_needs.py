"""Needs by ward and kind of help: which ward, which sums, and what is hidden from the council."""

from hypothesis import given
from hypothesis import strategies as st

from domain.needs import (
    HOME,
    MOST_GROUPS,
    MOST_WARDS,
    OTHERS,
    UNKNOWN,
    Need,
    for_anybody,
    grid,
    lines,
    ward_of,
)
from domain.reading import places, skills

AMINA, JEAN, PAT, HUSSAIN = 1, 2, 3, 4


def test_an_area_counts_in_its_ward() -> None:
    assert ward_of("St Bride's hall, Shard End") == "Shard End"
    assert ward_of("Pelham") == "Alum Rock / Ward End"
    assert ward_of("Pelham", ["Ward End", "Moseley"]) == "Ward End"
    assert ward_of("over the hills") == ward_of(None) == UNKNOWN
    assert ward_of(None, remote=True) == HOME
    assert ward_of("Moseley", remote=True) == "Moseley"


def test_what_is_needed_by_ward_and_skill_each_once() -> None:
    found = lines(
        [
            Need("Ward End", "home.ironing", AMINA, failed=1),
            Need("Ward End", "home.ironing", AMINA, looking=2),
            Need("Ward End", "home.ironing", PAT, failed=1),
            Need("Ward End", "home.ironing", coming=3),
            Need("Alum Rock", "", JEAN, looking=1),
            Need(UNKNOWN, "pets.dog_walking", gone=2),
            Need("Ladywood", "garden.weeding"),
        ]
    )
    assert [(one.ward, one.skill, people, one.asked, one.places) for one, people in found] == [
        ("Alum Rock", "", 1, 1, 0),
        ("Ward End", "home.ironing", 2, 4, 3),
        (UNKNOWN, "pets.dog_walking", 0, 0, 2),
    ]


def test_the_grid_puts_what_is_least_together() -> None:
    wards = list(places.wards())[: MOST_WARDS + 2]
    groups = list(dict.fromkeys(one.group for one in skills.taxonomy().values()))
    of_group = {one.group: one.id for one in reversed(skills.taxonomy().values())}
    needs = [
        Need(ward, "home.ironing", number, failed=20 - number)
        for number, ward in enumerate(wards, 1)
    ]
    needs += [
        Need(wards[0], of_group[group], 50 + number, failed=1)
        for number, group in enumerate(groups)
        if group != "home"
    ]
    needs.append(Need(UNKNOWN, "", 99, failed=1))
    found = grid(needs, "asked")
    assert found.wards == (*wards[:MOST_WARDS], OTHERS, UNKNOWN)
    assert len(found.groups) == MOST_GROUPS + 2
    assert found.groups[0] == "home"
    assert found.groups[-2:] == (OTHERS, UNKNOWN)
    # Worked out by hand: the two wards with least have 11 and 10.
    assert found.count(OTHERS, "home") == 11 + 10
    assert found.total == sum(20 - n for n in range(1, 11)) + len(groups) - 1 + 1
    assert found.of_ward(UNKNOWN) == 1
    assert grid(needs, "places").cells == {}


def test_one_ward_alone_is_not_called_the_others() -> None:
    wards = list(places.wards())[: MOST_WARDS + 1]
    found = grid([Need(ward, "pets.dog_walking", 1, failed=1) for ward in wards], "asked")
    assert sorted(found.wards) == sorted(wards)


def test_few_people_are_hidden_and_so_is_what_would_give_them_away() -> None:
    """By hand: one cell of 3, others of 5, 6 and 9. From the sum (23) the 3 would follow. With
    the 5 hidden, both together are 8: of a small and a large number (5 or more) the small one could
    not be 4. With the 6 hidden as well, 14 leaves it any from 1 to 4."""
    sizes = {"Ward End": 3, "Alum Rock": 5, "Ladywood": 6, "Moseley": 9}
    needs = [
        Need(ward, "home.ironing", 100 * place + person, failed=1)
        for place, (ward, size) in enumerate(sizes.items())
        for person in range(1, size + 1)
    ]
    shown = for_anybody(grid(needs, "asked"), 5)
    assert shown.few == {("Ward End", "home")}
    assert shown.left_out == {("Alum Rock", "home"), ("Ladywood", "home")}
    assert shown.count("Ward End", "home") is None
    assert shown.count("Moseley", "home") == 9
    assert shown.total == 23
    # Many requests of one person are about that person.
    many = [*needs[3:], Need("Sparkhill", "home.ironing", 7, failed=8)]
    assert ("Sparkhill", "home") in for_anybody(grid(many, "asked"), 5).few


def test_where_nothing_can_be_shown_the_sum_is_not_shown_either() -> None:
    needs = [Need("Ward End", "home.ironing", AMINA, failed=1), Need("Moseley", "", PAT, failed=1)]
    shown = for_anybody(grid(needs, "asked"), 5)
    assert not shown.safe
    assert shown.count("Ward End", "home") is shown.count("Moseley", UNKNOWN) is None


def test_empty_places_are_nobodys() -> None:
    needs = [Need("Ward End", "home.ironing", coming=1)]
    assert for_anybody(grid(needs, "places"), 5).count("Ward End", "home") == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(places.wards())[:12]),
            st.sampled_from(["home.ironing", "pets.dog_walking", "garden.weeding", ""]),
            st.integers(1, 30),
            st.integers(0, 3),
            st.integers(0, 9),
        ),
        max_size=40,
    )
)
def test_nothing_small_is_shown_and_nothing_is_lost(
    rows: list[tuple[str, str, int, int, int]],
) -> None:
    needs = [Need(w, s, person, failed=asked, coming=empty) for w, s, person, asked, empty in rows]
    asked, empty = grid(needs, "asked"), grid(needs, "places")
    assert asked.total == sum(row[3] for row in rows)
    assert empty.total == sum(row[4] for row in rows)
    assert asked.total == sum(asked.of_ward(w) for w in asked.wards)
    assert asked.total == sum(asked.of_group(g) for g in asked.groups)
    shown = for_anybody(asked, 5)
    for (ward, group), (people, count) in asked.cells.items():
        told = shown.count(ward, group)
        assert told in (None, count)
        if told is not None:
            assert people >= 5
            assert count >= 5
