"""The command menus and the texts that Telegram shows about the bot, in each language."""

import logging
from asyncio import sleep
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from domain.permissions import Role
from handlers.journey import Command, Registry
from handlers.wording import LANGUAGES, Wording
from handlers.wording.text import cut

log = logging.getLogger("goodturn.menus")
MOST = 5
"""Entries of a menu: more than a few are not read."""
SENIORITY: Sequence[Role] = ("broker", "safeguarding", "organiser", "administrator", "member")
"""Whose entries come first for somebody with several roles."""
BROKERS_DAY = ("queue", "member", "log", "report", "help")
"""A broker's menu, whole; the rest is typed or stands under More (handlers/desk_menu.py)."""
LONGEST_WAIT = 60.0
KEY_FAMILIES = ("cmd-",)

Menu = list[dict[str, str]]


def menu(registry: Registry, wording: Wording, lang: str, roles: AbstractSet[Role]) -> Menu:
    """The menu of somebody with these roles, as the Bot API takes it."""
    return [
        {"command": c.name, "description": wording.plain(lang, f"cmd-{c.name}")}
        for c in entries(registry, roles)
    ]


def entries(registry: Registry, roles: AbstractSet[Role]) -> list[Command]:
    """The commands in the menu of somebody with these roles; newcomers see the members'."""
    found: dict[str, Command] = {}
    held = roles or {"member"}
    for role in SENIORITY:
        if role in held:
            theirs = [c for c in registry.commands.values() if role in c.menu]
            # What only this role can do comes before what everybody can.
            theirs.sort(key=lambda c: _place(c) if role == "broker" else not c.roles)
            found.update((c.name, c) for c in theirs)
    return list(found.values())[:MOST]


def _place(command: Command) -> int:
    """A broker's day in its order; everything else as it is registered."""
    return BROKERS_DAY.index(command.name) if command.name in BROKERS_DAY else len(BROKERS_DAY)


def allowed(registry: Registry, roles: AbstractSet[Role]) -> list[Command]:
    """Every command that somebody with these roles can use."""
    return [c for c in registry.commands.values() if not c.roles or c.roles & roles]


async def publish(bot: Bot, wording: Wording, registry: Registry) -> None:
    """Brings the menus and texts at Telegram up to date, once per start.

    Waits for a network that fails; what Telegram refuses is logged, and the bot works without.
    """
    for ask, change in calls(wording, registry):
        try:
            if await _call(bot, *ask) != change[1][_shown_as(change[0])]:
                await _call(bot, *change)
        except TelegramError as error:
            log.error("Telegram refused %s: %s", change[0], error)


Call = tuple[str, dict[str, Any]]


def calls(wording: Wording, registry: Registry) -> Iterator[tuple[Call, Call]]:
    """What to ask, and what to set where the answer differs, for each language of Telegram's.

    Telegram knows two-letter languages only; English is what everybody else sees.
    """
    for language in LANGUAGES:
        lang = language.code
        if language.pseudo is not None or len(lang) != len("en"):
            continue
        code = {} if lang == "en" else {"language_code": lang}
        commands = menu(registry, wording, lang, frozenset())
        about = cut(wording.plain(lang, "bot-description"), 512)
        short = cut(wording.plain(lang, "bot-short-description"), 120)
        yield ("getMyCommands", code), ("setMyCommands", {"commands": commands, **code})
        yield ("getMyDescription", code), ("setMyDescription", {"description": about, **code})
        yield (
            ("getMyShortDescription", code),
            ("setMyShortDescription", {"short_description": short, **code}),
        )


def _shown_as(method: str) -> str:
    return {
        "setMyCommands": "commands",
        "setMyDescription": "description",
        "setMyShortDescription": "short_description",
    }[method]


async def _call(bot: Bot, method: str, arguments: dict[str, Any]) -> Any:
    wait = 1.0
    while True:
        try:
            answer = await bot.do_api_request(method, api_kwargs=arguments)
        except RetryAfter as error:
            after = error.retry_after
            wait = float(after if isinstance(after, int) else after.total_seconds())
        except BadRequest:  # a kind of NetworkError in this library, and no better the next time
            raise
        except NetworkError as error:
            log.warning("%s: %s; I keep trying", method, type(error).__name__)
        else:
            return answer.get(_shown_as(f"s{method[1:]}")) if isinstance(answer, dict) else answer
        await sleep(wait)
        wait = min(LONGEST_WAIT, wait * 2)
