"""Where Chromium is on this machine, and how the tests start it."""

import shutil

HOW_TO_GET = (
    "No Chromium found: the browser tests are skipped. "
    "On Debian or Ubuntu: sudo apt install chromium"
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The path of the first Chromium found on PATH, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)
