"""Programs that end with whoever started them."""

import contextlib
import ctypes
import signal


def end_with_parent() -> None:
    """Where Linux allows it: a bench or test that is killed leaves no bot behind."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
