"""Webhooks: updates are posted to the bot, in order per queue, and tried again until they end."""

import asyncio
import json
import re
from collections import deque
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import httpx

from simulator.args import Args, read_args
from simulator.errors import ApiError, bad_request
from simulator.methods import METHODS
from simulator.polling import Poller, allowed_updates
from simulator.queue import Queued
from simulator.world import World

ANSWER_SECONDS = 60.0
MAX_PAUSE = 60.0
MAX_RETRY_AFTER = 3600.0
PORTS = frozenset({443, 80, 88, 8443})
_SECRET = re.compile(r"^[A-Za-z0-9_-]{1,256}$")
_HOST = re.compile(r"^[A-Za-z0-9._:-]+$")
_NOT_IN_ANSWERS = ("get", "setwebhook", "deletewebhook", "logout", "close")


class Webhooks:
    """Where the bot wants its updates, and the tasks that bring them there.

    Like a self-hosted server in local mode it takes http, any port and any address; with
    `strict`, only what the public service takes. `transport` lets tests deliver in-process.
    """

    def __init__(
        self,
        world: World,
        poller: Poller,
        *,
        strict: bool = False,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._world = world
        self._poller = poller
        self._strict = strict
        self.transport = transport
        self.url = ""
        self._secret = ""
        self._connections = 40
        self._kinds: frozenset[str] | None = None
        self._last_error: tuple[int, str] | None = None
        self._task: asyncio.Task[None] | None = None
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._todo: dict[str, deque[Queued]] = {}

    async def set(self, address: str, args: Args) -> str:
        """setWebhook and, with an empty address, deleteWebhook; what was done, in words."""
        had = bool(self.url)
        secret = args.text("secret_token")
        if address:
            self._check(address)
        if secret and not _SECRET.match(secret):
            raise bad_request(
                "secret token contains unallowed characters"
                if len(secret) <= 256
                else "secret token is too long"
            )
        kinds = allowed_updates(args)
        await self.stop()
        if args.flag("drop_pending_updates"):
            self._world.queue.clear()
        self.url, self._secret = address, secret if address else ""
        self._connections = min(100, max(1, args.integer("max_connections", 40)))
        self._last_error = None
        self._poller.webhook_active = bool(address)
        if kinds is not None:
            self._kinds = self._world.queue.allowed = kinds
        if address:
            self._poller.end_by_webhook()
            self._task = asyncio.create_task(self._run())
            return "Webhook was set"
        return "Webhook was deleted" if had else "Webhook is already deleted"

    def _check(self, address: str) -> None:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        if parts.scheme not in {"http", "https"} or not _HOST.match(parts.hostname or ""):
            raise bad_request("invalid webhook URL specified")
        if self._strict:
            if parts.scheme != "https":
                raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
            if (parts.port or 443) not in PORTS:
                raise bad_request(
                    "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
                )

    def info(self) -> dict[str, Any]:
        """WebhookInfo."""
        wire: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.queue),
        }
        if self.url:
            wire["max_connections"] = self._connections
        if self._last_error is not None:
            wire["last_error_date"], wire["last_error_message"] = self._last_error
        if self._kinds is not None:
            wire["allowed_updates"] = sorted(self._kinds)
        return wire

    async def stop(self) -> None:
        """Ends all deliveries; what was not taken stays in the queue."""
        tasks = [*self._lanes.values(), *([self._task] if self._task else [])]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        self._lanes.clear()
        self._todo.clear()
        self._task = None

    async def _run(self) -> None:
        """Starts a task for each lane that has something to bring."""
        queue = self._world.queue
        newest = -1
        waker = queue.waker()
        slots = asyncio.Semaphore(self._connections)
        try:
            async with httpx.AsyncClient(
                transport=self.transport, timeout=ANSWER_SECONDS
            ) as client:
                while True:
                    waker.clear()
                    for queued in queue.since(newest):
                        newest = queued.number
                        self._todo.setdefault(queued.lane, deque()).append(queued)
                        if queued.lane not in self._lanes:
                            lane = self._lane(queued.lane, client, slots)
                            self._lanes[queued.lane] = asyncio.create_task(lane)
                    await waker.wait()
        finally:
            queue.unwatch(waker)

    async def _lane(self, lane: str, client: httpx.AsyncClient, slots: asyncio.Semaphore) -> None:
        """Brings one lane's updates, each until it is taken or its life ends."""
        todo = self._todo[lane]
        while todo:
            await self._bring(todo.popleft(), client, slots)
        # Nothing can have been added since the last look: there was no await in between.
        del self._todo[lane], self._lanes[lane]

    async def _bring(
        self, queued: Queued, client: httpx.AsyncClient, slots: asyncio.Semaphore
    ) -> None:
        pause = 0.0
        while queued.expires > self._world.clock.now():
            async with slots:
                wait = await self._post(queued, client)
            if wait is None:
                self._world.queue.done(queued)
                return
            # First again at once, then after 2, 4, 8 ... seconds, unless the bot names a time.
            await asyncio.sleep(wait or pause)
            pause = min(MAX_PAUSE, pause * 2 or 2.0)
        self._world.queue.done(queued)

    async def _post(self, queued: Queued, client: httpx.AsyncClient) -> float | None:
        """None when the bot took it, else the pause it asks for (0: ours)."""
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        try:
            answer = await client.post(self.url, content=queued.body, headers=headers)
        except httpx.HTTPError as error:
            self._failed(f"Connection failed: {error}")
            return 0.0
        if answer.is_success:
            self._carry_out(answer)
            return None
        self._failed(f"Wrong response from the webhook: {answer.status_code}")
        try:
            return min(MAX_RETRY_AFTER, float(answer.headers.get("Retry-After", "0")))
        except ValueError:
            return 0.0

    def _failed(self, reason: str) -> None:
        self._last_error = (self._world.clock.unix(), reason)

    def _carry_out(self, answer: httpx.Response) -> None:
        """Makes the call that the answer's body may hold; its result is told to nobody."""
        if not answer.content:
            return
        with suppress(ValueError, ApiError):
            args = read_args(answer.headers.get("content-type", ""), "", answer.content)
            name = args.text("method").lower()
            if name in METHODS and not name.startswith(_NOT_IN_ANSWERS):
                METHODS[name](self._world, args)


def encode(result: Any) -> bytes:
    """A result as Telegram's successful answer."""
    return b'{"ok":true,"result":' + json.dumps(result).encode() + b"}"
