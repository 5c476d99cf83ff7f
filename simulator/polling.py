"""getUpdates: long polling as the official server does it."""

import asyncio
import time
from typing import Any

from simulator.args import Args
from simulator.errors import (
    POLL_ENDED_BY_WEBHOOK,
    TWO_POLLERS,
    WEBHOOK_ACTIVE,
    ApiError,
    bad_request,
)
from simulator.queue import DEFAULT_KINDS, KINDS
from simulator.world import World

MAX_TIMEOUT = 50
REPEAT_SECONDS = 3.0
BUSY_SECONDS = 0.5


def allowed_updates(args: Args) -> frozenset[str] | None:
    """The kinds a request asks for; None where it leaves them as they were."""
    given: Any = args.json("allowed_updates", "Can't parse allowed_updates JSON object")
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(kind, str) for kind in given):
        raise bad_request("allowed_updates must be an Array of String")
    return frozenset(kind for kind in given if kind in KINDS) or DEFAULT_KINDS


class Poller:
    """One waiting getUpdates at a time; a second one ends the first with 409."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._ended: asyncio.Future[str] | None = None
        self._last_offset: int | None = None
        self._last_start = float("-inf")
        self.webhook_active = False

    def end_by_webhook(self) -> None:
        """setWebhook was called: a waiting poll ends."""
        self._end(POLL_ENDED_BY_WEBHOOK)

    def _end(self, reason: str) -> None:
        if self._ended is not None and not self._ended.done():
            self._ended.set_result(reason)
        self._ended = None

    async def poll(self, args: Args, gone: "asyncio.Future[None]") -> bytes:
        """The encoded result array; waits up to `timeout` for an update.

        `gone` completes when the caller hangs up. Raises ApiError 409 where another poll or a
        webhook takes over.
        """
        if self.webhook_active:
            raise ApiError(409, WEBHOOK_ACTIVE)
        kinds = allowed_updates(args)
        queue = self._world.queue
        if kinds is not None:
            queue.allowed = kinds
        offset = args.integer("offset")
        limit = min(100, max(1, args.integer("limit", 100)))
        timeout = float(min(MAX_TIMEOUT, max(0, args.integer("timeout"))))
        self._end(TWO_POLLERS)
        if self._world.limits.on:
            timeout, limit = self._slow_down(offset, timeout, limit)
        queue.confirm(offset)
        if len(queue) == 0 and timeout > 0:
            await self._wait(gone, timeout)
        return b"[]" if gone.done() else queue.batch(limit)

    def _slow_down(self, offset: int, timeout: float, limit: int) -> tuple[float, int]:
        """The official server's brake on a bot that asks the same again and again."""
        now = time.monotonic()
        again = offset == self._last_offset
        since = now - self._last_start
        self._last_offset, self._last_start = offset, now
        if again and since < REPEAT_SECONDS and timeout < REPEAT_SECONDS:
            timeout = REPEAT_SECONDS
        if again and since < BUSY_SECONDS:
            limit = 1
        return timeout, limit

    async def _wait(self, gone: "asyncio.Future[None]", seconds: float) -> None:
        queue = self._world.queue
        ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._ended = ended
        waker = queue.waker()
        woken = asyncio.ensure_future(waker.wait())
        try:
            ends: set[asyncio.Future[Any]] = {woken, ended, gone}
            await asyncio.wait(ends, timeout=seconds, return_when="FIRST_COMPLETED")
        finally:
            woken.cancel()
            queue.unwatch(waker)
            if self._ended is ended:
                self._ended = None
        if ended.done():
            raise ApiError(409, ended.result())
