"""The one place that knows what time it is. Everything else is given the time."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """What time it is, as an aware UTC moment."""

    def now(self) -> datetime:
        """This moment."""
        ...


class RealClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This moment."""
        return datetime.now(UTC)


class ShiftedClock:
    """The machine's clock, moved: for trying out reminders in the demo and in tests.

    The shift in seconds stands in a small file, so that it outlives a bot that is killed.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stamp = 0
        self._read_at = 0.0
        self._shift = timedelta()

    def now(self) -> datetime:
        """This moment, moved by what the file says."""
        if time.monotonic() - self._read_at > 0.2:
            self._read_at = time.monotonic()
            self._reread()
        return datetime.now(UTC) + self._shift

    def _reread(self) -> None:
        try:
            stamp = self._file.stat().st_mtime_ns
            if stamp != self._stamp:
                self._stamp = stamp
                self._shift = timedelta(seconds=float(json.loads(self._file.read_text())))
        except (OSError, ValueError):
            return
