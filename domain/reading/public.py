"""Text that other members may see: nothing in it finds a person or tells of health.

A request is never shown in the writer's words: `describe` makes its public line from what was
read. `scrub` is for words that are shown, such as a relayed message or an event's note: numbers,
addresses, links and handles go, and so does each part of a sentence that speaks of health or of an
empty home. Rules: DOMAIN.md section 5, "Contact sharing".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from domain.reading import cues, places
from domain.reading.skills import taxonomy
from domain.reading.types import Item, When

LONGEST = 4096
_ROAD = (
    r"(?:road|rd|street|avenue|ave|close|court|ct|lane|ln|grove|gr|crescent|cres|drive|dr|place|"
    r"terrace|way|walk|gardens|gdns|croft|square|sq|hill|rise|mews|tower|house|row|green|st)"
)
_PHONE = re.compile(r"(?<![\w/])\+?(?:\d[ \-().]{0,2}){8,14}\d(?!\w)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
_LINK = re.compile(
    r"(?:https?://|www\.|t\.me/|wa\.me/)\S{1,300}|\b[\w-]{2,40}\.(?:com|co\.uk|org|org\.uk|"
    r"net|uk|me|io)\b\S{0,200}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@\w{3,32}")
_POSTCODE = re.compile(
    r"\bb\d{1,2} ?\d[a-z]{2}\b|\bB\d{1,2}\b|\b(?!b4\b)b\d{1,2}\b(?= |$|[,.])", re.IGNORECASE
)
_ADDRESS = re.compile(
    rf"\b(?:flat|apt|apartment|unit|room)\.? ?\d{{1,4}}[a-z]?\b(?:,? ?\d{{1,4}}[a-z]?\b)?"
    rf"|\b(?:number|no\.?|num) ?\d{{1,4}}[a-z]?\b"
    rf"|\b(?!(?:19|20)\d\d\b)\d{{1,4}}[a-z]?,? (?:[A-Za-z'’]+ ){{1,3}}{_ROAD}\b",
    re.IGNORECASE,
)
_NAMED_ROAD = re.compile(rf"\b(?:[A-Z][\w'’]+ ){{1,3}}(?i:{_ROAD})\b")
_AGE = re.compile(
    r"\b(?:aged?|ages) \d{1,3}(?: ?(?:,|and|n|&) ?\d{1,2})*|\b\d{1,3} ?(?:years? old|yrs? "
    r"old|yo|yr old)\b"
    r"|\b(?:shes|hes|she's|he's|is|im|i'm|moms|mum's|mom's|dads|nans) (?:now )?\d{2,3}\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^,.;!?\n]+[,.;!?\n]*")
_REASON = re.compile(
    r"\b(?:since|because|cos|coz|cuz|while|whilst|as i|due to|after my|before my|til(?:l)?)\b",
    re.IGNORECASE,
)
_PRIVATE = ("health", "empty_home", "benefits", "lonely", "manipulation")

KINDS = (
    "phone", "email", "link", "handle", "postcode", "address", "age", "private",
)  # fmt: skip
_CONTACTS = (
    ("email", _MAIL), ("link", _LINK), ("phone", _PHONE), ("handle", _HANDLE),
    ("address", _ADDRESS), ("postcode", _POSTCODE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A text made safe, and the kinds of things (of `KINDS`) that were taken out."""

    text: str
    removed: tuple[str, ...]


def contacts(text: str) -> tuple[str, ...]:
    """The kinds of contact details that stand in `text`; "b4" is text-speak, not a postcode."""
    cut = text[:LONGEST]
    return tuple(kind for kind, pattern in _CONTACTS if _real(kind, pattern, cut))


def _real(kind: str, pattern: re.Pattern[str], text: str) -> bool:
    if kind in ("email", "handle") and "@" not in text:
        return False
    return any(
        kind != "postcode" or match.group().lower() != "b4" for match in pattern.finditer(text)
    )


def has_address(text: str) -> bool:
    """Whether `text` says where someone lives: a house, a named road or a postcode."""
    cut = text[:LONGEST]
    return bool(
        _ADDRESS.search(cut) or _real("postcode", _POSTCODE, cut) or _NAMED_ROAD.search(cut)
    )


def scrub(text: str) -> Scrubbed:
    """`text` (at most 4,096 characters are kept) without what others must not see."""
    removed: list[str] = []
    kept = "".join(_clauses(text[:LONGEST], removed))
    kept = _cut(kept, (*_CONTACTS, ("address", _NAMED_ROAD), ("age", _AGE)), removed)
    kept = re.sub(r" ([,.;!?])", r"\1", re.sub(r"[ \t]+", " ", kept)).strip(" ,;-")
    return Scrubbed(kept, tuple(kind for kind in KINDS if kind in removed))


