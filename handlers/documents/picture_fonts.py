"""The letters of pictures: DejaVu's, and for names in the writings of the neighbourhood the fonts
that the pages to print have (handlers/documents/paper.py). Matplotlib joins and orders them."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

from handlers.documents.paper import FOLDER, OTHERS

PLAIN = "DejaVu Sans"


def family(words: str) -> Sequence[str]:
    """The fonts for these words, in the order in which they are asked for a letter."""
    return (PLAIN, *_others()) if any(ord(sign) > LATIN for sign in words) else (PLAIN,)


LATIN = 0x2FF
"""The last of Latin's letters: whatever is beyond may need another font."""


@cache
def _others() -> tuple[str, ...]:
    """Read once, when a name needs them."""
    from matplotlib import font_manager  # noqa: PLC0415 (only where a picture is made)

    names = []
    for name in OTHERS:
        with resources.as_file(FOLDER / f"{name}.ttf") as path:
            font_manager.fontManager.addfont(path)
            names.append(font_manager.FontProperties(fname=path).get_name())
    return tuple(names)
