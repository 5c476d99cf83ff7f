"""Copying and forwarding."""

from typing import Any

from simulator import formatting
from simulator.args import Args
from simulator.errors import bad_request
from simulator.keyboards import inline_markup, reply_markup
from simulator.methods.registry import method
from simulator.methods.sending import message_id_list, open_chat, origin, reply_fields
from simulator.models import Chat, Message, Wire
from simulator.world import World

_NOT_COPIED = frozenset(
    {
        "message_id",
        "from",
        "sender_chat",
        "chat",
        "date",
        "edit_date",
        "reply_to_message",
        "quote",
        "reply_markup",
        "forward_origin",
        "media_group_id",
        "has_protected_content",
        "effect_id",
        "via_bot",
    }
)


def _source(world: World, args: Args, number: int, what: str) -> Message:
    chat = world.chat_for(args.text("from_chat_id"), write=False)
    message = chat.find(number)
    if message is None:
        raise bad_request(f"message to {what} not found")
    if message.kind == "service":
        raise bad_request(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    if message.wire.get("has_protected_content"):
        raise bad_request(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    return message


def _content(message: Message) -> Wire:
    return {key: value for key, value in message.wire.items() if key not in _NOT_COPIED}


def _forward(world: World, chat: Chat, message: Message) -> Wire:
    content = {**_content(message), "forward_origin": origin(message)}
    sent = world.post(
        chat,
        world.bot_user,
        content,
        kind=message.kind,
        outgoing=True,
        file=message.file,
        forwarded=True,
    )
    return sent.wire


def _caption(world: World, args: Args, content: Wire) -> None:
    if "caption" not in args.values or "text" in content:
        return
    given: Any = args.json("caption_entities", "Can't parse entities JSON object")
    caption, entities = formatting.caption_text(
        args.text("caption"), args.text("parse_mode"), given, world.user_wire
    )
    for field, value in (("caption", caption), ("caption_entities", entities)):
        content.pop(field, None)
        if value:
            content[field] = value


@method("copyMessage")
def copy_message(world: World, args: Args) -> Wire:
    """Sends the content of a message anew; answers with its number only."""
    chat_id = args.text("chat_id")
    read = inline_markup if world.is_channel(chat_id) else reply_markup
    markup = read(args, private=not chat_id.startswith(("-", "@")))
    message = _source(world, args, args.integer("message_id"), "copy")
    content = _content(message)
    _caption(world, args, content)
    chat = open_chat(world, args)
    content.update(reply_fields(world, args, chat))
    sent = world.post(
        chat,
        world.bot_user,
        content,
        kind=message.kind,
        outgoing=True,
        markup=markup,
        file=message.file,
    )
    return {"message_id": sent.id}


@method("forwardMessage")
def forward_message(world: World, args: Args) -> Wire:
    """Forwards a message, naming who wrote it."""
    message = _source(world, args, args.integer("message_id"), "forward")
    return _forward(world, open_chat(world, args), message)


def _several(world: World, args: Args) -> list[Message]:
    numbers = message_id_list(args)
    if numbers != sorted(set(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    source = world.chat_for(args.text("from_chat_id"), write=False)
    found = [source.find(number) for number in numbers]
    kept = [m for m in found if m is not None and m.kind != "service"]
    if not kept:
        raise bad_request("there are no messages to forward")
    return kept


@method("forwardMessages")
def forward_messages(world: World, args: Args) -> list[Wire]:
    """Forwards up to 100 messages; those that are gone are skipped."""
    messages = _several(world, args)
    chat = open_chat(world, args, len(messages))
    return [{"message_id": _forward(world, chat, m)["message_id"]} for m in messages]


@method("copyMessages")
def copy_messages(world: World, args: Args) -> list[Wire]:
    """Copies up to 100 messages; those that are gone are skipped."""
    messages = _several(world, args)
    chat = open_chat(world, args, len(messages))
    sent: list[Wire] = []
    for message in messages:
        content = _content(message)
        if args.flag("remove_caption"):
            content.pop("caption", None)
            content.pop("caption_entities", None)
        copy = world.post(
            chat, world.bot_user, content, kind=message.kind, outgoing=True, file=message.file
        )
        sent.append({"message_id": copy.id})
    return sent
