"""python-telegram-bot's requests through aiohttp, in place of httpx.

A call through httpx costs about 1.2 ms of CPU, more than all else that Goodturn does for it
(docs/decisions/0013). Uploads, and the transports of tests, go through httpx still.
"""

from typing import Any
from urllib.parse import urlencode

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

KEPT_SECONDS = 4.0
"""A connection idle for longer is closed: servers close theirs at about five."""


class QuickRequest(BaseRequest):
    """Requests over at most `connections` at a time. Times are in seconds."""

    def __init__(
        self,
        *,
        connections: int,
        read_timeout: float,
        connect_timeout: float,
        pool_timeout: float,
    ) -> None:
        self._connections, self._read_timeout = connections, read_timeout
        self._connect_timeout, self._pool_timeout = connect_timeout, pool_timeout
        self._session: aiohttp.ClientSession | None = None
        self._uploads = HTTPXRequest(
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
        """Connections are made when they are needed."""
        await self._uploads.initialize()

    async def shutdown(self) -> None:
        """Closes every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None
        await self._uploads.shutdown()

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
        a call that surely never left: ConnectError or ConnectTimeout."""
        if request_data is not None and request_data.multipart_data:
            return await self._uploads.do_request(
                url,
                method,
                request_data,
                read_timeout,
                write_timeout,
                connect_timeout,
                pool_timeout,
            )
        given = isinstance(read_timeout, int | float)
        body = urlencode(request_data.json_parameters).encode() if request_data else b""
        try:
            async with self._opened().request(
                method,
                url,
                data=body,
                headers={"Content-Type": "application/x-www-form-urlencoded"},
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(
                    connect=self._pool_timeout,
                    sock_connect=self._connect_timeout,
                    sock_read=float(read_timeout) if given else self._read_timeout,
                ),
            ) as answer:
                return answer.status, await answer.read()
        except aiohttp.ConnectionTimeoutError:
            raise TimedOut from httpx.ConnectTimeout("")
        except TimeoutError:
            raise TimedOut from httpx.ReadTimeout("")
        except aiohttp.ClientConnectorError as error:
            raise NetworkError(type(error).__name__) from httpx.ConnectError("")
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from httpx.RemoteProtocolError("")

    def _opened(self) -> aiohttp.ClientSession:
        # Made here and not in __init__, for a session belongs to the loop that runs it.
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections, keepalive_timeout=KEPT_SECONDS
                ),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=True,
            )
        return self._session
