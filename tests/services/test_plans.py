"""Plans through the services: what time does to them at night and across a clock change, who may
not speak for both, rounding, and visits of standing arrangements."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot import sample
from domain.errors import DomainError
from domain.exchange import AHEAD
from domain.permissions import Role
from services import exchanges, plans, reminders
from services.exchanges import Given
from services.plans import NewPlan
from services.work import Work
from storage import Database, communities, ledger
from storage import exchanges as rows
from storage import plans as plan_rows
from storage.exchanges import Exchange
from storage.people import Person

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2027, 3, 24, 10, 0, tzinfo=LONDON)
"""A Wednesday; the clocks go forward on Sunday 28 March."""


@dataclass
class Bank:
    """The sample timebank, and units of work in it."""

    database: Database
    people: dict[str, Person]

    @asynccontextmanager
    async def work(
        self, who: str, now: datetime = NOW, *, for_whom: str | None = None
    ) -> AsyncIterator[Work]:
        """A unit of this person's, in their role."""
        role: Role = "broker" if who in ("Ruth", "Devinder") else "member"
        async with self.database.write() as tx:
            community = await communities.by_id(tx, 1)
            whom = self.people[for_whom].id if for_whom else None
            roles: frozenset[Role] = frozenset({role, "member"})
            yield Work(tx, now.astimezone(UTC), self.people[who], community, roles, whom)

    async def clock(self, now: datetime) -> None:
        """Everything that is due by then happens, each at its time's end."""
        while True:
            async with self.database.write() as tx:
                if not await reminders.run_due(tx, self.database.dialect, now.astimezone(UTC)):
                    return

    async def find(self, exchange_id: int) -> Exchange:
        """The exchange as it stands."""
        async with self.database.read() as tx:
            found = await rows.find(tx, 1, exchange_id)
        assert found is not None
        return found

    def new(self, day: date, start: time | None, minutes: int = 60) -> NewPlan:
        """Amina is to help Jean."""
        amina, jean = self.people["Amina"].id, self.people["Jean"].id
        return NewPlan(
            amina, jean, day, start, minutes, "The library", "digital.phone_help", "Phone help"
        )

    async def planned(self, day: date, start: time | None, minutes: int = 60) -> int:
        """Proposed by Amina, agreed by Jean, approved by Ruth."""
        async with self.work("Amina") as work:
            made = await plans.propose(work, self.new(day, start, minutes))
        async with self.work("Jean") as work:
            await plans.agree(work, made)
        async with self.work("Ruth") as work:
            await plans.allow(work, made)
        return made


@pytest.fixture
async def bank(database: Database) -> Bank:
    """The sample timebank, on each database in turn."""
    everyone = [(one, 100 + n) for n, one in enumerate((*sample.EVERYONE, sample.SECOND_BROKER))]
    return Bank(database, await sample.make(database, NOW.astimezone(UTC), everyone))


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    """A local moment in 2027."""
    return datetime(2027, month, day, hour, minute, tzinfo=LONDON)


async def test_what_ends_in_the_night_of_the_clock_change_is_asked_about_in_the_morning(
    bank: Bank,
) -> None:
    made = await bank.planned(date(2027, 3, 27), time(23, 30), 180)
    async with bank.database.read() as tx:
        plan = await plan_rows.find(tx, made)
    assert plan is not None
    assert plan.ends_at == at(28, 3, 30)  # the wall skips from 1am to 2am
    await bank.clock(at(28, 7, 59))
    assert (await bank.find(made)).state == "planned"
    await bank.clock(at(28, 8, 0))
    assert (await bank.find(made)).state == "due"


async def test_silence_lapses_at_10_in_the_morning_of_summer_time(bank: Bank) -> None:
    made = await bank.planned(date(2027, 3, 24), time(14), 60)
    await bank.clock(at(24, 15, 1))
    assert (await bank.find(made)).state == "due"
    await bank.clock(at(31, 9, 59))  # in winter time it would be 8:59
    assert (await bank.find(made)).state == "due"
    await bank.clock(at(31, 10, 0))
    assert (await bank.find(made)).state == "lapsed"


async def test_a_lapse_that_fell_due_at_night_is_not_one_where_they_answered(bank: Bank) -> None:
    made = await bank.planned(date(2027, 3, 24), time(14), 60)
    await bank.clock(at(24, 15, 1))
    async with bank.work("Jean", at(30, 23)) as work:
        await exchanges.report(work, made)
    await bank.clock(at(31, 10, 0))
    found = await bank.find(made)
    assert found.state == "logged"  # a week of its own began with Jean's answer
    assert found.logger_id == bank.people["Jean"].id
    await bank.clock(at(6, 10, 0, month=4))
    assert (await bank.find(made)).state == "lapsed"


