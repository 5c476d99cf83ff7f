"""What of somebody's messages their helpers get too, and what waits for a broker's call.

Every message and card has a reason, such as `exchange.confirm`; the word before the point says what
it is about, and that decides.
"""

from domain.hats import Scope
from storage.outbox import Kind

ABOUT: dict[str, Scope | None] = {
    "exchange": "confirm",
    "roster": "confirm",
    "gift": "confirm",
    "issue": "confirm",
    "thanks": "confirm",
    "plan": "plan",
    "visit": "plan",
    "arrangement": "plan",
    "standing": "plan",
    "request": "ask",
    "match": "offer",
    "listing": "offer",
    "want": "offer",
    "away": "offer",
    "lending": "lend",
    "booking": "lend",
    "item": "lend",
    "shift": "shift",
    "opportunity": "shift",
    "gathering": "shift",
    "pot": None,
    "across": "confirm",
}
"""What a helper must be allowed to do to get what is about this. Asking the pot is between a person
and the brokers (None); whatever isn't here (cases, concerns, what is held, joining and leaving)
reaches no helper, and nobody rings because of it."""
NEWS = frozenset(
    {
        "exchange.posted",
        "thanks.said",
        "exchange.looked-again",
        "exchange.undone",
        "gift.posted",
        "issue.posted",
        "roster.posted",
        "across.posted",
    }
)
"""Good to know, and in the statement too: nobody rings because of it."""
NO_CALL: frozenset[Kind] = frozenset({"ack", "reminder", "digest", "broadcast"})


def scope_for(reason: str) -> Scope | None:
    """What a helper must be allowed to get this; None where no helper gets it."""
    return ABOUT.get(reason.partition(".")[0])


def needs_a_call(reason: str, kind: Kind = "card") -> bool:
    """Whether a broker rings where this reaches nobody."""
    return kind not in NO_CALL and reason not in NEWS and reason.partition(".")[0] in ABOUT
