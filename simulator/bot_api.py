"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>, as an ASGI app."""

import asyncio
import json
from typing import Any

import httpx
from starlette.types import Receive, Scope, Send

from simulator.args import Args, read_args
from simulator.errors import ApiError, too_many
from simulator.files import UPLOAD_BYTES
from simulator.methods import METHODS
from simulator.polling import Poller
from simulator.webhooks import Webhooks, encode
from simulator.world import World

BODY_BYTES = UPLOAD_BYTES + 1024 * 1024
_JSON = [(b"content-type", b"application/json")]
_PROXY_PAGE = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
    b"<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"
)


class BotApi:
    """One bot's API. Refuses what Telegram refuses; never answers OK to what it does not know."""

    def __init__(self, world: World, poller: Poller, webhooks: Webhooks) -> None:
        self._world = world
        self._poller = poller
        self._webhooks = webhooks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        path: str = scope["path"]
        if path.startswith("/file/bot"):
            await self._file(path.removeprefix("/file/bot"), send)
            return
        token, _, name = path.removeprefix("/bot").partition("/")
        if token != self._world.token or not name:
            status = 401 if ":" in token and name else 404
            await _answer(send, status, _refusal(status))
            return
        await self._call(name, scope, receive, send)

    async def _call(self, name: str, scope: Scope, receive: Receive, send: Send) -> None:
        method = name.lower()
        body = await _body(receive)
        fault = self._world.faults.take(method) if self._world.faults.kind != "none" else "none"
        if fault == "timeout":
            self._note(name, Args({}), 0)
            await _hang(scope, receive)
            return
        if fault == "drop_before":
            self._note(name, Args({}), 0)
            await _drop(scope, send)
            return
        args = Args({})
        try:
            args = _args(scope, body)
            _strike(fault, self._world.faults.retry_after)
            status, payload = 200, await self._result(method, args, receive)
        except ApiError as error:
            status, payload = error.code, json.dumps(error.payload()).encode()
        except _BadGatewayError:
            self._note(name, args, 502)
            await _answer(send, 502, _PROXY_PAGE, [(b"content-type", b"text/html")])
            return
        self._note(name, args, status)
        if fault == "drop_after":
            await _drop(scope, send)
            return
        await _answer(send, status, payload)

    async def _result(self, method: str, args: Args, receive: Receive) -> bytes:
        function = METHODS.get(method)
        if function is not None:
            return encode(function(self._world, args))
        if method == "getupdates":
            gone = asyncio.ensure_future(_hung_up(receive))
            try:
                updates = await self._poller.poll(args, gone)
            finally:
                gone.cancel()
            return b'{"ok":true,"result":' + updates + b"}"
        if method in {"setwebhook", "deletewebhook"}:
            address = args.text("url").strip() if method == "setwebhook" else ""
            done = await self._webhooks.set(address, args)
            return json.dumps({"ok": True, "result": True, "description": done}).encode()
        if method == "getwebhookinfo":
            return encode(self._webhooks.info())
        raise ApiError(404, "Not Found: method not found")

    def _note(self, name: str, args: Args, status: int) -> None:
        params = args.values
        if args.files:
            params = params | {key: f"<{file.name}>" for key, file in args.files.items()}
        self._world.journal.call(self._world.clock.now(), name, params, status)

    async def _file(self, path: str, send: Send) -> None:
        token, _, name = path.partition("/")
        if token != self._world.token:
            await _answer(send, 401, _refusal(401))
            return
        stored = self._world.files.by_path(name)
        if stored is None:
            await _answer(send, 404, _refusal(404))
            return
        kind = [(b"content-type", b"application/octet-stream")]
        await _answer(send, 200, stored.content, kind)


class _BadGatewayError(Exception):
    """The fault in which a proxy answers instead of Telegram."""


def _args(scope: Scope, body: bytes | None) -> Args:
    if body is None:
        raise ApiError(413, "Request Entity Too Large")
    return read_args(_header(scope, b"content-type"), scope["query_string"].decode(), body)


def _strike(fault: str, retry_after: int) -> None:
    if fault == "429":
        raise too_many(retry_after)
    if fault == "500":
        raise ApiError(500, "Internal Server Error")
    if fault == "502":
        raise _BadGatewayError


def _refusal(status: int) -> bytes:
    text = "Unauthorized" if status == 401 else "Not Found"
    return json.dumps(ApiError(status, text).payload()).encode()


def _header(scope: Scope, name: bytes) -> str:
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""


async def _body(receive: Receive) -> bytes | None:
    """The request's body; None when it is larger than Telegram takes."""
    message = await receive()
    if not message.get("more_body"):
        first: bytes = message.get("body", b"")
        return first if len(first) <= BODY_BYTES else None
    chunks = [message.get("body", b"")]
    size = len(chunks[0])
    while message.get("more_body"):
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        size += len(message.get("body", b""))
        if size <= BODY_BYTES:
            chunks.append(message.get("body", b""))
    return b"".join(chunks) if size <= BODY_BYTES else None


async def _answer(
    send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [*(headers or _JSON), (b"content-length", b"%d" % len(body))],
        }
    )
    await send({"type": "http.response.body", "body": body})


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _in_process(scope: Scope) -> bool:
    """Whether the caller is a test's ASGI transport, where only an exception can break the line."""
    return "spec_version" not in scope["asgi"]


async def _hang(scope: Scope, receive: Receive) -> None:
    """Never answers. In-process callers have no clock for it, so their time is up at once."""
    if _in_process(scope):
        raise httpx.ReadTimeout("simulated: no answer")
    await _hung_up(receive)


async def _drop(scope: Scope, send: Send) -> None:
    """Closes the connection before the answer is whole."""
    if _in_process(scope):
        raise httpx.RemoteProtocolError("simulated: server disconnected without a response")
    head: dict[str, Any] = {
        "type": "http.response.start",
        "status": 200,
        "headers": [*_JSON, (b"content-length", b"1000")],
    }
    await send(head)
