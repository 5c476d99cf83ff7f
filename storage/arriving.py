"""What a unit of work loads about the person it serves, in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.permissions import Role
from storage import hats
from storage.db import Row, Statement, Tx
from storage.people import (
    BY_TELEGRAM,
    MEMBERSHIP,
    Community,
    Membership,
    Person,
    membership_of,
    person_of,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a unit of work loads about the person it serves, in one go."""

    person: Person | None
    communities: tuple[Community, ...]
    memberships: tuple[Membership, ...]
    roles: tuple[tuple[int, Role], ...]
    near: tuple[tuple[int, int], ...]
    """Timebank and person: their household and family there."""
    draft: hats.Kept | None
    keyboard: tuple[int, str] | None
    hats: Sequence[Row]
    settings: Mapping[int, Mapping[str, str]]
    """What each of these timebanks has set, by its id."""


# With what each has set: one line for each setting, and one where nothing is set.
COMMUNITIES_OF = """
SELECT c.id, c.name, c.slug, c.zone, s.name AS setting, s.value FROM community c
LEFT JOIN setting s ON s.community_id = c.id WHERE c.id IN (
    SELECT m.community_id FROM membership m JOIN person p ON p.id = m.person_id
    WHERE p.telegram_id = :telegram_id
    UNION SELECT r.community_id FROM role r JOIN person p ON p.id = r.person_id
    WHERE p.telegram_id = :telegram_id AND r.revoked_at IS NULL
    UNION SELECT d.community_id FROM delegate d JOIN person p ON p.id = d.person_id
    WHERE p.telegram_id = :telegram_id AND d.ended_at IS NULL
    UNION SELECT p.community_id FROM person p WHERE p.telegram_id = :telegram_id)
ORDER BY c.id"""
MEMBERSHIPS_OF = f"""
SELECT {MEMBERSHIP} FROM membership m JOIN person p ON p.id = m.person_id
WHERE p.telegram_id = :telegram_id ORDER BY m.id"""
ROLES_OF = """
SELECT r.community_id, r.role, 0 AS near FROM role r JOIN person p ON p.id = r.person_id
WHERE p.telegram_id = :telegram_id AND r.revoked_at IS NULL
UNION ALL
SELECT h.community_id, '', h.other_id FROM household h JOIN person p ON p.id = h.person_id
WHERE p.telegram_id = :telegram_id"""


def questions(telegram_id: int, chat_id: int, message_id: int | None = None) -> list[Statement]:
    """What is to be asked about the writer of an update; `known_of` reads the answers."""
    who = {"telegram_id": telegram_id}
    return [
        (BY_TELEGRAM, who),
        (COMMUNITIES_OF, who),
        (MEMBERSHIPS_OF, who),
        (ROLES_OF, who),
        (hats.HATS_OF, {**who, "chat_id": chat_id, "message_id": message_id or 0}),
    ]


def known_of(answers: Sequence[Sequence[Row]]) -> Known:
    """Everything about the writer of an update that a unit of work starts with."""
    people, communities, members, roles, worn = answers
    return Known(
        person_of(people[0]) if people else None,
        tuple({r["id"]: _community_of(r) for r in communities}.values()),
        tuple(membership_of(r) for r in members),
        tuple((r["community_id"], r["role"]) for r in roles if not r["near"]),
        tuple((r["community_id"], r["near"]) for r in roles if r["near"]),
        hats.draft_of(worn),
        hats.keyboard_of(worn),
        worn,
        _settings_of(communities),
    )


def _community_of(row: Row) -> Community:
    return Community(row["id"], row["name"], row["slug"], row["zone"])


def _settings_of(rows: Sequence[Row]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {int(r["id"]): {} for r in rows}
    for row in rows:
        if row["setting"] is not None:
            found[int(row["id"])][str(row["setting"])] = str(row["value"])
    return found


async def known(tx: Tx, telegram_id: int, chat_id: int, message_id: int | None = None) -> Known:
    """The answers to `questions`, in one go where the database can."""
    return known_of(await tx.many(*questions(telegram_id, chat_id, message_id)))
