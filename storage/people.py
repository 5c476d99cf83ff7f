"""People, their membership of timebanks, and their roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from domain.permissions import Role
from storage.db import Row, Tx

MembershipState = Literal[
    "applied", "meeting", "approved", "paused", "declined", "left", "barred", "merged"
]


@dataclass(frozen=True, slots=True)
class Community:
    """A timebank: its name, its short name for links, and its time zone."""

    id: int
    name: str
    slug: str
    zone: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody Goodturn knows. `telegram_id` is None for people without Telegram."""

    id: int
    telegram_id: int | None
    name: str
    telegram_lang: str | None
    lang: str | None
    chat_open: bool
    community_id: int | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's standing in one timebank."""

    id: int
    community_id: int
    person_id: int
    state: MembershipState
    adult: bool | None
    area: str | None
    reach: str | None
    want: str | None
    offer: str | None
    reason: str | None
    applied_at: str
    decided_by: int | None
    decided_at: str | None = None
    last_seen_at: str | None = None

    @property
    def since(self) -> str:
        """Since when they stand as they do: see `since_of`."""
        return since_of(self.state, self.applied_at, self.decided_at)


def since_of(state: str, applied_at: str, decided_at: str | None) -> str:
    """Members since they joined, however often they rested; all others since it was decided."""
    return applied_at if state == "approved" else decided_at or applied_at


PERSON = "id, telegram_id, name, telegram_lang, lang, chat_open, community_id"
BY_TELEGRAM = f"SELECT {PERSON} FROM person WHERE telegram_id = :telegram_id"
BY_ID = f"SELECT {PERSON} FROM person WHERE id = :id"
VIEWER_OF_CARD = f"""
SELECT {PERSON} FROM person WHERE id = (SELECT person_id FROM card WHERE id = :id)"""
MEMBERSHIP = (
    "m.id, m.community_id, m.person_id, m.state, m.adult, m.area, m.reach, m.want, m.offer,"
    " m.reason, m.applied_at, m.decided_by, m.decided_at, m.last_seen_at"
)
NEW_PERSON = f"""
INSERT INTO person (telegram_id, name, telegram_lang, created_at)
VALUES (:telegram_id, :name, :lang, :now)
ON CONFLICT (telegram_id) DO UPDATE SET telegram_lang = excluded.telegram_lang
RETURNING {PERSON}"""
WITH_ROLE = """
SELECT DISTINCT p.id, p.telegram_id, p.name, p.telegram_lang, p.lang, p.chat_open, p.community_id
FROM role r JOIN person p ON p.id = r.person_id
WHERE r.community_id = :community_id AND r.role = :role AND r.revoked_at IS NULL ORDER BY p.id"""
MEMBERS_NAMED = """
SELECT p.id, p.telegram_id, p.name, p.telegram_lang, p.lang, p.chat_open, p.community_id
FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id = :community_id AND m.state = 'approved'
    AND (LOWER(p.name) LIKE :small OR p.name LIKE :typed OR p.name LIKE :titled)
ORDER BY p.name, p.id LIMIT :limit"""


def person_of(row: Row) -> Person:
    """A person from a row with the columns of PERSON."""
    return Person(
        row["id"],
        row["telegram_id"],
        row["name"],
        row["telegram_lang"],
        row["lang"],
        bool(row["chat_open"]),
        row["community_id"],
    )


def membership_of(row: Row) -> Membership:
    """A membership from a row with the columns of MEMBERSHIP."""
    adult = row["adult"]
    return Membership(
        row["id"],
        row["community_id"],
        row["person_id"],
        row["state"],
        None if adult is None else bool(adult),
        row["area"],
        row["reach"],
        row["want"],
        row["offer"],
        row["reason"],
        row["applied_at"],
        row["decided_by"],
        row["decided_at"],
        row["last_seen_at"],
    )


async def add(
    tx: Tx, telegram_id: int | None, name: str, lang: str | None, now: datetime
) -> Person:
    """A new person; the same Telegram account again answers with the person it has."""
    row = await tx.row(NEW_PERSON, telegram_id=telegram_id, name=name[:100], lang=lang, now=now)
    assert row is not None
    return person_of(row)


async def person(tx: Tx, person_id: int) -> Person | None:
    """The person with this id."""
    row = await tx.row(BY_ID, id=person_id)
    return person_of(row) if row else None


