"""Requests through aiohttp: connections kept, renewed, limited; honest about what was sent."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.quick_request import QuickRequest

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b'{"ok":true,"result":true}'
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(OK), OK)


@asynccontextmanager
async def server(serve: Serve) -> AsyncIterator[str]:
    """A server that does this with each connection."""
    under_way: set[asyncio.Task[None]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        under_way.add(asyncio.current_task())  # type: ignore[arg-type]
        try:
            with contextlib.suppress(asyncio.IncompleteReadError):
                await serve(reader, writer)
                await writer.drain()
        finally:
            writer.close()
            await writer.wait_closed()

    running = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with running:
        yield f"http://127.0.0.1:{running.sockets[0].getsockname()[1]}/bot"
    if under_way:
        await asyncio.wait(under_way, timeout=2)


@asynccontextmanager
async def asking(**changed: float) -> AsyncIterator[QuickRequest]:
    """A client for that server."""
    times = {"read_timeout": 5.0, "connect_timeout": 5.0, "pool_timeout": 5.0, **changed}
    request = QuickRequest(connections=2, **times)
    yield request
    await request.shutdown()


async def read_request(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Head and body of one request."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    return head, await reader.readexactly(length)


def data(**values: object) -> RequestData:
    """Parameters as python-telegram-bot packs them."""
    return RequestData([RequestParameter.from_input(k, v) for k, v in values.items()])


async def test_a_connection_is_used_again_and_words_arrive_whole() -> None:
    connections, bodies = 0, []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while True:
            head, body = await read_request(reader)
            assert head.startswith(b"POST /botT/sendMessage HTTP/1.1\r\n")
            bodies.append(body)
            writer.write(PLAIN)

    async with server(serve) as address, asking() as request:
        for words in ("Grüße & 2+2=4", "شكرا"):
            status, answer = await request.do_request(
                f"{address}T/sendMessage", "POST", data(text=words, chat_id=7)
            )
            assert (status, answer) == (200, OK)
    assert connections == 1
    assert bodies[0] == b"text=Gr%C3%BC%C3%9Fe+%26+2%2B2%3D4&chat_id=7"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
        + OK[:5]
        + b"\r\n%x\r\n" % (len(OK) - 5)
        + OK[5:]
        + b"\r\n0\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\n" + OK,
        b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN,
        PLAIN.replace(b"OK\r\n", b"OK\r\nConnection: close\r\n", 1),
    ],
    ids=["chunks", "until-the-end", "continue", "close"],
)
async def test_every_way_in_which_an_answer_ends(answer: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(answer)

    async with server(serve) as address, asking() as request:
        for _ in range(2):
            await asyncio.sleep(0.02)  # what the server closes unannounced is closed by now
            assert await request.do_request(f"{address}T/getMe", "POST") == (200, OK)


async def test_a_connection_that_the_server_closed_is_not_used() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(PLAIN)

    async with server(serve) as address, asking() as request:
        for _ in range(3):
            assert (await request.do_request(f"{address}T/getMe", "POST"))[0] == 200
            await asyncio.sleep(0.02)


async def test_an_answer_that_never_comes_is_a_timeout_that_may_have_been_sent() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await reader.read()

    async with server(serve) as address, asking() as request:
        with pytest.raises(TimedOut) as caught:
            await request.do_request(f"{address}T/getMe", "POST", read_timeout=0.05)
        assert type(caught.value.__cause__).__name__ == "ReadTimeout"


async def test_a_broken_answer_may_have_been_sent() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")

    async with server(serve) as address, asking() as request:
        with pytest.raises(NetworkError) as caught:
            await request.do_request(f"{address}T/getMe", "POST")
        assert type(caught.value.__cause__).__name__ == "RemoteProtocolError"


async def test_nobody_at_home_means_surely_not_sent() -> None:
    async with asking() as request:
        with pytest.raises(NetworkError) as caught:
            await request.do_request("http://127.0.0.1:1/botT/getMe", "POST")
        assert type(caught.value.__cause__).__name__ == "ConnectError"


async def test_no_more_connections_than_allowed() -> None:
    open_now, most = 0, 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        try:
            while True:
                await read_request(reader)
                await asyncio.sleep(0.02)
                writer.write(PLAIN)
        finally:
            open_now -= 1

    async with server(serve) as address, asking() as request:
        answers = await asyncio.gather(
            *(request.do_request(f"{address}T/getMe", "POST") for _ in range(10))
        )
        assert [status for status, _ in answers] == [200] * 10
        async with asking(pool_timeout=0.005) as hasty:
            with pytest.raises(TimedOut) as caught:
                await asyncio.gather(
                    *(hasty.do_request(f"{address}T/getMe", "POST") for _ in range(10))
                )
            assert type(caught.value.__cause__).__name__ == "ConnectTimeout"
            await asyncio.sleep(0.3)
        await asyncio.sleep(0.1)
    assert most <= 4


async def test_files_go_the_ordinary_way() -> None:
    heads = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await read_request(reader))[0].lower())
        writer.write(PLAIN)

    async with server(serve) as address, asking() as request:
        from telegram import InputFile

        file = InputFile(b"%PDF-1.7", filename="statement.pdf", attach=True)
        await request.do_request(f"{address}T/sendDocument", "POST", data(document=file))
    assert b"content-type: multipart/form-data" in heads[0]


async def test_a_proxy_of_the_environment_is_asked_with_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heads = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await read_request(reader))[0])
        writer.write(PLAIN)

    for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    async with server(serve) as address, asking() as request:
        bare = address.removesuffix("/bot").removeprefix("http://")
        monkeypatch.setenv("http_proxy", f"http://ruth:s%40fe@{bare}")
        found = await request.do_request("http://telegram.example/botT/getMe", "POST", data(a=1))
    assert found == (200, OK)
    assert heads[0].startswith(b"POST http://telegram.example/botT/getMe HTTP/1.1\r\n")
    assert b"\r\nProxy-Authorization: Basic cnV0aDpzQGZl\r\n" in heads[0]


async def test_a_host_that_needs_no_proxy_is_asked_directly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(PLAIN)

    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    async with server(serve) as address, asking() as request:
        assert await request.do_request(f"{address}T/getMe", "POST", data(a=1)) == (200, OK)
