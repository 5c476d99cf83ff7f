"""Words for what people do and see: `await amina.says(...)`, `.taps(...)`, `.sees(...)`.

    phones = Phones(HttpBackend.in_process(app), settle=bot_is_idle)
    amina, jean = phones("Amina", "Jean")
    await amina.says("2hrs tues gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina says")

After each deed the harness's `settle` is awaited (in-process: until the bot is idle); without one,
`sees` looks again until `patience` seconds are over.
"""

import asyncio
import base64
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NoReturn, Self

from tests.driver.backend import Backend, Extra, NotThereError, Screen, Shown, Someone, plain
from tests.driver.words import Words, fingerprint, holds, spoken

Settle = Callable[[], Awaitable[None]]

LOOK_AGAIN_SECONDS = 0.05
QUIET_SECONDS = 0.4  # without `settle`, how long nothing must come before "does not see" is true


@dataclass(frozen=True)
class Group:
    """A group chat."""

    id: int
    title: str


class Phones:
    """Everyone's phones over one backend."""

    def __init__(
        self,
        backend: Backend,
        settle: Settle | None = None,
        patience: float = 5.0,
        phone_type: "type[Phone] | None" = None,
    ) -> None:
        self.backend = backend
        self.settle = settle
        self.patience = patience
        self._phone_type = phone_type or Phone
        self._phones: dict[str, Phone] = {}

    def __call__(self, *names: str) -> "tuple[Phone, ...]":
        """Phones by first name, made when first named; people come to be at their first deed."""
        return tuple(self.phone(name) for name in names)

    def phone(self, name: str, **about: str | int) -> "Phone":
        """One phone; `about` may hold last_name, username, language_code, role_hint, id."""
        if name not in self._phones:
            someone = Someone(name, **about)  # type: ignore[arg-type]
            self._phones[name] = self._phone_type(self, someone)
        return self._phones[name]

    def adopt(self, name: str, person_id: int, **about: str) -> "Phone":
        """The phone of someone the simulator already knows."""
        phone = self.phone(name, id=person_id, **about)
        phone.known_as(person_id)
        return phone

    async def group(self, title: str, *members: "Phone", supergroup: bool = False) -> Group:
        """Makes a group of these people and the bot."""
        ids = [await member.id() for member in members]
        chat = await self.backend.add_group(title, ids, supergroup=supergroup)
        await self.catch_up()
        return Group(chat, title)

    async def join(self, group: Group, *people: "Phone") -> None:
        """People join a group."""
        await self.backend.change_members(group.id, [await p.id() for p in people], [])
        await self.catch_up()

    async def leave(self, group: Group, *people: "Phone") -> None:
        """People leave a group."""
        await self.backend.change_members(group.id, [], [await p.id() for p in people])
        await self.catch_up()

    async def catch_up(self) -> None:
        """Waits until the bot is idle and brings all phones up to date."""
        if self.settle is not None:
            await self.settle()
        await self.look()

    async def look(self) -> None:
        """Brings all phones up to date without waiting."""
        places = await self.backend.changed()
        for phone in list(self._phones.values()):
            await phone.refresh(places)


