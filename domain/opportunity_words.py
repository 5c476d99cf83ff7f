"""What a message says about something to volunteer for: "Litter pick Saturday 10 to 12 at Ward End
Park, 15 places, bring gloves".

The time itself is read by domain/reading; here the rest is taken apart: what, where, how many, what
to bring, how old, which check, access, expenses. What isn't said stays None.
"""

import re
from dataclasses import dataclass

from domain.opportunities import ADULT, Check
from domain.reading import places

_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_N = rf"(?P<n>\d{{1,7}}(?:,\d{{3}})?|{'|'.join(_NUMBER_WORDS)})"
_PLACES = re.compile(
    rf"\b(?:for |up to |need(?:s|ed)? |max(?:imum)? )?{_N} (?:free |more )?"
    r"(?:places?|spaces?|spots?|slots?|people|persons?|volunteers?|helpers?|pairs? of hands)\b"
    r"(?: (?:needed|wanted|please))?",
    re.IGNORECASE,
)
_LEAST = re.compile(
    rf"\b(?:at least|min(?:imum)?(?: of)?|no fewer than|not less than) {_N} "
    r"(?:people|persons?|volunteers?|helpers?)\b(?! old)",
    re.IGNORECASE,
)
_BRING = re.compile(
    r"\b(?:please )?(?P<words>(?:bring|wear|you need|you'll need)\b[^.;\n]*)", re.IGNORECASE
)
_AGE = re.compile(
    r"\b(?:(?:age[sd]?|over|from|min(?:imum)? age|at least)\s*(?P<a>\d{1,2})(?:\s*(?:plus|\+"
    r"|and over|or over|years?(?: old)?))?|(?P<b>\d{1,2})\s*"
    r"(?:\+|plus|and over|or over|years? and over))"
    r"(?![\d:.]|\s*(?:places|people|am|pm))",
    re.IGNORECASE,
)
_CHECKS: tuple[tuple[str, Check], ...] = (
    (r"barred", "barred"),
    (r"enhanced(?: dbs| check)?", "enhanced"),
    (r"standard (?:dbs|check)", "standard"),
    (r"(?:basic )?dbs(?: check)?|basic check|police check", "basic"),
)
_NO_CHECK = re.compile(r"\bno (?:dbs|checks?)\b", re.IGNORECASE)
_CHILDREN = re.compile(
    r"\b(?:children|kids|pupils|toddlers|young people|youth|under[- ]?1[0-8]s?|babies)\b",
    re.IGNORECASE,
)
_ADULTS = re.compile(
    r"\b(?:vulnerable|adults at risk|dementia|care homes?|befriend\w*)\b", re.IGNORECASE
)
_SITTING = re.compile(r"\b(?:seated|sitting|sit down)\b", re.IGNORECASE)
_STEPS = re.compile(
    r"\b(?:step[- ]?free|no steps|level access|wheelchair\w*|ramp)\b", re.IGNORECASE
)
_REMOTE = re.compile(r"\b(?:from home|online|by phone|on the phone|remote(?:ly)?)\b", re.IGNORECASE)
_EXPENSES = re.compile(
    r"\b(?P<words>(?:travel|bus fares?|expenses|mileage|lunch|meals?|food|parking)[\w ,&]{0,40}?"
    r"(?:refunded|paid|covered|back|given|provided)(?: on receipt)?|(?:we )?(?:pay|refund|cover)s? "
    r"(?:for )?(?:your |the )?(?:travel|bus fares?|expenses|mileage|lunch)[\w ]{0,30})",
    re.IGNORECASE,
)
_TRAINING = re.compile(
    r"\b(?P<words>(?:(?:full )?training|induction|we show you|you'll be shown)[^,.;\n]{0,80})",
    re.IGNORECASE,
)
_FLEXIBLE = re.compile(
    r"\b(?:you choose|when it suits|any ?time|any half day|flexible|in your own time|whenever)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:treasurer|secretary|chair(?:person|man|woman)|trustee|governor|committee member|"
    r"for (?:a|one|two|three|\d) (?:years?|terms?|months?)|(?:a )?\d+[- ]month commitment)\b",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"\b(?:team day|corporate teams?|employee (?:day|volunteering))\b", re.IGNORECASE
)
_NTH = re.compile(
    r"\b(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+"
    r"(?P<day>mon|tue|wed|thu|fri|sat|sun)\w*\s*"
    r"(?:monthly|(?:of|in) (?:the|each|every) month|(?:each|every) month)",
    re.IGNORECASE,
)
_WHICH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?|today|tonight|tomorrow"
    r"|week(?:ly|days?|ends?)|every|each|daily|monthly|next|this|(?:on )?the \d"
    r"|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm)|\d{1,2}/\d"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)|from \d"
    r"|(?:first|second|third|fourth|last) (?:mon|tue|wed|thu|fri|sat|sun))"
)
_TITLE_END = re.compile(
    rf"[,;\n]|[.!?](?:\s|$)|\s[-–—]\s|\b(?:on )?{_DAY}\b|(?<!-)\b(?:at|in)\b"
    r"|\bany (?:half|time|day)\b",
    re.IGNORECASE,
)
_WE_NEED = re.compile(
    r"^(?:hi|hello|hey)?[ ,!]*(?:(?:we|i)(?:'re| are| would|'d)? ?(?:need|want|like|looking for|"
    r"look for|are after|could do with)|looking for|volunteers? (?:needed|wanted)(?: for)?)[ :]*"
    r"(?:some |more |a few |\d{1,7} )*(?:volunteers?|helpers?|people|hands)?(?: (?:to help )?"
    r"(?:with|for|at|to))?\s*(?:a |an |our |the )?",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:we|i) (?:also |really |still )?(?:need|are looking for|look for) "
    r"(?:some |more |a few |\d{1,7} )*(?:volunteers?|helpers)\b|\bvolunteers? (?:needed|wanted)\b"
    # "I want volunteer" is said by somebody with little English who wants to be one.
    r"|\b(?:we|i) (?:also |really |still )?want (?:some |more |a few |\d{1,7} )*"
    r"(?:volunteers|helpers)\b"
    r"|\b(?:looking for|find(?:ing)?|get) (?:some |more )?volunteers\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\byesterday\b|\blast (?:week|month|night|mon|tue|wed|thu|fri|sat|sun)\w*\b"
    r"(?! (?:of|in) (?:the|each|every))|\b(?:days?|weeks?) ago\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"(?:^|[\s,;])(?:at|in|@|meet(?:ing)?(?: up)?(?: at| in| by)?|outside|by) "
    r"(?P<where>(?:the )?[^\W\d][^,;.\n]*)",
    re.IGNORECASE,
)
_NO_VENUE = re.compile(
    r"^(?:the )?(?:morning|afternoon|evening|night|weekend|term|time|least|all|home|(?:\w+ )?month|"
    r"week|year|(?:mon|tue|wed|thu|fri|sat|sun)\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says. `places` as a number that may be too small or too large."""

    title: str | None = None
    venue: str | None = None
    places: int | None = None
    least: int | None = None
    bring: str | None = None
    min_age: int | None = None
    checks: Check | None = None
    at_risk: tuple[str, ...] = ()
    sitting: bool = False
    step_free: bool = False
    remote: bool = False
    langs: tuple[str, ...] = ()
    expenses: str | None = None
    training: str | None = None
    kind: str | None = None
    rrule: str | None = None


def is_past(words: str) -> bool:
    """Whether words speak of a day that has gone: "yesterday", "last Tuesday"."""
    return _PAST.search(words) is not None and _NTH.search(words) is None


def asks_for_volunteers(words: str) -> bool:
    """Whether a sentence looks for volunteers: "we need volunteers"."""
    return _ASKS.search(words.replace("’", "'")) is not None


def read(words: str) -> Said:
    """The parts of a message, but for the time. `least`: the fewest people that are enough."""
    said = " ".join(words.replace("’", "'").split())
    bring = _BRING.search(said)
    rest = said if bring is None else said[: bring.start()] + said[bring.end() :]
    least = _LEAST.search(rest)
    rest = rest if least is None else f"{rest[: least.start()].rstrip(' ,')}{rest[least.end() :]}"
    wants = _PLACES.search(rest)
    return Said(
        title=_title(rest, wants),
        venue=_venue(rest if wants is None else rest[: wants.start()] + "," + rest[wants.end() :]),
        places=None if wants is None else _number(wants["n"]),
        least=None if least is None else _number(least["n"]),
        bring=None if bring is None else _tidy(bring["words"])[:300],
        min_age=age(said),
        checks=check(said),
        at_risk=at_risk(said),
        sitting=bool(_SITTING.search(said)),
        step_free=bool(_STEPS.search(said)),
        remote=bool(_REMOTE.search(said)),
        langs=tuple(code for code in places.languages(said) if code != "en"),
        expenses=_match(_EXPENSES, said),
        training=_match(_TRAINING, said),
        kind=_kind(said),
        rrule=nth(said),
    )


def at_risk(words: str) -> tuple[str, ...]:
    """Of whom somebody must take special care: children, adults."""
    found = (("children", _CHILDREN), ("adults", _ADULTS))
    return tuple(name for name, pattern in found if pattern.search(words))


def check(words: str) -> Check | None:
    """The DBS level that words ask for; None where they speak of none."""
    if _NO_CHECK.search(words):
        return "none"
    for pattern, level in _CHECKS:
        if re.search(rf"\b{pattern}\b", words, re.IGNORECASE):
            return level
    return None


def age(words: str) -> int | None:
    """The lowest age that words ask for; None where they speak of none."""
    if re.search(r"\badults only\b", words, re.IGNORECASE):
        return ADULT
    found = _AGE.search(words)
    return None if found is None else int(found["a"] or found["b"])


def nth(words: str) -> str | None:
    """The RRULE of "second Saturday of the month"; None where there is none."""
    found = _NTH.search(words)
    if found is None:
        return None
    which = _WHICH.get(found["which"].lower(), -1)
    return f"FREQ=MONTHLY;BYDAY={which}{found['day'][:2].upper()}"


def _kind(words: str) -> str | None:
    if _TEAM.search(words):
        return "team_day"
    if _ROLE.search(words):
        return "role"
    return "flexible" if _FLEXIBLE.search(words) else None


def _number(text: str) -> int:
    return _NUMBER_WORDS.get(text.lower()) or int(text.replace(",", ""))


def _title(words: str, wants: re.Match[str] | None) -> str | None:
    """What it is called: the words before the first that say when, where or how many."""
    lead = _WE_NEED.match(words)
    start = lead.end() if lead is not None and _ASKS.search(words[: lead.end() + 12]) else 0
    text = words[start:]
    ends = [found.start() for found in (_TITLE_END.search(text),) if found is not None]
    if wants is not None and wants.start() > start:
        ends.append(wants.start() - start)
    title = _tidy(text[: min(ends, default=len(text))])
    if len(title) < 3 or not any(sign.isalpha() for sign in title):
        # "Saturday food parcel packing, 9.30 to 12.30": a day can begin a title.
        title = _tidy(re.split(r"[,;\n]", text, maxsplit=1)[0])
        title = title if re.match(rf"{_DAY}\b", title, re.IGNORECASE) else ""
        title = re.sub(r"\s*\b(?:from )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?\b.*$", "", title)
        title = "" if len(title.split()) < 2 else title
    return title[:1].upper() + title[1:80] if title else None


def _venue(words: str) -> str | None:
    for found in _VENUE.finditer(words):
        where = found["where"]
        if _NO_VENUE.match(where):
            continue
        where = re.split(rf"\s(?:on |from )?{_DAY}\b", where, maxsplit=1, flags=re.IGNORECASE)[0]
        where = _tidy(where)
        if len(where) > 2:
            return where[:200]
    return None


def _match(pattern: re.Pattern[str], words: str) -> str | None:
    found = pattern.search(words)
    return None if found is None else _tidy(found["words"])[:200]


def _tidy(words: str) -> str:
    return words.strip(" ,;.:-–—\n\t")
