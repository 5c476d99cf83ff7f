"""What an audit of the ledger looks for: every way in which the books could fail to hold."""

from storage.db import Tx

UNSEALED = """
SELECT t.id, t.key FROM transfer t LEFT JOIN seal s ON s.transfer_id = t.id
WHERE s.transfer_id IS NULL ORDER BY t.id LIMIT 100"""
UNBALANCED = """
SELECT p.transfer_id AS id, a.community_id, SUM(p.minutes) AS off FROM posting p
JOIN account a ON a.id = p.account_id GROUP BY p.transfer_id, a.community_id
HAVING SUM(p.minutes) <> 0 ORDER BY p.transfer_id LIMIT 100"""
TOO_FEW = """
SELECT t.id, t.key FROM transfer t LEFT JOIN posting p ON p.transfer_id = t.id
GROUP BY t.id, t.key HAVING COUNT(p.id) < 2 ORDER BY t.id LIMIT 100"""
WRONG_BALANCE = """
SELECT a.id, a.balance, COALESCE(s.total, 0) AS total FROM account a
LEFT JOIN (SELECT account_id, SUM(minutes) AS total FROM posting GROUP BY account_id) s
    ON s.account_id = a.id
WHERE (a.kind <> 'issue' AND a.balance <> COALESCE(s.total, 0))
    OR (a.kind = 'issue' AND a.balance <> 0) ORDER BY a.id LIMIT 100"""
WRONG_REVERSAL = """
SELECT t.id, t.key FROM transfer t JOIN posting p ON p.transfer_id = t.id
LEFT JOIN posting o ON o.transfer_id = t.reverses AND o.account_id = p.account_id
    AND o.minutes = -p.minutes
WHERE t.reverses IS NOT NULL AND o.id IS NULL ORDER BY t.id LIMIT 100"""


# An approval that was taken back and given again has keys of another round.
def round_of(name: str, alias: str) -> str:
    """SQL for what the keys of a thing's transfers begin with, as domain.ledger.round_key has it;
    `alias` names its row, which has a round."""
    return (
        f"'{name}:' || CAST({alias}.id AS TEXT)"
        f" || CASE WHEN {alias}.round > 1 THEN ':' || CAST({alias}.round AS TEXT) ELSE '' END"
    )


