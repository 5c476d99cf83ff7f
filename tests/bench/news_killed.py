"""News to many people over HTTP, at the real rate and against Telegram's limits, while the program
is killed on its way: everybody gets it once, but for the few who were being sent it at a kill."""

import asyncio
import json
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from simulator.models import Message
from storage import Database, open_database
from storage import broadcasts as rows
from storage.broadcasts import Broadcast
from storage.migrate import migrate
from tests.bench import opted_in
from tests.bench.stage import Stage, open_stage
from tests.bench.virtual import START

IN_FLIGHT = 4
"""People who can be on their way at a kill: a handful of bot/pacing.py."""
PATIENCE = 60.0
REAL = {"GOODTURN_SENDS_PER_SECOND": "28", "GOODTURN_SENDS_PER_CHAT_SECOND": "1"}
RECIPIENTS = """
SELECT p.telegram_id AS chat, r.state FROM broadcast_recipient r JOIN person p ON p.id = r.person_id
WHERE r.broadcast_id = :id"""


@dataclass(slots=True)
class Outcome:
    """What the kills did. once: people to whose chats it came once; unknown: what the broadcast
    itself counts as unknown, of whom some had it."""

    people: int = 0
    kills: int = 0
    once: int = 0
    twice: int = 0
    unknown: int = 0
    unknown_had_it: int = 0
    most_at_a_kill: int = 0
    refused: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)


class Heard:
    """How often it came to each chat."""

    def __init__(self, stage: Stage) -> None:
        self.arrived: Counter[int] = Counter()
        stage.journal.heard = self._heard

    def _heard(self, kind: str, chat: int, message: Message) -> None:
        if kind == "message" and chat > opted_in.SECOND:
            self.arrived[chat] += opted_in.WORDS in str(message.wire.get("text", ""))

    @property
    def people(self) -> int:
        """How many have it."""
        return len(self.arrived)


async def kill_news(
    url: str, people: int, kills: int, seed: int, *, limited: bool = True, **settings: str
) -> Outcome:
    """Sends it to this many in an empty database, and kills the program so many times while it is
    being sent. limited: the simulator refuses what is too fast; settings: other than Telegram's."""
    chance, outcome = random.Random(seed), Outcome(people)
    database = await open_database(url)
    await migrate(database, START)
    await opted_in.make(database, people, START)
    broadcast_id = await opted_in.send(database, START)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="goodturn-clock-") as folder:
        clock = Path(folder) / "clock"
        # Always a Monday morning, so that nothing waits for the end of the night.
        clock.write_text(json.dumps((START - datetime.now(UTC)).total_seconds()))
        environment = {**REAL, **settings, "GOODTURN_CLOCK_FILE": str(clock)}
        async with open_stage() as stage:
            for chat in range(opted_in.SENDER, opted_in.SECOND + people + 1):
                stage.world.add_person(f"Person {chat}", person_id=chat).started = True
            stage.world.limits.switch(on=limited)
            heard = Heard(stage)
            marks = sorted(chance.sample(range(1, people * 9 // 10), kills))
            for mark in marks:
                await stage.start_goodturn(url, **environment)
                await _until(lambda mark=mark: heard.people >= mark, stage, "nothing came")
                await asyncio.sleep(chance.uniform(0.0, 0.2))
                await stage.kill()
                outcome.kills += 1
                await _count_under_way(database, outcome)
            await stage.start_goodturn(url, **environment)
            ended = await _ended(database, broadcast_id, stage)
            await stage.quiet()
            await stage.stop()
            outcome.refused = sum(
                n for call, n in stage.journal.methods.items() if call.endswith(" 429")
            )
    outcome.seconds = time.monotonic() - began
    await _look(database, ended, heard, outcome)
    await database.close()
    return outcome


async def _until(condition: object, stage: Stage, words: str) -> None:
    assert callable(condition)
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{words}: {stage.last_words()}"
        await asyncio.sleep(0.005)


async def _count_under_way(database: Database, outcome: Outcome) -> None:
    """Just after a kill: what is under way may or may not have arrived."""
    async with database.read() as tx:
        left = await tx.value(
            "SELECT COUNT(*) FROM outbox WHERE state = 'sending' AND kind = 'broadcast'"
        )
    outcome.most_at_a_kill = max(outcome.most_at_a_kill, int(left))


async def _ended(database: Database, broadcast_id: int, stage: Stage) -> Broadcast:
    deadline = time.monotonic() + 3 * PATIENCE
    while True:
        async with database.read() as tx:
            one = await rows.find(tx, broadcast_id)
        assert one is not None
        if one.ended_at is not None:
            return one
        assert time.monotonic() < deadline, f"it did not end: {stage.last_words()}"
        await asyncio.sleep(0.1)


async def _look(database: Database, ended: Broadcast, heard: Heard, outcome: Outcome) -> None:
    """What arrived, against what the rows say of each person, and what the broadcast counts."""
    async with database.read(long=True) as tx:
        states = {int(r["chat"]): str(r["state"]) for r in await tx.rows(RECIPIENTS, id=ended.id)}
    say = outcome.problems.append
    counted = Counter(states.values())
    outcome.unknown = counted["unknown"]
    for chat in range(opted_in.SECOND + 1, opted_in.SECOND + outcome.people + 1):
        came, state = heard.arrived[chat], states.get(chat)
        outcome.once += came == 1
        outcome.twice += came > 1
        outcome.unknown_had_it += state == "unknown" and came == 1
        if state not in ("sent", "unknown") or (state == "sent" and came != 1) or came > 1:
            say(f"person {chat}: {state}, came {came} times")
    reported = {name: ended.result.get(name) for name in ("sent", "unknown")}
    if reported != {name: counted[name] for name in reported}:
        say(f"the broadcast says {reported}, its rows {dict(counted)}")
    if ended.state != "done":
        say(f"it ended as {ended.state}")
    if outcome.unknown > outcome.kills * IN_FLIGHT:
        say(f"{outcome.unknown} are not known after {outcome.kills} kills")
