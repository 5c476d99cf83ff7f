"""python-telegram-bot's requests through aiohttp, in place of httpx.

A call through httpx costs about 1.2 ms of CPU, more than all else that Goodturn does for it
(docs/decisions/0013). Uploads, and the transports of tests, go through httpx still.
"""

from base64 import b64encode
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

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
        proxy, password = _proxy_to(url.partition("/bot")[0])
        head = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            async with self._opened().request(
                method,
                url,
                data=body,
                # Through a tunnel the password is for the proxy's eyes only.
                headers=head if url.startswith("https:") else head | password,
                allow_redirects=False,
                proxy=proxy,
                proxy_headers=password or None,
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
            )
        return self._session


@lru_cache(maxsize=16)
def _proxy_to(server: str) -> tuple[str | None, dict[str, str]]:
    """The proxy that the environment names for the way to this server, looked up once: aiohttp's
    own `trust_env` does so at each call, with a hop to a thread to look for a .netrc file."""
    where, proxies = urlsplit(server), getproxies()
    proxy = proxies.get(where.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(where.hostname or ""):
        return None, {}
    parts = urlsplit(proxy if "//" in proxy else f"http://{proxy}")
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    if parts.username is None:
        return bare, {}
    given = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return bare, {"Proxy-Authorization": f"Basic {b64encode(given.encode()).decode()}"}
