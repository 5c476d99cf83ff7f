"""Whom a concern is about: they never read it."""

from collections.abc import Iterable

from storage.db import Tx

ADD = """
INSERT INTO concern_about (case_id, person_id) VALUES (:case_id, :person_id)
ON CONFLICT DO NOTHING"""
OF = "SELECT person_id FROM concern_about WHERE case_id = :case_id"


def about(tx: Tx, case_id: int, person_ids: Iterable[int]) -> None:
    """Keeps whom it is about."""
    for person_id in person_ids:
        tx.later(ADD, case_id=case_id, person_id=person_id)


async def of(tx: Tx, case_id: int) -> frozenset[int]:
    """Whom it is about, as far as they are known here."""
    return frozenset(int(r["person_id"]) for r in await tx.rows(OF, case_id=case_id))
