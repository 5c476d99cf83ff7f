"""Hours that move without help: gifts, the pot, and hours that a broker creates or cancels.

Members give what is theirs; asking the pot is between a member and the brokers; what a broker
creates stays visible in the issue account. docs/giving-states.md draws the two tables below, and a
test compares them.
"""

from typing import Literal

from domain import four_eyes
from domain.ledger import Account, Posting, Transfer

GiftKind = Literal["gift", "to_pot", "from_pot"]
GiftState = Literal["asked", "second", "posted", "reversed", "declined", "cancelled"]
IssueState = Literal["waiting", "posted", "reversed", "declined", "cancelled"]
GiftAction = Literal["grant", "confirm", "decline", "cancel", "reverse"]
IssueAction = Literal["approve", "decline", "cancel", "reverse"]
Part = Literal["asker", "broker", "second"]
"""second: a broker (for issue also an administrator) who is neither party nor the first."""

GIFTS: dict[GiftState, dict[tuple[Part, GiftAction], GiftState]] = {
    # Somebody asked the pot; gifts and hours for the pot start at `posted`.
    "asked": {
        ("broker", "grant"): "posted",
        ("broker", "decline"): "declined",
        ("asker", "cancel"): "cancelled",
    },
    # Granted, but so much that a second broker looks too.
    "second": {
        ("second", "confirm"): "posted",
        ("second", "decline"): "declined",
        ("broker", "decline"): "declined",
        ("asker", "cancel"): "cancelled",
    },
    "posted": {("broker", "reverse"): "reversed"},
    "reversed": {},
    "declined": {},
    "cancelled": {},
}
GRANTED_HIGH: GiftState = "second"
"""Where `grant` leads when the hours are above the rule `second_person_minutes`."""

ISSUES: dict[IssueState, dict[tuple[Part, IssueAction], IssueState]] = {
    "waiting": {
        ("second", "approve"): "posted",
        ("second", "decline"): "declined",
        ("broker", "cancel"): "cancelled",
    },
    "posted": {("second", "reverse"): "reversed", ("broker", "reverse"): "reversed"},
    "reversed": {},
    "declined": {},
    "cancelled": {},
}

CAUSES = ("mistake", "missing", "work", "welcome")
"""Why a broker creates or cancels hours: a mistake, help that was never recorded, work for the
timebank itself, a welcome. Events and people who leave have ways of their own."""
MOST_ISSUED = 1_440
"""Minutes that one request may create or cancel: a day."""


def gift(key: str, kind: GiftKind, giver: Account, receiver: Account, minutes: int) -> Transfer:
    """Hours that one account gives another, the pot among them."""
    return Transfer(
        key,
        "gift" if kind == "gift" else "pot",
        kind,
        (Posting(giver, -minutes), Posting(receiver, minutes)),
    )


def issue(key: str, member: Account, minutes: int, cause: str) -> Transfer:
    """Hours created for a member (or cancelled, where `minutes` is below nothing)."""
    source = Account(member.community, "issue")
    return Transfer(key, "correction", cause, (Posting(source, -minutes), Posting(member, minutes)))


def needs_second(minutes: int, used: int, month_cap: int, second_above: int) -> bool:
    """Whether a second person looks at hours that a broker creates or cancels: so many at once, or
    so many in the month (DOMAIN.md section 5: four eyes above 5 hours). All in minutes, none
    below nothing; `used` is what the month has had before."""
    beyond = used + abs(minutes) > month_cap
    return four_eyes.needs_second("correction", minutes, second_above, beyond_cap=beyond)
