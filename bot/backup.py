"""`goodturn backup` and `goodturn restore`: everything into one file while the bot runs, and back
into an empty database of either kind."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot import backup_file, erasures, record_check
from bot.backup_file import FORMAT, BackupError
from bot.settings import Settings
from bot.start_errors import StartError
from domain import forgetting as rules
from services import forgetting, restored
from storage import Database, dump, ledger, open_database
from storage.migrate import migrate, migrations, version

OK, FAILED = 0, 1
Made = Callable[[argparse.Namespace], Settings]
Run = Callable[[Callable[[], Awaitable[int]]], int]


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    settings: Made,
    existing: Callable[[Settings], Awaitable[Database]],
    loop: Run,
) -> None:
    """Adds both commands."""

    def backup(options: argparse.Namespace) -> int:
        if options.make_key:
            _say("Public key, for GOODTURN_BACKUP_KEY on the machine that makes backups:")
            _say(_key(options.file))
            _say(f"The secret key is in {options.file}. Keep it elsewhere: backups open with it.")
            return OK
        found = settings(options)

        async def work() -> int:
            database = await existing(found)
            try:
                return await make(database, options.file, found.backup_key)
            finally:
                await database.close()

        return loop(work)

    def restore(options: argparse.Namespace) -> int:
        found = settings(options)
        return loop(
            lambda: bring_back(found.database_url, options.file, options.key, options.erasures)
        )

    one = commands.add_parser("backup", help="everything into one file, while the bot runs")
    one.add_argument("file", type=Path)
    one.add_argument("--make-key", action="store_true", help="write a new secret key to FILE")
    one.add_argument("--database-url")
    one.set_defaults(run=backup)
    two = commands.add_parser("restore", help="a backup into an empty database")
    two.add_argument("file", type=Path)
    two.add_argument("--key", type=Path, help="the file of the secret key")
    two.add_argument("--erasures", type=Path, help="the journal of who was forgotten since")
    two.add_argument("--database-url")
    two.set_defaults(run=restore)


async def make(database: Database, target: Path, key: str = "") -> int:
    """Writes every row as it stood at one moment into `target`; others go on reading and writing.

    Raises StartError where the file can't be written.
    """
    at = datetime.now(UTC)
    try:
        with backup_file.writing(target, key) as out:
            async with database.read(long=True) as tx:
                found = await dump.tables(tx, database.dialect)
                schema = await version(database)
                out.line({"goodturn": "backup", "format": FORMAT, "schema": schema, "at": str(at)})
                rows = {}
                for table in found:
                    out.line({"table": table.name, "columns": table.columns})
                    rows[table.name] = 0
                    async for page in dump.rows_of(tx, table):
                        for row in page:
                            out.line(row)
                        rows[table.name] += len(page)
                        await asyncio.sleep(0)
                out.end(rows, await dump.numbers(tx, database.dialect))
    except BackupError as error:
        raise StartError(str(error)) from error
    sealed = "encrypted" if key else "not encrypted: GOODTURN_BACKUP_KEY is not set"
    _say(f"{target}: {sum(rows.values())} rows of {len(rows)} tables, {sealed}.")
    return OK


async def bring_back(
    url: str, source: Path, key: Path | None = None, journal: Path | None = None
) -> int:
    """Fills the empty database at `url` from a backup, brings its schema up to date, and checks the
    books. All or nothing. Who stands in the `journal` of erasures is forgotten again. Raises
    StartError where the database holds something, the file is no whole backup, or the journal is
    none."""
    forgotten = _journal(journal)
    try:
        with backup_file.reading(source, key) as lines:
            header = next(lines)
            _check(header, source)
            database = await open_database(url)
            try:
                now = datetime.now(UTC)
                await _empty(database, header["schema"], now)
                rows = await _load(database, lines, source)
                await migrate(database, now)
                held = await _settle(database, now)
                if journal is not None:
                    count = await forgetting.replay(database, forgotten, now)
                    _say(f"{count} people who were forgotten since are forgotten here, too.")
                return await _say_result(database, rows, held)
            finally:
                await database.close()
    except BackupError as error:
        raise StartError(str(error)) from error


def _journal(path: Path | None) -> list[str]:
    """The lines of a journal, each looked at before anything is restored."""
    if path is None:
        return []
    try:
        found = erasures.lines(path)
        for line in found:
            rules.read(line)
    except (OSError, ValueError) as error:
        raise StartError(f"{path} is no journal of erasures: nothing was restored.") from error
    return found


def _check(header: Any, source: Path) -> None:
    if not isinstance(header, dict) or header.get("goodturn") != "backup":
        raise BackupError(f"{source} is no backup of Goodturn.")
    if header["format"] > FORMAT or header["schema"] > migrations()[-1].version:
        raise BackupError(f"{source} was made by a newer Goodturn: restore it with that one.")


async def _empty(database: Database, schema: int, now: datetime) -> None:
    """The schema that the backup has, without a row in it."""
    if await version(database):
        async with database.read() as tx:
            if not await dump.is_empty(tx, database.dialect):
                raise BackupError(
                    "This database holds something already: restore into an empty one, by"
                    " --database-url. Nothing was changed."
                )
    await migrate(database, now, schema)


async def _load(database: Database, lines: Iterator[Any], source: Path) -> dict[str, int]:
    rows: dict[str, int] = {}
    async with dump.unchecked(database), database.write() as tx:
        loading = dump.Loading(tx, database.dialect)
        await loading.begin()
        name, end = "", {}
        columns: list[str] = []
        page: list[list[Any]] = []
        for line in lines:
            if isinstance(line, list):
                page.append(line)
                if len(page) < dump.PAGE:
                    continue
            if page:
                await loading.add(name, columns, page)
                rows[name] += len(page)
                page = []
            if isinstance(line, dict):
                end = line
                name, columns = line.get("table", name), line.get("columns", columns)
                rows.setdefault(name, 0)
        if end.get("end") != rows:
            raise BackupError(f"{source} does not hold as many rows as it says.")
        await loading.end(end["last"])
    return rows


async def _settle(database: Database, now: datetime) -> "restored.Held":
    async with database.write() as tx:
        return await restored.settle(tx, now)


async def _say_result(database: Database, rows: dict[str, int], held: "restored.Held") -> int:
    async with database.read(long=True) as tx:
        wrong = await ledger.discrepancies(tx)
        _, broken = await record_check.record(tx, None)
    for line in (*wrong, *broken):
        _say(line)
    if broken:
        return FAILED
    if wrong:
        _say(f"The books do not hold: {len(wrong)} problems.")
        return FAILED
    _say(f"Restored {sum(rows.values())} rows of {len(rows)} tables. The books hold.")
    _say(f"{held.messages} messages that waited are not sent again: they may have gone since.")
    _say(f"{held.broadcasts} broadcasts are paused: whoever sent them goes on with them or stops.")
    return OK


def _key(file: Path) -> str:
    try:
        return backup_file.make_key(file)
    except BackupError as error:
        raise StartError(str(error)) from error


def _say(text: str) -> None:
    import sys  # noqa: PLC0415

    sys.stdout.write(text + "\n")
