"""What a timebank's rule may be: from a broker's words to the value that is kept.

`domain/rules.py` has the table; this says which words stand for a value, and which values go
together. Every refusal is a DomainError whose sentence names what is allowed.
"""

import re
from collections.abc import Mapping, Sequence

from domain.errors import DomainError
from domain.hour_value import hour_value
from domain.reading import counts, durations
from domain.reading.scan import scan
from domain.rules import RULES, Rule, Rules

LONGEST_LINE = 60
"""Characters of one line of a list, such as a ward's name."""
LONGEST_WORDS = 2_500
"""Characters of everything that is typed as one value."""
LEAST_DIGITS = 5
"""Digits of a telephone number at least."""
NONE = frozenset({"0", "none", "no", "nothing", "zero", "off", "never"})
YES = frozenset({"yes", "y", "on", "true", "yeah", "yep"})
NO = frozenset({"no", "n", "off", "false", "nope"})
NUMBER = re.compile(r"[0-9]{1,6}")
PHONE = re.compile(r"\+?[0-9][0-9 ()\-/.]{3,}[0-9]")
BELOW_NOTHING = re.compile(r"(?:^|\s)(?:[-−–]\s*[0-9]|minus\b)", re.IGNORECASE)
"""A number below nothing: no rule may be that."""
BETWEEN = re.compile(r"[\n,;]+")

IN_ORDER: Sequence[tuple[str, str, str]] = (
    ("soft_floor_minutes", "hard_floor_minutes", "rules-refused-floors"),
    ("listing_warning_days", "listing_days", "rules-refused-warning"),
)
"""Of each two rules the first is never more than the second; the sentence that says so."""

CREATES_HOURS = frozenset({"issue_month_minutes", "second_person_minutes", "pair_cap_minutes"})
"""More of these lets one person create more hours: it takes a second one to agree."""


def kept(rule: Rule, words: str) -> str:
    """The value that these words stand for, as it is kept. Raises DomainError."""
    words = words.strip()
    if len(words) > LONGEST_WORDS:
        raise DomainError("error-too-long", limit=LONGEST_WORDS)
    return _READERS[rule.kind](rule, words)


def changed(rule: Rule, now: str, words: str) -> str:
    """The new value: as `kept`, but "add Pelham" and "remove Pelham" change a list that is there,
    and the number or name of one of several turns it on or off. Raises DomainError."""
    verb, _, rest = words.strip().partition(" ")
    if rule.kind == "lines" and verb.casefold() in ("add", "remove") and rest.strip():
        lines = now.splitlines()
        named_ = [" ".join(part.split()) for part in BETWEEN.split(rest) if part.strip()]
        if verb.casefold() == "add":
            return kept(rule, "\n".join([*lines, *named_]))
        gone = {one.casefold() for one in named_}
        return "\n".join(line for line in lines if line.casefold() not in gone)
    if rule.kind == "choices":
        said = words.strip().casefold()
        number = int(said) if NUMBER.fullmatch(said) else 0
        if 1 <= number <= len(rule.of):
            return flipped(rule, now, rule.of[number - 1])
        if said in rule.of:
            return flipped(rule, now, said)
    return kept(rule, words)


def is_value(rule: Rule, value: str) -> bool:
    """Whether a value that was kept is one of this rule's still: rows outlive programs."""
    if rule.kind in ("minutes", "number"):
        return NUMBER.fullmatch(value) is not None and rule.low <= int(value) <= rule.high
    if rule.kind == "yes_no":
        return value in ("yes", "no")
    if rule.kind == "choice":
        return value in rule.of
    if rule.kind == "choices":
        return set(value.split()) <= set(rule.of)
    return True


def flipped(rule: Rule, value: str, one: str) -> str:
    """A value of several choices with one of them turned on or off, in the rule's own order."""
    chosen = set(value.split()) ^ {one}
    return " ".join(each for each in rule.of if each in chosen)


def check(rules: Rules, name: str, value: str) -> None:
    """Raises DomainError where the new value doesn't go with another rule's."""
    for low, high, refusal in IN_ORDER:
        if name in (low, high):
            least = int(value) if name == low else rules.number(low)
            most = int(value) if name == high else rules.number(high)
            if least > most:
                raise DomainError(refusal, low=least, high=most)


