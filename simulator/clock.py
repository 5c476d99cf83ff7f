"""The simulated world's clock: real time plus a shift that anyone may set."""

import math
import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """World time in Unix seconds (UTC). `shift` is added to real time; seconds, may be negative."""

    def __init__(self, real: Callable[[], float] = time.time) -> None:
        self._real = real
        self.shift = 0.0

    def now(self) -> float:
        """Seconds since 1970 in the simulated world."""
        return self._real() + self.shift

    def unix(self) -> int:
        """Whole seconds, as Telegram dates its messages."""
        return math.floor(self._real() + self.shift)

    def iso(self, at: float | None = None) -> str:
        """A moment (default now) as ISO-8601 UTC."""
        moment = datetime.fromtimestamp(self.now() if at is None else at, UTC)
        return moment.isoformat(timespec="seconds").replace("+00:00", "Z")

    def set_shift(self, seconds: float) -> None:
        """Moves the world's clock to real time plus `seconds`."""
        self.shift = seconds

    def set_now(self, moment: datetime) -> None:
        """Moves the world's clock so that it reads `moment`, which must know its time zone."""
        self.shift = moment.timestamp() - self._real()
