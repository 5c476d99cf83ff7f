"""Logs: one line an event, no personal data, never a token."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal

from bot.start_errors import StartError
from storage import StorageError

TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
SAY_NOTHING_PERSONAL = (StorageError, StartError)
"""Errors whose text is ours. Any other may quote what somebody wrote: only its kind is logged."""
Form = Literal["text", "json"]


class _WithoutTokens(logging.Filter):
    """Takes anything that looks like a bot token out of a line, wherever it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if TOKEN.search(message):
            record.msg, record.args = TOKEN.sub("<token>", message), ()
        return True


class Plain(logging.Formatter):
    """A line to read; under it where an error came from, without the words in it."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: object) -> str:  # noqa: N802 (the library's name)
        """Where the error came from, innermost last, and its kind."""
        return "\n".join(_where(ei))


class AsJson(logging.Formatter):
    """A line of JSON: at (UTC), level, part, event, and `error` where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "part": record.name,
            "event": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = _where(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _where(ei: object) -> list[str]:
    """Each error of a chain, the first cause first: the places it went through, then its kind, and
    its text only where that is ours."""
    _, error, _ = ei if isinstance(ei, tuple) else (None, None, None)
    lines: list[str] = []
    while isinstance(error, BaseException):
        lines[:0] = [*_places(error.__traceback__), _kind(error)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]


def _kind(error: BaseException) -> str:
    kind = type(error).__name__
    return f"{kind}: {error}" if isinstance(error, SAY_NOTHING_PERSONAL) else kind


def configure(level: str, form: Form = "text") -> None:
    """Logs to standard error; other libraries only from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson() if form == "json" else Plain())
    handler.addFilter(_WithoutTokens())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # A gateway's error page is no JSON: intake and delivery say in a line that Telegram fails, the
    # library would add a traceback each time.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    logging.getLogger("goodturn").setLevel(level)
