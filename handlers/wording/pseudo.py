"""Pseudo-languages: English made strange, so that a test sees what did not come from Fluent.

`en-XA` is accented and about 40% longer: it shows hard-coded sentences and text that does not fit.
`ar-XB` spells English in Arabic letters, one for one, so that it truly runs right to left, in every
client and without any direction marks (Telegram's TDLib strips embeddings and overrides).
Tags, entities, addresses, /commands and @names stay as they are.
"""

import re
from typing import Any, Literal

from fluent.syntax import ast
from fluent.syntax.visitor import Transformer

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ACCENTED = dict(zip(_LATIN, "áƀçđéƒğĥíĵķļɱñóþɋŕšŧúṽŵẋýž", strict=True))
_ACCENTED |= {plain.upper(): marked.upper() for plain, marked in _ACCENTED.items()}
_ACCENTED |= {vowel: _ACCENTED[vowel] * 2 for vowel in "aeiouyAEIOUY"}  # makes it 40% longer
_MIRRORED = dict(zip(_LATIN, "ابچدێفگهيجکلمنۆپقرستوڤۊخیز", strict=True))
_MIRRORED |= {plain.upper(): arabic for plain, arabic in _MIRRORED.items()}
_LETTERS = {"accented": str.maketrans(_ACCENTED), "mirrored": str.maketrans(_MIRRORED)}
_PSEUDO_LETTERS = frozenset("".join([*_ACCENTED.values(), *_MIRRORED.values()]))

_TAG = r"<[^<>]*>"
_KEPT_WORD = r"(?:https?://|tg://|tel:|mailto:|t\.me/)[^\s<>]+|(?<![\w/])/[a-z]\w*|(?<!\w)@\w+"
_KEPT = re.compile(rf"({_TAG}|&(?:#\d+|#x[\da-fA-F]+|\w+);|{_KEPT_WORD}|[\ue000-\uf8ff])")
_LINE_BEGINS_LEFT_TO_RIGHT = re.compile(rf"(?m)^(?=(?:{_TAG}|[^\w\n/@])*(?:{_KEPT_WORD}))")
_RIGHT_TO_LEFT_MARK = "\u200f"
_PLACEABLE = 0xE000  # private-use characters stand for placeables while a pattern is one string
_INSERTED = re.compile("\u2068[^\u2068\u2069]*\u2069")

Kind = Literal["accented", "mirrored"]


def pseudo_text(text: str, kind: Kind) -> str:
    """`text` in the pseudo-language; what a translator must not touch stays as it is."""
    pieces = _KEPT.split(text)
    pieces[::2] = [piece.translate(_LETTERS[kind]) for piece in pieces[::2]]
    made = "".join(pieces)
    if kind == "mirrored":
        # As a careful Arabic translator would: a line that begins with a /command stays a
        # right-to-left line.
        made = _LINE_BEGINS_LEFT_TO_RIGHT.sub(_RIGHT_TO_LEFT_MARK, made)
    return made


class _Pseudo(Transformer):
    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def visit_Pattern(self, node: ast.Pattern) -> ast.Pattern:  # noqa: N802  # Fluent's name
        placeables: list[ast.Placeable] = []
        source = ""
        for element in node.elements:
            if isinstance(element, ast.TextElement):
                source += element.value
            else:
                self.generic_visit(element)
                source += chr(_PLACEABLE + len(placeables))
                placeables.append(element)
        elements: list[Any] = []
        # A tag or an address may run across a placeable, so the pattern is read as one string.
        for piece in re.split("([\ue000-\uf8ff])", pseudo_text(source, self.kind)):
            if piece and "\ue000" <= piece <= "\uf8ff":
                elements.append(placeables[ord(piece) - _PLACEABLE])
            elif piece:
                elements.append(ast.TextElement(piece))
        node.elements = elements
        return node


def pseudo_resource(resource: ast.Resource, kind: Kind) -> ast.Resource:
    """A copy of `resource` with every text in the pseudo-language; variables stay."""
    made: ast.Resource = _Pseudo(kind).visit(resource.clone())
    return made


def foreign_words(text: str) -> list[str]:
    """The words of `text`, shown in a pseudo-language, that did not come from Fluent.

    Inserted values are isolated in pseudo-languages and so can be left out; so are tags,
    entities, addresses, /commands and @names.
    """
    while (without := _INSERTED.sub(" ", text)) != text:
        text = without
    return [
        word
        for word in re.findall(r"[^\W\d_]+", _KEPT.sub(" ", text))
        if not _PSEUDO_LETTERS.issuperset(word)
    ]


def is_pseudo(text: str) -> bool:
    """Whether all of `text` came from Fluent in a pseudo-language. For tests of screens."""
    return not foreign_words(text)
