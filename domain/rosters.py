"""Rosters: a class, a team job or an event, ticked off by name and posted in one transfer.

class: the host earns the event's length once, and each guest gives theirs (Ryde's rule, DOMAIN.md
section 1: a talk earns the speaker 1 and costs each listener 1). team: each helper earns, and who
was helped gives it all. event: host and guests all earn. Where the two sides differ the timebank's
issue account carries the difference, in sight. docs/roster-states.md draws TRANSITIONS.
"""

from collections.abc import Sequence
from typing import Literal

from domain.ledger import Account, Posting, Transfer, TransferKind

Kind = Literal["class", "team", "event"]
State = Literal["open", "ticked", "posted", "reversed", "cancelled"]
Role = Literal["host", "guest", "helper"]
Action = Literal["tick", "submit", "post", "reopen", "cancel", "reverse"]
Part = Literal["runner", "broker"]
"""runner: who made it (or a broker); broker: one who isn't on it and didn't tick it."""

TRANSITIONS: dict[State, dict[tuple[Part, Action], State]] = {
    "open": {
        ("runner", "tick"): "open",
        ("runner", "post"): "posted",
        # Somebody's own hours are on it, or many are created: another broker looks first.
        ("runner", "submit"): "ticked",
        ("runner", "cancel"): "cancelled",
    },
    "ticked": {
        ("broker", "post"): "posted",
        ("broker", "reopen"): "open",
        ("runner", "reopen"): "open",
        ("runner", "cancel"): "cancelled",
    },
    "posted": {("broker", "reverse"): "reversed"},
    "reversed": {},
    "cancelled": {},
}
ROLE_OF_OTHERS: dict[Kind, Role] = {"class": "guest", "team": "helper", "event": "guest"}
MOST_PEOPLE = 200
BACK_DAYS = 62
"""How long ago what is on a roster may have been."""
_TRANSFER: dict[Kind, TransferKind] = {"class": "class", "team": "exchange", "event": "earn"}


def after(state: State, part: Part, action: Action) -> State | None:
    """The state that follows; None where this party can't do that now."""
    return TRANSITIONS[state].get((part, action))


def signs(kind: Kind) -> tuple[int, int]:
    """Whether the host and the others earn (1) or give (-1)."""
    return {"class": (1, -1), "team": (-1, 1), "event": (1, 1)}[kind]


def minutes_of(kind: Kind, length: int, others: Sequence[int]) -> tuple[int, tuple[int, ...], int]:
    """What the host, each of the others and the issue account gain (above nothing) or give, in
    minutes; the three sum to zero. `length` is the event's, `others` each person's own."""
    host_sign, other_sign = signs(kind)
    moved = tuple(other_sign * minutes for minutes in others)
    host = -sum(moved) if kind == "team" else host_sign * length
    return host, moved, -host - sum(moved)


def transfer(
    key: str, kind: Kind, host: Account, length: int, others: Sequence[tuple[Account, int]]
) -> Transfer:
    """The one transfer that posts a roster. Raises ValueError where only the host is on it."""
    if not others:
        raise ValueError("a roster needs somebody beside its host")
    gained, moved, issued = minutes_of(kind, length, [minutes for _, minutes in others])
    postings = [Posting(host, gained)]
    postings += [
        Posting(account, minutes) for (account, _), minutes in zip(others, moved, strict=True)
    ]
    if issued:
        postings.append(Posting(Account(host.community, "issue"), issued))
    return Transfer(key, _TRANSFER[kind], kind, tuple(postings))


def created(kind: Kind, length: int, others: Sequence[int]) -> int:
    """Minutes that the timebank creates by posting this; 0 where it creates none."""
    return max(0, -minutes_of(kind, length, others)[2])
