"""Towns of any size, made fast and the same for the same seed, on either database.

Every rule of the schema holds, triggers and all: `goodturn verify` passes on what comes out.
"""

import random
import sqlite3
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from domain import finding
from domain.reading import places
from storage import open_database
from storage.db import instant
from storage.migrate import migrate

START = datetime(2025, 3, 3, 10, tzinfo=UTC)
FIRST_ACCOUNT = 6_000_000_001
"""Telegram's number of the first person; the others follow."""
CHUNK = 5_000
# fmt: off
NAMES = (
    "Amina", "Jean", "Pat", "Yusuf", "Grace", "Tariq", "Sheila", "Devinder", "Rosa", "Kofi",
    "Marta", "Hussain", "Eileen", "Samir", "Blessing", "Trevor", "Nadia", "Harpreet", "Doreen",
    "Luis", "Farah", "Colin", "Ewa", "Abdi", "Maureen", "Chidi", "Shabana", "George", "Leila",
    "Winston", "Ivy", "Mohammed", "Carys", "Sunita", "Dennis", "Zainab", "Oluwaseun", "Betty",
)
# fmt: on
WHAT = (
    ("gardening", "general-gardening"),
    ("a lift to the hospital", None),
    ("ironing", None),
    ("help with a phone", None),
    ("shopping", None),
    ("company and a cup of tea", None),
)

# What is offered and asked for: (skill, words, slots).
HELP = (
    ("garden.gardening", "a bit of gardening, weeding and mowing", "sat-am sun-am"),
    ("transport.lift_hospital", "lifts to hospital in my car", "mon-am tue-am wed-am"),
    ("home.ironing", "ironing, a basket at a time", ""),
    ("digital.smartphone_help", "help with phones and tablets", "thu-pm fri-pm"),
    ("errands.shopping", "shopping for people who can't get out", "fri-am"),
    ("company.chat_visit", "company and a cup of tea", "mon-pm wed-pm"),
    ("pets.dog_walking", "dog walking in the park", ""),
    ("diy.shelves_pictures", "small repairs, shelves and pictures", "sat-pm"),
    ("paperwork.form_help", "filling in forms and letters", "tue-pm"),
    ("diy.bike_repair", "mending bikes and punctures", "sun-pm"),
)

NUMBERED = ("community", "person", "account", "exchange", "transfer", "listing", "request")
"""Tables whose rows are written with their ids."""

Rows = Sequence[tuple[Any, ...]]
Batch = tuple[str, Sequence[str], Rows]


@dataclass(frozen=True, slots=True)
class Plan:
    """How large: `members` and `postings` in all, spread evenly over `timebanks`; `waiting`
    confirmed exchanges per timebank stand in its broker's queue. Of a hundred `requests` three are
    open and one waits for a broker; the others are done."""

    members: int
    postings: int
    timebanks: int = 1
    waiting: int = 20
    offers: int = 0
    requests: int = 0
    seed: int = 20260512

    def brokers(self) -> list[int]:
        """Each timebank's broker, by Telegram number."""
        return [FIRST_ACCOUNT + t for t in range(self.timebanks)]

    def pairs(self) -> Iterator[tuple[int, int, int, str]]:
        """(one, another who knows them, their broker) by Telegram number, and the other's name."""
        for place in range(0, self.members - self.timebanks, 2 * self.timebanks):
            for t in range(self.timebanks):
                one = self.timebanks + place + t
                other = one + self.timebanks
                if other < self.timebanks + self.members:
                    yield (
                        FIRST_ACCOUNT + one,
                        FIRST_ACCOUNT + other,
                        FIRST_ACCOUNT + t,
                        name_of(other),
                    )


