"""What a broker should know about a request: checks, privacy, people at risk, notice.

The rules are those that requests.json and DOMAIN.md sections 1 and 5 encode.
"""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import get_args

from domain.reading import cues, public
from domain.reading.skills import taxonomy
from domain.reading.types import Item, RequestFlag, When

SHORT_NOTICE = timedelta(hours=30)
"""Less than this before the help is wanted counts as short notice."""
QUICK = 15
"""Minutes that a quick job takes at most."""
PHONE_ROUND = timedelta(hours=18)
"""Less than this and a broadcast comes too late: the broker rings round."""
_NESTING = range(3, 9)
_OUTDOORS = frozenset({"home.bins_out", "errands.shopping_together"})
_PLAIN_LANGUAGES = frozenset({"en", "ur-Latn", "pa-Latn"})
_NOON = time(12)
_PARTS = {"morning": time(9), "afternoon": time(14), "evening": time(18)}
_KIN_FIRST = re.compile(
    r"(?:^|[,.!?\n] ?)(?:my |me |our )?(?:mom|mum|dad|nan|nana|gran|grandma|grandad|grandpa|"
    r"ammi|abbu|hubby|auntie|uncle) "
    r"(?:(?!bread|wants|needs|is|has)[a-z]+ (?=wants|needs|likes|is|has|cant|cannot|would))?"
    r"(?!is tak|has died|died|passed)(?:really |only |just |still )?"
    r"(?:[a-z]{3,}s|is|has|cant|can't|cannot|wont|would|could|never|doesnt)\b"
)
_TITLED = re.compile(
    r"\b(?:mr|mrs|ms) [a-z]+(?: (?:at|next|from|down|over|across|upstairs|downstairs|who|on)"
    r"(?: [a-z0-9]+){1,3})? (?:is|has|needs|wants|cant|can't|cannot|would|could|lives|hasnt)\b"
)
_ADULT = 18
_CHILDS_AGE = re.compile(
    r"\b(?:aged?|ages|is|shes|hes|she's|he's|only|just turned|whos|who's) (?P<n>\d{1,2})\b"
    r"(?![:.]\d)"
    r"|\b(?P<n2>\d{1,2}) ?(?:years?|yrs?|yr)[ -]?old"
    r"|\b(?P<year>(?:yr|year|reception) ?\d{1,2})\b"
)
_TAUGHT = frozenset({"learning", "wellbeing", "language", "making"})
_CHILD_ONLY = frozenset({"family.kit_swap", "family.party_help"})


def indoors(skill: str) -> bool:
    """Whether the help is given inside someone's home."""
    return (
        "H" in taxonomy()[skill].risk and not skill.startswith("garden.") and skill not in _OUTDOORS
    )


def starts(when: When, now: datetime) -> datetime | None:
    """When the help begins or falls due, in `now`'s zone; None where no day is said."""
    if when.type == "fixed" and when.date:
        at = when.start or when.arrive_by or _PARTS.get(when.part or "", _NOON)
        return datetime.combine(when.date, at, now.tzinfo)
    if when.type == "deadline" and when.by:
        return datetime.combine(when.by, when.time or time(23, 59), now.tzinfo)
    return None


def notice(items: Sequence[Item], now: datetime) -> timedelta | None:
    """The shortest time until something is wanted; None where no day is said."""
    begun = [begins - now for item in items if (begins := starts(item.when, now)) is not None]
    return min(begun, default=None)


def third_party(text: str) -> bool:
    """Whether the help is for another adult; a spouse who has died is none."""
    gone = cues.spans(text, ("lonely",))
    said = text.lower()
    if (_KIN_FIRST.search(said) or _TITLED.search(said)) and "helped_myself" not in cues.of(text):
        return True
    return any(
        not any(start < end_gone and start_gone < end for start_gone, end_gone in gone)
        for start, end in cues.spans(text, ("third_party",))
    ) and "helped_myself" not in cues.of(text)


