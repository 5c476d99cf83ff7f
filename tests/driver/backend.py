"""What a phone shows, and the small set of deeds a backend must be able to do.

Backends: `http.HttpBackend` (in-process through ASGI, or over the network) and `browser` (the page,
through Playwright). Tests talk to `phones.Phone`, never to a backend.
"""

from dataclasses import dataclass, field
from typing import Protocol

INVISIBLE = dict.fromkeys([*range(0x2066, 0x206A), *range(0x202A, 0x202F), 0x200E, 0x200F, 0x061C])
SPACES = {0xA0: " ", 0x202F: " ", 0x2009: " "}


def plain(text: str) -> str:
    """Text without direction marks and with ordinary spaces, as a person reads it."""
    return text.translate(INVISIBLE | SPACES)


@dataclass(frozen=True)
class Button:
    """A button under a message: its words, its kind (callback, url, copy ...), what it carries."""

    text: str
    kind: str
    value: str


@dataclass(frozen=True)
class Shown:
    """A message on a phone. `text` is what can be read, `raw` the text as it was sent."""

    id: int
    sender: str
    from_bot: bool
    raw: str
    html: str = ""
    kind: str = "text"
    file_name: str = ""
    file_url: str = ""
    edited: bool = False
    reply_to: int | None = None
    rows: tuple[tuple[Button, ...], ...] = ()

    @property
    def text(self) -> str:
        """The words, without direction marks, and the file's name where there is one."""
        words = plain(self.raw)
        return f"{words}\n{self.file_name}".strip() if self.file_name else words

    @property
    def buttons(self) -> list[str]:
        """The words on the buttons, row by row."""
        return [plain(button.text) for row in self.rows for button in row]

    def button(self, label: str) -> Button | None:
        """The first button with exactly these words."""
        for row in self.rows:
            for button in row:
                if plain(button.text) == label:
                    return button
        return None


@dataclass(frozen=True)
class Screen:
    """A chat as one phone shows it, oldest message first."""

    messages: tuple[Shown, ...] = ()
    keyboard: tuple[tuple[str, ...], ...] = ()
    commands: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()  # every toast and alert so far
    pinned: Shown | None = None


@dataclass
class Someone:
    """How a person is to be made."""

    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"
    role_hint: str = ""
    id: int | None = None


@dataclass(frozen=True)
class Extra:
    """Something else to send: kind is photo, voice, sticker, document, contact or forward."""

    kind: str
    fields: dict[str, object] = field(default_factory=dict)


class NotThereError(AssertionError):
    """The person, the chat or the message is not there (any more)."""


class Backend(Protocol):
    """Deeds of people, by person's id and chat's id (a private chat's id is the person's)."""

    async def add_person(self, someone: Someone) -> int:
        """Makes a person; their id."""

    async def read(self, person: int, chat: int) -> Screen:
        """What the phone shows now. Raises NotThereError for a group the person is not in."""

    async def changed(self) -> set[tuple[int, int]] | None:
        """(person, chat) pairs that changed since the last call; None where that is not known."""

    async def say(self, person: int, chat: int, text: str, reply_to: int | None = None) -> None:
        """Types and sends."""

    async def start(self, person: int, payload: str = "") -> None:
        """Opens the bot's link and presses Start."""

    async def tap(
        self, person: int, chat: int, message: int, label: str, data: str | None = None
    ) -> str | None:
        """Presses the button with these words; gives the address or words of a url or copy button.

        With `data` the press is sent even where the button has gone (a second, late press).
        """

    async def edit(self, person: int, chat: int, message: int, text: str) -> None:
        """Changes the person's own message."""

    async def send(self, person: int, chat: int, extra: Extra) -> None:
        """Sends a photo, voice message, sticker, file, contact, or forwards a message."""

    async def block(self, person: int, *, blocked: bool) -> None:
        """Blocks or unblocks the bot."""

    async def add_group(self, title: str, members: list[int], *, supergroup: bool) -> int:
        """Makes a group with these people and the bot; its id."""

    async def change_members(self, group: int, add: list[int], remove: list[int]) -> None:
        """People join and leave a group."""
