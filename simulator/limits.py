"""Telegram's flood limits: 1/s per chat with short bursts, 20/min per group, 30/s overall."""

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable

CHAT_RATE = 1.0
CHAT_BURST = 5
TOTAL_RATE = 30.0
GROUP_PER_MINUTE = 20
REMEMBERED_CHATS = 20_000


class _Bucket:
    """Tokens that flow back at `rate` a second up to `size`."""

    __slots__ = ("at", "rate", "size", "tokens")

    def __init__(self, rate: float, size: float, now: float) -> None:
        self.rate = rate
        self.size = size
        self.tokens = size
        self.at = now

    def wait(self, now: float) -> float:
        """Seconds until a token is there; 0 when one is."""
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate

    def take(self) -> None:
        self.tokens -= 1


class Limits:
    """Says how long a bot must wait before it may send to a chat. Real time, not the world's."""

    def __init__(self, *, on: bool = True, clock: Callable[[], float] = time.monotonic) -> None:
        self.on = on
        self._clock = clock
        self._total = _Bucket(TOTAL_RATE, TOTAL_RATE, clock())
        self._chats: OrderedDict[int, _Bucket] = OrderedDict()
        self._groups: OrderedDict[int, deque[float]] = OrderedDict()

    def switch(self, *, on: bool) -> None:
        """Turns the limits on or off; turning them on starts with full allowances."""
        self.on = on
        self._total = _Bucket(TOTAL_RATE, TOTAL_RATE, self._clock())
        self._chats.clear()
        self._groups.clear()

    def retry_after(self, chat_id: int, messages: int = 1) -> int:
        """Counts `messages` to a chat: 0 when they may go, else whole seconds to wait (>= 1)."""
        if not self.on:
            return 0
        now = self._clock()
        wait = self._total.wait(now)
        group = None if chat_id > 0 else self._group(chat_id, now)
        bucket = self._chat(chat_id, now) if chat_id > 0 else None
        if group is not None and len(group) >= GROUP_PER_MINUTE:
            wait = max(wait, 60 - (now - group[0]))
        if bucket is not None:
            wait = max(wait, bucket.wait(now))
        if wait > 0:
            return max(1, math.ceil(wait))
        for _ in range(messages):  # an album counts as many messages, and may go below zero
            self._total.take()
            if group is not None:
                group.append(now)
            if bucket is not None:
                bucket.take()
        return 0

    def _chat(self, chat_id: int, now: float) -> _Bucket:
        bucket = self._chats.get(chat_id)
        if bucket is None:
            bucket = self._chats[chat_id] = _Bucket(CHAT_RATE, CHAT_BURST, now)
            if len(self._chats) > REMEMBERED_CHATS:
                self._chats.popitem(last=False)
        return bucket

    def _group(self, chat_id: int, now: float) -> deque[float]:
        sent = self._groups.setdefault(chat_id, deque())
        if len(self._groups) > REMEMBERED_CHATS:
            self._groups.popitem(last=False)
        while sent and now - sent[0] >= 60:
            sent.popleft()
        return sent
