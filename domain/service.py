"""Hours that volunteers served: what becomes of them, how long they are, and who pays for them.

Somebody says that they were there, or whoever runs the shift does; who runs it (or somebody whom
the volunteer chose) confirms it, and never the volunteer themselves. Confirmed hours count for
everyone; a timebank's rules say whether they also become timebank hours. docs/service-states.md
draws TRANSITIONS; a test compares the two.
"""

from datetime import UTC, datetime, timedelta
from typing import Literal

from domain.errors import DomainError
from domain.ledger import Account, Posting, Transfer

State = Literal["said", "absent", "confirmed", "declined", "withdrawn", "reversed"]
How = Literal["tick", "code", "sheet", "self", "sentence"]
"""How hours were noted: an organiser's tick, a code at the door, a sheet keyed in, told by the
volunteer afterwards, a sentence about something that nobody had planned."""
Part = Literal["volunteer", "verifier"]
"""verifier: whoever runs the shift, whom the volunteer asked, or a broker; never the volunteer,
and nobody of their household."""
Action = Literal["say", "leave", "tick", "miss", "confirm", "decline", "withdraw", "reverse"]

TRANSITIONS: dict[State, dict[tuple[Part, Action], State]] = {
    "said": {
        ("volunteer", "say"): "said",
        ("volunteer", "leave"): "said",
        ("volunteer", "withdraw"): "withdrawn",
        ("verifier", "tick"): "said",
        ("verifier", "miss"): "absent",
        ("verifier", "confirm"): "confirmed",
        ("verifier", "decline"): "declined",
    },
    "absent": {
        ("volunteer", "say"): "said",
        ("verifier", "tick"): "said",
    },
    "confirmed": {("verifier", "reverse"): "reversed"},
    "declined": {("verifier", "tick"): "said"},
    "withdrawn": {
        ("volunteer", "say"): "said",
        ("verifier", "tick"): "said",
    },
    # Hours that were put right are noted again, in a round of their own.
    "reversed": {("verifier", "tick"): "said"},
}
EARLY = timedelta(hours=1)
"""How long before the beginning somebody can be noted as there."""
BACK_DAYS = 62
"""How long ago what is noted may have been, as with rosters."""
LONGEST = 16 * 60
"""Minutes of one time at the most, as a shift's."""
STAYS = timedelta(minutes=30)
"""So long after the end "I'm leaving now" is still taken at its word."""
IN_A_ROW = 3
"""No-shows in a row after which a broker looks, and a kind word is said."""


def after(state: State, part: Part, action: Action) -> State | None:
    """The state that follows; None where this party can't do that now."""
    return TRANSITIONS[state].get((part, action))


def elapsed(start: datetime, end: datetime) -> int:
    """Whole minutes that really went by between two aware moments: over a night and over a change
    of the clocks too. Begun minutes don't count. Raises ValueError for naive moments."""
    if start.tzinfo is None or end.tzinfo is None:
        raise ValueError("moments are aware")
    # Python subtracts two moments of one zone as the wall shows them.
    return int((end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(minutes=1))


def check_length(minutes: int) -> None:
    """Raises DomainError for a length that no shift has."""
    if not 0 < minutes <= LONGEST:
        raise DomainError("refusal-service-length", hours=LONGEST // 60)


def check_time(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    """Raises DomainError where it is too early to note who came to a shift, or too late."""
    if now < starts_at - EARLY:
        raise DomainError("refusal-service-early", start=starts_at)
    if now > ends_at + timedelta(days=BACK_DAYS):
        raise DomainError("refusal-service-old", days=BACK_DAYS)


def checked_in(starts_at: datetime, now: datetime) -> datetime:
    """From when somebody counts who checks in now: from the beginning where they are early."""
    return max(starts_at, now)


def checked_out(started_at: datetime, ends_at: datetime, now: datetime) -> int:
    """Minutes of somebody who leaves now; at least one. Raises DomainError where the shift is long
    over, so that the moment says nothing: then they say how long they were there."""
    if now > ends_at + STAYS:
        raise DomainError("refusal-service-left-late")
    return max(1, min(LONGEST, elapsed(started_at, now)))


def planned(started_at: datetime | None, starts_at: datetime, ends_at: datetime) -> int:
    """Minutes from when somebody came (the beginning, where nobody noted it) to the planned end; at
    least one."""
    return max(1, min(LONGEST, elapsed(started_at or starts_at, ends_at)))


def transfer(key: str, payer: Account, volunteer: Account, minutes: int) -> Transfer:
    """The one transfer that credits a volunteer's hours, from the timebank's issue account or the
    account of the organisation they were for."""
    return Transfer(key, "earn", "service", (Posting(payer, -minutes), Posting(volunteer, minutes)))
