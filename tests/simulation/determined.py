"""What makes a run the same each time: one clock, one source of chance, and no threads."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

START = datetime(2026, 11, 16, 10, tzinfo=UTC)
"""A Monday, as in the towns of the other tests."""


class VirtualClock:
    """Time that goes by only when it is told to. `steady` never goes back."""

    def __init__(self) -> None:
        self.at = START
        self._steady = 0.0

    def now(self) -> datetime:
        """This moment, by the wall."""
        return self.at

    def seconds(self) -> float:
        """The same in Unix seconds, for the simulated Telegram."""
        return self.at.timestamp()

    def steady(self) -> float:
        """Seconds since the beginning, whatever the wall says."""
        return self._steady

    def on(self, step: timedelta) -> None:
        """Goes on; a step back moves the wall alone, as when a machine's clock is put right."""
        self.at += step
        self._steady += max(0.0, step.total_seconds())


@contextmanager
def determined(chance: Random, clock: VirtualClock) -> Iterator[None]:
    """Inside, nothing of the program depends on the machine: not its clock, its threads or its
    randomness."""
    steady = SimpleNamespace(monotonic=clock.steady, perf_counter=clock.steady)
    fixed: dict[str, Any] = {
        "secrets.token_hex": lambda size=32: chance.randbytes(size).hex(),
        "secrets.token_urlsafe": lambda size=32: chance.randbytes(size).hex(),
        "secrets.token_bytes": lambda size=32: chance.randbytes(size),
        "secrets.choice": lambda among: among[chance.randrange(len(among))],
        "secrets.randbits": chance.getrandbits,
        "secrets.randbelow": chance.randrange,
        "asyncio.to_thread": _here,
        "bot.jobs.time": steady,
        "bot.delivery.time": steady,
    }
    with ExitStack() as stack:
        for name, instead in fixed.items():
            stack.enter_context(patch(name, instead))
        yield


async def _here(work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
    """Instead of in a thread, whose end nobody can foretell."""
    await asyncio.sleep(0)
    return work(*arguments, **named)