async def by_telegram(tx: Tx, telegram_id: int) -> Person | None:
    """The person with this Telegram account."""
    row = await tx.row(BY_TELEGRAM, telegram_id=telegram_id)
    return person_of(row) if row else None


async def with_role(tx: Tx, community_id: int, role: Role) -> list[Person]:
    """Everyone who holds this role in this timebank now."""
    rows = await tx.rows(WITH_ROLE, community_id=community_id, role=role)
    return [person_of(r) for r in rows]


async def roles(tx: Tx, person_id: int) -> list[tuple[int, Role]]:
    """The roles that this person holds now, with their timebanks; membership among them."""
    rows = await tx.rows(
        "SELECT community_id, role FROM role WHERE person_id = :id AND revoked_at IS NULL"
        " UNION SELECT community_id, 'member' FROM membership"
        " WHERE person_id = :id AND state = 'approved'",
        id=person_id,
    )
    return [(r["community_id"], r["role"]) for r in rows]


async def roles_in(tx: Tx, community_id: int, person_id: int) -> frozenset[Role]:
    """The roles that this person holds in one timebank now; membership among them."""
    found = await roles(tx, person_id)
    return frozenset(role for where, role in found if where == community_id)


async def members_named(tx: Tx, community_id: int, part: str, limit: int = 20) -> list[Person]:
    """Approved members with this part in their name; for brokers only (services check)."""
    clean = part.replace("%", "").replace("_", "")
    # SQLite's LOWER knows the letters of English alone, so Łucja is looked for as Łucja, too.
    rows = await tx.rows(
        MEMBERS_NAMED,
        community_id=community_id,
        small=f"%{clean.lower()}%",
        typed=f"%{clean}%",
        titled=f"%{clean.title()}%",
        limit=limit,
    )
    return [person_of(r) for r in rows]


async def membership(tx: Tx, community_id: int, person_id: int) -> Membership | None:
    """This person's standing in this timebank."""
    row = await tx.row(
        f"SELECT {MEMBERSHIP} FROM membership m"
        " WHERE m.community_id = :community_id AND m.person_id = :person_id",
        community_id=community_id,
        person_id=person_id,
    )
    return membership_of(row) if row else None


async def membership_by_id(tx: Tx, community_id: int, membership_id: int) -> Membership | None:
    """A membership of this timebank by its id."""
    row = await tx.row(
        f"SELECT {MEMBERSHIP} FROM membership m"
        " WHERE m.id = :id AND m.community_id = :community_id",
        id=membership_id,
        community_id=community_id,
    )
    return membership_of(row) if row else None


async def any_membership(tx: Tx, membership_id: int) -> Membership | None:
    """A membership by id in any timebank; the caller checks who may see it."""
    row = await tx.row(f"SELECT {MEMBERSHIP} FROM membership m WHERE m.id = :id", id=membership_id)
    return membership_of(row) if row else None


async def apply(tx: Tx, values: dict[str, Any]) -> int:
    """Writes an application, or renews one that was declined or left; answers with its id."""
    found = await tx.value(
        "INSERT INTO membership (community_id, person_id, state, adult, area, reach, want, offer,"
        " applied_at) VALUES (:community_id, :person_id, 'applied', :adult, :area, :reach, :want,"
        " :offer, :now) ON CONFLICT (community_id, person_id) DO UPDATE SET state = 'applied',"
        " adult = excluded.adult, area = excluded.area, reach = excluded.reach,"
        " want = excluded.want, offer = excluded.offer, applied_at = excluded.applied_at,"
        " reason = NULL, decided_at = NULL, decided_by = NULL"
        " WHERE membership.state IN ('declined', 'left', 'applied') RETURNING id",
        **values,
    )
    return int(found or 0)


async def decide(
    tx: Tx,
    membership_id: int,
    before: Sequence[MembershipState],
    state: MembershipState,
    by: int,
    now: datetime,
    reason: str | None = None,
) -> bool:
    """Changes a membership's state if it is still one of `before`; says whether it was."""
    allowed = ", ".join(f"'{one}'" for one in before)
    return bool(
        await tx.run(
            "UPDATE membership SET state = :state, decided_by = :by, decided_at = :now,"
            f" reason = :reason WHERE id = :id AND state IN ({allowed})",
            id=membership_id,
            state=state,
            by=by,
            now=now,
            reason=reason,
        )
    )


