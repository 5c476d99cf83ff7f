"""Settings, from the environment or a `.env` file. `docs/settings.md` lists them; a test compares.

A wrong one is reported with its name, the problem and the cure, before anything starts.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values

PREFIX = "GOODTURN_"
TELEGRAM = "https://api.telegram.org"


class SettingsError(Exception):
    """A setting is missing or wrong; the text names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can choose. Rates are per second, sizes in messages."""

    token: str = ""
    database_url: str = "sqlite:///goodturn.db"
    api_url: str = TELEGRAM
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str = ""
    webhook_secret: str = ""
    listen: str = "127.0.0.1"
    port: int = 0
    sends_per_second: int = 28
    sends_per_chat_second: int = 1
    sends_per_group_minute: int = 18
    workers: int = 4
    most_timebanks: int = 20
    clock_file: str = ""
    backup_key: str = ""
    erasures: str = ""
    log_level: str = "INFO"
    log_format: Literal["text", "json"] = "text"

    @property
    def erasures_file(self) -> Path:
        """The journal of erasures: beside an SQLite file, else in this folder, unless set."""
        if self.erasures:
            return Path(self.erasures)
        if self.database_url.startswith("sqlite:///"):
            return Path(self.database_url.removeprefix("sqlite:///") + ".erasures")
        return Path("goodturn.erasures")

    @property
    def base_url(self) -> str:
        """Where Bot API calls go, without the token."""
        return f"{self.api_url.rstrip('/')}/bot"

    @property
    def base_file_url(self) -> str:
        """Where files are fetched from, without the token."""
        return f"{self.api_url.rstrip('/')}/file/bot"


ABOUT: dict[str, tuple[str, str]] = {
    "token": ("BOT_TOKEN", "the bot's token, from @BotFather"),
    "database_url": ("DATABASE_URL", "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"),
    "api_url": ("API_URL", "any server that speaks the Bot API"),
    "mode": ("MODE", "polling or webhook"),
    "webhook_url": ("WEBHOOK_URL", "the https address that Telegram calls, for MODE=webhook"),
    "webhook_secret": (
        "WEBHOOK_SECRET",
        "1 to 256 letters, digits, _ or -, which only Telegram and Goodturn know",
    ),
    "listen": ("LISTEN", "the address to listen on, for webhooks and /health"),
    "port": ("PORT", "the port to listen on; 0 for none (polling needs none), up to 65535"),
    "sends_per_second": ("SENDS_PER_SECOND", "messages a second in all, 1 to 1000"),
    "sends_per_chat_second": ("SENDS_PER_CHAT_SECOND", "messages a second to one chat, 1 to 1000"),
    "sends_per_group_minute": (
        "SENDS_PER_GROUP_MINUTE",
        "messages a minute to one group, 1 to 60000",
    ),
    "workers": ("WORKERS", "updates handled side by side on PostgreSQL, 1 to 32"),
    "most_timebanks": ("MOST_TIMEBANKS", "timebanks that can be opened by chat, 1 to 1000"),
    "clock_file": ("CLOCK_FILE", "a file with seconds to move the clock by; for demonstrations"),
    "backup_key": ("BACKUP_KEY", "the public key (age1…) that backups are encrypted to"),
    "erasures": ("ERASURES", "the journal of who was forgotten, a file that no restore overwrites"),
    "log_level": ("LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR"),
    "log_format": ("LOG_FORMAT", "text, or json for a collector of logs"),
}
RANGES = {
    "port": (0, 65_535),
    "sends_per_second": (1, 1_000),
    "sends_per_chat_second": (1, 1_000),
    "sends_per_group_minute": (1, 60_000),
    "workers": (1, 32),
    "most_timebanks": (1, 1_000),
}
CHOICES = {
    "mode": ("polling", "webhook"),
    "log_level": ("DEBUG", "INFO", "WARNING", "ERROR"),
    "log_format": ("text", "json"),
}


def load(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The settings from the environment, and from `.env` in `folder` where that is silent.

    Raises SettingsError.
    """
    environ = os.environ if environ is None else environ
    file = (folder or Path.cwd()) / ".env"
    kept = {k: v for k, v in dotenv_values(file).items() if v is not None} if file.exists() else {}
    given = {**kept, **environ}
    values: dict[str, str | int] = {}
    for name, (suffix, _) in ABOUT.items():
        raw = given.get(PREFIX + suffix, "").strip()
        if raw:
            values[name] = _checked(name, PREFIX + suffix, raw)
    return Settings(**values)  # type: ignore[arg-type]


def demand_token(settings: Settings) -> None:
    """Raises SettingsError where there is no bot token to run with."""
    if ":" not in settings.token:
        raise SettingsError(
            "GOODTURN_BOT_TOKEN is missing: ask @BotFather in Telegram for a token, and put "
            "GOODTURN_BOT_TOKEN=… into the environment or a .env file. "
            "To try Goodturn without one: make demo."
        )
    if settings.mode == "webhook" and not (settings.webhook_url and settings.webhook_secret):
        raise SettingsError(
            "GOODTURN_MODE=webhook also needs GOODTURN_WEBHOOK_URL and GOODTURN_WEBHOOK_SECRET."
        )
    if settings.mode == "webhook" and not settings.port:
        raise SettingsError(
            "GOODTURN_MODE=webhook also needs GOODTURN_PORT, where Telegram's calls come in."
        )


def _checked(name: str, shown: str, raw: str) -> str | int:
    if name in RANGES:
        low, high = RANGES[name]
        if not raw.isdigit() or not low <= int(raw) <= high:
            raise SettingsError(f"{shown} must be a whole number from {low} to {high}, not {raw!r}")
        return int(raw)
    if name in CHOICES and raw not in CHOICES[name]:
        raise SettingsError(f"{shown} must be one of {', '.join(CHOICES[name])}, not {raw!r}")
    return raw
