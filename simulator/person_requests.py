"""Reading requests of the person API, and answering them: JSON in, JSON or one sentence out."""

import base64
import binascii
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator.args import read_json
from simulator.errors import PersonError
from simulator.models import Message

Handler = Callable[[Request, dict[str, Any]], Awaitable[Any]]
BODY_BYTES = 72 * 1024 * 1024  # a 50 MB file in base64


def endpoint(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A handler as a Starlette endpoint: JSON body in, JSON out, refusals as a sentence."""

    async def serve(request: Request) -> Response:
        try:
            _same_origin(request)
            body = await read_body(request)
            return JSONResponse(await handler(request, body))
        except PersonError as error:
            return JSONResponse({"error": error.sentence}, error.status)

    return serve


def _same_origin(request: Request) -> None:
    """Refuses another web page's script: these paths can stop the bot."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise PersonError("Only the simulator's own page may do that.", 403)


async def read_body(request: Request) -> dict[str, Any]:
    """The request's JSON object; empty for a GET."""
    if request.method == "GET":
        return {}
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        chunks.append(chunk)
        size += len(chunk)
        if size > BODY_BYTES:
            raise PersonError("That is too large to send.", 413)
    try:
        body = read_json(b"".join(chunks) or b"{}")
    except ValueError:
        raise PersonError("The request is not JSON.") from None
    if not isinstance(body, dict):
        raise PersonError("The request must be a JSON object.")
    return body


def sent(result: tuple[Message, int | None]) -> dict[str, Any]:
    """What every sending deed answers."""
    return {"message_id": result[0].id, "update_id": result[1]}


def text(body: dict[str, Any], field: str, *, required: bool = False) -> str:
    """A text field; empty when absent."""
    value = body.get(field)
    if value is None:
        value = ""
    if not isinstance(value, str) or (required and not value.strip()):
        raise PersonError(f"Give {field} as text.")
    return value


def number(value: object) -> int:
    """A whole number from a query parameter or field."""
    try:
        return int(str(value))
    except ValueError:
        raise PersonError("A number was expected.") from None


def whole(body: dict[str, Any], field: str) -> int | None:
    """A whole number field, or None when absent."""
    value = body.get(field)
    return None if value is None else number(value)


def required(body: dict[str, Any], field: str) -> int:
    """A whole number field that must be there."""
    value = whole(body, field)
    if value is None:
        raise PersonError(f"Give {field}.")
    return value


def file_content(body: dict[str, Any]) -> bytes | None:
    """The base64 `file` field (a data: address is fine), or None when absent."""
    value = text(body, "file")
    if not value:
        return None
    if value.startswith("data:"):
        value = value.partition(",")[2]
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error:
        raise PersonError("The file must be given in base64.") from None
