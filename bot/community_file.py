"""`goodturn export` and `goodturn import-community`: everything of one timebank as documented CSV
and JSON, and back into an install of its own. docs/export-format.md says what is in it."""

import argparse
import errno
import json
import zipfile
import zlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from bot.backup_file import BackupError
from bot.settings import Settings
from bot.start_errors import StartError
from bot.table_files import TableWriter, read_table
from storage import Database, communities, community_rows, dump, ledger, member_index, open_database
from storage.community_rows import LEFT, PEOPLE, TIMEBANKS
from storage.db import Tx
from storage.dump import Table
from storage.migrate import migrate, migrations, version

OK, FAILED = 0, 1
FORMAT = 1
ABOUT = """Everything that Goodturn keeps about one timebank: a file for each table in tables/, and
manifest.json with how many rows each has and its SHA-256. docs/export-format.md of Goodturn's
source says how to read them. It holds personal data of every member: keep it as safe as the
database, and delete it when it has served.
"""
STRANGER = "Somebody of another timebank"
"""The name of people who stand on the other side of help across timebanks: they did not leave."""


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    settings: Callable[[argparse.Namespace], Settings],
    existing: Callable[[Settings], Awaitable[Database]],
    loop: Callable[[Callable[[], Awaitable[int]]], int],
) -> None:
    """Adds both commands."""

    def out(options: argparse.Namespace) -> int:
        async def work() -> int:
            database = await existing(settings(options))
            try:
                return await export(database, options.community, options.to)
            finally:
                await database.close()

        return loop(work)

    def back(options: argparse.Namespace) -> int:
        url = settings(options).database_url
        return loop(lambda: bring_in(url, options.file, new_bot=options.new_bot))

    one = commands.add_parser("export", help="everything of one timebank as CSV and JSON")
    one.add_argument("--community", required=True, metavar="NAME", help="its name or short name")
    one.add_argument("--to", type=Path, required=True, metavar="FILE.zip")
    one.add_argument("--database-url")
    one.set_defaults(run=out)
    two = commands.add_parser("import-community", help="such a file into an empty database")
    two.add_argument("file", type=Path)
    two.add_argument(
        "--new-bot", action="store_true", help="another bot: people start it before it writes"
    )
    two.add_argument("--database-url")
    two.set_defaults(run=back)


