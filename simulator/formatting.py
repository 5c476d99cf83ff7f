"""Formatted text: parsed by TDLib itself, cleaned and counted as Telegram does.

Entity offsets and lengths are UTF-16 code units, as in the Bot API; limits count code points.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import tdjson

from simulator.args import Args
from simulator.errors import bad_request

Entity = dict[str, Any]
UserLookup = Callable[[int], dict[str, Any] | None]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
RAW_BYTES_LIMIT = 32768
ENTITY_LIMIT = 100

_PARSE_MODES: dict[str, dict[str, Any]] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_PLAIN_TYPES = {
    "textEntityTypeMention": "mention",
    "textEntityTypeHashtag": "hashtag",
    "textEntityTypeCashtag": "cashtag",
    "textEntityTypeBotCommand": "bot_command",
    "textEntityTypeUrl": "url",
    "textEntityTypeEmailAddress": "email",
    "textEntityTypePhoneNumber": "phone_number",
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeUnderline": "underline",
    "textEntityTypeStrikethrough": "strikethrough",
    "textEntityTypeSpoiler": "spoiler",
    "textEntityTypeCode": "code",
    "textEntityTypePre": "pre",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
}
_GIVEN_TYPES = frozenset(_PLAIN_TYPES.values()) | {
    "text_link",
    "text_mention",
    "custom_emoji",
    "date_time",
}
# Entities that Telegram finds by itself; a bot's own list cannot set them.
_FOUND_TYPES = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
)
_NO_FINDING_INSIDE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})
_WORTH_SEARCHING = re.compile(r"[/@#$.:]|\+?\d{6}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")

tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    result: dict[str, Any] = json.loads(answer or b'{"@type":"error","message":"no answer"}')
    return result


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def find_entities(text: str) -> list[Entity]:
    """Commands, mentions, links and so on that Telegram finds in plain text."""
    if not _WORTH_SEARCHING.search(text):
        return []
    found = _execute({"@type": "getTextEntities", "text": text})
    return _from_td(found.get("entities", []), _nobody)


def parse(text: str, parse_mode: str, entities: Any, users: UserLookup) -> tuple[str, list[Entity]]:
    """Text and entities as Telegram would keep them; the text may come out empty.

    `parse_mode` wins over `entities`. Raises ApiError 400 in Telegram's words.
    """
    if parse_mode and parse_mode.lower() != "none":
        mode = _PARSE_MODES.get(parse_mode.lower())
        if mode is None:
            raise bad_request("unsupported parse_mode")
        parsed = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
        if parsed["@type"] == "error":
            raise bad_request(parsed["message"])
        return _clean(parsed["text"], _from_td(parsed["entities"], users))
    given = _given(text, entities, users) if entities else []
    return _clean(text, given)


def _nobody(_user_id: int) -> dict[str, Any] | None:
    return None


def _from_td(entities: list[dict[str, Any]], users: UserLookup) -> list[Entity]:
    made: list[Entity] = []
    for item in entities:
        kind = item["type"]
        name = kind["@type"]
        entity: Entity = {"offset": item["offset"], "length": item["length"]}
        plain = _PLAIN_TYPES.get(name)
        if plain is not None:
            entity["type"] = plain
        elif name == "textEntityTypePreCode":
            entity |= {"type": "pre", "language": kind["language"]}
        elif name == "textEntityTypeTextUrl":
            entity |= {"type": "text_link", "url": kind["url"]}
        elif name == "textEntityTypeMentionName":
            user = users(kind["user_id"])
            if user is None:  # Telegram quietly drops a mention of someone the bot never met
                continue
            entity |= {"type": "text_mention", "user": user}
        elif name == "textEntityTypeDateTime":
            entity |= {"type": "date_time", "unix_time": kind["unix_time"]}
            how = _date_format(kind.get("formatting_type"))
            if how:
                entity["date_time_format"] = how
        else:  # custom emoji need a paid username; media timestamps and cards are not reported
            continue
        made.append(entity)
    return made


def _date_format(how: dict[str, Any] | None) -> str:
    """TDLib's way to show a moment as the Bot API's letters: r, or w, d/D and t/T."""
    if how is None:
        return ""
    if how["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    letters = "w" if how.get("show_day_of_week") else ""
    for part, short, long in (("date_precision", "d", "D"), ("time_precision", "t", "T")):
        precision = how.get(part, {}).get("@type", "")
        letters += {"dateTimePartPrecisionShort": short, "dateTimePartPrecisionLong": long}.get(
            precision, ""
        )
    return letters


def _given(text: str, entities: Any, users: UserLookup) -> list[Entity]:
    if not isinstance(entities, list):
        raise bad_request("Expected an Array of MessageEntity")
    length = utf16_length(text)
    kept: list[Entity] = []
    for item in entities:
        entity = _given_one(item, users)
        if entity is None or entity["length"] <= 0:
            continue
        end = entity["offset"] + entity["length"]
        if entity["offset"] < 0 or end > length:
            raise bad_request(
                f"Entity beginning at UTF-16 offset {entity['offset']} "
                f"ends after the end of the text at UTF-16 offset {end}"
            )
        _whole_letters(text, entity)
        kept.append(entity)
    kept.sort(key=lambda e: (e["offset"], -e["length"]))
    return kept


def _given_one(item: Any, users: UserLookup) -> Entity | None:
    broken = "Can't parse MessageEntity: "
    if not isinstance(item, dict):
        raise bad_request(f"{broken}Expected an Object")
    for field in ("offset", "length"):
        if not isinstance(item.get(field), int):
            raise bad_request(f'{broken}Can\'t find field "{field}"')
    kind = item.get("type")
    if not isinstance(kind, str):
        raise bad_request(f'{broken}Can\'t find field "type"')
    if kind not in _GIVEN_TYPES:
        raise bad_request(f"{broken}Unsupported type specified")
    if kind in _FOUND_TYPES or kind == "custom_emoji":
        return None
    entity: Entity = {"offset": item["offset"], "length": item["length"], "type": kind}
    return _with_details(entity, item, users)


def _with_details(entity: Entity, item: Entity, users: UserLookup) -> Entity | None:
    """Adds what some types carry; None for a mention of someone the bot never met."""
    kind = entity["type"]
    if kind == "text_link":
        if not isinstance(item.get("url"), str):
            raise bad_request("Can't parse MessageEntity: Can't find field \"url\"")
        entity["url"] = item["url"]
    elif kind == "text_mention":
        user = item.get("user")
        known = users(Args(user).integer("id")) if isinstance(user, dict) else None
        if known is None:
            return None
        entity["user"] = known
    elif kind == "date_time":
        if not isinstance(item.get("unix_time"), int):
            raise bad_request("Can't parse MessageEntity: Can't find field \"unix_time\"")
        entity["unix_time"] = item["unix_time"]
        if item.get("date_time_format"):
            entity["date_time_format"] = str(item["date_time_format"])
    elif kind == "pre" and item.get("language"):
        entity["language"] = str(item["language"])
    return entity


def _whole_letters(text: str, entity: Entity) -> None:
    """Refuses an entity that begins or ends inside a surrogate pair."""
    if len(text) == utf16_length(text):
        return
    units = text.encode("utf-16-le")
    for place in (entity["offset"], entity["offset"] + entity["length"]):
        if b"\xdc" <= units[place * 2 + 1 : place * 2 + 2] <= b"\xdf":
            raise bad_request(
                f"Entity beginning at UTF-16 offset {entity['offset']} "
                "ends in a middle of a UTF-16 symbol"
            )


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control letters become spaces, outer blanks go, links and commands are found."""
    if "\r" in text:
        # Where offsets must keep their places the letter is blanked, not removed.
        text = text.replace("\r", " " if entities else "")
    if _CONTROL.search(text):
        text = _CONTROL.sub(" ", text)
    if text and (text[0] in " \n" or text[-1] in " \n"):
        text, entities = _trim(text, entities)
    if _WORTH_SEARCHING.search(text):
        entities = _merge(entities, find_entities(text))
    return text, entities[:ENTITY_LIMIT]


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    first = entities[0]["offset"] if entities else len(text)
    start = 0
    while start < min(first, len(text)) and text[start] in " \n":
        start += 1
    text = text[start:].rstrip(" \n")
    length = utf16_length(text)
    kept: list[Entity] = []
    for entity in entities:
        offset = entity["offset"] - start
        size = min(entity["length"], length - offset)
        if size > 0:
            kept.append({**entity, "offset": offset, "length": size})
    return text, kept


def _merge(given: list[Entity], found: list[Entity]) -> list[Entity]:
    if not given:
        return found
    closed = [
        (e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in _NO_FINDING_INSIDE
    ]
    free = [
        e
        for e in found
        if not any(e["offset"] < end and start < e["offset"] + e["length"] for start, end in closed)
    ]
    return sorted([*given, *free], key=lambda e: (e["offset"], -e["length"]))


def message_text(text: str, parse_mode: str, entities: Any, users: UserLookup) -> tuple[str, Any]:
    """A message's text and entities, refused where Telegram refuses: empty, or over 4096."""
    if not text:
        raise bad_request("message text is empty")
    if len(text.encode()) > RAW_BYTES_LIMIT:
        raise bad_request("text is too long")
    clean, kept = parse(text, parse_mode, entities, users)
    if not clean:
        raise bad_request("text must be non-empty")
    if len(clean) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return clean, kept


def caption_text(text: str, parse_mode: str, entities: Any, users: UserLookup) -> tuple[str, Any]:
    """A caption and its entities; empty is fine, over 1024 is refused."""
    if not text:
        return "", []
    clean, kept = parse(text, parse_mode, entities, users)
    if len(clean) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return clean, kept
