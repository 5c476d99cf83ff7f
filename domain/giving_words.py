"""Sentences about giving hours away: "give 2 hours to Jean", "give an hour to the pot", "can I have
an hour from the pot". What was given as help ("gave Jean 2 hours gardening") is none of these.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.reading import hours

Wish = Literal["give", "to_pot", "ask_pot"]

_LEAD = (
    r"(?:(?:please|pls|hi|hello|can i|could i|may i|i want to|i wanna|i wish to|let me|"
    r"i(?:['’]?d| would) like to|i(?:['’]?d| would) love to)[ ,]+)*"
)
_VERB = r"(?:give|gift|donate|pass(?: on)?|send|transfer|put|pop)"
_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half|quarter|quarters|and|of|the|"
    r"\d+(?:[.,:]\d+)?|[½¼¾]|hours?|hrs?|h|mins?|minutes?|some|time)"
)
_AMOUNT = (
    rf"(?P<amount>{_NUMBER}(?:\s*{_NUMBER})*)"
    r"(?: (?:of|from) (?:my|our) (?:own )?(?:hours|time))?"
)
_HAVE = r"(?:can|could|may) i (?:please )?(?:have|get|take|use|ask for)"
_POT = r"(?:the )?(?:community |shared |common |timebank )?pot"
_END = r"(?: please| pls| thanks| thank you)?[ .!?]*$"
_NAME = r"(?P<name>[^\W\d_][\w'’. -]{0,60}?)"
_PATTERNS: tuple[tuple[Wish, re.Pattern[str]], ...] = tuple(
    (wish, re.compile(rf"^\s*{pattern}{_END}", re.IGNORECASE))  # type: ignore[misc]
    for wish, pattern in (
        ("to_pot", rf"{_LEAD}{_VERB} (?:{_AMOUNT} )?(?:to|in|into|for|towards) {_POT}"),
        ("to_pot", rf"{_LEAD}{_VERB} {_POT} {_AMOUNT}"),
        (
            "ask_pot",
            rf"{_HAVE} (?:{_AMOUNT} )?(?:from|out of) {_POT}",
        ),
        (
            "ask_pot",
            rf"(?:i need|i want|i would like|i['’]?d like) {_AMOUNT} (?:from|out of) {_POT}",
        ),
        ("ask_pot", rf"(?:i want to |i need to |can i )?ask {_POT}(?: for {_AMOUNT})?"),
        ("give", rf"{_LEAD}{_VERB} {_AMOUNT}(?: as a gift| as a present)? to {_NAME}"),
        ("give", rf"{_LEAD}(?:give|gift|send) {_NAME} {_AMOUNT}(?: as a gift| as a present)?"),
    )
)
_LENGTH = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half|quarter)\b"
)
_NOBODY = frozenset({"me", "us", "him", "her", "them", "someone", "somebody", "a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Giving:
    """What a sentence wants: `minutes` None where no clear length stands in it, `amount` what
    stands there instead, such as "100 hours"; `name` as typed."""

    wish: Wish
    minutes: int | None
    name: str | None
    amount: str | None = None


def read_giving(text: str, now: datetime) -> Giving | None:
    """What a sentence says about giving hours away; None where it is about something else."""
    clean = " ".join(text.split())
    for wish, pattern in _PATTERNS:
        found = pattern.match(clean)
        if found is None:
            continue
        parts = found.groupdict()
        name = parts.get("name")
        if name is not None and name.split()[0].casefold() in _NOBODY:
            continue
        amount = parts.get("amount")
        if name is not None and (amount is None or not _LENGTH.search(amount.casefold())):
            continue  # "give time to Jean" says no length, and may be meant otherwise
        minutes = _minutes(amount, now)
        return Giving(wish, minutes, name, amount if minutes is None else None)
    return None


def _minutes(amount: str | None, now: datetime) -> int | None:
    if amount is None:
        return None
    read = hours.read_hours(amount, now, reply=True)
    if read.ask == "date" and read.day is None:
        # Just after midnight so much can't have been today; a gift has no day anyway.
        lengths = {one.minutes for option in read.options for one in option if one.start is None}
        return lengths.pop() if len(lengths) == 1 and len(read.options[0]) == 1 else None
    if read.status != "ok" or len(read.entries) != 1 or read.entries[0].start is not None:
        return None
    return read.entries[0].minutes
