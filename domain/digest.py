"""The desk's morning digest: what it can list, in which order, and the hour in somebody's words."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Literal, get_args

Line = Literal[
    "visits",  # lone visitors who weren't heard of
    "urgent",  # messages that cannot wait
    "approve",  # plans, hours, standing help, rosters and corrections that wait for a yes
    "unconfirmed",  # hours that one side has not answered
    "unmet",  # requests without anybody for more than five days
    "firsts",  # first exchanges whose people nobody has rung yet
    "reviews",  # standing help, checks, helpers and plans for work to look at again
    "reminded",  # cases that somebody wanted to hear of today
    "quiet",  # members who have not given or got for 90 days: a few a day
    "steps",  # first steps of a new timebank that are still to do
    "undelivered",  # messages that didn't arrive since the last working day
    "others",  # the rest of the queue
    "posted",  # what posted itself since the last working day
]
LINES: Sequence[Line] = get_args(Line)
"""In the order in which a digest lists them."""
APPROVE = ("plan", "approve", "standing", "roster", "issue")
"""Kinds of the queue that wait for a yes."""
UNMET_DAYS = 5
UNCONFIRMED_DAYS = 2
FIRST_DAYS = 14
"""How long a first exchange is listed until somebody says that they rang."""
QUIET_DAYS = 90
"""Active is who gave or got in 90 days (DOMAIN.md section 1)."""
QUIET_A_DAY = 3
QUIET_LOOKED_AT = 400
"""Members looked at for one day's quiet ones, so that it costs the same in a large timebank."""
CHECK_ENDS_DAYS = 30
"""How long before its end a check, or a member's consent to a helper, is to be looked at."""
REVIEW_AFTER = 8
USUAL = time(9)

_DIGEST = re.compile(
    r"^(?:(?:please|send|give|me|my|the|a|i|want|would|like|change|set|move|have)\s+)*"
    r"(?:morning\s+)?digest\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:(?:please|i|want|dont|don't|send|me)\s+)*(?:no|stop|without|end|turn off|switch off)\s+"
    r"(?:(?:the|my|any|a|more|morning)\s+)*digest\W*$|^(?:off|no|none|never|stop)\W*$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^\W*(?:(?:at|to|for|from|every|day|morning)\s+)*(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?"
    r"\s*(?P<half>am|pm|a\.m\.|p\.m\.)?(?:\s*o'?clock)?(?:\s+(?:in the )?(?:morning|please))?\W*$",
    re.IGNORECASE,
)


def wanted(words: str) -> tuple[bool, time | None] | None:
    """What a sentence such as "digest at 8:30" wants: (True, the hour), or (False, None) for no
    digest. None where it is about something else, or names no hour."""
    if _NONE.match(words.strip()) and "digest" in words.casefold():
        return False, None
    found = _DIGEST.match(words.strip())
    return hour(found["rest"]) if found is not None else None


def hour(words: str) -> tuple[bool, time | None] | None:
    """The same where only the hour is said: "8:30", "at half... " is not read, "off" is none."""
    if _NONE.match(words.strip()):
        return False, None
    found = _TIME.match(words)
    if found is None:
        return None
    at, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").casefold().replace(".", "")
    if half and not 1 <= at <= 12:
        return None
    if half == "pm" and at < 12:
        at += 12
    elif half == "am" and at == 12:
        at = 0
    if at > 23 or minute > 59:
        return None
    return True, time(at, minute)
