"""The audit as its readers see it: who did what, for whom and why, the newest first."""

from collections.abc import Sequence

from storage.db import Row, Tx

# What is about a restricted case is the safeguarding leads', and about a concern in its own log:
# neither who raised it nor that it is there is told here.
_ASKED = """
SELECT a.id, a.at, a.action, a.object, a.object_id, a.reason, w.name AS who, f.name AS for_name,
    COALESCE(o.name, p.name) AS about
FROM audit a
LEFT JOIN person w ON w.id = a.actor_id
LEFT JOIN person f ON f.id = a.on_behalf_of
LEFT JOIN person o ON a.object = 'person' AND o.id = a.object_id
LEFT JOIN membership m ON a.object = 'membership' AND m.id = a.object_id
LEFT JOIN person p ON p.id = m.person_id
WHERE a.community_id = :community_id AND a.id < :before
    AND NOT (a.object = 'case' AND EXISTS (SELECT 1 FROM casework c WHERE c.id = a.object_id
        AND (c.kind = 'concern' OR (c.restricted = 1 AND :lead = 0)))){}
ORDER BY a.id DESC LIMIT :limit"""
ALL = _ASKED.format("")
VIEWS = _ASKED.format(
    " AND (a.action LIKE '%.view' OR a.action LIKE '%.export' OR a.action LIKE '%.file')"
)
OF_PERSON = _ASKED.format("""
    AND (a.actor_id = :person_id OR a.on_behalf_of = :person_id
        OR (a.object = 'person' AND a.object_id = :person_id)
        OR (a.object = 'membership' AND m.person_id = :person_id))""")
NEWEST = 2**62


async def listed(
    tx: Tx,
    community_id: int,
    *,
    lead: bool,
    views: bool = False,
    person_id: int | None = None,
    before: int = NEWEST,
    limit: int = 9,
) -> Sequence[Row]:
    """A timebank's lines before one number: all, those of looking at things and of files that were
    made (`views`), or by, for and about one person. `lead`: the reader is a safeguarding lead."""
    sql = VIEWS if views else ALL if person_id is None else OF_PERSON
    about = {"person_id": person_id} if sql is OF_PERSON else {}
    return await tx.rows(
        sql, community_id=community_id, before=before, lead=int(lead), limit=limit, **about
    )
