"""python-telegram-bot's requests over connections of our own, in place of httpx.

A call through httpx costs about 1.2 ms of CPU, more than all else that Goodturn does for it; one
through here a quarter of that (docs/decisions/0013). HTTP/1.1 is spoken by h11. What is rare goes
to httpx still: files, proxies, and other transports.
"""

import asyncio
import contextlib
import ssl
import time
from typing import Any
from urllib.parse import urlencode, urlsplit

import h11
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

KEPT_SECONDS = 4.0
"""A connection idle for longer is closed: servers close theirs at about five."""
PIECE = 65_536
LARGEST = 64_000_000
"""Bytes of an answer; a batch of 100 updates has 51 MB at most."""


class QuickRequest(BaseRequest):
    """Requests to one server, over at most `connections` at a time. Times are in seconds."""

    def __init__(
        self,
        base_url: str,
        *,
        connections: int,
        read_timeout: float,
        connect_timeout: float,
        pool_timeout: float,
    ) -> None:
        where = urlsplit(base_url)
        self._host = where.hostname or ""
        self._tls = httpx.create_ssl_context() if where.scheme == "https" else None
        self._port = where.port or (443 if self._tls else 80)
        self._host_header = where.netloc.rpartition("@")[2]
        self._read_timeout, self._connect_timeout = read_timeout, connect_timeout
        self._pool_timeout = pool_timeout
        self._free: list[_Connection] = []
        self._places = asyncio.Semaphore(connections)
        self._others = HTTPXRequest(
            connection_pool_size=connections,
            read_timeout=read_timeout,
            connect_timeout=connect_timeout,
            pool_timeout=pool_timeout,
        )

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Nothing to do: connections are made when they are needed."""
        await self._others.initialize()

    async def shutdown(self) -> None:
        """Closes every connection that is not in use."""
        while self._free:
            self._free.pop().close()
        await self._others.shutdown()

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
        """The status and body of the answer. Raises NetworkError and TimedOut, whose cause names
        a call that surely never left: ConnectError, ConnectTimeout or PoolTimeout."""
        if request_data is not None and request_data.multipart_data:
            return await self._others.do_request(
                url,
                method,
                request_data,
                read_timeout,
                write_timeout,
                connect_timeout,
                pool_timeout,
            )
        given = isinstance(read_timeout, int | float)
        patience = float(read_timeout) if given else self._read_timeout
        body = urlencode(request_data.json_parameters).encode() if request_data else b""
        try:
            await asyncio.wait_for(self._places.acquire(), self._pool_timeout)
        except TimeoutError:
            raise TimedOut("every connection is in use") from httpx.PoolTimeout("")
        try:
            return await self._exchange(url, method, body, patience)
        finally:
            self._places.release()

    async def _exchange(
        self, url: str, method: str, body: bytes, patience: float
    ) -> tuple[int, bytes]:
        connection = self._idle() or await self._connect()
        try:
            async with asyncio.timeout(patience):
                status, answer = await connection.exchange(
                    h11.Request(
                        method=method,
                        target="/" + url.partition("//")[2].partition("/")[2],
                        headers=[
                            ("Host", self._host_header),
                            ("User-Agent", self.USER_AGENT),
                            ("Accept", "*/*"),
                            ("Content-Type", "application/x-www-form-urlencoded"),
                            ("Content-Length", str(len(body))),
                        ],
                    ),
                    body,
                )
        except TimeoutError:
            connection.close()
            raise TimedOut from httpx.ReadTimeout("")
        except (OSError, h11.ProtocolError) as error:
            connection.close()
            cause = httpx.RemoteProtocolError(str(error))
            raise NetworkError(f"{type(error).__name__}: {error}") from cause
        except BaseException:
            connection.close()
            raise
        if connection.goes_on():
            self._free.append(connection)
        else:
            connection.close()
        return status, answer

    def _idle(self) -> "_Connection | None":
        """The connection used last, so that those not needed grow old."""
        now = time.monotonic()
        while self._free and now - self._free[0].used > KEPT_SECONDS:
            self._free.pop(0).close()
        while self._free:
            connection = self._free.pop()
            if not connection.is_closed:
                return connection
            connection.close()
        return None

    async def _connect(self) -> "_Connection":
        try:
            async with asyncio.timeout(self._connect_timeout):
                reader, writer = await asyncio.open_connection(
                    self._host, self._port, ssl=self._tls, limit=4 * PIECE
                )
        except TimeoutError:
            raise TimedOut from httpx.ConnectTimeout("")
        except (OSError, ssl.SSLError) as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from httpx.ConnectError("")
        return _Connection(reader, writer)


class _Connection:
    """One connection to the server, for one request at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._http = h11.Connection(h11.CLIENT)
        self.used = time.monotonic()

    @property
    def is_closed(self) -> bool:
        """Whether the server has hung up."""
        return self._reader.at_eof() or self._writer.is_closing()

    def close(self) -> None:
        """Hangs up."""
        with contextlib.suppress(RuntimeError):
            self._writer.close()

    def goes_on(self) -> bool:
        """Makes it ready for the next request; False where the server wants a new one."""
        if self.is_closed or self._http.our_state is not h11.DONE:
            return False
        if self._http.their_state is not h11.DONE:
            return False
        self._http.start_next_cycle()
        self.used = time.monotonic()
        return True

    async def exchange(self, request: h11.Request, body: bytes) -> tuple[int, bytes]:
        """Sends a request and reads the whole answer. Raises OSError and h11.ProtocolError."""
        http = self._http
        # One write: with two, the second waits for the first to be acknowledged.
        self._writer.write(
            b"".join(
                http.send(event) or b""
                for event in (request, h11.Data(data=body), h11.EndOfMessage())
            )
        )
        await self._writer.drain()
        status, parts, size = 0, [], 0
        while True:
            event = http.next_event()
            if event is h11.NEED_DATA:
                http.receive_data(await self._reader.read(PIECE))
            elif isinstance(event, h11.Response):
                status = event.status_code
            elif isinstance(event, h11.Data):
                parts.append(bytes(event.data))
                size += len(event.data)
                if size > LARGEST:
                    raise h11.RemoteProtocolError("the answer is too long")
            elif isinstance(event, h11.EndOfMessage):
                return status, b"".join(parts)
            elif isinstance(event, h11.ConnectionClosed):
                raise h11.RemoteProtocolError("the server hung up before its answer")
