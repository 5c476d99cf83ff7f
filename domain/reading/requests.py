"""A resident's sentence as something to do: what, when, how long, what is still to ask.

Order (read): screening, commands, refused tasks, then the intent. A reading never moves hours: it
fills a form, and a card is confirmed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from domain.reading import (
    apart,
    asking,
    cues,
    flagging,
    guessed,
    intents,
    mentions,
    places,
    public,
    refused,
    screening,
    skills,
)
from domain.reading.skills import Found
from domain.reading.types import (
    HoursReading,
    Intent,
    Item,
    RequestReading,
    Screen,
    When,
)
from domain.reading.when import WhenReading, read_when

_SENTENCE = re.compile(r"[^.!?;:\n]+[.!?;:\n]*(?:\d[^.!?;:\n]*[.!?;:\n]*)*")
_WAITS = re.compile(r"\b(?:wait\w*|be|stay\w*|sit\w*|let)\b(?: [\w']+){0,3}? in\b", re.IGNORECASE)
_TRADE = re.compile(
    r"\b(?:boiler|gas|heating|plumber|roofer|electric\w*|sparky|socket|fuse|radiator)",
    re.IGNORECASE,
)
_DAILY_CARE = frozenset(
    {"pets.dog_walking", "pets.pet_feeding", "pets.pet_sitting", "garden.watering"}
)
_SUBJECT_IS_LANGUAGE = frozenset({"language.teach_language", "language.esol_conversation"})
_ERRANDS = frozenset({"transport", "errands"})
_CLEARLY = 4
_SHORT_CODE = {"ur-Latn": "ur", "pa-Latn": "pa"}
_THE_TEST_IS = re.compile(
    r"\b(?:interview|test|exam)(?: (?:at|with|for) [a-z]+)? (?:is )?"
    r"(?:on|is|nxt|next|this|tomorrow|tmrw|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b",
    re.IGNORECASE,
)
_BEFORE_IT = frozenset({"work.interview_practice", "learning.theory_test", "learning.exam_study"})
_THE_EVENT_IS = re.compile(
    r"\b(?:weddin[g']?|party|funeral|christening|prom|concert|show|play|ceremony|service|do|mela|"
    r"eid|nikah|shaadi|walima|mehndi|birthday|ball|holiday|hols|interview|court|school starts) "
    r"(?:(?:is|its|it's|s|thats|that's) )?(?:on|is|this|nxt|next|tomorrow|tmrw|the|coming|"
    r"mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_MADE_AHEAD = frozenset({
    "making.alterations", "making.upcycling", "making.knitting_crochet", "making.woodwork",
    "work.cv_help", "home.ironing", "home.laundry", "digital.website_social",
})  # fmt: skip
"""What must be ready before an event, not done on its day."""


def read_request(
    text: str,
    now: datetime,
    lang: str = "en",
    *,
    hours: HoursReading | None = None,
    screen: Screen | None = None,
) -> RequestReading:
    """What `text` asks for, offers or tells, screened first.

    now: aware; its own date is today. lang: code of the language that the writer uses. hours,
    screen: readings of the same text, if they were made already. Never raises.
    """
    found = screening.screen(text, lang) if screen is None else screen
    if found.screen == "urgent":
        return _screened(text, now, lang, found)
    # "How much time have I got in the bank" asks for a balance, not for money.
    asks_balance = cues.size(text, "balance") >= _CLEARLY
    refusal = None if asks_balance else refused.refuse(text, lang)
    if refusal is not None and not (
        _waits_for_trade(text, refusal.blocked) or _near_only(text, refusal.blocked)
    ):
        return RequestReading(
            intent="out_of_scope",
            action="refuse_signpost",
            flags=tuple(refusal.flags),
            signpost=tuple(refusal.signpost),
            blocked=refusal.blocked,
        )
    return _ordinary(text, now, lang, hours)


_NEIGHBOURS = {
    "goods": frozenset({"family.kit_swap", "work.business_start"}),
    "medication": frozenset({"wellbeing.relaxation"}),
    "personal_care": frozenset({"garden.allotment"}),
}
"""Skills whose words a class of refused tasks shares: a swap is no sale, meditation no medicine."""
_SALE = re.compile(r"\b(?:sales?|sell(?:ing|in)?|buy(?:ing|in)?|cheap|price|cost)\b", re.IGNORECASE)
_MEDICINES = re.compile(r"\b(?:medic|meds|tablet|pill|inject|insulin)", re.IGNORECASE)


def _near_only(text: str, blocked: str) -> bool:
    """Whether the likeliest skill only sounds like the refused class and nothing else says it."""
    near = _NEIGHBOURS.get(blocked, frozenset())
    best = skills.rank(text, 1) if near else ()
    top = [one for one in skills.rank(text, 3) if best and one.score >= best[0].score]
    found = next((one.skill for one in top if one.skill in near and not one.weak), None)
    if found is None:
        return False
    if found == "family.kit_swap":
        return not _SALE.search(text)
    return found != "wellbeing.relaxation" or not _MEDICINES.search(text)


def _waits_for_trade(text: str, blocked: str) -> bool:
    """Whether a trade's own person does the work and the helper only waits in for them."""
    if blocked not in ("gas", "electrics", "mains_plumbing"):
        return False
    trade, waits = _TRADE.search(text), _WAITS.search(text)
    if trade is None or waits is None or trade.start() < waits.start():
        return False
    found = skills.rank(text, 1)
    return bool(found) and found[0].skill == "errands.queueing_waiting" and not found[0].weak


