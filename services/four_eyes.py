"""Who decides where somebody may not decide themselves: another broker; else an administrator; else
a broker of a partner timebank.

Where a timebank's brokers are all too near, whoever stands in for them is sent the card and decides
from it, about this one thing only: nobody has to be made a broker for it.
"""

from collections.abc import Collection, Mapping
from typing import Literal

from domain.errors import DomainError
from domain.permissions import Role
from services.work import Work
from storage import pacts, people, sides
from storage.db import Tx
from storage.people import Person

Who = Literal["broker", "administrator", "partner", "nobody"]
CARDS: Mapping[str, Role] = {
    "exchange": "broker",
    "gift": "broker",
    "issue": "administrator",
    "bar": "administrator",
    "merger": "administrator",
    "import": "administrator",
    "reversal": "administrator",
    "arrangement": "broker",
    "booking": "broker",
    "crossing": "broker",
    "gathering": "broker",
    "membership": "broker",
    "nominee": "broker",
    "request": "broker",
    "roster": "broker",
}
"""What somebody can stand in for a broker about, by its card, and as what they decide about it."""
OWN = frozenset({
    "refusal-own-exchange", "refusal-own-membership", "refusal-own-request",
    "refusal-own-gathering", "refusal-own-opportunity", "refusal-second-person",
    "refusal-own-award",
})  # fmt: skip
"""Refusals that mean: not you."""


async def deciders(
    tx: Tx, community_id: int, parties: Collection[int], without: Collection[int] = ()
) -> tuple[Who, list[Person]]:
    """Who can decide about something of these people, and what they are: brokers who are not too
    near and not in `without`; where there is none, administrators; where there is none, the brokers
    of partner timebanks."""
    brokers, parties = await sides.brokers_and_near(tx, community_id, parties)
    near = {*parties, *without}
    if found := _reachable(brokers, near):
        return "broker", found
    if found := _reachable(await people.with_role(tx, community_id, "administrator"), near):
        return "administrator", found
    for pact in await pacts.active(tx, community_id):
        others = await people.with_role(tx, pact.partner(community_id)[0], "broker")
        if found := _reachable(others, near):
            return "partner", found
    return "nobody", []


def _reachable(found: Collection[Person], without: Collection[int]) -> list[Person]:
    """A card has to reach them here."""
    return [p for p in found if p.telegram_id is not None and p.id not in without]


async def seconds(work: Work) -> tuple[Who, list[Person]]:
    """Who can decide in the actor's place."""
    without = {work.actor.id, *work.near, *work.helps}
    return await deciders(work.tx, work.scope.id, (), without)


async def second_people(
    work: Work, parties: Collection[int], maker: int | None = None
) -> list[Person]:
    """Everybody who can be the second person about something of these people: brokers and
    administrators; where there is none, the brokers of a partner timebank. Never the maker (the
    actor, where it isn't said)."""
    without = {work.actor.id if maker is None else maker}
    brokers, theirs = await sides.brokers_and_near(work.tx, work.scope.id, parties)
    staff = [*brokers, *await people.with_role(work.tx, work.scope.id, "administrator")]
    if found := _reachable(staff, {*theirs, *without}):
        return list({person.id: person for person in found}.values())
    return (await deciders(work.tx, work.scope.id, parties, without))[1]


async def show(
    work: Work,
    card: str,
    object_id: int,
    parties: Collection[int],
    reason: str,
    community_id: int | None = None,
) -> None:
    """Whoever can decide about this gets its card as a new message, but not the actor."""
    where = work.scope.id if community_id is None else community_id
    for one in (await deciders(work.tx, where, parties))[1]:
        if one.id != work.actor.id:
            work.show_card(one.id, card, object_id, reason, fresh=True)


async def stands_in(tx: Tx, card: str, object_id: int, person_id: int) -> Role | None:
    """As what this person decides about this, where all brokers of its timebank are too near: an
    administrator or a partner's broker, while it waits, or once they have decided it. None for
    everybody else."""
    found = await sides.of(tx, card, object_id)
    if found is None or not (found.waits or person_id in found.decided):
        return None
    without = found.makers - {person_id} if not found.waits else found.makers
    who, people_ = await deciders(tx, found.community_id, found.parties, without)
    if who in ("broker", "nobody") or person_id not in {p.id for p in people_}:
        return None
    return CARDS[card]


async def roles_about(
    tx: Tx, community_id: int, card: str, object_id: int, person_id: int
) -> tuple[frozenset[Role], frozenset[Role]]:
    """The roles that somebody holds in a card's timebank, and those with which they look at it:
    these, and as what they stand in for its brokers."""
    every = await people.roles(tx, person_id)
    held: frozenset[Role] = frozenset(role for where, role in every if where == community_id)
    if not may_stand_in(held, {role for where, role in every if where != community_id}):
        return held, held
    role = await stands_in(tx, card, object_id, person_id)
    return held, held if role is None else held | {role}


def may_stand_in(here: Collection[str], elsewhere: Collection[str]) -> bool:
    """Whether it is worth asking `stands_in`, by the roles that somebody holds in the thing's
    timebank and in others."""
    return "broker" not in here and ("administrator" in here or "broker" in elsewhere)


async def reads_as_broker(
    tx: Tx, community_id: int, card: str, object_id: int, person_id: int
) -> tuple[frozenset[Role], bool]:
    """The roles that somebody holds in a card's timebank, and whether they look at it as one of its
    brokers, or in the place of one."""
    held, roles = await roles_about(tx, community_id, card, object_id, person_id)
    return held, "broker" in roles


async def stood_in(tx: Tx, card: str, object_id: int, person_id: int) -> int | None:
    """In which timebank this person stands in for a broker about this thing of two timebanks."""
    found = await sides.of(tx, card, object_id)
    if found is None or await stands_in(tx, card, object_id, person_id) is None:
        return None
    return found.community_id


async def explain(work: Work, refusal: DomainError) -> DomainError:
    """The same refusal with whom to ask, for somebody at the desk; any other as it is."""
    staff = work.roles & {"broker", "administrator"}
    if refusal.key not in OWN or not staff or work.community is None:
        return refusal
    who, found = await seconds(work)
    return DomainError(
        "refusal-four-eyes",
        why=refusal.key.removeprefix("refusal-"),
        who=who,
        names=", ".join(sorted(p.name.split()[0] for p in found)[:4]),
    )
