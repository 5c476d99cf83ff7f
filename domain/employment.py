"""Support on the way to work: what can come of it, which courses fit what somebody looks for.

DOMAIN.md section 1, "Employment strand": optional, with consent of its own, no word of sanctions
and none about anybody's claim.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

Outcome = Literal["started", "finished", "interview", "volunteering", "work", "other"]
OUTCOMES: Sequence[Outcome] = get_args(Outcome)
How = Literal["here", "person", "phone", "paper"]
"""How somebody agreed: here in the chat; for a member whom a broker enters: met, rang, wrote."""
CONSENT = "employment"
CONSENT_VERSION = "1"
"""Grows when the sentences that people agree to (work-notice) change what they agree to."""
KEPT_DAYS = 30
"""Days that a closed plan is kept, seen by nobody, so that its member can open it again."""
LONGEST_AHEAD = timedelta(days=366)
"""How far ahead a step can be."""
MOST_STEPS = 30
"""Open steps of one plan, and courses: enough for anybody, and a screen can hold them."""
AT = time(9, 30)
"""When people are reminded, local."""
ONLINE = frozenset({"online", "on line", "remote", "at home", "from home", "internet"})
FREE = frozenset({"free", "nothing", "no cost", "none", "0"})
_LEVELS: Mapping[str, Sequence[str]] = {
    "entry": ("entry",),
    "1": ("level 1", "l1"),
    "2": ("level 2", "l2"),
    "3": ("level 3", "l3"),
}


def due(day: date, zone: object) -> datetime:
    """The moment on a local day at which somebody is reminded."""
    return datetime.combine(day, AT, zone)  # type: ignore[arg-type]


def wanted(words: str) -> tuple[bool, str | None, str]:
    """What somebody looks for in the list of courses: only those online, which level (`entry`, `1`,
    `2`, `3`), and the words that are left to look for in titles and providers."""
    said = " ".join(words.casefold().replace(",", " ").split())
    online, level = False, None
    for name, calls in _LEVELS.items():
        for call in calls:
            if f" {call} " in f" {said} ":
                level, said = name, f" {said} ".replace(f" {call} ", " ").strip()
    for call in sorted(ONLINE, key=len, reverse=True):
        if f" {call} " in f" {said} ":
            online, said = True, f" {said} ".replace(f" {call} ", " ").strip()
    skip = {"course", "courses", "in", "for", "a", "the", "all", "show", "level", "free", "on"}
    return online, level, " ".join(word for word in said.split() if word not in skip)


def of_level(level: str, name: str | None) -> bool:
    """Whether a course's level, as the broker wrote it, is the one looked for."""
    if name is None:
        return True
    said = f" {level.casefold()} "
    return any(f" {call}" in said for call in _LEVELS[name])


def is_online(place: str) -> bool:
    """Whether a place, as the broker wrote it, says that one learns online."""
    return any(call in place.casefold() for call in ONLINE)
