"""Editing what the bot has sent."""

from typing import Any

from simulator.args import Args
from simulator.errors import NOT_MODIFIED, bad_request, too_many
from simulator.keyboards import inline_markup
from simulator.methods.media import input_media
from simulator.methods.messages import link_preview
from simulator.methods.registry import method
from simulator.methods.sending import caption_fields, find_message, text_and_entities
from simulator.models import Message, Wire
from simulator.world import World

_TEXT_FIELDS = ("text", "entities", "link_preview_options")
_CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")
_MEDIA_FIELDS = ("photo", "document", "video", "animation", "audio", *_CAPTION_FIELDS)


def _editable(world: World, args: Args) -> tuple[Message, Wire | None]:
    markup = inline_markup(args, private=not args.text("chat_id").startswith(("-", "@")))
    message = find_message(world, args, "message to edit")
    if not message.editable:
        raise bad_request("message can't be edited")
    return message, markup


def _change(
    world: World, message: Message, content: Wire, fields: tuple[str, ...], markup: Wire | None
) -> Wire:
    """Replaces `fields` by `content` and the keyboard by `markup`, unless nothing changes."""
    old = message.wire
    if message.wire.get("reply_markup") == markup and all(
        old.get(field) == content.get(field)
        for field in fields
        if field != "link_preview_options"  # Telegram compares what stands in the message
    ):
        raise bad_request(NOT_MODIFIED)
    wait = world.limits.retry_after(message.chat.id)
    if wait:
        raise too_many(wait)
    wire = {key: value for key, value in old.items() if key not in fields}
    wire.pop("reply_markup", None)
    wire.update(content)
    wire["edit_date"] = world.clock.unix()
    if markup is not None:
        wire["reply_markup"] = markup
    message.wire = wire
    message.markup = markup
    world.tell("edit", message.chat, message)
    return wire


@method("editMessageText")
def edit_message_text(world: World, args: Args) -> Wire:
    """Changes a text message's words and keyboard."""
    text, entities = text_and_entities(world, args)
    message, markup = _editable(world, args)
    if "text" not in message.wire:
        raise bad_request("there is no text in the message to edit")
    content: Wire = {"text": text}
    if entities:
        content["entities"] = entities
    options = link_preview(args)
    if options:
        content["link_preview_options"] = options
    return _change(world, message, content, _TEXT_FIELDS, markup)


@method("editMessageCaption")
def edit_message_caption(world: World, args: Args) -> Wire:
    """Changes a file message's caption and keyboard."""
    content = caption_fields(world, args)
    message, markup = _editable(world, args)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, content, _CAPTION_FIELDS, markup)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, args: Args) -> Wire:
    """Changes or removes the keyboard only."""
    message, markup = _editable(world, args)
    return _change(world, message, {}, (), markup)


@method("editMessageMedia")
def edit_message_media(world: World, args: Args) -> Wire:
    """Replaces the file of a message."""
    args.required("media")
    given: Any = args.json("media", "Can't parse input media JSON object")
    kind, content, stored = input_media(world, args, given)
    message, markup = _editable(world, args)
    if message.file is None and "text" not in message.wire:
        raise bad_request("there is no media in the message to edit")
    fields = (*_MEDIA_FIELDS, *_TEXT_FIELDS)
    wire = _change(world, message, content, fields, markup)
    message.file = stored
    message.kind = kind
    return wire
