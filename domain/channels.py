"""What a post in a timebank's channel says of how something to join stands."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

Standing = Literal["open", "full", "waits", "off", "over"]
"""open: there is room, or it needs none; full: people can go on the list; waits: a broker looks at
it again; off: called off; over: nothing of it is to come."""
CLOSED: frozenset[Standing] = frozenset({"off", "over"})
"""Those after which a post is left as it is."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Its shifts to come: how many, in how many of those there is room, and how many of what would
    still be to come were called off."""

    shifts: int = 0
    room: int = 0
    off: int = 0


def standing(
    state: str, *, timed: bool, coming: Coming, closes: date | None, today: date
) -> Standing:
    """How something to join stands, by the state of its row. timed: it has a day and time of its
    own; closes: the last day on which people can join."""
    if state == "ended":
        return "off"
    if state != "published":
        return "waits"
    if closes is not None and closes < today:
        return "over"
    if not timed:
        return "open"
    if coming.shifts:
        return "open" if coming.room else "full"
    return "off" if coming.off else "over"


def stamp(standing: Standing, *shown: object) -> str:
    """A short mark that is another one whenever what is shown is another."""
    digest = hashlib.sha256(repr(shown).encode()).hexdigest()
    return f"{standing}:{digest[:32]}"
