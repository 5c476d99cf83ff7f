"""A second timebank beside the sample's: Kings Heath, with Nadia its broker, Bob and Carol."""

from storage import communities, ledger, people
from storage.db import Tx
from storage.people import Community, Person
from tests.driver import Phone
from tests.town import Town

NAME = "Kings Heath Timebank"


async def second_timebank(town: Town) -> Community:
    """Makes Kings Heath and its people, who have phones; the town's phones know them by name."""
    assert town.program is not None
    now = town.clock.now()
    async with town.program.database.write() as tx:
        made = await communities.add(tx, NAME, "kings-heath", "Europe/London", now)
        assert made is not None
    for name, broker in (("Nadia", True), ("Bob", False), ("Carol", False)):
        account = town.world.add_person(name, last_name="Heath", role_hint="Resident")
        account.started = True
        town.phones.phone(name).known_as(account.id)
        async with town.program.database.write() as tx:
            person = await people.add(tx, account.id, name, "en", now)
            await belongs(town, tx, made.id, person)
            if broker:
                people.grant(tx, made.id, person.id, "broker", None, now)
            people.choose_community(tx, person.id, made.id)
        town.people[name] = person
    return made


async def belongs(town: Town, tx: Tx, community_id: int, person: Person) -> None:
    """From now on this person is a member there."""
    values = {"community_id": community_id, "person_id": person.id, "adult": True}
    number = await people.apply(
        tx,
        {
            **values,
            "area": "Kings Heath",
            "reach": None,
            "want": None,
            "offer": None,
            "now": town.clock.now(),
        },
    )
    await people.decide(tx, number, ("applied",), "approved", person.id, town.clock.now())


async def also_in(town: Town, community_id: int, name: str) -> None:
    """Somebody of the sample timebank is a member of this one, too."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await belongs(town, tx, community_id, town.people[name])


async def agree(town: Town, cap: str = "20 hours") -> None:
    """Ruth of Ward End proposes help across, Nadia of Kings Heath accepts."""
    ruth, nadia = town.phones("Ruth", "Nadia")
    await ruth.says("/across")
    await ruth.taps("Ask another timebank")
    await ruth.taps(NAME)
    await ruth.says(cap)
    await ruth.taps("Ask them")
    await nadia.taps("Accept this")


async def logs_across(ruth: Phone, member: str, other: str, length: str = "2 hours") -> None:
    """Ruth records that her member helped somebody of Kings Heath yesterday."""
    await ruth.says("/across")
    await ruth.taps("Record help given")
    await ruth.says(member)
    await ruth.taps("Say they gave help")
    await ruth.says(other)
    await ruth.says(length)
    await ruth.taps("Yesterday")
    await ruth.says("gardening")
    await ruth.taps("Send to their broker")


async def books(town: Town) -> tuple[list[str], dict[str, int]]:
    """What an audit of the ledger finds, and every balance by timebank and owner."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await tx.rows(
            "SELECT c.slug, a.kind, a.owner_id, a.balance FROM account a"
            " JOIN community c ON c.id = a.community_id"
        )
        names = {p.id: name for name, p in town.people.items()}
        balances = {}
        for r in found:
            who = names.get(r["owner_id"], "") if r["kind"] == "member" else r["kind"]
            balances[f"{r['slug']} {who}"] = int(r["balance"])
        return await ledger.discrepancies(tx), balances
