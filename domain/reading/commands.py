"""Commands typed as words: "balance", "hisaab", "ile mam godzin", in any language that is read.

A command is the whole message, give or take a "please"; a word inside a longer sentence is left
to the readers of sentences.
"""

from functools import cache
from typing import Literal, cast

from domain.reading.folding import tokens
from domain.reading.patterns import Phrases
from domain.reading.phrase_lines import load_folder

Command = Literal[
    "balance",
    "statement",
    "help",
    "log",
    "request",
    "offer",
    "volunteer",
    "shift",
    "nominate",
    "talk_to_person",
    "my_data",
    "leave",
    "join",
    "start",
    "cancel",
    "back",
    "skip",
    "yes",
    "no",
    "problem",
    "stop",
]
"""What can be asked for with a word or two. Those that are also intents mean the same."""

LONGEST_COMMAND = 9  # words


@cache
def command_phrases() -> Phrases:
    """The command words of every language, read from `command_words/` once."""
    files = load_folder("command_words")
    for content in files.values():
        content["say"] = {
            name: [f"^ {line} $" for line in lines] for name, lines in content["say"].items()
        }
    return Phrases(files)


def command(text: str, lang: str | None = None) -> Command | None:
    """The command that `text` is, or None.

    Where a word is a command in two languages, the writer's own language wins, then English.
    """
    if not text or len(text) > 200 or len(tokens(text)) > LONGEST_COMMAND:
        return None
    found = command_phrases().find(text)
    if not found:
        return None
    rank = {lang: 0, "en": 1}
    best = min(found, key=lambda f: (rank.get(f.phrase.lang, 2), f.phrase.lang, f.phrase.label))
    return cast("Command", best.phrase.label)
