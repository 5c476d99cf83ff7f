"""Who sees what of an award round, and in which phase: one closed table.

What the table doesn't name is seen by nobody. Services and cards ask here before they show such a
thing; docs/awards.md prints the table, and tests/conversations/test_award_seeing.py tries it cell
by cell. DOMAIN.md section 3: judges score without names, live standings are never shown, who voted
stands apart from the choice once it is counted.
"""

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from domain.awards.phases import PHASES, Phase
from domain.errors import NotFound

Who = Literal[
    "administrator", "broker", "judge", "recused", "nominator", "nominee", "voter", "outsider"
]
"""judge: of the category, not recused from it; recused: a judge who is. nominator and nominee: of
the nomination, or the place, that is looked at, never of others'. voter: anybody approved in the
timebank. outsider: anybody else. Somebody is several of these at once, and sees what any may."""
Thing = Literal[
    "rules",
    "own-nomination",
    "others-words",
    "about-me",
    "nominator",
    "names",
    "flags",
    "diligence",
    "blind-card",
    "own-scores",
    "others-scores",
    "colleagues-words",
    "ballot",
    "own-vote",
    "has-voted",
    "standings",
    "aside",
    "turnout",
    "totals",
    "calculation",
    "draft-places",
    "places",
    "own-feedback",
    "wall",
]
"""rules: categories, dates, rules. others-words: a nomination as its sender typed it. about-me:
what others may read of it, for the one it is about. nominator: who sent it. names: everybody who is
up. blind-card: what judges score, without names. colleagues-words: comments where scores are wide
apart, without names. ballot: whom one can vote for. has-voted: that a member has, never for whom.
standings: votes before the close. aside: how many votes were set aside, and why. turnout: how many
votes a category had. totals: how many each had. calculation: every judge's scores and the working.
draft-places: the places before they are announced. wall: those who chose to stand on it."""
WHO: tuple[Who, ...] = get_args(Who)
THINGS: tuple[Thing, ...] = get_args(Thing)
_FLOW: tuple[Phase, ...] = (
    "setting", "fixed", "open", "checking", "judging", "voting", "deciding", "announced",
)  # fmt: skip

Phases = frozenset[Phase]


def _span(first: Phase, last: Phase = "announced", *, cancelled: bool = False) -> Phases:
    found = frozenset(_FLOW[_FLOW.index(first) : _FLOW.index(last) + 1])
    return found | {"cancelled"} if cancelled else found


_STAFF: tuple[Who, ...] = ("administrator", "broker")
_ALL = WHO
_FIXED = _span("fixed", cancelled=True)
_SENT = _span("open", cancelled=True)
_JUDGED = _span("judging", "deciding")
_COUNTED = _span("deciding")
_DONE = _span("announced")


def _for(who: Collection[Who], phases: Phases) -> Mapping[Who, Phases]:
    return dict.fromkeys(who, phases)


SEES: Mapping[Thing, Mapping[Who, Phases]] = {
    "rules": {**_for(_ALL, _FIXED), "administrator": frozenset(PHASES)},
    "own-nomination": {"nominator": _SENT},
    "others-words": _for(_STAFF, _SENT),
    "about-me": {"nominee": _SENT},
    "nominator": {**_for(_STAFF, _SENT), "nominee": _SENT},
    "names": _for(_STAFF, _SENT),
    "flags": _for(_STAFF, _SENT),
    "diligence": _for(_STAFF, _SENT),
    "blind-card": {"judge": _span("judging", "judging")},
    "own-scores": {"judge": _JUDGED},
    "others-scores": {"administrator": _COUNTED},
    "colleagues-words": {"judge": _span("judging", "judging")},
    "ballot": _for(_ALL, _span("voting", "voting")),
    "own-vote": {"voter": _span("voting", "voting")},
    "has-voted": {"broker": _span("voting", "voting")},
    "standings": {},
    "aside": _for(_STAFF, _COUNTED),
    "turnout": {**_for(_ALL, _DONE), **_for(_STAFF, _COUNTED)},
    "totals": {"administrator": _COUNTED},
    "calculation": {"administrator": _COUNTED},
    "draft-places": {"administrator": _COUNTED, "broker": _COUNTED},
    "places": _for(_ALL, _DONE),
    "own-feedback": {"nominee": _DONE},
    "wall": _for(_ALL, _DONE),
}


def may_see(who: Who, thing: Thing, phase: Phase) -> bool:
    """Whether somebody, as this, sees this thing while the round is in this phase. A rule of the
    round or a consent can still close what the table opens (`nominator`: only where they allowed
    it; `wall`: only those who chose it); nothing opens what it closes."""
    return phase in SEES[thing].get(who, frozenset())


def any_sees(who: Collection[Who], thing: Thing, phase: Phase) -> bool:
    """The same for somebody who is several of these at once."""
    return any(may_see(one, thing, phase) for one in who)


def demand(who: Collection[Who], thing: Thing, phase: Phase) -> None:
    """Raises NotFound unless one of these sees it now: what isn't theirs to see isn't there."""
    if not any_sees(who, thing, phase):
        raise NotFound
