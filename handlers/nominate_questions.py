"""The questions of a nomination: who, what they did, which award, how long, how near.

Everything is kept as typed; a name is never corrected. The reason itself is kept in the row of the
nomination and not in the form: it may be as long as several messages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.awards.nominating import ITSELF, count, is_own
from domain.reading import public
from domain.reading.nominations import read_nomination
from domain.reading.nominees import SELF
from domain.reading.praise import praises
from handlers.conversation.questions import (
    Choice,
    Found,
    FreeText,
    Given,
    Option,
    Unclear,
    plainly,
)
from handlers.unit import Unit
from handlers.wording import Markup
from services import award_rounds
from storage.award_rounds import Category

NAME = 120
AREA = 60
REACH = 300
SURNAME = 60
PART = 4_096
"""The longest message that Telegram carries."""
ON_A_PAGE = 3
MOST_YEARS = 80
UNPAID = "unpaid"
"""The answer that it is no job."""
SHORT = 8
"""Words up to which a no is only a no."""
STORY = 7
"""Words from which an answer can be more than a name."""
KEY_FAMILIES = ("btn-nominate-kind-", "btn-nominate-relation-")
_STORY = re.compile(r"\b(?:she|shes|he|hes|they|theyre|who|whos|because|cos)\b")
_UNPAID = re.compile(r"^(?:no|nope|not|its not|it is not|isnt|unpaid|nobody|free|volunteer)\b")
_UNSURE = re.compile(r"^(?:skip|dunno|(?:i )?(?:dont|don't|do not) know|not sure|no idea)\b")
_NUMBER = re.compile(r"^(?:about |over |for |nearly |around )?(\d{1,2})\s*\+?(?: ?y\w*)?$")


@dataclass(frozen=True, slots=True)
class NameQuestion(FreeText):
    """A person's, a group's or a business's name, as they type it."""

    limit: int = NAME

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The name, and what it is the name of; several are offered one by one. Who tells the whole
        story here has given the reason, too."""
        if "words" not in given and tells(words):
            return _story(unit, words)
        found = await FreeText.read(self, unit, " ".join(words.split()), given)
        if isinstance(found, Unclear):
            return found
        name = found.value
        if is_own(name, unit.member_name):
            return Found(unit.member_name, {"own": True, "kind": "individual"}, sure=False)
        if not any(sign.isalpha() for sign in name):
            return Unclear("not-understood-in-form")
        read = read_nomination(name, unit.now)
        several = [one.name for one in read.nominees if one.name and one.name != SELF]
        if len(several) > 1:
            options = [Option(name, name) for name in several[:3]]
            return Unclear("nominate-one-name", options=options)
        return Found(name, {"kind": read.nominees[0].type}, sure=False)


def tells(words: str) -> bool:
    """Whether words are more than a name: somebody does something in them."""
    return count(words) >= STORY and bool(_STORY.search(plainly(words)) or praises(words))


def _story(unit: Unit, words: str) -> Found | Unclear:
    """Who it is about, and all of it as the reason."""
    read = read_nomination(words, unit.now)
    several = [one.name for one in read.nominees if one.name and one.name != SELF]
    if len(several) > 1:
        options = [Option(name, name) for name in several[:3]]
        return Unclear("nominate-one-name", options=options)
    if not several:
        return Unclear("nominate-name-kept", also={"words": words})
    also: dict[str, Any] = {"words": words, "kind": read.nominees[0].type}
    if read.ward_hint and read.ward_sure:
        also["area"] = read.ward_hint
    return Found(several[0], also, sure=False)


@dataclass(frozen=True, slots=True)
class SurnameQuestion(FreeText):
    """The rest of a name of which only the first was given."""

    limit: int = SURNAME


@dataclass(frozen=True, slots=True)
class KindQuestion(Choice):
    """A person, a group or a business."""

    keys: tuple[tuple[str, str], ...] = (
        ("individual", "btn-nominate-kind-individual"),
        ("group", "btn-nominate-kind-group"),
        ("business", "btn-nominate-kind-business"),
    )


@dataclass(frozen=True, slots=True)
class ReasonQuestion(FreeText):
    """Why, in their own words. What the form keeps of it is only how much it is."""

    limit: int = PART

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """How many words."""
        if isinstance(value, str):
            return str(count(value))
        return unit.text("nominate-count", count=int(value["count"]))

    def load(self, value: Any) -> Any:
        """The words, or how much was kept of them."""
        return value


@dataclass(frozen=True, slots=True)
class MoreQuestion(FreeText):
    """The next part of a text that came in several messages."""

    limit: int = PART

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """That it was all."""
        return [Option(unit.wording.button(unit.lang, "btn-nominate-all"), "all")]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """Another part; the question stands until they say that it was all."""
        if plainly(words) in ("thats all", "that is all", "all", "done", "finished", "no"):
            return Found("all")
        found = await FreeText.read(self, unit, words, given)
        return Found({"several": {"add": found.value}}) if isinstance(found, Found) else found


@dataclass(frozen=True, slots=True)
class LongQuestion(FreeText):
    """The reason is longer than wished for: as it is, where the rules allow that, or a shorter one
    in its place."""

    limit: int = PART

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """To leave it as it is."""
        if not given.get("long_may"):
            return ()
        return [Option(unit.wording.button(unit.lang, "btn-nominate-long"), "as-it-is")]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """A shorter text takes the place of the long one."""
        for option in await self.options(unit, given):
            if plainly(words) == plainly(option.label):
                return Found(option.value)
        found = await FreeText.read(self, unit, words, given)
        if isinstance(found, Unclear):
            return found
        if count(words) < 5:
            return Unclear("not-understood-in-form")
        return Found({"several": {"words": found.value}})


@dataclass(frozen=True, slots=True)
class BeyondQuestion(FreeText):
    """What they do beyond a job; or that it is none, which is no part of the reason."""

    limit: int = PART

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """That nobody pays them for it."""
        return [Option(unit.wording.button(unit.lang, "btn-nominate-unpaid"), UNPAID)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words; a short no says that it is no job, and who isn't sure needn't be."""
        if count(words) <= SHORT and _UNSURE.search(plainly(words)):
            return Found("done")
        if count(words) <= SHORT and _UNPAID.search(plainly(words)):
            return Found(UNPAID)
        if plainly(words) in ("yes", "yeah", "yep", "y", "they are", "yes they are"):
            return Unclear("nominate-beyond-yes")
        return await FreeText.read(self, unit, words, given)


