"""Listings and away on both databases: what may be seen, and two changes at once."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import sample
from domain.errors import DomainError
from domain.permissions import Role
from services import away as absence
from services import listings as service
from services.listings import NewListing
from services.work import Work
from storage import Database, Tx, apart, away, listings
from storage.listings import Listing
from storage.people import Community, Person

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
TODAY = date(2026, 11, 24)
IRONING = NewListing("offer", "home.ironing", "Ironing, shirts too", "Ironing", "tue-am sat")


@dataclass
class Village:
    """The sample timebank with nothing listed."""

    database: Database
    community: Community
    people: dict[str, Person] = field(default_factory=dict)

    def work(self, tx: Tx, name: str, now: datetime = NOW) -> Work:
        """Somebody's unit of work."""
        return Work(tx, now, self.people[name], self.community, frozenset[Role]({"member"}))

    async def lists(self, name: str, new: NewListing = IRONING) -> int:
        """Somebody offers or wants something."""
        async with self.database.write() as tx:
            return await service.add(self.work(tx, name), new)

    async def seen_by(self, name: str, day: date = TODAY) -> list[int]:
        """What somebody may browse."""
        async with self.database.read() as tx:
            found = await listings.active(tx, self.community.id, "offer", self.people[name].id, day)
            return [one.id for one in found]

    async def one(self, listing_id: int) -> Listing:
        """A listing as it stands."""
        async with self.database.read() as tx:
            found = await listings.find(tx, listing_id)
            assert found is not None
            return found


@pytest.fixture
async def village(database: Database) -> Village:
    """Amina, Jean, Pat and a broker."""
    everyone = [(one, None) for one in sample.EVERYONE]
    people = await sample.make(database, NOW, everyone)
    async with database.write() as tx:
        await tx.run("DELETE FROM listing_token")
        await tx.run("DELETE FROM listing")
        row = await tx.row("SELECT id, name, slug, zone FROM community")
        assert row is not None
    return Village(database, Community(row["id"], row["name"], row["slug"], row["zone"]), people)


async def test_what_is_kept_comes_back_the_same(village: Village) -> None:
    new = NewListing(
        "want", None, "Clog dancing", "Clog dancing", "mon-eve", "Alum Rock", ("pl", "en"),
        remote=False, quick=True, once=True,
    )  # fmt: skip
    one = await village.one(await village.lists("Jean", new))
    assert (one.kind, one.skill, one.words, one.shown) == ("want", None, new.words, new.shown)
    assert (one.slots, one.area, one.langs) == ("mon-eve", "Alum Rock", ("pl", "en"))
    assert (one.remote, one.quick, one.once, one.state) == (False, True, True, "active")
    assert one.renew_by == TODAY + timedelta(days=90)
    assert one.name == "Jean"


async def test_who_sees_what(village: Village) -> None:
    offer = await village.lists("Jean")
    assert await village.seen_by("Amina") == [offer]
    assert await village.seen_by("Jean") == []
    jean, pat = village.people["Jean"], village.people["Pat"]
    async with village.database.write() as tx:
        apart.keep_apart(tx, village.community.id, jean.id, pat.id, jean.id, NOW)
    assert await village.seen_by("Pat") == []
    async with village.database.read() as tx:
        assert await listings.visible(tx, offer, pat.id, TODAY) is None
        assert await listings.visible(tx, offer, village.people["Amina"].id, TODAY) is not None
    async with village.database.write() as tx:
        away.put(tx, village.community.id, jean.id, TODAY, TODAY + timedelta(days=2))
    assert await village.seen_by("Amina") == []
    assert await village.seen_by("Amina", TODAY + timedelta(days=2)) == []
    assert await village.seen_by("Amina", TODAY + timedelta(days=3)) == [offer]
    async with village.database.write() as tx:
        await away.end(tx, village.community.id, jean.id)
        await tx.run("UPDATE membership SET state = 'paused' WHERE person_id = :id", id=jean.id)
    assert await village.seen_by("Amina") == []


