"""Who fits a need best: points for the skill, the words, the place, the time, the language, for
knowing each other and for having been left in peace, with the reasons as codes.

All points are whole tenths. Pure: order in gives the same order out, whatever the order of the
candidates. What forbids a match (apart, away, missing checks) is not weighed but left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from rapidfuzz import fuzz, process

from domain import nearness, slots
from domain.reading import places
from domain.reading.skills import taxonomy

SKILL = 800
WORDS = 120
WORDS_ALONE = 700
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

FIRST = 3
"""Places that are shared out among readings; as many are asked at first."""
OPEN, AS_LIKELY = 0.25, 0.5
"""How likely beside the likeliest a reading must be to have a place, and for two to have two."""

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


class Candidate(NamedTuple):
    """One listing that may fit.

    near: how near its skills are to the need's, 0 to 1; said: how much of the need's own words
    stands in it, 0 to 1, rare words counting more. acquainted: its owner and the seeker know each
    other. reading: which reading of the need it answers, 0 the likeliest.
    """

    listing_id: int
    person_id: int
    words: str
    near: float
    said: float = 0.0
    slots: str = ""
    area: str | None = None
    langs: tuple[str, ...] = ()
    remote: bool = False
    quick: bool = False
    acquainted: bool = False
    reading: int = 0


class Standing(NamedTuple):
    """What a match weighs of a person who may be asked. balance in minutes; helps: times that they
    were chosen in the last 30 days; rested: days since they were last asked, None for never."""

    name: str
    balance: int = 0
    helps: int = 0
    rested: int | None = None
    checks: frozenset[str] = frozenset()


class Fit(NamedTuple):
    """How well a listing fits by what it says; who its owner is comes on top."""

    points: int
    candidate: Candidate
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who fits: higher scores fit better; reasons are codes of `REASONS`."""

    person_id: int
    name: str
    score: int
    reasons: tuple[str, ...]
    listing_id: int
    reading: int = 0


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


def fits(wanted: Sought, candidates: Sequence[Candidate]) -> list[Fit]:
    """Those of the candidates that are a match at all, the best first."""
    ratios = likeness(wanted.words, [one.words for one in candidates])
    found = [fit(wanted, one, ratio) for one, ratio in zip(candidates, ratios, strict=True)]
    return sorted((one for one in found if one is not None), key=_fit_order)


def _fit_order(one: Fit) -> tuple[int, int, int]:
    return -one.points, one.candidate.person_id, one.candidate.listing_id


def fit(wanted: Sought, one: Candidate, ratio: float) -> Fit | None:
    """How well this candidate fits, `ratio` of likeness by letters; None where it's no match."""
    reasons: list[str] = []
    points = _about(one, ratio, reasons)
    if points < BAR:
        return None
    points += _place(wanted, one, reasons)
    points += _time(wanted.need, one, reasons)
    points += _language(wanted.need, one, reasons)
    if one.acquainted:
        reasons.append("knows-you")
        points += KNOWS
    return Fit(points, one, tuple(reasons))


def match(wanted: Sought, one: Fit, standing: Standing) -> Match:
    """The match of a listing that fits with its owner's standing."""
    rested = REST_DAYS if standing.rested is None else min(REST_DAYS, max(0, standing.rested))
    points = one.points + TURN * rested // REST_DAYS - HELPED * min(MOST_HELPED, standing.helps)
    if wanted.checks and wanted.checks <= standing.checks:
        points += CHECKED
    share = min(FULL_BALANCE, abs(standing.balance)) / FULL_BALANCE
    points += round((OWES if standing.balance < 0 else HAS) * share)
    rests = rested == REST_DAYS and standing.helps == 0
    reasons = (*one.reasons, "their-turn") if rests else one.reasons
    of = one.candidate
    return Match(of.person_id, standing.name, points, reasons, of.listing_id, of.reading)


def most(wanted: Sought) -> int:
    """The points that a person's standing adds at most."""
    return TURN + OWES + (CHECKED if wanted.checks else 0)


def best(
    matches: Iterable[Match], limit: int = 10, shares: Sequence[float] = (1.0,)
) -> list[Match]:
    """The `limit` people who match best, each once with the listing that fits best.

    shares: how likely each reading of the need is, the likeliest 1. Where the words leave it open,
    the first three are not all for one reading.
    """
    of_person: dict[int, Match] = {}
    for one in matches:
        other = of_person.get(one.person_id)
        if other is None or _order(one) < _order(other):
            of_person[one.person_id] = one
    return _spread(sorted(of_person.values(), key=_order), shares)[:limit]


def _spread(ordered: list[Match], shares: Sequence[float]) -> list[Match]:
    """The third place for another reading than the first's, or the second too where two others
    are about as likely."""
    if len(ordered) <= FIRST - 1 or len(open_readings(shares)) < 2:
        return ordered
    of_reading: dict[int, Match] = {}
    for one in ordered:
        of_reading.setdefault(one.reading, one)
    others = [of_reading[n] for n in open_readings(shares) if n in of_reading]
    others = [one for one in others if one.reading != ordered[0].reading]
    alike = [one for one in others if shares[one.reading] >= AS_LIKELY]
    kept = alike[: FIRST - 1] if len(alike) > 1 else others[:1]
    front = [one for one in ordered if one not in kept][: FIRST - len(kept)] + kept
    return sorted(front, key=_order) + [one for one in ordered if one not in front]


def open_readings(shares: Sequence[float]) -> list[int]:
    """The readings that have a place among the first three, if somebody answers them."""
    return [place for place, share in enumerate(shares) if share >= OPEN]


def _order(match: Match) -> tuple[int, int, int]:
    return -match.score, match.person_id, match.listing_id


def _about(one: Candidate, ratio: float, reasons: list[str]) -> int:
    """Points for what it is about."""
    said = 0.75 * one.said + 0.25 * ratio
    by_skill = round(SKILL * one.near + WORDS * said) if one.near > 0 else 0
    by_words = round(WORDS_ALONE * said) if one.said >= LEAST_SAID else 0
    if by_skill >= by_words and by_skill > 0:
        reasons.append("same-skill" if one.near > 0.8 else "like-skill")
    elif by_words > 0:
        reasons.append("words")
    return max(by_skill, by_words)


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
    if not need.langs:
        return 0
    asked = [code for code in need.langs if code != "en"]
    if not asked:
        return 0
    if any(code in one.langs or code in places.languages(one.words) for code in asked):
        reasons.append("speaks")
        return SPEAKS
    return SPEAKS_NOT if one.langs else 0
