"""`python -m tests.domain.reading.accuracy` writes the screening's table into docs/reading.md."""

import re
from pathlib import Path

from tests.domain.reading.screening_cases import table

PAGE = Path(__file__).parents[3] / "docs" / "reading.md"
BETWEEN = re.compile(r"(<!-- screening accuracy -->\n).*?(\n<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with the table as it is now."""
    return BETWEEN.sub(lambda m: m.group(1) + table() + m.group(2), page)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
