"""The small web face: Telegram's webhook, and health for whoever watches the program."""

import hmac
import json
from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.intake import LARGEST, receive
from storage import StorageError, fates, inbox, jobs

if TYPE_CHECKING:
    from bot.app import Program

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 (a header's name)
WEBHOOK = "/telegram"
FAILED_WITHIN = timedelta(hours=24)


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
            async with program.database.read() as tx:
                waiting = await tx.value(inbox.WAITING)
                long_work = await tx.row(jobs.HEALTH)
                now = program.clock.now()
                sending = await fates.health(tx, now, now - FAILED_WITHIN)
        except StorageError as error:
            return JSONResponse({"ready": False, "cause": str(error)}, status_code=503)
        assert long_work is not None
        work = {
            "waiting": long_work["n"],
            "since": long_work["oldest"],
            "tries": long_work["tries"],
        }
        outbox = {name: sending[name] for name in ("waiting", "since", "sending", "failed")}
        counts = program.delivery.counts
        delivery = {
            "leads": program.delivery.leads,
            "rate": program.delivery.pacer.rate,
            "sent": counts.sent,
            "again": counts.again,
            "failed": counts.failed,
            "perhaps_twice": counts.perhaps_twice,
        }
        return JSONResponse(
            {
                "ready": True,
                "inbox_waiting": waiting,
                "jobs": work,
                "outbox": outbox,
                "delivery": delivery,
            }
        )

    return Starlette(
        routes=[
            Route(WEBHOOK, webhook, methods=["POST"]),
            Route("/health", health),
            Route("/ready", ready),
        ]
    )


async def _limited(request: Request) -> bytes | None:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    return body
