"""What pages point to is there: files, headings, pictures, decisions."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "simulator/README.md"])
LARGEST_PICTURE = 300_000
STATUSES = ("Accepted", "Superseded")
PARTS = ("## Status", "## Context", "## Decision", "## Consequences")
FOLDERS = frozenset(path.name for path in ROOT.iterdir() if path.is_dir())


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings can be pointed to."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE):
        clean = re.sub(r"[^\w\s-]", "", heading.lower())
        found.add(re.sub(r"\s", "-", clean.strip()))
    return found


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if link.startswith(("https://", "http://")):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_files_that_are_named_exist(page: Path) -> None:
    """Paths between backticks, such as `domain/ledger.py`; patterns and examples left out."""
    made_in_the_tutorial = {
        "handlers/hello.py",
        "locales/en/hello.ftl",
        "tests/conversations/test_hello.py",
        "tests/conversations/test_ironing.py",
        "tests/conversations/test_morning.py",
    }
    for path in re.findall(r"`([\w./-]+)`", page.read_text("utf-8")):
        if path.split("/")[0] not in FOLDERS or "/" not in path or path in made_in_the_tutorial:
            continue
        assert (ROOT / path).exists(), path


def test_the_picture_is_small_enough_to_load_quickly() -> None:
    picture = ROOT / "docs/images/demo.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < LARGEST_PICTURE


def test_every_decision_is_whole_numbered_and_in_the_index() -> None:
    folder = ROOT / "docs/decisions"
    pages = sorted(page for page in folder.glob("*.md") if page.name != "README.md")
    assert [page.name[:4] for page in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
    index = (folder / "README.md").read_text("utf-8")
    for page in pages:
        text = page.read_text("utf-8")
        places = [text.find(part) for part in PARTS]
        assert -1 not in places, page.name
        assert places == sorted(places), page.name
        assert text.split("## Status\n")[1].startswith(STATUSES), page.name
        title = text.partition("\n")[0].removeprefix(f"# {page.name[:4]} ")
        assert f"[{page.name[:4]}]({page.name}) {title}" in index, page.name


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_names_a_machine(page: Path) -> None:
    """Paths and addresses of somebody's own machine don't belong in a page."""
    text = page.read_text("utf-8")
    assert not re.search(r"/(home|root|work)/|\.\./shared|index-url|file://", text)
