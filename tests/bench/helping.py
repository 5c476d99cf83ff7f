"""The kill test of the timebank's own work: help asked for, planned, approved and done; gifts;
things that are lent; rosters; who came to a shift.

Everybody asks for help once and makes a gift, while the bot dies and comes back; a few borrow
something, and brokers post who came to a coffee morning, and confirm who came to a shift, which the
bot asks them. Two days later
(the bot's clock is moved) both sides of every visit say that it went as planned.
"""

import asyncio
import json
import random
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from simulator.models import Message
from simulator.people import People
from storage import Database, Tx, communities, open_database
from tests.bench.journeys import settle_in
from tests.bench.killing import PATIENCE, Outcome
from tests.bench.stage import Stage, open_stage
from tests.bench.town_file import FIRST_ACCOUNT, Plan, make, name_of

TOWN = Plan(members=40, postings=200, timebanks=4, waiting=0, offers=400)
PAIRS = 8
REQUEST = "need an hour of gardening tomorrow at 10am"
GIFT = "give 1 hour to {name}"
BORROW = "/borrow drill tomorrow 2pm to 5pm"
LENT = 2
"""Things that are borrowed, in timebanks of their own, and as many rosters and shifts."""
PRESSED = (
    "bk-agree:",
    "bk-bring:",
    "bk-confirm:",
    "roster-open:",
    "r-post:",
    "att-open:",
    "att-all:",
    "att-confirm:",
    "att-yes:",
    "r-yes:",
    "f:0:yes.",
    "rq-allow:",
    "cq-tick:",
    "cq-all:",
    "hp-yes:",
    "rq-choose:",
    "x-allow:",
    "ch-tick:",
    "ch-all:",
    "x-done:",
    "x-confirm:",
)
"""The buttons that people press as soon as they see them, once each."""
MORNING = 10
"""The hour at which the town wakes up: nobody is asked at night."""


class Helpers:
    """Everybody's part; whoever sees a button a second time doesn't press it a second time."""

    def __init__(self, stage: Stage, chance: random.Random, rich: set[int]) -> None:
        self._stage, self._chance = stage, chance
        self._rich = rich
        self._people = People(stage.world)
        everybody = settle_in(stage, TOWN, TOWN.members)
        self.pairs, self.lent = everybody[:PAIRS], everybody[PAIRS : PAIRS + LENT]
        self.gifts = sum(pair.receiver in rich for pair in self.pairs)
        self._numbers: list[int] = []
        self._seen: set[tuple[int, str]] = set()
        self.pressed: Counter[str] = Counter()
        self.sent: Counter[tuple[int, int]] = Counter()
        self.planned: set[str] = set()
        self.done: set[str] = set()
        self.given: set[int] = set()
        self.agreed: set[int] = set()
        self.back: set[int] = set()
        self.posted: set[int] = set()
        self.served: set[int] = set()
        self.again = 0
        stage.journal.heard = self._heard

    def begin(self) -> None:
        """One of each two asks for help; the other makes a gift, who has hours to give."""
        for pair in self.pairs:
            self._say(pair.giver, REQUEST)
            if pair.receiver in self._rich:
                self._say(pair.receiver, GIFT.format(name=name_of(pair.giver - FIRST_ACCOUNT)))
        for pair in self.lent:
            self._say(pair.giver, BORROW)
            self._say(pair.broker, "/roster")

    @property
    def all_planned(self) -> bool:
        """Whether every request has become an approved plan, every gift was made, both sides of
        what is lent know of the yes, every roster is posted, and who came is confirmed."""
        moved = len(self.given) == self.gifts
        moved = moved and len(self.posted) == LENT == len(self.served)
        return len(self.planned) == PAIRS and len(self.agreed) == 2 * LENT and moved

    @property
    def all_done(self) -> bool:
        """Whether every visit is in the books, and everything that was lent is back."""
        return len(self.done) == PAIRS and len(self.back) == LENT

    def deliver_again(self) -> None:
        """Telegram sends a few updates a second time, old and new."""
        for number in self._chance.sample(self._numbers, min(3, len(self._numbers))):
            self.again += self._stage.world.queue.redeliver(number)

    def _say(self, chat: int, words: str) -> None:
        _, number = self._people.say(self._stage.world.people[chat], words)
        self._numbers.append(number or 0)

    def _heard(self, kind: str, chat: int, message: Message) -> None:
        if kind == "message":
            self.sent[chat, message.id] += 1
        asyncio.get_running_loop().call_soon(self._look, chat, message)

    def _look(self, chat: int, message: Message) -> None:
        rows = (message.markup or {}).get("inline_keyboard", ())
        shown = [button.get("callback_data", "") for row in rows for button in row]
        for data in shown:
            verb, thing = (*data.split(":"), "")[:2]
            if verb == "x-cant" and ":planned." in data:
                self.planned.add(thing)
            elif verb == "thanks":
                self.done.add(thing)
        if "home" in shown and str(message.wire.get("text")).startswith("You gave "):
            self.given.add(chat)
        text = str(message.wire.get("text"))
        for words, where_to in (
            ("Agreed.", self.agreed),
            ("You gave 30 minutes", self.back),
            ("Posted by", self.posted),
            (": confirmed, 1 hour", self.served),
        ):
            if words in text:
                where_to.add(chat)
        where = text.startswith("Where?")
        for data in shown:
            if data.startswith(PRESSED) or (where and data.startswith("f:0:pick.")):
                self._press(chat, message, data)
                return

    def _press(self, chat: int, message: Message, data: str) -> None:
        verb, thing = data.split(":")[:2]
        # Of several brokers or helpers the first is enough; both sides say how a visit went.
        who = chat if verb in ("f", "hp-yes") else 0
        mark = data if verb in ("f", "x-done", "x-confirm") else f"{verb}:{thing}"
        if verb in ("x-done", "x-confirm"):
            who, mark = chat, f"went:{thing}"
        if (who, mark) in self._seen:
            return
        self._seen.add((who, mark))
        self.pressed[verb] += 1
        person = self._stage.world.people[chat]
        self._numbers.append(self._people.tap(person, message.id, data=data)["update_id"] or 0)