def _screened(text: str, now: datetime, lang: str, found: Screen) -> RequestReading:
    """The reading of a text that must not wait. A task in it is held, never shown."""
    outcome = screening.OUTCOMES[cast("screening.ScreenClass", found.kind)]
    items: tuple[Item, ...] = ()
    if outcome.action == "escalate" and "request" in cues.of(text):
        held = [one for one in skills.several(text) if not one.weak]
        when = read_when(text, now, lang)
        items = tuple(replace(_item(one, text, lang, when), held=True) for one in held)
    return RequestReading(
        intent=outcome.intent,
        action=outcome.action,
        items=items,
        ask=outcome.ask,
        flags=found.flags,
        signpost=outcome.signpost,
    )


def _orders_cut(text: str) -> str:
    """`text` without the sentences that try to give the assistant orders."""
    if "manipulation" not in cues.of(text):
        return text
    return "".join(
        part for part in _SENTENCE.findall(text) if "manipulation" not in cues.of(part)
    ).strip()


def _ordinary(text: str, now: datetime, lang: str, hours: HoursReading | None) -> RequestReading:
    served = _orders_cut(text)
    found = apart.things(skills.several(served), served) if served else ()
    intent: Intent = "unknown"
    clues = intents.clues(served, lang, found) if served else None
    if clues is not None:
        intent = intents.classify(clues)
    if clues is not None and hours is not None and hours.reason == "future":
        # Help for somebody that is still to come is planned with them; it isn't asked for.
        if intent in ("log", "request") and intents.will_give_someone(clues):
            intent = "log"
        elif intent == "log" and found:
            intent = "request"
    if intent == "log":
        return _log(text, found, hours)
    if intent in ("request", "offer"):
        return _wanted(text, served, now, lang, found, offer=intent == "offer")
    manipulated: tuple[str, ...] = ("manipulation",) if served != text else ()
    return RequestReading(intent=intent, action=intents.ACTIONS[intent], flags=manipulated)


def _wanted(
    text: str, served: str, now: datetime, lang: str, found: Sequence[Found], *, offer: bool
) -> RequestReading:
    """A request or an offer."""
    lift = any(one.skill.startswith("transport.") for one in found)
    when = read_when(served, now, lang, lift=lift)
    if "lonely" in cues.of(served) and all(one.weak for one in found):
        found = ()
    own = apart.whens(found, served, now, lang, when)
    items = tuple(
        replace(_item(one, served, lang, at), people=when.people)
        for one, at in zip(found, own, strict=True)
    )
    if not items:
        lonely = "lonely" in cues.of(served)
        made = _item(None, served, lang, when)
        items = (replace(made, skill="company.phone_chat") if lonely else made,)
    if len(items) > 1 and not (own[0] is not when and all(item.minutes for item in items)):
        items = tuple(replace(item, minutes=None, minutes_basis="unknown") for item in items)
    flags: tuple[str, ...] = flagging.flags(text, items, now, lang)
    if offer:
        kept = {"contact_details_in_text", "native_check", "manipulation", "once", "quick"}
        flags = tuple(flag for flag in flags if flag in kept)
    broker = not offer and flagging.broker_only(items, flags, now)
    return RequestReading(
        intent="offer" if offer else "request",
        action="draft_broker" if broker else "draft",
        items=items,
        ask=asking.asks(asking.Known(served, items, when, flags), offer=offer),
        flags=flags,
        signpost=_signposts(items, flags),
        public_text=public.describe(items, flags, served),
    )


def _signposts(items: Sequence[Item], flags: Sequence[str]) -> tuple[str, ...]:
    if "access_need" not in flags:
        return ()
    if any(item.skill == "transport.lift_hospital" for item in items):
        return ("patient transport", "Ring and Ride")
    return ("Ring and Ride",)


def _item(found: Found | None, text: str, lang: str, when: WhenReading) -> Item:
    """One thing wanted or offered."""
    skill = found.skill if found else None
    has = cues.of(text)
    group = (skill or "").split(".")[0]
    gender: Any = "female" if "women_only" in has else "male" if "men_only" in has else None
    return Item(
        skill=skill,
        when=_fitting(when.when, skill, text),
        minutes=when.minutes,
        minutes_basis="stated" if when.minutes else "unknown",
        people=when.people,
        language=_language(text, lang, skill, group),
        ward=places.home_ward(text, going=group in _ERRANDS),
        gender=gender,
    )


