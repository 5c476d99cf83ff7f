"""Timebanks, their settings and one-time invitations."""

from datetime import datetime, timedelta

from storage import reminders
from storage.db import Row, Tx
from storage.people import Community

COMMUNITY = "id, name, slug, zone"


def community_of(row: Row) -> Community:
    """A timebank from a row with the columns of COMMUNITY."""
    return Community(row["id"], row["name"], row["slug"], row["zone"])


async def add(tx: Tx, name: str, slug: str, zone: str, now: datetime) -> Community | None:
    """A new timebank; None where the short name is taken."""
    row = await tx.row(
        "INSERT INTO community (name, slug, zone, created_at) VALUES (:name, :slug, :zone, :now)"
        f" ON CONFLICT (slug) DO NOTHING RETURNING {COMMUNITY}",
        name=name,
        slug=slug,
        zone=zone,
        now=now,
    )
    if row is not None:
        # The numbers in the fixed answers are looked at in time, whoever began it.
        made, due = int(row["id"]), now + timedelta(days=90)
        key = f"safety.check:{made}:first"
        reminders.add(tx, key, "safety.check", made, None, made, due, due + timedelta(days=14))
    return community_of(row) if row else None


async def by_slug(tx: Tx, slug: str) -> Community | None:
    """The timebank with this short name."""
    row = await tx.row(f"SELECT {COMMUNITY} FROM community WHERE slug = :slug", slug=slug)
    return community_of(row) if row else None


async def by_id(tx: Tx, community_id: int) -> Community | None:
    """The timebank with this id."""
    row = await tx.row(f"SELECT {COMMUNITY} FROM community WHERE id = :id", id=community_id)
    return community_of(row) if row else None


async def every(tx: Tx) -> list[Community]:
    """All timebanks of this install, oldest first."""
    rows = await tx.rows(f"SELECT {COMMUNITY} FROM community ORDER BY id LIMIT 1000")
    return [community_of(r) for r in rows]


def rename(tx: Tx, community_id: int, name: str) -> None:
    """Calls a timebank otherwise; its short name, which links hold, stays."""
    tx.later("UPDATE community SET name = :name WHERE id = :id", name=name, id=community_id)


async def settings(tx: Tx, community_id: int) -> dict[str, str]:
    """Every setting that the timebank changed, by its name."""
    rows = await tx.rows(
        "SELECT name, value FROM setting WHERE community_id = :community_id",
        community_id=community_id,
    )
    return {str(r["name"]): str(r["value"]) for r in rows}


def set_setting(tx: Tx, community_id: int, name: str, value: str) -> None:
    """Keeps a setting's value for this timebank."""
    tx.later(
        "INSERT INTO setting (community_id, name, value) VALUES (:community_id, :name, :value)"
        " ON CONFLICT (community_id, name) DO UPDATE SET value = excluded.value",
        community_id=community_id,
        name=name,
        value=value,
    )


def invite(
    tx: Tx,
    digest: str,
    community_id: int,
    roles: str,
    made_by: int | None,
    now: datetime,
    expires_at: datetime,
    for_id: int | None = None,
    last_day: str | None = None,
) -> None:
    """Keeps a one-time invitation by the digest of its code: for this person alone, and giving
    roles until a day, where that is said."""
    tx.later(
        "INSERT INTO invite (digest, community_id, roles, made_by, made_at, expires_at, for_id,"
        " last_day) VALUES (:digest, :community_id, :roles, :made_by, :now, :expires_at, :for_id,"
        " :last_day)",
        digest=digest,
        community_id=community_id,
        roles=roles,
        made_by=made_by,
        now=now,
        expires_at=expires_at,
        for_id=for_id,
        last_day=last_day,
    )


async def use_invite(tx: Tx, digest: str, person_id: int, now: datetime) -> Row | None:
    """Uses an invitation up and answers with its community and roles; None where it is not good.

    One statement decides, so that of two openers only the first gets the role.
    """
    return await tx.row(
        "UPDATE invite SET used_by = :person_id, used_at = :now WHERE digest = :digest"
        " AND used_by IS NULL AND expires_at > :now AND (for_id IS NULL OR for_id = :person_id)"
        " RETURNING community_id, roles, made_by, last_day",
        digest=digest,
        person_id=person_id,
        now=now,
    )


async def close_chats(tx: Tx) -> None:
    """Nobody can be written to before they have started this bot."""
    await tx.run("UPDATE person SET chat_open = 0")
