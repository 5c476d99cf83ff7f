"""A clock moved by hand, and a Telegram in this process that keeps the simulator's limits."""

import json
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.request import BaseRequest, RequestData

from simulator.limits import Limits

START = datetime(2026, 11, 16, 10, tzinfo=UTC)
ME = {"id": 4242, "is_bot": True, "first_name": "Goodturn", "username": "goodturn_bot"}
REFUSED = {"ok": False, "error_code": 429, "description": "Too Many Requests"}


class Virtual:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        """This moment."""
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return self.seconds


class Telegram(BaseRequest):
    """Takes messages as fast as the simulator's limits allow, and notes when each came. sent: the
    moment, the chat, the text, and whether it changed a message that was there."""

    def __init__(self, clock: Virtual) -> None:
        self._clock = clock
        self.limits = Limits(clock=clock.monotonic)
        self.refused = 0
        self.sent: list[tuple[float, int, str, bool]] = []

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take; nobody counts them here."""
        return 5.0

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """What the simulator's limits say to a message; it may go, or it must wait."""
        if url.endswith("/getMe"):
            return 200, json.dumps({"ok": True, "result": ME}).encode()
        assert request_data is not None
        said = request_data.json_parameters
        if "text" not in said:
            return 200, json.dumps({"ok": True, "result": True}).encode()
        chat, text = int(said["chat_id"]), str(said["text"])
        if after := self.limits.retry_after(chat):
            self.refused += 1
            return 429, json.dumps({**REFUSED, "parameters": {"retry_after": after}}).encode()
        self.sent.append((self._clock.seconds, chat, text, "message_id" in said))
        number = int(said.get("message_id", len(self.sent)))
        return 200, json.dumps({"ok": True, "result": {"message_id": number}}).encode()


def over(times: Sequence[float], allowed: int) -> int:
    """Sends at which the second that ends with them held more than is allowed."""
    window: deque[float] = deque()
    found = 0
    for at in times:
        window.append(at)
        while window[0] <= at - 1.0 + 1e-6:
            window.popleft()
        found += len(window) > allowed
    return found
