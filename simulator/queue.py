"""The bot's queue of updates, with the rules of getUpdates.

An update stays until a later offset confirms it, or its life time ends. Bodies are kept as encoded
JSON, so that handing them out costs nothing.
"""

import asyncio
import json
import secrets
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import Any

from simulator.clock import Clock

KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
    "message_reaction_count",
    "channel_post",
    "edited_channel_post",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "purchased_paid_media",
    "chat_boost",
    "removed_chat_boost",
)
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
DEFAULT_KINDS = frozenset(KINDS) - _NOT_BY_DEFAULT
LIFE_SECONDS = {
    "callback_query": 150,
    "shipping_query": 150,
    "pre_checkout_query": 150,
    "inline_query": 30,
    "chosen_inline_result": 600,
}
DAY = 24 * 3600
MAX_EVENTS = 100_000
MAX_EVENT_BYTES = 512 * 1024
RESPONSE_BYTES = 4 * 1024 * 1024
REMEMBERED = 10_000


@dataclass(slots=True)
class Queued:
    """An update: its number, encoded body, kind, ordering key for webhooks, and end of life."""

    number: int
    body: bytes
    kind: str
    lane: str
    expires: float


class UpdateQueue:
    """Numbers, keeps, hands out and forgets updates; wakes whoever waits for one."""

    def __init__(self, clock: Clock, first: int | None = None) -> None:
        self._clock = clock
        self._next = first if first is not None else 100_000_000 + secrets.randbelow(800_000_000)
        self._waiting: OrderedDict[int, Queued] = OrderedDict()
        self._again: deque[Queued] = deque()
        self._sent: OrderedDict[int, Queued] = OrderedDict()
        self._wakers: set[asyncio.Event] = set()
        self.allowed = DEFAULT_KINDS
        self.dropped = 0
        self._soonest = float("inf")  # no waiting update ends before this

    def __len__(self) -> int:
        self._forget_old()
        return len(self._waiting) + len(self._again)

    def put(self, kind: str, content: dict[str, Any], lane: str, date: float) -> int | None:
        """Queues an update of `kind`; its number, or None where the bot does not ask for the kind.

        `date` (world seconds) is where its life time begins; `lane` orders webhook deliveries.
        """
        number = self._next
        self._next += 1
        if kind not in self.allowed:
            return None
        body = json.dumps({"update_id": number, kind: content}).encode()
        life = LIFE_SECONDS.get(kind, DAY)
        self._keep(Queued(number, body, kind, lane, date + life))
        return number

    def put_raw(self, update: Any) -> int | None:
        """Queues any JSON value. Without an `update_id` it is given the next one and redelivered
        like any other; with its own `update_id` it is handed out once."""
        number = self._next
        self._next += 1
        expires = self._clock.now() + DAY
        if isinstance(update, dict) and "update_id" not in update:
            body = json.dumps({"update_id": number, **update}).encode()
            self._keep(Queued(number, body, "raw", "raw", expires))
            return number
        own = update.get("update_id") if isinstance(update, dict) else None
        self._again.append(Queued(number, json.dumps(update).encode(), "raw", "raw", expires))
        self.wake()
        return own if isinstance(own, int) else None

    def redeliver(self, number: int) -> bool:
        """Hands an update out once more, as after a lost confirmation. False if unknown."""
        queued = self._sent.get(number) or self._waiting.get(number)
        if queued is None:
            return False
        expires = self._clock.now() + DAY
        own = self._next  # its place in the queue; the body keeps its old number
        self._next += 1
        self._again.append(Queued(own, queued.body, queued.kind, queued.lane, expires))
        self.wake()
        return True

    def _keep(self, queued: Queued) -> None:
        self._sent[queued.number] = queued
        if len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)
        if len(self._waiting) >= MAX_EVENTS or len(queued.body) > MAX_EVENT_BYTES:
            self.dropped += 1
            return
        self._waiting[queued.number] = queued
        self._soonest = min(self._soonest, queued.expires)
        self.wake()

    def _forget_old(self) -> None:
        now = self._clock.now()
        if now < self._soonest:
            return
        for queued in [q for q in self._waiting.values() if q.expires <= now]:
            del self._waiting[queued.number]
        self._soonest = min((q.expires for q in self._waiting.values()), default=float("inf"))

    def confirm(self, offset: int) -> None:
        """Forgets what `offset` confirms: all below it, or all but the last -offset."""
        if offset > 0:
            while self._waiting and next(iter(self._waiting)) < offset:
                self._waiting.popitem(last=False)
        elif offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popitem(last=False)
            self._again.clear()

    def batch(self, limit: int) -> bytes:
        """The oldest updates as an encoded JSON array: at most `limit`, and about 4 MB."""
        self._forget_old()
        parts: list[bytes] = []
        size = 0
        while self._again and len(parts) < limit:
            parts.append(self._again.popleft().body)
        for queued in self._waiting.values():
            if len(parts) >= limit or size > RESPONSE_BYTES:
                break
            parts.append(queued.body)
            size += len(queued.body)
        return b"[" + b",".join(parts) + b"]"

    def since(self, number: int) -> list[Queued]:
        """What waits and was queued after `number`, oldest first (webhooks read this)."""
        newer: list[Queued] = []
        for queued in reversed(self._waiting.values()):
            if queued.number <= number:
                break
            newer.append(queued)
        newer.extend(queued for queued in self._again if queued.number > number)
        return sorted(newer, key=lambda queued: queued.number)

    def done(self, queued: Queued) -> None:
        """Forgets one update that a webhook has taken."""
        if queued in self._again:
            self._again.remove(queued)
        elif self._waiting.get(queued.number) is queued:
            del self._waiting[queued.number]

    def clear(self) -> None:
        """Forgets everything that waits (drop_pending_updates)."""
        self._waiting.clear()
        self._again.clear()

    def wake(self) -> None:
        """Wakes whoever waits for an update."""
        for waker in self._wakers:
            waker.set()

    def waker(self) -> asyncio.Event:
        """An event set at each new update, until `unwatch`."""
        event = asyncio.Event()
        self._wakers.add(event)
        return event

    def unwatch(self, event: asyncio.Event) -> None:
        """Ends what `waker` began."""
        self._wakers.discard(event)
