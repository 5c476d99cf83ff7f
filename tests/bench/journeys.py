"""People who log, confirm and approve hours, as fast as the bot answers them."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from simulator.models import Message
from simulator.people import People
from tests.bench.stage import Stage
from tests.bench.town_file import Plan

SENTENCE = "2hrs yesterday gardening for {name}"
UPDATES = 4
"""Of one journey: the sentence, Yes, Yes that's right, Approve."""
STUCK_SECONDS = 60.0


@dataclass(slots=True)
class Pair:
    """Two neighbours and their broker; `left` journeys to go, `since` the last update sent."""

    giver: int
    receiver: int
    broker: int
    name: str
    left: int = 0
    started: int = 0
    done: int = 0
    approved: bool = False
    took: list[float] = field(default_factory=list)


class Journeys:
    """Plays everybody's part: presses what a person would press when it appears."""

    def __init__(self, stage: Stage, pairs: Iterable[Pair]) -> None:
        self._stage = stage
        self._people = People(stage.world)
        self.pairs = list(pairs)
        self._by_giver = {p.giver: p for p in self.pairs}
        self._by_receiver = {p.receiver: p for p in self.pairs}
        self._brokers = {p.broker for p in self.pairs}
        self._of_exchange: dict[str, Pair] = {}
        self._pressed: set[tuple[int, str]] = set()
        self._asked: dict[int, float] = {}
        self._finished = asyncio.Event()
        self.updates = 0
        self.replies: list[float] = []
        """Seconds from each update to the first thing its sender saw."""
        stage.journal.heard = self._heard

    async def walk(self, each: int) -> float:
        """Every pair makes `each` journeys, one after the other; returns seconds until the last
        call of the bot."""
        self._finished.clear()
        began = time.perf_counter()
        for pair in self.pairs:
            pair.left = each
            self._say(pair)
        last = -1
        while True:
            try:
                await asyncio.wait_for(self._finished.wait(), STUCK_SECONDS)
                break
            except TimeoutError:
                done = sum(p.done for p in self.pairs)
                if done == last:
                    last_words = self._stage.last_words()
                    raise AssertionError(f"journeys stopped after {done}: {last_words}") from None
                last = done
        await self._stage.quiet()
        return self._stage.journal.last_at - began

    def _say(self, pair: Pair) -> None:
        pair.approved = False
        pair.left -= 1
        self._sent(pair.giver)
        person = self._stage.world.people[pair.giver]
        self._people.say(person, SENTENCE.format(name=pair.name))

    def _sent(self, chat: int) -> None:
        self.updates += 1
        self._asked[chat] = time.perf_counter()

    def _heard(self, kind: str, chat: int, message: Message) -> None:
        asked = self._asked.pop(chat, None)
        if asked is not None:
            self.replies.append(time.perf_counter() - asked)
        # People look at what stands there once the bot's call is over.
        asyncio.get_running_loop().call_soon(self._look, kind, chat, message)

    def _look(self, kind: str, chat: int, message: Message) -> None:
        markup = message.markup or {}
        for row in markup.get("inline_keyboard", ()):
            for button in row:
                data = button.get("callback_data", "")
                if self._wanted(chat, data) and (chat, data) not in self._pressed:
                    self._pressed.add((chat, data))
                    self._press(chat, message.id, data)
                    return
        pair = self._by_giver.get(chat)
        if pair is not None and pair.approved and kind == "message":
            pair.done += 1
            pair.approved = False
            if pair.left > 0:
                self._say(pair)
            elif all(p.left == 0 and p.done == each for p, each in self._targets()):
                self._finished.set()

    def _targets(self) -> Iterable[tuple[Pair, int]]:
        most = max(p.done for p in self.pairs)
        return ((p, most) for p in self.pairs)

    def _wanted(self, chat: int, data: str) -> bool:
        if data.startswith("f:0:yes."):
            return chat in self._by_giver
        if data.startswith("x-confirm:"):
            return chat in self._by_receiver
        return data.startswith("x-approve:") and chat in self._brokers

    def _press(self, chat: int, message_id: int, data: str) -> None:
        number = data.split(":")[1]
        if data.startswith("x-confirm:"):
            self._of_exchange[number] = self._by_receiver[chat]
        elif data.startswith("x-approve:"):
            pair = self._of_exchange.get(number)
            if pair is None:
                return  # waited in the queue before the journeys began
            pair.approved = True
        self._sent(chat)
        self._people.tap(self._stage.world.people[chat], message_id, data=data)


def settle_in(stage: Stage, plan: Plan, count: int) -> list[Pair]:
    """The first `count` pairs of the town, and their brokers, get phones."""
    pairs = []
    for one, other, broker, name in plan.pairs():
        if len(pairs) == count:
            break
        for account in (one, other, broker):
            if account not in stage.world.people:
                person = stage.world.add_person(f"Person {account}", person_id=account)
                person.started = True
        pairs.append(Pair(one, other, broker, name))
    return pairs
