"""`python -m tests.simulation SEED --steps N` shows one run again; `--nightly COUNT` makes many."""

import argparse
import asyncio
import json
import logging
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from storage import sqlite
from tests.simulation.run import Outcome, database_in, run
from tests.straight_sqlite import straight

STEPS = 400
"""Of a seed of the night."""


def main() -> int:
    """Exit code 1 where something does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--database", help="an empty PostgreSQL database, instead of a file")
    parser.add_argument("--nightly", type=int, help="so many seeds, from SEED on")
    parser.add_argument("--resume", type=Path, help="where finished seeds are noted, to go on from")
    options = parser.parse_args()
    logging.basicConfig(level=logging.CRITICAL)
    quick = tuple(p.replace("synchronous=FULL", "synchronous=OFF") for p in sqlite.PRAGMAS)
    with straight(), patch.object(sqlite, "PRAGMAS", quick):
        if options.nightly is None:
            return _one(options.seed, options.steps, options.database)
        return _night(options.seed, options.nightly, options.steps, options.resume)


def _one(seed: int, steps: int, url: str | None) -> int:
    with tempfile.TemporaryDirectory(prefix="goodturn-simulation-") as folder:
        outcome = asyncio.run(run(seed, steps, url or database_in(Path(folder), seed)))
    sys.stdout.write(f"seed {seed}: {outcome.steps} steps, digest {outcome.digest}\n")
    sys.stdout.write(f"  {outcome.kills} kills, {dict(outcome.faults)}\n  {dict(outcome.acts)}\n")
    for one in outcome.violations:
        sys.stdout.write(f"DOES NOT HOLD: {one}\n")
    return 1 if outcome.violations else 0


def _night(first: int, count: int, steps: int, notes: Path | None) -> int:
    done = _noted(notes)
    faults: Counter[str] = Counter()
    total, kills, bad = 0, 0, 0
    begun = time.monotonic()
    for seed in range(first, first + count):
        if seed not in done:
            # Each in a process of its own, as fresh as the one that replays it.
            with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
                done[seed] = pool.apply(_seed, (seed, steps))
            if notes is not None:
                with notes.open("a") as file:
                    file.write(json.dumps(done[seed]) + "\n")
        one = done[seed]
        total += one["steps"]
        kills += one["kills"]
        faults.update(one["faults"])
        if one["violations"]:
            bad += 1
            sys.stdout.write(f"python -m tests.simulation {seed} --steps {one['steps']}\n")
            sys.stdout.write("".join(f"  {said[:600]}\n" for said in one["violations"][:3]))
            sys.stdout.flush()
    sys.stdout.write(
        f"{count} seeds, {total:,} steps, {sum(faults.values()):,} faults, {kills:,} kills,"
        f" {bad} seeds in which something did not hold, {time.monotonic() - begun:.0f} s\n"
    )
    for kind, times in sorted(faults.items()):
        sys.stdout.write(f"  {kind}: {times:,}\n")
    return 1 if bad else 0


def _noted(notes: Path | None) -> dict[int, dict]:  # type: ignore[type-arg]
    if notes is None or not notes.exists():
        return {}
    found = (json.loads(line) for line in notes.read_text().splitlines())
    return {one["seed"]: one for one in found}


def _seed(seed: int, steps: int) -> dict:  # type: ignore[type-arg]
    with tempfile.TemporaryDirectory(prefix="goodturn-simulation-") as folder:
        outcome: Outcome = asyncio.run(run(seed, steps, database_in(Path(folder), seed)))
    return {
        "seed": seed,
        "steps": outcome.steps,
        "kills": outcome.kills,
        "faults": outcome.faults,
        "violations": outcome.violations,
    }


if __name__ == "__main__":
    sys.exit(main())
