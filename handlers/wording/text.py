"""Making what people typed safe to show: cleaned, cut, escaped, isolated for direction."""

import html
import re

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
ZERO_WIDTH_JOINER = "\u200d"  # kept inside words and emoji, never left dangling by a cut

# Control characters, direction marks and overrides, invisible spaces, half surrogates (which
# cannot be sent at all). Zero width joiner and non-joiner stay: Urdu and family emoji need them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = re.compile(r"\s+")
_LINE_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_TAG = re.compile(r"<[^<>]*>")
_STRONG_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def one_line(raw: str, limit: int) -> str:
    """`raw` without control characters, direction marks and line breaks, at most `limit` long."""
    if not raw.isprintable() or "  " in raw:
        # Line breaks become spaces before the control characters go.
        raw = _SPACES.sub(" ", _UNWANTED.sub("", _SPACES.sub(" ", raw)))
    return cut(raw.strip(), limit)


def many_lines(raw: str, limit: int) -> str:
    """As `one_line`, but lines stay lines, with at most one empty line between them."""
    lines = [one_line(line, limit) for line in _LINE_BREAKS.split(raw[: 4 * limit])]
    return cut(re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip(), limit)


def cut(text: str, limit: int) -> str:
    """`text`, ending in an ellipsis where it was longer than `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rstrip(" \n" + ZERO_WIDTH_JOINER) + "…"


def escape(text: str) -> str:
    """`text` as Telegram HTML, inside attributes too."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def unmarked(markup: str) -> str:
    """The plain text of Telegram HTML, as people see it."""
    return html.unescape(_TAG.sub("", markup))


def isolate(text: str, *, always: bool) -> str:
    """`text` in Unicode isolates, so that its direction cannot disturb the words around it.

    Unless `always`, left-to-right text is left bare: in an English sentence it needs none, and
    people who search or copy find the plain name. Each line gets its own pair, because a line
    break ends an isolate.
    """
    if not text or not (always or (not text.isascii() and _STRONG_RIGHT_TO_LEFT.search(text))):
        return text
    return "\n".join(
        f"{FIRST_STRONG_ISOLATE}{line}{POP_ISOLATE}" if line else line for line in text.split("\n")
    )