async def test_what_is_not_active_is_found_by_nobody(village: Village) -> None:
    offer = await village.lists("Jean")

    async def tokens() -> int:
        async with village.database.read() as tx:
            return int(await tx.value("SELECT COUNT(*) FROM listing_token"))

    before = await tokens()
    assert before > 0
    async with village.database.write() as tx:
        await service.pause(village.work(tx, "Jean"), offer)
    assert await tokens() == 0
    async with village.database.write() as tx:
        await service.renew(village.work(tx, "Jean"), offer)
    assert await tokens() == before
    async with village.database.write() as tx:
        await service.remove(village.work(tx, "Jean"), offer)
    assert await tokens() == 0
    async with village.database.read() as tx:
        assert await listings.of_person(tx, village.community.id, village.people["Jean"].id) == []


async def test_a_change_that_was_overtaken_changes_nothing(village: Village) -> None:
    offer = await village.lists("Jean")
    stale = await village.one(offer)
    async with village.database.write() as tx:
        assert await listings.move(tx, stale, "paused", stale.renew_by, NOW)
    async with village.database.write() as tx:
        assert not await listings.move(tx, stale, "active", TODAY + timedelta(days=90), NOW)
    assert (await village.one(offer)).state == "paused"


async def test_a_transaction_that_fails_leaves_nothing(village: Village) -> None:
    async def counted() -> list[int]:
        async with village.database.read() as tx:
            tables = ("listing", "listing_token", "away", "reminder")
            return [int(await tx.value(f"SELECT COUNT(*) FROM {table}")) for table in tables]

    before = await counted()
    with pytest.raises(RuntimeError, match="lights out"):
        async with village.database.write() as tx:
            await service.add(village.work(tx, "Jean"), IRONING)
            await absence.leave(village.work(tx, "Jean"), TODAY + timedelta(days=3))
            assert await tx.value("SELECT COUNT(*) FROM away") == 1
            raise RuntimeError("lights out")
    assert await counted() == before


async def test_who_is_away(village: Village) -> None:
    jean, pat = village.people["Jean"].id, village.people["Pat"].id
    async with village.database.write() as tx:
        away.put(tx, village.community.id, jean, TODAY, TODAY)
        away.put(tx, village.community.id, pat, TODAY + timedelta(days=5), TODAY + timedelta(9))
    async with village.database.read() as tx:
        here = village.community.id
        assert await away.who(tx, here, [pat, jean], TODAY) == [jean]
        assert await away.everybody(tx, here, TODAY + timedelta(days=5)) == {pat}
        assert await away.find(tx, here, 999) is None
        assert await away.find(tx, here + 1, jean) is None


async def test_by_ids_and_shortlist(village: Village) -> None:
    first = await village.lists("Jean")
    second = await village.lists("Amina", NewListing("offer", "food.baking", "Baking", "Baking"))
    async with village.database.read() as tx:
        found = await listings.by_ids(tx, village.community.id, [first, second, 999])
        assert {one.id for one in found} == {first, second}
        assert await listings.by_ids(tx, village.community.id + 1, [first]) == []
        assert await listings.by_ids(tx, village.community.id, []) == []


async def test_a_broker_lists_for_a_member(village: Village) -> None:
    jean, ruth = village.people["Jean"], village.people["Ruth"]
    roles = frozenset[Role]({"broker"})
    async with village.database.write() as tx:
        work = Work(tx, NOW, ruth, village.community, roles, on_behalf_of=jean.id)
        offer = await service.add(work, IRONING)
        await absence.leave(work, TODAY + timedelta(days=3))
    one = await village.one(offer)
    assert (one.person_id, one.made_by) == (jean.id, ruth.id)
    async with village.database.read() as tx:
        assert await away.who(tx, village.community.id, [jean.id, ruth.id], TODAY) == [jean.id]
    async with village.database.write() as tx:
        work = Work(tx, NOW, ruth, village.community, roles, on_behalf_of=jean.id)
        await service.pause(work, offer)
        assert await absence.back(work)
    assert (await village.one(offer)).state == "paused"


@pytest.mark.parametrize("days", [-1, 400])
async def test_days_that_cannot_be(village: Village, days: int) -> None:
    async with village.database.write() as tx:
        with pytest.raises(DomainError):
            await absence.leave(village.work(tx, "Jean"), TODAY + timedelta(days=days))


async def test_fifty_at_most(village: Village) -> None:
    async with village.database.write() as tx:
        work = village.work(tx, "Jean")
        for number in range(50):
            await service.add(work, NewListing("want", None, f"Song {number}", "Songs"))
        with pytest.raises(DomainError):
            await service.add(work, NewListing("want", None, "One more song", "Songs"))
        await service.add(work, NewListing("want", None, "Song 7", "Songs"))
