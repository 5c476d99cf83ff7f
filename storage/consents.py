"""What people agreed to, in which wording, and what they took back."""

from datetime import datetime

from storage.db import Tx

SAID = """
INSERT INTO consent (person_id, community_id, purpose, version, given, at)
VALUES (:person_id, :community_id, :purpose, :version, :given, :now)"""


def give(
    tx: Tx, person_id: int, community_id: int, purpose: str, version: str, now: datetime
) -> None:
    """Records that the person agreed, to which wording, and when."""
    _said(tx, (person_id, community_id), purpose, version, now, given=True)


def take_back(
    tx: Tx, person_id: int, community_id: int, purpose: str, version: str, now: datetime
) -> None:
    """Records that the person doesn't agree any more, and since when."""
    _said(tx, (person_id, community_id), purpose, version, now, given=False)


async def agreed_to(tx: Tx, person_id: int, community_id: int, purpose: str) -> str | None:
    """The version of the wording that the person agreed to last; None where they never did, or
    took it back."""
    found = await tx.row(
        "SELECT version, given FROM consent WHERE person_id = :person_id"
        " AND community_id = :community_id AND purpose = :purpose ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        community_id=community_id,
        purpose=purpose,
    )
    return str(found["version"]) if found is not None and found["given"] else None


def _said(
    tx: Tx, who: tuple[int, int], purpose: str, version: str, now: datetime, *, given: bool
) -> None:
    values = {"purpose": purpose, "version": version, "given": given, "now": now}
    tx.later(SAID, person_id=who[0], community_id=who[1], **values)
