"""The small web face: Telegram's webhook, and health for whoever watches the program."""

import hmac
import json
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.intake import LARGEST, receive
from storage import StorageError

if TYPE_CHECKING:
    from bot.app import Program

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 (a header's name)
WEBHOOK = "/telegram"


def create_web(program: "Program") -> Starlette:
    """The application that listens where the settings say."""

    async def webhook(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        wanted = program.settings.webhook_secret
        if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
            return PlainTextResponse("", status_code=403)
        body = await _limited(request)
        if body is None:
            return PlainTextResponse("", status_code=413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            # What isn't JSON never will be: answering 2xx keeps Telegram from sending it for a day.
            return PlainTextResponse("")
        try:
            await receive(program.database, program.clock, [update], program.wake)
        except StorageError:
            return PlainTextResponse("", status_code=503)
        return PlainTextResponse("")

    async def health(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def ready(_request: Request) -> Response:
        try:
            return JSONResponse(await metrics.ready(program))
        except StorageError as error:
            return JSONResponse({"ready": False, "cause": str(error)}, status_code=503)

    async def figures(_request: Request) -> Response:
        try:
            return Response(await metrics.text(program), media_type=metrics.CONTENT_TYPE)
        except StorageError as error:
            return PlainTextResponse(str(error), status_code=503)

    return Starlette(
        routes=[
            Route(WEBHOOK, webhook, methods=["POST"]),
            Route("/health", health),
            Route("/ready", ready),
            Route("/metrics", figures),
        ]
    )


async def _limited(request: Request) -> bytes | None:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    return body
