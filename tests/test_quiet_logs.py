"""The reader of logs finds what it must: its silence over the whole suite means something."""

import logging

import pytest

from tests.quiet_logs import quiet

PART = "other.program"


@pytest.mark.parametrize(
    "line", ["sent to Jean", "ring 0121 496 0123", "jean@example.org wrote", "at B9 5XX"]
)
def test_a_line_that_names_somebody_is_found(line: str) -> None:
    with pytest.raises(AssertionError, match="names somebody"), quiet(PART):
        logging.getLogger(PART).warning(line)


def test_an_error_that_quotes_somebody_does_not_show_it() -> None:
    with quiet(PART):
        try:
            int("Jean fell")
        except ValueError:
            logging.getLogger(PART).exception("update %d failed", 214)
