"""Cases of residents' own words, read from tests/cases."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "cases"


def load(*names: str) -> list[dict[str, Any]]:
    """The cases of the files `names`, in order."""
    return [
        case for name in names for case in json.loads((FOLDER / name).read_text("utf-8"))["cases"]
    ]


def config(name: str) -> dict[str, Any]:
    """The rules that stand at the head of a file of cases."""
    found: dict[str, Any] = json.loads((FOLDER / name).read_text("utf-8"))["config"]
    return found
