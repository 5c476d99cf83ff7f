"""Two timebanks in a file, made once and copied for each history: Ward End, with a church that is a
member, and Kings Heath, with which help across is agreed up to a small cap."""

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import sample
from domain.permissions import Role
from services import accounts, lending, pacts
from services.lending import NewItem
from services.work import Work
from storage import Database, acquaintances, communities, open_database, people
from storage.db import Tx
from storage.migrate import migrate
from storage.people import Community, Person

START = datetime(2026, 10, 20, 9, 30, tzinfo=UTC)
"""A few days before the clocks go back."""
WARD_END, KINGS_HEATH = 1, 2
CAP = 300
"""Minutes that the two timebanks may owe each other."""
NAMES = ("Amina", "Jean", "Pat", "Owen", "Ruth", "Devinder", "St Mark's")
"""Everybody of Ward End, as the history begins."""
BROKERS = ("Ruth", "Devinder")
FAR = ("Bob", "Carol", "Nadia", "Marek")
FAR_BROKERS = ("Nadia", "Marek")
EVERYBODY = (*NAMES, *FAR)
THINGS = (("Amina", "A drill", "tool"), ("St Mark's", "The church hall", "room"))
"""What is lent, and by whom; Ruth lends something too, so that a broker is a side of it."""
MEMBER: frozenset[Role] = frozenset({"member"})


async def copy(place: Path) -> Database:
    """A fresh copy of the two timebanks, open."""
    shutil.copy(await _template(), place)
    return await open_database(f"sqlite:///{place}")


_MADE: list[Path] = []


async def _template() -> Path:
    if not _MADE:
        made = Path(tempfile.mkdtemp(prefix="goodturn-books-")) / "template.db"
        database = await open_database(f"sqlite:///{made}")
        await migrate(database, START)
        everyone = (*sample.EVERYONE, sample.SECOND_BROKER)
        found = await sample.make(
            database, START - timedelta(days=30), [(one, None) for one in everyone]
        )
        async with database.write() as tx:
            church = await _church(tx, found["Ruth"])
            await _kings_heath(tx)
            await _agree(tx, found["Ruth"])
            await _lend(tx, {**found, "St Mark's": church})
            await tx.run("DELETE FROM outbox")
        await database.close()
        _MADE.append(made)
    return _MADE[0]


async def _belongs(tx: Tx, community_id: int, person: Person) -> None:
    await tx.run(
        "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
        " VALUES (:community_id, :id, 'approved', 1, :now)",
        community_id=community_id,
        id=person.id,
        now=START,
    )
    people.choose_community(tx, person.id, community_id)


async def _church(tx: Tx, broker: Person) -> Person:
    """St Mark's is an organisation, and known to everybody."""
    church = await people.add(tx, None, "St Mark's", "en", START)
    await _belongs(tx, WARD_END, church)
    await accounts.open_organisation(tx, WARD_END, church.id)
    for row in await tx.rows("SELECT person_id FROM membership WHERE state = 'approved'"):
        for other in (church.id, broker.id):
            if row["person_id"] != other:
                acquaintances.meet(tx, WARD_END, row["person_id"], other, "introduced", START)
    return church


async def _kings_heath(tx: Tx) -> None:
    made = await communities.add(tx, "Kings Heath Timebank", "kings-heath", "Europe/London", START)
    assert made is not None
    assert made.id == KINGS_HEATH
    for name in FAR:
        person = await people.add(tx, None, name, "en", START)
        await _belongs(tx, KINGS_HEATH, person)
        if name in FAR_BROKERS:
            people.grant(tx, KINGS_HEATH, person.id, "broker", None, START)


async def _work(tx: Tx, person: Person, community_id: int, *roles: Role) -> Work:
    community: Community | None = await communities.by_id(tx, community_id)
    return Work(tx, START, person, community, MEMBER | frozenset(roles))


async def _agree(tx: Tx, ruth: Person) -> None:
    """Ward End proposes help across, Kings Heath accepts."""
    nadia = await people.with_role(tx, KINGS_HEATH, "broker")
    pact = await pacts.propose(await _work(tx, ruth, WARD_END, "broker"), KINGS_HEATH, CAP)
    await pacts.act(await _work(tx, nadia[0], KINGS_HEATH, "broker"), pact.id, "accept")


async def _lend(tx: Tx, found: dict[str, Person]) -> None:
    for name, words, kind in (*THINGS, ("Ruth", "A tent", "kit")):
        new = NewItem(words, kind, 48)  # type: ignore[arg-type]
        await lending.offer(await _work(tx, found[name], WARD_END), new)
