"""From a database URL to an open database."""

from pathlib import Path

from storage.db import Database
from storage.errors import Unreachable
from storage.sqlite import SqliteDatabase


async def open_database(url: str) -> Database:
    """The database that `url` names: `sqlite:///file.db` or `postgresql://…`.

    Raises StorageError with one line an operator can act on.
    """
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        if not path.parent.exists():
            raise Unreachable(f"The folder {path.parent} does not exist: make it, or name another.")
        sqlite = SqliteDatabase(path)
        await sqlite.open()
        return sqlite
    if url.startswith(("postgresql://", "postgres://")):
        try:
            from storage.postgres import PostgresDatabase  # noqa: PLC0415 (an extra)
        except ImportError as error:
            raise Unreachable(
                "PostgreSQL needs one more package: pip install 'goodturn[postgres]'."
            ) from error
        postgres = PostgresDatabase(url)
        await postgres.open()
        return postgres
    raise Unreachable(
        "GOODTURN_DATABASE_URL must start with sqlite:/// (a file) or postgresql:// (a server)."
    )