_ROUND = round_of("exchange", "e")
POSTED_UNPAID = f"""
SELECT e.id FROM exchange e
LEFT JOIN transfer t ON t.key = {_ROUND} || ':posted'
WHERE e.state IN ('posted', 'reversed') AND t.id IS NULL ORDER BY e.id LIMIT 100"""
PAID_UNPOSTED = f"""
SELECT e.id FROM exchange e JOIN transfer t
    ON t.key = {_ROUND} || ':posted'
WHERE e.state NOT IN ('posted', 'reversed') ORDER BY e.id LIMIT 100"""
POSTED_OTHERWISE = f"""
SELECT e.id FROM exchange e JOIN transfer t
    ON t.key = {_ROUND} || ':posted'
WHERE NOT EXISTS (SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.transfer_id = t.id AND a.kind IN ('member', 'organisation')
        AND a.owner_id = e.giver_id
        AND a.community_id = e.community_id AND p.minutes = e.minutes)
ORDER BY e.id LIMIT 100"""
UNDONE_OTHERWISE = f"""
SELECT e.id FROM exchange e LEFT JOIN transfer t
    ON t.key = {_ROUND} || ':reversed'
WHERE (e.state = 'reversed') <> (t.id IS NOT NULL) ORDER BY e.id LIMIT 100"""
# Of what was approved and taken back no hours are left.
KEPT_BACK = " UNION ALL ".join(
    f"""
SELECT '{name}' AS thing, x.id FROM {table} x JOIN transfer t ON t.key IN (
    '{name}:' || CAST(x.id AS TEXT) || ':posted',
    '{name}:' || CAST(x.id AS TEXT) || ':' || CAST(x.round - 1 AS TEXT) || ':posted')
LEFT JOIN transfer r ON r.reverses = t.id
WHERE x.round > 1 AND r.id IS NULL"""
    for table, name in (
        ("exchange", "exchange"),
        ("roster", "roster"),
        ("gift", "gift"),
        ("issue_request", "issue"),
        ("booking", "booking"),
        ("service_hours", "service"),
    )
)
# The same of rosters, gifts and hours that a broker created: a row says so exactly where its hours
# moved, and were undone.
_THINGS = (("roster", "roster"), ("gift", "gift"), ("issue_request", "issue"))
OTHERS_UNPAID = " UNION ALL ".join(
    f"""
SELECT '{name}' AS thing, x.id FROM {table} x
LEFT JOIN transfer t ON t.key = {round_of(name, "x")} || ':posted'
WHERE (x.state IN ('posted', 'reversed')) <> (t.id IS NOT NULL)"""
    for table, name in _THINGS
)
# A booking may count for no hours: then nothing moves.
OTHERS_UNPAID += f"""
UNION ALL SELECT 'booking' AS thing, x.id FROM booking x
LEFT JOIN transfer t ON t.key = {round_of("booking", "x")} || ':posted'
WHERE (x.state IN ('back', 'reversed') AND x.minutes > 0) <> (t.id IS NOT NULL)"""
# Volunteers' hours move only where they were credited.
OTHERS_UNPAID += f"""
UNION ALL SELECT 'service' AS thing, x.id FROM service_hours x
LEFT JOIN transfer t ON t.key = {round_of("service", "x")} || ':posted'
WHERE (x.credited > 0) <> (t.id IS NOT NULL)"""
OTHERS_UNDONE = " UNION ALL ".join(
    f"""
SELECT '{name}' AS thing, x.id FROM {table} x
LEFT JOIN transfer t ON t.key = {round_of(name, "x")} || ':reversed'
WHERE (x.state = 'reversed') <> (t.id IS NOT NULL)"""
    for table, name in _THINGS
)
OTHERS_UNDONE += f"""
UNION ALL SELECT 'booking' AS thing, x.id FROM booking x
LEFT JOIN transfer t ON t.key = {round_of("booking", "x")} || ':reversed'
WHERE (x.state = 'reversed' AND x.minutes > 0) <> (t.id IS NOT NULL)"""
OTHERS_UNDONE += f"""
UNION ALL SELECT 'service' AS thing, x.id FROM service_hours x
LEFT JOIN transfer t ON t.key = {round_of("service", "x")} || ':reversed'
WHERE (x.state = 'reversed' AND x.credited > 0) <> (t.id IS NOT NULL)"""
_MOVED = """NOT EXISTS (SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.transfer_id = t.id AND a.community_id = x.community_id"""
OTHERS_OTHERWISE = f"""
SELECT 'gift' AS thing, x.id FROM gift x
JOIN transfer t ON t.key = {round_of("gift", "x")} || ':posted'
WHERE {_MOVED} AND p.minutes = x.minutes AND COALESCE(a.owner_id, 0) = COALESCE(x.to_id, 0)
        AND (x.to_id IS NOT NULL OR a.kind = 'pot'))
    OR {_MOVED} AND p.minutes = -x.minutes
        AND COALESCE(a.owner_id, 0) = COALESCE(x.from_id, 0)
        AND (x.from_id IS NOT NULL OR a.kind = 'pot'))
UNION ALL
SELECT 'issue', x.id FROM issue_request x
JOIN transfer t ON t.key = {round_of("issue", "x")} || ':posted'
WHERE {_MOVED} AND a.owner_id = x.person_id AND p.minutes = x.minutes)
UNION ALL
SELECT 'booking', x.id FROM booking x JOIN item i ON i.id = x.item_id
JOIN transfer t ON t.key = {round_of("booking", "x")} || ':posted'
WHERE {_MOVED} AND a.owner_id = i.person_id AND p.minutes = x.minutes)
    OR {_MOVED} AND a.owner_id = x.person_id AND p.minutes = -x.minutes)
UNION ALL
SELECT 'service', x.id FROM service_hours x
JOIN transfer t ON t.key = {round_of("service", "x")} || ':posted'
WHERE {_MOVED} AND a.owner_id = x.person_id AND p.minutes = x.credited)
UNION ALL
SELECT 'service', CAST(substr(t.key, 9, length(t.key) - 15) AS BIGINT) FROM transfer t
WHERE t.key LIKE 'service:%:posted' AND t.key NOT LIKE 'service:%:%:posted'
    AND NOT EXISTS (SELECT 1 FROM service_hours x
        WHERE t.key = 'service:' || CAST(x.id AS TEXT) || ':posted')
UNION ALL
SELECT 'roster', x.id FROM roster x
JOIN transfer t ON t.key = {round_of("roster", "x")} || ':posted'
WHERE EXISTS (SELECT 1 FROM roster_person w WHERE w.roster_id = x.id AND w.ticked = 1
        AND {_MOVED} AND a.owner_id = w.person_id
            AND p.minutes = CASE x.kind WHEN 'class' THEN -w.minutes ELSE w.minutes END))
    OR {_MOVED} AND a.owner_id = x.host_id AND p.minutes = CASE x.kind WHEN 'team' THEN
        -(SELECT SUM(w.minutes) FROM roster_person w WHERE w.roster_id = x.id AND w.ticked = 1)
        ELSE x.minutes END)
    OR (SELECT COUNT(*) FROM posting p JOIN account a ON a.id = p.account_id
        WHERE p.transfer_id = t.id AND a.kind <> 'issue')
        <> 1 + (SELECT COUNT(*) FROM roster_person w WHERE w.roster_id = x.id AND w.ticked = 1)"""
