"""The kill test: `kill -9` at random moments under load, with updates delivered again.

Neighbours log hours, half of them in one sentence, half answer by answer; the others confirm and
brokers approve, while the bot dies and comes back. At the end everything is counted.
"""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from simulator.models import Message
from simulator.people import People
from storage import Database, open_database
from tests.bench.journeys import SENTENCE, settle_in
from tests.bench.stage import Stage, open_stage
from tests.bench.town_file import Plan, make

TOWN = Plan(members=40, postings=200, timebanks=4, waiting=0)
PAIRS = 16
MINUTES = 120
ANSWERS = ("{name}", "2 hours", "yesterday", "gardening")
"""What somebody says to the questions of /log, in turn."""
IN_FLIGHT = 16
"""Calls that can be under way when the process dies: bot.delivery.AT_ONCE."""
PATIENCE = 25.0


@dataclass(slots=True)
class Neighbour:
    """Somebody who logs help again and again. `answers` is how many questions of the form they
    have answered; `seen` what stood in the messages that they have looked at in this round."""

    giver: int
    receiver: int
    broker: int
    name: str
    by_form: bool
    answers: int = 0
    rounds: int = 0
    busy: bool = False
    seen: set[str] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    """Of all rounds: each names the new balance, so that one that comes again is known."""


@dataclass(slots=True)
class Outcome:
    """What the kills did."""

    kills: int = 0
    rounds: int = 0
    actions: int = 0
    updates_again: int = 0
    messages: int = 0
    twice: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)


class Street:
    """Everybody's part. Whoever sees a message a second time does nothing a second time."""

    def __init__(self, stage: Stage, chance: random.Random) -> None:
        self._stage, self._chance = stage, chance
        self._people = People(stage.world)
        pairs = settle_in(stage, TOWN, PAIRS)
        self.neighbours = [
            Neighbour(p.giver, p.receiver, p.broker, p.name, number % 2 == 1)
            for number, p in enumerate(pairs)
        ]
        self._by_giver = {n.giver: n for n in self.neighbours}
        self._receivers = {n.receiver for n in self.neighbours}
        self._brokers = {n.broker for n in self.neighbours}
        self._numbers: list[int] = []
        self.pressed: Counter[str] = Counter()
        self._keys: set[tuple[int, str]] = set()
        self.sent: Counter[tuple[int, int]] = Counter()
        self.again = 0
        self.going_on = True
        stage.journal.heard = self._heard

    @property
    def resting(self) -> bool:
        """Whether every round that was begun has ended."""
        return not any(n.busy for n in self.neighbours)

    def begin(self) -> None:
        """Everybody starts."""
        for neighbour in self.neighbours:
            self._begin(neighbour)

    def deliver_again(self) -> None:
        """Telegram sends a few updates a second time, old and new."""
        for number in self._chance.sample(self._numbers, min(3, len(self._numbers))):
            self.again += self._stage.world.queue.redeliver(number)

    def _begin(self, neighbour: Neighbour) -> None:
        neighbour.seen.clear()
        neighbour.busy, neighbour.answers = True, 0
        neighbour.rounds += 1
        self._say(neighbour, "/log" if neighbour.by_form else SENTENCE)

    def _say(self, neighbour: Neighbour, words: str) -> None:
        person = self._stage.world.people[neighbour.giver]
        _, number = self._people.say(person, words.format(name=neighbour.name))
        self._numbers.append(number or 0)

    def _heard(self, kind: str, chat: int, message: Message) -> None:
        if kind == "message":
            self.sent[chat, message.id] += 1
        asyncio.get_running_loop().call_soon(self._look, kind, chat, message)

    def _look(self, kind: str, chat: int, message: Message) -> None:
        rows = (message.markup or {}).get("inline_keyboard", ())
        for data in (b.get("callback_data", "") for row in rows for b in row):
            verb = self._wanted(chat, data)
            if verb:
                self._press(chat, message, verb, data)
                return
        neighbour = self._by_giver.get(chat)
        if neighbour is None or not neighbour.busy:
            return
        text = str(message.wire.get("text"))
        if text in neighbour.seen:
            return
        neighbour.seen.add(text)
        if neighbour.by_form and neighbour.answers < len(ANSWERS):
            neighbour.answers += 1
            self._say(neighbour, ANSWERS[neighbour.answers - 1])
        elif kind == "message" and not rows and text not in neighbour.outcomes:
            neighbour.outcomes.add(text)
            neighbour.busy = False
            if self.going_on:
                self._begin(neighbour)

    def _wanted(self, chat: int, data: str) -> str:
        if data.startswith("f:0:yes.") and chat in self._by_giver:
            return "yes"
        if data.startswith("x-confirm:") and chat in self._receivers:
            return "confirm"
        return "approve" if data.startswith("x-approve:") and chat in self._brokers else ""

    def _press(self, chat: int, message: Message, verb: str, data: str) -> None:
        if (chat, data) in self._keys:
            return
        self._keys.add((chat, data))
        self.pressed[verb] += 1
        person = self._stage.world.people[chat]
        self._numbers.append(self._people.tap(person, message.id, data=data)["update_id"] or 0)


