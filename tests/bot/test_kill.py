"""The kill tests, kept short; `make bench AREA=faults` and `AREA=broadcast` have the long ones."""

import random

import pytest

from tests.bench import stage
from tests.bench.helping import kill_helpers
from tests.bench.importing import kill_import
from tests.bench.killing import IN_FLIGHT, kill_often
from tests.bench.news_killed import kill_news

KILLS = 2
"""In each of the two; each costs a start."""


@pytest.fixture(autouse=True)
def started_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A start costs three seconds of CPU; how a bot starts is what other tests are about."""
    monkeypatch.setattr(stage, "START_WARM", True)


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


@pytest.mark.slow
async def test_killed_while_help_is_asked_for_planned_and_done_each_step_counts_once(
    any_url: str,
) -> None:
    """From a request to hours in the books, and gifts: one plan, one transfer, one gift each."""
    seed = random.randrange(1_000_000)
    outcome = await kill_helpers(any_url, KILLS, seed)
    assert outcome.problems == [], f"seed {seed}: {outcome}"
    assert outcome.kills == KILLS
    assert outcome.twice <= KILLS * IN_FLIGHT, outcome


@pytest.mark.slow
async def test_killed_while_a_list_is_imported_and_taken_back_each_row_counts_once(
    any_url: str,
) -> None:
    """Long work goes on after its last step: members with their hours come once, and go again."""
    seed = random.randrange(1_000_000)
    outcome = await kill_import(any_url, 1, seed)
    assert outcome.problems == [], f"seed {seed}: {outcome}"
    assert outcome.kills == 2  # one while it is written, one while it is taken back


@pytest.mark.slow
async def test_killed_while_news_goes_out_everybody_gets_it_once(any_url: str) -> None:
    """But for the few who are being sent it at a kill: it may or may not come, it never comes
    again, and the broadcast says how many they are."""
    seed = random.randrange(1_000_000)
    faster = {"GOODTURN_SENDS_PER_SECOND": "60"}
    outcome = await kill_news(any_url, 60, KILLS, seed, limited=False, **faster)
    assert outcome.problems == [], f"seed {seed}: {outcome}"
    assert outcome.kills == KILLS
    assert outcome.twice == 0
    assert outcome.once >= outcome.people - outcome.unknown, f"seed {seed}: {outcome}"
