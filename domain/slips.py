"""Paper slips keyed in afterwards: "slips 214 yes, 215 90 minutes, 216 no"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.reading.hours import read_hours

Answer = Literal["yes", "no", "minutes"]
MOST = 20
"""Slips entered at once."""
_LEAD = re.compile(r"^\s*(?:enter |key in )?slips?\b[:,]?\s*", re.IGNORECASE)
_PART = re.compile(r"\s*(?:[,;\n]|\band\b(?=\s*#?\d))\s*", re.IGNORECASE)
_SLIP = re.compile(r"^(?:slip )?#?(?P<number>\d{1,9})\s*[:.=-]?\s+(?P<rest>.+)$", re.IGNORECASE)
_YES = re.compile(
    r"^(?:yes|y|ok|done|signed|as planned|came|happened|went well|all good)\.?$", re.IGNORECASE
)
_NO = re.compile(
    r"^(?:no|n|not done|did ?n['’]?t happen|did not happen|missed|nobody came|cancelled)\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What one slip says: it went as planned, didn't happen, or took `minutes`."""

    number: int
    answer: Answer
    minutes: int | None = None


def read_slips(text: str, now: datetime) -> tuple[list[Slip], list[str]]:
    """The slips in `text`, at most MOST, and the parts that could not be read. Nothing at all where
    no part begins with a number and says how it went."""
    slips: list[Slip] = []
    unread: list[str] = []
    for part in _PART.split(_LEAD.sub("", text[:1000])):
        if not part.strip():
            continue
        slip = _slip(part.strip(), now)
        if slip is None:
            unread.append(part.strip()[:60])
        else:
            slips.append(slip)
    return (slips[:MOST], unread) if slips else ([], [])


def speaks_of_slips(text: str) -> bool:
    """Whether the words begin as slips do."""
    return _LEAD.match(text) is not None


def numbers(text: str) -> Sequence[int]:
    """The numbers in words that hold nothing else: slips to print again."""
    bare = re.fullmatch(r"\s*#?\d{1,9}(?:[\s,;]+(?:and\s+)?#?\d{1,9})*\s*", text)
    return [int(one) for one in re.findall(r"\d+", text)][:MOST] if bare else []


def _slip(part: str, now: datetime) -> Slip | None:
    found = _SLIP.match(part)
    if found is None:
        return None
    number, rest = int(found["number"]), found["rest"].strip()
    if _YES.match(rest):
        return Slip(number, "yes")
    if _NO.match(rest):
        return Slip(number, "no")
    told = read_hours(rest, now, reply=True)
    lengths = {one.minutes for one in told.entries} | {
        one.minutes for option in told.options for one in option
    }
    length = told.minutes or (lengths.pop() if len(lengths) == 1 else None)
    return Slip(number, "minutes", length) if length else None
