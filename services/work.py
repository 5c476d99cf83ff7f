"""What every verb is given: who acts, in which timebank, when, and inside which transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain import four_eyes, hats, permissions
from domain.errors import DomainError
from domain.permissions import Role, Verb
from domain.rules import Rules
from services import recipients
from services.looks import Answers, known
from services.notices import NoticeButton, Value, pack
from storage import audit, outbox
from storage import recipients as readers
from storage.db import Tx
from storage.hats import Hat
from storage.outbox import Kind
from storage.people import Community, Person

CLOCK = Person(0, None, "Goodturn", None, None, chat_open=False, community_id=None)
"""Who acts when time itself is the cause."""


@dataclass
class Work:
    """One unit of work of one actor in one timebank, at one moment.

    `now` is an aware UTC moment; `on_behalf_of` the member or organisation for whom the actor acts;
    `hat` what allows it, where that is no broker's own step such as a confirmation by phone.
    """

    tx: Tx
    now: datetime
    actor: Person
    community: Community | None
    roles: frozenset[Role]
    on_behalf_of: int | None = None
    rules: tuple[int, Rules] | None = field(default=None, kw_only=True)
    """The timebank and its rules, once somebody asked: services.rules.of."""
    settings: Mapping[int, Mapping[str, str]] = field(default_factory=dict, kw_only=True)
    """What timebanks had set as this began, by their ids; others are asked of the database."""
    hat: Hat | None = field(default=None, kw_only=True)
    helps: frozenset[int] = field(default=frozenset(), kw_only=True)
    """For whom the actor may act as a helper: they decide nothing of theirs as a broker."""
    sent_at: datetime | None = field(default=None, kw_only=True)
    """When the person sent what is being handled; None where nobody sent anything."""
    near: frozenset[int] = field(default=frozenset(), kw_only=True)
    """The actor's household and family in this timebank, as brokers keep it."""
    young: bool = field(default=False, kw_only=True)
    """Whether the actor, in their own name, is a member under 18: nothing one to one."""
    looks: Answers | None = field(default=None, kw_only=True)
    """What was found beside this transaction; None where nobody waits for it."""

    @property
    def member(self) -> int:
        """The id of the member whose affairs these are: the actor, or whom they act for."""
        return self.on_behalf_of or self.actor.id

    @property
    def speaker(self) -> int:
        """The id of whoever speaks for themselves: a helper who talks to a person, or says that
        something is wrong, speaks in their own name."""
        helps = self.hat is not None and self.hat.kind != "broker"
        return self.actor.id if helps else self.member

    def own(self, *person_ids: int | None) -> bool:
        """Whether these are the actor's own affairs, those of somebody for whom they act, or of
        their household and family: four eyes, so they don't decide about them as a broker."""
        return four_eyes.too_near({self.actor.id, self.member} | self.helps, self.near, person_ids)

    async def stands_in_for(self, card: str, object_id: int) -> bool:  # noqa: ARG002 (for people who tap)
        """Whether the actor stands in for another timebank's brokers about what was not found here;
        if so, this happens there from now on: handlers.unit.Unit."""
        return False

    @property
    def sent(self) -> datetime:
        """When the person wrote this (Telegram's date of the message, in whole seconds) or pressed
        this (when it was received). For what has a closing time: however late something is
        handled, it was in time where it was sent in time."""
        return self.sent_at or self.now

    @property
    def scope(self) -> Community:
        """The timebank this happens in. Raises DomainError where the person has none."""
        if self.community is None:
            raise DomainError("refusal-no-timebank")
        return self.community

    @property
    def zone(self) -> ZoneInfo:
        """The timebank's time zone; London for people who belong to none yet."""
        return ZoneInfo(self.community.zone if self.community else "Europe/London")

    @property
    def local(self) -> datetime:
        """Now, as the clock on the timebank's wall shows it."""
        return self.now.astimezone(self.zone)

    async def long_look(self, sql: str, **values: Any) -> Any:
        """The one value of a question that takes long, as it was just before this transaction where
        others would wait for it. Raises services.looks.LookFirst."""
        if self.looks is None:
            return await self.tx.value(sql, **values)
        return known(self.looks, sql, values)

    def demand(self, verb: Verb) -> None:
        """Raises NotAllowed unless one of the actor's roles allows this; DomainError where it is
        nothing that they may do for the one for whom they act, or where it is between two people
        and the actor is under 18."""
        if self.hat is not None:
            self.within(hats.needed(verb))
        permissions.demand(self.roles, verb)
        if self.young and verb in permissions.ONE_TO_ONE:
            raise DomainError("refusal-young")

    def within(self, code: str | None) -> None:
        """Raises DomainError where the actor acts for somebody and may not do this for them: a code
        of domain.hats, such as `confirm` or `give`."""
        if self.hat is not None and not hats.may(self.hat.scope, code):
            raise DomainError("refusal-not-for-them", name=self.hat.name)

    def audit(
        self, action: str, thing: str, thing_id: int | None, reason: str | None = None
    ) -> None:
        """Writes who did what to the audit."""
        audit.write(
            self.tx,
            self.now,
            action,
            thing,
            thing_id,
            community_id=self.community.id if self.community else None,
            actor_id=self.actor.id,
            on_behalf_of=self.on_behalf_of,
            reason=reason,
        )

    def viewed(self, thing: str, thing_id: int | None, why: str | None = None) -> None:
        """Writes to the audit that the actor looked at something that few may see, or took a file
        of it; `why` is a code or a short word."""
        self.audit(f"{thing}.view", thing, thing_id, why)

    def tell(
        self,
        person_id: int,
        reason: str,
        key: str,
        *,
        kind: Kind = "notice",
        once: str | None = None,
        merge: str | None = None,
        buttons: Sequence[NoticeButton] = (),
        due_at: datetime | None = None,
        useful_until: datetime | None = None,
        **values: Value,
    ) -> None:
        """Queues a sentence for somebody; with `once`, the same one is never sent twice; with
        `merge`, not again while the last one waits. Where they can't be reached here it goes to
        who may act for them, or a broker rings (services.recipients)."""
        readers.tell(
            self.tx,
            person_id,
            kind,
            reason,
            pack(key, values, buttons),
            self.now,
            community_id=self.community.id if self.community else None,
            scope=recipients.scope_for(reason),
            without=self._doer,
            ring=recipients.needs_a_call(reason, kind) and self._may_be_away(person_id),
            key=once,
            merge_key=merge,
            due_at=due_at,
            useful_until=useful_until,
        )

    def show_card(
        self, person_id: int, kind: str, object_id: int, reason: str, *, fresh: bool = False
    ) -> None:
        """Shows somebody a card; `fresh` as a new message, for what they mustn't miss. Where they
        can't be reached here, who may act for them gets it, or a broker rings."""
        readers.show(
            self.tx,
            kind,
            object_id,
            person_id,
            reason,
            self.now,
            self.scope.id,
            fresh=fresh,
            scope=recipients.scope_for(reason),
            without=self._doer,
            ring=fresh and recipients.needs_a_call(reason) and self._may_be_away(person_id),
        )

    @property
    def _doer(self) -> int:
        """Who acts in their own name: what they do is never put before themselves as the other
        side's helper (four eyes)."""
        return self.actor.id if self.on_behalf_of is None else 0

    def _may_be_away(self, person_id: int) -> bool:
        """Whether this person might not know of it: the actor does, and so does the member for whom
        a broker acts, at the phone."""
        at_the_phone = self.on_behalf_of == person_id and (
            self.hat is None or self.hat.kind == "broker"
        )
        return person_id != self.actor.id and not at_the_phone

    def refresh_menu(self, person_id: int) -> None:
        """The person's roles or language changed: so does their menu of commands."""
        outbox.refresh_menu(
            self.tx, person_id, self.now, self.community.id if self.community else None
        )

    def refresh(self, kind: str, object_id: int, reason: str, *, person_id: int = 0) -> None:
        """Everyone who has this card (or this one person) sees how it stands now."""
        outbox.refresh_cards(
            self.tx,
            kind,
            object_id,
            reason,
            self.now,
            self.community.id if self.community else None,
            person_id=person_id,
        )
