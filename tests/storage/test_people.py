"""Finding people by name, in any alphabet."""

from datetime import UTC, datetime

import pytest

from storage import Database, communities, people

NOW = datetime(2026, 5, 14, 16, 20, tzinfo=UTC)
NAMES = ("Amina Hussain", "Łucja Żak", "Élodie", "Ömer")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("amina", ["Amina Hussain"]),
        ("HUSS", ["Amina Hussain"]),
        ("łucja", ["Łucja Żak"]),
        ("ŁUCJA ŻAK", ["Łucja Żak"]),
        ("Élodie", ["Élodie"]),
        ("ömer", ["Ömer"]),
        ("100%_", []),
        ("nobody", []),
    ],
)
async def test_members_are_found_by_part_of_their_name(
    database: Database, typed: str, found: list[str]
) -> None:
    async with database.write() as tx:
        community = await communities.add(tx, "Ward End", "ward-end", "Europe/London", NOW)
        assert community is not None
        for number, name in enumerate(NAMES):
            person = await people.add(tx, 1000 + number, name, None, NOW)
            await tx.run(
                "INSERT INTO membership (community_id, person_id, state, applied_at)"
                " VALUES (:community, :person, 'approved', :now)",
                community=community.id,
                person=person.id,
                now=NOW,
            )
        members = await people.members_named(tx, community.id, typed)
    assert [p.name for p in members] == found
