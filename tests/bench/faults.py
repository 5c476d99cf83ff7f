"""`kill -9` at random moments under load with redelivery, on both databases: hours that are logged,
and the timebank's own work."""

import tempfile
from pathlib import Path

from tests.bench import servers
from tests.bench.figures import Figure, figure
from tests.bench.helping import kill_helpers
from tests.bench.killing import IN_FLIGHT, Outcome, kill_often

KILLS = 50
HELP_KILLS = 20
SEED = 20260512


async def measure() -> list[Figure]:
    """What the kills did to each database."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="goodturn-bench-") as folder:
        outcome = await kill_often(f"sqlite:///{folder}/goodturn.db", KILLS, SEED)
        found += _figures("faults.sqlite", outcome, KILLS)
        outcome = await kill_helpers(f"sqlite:///{folder}/help.db", HELP_KILLS, SEED)
        found += _figures("faults.sqlite.help", outcome, HELP_KILLS)
        async with servers.postgres(Path(folder) / "postgres") as databases:
            if databases is not None:
                outcome = await kill_often(await databases(), KILLS, SEED)
                found += _figures("faults.postgres", outcome, KILLS)
                outcome = await kill_helpers(await databases(), HELP_KILLS, SEED)
                found += _figures("faults.postgres.help", outcome, HELP_KILLS)
    return found


def _figures(name: str, outcome: Outcome, kills: int) -> list[Figure]:
    for problem in outcome.problems:
        print(f"  {name}: {problem}")
    return [
        figure(f"{name}.kills", outcome.kills, "kills", "at least", kills),
        figure(f"{name}.journeys", outcome.rounds, "journeys"),
        figure(f"{name}.confirmed_actions", outcome.actions, "taps"),
        figure(f"{name}.updates_delivered_again", outcome.updates_again, "updates"),
        figure(f"{name}.messages", outcome.messages, "messages"),
        figure(f"{name}.messages_twice", outcome.twice, "messages", "at most", kills * IN_FLIGHT),
        figure(f"{name}.problems", len(outcome.problems), "problems", "exactly", 0),
        figure(f"{name}.seconds", outcome.seconds, "s"),
    ]
