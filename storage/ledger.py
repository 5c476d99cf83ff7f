"""The append-only ledger: accounts, transfers, postings, and what an audit of it finds.

The schema's triggers hold the same promises below this module: no change, no deletion, a sum of
zero in each community, balances that follow their postings.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.ledger import Account, Posting, Transfer
from storage.db import Row, Statement, Tx, moment

ACCOUNT_OF_OWNER = """
INSERT INTO account (community_id, kind, owner_id) VALUES (:community_id, :kind, :owner_id)
ON CONFLICT (community_id, kind, owner_id) WHERE owner_id IS NOT NULL DO NOTHING"""
ACCOUNT_OF_SYSTEM = """
INSERT INTO account (community_id, kind, owner_id) VALUES (:community_id, :kind, NULL)
ON CONFLICT (community_id, kind) WHERE owner_id IS NULL DO NOTHING"""
FIND_OWNER = """
SELECT id FROM account
WHERE community_id = :community_id AND kind = :kind AND owner_id = :owner_id"""
FIND_SYSTEM = """
SELECT id FROM account
WHERE community_id = :community_id AND kind = :kind AND owner_id IS NULL"""
TRANSFER = """
INSERT INTO transfer (key, kind, reason, actor_id, on_behalf_of, reverses, at)
VALUES (:key, :kind, :reason, :actor_id, :on_behalf_of,
    (SELECT id FROM transfer WHERE key = :reverses), :now)
ON CONFLICT DO NOTHING RETURNING id"""
POSTING = """
INSERT INTO posting (transfer_id, account_id, minutes)
VALUES (:transfer_id, :account_id, :minutes)"""
SEAL = "INSERT INTO seal (transfer_id) VALUES (:transfer_id)"
BALANCE = """
SELECT balance FROM account
WHERE community_id = :community_id AND kind IN ('member', 'organisation')
    AND owner_id = :person_id"""
BY_KEY = """
SELECT t.key, t.kind, t.reason, r.key AS reverses, a.community_id, a.kind AS account_kind,
    a.owner_id, p.minutes
FROM transfer t JOIN posting p ON p.transfer_id = t.id JOIN account a ON a.id = p.account_id
LEFT JOIN transfer r ON r.id = t.reverses WHERE t.key = :key ORDER BY p.id"""
STATEMENT = """
SELECT p.id, p.minutes, t.key, t.kind, t.reason, t.at FROM posting p
JOIN transfer t ON t.id = p.transfer_id JOIN account a ON a.id = p.account_id
WHERE a.community_id = :community_id AND a.kind IN ('member', 'organisation')
    AND a.owner_id = :person_id
    AND t.at >= :start AND t.at < :end ORDER BY t.at, p.id"""
SUM_BEFORE = """
SELECT COALESCE(SUM(p.minutes), 0) FROM posting p
JOIN transfer t ON t.id = p.transfer_id JOIN account a ON a.id = p.account_id
WHERE a.community_id = :community_id AND a.kind IN ('member', 'organisation')
    AND a.owner_id = :person_id
    AND t.at < :start"""
FIRST_AT = """
SELECT MIN(t.at) FROM posting p
JOIN transfer t ON t.id = p.transfer_id JOIN account a ON a.id = p.account_id
WHERE a.community_id = :community_id AND a.kind IN ('member', 'organisation')
    AND a.owner_id = :person_id"""
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
ORGANISATIONS = """
SELECT owner_id FROM account
WHERE community_id = :community_id AND kind = 'organisation' AND owner_id IN (%s)"""
COUNTS = "SELECT COUNT(*) AS n FROM transfer"


def _account(tx: Tx, account: Account) -> Statement:
    """The question for this account's row, which is made where it is missing."""
    who = {"community_id": account.community, "kind": account.kind}
    if account.owner is None:
        tx.later(ACCOUNT_OF_SYSTEM, **who)
        return (FIND_SYSTEM, who)
    owned = {**who, "owner_id": account.owner}
    tx.later(ACCOUNT_OF_OWNER, **owned)
    return (FIND_OWNER, owned)


async def account_id(tx: Tx, account: Account) -> int:
    """The row of this account, made where it is missing."""
    sql, who = _account(tx, account)
    return int(await tx.value(sql, **who))


async def post(
    tx: Tx,
    transfer: Transfer,
    now: datetime,
    *,
    actor_id: int | None = None,
    on_behalf_of: int | None = None,
) -> bool:
    """Writes a transfer with its postings and seal; False where its key was posted before.

    A second reversal of the same transfer is refused in the same way.
    """
    # Made in one order and locked in the order of their ids, so that two transfers never wait
    # for each other in a circle.
    postings = sorted(transfer.postings, key=lambda p: (p.account.kind, p.account.owner or 0))
    finds = [_account(tx, p.account) for p in postings]
    head = {
        "key": transfer.key,
        "kind": transfer.kind,
        "reason": transfer.reason,
        "actor_id": actor_id,
        "on_behalf_of": on_behalf_of,
        "reverses": transfer.reverses,
        "now": now,
    }
    *accounts, made = await tx.many(*finds, (TRANSFER, head))
    if not made:
        return False
    transfer_id = made[0]["id"]
    rows = [(found[0]["id"], p.minutes) for found, p in zip(accounts, postings, strict=True)]
    for account, minutes in sorted(rows):
        tx.later(POSTING, transfer_id=transfer_id, account_id=account, minutes=minutes)
    tx.later(SEAL, transfer_id=transfer_id)
    return True


async def by_key(tx: Tx, key: str) -> Transfer | None:
    """The transfer that was posted under this key."""
    rows = await tx.rows(BY_KEY, key=key)
    if not rows:
        return None
    postings = tuple(
        Posting(Account(r["community_id"], r["account_kind"], r["owner_id"]), r["minutes"])
        for r in rows
    )
    first = rows[0]
    return Transfer(first["key"], first["kind"], first["reason"], postings, first["reverses"])


async def balance(tx: Tx, community_id: int, person_id: int) -> int:
    """A member's balance in minutes; 0 for somebody with no account yet."""
    return await tx.value(BALANCE, community_id=community_id, person_id=person_id) or 0


async def balances(tx: Tx, community_id: int, people: Iterable[int]) -> dict[int, int]:
    """Several members' balances in minutes."""
    ids = list(people)
    found = await tx.many(
        *((BALANCE, {"community_id": community_id, "person_id": one}) for one in ids)
    )
    return {one: rows[0]["balance"] if rows else 0 for one, rows in zip(ids, found, strict=True)}


async def organisations(tx: Tx, community_id: int, owners: Iterable[int]) -> frozenset[int]:
    """Which of these hold their hours as organisations."""
    some = {f"o{number}": one for number, one in enumerate(owners)}
    if not some:
        return frozenset()
    names = ", ".join(f":{name}" for name in some)
    rows = await tx.rows(ORGANISATIONS % names, community_id=community_id, **some)
    return frozenset(int(row["owner_id"]) for row in rows)


async def statement(
    tx: Tx, community_id: int, person_id: int, start: datetime, end: datetime
) -> tuple[int, Sequence[Row]]:
    """The balance in minutes before `start`, and the postings from then until before `end`."""
    who = {"community_id": community_id, "person_id": person_id, "start": start}
    before, rows = await tx.many((SUM_BEFORE, who), (STATEMENT, {**who, "end": end}))
    return int(before[0][0]), rows  # type: ignore[index]


async def first_at(tx: Tx, community_id: int, person_id: int) -> datetime | None:
    """When this member's first hours moved; None before that."""
    return moment(await tx.value(FIRST_AT, community_id=community_id, person_id=person_id))


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
    ]
