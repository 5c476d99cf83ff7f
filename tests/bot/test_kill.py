"""The kill test, kept short; `make bench AREA=faults` has the long one."""

import random

import pytest

from tests.bench.killing import kill_often

KILLS = 4


@pytest.mark.slow
async def test_killed_at_random_moments_nothing_is_lost_or_done_twice(any_url: str) -> None:
    """Under load, with updates delivered again: every confirmed action is there exactly once,
    half-filled forms go on, and the books hold."""
    seed = random.randrange(1_000_000)
    outcome = await kill_often(any_url, KILLS, seed)
    assert outcome.problems == [], f"seed {seed}: {outcome}"
    assert outcome.kills == KILLS
    assert outcome.updates_again > 0
    assert outcome.actions > KILLS, outcome
