"""Letters that anybody can check by a code: how the code is made and read, and how often one asks.

A code has seven signs by chance (35 bits) and one that is worked out from them, so that any one
mistyped sign, and any two that are swapped, are seen without looking anything up.
"""

from collections.abc import Callable
from datetime import timedelta

from domain.reading.commands import command
from domain.reading.entrance import guess_language
from domain.reading.screening import screen

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 of them: no I, O, 0 or 1, which are taken for one another when read aloud."""
LENGTH = 8
"""Signs of a code, the last of which checks the others; written in two groups of four."""
_FIELD = 0b100101
"""x^5 + x^2 + 1: it makes the signs a field of 32, in which doubling goes round in 31 steps."""

WINDOW = timedelta(hours=1)
MOST_WRONG = 10
"""Codes that are none, which one account may ask about in that time."""
MOST_ASKED = 60
"""Codes of whatever kind that one account may ask about in that time."""
MOST_WRONG_IN_ALL = 500
"""Codes that are none, from all accounts together. With ten thousand letters made, somebody who
guessed at this rate all year would find one that was made for somebody about once."""


def new_code(choose: Callable[[str], str]) -> str:
    """A new code, written as `ABCD-EFGH`; `choose` picks one of the signs by chance."""
    while True:
        body = "".join(choose(SIGNS) for _ in range(LENGTH - 1))
        code = written(body + SIGNS[_double(_folded(body))])
        if spells_nothing(code):
            return code


def spells_nothing(code: str) -> bool:
    """Whether nobody who reads this alone takes it for words. One code in 400 holds some: a cry
    for help (9KYS-UZB9), a yes (63U3-7AYE), another language (WJYB-5DAK)."""
    ordinary = screen(code).screen == "ordinary" and command(code) is None
    return ordinary and guess_language(code) in (None, "en")


def read_code(words: str) -> str | None:
    """The eight signs of a code, however it was typed: in small letters, with spaces, hyphens or
    dots. None for what can be no code."""
    bare = "".join(sign for sign in words.upper() if sign not in " -–—.·_\u2010\u2011")
    if len(bare) != LENGTH or any(sign not in SIGNS for sign in bare):
        return None
    return bare if _folded(bare) == 0 else None


def looks_like(words: str) -> bool:
    """Whether words alone are meant as a code: two groups of four in capitals and digits, or eight
    signs with a hyphen between. Whether it is one, `read_code` says."""
    parts = words.strip().replace("–", "-").split("-")
    return len(parts) == 2 and all(
        len(part) == LENGTH // 2 and part.isascii() and part.isalnum() for part in parts
    )


def written(code: str) -> str:
    """A code in its two groups."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def _folded(signs: str) -> int:
    found = 0
    for sign in signs:
        found = _double(found) ^ SIGNS.index(sign)
    return found


def _double(number: int) -> int:
    number <<= 1
    return number ^ _FIELD if number & 0b100000 else number
