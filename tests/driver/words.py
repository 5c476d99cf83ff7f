"""Comparing what a test expects with what a phone shows."""

import re

from tests.driver.backend import Shown, plain

Words = str | re.Pattern[str]


def fingerprint(message: Shown) -> str:
    """What makes a message look different when it has changed."""
    return f"{message.raw}\0{message.file_url}\0{message.rows}"


def holds(text: str, words: Words) -> bool:
    """Whether a text holds the words, or matches the pattern."""
    if isinstance(words, re.Pattern):
        return words.search(text) is not None
    return plain(words) in text


def spoken(words: Words) -> str:
    """The words as they stand in a failure."""
    return repr(words.pattern if isinstance(words, re.Pattern) else words)
