"""What the words of a nomination tell, before an award's rules look at it."""

import re
from dataclasses import dataclass
from datetime import datetime

from domain.reading import nominees, places
from domain.reading.nominees import SELF, Named, Nominee
from domain.reading.plain import plain
from domain.reading.wordfind import Line, line


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words tell, before the rules look at it."""

    text: str
    plain: str
    said: Line
    signs: frozenset[str]
    named: tuple[Named, ...]
    nominees: tuple[Nominee, ...]
    years: int | None
    age: int | None
    writer_age: int | None
    family: bool
    paid: bool
    ward: str | None
    ward_sure: bool
    outside: bool
    roles: frozenset[str]

    @property
    def one_name(self) -> bool:
        """Whether the first nominee is a person with a first name only."""
        name = self.nominees[0].name
        return bool(name and name != SELF and " " not in name) and self.person

    @property
    def person(self) -> bool:
        """Whether the first nominee is a person."""
        return self.nominees[0].type == "individual"


_AT_A_COUNTER = re.compile(
    r"\b(?:at|in|from|behind the counter at) (?:the|our|my) (?:local |corner |chip |paper )*"
    r"(?:shop|post office|chippy|bakery|bakers|butchers|chemist|chemists|pharmacy|garage|bank|"
    r"supermarket|newsagents?|offie|outdoor|launderette|job ?centre)\b"
)
_YEARS = re.compile(
    r"\b(?:over |about |nearly |around |almost )?(?P<n>\d{1,2}) ?\+? ?(?:years?|yrs?|"
    r"yr|lata?|saal|saalon|saalan|ani|sano|sanno|sannadood|sanadood|sanado|sanadood|"
    r"سنوات|سنة|عاما|سال|বছর|ਸਾਲ)\b(?! ?(?:olds?|of age)\b)"
)
_SINCE = re.compile(
    r"\bsince (?:about |around |early |late |the start of )?(?P<year>(?:19|20)\d\d)\b"
)
_SINCE_COVID = re.compile(r"\bsince (?:the )?(?:covid|lockdown|pandemic|first lockdown|corona)")
_NUMBER_WORDS = {
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "fifteen": "15",
}
_COVID_YEAR = 2020
_AGE = re.compile(
    r"\b(?:she is|he is|is|aged?|age|they are|only|just|now|still)(?: only| just| now)? "
    r"(?P<n>\d{1,3})\b(?! ?(?:years? (?!old)|yrs (?!old)|hours|people|of|hrs|months))"
    r"|\b(?P<n2>\d{1,2}) ?(?:years?|yrs?|yr)[ -]?olds?\b"
)
_WRITER_AGE = re.compile(
    r"\bi am (?:only |just )?(?P<n>\d{1,2})\b(?! ?(?:years? ago|hours|minutes|miles))"
)


_ANOTHER_DIED = re.compile(
    r"\b(?:since|after|when|ever since) (?:her|his|my|me|their|our|the) (?:own )?"
    r"(?:husband|wife|fella|bloke|missus|partner|mom|mum|dad|son|daughter|brother|sister|nan|"
    r"grandad|hubby|friend|mate|dog)(?: [a-z]+)? (?:died|passed(?: away| on)?)\b"
    r"|\blost (?:her|his|their) (?:own )?(?:husband|wife|partner|mom|mum|dad|son|daughter|"
    r"brother|sister|baby)\b",
    re.IGNORECASE,
)
"""Someone near to the nominee or the writer has died, not the nominee."""


def facts_of(text: str, now: datetime, lang: str, roles: frozenset[str]) -> Facts:
    words = plain(text, lang)
    said = line(text)
    signs = nominees.signs().keys(said)
    if "posthumous" in signs:
        others = _ANOTHER_DIED.sub(" ", text)
        signs = signs if others == text else signs & (nominees.signs().keys(line(others)))
    named = nominees.find(text, skip=_accused(text, said))
    if "unknown_name" in signs and nominees.stranger(said):
        # "That lady by the Fox and Goose, never got her name": what has a capital is a place.
        named = tuple(one for one in named if one.nominee.type != "individual")
    age, writer_age = _ages(words)
    age = age or _age_after_name(text, named)
    ward, sure, outside = _where(text)
    return Facts(
        text=text,
        plain=words,
        said=said,
        signs=signs,
        named=named,
        nominees=_nominees(text, words, signs, named),
        years=_years(words, now),
        age=age,
        writer_age=writer_age,
        family=_family(said, named),
        paid=any(one.paid for one in named)
        or bool(_paid_words(said) or _AT_A_COUNTER.search(words)),
        ward=ward,
        ward_sure=sure,
        outside=outside,
        roles=roles,
    )


def _nominees(
    text: str, words: str, signs: frozenset[str], named: tuple[Named, ...]
) -> tuple[Nominee, ...]:
    if "self" in signs and not named:
        return (Nominee(SELF, "individual"),)
    if named:
        return tuple(dict.fromkeys(one.nominee for one in named))
    if "employees" in signs or nominees.staff_of_business(words):
        return (Nominee(None, "business"),)
    if "group_self" in signs or re.search(
        r"\b(?:our|this|the|a) (?:\w+ ){0,2}(?:group|club|team|choir|charity)\b", text.lower()
    ):
        return (Nominee(None, "group"),)
    return (Nominee(None, "individual"),)


def accused(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the whole part of `text` that accuses or belittles somebody, with who it is about;
    empty where nothing does."""
    found = nominees.signs().find(line(text))
    blame = [hit for hit in found if hit.key == "allegation"]
    if not blame:
        return ()
    if any(hit.key == "versus" and hit.start < blame[0].start for hit in found):
        return _accused(text, line(text))
    first, last = min(hit.start for hit in blame), max(hit.end for hit in blame)
    start = max(text.rfind(mark, 0, first) for mark in (",", ".", ";", "\n")) + 1
    return ((start, _clause_end(text, last)),)


