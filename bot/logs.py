"""Logs: one line an event, no personal data, never a token."""

import logging
import re

TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")


class _WithoutTokens(logging.Filter):
    """Takes anything that looks like a bot token out of a line, wherever it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if TOKEN.search(message):
            record.msg, record.args = TOKEN.sub("<token>", message), ()
        return True


def configure(level: str) -> None:
    """Logs to standard error; other libraries only from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(_WithoutTokens())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # A gateway's error page is no JSON: intake and delivery say in a line that Telegram fails, the
    # library would add a traceback each time.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    logging.getLogger("goodturn").setLevel(level)
