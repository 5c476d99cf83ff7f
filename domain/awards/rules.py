"""The rules of a round: every switch that an organiser may set before it opens.

DOMAIN.md section 3 lists how councils differ: nominating oneself or family, proposer plus seconder,
years of service, telling nominees who nominated them. Each is a switch here. Once a round is fixed,
its rules, categories, criteria and first dates make up its seal, and only dates may still move.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Literal, get_args

from domain.reading.nomination_rules import AwardRules

Vote = Literal["none", "share", "choice"]
"""none: judges alone; share: the public's vote counts for a share of each result; choice: the
public vote gives an award of its own, the People's Choice, and judges alone decide the others."""
VOTES: tuple[Vote, ...] = get_args(Vote)
Tie = Literal["first", "median", "spread", "judges", "lot"]
"""How nominees with the same mean are told apart: more judges gave 5 on the criterion that stands
first; the higher median; judges were more of one mind; more judges scored them; a lot that is drawn
from the round's seal, so that everybody who draws it again gets the same."""
TIES: tuple[Tie, ...] = get_args(Tie)


@dataclass(frozen=True, slots=True)
class Rules:
    """One round's switches, with what most councils do as defaults. Numbers' ranges: RANGES."""

    self_may: bool = False
    """Whether people may put themselves forward; groups may always be put forward by a member."""
    family_may: bool = False
    councillors_may: bool = False
    outside_may: bool = False
    """Whether somebody may be up who doesn't live, work, study or volunteer in the city."""
    seconds_needed: int = 0
    """Supporters without whom a nomination is not whole; how many more there are counts nothing."""
    years_needed: int = 0
    """Years of service without which somebody isn't eligible; never asked of the young."""
    youngest_nominator: int = 13
    words_wish: int = 300
    """How long the reason should be. What is longer is kept, and its writer is asked to shorten."""
    long_may: bool = True
    """Whether a longer reason may be sent as it is."""
    tell_nominator: bool = False
    """Whether a nominee is told who nominated them, where the nominator agrees as well."""
    nominee_reads: bool = False
    """Whether a nominee may read what was written, where the nominator agrees as well."""
    judges_least: int = 2
    spread: int = 2
    """From so many points between two judges on one criterion they talk it over."""
    shortlist: int = 3
    winners: int = 1
    commended: int = 2
    ties: tuple[Tie, ...] = TIES
    vote: Vote = "share"
    vote_share: int = 30
    """Percent of the result, where the vote is a share of it."""
    vote_days: int = 14
    """Whose vote counts was let in so many days before the vote opened."""
    burst_votes: int = 15
    """So many first votes for one nominee within `burst_minutes` are set aside and looked at."""
    burst_minutes: int = 10
    about: str = ""
    """What the organisers say to everybody, in their own words."""
    thanks: str = ""
    """What everybody reads who has nominated somebody, in the organisers' own words."""

    def to_json(self) -> str:
        """As it is kept, always in the same order."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Rules":
        """What `to_json` wrote; a switch that is new since then has its default."""
        known = {field.name for field in fields(cls)}
        found = {name: value for name, value in json.loads(text).items() if name in known}
        if "ties" in found:
            found["ties"] = tuple(found["ties"])
        return cls(**found)

    @property
    def share(self) -> int:
        """Percent that the public vote counts in the judged awards."""
        return self.vote_share if self.vote == "share" else 0


RANGES: Mapping[str, tuple[int, int]] = {
    "seconds_needed": (0, 6),
    "years_needed": (0, 10),
    "youngest_nominator": (11, 18),
    "words_wish": (50, 1_000),
    "judges_least": (2, 5),
    "spread": (2, 4),
    "shortlist": (2, 10),
    "winners": (1, 3),
    "commended": (0, 5),
    "vote_share": (5, 50),
    "vote_days": (0, 365),
    "burst_votes": (5, 1_000),
    "burst_minutes": (1, 120),
}
"""From and to, both included. A public vote never outweighs the judges: 50 percent at most."""
SWITCHES: Sequence[str] = (
    *("self_may", "family_may", "councillors_may", "outside_may", "long_may"),
    *("tell_nominator", "nominee_reads"),
)
LONGEST_ABOUT = 600


def problems(rules: Rules) -> list[str]:
    """Names of what can't be so: a number out of its range, a tie rule that doesn't end, fewer on
    the shortlist than win, words that are too long. Empty where the round can be fixed."""
    found = [
        name for name, (least, most) in RANGES.items() if not least <= getattr(rules, name) <= most
    ]
    if rules.vote not in VOTES:
        found.append("vote")
    known = set(rules.ties) <= set(TIES) and len(set(rules.ties)) == len(rules.ties)
    if not known or not rules.ties or rules.ties[-1] != "lot":
        found.append("ties")
    if rules.shortlist < rules.winners:
        found.append("winners")
    found += [name for name in ("about", "thanks") if len(getattr(rules, name)) > LONGEST_ABOUT]
    return found


def reading_rules(rules: Rules, opens: datetime, closes: datetime) -> AwardRules:
    """The part of them that reading a nomination needs (domain/reading/nominations.py). Both
    moments aware."""
    return AwardRules(
        opens,
        closes,
        councillors_may=rules.councillors_may,
        family_may=rules.family_may,
        self_may=rules.self_may,
    )


def seal_of(sheet: Mapping[str, Any]) -> str:
    """The SHA-256 of everything that was fixed: 64 hexadecimal digits, the same for the same."""
    text = json.dumps(sheet, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
