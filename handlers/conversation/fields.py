"""The fields of a form: a frozen dataclass whose fields are questions."""

import dataclasses
from collections.abc import Sequence
from dataclasses import MISSING, dataclass
from typing import Any

from handlers.conversation.questions import Question

REVIEW = "review"
"""Where a form is that shows its review card, instead of a field's name."""


def ask(key: str, question: Question, *, optional: bool = False, hidden: bool = False) -> Any:
    """A field of a form: the key of its question (named `…-ask`) and how the answer is read.

    An optional one can be skipped and is then None; a hidden one is never asked, only filled.
    """
    about = {"key": key, "question": question, "hidden": hidden}
    if optional or hidden:
        return dataclasses.field(default=None, metadata=about)
    return dataclasses.field(metadata=about)


@dataclass(frozen=True)
class Field:
    """A question of a form, with its place in it."""

    name: str
    key: str
    question: Question
    hidden: bool
    optional: bool


def fields_of(answers: type) -> Sequence[Field]:
    """The questions in the order they are asked."""
    return [
        Field(
            f.name,
            f.metadata["key"],
            f.metadata["question"],
            f.metadata["hidden"],
            f.default is not MISSING,
        )
        for f in dataclasses.fields(answers)
    ]
