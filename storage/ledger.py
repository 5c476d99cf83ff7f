"""The append-only ledger: accounts, transfers, postings, and what an audit of it finds.

The schema's triggers hold the same promises below this module: no change, no deletion, a sum of
zero in each community, balances that follow their postings. What an audit finds is in
storage/ledger_checks.

Of two records that were made one, the one that went holds nothing: whatever is posted on its
account is carried over to the one that stayed, in the same transaction.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.ledger import Account, Posting, Transfer
from storage import ledger_checks
from storage.db import Row, Statement, Tx, moment

discrepancies = ledger_checks.discrepancies
round_of = ledger_checks.round_of

# Where it is there already nothing changes, but PostgreSQL holds the row for this transaction: what
# is read of it then, and whether its owner's record was merged, stays so.
ACCOUNT_OF_OWNER = """
INSERT INTO account (community_id, kind, owner_id) VALUES (:community_id, :kind, :owner_id)
ON CONFLICT (community_id, kind, owner_id) WHERE owner_id IS NOT NULL
    DO UPDATE SET balance = account.balance WHERE 1 = 0"""
ACCOUNT_OF_SYSTEM = """
INSERT INTO account (community_id, kind, owner_id) VALUES (:community_id, :kind, NULL)
ON CONFLICT (community_id, kind) WHERE owner_id IS NULL DO NOTHING"""
FIND_OWNER = """
SELECT a.id, g.id AS merger_id, g.kept_id FROM account a
LEFT JOIN merger g ON g.community_id = a.community_id AND g.gone_id = a.owner_id
    AND g.state IN ('asked', 'done') AND g.state = 'done' AND a.kind IN ('member', 'organisation')
WHERE a.community_id = :community_id AND a.kind = :kind AND a.owner_id = :owner_id"""
FIND_SYSTEM = """
SELECT id, NULL AS merger_id, NULL AS kept_id FROM account
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
HELD = "SELECT balance FROM account WHERE id = :id"
CARRIED = """
SELECT DISTINCT t.id, t.key FROM account a JOIN posting p ON p.account_id = a.id
JOIN transfer t ON t.id = p.transfer_id
WHERE a.community_id = :community_id AND a.kind IN ('member', 'organisation')
    AND a.owner_id = :person_id AND t.key LIKE :key ORDER BY t.id"""
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


async def hold(tx: Tx, gone: Account, kept: Account) -> None:
    """Nothing else is posted on these until this transaction ends; made where they are missing. The
    one that goes first, as what is carried over goes: so nobody waits in a circle."""
    for account in (gone, kept):
        await account_id(tx, account)


def _order(account: Account) -> tuple[str, int, int]:
    return account.kind, account.owner or 0, account.community


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

    A second reversal of the same transfer is refused in the same way. Of a record that was made one
    with another, the balance is carried over to the one that stayed, in a transfer of its own.
    """
    # Made and locked in one order, so that two transfers never wait for each other in a circle.
    postings = sorted(transfer.postings, key=lambda p: _order(p.account))
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
    for found, posting in zip(accounts, postings, strict=True):
        row = found[0]
        if row["merger_id"] is not None:
            cause = f"merge:{row['merger_id']}:carry:{transfer_id}"
            await _carry(tx, cause, row, posting.account, now, actor_id)
    return True


async def _carry(
    tx: Tx, key: str, row: Row, gone: Account, now: datetime, actor_id: int | None
) -> None:
    """What the account of a record that went holds now goes to the one that stayed; where that one
    went too, posting it carries it on."""
    minutes = int(await tx.value(HELD, id=row["id"]))
    if not minutes:
        return
    kept_id = int(row["kept_id"])
    group = await organisations(tx, gone.community, (kept_id,))
    kept = Account(gone.community, "organisation" if group else "member", kept_id)
    postings = (Posting(gone, -minutes), Posting(kept, minutes))
    await post(tx, Transfer(key, "correction", "merge", postings), now, actor_id=actor_id)


async def carried(tx: Tx, community_id: int, person_id: int, merger_id: int) -> list[str]:
    """The keys of what was carried over from a record that went in this merger, oldest first."""
    rows = await tx.rows(
        CARRIED,
        community_id=community_id,
        person_id=person_id,
        key=f"merge:{merger_id}:carry:%",
    )
    return [str(row["key"]) for row in rows]


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
