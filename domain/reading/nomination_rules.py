"""What an award's rules make of a nomination: flags, eligibility, what to ask, category."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from domain.reading import public
from domain.reading.nomination_facts import Facts
from domain.reading.nominees import SELF
from domain.reading.types import (
    Category,
    Eligibility,
    NominationAction,
    NominationFlag,
    NominationMissing,
)
from domain.reading.wordfind import Index, data, word_list


@dataclass(frozen=True, slots=True)
class AwardRules:
    """An organiser's rules. opens, closes: aware; both ends belong to the time that is open."""

    opens: datetime
    closes: datetime
    councillors_may: bool = False
    family_may: bool = False
    self_may: bool = False
    grown_up: int = 18
    youngest: int = 11
    young_until: int = 24
    lifetime_years: int = 30
    kavs_years: int = 3

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> "AwardRules":
        """The rules of `config`: `opens` and `closes` are ISO texts, other keys are notes."""
        return cls(
            datetime.fromisoformat(config["opens"]), datetime.fromisoformat(config["closes"])
        )


_TELLS_NOTHING = word_list("nothing_told")


@cache
def demo_rules() -> AwardRules:
    """The demo's rules (data/awards.toml)."""
    return AwardRules.from_config(data("awards.toml"))


_I_NOMINATE = re.compile(
    r"^(?:hi |hiya |hello |please )*i (?:would |want |wish |am )?(?:like |going )?(?:to )?nominat"
)


def flags_of(facts: Facts, now: datetime, rules: AwardRules) -> set[NominationFlag]:
    """Everything that a person who checks the nomination should know."""
    if now > rules.closes:
        return {"late"}
    if now < rules.opens:
        return {"early"}
    found: set[NominationFlag] = set()
    first = facts.nominees[0]
    signs = facts.signs
    if first.name == SELF:
        return {"self_nomination"}
    if "violence" in signs:
        return {"do_not_publish", "domestic_abuse", "alert_broker"}
    # A life can be saved in the open, from a fire; or in a talk that nobody should know of.
    if "delicate" in signs or ("saved" in signs and "rescue" not in signs):
        return {"do_not_publish", "alert_broker"}
    if "councillor" in signs and first.type == "individual":
        found.add("councillor")
    if "allegation" in signs:
        found.update(("allegation_third_party", "remove_before_judging"))
    if "posthumous" in signs and facts.person:
        found.add("posthumous")
    if facts.family:
        found.add("family_nominator")
    if len(facts.nominees) > 1:
        found.add("multiple_nominees")
    found.update(_flags_of_people(facts, rules))
    found.update(_flags_of_groups(facts, rules))
    found.update(_flags_of_words(facts))
    return found


def _flags_of_people(facts: Facts, rules: AwardRules) -> set[NominationFlag]:
    found: set[NominationFlag] = set()
    if facts.person and facts.nominees[0].name is None and "family_nominator" not in found:
        found.add("unidentified_nominee")
    if facts.age is not None and facts.age < rules.grown_up:
        found.add("minor_nominee")
    if facts.writer_age is not None and facts.writer_age < rules.grown_up:
        found.add("minor_nominator")
    if facts.paid and facts.nominees[0].type != "business":
        found.add("paid_role")
    if facts.roles.intersection({"broker", "judge", "organiser"}):
        found.add("conflict_of_interest")
    if "judge" in facts.roles:
        found.add("judge_nominator")
    return found


def _flags_of_groups(facts: Facts, rules: AwardRules) -> set[NominationFlag]:
    found: set[NominationFlag] = set()
    kind = facts.nominees[0].type
    if kind == "group" and not any(one.paid for one in facts.named):
        if "group_self" in facts.signs:
            found.add("group_self_nomination")
        if (facts.years or 0) >= rules.kavs_years:
            found.add("kavs_candidate")
    if kind == "business" and (facts.nominees[0].name is None or "one_day" in facts.signs):
        found.add("paid_volunteering")
    return found


def _flags_of_words(facts: Facts) -> set[NominationFlag]:
    found: set[NominationFlag] = set()
    details = public.contacts(facts.text)
    if "address" in details or "postcode" in details:
        found.add("address_in_text")
    if {"phone", "email", "handle", "link"}.intersection(details):
        found.add("contact_details_in_text")
    if re.search(r"\btime ?bank", facts.plain) and re.search(
        r"\d+ ?(?:hours|hrs|credits)\b", facts.plain
    ):
        found.add("check_ledger")
    if facts.outside:
        found.add("lives_outside" if facts.ward else "outside_area")
    return found


def decide(
    facts: Facts, flags: set[NominationFlag], rules: AwardRules
) -> tuple[Eligibility, NominationAction, tuple[NominationMissing, ...]]:
    """What to do: refusals and care first, then what must be asked, then a draft."""
    found = _refused(facts, flags, rules) or _with_care(facts, flags) or _to_ask(facts, flags)
    if found is not None:
        return found
    checked = bool(flags.intersection({"conflict_of_interest", "paid_role"}))
    return "needs_check" if checked else "eligible", "draft", _usual(facts, flags)


_Decision = tuple[Eligibility, NominationAction, tuple[NominationMissing, ...]]


def _refused(facts: Facts, flags: set[NominationFlag], rules: AwardRules) -> _Decision | None:
    if "late" in flags:
        return "ineligible", "explain_late", ()
    if "early" in flags:
        return "ineligible", "explain_early", ()
    if "self_nomination" in flags and not rules.self_may:
        return "ineligible", "explain", ("nominator_other_than_self",)
    if "councillor" in flags and not rules.councillors_may:
        return "ineligible", "explain", ()
    alone = len(facts.nominees) == 1
    if "family_nominator" in flags and "posthumous" not in flags and alone and not rules.family_may:
        return "ineligible", "explain", ("nominator_other_than_family",)
    return None


