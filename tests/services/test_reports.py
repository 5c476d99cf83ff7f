"""A report's figures: worked out by hand, and against the ledger for random histories."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import across, giving, ledger, periods, reporting, rosters
from domain.errors import DomainError, NotAllowed, NotFound
from domain.ledger import Account, Transfer
from domain.periods import Period
from domain.permissions import Role
from handlers.documents.report_tables import Book, check, rows
from handlers.documents.xlsx import clock
from handlers.report_words import Teller
from handlers.wording import Wording
from services import reports
from services.reports import Made
from services.work import Work
from storage import Database, communities, exchanges, people, report_rows
from storage import ledger as books
from storage.db import Row, Tx
from storage.people import Community, Person
from storage.reports import Time

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOVEMBER = periods.month(date(2026, 11, 1))
OCTOBER = periods.month(date(2026, 10, 1))
BROKER = frozenset[Role]({"member", "broker"})
AREAS = {
    "Amina": "Ward End",
    "Jean": "Pelham",
    "Pat": "Alum Rock",
    "Mr Hussain": "",
    "Ruth": "Pelham",
}


class Bank:
    """A timebank whose books a test writes."""

    def __init__(self, tx: Tx, community: Community, who: dict[str, Person]) -> None:
        self.tx, self.community, self.who = tx, community, who
        self.made = 0

    def of(self, name: str) -> Account:
        """A member's account."""
        return Account(self.community.id, "member", self.who[name].id)

    def work(self, roles: frozenset[Role] = BROKER, now: datetime = NOW) -> Work:
        """Ruth's own unit of work."""
        return Work(self.tx, now, self.who["Ruth"], self.community, roles)

    async def post(self, transfer: Transfer, at: datetime) -> Transfer:
        """Into the books, at this moment."""
        assert await books.post(self.tx, transfer, at)
        return transfer

    async def helped(
        self, giver: str, receiver: str, minutes: int, at: datetime, skill: str | None = None
    ) -> Transfer:
        """Help between two, as an exchange in the books."""
        made = await exchanges.add(
            self.tx,
            community_id=self.community.id,
            giver_id=self.who[giver].id,
            receiver_id=self.who[receiver].id,
            logged_by=self.who[giver].id,
            on_behalf_of=None,
            named=None,
            minutes=minutes,
            day=at.date(),
            skill=skill,
            words=None,
            flags=(),
            state="posted",
            now=at,
        )
        key = f"exchange:{made}:posted"
        return await self.post(ledger.exchange(key, self.of(giver), self.of(receiver), minutes), at)

    async def undone(self, transfer: Transfer, at: datetime) -> None:
        """A broker undid it."""
        key = transfer.key.replace(":posted", ":reversed")
        await self.post(ledger.reversal(transfer, key), at)

    async def report(self, period: Period, now: datetime = NOW) -> Made:
        """The report of a time."""
        found, made = await reports.ask(self.work(now=now), period)
        assert made
        return await reports.find(self.work(now=now), found)


async def bank(tx: Tx, slug: str = "ward-end", joined: datetime | None = None) -> Bank:
    """Five members, Ruth among them, in a new timebank."""
    joined = joined or NOW - timedelta(days=500)
    community = await communities.add(tx, f"Bank {slug}", slug, "Europe/London", joined)
    assert community is not None
    who = {}
    for name, area in AREAS.items():
        who[name] = await people.add(tx, None, name, "en", joined)
        tx.later(
            "INSERT INTO membership (community_id, person_id, state, area, applied_at, decided_at)"
            " VALUES (:c, :p, 'approved', :area, :at, :at)",
            c=community.id,
            p=who[name].id,
            area=area or None,
            at=joined,
        )
    return Bank(tx, community, who)