async def export(database: Database, name: str, target: Path) -> int:
    """Writes one timebank as it stood at one moment. Raises StartError for a name that is none and
    a file that is there already."""
    async with database.read(long=True) as tx:
        found = [one for one in await communities.every(tx) if name in (one.name, one.slug)]
        if len(found) != 1:
            names = ", ".join(one.name for one in await communities.every(tx))
            raise StartError(f"There is no timebank {name!r}. There are: {names}.")
        with _new_zip(target) as packed:
            tables = await _write(tx, database.dialect, found[0].id, packed)
            manifest = {
                "goodturn": "timebank",
                "format": FORMAT,
                "schema": await version(database),
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "timebank": {"id": found[0].id, "name": found[0].name, "slug": found[0].slug},
                "tables": tables,
                "left": dict(LEFT),
            }
            packed.writestr("manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False))
            packed.writestr("README.txt", ABOUT)
    rows = sum(int(table["rows"]) for table in tables.values())
    _say(f"{target}: {rows} rows of {len(tables)} tables of {found[0].name}.")
    return OK


async def _write(
    tx: Tx, dialect: str, community_id: int, packed: zipfile.ZipFile
) -> dict[str, dict[str, Any]]:
    """Every table that leaves; then everybody whom their rows name, and the timebanks."""
    known = {table.name: table for table in await dump.tables(tx, dialect)}
    points = await dump.references(tx, dialect)
    named: dict[str, set[int]] = {PEOPLE: set(), TIMEBANKS: {community_id}}
    made = {}
    for table in known.values():
        where = community_rows.whose(table.name, table.columns)
        if where is None:
            continue
        shown = _shown(table.name)
        pages = dump.rows_of(tx, table, where, shown, community_id=community_id)
        gathers = [
            (place, named[target])
            for place, part in enumerate(table.columns)
            if (target := points.get((table.name, part))) in named
        ]
        with _member(packed, table.name) as file:
            writer = TableWriter(file, table.columns)
            async for page in pages:
                writer.add(page)
                for place, ids in gathers:
                    ids.update(row[place] for row in page if row[place] is not None)
        made[table.name] = _entry(table, writer)
    for name, rule in ((PEOPLE, _PERSON), (TIMEBANKS, {})):
        made[name] = await _named(tx, known[name], named[name], rule, community_id, packed)
    return dict(sorted(made.items()))


def _shown(table: str) -> Mapping[str, str]:
    """What stands in place of what is another timebank's."""
    if table != "crossing":
        return {}
    ours = "EXISTS (SELECT 1 FROM request q WHERE q.id = x.request_id"
    return {
        "request_id": f"CASE WHEN {ours} AND q.community_id = :community_id) THEN x.request_id END"
    }


_HERE = """(EXISTS (SELECT 1 FROM membership m WHERE m.person_id = x.id
    AND m.community_id = :community_id) OR EXISTS (SELECT 1 FROM role r WHERE r.person_id = x.id
    AND r.community_id = :community_id) OR NOT EXISTS (SELECT 1 FROM membership m
    WHERE m.person_id = x.id))"""
_PERSON = {
    "name": f"CASE WHEN {_HERE} THEN x.name ELSE '{STRANGER}' END",
    "telegram_id": f"CASE WHEN {_HERE} THEN x.telegram_id END",
    "telegram_lang": f"CASE WHEN {_HERE} THEN x.telegram_lang END",
    "community_id": "CASE WHEN x.community_id IS NULL THEN NULL"
    " ELSE CAST(:community_id AS BIGINT) END",
}


async def _named(
    tx: Tx,
    table: Table,
    ids: set[int],
    shown: Mapping[str, str],
    community_id: int,
    packed: zipfile.ZipFile,
) -> dict[str, Any]:
    """The rows that others point to, some hundred at a time."""
    order = sorted(ids)
    values = {"community_id": community_id} if shown else {}
    with _member(packed, table.name) as file:
        writer = TableWriter(file, table.columns)
        for begin in range(0, len(order), 500):
            marks = ", ".join(str(one) for one in order[begin : begin + 500])
            async for page in dump.rows_of(tx, table, f"x.id IN ({marks})", shown, **values):
                writer.add(page)
    return _entry(table, writer)


def _entry(table: Table, writer: TableWriter) -> dict[str, Any]:
    return {"rows": writer.rows, "sha256": writer.digest, "columns": list(table.columns)}


SPOILT = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError),
    *(NotImplementedError, RuntimeError),  # a way of packing, a password: not of ours
)


async def bring_in(url: str, source: Path, *, new_bot: bool = False) -> int:
    """Fills the empty database at `url` with one timebank, brings its schema up to date and checks
    the books. All or nothing. Raises StartError where something is there or the file is spoilt."""
    spoilt = f"{source} is no whole export of a timebank"
    try:
        with zipfile.ZipFile(source) as packed:
            manifest = json.loads(packed.read("manifest.json"))
            if not _whole(manifest):
                raise StartError(f"{spoilt}.")
            if manifest["format"] > FORMAT or manifest["schema"] > migrations()[-1].version:
                raise StartError(f"{source} was made by a newer Goodturn: use that one.")
            database = await open_database(url)
            try:
                return await _bring_in(database, packed, manifest, new_bot=new_bot)
            finally:
                await database.close()
    except (*SPOILT, BackupError) as error:
        raise StartError(f"{spoilt} ({error}). Nothing was kept.") from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file that is not there, or may not be read
            raise
        raise StartError(f"{spoilt} (it was cut off). Nothing was kept.") from error


