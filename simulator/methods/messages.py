"""Messages without files: text, places, contacts, chat actions, reactions, deleting, pinning."""

from typing import Any

from simulator.args import Args
from simulator.errors import bad_request
from simulator.methods.registry import method
from simulator.methods.sending import (
    find_message,
    message_id_list,
    send,
    text_and_entities,
)
from simulator.models import Message, Wire
from simulator.world import World

DELETE_SECONDS = 48 * 3600
TYPING_SECONDS = 5
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "pick_up_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    }
)
REACTIONS = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡"
    "🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)


@method("sendMessage")
def send_message(world: World, args: Args) -> Wire:
    """Sends text."""
    text, entities = text_and_entities(world, args)
    content: Wire = {"text": text}
    if entities:
        content["entities"] = entities
    options = link_preview(args)
    if options:
        content["link_preview_options"] = options
    return send(world, args, content)


def link_preview(args: Args) -> Wire:
    """The request's link preview options, old and new style."""
    if "link_preview_options" in args.values:
        given = args.json("link_preview_options", "Can't parse link preview options JSON object")
        if given is not None and not isinstance(given, dict):
            raise bad_request("Object expected as link preview options")
        return given or {}
    return {"is_disabled": True} if args.flag("disable_web_page_preview") else {}


def _place(args: Args) -> Wire:
    try:
        latitude = float(args.required("latitude"))
        longitude = float(args.required("longitude"))
    except ValueError:
        raise bad_request("location is invalid") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("location is invalid")
    return {"latitude": latitude, "longitude": longitude}


@method("sendLocation")
def send_location(world: World, args: Args) -> Wire:
    """Sends a point on the map."""
    return send(world, args, {"location": _place(args)}, kind="location")


@method("sendVenue")
def send_venue(world: World, args: Args) -> Wire:
    """Sends a place with name and address."""
    place = _place(args)
    venue = {
        "location": place,
        "title": args.required("title"),
        "address": args.required("address"),
    }
    return send(world, args, {"venue": venue, "location": place}, kind="location")


@method("sendContact")
def send_contact(world: World, args: Args) -> Wire:
    """Sends a phone contact."""
    contact = {
        "phone_number": args.required("phone_number"),
        "first_name": args.required("first_name"),
    }
    for field in ("last_name", "vcard"):
        if args.has(field):
            contact[field] = args.text(field)
    return send(world, args, {"contact": contact}, kind="contact")


@method("sendChatAction")
def send_chat_action(world: World, args: Args) -> bool:
    """Shows that the bot is busy, for five seconds."""
    action = args.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.chat_for(args.text("chat_id"), write=True)
    chat.typing_until = 0.0 if action == "cancel" else world.clock.now() + TYPING_SECONDS
    world.tell("state", chat)
    return True


@method("setMessageReaction")
def set_message_reaction(world: World, args: Args) -> bool:
    """Sets the bot's reaction to a message."""
    message = find_message(world, args, "message to react")
    given: Any = args.json("reaction", "Can't parse reaction types JSON object") or []
    if not isinstance(given, list):
        raise bad_request("Expected an Array of ReactionType")
    if len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for item in given:
        if not isinstance(item, dict) or str(item.get("type")) not in {"emoji", "custom_emoji"}:
            raise bad_request("Can't parse reaction type: Invalid type specified")
        if item["type"] != "emoji" or str(item.get("emoji")).rstrip("\ufe0f") not in REACTIONS:
            raise bad_request("REACTION_INVALID")
    world.tell("edit", message.chat, message)
    return True


def _may_delete(world: World, message: Message) -> bool:
    fresh = world.clock.now() - message.posted < DELETE_SECONDS
    admin = message.chat.bot_status == "administrator"
    return fresh and (message.outgoing or message.chat.private or admin)


def remove(world: World, message: Message) -> None:
    """Takes a message off all phones."""
    message.deleted = True
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    world.tell("delete", message.chat, message)


@method("deleteMessage")
def delete_message(world: World, args: Args) -> bool:
    """Deletes one message younger than 48 hours."""
    message = find_message(world, args, "message to delete")
    if not _may_delete(world, message):
        raise bad_request("message can't be deleted for everyone")
    remove(world, message)
    return True


@method("deleteMessages")
def delete_messages(world: World, args: Args) -> bool:
    """Deletes up to 100 messages; those that are gone are skipped, as Telegram does."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    found = [chat.find(number) for number in message_id_list(args)]
    for message in found:
        if message is not None and not _may_delete(world, message):
            raise bad_request("message can't be deleted for everyone")
    for message in found:
        if message is not None:
            remove(world, message)
    return True


def _may_pin(message_chat: Any) -> None:
    if not message_chat.private and message_chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")


@method("pinChatMessage")
def pin_chat_message(world: World, args: Args) -> bool:
    """Pins a message."""
    message = find_message(world, args, "message to pin")
    _may_pin(message.chat)
    chat = message.chat
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    world.post(
        chat, world.bot_user, {"pinned_message": message.wire}, kind="service", outgoing=True
    )
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, args: Args) -> bool:
    """Unpins one message, or the newest pinned one."""
    if args.integer("message_id"):
        message = find_message(world, args, "message to unpin")
        chat, number = message.chat, message.id
    else:
        chat = world.chat_for(args.text("chat_id"), write=True)
        if not chat.pinned:
            raise bad_request("message to unpin not found")
        number = chat.pinned[-1]
    _may_pin(chat)
    if number in chat.pinned:
        chat.pinned.remove(number)
    world.tell("state", chat)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(world: World, args: Args) -> bool:
    """Unpins everything."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    _may_pin(chat)
    chat.pinned.clear()
    world.tell("state", chat)
    return True
