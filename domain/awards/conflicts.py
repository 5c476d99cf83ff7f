"""What keeps a judge out of a category: said by themselves, or found in the records.

DOMAIN.md section 3: judges declare before they see names; who is related, employs, works with or
nominated somebody leaves that category, and so does a judge who is nominated on the way.
"""

import re
from functools import lru_cache
from typing import Literal, get_args

from rapidfuzz.fuzz import token_sort_ratio

from domain.awards.likeness import Named, likeness

Source = Literal[
    "declared",
    "exchange",
    "household",
    "organisation",
    "nominator",
    "seconder",
    "nominee",
    "broker",
]
"""Where a conflict comes from. exchange: hours between the two; organisation: the judge acts for
it, or for one that the nominee acts for or gives time to; broker: brokers look after the nominee's
timebank or administrators run it, or checked or rang them, so they know the name."""
SOURCES: tuple[Source, ...] = get_args(Source)
FAR = 45.0
"""Names less alike than this (0 to 100) that share no word are nobody's other spelling: judges are
compared with everybody who is up, so the long look is for the few."""
_NUMBERS = re.compile(r"\d{1,3}")
_WORDS = re.compile(r"[^\W\d_]+")
_BESIDE = frozenset({"and", "number", "numbers", "no", "also", "category", "categories", "the"})
NONE = frozenset({"none", "nobody", "no", "nope", "no one", "none of them", "0", "no conflicts"})


def numbers(words: str, most: int) -> list[int] | None:
    """Places from 1 to `most` as they were typed: "2, 5 and 7"; an empty list for "none"; None for
    words that are something else."""
    said = " ".join(words.casefold().split()).strip(" .!")
    if said in NONE:
        return []
    found = [int(one) for one in _NUMBERS.findall(said)]
    if not found or not all(1 <= one <= most for one in found):
        return None
    if any(word not in _BESIDE for word in _WORDS.findall(said)):
        return None
    return sorted(set(found))


@lru_cache(maxsize=50_000)
def is_they(judge: str, nominee: str, kind: str, area: str) -> bool:
    """Whether somebody up for an award may be the judge themselves, by name alone: the nominee's
    record names no member. A name of one part is nobody in particular."""
    whole = len(judge.split()) > 1 and len(nominee.split()) > 1
    if kind != "individual" or not whole:
        return False
    mine, theirs = judge.casefold(), nominee.casefold()
    if set(mine.split()).isdisjoint(theirs.split()) and token_sort_ratio(mine, theirs) < FAR:
        return False
    return likeness(Named(judge, "individual"), Named(nominee, "individual", area)) != "no"
