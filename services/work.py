"""What every verb is given: who acts, in which timebank, when, and inside which transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import permissions
from domain.errors import DomainError
from domain.permissions import Role, Verb
from domain.rules import Rules
from services.notices import NoticeButton, Value, pack
from storage import audit, outbox
from storage.db import Tx
from storage.outbox import Kind
from storage.people import Community, Person

CLOCK = Person(0, None, "Goodturn", None, None, chat_open=False, community_id=None)
"""Who acts when time itself is the cause."""


@dataclass
class Work:
    """One unit of work of one actor in one timebank, at one moment.

    `now` is an aware UTC moment; `on_behalf_of` the member for whom a broker acts.
    """

    tx: Tx
    now: datetime
    actor: Person
    community: Community | None
    roles: frozenset[Role]
    on_behalf_of: int | None = None
    rules: tuple[int, Rules] | None = field(default=None, kw_only=True)
    """The timebank and its rules, once somebody asked: services.rules.of."""

    @property
    def member(self) -> int:
        """The id of the member whose affairs these are: the actor, or whom they act for."""
        return self.on_behalf_of or self.actor.id

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

    def demand(self, verb: Verb) -> None:
        """Raises NotAllowed unless one of the actor's roles allows this."""
        permissions.demand(self.roles, verb)

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
        `merge`, not again while the last one waits."""
        outbox.queue_to_person(
            self.tx,
            person_id,
            kind,
            reason,
            pack(key, values, buttons),
            self.now,
            community_id=self.community.id if self.community else None,
            key=once,
            merge_key=merge,
            due_at=due_at,
            useful_until=useful_until,
        )

    def show_card(
        self, person_id: int, kind: str, object_id: int, reason: str, *, fresh: bool = False
    ) -> None:
        """Shows somebody a card; `fresh` as a new message, for what they mustn't miss."""
        outbox.send_card(
            self.tx, kind, object_id, person_id, reason, self.now, self.scope.id, fresh=fresh
        )

    def refresh_menu(self, person_id: int) -> None:
        """The person's roles or language changed: so does their menu of commands."""
        outbox.queue_to_person(
            self.tx,
            person_id,
            "notice",
            "menu",
            {"menu": True},
            self.now,
            merge_key=f"menu:{person_id}",
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
