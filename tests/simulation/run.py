"""One run: a seed, so many steps, and what did not hold."""

import hashlib
import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot import sample, sample_awards, sample_opportunities
from simulator.clock import Clock
from simulator.world import World
from storage import open_database
from storage.migrate import migrate
from tests.copies import copied
from tests.simulation.determined import START, VirtualClock, determined
from tests.simulation.failing import CALLS, STORAGE
from tests.simulation.holds import Holds
from tests.simulation.machine import Machine, Watcher
from tests.simulation.people import Actor, Crowd

NEWCOMERS = ("Brenda", "Tariq", "Wendy")
LOOK_EVERY = 20
"""Steps from one look at everything to the next."""
JUMPS = (
    *(timedelta(minutes=n) for n in (1, 10, 30)),
    *(timedelta(hours=n) for n in (1, 3, 8, 20)),
    *(timedelta(days=n) for n in (1, 2, 7, 30)),
)
BACK = (timedelta(seconds=-2), timedelta(seconds=-40), timedelta(minutes=-10))


@dataclass
class Outcome:
    """What became of a run. digest: of all that was said and sent, in its order."""

    seed: int
    steps: int = 0
    kills: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)
    digest: str = ""

    def replay(self) -> str:
        """The command that shows it again."""
        return f"python -m tests.simulation {self.seed} --steps {self.steps}"


async def run(seed: int, steps: int, url: str) -> Outcome:
    """Runs a town of this seed for so many steps, or until something does not hold."""
    chance = Random(seed)
    clock = VirtualClock()
    outcome = Outcome(seed)
    quiet = logging.getLogger("goodturn")
    # As bot.logs sets it: a page of a gateway is no JSON.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    world = World(limits=False, clock=Clock(clock.seconds), first_update=1_000_000, first_message=1)
    with determined(Random(seed + 1), clock):
        crowd = await town(world, chance, url)
        watcher = Watcher([one.phone for one in crowd.actors if not one.desk])
        level, quiet.propagate = quiet.level, False
        quiet.setLevel(logging.DEBUG)
        quiet.addHandler(watcher)
        try:
            machine = Machine(url, world, clock, chance)
            await machine.start()
            await _steps(machine, crowd, watcher, steps, outcome)
            await machine.stop()
        finally:
            quiet.removeHandler(watcher)
            quiet.setLevel(level)
            quiet.propagate = True
    outcome.kills = machine.kills
    outcome.faults = machine.happened + machine.plan.struck
    outcome.digest = _digest(world)
    return outcome


async def _steps(
    machine: Machine, crowd: Crowd, watcher: Watcher, steps: int, outcome: Outcome
) -> None:
    holds = Holds(machine)
    for number in range(steps):
        outcome.steps = number + 1
        outcome.acts[crowd.act()] += 1
        await _strike(machine)
        for _ in range(machine.chance.randrange(1, 4)):
            await machine.turn()
        outcome.violations += machine.violations + watcher.found + await holds.cheap()
        if number % LOOK_EVERY == LOOK_EVERY - 1:
            outcome.violations += await holds.told(crowd) + await holds.dear()
        if outcome.violations:
            return
    await machine.rest()
    outcome.violations += machine.violations + watcher.found
    outcome.violations += await holds.told(crowd) + await holds.at_rest()


async def _strike(machine: Machine) -> None:
    """Something goes wrong now and then."""
    chance, plan = machine.chance, machine.plan
    kind = chance.random()
    if kind < 0.06:
        plan.kill_in = chance.randrange(1, 60)
    elif kind < 0.12:
        plan.storage, plan.storage_left = chance.choice(STORAGE), chance.randrange(1, 6)
    elif kind < 0.20:
        plan.calls += [chance.choice(CALLS) for _ in range(chance.randrange(1, 5))]
    elif kind < 0.22:
        await machine.full()
    elif kind < 0.24:
        await machine.room()
    elif kind < 0.34:
        machine.happened["clock: forward"] += 1
        machine.clock.on(chance.choice(JUMPS))
    elif kind < 0.36:
        machine.happened["clock: back"] += 1
        machine.went_back = True
        machine.clock.on(chance.choice(BACK))
    elif kind < 0.37:
        machine.happened["restart"] += 1
        await machine.restart()


async def town(world: World, chance: Random, url: str) -> Crowd:
    """The sample timebank with all that can be joined there, and its people."""
    accounts: list[tuple[sample.SamplePerson, int | None]] = []
    actors: list[Actor] = []
    for one in (*sample.EVERYONE, sample.SECOND_BROKER):
        account = world.add_person(one.name, last_name=one.last_name)
        account.started = True
        accounts.append((one, account.id))
        actors.append(Actor(account, bool(one.roles), _phone(len(actors))))
    for name in NEWCOMERS:
        actors.append(Actor(world.add_person(name), False, _phone(len(actors))))

    async def make() -> dict[str, Any]:
        # Made once a process, for all seeds: none of their chance goes into it.
        with determined(Random(0), VirtualClock()):
            database = await open_database(url)
            await migrate(database, START)
            found = await sample.make(database, START, accounts, _more)
            await database.close()
        return found

    await copied(url, ("simulation", *(number for _, number in accounts)), make)
    return Crowd(world, chance, actors)


async def _more(work: Any) -> None:
    await sample_opportunities.publish(work)
    await sample_awards.publish(work)


def _phone(number: int) -> str:
    """From the range that Ofcom keeps for drama."""
    return f"07700 900{number + 101}"


def _digest(world: World) -> str:
    """Of every chat's messages, as they ended."""
    whole = hashlib.sha256()
    for chat in world.chats.values():
        for message in chat.messages.values():
            whole.update(f"{chat.id} {message.id} {message.wire.get('text')}\n".encode())
    return whole.hexdigest()[:16]


def database_in(folder: Path, seed: int) -> str:
    """A file of its own for one run."""
    return f"sqlite:///{folder / f'{seed}.db'}"
