"""Where each kind of thing has come to an end, and how people bring it there."""

from collections.abc import Awaitable, Callable

from domain import across as across_rules
from domain import exchange as exchange_rules
from domain import giving as giving_rules
from domain import lending as lending_rules
from domain import rosters as roster_rules
from services import crossings, exchanges, issue, lending, moves, pot, rosters
from services.work import Work

Exit = Callable[[Work, int], Awaitable[object]]
WHY = "Not needed"
IN_THE_BOOKS = frozenset({"posted", "back", "done"})
"""Ends too: what is in the books is undone by a broker who isn't on it, where there is one."""
ENDS: dict[str, frozenset[str]] = {
    "exchange": exchange_rules.FINAL | IN_THE_BOOKS,
    "roster": IN_THE_BOOKS | {s for s, f in roster_rules.TRANSITIONS.items() if not f},
    "gift": IN_THE_BOOKS | {s for s, f in giving_rules.GIFTS.items() if not f},
    "issue_request": IN_THE_BOOKS | {s for s, f in giving_rules.ISSUES.items() if not f},
    "booking": lending_rules.FINAL | IN_THE_BOOKS,
    "crossing": IN_THE_BOOKS | across_rules.FINAL,
    "relocation": IN_THE_BOOKS | {s for s, f in across_rules.MOVES.items() if not f},
}


def _lending(action: lending_rules.Action) -> Exit:
    return lambda work, thing: lending.act(work, thing, action, words=WHY)


_WAYS: dict[str, tuple[Exit, ...]] = {
    "exchange": (lambda w, i: exchanges.decline(w, i, WHY), exchanges.cancel),
    "roster": (rosters.cancel,),
    "gift": (lambda w, i: pot.decline(w, i, WHY), pot.cancel),
    "issue_request": (issue.cancel, lambda w, i: issue.decline(w, i, WHY)),
    # Where both brokers are a side of it, the two themselves can.
    "booking": tuple(_lending(one) for one in ("close", "cancel", "decline", "check", "confirm")),
    "crossing": (lambda w, i: crossings.decline(w, i, WHY), crossings.cancel),
    "relocation": (lambda w, i: moves.decline(w, i, WHY), moves.cancel),
}


def exits(table: str) -> tuple[Exit, ...]:
    """What people can do to end one of this kind of thing, the usual way first."""
    return _WAYS[table]


_UNDOING: dict[str, Exit] = {
    "exchange": lambda w, i: exchanges.reverse(w, i, WHY),
    "roster": lambda w, i: rosters.reverse(w, i, WHY),
    "gift": lambda w, i: pot.reverse(w, i, WHY),
    "issue_request": lambda w, i: issue.reverse(w, i, WHY),
    "booking": _lending("reverse"),
    "crossing": lambda w, i: crossings.reverse(w, i, WHY),
    "relocation": lambda w, i: moves.reverse(w, i, WHY),
}


def undoing(table: str) -> Exit:
    """How a broker undoes one of this kind of thing that is in the books."""
    return _UNDOING[table]
