"""Who writes: in which timebank, with which roles there, and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.errors import DomainError, NotFound
from domain.permissions import Role
from services import four_eyes
from services.work import Work
from storage import belonging, communities
from storage.hats import Hat
from storage.people import Community, Membership, Person


@dataclass
class Writer(Work):
    """A unit's writer: where they belong, what they may do there, and for whom they act."""

    memberships: tuple[Membership, ...] = field(kw_only=True, default=())
    communities: tuple[Community, ...] = field(kw_only=True, default=())
    all_roles: tuple[tuple[int, Role], ...] = field(kw_only=True, default=())
    all_near: tuple[tuple[int, int], ...] = field(kw_only=True, default=())
    hats: tuple[Hat, ...] = field(kw_only=True, default=())
    """For whom the person may act, whether or not they do so now."""
    messages: dict[int, int] = field(kw_only=True, default_factory=dict)
    """For whom the messages are whose buttons may be meant: 0 for the person themselves."""

    @property
    def membership(self) -> Membership | None:
        """The person's standing in the current timebank."""
        if self.community is None:
            return None
        return next((m for m in self.memberships if m.community_id == self.community.id), None)

    @property
    def lent(self) -> bool:
        """Whether a broker enters something for a member, with no hat on (services/behalf.py)."""
        return self.hat is not None and self.hat.kind == "broker" and self.hat.worn_until is None

    @property
    def member_name(self) -> str:
        """The name of the member whose affairs these are."""
        return self.hat.name if self.hat is not None else self.actor.name

    def joined(self, community: Community, roles: frozenset[Role]) -> None:
        """The person has these roles in a timebank that was made in this unit, and uses it."""
        self.communities = (*self.communities, community)
        self.all_roles = (*self.all_roles, *((community.id, role) for role in sorted(roles)))
        self.use_community(community)

    def use_community_of(self, community_id: int | None) -> None:
        """A card's button works in the card's timebank, whichever of theirs the person uses now.
        Raises NotFound where it is none of theirs."""
        here = next((c for c in self.communities if c.id == community_id), None)
        if here is None:
            raise NotFound
        if self.community != here:
            self.use_community(here)

    async def use_timebank_of(self, card: str, object_id: int) -> None:
        """The same for what a card of this kind is about; who stands in for its brokers there acts
        as what they stand in. Raises NotFound where there is no such thing, or its timebank is none
        of theirs."""
        found = await belonging.timebank_of(self.tx, card, object_id)
        if found is None or not await self._stand_in(found, card, object_id):
            self.use_community_of(found.id if found is not None else None)

    async def stands_in_for(self, card: str, object_id: int) -> bool:
        """As Work's."""
        found = await belonging.timebank_of(self.tx, card, object_id)
        if card in belonging.BETWEEN:
            stood = await four_eyes.stood_in(self.tx, card, object_id, self.actor.id)
            found = await communities.by_id(self.tx, stood or 0)
        return found is not None and await self._stand_in(found, card, object_id)

    async def _stand_in(self, where: Community, card: str, object_id: int) -> bool:
        if self.hat is not None or card not in four_eyes.CARDS:
            return False
        here = {role for community, role in self.all_roles if community == where.id}
        elsewhere = {role for community, role in self.all_roles if community != where.id}
        if not four_eyes.may_stand_in(here, elsewhere):
            return False
        role = await four_eyes.stands_in(self.tx, card, object_id, self.actor.id)
        if role is None:
            return False
        self.use_community(where)
        self.roles |= {role}
        return True

    def hat_for(self, for_id: int) -> Hat | None:
        """What allows the person to act for this one, in the timebank they use where it can be."""
        found = [hat for hat in self.hats if hat.for_id == for_id]
        here = [hat for hat in found if self.community and hat.community_id == self.community.id]
        return next(iter(here or found), None)

    def wear(self, hat: Hat | None) -> None:
        """From here on the unit is for the one whose hat it is; None: for the person themselves."""
        if hat is None and self.hat is None:
            return
        self.hat = hat
        self.on_behalf_of = hat.for_id if hat is not None else None
        where = hat.community_id if hat is not None else self.community and self.community.id
        if (here := next((c for c in self.communities if c.id == where), None)) is not None:
            self.use_community(here)

    def act_for(self, for_id: int) -> bool:
        """From here on the unit is for this one (0: for the person themselves); False where the
        person doesn't act for them any more."""
        hat = self.hat_for(for_id) if for_id else None
        if for_id and hat is None:
            return False
        if (self.hat.for_id if self.hat else 0) != for_id:
            self.wear(hat)
        return True

    def act_for_reader_of(self, message_id: int) -> None:
        """A button acts for whom its message is, whatever hat is worn now. Raises DomainError where
        the person doesn't act for them any more."""
        if message_id in self.messages and not self.act_for(self.messages[message_id]):
            raise DomainError("refusal-hat-over")

    def use_community(self, community: Community) -> None:
        """From here on the unit happens in this timebank, with the person's roles there: with a hat
        on, those of the member for whom they act."""
        self.community = community
        self.near = frozenset(who for where, who in self.all_near if where == community.id)
        if self.hat is not None and self.hat.community_id != community.id:
            self.hat, self.on_behalf_of = None, None
        self.young = False
        if self.hat is not None:
            # Whoever acts for an organisation runs its shifts.
            runs = self.hat.kind == "organisation"
            self.roles = frozenset({"member", "organiser"} if runs else {"member"})
            return
        held: set[Role] = {role for where, role in self.all_roles if where == community.id}
        member = next((m for m in self.memberships if m.community_id == community.id), None)
        if member is not None and member.state == "approved":
            held.add("member")
            self.young = member.adult is False
        self.roles = frozenset(held)


def current(person: Person, communities: Sequence[Community]) -> Community | None:
    """The timebank a person uses now: the last used, or the only one they have."""
    for community in communities:
        if community.id == person.community_id:
            return community
    return communities[0] if len(communities) == 1 else None