@dataclass(frozen=True, slots=True)
class CategoryQuestion:
    """Which award: what the words speak of first, then the others that are for such a nominee."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Three at a time, and the way to the next."""
        found = await fitting(unit, given)
        page = int(given.get("page") or 0)
        at = page * ON_A_PAGE if page * ON_A_PAGE < len(found) else 0
        options = [Option(one.label, one.id) for one in found[at : at + ON_A_PAGE]]
        if len(found) > ON_A_PAGE:
            more = page + 1 if at + ON_A_PAGE < len(found) else 0
            label = unit.wording.button(unit.lang, "btn-more")
            options.append(Option(label, {"several": {"page": more}}))
        return options

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """One by its name, or by words that only its name has; else what the words speak of."""
        found = await fitting(unit, given)
        wanted = plainly(words)
        for one in found:
            if wanted == plainly(one.label) or wanted == one.code.replace("_", " "):
                return Found(one.id)
        parts = {part for part in wanted.split() if len(part) > 3}
        fits = [one for one in found if parts & set(plainly(one.label).split())]
        if len(fits) == 1:
            return Found(fits[0].id, sure=False)
        read = read_nomination(words[:PART], unit.now).category
        likely = [one for one in found if one.code == read and read != "volunteer"]
        options = [Option(one.label, one.id) for one in (*fits, *likely)][:ON_A_PAGE]
        if options:
            return Unclear("nominate-category-which", options=options)
        lines = "\n".join(f"• {one.label}" for one in found)
        return Unclear("nominate-category-all", {"lines": lines})

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Its name stands on the card above."""
        del value
        return unit.text("nominate-category-short")

    def load(self, value: Any) -> int:
        """Its id."""
        return int(value)


async def fitting(unit: Unit, given: Given) -> list[Category]:
    """The round's categories for such a nominee, the likeliest first."""
    kind = given.get("kind") or "individual"
    found = [
        one
        for one in await award_rounds.categories(unit, int(given["round"]))
        if kind in one.kinds and not (given.get("posthumous") and not one.posthumous)
    ]
    likely = given.get("likely")
    return sorted(found, key=lambda one: (one.code != likely, one.position, one.id))


