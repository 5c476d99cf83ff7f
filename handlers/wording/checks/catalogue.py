"""Fluent files as the check reads them: every sentence with its place, comment and samples."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?:\.[a-z][a-z0-9-]*)?")
"""A sentence's key: words joined by hyphens, its area first; perhaps an attribute."""

# How each function and bare value looks in a sentence of ordinary length.
_FUNCTION_SAMPLES = {
    "DURATION": "1 hour 30 minutes",
    "DAY": "Tuesday 12 May 2026",
    "MONTH": "May 2026",
    "TIME": "5:30pm",
    "WHEN": "Tuesday 12 May 2026, 5:30pm",
    "SPAN": "Tuesday 12 May 2026, 5:30pm to 7pm",
    "LIST": "Amina, Jean and Pat",
    "NUMBER": "12",
}
_VALUE_SAMPLE = "Jean"
_VARIABLE_LINE = re.compile(r"\$([A-Za-z][\w-]*)(?: \((\w+)\))?(?::(.*))?")
_ALLOW_LINE = re.compile(r"allow ([\w-]+):\s*(.*)")
_DEEPEST_REFERENCE = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to put right: where, which rule, and the cure in a sentence."""

    path: Path
    line: int
    rule: str
    cure: str


@dataclass(frozen=True, slots=True)
class Use:
    """A variable in a sentence: bare (None), chosen by ("select"), or in a function."""

    variable: str
    through: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message's value or one of its attributes.

    `samples` is its text once per variant, with ordinary values in; `uses` its variables, those of
    the sentences that it refers to included.
    """

    path: Path
    line: int
    key: str
    samples: tuple[str, ...]
    uses: frozenset[Use]
    references: frozenset[str]

    @property
    def is_button(self) -> bool:
        return self.key.startswith("btn-") or self.key.endswith(".button")

    @property
    def is_plain(self) -> bool:
        """Whether Telegram shows it without HTML."""
        return self.is_button or self.key.startswith(("toast-", "cmd-"))


@dataclass(frozen=True, slots=True)
class Message:
    """A message with its comment, taken apart, and its sentences."""

    path: Path
    line: int
    name: str
    context: str
    declared: Mapping[str, str | None]
    unclear: tuple[str, ...]
    allowed: Mapping[str, str]
    sentences: tuple[Sentence, ...]


