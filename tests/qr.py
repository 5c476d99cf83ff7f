"""Reads a QR code from the dots of a picture, as a phone's camera does (ISO/IEC 18004), without the
library that draws them. Versions 1 to 10 with error correction Q, one part in bytes; nothing is
corrected, so one wrong cell shows."""

import io
from collections.abc import Callable
from typing import Any

import numpy as np
from PIL import Image

BLOCKS = {
    1: (13,), 2: (22,), 3: (17, 17), 4: (24, 24), 5: (15, 15, 16, 16), 6: (19,) * 4,
    7: (14, 14, 15, 15, 15, 15), 8: (18,) * 4 + (19,) * 2, 9: (16,) * 4 + (17,) * 4,
    10: (19,) * 6 + (20,) * 2,
}  # fmt: skip
"""Bytes of data in each block."""
ALIGNED = {
    1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38),
    8: (6, 24, 42), 9: (6, 26, 46), 10: (6, 28, 50),
}  # fmt: skip
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: (r * c) % 2 + (r * c) % 3 == 0,
    lambda r, c: ((r * c) % 2 + (r * c) % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + (r * c) % 3) % 2 == 0,
)
Cells = list[list[bool]]


def cells_in(png: bytes) -> Cells:
    """The cells of the only square in a picture. Its three corners are found by their light and
    dark lengths 1:1:3:1:1, as cameras do, and by all of their cells."""
    dark = np.asarray(Image.open(io.BytesIO(png)).convert("L")) < 128
    corners: list[tuple[float, float, float]] = []
    for y in range(dark.shape[0]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], dark[y].astype(np.int8), [0]))))
        runs = np.diff(edges)
        for n in range(0, len(runs) - 4, 2):
            cell = float(runs[n : n + 5].sum() / 7)
            alike = np.abs(runs[n : n + 5] / cell - (1, 1, 3, 1, 1)).max() < 0.4
            if cell > 2 and alike and _corner(dark, edges[n] + 3.5 * cell, y, cell):
                corners.append((float(edges[n]), float(y), cell))
    cell = float(np.median([c for _, _, c in corners]))
    left, right = min(x for x, _, _ in corners), max(x for x, _, _ in corners) + 7 * cell
    side = min(range(21, 58, 4), key=lambda n: abs(n - (right - left) / cell))
    exact = (right - left) / side
    top = int(min(y for _, y, _ in corners))
    while dark[top - 1, int(left + exact / 2)]:  # from its middle up the dark edge of a corner
        top -= 1
    at = [(n + 0.5) * exact for n in range(side)]
    return [[bool(dark[int(top + down), int(left + along)]) for along in at] for down in at]


def _corner(dark: Any, x: float, y: float, cell: float) -> bool:
    """Whether the seven by seven cells of a corner stand around this middle."""
    for r in range(-3, 4):
        for c in range(-3, 4):
            down, along = int(y + r * cell), int(x + c * cell)
            if not (0 <= down < dark.shape[0] and 0 <= along < dark.shape[1]):
                return False
            if bool(dark[down, along]) != (max(abs(r), abs(c)) != 2):
                return False
    return True


def read(cells: Cells) -> str:
    """The text in it."""
    side = len(cells)
    version = (side - 17) // 4
    bits = "".join(str(int(cells[8][c])) for c in (0, 1, 2, 3, 4, 5, 7, 8))
    kind = int(bits[:5], 2) ^ 0b10101  # the five bits that say how, under their own mask
    assert kind >> 3 == 0b11, "error correction Q"
    mask = MASKS[kind & 7]
    found = [cells[r][c] ^ mask(r, c) for r, c in _way(side) if not _fixed(side, version, r, c)]
    words = [
        int("".join("1" if bit else "0" for bit in found[at : at + 8]), 2)
        for at in range(0, len(found) - 7, 8)
    ]
    stream = "".join(f"{word:08b}" for word in _data(words, BLOCKS[version]))
    assert stream[:4] == "0100", "bytes"
    wide = 8 if version < 10 else 16
    length = int(stream[4 : 4 + wide], 2)
    start = 4 + wide
    return bytes(int(stream[start + 8 * n : start + 8 * n + 8], 2) for n in range(length)).decode()


def _data(words: list[int], blocks: tuple[int, ...]) -> list[int]:
    """The blocks one after the other; they stand woven into each other."""
    woven = iter(words)
    found: list[list[int]] = [[] for _ in blocks]
    for place in range(max(blocks)):
        for block, size in zip(found, blocks, strict=True):
            if place < size:
                block.append(next(woven))
    return [word for block in found for word in block]


def _way(side: int) -> list[tuple[int, int]]:
    """Cells in the order of the bits: two columns at a time, up and down, from the right."""
    order: list[tuple[int, int]] = []
    up, column = True, side - 1
    while column > 0:
        if column == 6:
            column -= 1
        rows = range(side - 1, -1, -1) if up else range(side)
        order += [(r, c) for r in rows for c in (column, column - 1)]
        up, column = not up, column - 2
    return order


def _fixed(side: int, version: int, r: int, c: int) -> bool:
    """Whether a cell is of a pattern and holds no data."""
    corner = (r < 9 and c < 9) or (r < 9 and c >= side - 8) or (r >= side - 8 and c < 9)
    says = version >= 7 and ((r < 6 and c >= side - 11) or (c < 6 and r >= side - 11))
    places = ALIGNED[version]
    aligned = any(
        abs(r - y) <= 2 and abs(c - x) <= 2
        for y in places
        for x in places
        if (y, x) not in ((6, 6), (6, places[-1]), (places[-1], 6))
    )
    return corner or says or aligned or r == 6 or c == 6
