"""The people of a simulated town, who press and type whatever comes to their minds."""

from dataclasses import dataclass
from random import Random

from simulator.errors import PersonError
from simulator.models import Chat, Message, Person
from simulator.people import People
from simulator.world import World
from tests.simulation.sentences import said

LOOKED_AT = 10
"""Messages from the newest on in which somebody finds a button."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody with a phone. `phone` is their number, which is for brokers only."""

    account: Person
    desk: bool
    phone: str


class Crowd:
    """All of them, and the one chance that moves them."""

    def __init__(self, world: World, chance: Random, actors: list[Actor]) -> None:
        self._world, self._chance, self.actors = world, chance, actors
        self._hands = People(world)
        self._seen: list[str] = []

    def act(self) -> str:
        """Somebody does something; which, in a word. Phones refuse some of it."""
        who = self._chance.choice(self.actors)
        try:
            return self._act(who)
        except PersonError:
            return "refused by the phone"

    def _act(self, who: Actor) -> str:
        chance, hands = self._chance, self._hands
        chat = self._world.chats[who.account.id]
        if who.account.blocked:
            if chance.random() < 0.5:
                hands.unblock(who.account)
                return "unblocked"
            return "silent"
        kind = chance.random()
        if kind < 0.02:
            hands.block(who.account)
            return "blocked"
        if kind < 0.08:
            return self._other(who, chat)
        if kind < 0.12 and self._forge(who, chat):
            return "forged"
        if kind < 0.70 and self._press(who, chat):
            return "pressed"
        hands.say(who.account, self._words(who, chat))
        return "typed"

    def _words(self, who: Actor, chat: Chat) -> str:
        newest = next((m for m in reversed(chat.messages.values()) if m.outgoing), None)
        asked = newest is not None and "?" in str(newest.wire.get("text", ""))[-80:]
        keyboard = chat.keyboards.get(who.account.id, {}).get("keyboard")
        if keyboard and self._chance.random() < 0.2:
            return str(self._chance.choice(self._chance.choice(keyboard))["text"])
        return said(self._chance, desk=who.desk, asked=asked, phone=who.phone)

    def _press(self, who: Actor, chat: Chat) -> bool:
        """One of the buttons in sight; mostly of the newest message that has any."""
        found = _with_buttons(chat)
        if not found:
            return False
        newest = self._chance.random() < 0.75
        message = found[0] if newest else self._chance.choice(found)
        buttons = _buttons(message)
        # Twice or more: somebody who presses again, as nothing seems to happen.
        data = self._chance.choice(buttons)
        self._seen = [*self._seen, data][-300:]
        for _ in range(self._chance.choice((1, 1, 1, 1, 2))):
            self._hands.tap(who.account, message.id, data=data)
        return True

    def _forge(self, who: Actor, chat: Chat) -> bool:
        """What somebody else pressed, from a message of one's own: with another number at times."""
        found = _with_buttons(chat)
        if not found or not self._seen:
            return False
        data = self._chance.choice(self._seen)
        if self._chance.random() < 0.5:
            verb, _, _ = data.partition(":")
            data = f"{verb}:{self._chance.choice((0, 1, 2, 3, 7, -1, 10**18, 10**30, 'x', ''))}"
        self._hands.tap(who.account, self._chance.choice(found).id, data=data[:64])
        return True

    def _other(self, who: Actor, chat: Chat) -> str:
        kind = self._chance.choice(("photo", "voice", "sticker", "contact", "edit", "file", "link"))
        hands, account = self._hands, who.account
        if kind == "photo":
            hands.photo(account, caption=self._chance.choice(("", "for the case", "Jean")))
        elif kind == "voice":
            hands.voice(account)
        elif kind == "sticker":
            hands.sticker(account)
        elif kind == "contact":
            hands.contact(account, f"+44{who.phone[1:].replace(' ', '')}")
        elif kind == "edit":
            own = [m for m in chat.messages.values() if not m.outgoing and "text" in m.wire]
            if own:
                hands.edit(account, own[-1].id, self._words(who, chat))
        elif kind == "file":
            name = self._chance.choice(("members.csv", "list.xlsx", "../../etc/passwd", "a.pdf"))
            hands.document(account, name, b"name,area\nJean Marlow,Pelham\n")
        else:
            hands.start(account, self._chance.choice(("", "shift_1", "join", "x" * 64, "c-0")))
        return kind

    def told(self) -> list[tuple[Actor, Actor]]:
        """Residents who read the number of another resident: (reader, whose)."""
        found = []
        for reader in self.actors:
            if reader.desk:
                continue
            chat = self._world.chats[reader.account.id]
            texts = "\n".join(
                str(m.wire.get("text") or m.wire.get("caption") or "")
                for m in chat.messages.values()
                if m.outgoing
            )
            found += [
                (reader, other)
                for other in self.actors
                if other is not reader and not other.desk and other.phone in texts
            ]
        return found


def _with_buttons(chat: Chat) -> list[Message]:
    newest = list(reversed(chat.messages.values()))[:LOOKED_AT]
    return [m for m in newest if m.outgoing and not m.deleted and _buttons(m)]


def _buttons(message: Message) -> list[str]:
    rows = message.wire.get("reply_markup", {}).get("inline_keyboard", [])
    return [b["callback_data"] for row in rows for b in row if "callback_data" in b]
