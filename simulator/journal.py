"""What happened, for the page (events) and for tests (the bot's calls); bounded rings."""

import asyncio
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from simulator.models import Message

T = TypeVar("T")

KEPT_EVENTS = 5_000
KEPT_CALLS = 5_000


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person's phone shows. `message` is rendered when the event is read."""

    n: int
    person: int | None
    chat: int | None
    kind: str
    message: "Message | None" = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: method as written, parameters, HTTP status."""

    n: int
    at: float
    method: str
    params: dict[str, Any]
    status: int


class Journal:
    """Numbers events and calls, keeps the newest, wakes those who listen."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=KEPT_EVENTS)
        self._calls: deque[Call] = deque(maxlen=KEPT_CALLS)
        self._listeners: set[asyncio.Event] = set()
        self.last_event = 0
        self.last_call = 0

    def event(
        self,
        kind: str,
        person: int | None = None,
        chat: int | None = None,
        message: "Message | None" = None,
        text: str | None = None,
    ) -> None:
        """Adds an event for one phone, or for the whole page when `person` is None."""
        self.last_event += 1
        self._events.append(Event(self.last_event, person, chat, kind, message, text))
        for listener in self._listeners:
            listener.set()

    def events(self, after: int) -> list[Event]:
        """Events numbered above `after` that are still held, oldest first."""
        return _newer(self._events, self.last_event - after)

    def call(self, at: float, method: str, params: dict[str, Any], status: int) -> None:
        """Adds one call of the bot."""
        self.last_call += 1
        self._calls.append(Call(self.last_call, at, method, params, status))

    def calls(self, after: int) -> list[Call]:
        """Calls numbered above `after` that are still held, oldest first."""
        return _newer(self._calls, self.last_call - after)

    def listen(self) -> asyncio.Event:
        """An event set at each new entry, until `unlisten`."""
        listener = asyncio.Event()
        self._listeners.add(listener)
        return listener

    def unlisten(self, listener: asyncio.Event) -> None:
        """Ends what `listen` began."""
        self._listeners.discard(listener)


def _newer(ring: deque[T], count: int) -> list[T]:
    if count <= 0:
        return []
    return list(islice(ring, max(0, len(ring) - count), None))
