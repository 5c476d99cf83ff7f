"""The questions that somebody answers when joining a timebank."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.reading import places
from domain.reading.places import Place
from handlers.conversation.questions import Found, Given, Option, Unclear, agrees, plainly
from handlers.unit import Unit
from handlers.wording import Markup
from services import rules

LONGEST_NAME = 100
LONGEST_AREA = 100
MOST_WARDS = 3
LONGEST_REACH = 200
NOT_TO_BE_RUNG = ("no", "none", "never", "not at all", "no thanks", "no thank you")
NOT_AT_ALL = "-"
OLDEST = 120
NO_NAME = "Friend"
"""What people without a first name are called until they say."""
AGE = re.compile(
    r"(?:yes |no )?(?:i am |im |age |aged )?(\d{1,3})(?: ?(?:(?:years?|yrs?)(?: old)?|yo))?"
)
ADULT = frozenset({"over 18", "18+", "18 or over", "18 and over", "i am", "yes over 18"})
UNDER_18 = frozenset({"no", "n", "nope", "under 18", "not yet", "im not", "i am not"})
UNDER_16 = frozenset({"under 16", "im under 16", "i am under 16", "a child", "im a child"})
CHILD, CHILD_BELOW = "child", 16
"""Under 16 nothing at all is kept, and an adult is brought in (DOMAIN.md section 5)."""
NO_ANSWER = (
    UNDER_18 | UNDER_16 | {"hello", "hi", "hiya", "help", "skip", "dont know", "i dont know"}
)
"""What people type who missed the question: never a name."""


def clean_name(words: str) -> str:
    """A name without control and direction signs, with single spaces."""
    kept = "".join(sign for sign in words if unicodedata.category(sign)[0] != "C" or sign in "\n\t")
    return " ".join(kept.split())


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """What somebody wants to be called: any name that has a letter, in any script."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The name that Telegram has, where it has one."""
        name = clean_name(unit.actor.name)
        usable = name != NO_NAME and any(sign.isalpha() for sign in name)
        return [Option(name[:LONGEST_NAME], name[:LONGEST_NAME])] if usable else []

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The name as typed, without what can't be seen in it."""
        name = clean_name(words)
        if agrees(name) or plainly(name) in NO_ANSWER:
            return Unclear("not-understood-in-form")
        if not any(sign.isalpha() for sign in name):
            return Unclear("join-name-no-letters")
        if len(name) > LONGEST_NAME:
            return Unclear("join-name-too-long", {"limit": LONGEST_NAME})
        return Found(name)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The name."""
        return str(value)

    def load(self, value: Any) -> str:
        """The name."""
        return str(value)


@dataclass(frozen=True, slots=True)
class AdultQuestion:
    """Whether somebody is 18 or over: a tap, yes or no, or an age."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The three answers."""
        return [
            Option(unit.wording.button(unit.lang, "btn-join-adult"), "yes"),
            Option(unit.wording.button(unit.lang, "btn-join-under-18"), "no"),
            Option(unit.wording.button(unit.lang, "btn-join-under-16"), CHILD),
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The answer, or what an age says."""
        said = plainly(words)
        if said in ADULT or agrees(words):
            return Found("yes")
        if said in UNDER_18:
            return Found("no")
        if said in UNDER_16:
            return Found(CHILD)
        if (age := AGE.fullmatch(said)) and 3 < int(age[1]) <= OLDEST:
            old = int(age[1])
            return Found("yes" if old >= 18 else "no" if old >= CHILD_BELOW else CHILD)
        return Unclear("not-understood-in-form")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The label of the answer."""
        return unit.text(
            {"yes": "btn-join-adult", CHILD: "btn-join-under-16"}.get(value, "btn-join-under-18")
        )

    def load(self, value: Any) -> bool:
        """Whether they are an adult."""
        return bool(value == "yes")


@dataclass(frozen=True, slots=True)
class ReachQuestion:
    """How a broker may reach somebody: a number and a good time, or not at all. `told` is for what
    a broker types for somebody else, who may have neither: it is kept if they say so."""

    told: bool = False

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Only what needs no number."""
        if self.told:
            return ()
        return [Option(unit.wording.button(unit.lang, "btn-join-not-at-all"), NOT_AT_ALL)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Words with a telephone number or an e-mail address in them."""
        clean = " ".join(words.split())
        if not self.told and plainly(words) in (
            "no",
            "none",
            "never",
            "not at all",
            "no thanks",
            "no thank you",
        ):
            return Found(NOT_AT_ALL)
        if len(clean) > LONGEST_REACH:
            return Unclear("error-too-long", {"limit": LONGEST_REACH})
        if sum(sign.isdigit() for sign in clean) < 6 and not re.search(r"\S@\S+\.\S", clean):
            if not self.told:
                return Unclear("join-reach-no-number")
            keep = unit.wording.button(unit.lang, "btn-newmember-reach-keep")
            return Unclear("newmember-reach-no-number", options=(Option(keep, clean),))
        return Found(clean)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The words."""
        return unit.text("btn-join-not-at-all") if value == NOT_AT_ALL else str(value)

    def load(self, value: Any) -> str | None:
        """The words; None for not at all."""
        return None if value == NOT_AT_ALL else str(value)


@dataclass(frozen=True, slots=True)
class AgreeQuestion:
    """The code of conduct: a tap, or words that say yes."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The one answer; whoever disagrees can talk to a person or stop."""
        return [Option(unit.wording.button(unit.lang, "btn-join-rules"), "yes")]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Yes, in one of its usual forms."""
        if agrees(words):
            return Found("yes")
        return Unclear("join-rules-needed")

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The label."""
        return unit.text("btn-join-rules")

    def load(self, value: Any) -> str:
        """The answer."""
        return str(value)


async def wards(unit: Unit) -> list[str]:
    """The areas that the timebank serves, as its settings name them."""
    return list((await rules.of(unit)).lines("wards"))


@dataclass(frozen=True, slots=True)
class AreaQuestion:
    """The ward or the place that somebody lives in, by any name that people use for it."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The timebank's own areas."""
        return [Option(ward, ward) for ward in await wards(unit)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The area, as the timebank spells it where it is one of its own."""
        clean = clean_name(words).strip(" .,!?")
        if not any(sign.isalpha() for sign in clean):
            return Unclear("join-area-no-letters")
        if agrees(clean) or plainly(clean) in UNDER_18:
            return Unclear("not-understood-in-form")
        if len(clean) > LONGEST_AREA:
            return Unclear("error-too-long", {"limit": LONGEST_AREA})
        own = await wards(unit)
        if same := next((w for w in own if plainly(w) == plainly(clean)), None):
            return Found(same)
        found = [place for place in places.find(clean) if place.wards]
        if not found:
            return Found(clean)
        place = found[0]
        if place.sure and len(place.wards) == 1:
            return Found(_in_ward(place, place.wards[0]))
        # The timebank's own wards come first: most people who write to it live there.
        likely = sorted(place.wards, key=lambda ward: ward not in own)
        options = [Option(ward, _in_ward(place, ward)) for ward in likely[:MOST_WARDS]]
        return Unclear(
            "join-area-which", {"area": place.name}, [*options, Option(clean[:60], clean)]
        )

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The name."""
        return str(value)

    def load(self, value: Any) -> str:
        """The name."""
        return str(value)


def _in_ward(place: Place, ward: str) -> str:
    """A place with its ward, such as "Pelham (Ward End)"; streets are left out."""
    return ward if place.kind in ("ward", "road") else f"{place.name} ({ward})"
