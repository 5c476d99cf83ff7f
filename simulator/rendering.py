"""Text with entities as safe HTML for the page."""

from html import escape
from itertools import pairwise
from typing import Any

Entity = dict[str, Any]

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="expandable">', "</blockquote>"),
    "bot_command": ('<span class="command">', "</span>"),
    "mention": ('<span class="mention">', "</span>"),
    "text_mention": ('<span class="mention">', "</span>"),
    "hashtag": ('<span class="hashtag">', "</span>"),
    "cashtag": ('<span class="hashtag">', "</span>"),
}
_SAFE_LINKS = ("http://", "https://", "tg://", "mailto:", "tel:", "ton://")


def to_html(text: str, entities: list[Entity] | None) -> str:
    """Escaped HTML; everything not known is left plain. Line breaks stay as they are."""
    if not entities:
        return escape(text)
    units = text.encode("utf-16-le")
    places = {0, len(units) // 2}
    for entity in entities:
        places.update((entity["offset"], entity["offset"] + entity["length"]))
    order = sorted(p for p in places if 0 <= p <= len(units) // 2 and not _inside_pair(units, p))
    html: list[str] = []
    open_now: list[int] = []
    for start, end in pairwise(order):
        wanted = [
            index
            for index, e in enumerate(entities)
            if e["offset"] <= start and e["offset"] + e["length"] >= end
        ]
        _switch(html, open_now, wanted, entities, units)
        html.append(escape(_slice(units, start, end)))
        open_now = wanted
    _switch(html, open_now, [], entities, units)
    return "".join(html)


def _switch(
    html: list[str], now: list[int], wanted: list[int], entities: list[Entity], units: bytes
) -> None:
    """Closes and opens tags so that exactly `wanted` are open, outermost first."""
    same = 0
    while same < min(len(now), len(wanted)) and now[same] == wanted[same]:
        same += 1
    html.extend(_tags(entities[index], units)[1] for index in reversed(now[same:]))
    html.extend(_tags(entities[index], units)[0] for index in wanted[same:])


def _inside_pair(units: bytes, place: int) -> bool:
    """Whether a place would cut a letter of two units in half."""
    return b"\xdc" <= units[place * 2 + 1 : place * 2 + 2] <= b"\xdf"


def _slice(units: bytes, start: int, end: int) -> str:
    return units[start * 2 : end * 2].decode("utf-16-le", errors="replace")


def _tags(entity: Entity, units: bytes) -> tuple[str, str]:
    kind = entity["type"]
    plain = _TAGS.get(kind)
    if plain is not None:
        return plain
    words = _slice(units, entity["offset"], entity["offset"] + entity["length"])
    if kind == "text_link":
        return _link(entity["url"])
    if kind == "url":
        return _link(words if "://" in words else f"https://{words}")
    if kind == "email":
        return _link(f"mailto:{words}")
    if kind == "phone_number":
        return _link(f"tel:{words.replace(' ', '')}")
    if kind == "date_time":
        how = escape(str(entity.get("date_time_format", "")))
        return f'<time data-unix="{int(entity["unix_time"])}" data-format="{how}">', "</time>"
    return "", ""


def _link(address: str) -> tuple[str, str]:
    if not address.lower().startswith(_SAFE_LINKS):
        return "", ""
    return f'<a href="{escape(address)}" rel="noopener noreferrer" target="_blank">', "</a>"
