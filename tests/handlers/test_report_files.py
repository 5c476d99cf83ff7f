"""The files of a report: one page for a funder, in large print, as a picture, as safe tables."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from PIL import Image

from domain import periods
from domain.hour_value import HourValue
from domain.periods import Period
from domain.reporting import Figures, Place, Skill, Step
from handlers.documents import chart
from handlers.documents.chart import Bar
from handlers.documents.report import LARGE, NORMAL, Page
from handlers.documents.report_tables import for_anybody
from handlers.documents.xlsx import Sheet, clock, safe, workbook
from handlers.report_words import Teller
from handlers.wording import Wording
from services.reports import Made
from storage.people import Community
from tests.domain.test_reporting import FIGURES
from tests.pdf_text import lines_of, text_of

TELL = Teller(Wording.load(strict=True), "en", ZoneInfo("Europe/London"))
BANK = Community(1, "Ward End & Pelham Timebank", "ward-end", "Europe/London")
RATE = HourValue.of("real Living Wage 2025, £12.60, Living Wage Foundation")
ALL_YEAR = periods.financial_year(date(2025, 5, 1))


def page(
    period: Period, figures: Figures, who: str = "public", value: HourValue | None = RATE
) -> Page:
    """A page on these figures."""
    made = Made(1, period, figures, datetime(2026, 11, 23, 12, tzinfo=UTC))
    return Page(TELL, made, BANK, who, 5 if who == "public" else 1, value)


def full(period: Period) -> Figures:
    """As much as a report can have: long names, many rows, a bar for each step."""
    steps = [Step(one.first.isoformat(), 9 + n, 20, 1205) for n, one in enumerate(period.steps())]
    wards = (
        "Soho & Jewellery Quarter",
        "Sparkbrook & Balsall Heath East",
        "Yardley West & Stechford",
    )
    places = [Place(f"{wards[n % 3]} {n}", 60 - n, 1200, 1300) for n in range(50)]
    skills = [Skill("home.ironing", 40 - n, 30, 600) for n in range(30)]
    return replace(FIGURES, steps=steps, places=places, skills=skills)


def pdf_of(made: Page, size: float) -> tuple[str, int, float]:
    """What a page says, on how many sheets, and its smallest letters in points."""
    paper = made.paper(size)
    paper.pdf.set_compression(False)
    file = paper.done()
    words = [(line, points) for line, points in lines_of(file) if line.strip()]
    return " ".join(text_of(file).split()), paper.pdf.pages_count, min(p for _, p in words)


@pytest.mark.parametrize(
    "period",
    [
        ALL_YEAR,
        periods.month(date(2026, 8, 1)),
        Period(date(2026, 8, 1), date(2026, 10, 1)),
        Period(date(2022, 1, 31), date(2026, 2, 1)),
        Period(date(2025, 1, 15), date(2026, 3, 15)),
    ],
)
def test_whatever_is_on_it_a_funders_page_is_one_page(period: Period) -> None:
    said, pages, _ = pdf_of(page(period, full(period)), NORMAL)
    assert pages == 1
    assert "How we count" in said
    assert "Made on Monday 23 November 2026" in said


def test_it_says_what_it_must_and_hides_what_is_small() -> None:
    said, _, _ = pdf_of(page(ALL_YEAR, FIGURES), NORMAL)
    for words in (
        "Ward End & Pelham Timebank: April 2025 to March 2026",
        "Hours given: 27 hours; Hours got: 35 hours",
        "Exchanges: 22",
        "Active members: 12; Members who gave help: 12; Members who got help: not shown",
        "New members: fewer than 5",
        "Requests not met: fewer than 5",
        "at the real Living Wage 2025 (£12.60 an hour, Living Wage Foundation) would be £340.20.",
        "Numbers under 5 are hidden",
        "Where active members live Too few to show.",
    ):
        assert words in said, (words, said)
    own, _, _ = pdf_of(page(ALL_YEAR, FIGURES, "me", None), NORMAL)
    assert "New members: 2" in own
    assert "£" not in own
    assert "hidden" not in own


def test_large_print_is_large_in_every_line() -> None:
    _, pages, smallest = pdf_of(page(ALL_YEAR, full(ALL_YEAR)), LARGE)
    assert smallest >= 18
    assert pages <= 6


def test_the_picture_says_the_same_as_its_words() -> None:
    made = page(ALL_YEAR, FIGURES)
    assert [(bar.minutes, bar.says) for bar in made.bars()] == [(1620, "27 hours")]
    assert made.bars_in_words() == "October 2026: 27 hours"
    steps = [
        Step("2025-04-01", 9, 20, 600),
        Step("2025-05-01", 2, 3, 90),
        Step("2025-06-01", 0, 0, 0),
    ]
    steps.append(Step("2025-07-01", 12, 14, 700))
    shown = page(ALL_YEAR, replace(FIGURES, steps=steps)).bars()
    assert [(bar.minutes, bar.says) for bar in shown] == [
        (None, "not shown"),
        (None, "too few to show"),
        (0, "0 hours"),
        (700, "11 hours 40 minutes"),
    ]


@pytest.mark.parametrize("shape", [chart.PHONE, chart.PAGE, chart.LARGE])
def test_no_word_of_a_picture_is_cut_off(shape: chart.Shape) -> None:
    """Nothing is drawn at the edges: the longest names and lengths fit."""
    bars = [
        Bar("From Wednesday 30 September 2026", 60_000 - n, "9,999 hours 59 minutes")
        for n in range(12)
    ]
    drawn = chart.draw("Hours given, September 2026 to October 2026", bars, shape)
    picture = Image.open(io.BytesIO(drawn)).convert("L")
    columns = [
        picture.crop((x, 0, x + 1, picture.height))
        for x in (0, 3, picture.width - 4, picture.width - 1)
    ]
    assert all(column.getextrema() == (255, 255) for column in columns)
    assert picture.width == round(shape.wide * chart.DOTS)
    assert picture.getextrema()[0] == 0


def test_nothing_at_all_can_be_drawn() -> None:
    assert chart.draw("Hours given, May 2026", []).startswith(b"\x89PNG")


def read_back(sheets: Sequence[Sheet]) -> openpyxl.Workbook:
    """The file as a spreadsheet opens it."""
    return openpyxl.load_workbook(io.BytesIO(workbook("Report", sheets)))


def test_a_table_only_shows() -> None:
    nasty = ["=1+1", "+44", "-5", "@SUM(A1)", " =A1", "\tx", "Jean\x07", "O'Neill", "＝1"]
    book = read_back(
        [Sheet("People", ["Name", "Minutes", "Day"], [(n, -90, date(2026, 3, 29)) for n in nasty])]
    )
    cells = list(book["People"].iter_rows(min_row=2))
    assert [row[0].value for row in cells] == [safe(one) for one in nasty]
    assert all(row[0].data_type == "s" and str(row[0].value)[0] not in "=+-@\t＝" for row in cells)
    assert all(row[1].value == -90 and isinstance(row[2].value, datetime) for row in cells)


def test_minutes_as_hours_and_minutes() -> None:
    assert [clock(m) for m in (0, 5, 60, 605, -1, -90)] == [
        "0:00",
        "0:05",
        "1:00",
        "10:05",
        "(0:01)",
        "(1:30)",
    ]


def test_tables_for_anybody_have_neither_rows_nor_small_numbers() -> None:
    made = page(ALL_YEAR, FIGURES)
    book = read_back(for_anybody(TELL, made.public, 5, made.figures()))
    assert book.sheetnames == ["Figures", "Kinds", "Wards", "Skills", "Over time"]
    cells = [
        c for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True) for c in row[1:]
    ]
    assert not [c for c in cells if isinstance(c, int) and 0 < c < 5]
    assert "fewer than 5" in cells