RICH = """
SELECT p.telegram_id FROM account a JOIN person p ON p.id = a.owner_id
WHERE a.kind = 'member' AND a.balance >= 0"""


async def _rich(url: str) -> set[int]:
    database = await open_database(url)
    try:
        async with database.read() as tx:
            return {int(row["telegram_id"]) for row in await tx.rows(RICH)}
    finally:
        await database.close()


ITEM = """
INSERT INTO item (community_id, person_id, made_by, kind, words, shown, longest, state, created_at,
    changed_at)
VALUES (:community_id, :id, :id, 'tool', 'drill', 'drill', 24, 'active', :now, :now)"""
ROSTER = """
INSERT INTO roster (community_id, kind, title, day, minutes, host_id, state, made_by, created_at,
    changed_at)
VALUES (:community_id, 'event', 'Coffee morning', :day, 60, :host, 'open', :broker, :now, :now)
RETURNING id"""
GUEST = """
INSERT INTO roster_person (roster_id, person_id, role, minutes, ticked, added_by)
VALUES (:roster, :id, 'guest', 60, 1, :broker)"""


SHIFT = """
INSERT INTO shift (community_id, opportunity_id, day, start, finish, zone, starts_at, ends_at,
    venue, places, state, published_by, published_at)
VALUES (:community_id, (SELECT MAX(id) FROM opportunity WHERE made_by = :broker), :day, :start,
    :finish, 'Europe/London', :starts_at, :ends_at, 'The hall', 5, 'published', :broker, :now)
RETURNING id"""
OPPORTUNITY = """
INSERT INTO opportunity (community_id, title, organisation, made_by, created_at)
VALUES (:community_id, 'Litter pick', 'Friends', :broker, :now)"""
PLACE = """
INSERT INTO place (shift_id, person_id, state, turn, joined_at, changed_at)
VALUES (:shift, :id, 'joined', 1, :now, :now)"""


