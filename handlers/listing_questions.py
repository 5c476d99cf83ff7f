"""Questions about offers and wants: what, which kind of help, when, where, in which languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import listings as rules
from domain import slots
from domain.listings import LONGEST_WORDS, Facts
from domain.reading import places, skills
from domain.reading.types import RequestReading
from handlers.conversation.questions import Found, Given, Option, Unclear, plainly
from handlers.listing_words import LANGUAGES, when_words
from handlers.unit import Unit
from handlers.wording import Markup
from services import rules as timebank_rules
from storage import people

MOST_OPTIONS = 3
LONGEST_REPLY = 200
USUAL = (
    ("", "btn-listing-any-time"),
    ("mon tue wed thu fri", "btn-listing-weekdays"),
    (" ".join(f"{day}-eve" for day in slots.DAYS), "btn-listing-evenings"),
    ("sat sun", "btn-listing-weekends"),
)
"""The usual answers to: when."""
SPOKEN_HERE = ("en", "ur", "pa", "pl")
"""Languages offered as buttons; all others are typed."""
KEY_FAMILIES = ("ask-refused-",)


def refusal_key(unit: Unit, request: RequestReading) -> str:
    """The kind no for what is never exchanged, with who can help instead."""
    topic = "money_card" if "financial_abuse_risk" in request.flags else request.blocked
    key = f"ask-refused-{(topic or 'other').replace('_', '-')}"
    return key if unit.wording.known(key) else "ask-refused-other"


def given_by(facts: Facts, words: str) -> dict[str, Any]:
    """The answers that words give to all questions of a listing, as the draft keeps them."""
    given: dict[str, Any] = {"what": words, "skill": " ".join(facts.skills)}
    if facts.slots is not None:
        given["when"] = facts.slots
    if facts.area is not None:
        given["area"] = facts.area
    if facts.langs:
        given["langs"] = " ".join(facts.langs)
    if facts.remote is not None:
        given["how"] = "remote" if facts.remote else "person"
    if facts.quick or facts.once:
        given["size"] = " ".join(
            size for size, said in (("quick", facts.quick), ("once", facts.once)) if said
        )
    if facts.other is not None:
        given["other"] = facts.other
    return given


async def usual(unit: Unit) -> dict[str, Any]:
    """What holds unless somebody says otherwise, so that it isn't asked: the member's own area, in
    person, any size."""
    own = await people.membership(unit.tx, unit.scope.id, unit.member)
    area = own.area if own is not None and own.area else ""
    return {"area": area, "how": "person", "size": "", "langs": ""}


@dataclass(frozen=True, slots=True)
class WhatQuestion:
    """What somebody offers or would like, in their own words, up to 500 characters."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer: the words are theirs."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words, with whatever they say of the other questions; a kind no for what is never
        exchanged."""
        clean = " ".join(words.split())
        if not clean or not any(sign.isalpha() for sign in clean):
            return Unclear("not-understood-in-form")
        if len(clean) > LONGEST_WORDS:
            return Unclear("error-too-long", {"limit": LONGEST_WORDS})
        facts = rules.facts(clean, unit.local)
        if facts.refusal is not None:
            return Unclear(refusal_key(unit, facts.refusal))
        said = given_by(facts, clean)
        also = {} if "area" in given else await usual(unit)
        also = {name: value for name, value in also.items() if name not in said}
        return Found({"several": {"other": None, **said}}, also, sure=False)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The words themselves."""
        return str(value)

    def load(self, value: Any) -> str:
        """The words."""
        return str(value)


