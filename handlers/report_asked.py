"""What somebody wants of a report, in their words: which time, what of it, in which file, for whom.

"/report July", "last quarter wards", "hours in Alum Rock since April", "report 2026 csv for me".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from domain import periods
from domain.periods import Period
from domain.reporting import Place
from services.reports import Form, Who

T = TypeVar("T", bound=str)
LONGEST = 120
_PARTS: tuple[tuple[str, str], ...] = (
    ("idle", r"(?:without|with no|no) offers?|offers? nothing|idle"),
    ("quiet", r"quiet|dormant|inactive|lapsed|(?:who )?to ring|ring round"),
    ("where", r"wards?|areas?|places?|skills?|kinds of help"),
    ("asks", r"unmet|not met|asks|requests?|wants?"),
    ("pot", r"(?:community )?pot|hours made|made hours|issued|books|ledger"),
    ("chart", r"charts?|pictures?|graphs?|images?"),
)
_FORMS: tuple[tuple[Form, str], ...] = (
    ("large", r"(?:in )?(?:large|big|bigger|larger) print"),
    ("xlsx", r"excel|xlsx|spreadsheet"),
    ("csv", r"csv|(?:plain )?table"),
    ("pdf", r"pdf|page|paper|printed|print"),
)
_WHO: tuple[tuple[Who, str], ...] = (
    ("committee", r"for (?:the |our |my )?(?:committee|trustees|board)|committee|trustees"),
    (
        "public",
        r"for (?:(?:the |a |our |my )?(?:funders?|public|council|lottery)|anybody)|funders?|public",
    ),
    ("me", r"for (?:me|myself)|myself"),
)
_FILL = re.compile(
    r"\b(?:reports?|for|the|a|an|of|on|in|and|as|to|please|give|get|send|show|me|see|i|want"
    r"|how many|with|hours|were|given|did|have|has|we|do|done|everybody|everyone|exchanged|swapped"
    r"|timebank|got|by|it|members?|file|what|about|us|our|months?|monthly)\b"
    r"|[?!.,:;'’]"
)
_LED = re.compile(r"^(?:(?:the|a|our|my|monthly|show me the|send me the) )*reports?\b")
_HOURS_IN = re.compile(
    r"^(?:(?:how many|the|all|our) )*hours (?:were )?(?:given |got )?in\b"
    r"|^how many hours (?:(?:did|have|has) (?:we|everybody|everyone|our members|members"
    r"|the timebank)|(?:were|was) (?:done|given|exchanged|swapped))\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; None where it wasn't said. `rest`: words that say none of it."""

    period: Period | None
    part: str | None
    form: Form | None
    who: Who | None
    rest: str

    @property
    def empty(self) -> bool:
        """Whether nothing at all was said."""
        return not (self.period or self.part or self.form or self.who or self.rest)


def read(words: str, today: date) -> Asked:
    """Everything that the words say of a report."""
    said = " ".join(words.casefold().split())[:LONGEST]
    found = periods.read(said, today)
    rest = found.rest if found else said
    who, rest = _take(_WHO, rest)
    form, rest = _take(_FORMS, rest)
    part, rest = _take(_PARTS, rest)
    rest = " ".join(_FILL.sub(" ", rest).split())
    return Asked(found.period if found else None, part, form, who, rest)


def led(words: str) -> bool:
    """Whether a sentence begins as one that wants a report does."""
    said = " ".join(words.casefold().split())
    return bool(_LED.match(said) or _HOURS_IN.match(said))


def place(rest: str, found: Sequence[Place]) -> Place | None:
    """The area that the words name, of those in a report; "and" and "&" are one."""
    wanted = folded(rest)
    same = [one for one in found if one.name and folded(one.name) == wanted]
    return same[0] if wanted and same else None


def folded(words: str) -> str:
    """A name of a place for comparing: as people type it, without capitals and marks."""
    plain = words.casefold().replace("&", " and ")
    return " ".join(re.sub(r"\band\b|[\W_]+", " ", re.sub(r"['’]", "", plain)).split())


def _take(choices: Sequence[tuple[T, str]], words: str) -> tuple[T | None, str]:
    for name, pattern in choices:
        found = re.search(rf"\b(?:{pattern})\b", words)
        if found:
            return name, f"{words[: found.start()]} {words[found.end() :]}"
    return None, words
