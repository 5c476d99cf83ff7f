"""A timebank whose members are reminded for weeks or a year of simulated time, while Telegram, the
database, the program and the machine fail in every way they can (tests/year_troubles.py).

Which days each is to be reminded on is worked out here by a calendar of its own. At the end each of
them was said once, or stands recorded with why not.
"""

import calendar
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from domain.errors import DomainError
from domain.permissions import Role
from domain.reminding import Pattern
from domain.shifts import Plan
from services import own_reminders, shifts
from services.shifts import NewShift
from services.work import Work
from storage import communities, people
from storage.db import Row, moment_of
from storage.people import Person
from tests.town import Town
from tests.year_troubles import Troubles

LONDON = ZoneInfo("Europe/London")
MEMBER: frozenset[Role] = frozenset({"member"})
TIMES = (time(1, 30), time(8), time(9), time(12, 30), time(18), time(20, 30))
"""When members want to be reminded; 1:30am is left out once a year, and comes twice once."""
Kind = Literal["daily", "weekly", "monthly", "once"]
RULES: dict[Kind, str] = {
    "daily": "FREQ=DAILY", "weekly": "FREQ=WEEKLY;BYDAY={}", "monthly": "FREQ=MONTHLY;BYMONTHDAY={}"
}  # fmt: skip
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one member asked for, and as what this calendar knows it. number: a weekday (0 Monday)
    or a day of the month."""

    id: int
    person: Person
    kind: Kind
    number: int
    at: time
    first: date

    def days(self, until: datetime) -> list[date]:
        """Every day on which it falls due before `until`, without the program's own rules."""
        if self.kind == "once":
            return [self.first] if utc_of(self.first, self.at) < until else []
        found = []
        day = self.first
        while utc_of(day, self.at) < until:
            last = calendar.monthrange(day.year, day.month)[1]
            if (
                self.kind == "daily"
                or (self.kind == "weekly" and day.weekday() == self.number)
                or (self.kind == "monthly" and day.day == min(self.number, last))
            ):
                found.append(day)
            day += timedelta(days=1)
        return found


def utc_of(day: date, at: time) -> datetime:
    """The moment of a London wall time, by the rule for British clocks: an hour ahead from 1am UTC
    on the last Sunday of March to 1am UTC on the last Sunday of October. The earlier one of two;
    what is left out comes as if the clocks had not changed yet."""
    plain = datetime.combine(day, at, UTC)
    begins, ends = _last_sunday(day.year, 3), _last_sunday(day.year, 10)
    summer = plain - timedelta(hours=1)
    return summer if begins <= summer < ends else plain


def _last_sunday(year: int, month: int) -> datetime:
    last = date(year, month, 31)
    return datetime.combine(last - timedelta(days=(last.weekday() + 1) % 7), time(1), UTC)


@dataclass
class Told:
    """What became of everything. due: days that members were to be reminded on; said: messages in
    their chats; late, past, untrue, undelivered: recorded so."""

    due: int = 0
    said: int = 0
    past: int = 0
    untrue: int = 0
    undelivered: int = 0
    twice: int = 0
    may_be_twice: int = 0
    other: int = 0
    groups: int = 0
    troubles: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


