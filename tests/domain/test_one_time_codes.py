"""Codes of an authenticator app, against the published examples."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from domain.one_time_codes import address, code, matching, recovery, six, written

SECRET = base64.b32encode(b"12345678901234567890").decode()
"""Of RFC 6238, appendix B; its eight digits end in these six."""


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_codes_are_those_of_the_standard(seconds: int, digits: str) -> None:
    assert code(SECRET, seconds // 30) == digits


def test_a_code_is_good_a_little_before_and_after_and_never_twice() -> None:
    moment = datetime(2026, 11, 16, 10, 0, 10, tzinfo=UTC)
    step = int(moment.timestamp()) // 30
    said = code(SECRET, step)
    assert matching(SECRET, said, moment, 0) == step
    assert matching(SECRET, said, moment + timedelta(seconds=30), 0) == step
    assert matching(SECRET, said, moment - timedelta(seconds=30), 0) == step
    assert matching(SECRET, said, moment + timedelta(seconds=60), 0) is None
    assert matching(SECRET, said, moment, step) is None, "used already"
    assert matching(SECRET, code(SECRET, step - 1), moment, step) is None, "older than that"


def test_what_people_type_is_read() -> None:
    assert six("123 456") == "123456"
    assert six("123456 please") is None
    assert six("١٢٣٤٥٦") is None, "an app shows other digits"
    assert recovery(" ABCDE-fghjk ") == "abcdefghjk"
    assert recovery("gardening") is None
    assert written("abcdefghjk") == "abcde-fghjk"
    assert address("ABC", "Ruth", "Goodturn Ward End & Pelham") == (
        "otpauth://totp/Goodturn%20Ward%20End%20%26%20Pelham%3ARuth"
        "?secret=ABC&issuer=Goodturn+Ward+End+%26+Pelham"
    )
