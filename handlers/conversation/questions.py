"""Questions with typed answers: how each is asked, read and shown again.

An answer is kept as JSON in the draft and becomes its type when the form is whole. A question
reads words with the same readers as everywhere, and may find answers to other questions in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from domain.errors import DomainError
from handlers.unit import Unit
from handlers.wording import Markup, Value

Given = Mapping[str, Any]
UNTYPED = frozenset(",'’‘`´\u2068\u2069")
"""Signs that people leave out, or that only the phone puts in."""
MEANT = frozenset({"yes", "y", "yep", "yeah", "yea", "ok", "okay", "agree", "agreed", "sure"})
YES = MEANT | frozenset({
    "i", "do", "am", "all", "it", "is", "that", "this", "thats", "the", "to", "with", "them",
    "rules", "please", "thanks", "thank", "you", "fine", "happy", "good", "right", "correct",
    "send", "ask", "go", "on", "ahead", "of", "course",
})  # fmt: skip
"""Words that may stand beside one of those."""
BESIDE = frozenset({
    "i", "ill", "id", "we", "it", "the", "that", "this", "a", "them", "me", "please", "will",
    "would", "want", "like", "to", "one",
})  # fmt: skip
"""Words that say nothing of which answer is meant: "I give it" is Give the help."""
MOST_WORDS = 8
"""A longer message says more than yes."""


@dataclass(frozen=True, slots=True)
class Option:
    """A likely answer, offered as a button: what it is called and what it stands for."""

    label: str
    value: Any


@dataclass(frozen=True, slots=True)
class Found:
    """An answer that was read from words, with whatever else they answered.

    `sure` is False where any words would have been taken: such an answer never changes another.
    """

    value: Any
    also: Given = field(default_factory=dict)
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words that were not an answer yet: a sentence that says why, and likely answers."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    options: Sequence[Option] = ()
    also: Given = field(default_factory=dict)
    """Answers to other questions that stood in the words."""


class Question(Protocol):
    """One question of a form."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Likely answers to offer as buttons."""
        ...

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """An answer from typed words."""
        ...

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The answer as the person reads it on the review card."""
        ...

    def load(self, value: Any) -> Any:
        """The answer as the form's type, from JSON."""
        ...


@dataclass(frozen=True, slots=True)
class FreeText:
    """Words as typed, up to `limit` characters."""

    limit: int = 1000

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer: the words are theirs."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The words, without the white space around them."""
        clean = words.strip()
        if not clean:
            return Unclear("not-understood-in-form")
        if len(clean) > self.limit:
            return Unclear("error-too-long", {"limit": self.limit})
        return Found(clean, sure=False)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The words themselves."""
        return str(value)

    def load(self, value: Any) -> str:
        """The words."""
        return str(value)


@dataclass(frozen=True, slots=True)
class CheckedText(FreeText):
    """Words that a rule looks at before they are taken."""

    def check(self, words: str) -> None:
        """Raises DomainError for words that can't stand there."""
        raise NotImplementedError

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words, or why they can't stand there."""
        found = await FreeText.read(self, unit, words, given)
        if isinstance(found, Found):
            try:
                self.check(found.value)
            except DomainError as refusal:
                return Unclear(refusal.key, refusal.values)
        return found


@dataclass(frozen=True, slots=True)
class Kept(FreeText):
    """Anything that JSON holds, for fields that are filled and never asked."""

    def load(self, value: Any) -> Any:
        """The value as it was kept."""
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few answers, each a key of a button; typed by label, or by number in order."""

    keys: tuple[tuple[str, str], ...]
    """(value, key of its label) in the order shown."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """All of them."""
        return [Option(unit.wording.button(unit.lang, key), value) for value, key in self.keys]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The option whose label or number was typed, or whose label alone has the words."""
        options = await self.options(unit, given)
        for number, option in enumerate(options, 1):
            if plainly(words) in (plainly(option.label), str(number)):
                return Found(option.value)
        said = set(plainly(words).split()) - BESIDE
        meant = [one for one in options if said and said <= set(plainly(one.label).split())]
        if len(meant) == 1:
            return Found(meant[0].value, sure=False)
        return Unclear("not-understood-in-form")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The label of the choice."""
        return unit.text(dict(self.keys)[str(value)])

    def load(self, value: Any) -> str:
        """The value of the choice."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Suggested(FreeText):
    """Words as typed, with usual ones offered as buttons."""

    keys: tuple[str, ...] = ()

    def __init__(self, keys: tuple[str, ...], limit: int = 500) -> None:
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "limit", limit)

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The usual words."""
        labels = [unit.wording.button(unit.lang, key) for key in self.keys]
        return [Option(label, label) for label in labels]


def plainly(words: str) -> str:
    """Words for comparing with a label: no case, no commas, apostrophes or marks around them, "and"
    for "&", single spaces. Few people type "Yes, that's right" with all its signs."""
    bare = "".join(sign for sign in words.casefold() if sign not in UNTYPED)
    return " ".join(bare.replace("&", " and ").split()).strip(" .!?")


def agrees(words: str) -> bool:
    """Whether words say yes, and nothing else: "yes", "yes ok I agree", "yes send it please"."""
    said = plainly(words).replace(".", " ").replace("!", " ").split()
    return 0 < len(said) <= MOST_WORDS and YES.issuperset(said) and not MEANT.isdisjoint(said)


def day_of(value: Any) -> date:
    """A day from the JSON of a draft."""
    return date.fromisoformat(str(value))
