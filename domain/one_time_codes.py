"""Codes that change every 30 seconds, as an authenticator app shows them, and recovery codes.

Source: RFC 6238 (time) over RFC 4226 (HMAC-SHA-1, dynamic truncation), six digits: what every
authenticator app takes where its QR picture names nothing else.
"""

import base64
import hashlib
import hmac
import re
import struct
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
DIGITS = 6
BESIDE = 1
"""Steps before and after now whose codes are good too: clocks differ, and typing takes a while."""
GOOD_FOR = timedelta(minutes=15)
MOST_TRIES = 5
PAUSE = timedelta(minutes=15)
"""After MOST_TRIES wrong codes in a row."""
ASKED_FOR = timedelta(minutes=10)
"""So long six digits that are typed are taken for an answer."""
RECOVERY_CODES = 8
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of recovery codes: none looks like another."""
RECOVERY = re.compile(rf"[{LETTERS}]{{5}}-?[{LETTERS}]{{5}}")
_SIX = re.compile(r"\d{6}")


def code(secret: str, step: int) -> str:
    """The six digits of one 30 seconds, by their number since 1970. `secret` is base32."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching(secret: str, said: str, moment: datetime, last_step: int) -> int | None:
    """The step whose code this is, if it is good at that moment; never `last_step` or an earlier
    one again."""
    now = int(moment.timestamp()) // STEP_SECONDS
    for step in range(now - BESIDE, now + BESIDE + 1):
        if step > last_step and hmac.compare_digest(code(secret, step), said):
            return step
    return None


def six(text: str) -> str | None:
    """Six digits that somebody typed, with spaces or without; None where it is something else."""
    said = "".join(text.split()).replace("-", "")
    return said if said.isascii() and _SIX.fullmatch(said) else None


def recovery(text: str) -> str | None:
    """A recovery code that somebody typed, as it is kept; None where it is none."""
    said = text.strip().lower()
    return said.replace("-", "") if RECOVERY.fullmatch(said) else None


def written(recovery_code: str) -> str:
    """A recovery code for people to read: abcde-fghjk."""
    return f"{recovery_code[:5]}-{recovery_code[5:]}"


def address(secret: str, account: str, issuer: str) -> str:
    """What stands in the QR picture that an authenticator app reads."""
    label = quote(f"{issuer}:{account}", safe="")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer})}"
