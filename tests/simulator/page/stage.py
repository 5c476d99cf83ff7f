"""The stage of the page's tests: a real simulator on a port, the page in Chromium, and a bot whose
lines the test speaks itself over HTTP, so that nothing happens but what the test says."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx
import uvicorn
from playwright.async_api import ConsoleMessage, Error, Locator, Page, Request, ViewportSize, expect

from simulator.server import create_app
from simulator.world import World

SAMPLES = (
    {"label": "Log hours", "text": "2hrs tues gardening for Jean"},
    {"label": "Ask for help", "text": "need a lift thurs", "next": "Then Pat says yes."},
)
WIDE = ViewportSize(width=1500, height=900)
NARROW = ViewportSize(width=390, height=800)
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff"


class Supervisor:
    """Stands for the demo's supervisor and remembers what it was asked."""

    def __init__(self) -> None:
        self.running = True
        self.asked: list[str | tuple[str, float]] = []

    async def kill(self) -> None:
        """The bot is dead now."""
        self.running = False
        self.asked.append("kill")

    async def start(self) -> None:
        """The bot runs again."""
        self.running = True
        self.asked.append("start")

    async def set_clock(self, shift_seconds: float) -> None:
        """Remembers the shift."""
        self.asked.append(("clock", shift_seconds))


class Simulator:
    """The simulator on a port of its own, in a thread of its own."""

    def __init__(self, world: World, supervisor: Supervisor) -> None:
        self._world = world
        self._supervisor = supervisor
        self._port = 0

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Serves; on the same port when it has served before."""
        app = create_app(self._world, controls=self._supervisor, samples=SAMPLES)
        self._server = uvicorn.Server(
            uvicorn.Config(app, port=self._port, log_level="error", ws="none", lifespan="off")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the simulator did not start"
            time.sleep(0.005)
        self._port = self._server.servers[0].sockets[0].getsockname()[1]

    def leave(self) -> None:
        """Tells it to end, and does not wait."""
        self._server.should_exit = self._server.force_exit = True

    def stop(self) -> None:
        """Ends it at once: open connections break."""
        self.leave()
        self._thread.join(5)
        assert not self._thread.is_alive(), "the simulator did not stop"


class Bot:
    """The bot's side of the Bot API, spoken by the test."""

    def __init__(self, http: httpx.AsyncClient, token: str) -> None:
        self._http = http
        self._token = token
        self._offset = 0

    async def raw(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer, refusals too."""
        answer = await self._http.post(f"/bot{self._token}/{method}", json=params)
        body: dict[str, Any] = answer.json()
        return body

    async def call(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        body = await self.raw(method, **params)
        assert body["ok"], f"{method}: {body}"
        return body["result"]

    async def says(self, chat: int, text: str, *rows: list[dict[str, Any]], **more: Any) -> int:
        """Sends a message, with rows of inline buttons; its id."""
        if rows:
            more["reply_markup"] = {"inline_keyboard": list(rows)}
        sent = await self.call("sendMessage", chat_id=chat, text=text, **more)
        return int(sent["message_id"])

    async def next_update(self) -> dict[str, Any]:
        """The next update, whenever it comes."""
        while True:
            for update in await self.call("getUpdates", offset=self._offset, timeout=1, limit=1):
                self._offset = update["update_id"] + 1
                found: dict[str, Any] = update
                return found

    async def hears(self, kind: str) -> dict[str, Any]:
        """The next update of a kind (others before it are passed over), within five seconds."""
        async with asyncio.timeout(5):
            while kind not in (update := await self.next_update()):
                pass
        found: dict[str, Any] = update[kind]
        return found


def callback(text: str, data: str, **more: str) -> dict[str, Any]:
    """An inline button that the bot hears of."""
    return {"text": text, "callback_data": data, **more}


@dataclass
class Stage:
    """What a test plays with."""

    world: World
    bot: Bot
    page: Page
    simulator: Simulator
    supervisor: Supervisor
    ids: dict[str, int]
    trouble: list[str] = field(default_factory=list)

    def phone(self, name: str) -> Locator:
        """The phone whose owner's full name begins so, wide or narrow."""
        return self.page.locator(f'.phone[aria-label^="{name}"]')

    def box(self, name: str) -> Locator:
        """Where this person types."""
        return self.phone(name).get_by_role("textbox")

    async def says(self, name: str, text: str) -> None:
        """Types and presses Enter."""
        await self.box(name).fill(text)
        await self.box(name).press("Enter")

    async def sees(self, name: str, text: str) -> Locator:
        """The newest message with these words, once it is there."""
        item = self.phone(name).locator("li.message, li.service").filter(has_text=text).last
        await expect(item).to_be_visible()
        return item

    async def texts(self, name: str) -> list[str]:
        """The words of all messages on a phone, oldest first."""
        return await self.phone(name).locator("li.message .text").all_inner_texts()

    async def met(self, *names: str) -> None:
        """These people have started the bot, and it has heard them."""
        for name in names:
            await self.phone(name).get_by_role("button", name="Start", exact=True).click()
            await self.bot.hears("message")


@asynccontextmanager
async def stage(page: Page) -> AsyncIterator[Stage]:
    """Five phones in a browser window. At the end: no error on the page, no call to elsewhere."""
    world = World(limits=False)
    ids = {
        "Amina": world.add_person("Amina", last_name="Begum", role_hint="resident").id,
        "Jean": world.add_person("Jean", last_name="Carter", role_hint="resident").id,
        "Mr Hussain": world.add_person("Mr Hussain", language_code="ur", role_hint="resident").id,
        "Pat": world.add_person("Pat", last_name="O’Brien", role_hint="broker").id,
        LONG_NAME: world.add_person(LONG_NAME, role_hint="organiser").id,
    }
    supervisor = Supervisor()
    simulator = Simulator(world, supervisor)
    simulator.start()
    try:
        async with httpx.AsyncClient(base_url=simulator.url) as http:
            bot = Bot(http, world.token)
            play = Stage(world, bot, page, simulator, supervisor, ids)
            watching = _watch(page, play)
            await page.mouse.move(1, 1)
            await page.goto(simulator.url)
            await page.locator(".phone").first.wait_for()
            yield play
            for event, listener in watching.items():
                page.remove_listener(event, listener)
            await page.goto("about:blank")
    finally:
        simulator.leave()
    assert not play.trouble, play.trouble


def _watch(page: Page, play: Stage) -> dict[str, Any]:
    """Notes script errors, console errors and every request that leaves the simulator."""
    here = urlsplit(play.simulator.url).netloc

    def console(line: ConsoleMessage) -> None:
        # A request that fails is written there by the browser itself; the page says so in words.
        if line.type == "error" and "net::ERR" not in line.text:
            play.trouble.append(f"console: {line.text} ({line.location['url']})")

    def request(sent: Request) -> None:
        if urlsplit(sent.url).netloc not in {here, ""}:
            play.trouble.append(f"left the simulator: {sent.url}")

    def error(thrown: Error) -> None:
        play.trouble.append(f"script error: {thrown}")

    watching: dict[str, Any] = {"console": console, "request": request, "pageerror": error}
    for event, listener in watching.items():
        page.on(event, listener)  # type: ignore[call-overload]
    return watching