def without_contacts(text: str) -> Scrubbed:
    """`text`, of any length, without what finds somebody: numbers, links, addresses, named roads.
    Everything else stays as it was typed."""
    removed: list[str] = []
    kept = _cut(text, (*_CONTACTS, ("address", _NAMED_ROAD)), removed)
    return Scrubbed(kept, tuple(kind for kind in KINDS if kind in removed))


def _cut(text: str, patterns: Sequence[tuple[str, re.Pattern[str]]], removed: list[str]) -> str:
    for kind, pattern in patterns:
        shorter = pattern.sub(
            lambda match: match.group() if match.group().lower() == "b4" else "", text
        )
        if shorter != text:
            removed.append(kind)
            text = shorter
    return text


def beyond_where(text: str) -> bool:
    """Whether words that should only say where tell more than that: how somebody is reached, or
    their health. An address is what was asked for."""
    told = {"phone", "email", "link", "handle", "private"}
    return not told.isdisjoint(scrub(text).removed)


def _clauses(text: str, removed: list[str]) -> list[str]:
    """The parts of `text` that tell nothing private."""
    kept: list[str] = []
    for clause in _CLAUSE.findall(text) or [text]:
        if not cues.of(clause).intersection(_PRIVATE):
            kept.append(clause)
            continue
        removed.append("private")
        front = _REASON.split(clause, maxsplit=1)[0]
        if front.strip() and front != clause and not cues.of(front).intersection(_PRIVATE):
            kept.append(front.rstrip() + " ")
    return kept


_PUBLIC_LABELS = {
    "transport.lift_hospital": "Lift to an appointment",
    "errands.prescription": "Collecting something",
    "company.carer_break": "Keeping someone company",
    "company.phone_chat": "Phone chat",
    "transport.wheelchair_push": "Company on a walk",
    "digital.online_forms": "Getting online",
    "paperwork.form_help": "Help with a form",
    "pets.pet_feeding": "Looking after a pet",
    "garden.watering": "Help with plants",
    "errands.key_holding": "Help at home",
    "errands.queueing_waiting": "Help at home",
    "family.new_parent": "Help at home",
    "work.job_search": "Work and learning",
}
"""Labels for others where the taxonomy's own would tell health, money or an empty home."""


def _day(on: date) -> str:
    return f"{on:%A} {on.day} {on:%B %Y}"


def _clock(at: time) -> str:
    hour, mark = (at.hour % 12 or 12), "am" if at.hour < 12 else "pm"
    return f"{hour}{mark}" if at.minute == 0 else f"{hour}:{at.minute:02d}{mark}"


_DAYS = {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
         "SA": "Saturday", "SU": "Sunday"}  # fmt: skip


def _repeats(when: When) -> str:
    rule = dict(part.split("=", 1) for part in (when.rrule or "").split(";") if "=" in part)
    days = [_DAYS[code] for code in rule.get("BYDAY", "").split(",") if code in _DAYS]
    step = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month"}.get(rule.get("FREQ", ""), "time")
    every = "every two weeks" if rule.get("INTERVAL") == "2" else f"every {step}"
    if not rule:
        return "more than once"
    if rule.get("BYDAY") == "MO,TU,WE,TH,FR":
        return f"{every}, Monday to Friday"
    listed = " and ".join(part for part in (", ".join(days[:-1]), *days[-1:]) if part)
    return f"{every} on {listed}" if days else every


def _when_words(when: When, *, away: bool) -> str:
    """When, in words for others; no dates at all where they would tell that a home is empty."""
    if away or when.type in ("flexible", "past"):
        return ""
    if when.type == "recurring":
        return _repeats(when)
    if when.type == "deadline" and when.by:
        return f"by {_day(when.by)}"
    if when.type == "fixed" and when.date:
        at = when.start or when.arrive_by
        clock = f", {_clock(at)}" if at else f", {when.part}" if when.part else ""
        return _day(when.date) + clock
    if when.from_ and when.to:
        return f"{_day(when.from_)} to {_day(when.to)}"
    return when.part or ""


def describe(items: Sequence[Item], flags: Sequence[str], text: str = "") -> str:
    """What other members may read of a request or offer: skill, when, ward, people, language.

    Nothing of the writer's words stands in it, so nothing that they say can slip through. `text`
    gives only an area, from a postcode district. Empty where there is nothing to show.
    """
    lines = []
    for item in items:
        if item.skill is None or item.held:
            continue
        label = _PUBLIC_LABELS.get(item.skill) or taxonomy()[item.skill].label
        parts = [label, _when_words(item.when, away="empty_home" in flags)]
        if item.people > 1:
            parts.append(f"{item.people} people needed")
        area = item.ward or _district(text)
        if area:
            parts.append(f"{area} area")
        lines.append(", ".join(part for part in parts if part))
    return "; ".join(lines)


def _district(text: str) -> str | None:
    for place in places.find(text):
        if place.kind == "district":
            return place.wards[0]
    return None
