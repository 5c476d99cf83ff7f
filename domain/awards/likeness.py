"""Whether two nominations may be of the same person, under however many spellings.

Only what is beyond doubt is joined by itself: the same member, or the same name in the same area.
Everything else is proposed to a person, who sees both texts side by side (services/award_checks).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from domain.reading.names import alike, telling

Likeness = Literal["same", "likely", "no"]
Kind = Literal["individual", "group", "business"]
SLIP = 2.5
"""How alike two parts of names are (domain.reading.names.alike) that differ by a likely slip."""
COMMON = 1.5
"""So much counts a part that very many people have: Begum, Singh."""
WHOLE = 2
"""Parts without which a name does not tell one person from another."""
_FILLING = frozenset({"the", "of", "and", "in", "at", "for", "club", "group", "community", "team"})
"""Words of a group's name that other groups have too."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a nomination names them. area: as typed, may be empty; person_id: the member
    they are, where that is known."""

    name: str
    kind: Kind
    area: str = ""
    person_id: int | None = None


def fold(name: str) -> str:
    """A name without titles, accents and case, its parts in order of the alphabet, so that two
    spellings that differ in nothing else are equal."""
    return " ".join(sorted(telling(name)))


def likeness(one: Named, other: Named) -> Likeness:
    """same: beyond doubt; likely: a person should look; no: nothing speaks for it. Two members who
    are known to be different people are never the same, whatever their names are."""
    if one.person_id is not None and other.person_id is not None:
        return "same" if one.person_id == other.person_id else "no"
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs:
        return "no"
    near = fold(one.area) == fold(other.area)
    known_area = near and bool(fold(one.area))
    if sorted(mine) == sorted(theirs):
        whole = len(mine) >= WHOLE
        if whole and known_area and one.kind == other.kind:
            return "same"
        return "likely" if whole or near or not (one.area and other.area) else "no"
    if not _fits(mine, theirs):
        return "no"
    fewer = min(len(mine), len(theirs))
    apart = bool(one.area and other.area) and not near
    if fewer < WHOLE:
        # "Mrs Okafor" may be Sheila Okafor of the same area, and is nobody in particular elsewhere.
        return "likely" if known_area else "no"
    return "no" if apart and len(mine) != len(theirs) else "likely"


def _parts(one: Named) -> list[str]:
    found = telling(one.name)
    if one.kind == "individual":
        return found
    return [part for part in found if part not in _FILLING] or found


def _fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each part of the shorter name is found in the longer one, slips forgiven; one part
    at least that few people have."""
    shorter, left = sorted((list(one), list(other)), key=len)
    left = list(left)
    tells = False
    for part in sorted(shorter, key=len, reverse=True):
        scores = [max(alike(part, found), alike(found, part)) for found in left]
        best = max(scores, default=0.0)
        if best < COMMON:
            if best <= 0 or len(shorter) < WHOLE:
                return False
        else:
            tells = tells or best >= SLIP
        left.pop(scores.index(best))
    return tells