async def undecide(
    tx: Tx,
    membership_id: int,
    after: MembershipState,
    state: MembershipState,
    by: int | None,
    at: str | None,
    stamp: str,
) -> bool:
    """Puts a decision back, if it still is the one that was made at `stamp`."""
    return bool(
        await tx.run(
            "UPDATE membership SET state = :state, decided_by = :by, decided_at = :at,"
            " reason = NULL WHERE id = :id AND state = :after AND decided_at = :stamp",
            id=membership_id,
            after=after,
            state=state,
            by=by,
            at=at,
            stamp=stamp,
        )
    )


def revoke(tx: Tx, community_id: int, person_id: int, role: Role, now: datetime) -> None:
    """Takes a role away."""
    tx.later(
        "UPDATE role SET revoked_at = :now WHERE community_id = :community_id"
        " AND person_id = :person_id AND role = :role AND revoked_at IS NULL",
        community_id=community_id,
        person_id=person_id,
        role=role,
        now=now,
    )


def limit_role(
    tx: Tx, community_id: int, person_id: int, role: Role, last_day: date | None
) -> None:
    """Until which day a role is held, that day too; None: it doesn't end by itself."""
    tx.later(
        "UPDATE role SET last_day = :last_day WHERE community_id = :community_id"
        " AND person_id = :person_id AND role = :role AND revoked_at IS NULL",
        community_id=community_id,
        person_id=person_id,
        role=role,
        last_day=last_day,
    )


def limit_role_as_before(tx: Tx, community_id: int, person_id: int, role: Role) -> None:
    """A role that is given again ends when it would have ended."""
    tx.later(
        "UPDATE role SET last_day = (SELECT r.last_day FROM role r"
        " WHERE r.community_id = role.community_id AND r.person_id = role.person_id"
        " AND r.role = role.role AND r.revoked_at IS NOT NULL ORDER BY r.id DESC LIMIT 1)"
        " WHERE community_id = :community_id AND person_id = :person_id AND role = :role"
        " AND revoked_at IS NULL",
        community_id=community_id,
        person_id=person_id,
        role=role,
    )


async def limited_roles(tx: Tx, community_id: int, person_id: int) -> list[tuple[Role, date]]:
    """The roles that this person holds here for a time, with their last days."""
    rows = await tx.rows(
        "SELECT role, last_day FROM role WHERE person_id = :person_id AND revoked_at IS NULL"
        " AND community_id = :community_id AND last_day IS NOT NULL ORDER BY id",
        community_id=community_id,
        person_id=person_id,
    )
    return [(row["role"], date.fromisoformat(row["last_day"])) for row in rows]


def rename(tx: Tx, person_id: int, name: str) -> None:
    """What the person wants to be called."""
    tx.later("UPDATE person SET name = :name WHERE id = :id", id=person_id, name=name[:100])


def choose_language(tx: Tx, person_id: int, lang: str) -> None:
    """The language that the person chose for the bot."""
    tx.later("UPDATE person SET lang = :lang WHERE id = :id", id=person_id, lang=lang)


def choose_community(tx: Tx, person_id: int, community_id: int) -> None:
    """The timebank that the person uses now."""
    tx.later(
        "UPDATE person SET community_id = :community_id WHERE id = :id",
        id=person_id,
        community_id=community_id,
    )


def chat_open(tx: Tx, telegram_id: int, is_open: bool) -> None:  # noqa: FBT001 (a column's value)
    """Whether the bot may write to this account."""
    tx.later(
        "UPDATE person SET chat_open = :value WHERE telegram_id = :telegram_id",
        telegram_id=telegram_id,
        value=is_open,
    )


def grant(
    tx: Tx, community_id: int, person_id: int, role: Role, by: int | None, now: datetime
) -> None:
    """Gives a role; a role already held stays as it is."""
    tx.later(
        "INSERT INTO role (community_id, person_id, role, granted_by, granted_at)"
        " VALUES (:community_id, :person_id, :role, :by, :now)"
        " ON CONFLICT (community_id, person_id, role) WHERE revoked_at IS NULL DO NOTHING",
        community_id=community_id,
        person_id=person_id,
        role=role,
        by=by,
        now=now,
    )
