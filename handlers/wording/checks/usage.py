"""Which sentences the code asks for, read from its syntax tree.

A key is found where it is a literal: in a call of one of `CALLS`, as the argument `key`, or in a
constant called `KEYS`. A key put together at run time begins with a prefix that some module lists
in a constant `KEY_FAMILIES`, as in `say(f"refusal-{code}")` with `KEY_FAMILIES = ("refusal-",)`,
or is an attribute, as in `say(f"{key}.hint")`.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handlers.wording.checks.catalogue import KEY, Catalogue, Finding

PACKAGES = ("bot", "handlers", "services", "domain", "locales")
CALLS: dict[str, int | None] = {
    "say": None,
    "plain": None,
    "button": None,
    "ask": None,
    "show": None,
    "notify": None,
    "toast": None,
    "tell": 2,
    "NoticeButton": 0,
    "DomainError": 0,
    "__init__": 0,  # of a subclass of DomainError
}
"""Functions that take a key, and at which place; None is anywhere before the named arguments."""


@dataclass(slots=True)
class Usage:
    """What the code says: keys asked for, every literal, families and made-up prefixes."""

    asked: list[tuple[str, Path, int]] = field(default_factory=list)
    literals: set[str] = field(default_factory=set)
    families: dict[str, tuple[Path, int]] = field(default_factory=dict)
    prefixes: list[tuple[str, Path, int]] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)


def read(root: Path) -> Usage:
    """The keys in all Python files of the product under `root`; tests don't count."""
    usage = Usage()
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            _Reader(usage, path).visit(ast.parse(path.read_text("utf-8")))
    return usage


class _Reader(ast.NodeVisitor):
    def __init__(self, usage: Usage, path: Path) -> None:
        self.usage, self.path = usage, path

    def visit_Constant(self, node: ast.Constant) -> None:  # ast's name
        if isinstance(node.value, str):
            self.usage.literals.add(node.value)

    def visit_Call(self, node: ast.Call) -> None:  # ast's name
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in CALLS:
            place = CALLS[name]
            for value in node.args if place is None else node.args[place : place + 1]:
                self._asked(value)
        for keyword in node.keywords:
            if keyword.arg == "key":
                self._asked(keyword.value)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:  # ast's name
        self._constant(node.targets, node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:  # ast's name
        self._constant([node.target], node.value)
        self.generic_visit(node)

    def _constant(self, targets: Iterable[ast.expr], value: ast.expr | None) -> None:
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        if value is None or not names & {"KEYS", "KEY_FAMILIES"}:
            return
        for text, line in _texts_in(value):
            if "KEY_FAMILIES" in names:
                self.usage.families.setdefault(text, (self.path, line))
            elif KEY.fullmatch(text):
                self.usage.asked.append((text, self.path, line))

    def _asked(self, value: ast.expr) -> None:
        for part in _alternatives(value):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                if KEY.fullmatch(part.value):
                    self.usage.asked.append((part.value, self.path, part.lineno))
            elif isinstance(part, ast.JoinedStr):
                self._made_up(part)

    def _made_up(self, text: ast.JoinedStr) -> None:
        first, last = (
            part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""
            for part in (text.values[0], text.values[-1])
        )
        if first and KEY.fullmatch(first + "x"):
            self.usage.prefixes.append((first, self.path, text.lineno))
        elif not first and last.startswith("."):
            self.usage.attributes.add(last)
        elif not first and last.startswith("-"):
            self.usage.prefixes.append(("", self.path, text.lineno))


def _alternatives(value: ast.expr) -> Iterator[ast.expr]:
    """What an argument may be: both sides of a choice."""
    if isinstance(value, ast.IfExp):
        yield from _alternatives(value.body)
        yield from _alternatives(value.orelse)
    elif isinstance(value, ast.BoolOp):
        for part in value.values:
            yield from _alternatives(part)
    else:
        yield value


def _texts_in(value: ast.expr) -> Iterator[tuple[str, int]]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno


def check(usage: Usage, english: Catalogue) -> Iterator[Finding]:
    """Keys that the code asks for and nobody wrote, and sentences that nobody says."""
    keys = {sentence.key for sentence in english.sentences()}
    for key, path, line in usage.asked:
        if key not in keys:
            yield Finding(path, line, "unknown-key", f"write {key} in locales/en/")
    for prefix, path, line in usage.prefixes:
        if not any(prefix.startswith(family) for family in usage.families):
            cure = f"begin it with a prefix, and list it: KEY_FAMILIES = ({prefix!r},)"
            yield Finding(path, line, "family", cure)
    for family, (path, line) in usage.families.items():
        if not any(key.startswith(family) for key in keys):
            yield Finding(path, line, "family", f"no sentence begins with {family!r}; drop it")
    said = usage.literals | {key for text in english.sentences() for key in text.references}
    families = tuple(usage.families)
    for sentence in english.sentences():
        message, _, attribute = sentence.key.partition(".")
        if sentence.key in said or (families and sentence.key.startswith(families)):
            continue
        if attribute and message in said and f".{attribute}" in usage.attributes:
            continue
        yield Finding(sentence.path, sentence.line, "unused", f"{sentence.key}: nothing says it")
