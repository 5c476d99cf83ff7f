"""A sample timebank: Ward End & Pelham, with people and a little history, for the demo and tests.

Everything is written through the services, as residents and brokers would.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import sample_shifts
from domain import checks as check_rules
from domain.checks import Kind
from domain.permissions import Role
from services import checks, exchanges, membership
from services.checks import Seen
from services.exchanges import Given
from services.membership import Application
from services.work import Work
from storage import Database, Tx, communities, people
from storage.people import Community, Person

NAME = "Ward End & Pelham Timebank"
SLUG = "ward-end"
ZONE = "Europe/London"
WARDS = ("Ward End", "Alum Rock", "Bromford & Hodge Hill")


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody in the sample timebank; all are invented."""

    name: str
    area: str
    want: str
    offer: str
    roles: tuple[Role, ...] = ()
    last_name: str = ""
    checks: tuple[Kind, ...] = ()
    neighbour: bool = False
    """Somebody whom the others don't know yet."""
    reach: str = ""
    """How a broker reaches them. Numbers are from the range that Ofcom keeps for drama."""


ONE_TO_ONE: tuple[Kind, ...] = ("references", "one_to_one")
RESIDENTS = (
    SamplePerson("Amina", "Ward End", "A lift to the shops", "Gardening", (), "Begum", ONE_TO_ONE),
    SamplePerson("Jean", "Pelham", "Help with the garden", "Ironing", (), "Marlow", ONE_TO_ONE),
    SamplePerson(
        "Pat",
        "Alum Rock",
        "Help with my mobile phone",
        "Lifts to hospital",
        last_name="O'Neill",
        checks=(*ONE_TO_ONE, "driver"),
    ),
)
BROKER = SamplePerson(
    "Ruth",
    "Ward End",
    "",
    "",
    ("broker", "safeguarding", "administrator"),
    last_name="Okafor",
)
ORGANISER = SamplePerson(
    "Owen", "Ward End", "", "Setting up for events", ("organiser",), last_name="Price"
)
SECOND_BROKER = SamplePerson("Devinder", "Washwood Heath", "", "", ("broker",), last_name="Kaur")
EVERYONE = (*RESIDENTS, BROKER, ORGANISER)
HISTORY = (
    ("Amina", "Jean", 120, 9, "Gardening"),
    ("Jean", "Amina", 60, 6, "Ironing"),
    ("Pat", "Jean", 90, 4, "Lift to hospital"),
)
"""(giver, receiver, minutes, days ago, what), all confirmed and approved."""


async def make_community(database: Database, now: datetime) -> Community:
    """The sample timebank without people."""
    async with database.write() as tx:
        community = await communities.add(tx, NAME, SLUG, ZONE, now)
        assert community is not None, "the sample goes into an empty database"
        communities.set_setting(tx, community.id, "wards", "\n".join(WARDS))
        return community


async def make(
    database: Database,
    now: datetime,
    telegram: Sequence[tuple[SamplePerson, int | None]],
    more: Callable[[Work], Awaitable[None]] | None = None,
) -> dict[str, Person]:
    """The sample timebank with these people (and their Telegram accounts), who know each other,
    and, where Amina, Jean, Pat and a broker are among them, a little history.

    `more` is what the broker did besides. Returns the people by first name.
    """
    community = await make_community(database, now)
    found: dict[str, Person] = {}
    for sample, telegram_id in telegram:
        async with database.write() as tx:
            found[sample.name] = await _person(tx, community, sample, telegram_id, now)
    broker = next((found[s.name] for s, _ in telegram if "broker" in s.roles), None)
    if broker is None:
        return found
    async with database.write() as tx:
        for sample, _ in telegram:
            if "broker" not in sample.roles:
                await _approve(tx, community, found[sample.name], broker, now)
                await _check(tx, community, (found[sample.name], broker), sample.checks, now)
    async with database.write() as tx:
        work = _work(tx, community, broker, now, frozenset({"broker"}))
        residents = [
            found[s.name] for s, _ in telegram if "broker" not in s.roles and not s.neighbour
        ]
        for place, one in enumerate(residents):
            for other in residents[place + 1 :]:
                await membership.introduce(work, one.id, other.id)
    await _history(database, community, found, broker, now)
    organiser = next((found[s.name] for s, _ in telegram if "organiser" in s.roles), None)
    if organiser is not None:
        async with database.write() as tx:
            await sample_shifts.publish(
                _work(tx, community, organiser, now, frozenset({"organiser"}))
            )
    if more is not None:
        async with database.write() as tx:
            await more(_work(tx, community, broker, now, frozenset({"broker"})))
    async with database.write() as tx:
        # The history is told by nobody: these people have not opened their phones yet.
        await tx.run("DELETE FROM outbox")
        await tx.run("DELETE FROM card")
        await tx.run("DELETE FROM desk_decision")
        await tx.run(
            "INSERT INTO desk_done (community_id, code, object_id, person_id, at)"
            " SELECT community_id, 'first', id, decided_by, changed_at FROM exchange"
            " WHERE state = 'posted' AND decided_by IS NOT NULL"
        )
        for sample, telegram_id in telegram:
            if sample.roles and telegram_id is not None:
                one = found[sample.name]
                _work(tx, community, one, now, frozenset()).refresh_menu(one.id)
    return found


