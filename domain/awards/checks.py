"""What a person who checks a nomination looks at: flags, what the records say, why not.

A machine only points; whether somebody is eligible is a person's word (DOMAIN.md section 3). One
thing alone is refused whatever a person says, because the round's sealed rules do: somebody whom
nobody but themselves nominated, where that isn't allowed.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, get_args

from domain.awards.phases import Phase
from domain.awards.rules import Rules

Flag = Literal[
    "domestic_abuse", "do_not_publish", "alert_broker", "minor_nominee", "minor_nominator",
    "posthumous", "self_nomination", "self", "family_nominator", "family", "councillor",
    "paid_role", "paid_volunteering", "allegation_third_party", "remove_before_judging",
    "unidentified_nominee", "multiple_nominees", "conflict_of_interest", "judge_nominator",
    "outside_area", "lives_outside", "group_self_nomination", "kavs_candidate", "check_ledger",
    "address_in_text", "contact_details_in_text", "late", "early", "long",
]  # fmt: skip
FLAGS: tuple[Flag, ...] = get_args(Flag)
"""In the order in which they are told, what matters most first."""
Found = Literal["only-self", "household", "kind", "seconds", "years"]
"""What the records say of somebody beside the flags of what was written."""
Why = Literal[
    "self", "family", "councillor", "job", "outside", "unknown", "kind", "years", "seconds", "other"
]
"""Why somebody is not eligible; the nominators read a sentence for it."""
WHYS: tuple[Why, ...] = get_args(Why)
_POINTS_TO: Mapping[str, Why] = {
    "self_nomination": "self", "self": "self", "only-self": "self",
    "family_nominator": "family", "family": "family", "household": "family",
    "councillor": "councillor", "paid_role": "job", "paid_volunteering": "job",
    "outside_area": "outside", "unidentified_nominee": "unknown", "kind": "kind",
    "years": "years", "seconds": "seconds",
}  # fmt: skip
_USUAL: tuple[Why, ...] = ("job", "family", "outside", "unknown", "councillor", "self")
GRAVE: frozenset[str] = frozenset({
    "domestic_abuse", "do_not_publish", "alert_broker", "councillor", "allegation_third_party",
    "minor_nominee", "posthumous",
})  # fmt: skip
"""Flags for which somebody who was checked before is looked at again."""
CHECKING: frozenset[Phase] = frozenset({"open", "checking", "judging"})
"""While somebody's nominations can be found eligible or not."""
JOINING: frozenset[Phase] = frozenset({"open", "checking"})
"""While two can be joined: once judges have scored one of them, their sheets are of one text."""
ANSWERING: frozenset[Phase] = frozenset({"open", "checking", "judging", "voting", "deciding"})
"""While nominees may say yes or no, and change their mind."""
CHASED = timedelta(days=7)
"""Somebody who has not answered is asked once more after this long; after as long again somebody
rings. Silence is no yes."""


@dataclass(frozen=True, slots=True)
class Records:
    """What the records say of one nominee. nominators: how many sent a nomination; by_self and
    by_household: how many of those are the nominee, or of their household as brokers keep it;
    kinds: which kinds the category is for; years and seconds: the most said or given."""

    nominators: int
    by_self: int
    by_household: int
    kind: str
    kinds: frozenset[str]
    years: int | None
    seconds: int
    young: bool


def flags_of(texts: Iterable[str]) -> tuple[Flag, ...]:
    """The flags of several nominations, each a list with commas, once each and in order."""
    have = {one.strip() for text in texts for one in text.replace(" ", ",").split(",")}
    return tuple(flag for flag in FLAGS if flag in have)


def found(one: Records, rules: Rules) -> tuple[Found, ...]:
    """What a person should know of the records, by the round's rules."""
    said: list[Found] = []
    if only_self(one, rules):
        said.append("only-self")
    others = one.nominators - one.by_self
    if not rules.family_may and one.by_household and one.by_household >= others:
        said.append("household")
    if one.kinds and one.kind not in one.kinds:
        said.append("kind")
    if one.seconds < rules.seconds_needed:
        said.append("seconds")
    if rules.years_needed and not one.young and (one.years or 0) < rules.years_needed:
        said.append("years")
    return tuple(said)


def only_self(one: Records, rules: Rules) -> bool:
    """Whether nobody but themselves put somebody forward, where the rules don't allow that."""
    alone = one.nominators > 0 and one.by_self == one.nominators
    return alone and one.kind == "individual" and not rules.self_may


def likely_whys(points: Collection[str], limit: int) -> tuple[Why, ...]:
    """Reasons to offer for saying no, the likeliest first: what was pointed at, then the usual."""
    pointed = [_POINTS_TO[point] for point in points if point in _POINTS_TO]
    return tuple(dict.fromkeys((*pointed, *_USUAL)))[:limit]
