"""The words of a PDF that fpdf2 wrote without compression, line by line, for comparing."""

import re

FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
CHARACTER = re.compile(rb"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$", re.MULTILINE)
RANGE = re.compile(rb"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>$", re.MULTILINE)
PIECE = re.compile(
    rb"(?P<save>^q )|(?P<restore> Q$)|/(?P<font>F\d+) (?P<size>[\d.]+) Tf"
    rb"|(?P<x>[\d.]+) (?P<y>[\d.]+) Td"
    rb"|\((?P<text>(?:\\.|[^\\)])*)\) Tj",
    re.DOTALL | re.MULTILINE,
)
SLASH = re.compile(rb"\\(.)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(pdf: bytes) -> str:
    """All lines of all pages, from top to bottom, as the file itself says what its signs mean."""
    return "\n".join(line for line, _ in lines_of(pdf))


def lines_of(pdf: bytes) -> list[tuple[str, float]]:
    """Each line with the size of its letters in points."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    fonts = {
        name: _meanings(objects[_reference(objects[int(number)], b"/ToUnicode")])
        for body in objects.values()
        if b"/Font <<" in body or b"/Font<<" in body
        for name, number in FONT.findall(body)
    }
    lines: list[tuple[str, float]] = []
    for body in objects.values():
        if b"/Type /Page\n" in body:
            lines += _page(objects[_reference(body, b"/Contents")], fonts)
    return lines


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(name + rb" (\d+) 0 R", body)
    assert found is not None, name
    return int(found[1])


def _meanings(cmap: bytes) -> dict[int, str]:
    listed = cmap.split(b"endcodespacerange")[1]
    found = {
        int(code, 16): bytes.fromhex(shown.decode()).decode("utf-16-be")
        for code, shown in CHARACTER.findall(listed)
    }
    for low, high, first in RANGE.findall(listed):
        for step, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
            found[code] = chr(int(first, 16) + step)
    return found


def _page(stream: bytes, fonts: dict[bytes, dict[int, str]]) -> list[tuple[str, float]]:
    lines: list[tuple[str, float, bytes]] = []
    font, size, height = b"", 0.0, b""
    kept: list[tuple[bytes, float]] = []
    for piece in PIECE.finditer(stream):
        if piece["save"] is not None:
            kept.append((font, size))
        elif piece["restore"] is not None:
            font, size = kept.pop()
        elif piece["font"] is not None:
            font, size = piece["font"], float(piece["size"])
        elif piece["y"] is not None:
            height = piece["y"]
        else:
            raw = SLASH.sub(lambda sign: ESCAPED.get(sign[1], sign[1]), piece["text"])
            codes = (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
            words = "".join(fonts[font].get(code, "\ufffd") for code in codes)
            if lines and lines[-1][2] == height:
                before, _, _ = lines.pop()
                words = before + words
            lines.append((words, size, height))
    return [(words, size) for words, size, _ in lines]
