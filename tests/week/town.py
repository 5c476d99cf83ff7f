"""The timebank of the brokers' week: two brokers, twenty members, phones that count taps.

It is always the week from Monday 11 to Sunday 17 May 2026 (no bank holiday, no change of the
clocks), so that every figure in tests/week/figures.py is a number that somebody worked out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import sample
from bot.sample import BROKER, ONE_TO_ONE, SECOND_BROKER, SamplePerson
from storage import ledger, open_database
from storage.db import Row
from storage.migrate import migrate
from tests.driver import Phone, Phones, Shown
from tests.town import Town

LONDON = ZoneInfo("Europe/London")
JOINED = datetime(2026, 4, 1, 9, tzinfo=LONDON)
"""When all of them had joined. Amina, Jean and Pat had helped each other the week before
(bot/sample.HISTORY): Amina has 3 hours since, Jean was given 30 minutes more than she gave, Pat has
3 hours 30 minutes, everybody else the 2 hours of the welcome. Nothing has happened since."""
START = datetime(2026, 5, 11, 8, tzinfo=LONDON)
"""Monday, 8am."""
DRIVER = (*ONE_TO_ONE, "driver")


def _lives(
    name: str, area: str, offer: str = "", checks: Sequence[str] = (), reach: str = ""
) -> SamplePerson:
    return SamplePerson(name, area, "", offer, checks=tuple(checks), reach=reach)  # type: ignore[arg-type]


WITH_PHONES = (
    _lives("Amina", "Ward End", "Gardening", ONE_TO_ONE),
    _lives("Jean", "Pelham", "Ironing", ONE_TO_ONE),
    _lives("Pat", "Alum Rock", "Lifts to hospital", DRIVER),
    _lives("Tom", "Ward End", "Small repairs"),
    _lives("Lucy", "Pelham", "Baking"),
    _lives("Farah", "Alum Rock", "Sewing", ONE_TO_ONE),
    _lives("George", "Ward End", "Dog walking", ONE_TO_ONE),
    _lives("Harriet", "Pelham", "Letters and forms"),
    _lives("Bashir", "Alum Rock", "Computers"),
    _lives("Chen", "Ward End", "Cooking"),
    _lives("Dorothy", "Pelham"),
    _lives("Eileen", "Alum Rock"),
    _lives("Gulnaz", "Ward End", "Company"),
    _lives("Oscar", "Pelham", "Music lessons"),
    _lives("Sunita", "Alum Rock", "Translating"),
)
WITHOUT = (
    _lives("Mr Hussain", "Alum Rock", reach="0121 496 0101"),
    _lives("Mrs Khan", "Ward End", reach="0121 496 0102"),
    _lives("Walter", "Pelham", reach="0121 496 0103"),
    _lives("Edna", "Pelham", reach="0121 496 0104"),
    _lives("Winifred", "Ward End", reach="0121 496 0105"),
)
"""Members who have no Telegram."""
MEMBERS = (*WITH_PHONES, *WITHOUT)
BROKERS = (BROKER, SECOND_BROKER)


_FACT = re.compile(
    r"\d[\d ]{6,}\d"  # a telephone number
    r"|\b\d+(?::\d\d)?\s?(?:am|pm)\b"  # a time of day
    r"|\b\d+(?:[.,]\d+)?\s?(?:h|hrs?|hours?|min(?:ute)?s?)\b",  # a length
    re.IGNORECASE,
)
RUN = 4
"""So many words one after another that stood somewhere before are something typed twice."""


def facts(text: str) -> set[str]:
    """What somebody would mind typing twice: telephone numbers, times, lengths, and any few words
    in a row. A name alone is none: it says of whom one speaks."""
    words = re.findall(r"[\w']+", text.casefold())
    runs = {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
    return runs | {one.casefold().replace(" ", "") for one in _FACT.findall(text)}


@dataclass
class Record:
    """What the whole timebank has typed so far, and what the brokers did."""

    known: set[str] = field(default_factory=set)
    tapped: list[tuple[str, str]] = field(default_factory=list)
    """(broker, button)"""
    typed: list[tuple[str, str]] = field(default_factory=list)
    """(broker, words)"""
    twice: list[tuple[str, str, set[str]]] = field(default_factory=list)
    """(broker, words, what of it was known before)"""


class WeekPhone(Phone):
    """A phone whose taps and words are remembered, of brokers one by one."""

    @property
    def _record(self) -> Record:
        found: Record = self.phones.record  # type: ignore[attr-defined]
        return found

    @property
    def _broker(self) -> bool:
        return self.name in {one.name for one in BROKERS}

    async def taps(self, label: str) -> str | None:
        """Presses a button; it counts, even one that does nothing."""
        if self._broker:
            self._record.tapped.append((self.name, label))
        return await super().taps(label)

    async def says(self, text: str, *, reply_to: Shown | None = None) -> None:
        """Types; it is noted what of that somebody typed before, or was shown on this phone."""
        new = facts(text)
        if self._broker:
            record = self._record
            seen = set[str]().union(*(facts(one) for one in self.received.values()))
            record.typed.append((self.name, text))
            if again := new & (record.known | seen):
                record.twice.append((self.name, text, again))
        self._record.known |= new
        await super().says(text, reply_to=reply_to)


class WeekTown(Town):
    """The town of the week."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url)
        self.story: list[str] = []
        self.record = Record()
        self.phones = Phones(self.backend, settle=self.settle, phone_type=WeekPhone)
        self.phones.record = self.record  # type: ignore[attr-defined]

    async def open(self, *, people: bool = True) -> None:
        """Makes the timebank in April, and starts the bot on the Monday."""
        accounts: list[tuple[SamplePerson, int | None]] = []
        for one in (*BROKERS, *WITH_PHONES):
            person = self.world.add_person(one.name, last_name=one.last_name)
            person.started = people
            self.phones.phone(one.name).known_as(person.id)
            accounts.append((one, person.id))
        accounts += [(one, None) for one in WITHOUT]
        database = await open_database(self.settings.database_url)
        await migrate(database, JOINED)
        self.people = await sample.make(database, JOINED, accounts)
        await database.close()
        self.clock.shift = START.astimezone(UTC) - datetime.now(UTC)
        await self.backend.post("clock", shift_seconds=self.clock.shift.total_seconds())
        await self.start()

    def happens(self, what: str) -> None:
        """One more thing happens in the week."""
        self.story.append(what)

    async def to(self, day: int, clock: str, month: int = 5) -> None:
        """Moves the clock to a moment of May 2026, such as (12, "09:01"); never back."""
        hour, minute = (int(part) for part in clock.split(":"))
        then = datetime(2026, month, day, hour, minute, tzinfo=LONDON)
        left = then - self.clock.now()
        assert left > timedelta(), f"{then} has gone by: it is {self.clock.now()}"
        await self.later(seconds=left.total_seconds())

    async def rows(self, sql: str, **values: object) -> Sequence[Row]:
        """What the database holds, for the checks at the end."""
        assert self.program is not None
        async with self.program.database.read() as tx:
            return await tx.rows(sql, **values)

    async def discrepancies(self) -> list[str]:
        """What an audit of the books finds."""
        assert self.program is not None
        async with self.program.database.read() as tx:
            return await ledger.discrepancies(tx)