# Between two timebanks: the pair's accounts mirror each other, and hours moved where a row says so.
UNMIRRORED = """
SELECT owner_id AS id, SUM(balance) AS off FROM account WHERE kind = 'between'
GROUP BY owner_id HAVING SUM(balance) <> 0 ORDER BY owner_id LIMIT 100"""
ACROSS_UNPAID = """
SELECT 'crossing' AS thing, x.id FROM crossing x
LEFT JOIN transfer t ON t.key = 'crossing:' || CAST(x.id AS TEXT) || ':posted'
WHERE (x.state IN ('posted', 'reversed')) <> (t.id IS NOT NULL)
UNION ALL SELECT 'move', x.id FROM relocation x
LEFT JOIN transfer t ON t.key = 'move:' || CAST(x.id AS TEXT)
WHERE (x.state IN ('done', 'reversed') AND COALESCE(x.minutes, 0) <> 0) <> (t.id IS NOT NULL)"""
ACROSS_UNDONE = """
SELECT 'crossing' AS thing, x.id FROM crossing x
LEFT JOIN transfer t ON t.key = 'crossing:' || CAST(x.id AS TEXT) || ':reversed'
WHERE (x.state = 'reversed') <> (t.id IS NOT NULL)
UNION ALL SELECT 'move', x.id FROM relocation x
LEFT JOIN transfer t ON t.key = 'move:' || CAST(x.id AS TEXT) || ':reversed'
WHERE (x.state = 'reversed' AND COALESCE(x.minutes, 0) <> 0) <> (t.id IS NOT NULL)"""
_WENT = """NOT EXISTS (SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.transfer_id = t.id AND a.kind IN ('member', 'organisation')"""
ACROSS_OTHERWISE = f"""
SELECT 'crossing' AS thing, x.id FROM crossing x
JOIN transfer t ON t.key = 'crossing:' || CAST(x.id AS TEXT) || ':posted'
WHERE {_WENT} AND a.community_id = x.giver_in AND a.owner_id = x.giver_id
        AND p.minutes = x.minutes)
    OR {_WENT} AND a.community_id = x.receiver_in AND a.owner_id = x.receiver_id
        AND p.minutes = -x.minutes)
UNION ALL SELECT 'move', x.id FROM relocation x
JOIN transfer t ON t.key = 'move:' || CAST(x.id AS TEXT)
WHERE {_WENT} AND a.community_id = x.from_id AND a.owner_id = x.person_id
        AND p.minutes = -x.minutes)
    OR {_WENT} AND a.community_id = x.to_id AND a.owner_id = x.person_id
        AND p.minutes = x.minutes)"""