async def test_every_figure_of_a_month_worked_out_by_hand(database: Database) -> None:
    async with database.write() as tx:
        one = await bank(tx)
        first = datetime(2026, 11, 3, 9, tzinfo=UTC)
        # One to one: 90 + 45 minutes. The second is undone, and so is 30 of October.
        old = await one.helped("Jean", "Amina", 30, datetime(2026, 10, 20, 9, tzinfo=UTC))
        await one.helped("Amina", "Jean", 90, first, "garden.weeding")
        wrong = await one.helped("Pat", "Jean", 45, first + timedelta(days=7), "home.ironing")
        await one.undone(wrong, first + timedelta(days=8))
        await one.undone(old, first + timedelta(days=9))
        # A talk of an hour by Amina to two; an event of an hour at Jean's with Pat.
        await one.post(
            rosters.transfer(
                "roster:1:posted",
                "class",
                one.of("Amina"),
                60,
                [(one.of("Jean"), 60), (one.of("Mr Hussain"), 60)],
            ),
            first + timedelta(days=10),
        )
        await one.post(
            rosters.transfer("roster:2:posted", "event", one.of("Jean"), 60, [(one.of("Pat"), 60)]),
            first + timedelta(days=11),
        )
        # No help: welcome hours, a gift, hours for the pot, a correction.
        await one.post(ledger.welcome("welcome:1", one.of("Pat"), 120), first)
        await one.post(
            giving.gift("gift:1:posted", "gift", one.of("Amina"), one.of("Pat"), 15), first
        )
        pot = Account(one.community.id, "pot")
        await one.post(
            giving.gift("gift:2:posted", "to_pot", one.of("Amina"), pot, 20),
            datetime(2026, 10, 2, 9, tzinfo=UTC),
        )
        await one.post(giving.gift("gift:3:posted", "from_pot", pot, one.of("Pat"), 5), first)
        await one.post(giving.issue("issue:1:posted", one.of("Jean"), -10, "mistake"), first)
        made = await one.report(NOVEMBER)
    found = made.figures
    assert [(k.name, k.times, k.undone, k.given, k.received) for k in found.kinds] == [
        ("class", 1, 0, 60, 120),
        ("event", 1, 0, 120, 0),
        ("exchange", 0, 2, 60, 60),  # 90 + 45 - 45 - 30
    ]
    assert (found.given, found.received, found.times, found.undone) == (240, 180, 2, 2)
    people_ = found.people
    # Amina gave 150 and got -30; Jean gave 60 - 30 and got 90 + 60; Pat gave 60; Hussain got 60.
    assert (people_.active, people_.gave, people_.received, people_.both) == (4, 3, 2, 1)
    assert (people_.members, people_.new, people_.quiet, people_.dormant) == (5, 0, 1, 1)  # Ruth
    assert people_.no_offer == 5
    assert {(p.name, p.people, p.given, p.received) for p in found.places} == {
        ("Ward End", 1, 150, -30),
        ("Pelham", 1, 30, 150),
        ("Alum Rock", 1, 60, 0),
        ("", 1, 0, 60),
    }
    skills = {s.name: (s.times, s.given) for s in found.skills}
    assert skills == {
        "garden.weeding": (1, 90),
        "home.ironing": (0, 0),
        "kind:exchange": (-1, -30),
        "kind:class": (1, 60),
        "kind:event": (1, 120),
    }
    assert {c.name: c.minutes for c in found.causes} == {
        "welcome": 120,
        "event": 120,
        "correction-mistake": -10,
        "class": -60,  # two listeners spent an hour each, the speaker earned one
    }
    assert (found.pot.opening, found.pot.came, found.pot.went, found.pot.closing) == (20, 0, 5, 15)
    # Weeks from Monday: 1 November was a Sunday.
    assert [(s.first, s.times, s.given) for s in found.steps] == [
        ("2026-11-01", 0, 0),
        ("2026-11-02", 1, 90),
        ("2026-11-09", 1, 150),  # 45 - 45 - 30 + 60 + 120; 1 - 1 - 1 + 1 + 1 exchanges
        ("2026-11-16", 0, 0),
        ("2026-11-23", 0, 0),
    ]
    sums = {b.account: b.minutes for b in found.books}
    assert sum(sums.values()) == 0
    assert sums["issue"] == -170


async def test_the_last_minute_of_a_month_is_its_own_in_summer_too(database: Database) -> None:
    """In July midnight in Birmingham is 11pm UTC the day before."""
    july, august = periods.month(date(2026, 7, 1)), periods.month(date(2026, 8, 1))
    async with database.write() as tx:
        one = await bank(tx)
        await one.helped("Amina", "Jean", 11, datetime(2026, 7, 31, 22, 59, tzinfo=UTC))
        await one.helped("Amina", "Jean", 7, datetime(2026, 7, 31, 23, 0, tzinfo=UTC))
        assert (await one.report(july)).figures.given == 11
        assert (await one.report(august)).figures.given == 7


