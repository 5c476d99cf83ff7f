"""A round in words: its phase, its rules as people will read them, its dates."""

from collections.abc import Callable, Sequence
from typing import Any

from domain.awards.rules import SWITCHES
from handlers.wording import Markup, Words
from storage.award_rounds import Category, Criterion, Extension, Round

KEY_FAMILIES = ("award-phase-", "award-rule-", "award-date-")
Say = Callable[..., Markup]
"""Words a key for a reader: `unit.text`, or a view's."""

TOLD: Sequence[str] = (
    *SWITCHES,
    *("seconds_needed", "years_needed", "youngest_nominator", "words_wish"),
    *("judges_least", "spread", "shortlist", "winners", "commended"),
    *("vote", "vote_share", "vote_days", "burst_votes", "about", "thanks"),
)
"""The rules that can be changed one by one, in the order in which they are told."""
LATER = frozenset({"vote_share", "vote_days", "burst_votes"})
"""Rules that only a public vote has."""


def told(one: Round) -> list[str]:
    """Names of the rules that this round has something to say about."""
    rules = one.rules
    out = set(LATER) if rules.vote == "none" else set()
    if rules.vote == "choice":
        out.add("vote_share")
    return [name for name in TOLD if name not in out]


def rule(say: Say, one: Round, name: str) -> Markup:
    """One rule as a sentence."""
    value = getattr(one.rules, name)
    values: dict[str, Any] = {"count": 0, "on": "no", "which": "", "words": Words("")}
    if isinstance(value, bool):
        values["on"] = "yes" if value else "no"
    elif isinstance(value, int):
        values["count"] = value
    elif name == "vote":
        values["which"] = value
    else:
        values["words"], values["on"] = Words(value), "yes" if value else "no"
    values["minutes"] = one.rules.burst_minutes
    return say(f"award-rule-{name.replace('_', '-')}", **values)


def phase(say: Say, one: Round) -> Markup:
    """Where the round is, and what comes next."""
    return say(
        f"award-phase-{one.state}",
        opens=one.opens_at,
        closes=one.closes_at,
        judged=one.judged_at,
        vote="yes" if one.vote_opens_at else "no",
        vote_opens=one.vote_opens_at or one.judged_at,
        vote_closes=one.vote_closes_at or one.judged_at,
        announced=one.announced_on,
    )


def dates(say: Say, one: Round) -> list[Markup]:
    """Each date on a line."""
    found = [
        say("award-date-opens-at", at=one.opens_at),
        say("award-date-closes-at", at=one.closes_at),
        say("award-date-judged-at", at=one.judged_at),
    ]
    if one.vote_opens_at is not None and one.vote_closes_at is not None:
        found.append(say("award-date-vote-opens-at", at=one.vote_opens_at))
        found.append(say("award-date-vote-closes-at", at=one.vote_closes_at))
    found.append(say("award-date-announced-on", date=one.announced_on))
    return found


def category(say: Say, number: int, one: Category) -> Markup:
    """A category on a line: who can get it, and at what age."""
    return say(
        "award-category-line",
        number=number,
        label=Words(one.label),
        about=Words(one.about),
        individual="yes" if "individual" in one.kinds else "no",
        group="yes" if "group" in one.kinds else "no",
        business="yes" if "business" in one.kinds else "no",
        ages="yes" if one.youngest is not None and one.oldest is not None else "no",
        youngest=one.youngest or 0,
        oldest=one.oldest or 0,
        posthumous="yes" if one.posthumous else "no",
    )


def criterion(say: Say, number: int, one: Criterion) -> Markup:
    """A criterion on a line, with its weight."""
    return say(
        "award-criterion-line",
        number=number,
        label=Words(one.label),
        about=Words(one.about),
        weight=one.weight,
    )


def everything(
    say: Say, one: Round, criteria: Sequence[Criterion], put_off: Sequence[Extension]
) -> Markup:
    """All rules but the categories, as everybody reads them."""
    parts: list[Markup] = [say("award-rules-head", award=one.scheme, round=one.name)]
    parts.append(_lines(dates(say, one)))
    said = [rule(say, one, name) for name in told(one) if name not in LAST]
    parts.append(_lines([say("award-rules-always"), *said]))
    lines = [criterion(say, number, each) for number, each in enumerate(criteria, 1)]
    parts.append(_lines([say("award-criteria-head"), *lines]))
    parts.append(say("award-ties", first=Words(criteria[0].label if criteria else "")))
    parts += [rule(say, one, name) for name in LAST if getattr(one.rules, name)]
    parts += [
        say("award-put-off", which=each.which.replace("_", "-"), why=Words(each.why), at=each.at)
        for each in put_off
    ]
    fixed = (
        say("award-fixed", at=one.fixed_at, seal=(one.seal or "")[:12]) if one.fixed_at else None
    )
    parts.append(fixed or say("award-not-fixed"))
    return Markup("\n\n".join(str(part) for part in parts))


LAST = ("about", "thanks")


def _lines(found: Sequence[Markup]) -> Markup:
    return Markup("\n".join(str(line) for line in found))
