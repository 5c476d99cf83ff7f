"""Reads every line that the whole suite makes the program log: nobody's name, words, address or
number may be in one."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from bot.logs import Plain

# Whoever lives in the towns of the tests and in the demo; words that stand in their messages.
NAMES = (
    "Amina", "Jean", "Hussain", "Devinder", "Ruth", "Khan", "Sheila", "Okafor", "Winston", "Bailey",
    "Aaliyah", "Finnemore", "gardening", "ironing", "zebra",
)  # fmt: skip
PERSONAL = re.compile(
    r"\b(?:" + "|".join(NAMES) + r")\b"
    r"|\b0\d{3,4} ?\d{3} ?\d{3,4}\b|\+44 ?\d{3,}|[\w.]+@[\w-]+\.\w+|\bB\d{1,2} \d[A-Z]{2}\b"
)


class Reader(logging.Handler):
    """Keeps the lines that say too much."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Plain())
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Looks at one line as an operator would read it."""
        line = self.format(record)
        if PERSONAL.search(line):
            self.found.append(line)


@contextmanager
def quiet(name: str = "goodturn") -> Iterator[None]:
    """Fails at its end where a line of this part of the log named somebody."""
    reader, logger = Reader(), logging.getLogger(name)
    logger.addHandler(reader)
    try:
        yield
    finally:
        logger.removeHandler(reader)
    assert not reader.found, "the log names somebody:\n" + "\n".join(reader.found[:20])
