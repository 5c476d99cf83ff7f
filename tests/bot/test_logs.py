"""What an operator reads: a line for each event, never a library's traceback."""

import logging
from collections.abc import Iterator

import pytest

from bot import logs


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
