"""Two wishes in one sentence: which words speak of which, and when each is wanted.

"Shopping on Friday and ironing on Monday" is two things with a day each; "shopping and ironing
on Friday" is two things on one day.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from domain.reading import cues, wordfind
from domain.reading.skills import Found
from domain.reading.when import WhenReading, read_when

_JOIN = re.compile(r"\b(?:and|nd|n|then|also|plus)\b|[,.;+&\n]", re.IGNORECASE)
_FOR_A_GROUP = frozenset(
    {"garden.allotment", "food.lunch_club", "food.foodbank", "family.play_session"}
)
"""Skills whose words also name a group that is helped: "accounts for our community garden"."""


def things(found: Sequence[Found], text: str) -> tuple[Found, ...]:
    """`found` without what is no wish in `text`: a way to be reached, or the group helped."""
    reach = cues.spans(text, ("contact_me",))
    kept = [
        one
        for one in found
        if not (
            one.skill.startswith("digital.")
            and any(one.start < end and start < one.end for start, end in reach)
        )
    ]
    if len(kept) > 1:
        own = [one for one in kept if not (one.skill in _FOR_A_GROUP and _ours(one, text))]
        kept = own or kept
    return tuple(kept)


def _ours(one: Found, text: str) -> bool:
    words = wordfind.line(text).words
    before = [word.text for word in words[max(0, one.first - 2) : one.first]]
    return before == ["for", "our"] or before[-1:] == ["our"]


def parts(found: Sequence[Found], text: str) -> list[str]:
    """`text` cut so that each of `found` (in the text's order) has a part to itself."""
    cuts = [0]
    for left, right in pairwise(found):
        joins = list(_JOIN.finditer(text, left.end, max(left.end, right.start)))
        cuts.append(joins[-1].start() if joins else right.start)
    cuts.append(len(text))
    return [text[start:end] for start, end in pairwise(cuts)]


def whens(
    found: Sequence[Found], text: str, now: datetime, lang: str, whole: WhenReading
) -> tuple[WhenReading, ...]:
    """When each of `found` is wanted: its own part's day where two parts or more say one."""
    if len(found) < 2:
        return (whole,) * len(found)
    own = [
        read_when(part, now, lang, lift=one.skill.startswith("transport."))
        for one, part in zip(found, parts(found, text), strict=True)
    ]
    dated = [one.when.type not in ("flexible", "window") or bool(one.when.from_) for one in own]
    if sum(dated) < 2:
        return (whole,) * len(found)
    return tuple(one if has else whole for one, has in zip(own, dated, strict=True))
