"""A thousand people join a shift of 300 places within one minute, on both databases: how long until
each sees whether they are in, how many got a place, and whether the line is in order."""

import asyncio
import re
import tempfile
import time
from datetime import UTC, datetime, timedelta
from datetime import time as wall
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.shifts import Plan as Time
from simulator.models import Message
from simulator.people import People
from storage import open_database, shifts
from tests.bench import servers
from tests.bench.figures import Figure, figure, percentile
from tests.bench.stage import Stage, open_stage
from tests.bench.town_file import FIRST_ACCOUNT, Plan, make

PEOPLE = 1_000
PLACES = 300
SECONDS = 60.0
TOWN = Plan(members=PEOPLE, postings=2_000, waiting=0)
LONDON = ZoneInfo("Europe/London")
NUMBER = re.compile(r"You are number ([\d,]+) on the waiting list")
PATIENCE = 180.0
LOOKING = 40
"""People a second who open the card beforehand."""


async def measure() -> list[Figure]:
    """All figures, for each database."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="goodturn-bench-") as folder:
        found += await _joined("shifts.sqlite", f"sqlite:///{folder}/goodturn.db")
        async with servers.postgres(Path(folder) / "postgres") as databases:
            if databases is not None:
                found += await _joined("shifts.postgres", await databases())
    return found


class Crowd:
    """A thousand phones: each opens the shift's card, and presses Join when it is their turn."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._people = People(stage.world)
        self.cards: dict[int, tuple[int, str]] = {}
        self._asked: dict[int, float] = {}
        self.took: list[float] = []
        self.said: dict[int, str] = {}
        stage.journal.heard = self._heard

    def _heard(self, _kind: str, chat: int, message: Message) -> None:
        asked = self._asked.pop(chat, None)
        if asked is not None:
            self.took.append(time.perf_counter() - asked)
            self.said[chat] = str(message.wire.get("text", ""))
            return
        for row in (message.markup or {}).get("inline_keyboard", ()):
            for button in row:
                if button.get("callback_data", "").startswith("sh-join:"):
                    self.cards[chat] = (message.id, button["callback_data"])

    def look(self, account: int) -> None:
        """Opens the card."""
        self._people.say(self._stage.world.people[account], "/volunteer")

    def join(self, account: int) -> None:
        """Presses Join and starts the watch."""
        message_id, data = self.cards[account]
        self._asked[account] = time.perf_counter()
        self._people.tap(self._stage.world.people[account], message_id, data=data)

    async def until(self, count: int, of: str) -> None:
        """Waits until so many have the card, or an answer."""
        async with asyncio.timeout(PATIENCE):
            while len(self.cards if of == "cards" else self.took) < count:
                await asyncio.sleep(0.05)


async def _joined(name: str, url: str) -> list[Figure]:
    await make(url, TOWN)
    shift_id = await _put_up(url)
    accounts = [FIRST_ACCOUNT + TOWN.timebanks + n for n in range(PEOPLE)]
    async with open_stage() as stage:
        for account in accounts:
            person = stage.world.add_person(f"Person {account}", person_id=account)
            person.started = True
        crowd = Crowd(stage)
        await stage.start_goodturn(url)
        await stage.polled()
        for number, account in enumerate(accounts):
            crowd.look(account)
            if number % LOOKING == LOOKING - 1:
                await asyncio.sleep(1.0)
        await crowd.until(PEOPLE, "cards")
        await stage.quiet()
        began = time.perf_counter()
        for number, account in enumerate(accounts):
            crowd.join(account)
            await asyncio.sleep(max(0.0, began + (number + 1) * SECONDS / PEOPLE - _now()))
        offered = _now() - began
        await crowd.until(PEOPLE, "answers")
        await stage.quiet()
        memory = stage.memory()
    places = await _places(url, shift_id)
    joined = [turn for _, state, turn in places if state == "joined"]
    ordered = [account for account, _, _ in places]
    told = sum(
        1
        for account, state, turn in places
        if state == "waiting" and _number(crowd.said[account]) == turn - PLACES
    )
    order = {account: number for number, account in enumerate(accounts)}
    apart = max(abs(order[one] - number) for number, one in enumerate(ordered))
    return [
        figure(f"{name}.people_a_second", PEOPLE / offered, "joins/s"),
        figure(f"{name}.answer_p50", 1000 * percentile(crowd.took, 0.5), "ms"),
        figure(f"{name}.answer_p99", 1000 * percentile(crowd.took, 0.99), "ms", "at most", 1000),
        figure(f"{name}.answer_longest", 1000 * max(crowd.took), "ms"),
        figure(f"{name}.have_a_place", len(joined), "people", "exactly", PLACES),
        figure(f"{name}.last_turn_with_a_place", max(joined), "turn", "exactly", PLACES),
        figure(f"{name}.told_their_right_number", told, "people", "exactly", PEOPLE - PLACES),
        figure(f"{name}.furthest_from_the_order_of_taps", apart, "turns"),
        figure(f"{name}.memory", memory, "MB"),
    ]


def _now() -> float:
    return time.perf_counter()


def _number(text: str) -> int:
    found = NUMBER.search(text)
    return int(found[1].replace(",", "")) if found else 0


async def _put_up(url: str) -> int:
    """The shift, in five days; its id."""
    now = datetime.now(UTC)
    day = (now + timedelta(days=5)).date()
    database = await open_database(url)
    try:
        async with database.write() as tx:
            return await shifts.add(
                tx,
                community_id=1,
                title="Canal clean-up",
                organisation="Friends of the Cut",
                about=None,
                bring="Gloves given",
                plan=Time(day, wall(10), wall(13), LONDON),
                venue="The footbridge, Ladywood",
                places=PLACES,
                by=1,
                now=now,
            )
    finally:
        await database.close()


async def _places(url: str, shift_id: int) -> list[tuple[int, str, int]]:
    """Telegram number, state and turn of everybody on the shift, by turn."""
    database = await open_database(url)
    try:
        async with database.read() as tx:
            rows = await tx.rows(
                "SELECT p.telegram_id, m.state, m.turn FROM place m"
                " JOIN person p ON p.id = m.person_id WHERE m.shift_id = :id ORDER BY m.turn",
                id=shift_id,
            )
            return [(row["telegram_id"], row["state"], row["turn"]) for row in rows]
    finally:
        await database.close()
