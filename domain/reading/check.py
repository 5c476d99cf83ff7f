"""`python -m domain.reading.check`: reads every word file as a volunteer left it.

Prints one line for each mistake, `file:line: what is wrong and how to mend it`, and exits with 1
if there is any. docs/adding-words.md is the guide to the files.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, get_args

from domain.reading.commands import Command
from domain.reading.folding import fold
from domain.reading.lexicon import problems
from domain.reading.phrase_lines import (
    END,
    START,
    WordsError,
    choices,
    expand_groups,
    language_of,
    variants,
)
from domain.reading.refused import REFUSALS
from domain.reading.screening import ScreenClass

FOLDERS: dict[str, frozenset[str]] = {
    "screening_words": frozenset({*get_args(ScreenClass), "coercion/financial", "ordinary"}),
    "refused_words": frozenset({*REFUSALS, "ordinary"}),
    "command_words": frozenset(get_args(Command)),
}
"""The folders of phrases, and the labels that may stand under [say] in their files."""

TOP_KEYS = frozenset({"fillers", "lookalikes", "words", "say"})
SHORTEST_ALONE = 3  # letters of a word that may be a phrase by itself
_GAPS = frozenset({"..", "...", "&"})
_LINE = re.compile(r"at line (\d+)")


def main() -> int:
    """Checks every file; returns the exit code."""
    mistakes = list(check())
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    print(f"{len(mistakes)} to put right" if mistakes else "all word files are in order")
    return 1 if mistakes else 0


def check() -> Iterator[str]:
    """The mistakes in all word files, as `file:line: message`."""
    package = resources.files("domain.reading")
    for folder, labels in FOLDERS.items():
        for entry in sorted((package / folder).iterdir(), key=lambda e: e.name):
            if entry.name.endswith(".toml"):
                name = f"domain/reading/{folder}/{entry.name}"
                text = entry.read_text(encoding="utf-8")
                yield from check_phrases(
                    name,
                    text,
                    labels,
                    alone=folder == "command_words",
                    shared=_shared(package / folder / f"{language_of(entry.name)}.toml"),
                )
    for entry in sorted((package / "words").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml") and entry.name != "textspeak.toml":
            for line, message in problems(entry.read_text(encoding="utf-8")):
                yield f"domain/reading/words/{entry.name}:{line}: {message}"
    path = package / "name_words" / "names.toml"
    yield from check_names("domain/reading/name_words/names.toml", path.read_text("utf-8"))


def _shared(main: Traversable) -> Mapping[str, str]:
    """The groups of words in a language's main file, which its other files may name too."""
    content = _content(main.read_text(encoding="utf-8")) if main.is_file() else {}
    groups = content.get("words", {}) if isinstance(content, dict) else {}
    return groups if isinstance(groups, dict) else {}


def check_phrases(
    name: str,
    text: str,
    labels: frozenset[str],
    *,
    alone: bool = False,
    shared: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """The mistakes in one file of phrases.

    `alone`: short words may stand alone, as in commands. `shared`: groups of the main file.
    """
    content = _content(text)
    if isinstance(content, str):
        yield f"{name}:{content}"
        return
    where = _Places(name, text)
    for key in content.keys() - TOP_KEYS:
        yield f"{where.of(key)} {key!r} is no part of a word file; use {_list(TOP_KEYS)}"
    try:
        groups = expand_groups({**shared, **content.get("words", {})})
    except (WordsError, AttributeError) as error:
        yield f"{where.of('[words]')} in [words]: {error}"
        return
    for label, lines in content.get("say", {}).items():
        if label not in labels:
            yield f"{where.of(label)} {label!r} is not a class; use one of {_list(labels)}"
        seen: set[str] = set()
        for line in lines:
            if line in seen:
                yield f"{where.of(line)} this phrase stands twice under {label}: {line}"
            seen.add(line)
            for message in _phrase(line, groups, alone=alone or label == "ordinary"):
                yield f"{where.of(line)} {message}"


def _phrase(line: str, groups: Mapping[str, Sequence[str]], *, alone: bool) -> Iterator[str]:
    said = line.split()
    if said and said[0] in _GAPS:
        yield f"a phrase cannot begin with {said[0]}: {line}"
    if said and said[-1] in _GAPS:
        yield f"a phrase cannot end with {said[-1]}: {line}"
    for variant in variants(line):
        parts = [part for part in variant.split() if part not in _GAPS]
        try:
            words = [choices(part.rstrip("?"), groups) for part in parts]
        except WordsError as error:
            yield f"{error}, in: {line}"
            return
        needed = [w for w, part in zip(words, parts, strict=True) if not part.endswith("?")]
        if not needed:
            yield f"every word of this phrase may be missing: {line}"
        elif len(needed) == 1 and not alone:
            short = [w for w in needed[0] if _too_short(w)]
            if short:
                yield f"{short[0]!r} alone is too short; add a word beside it: {line}"


def _too_short(word: str) -> bool:
    core = word.strip("=*")
    # A letter of these scripts says as much as two or three Latin ones.
    return core in {START, END} or (core.isascii() and len(core) < SHORTEST_ALONE)


def check_names(name: str, text: str) -> Iterator[str]:
    """The mistakes in the file of names."""
    content = _content(text)
    if isinstance(content, str):
        yield f"{name}:{content}"
        return
    where = _Places(name, text)
    for key in ("honorifics", "common_parts"):
        if not isinstance(content.get(key), str):
            yield f"{name}:1: {key!r} is missing: write names with spaces between them"
    for line in content.get("same", ()):
        names = fold(line).split()
        if len(names) < 2:
            yield f"{where.of(line)} a family of names needs two or more: {line}"
        if not all(part.isalpha() for part in names):
            yield f"{where.of(line)} write names with letters and spaces only: {line}"


class _Places:
    """Finds the line on which something stands in a file."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = text.splitlines()

    def of(self, words: str) -> str:
        """`file:line:` of the first line that holds `words`."""
        for number, line in enumerate(self._lines, 1):
            if words in line:
                return f"{self._name}:{number}:"
        return f"{self._name}:1:"


def _content(text: str) -> dict[str, Any] | str:
    """The file's content, or "line: message" where it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        # A bracket or quote left open shows only at the end of the file.
        return f"{line.group(1) if line else len(text.splitlines())}: not readable as TOML: {error}"


def _list(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


if __name__ == "__main__":
    sys.exit(main())
