"""People, their membership of timebanks, their roles, consents and acquaintances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from domain.permissions import Role
from storage import hats
from storage.db import Row, Statement, Tx, moment_of

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


PERSON = "id, telegram_id, name, telegram_lang, lang, chat_open, community_id"
BY_TELEGRAM = f"SELECT {PERSON} FROM person WHERE telegram_id = :telegram_id"
BY_ID = f"SELECT {PERSON} FROM person WHERE id = :id"
VIEWER_OF_CARD = f"""
SELECT {PERSON} FROM person WHERE id = (SELECT person_id FROM card WHERE id = :id)"""
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
MEMBERSHIP = (
    "m.id, m.community_id, m.person_id, m.state, m.adult, m.area, m.reach, m.want, m.offer,"
    " m.reason, m.applied_at, m.decided_by, m.decided_at, m.last_seen_at"
)
MEMBERSHIPS_OF = f"""
SELECT {MEMBERSHIP} FROM membership m JOIN person p ON p.id = m.person_id
WHERE p.telegram_id = :telegram_id ORDER BY m.id"""
ROLES_OF = """
SELECT r.community_id, r.role, 0 AS near FROM role r JOIN person p ON p.id = r.person_id
WHERE p.telegram_id = :telegram_id AND r.revoked_at IS NULL
UNION ALL
SELECT h.community_id, '', h.other_id FROM household h JOIN person p ON p.id = h.person_id
WHERE p.telegram_id = :telegram_id"""
NEW_PERSON = f"""
INSERT INTO person (telegram_id, name, telegram_lang, created_at)
VALUES (:telegram_id, :name, :lang, :now)
ON CONFLICT (telegram_id) DO UPDATE SET telegram_lang = excluded.telegram_lang
RETURNING {PERSON}"""
WITH_ROLE = """
SELECT DISTINCT p.id, p.telegram_id, p.name, p.telegram_lang, p.lang, p.chat_open, p.community_id
FROM role r JOIN person p ON p.id = r.person_id
WHERE r.community_id = :community_id AND r.role = :role AND r.revoked_at IS NULL ORDER BY p.id"""
ACQUAINTED = """
SELECT p.id, p.telegram_id, p.name, p.telegram_lang, p.lang, p.chat_open, p.community_id
FROM acquaintance a JOIN person p ON p.id = a.other_id
JOIN membership m ON m.person_id = p.id AND m.community_id = a.community_id
WHERE a.community_id = :community_id AND a.person_id = :person_id AND m.state = 'approved'
ORDER BY p.id LIMIT 2000"""
KNOWN_BY = """
SELECT a.other_id, a.since, (
    SELECT MAX(e.day) FROM exchange e WHERE e.community_id = a.community_id AND e.state = 'posted'
    AND ((e.giver_id = a.person_id AND e.receiver_id = a.other_id)
        OR (e.giver_id = a.other_id AND e.receiver_id = a.person_id))) AS last_day
FROM acquaintance a
WHERE a.community_id = :community_id AND a.person_id = :person_id AND a.other_id = :other_id"""
ACQUAINT = """
INSERT INTO acquaintance (community_id, person_id, other_id, cause, since)
VALUES (:community_id, :one_id, :other_id, :cause, :now),
    (:community_id, :other_id, :one_id, :cause, :now) ON CONFLICT DO NOTHING"""
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


async def acquainted(tx: Tx, community_id: int, person_id: int) -> list[Person]:
    """The members whom this person may name: dealt with before, or introduced."""
    rows = await tx.rows(ACQUAINTED, community_id=community_id, person_id=person_id)
    return [person_of(r) for r in rows]


async def known_by(
    tx: Tx, community_id: int, person_id: int, other_id: int
) -> tuple[datetime, date | None] | None:
    """Since when this person knows the other, and the day of the last help between the two that
    is in the books; None for strangers."""
    row = await tx.row(KNOWN_BY, community_id=community_id, person_id=person_id, other_id=other_id)
    if row is None:
        return None
    last = row["last_day"]
    return moment_of(row["since"]), date.fromisoformat(str(last)) if last else None


def acquaint(tx: Tx, community_id: int, one: int, other: int, cause: str, now: datetime) -> None:
    """From now on the two may name each other."""
    tx.later(ACQUAINT, community_id=community_id, one_id=one, other_id=other, cause=cause, now=now)


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


def consent(
    tx: Tx, person_id: int, community_id: int, purpose: str, version: str, now: datetime
) -> None:
    """Records that the person agreed, to which wording, and when."""
    tx.later(
        "INSERT INTO consent (person_id, community_id, purpose, version, given, at)"
        " VALUES (:person_id, :community_id, :purpose, :version, 1, :now)",
        person_id=person_id,
        community_id=community_id,
        purpose=purpose,
        version=version,
        now=now,
    )


def take_back_consent(
    tx: Tx, person_id: int, community_id: int, purpose: str, version: str, now: datetime
) -> None:
    """Records that the person doesn't agree any more, and since when."""
    tx.later(
        "INSERT INTO consent (person_id, community_id, purpose, version, given, at)"
        " VALUES (:person_id, :community_id, :purpose, :version, 0, :now)",
        person_id=person_id,
        community_id=community_id,
        purpose=purpose,
        version=version,
        now=now,
    )


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
