"""Codes that change every minute."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import rotating

SECRET = "b1c0ffee" * 5
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@given(MOMENTS, st.integers(0, 7200), st.booleans())
def test_a_code_counts_for_its_minute_and_the_next_and_never_again(
    now: datetime, seconds: int, as_link: bool
) -> None:
    make = rotating.token if as_link else rotating.digits
    step = rotating.step_of(now)
    said = make(SECRET, 17, step)
    later = now + timedelta(seconds=seconds)
    back = rotating.step_of(later) - step
    fit = rotating.fits(SECRET, 17, said, later)
    if later < rotating.good_until(now):
        assert fit == "right"
    elif as_link:
        assert fit == ("old" if back < rotating.REMEMBERED else "wrong")
    else:
        assert fit in ("old", "wrong", "right")  # digits may come again by chance
    assert (back < rotating.ACCEPTED) == (later < rotating.good_until(now))


@given(MOMENTS, st.integers(1, 10**9), st.integers(1, 10**9), st.text(min_size=20, max_size=64))
def test_another_shift_or_secret_has_other_links(
    now: datetime, one: int, other: int, secret: str
) -> None:
    step = rotating.step_of(now)
    link = rotating.link(SECRET, one, step)
    assert len(link) <= 64
    assert rotating.read_link(link) == (one, rotating.token(SECRET, one, step))
    if one != other:
        assert rotating.fits(SECRET, other, rotating.token(SECRET, one, step), now) == "wrong"
    if secret != SECRET:
        assert rotating.fits(secret, one, rotating.token(SECRET, one, step), now) == "wrong"


def test_a_code_of_the_future_is_none() -> None:
    now = datetime(2026, 11, 21, 10, tzinfo=UTC)
    ahead = rotating.token(SECRET, 17, rotating.step_of(now) + 1)
    assert rotating.fits(SECRET, 17, ahead, now) == "wrong"


@given(st.text(alphabet="0123456789", min_size=6, max_size=6))
def test_however_digits_are_typed_they_are_read(code: str) -> None:
    words = " ".join(rotating.spoken(code))
    for said in (
        code, f"{code[:3]} {code[3:]}", f"Code: {code[:3]}-{code[3:]}.", " ".join(code), words,
        f"I'm here, {code}", f"my code is {words} please", f"{code[:2]} {code[2:4]} {code[4:]}",
    ):  # fmt: skip
        assert rotating.read_digits(said) == code, said


@pytest.mark.parametrize(
    "said",
    [
        "12345", "1234567", "2 hours for Jean", "0121 496 0199", "here", "", "one two three",
        "x" * 200, "١٢٣٤٥٦", "48291３", "10.30 11.30 12",
    ],
)  # fmt: skip
def test_other_words_are_no_code(said: str) -> None:
    assert rotating.read_digits(said) is None


@pytest.mark.parametrize(
    "payload",
    [
        "here_17",
        "here_17_ABC",
        "here_0_AAAAAAAAAAAAAAAA",
        "here_17_aaaaaaaaaaaaaaaa",
        "shift_17",
        "",
    ],
)
def test_other_links_are_none(payload: str) -> None:
    assert rotating.read_link(payload) is None


def test_the_window() -> None:
    start = datetime(2026, 11, 21, 10, tzinfo=UTC)
    end = start + timedelta(hours=2)
    at = rotating.window
    assert at(start, end, start - timedelta(minutes=31)) == "early"
    assert at(start, end, start - timedelta(minutes=30)) == "open"
    assert at(start, end, end - timedelta(seconds=1)) == "open"
    assert at(start, end, end) == "over"
