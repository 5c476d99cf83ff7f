"""The simulated Telegram: one bot, people, chats, messages, and a clock of its own."""

import secrets
from collections import OrderedDict
from typing import Any

from simulator.clock import Clock
from simulator.errors import ApiError, PersonError, bad_request, forbidden
from simulator.faults import Faults
from simulator.files import FileStore, StoredFile
from simulator.journal import Journal
from simulator.limits import Limits
from simulator.models import Chat, InlineQuery, Message, Person, Profile, Tap, Wire
from simulator.queue import UpdateQueue

DEFAULT_TOKEN = "7000000001:AAHsimulated-token-for-goodturn-demo"  # noqa: S105 - opens nothing real
TAP_ANSWER_SECONDS = 15
REMEMBERED_TAPS = 20_000
FIRST_PERSON = 5_000_000_001


class World:
    """Everything the server knows. All changes happen on one event loop, without locks."""

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        *,
        limits: bool = True,
        clock: Clock | None = None,
        profile: Profile | None = None,
        first_update: int | None = None,
        first_message: int = 1,
    ) -> None:
        """An empty world. Telegram never numbers two messages alike, so a world that goes on with
        an old database should be given a `first_message` (and `first_update`) above the old ones.
        """
        self.token = token
        self.clock = clock or Clock()
        self.profile = profile or Profile(id=int(token.partition(":")[0]))
        self.bot_user = self.profile.user()
        self.queue = UpdateQueue(self.clock, first_update)
        self.journal = Journal()
        self.limits = Limits(on=limits)
        self.faults = Faults()
        self.files = FileStore()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.taps: OrderedDict[str, Tap] = OrderedDict()
        self.inline: OrderedDict[str, InlineQuery] = OrderedDict()
        self._next_message = first_message
        self._next_person = FIRST_PERSON
        self._next_group = 0

    # People and chats ------------------------------------------------------------------------

    def add_person(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "en",
        role_hint: str = "",
        person_id: int | None = None,
    ) -> Person:
        """Adds a person and their (empty, not yet started) chat with the bot."""
        if person_id is None:
            while self._next_person in self.people:
                self._next_person += 1
            person_id = self._next_person
        elif person_id <= 0 or person_id in self.people:
            raise PersonError("That id is taken.")
        person = Person(person_id, first_name, last_name, username, language_code, role_hint)
        self.people[person.id] = person
        wire: Wire = {"id": person.id, "type": "private", "first_name": first_name}
        if last_name:
            wire["last_name"] = last_name
        if username:
            wire["username"] = username
        self.chats[person.id] = Chat(person.id, "private", wire=wire, members={person.id})
        self.journal.event("state")
        return person

    def add_group(self, title: str, members: set[int], *, supergroup: bool = False) -> Chat:
        """Adds a group with these people and the bot in it."""
        self._next_group += 1
        number = 4_000_000_000 + self._next_group
        kind = "supergroup" if supergroup else "group"
        chat_id = -1_000_000_000_000 - number if supergroup else -number
        wire: Wire = {"id": chat_id, "type": kind, "title": title}
        if not supergroup:
            wire["all_members_are_administrators"] = False
        chat = Chat(chat_id, kind, title, wire, set(members))
        self.chats[chat_id] = chat
        self.journal.event("state")
        return chat

    def add_channel(
        self, title: str, owner: int, subscribers: set[int], *, username: str = ""
    ) -> Chat:
        """Adds a channel of this person's, with people who read it; the bot is not in it yet."""
        self._next_group += 1
        chat_id = -1_000_000_000_000 - 4_000_000_000 - self._next_group
        wire: Wire = {"id": chat_id, "type": "channel", "title": title}
        if username:
            wire["username"] = username
        chat = Chat(chat_id, "channel", title, wire, {owner, *subscribers}, "left")
        chat.admins.add(owner)
        chat.username = username
        self.chats[chat_id] = chat
        self.journal.event("state")
        return chat

    def user_wire(self, user_id: int) -> Wire | None:
        """The User object of anyone the bot has met."""
        if user_id == self.profile.id:
            return self.bot_user
        person = self.people.get(user_id)
        return person.wire if person is not None and self.knows(person) else None

    def knows(self, person: Person) -> bool:
        """Whether the bot has met this person: in private or in a group; who reads a channel is
        nobody it knows."""
        return person.started or any(
            person.id in chat.members
            for chat in self.chats.values()
            if not chat.private and not chat.channel
        )

    def chat_for(self, chat_id: str, *, write: bool) -> Chat:
        """The chat a request names, refused in Telegram's words where the bot has no access."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        chat = self._resolve(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.private:
            person = self.people[chat.id]
            if person.deactivated and write:
                raise forbidden("user is deactivated")
            if not person.started:
                if not self.knows(person):
                    raise bad_request("chat not found")
                if write:
                    raise forbidden("bot can't initiate conversation with a user")
            if person.blocked and write:
                raise forbidden("bot was blocked by the user")
            return chat
        if chat.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": chat.migrated_to},
            )
        _let_in(chat, write=write)
        return chat

    def is_channel(self, chat_id: str) -> bool:
        """Whether a request's chat is a channel, where only inline keyboards may stand."""
        chat = self._resolve(chat_id)
        return chat is not None and chat.channel

    def _resolve(self, chat_id: str) -> Chat | None:
        # Usernames find channels and public groups only; groups here are private.
        if chat_id.startswith("@"):
            name = chat_id[1:].lower()
            found = (c for c in self.chats.values() if c.channel and c.username.lower() == name)
            return next(found, None) if name else None
        try:
            return self.chats.get(int(chat_id))
        except ValueError:
            return None

    # Messages --------------------------------------------------------------------------------

    def post(
        self,
        chat: Chat,
        sender: Wire,
        content: Wire,
        *,
        kind: str = "text",
        outgoing: bool = False,
        markup: Wire | None = None,
        file: StoredFile | None = None,
        forwarded: bool = False,
    ) -> Message:
        """Puts a message into a chat and on the phones of those in it; no update is queued. In a
        channel nobody reads who wrote it: it is the channel's own."""
        if chat.kind in ("supergroup", "channel"):
            message_id = chat.next_id
            chat.next_id += 1
        else:
            message_id = self._next_message
            self._next_message += 1
        now = self.clock.now()
        wire = {
            "message_id": message_id,
            **({"sender_chat": chat.wire} if chat.channel else {"from": sender}),
            "chat": chat.wire,
            "date": int(now),
            **content,
        }
        if markup is not None and "inline_keyboard" in markup:
            wire["reply_markup"] = markup
        message = Message(chat, message_id, wire, outgoing, kind, markup, file, forwarded)
        message.posted = now
        chat.keep(message)
        if outgoing:
            chat.typing_until = 0.0
            if markup is not None and "inline_keyboard" not in markup:
                self._set_keyboard(chat, markup)
        self.tell("message", chat, message)
        return message

    def _set_keyboard(self, chat: Chat, markup: Wire) -> None:
        for person_id in chat.members:
            if "keyboard" in markup or "force_reply" in markup:
                chat.keyboards[person_id] = markup
            else:
                chat.keyboards.pop(person_id, None)
            self.journal.event("keyboard", person_id, chat.id)

    def tell(
        self, kind: str, chat: Chat, message: Message | None = None, text: str | None = None
    ) -> None:
        """An event on the phone of everyone in the chat."""
        for person_id in chat.members:
            self.journal.event(kind, person_id, chat.id, message, text)

    def queue_message(self, message: Message, kind: str = "message") -> int | None:
        """Queues a person's message (or its edit) as an update."""
        date: int = message.wire.get("edit_date") or message.wire["date"]
        return self.queue.put(kind, message.wire, f"chat {message.chat.id}", float(date))

    def new_tap(self, person: Person, chat: Chat) -> Tap:
        """Notes a press that the bot may answer."""
        tap = Tap(str(secrets.randbits(63)), person.id, chat.id, self.clock.now())
        self.taps[tap.id] = tap
        if len(self.taps) > REMEMBERED_TAPS:
            self.taps.popitem(last=False)
        return tap

    def new_inline(self, person: Person) -> InlineQuery:
        """Notes an inline query that the bot may answer."""
        query = InlineQuery(str(secrets.randbits(63)), person.id, self.clock.now())
        self.inline[query.id] = query
        if len(self.inline) > REMEMBERED_TAPS:
            self.inline.popitem(last=False)
        return query

    def refresh_bot(self) -> None:
        """Takes over a changed name; messages already sent keep the old one."""
        self.bot_user = self.profile.user()
        self.journal.event("state")

    def commands_for(self, chat: Chat, person_id: int, language: str) -> list[dict[str, Any]]:
        """The command menu this person sees in this chat: Telegram's order of scopes."""
        scopes: list[tuple[str, int, int]]
        if chat.channel:
            return []
        if chat.private:
            scopes = [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
        else:
            admin = person_id in chat.admins
            scopes = [("chat_member", chat.id, person_id)]
            scopes += [("chat_administrators", chat.id, 0)] if admin else []
            scopes += [("chat", chat.id, 0)]
            scopes += [("all_chat_administrators", 0, 0)] if admin else []
            scopes += [("all_group_chats", 0, 0), ("default", 0, 0)]
        for scope in scopes:
            for code in (language, ""):
                commands = self.profile.commands.get((*scope, code))
                if commands:
                    return commands
        return []


def _let_in(chat: Chat, *, write: bool) -> None:
    """Refuses where the bot is in no such group or channel, or may not post there."""
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    if chat.channel and write and not chat.can_post:
        raise bad_request("need administrator rights in the channel chat")
