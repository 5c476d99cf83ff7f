"""One-time codes with which somebody puts their Telegram account on the record they have. Only a
digest of a code is kept."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = """c.id, c.community_id, c.person_id, c.state, c.tries, c.made_by, c.expires_at, c.roles,
    c.roles_state, p.name, p.telegram_id, COALESCE(m.id, 0) AS membership_id, m.area,
    COALESCE(m.state, '') AS standing, r.name AS roles_name"""
# Staff needn't be members where they work.
FROM = """FROM record_code c JOIN person p ON p.id = c.person_id
LEFT JOIN membership m ON m.person_id = c.person_id AND m.community_id = c.community_id
LEFT JOIN person r ON r.id = c.roles_by"""
BY_DIGEST = f"""
SELECT {COLUMNS} {FROM} WHERE c.digest = :digest AND c.state = 'open' AND c.expires_at > :now"""
FIND = f"SELECT {COLUMNS} {FROM} WHERE c.id = :id"
VOID_OPEN = """
UPDATE record_code SET state = 'void'
WHERE community_id = :community_id AND person_id = :person_id AND state = 'open'"""
ADD = """
INSERT INTO record_code (community_id, person_id, digest, state, made_by, made_at, expires_at,
    used_by, used_at)
VALUES (:community_id, :person_id, :digest, :state, :by_id, :now, :expires_at, :used_by, :used_at)
RETURNING id"""
TRIED = """
UPDATE record_code SET tries = tries + 1,
    state = CASE WHEN tries + 1 >= :most THEN 'void' ELSE state END
WHERE id = :id AND state = 'open' RETURNING tries"""
USE = """
UPDATE record_code SET state = 'used', used_by = :by_id, used_at = :now
WHERE id = :id AND state = 'open' AND expires_at > :now"""
ROLES_ASKED = "UPDATE record_code SET roles = :roles, roles_state = 'asked' WHERE id = :id"
ROLES_DECIDED = """
UPDATE record_code SET roles_state = :state, roles_by = :by_id
WHERE id = :id AND roles_state = 'asked'"""
MEMBERSHIPS = """
SELECT m.id, m.community_id, m.state, (SELECT COUNT(*) FROM posting o JOIN account a
    ON a.id = o.account_id WHERE a.community_id = m.community_id AND a.owner_id = m.person_id
    AND a.kind IN ('member', 'organisation')) AS postings
FROM membership m WHERE m.person_id = :person_id"""
ROLES_OF = """
SELECT r.role FROM role r WHERE r.person_id = :person_id AND r.community_id = :community_id
    AND r.revoked_at IS NULL AND r.role <> 'member' ORDER BY r.role"""
ELSEWHERE = """
SELECT r.community_id FROM role r WHERE r.person_id = :person_id AND r.revoked_at IS NULL
    AND r.role <> 'member' AND r.community_id <> :community_id
UNION SELECT d.community_id FROM delegate d WHERE d.person_id = :person_id
    AND d.ended_at IS NULL AND d.community_id <> :community_id
ORDER BY 1"""
MOVE_HATS = """
UPDATE delegate SET person_id = :to_id
WHERE person_id = :from_id AND kind <> 'broker' AND ended_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Code:
    """A code and the record that it is for. tries: wrong answers so far; telegram_id: the account
    that the record has now; roles: what its holder did here before the account changed."""

    id: int
    community_id: int
    person_id: int
    membership_id: int
    state: str
    tries: int
    made_by: int
    expires_at: datetime
    name: str
    area: str | None
    telegram_id: int | None
    standing: str
    roles: tuple[str, ...]
    roles_state: str | None
    roles_name: str | None


def _code(row: Row) -> Code:
    return of_row(Code, row, roles=tuple((row["roles"] or "").split()))


async def add(
    tx: Tx,
    community_id: int,
    person_id: int,
    digest: str,
    by_id: int,
    now: datetime,
    expires_at: datetime,
    *,
    state: str = "open",
    used_by: int | None = None,
) -> int:
    """Keeps a code in place of an earlier one of this record; its id. One that is used already
    (used_by) stands for a phone that came by a merger."""
    void(tx, community_id, person_id)
    found = await tx.value(
        ADD,
        community_id=community_id,
        person_id=person_id,
        digest=digest,
        state=state,
        by_id=by_id,
        now=now,
        expires_at=expires_at,
        used_by=used_by,
        used_at=None if used_by is None else now,
    )
    return int(found)


def void(tx: Tx, community_id: int, person_id: int) -> None:
    """A code of this record that is open can't be used any more."""
    tx.later(VOID_OPEN, community_id=community_id, person_id=person_id)


async def by_digest(tx: Tx, digest: str, now: datetime) -> Code | None:
    """The code with this digest, if it can still be used."""
    row = await tx.row(BY_DIGEST, digest=digest, now=now)
    return _code(row) if row else None


async def find(tx: Tx, code_id: int) -> Code | None:
    """A code by its id; the caller checks who may see it."""
    row = await tx.row(FIND, id=code_id)
    return _code(row) if row else None


async def tried(tx: Tx, code_id: int, most: int) -> int | None:
    """A wrong answer: how many there were. With `most` the code is void. None where it was not open
    any more."""
    found = await tx.value(TRIED, id=code_id, most=most)
    return None if found is None else int(found)


async def use(tx: Tx, code_id: int, by_id: int, now: datetime) -> bool:
    """Uses it up; of two at once only the first."""
    return bool(await tx.run(USE, id=code_id, by_id=by_id, now=now))


async def roles_of(tx: Tx, community_id: int, person_id: int) -> list[str]:
    """The staff roles that somebody holds here."""
    rows = await tx.rows(ROLES_OF, community_id=community_id, person_id=person_id)
    return [str(row["role"]) for row in rows]


async def elsewhere(tx: Tx, community_id: int, person_id: int) -> list[int]:
    """The other timebanks in which somebody has a staff role or acts for somebody."""
    rows = await tx.rows(ELSEWHERE, community_id=community_id, person_id=person_id)
    return [int(row["community_id"]) for row in rows]


def ask_roles(tx: Tx, code_id: int, roles: list[str]) -> None:
    """An administrator is asked whether the holder gets these roles again."""
    tx.later(ROLES_ASKED, id=code_id, roles=" ".join(roles))


async def decide_roles(tx: Tx, code_id: int, state: str, by_id: int) -> bool:
    """What an administrator said; False where another was first."""
    return bool(await tx.run(ROLES_DECIDED, id=code_id, state=state, by_id=by_id))


async def empty(tx: Tx, person_id: int) -> bool:
    """Whether a record is a newcomer's: it has no hours, and nobody has let it in anywhere."""
    rows = await tx.rows(MEMBERSHIPS, person_id=person_id)
    new = ("applied", "meeting", "declined", "merged")
    return all(row["state"] in new and not row["postings"] for row in rows)


async def applied(tx: Tx, community_id: int, person_id: int) -> int | None:
    """The membership of somebody's own application here, if there is one."""
    rows = await tx.rows(MEMBERSHIPS, person_id=person_id)
    return next(
        (
            int(row["id"])
            for row in rows
            if int(row["community_id"]) == community_id and row["state"] != "merged"
        ),
        None,
    )


def move_hats(tx: Tx, from_id: int, to_id: int) -> None:
    """For whom a newcomer's record could act, the other record can from now on."""
    tx.later(MOVE_HATS, from_id=from_id, to_id=to_id)