def _language(text: str, lang: str, skill: str | None, group: str) -> str | None:
    """The language that a helper should speak, where the words or the kind of help say so."""
    if skill in _SUBJECT_IS_LANGUAGE:
        return None
    named = places.languages(text)
    if named:
        return named[0]
    if lang != "en" and group == "paperwork":
        return _SHORT_CODE.get(lang, lang)
    return None


def _fitting(when: When, skill: str | None, text: str) -> When:
    """`when` as the kind of help needs it: care of pets and plants is for each day of a stretch,
    and practice comes before the test.
    """
    if skill in _DAILY_CARE and when.type == "window" and when.from_ and when.to:
        return When("recurring", from_=when.from_, until=when.to, part=when.part)
    if skill in _BEFORE_IT and when.date and _THE_TEST_IS.search(text):
        return When("deadline", by=when.date - timedelta(days=1))
    ahead = skill in _MADE_AHEAD and when.type == "fixed" and when.date
    if ahead and when.date and _THE_EVENT_IS.search(text):
        return When("deadline", by=when.date - timedelta(days=1))
    return when


def _log(text: str, found: Sequence[Found], hours: HoursReading | None) -> RequestReading:
    """Help that was given, for the log's form."""
    ask: list[str] = [f"which_{_key(name)}" for name in _helped(text)] or ["who"]
    entries = hours.entries if hours else ()
    assumed = hours is not None and "assumed_today" in hours.flags
    if hours is None or hours.status in ("none", "reject"):
        ask.append("minutes")
    elif hours.ask:
        ask.append(hours.ask)
    elif assumed:
        ask.append("confirm_day")
    minutes = sum(entry.minutes for entry in entries) or (hours.minutes if hours else None)
    day = entries[0].day if entries else hours.day if hours else None
    item = Item(
        skill=found[0].skill if found else None,
        when=When("past", date=day, assumed=assumed),
        minutes=minutes,
        minutes_basis="stated" if minutes else "unknown",
    )
    return RequestReading(intent="log", action="start_log", items=(item,), ask=tuple(ask))


def _helped(text: str) -> tuple[str, ...]:
    """The people whom a log mentions, a guessed name included."""
    return mentions.names(text) or tuple(one.name for one in guessed.find(text))


def _key(name: str) -> str:
    return re.sub(r"\W+", "_", name.lower()).strip("_")[:40]


def _iso(value: date | time | None) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else value.strftime("%H:%M")


def when_to_expect(when: When) -> dict[str, Any]:
    """`when` in the shape of the cases: keys that a kind always has, and the others where set."""
    always = {
        "fixed": ("date", "start", "end"), "window": (), "deadline": ("by",),
        "recurring": ("from", "until"), "flexible": (), "past": ("date",),
    }[when.type]  # fmt: skip
    values: dict[str, Any] = {
        "rrule": when.rrule, "date": _iso(when.date), "start": _iso(when.start),
        "end": _iso(when.end), "arrive_by": _iso(when.arrive_by), "from": _iso(when.from_),
        "to": _iso(when.to), "until": _iso(when.until), "by": _iso(when.by),
        "time": _iso(when.time), "per_day": when.per_day, "part": when.part,
        "exclude_days": list(when.exclude_days) or None, "assumed": when.assumed or None,
    }  # fmt: skip
    return {"type": when.type} | {
        key: value for key, value in values.items() if value is not None or key in always
    }


def _item_to_expect(item: Item) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "skill": item.skill,
        "minutes": item.minutes,
        "minutes_basis": item.minutes_basis,
        "when": when_to_expect(item.when),
        "people": item.people,
    }
    if item.language:
        shown["language"] = item.language
    if item.ward:
        shown["ward"] = item.ward
    if item.gender:
        # Honoured quietly: never shown to other members.
        shown["preference"] = {"gender": item.gender, "show": "broker"}
    if item.held:
        shown["held"] = True
    return shown


def to_expect(reading: RequestReading) -> dict[str, Any]:
    """`reading` in the shape of the cases' `expect`, ready for JSON; with `public_text`."""
    shown: dict[str, Any] = {
        "intent": reading.intent,
        "action": reading.action,
        "items": [_item_to_expect(item) for item in reading.items],
        "ask": list(reading.ask),
        "flags": list(reading.flags),
        "public_text": reading.public_text,
        "signpost": list(reading.signpost),
    }
    if reading.blocked:
        shown["blocked"] = reading.blocked
    if "manipulation" in reading.flags:
        shown["ledger_change"] = 0
    return shown
