"""Twenty short runs; `make nightly` has a thousand long ones."""

from pathlib import Path

import pytest

from tests.simulation.run import database_in, run

STEPS = 45
SEEDS = range(1, 21)


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_people_do_and_whatever_fails_everything_holds(
    seed: int, tmp_path: Path
) -> None:
    """Books, places, notices and privacy, at each step, while the program is killed at random."""
    outcome = await run(seed, STEPS, database_in(tmp_path, seed))
    assert outcome.violations == [], f"{outcome.replay()}\n" + "\n".join(outcome.violations)
    assert outcome.steps == STEPS
    assert sum(outcome.faults.values()) > 0


async def test_a_seed_gives_the_same_run_each_time(tmp_path: Path) -> None:
    """Message by message, so that what was found once can be looked at again."""
    first = await run(3, 40, database_in(tmp_path, 1))
    again = await run(3, 40, database_in(tmp_path, 2))
    other = await run(4, 40, database_in(tmp_path, 3))
    assert (first.digest, first.kills, first.faults) == (again.digest, again.kills, again.faults)
    assert other.digest != first.digest
    assert first.kills > 0