async def test_requests_by_what_became_of_them_and_new_members(database: Database) -> None:
    async with database.write() as tx:
        one = await bank(tx)
        states = {"done": 3, "unmet": 2, "lapsed": 1, "cancelled": 1, "open": 2, "matched": 1}
        for state, count in states.items():
            for _ in range(count):
                tx.later(
                    "INSERT INTO request (community_id, person_id, made_by, words, state,"
                    " created_at, changed_at) VALUES (:c, :p, :p, 'Help', :state, :at, :at)",
                    c=one.community.id,
                    p=one.who["Jean"].id,
                    state=state,
                    at=datetime(2026, 11, 5, tzinfo=UTC),
                )
        # Pat came back after a rest: approved twice, new once, in October.
        for name, day in (("Pat", 10), ("Pat", 40), ("Jean", 45)):
            at = datetime(2026, 10, 1, tzinfo=UTC) + timedelta(days=day)
            work = one.work(now=at)
            work.audit("membership.approved", "membership", one.who[name].id)
        november, october = await one.report(NOVEMBER), await one.report(OCTOBER)
    assert reporting.outcome(november.figures.asks) == (3, 4, 3)
    assert november.figures.asked == 10
    assert (october.figures.people.new, november.figures.people.new) == (1, 1)


async def test_quiet_is_ninety_days_and_dormant_a_year(database: Database) -> None:
    async with database.write() as tx:
        one = await bank(tx)
        await one.helped("Amina", "Jean", 30, NOW - timedelta(days=80))
        await one.helped("Pat", "Mr Hussain", 30, NOW - timedelta(days=200))
        made = await one.report(NOVEMBER)
        assert (made.figures.people.quiet, made.figures.people.dormant) == (3, 1)
        found = await reports.quiet(one.work(), made, 0, 10)
        assert {(m.name, m.last_at is not None) for m in found} == {
            ("Pat", True),
            ("Mr Hussain", True),
            ("Ruth", False),
        }
        assert len(await reports.quiet(one.work(), made, found[0].person_id, 10)) == 2


async def test_who_may_and_what_cannot_be(database: Database) -> None:
    async with database.write() as tx:
        one, other = await bank(tx), await bank(tx, "pelham")
        made = await one.report(NOVEMBER)
        with pytest.raises(NotAllowed):
            await reports.ask(one.work(frozenset({"member"})), NOVEMBER)
        with pytest.raises(NotAllowed):
            await reports.find(one.work(frozenset({"organiser"})), made.id)
        with pytest.raises(NotAllowed):  # an administrator sees figures, not names
            await reports.quiet(one.work(frozenset({"administrator"})), made, 0, 5)
        with pytest.raises(NotFound):  # another timebank's
            await reports.find(other.work(), made.id)
        with pytest.raises(DomainError):
            await reports.ask(one.work(), periods.month(date(2027, 2, 1)))


async def history(one: Bank, dice: random.Random, count: int) -> None:
    """Random movements of every kind, some undone, over two months and a bit."""
    names = list(AREAS)
    pot = Account(one.community.id, "pot")
    mark = one.community.slug
    for number in range(count):
        at = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(minutes=dice.randrange(60 * 24 * 60))
        giver, receiver, third = dice.sample(names, 3)
        minutes, key = dice.randrange(1, 300), f"{mark}{number}:posted"
        kind = dice.choice(["help", "help", "class", "team", "event", "gift", "pot", "issue"])
        if kind == "help":
            skill = dice.choice([None, "home.ironing", "garden.weeding"])
            made = await one.helped(giver, receiver, minutes, at, skill)
        elif kind in ("class", "team", "event"):
            others = [(one.of(receiver), dice.randrange(1, 200)), (one.of(third), minutes)]
            made = rosters.transfer(f"roster:{key}", kind, one.of(giver), minutes, others)  # type: ignore[arg-type]
            await one.post(made, at)
        elif kind == "issue":
            signed = dice.choice([-1, 1]) * minutes
            made = giving.issue(f"issue:{key}", one.of(giver), signed, "work")
            await one.post(made, at)
        else:
            to = one.of(receiver) if kind == "gift" else pot
            made = giving.gift(
                f"gift:{key}", "gift" if kind == "gift" else "to_pot", one.of(giver), to, minutes
            )
            await one.post(made, at)
        if dice.random() < 0.2:
            await one.undone(made, at + timedelta(minutes=dice.randrange(1, 20_000)))