def _accused(text: str, said: Line) -> tuple[tuple[int, int], ...]:
    """Offsets of the part of the text that accuses or belittles someone else."""
    found = nominees.signs().find(said)
    blame = [hit for hit in found if hit.key == "allegation"]
    if not blame:
        return ()
    versus = [hit for hit in found if hit.key == "versus" and hit.start < blame[0].start]
    if versus:
        return ((min(hit.start for hit in versus), len(text)),)
    first = min(hit.start for hit in blame)
    last = max(hit.end for hit in blame)
    start = max(text.rfind(mark, 0, first) for mark in (",", ".", ";", "\n")) + 1
    return ((start, max(last, _clause_end(text, last))),) if start else ((first, len(text)),)


def _clause_end(text: str, start: int) -> int:
    ends = [at for mark in (",", ".", ";", "\n") if (at := text.find(mark, start)) >= 0]
    return min(ends, default=len(text))


def _ages(words: str) -> tuple[int | None, int | None]:
    """The nominee's age and the writer's, where they are said."""
    writer = _WRITER_AGE.search(words)
    age = None
    for match in _AGE.finditer(words):
        if writer and writer.start() <= match.start() < writer.end():
            continue
        number = int(match["n"] or match["n2"])
        if 5 <= number <= 110:
            age = number
            break
    return age, int(writer["n"]) if writer else None


_NEXT_TO_NAME = re.compile(
    r"[ ,(]{1,3}(?P<n>\d{1,2})\b(?! ?(?:years?|yrs?|hours?|hrs?|people|of|months?|\d))"
)


def _age_after_name(text: str, named: tuple[Named, ...]) -> int | None:
    """The age right after the first nominee's name: "Amir (19)", "Bilal 16 from Lozells"."""
    person = named and named[0].nominee.type == "individual"
    match = _NEXT_TO_NAME.match(text, named[0].end) if person else None
    return int(match["n"]) if match and int(match["n"]) >= 5 else None


def _years(words: str, now: datetime) -> int | None:
    for word, number in _NUMBER_WORDS.items():
        words = words.replace(f"{word} ", f"{number} ")
    if match := _YEARS.search(words):
        return int(match["n"]) or None
    if match := _SINCE.search(words):
        length = now.year - int(match["year"])
        return length if length > 0 else None
    if _SINCE_COVID.search(words):
        return max(0, now.year - _COVID_YEAR) or None
    return 10 if re.search(r"\ba decade\b", words) else None


def _family(said: Line, named: tuple[Named, ...]) -> bool:
    """Whether a nominee is the writer's close family: "my nan Joyce", "Joyce, my nan"."""
    relations = nominees.words("relations")
    for at, word in enumerate(said.words[:-1]):
        if word.text not in {"my", "me", "our"}:
            continue
        after = said.words[at + 1]
        late = after.text == "late"
        relation = said.words[at + 2] if late and at + 2 < len(said.words) else after
        if relation.text not in relations:
            continue
        if late or not named:
            return True
        if any(
            0 <= one.start - relation.end <= 3 or 0 <= word.start - one.end <= 6 for one in named
        ):
            return True
    return False


def _paid_words(said: Line) -> frozenset[str]:
    """Paid jobs that the words name, unless someone is only helped to reach one."""
    own = re.compile(r"\bi (?:am|was) (?:\w+ )?$")
    return frozenset(
        word.text
        for at, word in enumerate(said.words)
        if word.text in nominees.words("paid")
        and not own.search(said.said(max(0, at - 3), at) + " ")
    )


def _where(text: str) -> tuple[str | None, bool, bool]:
    """The likeliest ward, whether it is sure, and whether a place outside the city is named."""
    found = places.find(text)
    outside = any(place.kind == "outside" for place in found)
    inside = [place for place in found if place.wards]
    if not inside:
        return None, True, outside
    best = min(inside, key=lambda place: (not place.sure, place.kind == "road", place.start))
    return best.wards[0], best.sure, outside
