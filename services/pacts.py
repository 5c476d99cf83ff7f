"""What two timebanks agree: help across up to a cap, paused and ended by either; and what is owed.

A broker or administrator of one proposes, one of the other accepts. The pair's two between accounts
outlive what was agreed, so that what is owed is never forgotten.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain import across
from domain.across import PactAction, Side
from domain.errors import DomainError, NotFound
from services import rules
from services.work import Work
from storage import communities, crossings, people
from storage import pacts as rows
from storage.crossings import Crossing
from storage.pacts import Pact
from storage.people import Community

CARD = "pact"
KIND = "across"
"""The kind of exchange that a timebank's rules must allow."""
LARGEST_CAP = 60_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A pair as one of the two sees it. `owed`: minutes that the other timebank's people owe this
    one's, below nothing where these owe; `room`: how far that is from the cap, at least 0."""

    pact: Pact
    partner_id: int
    partner: str
    owed: int
    latest: Sequence[Crossing]

    @property
    def full(self) -> bool:
        """Whether what is owed has reached the cap, one way or the other."""
        return abs(self.owed) >= self.pact.cap_minutes


async def partners(work: Work) -> list[Community]:
    """The other timebanks of this install with which this one could agree something."""
    return [one for one in await communities.every(work.tx) if one.id != work.scope.id]


async def standings(work: Work) -> list[Standing]:
    """The pairs of this timebank that agreed something, or between which something is owed."""
    work.demand("across.agree")
    found = [await _standing(work, one, 0) for one in await rows.of_one(work.tx, work.scope.id)]
    return [one for one in found if one.pact.state != "none" or one.owed]


async def standing(work: Work, pact_id: int) -> Standing:
    """One pair, with the last help across. Raises NotFound for other timebanks' pairs."""
    work.demand("across.agree")
    return await _standing(work, await _find(work, pact_id), 5)


async def _standing(work: Work, pact: Pact, limit: int) -> Standing:
    partner_id, name = pact.partner(work.scope.id)
    owed = -await rows.between(work.tx, work.scope.id, pact.id)
    latest = await crossings.latest(work.tx, pact.id, limit) if limit else ()
    return Standing(pact, partner_id, name, owed, latest)


async def pair(work: Work, one: int, other: int) -> Pact:
    """The row of two timebanks, made where they never had to do with each other."""
    cap = (await rules.of(work)).number("pair_cap_minutes")
    return await rows.of_two(work.tx, one, other, cap, work.now)


async def usual_cap(work: Work) -> int:
    """The rule `pair_cap_minutes` of this timebank."""
    return (await rules.of(work)).number("pair_cap_minutes")


async def propose(work: Work, partner_id: int, cap: int) -> Pact:
    """This timebank proposes help across, up to a cap in minutes; the other's brokers and
    administrators are asked. Raises DomainError where it is agreed or proposed already."""
    work.demand("across.agree")
    await demand_kind(work)
    if not 0 < cap <= LARGEST_CAP:
        raise DomainError("refusal-across-cap-range", minutes=LARGEST_CAP)
    if partner_id not in {one.id for one in await partners(work)}:
        raise NotFound
    found = await pair(work, work.scope.id, partner_id)
    return await _act(work, found, "propose", cap=cap)


async def act(work: Work, pact_id: int, action: PactAction, seen: str | None = None) -> Pact:
    """Accepts, declines, takes back, pauses, goes on or ends. Raises DomainError where the other
    timebank was first, or it isn't this one's to do."""
    work.demand("across.agree")
    found = await _find(work, pact_id)
    if seen is not None and seen != found.mark:
        raise DomainError("toast-old-button")
    if action in ("accept", "resume"):
        await demand_kind(work)
    return await _act(work, found, action)


async def demand_kind(work: Work) -> None:
    """Raises DomainError where the timebank's rules leave out help across."""
    if KIND not in (await rules.of(work)).some("kinds"):
        raise DomainError("refusal-kind-not-here")


async def active(work: Work) -> Sequence[Pact]:
    """The pairs in which help across is agreed now; none where the rules leave it out."""
    if KIND not in (await rules.of(work)).some("kinds"):
        return ()
    return await rows.active(work.tx, work.scope.id)


def side(pact: Pact, community_id: int) -> Side:
    """Which of the two sides a timebank is now."""
    return "asker" if pact.side_id in (None, community_id) else "partner"


async def watchers(work: Work, community_id: int) -> set[int]:
    """Who sees a timebank's pairs: its brokers and administrators."""
    found: set[int] = set()
    for role in ("broker", "administrator"):
        held = await people.with_role(work.tx, community_id, role)
        found |= {one.id for one in held}
    return found


async def _find(work: Work, pact_id: int) -> Pact:
    found = await rows.locked(work.tx, pact_id)
    if found is None or not found.has(work.scope.id):
        raise NotFound
    return found


async def _act(work: Work, found: Pact, action: PactAction, cap: int | None = None) -> Pact:
    state = across.PACTS[found.state].get((side(found, work.scope.id), action))
    if state is None:
        raise DomainError("toast-already-done")
    asks = action == "propose"
    moved = replace(
        found,
        state=state,
        cap_minutes=found.cap_minutes if cap is None else cap,
        side_id=work.scope.id,
        asked_by=work.actor.id if asks else found.asked_by,
        decided_by=None if asks else work.actor.id,
    )
    if not await rows.move(work.tx, found, moved, work.now):
        raise DomainError("toast-already-done")
    work.audit(f"pact.{action}", "pact", found.id)
    partner_id, _ = found.partner(work.scope.id)
    there = await elsewhere(work, partner_id)
    for person_id in sorted(await watchers(work, partner_id) - {work.actor.id}):
        there.show_card(person_id, CARD, found.id, f"pact.{state}", fresh=True)
    work.refresh(CARD, found.id, f"pact.{state}")
    return moved


async def elsewhere(work: Work, community_id: int) -> Work:
    """The same moment and actor in another timebank, with no roles there: for telling its people,
    and for asking its rules."""
    community = await communities.by_id(work.tx, community_id)
    if community is None:
        raise NotFound
    return Work(work.tx, work.now, work.actor, community, frozenset())
