"""A nomination for an award in a resident's own words: who, for what, where, and what is missing.

`eligibility` is provisional until a person checks it. The award's rules are an argument, because
each organiser sets them; the demo's stand in data/awards.toml. Rules read: nominations.json and
DOMAIN.md section 3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

from domain.reading.nomination_facts import facts_of
from domain.reading.nomination_rules import (
    AwardRules,
    category_of,
    decide,
    demo_rules,
    flags_of,
)
from domain.reading.nominees import Nominee
from domain.reading.types import (
    Category,
    Eligibility,
    NominationAction,
    NominationFlag,
    NominationMissing,
)

__all__ = ["AwardRules", "NominationReading", "read_nomination", "to_expect"]


@dataclass(frozen=True, slots=True)
class NominationReading:
    """What was read. years: of service, as said; ward_sure: whether the ward is beyond doubt."""

    category: Category
    nominees: tuple[Nominee, ...]
    years: int | None
    ward_hint: str | None
    ward_sure: bool
    eligibility: Eligibility
    action: NominationAction
    missing: tuple[NominationMissing, ...]
    flags: tuple[NominationFlag, ...]


def read_nomination(
    text: str,
    now: datetime,
    lang: str = "en",
    nominator_roles: Sequence[str] = (),
    config: AwardRules | Mapping[str, Any] | None = None,
) -> NominationReading:
    """The nomination that `text` makes at `now` (aware), under the award's rules `config`.

    nominator_roles: the writer's roles, such as broker or judge. Never raises on any text; beyond
    4,096 characters nothing is read.
    """
    rules = demo_rules() if config is None else config
    if not isinstance(rules, AwardRules):
        rules = AwardRules.from_config(rules)
    facts = facts_of(text, now, lang, frozenset(nominator_roles))
    flags = flags_of(facts, now, rules)
    eligibility, action, missing = decide(facts, flags, rules)
    order: tuple[NominationFlag, ...] = get_args(NominationFlag)
    return NominationReading(
        category=category_of(facts, rules),
        nominees=facts.nominees,
        years=facts.years,
        ward_hint=facts.ward,
        ward_sure=facts.ward_sure,
        eligibility=eligibility,
        action=action,
        missing=missing,
        flags=tuple(flag for flag in order if flag in flags),
    )


def to_expect(reading: NominationReading) -> dict[str, Any]:
    """`reading` in the shape of the cases' `expect`, ready for JSON."""
    shown: dict[str, Any] = {
        "category": reading.category,
        "nominees": [{"name": one.name, "type": one.type} for one in reading.nominees],
        "years": reading.years,
        "ward_hint": reading.ward_hint,
        "eligibility": reading.eligibility,
        "action": reading.action,
        "missing": list(reading.missing),
        "flags": list(reading.flags),
    }
    if not reading.ward_sure:
        shown["ward_sure"] = False
    return shown
