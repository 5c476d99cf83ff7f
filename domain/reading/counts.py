"""Numbers as people write them: "2", "1½", "1,5", "1 1/2", "two and a half", "saadhe teen"."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, cast

from domain.reading.scan import Scan

Style = Literal["whole", "decimal", "clock", "fraction", "slash"]

_HUNDRED = 100
_SLASHES = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)})


@dataclass(frozen=True, slots=True)
class Number:
    """A number from token `start` up to, not including, `end`.

    value: exact. style: "decimal" keeps the digits after the point in `part`; "clock" is h:mm;
    "slash" is a lone n/m, which may also mean "n or m". about: the word is not exact ("couple").
    """

    value: Fraction
    start: int
    end: int
    style: Style
    whole: int = 0
    part: str = ""
    about: bool = False
    digits: bool = False


def number(scan: Scan, at: int) -> Number | None:
    """The number that begins at token `at`, with its fraction ("and a half"), or None."""
    if at not in scan.memo:
        scan.memo[at] = _number(scan, at)
    return cast("Number | None", scan.memo[at])


def _number(scan: Scan, at: int) -> Number | None:
    if at >= len(scan):
        return None
    plus = scan.match("plus", at)
    if plus:
        rest = _plain(scan, plus.end)
        if rest and rest.value.denominator == 1:
            value = rest.value + Fraction(plus.key)
            return Number(value, at, rest.end, "fraction")
    first = _plain(scan, at)
    if first is None:
        return None
    return _restated(scan, _with_fraction(scan, first) if first.style == "whole" else first)


def _restated(scan: Scan, found: Number) -> Number:
    """`found` with the same number in brackets behind it: "2 (two)"."""
    if not scan.is_text(found.end, "("):
        return found
    again = _plain(scan, found.end + 1)
    if again is None or again.value != found.value or not scan.is_text(again.end, ")"):
        return found
    return replace(found, end=again.end + 1)


def _plain(scan: Scan, at: int) -> Number | None:
    """A number in digits or one of the number words, without what may follow it."""
    if at >= len(scan):
        return None
    token = scan.tokens[at]
    if token.kind == "fraction" and token.value is not None:
        return Number(token.value, at, at + 1, "fraction")
    about = scan.match("about_numbers", at)
    word = scan.match("numbers", at)
    if about and (word is None or about.end >= word.end):
        return Number(Fraction(about.key), at, about.end, "whole", about=True)
    if word and (token.kind != "number" or word.end > at + 1):
        return _words(scan, at)
    if token.kind == "number":
        return _digits(scan, at)
    if scan.is_text(at, ".") and scan.glued(at + 1) and scan.integer(at + 1) is not None:
        part = scan.tokens[at + 1].text
        return Number(Fraction(f"0.{part[:9]}"), at, at + 2, "decimal", 0, part, digits=True)
    return None


def _digits(scan: Scan, at: int) -> Number:
    """2 · 1.5 · 1,5 · 1:30 · 1/2 in digits."""
    whole = scan.integer(at) or 0
    part = scan.integer(at + 2)
    if part is not None and scan.glued(at + 1) and scan.glued(at + 2):
        sign, text = scan.tokens[at + 1].text, scan.tokens[at + 2].text
        third = scan.glued(at + 3) and scan.is_text(at + 3, ".", "/", "-", ",", ":")
        if sign in ".," and len(text) <= 9 and not third:
            value = Fraction(f"{min(whole, 10**9)}.{text}")
            return Number(value, at, at + 3, "decimal", whole, text, digits=True)
        if sign == ":" and len(text) == 2 and part < 60 and not third:
            value = whole + Fraction(part, 60)
            return Number(value, at, at + 3, "clock", whole, text, digits=True)
        if sign == "/" and (whole, part) in _SLASHES and not third:
            value = Fraction(whole, part)
            return Number(value, at, at + 3, "slash", whole, text, digits=True)
    return Number(Fraction(whole), at, at + 1, "whole", whole, digits=True)


def _words(scan: Scan, at: int) -> Number | None:
    """ "twenty five", "hundred", "half"."""
    found = scan.match("numbers", at)
    if found is None:
        return None
    value = Fraction(found.key)
    end = found.end
    tens = value.denominator == 1 and 20 <= value <= 90 and value % 10 == 0
    step = end + 1 if scan.is_text(end, "-") else end
    ones = scan.match("numbers", step)
    if tens and ones and ones.key.isdigit() and 1 <= int(ones.key) <= 9:
        value, end = value + int(ones.key), ones.end
    if value == _HUNDRED:
        step = scan.end("links.plus", end)
        rest = _words(scan, step) if step < len(scan) else None
        if rest and rest.style == "whole" and 0 < rest.value < _HUNDRED:
            value, end = value + rest.value, rest.end
    style: Style = "whole" if value.denominator == 1 else "fraction"
    return Number(value, at, end, style, int(value))


def _with_fraction(scan: Scan, first: Number) -> Number:
    """`first` with "½", "1/2", "and a half", "point five" behind it, if they are there."""
    end = first.end
    if end < len(scan) and scan.tokens[end].kind == "fraction":
        more = scan.tokens[end].value or Fraction(0)
        return Number(first.value + more, first.start, end + 1, "fraction", about=first.about)
    spelled = scan.is_text(end, "point") and scan.match("numbers", end + 1)
    if spelled and spelled.key.isdigit() and int(spelled.key) <= 9:
        value = first.value + Fraction(int(spelled.key), 10)
        return Number(value, first.start, spelled.end, "decimal", first.whole, spelled.key)
    if scan.integer(end) is not None and first.digits and not scan.glued(end):
        slash = _digits(scan, end)
        if slash.style == "slash" and slash.value < 1:
            return Number(first.value + slash.value, first.start, slash.end, "fraction")
    joined = scan.end("links.plus", end)
    if joined > end:
        part = fraction(scan, joined)
        if part:
            return Number(first.value + part[0], first.start, part[1], "fraction")
    return first


def fraction(scan: Scan, at: int) -> tuple[Fraction, int] | None:
    """A fraction below one at `at` ("a half", "¾", "3 quarters"): its value and its end."""
    step = scan.end("links.one", at)
    for begin in dict.fromkeys((at, step)):
        if begin < len(scan) and scan.tokens[begin].kind == "fraction":
            return scan.tokens[begin].value or Fraction(0), begin + 1
        word = scan.match("numbers", begin)
        if word and "/" in word.key and Fraction(word.key) < 1:
            return Fraction(word.key), word.end
        if scan.integer(begin) is not None:
            slash = _digits(scan, begin)
            if slash.style == "slash":
                return slash.value, slash.end
    return None
