"""Who fits a need best: points for the skill, the words, the place, the time, the language, for
knowing each other and for having been left in peace, with the reasons as codes.

All points are whole tenths. Pure: order in gives the same order out, whatever the order of the
candidates. What forbids a match (apart, away, missing checks) is not weighed but left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from rapidfuzz import fuzz, process

from domain import nearness, slots
from domain.reading import places
from domain.reading.skills import taxonomy

SKILL = 800
WORDS = 120
WORDS_ALONE = 500
SAME_AREA, NEAR_AREA, UNKNOWN_AREA = 120, 80, 50
FREE, ANY_TIME, NOT_FREE = 80, 50, -150
SPEAKS, SPEAKS_NOT = 120, -60
KNOWS = 60
CHECKED = 30
TURN = 40
HELPED, MOST_HELPED = 10, 3
OWES, HAS = 20, -20
ONLY_REMOTE, QUICK_ONLY = -150, -80
BAR = 150
"""Skill and words together must reach this: otherwise it is no match at all."""
LEAST_SAID = 0.3
"""Where no skill is near, this much of the need's own words must be in the offer."""
REST_DAYS = 30
FULL_BALANCE = 600
QUICK_MINUTES = 15
ONCE_DAYS = 30
"""Somebody who offers help just once isn't asked again for this long after helping."""
ASK_DAYS = 7

REASONS = (
    "same-skill", "like-skill", "words", "near", "nearby", "free-then", "speaks", "knows-you",
    "their-turn",
)  # fmt: skip
"""Codes of reasons, in the order in which they are said."""

