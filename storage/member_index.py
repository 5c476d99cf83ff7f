"""The words under which members are kept for the desk's search: the table `member_token`.

Triggers note whose words have to be made anew (`member_stale`); the alarm clock makes them, some at
a time. A search reads the words of the newest of those by itself, so that nobody waits for them.
"""

from collections.abc import Iterator, Sequence

from domain import member_finding as finding
from domain.member_finding import Part
from storage.db import Row, Tx

AT_ONCE = 200
"""Members whose words are made anew in one transaction."""
BESIDE = 100
"""Members whose words are not made yet that a search looks at by itself."""
_STEP, _LITTLE = 64, 8

STALE = """
SELECT s.community_id, s.person_id, p.name, m.area, m.reach FROM member_stale s
JOIN person p ON p.id = s.person_id
JOIN membership m ON m.person_id = s.person_id AND m.community_id = s.community_id
ORDER BY s.community_id, s.person_id LIMIT :limit"""
LOCKED = " FOR UPDATE OF s SKIP LOCKED"
NEWEST = """
SELECT s.person_id, p.name, m.area, m.reach FROM member_stale s
JOIN person p ON p.id = s.person_id
JOIN membership m ON m.person_id = s.person_id AND m.community_id = s.community_id
WHERE s.community_id = :community_id ORDER BY s.person_id DESC LIMIT :limit"""
HELD = "SELECT person_id, token FROM member_token WHERE community_id = :community_id AND %s"
FRESH = "DELETE FROM member_stale WHERE community_id = :community_id AND %s"
ALL_ANEW = """
INSERT INTO member_stale (community_id, person_id)
SELECT community_id, person_id FROM membership WHERE 1 = 1 ON CONFLICT DO NOTHING"""
FORGET = """
DELETE FROM member_token WHERE community_id = :community_id AND token = :token
    AND person_id = :person_id"""
_SOME = "person_id IN ({})"
_KEEP = "INSERT INTO member_token (community_id, token, person_id) VALUES {} ON CONFLICT DO NOTHING"


def _keep(many: int) -> str:
    return _KEEP.format(", ".join(f"(:community_id, :t{n}, :p{n})" for n in range(many)))


KEEP = {many: _keep(many) for many in (_STEP, _LITTLE)}
SOME = _SOME.format(", ".join(f":p{n}" for n in range(_STEP)))


async def freshen(tx: Tx, limit: int = AT_ONCE, dialect: str = "sqlite") -> int:
    """Makes the words of members anew whose name, area or number changed; how many there were.
    Several processes never take the same."""
    lock = LOCKED if dialect == "postgres" else ""
    rows = await tx.rows(STALE + lock, limit=limit)
    for community_id in dict.fromkeys(int(row["community_id"]) for row in rows):
        here = [row for row in rows if row["community_id"] == community_id]
        for start in range(0, len(here), _STEP):
            await _write(tx, community_id, here[start : start + _STEP])
    return len(rows)


async def _write(tx: Tx, community_id: int, some: Sequence[Row]) -> None:
    who = _padded({"p": [int(row["person_id"]) for row in some]}, _STEP)
    tx.later(FRESH % SOME, community_id=community_id, **who)
    held = {
        (str(row["token"]), int(row["person_id"]))
        for row in await tx.rows(HELD % SOME, community_id=community_id, **who)
    }
    wanted = {
        (token, int(row["person_id"]))
        for row in some
        for token in finding.kept(row["name"], row["area"], row["reach"])
    }
    for token, person_id in sorted(held - wanted):
        tx.later(FORGET, community_id=community_id, token=token, person_id=person_id)
    new = sorted(wanted - held)
    for many, part in _parts(new):
        tokens, people = zip(*part, strict=True)
        values = _padded({"t": tokens, "p": people}, many)
        tx.later(KEEP[many], community_id=community_id, **values)


def _parts(
    pairs: Sequence[tuple[str, int]],
) -> Iterator[tuple[int, Sequence[tuple[str, int]]]]:
    """The pairs in parts of two sizes, so that a database prepares no more than two statements."""
    place = 0
    while place < len(pairs):
        many = _STEP if len(pairs) - place > _STEP // 2 else _LITTLE
        yield many, pairs[place : place + many]
        place += many


def _padded(columns: dict[str, Sequence[object]], many: int) -> dict[str, object]:
    """Values by name; the last stands for what is missing, as twice the same counts once."""
    return {
        f"{name}{n}": values[min(n, len(values) - 1)]
        for name, values in columns.items()
        for n in range(many)
    }


async def not_yet(tx: Tx, community_id: int, parts: Sequence[Part]) -> list[int]:
    """Ids of people whose words are not made yet and who fit any of these, the newest of them."""
    rows = await tx.rows(NEWEST, community_id=community_id, limit=BESIDE)
    return [
        int(row["person_id"])
        for row in rows
        if finding.meets(parts, finding.kept(row["name"], row["area"], row["reach"]))
    ]


async def all_anew(tx: Tx) -> None:
    """Every member's words are made anew, a few at a time, by the alarm clock."""
    await tx.run(ALL_ANEW)
