"""What is thrown at the running program: one update at a time, and how long each took."""

import logging
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from handlers.table import registry
from simulator.clock import Clock
from simulator.world import World
from storage.db import Row
from tests.fuzz import mutated
from tests.simulation.determined import VirtualClock, determined
from tests.simulation.machine import Machine, Watcher
from tests.simulation.people import Actor, Crowd
from tests.simulation.run import database_in, town

SLOW = 1.0
"""Seconds of processor time that one update may take at most."""
LINKS = (
    "join-{}", "join_{}", "claim_{}", "shift_{}", "second_{}", "near_{}", "letter_{}",
    "volunteer",
    "here_{}", "in_{}", "s_{}", "o_{}", "op_{}", "c-{}", "vote_{}", "nominee_{}", "judge_{}", "{}",
    "thanks_{}", "code_{}", "checkin_{}", "elsewhere_{}", "device_{}", "at_{}", "b_{}", "-{}",
    "_{}",
)  # fmt: skip


@dataclass
class Found:
    """What came of it: how many of each kind were thrown, the slowest, and what was a bug."""

    thrown: Counter[str] = field(default_factory=Counter)
    undecodable: int = 0
    slowest: float = 0.0
    bugs: list[str] = field(default_factory=list)


class Thrower:
    """A town at peace, into which nonsense comes."""

    def __init__(self, machine: Machine, crowd: Crowd, watcher: Watcher, chance: Random) -> None:
        self.machine, self.crowd, self.watcher, self.chance = machine, crowd, watcher, chance
        self.found = Found()
        self._number = 50_000_000

    async def throw(self, kind: str, update: Any) -> None:
        """One update arrives, and is handled or set aside; all that comes of it is sent."""
        from bot.intake import receive

        machine = self.machine
        program = machine.program
        self._number += 1
        if isinstance(update, dict):
            update = {**update, "update_id": self._number}
        begun = time.process_time()
        try:
            await receive(program.database, machine.clock, [update], program.wake)
            for _ in range(6):
                await machine.turn()
                await machine._flown()
        except Exception as error:  # noqa: BLE001 (whatever it is, it is what is looked for)
            self.watcher.found.append(f"{type(error).__name__}: {error}")
        took = time.process_time() - begun
        self.found.thrown[kind] += 1
        self.found.slowest = max(self.found.slowest, took)
        if took > SLOW:
            self.found.bugs.append(f"{kind}: {took:.1f} s for {str(update)[:300]}")
        new = [*self.watcher.found, *machine.violations]
        self.watcher.found.clear()
        machine.violations.clear()
        self.found.bugs += [f"{kind}: {str(update)[:400]}\n{one}" for one in new]

    def real(self) -> dict[str, Any]:
        """What somebody does, as Telegram would tell the bot."""
        while True:
            self.crowd.act()
            self.machine._collect()
            if self.machine.coming:
                update: dict[str, Any] = self.machine.coming.pop(0)
                self.machine.coming.clear()
                return update

    def tap(self, who: Actor, data: str) -> dict[str, Any]:
        """A press of a button that says this."""
        chat = self.machine.world.chats[who.account.id]
        return {
            "callback_query": {
                "id": str(self._number),
                "from": who.account.wire,
                "chat_instance": "1",
                "data": data,
                "message": {
                    "message_id": 1,
                    "date": 0,
                    "chat": chat.wire,
                    "text": "?",
                    "from": self.machine.world.bot_user,
                },
            }
        }

    def says(self, who: Actor, words: str, **more: Any) -> dict[str, Any]:
        """A typed message, with entities where it is a command."""
        made: dict[str, Any] = {
            "message_id": self._number,
            "date": int(self.machine.clock.seconds()),
            "chat": self.machine.world.chats[who.account.id].wire,
            "from": who.account.wire,
            "text": words,
            **more,
        }
        if words.startswith("/"):
            length = len(words.split(maxsplit=1)[0])
            made["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {"message": made}

    # The entries ------------------------------------------------------------------------------

    async def updates(self, count: int) -> None:
        """Raw updates: real ones, and the same mutated."""
        for number in range(count):
            real = self.real()
            if number % 3 == 0:
                await self.throw("real", real)
            await self.throw("raw updates", mutated.update(self.chance, real))
        whole: Any
        for whole in (None, [], "x", 1, {"update_id": 1}, {"message": {}}, {"message": 5}):
            await self.throw("raw updates", whole)

    async def buttons(self, count: int) -> None:
        """Every verb with odd numbers, by anybody; `count` of them."""
        for verb, number in self._some(
            ((verb, number) for verb in registry().taps for number in mutated.IDS), count
        ):
            who = self.chance.choice(self.crowd.actors)
            await self.throw("buttons", self.tap(who, f"{verb}:{number}"[:64]))

    async def commands(self, count: int) -> None:
        """Every command with odd words behind it, by anybody."""
        for name, words in self._some(
            ((name, words) for name in registry().commands for words in mutated.WORDS), count
        ):
            who = self.chance.choice(self.crowd.actors)
            await self.throw("commands", self.says(who, f"/{name} {words}".strip()[:4096]))

    async def links(self, count: int) -> None:
        """Payloads of links to the bot, of all kinds and none."""
        for link, number in self._some(
            ((link, number) for link in LINKS for number in mutated.IDS), count
        ):
            who = self.chance.choice(self.crowd.actors)
            words = f"/start {link.format(number)}"[:71]
            await self.throw("deep links", self.says(who, words))

    async def files(self, count: int) -> None:
        """Files with names that lead elsewhere, of wrong types and impossible sizes."""
        names = ("../../etc/passwd", "a\x00.csv", "/abs.xlsx", "C:\\x.csv", "a" * 5000, "", ".csv",
                 "…\u202efdp.exe", "members.csv", "x.zip", "%2e%2e%2f", None, 5)  # fmt: skip
        for _ in range(count):
            who = self.chance.choice(self.crowd.actors)
            size = self.chance.choice((0, 1, -1, 20_000_001, 2**62, None, "x"))
            one: dict[str, Any] = {"file_id": "nothing", "file_unique_id": "x", "file_size": size}
            kind = self.chance.choice(("document", "photo", "voice", "video", "sticker", "audio"))
            if kind == "photo":
                one |= {"width": self.chance.choice((0, 1, 10**9)), "height": 2**40}
            elif kind == "document":
                one |= {"file_name": self.chance.choice(names), "mime_type": "text/../csv"}
            else:
                one |= {"duration": -1, "mime_type": "x", "width": 10**9, "height": 0}
                one |= {"type": "regular", "is_animated": False, "is_video": False}
            update = self.says(who, "?", **{kind: [one] if kind == "photo" else one})
            del update["message"]["text"]
            update["message"]["caption"] = self.chance.choice(mutated.WORDS)[:1000]
            await self.throw("files", update)

    async def inline(self, count: int) -> None:
        """Words typed behind the bot's name in other chats."""
        for _ in range(count):
            who = self.chance.choice(self.crowd.actors)
            words = self.chance.choice(mutated.WORDS)[:256]
            query = {"id": "1", "from": who.account.wire, "query": words, "offset": words[:64]}
            await self.throw("inline queries", {"inline_query": query})

    def _some(self, pairs: Iterator[tuple[str, str]], count: int) -> list[tuple[str, str]]:
        every = list(pairs)
        return every if count >= len(every) else self.chance.sample(every, count)

    async def undecodable(self) -> int:
        """How many were set aside as nothing that Telegram could have sent."""
        async with self.machine.real.read() as tx:
            rows: list[Row] = list(
                await tx.rows("SELECT cause FROM inbox WHERE state = 'parked' ORDER BY id")
            )
        return len(rows)


async def throw_all(seed: int, counts: dict[str, int], folder: Path) -> Found:
    """So many of each kind, by name of the entry."""
    chance, clock = Random(seed), VirtualClock()
    world = World(limits=False, clock=Clock(clock.seconds), first_update=1, first_message=1)
    url = database_in(folder, seed)
    quiet = logging.getLogger("goodturn")
    with determined(Random(seed + 1), clock):
        crowd = await town(world, chance, url)
        watcher = Watcher([one.phone for one in crowd.actors if not one.desk])
        quiet.addHandler(watcher)
        try:
            machine = Machine(url, world, clock, chance)
            await machine.start()
            thrower = Thrower(machine, crowd, watcher, chance)
            for name, count in counts.items():
                await getattr(thrower, name)(count)
            thrower.found.undecodable = await thrower.undecodable()
            await machine.stop()
        finally:
            quiet.removeHandler(watcher)
    return thrower.found
