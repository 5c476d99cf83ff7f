"""Certificates: on paper with everything as text, and as a picture with large letters."""

import struct

from handlers.documents import award_certificate
from handlers.documents.paper import Paper

PARTS = (
    "Civic Pride Awards 2026",
    "Jean Marlow",
    "Winner: Good neighbour",
    "With thanks from everybody at Ward End & Pelham Timebank.",
    "Tuesday 2 February 2027",
    "Code of this certificate: ABCDEFGH",
)
SQUARE = ("https://t.me/goodturn_bot?start=award-ABCDEFGH", "A square to scan", "Letters miss")


def page(name: str = PARTS[1]) -> Paper:
    """The certificate of somebody."""
    parts = (PARTS[0], name, *PARTS[2:])
    return award_certificate.paper(parts, parts[0], "en", "Ward End & Pelham Timebank", SQUARE)


def test_a_certificate_is_one_page_of_text_with_a_title_and_a_square_that_says_what_it_is() -> None:
    made = page()
    assert made.pdf.page_no() == 1
    assert made.pdf.title == "Civic Pride Awards 2026: Jean Marlow"
    file = made.done()
    assert file.startswith(b"%PDF")
    assert b"/Alt" in file
    other = page("محمد حسین").done()
    assert other.startswith(b"%PDF")


def test_a_picture_to_share_is_square_and_holds_any_name() -> None:
    for name in (
        "Jean Marlow",
        "$x$ & \\frac{1}{2}",
        "محمد حسین",
        "The " + "very " * 20 + "long crew",
    ):
        file = award_certificate.poster((PARTS[0], name, *PARTS[2:4]))
        assert file.startswith(b"\x89PNG")
        assert struct.unpack(">II", file[16:24]) == (1080, 1080)
