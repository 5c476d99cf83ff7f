"""What every sending method shares: access, reply, flood limits, then the message itself."""

from typing import Any

from simulator import formatting
from simulator.args import Args
from simulator.errors import bad_request, too_many
from simulator.files import StoredFile
from simulator.keyboards import inline_markup, reply_markup
from simulator.models import Chat, Message, Wire
from simulator.world import World


def text_and_entities(
    world: World, args: Args, entities: str = "entities"
) -> tuple[str, list[Wire]]:
    """The request's `text`, parsed and within limits."""
    given = None
    if entities in args.values:
        given = args.json(entities, "Can't parse entities JSON object")
    return formatting.message_text(
        args.text("text"), args.text("parse_mode"), given, world.user_wire
    )


def caption_fields(world: World, args: Args) -> Wire:
    """The request's caption as message fields; empty when there is none."""
    given = None
    if "caption_entities" in args.values:
        given = args.json("caption_entities", "Can't parse entities JSON object")
    caption, entities = formatting.caption_text(
        args.text("caption"), args.text("parse_mode"), given, world.user_wire
    )
    fields: Wire = {}
    if caption:
        fields["caption"] = caption
        if entities:
            fields["caption_entities"] = entities
        if args.flag("show_caption_above_media"):
            fields["show_caption_above_media"] = True
    return fields


def open_chat(world: World, args: Args, messages: int = 1) -> Chat:
    """The chat to send to, with what may not be sent there refused and flood limits counted."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    values = args.values
    if "business_connection_id" in values and args.has("business_connection_id"):
        raise bad_request("business connection not found")
    if "message_thread_id" in values and args.integer("message_thread_id"):
        raise bad_request("message thread not found")
    if "message_effect_id" in values and args.has("message_effect_id") and not chat.private:
        raise bad_request("message effects can be used only in private chats")
    wait = world.limits.retry_after(chat.id, messages)
    if wait:
        raise too_many(wait)
    return chat


def reply_fields(world: World, args: Args, chat: Chat) -> Wire:
    """`reply_to_message` (and quote) where the request replies to something."""
    values = args.values
    if "reply_parameters" in values and args.has("reply_parameters"):
        given = args.json("reply_parameters", "Can't parse reply parameters JSON object")
        if not isinstance(given, dict):
            raise bad_request("Object expected as reply parameters")
        inner = Args(given)
        optional = inner.flag("allow_sending_without_reply")
        if inner.has("chat_id") and inner.text("chat_id") != str(chat.id):
            world.chat_for(inner.text("chat_id"), write=False)
            raise bad_request("message to be replied not found")
        quote = inner.text("quote")
        message_id = inner.integer("message_id")
    elif "reply_to_message_id" in values:
        optional = args.flag("allow_sending_without_reply")
        message_id = args.integer("reply_to_message_id")
        quote = ""
    else:
        return {}
    if message_id <= 0:
        return {}
    message = chat.find(message_id)
    if message is None:
        if optional:
            return {}
        raise bad_request("message to be replied not found")
    fields: Wire = {"reply_to_message": as_replied(message)}
    if quote:
        fields["quote"] = _quote(message, quote)
    return fields


def _quote(message: Message, quote: str) -> Wire:
    words = message.wire.get("text") or message.wire.get("caption") or ""
    place = words.find(quote)
    if len(quote) > 1024 or place < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {
        "text": quote,
        "position": formatting.utf16_length(words[:place]),
        "is_manual": True,
    }


def as_replied(message: Message) -> Wire:
    """A message as it stands inside another: without the message it replied to itself."""
    if "reply_to_message" not in message.wire:
        return message.wire
    return {key: value for key, value in message.wire.items() if key != "reply_to_message"}


def origin(message: Message) -> Wire:
    """Where a forwarded message came from, as it stands in the copy."""
    if "forward_origin" in message.wire:
        first: Wire = message.wire["forward_origin"]
        return first
    date = message.wire["date"]
    if message.chat.channel:
        chat = message.chat.wire
        return {"type": "channel", "chat": chat, "message_id": message.id, "date": date}
    return {"type": "user", "sender_user": message.wire["from"], "date": date}


def send(
    world: World,
    args: Args,
    content: Wire,
    *,
    kind: str = "text",
    file: StoredFile | None = None,
) -> Wire:
    """Sends one message with this content and answers with it."""
    chat_id = args.text("chat_id")
    markup = None
    if "reply_markup" in args.values:
        read = inline_markup if world.is_channel(chat_id) else reply_markup
        markup = read(args, private=not chat_id.startswith(("-", "@")))
    chat = open_chat(world, args)
    content.update(reply_fields(world, args, chat))
    if "protect_content" in args.values and args.flag("protect_content"):
        content["has_protected_content"] = True
    if "message_effect_id" in args.values and args.has("message_effect_id"):
        content["effect_id"] = args.text("message_effect_id")
    message = world.post(
        chat, world.bot_user, content, kind=kind, outgoing=True, markup=markup, file=file
    )
    return message.wire


def message_id_list(args: Args) -> list[int]:
    """`message_ids`: 1 to 100 whole numbers."""
    given: Any = args.json("message_ids", "Can't parse message identifiers JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of message identifiers")
    if not given:
        raise bad_request("Message identifiers are not specified")
    if len(given) > 100:
        raise bad_request("Too many message identifiers specified")
    try:
        return [int(item) for item in given]
    except (TypeError, ValueError):
        raise bad_request("Invalid message identifier specified") from None


def find_message(world: World, args: Args, what: str, *, write: bool = True) -> Message:
    """The message a request names; `what` begins the refusal ("message to edit")."""
    if args.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not args.has("chat_id"):
        raise bad_request("message identifier is not specified")
    chat = world.chat_for(args.text("chat_id"), write=write)
    message_id = args.integer("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.find(message_id)
    if message is None:
        raise bad_request(f"{what} not found")
    return message
