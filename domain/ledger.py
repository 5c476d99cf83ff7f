"""Double-entry bookkeeping of hours, in whole minutes.

A transfer is two or more postings that sum to zero in each community. It is never changed: a
mistake is undone by a reversal. Members' balances may be negative; a timebank creates hours only
through its issue account, where they stay visible.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

AccountKind = Literal["member", "organisation", "pot", "issue", "between"]
TransferKind = Literal[
    "exchange", "welcome", "gift", "pot", "earn", "class", "correction", "reversal", "leaving"
]
LARGEST = 6_000_000
"""Minutes that one posting may move; the schema holds the same limit."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who holds hours: a member, organisation, or one of the timebank's own accounts."""

    community: int
    kind: AccountKind
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """Minutes that one account gains (positive) or gives (negative)."""

    account: Account
    minutes: int


@dataclass(frozen=True, slots=True)
class Transfer:
    """One movement of hours. `key` is what caused it, so that it can happen only once."""

    key: str
    kind: TransferKind
    reason: str
    postings: tuple[Posting, ...]
    reverses: str | None = None

    def __post_init__(self) -> None:
        if problem := imbalance(self.postings):
            raise ValueError(problem)


def imbalance(postings: Sequence[Posting]) -> str | None:
    """Why these postings are not a transfer; None where they are."""
    if len({p.account for p in postings}) != len(postings) or len(postings) < 2:
        return "a transfer needs two or more different accounts"
    sums: dict[int, int] = defaultdict(int)
    for posting in postings:
        if posting.minutes == 0 or abs(posting.minutes) > LARGEST:
            return "a posting moves between 1 and 6,000,000 minutes"
        sums[posting.account.community] += posting.minutes
    return "a transfer sums to zero in each community" if any(sums.values()) else None


def exchange(key: str, giver: Account, receiver: Account, minutes: int) -> Transfer:
    """One hour given is one hour received, whatever the skill."""
    return Transfer(
        key, "exchange", "exchange", (Posting(giver, minutes), Posting(receiver, -minutes))
    )


def welcome(key: str, member: Account, minutes: int) -> Transfer:
    """Hours that a new member starts with, created by the timebank (DOMAIN.md section 1)."""
    issue = Account(member.community, "issue")
    return Transfer(key, "welcome", "welcome", (Posting(issue, -minutes), Posting(member, minutes)))


def round_key(name: str, thing_id: int, number: int) -> str:
    """What the keys of a thing's transfers begin with: exchange:17, and exchange:17:2 once its
    first approval was taken back, for a key is used once."""
    return f"{name}:{thing_id}:{number}" if number > 1 else f"{name}:{thing_id}"


def reversal(original: Transfer, key: str) -> Transfer:
    """A transfer that undoes `original`. Storage refuses a second one."""
    undone = tuple(Posting(p.account, -p.minutes) for p in original.postings)
    return Transfer(key, "reversal", original.reason, undone, reverses=original.key)


def again(original: Transfer, key: str) -> Transfer:
    """The same movement once more, under a key of its own: for a reversal that is taken back."""
    return Transfer(key, original.kind, original.reason, original.postings)