async def _shift(tx: Tx, community_id: int, broker: int, guest: int, now: datetime) -> None:
    """An hour of volunteering that is over, with somebody on it, which the timebank credits."""
    communities.set_setting(tx, community_id, "shifts_credit", "all")
    await tx.run(OPPORTUNITY, community_id=community_id, broker=broker, now=now)
    begins, ends = now - timedelta(hours=3), now - timedelta(hours=2)
    local = begins.astimezone(ZoneInfo("Europe/London"))
    shift = await tx.value(
        SHIFT,
        community_id=community_id,
        broker=broker,
        day=local.date(),
        start=f"{local:%H:%M}",
        finish=f"{local + timedelta(hours=1):%H:%M}",
        starts_at=begins,
        ends_at=ends,
        now=now,
    )
    await tx.run(PLACE, shift=shift, id=guest, now=now)


async def _things(url: str) -> None:
    """A drill to lend for each who borrows, a coffee morning of which a broker has ticked who came,
    and a shift of which nobody has said that yet."""
    database = await open_database(url)
    try:
        now = datetime.now(UTC)
        async with database.write() as tx:
            for one, other, account, _ in list(TOWN.pairs())[PAIRS : PAIRS + LENT]:
                guest, owner, broker = (who - FIRST_ACCOUNT + 1 for who in (one, other, account))
                await tx.run(ITEM, community_id=broker, id=owner, now=now)
                values = {"day": now.date() - timedelta(days=2), "now": now, "broker": broker}
                roster = await tx.value(ROSTER, community_id=broker, host=owner, **values)
                await tx.run(GUEST, roster=roster, id=guest, broker=broker)
                await _shift(tx, broker, broker, guest, now)
    finally:
        await database.close()


async def kill_helpers(url: str, kills: int, seed: int) -> Outcome:
    """Kills the bot this many times, half of them before the visits and half after; the town's
    database at `url` is made first."""
    chance = random.Random(seed)
    await make(url, TOWN)
    await _things(url)
    began = time.monotonic()
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="goodturn-clock-") as folder:
        clock = Path(folder) / "clock"
        shift = timedelta(hours=(24 + MORNING - datetime.now(UTC).hour) % 24)
        clock.write_text(json.dumps(shift.total_seconds()), "utf-8")
        async with open_stage() as stage:
            helpers = Helpers(stage, chance, await _rich(url))
            helpers.begin()
            for part, ready in (("planned", "all_planned"), ("done", "all_done")):
                some = kills - kills // 2 if part == "planned" else kills // 2
                for _ in range(some):
                    if stage.process is None:
                        await _start(stage, url, clock)
                    await asyncio.sleep(chance.uniform(0.02, 0.7))
                    helpers.deliver_again()
                    await stage.kill()
                    outcome.kills += 1
                if stage.process is None:
                    await _start(stage, url, clock)
                deadline = time.monotonic() + PATIENCE
                while not getattr(helpers, ready) and time.monotonic() < deadline:
                    await asyncio.sleep(0.05)
                if not getattr(helpers, ready):
                    found = (
                        *(len(helpers.planned), len(helpers.given), len(helpers.done)),
                        *(len(helpers.agreed), len(helpers.posted), len(helpers.back)),
                        len(helpers.served),
                    )
                    outcome.problems.append(f"not all {part}: {found} of {PAIRS}, {helpers.gifts}")
                    outcome.problems.append(stage.last_words())
                    break
                await stage.quiet()
                if part == "planned":  # the bot sees for itself that it is later
                    later = shift + timedelta(days=2)
                    clock.write_text(json.dumps(later.total_seconds()), "utf-8")
            await stage.stop()
            outcome.rounds = PAIRS + helpers.gifts + 3 * LENT
            outcome.actions = helpers.pressed.total()
            outcome.updates_again = helpers.again
            outcome.messages = helpers.sent.total()
            await _count(url, helpers, outcome)
            outcome.problems += await stage.verify(url)
    outcome.seconds = time.monotonic() - began
    return outcome


async def _start(stage: Stage, url: str, clock: Path) -> None:
    await stage.start_goodturn(url, GOODTURN_CLOCK_FILE=str(clock))
    await stage.polled()