@dataclass(frozen=True, slots=True)
class YearsQuestion:
    """For how long, in whole years; less than one is 0."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A number of years, or since when."""
        plain = plainly(words)
        if match := _NUMBER.match(plain):
            return Found(min(int(match[1]), MOST_YEARS))
        years = read_nomination(f"{words[:200]}", unit.now).years
        if years is not None:
            return Found(min(years, MOST_YEARS))
        if re.search(r"\b(?:months?|weeks?|this year|just started)\b", plain):
            return Found(0)
        return Unclear("nominate-years-unclear")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 6 years."""
        return unit.text("nominate-years", count=int(value))

    def load(self, value: Any) -> int:
        """The number."""
        return int(value)


@dataclass(frozen=True, slots=True)
class AreaQuestion(FreeText):
    """The part of the city; never an address."""

    limit: int = AREA

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """What their words made likely."""
        hint = str(given.get("ward") or "")
        return [Option(hint, hint)] if hint else []

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The area, without what finds a house."""
        if public.contacts(words):
            return Unclear("nominate-area-only")
        return await FreeText.read(self, unit, words, given)


@dataclass(frozen=True, slots=True)
class RelationQuestion(Choice):
    """How near they are to each other; four as buttons, others in words."""

    keys: tuple[tuple[str, str], ...] = (
        ("neighbour", "btn-nominate-relation-neighbour"),
        ("helped", "btn-nominate-relation-helped"),
        ("family", "btn-nominate-relation-family"),
        ("other", "btn-nominate-relation-other"),
        ("friend", "btn-nominate-relation-friend"),
        ("works_with", "btn-nominate-relation-works"),
        ("member", "btn-nominate-relation-member"),
    )

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """By its button, or as people say it."""
        plain = plainly(words)
        for relation, said in RELATIONS_SAID:
            if re.search(said, plain):
                return Found(relation)
        if plain in ITSELF:
            return Found("other", {"own": True})
        found = await Choice.read(self, unit, words, given)
        return Found("other", sure=False) if isinstance(found, Unclear) else found


RELATIONS_SAID: Sequence[tuple[str, str]] = (
    (
        "family",
        (
            r"\b(?:family|relative|related|mum|mom|dad|mother|father|son|daughter|brother|sister|wife"
            r"|husband|partner|nan|grandad|gran|aunt|auntie|uncle|cousin|niece|nephew)\b"
        ),
    ),
    ("works_with", r"\b(?:works?|colleague|boss|job)\b"),
    ("helped", r"\bhelp(?:s|ed)? (?:me|us)\b|\bhelped by\b"),
    ("friend", r"\b(?:friends?|mates?)\b"),
    ("neighbour", r"\b(?:neighbou?rs?|next door|same (?:street|road))\b"),
    ("member", r"\b(?:members?|same (?:club|group|timebank)|my (?:club|group))\b"),
)


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no, kept as true or false."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Both."""
        yes, no = (unit.wording.button(unit.lang, key) for key in ("btn-yes", "btn-no"))
        return [Option(yes, value=True), Option(no, value=False)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A yes or a no, also in a few words."""
        first = plainly(words).split()[:1]
        if first in (["yes"], ["yeah"], ["yep"], ["y"]):
            return Found(value=True, sure=False)
        if first in (["no"], ["nope"], ["n"]):
            return Found(value=False, sure=False)
        return Unclear("not-understood-in-form")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The label of the button."""
        return unit.text("btn-yes" if value else "btn-no")

    def load(self, value: Any) -> bool:
        """Whether it was a yes."""
        return bool(value)


@dataclass(frozen=True, slots=True)
class FilesQuestion(Choice):
    """Photos and voice notes come by themselves; the button says that it was all."""

    keys: tuple[tuple[str, str], ...] = (("done", "btn-nominate-files-done"),)

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """That there is none, or no more."""
        if plainly(words) in ("no", "none", "done", "thats all", "nothing", "no photo"):
            return Found("done")
        return await Choice.read(self, unit, words, given)
