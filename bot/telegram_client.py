"""The two faces of python-telegram-bot's client: one that talks to Telegram, one that never may.

Delivery and intake hold the first. Handlers get the second, whose network raises: inside a
transaction nothing may wait for the network.
"""

import os
import warnings
from collections.abc import Callable
from typing import Any, NoReturn

from telegram import Bot, User
from telegram.error import EndPointNotFound, InvalidToken, NetworkError, TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest
from telegram.warnings import PTBUserWarning

from bot.quick_request import QuickRequest
from bot.settings import Settings

POOL = 24
Requests = Callable[[int], BaseRequest]
"""Makes the way to Telegram, for so many calls at a time."""

# Without it python-telegram-bot warns each time that Telegram asks to wait.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# The outbox keeps calls as Telegram takes them, so they go out by name. python-telegram-bot would
# rather have its own methods called, which build the same call anew and parse the answer.
warnings.filterwarnings("ignore", message="Please use 'Bot", category=PTBUserWarning)


def online_bot(settings: Settings, request: Requests | None = None) -> Bot:
    """A client for sending; `request` lets tests put another way to Telegram below it."""
    request = request or _request
    return Bot(
        settings.token,
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        request=request(POOL),
        get_updates_request=request(2),
    )


def _request(connections: int) -> BaseRequest:
    return QuickRequest(
        connections=connections, read_timeout=20, connect_timeout=10, pool_timeout=30
    )


class UnreadableError(NetworkError):
    """An answer came whose end is missing, or that is no JSON: like one that was lost on the way.
    Its cause is BadRequest where Telegram surely did nothing."""


async def call(
    bot: Bot, method: str, arguments: dict[str, Any], *, read_timeout: float | None = None
) -> Any:
    """One call by its name, with the answer as Telegram gave it. Raises TelegramError.

    Telegram says Unauthorized to a token that was revoked. The library takes that for a method
    that doesn't exist; it is InvalidToken here, so that what was to be sent waits. An answer that
    was cut short, of which it knows nothing but its words, is UnreadableError here.
    """
    longer: dict[str, Any] = {} if read_timeout is None else {"read_timeout": read_timeout}
    try:
        return await bot.do_api_request(method, api_kwargs=arguments, **longer)
    except EndPointNotFound as error:
        said = str(error.__cause__).lower()
        if isinstance(error.__cause__, InvalidToken) and "unauthorized" in said:
            raise InvalidToken("Telegram does not know this token") from error
        raise
    except TelegramError as error:
        if "server response" in str(error) and "unknown parameters" not in str(error):
            raise UnreadableError("the answer could not be read") from error
        raise


class NoNetworkError(RuntimeError):
    """A handler tried to talk to Telegram inside a transaction: a bug of ours."""


class _NoRequest(BaseRequest):
    """Raises where a request would be made."""

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        return None

    async def shutdown(self) -> None:
        return None

    async def do_request(self, *_: object, **__: object) -> NoReturn:
        raise NoNetworkError("handlers queue what they want said; only delivery sends it")


class OfflineBot(ExtBot[None]):
    """A client for handlers: knows who the bot is, and raises at every call."""

    def __init__(self, token: str, me: User) -> None:
        super().__init__(token, request=_NoRequest(), get_updates_request=_NoRequest())
        self._me = me

    async def get_me(self, *_: object, **__: object) -> User:
        """Who the bot is, as Telegram said when the program started."""
        self._bot_user = self._me
        return self._me
