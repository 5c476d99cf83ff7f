"""docs/commands.md: every command, for whom, what it does; and its examples do something."""

import re

from handlers.table import registry
from handlers.wording import Wording
from tests.docs.test_pages import coded, read, rows
from tests.town import Town

TABLE = {coded(row[0])[0].removeprefix("/"): row for row in rows(read("docs/commands.md"))}


def test_the_page_lists_every_command_for_whom_it_is_and_what_it_does() -> None:
    wording = Wording.load()
    assert set(TABLE) == set(registry().commands)
    for name, (_, who, what, examples) in TABLE.items():
        roles = registry().commands[name].roles
        assert who == (", ".join(sorted(roles)) or "everybody"), name
        assert what == wording.plain("en", f"cmd-{name}")
        assert any(one.split()[0] == f"/{name}" for one in coded(examples)), name


async def test_every_example_is_understood(town: Town) -> None:
    """Ruth is a member, a broker and an administrator, so all of them are hers to type."""
    ruth = town.phone("Ruth")
    misunderstood = re.compile(r"did not understand|went wrong|[Oo]nly members")
    for name, row in TABLE.items():
        for example in coded(row[3]):
            await ruth.says(example)
            assert ruth.last.from_bot, example
            assert not misunderstood.search(ruth.last.text), (name, example, ruth.last.text)
            await ruth.says("/cancel")