@dataclass(slots=True)
class Catalogue:
    """One language's messages by name, its files' head comments, and what could not be read."""

    language: str
    messages: dict[str, Message] = field(default_factory=dict)
    heads: dict[Path, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, message by message."""
        for message in self.messages.values():
            yield from message.sentences


def read(folder: Path, fallback: Catalogue | None = None) -> Catalogue:
    """The Fluent files of one language's folder; `fallback` resolves what they refer to."""
    catalogue = Catalogue(folder.name)
    entries: list[tuple[Path, int, ast.Message | ast.Term]] = []
    for path in sorted(folder.glob("*.ftl")):
        text = path.read_text("utf-8")
        for entry in FluentParser().parse(text).body:
            start = entry.span.start if entry.span else 0
            if isinstance(entry, ast.Message | ast.Term):
                start = entry.id.span.start if entry.id.span else start
                entries.append((path, text.count("\n", 0, start) + 1, entry))
            elif isinstance(entry, ast.ResourceComment):
                head = catalogue.heads.get(path, "")
                catalogue.heads[path] = f"{head}\n{entry.content or ''}".strip()
            elif isinstance(entry, ast.Junk):
                why = "; ".join(note.message or "" for note in entry.annotations or [])
                line = text.count("\n", 0, start) + 1
                catalogue.findings.append(Finding(path, line, "syntax", f"not Fluent: {why}"))
    patterns = _Patterns(entries, fallback)
    for path, line, entry in entries:
        message = patterns.message(path, line, entry)
        if message.name in catalogue.messages:
            first = catalogue.messages[message.name]
            cure = f"{message.name} already stands in {first.path.name}:{first.line}; drop one"
            catalogue.findings.append(Finding(path, line, "double", cure))
        else:
            catalogue.messages[message.name] = message
    return catalogue


class _Uses(Visitor):
    """Variables with the function or choice that they stand in, and references."""

    def __init__(self) -> None:
        self.uses: set[Use] = set()
        self.references: set[str] = set()
        self._through: str | None = None

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.uses.add(Use(node.id.name, self._through))

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self._within(node.id.name, node.arguments)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        self._within("select", node.selector)
        for variant in node.variants:
            self.visit(variant.value)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(_name(node))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.add(_name(node))

    def _within(self, through: str, node: ast.BaseNode) -> None:
        outer, self._through = self._through, through
        self.visit(node)
        self._through = outer


def _name(node: ast.MessageReference | ast.TermReference) -> str:
    sigil = "-" if isinstance(node, ast.TermReference) else ""
    return sigil + node.id.name + (f".{node.attribute.name}" if node.attribute else "")


class _Patterns:
    """The patterns of one language by key, to follow references and make samples."""

    def __init__(
        self,
        entries: Sequence[tuple[Path, int, ast.Message | ast.Term]],
        fallback: Catalogue | None,
    ) -> None:
        self._fallback = fallback
        self._known = {key: pattern for _, _, entry in entries for key, pattern in _parts(entry)}

    def message(self, path: Path, line: int, entry: ast.Message | ast.Term) -> Message:
        sentences = []
        for key, pattern in _parts(entry):
            uses, references = self._follow(pattern)
            count = _most_variants(pattern)
            samples = tuple(self._sample(pattern, choice) for choice in range(count))
            sentences.append(Sentence(path, line, key, samples, uses, references))
        context: list[str] = []
        declared: dict[str, str | None] = {}
        allowed: dict[str, str] = {}
        unclear: list[str] = []
        for text in ((entry.comment.content or "") if entry.comment else "").split("\n"):
            if allow := _ALLOW_LINE.fullmatch(text.strip()):
                allowed[allow[1]] = allow[2]
            elif variable := _VARIABLE_LINE.fullmatch(text.strip()):
                declared[variable[1]] = variable[2]
                if not variable[2] or not (variable[3] or "").strip():
                    unclear.append(variable[1])
            elif text.strip():
                context.append(text.strip())
        return Message(
            path,
            line,
            next(iter(_parts(entry)), (entry.id.name, None))[0].partition(".")[0],
            " ".join(context),
            declared,
            tuple(unclear),
            allowed,
            tuple(sentences),
        )

    def _follow(self, pattern: ast.Pattern) -> tuple[frozenset[Use], frozenset[str]]:
        found = _Uses()
        found.visit(pattern)
        uses, seen, waiting = set(found.uses), set(found.references), list(found.references)
        while waiting:
            key = waiting.pop()
            if key.startswith("-") or key not in self._known:
                continue  # a term's variables are given where it is referred to
            deeper = _Uses()
            deeper.visit(self._known[key])
            uses |= deeper.uses
            waiting.extend(deeper.references - seen)
            seen |= deeper.references
        return frozenset(uses), frozenset(found.references)

    def _sample(self, pattern: ast.Pattern, choice: int, depth: int = 0) -> str:
        if depth > _DEEPEST_REFERENCE:
            return ""
        text = ""
        for element in pattern.elements:
            if isinstance(element, ast.TextElement):
                text += element.value
            else:
                text += self._sample_of(element.expression, choice, depth)
        return text

    def _sample_of(self, expression: object, choice: int, depth: int) -> str:
        match expression:
            case ast.SelectExpression():
                variants = expression.variants
                chosen = variants[min(choice, len(variants) - 1)].value
                return self._sample(chosen, choice, depth)
            case ast.FunctionReference():
                return _FUNCTION_SAMPLES.get(expression.id.name, _VALUE_SAMPLE)
            case ast.StringLiteral() | ast.NumberLiteral():
                return str(expression.parse()["value"])
            case ast.MessageReference() | ast.TermReference():
                pattern = self._known.get(_name(expression))
                if pattern is not None:
                    return self._sample(pattern, choice, depth + 1)
                return self._from_fallback(_name(expression))
            case ast.Placeable():
                return self._sample_of(expression.expression, choice, depth)
            case _:
                return _VALUE_SAMPLE

    def _from_fallback(self, key: str) -> str:
        if self._fallback is not None:
            for sentence in self._fallback.sentences():
                if sentence.key == key:
                    return sentence.samples[0]
        return ""


def _parts(entry: ast.Message | ast.Term) -> list[tuple[str, ast.Pattern]]:
    """Key and pattern of a message's value and of its attributes."""
    name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
    parts = [(name, entry.value)] if entry.value else []
    return parts + [(f"{name}.{part.id.name}", part.value) for part in entry.attributes]


def _most_variants(pattern: ast.Pattern) -> int:
    class Widest(Visitor):
        most = 1

        def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
            self.most = max(self.most, len(node.variants))
            self.generic_visit(node)

    widest = Widest()
    widest.visit(pattern)
    return widest.most
