"""Entries that no town is needed for: lists, exports, backups, settings, and the command line."""

import asyncio
import contextlib
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from unittest.mock import patch

from bot import cli, community_file
from bot.backup_file import BackupError, reading, writing
from bot.settings import ABOUT, PREFIX, SettingsError, load
from bot.start_errors import StartError
from services.import_reading import prepare
from storage.errors import StorageError
from tests.fuzz.entries import SLOW, Found
from tests.fuzz.mutated import ODD, WORDS, cut_and_flipped

CASES = Path(__file__).parents[1] / "cases" / "import"
COMMANDS = (
    "init", "verify", "parked", "reminders", "backup", "restore", "export", "import-community",
    "doctor", "schema", "parse", "outbox", "awards",
)  # fmt: skip
OPTIONS = (
    "--name", "--slug", "--zone", "--database-url", "--api-url", "--offline", "--json", "--now",
    "--lang", "--to", "--key", "--make-key", "--since", "--kind", "--state", "hours", "screen",
)  # fmt: skip


def workbook(shared: str = "<si><t>Jean</t></si>", rows: str = "", sheets: int = 1) -> bytes:
    """A workbook written by hand: of parts that spreadsheets would not write."""
    file = io.BytesIO()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    each = range(1, sheets + 1)
    rows = rows or '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/>'
            + "".join(
                f'<Override PartName="/xl/worksheets/sheet{n}.xml"'
                f' ContentType="{kinds}.worksheet+xml"/>'
                for n in each
            )
            + "</Types>",
        )
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        made.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in each)
            + "</sheets></workbook>",
        )
        made.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rs"'
            f' Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
            + "".join(
                f'<Relationship Id="r{n}" Type="{office}/worksheet"'
                f' Target="worksheets/sheet{n}.xml"/>'
                for n in each
            )
            + "</Relationships>",
        )
        made.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{shared}</sst>')
        for n in each:
            made.writestr(
                f"xl/worksheets/sheet{n}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
            )
    return file.getvalue()


