"""Straight into a web application of this process: tests make tens of thousands of requests.

Through an httpx client with httpx.ASGITransport a request costs several times what the simulator
does for it. Here it is one call: the same bytes go in and come out, by the same front door.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import httpx
from starlette.types import ASGIApp, Message
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

Headers = list[tuple[bytes, bytes]]
JSON: Headers = [(b"content-type", b"application/json")]
FORM: Headers = [(b"content-type", b"application/x-www-form-urlencoded")]


@dataclass(frozen=True)
class Answer:
    """What the application answered."""

    status_code: int
    content: bytes

    @property
    def is_error(self) -> bool:
        """Whether the status is 400 or above."""
        return self.status_code >= 400

    def json(self) -> Any:
        """The content, decoded."""
        return json.loads(self.content)


async def ask(
    app: ASGIApp, method: str, address: str, headers: Headers | None = None, body: bytes = b""
) -> Answer:
    """One request and its whole answer. What the application raises is raised here."""
    parts = urlsplit(address)
    host = parts.netloc or "simulator"
    length = (b"content-length", b"%d" % len(body))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "headers": [(b"host", host.encode()), length, *(headers or [])],
        "scheme": parts.scheme or "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "server": (host, None),
        "client": ("127.0.0.1", 123),
        "root_path": "",
    }
    asked, answered = False, asyncio.Event()
    status, parts_got = 0, []

    async def receive() -> Message:
        nonlocal asked
        if asked:
            await answered.wait()
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            return
        assert not answered.is_set(), "more was sent after the answer's end"
        parts_got.append(message.get("body", b""))
        if not message.get("more_body", False):
            answered.set()

    await app(scope, receive, send)
    assert answered.is_set(), f"no whole answer to {method} {parts.path}"
    return Answer(status, b"".join(parts_got))


class Straight:
    """What `HttpBackend` uses of an httpx client, over one application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def get(self, path: str, params: dict[str, Any] | None = None) -> Answer:
        """A GET with a query."""
        return await ask(self.app, "GET", f"{path}?{urlencode(params)}" if params else path)

    async def post(self, path: str, json: Any = None) -> Answer:  # named as httpx names it
        """A POST with JSON."""
        return await ask(self.app, "POST", path, JSON, _encoded(json))

    async def aclose(self) -> None:
        """There is nothing to close."""


def _encoded(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


class StraightRequest(BaseRequest):
    """python-telegram-bot's requests into an application; errors as its own httpx ones have."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take; nobody counts them here."""
        return 20.0

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and body of the answer. Raises NetworkError and TimedOut."""
        headers, body = _form(url, method, request_data)
        try:
            answer = await ask(self._app, method, url, headers, body)
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.HTTPError as error:
            raise NetworkError(f"httpx.{type(error).__name__}: {error}") from error
        return answer.status_code, answer.content


def _form(url: str, method: str, data: RequestData | None) -> tuple[Headers, bytes]:
    if data is None:
        return [], b""
    if not data.multipart_data:
        return FORM, urlencode(data.json_parameters).encode()
    upload = httpx.Request(method, url, data=data.json_parameters, files=data.multipart_data)
    return [(b"content-type", upload.headers["content-type"].encode())], upload.read()
