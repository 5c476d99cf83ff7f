"""The same number of people with the echo bot: one message and three taps, again and again."""

import asyncio
import time

from simulator.models import Message
from simulator.people import People
from tests.bench.journeys import STUCK_SECONDS, Pair
from tests.bench.stage import Stage

TAPS = 3


class Echoes:
    """Each chat says something, presses the button three times, and begins anew."""

    def __init__(self, stage: Stage, pairs: list[Pair]) -> None:
        self._stage = stage
        self._people = People(stage.world)
        self._chats = {p.giver: p.name for p in pairs}
        self._left: dict[int, int] = {}
        self._taps: dict[int, int] = {}
        self._open = 0
        self._finished = asyncio.Event()
        self.updates = 0
        stage.journal.heard = self._heard

    async def walk(self, each: int) -> float:
        """Every chat makes `each` rounds; returns seconds until the bot's last call."""
        self._finished.clear()
        began = time.perf_counter()
        self._open = len(self._chats)
        for chat in self._chats:
            self._left[chat] = each
            self._say(chat)
        await asyncio.wait_for(self._finished.wait(), 3 * STUCK_SECONDS)
        await self._stage.quiet()
        return self._stage.journal.last_at - began

    def _say(self, chat: int) -> None:
        self._left[chat] -= 1
        self._taps[chat] = 0
        self.updates += 1
        words = f"2hrs yesterday gardening for {self._chats[chat]}"
        self._people.say(self._stage.world.people[chat], words)

    def _heard(self, kind: str, chat: int, message: Message) -> None:
        if message.markup is not None:
            asyncio.get_running_loop().call_soon(self._look, kind, chat, message)

    def _look(self, kind: str, chat: int, message: Message) -> None:
        taps = self._taps[chat]
        if (kind == "message") != (taps == 0):
            return
        if taps < TAPS:
            self._taps[chat] += 1
            self.updates += 1
            self._people.tap(self._stage.world.people[chat], message.id, data="yes")
        elif self._left[chat] > 0:
            self._say(chat)
        else:
            self._open -= 1
            if self._open == 0:
                self._finished.set()
