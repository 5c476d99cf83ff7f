"""How fast the bot may send: Telegram's limits, kept in sliding windows.

About 30 messages a second in all, one a second to a chat, 20 a minute to a group (docs/telegram
limits in the Bot FAQ); the settings stay a little below.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages per window: a second in all, a second to a chat, a minute to a group."""

    per_second: int = 28
    per_chat_second: int = 1
    per_group_minute: int = 18


class Pacer:
    """Says when a chat may be written to next. `monotonic` gives seconds that never go back."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._all: deque[float] = deque(maxlen=limits.per_second)
        self._chats: dict[int, deque[float]] = {}
        self._paused: dict[int, float] = {}
        self._paused_all = 0.0
        self._swept = 0.0

    def wait_for(self, chat_id: int) -> float:
        """Seconds until this chat may be written to; 0 for now."""
        now = self._monotonic()
        until = max(self._paused_all, self._paused.get(chat_id, 0.0))
        if len(self._all) == self._limits.per_second:
            until = max(until, self._all[0] + 1.0)
        sent = self._chats.get(chat_id)
        if sent:
            limits = self._limits
            if chat_id < 0 and len(sent) >= limits.per_group_minute:
                until = max(until, sent[-limits.per_group_minute] + 60.0)
            if len(sent) >= limits.per_chat_second:
                until = max(until, sent[-limits.per_chat_second] + 1.0)
        return max(0.0, until - now)

    def sent(self, chat_id: int) -> None:
        """A message to this chat is on its way."""
        now = self._monotonic()
        self._all.append(now)
        most = max(
            self._limits.per_chat_second, self._limits.per_group_minute if chat_id < 0 else 1
        )
        self._chats.setdefault(chat_id, deque(maxlen=most)).append(now)
        if now - self._swept > 60.0:
            self._sweep(now)

    def pause(self, chat_id: int, seconds: float) -> None:
        """Telegram asked to wait with this chat. If it asks so of several, everything waits."""
        now = self._monotonic()
        self._paused[chat_id] = now + seconds
        if sum(until > now for until in self._paused.values()) > 2:
            self._paused_all = max(self._paused_all, now + seconds)

    def _sweep(self, now: float) -> None:
        """Forgets chats that no limit speaks of any more, so that memory stays flat."""
        self._swept = now
        self._chats = {c: sent for c, sent in self._chats.items() if now - sent[-1] < 60.0}
        self._paused = {c: until for c, until in self._paused.items() if until > now}
