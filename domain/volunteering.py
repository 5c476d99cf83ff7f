"""What somebody looks for when they want to volunteer: read from words, kept in a button, compared.

"saturday morning near ward end, sitting down", "something in Urdu in the evening", "a one-off".
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from domain.nearness import near_wards, nearness
from domain.opportunities import Kind
from domain.reading import places, skills
from domain.reading.when import read_when

Part = Literal["morning", "afternoon", "evening"]
PARTS: dict[Part, tuple[int, int]] = {
    "morning": (5, 12),
    "afternoon": (12, 17),
    "evening": (17, 24),
}
"""Hours of the day in which something starts: from (included) to (not included)."""
KINDS: Sequence[Kind] = ("one_off", "weekly", "flexible", "role", "team_day")
ALIKE = 0.5
"""How near a skill must be to one that the person offers, to be for them (domain/nearness.py)."""
_KIND_WORDS: tuple[tuple[str, Kind], ...] = (
    (r"\bone[- ]?offs?\b|\b(?:just|only) (?:the )?once\b", "one_off"),
    (r"\b(?:weekly|every week|each week|regular(?:ly)?)\b", "weekly"),
    (r"\b(?:flexible|when i (?:like|want|can)|any ?time|in my own time|whenever)\b", "flexible"),
    (r"\b(?:roles?|committee|trustees?|treasurer|governors?|secretary)\b", "role"),
    (r"\b(?:team days?|with (?:my|our) (?:team|colleagues|work))\b", "team_day"),
)
_SITTING = re.compile(
    r"\b(?:sitting(?: down)?|seated|sit down|chair|can'?t stand(?: long)?)\b", re.IGNORECASE
)
_STEPS = re.compile(
    r"\b(?:step[- ]?free|no steps|wheel ?chair|level access|no stairs|ramp|accessible)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:from home|at home|online|by phone|on the phone|over the phone|remote(?:ly)?|phone)\b",
    re.IGNORECASE,
)
_ME = re.compile(
    r"\b(?:for me|suits? me|fits? me|my skills?|like what i (?:do|offer))\b", re.IGNORECASE
)
_WEEKEND = re.compile(r"\b(?:at|on|this|the|every)?\s*week ?ends?\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:on )?(?:a )?(?:week ?days?|in the week|during the week|midweek)\b", re.IGNORECASE
)
_PART = re.compile(r"\b(?:in the )?(?P<part>morning|afternoon|evening|night)s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; what isn't set leaves nothing out. `last`: the end of a stretch of
    days that begins with `day`. `days`: w (Monday to Friday) or e (Saturday and Sunday)."""

    day: date | None = None
    last: date | None = None
    part: Part | None = None
    days: str = ""
    ward: str | None = None
    kind: Kind | None = None
    lang: str | None = None
    sitting: bool = False
    step_free: bool = False
    remote: bool = False
    me: bool = False

    @property
    def narrow(self) -> bool:
        """Whether it leaves anything out."""
        return self != Wanted()

    @property
    def timed(self) -> bool:
        """Whether it names a day, or a part of one."""
        return bool(self.day or self.part or self.days)

    def code(self) -> str:
        """A few letters for a button's data, at most 40 bytes."""
        names = list(places.wards())
        flags = "".join(
            letter
            for letter, on in (
                ("s", self.sitting), ("f", self.step_free), ("r", self.remote), ("m", self.me),
            )
            if on
        )  # fmt: skip
        return ".".join(
            (
                f"{self.day:%y%m%d}" if self.day else "",
                f"{self.last:%y%m%d}" if self.last else "",
                self.part[0] if self.part else "",
                self.days,
                str(names.index(self.ward)) if self.ward in names else "",
                str(KINDS.index(self.kind)) if self.kind else "",
                self.lang or "",
                flags,
            )
        )

    @classmethod
    def parse(cls, code: str) -> "Wanted":
        """What `code` wrote; what it can't be is no narrowing."""
        day, last, part, days, ward, kind, lang, flags = (*code.split("."), *[""] * 8)[:8]
        names = list(places.wards())
        return cls(
            _day(day),
            _day(last),
            next((one for one in PARTS if part and one.startswith(part)), None),
            days if days in ("w", "e") else "",
            names[int(ward)]
            if ward.isascii() and ward.isdigit() and int(ward) < len(names)
            else None,
            KINDS[int(kind)] if kind in tuple("01234") else None,
            lang if re.fullmatch(r"[a-z]{2,3}", lang) else None,
            "s" in flags,
            "f" in flags,
            "r" in flags,
            "m" in flags,
        )


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%y%m%d").date() if text else None  # noqa: DTZ007 (a day)
    except ValueError:
        return None


