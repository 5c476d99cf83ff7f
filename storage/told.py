"""Volunteering that nobody had planned, told to an organiser: what waits for the same person's
word."""

from storage.db import Tx
from storage.service_hours import COLUMNS, FROM, Hours, hours_of

WAITING = f"""
SELECT {COLUMNS} {FROM} WHERE h.verifier_id = :person_id AND h.organisation_id = :organisation_id
    AND h.state = 'said' AND h.shift_id IS NULL AND h.minutes IS NOT NULL AND h.asked_by IS NULL
ORDER BY h.created_at, h.id LIMIT :limit"""
ORGANISATION = """
SELECT o.id, o.person_id, p.name FROM organisation o JOIN person p ON p.id = o.person_id
WHERE o.id = :id"""
OF_PERSON = "SELECT id FROM organisation WHERE person_id = :person_id"


async def waiting(tx: Tx, person_id: int, organisation_id: int, limit: int) -> list[Hours]:
    """What was told to this person about an organisation (its person row), the longest first."""
    who = {"person_id": person_id, "organisation_id": organisation_id}
    return [hours_of(row) for row in await tx.rows(WAITING, **who, limit=limit)]


async def organisation(tx: Tx, organisation_id: int) -> tuple[int, str] | None:
    """The person row and the name of an organisation by its own id."""
    row = await tx.row(ORGANISATION, id=organisation_id)
    return None if row is None else (int(row["person_id"]), str(row["name"]))


async def of_person(tx: Tx, person_id: int) -> int | None:
    """An organisation's own id by its person row."""
    found = await tx.value(OF_PERSON, person_id=person_id)
    return None if found is None else int(found)
