"""What the safeguarding lead may set: the numbers in the fixed answers, and the answers themselves.

Within limits, whoever sets them: 999 is in every answer and is never changed, none promises
secrecy, and those that end with a question still do. Rules: DOMAIN.md section 5, "Safeguarding in
chat".
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

NUMBERS: Mapping[str, str] = {
    "adults": "0121 303 1234",
    "adults-night": "0121 464 9001",
    "children": "0121 303 1888",
    "children-night": "0121 675 4806",
    "childline": "0800 1111",
    "samaritans": "116 123",
    "shout": "85258",
    "gas-emergency": "0800 111 999",
    "shelter": "0808 800 4444",
    "slavery": "08000 121 700",
}
"""The numbers that can be set, by their names in locales/en/safety.ftl, and what stands there."""
ANSWERS: Sequence[str] = (
    "safety-danger-now", "safety-gas", "safety-self-harm", "safety-child", "safety-abuse",
    "safety-exploitation", "safety-coercion", "safety-homeless",
)  # fmt: skip
ASK = frozenset({"safety-abuse", "safety-exploitation", "safety-coercion"})
"""Answers that end with a question: what comes next is the answer to it."""
EMERGENCY = "999"
LONGEST, SHORTEST = 400, 20
CHECKED_EVERY = timedelta(days=90)
_NUMBER = re.compile(r"\+?\d[\d ]{1,18}\d")
_SECRET = re.compile(
    r"\b(?:secret|confidential(?:ly)?|between us|tell (?:nobody|no ?one)|nobody (?:else )?will know"
    r"|no ?one (?:else )?will know|private(?:ly)?)\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\b(?:help is (?:coming|on (?:its|the) way)|(?:somebody|someone|we|i) (?:will come|is coming|"
    r"am coming|are coming|is on (?:the|their) way))\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://|www\.|t\.me/|@\w", re.IGNORECASE)
_EVERY = re.compile(
    r"(?<![\d])(?:" + "|".join(sorted(map(re.escape, NUMBERS.values()), key=len, reverse=True))
    + r")(?!\d)"
)  # fmt: skip
_NAME_OF = {usual: name for name, usual in NUMBERS.items()}


def number(words: str) -> str | None:
    """A telephone number as it is shown, with single spaces; None for anything else."""
    clean = " ".join(words.replace("-", " ").split())
    return clean if _NUMBER.fullmatch(clean) else None


def fault(name: str, words: str) -> str | None:
    """The key of the sentence that says why an answer may not read so; None where it may."""
    clean = words.strip()
    if not SHORTEST <= len(clean) <= LONGEST:
        return "safety-text-length"
    if not re.search(rf"(?<!\d){EMERGENCY}(?!\d)", clean):
        return "safety-text-no-999"
    if _SECRET.search(clean):
        return "safety-text-secret"
    if _COMES.search(clean):
        return "safety-text-comes"
    if _LINK.search(clean):
        return "safety-text-link"
    if (name in ASK) != clean.endswith("?"):
        return "safety-text-question" if name in ASK else "safety-text-no-question"
    return None


def numbered(text: str, own: Mapping[str, str]) -> str:
    """`text` with the timebank's own numbers where the usual ones stand in it."""
    if not own:
        return text
    return _EVERY.sub(lambda found: own.get(_NAME_OF[found[0]], found[0]), text)


def late(checked_at: datetime | None, now: datetime) -> bool:
    """Whether the numbers must be looked at again."""
    return checked_at is None or now - checked_at >= CHECKED_EVERY
