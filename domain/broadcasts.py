"""News to people who asked for it: whom it is for, how long it takes, when it goes out.

DOMAIN.md section 5: such messages need a yes given beforehand, with a way out in every one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from domain.errors import DomainError
from domain.reading import places, skills
from domain.slots import DAYS

State = Literal["asked", "planned", "sending", "paused", "done", "stopped", "refused"]
ENDED: frozenset[State] = frozenset({"done", "stopped", "refused"})
Act = Literal["yes", "no", "pause", "go_on", "stop"]
MOVES: Mapping[Act, tuple[frozenset[State], State]] = {
    "yes": (frozenset({"asked"}), "planned"),
    "no": (frozenset({"asked"}), "refused"),
    "pause": (frozenset({"sending"}), "paused"),
    "go_on": (frozenset({"paused"}), "sending"),
    "stop": (frozenset({"asked", "planned", "sending", "paused"}), "stopped"),
}
"""What can be done with one: from which states, and where it leads."""
LONGEST = 600
"""Characters of the sender's own words: with the shift they stay under a picture's 1,024."""
PER_SECOND = 28
"""Messages a second that the bot may send in all, unless its operator set another number: for
saying beforehand how long it takes."""
MOST_A_DAY = 4
"""Broadcasts of one person in 24 hours."""
FURTHEST = timedelta(days=60)
WAITS = timedelta(days=7)
"""How long it waits for a second person; a day after it was made they are asked again."""
ASKED_AGAIN = timedelta(days=1)
USEFUL = timedelta(days=7)
"""News that isn't about one shift is of no use so long after its time."""
_EVERYBODY = re.compile(r"\b(?:everybody|everyone|all|anyone|anybody)\b", re.IGNORECASE)
_INTEREST = re.compile(r"\b(?:interest(?:ed)?|like|likes|keen|took part|joined)\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom news is for; what is empty leaves nobody out. area: a ward; skill: a kind of help that
    they offer; interest: one that they took part in, or offer; lang: a code; day: mon to sun."""

    area: str = ""
    skill: str = ""
    interest: str = ""
    lang: str = ""
    day: str = ""


def read(words: str) -> Audience | None:
    """Whom words mean: "gardeners in Ward End, free on Saturdays, who speak Polish"; None where
    they say nothing of it."""
    said = " ".join(words.split())[:300]
    wards = [place.wards[0] for place in places.find(said) if place.wards]
    langs = places.languages(said)
    day = _DAY.search(said)
    ranked = skills.rank(said, 1)
    skill = ranked[0].skill if ranked and not ranked[0].weak else ""
    likes = bool(_INTEREST.search(said))
    found = Audience(
        area=wards[0] if wards else "",
        skill="" if likes else skill,
        interest=skill if likes else "",
        lang=langs[0] if langs else "",
        day=next((one for one in DAYS if day and day[1].lower().startswith(one)), ""),
    )
    if found != Audience():
        return found
    return found if _EVERYBODY.search(said) else None


def moved(state: State, act: Act) -> State:
    """Where an act leads. Raises DomainError where it comes too late, or was done already."""
    before, after = MOVES[act]
    if state not in before:
        raise DomainError("toast-already-done" if state == after else "refusal-broadcast-over")
    return after


def minutes(count: int) -> int:
    """How many minutes it takes to send to so many people; at least 1."""
    return max(1, -(-count // (PER_SECOND * 60)))


def check_time(at: datetime, now: datetime) -> None:
    """Raises DomainError for a time that is over, or too far away."""
    if at < now - timedelta(minutes=1):
        raise DomainError("refusal-broadcast-past")
    if at > now + FURTHEST:
        raise DomainError("refusal-broadcast-far", days=FURTHEST.days)
