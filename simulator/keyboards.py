"""Reply markup: read and refused as the official server does."""

from typing import Any
from urllib.parse import urlsplit

from simulator.args import Args
from simulator.errors import bad_request

Markup = dict[str, Any]

CALLBACK_BYTES = 64
COPY_LETTERS = 256
INLINE_BUTTONS = 100
INLINE_PER_ROW = 8
REPLY_BUTTONS = 300
REPLY_PER_ROW = 12
_STYLES = frozenset({"danger", "success", "primary"})
_BOOLEANS = {
    "resize_keyboard": "ReplyKeyboardMarkup",
    "one_time_keyboard": "ReplyKeyboardMarkup",
    "is_persistent": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "selective": "reply markup",
    "force_reply": "reply markup",
}


def reply_markup(args: Args, *, private: bool) -> Markup | None:
    """The checked markup of a request, or None. Raises ApiError 400 in Telegram's words."""
    value = args.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    return None if value is None else check_markup(value, private=private)


def inline_markup(args: Args, *, private: bool) -> Markup | None:
    """As `reply_markup`, where only an inline keyboard may stand (edits)."""
    markup = reply_markup(args, private=private)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def check_markup(value: Any, *, private: bool) -> Markup | None:
    """A markup object checked and reduced to what Telegram keeps; None where nothing remains."""
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    for field, owner in _BOOLEANS.items():
        if field in value and not isinstance(value[field], bool):
            raise bad_request(f'Field "{field}" of the {owner} must be of the type Boolean')
    placeholder = value.get("input_field_placeholder")
    if placeholder is not None and not isinstance(placeholder, str):
        raise bad_request('Field "input_field_placeholder" must be a String')
    if placeholder and len(placeholder) > 64:
        raise bad_request("input field placeholder is too long")
    rows = _rows(value, "keyboard", "ReplyKeyboardMarkup")
    if rows:
        return _reply_keyboard(value, rows, private=private)
    rows = _rows(value, "inline_keyboard", "InlineKeyboardMarkup")
    if rows:
        return {"inline_keyboard": _inline(rows, private=private)}
    if "inline_keyboard" in value:
        return None  # an empty keyboard is how a bot takes one away
    if value.get("remove_keyboard"):
        return {"remove_keyboard": True, "selective": value.get("selective", False)}
    if value.get("force_reply"):
        return {"force_reply": True, "selective": value.get("selective", False)}
    return None


def _rows(value: Markup, field: str, owner: str) -> list[list[Any]]:
    if field not in value:
        return []
    rows = value[field]
    if not isinstance(rows, list):
        raise bad_request(f'Field "{field}" of the {owner} must be an Array')
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(f'Field "{field}" of the {owner} must be an Array of Arrays')
    return [row for row in rows if row]


def _text(button: Any, where: str) -> str:
    if "text" not in button:
        raise bad_request(f"Can't parse {where}: Can't find field \"text\"")
    text = button["text"]
    if not isinstance(text, str):
        raise bad_request(f'Can\'t parse {where}: Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{where} text must be non-empty")
    style = button.get("style")
    if style is not None and (not isinstance(style, str) or style not in _STYLES):
        raise bad_request(f"Can't parse {where}: Invalid button style specified")
    return text


def _reply_keyboard(value: Markup, rows: list[list[Any]], *, private: bool) -> Markup:
    if sum(len(row) for row in rows) > REPLY_BUTTONS:
        raise bad_request("reply markup is too long")
    kept = []
    for row in rows:
        if len(row) > REPLY_PER_ROW:
            raise bad_request("reply markup is too long")
        kept.append([_reply_button(button, private=private) for button in row])
    markup: Markup = {"keyboard": kept}
    for field in (
        "resize_keyboard",
        "one_time_keyboard",
        "is_persistent",
        "selective",
        "input_field_placeholder",
    ):
        if value.get(field):
            markup[field] = value[field]
    return markup


def _reply_button(button: Any, *, private: bool) -> Markup:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("Can't parse keyboard button: KeyboardButton must be a String or Object")
    _text(button, "keyboard button")
    if not private:
        for field, what in (("request_contact", "phone number"), ("request_location", "location")):
            if button.get(field):
                raise bad_request(f"{what} can be requested in private chats only")
        for field in ("web_app", "request_users", "request_chat"):
            if button.get(field):
                raise bad_request("BUTTON_TYPE_INVALID")
    return dict(button)


def _inline(rows: list[list[Any]], *, private: bool) -> list[list[Markup]]:
    if sum(len(row) for row in rows) > INLINE_BUTTONS or any(
        len(row) > INLINE_PER_ROW for row in rows
    ):
        raise bad_request("reply markup is too long")
    return [[_inline_button(button, private=private) for button in row] for row in rows]


def _inline_button(button: Any, *, private: bool) -> Markup:
    where = "Can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{where}InlineKeyboardButton must be an Object")
    kept: Markup = {"text": _text(button, "inline keyboard button")}
    if button.get("style"):
        kept["style"] = button["style"]
    for field in ("url", "callback_data"):
        if field in button and not isinstance(button[field], str):
            raise bad_request(f'{where}Field "{field}" must be of type String')
    if button.get("url"):
        return kept | {"url": _url(button["url"])}
    if button.get("callback_data"):
        if len(button["callback_data"].encode()) > CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return kept | {"callback_data": button["callback_data"]}
    if "copy_text" in button:
        return kept | {"copy_text": {"text": _copied(button["copy_text"])}}
    return _rarer_button(button, kept, private=private)


def _rarer_button(button: Markup, kept: Markup, *, private: bool) -> Markup:
    where = "Can't parse inline keyboard button: "
    for field in ("switch_inline_query", "switch_inline_query_current_chat"):
        if field in button:
            if not isinstance(button[field], str):
                raise bad_request(f'{where}Field "{field}" must be of type String')
            return kept | {field: button[field]}
    if "web_app" in button:
        return kept | {"web_app": {"url": _web_app(button["web_app"], private=private)}}
    if "login_url" in button or "pay" in button or "callback_game" in button:
        raise bad_request("BUTTON_TYPE_INVALID")  # no game, shop or login domain stands behind
    raise bad_request(f"{where}Text buttons are unallowed in the inline keyboard")


def _copied(value: Any) -> str:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise bad_request(
            'Can\'t parse inline keyboard button: Field "copy_text" must be an Object'
        )
    text: str = value["text"]
    if not 1 <= len(text) <= COPY_LETTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text


def _web_app(value: Any, *, private: bool) -> str:
    if not isinstance(value, dict) or not isinstance(value.get("url"), str):
        raise bad_request('Can\'t parse inline keyboard button: Field "web_app" must be an Object')
    if not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    address: str = value["url"]
    if not address.lower().startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{address}' is invalid: "
            "Only HTTPS links are allowed"
        )
    return _url(address)


def _url(address: str) -> str:
    """An address a button may open: http, https, tg and ton, with a real host for the web."""
    problem = ""
    low = address.strip().lower()
    if low.startswith(("tg://", "ton://", "tonsite://")):
        return address
    full = address if "://" in address else f"http://{address}"
    try:
        parts = urlsplit(full)
        host = parts.hostname or ""
    except ValueError:
        host = ""
        parts = urlsplit("")
    if parts.scheme.lower() not in {"http", "https"}:
        problem = "Unsupported URL protocol"
    elif "." not in host or host.startswith(".") or host.endswith(".") or " " in address:
        problem = "Wrong HTTP URL"
    if problem:
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: {problem}")
    return full if parts.path or parts.query or parts.fragment else f"{full}/"
