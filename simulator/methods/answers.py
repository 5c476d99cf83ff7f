"""Answers to presses of buttons and to inline queries."""

from typing import Any

from simulator.args import Args
from simulator.errors import QUERY_TOO_OLD, bad_request
from simulator.keyboards import check_markup
from simulator.methods.registry import method
from simulator.models import Wire
from simulator.world import TAP_ANSWER_SECONDS, World

INLINE_ANSWER_SECONDS = 30
_RESULT_KINDS = frozenset(
    {
        "article",
        "photo",
        "gif",
        "mpeg4_gif",
        "video",
        "audio",
        "voice",
        "document",
        "location",
        "venue",
        "contact",
        "sticker",
    }
)


@method("answerCallbackQuery")
def answer_callback_query(world: World, args: Args) -> bool:
    """Ends a button's waiting sign, with a short notice or an alert."""
    tap = world.taps.get(args.text("callback_query_id"))
    if tap is None or tap.answered or world.clock.now() - tap.at > TAP_ANSWER_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    text = args.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    address = args.text("url")
    if address and not address.startswith(
        (f"https://t.me/{world.profile.username}?", f"t.me/{world.profile.username}?")
    ):
        raise bad_request("URL_INVALID")
    tap.answered = True
    if text:
        kind = "alert" if args.flag("show_alert") else "toast"
        world.journal.event(kind, tap.person, tap.chat, text=text)
    return True


@method("answerInlineQuery")
def answer_inline_query(world: World, args: Args) -> bool:
    """Gives the results of an inline query."""
    given: Any = args.json("results", "Can't parse JSON encoded inline query results")
    if given is None:
        given = []
    if not isinstance(given, list):
        raise bad_request("Expected an Array of inline query results")
    if len(given) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    results = [_result(item) for item in given]
    names = [result["id"] for result in results]
    if len(set(names)) != len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(args.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    query = world.inline.get(args.text("inline_query_id"))
    if query is None or world.clock.now() - query.at > INLINE_ANSWER_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    query.results = results
    world.journal.event("inline", query.person, None, text=query.id)
    return True


def _result(item: Any) -> Wire:
    begin = "Can't parse inline query result: "
    if not isinstance(item, dict):
        raise bad_request("Inline query result must be an object")
    kind = str(item.get("type"))
    if kind not in _RESULT_KINDS:
        raise bad_request(f"{begin}Inline query result type is invalid")
    name = item.get("id")
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if kind == "article":
        if not item.get("title"):
            raise bad_request(f'{begin}Can\'t find field "title"')
        content = item.get("input_message_content")
        if not isinstance(content, dict) or not content.get("message_text"):
            raise bad_request(f"{begin}Input message content is not specified")
    if item.get("reply_markup") is not None:
        check_markup(item["reply_markup"], private=False)
    return item
