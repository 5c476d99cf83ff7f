"""A whole small town in one process: the simulator, the bot, its database, and everyone's phones.

Nothing is mocked: updates come over the Bot API (through ASGI instead of a socket), rows go into
a real database file, and answers are drawn and sent by the real delivery.
"""

import asyncio
import contextlib
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot import sample
from bot.app import Program, open_program
from bot.pacing import Limits, Pacer
from bot.settings import Settings
from handlers.wording import Wording
from simulator.server import create_app
from simulator.world import DEFAULT_TOKEN, World
from storage import open_database
from storage.migrate import migrate
from storage.people import Person
from tests import few_buttons
from tests.copies import copied
from tests.driver import HttpBackend, Phone, Phones
from tests.driver.straight import StraightRequest

SETTLE_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 0.001
GATHERED_SECONDS = 0.001
"""From one round of the delivery to the next: nobody here is waited for as long as Telegram is."""

START = datetime(2026, 11, 16, 10, tzinfo=UTC)
"""When every town begins: a Monday, 10am, so that no test depends on the hour at which it runs."""

PROVED = """
INSERT INTO second_factor (community_id, person_id, secret, confirmed_at, good_until)
SELECT DISTINCT community_id, person_id, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', granted_at,
    '2099-01-01T00:00:00.000Z' FROM role WHERE 1 = 1 ON CONFLICT DO NOTHING"""
"""The sample's staff have proved for good who they are; tests/conversations/test_proving.py takes
that away."""


class TownClock:
    """Real time plus a shift, which begins at START; the simulator's clock is moved with it."""

    def __init__(self) -> None:
        self.shift = START - datetime.now(UTC)

    def now(self) -> datetime:
        """This moment, moved."""
        return datetime.now(UTC) + self.shift


class Town:
    """Everything a test needs: `phones`, the running `program`, and the sample timebank."""

    def __init__(self, database_url: str, **settings: Any) -> None:
        self.world = World(limits=False)
        self.app = create_app(self.world)
        self.clock = TownClock()
        self.world.clock.set_shift(self.clock.shift.total_seconds())
        if not database_url.startswith("sqlite"):
            settings.setdefault("erasures", f"{tempfile.mkdtemp()}/erasures")
        self.settings = Settings(
            token=DEFAULT_TOKEN,
            database_url=database_url,
            api_url="http://simulator",
            sends_per_second=1_000,
            sends_per_chat_second=1_000,
            sends_per_group_minute=60_000,
            **settings,
        )
        self.backend = HttpBackend.in_process(self.app)
        self.phones = Phones(self.backend, settle=self.settle)
        self.people: dict[str, Person] = {}
        self.program: Program | None = None
        self._running: asyncio.Task[None] | None = None
        self._watch = few_buttons.watch()

    async def open(self, *, people: bool = True) -> None:
        """Makes the sample timebank (or, without people, an empty install) and starts the bot."""
        accounts = []
        for one in (*sample.EVERYONE, sample.SECOND_BROKER):
            role = one.roles[0].title() if one.roles else "Resident"
            person = self.world.add_person(one.name, last_name=one.last_name, role_hint=role)
            person.started = people  # they have opened the bot at some time before the test
            self.phones.phone(one.name).known_as(person.id)
            accounts.append((one, person.id))
        if people:
            self.people = await self._sample(accounts)
        await self.start()

    async def _sample(
        self, accounts: Sequence[tuple[sample.SamplePerson, int | None]]
    ) -> dict[str, Person]:
        """The sample timebank in this town's database, made once a process for all towns."""
        url = self.settings.database_url

        async def make() -> dict[str, Person]:
            database = await open_database(url)
            # Not a moment later: for the next town, which has a copy, that would be yet to come.
            await migrate(database, START)
            people = await sample.make(database, START, accounts)
            async with database.write() as tx:
                await tx.run(PROVED)
            await database.close()
            return people

        which = (START, *(telegram_id for _, telegram_id in accounts))
        return dict(await copied(url, which, make))

    async def start(self) -> None:
        """Starts the bot."""
        self.program = await open_program(
            self.settings,
            clock=self.clock,
            request=lambda _: StraightRequest(self.app),
            wording=Wording.load(strict=True),
        )
        self.program.delivery.gathered = GATHERED_SECONDS
        self._running = asyncio.create_task(self.program.run())

    def wait_by_clock(self) -> None:
        """What Telegram asks to wait goes by with this town's clock, until the bot is stopped."""
        assert self.program is not None
        settings = self.settings
        limits = Limits(
            settings.sends_per_second,
            settings.sends_per_chat_second,
            settings.sends_per_group_minute,
        )
        self.program.delivery.pacer = Pacer(limits, lambda: self.clock.now().timestamp())

    async def stop(self) -> None:
        """Stops the bot; what is in the database stays."""
        if self._running is not None:
            self._running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running
            self._running = None
        if self.program is not None:
            await self.program.close()
            self.program = None

    async def close(self) -> None:
        """Stops everything. Fails where a screen that was drawn had too many buttons, or a question
        was too long."""
        await self.stop()
        await self.backend.close()
        broken = few_buttons.done(self._watch)
        assert not broken, "\n".join(broken)

    async def settle(self) -> None:
        """Waits until every update has been handled and every answer sent."""
        if self.program is not None:
            # What a test or the alarm has written would be found half a second later.
            self.program.wake()
            self.program.delivery.wake()
            self.program.jobs.wake()
        await self.until(self._idle)

    async def until(self, condition: Callable[[], Awaitable[bool]]) -> None:
        """Waits for something; fails with the bot's own error where it has died."""
        deadline = asyncio.get_running_loop().time() + SETTLE_SECONDS
        while not await condition():
            if self._running is not None and self._running.done():
                await self._running
            if asyncio.get_running_loop().time() > deadline:
                raise AssertionError("the bot did not come to rest")
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def _idle(self) -> bool:
        if self.program is None:
            return True
        if len(self.world.queue) > 0:
            return False
        return await self.program.idle()

    async def later(self, **delta: float) -> None:
        """Moves the clock forward and lets everything that fell due happen."""
        self.clock.shift += timedelta(**delta)
        await self.backend.post("clock", shift_seconds=self.clock.shift.total_seconds())
        if self.program is not None:
            await self.program.alarm.tick()
            self.program.wake()
        await self.settle()
        await self.phones.look()

    def phone(self, name: str) -> Phone:
        """One person's phone."""
        return self.phones.phone(name)
