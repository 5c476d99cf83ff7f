"""How much is held about a person in one timebank, counted from the rows themselves."""

from storage.db import Row, Tx

# One row of counts: each says what it is in the sentence that the member reads.
HELD = """
SELECT m.applied_at, m.area, m.reach,
    (SELECT COUNT(*) FROM exchange e WHERE e.community_id = m.community_id
        AND (e.giver_id = m.person_id OR e.receiver_id = m.person_id)) AS exchanges,
    (SELECT COUNT(*) FROM posting p JOIN account a ON a.id = p.account_id
        WHERE a.community_id = m.community_id AND a.kind = 'member'
        AND a.owner_id = m.person_id) AS movements,
    (SELECT COUNT(*) FROM listing l WHERE l.community_id = m.community_id
        AND l.person_id = m.person_id AND l.state <> 'removed') AS listings,
    (SELECT COUNT(*) FROM request r WHERE r.community_id = m.community_id
        AND r.person_id = m.person_id) AS requests,
    (SELECT COUNT(*) FROM place x JOIN shift s ON s.id = x.shift_id
        WHERE s.community_id = m.community_id AND x.person_id = m.person_id) AS shifts,
    (SELECT COUNT(*) FROM casework c WHERE c.community_id = m.community_id
        AND c.person_id = m.person_id AND c.restricted = 0) AS cases,
    (SELECT COUNT(*) FROM acquaintance k WHERE k.community_id = m.community_id
        AND k.person_id = m.person_id) AS known,
    (SELECT COUNT(*) FROM consent c WHERE c.community_id = m.community_id
        AND c.person_id = m.person_id) AS consents,
    (SELECT COUNT(*) FROM nomination n WHERE n.by_id = m.person_id
        AND n.community_id = m.community_id AND n.state <> 'withdrawn') AS nominations,
    (SELECT COUNT(*) FROM award_nominee u WHERE u.person_id = m.person_id
        AND u.community_id = m.community_id AND u.joined_to IS NULL
        AND u.asked_at IS NOT NULL) AS put_forward
FROM membership m WHERE m.community_id = :community_id AND m.person_id = :person_id"""


async def counted(tx: Tx, community_id: int, person_id: int) -> Row | None:
    """The counts, and when they applied; None for somebody who never did."""
    return await tx.row(HELD, community_id=community_id, person_id=person_id)
