"""Command menus: five entries, fitted to the role, published once, changed with roles."""

from domain.permissions import Role
from handlers import menus
from handlers.table import registry
from handlers.wording import Wording
from simulator.world import World
from tests.town import Town

WORDING = Wording.load()


def names(*roles: Role) -> list[str]:
    """The commands in the menu of somebody with these roles."""
    return [entry["command"] for entry in menus.menu(registry(), WORDING, "en", set(roles))]


def test_a_menu_has_at_most_five_entries_that_its_owner_may_use() -> None:
    roles: tuple[Role, ...] = ("member", "organiser", "broker", "safeguarding", "administrator")
    for number in range(2 ** len(roles)):
        held = {role for place, role in enumerate(roles) if number & 1 << place}
        entries = menus.entries(registry(), held)
        assert 1 <= len(entries) <= 5
        assert len({c.name for c in entries}) == len(entries)
        allowed = {c.name for c in menus.allowed(registry(), held or {"member"})}
        assert {c.name for c in entries} <= allowed


def test_what_only_a_role_can_do_comes_first() -> None:
    assert names("broker", "member")[0] == "queue"
    assert names("safeguarding")[0] == "queue"
    assert "queue" not in names("member")
    assert names() == names("member")
    assert {"home", "log", "ask", "balance", "talk"} == set(names("member"))


def test_every_command_has_a_line_in_every_language() -> None:
    for lang in ("en", "en-XA", "ar-XB", "ur-Latn"):
        for name in registry().commands:
            assert WORDING.plain(lang, f"cmd-{name}")


async def test_menus_and_texts_are_published_and_then_left_alone(town: Town) -> None:
    world: World = town.world
    await town.phone("Amina").says("/help")
    found = world.profile.commands["default", 0, 0, ""]
    assert [c["command"] for c in found] == names()
    assert "neighbours" in world.profile.descriptions[""]
    assert len(world.profile.short_descriptions[""]) <= 120
    assert town.program is not None
    before = world.journal.last_call
    await menus.publish(town.program.bot, WORDING, registry())
    again = {call.method for call in world.journal.calls(before)}
    assert {"getMyCommands", "getMyDescription", "getMyShortDescription"} <= again
    assert not any(method.startswith("setMy") for method in again)


async def test_a_role_changes_ones_own_menu(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    await ruth.says("/help")
    await amina.says("/help")
    assert ruth.commands[0] == ("queue", "See what waits for you")
    assert [name for name, _ in amina.commands] == names()
