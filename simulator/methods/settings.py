"""The bot's own settings: commands, names, menu button; logging out."""

import re
from typing import Any

from simulator.args import Args
from simulator.errors import bad_request
from simulator.methods.registry import method
from simulator.models import Wire
from simulator.world import World

_COMMAND = re.compile(r"^/?([a-z0-9_]{1,32})$")
_LANGUAGE = re.compile(r"^[a-z]{2}$")
_PLAIN_SCOPES = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
)
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
Key = tuple[str, int, int, str]


def _key(world: World, args: Args) -> Key:
    given: Any = args.json("scope", "Can't parse BotCommandScope JSON object")
    code = _language(args)
    if given is None:
        return "default", 0, 0, code
    if not isinstance(given, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = str(given.get("type"))
    if kind in _PLAIN_SCOPES:
        return kind, 0, 0, code
    if kind not in _CHAT_SCOPES:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    inner = Args(given)
    chat = world.chat_for(inner.text("chat_id"), write=False)
    if kind != "chat" and chat.private:
        raise bad_request(f"can't use scope {kind} in private chats")
    user_id = inner.integer("user_id") if kind == "chat_member" else 0
    if kind == "chat_member" and user_id not in world.people:
        raise bad_request("invalid user_id specified")
    return kind, chat.id, user_id, code


def _language(args: Args) -> str:
    code = args.text("language_code")
    if code and not _LANGUAGE.match(code):
        raise bad_request("invalid language code specified")
    return code


def _commands(args: Args) -> list[Wire]:
    given: Any = args.json("commands", "Can't parse commands JSON object")
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad_request("Expected an Array of BotCommand")
    if len(given) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(item) for item in given]


def _command(item: Any) -> Wire:
    if not isinstance(item, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    fields: dict[str, str] = {}
    for field in ("command", "description"):
        if not isinstance(item.get(field), str):
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{field}\"")
        fields[field] = item[field].strip()
    match = _COMMAND.match(fields["command"])
    if match is None:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(fields["description"]) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": match[1], "description": fields["description"]}


@method("setMyCommands")
def set_my_commands(world: World, args: Args) -> bool:
    """Sets the command menu for a scope and language; an empty list removes it."""
    commands = _commands(args)
    key = _key(world, args)
    if commands:
        world.profile.commands[key] = commands
    else:
        world.profile.commands.pop(key, None)
    world.journal.event("commands", text=key[0])
    return True


@method("deleteMyCommands")
def delete_my_commands(world: World, args: Args) -> bool:
    """Removes the menu of a scope and language."""
    world.profile.commands.pop(_key(world, args), None)
    world.journal.event("commands")
    return True


@method("getMyCommands")
def get_my_commands(world: World, args: Args) -> list[Wire]:
    """The menu of exactly this scope and language."""
    return world.profile.commands.get(_key(world, args), [])


def _text_setting(field: str, where: str, longest: int, refusal: str) -> tuple[Any, Any]:
    def change(world: World, args: Args) -> bool:
        code = _language(args)
        value = args.text(field)
        if len(value) > longest:
            raise bad_request(refusal)
        texts: dict[str, str] = getattr(world.profile, where)
        if value:
            texts[code] = value
        else:
            texts.pop(code, None)
        world.refresh_bot()
        return True

    def read(world: World, args: Args) -> Wire:
        texts: dict[str, str] = getattr(world.profile, where)
        fallback = world.profile.first_name if field == "name" else ""
        return {field: texts.get(_language(args)) or texts.get("") or fallback}

    change.__doc__ = f"Sets the bot's {field} for a language; at most {longest} letters."
    read.__doc__ = f"The bot's {field} in a language."
    return change, read


for _suffix, _field, _where, _longest, _refusal in (
    ("Name", "name", "names", 64, "BOT_TITLE_INVALID"),
    ("Description", "description", "descriptions", 512, "BOT_DESCRIPTION_TOO_LONG"),
    (
        "ShortDescription",
        "short_description",
        "short_descriptions",
        120,
        "BOT_SHORT_DESCRIPTION_TOO_LONG",
    ),
):
    _change, _read = _text_setting(_field, _where, _longest, _refusal)
    method(f"setMy{_suffix}")(_change)
    method(f"getMy{_suffix}")(_read)


@method("setChatMenuButton")
def set_chat_menu_button(world: World, args: Args) -> bool:
    """Sets the button left of the typing box, for one person or for all."""
    chat_id = _private_chat(world, args)
    given: Any = args.json("menu_button", "Can't parse MenuButton JSON object")
    if given is None:
        given = {"type": "default"}
    if not isinstance(given, dict):
        raise bad_request("MenuButton must be an Object")
    kind = str(given.get("type"))
    if kind == "web_app":
        app = given.get("web_app")
        if not given.get("text") or not isinstance(app, dict):
            raise bad_request('Can\'t find field "web_app"')
        if not str(app.get("url", "")).startswith("https://"):
            raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
        button: Wire = {"type": kind, "text": given["text"], "web_app": {"url": app["url"]}}
    elif kind in {"commands", "default"}:
        button = {"type": kind}
    else:
        raise bad_request("MenuButton has unsupported type")
    world.profile.menu_buttons[chat_id] = button
    world.journal.event("commands", chat_id or None, chat_id or None)
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, args: Args) -> Wire:
    """The button left of the typing box."""
    return menu_button(world, _private_chat(world, args))


def menu_button(world: World, chat_id: int) -> Wire:
    """The button one person sees; `chat_id` 0 asks for everyone's."""
    own = world.profile.menu_buttons.get(chat_id)
    if own is not None and own["type"] != "default":
        return own
    return world.profile.menu_buttons.get(0, own or {"type": "default"})


def _private_chat(world: World, args: Args) -> int:
    if not args.has("chat_id"):
        return 0
    chat = world.chat_for(args.text("chat_id"), write=False)
    if not chat.private:
        raise bad_request("chat_id must be a private chat")
    return chat.id


@method("logOut", "close")
def log_out(_world: World, _args: Args) -> bool:
    """Accepted: the simulated bot is served from one place only."""
    return True