REQUESTS = """
SELECT q.id, q.state,
    (SELECT COUNT(*) FROM request_event v WHERE v.request_id = q.id AND v.action = 'make') AS made,
    (SELECT COUNT(*) FROM request_event v WHERE v.request_id = q.id AND v.action = 'choose')
        AS choices,
    (SELECT COUNT(*) FROM candidate c WHERE c.request_id = q.id AND c.state = 'chosen') AS chosen,
    (SELECT COUNT(*) FROM plan p JOIN exchange e ON e.id = p.exchange_id
        WHERE p.request_id = q.id AND e.state = 'posted') AS visits,
    (SELECT COUNT(*) FROM plan p WHERE p.request_id = q.id) AS plans,
    (SELECT COUNT(*) FROM plan p JOIN transfer t
        ON t.key = 'exchange:' || CAST(p.exchange_id AS TEXT) || ':posted'
        WHERE p.request_id = q.id) AS transfers,
    (SELECT COUNT(*) FROM plan p JOIN exchange_event v ON v.exchange_id = p.exchange_id
        AND v.action = 'allow' WHERE p.request_id = q.id) AS allowed
FROM request q ORDER BY q.id"""
GIFTS = """
SELECT f.id, f.state, f.minutes, (SELECT COUNT(*) FROM transfer t
    WHERE t.key = 'gift:' || CAST(f.id AS TEXT) || ':posted') AS transfers
FROM gift f ORDER BY f.id"""
OTHERS = """
SELECT 'booking' AS thing, b.id, b.state, (SELECT COUNT(*) FROM transfer t
    WHERE t.key = 'booking:' || CAST(b.id AS TEXT) || ':posted') AS transfers FROM booking b
UNION ALL SELECT 'roster', r.id, r.state, (SELECT COUNT(*) FROM transfer t
    WHERE t.key = 'roster:' || CAST(r.id AS TEXT) || ':posted') FROM roster r
UNION ALL SELECT 'service', h.id, h.state, (SELECT COUNT(*) FROM transfer t
    WHERE t.key = 'service:' || CAST(h.id AS TEXT) || ':posted') FROM service_hours h"""
MESSAGES = "SELECT chat_id, message_id FROM outbox WHERE state = 'sent' AND kind <> 'ack'"
LEFT = """
SELECT (SELECT COUNT(*) FROM inbox WHERE state <> 'done') AS inbox,
    (SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'sending', 'failed')) AS outbox,
    (SELECT COUNT(*) FROM draft) AS drafts"""


async def _count(url: str, helpers: Helpers, outcome: Outcome) -> None:
    database = await open_database(url)
    try:
        await _count_all(database, helpers, outcome)
    finally:
        await database.close()


async def _count_all(database: Database, helpers: Helpers, outcome: Outcome) -> None:
    async with database.read() as tx:
        requests, gifts = await tx.rows(REQUESTS), await tx.rows(GIFTS)
        others = await tx.rows(OTHERS)
        left, known = await tx.row(LEFT), await tx.rows(MESSAGES)
    assert left is not None
    problems = outcome.problems
    problems += [f"{left[w]} rows of the {w} are left" for w in left.keys() if left[w]]  # noqa: SIM118
    if len(requests) != PAIRS or len(gifts) != helpers.gifts:
        problems.append(
            f"{len(requests)} requests of {PAIRS}, {len(gifts)} of {helpers.gifts} gifts"
        )
    for q in requests:
        whole = {name: q[name] for name in q.keys() if name not in ("id", "state")}  # noqa: SIM118
        if q["state"] != "done" or set(whole.values()) != {1}:
            problems.append(f"request {q['id']} went wrong: {q['state']}, {whole}")
    for f in gifts:
        if (f["state"], f["minutes"], f["transfers"]) != ("posted", 60, 1):
            problems.append(f"gift {f['id']} went wrong: {f['state']}, {f['transfers']}")
    if len(others) != 3 * LENT:
        problems.append(f"{len(others)} bookings, rosters and shifts of {3 * LENT}")
    for o in others:
        if o["state"] not in ("back", "posted", "confirmed") or o["transfers"] != 1:
            problems.append(f"{o['thing']} {o['id']} went wrong: {o['state']}, {o['transfers']}")
    places = {(r["chat_id"], r["message_id"]) for r in known}
    outcome.twice = sum(1 for place in helpers.sent if place not in places)