def flags(text: str, items: Sequence[Item], now: datetime, lang: str) -> tuple[RequestFlag, ...]:
    """The flags of a request, in a fixed order."""
    found: set[RequestFlag] = set()
    for item in items:
        if item.skill is not None:
            found.update(_of_skill(item.skill, text, now, item.when))
    found.update(_of_words(text, items))
    found.update(_of_notice(items, now))
    if items and lang not in _PLAIN_LANGUAGES:
        found.add("native_check")
    order: tuple[RequestFlag, ...] = get_args(RequestFlag)
    return tuple(flag for flag in order if flag in found)


def _of_skill(skill: str, text: str, now: datetime, when: When) -> set[RequestFlag]:
    risk = taxonomy()[skill].risk
    found: set[RequestFlag] = set()
    if indoors(skill):
        found.add("home_visit")
    if "D" in risk:
        found.add("driver_checks")
    if skill in ("transport.lift_hospital", "errands.prescription"):
        found.add("health_info")
    if "M" in risk:
        found.add("money_rule")
    if (skill.startswith("family.") and skill not in _CHILD_ONLY) or skill == "learning.homework":
        found.update(("children", "vetting") if "B" in risk else ("children",))
    if skill == "diy.light_bulb" or (
        skill.startswith("diy.") and "height" in cues.of(text) and "H" in risk
    ):
        found.add("steps")
    month = (when.date or when.by or when.from_ or now.date()).month
    if skill == "garden.hedge" and month in _NESTING:
        found.add("nesting_birds")
    older = skill.startswith("company.") and "V" in risk and "older" in cues.of(text)
    if older and third_party(text):
        found.add("adult_at_risk_possible")
    if skill.startswith("work.") and cues.of(text).intersection({"employment", "benefits"}):
        found.add("employment_plan")
    return found


def _of_words(text: str, items: Sequence[Item]) -> set[RequestFlag]:
    has = cues.of(text)
    found: set[RequestFlag] = set()
    simple: dict[str, RequestFlag] = {
        "health": "health_info",
        "benefits": "benefits_info",
        "empty_home": "empty_home",
        "manipulation": "manipulation",
        "once": "once",
        "quick": "quick",
        "some_day": "some_day",
    }
    found.update(flag for cue, flag in simple.items() if cue in has)
    skills = {item.skill for item in items if item.skill}
    if third_party(text) and not any(skill.startswith("family.") for skill in skills):
        found.add("third_party")
    if "lonely" in has and any(skill.startswith("company.") for skill in skills):
        found.add("loneliness")
    away = has & {"going_off", "away"}
    if away and any("K" in taxonomy()[skill].risk for skill in skills):
        found.add("empty_home")
    if "children" in has and _teaches(skills) and _young(text):
        found.add("children")
    if "access" in has and any(skill.startswith("transport.") for skill in skills):
        found.add("access_need")
    if public.contacts(text):
        found.add("contact_details_in_text")
    if items and all(item.minutes is not None and item.minutes <= QUICK for item in items):
        found.add("quick")
    elif any(item.minutes is not None and item.minutes > QUICK for item in items):
        found.discard("quick")
    return found


def _young(text: str) -> bool:
    """Whether the words give the age or school year of a child."""
    said = _CHILDS_AGE.search(text.lower())
    return said is not None and (said["year"] is not None or int(said["n"] or said["n2"]) < _ADULT)


def _teaches(skills: set[str]) -> bool:
    """Whether someone is taught or coached: a child who learns is with the helper."""
    return any(skill.split(".", 1)[0] in _TAUGHT for skill in skills)


def _of_notice(items: Sequence[Item], now: datetime) -> set[RequestFlag]:
    left = notice(items, now)
    if left is None:
        return set()
    today = any(
        (begins := starts(item.when, now)) is not None and begins.date() == now.date()
        for item in items
    )
    if today:
        return {"urgent"}
    return {"short_notice"} if left < SHORT_NOTICE else set()


def broker_only(items: Sequence[Item], found: Sequence[str], now: datetime) -> bool:
    """Whether a draft goes to the broker and is never broadcast."""
    has = frozenset(found)
    if any(item.skill and "B" in taxonomy()[item.skill].risk for item in items):
        return True
    if has.intersection({"loneliness", "urgent", "empty_home", "vetting"}):
        return True
    left = notice(items, now)
    return left is not None and (
        left < PHONE_ROUND or (left < SHORT_NOTICE and "access_need" in has)
    )