class Phone:
    """One person's phone, looking at their chat with the bot (or, through `at`, at a group)."""

    def __init__(self, phones: Phones, someone: Someone, group: Group | None = None) -> None:
        self.phones = phones
        self.someone = someone
        self.group = group
        self.received: dict[int, str] = {}  # every message the bot ever sent here, by id
        self._id: int | None = None
        self._screen = Screen()
        self._looked = False  # a phone just picked up is read whatever has changed
        self._before: dict[int, str] = {}
        self._notices_before = 0
        self._pressed: tuple[int, str, str] | None = None
        self._groups: dict[int, Self] = {}
        self._parent: Self | None = None

    def __repr__(self) -> str:
        return f"{self.name}'s phone"

    @property
    def name(self) -> str:
        """First name."""
        return self.someone.first_name

    async def id(self) -> int:
        """The person's Telegram id; makes the person if need be."""
        if self._parent is not None:
            return await self._parent.id()
        if self._id is None:
            self._id = await self.phones.backend.add_person(self.someone)
        return self._id

    def known_as(self, person_id: int) -> None:
        """Says that the person is there already, under this id."""
        self._id = person_id

    def at(self, group: Group) -> Self:
        """The same phone, looking at a group."""
        if group.id not in self._groups:
            view = type(self)(self.phones, self.someone, group)
            view._parent = self
            self._groups[group.id] = view
        return self._groups[group.id]

    async def _chat(self) -> int:
        return self.group.id if self.group is not None else await self.id()

    # Doing -----------------------------------------------------------------------------------

    async def starts(self, payload: str = "") -> None:
        """Opens the bot's link (with a payload, as from a poster) and presses Start."""
        person = await self._about_to_act()
        await self.phones.backend.start(person, payload)
        await self.phones.catch_up()

    async def says(self, text: str, *, reply_to: Shown | None = None) -> None:
        """Types and sends."""
        person = await self._about_to_act()
        replied = reply_to.id if reply_to is not None else None
        await self.phones.backend.say(person, await self._chat(), text, replied)
        await self.phones.catch_up()

    async def types(self, *texts: str) -> None:
        """Sends one text after another, each when the bot has answered the last."""
        for text in texts:
            await self.says(text)

    async def taps(self, label: str) -> str | None:
        """Presses the button with these words on the newest message that has it, or on the
        keyboard. Gives the address or words of a link or copy button."""
        await self._wait_for(lambda: self._find(label) is not None or self._on_keyboard(label))
        found = self._find(label)
        if found is None:
            if self._on_keyboard(label):
                await self.says(label)
                return None
            self._fail(f"has no button {label!r} to tap")
        person = await self._about_to_act()
        button = found.button(label)
        assert button is not None
        self._pressed = (found.id, button.text, button.value)
        chat = await self._chat()
        result = await self.phones.backend.tap(person, chat, found.id, button.text)
        await self.phones.catch_up()
        return result

    async def taps_again(self) -> None:
        """Presses the last pressed button once more, even where it has gone."""
        if self._pressed is None:
            self._fail("has not tapped anything yet")
        message, label, value = self._pressed
        person = await self._about_to_act()
        await self.phones.backend.tap(person, await self._chat(), message, label, value)
        await self.phones.catch_up()

    async def forges(self, data: str, message: Shown | None = None) -> None:
        """Sends a press with data of the person's own making, as a tampered app could."""
        target = message or self.last
        person = await self._about_to_act()
        await self.phones.backend.tap(person, await self._chat(), target.id, "", data)
        await self.phones.catch_up()

    async def edits(self, text: str) -> None:
        """Changes the person's own newest text message."""
        own = [m for m in self._screen.messages if not m.from_bot and m.sender == self.name]
        if not own:
            self._fail("has no message of their own to change")
        person = await self._about_to_act()
        await self.phones.backend.edit(person, await self._chat(), own[-1].id, text)
        await self.phones.catch_up()

    async def sends_photo(self, caption: str = "", content: bytes | None = None) -> None:
        """Sends a photo."""
        encoded = base64.b64encode(content).decode() if content else None
        await self._send(Extra("photo", {"caption": caption, "file": encoded}))

    async def sends_voice(self, seconds: int = 5) -> None:
        """Sends a voice message."""
        await self._send(Extra("voice", {"seconds": seconds}))

    async def sends_sticker(self, emoji: str = "👍") -> None:
        """Sends a sticker."""
        await self._send(Extra("sticker", {"emoji": emoji}))

    async def sends_document(self, name: str, content: bytes) -> None:
        """Sends a file."""
        encoded = base64.b64encode(content).decode()
        await self._send(Extra("document", {"name": name, "file": encoded}))

    async def shares_contact(self, phone_number: str) -> None:
        """Shares the person's own number."""
        await self._send(Extra("contact", {"phone_number": phone_number}))

    async def _send(self, extra: Extra) -> None:
        person = await self._about_to_act()
        await self.phones.backend.send(person, await self._chat(), extra)
        await self.phones.catch_up()

    async def blocks(self) -> None:
        """Blocks the bot."""
        await self.phones.backend.block(await self.id(), blocked=True)
        await self.phones.catch_up()

    async def unblocks(self) -> None:
        """Lets the bot write again."""
        await self.phones.backend.block(await self.id(), blocked=False)
        await self.phones.catch_up()

    # Seeing ----------------------------------------------------------------------------------

    async def sees(self, *words: Words) -> Shown | None:
        """Waits until each of these stands in a message that came or changed since this person's
        last deed, in the newest message, or in a notice. The message with the last of them."""
        await self._wait_for(lambda: all(self._has(w) for w in words))
        for word in words:
            if not self._has(word):
                self._fail(f"does not see {spoken(word)}")
        return self._message_with(words[-1]) if words else None

    async def does_not_see(self, *words: Words) -> None:
        """Nothing that came or changed since the last deed, nor the newest message, holds these."""
        if self.phones.settle is None:
            await asyncio.sleep(QUIET_SECONDS)
        await self.phones.catch_up()
        for word in words:
            if self._has(word):
                self._fail(f"sees {spoken(word)}, which should not be there")

    async def sees_nothing_new(self) -> None:
        """The bot has kept silent since this person's last deed."""
        if self.phones.settle is None:
            await asyncio.sleep(QUIET_SECONDS)
        await self.phones.catch_up()
        if self._fresh():
            self._fail("should have received nothing")

    async def refresh(self, places: set[tuple[int, int]] | None) -> None:
        """Reads the screen again where it may have changed."""
        for view in list(self._groups.values()):
            await view.refresh(places)
        if self._id is None and self._parent is None:
            return
        person, chat = await self.id(), await self._chat()
        if self._looked and places is not None and (person, chat) not in places:
            return
        self._looked = True
        try:
            self._screen = await self.phones.backend.read(person, chat)
        except NotThereError:
            if self.group is None:
                raise
            return  # out of the group: the phone keeps what it last showed
        for message in self._screen.messages:
            if message.from_bot and message.kind != "service":
                self.received[message.id] = message.text

    @property
    def messages(self) -> tuple[Shown, ...]:
        """All messages on the screen, oldest first."""
        return self._screen.messages

    @property
    def last(self) -> Shown:
        """The bot's newest message."""
        own = [m for m in self._screen.messages if m.from_bot]
        if not own:
            self._fail("has no message from the bot")
        return own[-1]

    @property
    def buttons(self) -> list[str]:
        """Words on the buttons of the newest message that has any."""
        for message in reversed(self._screen.messages):
            if message.rows:
                return message.buttons
        return []

    @property
    def keyboard(self) -> tuple[tuple[str, ...], ...]:
        """The reply keyboard, row by row."""
        return self._screen.keyboard

    @property
    def commands(self) -> tuple[tuple[str, str], ...]:
        """The command menu as (command, description)."""
        return self._screen.commands

    @property
    def notices(self) -> tuple[str, ...]:
        """Toasts and alerts so far."""
        return tuple(plain(n) for n in self._screen.notices)

    def count_messages(self) -> int:
        """How many messages the bot has sent here, those deleted since included."""
        return len(self.received)

    def screen(self) -> str:
        """The chat as plain text."""
        where = f", {self.group.title}" if self.group else ""
        lines = [f"--- {self.name}'s phone{where} ---"]
        fresh = set(self._fresh())
        for message in self._screen.messages:
            mark = "*" if message in fresh else " "
            edited = " (edited)" if message.edited else ""
            head = f"{mark} {message.sender}{edited}: "
            what = message.text or f"<{message.kind}>"
            lines.append(head + what.replace("\n", "\n" + " " * 6))
            lines.extend(
                "      " + " ".join(f"[{plain(b.text)}]" for b in row) for row in message.rows
            )
        lines.extend(f"  keyboard: {' '.join(f'[{t}]' for t in row)}" for row in self.keyboard)
        lines.extend(f"  notice: {n}" for n in self.notices)
        lines.append("--- (* = new or changed since the last deed) ---")
        return "\n".join(lines)

    # Within ----------------------------------------------------------------------------------

    async def _about_to_act(self) -> int:
        """Remembers what stands on the screen, so that what comes next is known to be new."""
        person = await self.id()
        await self.phones.look()
        self._before = {m.id: fingerprint(m) for m in self._screen.messages}
        self._notices_before = len(self._screen.notices)
        return person

    def _fresh(self) -> list[Shown]:
        return [
            m
            for m in self._screen.messages
            if (m.from_bot or m.sender != self.name) and self._before.get(m.id) != fingerprint(m)
        ]

    def _candidates(self) -> list[Shown]:
        newest = [m for m in self._screen.messages if m.from_bot][-1:]
        fresh = self._fresh()
        return fresh + [m for m in newest if m not in fresh]

    def _message_with(self, words: Words) -> Shown | None:
        return next((m for m in reversed(self._candidates()) if holds(m.text, words)), None)

    def _has(self, words: Words) -> bool:
        new_notices = self.notices[self._notices_before :]
        return self._message_with(words) is not None or any(holds(n, words) for n in new_notices)

    def _find(self, label: str) -> Shown | None:
        return next((m for m in reversed(self._screen.messages) if m.button(label)), None)

    def _on_keyboard(self, label: str) -> bool:
        return any(plain(text) == label for row in self.keyboard for text in row)

    async def _wait_for(self, there: Callable[[], bool]) -> None:
        """Looks until `there` holds, or time is up; with `settle`, once more after it."""
        await self.id()
        await self.phones.look()
        if there():
            return
        if self.phones.settle is not None:
            await self.phones.catch_up()
            return
        end = time.monotonic() + self.phones.patience
        while not there() and time.monotonic() < end:
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
            await self.phones.look()

    def _fail(self, what: str) -> NoReturn:
        raise AssertionError(f"{self.name} {what}.\n{self.screen()}")