class Year:
    """The members of one town, and the time that goes by there."""

    def __init__(self, town: Town, seed: int, *, often: float = 0.2) -> None:
        """often: how often something goes wrong, each time that something is due."""
        self.often = often
        self.town, self.random = town, random.Random(seed)
        self.asked: list[Asked] = []
        self.members: list[Person] = []
        self.told = Told()
        self.troubles = Troubles(town, self.random)

    async def begin(self, at: datetime, members: int) -> None:
        """The clock is put to `at`, members join, and each asks for one reminder."""
        self.town.clock.shift += at - self.town.clock.now()
        await self.town.later(seconds=1)
        await self.troubles.begin()
        self.members = [await self._member(n) for n in range(members)]
        program = self.town.program
        assert program is not None
        async with program.database.write() as tx:
            for number, person in enumerate(self.members):
                work = Work(tx, self.now, person, await communities.by_id(tx, 1), MEMBER)
                await self._ask(work, number)

    @property
    def now(self) -> datetime:
        """This moment of the town."""
        return self.town.clock.now()

    async def _member(self, number: int) -> Person:
        telegram = self.town.world.add_person(f"Neighbour {number}")
        telegram.started = True
        program = self.town.program
        assert program is not None
        async with program.database.write() as tx:
            person = await people.add(tx, telegram.id, f"Neighbour {number}", "en", self.now)
            await tx.run("UPDATE person SET community_id = 1 WHERE id = :id", id=person.id)
            await tx.run(
                "INSERT INTO membership (community_id, person_id, state, adult, area, applied_at,"
                " decided_at) VALUES (1, :id, 'approved', 1, 'Ward End', :now, :now)",
                id=person.id,
                now=self.now,
            )
        return person

    async def _ask(self, work: Work, number: int) -> None:
        share = number % 20
        kind: Kind = (
            "daily" if share == 0 else "once" if share < 4 else "monthly" if share < 9 else "weekly"
        )
        at = self.random.choice(TIMES)
        today = self.now.date() + timedelta(days=1)
        first = today + timedelta(days=self.random.randrange(14))
        what = self.random.choice((29, 30, 31, 1)) if kind == "monthly" else first.weekday()
        if kind == "monthly":
            first = today
        rule = RULES.get(kind, "").format(WEEKDAYS[what] if kind == "weekly" else what) or None
        words = f"water plant {number}."
        own_id, _ = await own_reminders.add(work, words, Pattern(first, at, rule))
        self.asked.append(Asked(own_id, work.actor, kind, what, at, first))

    async def pass_until(self, end: datetime) -> None:
        """Time goes by from one thing that is due to the next, and something goes wrong now and
        then."""
        week = self.now
        while self.now < end:
            if self.now >= week:
                week += timedelta(days=7)
                await self._shift()
                await self.troubles.applies()
            if self.random.random() < self.often:
                await self.troubles.strike(self.members)
            left = min(end, await self._next()) - self.now
            await self._on(max(left, timedelta(seconds=1)) + timedelta(seconds=5))
        await self.troubles.all_back()
        for _ in range(30):
            await self._on(timedelta(minutes=10))

    async def _next(self) -> datetime:
        program = self.town.program
        assert program is not None
        async with program.database.read() as tx:
            due = await tx.value("SELECT MIN(due_at) FROM reminder WHERE state = 'waiting'")
        latest = self.now + timedelta(hours=8)
        return latest if due is None else min(latest, moment_of(due))

    async def _on(self, step: timedelta) -> None:
        self.town.clock.shift += step
        self.town.world.clock.set_shift(self.town.clock.shift.total_seconds())
        program = self.town.program
        assert program is not None
        await program.alarm.tick()
        program.wake()
        await self.troubles.settle()

    async def _shift(self) -> None:
        """A shift in a few days that some of them join: they are reminded of it and thanked."""
        program = self.town.program
        assert program is not None
        async with program.database.write() as tx:
            here = await communities.by_id(tx, 1)
            ruth = self.town.people["Ruth"]
            desk = Work(tx, self.now, ruth, here, frozenset({"broker", "organiser", "member"}))
            day = desk.local.date() + timedelta(days=4)
            plan = Plan(day, time(10), time(12), desk.zone)
            new = NewShift("Litter pick", "Pelham Friends", plan, "Pelham hall", 10)
            shift_id = await shifts.publish(desk, new)
            for one in self.random.sample(self.members, min(8, len(self.members))):
                theirs = Work(tx, self.now, one, here, MEMBER)
                try:
                    await shifts.join(theirs, shift_id, both=True, old_enough=True)
                except DomainError as refusal:
                    self.told.causes[f"join: {refusal.key}"] += 1

    # What became of it ------------------------------------------------------------------------

    async def look(self) -> Told:
        """Compares what was to be said with what was said, and why what wasn't."""
        program = self.town.program
        assert program is not None
        told = self.told
        told.may_be_twice = self.troubles.may_be_twice + program.delivery.counts.perhaps_twice
        told.troubles = self.troubles.happened
        told.problems += await self.troubles.look()
        now = self.now - timedelta(hours=2)
        async with program.database.read(long=True) as tx:
            rows = {str(r["key"]): r for r in await tx.rows("SELECT * FROM reminder")}
            sent = {
                str(r["key"]): r
                for r in await tx.rows("SELECT * FROM outbox WHERE key LIKE 'own:%'")
            }
            overdue = await tx.rows(
                "SELECT kind, tries, cause FROM reminder WHERE state = 'waiting' AND due_at < :now",
                now=now,
            )
            unsent = await tx.rows(
                "SELECT reason, state, cause FROM outbox"
                " WHERE state IN ('waiting', 'sending') AND due_at < :now",
                now=now,
            )
            uncaused = await tx.rows(
                "SELECT id, state FROM outbox"
                " WHERE state IN ('failed', 'dropped', 'unknown') AND cause IS NULL"
            )
        told.problems += [f"overdue: {r['kind']} {r['cause']}" for r in overdue]
        told.problems += [f"unsent: {r['reason']} {r['state']} {r['cause']}" for r in unsent]
        told.problems += [f"no cause: outbox {r['id']} {r['state']}" for r in uncaused]
        told.groups = self.troubles.applied
        told.other = sum(1 for r in rows.values() if r["kind"] != "own" and r["state"] == "done")
        late = [r for r in rows.values() if r["state"] == "past" and not r["cause"]]
        told.problems += [f"past without a cause: {r['key']}" for r in late]
        for one in self.asked:
            self._look_at(one, rows, sent, now)
        return told

    def _look_at(
        self, one: Asked, rows: dict[str, Row], sent: dict[str, Row], now: datetime
    ) -> None:
        told = self.told
        delivered = 0
        for day in one.days(now):
            told.due += 1
            key = f"own:{one.id}:{day.isoformat()}"
            row = rows.get(key)
            if row is None:
                told.problems.append(f"never planned: {key} ({one.kind} {one.number} {one.at})")
                continue
            self._at_its_time(one, day, row)
            if row["state"] == "past":
                told.past += 1
                told.causes[f"past: {row['cause']}"] += 1
            elif row["state"] == "untrue":
                told.untrue += 1
                told.causes[f"untrue: {row['cause']}"] += 1
            elif row["state"] != "done" or key not in sent:
                told.problems.append(f"{row['state']} and not sent: {key}")
            elif sent[key]["state"] == "sent":
                delivered += 1
            else:
                told.undelivered += 1
                told.causes[f"{sent[key]['state']}: {sent[key]['cause']}"] += 1
        every = [
            k for k in rows if k.startswith(f"own:{one.id}:") and rows[k]["state"] != "waiting"
        ]
        extra = set(every) - {f"own:{one.id}:{d.isoformat()}" for d in one.days(self.now)}
        told.problems += [f"not asked for: {key}" for key in extra]
        seen = self._seen(one)
        told.said += min(seen, delivered)
        told.twice += max(0, seen - delivered)
        if seen < delivered:
            told.problems.append(f"{one.id}: {delivered} were sent, {seen} arrived")

    def _at_its_time(self, one: Asked, day: date, row: Row) -> None:
        """It stands at the moment that this calendar knows; one that failed may be moved, and
        one that was slept through may come at 8am."""
        known, due = utc_of(day, one.at), moment_of(row["due_at"])
        moved = due.astimezone(LONDON)
        morning = moved.time() == time(8) and known < due <= known + timedelta(days=3)
        if due != known and not morning and row["tries"] == 0:
            self.told.problems.append(f"{row['key']} was due at {row['due_at']}")
        if row["state"] == "done" and moment_of(row["done_at"]) < utc_of(day, one.at):
            self.told.problems.append(f"{row['key']} was said early, at {row['done_at']}")

    def _seen(self, one: Asked) -> int:
        chat = self.town.world.chats[one.person.telegram_id or 0]
        words = f"water plant {one.id - self.asked[0].id}."
        return sum(
            1
            for message in chat.messages.values()
            if words in str(message.wire.get("text", ""))
            and "asked me to remind" in str(message.wire.get("text", ""))
        )
