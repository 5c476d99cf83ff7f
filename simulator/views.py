"""Messages, chats and people as the page and the test driver read them (plain JSON)."""

from typing import Any

from simulator.journal import Call, Event
from simulator.methods.settings import menu_button
from simulator.models import Chat, Message, Person, Wire
from simulator.rendering import to_html
from simulator.world import World

_BUTTON_KINDS = (
    ("callback_data", "callback"),
    ("url", "url"),
    ("copy_text", "copy"),
    ("switch_inline_query", "switch_inline"),
    ("switch_inline_query_current_chat", "switch_inline"),
    ("web_app", "web_app"),
    ("request_contact", "request"),
    ("request_location", "request"),
)
_CONTENT_KINDS = {"text", "photo", "document", "voice", "sticker", "service"}


def button(wire: Wire | str) -> dict[str, Any]:
    """One button: its words, what kind it is and what it carries."""
    if isinstance(wire, str):
        wire = {"text": wire}
    for field, kind in _BUTTON_KINDS:
        if field in wire:
            value = wire[field]
            if field == "copy_text":
                value = value["text"]
            elif field == "web_app":
                value = value["url"]
            elif kind == "request":
                value = field
            break
    else:
        kind, value = "text", wire["text"]
    return {"text": wire["text"], "kind": kind, "value": value, "style": wire.get("style")}


def message(world: World, item: Message) -> dict[str, Any]:
    """A message as a phone shows it."""
    wire = item.wire
    text = wire.get("text")
    caption = wire.get("caption")
    words = text if text is not None else caption if caption is not None else plain(item)
    return {
        "message_id": item.id,
        "from": _sender(item),
        "date": world.clock.iso(wire["date"]),
        "edit_date": world.clock.iso(wire["edit_date"]) if "edit_date" in wire else None,
        "text": text if text is not None else (None if caption is not None else words),
        "html": _html(item, words),
        "caption": caption,
        "kind": item.kind if item.kind in _CONTENT_KINDS else ("document" if item.file else "text"),
        "file": None
        if item.file is None
        else {
            "url": f"/sim/files/{item.file.path}",
            "name": item.file.name,
            "mime": item.file.mime,
        },
        "reply_to": wire.get("reply_to_message", {}).get("message_id"),
        "forwarded": "forward_origin" in wire,
        "buttons": [
            [button(b) for b in row]
            for row in wire.get("reply_markup", {}).get("inline_keyboard", [])
        ],
        "deleted": item.deleted,
    }


def _sender(item: Message) -> dict[str, Any]:
    """Who a phone says it is from: in a channel, the channel."""
    sender = item.wire.get("from")
    if sender is None:
        chat = item.chat
        return {"id": chat.id, "first_name": chat.title, "is_bot": item.outgoing}
    return {key: sender[key] for key in ("id", "first_name", "is_bot")}


def _html(item: Message, words: str) -> str:
    """Its words as HTML, made once: a phone is drawn often and its older messages stay."""
    if item.drawn is None or item.drawn[0] is not item.wire:
        entities = item.wire.get(
            "caption_entities" if item.wire.get("text") is None else "entities"
        )
        item.drawn = (item.wire, to_html(words, entities))
    return item.drawn[1]


_HAPPENED = {
    "pinned_message": "Pinned a message",
    "migrate_to_chat_id": "The group became a supergroup",
    "migrate_from_chat_id": "The group became a supergroup",
    "group_chat_created": "Group created",
    "supergroup_chat_created": "Group created",
    "channel_chat_created": "Channel created",
}


def plain(item: Message) -> str:
    """Words for a message that has none of its own."""
    wire = item.wire
    if "new_chat_members" in wire:
        names = ", ".join(user["first_name"] for user in wire["new_chat_members"])
        return f"{names} joined the group"
    if "left_chat_member" in wire:
        return f"{wire['left_chat_member']['first_name']} left the group"
    for field, words in _HAPPENED.items():
        if field in wire:
            return words
    if "new_chat_title" in wire:
        return f"The group is now called {wire['new_chat_title']}"
    if "contact" in wire:
        return f"{wire['contact']['first_name']}: {wire['contact']['phone_number']}"
    if "venue" in wire:
        return f"{wire['venue']['title']}, {wire['venue']['address']}"
    if "location" in wire:
        place = wire["location"]
        return f"Location {place['latitude']}, {place['longitude']}"
    if "sticker" in wire:
        return str(wire["sticker"].get("emoji", ""))
    if "voice" in wire:
        return f"Voice message, {wire['voice']['duration']} seconds"
    return ""


def chat(world: World, person: Person, item: Chat) -> dict[str, Any]:
    """A chat as one person's phone shows it."""
    keyboard = item.keyboards.get(person.id)
    pinned = item.find(item.pinned[-1]) if item.pinned else None
    return {
        "messages": [message(world, m) for m in item.messages.values() if not m.deleted],
        "commands": world.commands_for(item, person.id, person.language_code[:2]),
        "menu_button": menu_button(world, item.id if item.private else 0),
        "pinned": message(world, pinned) if pinned is not None else None,
        "reply_keyboard": _keyboard(keyboard),
        "description": _description(world, person) if item.private else "",
        "typing": item.typing_until > world.clock.now(),
    }


def _description(world: World, person: Person) -> str:
    """What Telegram shows above an empty chat: what this bot can do."""
    texts = world.profile.descriptions
    return texts.get(person.language_code[:2]) or texts.get("", "")


def _keyboard(markup: Wire | None) -> dict[str, Any] | None:
    if markup is None:
        return None
    return {
        "force_reply": bool(markup.get("force_reply")),
        "buttons": [[button(b) for b in row] for row in markup.get("keyboard", [])],
        "one_time": bool(markup.get("one_time_keyboard")),
        "placeholder": markup.get("input_field_placeholder"),
    }


def people(world: World) -> list[dict[str, Any]]:
    """Everyone, with the chats on their phone."""
    groups = [c for c in world.chats.values() if not c.private and c.migrated_to is None]
    return [
        {
            "id": person.id,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "username": person.username,
            "language_code": person.language_code,
            "blocked_bot": person.blocked,
            "started": person.started,
            "role_hint": person.role_hint,
            "chats": [
                {"id": person.id, "type": "private", "title": world.bot_user["first_name"]},
                *(
                    {
                        "id": c.id,
                        "type": c.kind,
                        "title": c.title,
                        "writes": not c.channel or person.id in c.admins,
                        "readers": len(c.members),
                    }
                    for c in groups
                    if person.id in c.members
                ),
            ],
        }
        for person in world.people.values()
    ]


def groups(world: World) -> list[dict[str, Any]]:
    """All groups that are still in use, and channels."""
    return [
        {
            "id": c.id,
            "type": c.kind,
            "title": c.title,
            "members": sorted(c.members),
            "bot_status": c.bot_status,
        }
        for c in world.chats.values()
        if not c.private and c.migrated_to is None
    ]


def event(world: World, item: Event) -> dict[str, Any]:
    """An event as it goes to the page."""
    wire: dict[str, Any] = {
        "n": item.n,
        "person": item.person,
        "chat": item.chat,
        "type": item.kind,
    }
    if item.message is not None:
        wire["message"] = message(world, item.message)
    if item.text is not None:
        wire["text"] = item.text
    return wire


def call(world: World, item: Call) -> dict[str, Any]:
    """One call of the bot."""
    return {
        "n": item.n,
        "at": world.clock.iso(item.at),
        "method": item.method,
        "params": item.params,
        "status": item.status,
        "response_ok": item.status == 200,
    }
