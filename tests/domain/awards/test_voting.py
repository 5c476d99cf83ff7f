"""Whichever order votes come in, and however often, the same ones count."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.awards import voting
from domain.awards.voting import Cast

OPENED = datetime(2026, 6, 1, 9, tzinfo=UTC)
MINUTES = timedelta(minutes=10)

PEOPLE = st.integers(1, 6)
CHOICES = st.tuples(PEOPLE, st.integers(1, 2), st.integers(1, 3), st.booleans())


def casts_of(choices: list[tuple[int, int, int, bool]]) -> list[Cast]:
    """As people made them: each person's own are in order, `turn` by `turn`."""
    return [
        Cast(
            person, category, category * 10 + nominee, OPENED + timedelta(seconds=turn), turn, paper
        )
        for turn, (person, category, nominee, paper) in enumerate(choices)
    ]


@given(st.lists(CHOICES, max_size=25), st.randoms(use_true_random=False))
def test_no_order_and_no_redelivery_changes_which_votes_count(
    choices: list[tuple[int, int, int, bool]], chance: object
) -> None:
    casts = casts_of(choices)
    expected = voting.held(casts)
    again = [*casts, *casts[: len(casts) // 2]]
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert voting.held(again) == expected
    for (person, category), cast in expected.items():
        own = [c for c in casts if (c.person, c.category) == (person, category)]
        by_hand = [c for c in own if not c.paper]
        assert cast == (by_hand or own)[-1]


def test_a_ballot_on_paper_never_replaces_ones_own_whichever_was_first() -> None:
    own, paper = (2, 1, 1, False), (2, 1, 2, True)
    for order in ([own, paper], [paper, own]):
        (kept,) = voting.held(casts_of(order)).values()
        assert kept.nominee == 11
    (last,) = voting.held(casts_of([paper, (2, 1, 3, True)])).values()
    assert last.nominee == 13


def test_who_may_vote_and_whose_vote_is_set_aside() -> None:
    def standing(**before: float) -> str:
        return voting.standing(OPENED - timedelta(**before), OPENED, 14)

    assert voting.standing(None, OPENED, 14) == "no"
    assert standing(seconds=-1) == "late"
    assert standing(days=0) == "new"
    assert standing(days=13, hours=23) == "new"
    assert standing(days=14) == "votes"


def test_a_burst_is_found_wherever_it_begins_and_only_there() -> None:
    slow = [OPENED + timedelta(minutes=11 * n) for n in range(30)]
    assert voting.burst(slow, 2, MINUTES) == frozenset()
    fast = [OPENED + timedelta(minutes=55, seconds=n) for n in range(5)]
    assert voting.burst([*slow, *fast], 5, MINUTES) == {5, *range(30, 35)}
    # Nine minutes 59 seconds apart is within ten minutes, ten minutes is not.
    two = [OPENED, OPENED + MINUTES - timedelta(seconds=1)]
    assert voting.burst(two, 2, MINUTES) == {0, 1}
    assert voting.burst([OPENED, OPENED + MINUTES], 2, MINUTES) == frozenset()


@given(st.lists(st.integers(0, 3_600), max_size=40), st.integers(2, 8), st.randoms())
def test_a_burst_knows_no_order(seconds: list[int], many: int, chance: object) -> None:
    moments = [OPENED + timedelta(seconds=one) for one in seconds]
    found = sorted(moments[place] for place in voting.burst(moments, many, MINUTES))
    for place, moment in enumerate(moments):
        ahead = [m for m in moments if timedelta() <= m - moment < MINUTES]
        in_burst = place in voting.burst(moments, many, MINUTES)
        assert in_burst or len(ahead) < many
    mixed = list(moments)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert sorted(mixed[place] for place in voting.burst(mixed, many, MINUTES)) == found


def test_the_peoples_choice_is_everybody_with_the_most_votes() -> None:
    assert voting.favourites({1: 3, 2: 5, 3: 5}) == [2, 3]
    assert list(voting.favourites({1: 0})) == []
