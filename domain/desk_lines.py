"""What brokers type behind a command of the desk in one line: "Sheila Patel, Pelham, 0121 496
0999", "Pat for Jean", "Jean plus 2 hours because the raffle was not recorded"."""

import re
from dataclasses import dataclass
from typing import Literal

LONGEST = 300
"""Letters that are looked at."""
_NUMBER = re.compile(r"(?<!\S)[+(]?\d[\d ()-]{4,}\d|\S+@\S+\.\S+")
_BETWEEN = re.compile(r"\s*[,;\n]\s*")
_LIVES = re.compile(r"\s+(?:from|in|of|lives in)\s+", re.IGNORECASE)
_ACTS = re.compile(
    r"^(?P<helper>.+?)\s+(?:for|acts for|helps|to act for|can act for)\s+(?P<member>.+?)[.! ]*$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"^(?P<who>.+?)\s+(?P<way>plus\s|minus\s|[+-](?=\s?\d))\s*(?P<long>.+?)"
    r"(?:\s*(?:,|:|\bbecause\b|\bas\b|\bsince\b)\s*(?P<why>.+))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody new as typed; what was not said is None."""

    name: str
    area: str | None = None
    reach: str | None = None


@dataclass(frozen=True, slots=True)
class PutRight:
    """Whose hours are put right, which way, and the words for how many and why."""

    who: str
    way: Literal["more", "fewer"]
    long: str
    why: str | None


def new_person(line: str) -> NewPerson | None:
    """Name, area and how to reach them, in this order or with the number anywhere after the name;
    None where no name stands first."""
    said = line[:LONGEST].strip()
    number = _NUMBER.search(said)
    reach = None
    if number is not None:
        before, rest = said[: number.start()], _BETWEEN.split(said[number.end() :].strip(" ,;"))
        # "0121 496 0999, mornings" is one way to reach them.
        reach = ", ".join(one for one in (number.group().strip(), *rest) if one)
        said = before.strip(" ,;")
    name, *more = [one for one in _BETWEEN.split(said) if one] or [""]
    if not more and len(found := _LIVES.split(name, maxsplit=1)) == 2:
        name, more = found[0], [found[1]]
    if not name or not any(sign.isalpha() for sign in name):
        return None
    return NewPerson(name, ", ".join(more) or None, reach)


def helper_of(line: str) -> tuple[str, str] | None:
    """Who acts for whom, as typed: "Pat for Jean" gives Pat and Jean."""
    found = _ACTS.match(line[:LONGEST].strip())
    return (found["helper"], found["member"]) if found is not None else None


def put_right(line: str) -> PutRight | None:
    """ "Jean plus 2 hours because the raffle was not recorded", "Jean -30 minutes"."""
    found = _RIGHT.match(" ".join(line[:LONGEST].split()))
    if found is None:
        return None
    fewer = found["way"].casefold().strip() in ("minus", "-")
    return PutRight(found["who"], "fewer" if fewer else "more", found["long"], found["why"])
