"""Small numbers are hidden, and can't be worked out from what is shown: all ways are tried."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reporting import OTHERS, Place, places, table
from domain.suppression import hidden, shown_active, small

LEAST = 3
COUNTS = st.lists(st.integers(1, 9), min_size=1, max_size=4)


def ways(total: int, known: list[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    """Every way to fill hidden counts, each within what is known of it, that adds up."""
    for found in product(*(range(low, high + 1) for low, high in known)):
        if sum(found) == total:
            yield found


@settings(max_examples=300)
@given(COUNTS)
def test_no_hidden_count_can_be_told_from_the_total_and_the_rest(counts: list[int]) -> None:
    gone = hidden([(one,) for one in counts], LEAST)
    if gone is None:
        return  # nothing of the table is shown
    assert all(place in gone for place, one in enumerate(counts) if small(one, LEAST))
    inside = [counts[place] for place in sorted(gone)]
    total = sum(inside)  # the total below the table, less the rows that are shown
    # The reader knows which are small, for those say "fewer than"; the others are at least LEAST.
    known = [(1, LEAST - 1) if small(one, LEAST) else (LEAST, total) for one in inside]
    found = list(ways(total, known))
    for place, one in enumerate(inside):
        possible = {way[place] for way in found}
        assert len(possible) >= 2, (counts, gone)
        if small(one, LEAST):
            assert possible == set(range(1, LEAST)), (counts, gone)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=1, max_size=4))
def test_nor_any_of_two_counts_in_a_row(rows: list[tuple[int, int]]) -> None:
    gone = hidden(rows, LEAST)
    for at in range(2) if gone else ():
        inside = [rows[place][at] for place in sorted(gone or ())]
        known = [(1, 2) if small(one, LEAST) else (LEAST, sum(inside)) for one in inside]
        found = list(ways(sum(inside), known))
        assert all(len({way[place] for way in found}) >= 2 for place in range(len(inside)))


def test_worked_out_by_hand() -> None:
    # One small row would follow from the total: the smallest other one goes too, and since 6 - 5
    # still gives it away (the other is 5 at least), the next.
    assert hidden([(1,), (5,), (9,), (20,)], 5) == frozenset({0, 1, 2})
    assert hidden([(2,), (9,), (20,)], 5) == frozenset({0, 1})
    assert hidden([(9,), (20,)], 5) == frozenset()
    # 4 and 4 of 8: fewer than 5 each, so both would be known.
    assert hidden([(4,), (4,)], 5) is None
    assert hidden([(4,), (1,)], 5) == frozenset({0, 1})
    assert hidden([(3,)], 5) is None
    assert hidden([(0,), (9,)], 5) == frozenset()


@settings(max_examples=400)
@given(st.integers(0, 8), st.integers(0, 8), st.integers(0, 8))
def test_no_small_group_of_active_people_can_be_told(gave: int, got: int, both: int) -> None:
    """People are in one of three groups: only gave, only got, did both."""
    actual = {"active": gave + got + both, "gave": gave + both, "received": got + both}
    shown = shown_active(actual["active"], actual["gave"], actual["received"], LEAST)
    full = {**actual, "both": both}
    assert all(value in (None, full[name]) for name, value in shown.items())
    possible = [
        way
        for way in product(range(25), repeat=3)
        if all(value is None or value == told(way)[name] for name, value in shown.items())
    ]
    for place, one in enumerate((gave, got, both)):
        if small(one, LEAST):
            assert len({way[place] for way in possible}) >= 2, (gave, got, both, shown)


def told(way: tuple[int, ...]) -> dict[str, int]:
    gave, got, both = way
    return {
        "active": gave + got + both,
        "gave": gave + both,
        "received": got + both,
        "both": both,
    }


def test_hidden_rows_show_none_of_their_numbers() -> None:
    shown = table([("Ward End", (20,), 600), ("Pelham", (2,), 45), ("Saltley", (9,), 300)], 5)
    assert shown is not None
    assert [(one.name, one.counts, one.few) for one in shown] == [
        ("Ward End", (20, 600), False),
        ("Pelham", None, True),
        ("Saltley", None, False),
    ]


@given(st.lists(st.integers(0, 50), max_size=200))
def test_a_long_table_is_cut_and_still_adds_up(counts: list[int]) -> None:
    rows = [Place(f"Road {n}", count, count * 7, count * 5) for n, count in enumerate(counts)]
    cut = places(rows)
    assert len(cut) <= 80
    assert sum(one.given for one in cut) == sum(one.given for one in rows)
    assert sum(one.people for one in cut) == sum(counts)
    assert (len(rows) > 80) == any(one.name == OTHERS for one in cut)
