"""Which sentences the code asks for, read from its syntax tree.

A key is found where it is a literal: in a call of one of `CALLS`, as the argument `key`, or in a
constant called `KEYS`. A key put together at run time begins or ends with a part that some module
lists in a constant `KEY_FAMILIES`: `say(f"refusal-{code}")` needs `KEY_FAMILIES = ("refusal-",)`,
`say(f"{question}-name")` needs `("-name",)`. An attribute needs nothing: `say(f"{key}.hint")`.
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
    "text": None,
    "ask": None,
    "notify": None,
    "toast": None,
    "tell": 2,
    "Unclear": 0,
    "NoticeButton": 0,
    "DomainError": 0,
    "__init__": 0,  # of a subclass of DomainError
}
"""Functions that take a key, and at which place; None is the first that looks like a key."""


@dataclass(slots=True)
class Usage:
    """What the code says: keys asked for, every literal, families, parts of keys put together."""

    asked: list[tuple[str, Path, int]] = field(default_factory=list)
    literals: set[str] = field(default_factory=set)
    families: dict[str, tuple[Path, int]] = field(default_factory=dict)
    parts: list[tuple[str, Path, int]] = field(default_factory=list)
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
                if self._asked(value):
                    break
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

    def _asked(self, value: ast.expr) -> bool:
        """Notes the keys that an argument may be; whether there were any."""
        found = False
        for part in _alternatives(value):
            text = part.value if isinstance(part, ast.Constant) else None
            if isinstance(part, ast.JoinedStr):
                found |= self._made_up(part)
            elif isinstance(text, str) and KEY.fullmatch(text):
                self.usage.asked.append((text, self.path, part.lineno))
                found = True
        return found

    def _made_up(self, text: ast.JoinedStr) -> bool:
        first, last = (
            part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""
            for part in (text.values[0], text.values[-1])
        )
        if first and KEY.fullmatch(first + "x"):
            self.usage.parts.append((first, self.path, text.lineno))
        elif not first and KEY.fullmatch("a-b" + last) and last.startswith("."):
            self.usage.attributes.add(last)
        elif not first and KEY.fullmatch("a" + last):
            self.usage.parts.append((last, self.path, text.lineno))
        else:
            return False
        return True


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
    for part, path, line in usage.parts:
        if not any(_in_family(part, family) for family in usage.families):
            yield Finding(
                path, line, "family", f"list it in a constant: KEY_FAMILIES = ({part!r},)"
            )
    for family, (path, line) in usage.families.items():
        if not any(_in_family(key, family) for key in keys):
            yield Finding(path, line, "family", f"no sentence has {family!r}; drop it")
    said = usage.literals | {key for text in english.sentences() for key in text.references}
    for sentence in english.sentences():
        message, _, attribute = sentence.key.partition(".")
        if sentence.key in said or any(_in_family(sentence.key, f) for f in usage.families):
            continue
        if attribute and message in said and f".{attribute}" in usage.attributes:
            continue
        yield Finding(sentence.path, sentence.line, "unused", f"{sentence.key}: nothing says it")


def _in_family(key: str, family: str) -> bool:
    return key.endswith(family) if family.startswith("-") else key.startswith(family)
