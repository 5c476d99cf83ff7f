"""Pages that are printed: nothing is cut off, names keep their place, every writing has letters."""

import pytest

from handlers.documents import flyer, poster, slips
from handlers.documents.poster import Lines
from tests.pdf_text import lines_of, text_of

LONG = "Bartholomew Featherstonehaugh-Cholmondeley"
BOXES = ("[   ] It went as planned.", "[   ] It took ____ hours ____ minutes.")


def a_slip(giver: str, what: str) -> tuple[str, list[str]]:
    planned = f"{giver} helps Jean: {slips.shortened(what)}. Wednesday 18 November 2026, 1 hour."
    signed = [f"Signed, {giver}: ____________", "", "Signed, Jean: ____________", ""]
    return "Slip 4", ["Ward End Timebank", planned, "", *BOXES, "", *signed, "Both sign."]


def slip_page(*made: tuple[str, list[str]]) -> bytes:
    page = slips.paper("Slips", "en", "Ward End Timebank", made)
    page.pdf.set_compression(False)
    return page.done()


def test_a_long_slip_is_printed_smaller_and_ends_within_its_lines() -> None:
    short = lines_of(slip_page(a_slip("Pat", "Gardening")))
    long = slip_page(a_slip(LONG, "Moving heavy wardrobes to the second floor " * 40))
    assert "…" in text_of(long)
    assert "Both sign." in text_of(long)
    plain = {size for words, size in short if words.startswith("Both")}
    small = {size for words, size in lines_of(long) if words.startswith("Both")}
    assert plain == {slips.SIZES[0]}
    assert max(small) < min(plain)
    page = slips.paper("Slips", "en", "T", [a_slip(LONG, "Moving heavy wardrobes " * 40)])
    assert page.pdf.get_y() <= slips.HIGH - slips.EDGE
    page.close()


def test_a_name_in_arabic_letters_leaves_the_sentence_in_its_order() -> None:
    told = text_of(slip_page(a_slip("آمنہ", "Gardening")))
    first = next(line for line in told.split("\n") if "helps Jean" in line)
    assert first.index("helps Jean") > 0
    assert first.rstrip().endswith(("Gardening.", "Gardening. Wednesday")), first


@pytest.mark.parametrize("times", [1, 12])
def test_a_flyer_is_one_page_whatever_is_written_on_it(times: int) -> None:
    words = ["Would you like to help?", "Point your camera here.", "A square", "Free", "?"]
    what = "Bring gloves and something warm, and wear shoes that may get muddy. " * times
    lines = ["Litter pick with the Friends of Ward End Park", "Saturday 21 November 2026", what]
    page = flyer.paper(words, lines, "en", "https://t.me/GoodturnBot?start=opp_1", "Ward End")
    assert page.pdf.pages_count == 1
    page.close()


@pytest.mark.parametrize("name", ["Ward End ਟਾਈਮਬੈਂਕ", "وارڈ اینڈ Timebank", "টাইমব্যাংক", "टाइमबैंक"])
def test_a_poster_as_a_picture_has_the_letters_of_its_name(name: str) -> None:
    """Matplotlib warns of each letter that it has no font for; a warning fails a test."""
    lines = Lines(
        name, ["Join."], "https://t.me/GoodturnBot?start=join-x", "Square", ["t.me", "x"], ""
    )
    assert poster.picture(lines).startswith(b"\x89PNG")
