"""Lines of word files: groups, choices and marks, as docs/adding-words.md explains them."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from domain.reading.folding import LONGEST_TOKEN, fold, tokens

START, END = "^", "$"


class WordsError(ValueError):
    """A word file that cannot be read as the guide says; the message names file and line."""


def variants(line: str) -> Iterable[str]:
    """A phrase for each choice of several words (`passed_out`), and one for the other choices."""
    for part in line.split():
        several = [choice for choice in part.rstrip("?").split("|") if "_" in choice]
        if several:
            before, after = line.split(part, 1)
            rest = "|".join(c for c in part.split("|") if c.rstrip("?") not in several)
            for choice in [*several, *([rest] if rest else [])]:
                yield from variants(before + choice.replace("_", " ") + after)
            return
    yield line


def choices(part: str, groups: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The words that `part` of a phrase allows, folded, with their marks kept."""
    if part[:1] == "{" and part[1:-1] in groups and part[-1:] == "}":
        return tuple(groups[part[1:-1]])
    words: list[str] = []
    for choice in part.split("|"):
        if choice.startswith("{") and choice.endswith("}"):
            if choice[1:-1] not in groups:
                raise WordsError(f"no group of words is called {choice}")
            words.extend(groups[choice[1:-1]])
        elif choice:
            words.append(plain_word(choice))
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=20_000)
def plain_word(word: str) -> str:
    """A word of a word file in folded form, its marks = and * kept."""
    if word in {START, END}:
        return word
    front = "=" if word.startswith("=") else ""
    back = "*" if word.endswith("*") else ""
    core = word.strip("=*")
    if core.isascii() and core.isalpha() and len(core) <= LONGEST_TOKEN:
        return front + core.lower() + back  # most words; the long way was half the start-up
    core = fold(core)
    if tokens(core) != [core]:
        raise WordsError(f"{word!r} is not one word")
    return front + core + back


def expand_groups(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Groups as flat lists; a group may name groups that stand above it."""
    groups: dict[str, tuple[str, ...]] = {}
    for name, line in words.items():
        members: list[str] = []
        for part in line.split():
            members.extend(choices(part, groups))
        groups[name] = tuple(dict.fromkeys(members))
    return groups


def load_folder(folder: str) -> dict[str, dict[str, Any]]:
    """The word files of `domain/reading/<folder>`, by language code.

    A language may be spread over several files: `en.toml` with its groups, `en.gas.toml`.
    """
    files = resources.files("domain.reading") / folder
    languages: dict[str, dict[str, Any]] = {}
    for entry in sorted(files.iterdir(), key=lambda e: (language_of(e.name), len(e.name))):
        if entry.name.endswith(".toml"):
            code = language_of(entry.name).replace("_", "-")
            added = tomllib.loads(entry.read_text(encoding="utf-8"))
            languages[code] = joined(languages[code], added) if code in languages else added
    return languages


def language_of(file_name: str) -> str:
    """The language that a word file belongs to: `en` for `en.toml` and for `en.gas.toml`."""
    return file_name.split(".", 1)[0]


def joined(first: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """The content of two files of one language, the groups of `first` standing first."""
    content: dict[str, Any] = {
        key: [*first.get(key, ()), *more.get(key, ())] for key in ("fillers", "lookalikes")
    }
    content["words"] = {**first.get("words", {}), **more.get("words", {})}
    said: dict[str, list[str]] = {label: list(lines) for label, lines in first["say"].items()}
    for label, lines in more["say"].items():
        said[label] = [*said.get(label, ()), *lines]
    return content | {"say": said}
