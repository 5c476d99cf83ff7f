"""How fast the bot may send: Telegram's limits, kept in sliding windows, and lowered for a while
where Telegram says that it was too fast.

About 30 messages a second in all, one a second to a chat, 20 a minute to a group (the Bot FAQ);
the settings stay a little below. The true limits are Telegram's secret and hang on what is sent,
so a 429 lowers the rate, and the rate climbs back slowly: docs/delivery.md.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

CUT = 0.7
"""What is left of the rate when Telegram asked several chats at once to wait."""
CLIMB = 15.0
"""Seconds without a 429 after which the rate is one message a second higher again."""
SLOWEST = 1.0
SEVERAL = 3
"""Chats that are asked to wait within TOGETHER seconds: then it is the bot, not the chat."""
TOGETHER = 5.0
LONGEST_GAP = 30.0
"""Seconds between two messages to a chat that Telegram keeps slowing down."""
EASE = 60.0
"""Seconds without a 429 after which a chat's gap is halved."""
BULK = 4
"""Bulk goes out in handfuls evenly over the second: an answer never waits for a whole window."""
REMEMBERED = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages per window: a second in all, a second to a chat, a minute to a group."""

    per_second: int = 28
    per_chat_second: int = 1
    per_group_minute: int = 18


@dataclass(slots=True)
class Slowed:
    """A chat that Telegram asked us to leave alone: until when, and what gap is kept after it."""

    until: float
    gap: float
    at: float


class Pacer:
    """Says when a chat may be written to next. `monotonic` gives seconds that never go back."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._all: deque[float] = deque(maxlen=limits.per_second)
        self._chats: dict[int, deque[float]] = {}
        self._slowed: dict[int, Slowed] = {}
        self._paused_all = 0.0
        self._rate = float(limits.per_second)
        self._cut_at = self._climbs_from = float("-inf")
        self._swept = 0.0

    @property
    def rate(self) -> float:
        """Messages a second in all, as of now: the setting, or less after a 429."""
        climbed = self._rate + max(0.0, self._monotonic() - self._climbs_from) // CLIMB
        return min(float(self._limits.per_second), climbed)

    def wait_for(self, chat_id: int, *, bulk: bool = False) -> float:
        """Seconds until this chat may be written to; 0 for now. `bulk` leaves room for others."""
        now = self._monotonic()
        until = max(
            self._paused_all, self._until_in_all(bulk=bulk), self._until_in_chat(chat_id, now)
        )
        return max(0.0, until - now)

    def _until_in_all(self, *, bulk: bool) -> float:
        sent, rate = self._all, self.rate
        until = 0.0
        if len(sent) >= int(rate):
            until = sent[-int(rate)] + 1.0
        if bulk and len(sent) >= min(BULK, int(rate)):
            handful = min(BULK, int(rate))
            until = max(until, sent[-handful] + handful / rate)
        return until

    def _until_in_chat(self, chat_id: int, now: float) -> float:
        sent = self._chats.get(chat_id)
        limits, until = self._limits, 0.0
        if sent:
            if chat_id < 0 and len(sent) >= limits.per_group_minute:
                until = sent[-limits.per_group_minute] + 60.0
            if len(sent) >= limits.per_chat_second:
                until = max(until, sent[-limits.per_chat_second] + 1.0)
        slowed = self._slowed.get(chat_id)
        if slowed is not None:
            until = max(until, slowed.until)
            if sent:
                until = max(until, sent[-1] + self._gap(slowed, now))
        return until

    def _gap(self, slowed: Slowed, now: float) -> float:
        """What is left of a chat's gap: half of it after each quiet minute."""
        minutes = min(10, int(max(0.0, now - slowed.at) / EASE))  # nothing is left long before
        gap = float(slowed.gap / 2**minutes)
        return gap if gap > 1.0 else 0.0

    def sent(self, chat_id: int, ago: float = 0.0) -> None:
        """A message to this chat is on its way, or was so many seconds `ago` (oldest first)."""
        now = self._monotonic()
        self._all.append(now - ago)
        most = max(
            self._limits.per_chat_second, self._limits.per_group_minute if chat_id < 0 else 1
        )
        self._chats.setdefault(chat_id, deque(maxlen=most)).append(now - ago)
        if now - self._swept > REMEMBERED:
            self._sweep(now)

    def pause(self, chat_id: int, seconds: float) -> None:
        """Telegram asked to wait with this chat: it gets twice the gap from then on. If Telegram
        asks so of several at once, everything waits, and goes on more slowly."""
        now = self._monotonic()
        before = self._slowed.get(chat_id)
        gap = self._gap(before, now) if before is not None else 0.0
        usual = 60.0 / self._limits.per_group_minute if chat_id < 0 else 1.0
        until = now + seconds
        self._slowed[chat_id] = Slowed(until, min(LONGEST_GAP, max(usual, gap) * 2), now)
        lately = sum(now - one.at <= TOGETHER for one in self._slowed.values())
        if lately >= SEVERAL or now < self._paused_all:
            self._paused_all = max(self._paused_all, until)
            self._slow_down(now)

    def _slow_down(self, now: float) -> None:
        """Once for all the refusals that come together: what was under way says nothing new."""
        if now - self._cut_at > TOGETHER:
            self._rate, self._cut_at = max(SLOWEST, self.rate * CUT), now
        self._climbs_from = self._paused_all
        # The chats did nothing wrong: they wait with all others, and not on their own after that.
        for one in self._slowed.values():
            if now - one.at <= TOGETHER:
                one.gap = 0.0

    def _sweep(self, now: float) -> None:
        """Forgets chats that no limit speaks of any more, so that memory stays flat."""
        self._swept = now
        self._chats = {c: sent for c, sent in self._chats.items() if now - sent[-1] < REMEMBERED}
        self._slowed = {
            chat: one
            for chat, one in self._slowed.items()
            if one.until > now or self._gap(one, now) > 0
        }
