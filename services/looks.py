"""Questions that take long, such as how many of 100,000 members something is for: asked beside the
transaction, so that nobody else waits for the answer."""

from collections.abc import Hashable, MutableMapping
from typing import Any

Answers = MutableMapping[Hashable, Any]


class LookFirst(Exception):
    """What is being handled needs this answer first; with it, it is handled again from its start.
    Not an error: whoever handles things catches it."""

    def __init__(self, sql: str, values: dict[str, Any]) -> None:
        super().__init__("a long look comes first")
        self.sql, self.values = sql, values

    @property
    def key(self) -> Hashable:
        """What the answer is kept under."""
        return key_of(self.sql, self.values)


def key_of(sql: str, values: dict[str, Any]) -> Hashable:
    """One question with its values."""
    return sql, tuple(sorted(values.items()))


def known(answers: Answers, sql: str, values: dict[str, Any]) -> Any:
    """The answer that was found beside. Raises LookFirst where nobody looked yet, and whatever went
    wrong as somebody did."""
    key = key_of(sql, values)
    if key not in answers:
        raise LookFirst(sql, values)
    answer = answers[key]
    if isinstance(answer, Exception):
        raise answer
    return answer
