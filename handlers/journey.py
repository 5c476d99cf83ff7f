"""What a journey is made of, and the registry in which the program finds all of them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from domain.permissions import Role
from domain.reading.types import Reading
from handlers.conversation.forms import Form
from handlers.conversation.screens import Screen
from handlers.unit import Tap, Unit
from handlers.wording import Wording
from storage import Tx
from storage.people import Person

RunCommand = Callable[[Unit, str], Awaitable[None]]
"""Handles a command; the text is what stood behind it."""
RunTap = Callable[[Unit, Tap], Awaitable[None]]
RunIntent = Callable[[Unit, Reading], Awaitable[None]]
Hear = Callable[[Unit, str], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Command:
    """A typed command: who finds it in their menu (`menu`) and in /help (`roles`; empty: all)."""

    name: str
    run: RunCommand
    roles: frozenset[Role] = frozenset()
    menu: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """Who looks at a card, and with what: rendering reads, and never changes."""

    tx: Tx
    viewer: Person
    lang: str
    wording: Wording
    now: datetime
    bot_username: str = ""
    registry: Any = None
    """handlers.journey.Registry, for cards that show what stands on others."""


RenderCard = Callable[[View, int], Awaitable[Screen | None]]
"""Draws a card for its viewer; None where it is no longer true or not theirs to see."""


@dataclass(frozen=True)
class Journey:
    """One journey: its commands, buttons, forms, cards, and the intents that lead to it."""

    name: str
    commands: Sequence[Command] = ()
    taps: Mapping[str, RunTap] = field(default_factory=dict)
    forms: Sequence[Form[Any]] = ()
    cards: Mapping[str, RenderCard] = field(default_factory=dict)
    intents: Mapping[str, RunIntent] = field(default_factory=dict)
    said: Mapping[str, RunCommand] = field(default_factory=dict)
    """Buttons whose words are understood without their message in sight, by the key of the label:
    "Can't make it" is typed days after the card came. Not in the middle of a form."""
    hears: Sequence[Hear] = ()
    """Looks at a sentence outside a form before anything is read from it; True where it was for
    this journey and is answered."""
    hears_all: Sequence[Hear] = ()
    """The same, also for people who are no members, and before them."""
    for_others: Sequence[Hear] = ()
    """The same for sentences of brokers about members, behind a command too."""
    replies: Mapping[str, RunCommand] = field(default_factory=dict)
    """A bare yes, no or problem, outside a form: handled by what it can be the answer to."""


@dataclass(frozen=True)
class Registry:
    """All journeys, by what leads to them. Two journeys never claim the same name."""

    journeys: Sequence[Journey]

    @cached_property
    def commands(self) -> dict[str, Command]:
        """Commands by name."""
        return _once((c.name, c) for j in self.journeys for c in j.commands)

    @cached_property
    def taps(self) -> dict[str, RunTap]:
        """Buttons by verb."""
        return _once(pair for j in self.journeys for pair in j.taps.items())

    @cached_property
    def forms(self) -> dict[str, Form[Any]]:
        """Forms by name."""
        return _once((f.name, f) for j in self.journeys for f in j.forms)

    @cached_property
    def cards(self) -> dict[str, RenderCard]:
        """Cards by kind."""
        return _once(pair for j in self.journeys for pair in j.cards.items())

    @cached_property
    def said(self) -> dict[str, RunCommand]:
        """What to do about a label that is typed at any time."""
        return _once(pair for j in self.journeys for pair in j.said.items())

    @cached_property
    def hears(self) -> tuple[Hear, ...]:
        """Who looks at a sentence first, in the journeys' order."""
        return tuple(hear for j in self.journeys for hear in j.hears)

    @cached_property
    def hears_all(self) -> tuple[Hear, ...]:
        """Who looks at anybody's sentence first."""
        return tuple(hear for j in self.journeys for hear in j.hears_all)

    async def said_for_others(self, unit: Unit, words: str) -> bool:
        """Whether words were a broker's about members, and are answered."""
        for journey in self.journeys:
            for hear in journey.for_others:
                if await hear(unit, words):
                    return True
        return False

    @cached_property
    def replies(self) -> dict[str, RunCommand]:
        """What to do about a bare yes, no or problem."""
        return _once(pair for j in self.journeys for pair in j.replies.items())

    @cached_property
    def intents(self) -> dict[str, RunIntent]:
        """What to do about each intent of a sentence."""
        return _once(pair for j in self.journeys for pair in j.intents.items())


def _once(pairs: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"two journeys claim {name!r}")
        found[name] = value
    return found