async def kill_often(url: str, kills: int, seed: int) -> Outcome:
    """Kills the bot this many times; the town's database at `url` is made first."""
    chance = random.Random(seed)
    await make(url, TOWN)
    began = time.monotonic()
    outcome = Outcome()
    async with open_stage() as stage:
        street = Street(stage, chance)
        street.begin()
        for _ in range(kills):
            await _start(stage, url)
            await asyncio.sleep(chance.uniform(0.02, 1.0))
            street.deliver_again()
            await asyncio.sleep(chance.uniform(0.0, 0.05))
            await stage.kill()
            outcome.kills += 1
        street.going_on = False
        await _start(stage, url)
        deadline = time.monotonic() + PATIENCE
        while not street.resting and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        if not street.resting:
            late = [n for n in street.neighbours if n.busy]
            outcome.problems.append(f"{len(late)} rounds never ended, such as {late[0]}")
            outcome.problems.append(stage.last_words())
        else:
            await stage.quiet()
        await stage.stop()
        outcome.rounds = sum(n.rounds for n in street.neighbours)
        outcome.actions = street.pressed.total()
        outcome.updates_again = street.again
        await _count(url, street, outcome)
        outcome.problems += await stage.verify(url)
    outcome.seconds = time.monotonic() - began
    return outcome


async def _start(stage: Stage, url: str) -> None:
    await stage.start_goodturn(url)
    await stage.polled()


HISTORY = TOWN.postings // 2
EXCHANGES = """
SELECT e.id, e.state, e.minutes, g.telegram_id AS giver, r.telegram_id AS receiver,
    (SELECT COUNT(*) FROM exchange_event v WHERE v.exchange_id = e.id AND v.action = 'log') AS logs,
    (SELECT COUNT(*) FROM exchange_event v WHERE v.exchange_id = e.id AND v.action = 'confirm')
        AS confirms,
    (SELECT COUNT(*) FROM exchange_event v WHERE v.exchange_id = e.id AND v.action = 'approve')
        AS approvals,
    (SELECT COUNT(*) FROM transfer t WHERE t.key = 'exchange:' || CAST(e.id AS TEXT) || ':posted')
        AS transfers
FROM exchange e JOIN person g ON g.id = e.giver_id JOIN person r ON r.id = e.receiver_id
WHERE e.id > :before ORDER BY e.id"""
MESSAGES = """
SELECT chat_id, kind, state, reason, cause, message_id, key FROM outbox WHERE kind <> 'ack'"""
LEFT = """
SELECT (SELECT COUNT(*) FROM inbox WHERE state <> 'done') AS inbox,
    (SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'sending', 'failed')) AS outbox,
    (SELECT COUNT(*) FROM draft) AS drafts"""


async def _count(url: str, street: Street, outcome: Outcome) -> None:
    database = await open_database(url)
    try:
        await _count_actions(database, street, outcome)
        await _count_messages(database, street, outcome)
    finally:
        await database.close()


async def _count_actions(database: Database, street: Street, outcome: Outcome) -> None:
    async with database.read() as tx:
        exchanges = await tx.rows(EXCHANGES, before=HISTORY)
        left = await tx.row(LEFT)
    assert left is not None
    for what in ("inbox", "outbox", "drafts"):
        if left[what]:
            outcome.problems.append(f"{left[what]} rows of the {what} are left")
    rounds = Counter({(n.giver, n.receiver): n.rounds for n in street.neighbours})
    logged = Counter((e["giver"], e["receiver"]) for e in exchanges)
    if logged != rounds:
        outcome.problems.append(f"logged {logged - rounds} too often, {rounds - logged} never")
    for verb in ("yes", "confirm", "approve"):
        if street.pressed[verb] != len(exchanges):
            outcome.problems.append(f"{verb}: {street.pressed[verb]} of {len(exchanges)} exchanges")
    for e in exchanges:
        whole = (e["state"], e["minutes"], e["logs"], e["confirms"], e["approvals"], e["transfers"])
        if whole != ("posted", MINUTES, 1, 1, 1, 1):
            outcome.problems.append(f"exchange {e['id']} went wrong: {whole}")


async def _count_messages(database: Database, street: Street, outcome: Outcome) -> None:
    async with database.read() as tx:
        rows = await tx.rows(MESSAGES)
    outcome.messages = street.sent.total()
    known = {(r["chat_id"], r["message_id"]) for r in rows if r["state"] == "sent"}
    outcome.twice = sum(1 for place in street.sent if place not in known)
    most = outcome.kills * IN_FLIGHT
    if outcome.twice > most:
        outcome.problems.append(f"{outcome.twice} messages came twice, more than {most} in flight")
    notices = [r for r in rows if r["kind"] == "notice" and str(r["key"]).startswith("exchange:")]
    if len(notices) != 2 * outcome.rounds:
        outcome.problems.append(f"{len(notices)} notices for {outcome.rounds} rounds")
    for r in notices:
        if r["state"] != "sent" or (r["chat_id"], r["message_id"]) not in street.sent:
            outcome.problems.append(f"a notice never came: {r['state']}, {r['cause']}")