@pytest.mark.parametrize("seed", range(4))
async def test_for_any_history_the_rows_are_the_ledger(database: Database, seed: int) -> None:
    """To the minute: rows, check, figures, tables and balances, each month and all of it."""
    dice = random.Random(seed)
    async with database.write() as tx:
        one, other = await bank(tx, f"one{seed}"), await bank(tx, f"other{seed}")
        await history(one, dice, 40)
        await history(other, dice, 10)
        pair = await tx.value(
            "INSERT INTO pact (first_id, second_id, state, cap_minutes, created_at, changed_at)"
            " VALUES (:a, :b, 'active', 1200, :now, :now) RETURNING id",
            a=one.community.id,
            b=other.community.id,
            now=NOW,
        )
        await one.post(
            across.help_across(f"x{seed}", one.of("Jean"), other.of("Pat"), pair, 75),
            datetime(2026, 10, 9, tzinfo=UTC),
        )
    async with database.write() as tx:
        one.tx = tx
        whole = Period(date(2026, 9, 1), date(2026, 11, 24))
        totals: Counter[str] = Counter()
        for period in (*whole.steps(), whole):
            made = await one.report(period)
            entries = await _reconciled(one, made)
            if period == whole:
                assert totals == _by_account(entries)
            else:
                totals.update(_by_account(entries))
        # Everything there ever was is in the rows, so the rows of members add up to their balances.
        balances: dict[str, int] = defaultdict(int)
        for entry in entries:
            if entry["account"] == "member":
                balances[entry["name"]] += entry["minutes"]
        for name, person in one.who.items():
            assert balances[name] == await books.balance(tx, one.community.id, person.id)


def _by_account(entries: Sequence[Row]) -> Counter[str]:
    found: Counter[str] = Counter()
    for entry in entries:
        found[entry["account"]] += entry["minutes"]
    return found


async def _reconciled(one: Bank, made: Made) -> list[Row]:
    start, end = made.period.bounds(one.work().zone)
    time = Time(one.community.id, start, end)
    entries = [row async for row in report_rows.entries(one.tx, time, 7, 10_000)]
    figures = made.figures
    sums, counts = _by_account(entries), Counter(e["account"] for e in entries)
    assert {b.account: (b.postings, b.minutes) for b in figures.books} == {
        account: (counts[account], sums[account]) for account in counts
    }
    assert sum(sums.values()) == 0
    # Hours given and got are the rows of help, and nothing else moved a member's hours.
    help_ = [e for e in entries if e["kind"] in reporting.HELP and e["account"] == "member"]
    assert figures.given - figures.received == sum(e["minutes"] for e in help_)
    assert sum(c.minutes for c in figures.causes) == -sums["issue"]
    assert figures.pot.closing - figures.pot.opening == sums["pot"]
    for table in (figures.places, figures.skills, figures.steps):
        assert sum(row.given for row in table) == figures.given
    assert sum(p.received for p in figures.places) == figures.received
    assert sum(s.times for s in figures.skills) == figures.times
    assert sum(p.people for p in figures.places) == figures.people.active
    # And in the file: the check says 0, and its sums are the rows' own.
    tell = Teller(Wording.load(strict=True), "en", one.work().zone)
    book = Book(entries, [(b.account, b.postings, b.minutes) for b in figures.books], (), True)
    lines = [list(line) for line in rows(tell, book).rows]
    assert [line[-2] for line in lines] == [e["minutes"] for e in entries]
    assert all(line[-1] == clock(line[-2]) for line in lines)  # type: ignore[arg-type]
    assert [line[-1] for line in check(tell, book).rows] == [0] * (len(figures.books) + 1)
    return entries
