"""Who is away: neither asked, nor shown in lists, nor reminded, from one local day to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from storage.db import Tx

SET = """
INSERT INTO away (community_id, person_id, until, since)
VALUES (:community_id, :person_id, :until, :since)
ON CONFLICT (community_id, person_id)
DO UPDATE SET until = excluded.until, since = excluded.since"""
OF = "SELECT since, until FROM away WHERE community_id = :community_id AND person_id = :person_id"
END = "DELETE FROM away WHERE community_id = :community_id AND person_id = :person_id"
WHO = """
SELECT person_id FROM away WHERE community_id = :community_id AND since <= :day AND until >= :day"""


@dataclass(frozen=True, slots=True)
class Away:
    """The first and the last local day on which somebody is away."""

    since: date
    until: date

    def on(self, day: date) -> bool:
        """Whether they are away on this day."""
        return self.since <= day <= self.until


def not_away(person: str, community: str, day: str = ":today") -> str:
    """SQL that holds where nobody with this id is away: `not_away("l.person_id",
    "l.community_id")`. `day` is a local day, by default the value `today`."""
    return (
        f"NOT EXISTS (SELECT 1 FROM away aw WHERE aw.community_id = {community}"
        f" AND aw.person_id = {person} AND aw.since <= {day} AND aw.until >= {day})"
    )


async def everybody(tx: Tx, community_id: int, day: date) -> set[int]:
    """The ids of all who are away on a local day."""
    rows = await tx.rows(WHO, community_id=community_id, day=day)
    return {int(row["person_id"]) for row in rows}


async def who(tx: Tx, community_id: int, people: Iterable[int], day: date) -> list[int]:
    """Which of these people are away on a local day, in the order given."""
    gone = await everybody(tx, community_id, day)
    return [one for one in people if one in gone]


async def find(tx: Tx, community_id: int, person_id: int) -> Away | None:
    """When somebody is away, now or soon; None where they aren't."""
    row = await tx.row(OF, community_id=community_id, person_id=person_id)
    if row is None:
        return None
    return Away(date.fromisoformat(row["since"]), date.fromisoformat(row["until"]))


def put(tx: Tx, community_id: int, person_id: int, since: date, until: date) -> None:
    """Somebody is away from `since` until the end of `until`, both local days."""
    tx.later(SET, community_id=community_id, person_id=person_id, since=since, until=until)


async def end(tx: Tx, community_id: int, person_id: int) -> bool:
    """Somebody is here again; False where they were not away."""
    return bool(await tx.run(END, community_id=community_id, person_id=person_id))
