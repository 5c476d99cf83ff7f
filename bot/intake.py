"""What Telegram sends becomes rows of the inbox, committed before it is acknowledged.

Raw JSON is kept: an update that can't be decoded must never stop the ones after it.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.telegram_client import call
from storage import Database, StorageError, inbox

log = logging.getLogger("goodturn.intake")

WANTED = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
)
LONG_POLL = 25
"""Seconds that a getUpdates waits for news; Telegram allows 50."""
LARGEST = 512_000
"""Bytes of one update; Telegram's own limit."""
GATHERED = 0.02
"""Seconds before asking again while workers are behind: what comes meanwhile is one transaction."""
LARGEST_NUMBER = 2**63 - 1
"""What the databases keep as a whole number."""


def lane_of(update: dict[str, Any]) -> int:
    """Whose updates stay in order with this one: the person's; the group's in groups."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        message = content.get("message") if isinstance(content.get("message"), dict) else content
        chat = message.get("chat") if isinstance(message, dict) else None
        if isinstance(chat, dict) and isinstance(chat.get("id"), int) and chat["id"] < 0:
            return int(chat["id"])
        sender = content.get("from")
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return 0


def _kept(update: Any) -> tuple[int, int, str] | None:
    """An update's number, lane and text as rows hold them; None where it has no number.

    Nothing that arrives may stop what comes after it: a number that no column holds is none, and
    halves of characters are written as JSON's own escapes.
    """
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or abs(number) > LARGEST_NUMBER:
        return None
    lane = lane_of(update)
    body = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    if not body.isascii():
        try:
            body.encode()
        except UnicodeEncodeError:
            body = json.dumps(update, separators=(",", ":"))
    return number, lane if abs(lane) <= LARGEST_NUMBER else 0, body


async def receive(
    database: Database, clock: Clock, updates: Sequence[Any], woken: Callable[[int], None]
) -> int | None:
    """Keeps a batch of raw updates in one transaction; one that was kept before is no news.

    Returns the highest update_id, for the next offset; None where no update had one.
    """
    highest: int | None = None
    async with database.write() as tx:
        for update in updates:
            kept = _kept(update)
            if kept is None:
                log.warning("an update without a number was passed over")
                continue
            number, lane, body = kept
            inbox.receive(tx, number, lane, body, clock.now())
            highest = number if highest is None else max(highest, number)
    woken(len(updates))
    return highest


class Polling:
    """Asks Telegram for updates for ever; stops cleanly when told to."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        woken: Callable[[int], None],
        behind: Callable[[], bool] = lambda: False,
    ) -> None:
        self._bot, self._database, self._clock, self._woken = bot, database, clock, woken
        self._behind = behind
        self._offset: int | None = None
        self.connected = False

    async def run(self) -> None:
        """Never returns. Raises InvalidToken where Telegram doesn't know the bot."""
        wait = 0.0
        while True:
            if wait:
                await asyncio.sleep(wait)
            wait = await self._once(wait)

    async def _once(self, waited: float) -> float:
        longer = min(30.0, max(1.0, waited * 2))
        try:
            updates = await call(
                self._bot,
                "getUpdates",
                {
                    **({} if self._offset is None else {"offset": self._offset}),
                    "timeout": LONG_POLL,
                    "limit": 100,
                    "allowed_updates": list(WANTED),
                },
                read_timeout=LONG_POLL + 10,
            )
        except RetryAfter as error:
            after = error.retry_after
            return float(after if isinstance(after, int) else after.total_seconds())
        except InvalidToken:
            raise
        except Conflict as error:
            log.error("another program polls with this token, or a webhook is set: %s", error)
            return max(longer, 3.0)
        except NetworkError as error:
            if self.connected or not waited:
                log.warning("Telegram cannot be reached (%s); I keep trying", type(error).__name__)
            self.connected = False
            return longer
        except TelegramError as error:
            log.error("Telegram refused getUpdates: %s", error)
            return longer
        self.connected = True
        if not isinstance(updates, list) or not updates:
            return 0.0
        try:
            highest = await receive(self._database, self._clock, updates, self._woken)
        except StorageError as error:
            # The offset stays, so Telegram sends these updates again.
            log.error("%s", error)
            return longer
        if highest is not None:
            self._offset = highest + 1
        return GATHERED if self._behind() else 0.0
