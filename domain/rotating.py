"""Codes that change every minute, for saying on site: I am here.

A shift has a secret. What is shown at a time follows from the secret, the shift and the number of
the minute (an HMAC, cut to six digits as in RFC 4226, and a longer one for the link in the square
that phones read). The code of this minute and of the one before count, so that nobody who begins to
type is too late; older ones count no more.
"""

import hashlib
import hmac
import re
import struct
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

STEP = 60
"""Seconds for which a code is shown."""
ACCEPTED = 2
"""Codes that count: this step's and the one before."""
REMEMBERED = 60
"""Steps for which an old code is told from one that never was: an hour."""
DIGITS = 6
TOKEN = 16
"""Signs of the link: 80 bits, which nobody guesses."""
EARLY = timedelta(minutes=30)
"""How long before its start people are there already."""
SHOWN = timedelta(minutes=10)
"""How long a code that somebody has on the screen is made anew by itself."""

WINDOW = timedelta(minutes=15)
MOST_WRONG = 5
"""Wrong codes of one account in that time. Two of a million are right at a time, so that guessing
all day at this rate hits one once in about three years."""
MOST_WRONG_IN_ALL = 60
"""Wrong typed codes in one timebank in that time; then links still work, and typing waits."""

_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_WORDS = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "nil": "0", "one": "1", "two": "2",
    "three": "3", "four": "4", "for": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9",
}  # fmt: skip
_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BEFORE = re.compile(
    r"^(?:hi|hello|hey|please|check me in|checking in|check in|i am here|i'?m here|im here|here|"
    r"the|my|code|number|is|its|it'?s|with|for today|[:,.!\-\s])+",
)
_AFTER = re.compile(r"(?:please|thanks|thank you|ta|[:,.!?\-\s])+$")

Fit = Literal["right", "old", "wrong"]
When = Literal["early", "open", "over"]


def step_of(moment: datetime) -> int:
    """The number of the step in which an aware moment lies."""
    return int(moment.timestamp()) // STEP


def begins(step: int) -> datetime:
    """When a step begins (UTC)."""
    return datetime.fromtimestamp(step * STEP, UTC)


def good_until(moment: datetime) -> datetime:
    """Until when the code shown at this moment counts (UTC)."""
    return begins(step_of(moment) + ACCEPTED)


def digits(secret: str, shift_id: int, step: int) -> str:
    """The six digits to say."""
    found = _mac(secret, f"digits:{shift_id}:{step}")
    offset = found[-1] & 0x0F
    number = int.from_bytes(found[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def token(secret: str, shift_id: int, step: int) -> str:
    """The part of the link that changes: capital letters and digits."""
    number = int.from_bytes(_mac(secret, f"link:{shift_id}:{step}")[:10], "big")
    return "".join(_BASE32[(number >> (5 * place)) & 31] for place in range(TOKEN))


def link(secret: str, shift_id: int, step: int) -> str:
    """What stands behind `start=`: letters, digits and `_`, under 64 of them."""
    return f"here_{shift_id}_{token(secret, shift_id, step)}"


def read_link(payload: str) -> tuple[int, str] | None:
    """The shift and the token of such a link; None for any other."""
    match = re.fullmatch(r"here_([1-9][0-9]{0,16})_([A-Z2-7]{16})", payload)
    return (int(match[1]), match[2]) if match else None


def fits(secret: str, shift_id: int, said: str, now: datetime) -> Fit:
    """Whether digits or a token are right now, were right within the last hour, or never."""
    make = digits if len(said) == DIGITS else token
    step = step_of(now)
    found: Fit = "wrong"
    for back in range(REMEMBERED):
        if hmac.compare_digest(make(secret, shift_id, step - back).encode(), said.encode()):
            found = "right" if back < ACCEPTED else "old"
            break
    return found


def window(start: datetime, end: datetime, now: datetime) -> When:
    """Whether somebody can say now that they are there: from EARLY before the start to the end."""
    if now < start - EARLY:
        return "early"
    return "open" if now < end else "over"


def read_digits(words: str) -> str | None:
    """The six digits in what somebody typed and nothing else: `482 913`, `code 482-913`, `I'm here
    482913`, `four eight two nine one three`. None for anything else."""
    said = words.replace("’", "'").casefold().strip()
    if len(said) > 100:
        return None
    said = _AFTER.sub("", _BEFORE.sub("", said))
    parts = [part for part in re.split(r"[\s\-–.,·]+", said) if part]
    if len(parts) > DIGITS:
        return None
    bare = "".join(_WORDS.get(part, part) for part in parts)
    if len(bare) != DIGITS or not bare.isascii() or not bare.isdigit():
        return None
    # 1200 or 10 30 45 are digits, too; a time or a day is never six digits in more than three parts
    # of different lengths, except read aloud one by one.
    return bare if len(parts) in (1, 2, 3, DIGITS) else None


def spoken(code: str) -> Sequence[str]:
    """The digits as words, to say or to hear."""
    return [_NAMES[int(sign)] for sign in code]


def blank() -> bytes:
    """A grey square as a PNG, for a screen on which the code is hidden."""
    side = 330
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\x00" + b"\xdd" * side) * side)
    parts = ((b"IHDR", head), (b"IDAT", lines), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def _mac(secret: str, words: str) -> bytes:
    return hmac.new(secret.encode(), words.encode(), hashlib.sha256).digest()
