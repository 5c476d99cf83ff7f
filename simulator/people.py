"""What people do with their phones: each deed changes the world and queues what the bot would get.

Deeds a real phone would not allow raise PersonError with one plain sentence.
"""

import re
from typing import Any

from simulator import formatting
from simulator.errors import PersonError
from simulator.files import StoredFile, sample_photo
from simulator.methods.chats import bot_member
from simulator.methods.media import photo_sizes, sticker_fields
from simulator.methods.sending import as_replied, origin
from simulator.models import Chat, Message, Person, Wire
from simulator.world import World

_PAYLOAD = re.compile(r"^[A-Za-z0-9_-]{1,64}$")
_BUTTON_VALUES = (
    "url",
    "copy_text",
    "web_app",
    "switch_inline_query",
    "switch_inline_query_current_chat",
)
SAMPLE_VOICE = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(11)


class People:
    """The hands of everyone in the world."""

    def __init__(self, world: World) -> None:
        self._world = world

    # Looking up ------------------------------------------------------------------------------

    def person(self, person_id: int) -> Person:
        """Someone by id."""
        person = self._world.people.get(person_id)
        if person is None:
            raise PersonError("There is no such person.", 404)
        return person

    def chat(self, person: Person, chat_id: int | None) -> Chat:
        """A chat on this person's phone; their chat with the bot when none is named."""
        chat = self._world.chats.get(person.id if chat_id is None else chat_id)
        if chat is not None and chat.migrated_to is not None:
            chat = self._world.chats.get(chat.migrated_to)
        if chat is None or person.id not in chat.members:
            raise PersonError(f"{person.first_name} is not in that chat.", 404)
        return chat

    def message(self, chat: Chat, message_id: int) -> Message:
        """A message that is still in the chat."""
        message = chat.find(message_id)
        if message is None:
            raise PersonError("That message is no longer there.", 404)
        return message

    # Writing ---------------------------------------------------------------------------------

    def say(
        self, person: Person, text: str, chat_id: int | None = None, reply_to: int | None = None
    ) -> tuple[Message, int | None]:
        """Sends text. The update's number is None where the bot does not get to see it."""
        words = text.strip(" \n")
        if not words:
            raise PersonError("There is nothing to send.")
        if len(words) > formatting.TEXT_LIMIT:
            raise PersonError("A message can hold 4096 letters at most.")
        content: Wire = {"text": words}
        entities = formatting.find_entities(words)
        if entities:
            content["entities"] = entities
        return self.send(person, content, "text", chat_id, reply_to)

    def send(
        self,
        person: Person,
        content: Wire,
        kind: str,
        chat_id: int | None = None,
        reply_to: int | None = None,
        file: StoredFile | None = None,
    ) -> tuple[Message, int | None]:
        """Sends any content into a chat and queues it for the bot if the bot may see it."""
        chat = self.chat(person, chat_id)
        if person.deactivated:
            raise PersonError(f"{person.first_name} has closed the account.")
        if chat.private:
            if person.blocked:
                raise PersonError(f"{person.first_name} has blocked the bot. Unblock it first.")
            person.started = True
        if chat.channel and person.id not in chat.admins:
            raise PersonError("Only a channel's administrators write in it.")
        replied = self.message(chat, reply_to) if reply_to is not None else None
        if replied is not None:
            content["reply_to_message"] = as_replied(replied)
        self._close_keyboard(chat, person)
        message = self._world.post(chat, person.wire, content, kind=kind, file=file)
        if not self._bot_sees(chat, message, replied):
            return message, None
        kind_of_update = "channel_post" if chat.channel else "message"
        return message, self._world.queue_message(message, kind_of_update)

    def _close_keyboard(self, chat: Chat, person: Person) -> None:
        keyboard = chat.keyboards.get(person.id)
        if keyboard and ("force_reply" in keyboard or keyboard.get("one_time_keyboard")):
            del chat.keyboards[person.id]
            self._world.journal.event("keyboard", person.id, chat.id)

    def _bot_sees(self, chat: Chat, message: Message, replied: Message | None) -> bool:
        """Privacy mode: in groups a bot sees commands, replies to it and mentions of it."""
        if chat.private or chat.bot_status == "administrator":
            return True
        if chat.bot_status != "member":
            return False
        if replied is not None and replied.outgoing:
            return True
        wire = message.wire
        text = wire.get("text") or wire.get("caption") or ""
        own = f"@{self._world.profile.username.lower()}"
        for entity in wire.get("entities") or wire.get("caption_entities") or ():
            start, end = entity["offset"], entity["offset"] + entity["length"]
            words = text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le").lower()
            if entity["type"] == "bot_command" and ("@" not in words or words.endswith(own)):
                return True
            if entity["type"] == "mention" and words == own:
                return True
        return False

    def start(self, person: Person, payload: str = "") -> tuple[Message, int | None]:
        """Opens the bot's link and presses Start; a bot that was blocked is unblocked first."""
        if payload and not _PAYLOAD.match(payload):
            raise PersonError("A link can carry 1 to 64 letters, digits, - and _.")
        if person.blocked:
            self.unblock(person)
        return self.say(person, f"/start {payload}".strip())

    def edit(
        self, person: Person, message_id: int, text: str, chat_id: int | None = None
    ) -> int | None:
        """Changes the words of a person's own message."""
        chat = self.chat(person, chat_id)
        message = self.message(chat, message_id)
        own = (
            person.id in chat.admins and not message.outgoing
            if chat.channel
            else message.wire["from"]["id"] == person.id
        )
        if not own or "text" not in message.wire:
            raise PersonError("Only your own text messages can be changed.")
        words = text.strip(" \n")
        if not words or len(words) > formatting.TEXT_LIMIT:
            raise PersonError("A message holds 1 to 4096 letters.")
        wire = {**message.wire, "text": words, "edit_date": self._world.clock.unix()}
        wire.pop("entities", None)
        entities = formatting.find_entities(words)
        if entities:
            wire["entities"] = entities
        message.wire = wire
        self._world.tell("edit", chat, message)
        replied = chat.find(wire.get("reply_to_message", {}).get("message_id", 0))
        if not self._bot_sees(chat, message, replied):
            return None
        kind = "edited_channel_post" if chat.channel else "edited_message"
        return self._world.queue_message(message, kind)

    # Pressing --------------------------------------------------------------------------------

    def tap(
        self,
        person: Person,
        message_id: int,
        chat_id: int | None = None,
        *,
        label: str | None = None,
        place: tuple[int, int] | None = None,
        data: str | None = None,
    ) -> dict[str, Any]:
        """Presses a button under a message: by its words, its row and column, or forged data."""
        chat = self.chat(person, chat_id)
        message = self.message(chat, message_id)
        if chat.private and person.blocked:
            raise PersonError(f"{person.first_name} has blocked the bot. Unblock it first.")
        if data is None:
            button = _find_button(message, label, place)
            data = button.get("callback_data")
            if data is None:
                value = next(button[field] for field in _BUTTON_VALUES if field in button)
                if isinstance(value, dict):
                    value = value.get("url") or value.get("text")
                return {"callback_query_id": None, "update_id": None, "url": value}
        tap = self._world.new_tap(person, chat)
        wire = {
            "id": tap.id,
            "from": person.wire,
            "message": message.wire,
            "chat_instance": str(abs(chat.id) * 7919),
            "data": data,
        }
        number = self._world.queue.put(
            "callback_query", wire, f"user {person.id}", self._world.clock.now()
        )
        return {"callback_query_id": tap.id, "update_id": number}

    # Other things to send --------------------------------------------------------------------

    def photo(
        self,
        person: Person,
        content: bytes | None = None,
        caption: str = "",
        chat_id: int | None = None,
    ) -> tuple[Message, int | None]:
        """Sends a photo; a plain one when none is given."""
        picture = content or sample_photo()
        stored = self._world.files.add("photo", "photo.jpg", "", picture)
        wire: Wire = {"photo": photo_sizes(stored)}
        if caption:
            wire["caption"] = caption[: formatting.CAPTION_LIMIT]
            entities = formatting.find_entities(caption)
            if entities:
                wire["caption_entities"] = entities
        return self.send(person, wire, "photo", chat_id, file=stored)

    def voice(
        self, person: Person, seconds: int = 5, chat_id: int | None = None
    ) -> tuple[Message, int | None]:
        """Sends a voice message of so many seconds."""
        stored = self._world.files.add("voice", "voice.ogg", "audio/ogg", SAMPLE_VOICE)
        wire = {"voice": {**stored.wire(), "duration": seconds, "mime_type": "audio/ogg"}}
        return self.send(person, wire, "voice", chat_id, file=stored)

    def sticker(
        self, person: Person, emoji: str = "👍", chat_id: int | None = None
    ) -> tuple[Message, int | None]:
        """Sends a sticker."""
        stored = self._world.files.add("sticker", "sticker.png", "image/png", sample_photo(64, 64))
        wire = {"sticker": {**stored.wire(), **sticker_fields(emoji)}}
        return self.send(person, wire, "sticker", chat_id, file=stored)

    def document(
        self, person: Person, name: str, content: bytes, chat_id: int | None = None
    ) -> tuple[Message, int | None]:
        """Sends a file."""
        if not content:
            raise PersonError("The file is empty.")
        stored = self._world.files.add("document", name, "", content)
        fields: Wire = {"document": {**stored.wire(), "file_name": name, "mime_type": stored.mime}}
        return self.send(person, fields, "document", chat_id, file=stored)

    def contact(
        self, person: Person, phone: str, chat_id: int | None = None
    ) -> tuple[Message, int | None]:
        """Shares the person's own number."""
        card: Wire = {
            "phone_number": phone,
            "first_name": person.first_name,
            "user_id": person.id,
        }
        if person.last_name:
            card["last_name"] = person.last_name
        return self.send(person, {"contact": card}, "contact", chat_id)

    def forward(
        self, person: Person, from_chat: int, message_id: int, chat_id: int | None = None
    ) -> tuple[Message, int | None]:
        """Forwards a message from one of the person's chats to another."""
        source = self.message(self.chat(person, from_chat), message_id)
        skipped = {"message_id", "from", "sender_chat", "chat", "date", "edit_date"}
        skipped.add("reply_to_message")
        content = {k: v for k, v in source.wire.items() if k not in skipped | {"reply_markup"}}
        content["forward_origin"] = origin(source)
        return self.send(person, content, source.kind, chat_id, file=source.file)

    # Blocking --------------------------------------------------------------------------------

    def block(self, person: Person) -> int | None:
        """Blocks the bot."""
        if person.blocked:
            return None
        person.blocked = True
        return self._bot_member_changed(self._world.chats[person.id], person, "member", "kicked")

    def unblock(self, person: Person) -> int | None:
        """Lets the bot write again."""
        if not person.blocked:
            return None
        person.blocked = False
        return self._bot_member_changed(self._world.chats[person.id], person, "kicked", "member")

    def deactivate(self, person: Person) -> None:
        """Closes the account: nobody can write to it any more, nor it to anybody."""
        person.deactivated = True
        self._world.journal.event("state", person.id, person.id)

    def _bot_member_changed(self, chat: Chat, person: Person, old: str, new: str) -> int | None:
        world = self._world
        world.journal.event("state", person.id, chat.id)
        wire = {
            "chat": chat.wire,
            "from": person.wire,
            "date": world.clock.unix(),
            "old_chat_member": bot_member(world, old),
            "new_chat_member": bot_member(world, new),
        }
        lane = f"chat {chat.id}"
        return world.queue.put("my_chat_member", wire, lane, world.clock.now())


def _find_button(message: Message, label: str | None, place: tuple[int, int] | None) -> Wire:
    rows: list[list[Wire]] = message.wire.get("reply_markup", {}).get("inline_keyboard", [])
    if place is not None:
        row, column = place
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
            return rows[row][column]
    elif label is not None:
        for line in rows:
            for button in line:
                if button["text"] == label:
                    return button
    shown = ", ".join(button["text"] for line in rows for button in line) or "none"
    raise PersonError(f"That message has no such button. Its buttons: {shown}.", 404)
