"""The webhook: only Telegram is let in, and what it sends is kept before it is answered."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.intake import LARGEST
from bot.web import SECRET_HEADER, WEBHOOK, create_web
from tests.town import Town

SECRET = "only-Telegram_knows-7"
UPDATE: dict[str, Any] = {"update_id": 71, "message": {"from": {"id": 5}, "chat": {"id": 5}}}


@pytest.fixture
async def client(sqlite_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever calls the webhook of a running program."""
    town = Town(sqlite_url, webhook_secret=SECRET)
    await town.open()
    assert town.program is not None
    transport = httpx.ASGITransport(app=create_web(town.program))
    async with httpx.AsyncClient(transport=transport, base_url="http://goodturn") as client:
        client.town = town  # type: ignore[attr-defined]
        yield client
    await town.close()


async def kept(client: httpx.AsyncClient) -> list[int]:
    """The numbers of the updates that stand in the inbox."""
    program = client.town.program  # type: ignore[attr-defined]
    async with program.database.read() as tx:
        return [r["update_id"] for r in await tx.rows("SELECT update_id FROM inbox ORDER BY id")]


async def test_with_the_secret_an_update_is_kept_once(client: httpx.AsyncClient) -> None:
    for _ in range(3):
        answer = await client.post(WEBHOOK, json=UPDATE, headers={SECRET_HEADER: SECRET})
        assert (answer.status_code, answer.content) == (200, b"")
    assert await kept(client) == [71]


@pytest.mark.parametrize("given", [{}, {SECRET_HEADER: "guess"}, {SECRET_HEADER: SECRET + "x"}])
async def test_without_the_secret_nobody_gets_in(
    client: httpx.AsyncClient, given: dict[str, str]
) -> None:
    answer = await client.post(WEBHOOK, json=UPDATE, headers=given)
    assert (answer.status_code, answer.content) == (403, b"")
    assert await kept(client) == []


@pytest.mark.parametrize("body", [b"", b"hello", b"[]", b'"text"', b"{}", b'{"update_id": "1"}'])
async def test_what_is_no_update_is_not_asked_for_again(
    client: httpx.AsyncClient, body: bytes
) -> None:
    answer = await client.post(WEBHOOK, content=body, headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 200
    assert await kept(client) == []


async def test_an_update_larger_than_any_is_refused(client: httpx.AsyncClient) -> None:
    huge = b'{"update_id": 1, "message": "' + b"x" * LARGEST + b'"}'
    answer = await client.post(WEBHOOK, content=huge, headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 413
    assert await kept(client) == []


async def test_health_and_readiness(client: httpx.AsyncClient) -> None:
    assert (await client.get("/health")).text == "ok"
    assert (await client.get("/ready")).json()["ready"] is True


async def test_a_watcher_reads_figures_and_no_names(client: httpx.AsyncClient) -> None:
    await client.post(WEBHOOK, json=UPDATE, headers={SECRET_HEADER: SECRET})
    answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    figures = dict(
        line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#")
    )
    assert figures["goodturn_inbox_waiting"] == "1.0"
    assert float(figures["goodturn_update_handling_seconds_count"]) >= 0
    assert figures["goodturn_inbox_parked"] == "0.0"
    assert 'goodturn_messages_total{fate="sent"}' in figures
    assert "Ward End" not in answer.text
