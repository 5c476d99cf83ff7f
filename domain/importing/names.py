"""Names in lists: whose they are, and when two of them are likely one person."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from domain.importing.cells import clean
from domain.reading.folding import tokens

Likeness = Literal["same", "likely"]
TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "prof", "sir", "dame", "lady", "lord",
    "fr", "sr", "cllr", "hajji", "haji", "hafiz",
})  # fmt: skip
GONE = (
    "the user no longer exists", "the user isnt active", "the user isn't active",
    "the user is not active", "el usuario ya no existe", "el usuario no está activo",
    "l'usuari ja no existeix", "deleted user", "inactive user",
)  # fmt: skip
"""What stands where a member's name was."""
_NUMBERED = re.compile(r"(?P<name>.*?)\s*\((?P<number>\d{1,9})\)")
_DIGITS = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as a list names them: a name, and the member number behind it where there is one."""

    name: str
    number: str | None = None

    @property
    def gone(self) -> bool:
        """Whether the list no longer says who it was."""
        return self.name.casefold().replace("’", "'").strip(" .") in GONE


def party(cell: str) -> Party:
    """`Shamim Begum (42)` as a name and a number."""
    text = clean(cell)
    match = _NUMBERED.fullmatch(text)
    return Party(match["name"], match["number"]) if match else Party(text)


def turned(name: str) -> str:
    """`Begum, Shamim` as it is said: Shamim Begum."""
    text = clean(name)
    last, comma, first = text.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else text.strip(" ,")


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """A name for comparing: small letters without marks and titles, in its order."""
    return " ".join(part for part in tokens(turned(name)) if part not in TITLES)


def number_of(cell: str) -> str:
    """A telephone number as digits, the UK's own code left out; empty where it is none."""
    digits = _DIGITS.sub("", cell)
    if cell.strip().startswith("+44") or digits.startswith("0044"):
        digits = "0" + digits.removeprefix("00").removeprefix("44").lstrip("0")
    return digits if len(digits) >= 7 else ""


def contacts(*cells: str) -> frozenset[str]:
    """E-mail addresses and telephone numbers in these cells, for comparing."""
    found = {clean(cell).casefold() for cell in cells if "@" in cell}
    return frozenset({*found, *(number_of(cell) for cell in cells if "@" not in cell)} - {""})


def contacts_in(words: str) -> frozenset[str]:
    """The same from words that a broker wrote down: "0121 496 0123, amina@example.org"."""
    found = {one.casefold().strip(".,;") for one in re.findall(r"\S+@\S+", words)}
    numbers = re.findall(r"[+(\d][\d ()+-]{5,}\d", words)
    return frozenset({*found, *(number_of(one) for one in numbers)} - {""})


def keys(name: str, reached: frozenset[str] = frozenset()) -> frozenset[str]:
    """By which others that may be the same person are found: the last part of the name, all parts
    in any order, and how they are reached."""
    parts = plain(name).split()
    if not parts:
        return frozenset()
    return frozenset({parts[-1], " ".join(sorted(parts)), *(f"@{one}" for one in reached)})


def likeness(
    one: str, other: str, one_contacts: frozenset[str], other_contacts: frozenset[str]
) -> Likeness | None:
    """Whether two names are one person: surely (the same name, reached in the same way), or likely:
    the same name, its parts turned round, or an initial for a first name. Where both can be
    reached, and not in the same way, only what is said is likely, never sure."""
    first, second = plain(one).split(), plain(other).split()
    if not first or not second:
        return None
    shared = bool(one_contacts & other_contacts)
    if first == second:
        return "same" if shared else "likely"
    if sorted(first) == sorted(second) or _by_initials(first, second):
        return "likely"
    # A household shares a telephone, so the surname alone is no proof.
    return (
        "likely"
        if shared and set(first) & set(second) and min(len(first), len(second)) == 1
        else None
    )


def _by_initials(first: list[str], second: list[str]) -> bool:
    """S Begum and Shamim Begum: the same surname, and no part that contradicts another."""
    if first[-1] != second[-1] or len(first[-1]) < 2 or min(len(first), len(second)) < 2:
        return False
    return all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0])
        for a, b in zip(first[:-1], second[:-1], strict=False)
    )