def needs_second(name: str, before: str, value: str) -> bool:
    """Whether this change takes a second person: it raises how many hours one can create."""
    return name in CREATES_HOURS and int(value) > int(before)


def named(words: str, labels: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """The rules that the first words name, and the words after that.

    `labels` are the rules' names in the reader's language. "welcome 1 hour" names one rule by the
    start of its name; "wave" names two, and none of the words are left over.
    """
    parts = words.split()
    calls = {name: {_plain(name), _plain(labels.get(name, name))} for name in RULES}
    for count in range(min(len(parts), 8), 0, -1):
        if not _plain(parts[count - 1]):
            continue  # a sign alone is of the value: "welcome - 3 hours"
        head = _plain(" ".join(parts[:count]))
        same = [name for name, called in calls.items() if head in called]
        begun = [
            name
            for name, called in calls.items()
            if any(f"{one} ".startswith(f"{head} ") for one in called)
        ]
        if head and (same or begun):
            rest = words.split(maxsplit=count)[count] if len(parts) > count else ""
            return tuple(same or begun), rest
    return (), words


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split())


def _minutes(rule: Rule, words: str) -> str:
    length = 0 if _plain(words) in NONE else _length(words)
    below = BELOW_NOTHING.search(words) is not None
    if length is None or below or not rule.low <= length <= rule.high:
        raise DomainError("rules-may-minutes", low=rule.low, high=rule.high)
    return str(length)


def _length(words: str) -> int | None:
    """The one clear length in the words; None where there is none, or several."""
    text = scan(words[:200])
    at = 0
    found: list[int] = []
    while at < len(text):
        length = durations.length(text, at)
        if length is None:
            if counts.number(text, at) is not None:
                return None  # a number whose unit nobody said
            at += 1
            continue
        if length.clear is None or length.negative:
            return None
        found.append(length.clear)
        at = max(length.end, at + 1)
    return found[0] if len(found) == 1 else None


def _number(rule: Rule, words: str) -> str:
    found = NUMBER.findall(words) if len(words) <= 60 else []
    number = int(found[0]) if len(found) == 1 else -1
    if not found and _plain(words) in NONE:
        number = 0
    if BELOW_NOTHING.search(words) or not rule.low <= number <= rule.high:
        raise DomainError("rules-may-number", low=rule.low, high=rule.high)
    return str(number)


def _yes_no(_rule: Rule, words: str) -> str:
    said = _plain(words)
    if said in YES or said in NO:
        return "yes" if said in YES else "no"
    raise DomainError("rules-may-yes-no")


def _choice(rule: Rule, words: str) -> str:
    found = {one for one in re.split(r"\W+", words.casefold()) if one in rule.of}
    if len(found) != 1:
        raise DomainError("rules-may-choice", choices=", ".join(rule.of))
    return found.pop()


def _choices(rule: Rule, words: str) -> str:
    said = _plain(words)
    if said in ("all", "everything"):
        return " ".join(rule.of)
    if said in NONE:
        return ""
    parts = {one for one in said.split() if one != "and"}
    if not parts or not parts <= set(rule.of):
        raise DomainError("rules-may-choice", choices=", ".join(rule.of))
    return " ".join(one for one in rule.of if one in parts)


def _lines(rule: Rule, words: str) -> str:
    if _plain(words) in NONE:
        return ""
    lines: dict[str, None] = {}
    for line in BETWEEN.split(words):
        clean = " ".join(line.split())
        if clean:
            lines.setdefault(clean)
    if len(lines) > rule.high:
        raise DomainError("rules-may-lines", most=rule.high)
    if any(len(line) > LONGEST_LINE for line in lines):
        raise DomainError("error-too-long", limit=LONGEST_LINE)
    return "\n".join(lines)


def _text(rule: Rule, words: str) -> str:
    clean = " ".join(words.split())
    if _plain(clean) in NONE:
        return ""
    if len(clean) > rule.high:
        raise DomainError("error-too-long", limit=rule.high)
    digits = sum(sign.isdigit() for sign in clean)
    if rule.name == "phone" and (not PHONE.fullmatch(clean) or digits < LEAST_DIGITS):
        raise DomainError("rules-may-phone")
    if rule.name == "hour_value":
        return hour_value(clean)
    return clean


_READERS = {
    "minutes": _minutes,
    "number": _number,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "lines": _lines,
    "text": _text,
}
