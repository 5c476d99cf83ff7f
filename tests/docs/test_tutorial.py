"""The tutorial's blocks, as they stand on the page, make a journey that works."""

import inspect
import re
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from handlers.journey import Journey, Registry
from handlers.table import registry
from handlers.wording import LANGUAGES, Wording
from handlers.wording.check import check
from handlers.wording.languages import ENGLISH
from handlers.wording.wording import sources
from tests.town import Town

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
LONGEST_JOURNEY = 40
"""Lines of Python; the page promises about 30, blank ones left out."""


def blocks() -> dict[str, str]:
    """Each block of the page that names a file in the heading above it, by that file."""
    found = {}
    for part in PAGE.read_text("utf-8").split("\n## ")[1:]:
        heading = part.partition("\n")[0]
        file = re.search(r"`(.+)`", heading)
        block = re.search(r"^```(?:python|ftl)\n(.*?)^```$", part, re.DOTALL | re.MULTILINE)
        if file and block:
            found[file[1]] = block[1]
    return found


def run(name: str, code: str) -> ModuleType:
    """A block of Python as a module."""
    module = ModuleType(name)
    sys.modules[name] = module  # dataclasses look their module up
    exec(compile(code, name, "exec"), module.__dict__)  # noqa: S102 (our own page)
    return module


@pytest.fixture
def hello() -> Iterator[Journey]:
    """The tutorial's journey."""
    name = "tutorial_hello"
    yield run(name, blocks()["handlers/hello.py"]).journey
    del sys.modules[name]


@pytest.fixture
async def town(
    hello: Journey, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    """The sample timebank, with the tutorial's journey and its sentences."""
    texts = {language: list(sources(language)) for language in LANGUAGES}
    texts[ENGLISH].append(blocks()["locales/en/hello.ftl"])
    wording = Wording(texts)
    journeys = Registry((*registry().journeys, hello))
    monkeypatch.setattr("bot.app.registry", lambda: journeys)
    monkeypatch.setattr(Wording, "load", staticmethod(lambda *, strict=True: wording))
    made = Town(sqlite_url)
    await made.open()
    yield made
    await made.close()


def conversations() -> list[tuple[str, str]]:
    """The tutorial's tests: the block's file and the test's name."""
    return [
        (file, name)
        for file, code in blocks().items()
        for name in re.findall(r"^async def (test_\w+)", code, re.MULTILINE)
    ]


def test_the_page_has_its_blocks_and_keeps_to_its_length() -> None:
    assert list(blocks()) == [
        "tests/conversations/test_ironing.py",
        "tests/conversations/test_morning.py",
        "handlers/hello.py",
        "locales/en/hello.ftl",
        "tests/conversations/test_hello.py",
    ]
    lines = [line for line in blocks()["handlers/hello.py"].splitlines() if line.strip()]
    assert len(lines) <= LONGEST_JOURNEY
    assert len(conversations()) == 4


@pytest.mark.parametrize(("file", "name"), conversations())
async def test_the_tutorial_works(file: str, name: str, town: Town) -> None:
    talk = getattr(run("tutorial_test", blocks()[file]), name)
    assert inspect.iscoroutinefunction(talk)
    await talk(town)


async def test_help_lists_it(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/help all")
    await amina.sees("/hello – Wave to a neighbour")


def test_its_sentences_keep_the_rules(tmp_path: Path) -> None:
    """The wording check over the tutorial's two files, as `make check` would run it."""
    for file in ("handlers/hello.py", "locales/en/hello.ftl"):
        path = tmp_path / file
        path.parent.mkdir(parents=True)
        path.write_text(blocks()[file], "utf-8")
    found = [f"{f.rule}: {f.cure}" for f in check(tmp_path)[0]]
    # Commands' descriptions and the names of questions are said by the menus and by the forms.
    assert [f for f in found if "cmd-hello" not in f and "hello-who-name" not in f] == []
