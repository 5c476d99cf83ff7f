"""A simulated world, its server in-process, and python-telegram-bot talking to it."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from telegram import Bot
from telegram.request import HTTPXRequest

from simulator.models import Person
from simulator.people import People
from simulator.server import create_app
from simulator.world import World


@pytest.fixture(autouse=True)
def _retry_after_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # the library warns about its old way


@pytest.fixture
def world() -> World:
    """A world without flood limits, so that tests need not wait."""
    return World(limits=False)


@pytest.fixture
def people(world: World) -> People:
    return People(world)


@pytest.fixture
def amina(world: World, people: People) -> Person:
    """Amina, who has started the bot; her update is not in the queue any more."""
    person = world.add_person("Amina", last_name="Begum", username="amina_b")
    people.start(person)
    world.queue.clear()
    return person


@pytest.fixture
def jean(world: World, people: People) -> Person:
    """Jean, who has started the bot too."""
    person = world.add_person("Jean", last_name="Marlow")
    people.start(person)
    world.queue.clear()
    return person


@pytest.fixture
def app(world: World) -> Starlette:
    return create_app(world)


@pytest_asyncio.fixture
async def http(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://simulator") as client:
        yield client


@pytest_asyncio.fixture
async def bot(app: Starlette, world: World) -> AsyncIterator[Bot]:
    """python-telegram-bot's own client."""

    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=app)})

    client = Bot(
        world.token,
        base_url="http://simulator/bot",
        base_file_url="http://simulator/file/bot",
        request=request(),
        get_updates_request=request(),
    )
    async with client:
        yield client


@pytest.fixture
def ask(http: httpx.AsyncClient, world: World) -> Callable[..., Any]:
    """Calls a method with JSON; gives (status, description, parameters)."""

    async def call(method: str, **params: Any) -> tuple[int, str, dict[str, Any]]:
        answer = await http.post(f"/bot{world.token}/{method}", json=params)
        body = answer.json()
        assert body["ok"] is (answer.status_code == 200)
        assert body.get("error_code", 200) == answer.status_code
        return answer.status_code, body.get("description", ""), body.get("parameters", {})

    return call
