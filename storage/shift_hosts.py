"""Whom people ask for at a shift: whoever put it up, for as long as they organise for it."""


def host(by: str) -> str:
    """SQL for the id of that person; `o` is the opportunity's row, `by` the column of who put it
    up. For an organisation it is another of its organisers once they are none any more; NULL
    where there is nobody."""
    acts = """SELECT d.person_id FROM delegate d WHERE d.for_id = o.organisation_id
        AND d.kind = 'organisation' AND d.ended_at IS NULL"""
    return f"""(CASE WHEN o.organisation_id IS NULL THEN
        (SELECT r.person_id FROM role r WHERE r.community_id = o.community_id
            AND r.person_id = {by} AND r.role IN ('organiser', 'broker')
            AND r.revoked_at IS NULL LIMIT 1)
    ELSE COALESCE(({acts} AND d.person_id = {by} LIMIT 1),
        ({acts} AND d.person_id IS NOT NULL ORDER BY d.id LIMIT 1)) END)"""


def host_name(by: str) -> str:
    """SQL for that person's name."""
    return f"(SELECT h.name FROM person h WHERE h.id = {host(by)})"
