"""Files: sending, albums, getFile."""

from typing import Any

from simulator import formatting
from simulator.args import Args, Upload
from simulator.errors import bad_request
from simulator.files import DOWNLOAD_BYTES, StoredFile, check_upload, image_size
from simulator.methods.registry import method
from simulator.methods.sending import caption_fields, open_chat, reply_fields, send
from simulator.models import Wire
from simulator.world import World

_ALBUM_KINDS = frozenset({"photo", "video", "document", "audio"})
_MEDIA_KINDS = _ALBUM_KINDS | {"animation"}


def take_file(world: World, args: Args, kind: str, reference: str, upload_name: str) -> StoredFile:
    """The file a request names: an upload, an id the world knows, or an address (refused).

    Nothing is fetched from the web: the simulator works without it.
    """
    upload: Upload | None = args.files.get(upload_name)
    if reference.startswith("attach://"):
        upload = args.files.get(reference.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
    if upload is not None:
        check_upload(kind, upload.content)
        return world.files.add(kind, upload.name, upload.mime, upload.content)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    if "://" in reference:
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.get(reference)
    if stored is None:
        raise bad_request(
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
        )
    if stored.kind != kind and "photo" in (stored.kind, kind):
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return stored


def file_fields(stored: StoredFile, kind: str, args: Args) -> Wire:
    """The message fields of a file sent as `kind`."""
    wire = stored.wire()
    if kind == "photo":
        return {"photo": photo_sizes(stored)}
    if kind in ("document", "animation", "audio", "video"):
        wire |= {"file_name": stored.name, "mime_type": stored.mime}
    if kind in ("video", "animation"):
        wire |= {
            "width": args.integer("width", 320),
            "height": args.integer("height", 240),
            "duration": args.integer("duration"),
        }
    elif kind in ("voice", "audio"):
        wire["duration"] = args.integer("duration")
        wire.setdefault("mime_type", stored.mime)
    elif kind == "sticker":
        wire |= sticker_fields(args.text("emoji"))
    elif kind == "video_note":
        wire |= {"length": args.integer("length", 240), "duration": args.integer("duration")}
    fields: Wire = {kind: wire}
    if kind == "animation":
        fields["document"] = wire
    return fields


def sticker_fields(emoji: str) -> Wire:
    """What makes a file a still sticker."""
    fields: Wire = {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    }
    if emoji:
        fields["emoji"] = emoji
    return fields


def photo_sizes(stored: StoredFile) -> list[Wire]:
    """A photo as Telegram lists it: a small size, then the full one."""
    width, height = image_size(stored.content) or (1, 1)
    scale = min(1.0, 90 / max(width, height))
    small = {
        "file_id": stored.file_id,
        "file_unique_id": f"{stored.unique_id}s",
        "file_size": len(stored.content),
        "width": max(1, round(width * scale)),
        "height": max(1, round(height * scale)),
    }
    return [small, {**stored.wire(), "width": width, "height": height}]


def _send_file(kind: str, *, captioned: bool = True) -> Any:
    def send_one(world: World, args: Args) -> Wire:
        stored = take_file(world, args, kind, args.text(kind), kind)
        content = file_fields(stored, kind, args)
        if captioned:
            content.update(caption_fields(world, args))
        return send(world, args, content, kind=kind, file=stored)

    send_one.__doc__ = f"Sends a {kind}."
    return send_one


for _name, _kind, _captioned in (
    ("sendPhoto", "photo", True),
    ("sendDocument", "document", True),
    ("sendVoice", "voice", True),
    ("sendAudio", "audio", True),
    ("sendVideo", "video", True),
    ("sendAnimation", "animation", True),
    ("sendSticker", "sticker", False),
    ("sendVideoNote", "video_note", False),
):
    method(_name)(_send_file(_kind, captioned=_captioned))


def input_media(world: World, args: Args, given: Any) -> tuple[str, Wire, StoredFile]:
    """An InputMedia object as (kind, message fields, file)."""
    if not isinstance(given, dict):
        raise bad_request("Can't parse InputMedia: expected an Object")
    kind = given.get("type")
    if not isinstance(kind, str) or kind not in _MEDIA_KINDS:
        raise bad_request("Can't parse InputMedia: type must be specified")
    reference = given.get("media")
    if not isinstance(reference, str) or not reference:
        raise bad_request("Can't parse InputMedia: Can't find field \"media\"")
    inner = Args(given, args.files)
    stored = take_file(world, inner, kind, reference, "")
    content = file_fields(stored, kind, inner)
    caption, entities = formatting.caption_text(
        inner.text("caption"),
        inner.text("parse_mode"),
        given.get("caption_entities"),
        world.user_wire,
    )
    if caption:
        content["caption"] = caption
        if entities:
            content["caption_entities"] = entities
    return kind, content, stored


@method("sendMediaGroup")
def send_media_group(world: World, args: Args) -> list[Wire]:
    """Sends an album of 2 to 10 files."""
    args.required("media")
    given: Any = args.json("media", "Can't parse media JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of InputMedia")
    if not given:
        raise bad_request("There are no messages to send")
    if len(given) > 10:
        raise bad_request("Too many messages to send as an album")
    items = [input_media(world, args, item) for item in given]
    kinds = {kind for kind, _, _ in items}
    if not kinds <= _ALBUM_KINDS or (kinds & {"document", "audio"} and len(kinds) > 1):
        raise bad_request("Can't use the media of the specified type in the album")
    if args.has("reply_markup"):
        raise bad_request("reply markup can't be used with an album")
    chat = open_chat(world, args, len(items))
    shared = reply_fields(world, args, chat)
    album = f"1{world.clock.unix()}{chat.next_id:04d}{len(world.taps):03d}"
    sent: list[Wire] = []
    for kind, content, stored in items:
        fields = {**content, **shared, "media_group_id": album}
        message = world.post(chat, world.bot_user, fields, kind=kind, outgoing=True, file=stored)
        sent.append(message.wire)
    return sent


@method("getFile")
def get_file(world: World, args: Args) -> Wire:
    """Where a file can be fetched; 20 MB at most."""
    stored = world.files.get(args.required("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**stored.wire(), "file_path": stored.path}