def name_of(place: int) -> str:
    """The name of the person in this place (0 for the first)."""
    return NAMES[(place * 7 + place // len(NAMES)) % len(NAMES)]


@cache
def _wards() -> list[str]:
    wards, people = zip(*places.wards().items(), strict=True)
    return random.Random(69).choices(wards, people, k=997)


def area_of(place: int) -> str:
    """The ward of the person in this place: as many live in each as really do."""
    return _wards()[place % 997]


def batches(plan: Plan) -> Iterator[Batch]:
    """Every row, table by table and chunk by chunk, in an order that the schema takes."""
    made = instant(START)
    banks = range(1, plan.timebanks + 1)
    yield (
        "community",
        ("id", "name", "slug", "zone", "created_at"),
        [(b, f"Timebank of Ward {b}", f"ward-{b}", "Europe/London", made) for b in banks],
    )
    people = range(plan.timebanks + plan.members)
    bank_of = [1 + p % plan.timebanks for p in people]
    yield from _chunks(
        "person",
        ("id", "telegram_id", "name", "telegram_lang", "lang", "community_id", "created_at"),
        ((p + 1, FIRST_ACCOUNT + p, name_of(p), "en", "en", bank_of[p], made) for p in people),
    )
    yield (
        "role",
        ("community_id", "person_id", "role", "granted_at"),
        [
            (bank_of[p], p + 1, role, made)
            for p in range(plan.timebanks)
            for role in ("broker", "safeguarding")
        ],
    )
    members = range(plan.timebanks, plan.timebanks + plan.members)
    yield from _chunks(
        "membership",
        ("community_id", "person_id", "state", "adult", "area", "applied_at", "decided_at"),
        ((bank_of[p], p + 1, "approved", 1, area_of(p), made, made) for p in members),
    )
    yield from _chunks(
        "acquaintance",
        ("community_id", "person_id", "other_id", "cause", "since"),
        (
            (1 + (broker - FIRST_ACCOUNT), a - FIRST_ACCOUNT + 1, b - FIRST_ACCOUNT + 1, c, made)
            for one, other, broker, _ in plan.pairs()
            for a, b, c in ((one, other, "introduced"), (other, one, "introduced"))
        ),
    )
    yield from _chunks(
        "account",
        ("id", "community_id", "kind", "owner_id"),
        ((p + 1, bank_of[p], "member", p + 1) for p in members),
    )
    yield from _history(plan)
    yield from _offers(plan)
    yield from _requests(plan)


def _history(plan: Plan) -> Iterator[Batch]:
    """Posted exchanges with their postings, and a few that wait for the broker."""
    chance = random.Random(plan.seed)
    posted = plan.postings // 2
    total = posted + plan.waiting * plan.timebanks
    each = plan.members // plan.timebanks
    done = 0
    while done < total:
        ids = range(done + 1, min(total, done + CHUNK) + 1)
        exchanges, transfers, postings, seals, events = [], [], [], [], []
        for number in ids:
            waits = number > posted
            bank = 1 + number % plan.timebanks
            one, other = chance.sample(range(each), 2)
            giver, receiver = (
                plan.timebanks + place * plan.timebanks + bank for place in (one, other)
            )
            minutes = 15 * chance.randint(2, 16)
            at = START + timedelta(minutes=30 + number % 500_000)
            then, words = instant(at), chance.choice(WHAT)
            exchanges.append(
                (
                    *(number, bank, giver, receiver, giver, minutes, f"{at:%Y-%m-%d}", words[0]),
                    *("confirmed" if waits else "posted", None if waits else bank, then, then),
                )
            )
            events.append((number, "confirm" if waits else "approve", exchanges[-1][8], then))
            if not waits:
                key = f"exchange:{number}:posted"
                transfers.append((number, key, "exchange", "exchange", bank, then))
                postings.append((number, giver, minutes))
                postings.append((number, receiver, -minutes))
                seals.append((number,))
        yield (
            "exchange",
            (
                *("id", "community_id", "giver_id", "receiver_id", "logged_by", "minutes", "day"),
                *("words", "state", "decided_by", "created_at", "changed_at"),
            ),
            exchanges,
        )
        yield ("exchange_event", ("exchange_id", "action", "state", "at"), events)
        yield ("transfer", ("id", "key", "kind", "reason", "actor_id", "at"), transfers)
        yield ("posting", ("transfer_id", "account_id", "minutes"), postings)
        yield ("seal", ("transfer_id",), seals)
        yield ("", (), ())
        done = ids[-1]


def _offers(plan: Plan) -> Iterator[Batch]:
    """Active offers, and what they are found by."""
    chance = random.Random(plan.seed)
    made = instant(START)
    for first in range(1, plan.offers + 1, CHUNK):
        listings, tokens = [], []
        for number in range(first, min(plan.offers, first + CHUNK - 1) + 1):
            place = plan.timebanks + chance.randrange(plan.members)
            bank, area = 1 + place % plan.timebanks, area_of(place)
            skill, words, slots = chance.choice(HELP)
            listings.append(
                (
                    *(
                        number,
                        bank,
                        place + 1,
                        place + 1,
                        "offer",
                        skill,
                        words,
                        words,
                        slots,
                        area,
                    ),
                    *("active", "2099-01-01", made, made),
                )
            )
            tokens += [(bank, "offer", t, number) for t in _tokens(skill, words, area, slots)]
        columns = "id community_id person_id made_by kind skill words shown slots area state"
        yield "listing", (*columns.split(), "renew_by", "created_at", "changed_at"), listings
        yield "listing_token", ("community_id", "kind", "token", "listing_id"), tokens


@cache
def _tokens(skill: str, words: str, area: str, slots: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.offered(skill, words, area, (), slots)))


def _requests(plan: Plan) -> Iterator[Batch]:
    """Requests, nearly all of them done, with whom each was put to."""
    chance = random.Random(plan.seed + 1)
    for first in range(1, plan.requests + 1, CHUNK):
        requests, asked = [], []
        for number in range(first, min(plan.requests, first + CHUNK - 1) + 1):
            place, *others = chance.sample(range(plan.members // plan.timebanks), 4)
            bank = 1 + number % plan.timebanks
            person, *others = (plan.timebanks * (1 + one) + bank for one in (place, *others))
            at = instant(START + timedelta(minutes=30 + number % 500_000))
            part = number % 100
            state = "open" if part < 3 else "held" if part == 3 else "done"  # fmt: skip
            skill, words, _ = chance.choice(HELP)
            requests.append(
                (
                    *(number, bank, person, person, skill, words, words, area_of(person - 1)),
                    *(state, int(state != "held"), at, at),
                )
            )
            if state != "held":
                answers = ("asked",) * 3 if state == "open" else ("chosen", "no", "closed")
                asked += [
                    (number, one, answer, 1, "bot", at)
                    for one, answer in zip(others, answers, strict=True)
                ]
        columns = "id community_id person_id made_by skill words shown area state wave"
        yield "request", (*columns.split(), "created_at", "changed_at"), requests
        yield "candidate", ("request_id", "person_id", "state", "wave", "via", "asked_at"), asked


def _chunks(table: str, columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> Iterator[Batch]:
    kept: list[tuple[Any, ...]] = []
    for row in rows:
        kept.append(row)
        if len(kept) == CHUNK:
            yield table, columns, kept
            kept = []
    if kept:
        yield table, columns, kept


async def make(url: str, plan: Plan) -> None:
    """Makes the town in an empty database."""
    database = await open_database(url)
    try:
        await migrate(database, START)
    finally:
        await database.close()
    if url.startswith("sqlite:///"):
        _fill_file(Path(url.removeprefix("sqlite:///")), plan)
    else:
        await _fill_server(url, plan)


def _fill_file(path: Path, plan: Plan) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA cache_size=-200000")

    connection.execute("BEGIN")
    for table, columns, rows in batches(plan):
        if not table:  # whole transfers stand: their seals are checked at the commit
            connection.execute("COMMIT")
            connection.execute("BEGIN")
        else:
            marks = ", ".join("?" for _ in columns)
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
            connection.executemany(sql, rows)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


async def _fill_server(url: str, plan: Plan) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import asyncpg
    connection = await asyncpg.connect(url)
    try:
        # Plans made while a table was empty would read all of it for each row, later.
        await connection.execute("SET enable_seqscan = off")
        async with connection.transaction():
            for table, columns, rows in batches(plan):
                if table:
                    await connection.copy_records_to_table(table, records=rows, columns=columns)
            for table in NUMBERED:
                await connection.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), MAX(id)) FROM {table}"
                )
        await connection.execute("VACUUM ANALYZE")  # as the server does by itself before long
    finally:
        await connection.close()
