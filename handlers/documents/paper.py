"""Pages to print or to have read out: real text in one column, with a title and a language.

Nothing hangs on colour or on where something stands; a screen reader goes from the first line to
the last. Names in Arabic, Urdu, Punjabi, Bengali or Hindi letters are joined and ordered by
HarfBuzz (fpdf2's text shaping). What the fonts have no letters for is shown as a question mark, and
the page says so.
"""

import io
import struct
import unicodedata
from collections.abc import Sequence
from importlib import resources
from typing import Any

from handlers.wording.languages import LANGUAGES

FONT = "DejaVu"
FILES = {"": "DejaVuSans.ttf", "B": "DejaVuSans-Bold.ttf"}
OTHERS = ("NotoSansArabic", "NotoSansGurmukhi", "NotoSansBengali", "NotoSansDevanagari")
"""For names in the writings of the neighbourhood that DejaVu has no letters for."""
FOLDER = resources.files("handlers.documents") / "fonts"
MARGIN = 20.0
"""Millimetres on each side of an A4 page."""
LEADING = 1.45
"""Height of a line, in letters' heights: room for eyes that lose the line."""
POINT = 25.4 / 72
"""Millimetres."""
MISSING = "?"
RIGHT_TO_LEFT = frozenset({"R", "AL"})
KEEP = 3
"""Lines that an entry needs on a page at least, so that none is torn apart."""


class Paper:
    """Pages in the making. `size` is the text's in points; `lang` a code such as "en"."""

    def __init__(self, title: str, lang: str, size: float, author: str) -> None:
        # Loaded here, for it takes half a second that the bot's start shouldn't.
        from fpdf import FPDF, ViewerPreferences  # noqa: PLC0415

        self.pdf: Any = FPDF(format="A4", unit="mm")
        for style, name in FILES.items():
            with resources.as_file(FOLDER / name) as path:
                self.pdf.add_font(FONT, style, path)
        self.pdf.set_margins(MARGIN, MARGIN, MARGIN)
        self.pdf.set_auto_page_break(True, MARGIN)
        self.pdf.set_title(title)
        self.pdf.set_author(author)
        self.pdf.set_lang(lang.replace("_", "-"))
        self.pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.pdf.add_page()
        # A sentence of ours that begins with a name in Arabic letters stays a sentence of ours.
        self._runs = "rtl" if _runs_right_to_left(lang) else "ltr"
        self._size = size
        self._plain = self._all = frozenset.intersection(*self._letters())
        self._gaps = False

    def heading(self, text: str) -> None:
        """The one heading, which is also a bookmark."""
        self.pdf.start_section(text)
        self._write(text, "B", self._size * 1.5)
        self._gap()

    def text(self, text: str, *, strong: bool = False) -> None:
        """A paragraph; its line breaks stay."""
        for line in text.split("\n"):
            self._write(line, "B" if strong else "", self._size)
        self._gap()

    def smaller(self, size: float) -> None:
        """What follows is in letters of this size, in points."""
        self._size = size

    def entry(self, lines: Sequence[str]) -> None:
        """A few lines that belong together; the first one is strong."""
        if self.pdf.will_page_break(KEEP * self._height(self._size)):
            self.pdf.add_page()
        for number, line in enumerate(lines):
            self._write(line, "" if number else "B", self._size)
        self._gap()

    def picture(self, png: bytes, says: str, most: float | None = None) -> None:
        """A picture as wide as the text, or as high as the page; with `most`, no wider than so many
        millimetres. `says` is what it shows, for whoever hears the page."""
        wide, high = _size_of(png)
        scale = min((most or self.pdf.epw) / wide, self.pdf.eph / high)
        if self.pdf.will_page_break(high * scale):
            self.pdf.add_page()
        self.pdf.image(io.BytesIO(png), w=wide * scale, h=high * scale, alt_text=says)
        self._gap()

    def box(self, text: str, style: str, size: float, width: float) -> None:
        """Text of this width in millimetres from where the pen is, such as on a slip."""
        self.pdf.set_font(FONT, style, size)
        line = self._printable(text)
        self._shape(line)
        self.pdf.multi_cell(
            width, self._height(size) * 0.95, line, align="L", new_x="LEFT", new_y="NEXT"
        )

    def height_of(self, text: str, style: str, size: float, width: float) -> float:
        """How high `box` makes this text, in millimetres. Writes nothing."""
        self.pdf.set_font(FONT, style, size)
        line = self._printable(text)
        self._shape(line)
        high = self.pdf.multi_cell(
            width, self._height(size) * 0.95, line, align="L", dry_run=True, output="HEIGHT"
        )
        return float(high)

    def missing(self, sentence: str) -> None:
        """Says it, where letters were missing."""
        if self._gaps:
            self.text(sentence)

    def done(self) -> bytes:
        """The file."""
        made = bytes(self.pdf.output())
        self.close()
        return made

    def close(self) -> None:
        """Lets go of the fonts' files, where it is not to be a file (any more)."""
        for font in self.pdf.fonts.values():
            font.close()

    def _write(self, line: str, style: str, size: float) -> None:
        self.pdf.set_font(FONT, style, size)
        line = self._printable(line.strip())
        if not line:
            return
        self._shape(line)
        self.pdf.multi_cell(0, self._height(size), line, align="L", new_x="LMARGIN", new_y="NEXT")

    def _shape(self, line: str) -> None:
        # Only where it is needed: joined Latin letters such as "fi" can't be searched for in every
        # reader.
        needed = any(self._joins(sign) for sign in line)
        self.pdf.set_text_shaping(needed, direction=self._runs)

    def _letters(self) -> list[frozenset[int]]:
        fonts: list[Any] = list(self.pdf.fonts.values())
        return [frozenset(font.cmap) for font in fonts]

    def _load_others(self) -> None:
        """Once, when somebody's name needs them: most pages don't."""
        if OTHERS[0].lower() in self.pdf.fonts:
            return
        for name in OTHERS:
            with resources.as_file(FOLDER / f"{name}.ttf") as path:
                self.pdf.add_font(name, "", path)
        self.pdf.set_fallback_fonts(list(OTHERS), exact_match=False)
        self._all = frozenset().union(*self._letters())

    def _joins(self, sign: str) -> bool:
        return ord(sign) not in self._plain or unicodedata.bidirectional(sign) in RIGHT_TO_LEFT

    def _printable(self, line: str) -> str:
        shown = []
        if any(ord(sign) not in self._plain for sign in line):
            self._load_others()
        for sign in unicodedata.normalize("NFC", line):
            if ord(sign) in self._all:
                shown.append(sign)
            elif sign.isspace():
                shown.append(" ")
            elif unicodedata.category(sign) not in ("Cf", "Cc"):
                shown.append(MISSING)
                self._gaps = True
        return "".join(shown)

    def _height(self, size: float) -> float:
        return size * POINT * LEADING

    def _gap(self) -> None:
        self.pdf.ln(self._height(self._size) * 0.6)


def _runs_right_to_left(lang: str) -> bool:
    return any(one.right_to_left for one in LANGUAGES if one.code == lang)


def _size_of(png: bytes) -> tuple[int, int]:
    """Width and height in dots, as a PNG says in its first chunk."""
    wide, high = struct.unpack(">II", png[16:24])
    return int(wide), int(high)
