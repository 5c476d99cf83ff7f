"""docs/notices.md says what domain/notices.py does."""

import re
from pathlib import Path

import domain
from domain.attention import FULL, NIGHT, OFF, TWICE
from domain.notices import KINDS

PAGE = Path(domain.__file__).parent.parent / "docs" / "notices.md"
COMES = {"never": "at once", "night": "by day", "budget": "budget"}
NAMES = {
    "asks": "People who ask for help",
    "volunteering": "Things to join",
    "tips": "Tips and reminders",
}


def test_every_kind_stands_on_the_page_as_it_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `([a-z-]+)` \| (\w+) \| ([\w ]+) \| ([\w ]*?) ?\| .+ \|$", text, re.MULTILINE
    )
    found = {code: (sort, comes, off) for code, sort, comes, off in rows}
    assert found == {
        kind.code: (
            kind.sort,
            COMES[kind.held],
            NAMES[kind.topic] if kind.topic else "",
        )
        for kind in KINDS.values()
    }
    for why in (OFF, TWICE, NIGHT, FULL):
        assert f"*{why}*" in text