async def _history(
    database: Database,
    community: Community,
    found: Mapping[str, Person],
    broker: Person,
    now: datetime,
) -> None:
    for giver, receiver, minutes, ago, what in HISTORY:
        if {giver, receiver} <= found.keys():
            await _exchange(
                database,
                community,
                (found[giver], found[receiver], broker),
                (minutes, what),
                now - timedelta(days=ago),
            )


def _work(
    tx: Tx, community: Community, actor: Person, now: datetime, roles: frozenset[Role]
) -> Work:
    return Work(tx, now, actor, community, roles)


async def _person(
    tx: Tx, community: Community, sample: SamplePerson, telegram_id: int | None, now: datetime
) -> Person:
    person = await people.add(tx, telegram_id, sample.name, "en", now)
    work = _work(tx, community, person, now, frozenset())
    people.choose_community(tx, person.id, community.id)
    for role in sample.roles:
        people.grant(tx, community.id, person.id, role, None, now)
    membership.accept_notice(work)
    told = Application(
        sample.name,
        True,
        sample.area,
        sample.reach or None,
        sample.want or None,
        sample.offer or None,
    )
    membership_id = await membership.apply(work, told)
    if "broker" in sample.roles:
        # The first brokers come with the timebank: there is nobody yet to approve them.
        await people.decide(tx, membership_id, ("applied",), "approved", person.id, now)
    return person


async def _approve(
    tx: Tx, community: Community, person: Person, broker: Person, now: datetime
) -> None:
    work = _work(tx, community, broker, now, frozenset({"broker"}))
    standing = await people.membership(tx, community.id, person.id)
    if standing is not None and standing.state == "applied":
        await membership.approve(work, standing.id)


async def _check(
    tx: Tx,
    community: Community,
    who: tuple[Person, Person],
    kinds: Sequence[Kind],
    now: datetime,
) -> None:
    """What the broker saw of a member, as they joined."""
    person, broker = who
    work = _work(tx, community, broker, now, frozenset({"broker"}))
    today = work.local.date()
    for kind in kinds:
        until = None if kind == "references" else check_rules.years_on(today, 1)
        await checks.note(work, Seen(person.id, kind, today, until))


async def _exchange(
    database: Database,
    community: Community,
    who: tuple[Person, Person, Person],
    what: tuple[int, str],
    then: datetime,
) -> None:
    giver, receiver, broker = who
    minutes, words = what
    async with database.write() as tx:
        work = _work(tx, community, giver, then, frozenset({"member"}))
        day = work.local.date() - timedelta(days=1)
        given = Given(receiver.id, None, minutes, day, words=words)
        exchange_id = await exchanges.log(work, given)
    async with database.write() as tx:
        member = frozenset[Role]({"member"})
        await exchanges.confirm(_work(tx, community, receiver, then, member), exchange_id)
    async with database.write() as tx:
        roles = frozenset[Role]({"broker"})
        await exchanges.approve(_work(tx, community, broker, then, roles), exchange_id)