def _lying() -> bytes:
    """Its directory says that ten bytes are in it, and there are thirty million."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", bytes(30_000_000))
    lying = bytearray(file.getvalue())
    at = lying.rindex(b"PK\x01\x02")
    lying[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(lying)


def _with_entities(laughs: str) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for one in old.infolist():
            body = old.read(one)
            if one.filename == "xl/sharedStrings.xml":
                body = f'<!DOCTYPE sst [<!ENTITY l0 "ha">{laughs}]>'.encode() + body.replace(
                    b"Jean", b"&l9;"
                )
            made.writestr(one.filename, body)
    return file.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "shared strings": lambda: workbook(shared="<si><t>a</t></si>" * 3_000_000),
    "one long cell": lambda: workbook(shared=f"<si><t>{'a' * 60_000_000}</t></si>"),
    "the last row": lambda: workbook(
        rows='<row r="1048576"><c r="A1048576" t="n"><v>1</v></c></row>'
    ),
    "the last column": lambda: workbook(
        rows='<row r="1"><c r="XFD1" t="n"><v>1</v></c></row>' * 5000
    ),
    "a thousand sheets": lambda: workbook(
        sheets=1000, rows='<row r="1"><c r="A1" t="n"><v>1</v></c></row>'
    ),
    "a size that lies": _lying,
    "entities": lambda: _with_entities(
        "".join(
            f'<!ENTITY l{n} "{"".join(f"&l{n - 1};" for _ in range(10))}">' for n in range(1, 10)
        )
    ),
    "one long line": lambda: b"a," * 9_000_000,
    "one long number": lambda: b"name,hours\nJean," + b"9" * 5_000_000,
    "only quotes": lambda: b'"' * 5_000_000,
    "only newlines": lambda: b"\n" * 19_000_000,
    "a zip that is none": lambda: b"PK\x03\x04" + bytes(100_000),
}
"""Small files that would be large, by what they are."""


def lists(seed: int, count: int, *, large: bool = False) -> Found:
    """Lists that members are imported from: real ones mutated, and bombs. They are good, or refused
    with the key of a sentence."""
    chance, found = Random(seed), Found()
    real = [one.read_bytes() for one in sorted(CASES.iterdir()) if one.is_file()] + [workbook()]
    given = [(f"mutated {n}", cut_and_flipped(chance, chance.choice(real))) for n in range(count)]
    if large:
        given += [(name, make()) for name, make in BOMBS.items()]
    for name, content in given:
        _try(found, "lists", name, lambda content=content: prepare(content, {"name": "a.csv"}), ())
    return found


def _try(
    found: Found,
    kind: str,
    name: str,
    call: Callable[[], object],
    refusals: tuple[type[BaseException], ...],
) -> None:
    begun = time.process_time()
    try:
        call()
    except refusals:
        pass
    except ValueError as error:
        if kind != "lists" or not str(error).startswith(("import-file-", "job-file-")):
            found.bugs.append(f"{kind}: {name}: {type(error).__name__}: {str(error)[:300]}")
    except BaseException as error:  # noqa: BLE001 (whatever it is, it is what is looked for)
        found.bugs.append(f"{kind}: {name}: {type(error).__name__}: {str(error)[:300]}")
    took = time.process_time() - begun
    found.thrown[kind] += 1
    found.slowest = max(found.slowest, took)
    if took > SLOW:
        found.bugs.append(f"{kind}: {name} took {took:.1f} s")


def settings(seed: int, count: int, folder: Path) -> Found:
    """Settings of every name with odd values: they are good, or refused by name."""
    chance, found = Random(seed), Found()
    names = [PREFIX + suffix for suffix, _ in ABOUT.values()]
    for _ in range(count):
        given = {
            name: str(chance.choice((*ODD, *WORDS))).replace("\0", "").replace("\ud800", "")
            for name in chance.sample(names, chance.randrange(1, 4))
        }
        _try(found, "settings", str(given)[:200], lambda g=given: load(g, folder), (SettingsError,))
    return found


def backups(seed: int, count: int, folder: Path) -> Found:
    """Backups that were changed or cut off: they are whole, or refused."""
    chance, found = Random(seed), Found()
    backup = folder / "good.backup"
    with writing(backup) as writer:
        writer.line({"goodturn": "backup", "format": 1, "schema": 1})
        writer.end({}, {})
    whole = backup.read_bytes()
    for number in range(count):
        file = folder / f"{number}.backup"
        file.write_bytes(cut_and_flipped(chance, whole))
        _try(found, "backups", str(number), lambda f=file: _lines(f), (BackupError,))
        file.unlink()
    return found


def exports(seed: int, count: int, folder: Path) -> Found:
    """Exports of a timebank that say anything: they are whole, or refused."""
    chance, found = Random(seed), Found()
    odd: tuple[object, ...] = (
        *ODD,
        {"goodturn": "timebank"},
        {"goodturn": "timebank", "format": 1},
    )
    fields = ("format", "schema", "tables", "timebank")
    for number in range(count):
        manifest: object = chance.choice(odd)
        if chance.random() < 0.7:
            manifest = {"goodturn": "timebank", "format": 1, "schema": 1, "tables": {}}
            manifest[chance.choice(fields)] = chance.choice(odd)
        file = folder / f"{number}.zip"
        with zipfile.ZipFile(file, "w") as made:
            made.writestr("manifest.json", json.dumps(manifest))
            made.writestr("tables/../person.csv", "id\n1\n")
        if chance.random() < 0.2:
            file.write_bytes(cut_and_flipped(chance, file.read_bytes()))
        url = f"sqlite:///{folder / f'{number}.db'}"
        _try(
            found,
            "exports",
            str(manifest)[:200],
            lambda u=url, f=file: asyncio.run(community_file.bring_in(u, f)),
            (StartError, StorageError),
        )
        for left in folder.glob(f"{number}.*"):
            left.unlink()
    return found


def _lines(file: Path) -> None:
    with reading(file) as lines:
        for _ in lines:
            pass


def command_line(seed: int, count: int, folder: Path) -> Found:
    """The `goodturn` command with odd arguments: an exit code, never a traceback."""
    chance, found = Random(seed), Found()
    words = [str(one).replace("\0", "") for one in WORDS]
    for number in range(count):
        given = [chance.choice(COMMANDS)]
        for _ in range(chance.randrange(4)):
            option = chance.choice((*OPTIONS, *words))
            given += [option, chance.choice(words)] if chance.random() < 0.7 else [option]
        url = {f"{PREFIX}DATABASE_URL": f"sqlite:///{folder / f'{number}.db'}"}
        _try(found, "command line", str(given)[:300], lambda g=given, u=url: _run(g, u), ())
        for left in folder.glob(f"{number}.db*"):
            left.unlink()
    return found


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    said, wrong = io.StringIO(), io.StringIO()
    with (
        patch.dict("os.environ", environment),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(wrong),
        patch("sys.stdin", io.StringIO("2 hours\n")),
    ):
        try:
            code = cli.main(arguments)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 2
    assert code in (0, 1, 2, 3), f"exit code {code}"
    assert "Traceback" not in wrong.getvalue()
