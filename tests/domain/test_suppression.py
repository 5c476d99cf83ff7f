"""Small numbers are hidden, and can't be worked out from what is shown: all ways are tried."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
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


def told(way: tuple[int, ...]) -> dict[str, int]:
    gave, got, both = way
    return {
        "active": gave + got + both,
        "gave": gave + both,
        "received": got + both,
        "both": both,
    }


WAYS: dict[int | None, list[tuple[tuple[int, ...], dict[str, int]]]] = defaultdict(list)
"""All ways for three groups of up to 24, by their sum; under None all of them."""
for one_way in product(range(25), repeat=3):
    for key in (sum(one_way), None):
        WAYS[key].append((one_way, told(one_way)))


@cache
def possible(shown: tuple[tuple[str, int], ...]) -> tuple[set[int], ...]:
    """What each of three groups may be, to whoever reads these figures."""
    ways = WAYS[dict(shown).get("active")]
    found = [way for way, full in ways if all(full[name] == value for name, value in shown)]
    return tuple({way[place] for way in found} for place in range(3))


def test_no_small_group_of_active_people_can_be_told() -> None:
    """People are in one of three groups: only gave, only got, did both. All up to 8 are tried."""
    for gave, got, both in product(range(9), repeat=3):
        full = told((gave, got, both))
        shown = shown_active(full["active"], full["gave"], full["received"], LEAST)
        assert all(value in (None, full[name]) for name, value in shown.items())
        known = possible(tuple((n, v) for n, v in shown.items() if v is not None))
        for place, one in enumerate((gave, got, both)):
            if small(one, LEAST):
                assert len(known[place]) >= 2, (gave, got, both, shown)


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