@dataclass(frozen=True, slots=True)
class SkillQuestion:
    """The kind of help, out of the taxonomy; several where the words spoke of several."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """The likeliest kinds, and none of these."""
        ranked = [one.skill for one in skills.rank(str(given.get("what") or ""), MOST_OPTIONS)]
        found = [Option(skills.taxonomy()[skill].label, skill) for skill in ranked]
        return [*found, Option(unit.wording.button(unit.lang, "btn-listing-other-kind"), "")]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The kinds of help that the words name."""
        found = [one for one in skills.several(words[:LONGEST_REPLY]) if not one.weak]
        if found:
            return Found(" ".join(one.skill for one in found[: rules.MOST_SKILLS]))
        return Unclear("listing-kind-unclear", {}, await self.options(unit, given))

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The names of the kinds of help."""
        names = [skills.taxonomy()[skill].label for skill in self.load(value)]
        if not names:
            return unit.text("btn-listing-other-kind")
        return unit.text("listing-kinds", kinds=names)

    def load(self, value: Any) -> tuple[str, ...]:
        """Ids of the taxonomy; none for another kind."""
        return tuple(one for one in str(value or "").split() if one in skills.taxonomy())


@dataclass(frozen=True, slots=True)
class SlotsQuestion:
    """When it would suit, week by week."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The usual answers."""
        return [Option(unit.wording.button(unit.lang, key), value) for value, key in USUAL]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Days and times in any words."""
        found = slots.read(words[:LONGEST_REPLY])
        return Unclear("listing-when-unclear") if found is None else Found(found)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Days and times in full."""
        return when_words(unit.wording, unit.lang, str(value))

    def load(self, value: Any) -> str:
        """Slots as domain.slots keeps them."""
        return str(value)


@dataclass(frozen=True, slots=True)
class AreaQuestion:
    """A part of the city; never a street, as others read it."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The timebank's wards, and all of them."""
        wards = (await timebank_rules.of(unit)).lines("wards")[:MOST_OPTIONS]
        anywhere = Option(unit.wording.button(unit.lang, "btn-listing-anywhere"), "")
        return [*(Option(ward, ward) for ward in wards), anywhere]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """A ward of the timebank or of the city by its name, or by what people call it."""
        said = plainly(words[:LONGEST_REPLY])
        own = (await usual(unit))["area"]
        for ward in (*(await timebank_rules.of(unit)).lines("wards"), own):
            if ward and said == plainly(ward):
                return Found(ward)
        found = [p for p in places.find(words[:LONGEST_REPLY]) if p.wards and p.kind != "road"]
        if len(found) == 1:
            return Found(found[0].wards[0])
        return Unclear("listing-area-unclear", {}, await self.options(unit, given))

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Its name."""
        return str(value) or unit.text("btn-listing-anywhere")

    def load(self, value: Any) -> str | None:
        """Its name; None for anywhere."""
        return str(value) or None


@dataclass(frozen=True, slots=True)
class LanguagesQuestion:
    """Languages in which the help can be given."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Some that many here speak."""
        return [Option(LANGUAGES[code], code) for code in SPOKEN_HERE]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """Every language that the words name."""
        codes = [c for c in places.languages(words[:LONGEST_REPLY]) if c in LANGUAGES]
        if "english" in plainly(words):
            codes.insert(0, "en")
        if not codes:
            return Unclear("listing-languages-unclear", {}, await self.options(unit, given))
        return Found(" ".join(dict.fromkeys(codes)))

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Their names."""
        names = [LANGUAGES[code] for code in self.load(value)]
        return unit.text("listing-kinds", kinds=names) if names else ""

    def load(self, value: Any) -> tuple[str, ...]:
        """Their codes."""
        return tuple(code for code in str(value or "").split() if code in LANGUAGES)


@dataclass(frozen=True, slots=True)
class LabelQuestion:
    """One of a few answers, by its label; or what words about it say (`field` of a listing)."""

    keys: tuple[tuple[str, str], ...]
    field: str

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """All of them."""
        return [Option(unit.wording.button(unit.lang, key), value) for value, key in self.keys]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The option whose label was typed, or that the words mean."""
        for option in await self.options(unit, given):
            if plainly(words) == plainly(option.label):
                return Found(option.value)
        said = given_by(rules.facts(words[:LONGEST_REPLY], unit.local), "").get(self.field)
        return Found(said) if said is not None else Unclear("not-understood-in-form")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The label."""
        return unit.text(dict(self.keys)[str(value)])

    def load(self, value: Any) -> str:
        """The value."""
        return str(value)