# The hours of a record that was made one with another are with the one that stayed.
LEFT_BEHIND = """
SELECT a.id, a.balance, g.id AS merger FROM merger g JOIN account a
    ON a.community_id = g.community_id AND a.owner_id = g.gone_id
    AND a.kind IN ('member', 'organisation')
WHERE g.state IN ('asked', 'done') AND g.state = 'done' AND a.balance <> 0
ORDER BY a.id LIMIT 100"""


async def discrepancies(tx: Tx) -> list[str]:
    """Every way in which the books don't hold, a line each; empty where they do."""
    (
        unsealed,
        unbalanced,
        few,
        wrong,
        undone,
        unpaid,
        unposted,
        other,
        back,
        kept_back,
        others_unpaid,
        others_undone,
        others_otherwise,
        unmirrored,
        across_unpaid,
        across_undone,
        across_otherwise,
        left_behind,
    ) = await tx.many(
        (UNSEALED, {}),
        (UNBALANCED, {}),
        (TOO_FEW, {}),
        (WRONG_BALANCE, {}),
        (WRONG_REVERSAL, {}),
        (POSTED_UNPAID, {}),
        (PAID_UNPOSTED, {}),
        (POSTED_OTHERWISE, {}),
        (UNDONE_OTHERWISE, {}),
        (KEPT_BACK, {}),
        (OTHERS_UNPAID, {}),
        (OTHERS_UNDONE, {}),
        (OTHERS_OTHERWISE, {}),
        (UNMIRRORED, {}),
        (ACROSS_UNPAID, {}),
        (ACROSS_UNDONE, {}),
        (ACROSS_OTHERWISE, {}),
        (LEFT_BEHIND, {}),
    )
    return [
        *(f"transfer {r['id']} ({r['key']}) is not sealed" for r in unsealed),
        *(
            f"transfer {r['id']} is off by {r['off']} minutes in timebank {r['community_id']}"
            for r in unbalanced
        ),
        *(f"transfer {r['id']} ({r['key']}) has fewer than two postings" for r in few),
        *(
            f"account {r['id']} says {r['balance']} minutes, its postings say {r['total']}"
            for r in wrong
        ),
        *(f"transfer {r['id']} ({r['key']}) does not undo what it reverses" for r in undone),
        *(f"exchange {r['id']} is marked as posted but no hours moved" for r in unpaid),
        *(f"exchange {r['id']} moved hours but is not marked as posted" for r in unposted),
        *(f"exchange {r['id']} says other hours than were posted" for r in other),
        *(f"exchange {r['id']} and the books differ on whether it was reversed" for r in back),
        *(f"{r['thing']} {r['id']} was taken back but its hours were not" for r in kept_back),
        *(
            f"{r['thing']} {r['id']} and the books differ on whether it was posted"
            for r in (*others_unpaid, *across_unpaid)
        ),
        *(
            f"{r['thing']} {r['id']} and the books differ on whether it was reversed"
            for r in (*others_undone, *across_undone)
        ),
        *(
            f"{r['thing']} {r['id']} says other hours than were posted"
            for r in (*others_otherwise, *across_otherwise)
        ),
        *(
            f"the between accounts of pair {r['id']} are {r['off']} minutes apart"
            for r in unmirrored
        ),
        *(
            f"a merged record's account is empty, but account {r['id']} of merger {r['merger']}"
            f" holds {r['balance']} minutes"
            for r in left_behind
        ),
    ]
