"""A city of offers in one timebank, the same for the same seed, on either database.

The words are those of tests/cases/matching.json, with what people write around them; the members
live in all 69 wards, as many in each as really do.
"""

import json
import random
import sqlite3
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from domain import finding
from domain.reading import places
from storage import open_database
from storage.db import instant
from storage.migrate import migrate
from tests.bench.town_file import name_of

CASES = Path(__file__).parent.parent / "cases" / "matching.json"
NOW = datetime(2026, 5, 14, 9, 10, tzinfo=UTC)
OFFERS, MEMBERS = 100_000, 30_000
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LANGUAGES = ("ur", "pa", "pl", "bn", "ro", "ar", "so")
AROUND = ("{}", "{}", "{}", "I can do {}", "{}, just ask", "happy to help: {}", "{} round here")
KINDS = ("driver", "one_to_one", "references", "children", "keys")
SEEKER = 1
"""The member who needs everything in the bench."""


@dataclass(slots=True)
class Offer:
    """One offer, as both sides of the bench see it."""

    id: int
    person_id: int
    words: str
    skill: str | None
    area: str
    langs: tuple[str, ...]
    slots: str
    tokens: frozenset[str] = frozenset()


@dataclass(slots=True)
class Standing:
    """What is known of one member."""

    balance: int = 0
    asked: list[tuple[datetime, str]] = field(default_factory=list)
    away: bool = False
    apart: bool = False
    acquainted: bool = False
    checks: frozenset[str] = frozenset()


@dataclass(slots=True)
class City:
    """All of it."""

    offers: list[Offer]
    people: dict[int, Standing]


@cache
def city(offers: int = OFFERS, members: int = MEMBERS) -> City:
    """The city, made once."""
    chance = random.Random(20261122)
    cases = json.loads(CASES.read_text("utf-8"))
    words = [one["words"] for one in cases["offers"]]
    slots = [one.get("slots", "") for one in cases["offers"]]
    # What is common is far more common than what is rare.
    shares = [1 / (1 + place % 97) for place in range(len(words))]
    wards, people = zip(*places.wards().items(), strict=True)
    found = City([], {})
    areas = chance.choices(wards, people, k=members)
    langs = [(chance.choice(LANGUAGES),) if chance.random() < 0.3 else () for _ in range(members)]
    for person in range(SEEKER + 1, members + 1):
        found.people[person] = _standing(chance)
    picked = chance.choices(range(len(words)), shares, k=offers)
    for number, place in enumerate(picked, 1):
        person = chance.randint(SEEKER + 1, members)
        said = chance.choice(AROUND).format(words[place])
        skill = _skill(said)
        one = Offer(number, person, said, skill, areas[person - 1], langs[person - 1], slots[place])
        one.tokens = frozenset(_tokens(said, skill, one.area, one.langs, one.slots))
        found.offers.append(one)
    return found


@cache
def _skill(words: str) -> str | None:
    """The skill that a member is shown and agrees to."""
    main, _ = finding.about(None, words)
    return main[0] if main else None


@cache
def _tokens(
    words: str, skill: str | None, area: str, langs: tuple[str, ...], slots: str
) -> tuple[str, ...]:
    return finding.offered(skill, words, area, langs, slots)


def _standing(chance: random.Random) -> Standing:
    made = Standing(balance=15 * chance.randint(-40, 80))
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        at = NOW - timedelta(hours=chance.randint(1, 24 * 120))
        made.asked.append((at, chance.choice(("no", "closed", "yes", "chosen"))))
    made.away = chance.random() < 0.05
    made.apart = chance.random() < 0.001
    made.acquainted = chance.random() < 0.001
    made.checks = frozenset(kind for kind in KINDS if chance.random() < 0.2)
    return made


Table = tuple[str, Sequence[str], list[tuple[Any, ...]]]


def tables(made: City) -> list[Table]:
    """Every row, in an order that the schema takes."""
    now, today = instant(NOW), "2026-05-14"
    everyone = range(1, MEMBERS + 1)
    areas = {one.person_id: one.area for one in made.offers}
    members = list(made.people.items())
    asked = [
        (request, person, state, 1, "bot", instant(at))
        for person, one in members
        for request, (at, state) in enumerate(one.asked, 1)
    ]
    known = [person for person, one in members if one.acquainted]
    apart = [person for person, one in members if one.apart]
    return [
        ("community", ("id", "name", "slug", "zone", "created_at"),
         [(1, "Birmingham Timebank", "birmingham", "Europe/London", now)]),
        ("person", ("id", "name", "created_at"), [(p, name_of(p), now) for p in everyone]),
        ("membership", ("community_id", "person_id", "state", "area", "applied_at"),
         [(1, p, "approved", areas.get(p, "Ward End"), now) for p in everyone]),
        ("account", ("community_id", "kind", "owner_id", "balance"),
         [(1, "member", person, one.balance) for person, one in members]),
        ("request", ("id", "community_id", "person_id", "made_by", "words", "state",
                     "created_at", "changed_at"),
         [(r, 1, SEEKER, SEEKER, "help", "done", now, now) for r in range(1, 5)]),
        ("candidate", ("request_id", "person_id", "state", "wave", "via", "asked_at"), asked),
        ("away", ("community_id", "person_id", "until", "since"),
         [(1, person, today, today) for person, one in members if one.away]),
        ("apart", ("community_id", "person_id", "other_id", "by_id", "at"),
         [(1, a, b, SEEKER, now) for p in apart for a, b in ((p, SEEKER), (SEEKER, p))]),
        ("acquaintance", ("community_id", "person_id", "other_id", "cause", "since"),
         [(1, a, b, "introduced", now) for p in known for a, b in ((p, SEEKER), (SEEKER, p))]),
        ("vetting", ("community_id", "person_id", "kind", "day", "by_id", "at"),
         [(1, person, kind, today, SEEKER, now) for person, one in members for kind in one.checks]),
        ("listing", ("id", "community_id", "person_id", "made_by", "kind", "skill", "words",
                     "slots", "area", "langs", "state", "renew_by", "created_at", "changed_at"),
         [(o.id, 1, o.person_id, o.person_id, "offer", o.skill, o.words, o.slots, o.area,
           " ".join(o.langs), "active", "2026-08-12", now, now) for o in made.offers]),
        ("listing_token", ("community_id", "kind", "token", "listing_id"),
         [(1, "offer", token, o.id) for o in made.offers for token in o.tokens]),
    ]  # fmt: skip


async def fill(url: str, made: City) -> None:
    """Makes the city in an empty database."""
    database = await open_database(url)
    await migrate(database, NOW)
    await database.close()
    rows = tables(made)
    if url.startswith("sqlite:///"):
        _fill_file(Path(url.removeprefix("sqlite:///")), rows)
    else:
        await _fill_server(url, rows)


def _fill_file(path: Path, rows: list[Table]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-200000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    for table, columns, values in rows:
        marks = ", ".join("?" for _ in columns)
        names = ", ".join(columns)
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


async def _fill_server(url: str, rows: list[Table]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import asyncpg
    connection = await asyncpg.connect(url)
    for table, columns, values in rows:
        await connection.copy_records_to_table(table, records=values, columns=columns)
    await connection.execute("VACUUM ANALYZE")  # as the server does by itself before long
    await connection.close()


def day_of(name: str) -> date:
    """A day as the cases have it."""
    return date.fromisoformat(name)
