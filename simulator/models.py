"""People, chats and messages of the simulated world.

`wire` is always the Bot API's JSON object. It is shared between messages, so it is replaced, never
changed in place.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from simulator.files import StoredFile

Wire = dict[str, Any]

MESSAGES_PER_CHAT = 500


@dataclass(slots=True, eq=False)
class Message:
    """A message as everyone in the chat sees it. `markup` is what the bot sent with it."""

    chat: "Chat"
    id: int
    wire: Wire
    outgoing: bool
    kind: str = "text"
    markup: Wire | None = None
    file: StoredFile | None = None
    forwarded: bool = False
    deleted: bool = False
    posted: float = 0.0
    drawn: tuple[Wire, str] | None = None
    """Its HTML, and what that was made of: an edit gives the message another wire."""

    @property
    def editable(self) -> bool:
        """Whether the bot may edit it: its own, not forwarded, no reply keyboard sent with it."""
        inline = self.markup is None or "inline_keyboard" in self.markup
        return self.outgoing and inline and not self.forwarded and self.kind != "service"


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with the bot (its id is the person's), a group, a supergroup or a channel."""

    id: int
    kind: str
    title: str = ""
    wire: Wire = field(default_factory=dict)
    members: set[int] = field(default_factory=set)
    bot_status: str = "member"  # member, administrator, left, kicked
    migrated_to: int | None = None
    messages: OrderedDict[int, Message] = field(default_factory=OrderedDict)
    next_id: int = 1  # supergroups and channels number their own messages
    pinned: list[int] = field(default_factory=list)
    keyboards: dict[int, Wire] = field(default_factory=dict)  # reply keyboards by person
    typing_until: float = 0.0
    admins: set[int] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    description: str = ""
    username: str = ""  # of a public channel
    can_post: bool = False  # whether the bot, as an administrator of a channel, may post there

    @property
    def channel(self) -> bool:
        """Whether only its administrators write here, in its own name."""
        return self.kind == "channel"

    @property
    def private(self) -> bool:
        """Whether this is a chat of one person with the bot."""
        return self.kind == "private"

    def keep(self, message: Message) -> None:
        """Adds a message and lets the oldest go."""
        self.messages[message.id] = message
        if len(self.messages) > MESSAGES_PER_CHAT:
            self.messages.popitem(last=False)

    def find(self, message_id: int) -> Message | None:
        """A message that is still there."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message


@dataclass(slots=True, eq=False)
class Person:
    """Someone with a phone. `started`: the bot may write first; `blocked`: it may not write;
    `deactivated`: the account is gone."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"
    role_hint: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    wire: Wire = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Builds the Bot API's User object."""
        self.wire = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            self.wire["last_name"] = self.last_name
        if self.username:
            self.wire["username"] = self.username
        if self.language_code:
            self.wire["language_code"] = self.language_code

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(slots=True)
class Tap:
    """A press of an inline button that the bot may answer once, for a short while."""

    id: str
    person: int
    chat: int
    at: float
    answered: bool = False


@dataclass(slots=True)
class InlineQuery:
    """Words typed after the bot's name, and the results once the bot has answered."""

    id: str
    person: int
    at: float
    results: list[Wire] | None = None


@dataclass(slots=True)
class Profile:
    """The bot as its settings make it, by language where Telegram allows that ("" = any)."""

    id: int = 7_000_000_001
    username: str = "GoodturnBot"
    first_name: str = "Goodturn"
    supports_inline_queries: bool = True
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, int, int, str], list[Wire]] = field(default_factory=dict)
    menu_buttons: dict[int, Wire] = field(default_factory=dict)

    def user(self) -> Wire:
        """The Bot API's User object of the bot."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.names.get("") or self.first_name,
            "username": self.username,
        }
