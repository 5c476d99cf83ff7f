"""The unit of work as a handler sees it: who wrote, what they see, and what to answer."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from domain.errors import DomainError, NotAllowed, NotFound
from domain.permissions import Role
from handlers.conversation.screens import Button, Rows, Screen
from handlers.wording import Markup, Value, Wording, interface_language
from services import four_eyes
from services.work import Work
from storage import belonging, communities, drafts, outbox, recipients
from storage.claims import Claim
from storage.hats import Hat
from storage.people import Community, Membership, Person

DESK_CARDS = frozenset({"exchange", "request"})
"""Cards that brokers have with buttons of their own."""
ACK_USEFUL = timedelta(seconds=10)
"""Telegram refuses to acknowledge a tap after about this long."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A button that was pressed: what it says to do, to what, in which round."""

    verb: str
    id: int
    run: str
    message_id: int
    callback_id: str | None

    @classmethod
    def parse(cls, data: str, message_id: int, callback_id: str | None) -> "Tap":
        """Reads `verb:id:run`; whatever is missing or no number is 0 or empty, never an error."""
        verb, _, rest = data.partition(":")
        number, _, run = rest.partition(":")
        clean = number.isascii() and number.removeprefix("-").isdigit() and len(number) < 18
        return cls(verb[:40], int(number) if clean else 0, run[:40], message_id, callback_id)


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished form as it was kept."""

    form: str
    version: int
    run: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Looked:
    """Which broker looks at this card now, if any."""

    card: str
    object_id: int
    by: Claim | None


@dataclass
class Unit(Work):
    """One update being handled, in one transaction. Handlers read, ask and say; services change."""

    wording: Wording = field(kw_only=True)
    chat_id: int = field(kw_only=True)
    bot_username: str = field(kw_only=True, default="")
    memberships: tuple[Membership, ...] = field(kw_only=True, default=())
    communities: tuple[Community, ...] = field(kw_only=True, default=())
    all_roles: tuple[tuple[int, Role], ...] = field(kw_only=True, default=())
    all_near: tuple[tuple[int, int], ...] = field(kw_only=True, default=())
    draft: Draft | None = field(kw_only=True, default=None)
    keyboard: tuple[tuple[str, str], ...] = field(kw_only=True, default=())
    keyboard_message: int | None = field(kw_only=True, default=None)
    tap: Tap | None = field(kw_only=True, default=None)
    arrived_message: int | None = field(kw_only=True, default=None)
    finished: bool = field(kw_only=True, default=False)
    failure: BaseException | None = field(kw_only=True, default=None)
    registry: Any = field(kw_only=True, default=None)
    """handlers.journey.Registry: all journeys, for those that lead to others."""
    most_timebanks: int = field(kw_only=True, default=20)
    """How many timebanks this install can have that were opened by chat."""
    hats: tuple[Hat, ...] = field(kw_only=True, default=())
    """For whom the person may act, whether or not they do so now."""
    messages: dict[int, int] = field(kw_only=True, default_factory=dict)
    """For whom the messages are whose buttons may be meant: 0 for the person themselves."""
    looked_at: Looked | None = field(kw_only=True, default=None)
    """Who looks at what the pressed button decides, where that was asked with all else."""
    _acked: bool = field(kw_only=True, default=False)

    @property
    def lang(self) -> str:
        """The language this person is answered in."""
        return interface_language(self.actor.telegram_lang, self.actor.lang)

    @property
    def private(self) -> bool:
        """Whether this is the person's own chat with the bot."""
        return self.chat_id == self.actor.telegram_id

    @property
    def membership(self) -> Membership | None:
        """The person's standing in the current timebank."""
        if self.community is None:
            return None
        return next((m for m in self.memberships if m.community_id == self.community.id), None)

    def text(self, key: str, **values: Value) -> Markup:
        """A sentence in this person's language."""
        return self.wording.say(self.lang, key, zone=self.zone, **values)

    def button(self, key: str, data: str, **values: Value) -> Button:
        """A button worded in this person's language."""
        return Button(self.wording.button(self.lang, key, zone=self.zone, **values), data)

    def say(self, key: str, rows: Rows = (), /, **values: Value) -> None:
        """Answers with a sentence."""
        self.show(Screen(self.text(key, **values), rows), key)

    def show(
        self, screen: Screen, reason: str, *, new: bool = False, merge: str | None = None
    ) -> None:
        """Answers with a screen: in place of the message whose button was pressed, or, after
        typed words or where `new`, as a new message. With `merge`, not again in this chat while
        the last one of that name waits to be sent."""
        body = screen.payload()
        if self.tap is not None and not new:
            body["edit"] = self.tap.message_id
        self._queue(body, reason, merge)

    def send_file(self, kind: str, file_id: str, reason: str) -> None:
        """Sends something that Telegram keeps, such as a voice note; it can't be passed on."""
        self._queue({"file": kind, "id": file_id}, reason)

    def send_document(self, kind: str, reason: str, **about: str | int) -> None:
        """Sends a file that is made when it goes out: handlers.documents.kinds."""
        self._queue({"document": kind, "about": about}, reason)

    def take_over(self, card: str, object_id: int, *, opened: bool = False) -> None:
        """The message whose button was pressed becomes this card from now on. `opened`: from
        elsewhere, so that one line is left where it stood before."""
        if self.tap is not None and self.private:
            outbox.adopt_card(
                self.tx,
                card,
                object_id,
                self.actor.id,
                self.chat_id,
                self.tap.message_id,
                self._reads_for(card),
                leaves_line=self.now if opened else None,
            )

    def show_card(
        self, person_id: int, kind: str, object_id: int, reason: str, *, fresh: bool = False
    ) -> None:
        """As Work's; what somebody who acts for another is shown is the other's card."""
        if person_id != self.actor.id:
            super().show_card(person_id, kind, object_id, reason, fresh=fresh)
            return
        recipients.show_as(
            self.tx,
            kind,
            object_id,
            person_id,
            self._reads_for(kind),
            reason,
            self.now,
            self.scope.id,
            fresh=fresh,
        )

    def _reads_for(self, card: str) -> int:
        """For whom a card on this person's phone is: 0 for themselves. A broker who enters one line
        for a member has the desk's card afterwards, with what a broker does next."""
        if self.hat is None or (self.lent and card in DESK_CARDS):
            return 0
        return self.hat.for_id

    @property
    def lent(self) -> bool:
        """Whether a broker enters something for a member, with no hat on (services/behalf.py)."""
        return self.hat is not None and self.hat.kind == "broker" and self.hat.worn_until is None

    def leave_card(self) -> None:
        """The message whose button was pressed shows no card any more, but what comes next."""
        if self.tap is not None and self.private:
            outbox.release_message(self.tx, self.chat_id, self.tap.message_id)

    def aside(self) -> None:
        """What follows is a message of its own; the one whose button was pressed stays."""
        self.acknowledge()
        self.tap = None

    def show_own_card(
        self, card: str, object_id: int, reason: str, *, opened: bool = False
    ) -> None:
        """Shows the person a card: on the message whose button they pressed, or, where the
        button's words were typed, as a new message."""
        self.take_over(card, object_id, opened=opened)
        self.show_card(self.actor.id, card, object_id, reason, fresh=self.tap is None)

    async def show_what_happened(self, card: str, object_id: int, refusal: DomainError) -> None:
        """A button that comes too late answers with what happened since, on the message it stands
        on; what isn't theirs to see is not shown."""
        await self.tx.undo()
        self.refuse(await four_eyes.explain(self, refusal))
        if not isinstance(refusal, NotFound):
            self.show_own_card(card, object_id, f"{card}.looked-again")

    def toast(self, key: str, *, alert: bool = False, **values: Value) -> None:
        """Answers a tap with a short text over the chat; typed taps get it as a message."""
        if self.tap is None or self.tap.callback_id is None:
            self.say(key, **values)
            return
        text = self.wording.plain(self.lang, key, zone=self.zone, **values)
        self._ack({"ack": self.tap.callback_id, "text": text[:200], "alert": alert})

    def acknowledge(self) -> None:
        """Stops the waiting mark on a pressed button; done for every tap, once."""
        if self.tap is not None and self.tap.callback_id is not None and not self._acked:
            self._ack({"ack": self.tap.callback_id})

    def refuse(self, refusal: DomainError) -> None:
        """Tells the person what the rules don't allow; over the chat where a button was pressed.
        The change and its messages were taken back before; drafts stay."""
        self._acked = False
        if isinstance(refusal, NotAllowed) and self.hat is not None:
            refusal = DomainError("refusal-not-for-them", name=self.hat.name)
        known = self.wording.known(refusal.key)
        key = refusal.key if known else "error-not-allowed"
        if key == "error-not-allowed" and not self.roles:
            key = "error-members-only"
        if self.tap is None or self.tap.callback_id is None:
            self.say(key, **(refusal.values if known else {}))
        else:
            self.toast(key, alert=True, **(refusal.values if known else {}))

    def keep_draft(self, draft: Draft) -> None:
        """Keeps an unfinished form for this person in this chat."""
        self.draft = draft
        drafts.save(
            self.tx,
            self.actor.id,
            self.chat_id,
            draft.form,
            draft.version,
            draft.run,
            draft.body,
            self.now,
        )

    def drop_draft(self) -> None:
        """The form is finished or was cancelled; one that it was laid over is there again."""
        under = self.draft.body.get("under") if self.draft is not None else None
        if under is not None:
            self.keep_draft(Draft(**under))
            return
        self.draft = None
        drafts.drop(self.tx, self.actor.id, self.chat_id)

    def new_run(self) -> str:
        """A short mark that tells the buttons of one run of a form from those of another."""
        return secrets.token_hex(3)

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

    @property
    def member_name(self) -> str:
        """The name of the member whose affairs these are."""
        return self.hat.name if self.hat is not None else self.actor.name

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
        if self.hat is not None:
            # Whoever acts for an organisation runs its shifts.
            runs = self.hat.kind == "organisation"
            self.roles = frozenset({"member", "organiser"} if runs else {"member"})
            return
        held: set[Role] = {role for where, role in self.all_roles if where == community.id}
        member = next((m for m in self.memberships if m.community_id == community.id), None)
        if member is not None and member.state == "approved":
            held.add("member")
        self.roles = frozenset(held)

    def _queue(self, body: dict[str, Any], reason: str, merge: str | None = None) -> None:
        if self.hat is not None and "text" in body:
            # Whoever acts for somebody sees so on every screen.
            body["text"] = f"{self.text('hat-for', name=self.hat.name)}\n{body['text']}"
        outbox.queue(
            self.tx,
            self.chat_id,
            "answer",
            reason[:80],
            body,
            self.now,
            person_id=self.actor.id,
            community_id=self.community.id if self.community else None,
            merge_key=f"chat:{self.chat_id}:{merge}" if merge else None,
            for_id=self.hat.for_id if self.hat is not None else 0,
        )

    def _ack(self, body: dict[str, Any]) -> None:
        self._acked = True
        outbox.queue(
            self.tx,
            self.chat_id,
            "ack",
            "tap",
            body,
            self.now,
            useful_until=self.now + ACK_USEFUL,
        )


def current(person: Person, communities: Sequence[Community]) -> Community | None:
    """The timebank a person uses now: the last used, or the only one they have."""
    for community in communities:
        if community.id == person.community_id:
            return community
    return communities[0] if len(communities) == 1 else None
