"""Words that name a day or a time and nothing else, typed beside the buttons of something that is
planned or asked for: "wed 4pm", "change it to thursday", "can we do friday at noon instead?"."""

import re
from dataclasses import dataclass

LONGEST = 80
_CHANGE = re.compile(
    r"^(?:please |can (?:you|we|i) |could (?:you|we|i) |let'?s |lets )*"
    r"(?:change|move|put|switch|shift|rearrange|make|reschedule) "
    r"(?:it|this|that|the (?:day|time|date|visit))?"
    r"\s*(?:back |forward )?(?:to|for|on|at)?\s+(?=\S)"
)
_BESIDE = re.compile(
    r"\b(?:can|could|would|shall|how|what|about|we|you|i|do|make|it|be|is|its|it's|please|instead|"
    r"better|suits?|me|works?|for|ok|okay|good|on|at|the|then|no|sorry|but|maybe|rather|let'?s|say|"
    r"from|around|about|next|this|coming|in|of|a|bit|to|that|and|after|before|later)\b"
)
_DAYS = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
    r"|\b(?:today|tonight|tomorrow|tmrw)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)"
    r"[a-z]*(?: \d{4})?\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\bweek\b"
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m|p\.m|o'?clock)\b|\b\d{1,2}[:.]\d{2}\b"
    r"|\b(?:at|half past|half|quarter (?:past|to)) (?:\d{1,2}(?![:.]\d)|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\b(?:noon|midday|morning|afternoon|evening|lunchtime)\b"
)


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """`words` say when; `change`: they say, too, that something is to be changed."""

    words: str
    change: bool


def time_said(said: str) -> TimeSaid | None:
    """The time that words name; None where they say anything else as well."""
    if len(said) > LONGEST:
        return None
    words = " ".join(said.replace("’", "'").casefold().split()).strip(" ?!.,")
    rest = _CHANGE.sub("", words)
    change = rest != words
    bare = _CLOCK.sub(" ", _DAYS.sub(" ", rest))
    names = bare != rest
    left = re.sub(r"[^\w']+", " ", _BESIDE.sub(" ", bare)).split()
    return TimeSaid(rest, change) if names and not left else None
