"""What an operator reads: a line for each event, never a library's traceback."""

import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs
from storage import Locked


@pytest.fixture
def kept() -> Iterator[None]:
    """The loggers as pytest set them up are there again after the test."""
    names = ("", "goodturn", "telegram.request")
    levels = {name: logging.getLogger(name).level for name in names}
    handlers = list(logging.root.handlers)
    for handler in handlers:  # so that basicConfig does not close pytest's own
        logging.root.removeHandler(handler)
    yield
    for handler in list(logging.root.handlers):
        logging.root.removeHandler(handler)
    for handler in handlers:
        logging.root.addHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def test_an_error_page_is_no_traceback(kept: None, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    try:
        int("<html>")
    except ValueError:
        logging.getLogger("telegram.request.BaseRequest").exception("Can not load invalid JSON")
    logging.getLogger("goodturn.intake").warning(
        "Telegram cannot be reached (12345678:%s)", "A" * 35
    )
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "Telegram cannot be reached" in said
    assert "AAAA" not in said


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_of_our_code_says_where_and_never_what_somebody_wrote(
    kept: None, capsys: pytest.CaptureFixture[str], form: logs.Form
) -> None:
    logs.configure("INFO", form)
    try:
        try:
            int("Jean fell down the stairs")
        except ValueError as error:
            raise Locked("Another program holds the database") from error
    except Locked:
        logging.getLogger("goodturn.worker").exception("update %d failed", 7)
    said = capsys.readouterr().err
    assert "Jean" not in said
    assert "ValueError" in said
    assert "Another program holds the database" in said
    assert "test_logs.py" in said
    if form == "json":
        line = json.loads(said)
        assert (line["level"], line["part"]) == ("ERROR", "goodturn.worker")
        assert line["event"] == "update 7 failed"
