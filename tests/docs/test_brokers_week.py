"""docs/brokers-week.md says what the brokers of the week's test type and tap, and nothing else."""

import ast
import re
from pathlib import Path

from handlers.table import registry

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "brokers-week.md").read_text("utf-8").partition("## Monday")[2]
BROKERS = ("ruth", "devinder", "broker")


def done(how: str) -> set[str]:
    """What the brokers of tests/week do in this way, such as tap, in plain words."""
    found: set[str] = set()
    for file in sorted((ROOT / "tests" / "week").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            who = node.func.value
            if node.func.attr == how and isinstance(who, ast.Name) and who.id in BROKERS:
                found |= {str(a.value) for a in node.args if isinstance(a, ast.Constant)}
    return found


def test_every_button_of_the_page_is_tapped_in_the_week() -> None:
    named = set(re.findall(r"\*\*([^*]+)\*\*", PAGE))
    assert len(named) > 30
    assert named - done("taps") == set()


def test_every_sentence_of_the_page_is_typed_in_the_week() -> None:
    named = set(re.findall(r"`([^`]+)`", PAGE))
    assert len(named) > 12
    assert named - done("says") == set()


def test_every_command_of_the_page_exists() -> None:
    named = set(re.findall(r"`/(\w+)", PAGE))
    assert named
    assert named <= set(registry().commands)
