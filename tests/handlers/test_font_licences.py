"""The fonts may only be handed on with their notices, so what stands beside them is compared."""

from importlib import metadata, resources
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(str(resources.files("handlers.documents"))) / "fonts"
COPYRIGHT = 0
"""The number of the notice in a font's table of names."""


def _words(text: str) -> str:
    return " ".join(text.split())


def _of(package: str, ending: str) -> str:
    """A file that a package of this environment brings along."""
    found = [f for f in metadata.files(package) or () if str(f).endswith(ending)]
    assert len(found) == 1, f"{package} has no {ending}"
    return Path(str(found[0].locate())).read_text("utf-8")


def test_every_font_has_its_copyright_line_there() -> None:
    told = _words((FONTS / "LICENSE").read_text("utf-8"))
    fonts = sorted(FONTS.glob("*.ttf"))
    assert len(fonts) >= 6
    for font in fonts:
        notice = TTFont(font)["name"].getDebugName(COPYRIGHT)
        for line in notice.strip().splitlines():
            assert _words(line) in told, f"{font.name}: {line}"


def test_the_licences_are_the_real_ones_word_for_word() -> None:
    told = _words((FONTS / "LICENSE").read_text("utf-8"))
    dejavu = _of("matplotlib", "LICENSE_DEJAVU").partition("$Id")[0]
    assert _words(dejavu) in told
    others = _of("fonttools", "LICENSE.external")
    open_font = others[others.index("SIL OPEN FONT LICENSE Version 1.1") :]
    last = "OTHER DEALINGS IN THE FONT SOFTWARE."
    assert _words(open_font.partition(last)[0] + last) in told
