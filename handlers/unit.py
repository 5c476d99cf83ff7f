"""The unit of work as a handler sees it: who wrote, what they see, and what to answer."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from domain.errors import DomainError, NotAllowed, NotFound
from handlers.conversation.screens import Button, Rows, Screen
from handlers.wording import Markup, Value, Wording, interface_language
from handlers.writer import Writer
from services import four_eyes, second_factor
from services.second_factor import ProofNeededError
from storage import drafts, outbox, recipients
from storage.claims import Claim

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
class Unit(Writer):
    """One update being handled, in one transaction. Handlers read, ask and say; services change."""

    wording: Wording = field(kw_only=True)
    chat_id: int = field(kw_only=True)
    bot_username: str = field(kw_only=True, default="")
    draft: Draft | None = field(kw_only=True, default=None)
    keyboard: tuple[tuple[str, str], ...] = field(kw_only=True, default=())
    keyboard_message: int | None = field(kw_only=True, default=None)
    tap: Tap | None = field(kw_only=True, default=None)
    arrived_message: int | None = field(kw_only=True, default=None)
    finished: bool = field(kw_only=True, default=False)
    failure: BaseException | None = field(kw_only=True, default=None)
    said_command: str = field(kw_only=True, default="")
    """The command that is handled, with what stood behind it; empty for all else."""
    registry: Any = field(kw_only=True, default=None)
    """handlers.journey.Registry: all journeys, for those that lead to others."""
    most_timebanks: int = field(kw_only=True, default=20)
    """How many timebanks this install can have that were opened by chat."""
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

    def show_pictured(self, file_id: str, screen: Screen, reason: str) -> None:
        """A new message: a picture that Telegram keeps, with a screen under it."""
        self._queue({**screen.payload(), "photo": file_id}, reason)

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

    def show_card_below(self, card: str, object_id: int, reason: str) -> None:
        """Shows the actor a card as a new message; one line stands where it was before."""
        outbox.leave_line(self.tx, card, object_id, self.actor.id, self.now, self._reads_for(card))
        self.show_card(self.actor.id, card, object_id, reason, fresh=True)

    def _reads_for(self, card: str) -> int:
        """For whom a card on this person's phone is: 0 for themselves. A broker who enters one line
        for a member has the desk's card afterwards, with what a broker does next."""
        if self.hat is None or (self.lent and card in DESK_CARDS):
            return 0
        return self.hat.for_id

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
        if isinstance(refusal, ProofNeededError) and self.private:
            self._ask_proof(refusal)
            return
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

    def _ask_proof(self, needed: ProofNeededError) -> None:
        """Asks for the app's numbers, or to set one up; what was asked for is gone on with then:
        handlers.proving."""
        if self.tap is not None:
            wanted = f"tap {self.tap.verb}:{self.tap.id}:{self.tap.run}"
        else:
            wanted = f"command {self.said_command}" if self.said_command else ""
        second_factor.want(self, wanted)
        self.aside()
        home = self.button("btn-home", "home")
        if needed.kept:
            talk = self.button("btn-talk-to-a-person", "talk")
            self.say("second-factor-ask", ((talk, home),), what=needed.for_what)
        else:
            begin = self.button("btn-second-factor-set", "sf-set")
            self.say("second-factor-first", ((begin,), (home,)), what=needed.for_what)

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