def read(words: str, now: datetime) -> Wanted:
    """What words look for; everything that they don't speak of is left open. now: aware, local."""
    said = " ".join(words.replace("’", "'").split())[:300]
    found = Wanted(
        sitting=bool(_SITTING.search(said)),
        step_free=bool(_STEPS.search(said)),
        remote=bool(_REMOTE.search(said)),
        me=bool(_ME.search(said)),
    )
    for pattern, kind in _KIND_WORDS:
        if found.kind is None and re.search(pattern, said, re.IGNORECASE):
            found = replace(found, kind=kind)
    if _WEEKEND.search(said):
        found = replace(found, days="e")
    elif _WEEKDAY.search(said):
        found = replace(found, days="w")
    if (part := _PART.search(said)) is not None:
        name = part["part"].lower()
        found = replace(found, part=next((one for one in PARTS if one == name), "evening"))
    when = read_when(said, now).when
    if not found.days and when.type in ("fixed", "window"):
        if when.date is not None:
            found = replace(found, day=when.date)
        elif when.from_ is not None and when.to is not None:
            found = replace(found, day=when.from_, last=when.to)
    named = [place for place in places.find(said) if place.wards]
    if named:
        found = replace(found, ward=named[0].wards[0])
    tongues = [code for code in places.languages(said) if code != "en"]
    return replace(found, lang=tongues[0] if tongues else None)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be joined: a shift (`start`), or something without one."""

    id: int
    kind: Kind
    day: date | None
    start: datetime | None
    wards: tuple[str, ...]
    langs: tuple[str, ...]
    sitting: bool
    step_free: bool
    remote: bool
    skill: str | None


def fits(item: Item, wanted: Wanted) -> bool:
    """Whether it is left after the narrowing; near wards count as well as the ward that was named.
    What has no time of its own fits any."""
    if wanted.kind is not None and item.kind != wanted.kind:
        return False
    if wanted.lang is not None and wanted.lang not in item.langs:
        return False
    if (wanted.sitting and not item.sitting) or (wanted.step_free and not item.step_free):
        return False
    if wanted.remote and not item.remote:
        return False
    return _in_time(item, wanted) and (item.remote or _in_place(item, wanted.ward))


def _in_place(item: Item, ward: str | None) -> bool:
    if ward is None:
        return True
    return not {ward, *near_wards((ward,))}.isdisjoint(item.wards)


def _in_time(item: Item, wanted: Wanted) -> bool:
    if item.day is None or item.start is None:
        return wanted.day is None or item.kind == "flexible"
    if wanted.day is not None and not wanted.day <= item.day <= (wanted.last or wanted.day):
        return False
    if wanted.days and (item.day.weekday() >= 5) != (wanted.days == "e"):
        return False
    if wanted.part is not None:
        first, last = PARTS[wanted.part]
        return first <= item.start.hour < last
    return True


def suits(item: Item, offered: Collection[str]) -> float:
    """How near it is to what the person offers, 0 to 1."""
    if item.skill is None:
        return 0.0
    return max((nearness(item.skill, one) for one in offered), default=0.0)


def skill_of(words: str) -> str | None:
    """The skill that a title speaks of, where it does so plainly."""
    found = skills.rank(words, 1)
    return found[0].skill if found and not found[0].weak else None
