"""A nomination's row as the answers of its form, and back; and what a first sentence says."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.awards.nominating import Told, count
from domain.reading.nominations import NominationReading
from domain.reading.nominees import SELF
from storage.award_rounds import Round
from storage.nominations import Nomination

OPTIONAL = ("surname", "years", "area", "knows", "under_18", "reach", "parent", "family", "files")
"""Questions that can be left out; what was left out is not asked again."""
COUNTS: frozenset[str] = frozenset({
    "do_not_publish", "domestic_abuse", "alert_broker", "councillor", "posthumous", "paid_role",
    "minor_nominee", "minor_nominator", "paid_volunteering", "allegation_third_party",
    "remove_before_judging", "check_ledger", "address_in_text", "contact_details_in_text",
    "outside_area", "lives_outside", "kavs_candidate", "conflict_of_interest", "judge_nominator",
    "group_self_nomination",
})  # fmt: skip
"""Flags of the words themselves, whoever is named in an answer of its own."""


def given_of(one: Nomination, award: Round) -> dict[str, Any]:
    """The answers of a row, as the form has them."""
    given: dict[str, Any] = {
        "nomination": one.id,
        "sent": one.state == "sent",
        "round": award.id,
        "long_may": award.rules.long_may,
        "flags": list(one.flags),
        "own": "self" in one.flags,
        "posthumous": bool(one.posthumous),
    }
    columns = {
        "name": one.nominee_name, "kind": one.nominee_kind, "category": one.category_id,
        "years": one.years, "area": one.area, "relation": one.relation,
        "knows": one.nominee_knows, "under_18": one.under_18, "may_name": one.may_name,
    }  # fmt: skip
    given |= {name: value for name, value in columns.items() if value is not None}
    if one.words:
        whole = f"{one.words}{one.rest or ''}"
        given |= {"words": {"count": count(whole), "last": 0}, "long": "as-it-is"}
    if one.reach is not None:
        whose = "family" if one.posthumous else "parent" if one.under_18 else "reach"
        given[whose] = one.reach
    given |= dict.fromkeys(one.passed)
    given |= {name: value for name, value in _seen_to(one).items() if value is not None}
    return given


def _seen_to(one: Nomination) -> dict[str, Any]:
    """What was asked because of a flag and answered: it isn't asked again."""
    answered = set(one.passed)
    return {
        "beyond": "done" if "beyond" in answered else None,
        "linked": True if "linked" in answered else None,
        "councillor": False if "councillor" in answered else None,
    }


def from_reading(read: NominationReading, words: str, award: Round) -> dict[str, Any]:
    """What a sentence says: who, what for, how long, where, how near."""
    first = read.nominees[0]
    given: dict[str, Any] = {
        "round": award.id,
        "long_may": award.rules.long_may,
        "flags": [flag for flag in read.flags if flag in COUNTS],
        "likely": read.category,
        "kind": first.type,
    }
    if first.name == SELF:
        given["own"] = True
    elif first.name:
        given["name"] = first.name
    told = first.name != SELF and (first.name or first.type != "individual")
    if "what_she_did" not in read.missing and told:
        given["words"] = words
    if read.years is not None:
        given["years"] = read.years
    if read.ward_hint:
        given["ward"] = read.ward_hint
        if read.ward_sure:
            given["area"] = read.ward_hint
    if "family_nominator" in read.flags:
        given["relation"] = "family"
    if "minor_nominee" in read.flags:
        given["under_18"] = True
    return given


def told_of(given: Mapping[str, Any], flags: Sequence[str]) -> Told:
    """The answers as the rules look at them."""
    much = given.get("words")
    sized = much if isinstance(much, dict) else {}
    return Told(
        kind=given.get("kind"),
        name=given.get("name"),
        own=bool(given.get("own")),
        relation=given.get("relation"),
        years=given.get("years"),
        under_18=given.get("under_18"),
        posthumous="posthumous" in flags,
        young=given.get("likely") == "young_citizen",
        linked=given.get("linked"),
        councillor=given.get("councillor"),
        count=int(sized.get("count", 0)),
        last=int(sized.get("last", 0)),
    )


def answers_of(
    given: Mapping[str, Any], flags: Sequence[str], off: Sequence[str]
) -> dict[str, Any]:
    """The answers by the columns of the row; what has none yet is left as it is."""
    names = {
        "name": "nominee_name", "kind": "nominee_kind", "category": "category_id", "years": "years",
        "area": "area", "relation": "relation", "knows": "nominee_knows", "under_18": "under_18",
        "may_name": "may_name",
    }  # fmt: skip
    kept = {column: given[name] for name, column in names.items() if given.get(name) is not None}
    reach = next(
        (given[n] for n in ("family", "parent", "reach") if given.get(n) and n not in off), None
    )
    if reach:
        kept["reach"] = reach
    passed = [n for n in OPTIONAL if n in given and given[n] is None and n not in off]
    passed += [n for n in ("beyond", "linked", "councillor") if given.get(n) is not None]
    passed += ["files"] if given.get("files") else []
    kept |= {"passed": passed, "flags": list(flags), "posthumous": "posthumous" in flags}
    return kept
