"""The simulator as one web application: Bot API, person API and the page of phones."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from simulator.bot_api import BotApi
from simulator.controls import Controls
from simulator.doing import Doing
from simulator.polling import Poller
from simulator.switches import Switches
from simulator.watching import Watching
from simulator.webhooks import Webhooks
from simulator.world import World

PAGE = Path(__file__).parent / "page"


class _PageFiles(StaticFiles):
    """The page's files, asked for again at each load: an update never meets old modules."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


class _SignedInteger(Convertor[int]):
    """Chat ids: groups are negative."""

    regex = "-?[0-9]+"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("signed", _SignedInteger())


def create_app(
    world: World,
    controls: Controls | None = None,
    samples: Iterable[Mapping[str, str]] = (),
    *,
    webhook_transport: httpx.AsyncBaseTransport | None = None,
    strict_webhooks: bool = False,
) -> Starlette:
    """The whole simulator over one world.

    `controls` lets the page kill and start the bot; `samples` are sentences to
    try, each with `label` and `text`, and perhaps `next`, what to do then;
    `webhook_transport` delivers webhooks in-process in tests; `strict_webhooks` refuses addresses
    that the public service refuses (anything but https on its four ports).
    """
    poller = Poller(world)
    webhooks = Webhooks(world, poller, strict=strict_webhooks, transport=webhook_transport)
    bot_api = BotApi(world, poller, webhooks)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await webhooks.stop()

    app = Starlette(
        routes=[
            # Class instances are taken as ASGI apps: no request object on the busiest path.
            Route("/bot{rest:path}", bot_api),
            Route("/file/bot{rest:path}", bot_api),
            *Watching(world, controls, samples).routes(),
            *Doing(world).routes(),
            *Switches(world, controls).routes(),
            Route("/", _page),
            Mount("/page", _PageFiles(directory=PAGE, check_dir=False)),
        ],
        lifespan=lifespan,
        exception_handlers={404: _not_found},
    )
    app.state.world = world
    app.state.webhooks = webhooks
    return app


async def _page(_request: Request) -> Response:
    index = PAGE / "index.html"
    if not index.exists():
        return JSONResponse({"error": "The page of phones is not installed."}, 404)
    return FileResponse(index, headers={"Cache-Control": "no-cache"})


async def _not_found(_request: Request, _error: Exception) -> Response:
    # Telegram answers unknown paths in its own form, and so does the page's part.
    return JSONResponse(
        {"ok": False, "error_code": 404, "description": "Not Found", "error": "Nothing is here."},
        404,
    )
