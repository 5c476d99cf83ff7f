"""Refusals that are part of the rules, told to people in their own language."""

from typing import Any


class DomainError(Exception):
    """Something that the rules don't allow: `key` names the sentence, `args` fill it.

    A refusal undoes only the change; the person's draft and words are kept.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class NotFound(DomainError):
    """There is no such thing, or the person may not see it: the two are never told apart."""

    def __init__(self) -> None:
        super().__init__("error-not-found")


class NotAllowed(DomainError):
    """The person's roles don't allow this."""

    def __init__(self) -> None:
        super().__init__("error-not-allowed")
