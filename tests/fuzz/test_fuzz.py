"""A little nonsense at every entry; `python -m tests.fuzz` throws more."""

from pathlib import Path

import pytest

from domain.importing import table
from services.import_reading import prepare
from tests.fuzz import offline
from tests.fuzz.entries import throw_all


async def test_whatever_comes_from_telegram_is_handled_or_set_aside(tmp_path: Path) -> None:
    """Updates, buttons, commands, links, files and inline queries: no error of ours, nothing slow,
    nobody's number in the log."""
    entries = ("updates", "buttons", "commands", "links", "files", "inline")
    found = await throw_all(7, dict.fromkeys(entries, 35), tmp_path)
    assert found.bugs == []
    assert all(found.thrown[kind] >= 35 for kind in ("raw updates", "buttons", "deep links"))
    assert found.undecodable < found.thrown["raw updates"]


def test_lists_settings_exports_and_backups_are_whole_or_refused(tmp_path: Path) -> None:
    found = offline.lists(7, 40).bugs + offline.settings(7, 300, tmp_path).bugs
    assert found == []
    # Of exports: what is no whole one must be a sentence to the operator (kept short here).
    assert offline.backups(7, 60, tmp_path).bugs == []
    assert offline.exports(7, 25, tmp_path).bugs == []


def test_the_command_answers_with_an_exit_code(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert offline.command_line(7, 15, tmp_path).bugs == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("a thousand sheets", None),
        ("the last row", None),
        ("entities", "import-file-no-list"),
        ("a size that lies", "import-file-no-list"),
        ("shared strings", "job-file-too-big"),
        ("only newlines", "import-file-too-many"),
    ],
)
def test_a_small_file_that_would_be_large_is_refused_at_once(
    name: str, key: str | None, monkeypatch
) -> None:
    """A hundred kilobytes kept a processor busy for half a minute once (docs/faults.md)."""
    found = offline.Found()
    content = offline.BOMBS[name]()

    def call() -> None:
        if key is None:
            assert prepare(content, {"name": "a.xlsx"})
            return
        with pytest.raises(ValueError, match=key):
            prepare(content, {"name": "a.xlsx"})

    offline._try(found, "lists", name, call, ())
    assert found.bugs == []


def test_a_list_as_large_as_any_timebank_is_read() -> None:
    """The limits leave room for ten thousand members with six texts each."""
    texts = "".join(f"<si><t>{n}</t></si>" for n in range(60_000))
    assert len(table.read(offline.workbook(shared=texts)).rows) == 1
