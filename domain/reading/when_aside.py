"""Words of time that do not say when help is wanted, and stretches counted in weeks.

"Last night", "since March" and "all night" tell of what was; the Evening Mail is a newspaper.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from domain.reading.types import When
from domain.reading.when_days import DAY
from domain.reading.when_times import Part

PART_WORDS = r"mornings?|afternoons?|evenings?|nights?|dinner ?time|lunch ?time|tea ?time"
_BACK = re.compile(
    rf"\bsince (?:the |my |last )?[a-z]+(?: [a-z]+)?|\blast (?:nights?|week|month|year|"
    rf"weekend|{DAY})\b(?! (?:of|in) )|"
    rf"\b(?:on my own|on me own|alone|by myself)(?: [a-z]+)? (?:every|all) day\b|"
    rf"\byesterday\b|\b[a-z0-9]+ (?:days?|weeks?|months?|years?) ago\b|\b{DAY} just gone\b|"
    rf"\bthe other day\b|\ball night(?: long)?\b|\b(?:through|half) the night\b|"
    rf"\b(?:evening (?:mail|post|news|paper|standard|class|classes|dress|gown)|"
    rf"morning (?:star|suit)|sunday (?:mercury|times|mirror|best)|night ?shifts?|"
    rf"weekly (?=budget|plan|menu|magazine|report|newsletter|allowance))"
)
_FOR_WEEKS = re.compile(
    rf"\b(?P<after>from|starting|start|beginning|{DAY}s?|{PART_WORDS}|every day|daily|week|off)"
    rf"(?: on| from)?(?: (?:the )?{DAY}s?| (?:the )?\d{{1,2}}(?:st|nd|rd|th)| tomorrow)?,?"
    rf"(?: (?:{PART_WORDS}))? for (?:the )?(?:next |about |another |coming )?"
    r"(?P<n>\d{1,2}|a|a couple of|couple of) (?P<unit>weeks?|fortnight|days|months?)\b"
)


def cut(plain: str) -> str:
    """`plain` with commas in place of words of time that say nothing of when; of equal length."""
    return _BACK.sub(lambda match: "," * len(match.group()), plain)


_WEEKS_FROM = re.compile(
    rf"\bfor (?:the )?(?:next |about )?(?P<n>\d{{1,2}}|a|a couple of|couple of) "
    rf"(?P<unit>weeks?|fortnight|days|months?) (?:from|starting)(?: on)?"
    rf"(?: the)? (?:{DAY}|\d|tomorrow)"
)


_SOON = re.compile(
    r"\bin (?:about |around )?(?P<n>half an|an?|one|two|three|\d{1,3}) "
    r"(?P<unit>h(?:ou)?rs?|min(?:ute)?s?)\b(?! (?:of|on)\b)"
)
_NUMBERS = {"a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "half an": 0.5}


def soon(when: When, words: str, now: datetime) -> When:
    """`when` with what "in an hour" says, seen from `now`, to the next 5 minutes; as it was where
    another time stands there, or it would be another day."""
    match = _SOON.search(words) if when.type == "flexible" else None
    if match is None:
        return when
    number = float(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"]]
    start = now + timedelta(minutes=number * (60 if match["unit"][0] == "h" else 1))
    start += timedelta(minutes=-start.minute % 5)
    if start.date() != now.date():
        return when
    return replace(
        when, type="fixed", date=start.date(), start=start.time().replace(second=0, microsecond=0)
    )


def for_weeks(when: When, words: str) -> When:
    """`when` with the end that a number of weeks gives it: "from Monday for 2 weeks"."""
    match = _FOR_WEEKS.search(words) or _WEEKS_FROM.search(words)
    first = when.date or when.from_
    if match is None or first is None or when.type not in ("fixed", "recurring"):
        return when
    number = int(match["n"]) if match["n"].isdigit() else 2 if "couple" in match["n"] else 1
    unit = {"d": 1, "w": 7, "f": 14, "m": 28}[match["unit"][0]]
    last = first + timedelta(days=min(400, number * unit) - 1)
    if when.type == "recurring":
        return replace(when, until=when.until or last)
    return When(
        "recurring", from_=first, until=last, part=when.part, start=when.start, end=when.end
    )


_PART = re.compile(rf"\b(?:{PART_WORDS}|tonight|(?<=day )[ap]m|(?<=tomorrow )[ap]m)\b")


def part(words: str) -> Part | None:
    """The part of the day that plain `words` name first, if they name one."""
    match = _PART.search(words)
    if match is None:
        return None
    said = match.group()
    if said.startswith(("morning", "am")):
        return "morning"
    if said.startswith(("pm", "afternoon", "dinner", "lunch")):
        return "afternoon"
    return "evening"