def _with_care(facts: Facts, flags: set[NominationFlag]) -> _Decision | None:
    if "do_not_publish" in flags:
        return "needs_check", "private_human", ("safe_contact",)
    if "multiple_nominees" in flags:
        missing: tuple[NominationMissing, ...] = ("what_each_did",)
        return (
            "needs_check",
            "split",
            (*missing, "beyond_the_job") if "paid_role" in flags else missing,
        )
    if "posthumous" in flags:
        return "needs_check", "draft", ("family_agrees", "family_contact")
    if flags.intersection({"minor_nominee", "minor_nominator"}):
        wanted: list[NominationMissing] = []
        if facts.nominees[0].name is None:
            wanted.append("nominee_name")
        if facts.one_name:
            wanted.append("nominee_surname")
        if "minor_nominee" in flags:
            wanted.append("parent_agrees_nominee")
        if "minor_nominator" in flags:
            wanted.append("parent_agrees_nominator")
        return "needs_check", "draft_broker", tuple(wanted)
    if "allegation_third_party" in flags:
        return "needs_check", "ask", ("what_she_did",)
    return None


def _to_ask(facts: Facts, flags: set[NominationFlag]) -> _Decision | None:
    if "paid_volunteering" in flags:
        name: tuple[NominationMissing, ...] = () if facts.nominees[0].name else ("business_name",)
        return "needs_check", "ask", (*name, "more_than_one_day", "nominee_contact")
    if "unidentified_nominee" in flags:
        return "needs_check", "save_tip", ("nominee_name", "nominee_contact")
    wanted: list[NominationMissing] = []
    if facts.person and not facts.ward and not facts.years and not _told(facts):
        return "needs_check", "ask", ("what_she_did",)
    if "outside_area" in flags:
        wanted.append("birmingham_link")
    if "paid_role" in flags and "beyond" not in facts.signs:
        wanted.append("beyond_the_job")
    if not wanted:
        return None
    if facts.one_name:
        wanted.append("nominee_surname")
    if "paid_role" in flags and facts.nominees[0].type == "group":
        wanted.append("group_contact")
    elif "paid_role" in flags and facts.ward is None:
        wanted.append("place")
    return "needs_check", "ask", tuple(wanted)


def _told(facts: Facts) -> bool:
    """Whether any word tells what the nominee does, beside the name and the wish to nominate."""
    spans = [(one.start, one.end) for one in facts.named]
    return any(
        not word.stop
        and word.text.isalnum()
        and word.text not in _TELLS_NOTHING
        and not any(start <= word.start < end for start, end in spans)
        for word in facts.said.words
    )


def _usual(facts: Facts, flags: set[NominationFlag]) -> tuple[NominationMissing, ...]:
    """What a draft still needs."""
    if facts.nominees[0].type == "group":
        name: tuple[NominationMissing, ...] = () if facts.nominees[0].name else ("group_name",)
        return (*name, "group_contact")
    wanted: list[NominationMissing] = []
    if facts.one_name:
        wanted.append("nominee_surname")
    if not facts.roles and "contact_details_in_text" not in flags:
        wanted.append("nominee_contact")
    wanted.append("nominee_agrees")
    if _I_NOMINATE.search(facts.plain) and not facts.roles:
        wanted.append("nominator_name")
    return tuple(wanted)


@cache
def _categories() -> Index:
    made = Index(fuzzy=False, rooted=False)
    for category, lists in data("nominations.toml")["categories"].items():
        for phrase in lists["words"]:
            made.add(category, str(phrase), exact=True)
    return made


_TIE: tuple[Category, ...] = (
    "timebanker", "sport", "arts_heritage", "green", "good_neighbour", "together", "health",
    "learning", "volunteer",
)  # fmt: skip


def category_of(facts: Facts, rules: AwardRules) -> Category:
    """The likeliest category: by who it is, then by what most of the words speak of."""
    first = facts.nominees[0]
    if first.name == SELF or facts.signs & {"violence", "delicate"}:
        return "volunteer"
    if "posthumous" in facts.signs and facts.person:
        return "lifetime"
    if first.type == "business":
        return "business"
    young = facts.age is not None and rules.youngest <= facts.age <= rules.young_until
    if young:
        return "young_citizen"
    if first.type == "group" and not any(one.paid for one in facts.named):
        return "community_group"
    if (facts.years or 0) >= rules.lifetime_years:
        return "lifetime"
    if len(facts.nominees) > 1 and any(one.paid for one in facts.named):
        return "good_neighbour"
    return _by_words(facts)


def _by_words(facts: Facts) -> Category:
    if "allegation" in facts.signs:
        return "volunteer"
    scores: dict[str, float] = {}
    used: list[tuple[int, int]] = []
    for hit in _categories().find(facts.said):
        if any(hit.first <= last and first <= hit.last for first, last in used):
            continue
        used.append((hit.first, hit.last))
        scores[hit.key] = scores.get(hit.key, 0.0) + 1 + 0.3 * (hit.last - hit.first)
    if "timebanker" in scores:
        return "timebanker"
    if not scores.keys() & set(_TIE):
        return "volunteer"
    return max(_TIE, key=lambda category: (scores.get(category, 0.0), -_TIE.index(category)))