CHECKS = {"D": "driver", "V": "one_to_one", "B": "one_to_one", "K": "keys"}


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody needs, or a kept want. person_id: whose it is.

    skill: an id of the taxonomy, else it is read from `words`. day and start are local; part is
    morning, afternoon or evening. area: where it happens (else the person's own is taken); remote:
    by phone or online, so that places don't count. langs: codes of languages that would help;
    vetting: checks without which nobody is asked. minutes: how long it takes, where known.
    """

    person_id: int
    skill: str | None
    words: str
    day: date | None = None
    start: time | None = None
    part: str | None = None
    area: str | None = None
    langs: tuple[str, ...] = ()
    remote: bool = False
    vetting: frozenset[str] = frozenset()
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One listing of somebody who may fit, and what is known of that person.

    near: how near its skills are to the need's, 0 to 1; said: how much of the need's own words
    stands in it, 0 to 1, rare words counting more. balance in minutes; helps: times that they were
    chosen in the last 30 days; rested: days since they were last asked, None for never.
    """

    listing_id: int
    person_id: int
    name: str
    words: str
    near: float
    said: float = 0.0
    slots: str = ""
    area: str | None = None
    langs: tuple[str, ...] = ()
    remote: bool = False
    quick: bool = False
    balance: int = 0
    helps: int = 0
    rested: int | None = None
    acquainted: bool = False
    checks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who fits: higher scores fit better; reasons are codes of `REASONS`."""

    person_id: int
    name: str
    score: int
    reasons: tuple[str, ...]
    listing_id: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A need made ready for comparing: its wards, and its words without small ones."""

    need: Need
    wards: frozenset[str] = field(default_factory=frozenset)
    near: frozenset[str] = field(default_factory=frozenset)
    words: str = ""
    checks: frozenset[str] = field(default_factory=frozenset)
    skill: str | None = None


def checks_for(skill: str | None) -> frozenset[str]:
    """The checks that a skill's risk letters speak of: driver, one_to_one, keys, children."""
    known = taxonomy().get(skill or "")
    if known is None:
        return frozenset()
    found = {CHECKS[letter] for letter in known.risk if letter in CHECKS}
    if known.group == "family" and "V" in known.risk:
        found.add("children")
    return frozenset(found)


def sought(need: Need, skill: str | None, words: str) -> Sought:
    """`need` made ready: `skill` as read where it names none, `words` its telling words."""
    wards = frozenset(() if need.remote else nearness.wards_of(need.area))
    return Sought(need, wards, nearness.near_wards(wards), words, checks_for(skill), skill)


def likeness(words: str, offers: Sequence[str]) -> list[float]:
    """How like `words` each offer is by its letters, 0 to 1 (RapidFuzz); 0 for no words."""
    if not words:
        return [0.0] * len(offers)
    found = process.extract(
        words, [offer.lower() for offer in offers], scorer=fuzz.token_set_ratio, limit=None
    )
    ratios = [0.0] * len(offers)
    for _, ratio, place in found:
        ratios[place] = ratio / 100
    return ratios


def best(wanted: Sought, candidates: Sequence[Candidate], limit: int = 10) -> list[Match]:
    """The `limit` people who fit best, each once with the listing that fits best, best first."""
    ratios = likeness(wanted.words, [one.words for one in candidates])
    of_person: dict[int, Match] = {}
    for one, ratio in zip(candidates, ratios, strict=True):
        match = score(wanted, one, ratio)
        if match is not None:
            other = of_person.get(one.person_id)
            if other is None or _order(match) < _order(other):
                of_person[one.person_id] = match
    return sorted(of_person.values(), key=_order)[:limit]


def _order(match: Match) -> tuple[int, int, int]:
    return -match.score, match.person_id, match.listing_id


def score(wanted: Sought, one: Candidate, ratio: float) -> Match | None:
    """What this candidate scores, `ratio` of likeness by letters; None where it's no match."""
    reasons: list[str] = []
    points = _about(one, ratio, reasons)
    if points < BAR:
        return None
    points += _place(wanted, one, reasons)
    points += _time(wanted.need, one, reasons)
    points += _language(wanted.need, one, reasons)
    points += _person(wanted, one, reasons)
    return Match(one.person_id, one.name, points, tuple(reasons), one.listing_id)


def _about(one: Candidate, ratio: float, reasons: list[str]) -> int:
    """Points for what it is about."""
    said = 0.75 * one.said + 0.25 * ratio
    if one.near > 0:
        reasons.append("same-skill" if one.near > 0.8 else "like-skill")
        return round(SKILL * one.near + WORDS * said)
    if one.said < LEAST_SAID:
        return 0
    reasons.append("words")
    return round(WORDS_ALONE * said)


def _place(wanted: Sought, one: Candidate, reasons: list[str]) -> int:
    if wanted.need.remote:
        return SAME_AREA
    points = 0
    if one.remote and not nearness.by_phone(wanted.skill):
        points += ONLY_REMOTE
    theirs = nearness.wards_of(one.area)
    if not theirs or not wanted.wards:
        return points + UNKNOWN_AREA
    if not wanted.wards.isdisjoint(theirs):
        reasons.append("near")
        return points + SAME_AREA
    if not wanted.near.isdisjoint(theirs):
        reasons.append("nearby")
        return points + NEAR_AREA
    return points


def _time(need: Need, one: Candidate, reasons: list[str]) -> int:
    points = 0
    if one.quick and need.minutes is not None and need.minutes > QUICK_MINUTES:
        points += QUICK_ONLY
    if need.day is None and need.start is None and need.part is None:
        return points
    if not one.slots:
        return points + ANY_TIME
    if slots.fits(one.slots, need.day, need.start, need.part):
        reasons.append("free-then")
        return points + FREE
    return points + NOT_FREE


def _language(need: Need, one: Candidate, reasons: list[str]) -> int:
    asked = [code for code in need.langs if code != "en"]
    if not asked:
        return 0
    if any(code in one.langs or code in places.languages(one.words) for code in asked):
        reasons.append("speaks")
        return SPEAKS
    return SPEAKS_NOT if one.langs else 0


def _person(wanted: Sought, one: Candidate, reasons: list[str]) -> int:
    """Points for who they are: known to each other, checked, rested, with hours to give."""
    points = 0
    if one.acquainted:
        reasons.append("knows-you")
        points += KNOWS
    if wanted.checks and wanted.checks <= one.checks:
        points += CHECKED
    rested = REST_DAYS if one.rested is None else min(REST_DAYS, max(0, one.rested))
    points += TURN * rested // REST_DAYS - HELPED * min(MOST_HELPED, one.helps)
    if rested == REST_DAYS and one.helps == 0:
        reasons.append("their-turn")
    share = min(FULL_BALANCE, abs(one.balance)) / FULL_BALANCE
    return points + round((OWES if one.balance < 0 else HAS) * share)


def nearest(near: Mapping[str, float], skills: Iterable[str]) -> float:
    """How near the nearest of `skills` is, by the table `near`."""
    return max((near.get(skill, 0.0) for skill in skills), default=0.0)
