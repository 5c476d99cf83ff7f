"""What people at the desk mistype: days in a reminder, and the names of their commands."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

_DAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow",
    "tonight", "today", "weekend", "fortnight", "morning", "afternoon", "evening",
)  # fmt: skip
SHORTEST = 5
LONG = 8
"""Letters from which two slips are allowed."""
_SOUND_ALIKE = frozenset({"sundry", "slide", "mundane"})
COMMAND = 6
"""Letters of a command that is read with a slip: shorter ones are near other words."""
ALSO = frozenset({"queue"})
_OTHER_WORDS = frozenset(
    {"approved", "declined", "reversed", "reports", "members", "meetings", "households", "reported"}
)
"""Words of their own, one letter away from a command."""


def days_mended(words: str) -> str:
    """`words` with mistyped names of days put right ("firday", "tommorow"), all else as it was."""
    return " ".join(_day(one) for one in words.split())


def _day(word: str) -> str:
    bare = word.strip(".,;:!?").casefold()
    if len(bare) < SHORTEST or bare in _DAYS or bare in _SOUND_ALIKE:
        return word
    near = [
        (OSA.distance(bare, day), day)
        for day in _DAYS
        if bare[0] == day[0] and OSA.distance(bare, day) <= (2 if len(day) >= LONG else 1)
    ]
    return min(near)[1] if near else word


def command_meant(word: str, commands: Iterable[str]) -> str | None:
    """The one of these commands that `word` is, with one slip at most; None where it is none."""
    said = word.casefold()
    every = list(commands)
    if said in every:
        return said
    if said in _OTHER_WORDS or len(said) < SHORTEST - 1:
        return None
    near = [
        one
        for one in every
        if (len(one) >= COMMAND or one in ALSO) and OSA.distance(said, one) <= 1
    ]
    return near[0] if len(near) == 1 else None
