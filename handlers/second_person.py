"""What one at the desk asked for and a second person decides: who sees it, and its buttons."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.permissions import Role, Verb, may
from handlers.conversation.screens import Button, Rows, one_a_row
from handlers.journey import RunTap, View
from handlers.pressed import pressed
from handlers.queue import last_row
from handlers.unit import Tap, Unit
from services import four_eyes
from services.work import Work
from storage import communities


class Waiting(Protocol):
    """A row of what waits for a second person, or waited."""

    @property
    def id(self) -> int: ...
    @property
    def community_id(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def asked_by(self) -> int: ...


class Decide(Protocol):
    """A service's function: the second person says yes or no."""

    async def __call__(self, work: Work, object_id: int, /, *, yes: bool) -> object: ...


Withdraw = Callable[[Work, int], Awaitable[object]]
"""A service's function: whoever asked takes it back."""


@dataclass(frozen=True, slots=True)
class Looker:
    """Whoever may see it: the roles they hold in its timebank, and the timebank's zone."""

    held: frozenset[Role]
    zone: ZoneInfo


Choice = tuple[str, str]
"""A button's label and verb."""


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """One kind of card: who may be the second person, and what they and who asked can press."""

    card: str
    verb: Verb
    yes: Choice
    no: Choice
    back: Choice

    async def looker(self, view: View, found: Waiting) -> Looker | None:
        """The viewer, if they may see it."""
        held, roles = await four_eyes.roles_about(
            view.tx, found.community_id, self.card, found.id, view.viewer.id
        )
        if not may(roles, self.verb):
            return None
        community = await communities.by_id(view.tx, found.community_id)
        assert community is not None
        return Looker(held, ZoneInfo(community.zone))

    def taps(self, decide: Decide, withdraw: Withdraw, reason: str) -> dict[str, RunTap]:
        """What the three buttons do; the card shows what came of it."""

        async def decided(unit: Unit, tap: Tap) -> None:
            async with pressed(unit, self.card, tap.id, reason):
                await unit.use_timebank_of(self.card, tap.id)
                if tap.verb == self.back[1]:
                    await withdraw(unit, tap.id)
                else:
                    await decide(unit, tap.id, yes=tap.verb == self.yes[1])

        return dict.fromkeys((self.yes[1], self.no[1], self.back[1]), decided)

    def rows(self, view: View, found: Waiting, looker: Looker, then: Sequence[Choice] = ()) -> Rows:
        """The buttons: while it waits yes and no, or taking it back; afterwards those of `then`."""
        choices = then
        if found.state == "asked":
            mine = found.asked_by == view.viewer.id
            choices = (self.back,) if mine else (self.yes, self.no)
        buttons = [
            Button(view.wording.button(view.lang, key), f"{verb}:{found.id}")
            for key, verb in choices
        ]
        return (*one_a_row(*buttons), last_row(view, looker.held, self.card, found.id))