def _whole(manifest: Any) -> bool:
    """Whether a manifest has the shape that ours have."""
    if not isinstance(manifest, dict) or manifest.get("goodturn") != "timebank":
        return False
    numbers = all(type(manifest.get(name)) is int for name in ("format", "schema"))
    tables, about = manifest.get("tables"), manifest.get("timebank")
    return (
        numbers
        and manifest["schema"] > 0
        and isinstance(about, dict)
        and isinstance(about.get("name"), str)
        and isinstance(tables, dict)
        and all(_is_entry(one) for one in tables.values())
    )


def _is_entry(one: Any) -> bool:
    return (
        isinstance(one, dict)
        and isinstance(one.get("sha256"), str)
        and type(one.get("rows")) is int
    )


async def _bring_in(
    database: Database, packed: zipfile.ZipFile, manifest: dict[str, Any], *, new_bot: bool
) -> int:
    now = datetime.now(UTC)
    if await version(database):
        async with database.read() as tx:
            if not await dump.is_empty(tx, database.dialect):
                raise StartError("This database holds something already: name an empty one.")
    await migrate(database, now, manifest["schema"])
    async with dump.unchecked(database), database.write() as tx:
        words = {table.name: table.words for table in await dump.tables(tx, database.dialect)}
        loading = dump.Loading(tx, database.dialect)
        await loading.begin()
        for name, about in manifest["tables"].items():
            await _load(loading, packed, name, about, words.get(name, frozenset()))
        await loading.end(await dump.highest(tx, database.dialect))
        await member_index.all_anew(tx)
        if new_bot:
            await communities.close_chats(tx)
    await migrate(database, now)
    async with database.read(long=True) as tx:
        wrong = await ledger.discrepancies(tx)
    for line in wrong:
        _say(line)
    if wrong:
        _say(f"The books do not hold: {len(wrong)} problems.")
        return FAILED
    rows = sum(int(table["rows"]) for table in manifest["tables"].values())
    _say(f"{manifest['timebank']['name']} is in: {rows} rows. The books hold.")
    return OK


async def _load(
    loading: dump.Loading,
    packed: zipfile.ZipFile,
    name: str,
    about: Mapping[str, Any],
    words: frozenset[str],
) -> None:
    member = f"tables/{name}.csv"
    if _digest(packed, member) != about["sha256"]:
        raise ValueError(f"{member} was changed")
    with packed.open(member) as file:
        lines = read_table(file, words)
        header = next(lines)
        page: list[list[Any]] = []
        many = 0
        for row in lines:
            page.append(row)
            many += 1
            if len(page) == dump.PAGE:
                await loading.add(name, header, page)
                page = []
        if page:
            await loading.add(name, header, page)
    if many != about["rows"]:
        raise ValueError(f"{member} holds {many} rows, not {about['rows']}")


def _digest(packed: zipfile.ZipFile, member: str) -> str:
    import hashlib  # noqa: PLC0415

    added = hashlib.sha256()
    with packed.open(member) as file:
        while part := file.read(1 << 20):
            added.update(part)
    return added.hexdigest()


@contextmanager
def _member(packed: zipfile.ZipFile, table: str) -> Iterator[IO[bytes]]:
    with packed.open(zipfile.ZipInfo(f"tables/{table}.csv"), "w", force_zip64=True) as file:
        yield file


@contextmanager
def _new_zip(target: Path) -> Iterator[zipfile.ZipFile]:
    """A file that is whole or not there, and that only its owner reads."""
    if target.exists():
        raise StartError(f"{target} is there already: name another file. Nothing was written.")
    part = target.with_name(target.name + ".part")
    try:
        part.touch(mode=0o600)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
            yield packed
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def _say(text: str) -> None:
    import sys  # noqa: PLC0415

    sys.stdout.write(text + "\n")