async def test_an_approved_plan_posts_once_and_by_nobody(bank: Bank) -> None:
    made = await bank.planned(date(2027, 3, 24), time(14), 60)
    async with bank.work("Amina", at(24, 16)) as work:
        await exchanges.report(work, made)
    async with bank.work("Jean", at(24, 16, 5)) as work:
        assert (await exchanges.report(work, made)).state == "posted"
    with pytest.raises(DomainError):
        async with bank.work("Jean", at(24, 16, 6)) as work:
            await exchanges.confirm(work, made)
    async with bank.database.read() as tx:
        key = f"exchange:{made}:posted"
        transfer = await tx.row("SELECT actor_id FROM transfer WHERE key = :key", key=key)
        assert transfer is not None
        assert transfer["actor_id"] is None
        assert await ledger.discrepancies(tx) == []


async def test_the_rule_can_leave_posting_to_brokers(bank: Bank) -> None:
    async with bank.database.write() as tx:
        communities.set_setting(tx, 1, "post_by_itself", "no")
    made = await bank.planned(date(2027, 3, 24), time(14), 60)
    for who in ("Amina", "Jean"):
        async with bank.work(who, at(24, 16)) as work:
            await exchanges.report(work, made)
    assert (await bank.find(made)).state == "confirmed"


async def test_nobody_speaks_for_both_sides(bank: Bank) -> None:
    """A helper acts for Amina; Jean's yes is Jean's, whoever proposed it for Amina."""
    with pytest.raises(DomainError) as refusal:
        async with bank.work("Jean") as work:
            made = await plans.propose(work, bank.new(date(2027, 3, 26), time(14)))
        async with bank.work("Jean", for_whom="Amina") as work:
            await plans.agree(work, made)
    assert refusal.value.key == "refusal-own-exchange"
    assert (await bank.find(made)).state == "proposed"


async def test_a_broker_who_wrote_for_one_side_does_not_confirm_as_the_other(bank: Bank) -> None:
    ruth = bank.people["Ruth"].id
    with pytest.raises(DomainError) as refusal:
        async with bank.work("Ruth", for_whom="Amina") as work:
            made = await exchanges.log(work, Given(ruth, None, 60, date(2027, 3, 23)))
        async with bank.work("Ruth") as work:
            await exchanges.confirm(work, made)
    assert refusal.value.key == "refusal-own-exchange"


async def test_lengths_are_rounded_only_where_the_rule_says_so(bank: Bank) -> None:
    jean = bank.people["Jean"].id
    async with bank.work("Amina") as work:
        made = await exchanges.log(work, Given(jean, None, 50, date(2027, 3, 23)))
    assert (await bank.find(made)).minutes == 50
    async with bank.database.write() as tx:
        communities.set_setting(tx, 1, "rounding_minutes", "15")
    async with bank.work("Amina") as work:
        made = await exchanges.log(work, Given(jean, None, 50, date(2027, 3, 22)))
    assert (await bank.find(made)).minutes == 45
    async with bank.work("Jean") as work:
        await exchanges.change(work, made, 67)
    assert (await bank.find(made)).other_minutes == 60


async def test_a_visit_of_an_arrangement_needs_no_second_look(bank: Bank) -> None:
    ruth = bank.people["Ruth"].id
    async with bank.work("Ruth") as work:
        made = await plans.place(work, bank.new(date(2027, 3, 26), None, 30), ruth)
    assert (await bank.find(made)).state == "planned"
    async with bank.work("Ruth") as work:
        assert await plans.call_off(work, made, quietly=True)
        assert not await plans.call_off(work, made, quietly=True)
    assert (await bank.find(made)).state == "cancelled"
    async with bank.database.read() as tx:
        told = await tx.value("SELECT COUNT(*) FROM outbox WHERE reason = 'exchange.cancelled'")
    assert told == 0


async def test_whoever_leaves_has_everything_called_off(bank: Bank) -> None:
    made = [
        await bank.planned(date(2027, 3, 26), time(14)),
        await bank.planned(date(2027, 3, 29), None),
    ]
    async with bank.work("Ruth") as work:
        assert await plans.call_off_all(work, bank.people["Amina"].id) == len(made)
    assert {(await bank.find(one)).state for one in made} == {"cancelled"}


async def test_who_is_no_member_any_more_is_neither_asked_nor_agreed_with(bank: Bank) -> None:
    async with bank.work("Amina") as work:
        made = await plans.propose(work, bank.new(date(2027, 3, 26), time(14)))
    async with bank.database.write() as tx:
        await tx.run(
            "UPDATE membership SET state = 'left' WHERE person_id = :id",
            id=bank.people["Amina"].id,
        )
    with pytest.raises(DomainError) as refusal:
        async with bank.work("Jean") as work:
            await plans.agree(work, made)
    assert refusal.value.key == "refusal-plan-left"
    await bank.clock(at(26, 15, 1))
    found = await bank.find(made)
    assert found.state == "cancelled"
    assert found.state not in AHEAD
