"""Every command of the desk: by buttons alone from More to its end, and typed in one line
(tests/docs/test_commands.py types the page's examples)."""

import re

import pytest

from handlers import desk_menu, menus
from handlers.desk_menu import GROUPS, label_key
from handlers.table import registry
from handlers.wording import Wording
from storage import people
from tests.driver import Phone
from tests.town import Town

REQUIRED = frozenset({
    "queue", "case", "member", "approve", "decline", "log", "match", "reverse", "pot", "rules",
    "report", "import", "reminders", "team", "handover",
})  # fmt: skip
"""Named in the issue."""
OWN = frozenset({"plan", "plans", "standing", "give", "remind", "nominate", "vote"})
"""Members' commands that brokers can use too; they stand in the members' menus."""
WAYS = re.compile(
    r"^(Go to the start|Back|Cancel|Talk to a person|More|Skip|See the queue|Show the next"
    r"|Make a case|Ask them something|Get help|Carry on|Change)$"
)
WRONG = re.compile(r"did not understand|went wrong|[Oo]nly members|button is old|cannot do that")
TYPED = {
    "newmember": "the name of somebody new",
    "signoff": "whose membership it is", "member": "who is looked for",
    "helper": "who helps whom", "household": "who lives with whom", "checks": "whose checks",
    "correct": "whose hours", "for": "whom to act for", "organisation": "a group's name",
    "newtimebank": "its name", "import": "a file is sent", "log": "somebody's name",
    "letter": "whose letter", "work": "whose plan", "case": "what it is about",
    "match": "which request", "give": "to whom", "courses": "a course's name",
    "roster": "what it was", "shift": "what is to be done", "meeting": "when and where",
    "across": "which timebank", "organise": "an organisation's name", "undo": "nothing was decided",
}  # fmt: skip
"""Commands that need a name or a thing that nobody can offer as a button; why. Theirs end at the
question that asks for it."""
MOST_TAPS = 10


def staffs() -> list[str]:
    """Every command that is for somebody with a role beside member."""
    return sorted(
        name
        for name, command in registry().commands.items()
        if command.roles and command.roles - {"member"} and name not in OWN
    )


def test_every_command_of_the_desk_stands_in_the_menu_once() -> None:
    listed = [name for names in GROUPS.values() for name in names]
    assert len(listed) == len(set(listed))
    assert set(staffs()) - set(listed) == set()
    assert set(listed) >= REQUIRED
    assert set(registry().commands) >= REQUIRED
    wording = Wording.load()
    for name in listed:
        label = wording.button("en", label_key(name))
        assert len(label) <= 24, name
    labels = [wording.button("en", label_key(name)) for name in listed]
    assert len(set(labels)) == len(labels)


def test_the_brokers_menu_is_what_a_day_needs() -> None:
    for held in ({"broker"}, {"broker", "member"}, {"broker", "member", "administrator"}):
        entries = menus.entries(registry(), held)  # type: ignore[arg-type]
        assert [c.name for c in entries] == ["queue", "member", "log", "report", "help"]


async def in_group(ruth: Phone, group: str, label: str) -> None:
    """From /more to a command's button."""
    await ruth.says("/more")
    await ruth.taps("See my work here")
    head = Wording.load().button("en", f"btn-desk-in-{group}")
    if head not in ruth.buttons:
        await ruth.taps("More")
    await ruth.taps(head)
    for _ in range(4):
        assert len([one for one in ruth.buttons if not WAYS.match(one)]) <= desk_menu.PAGE
        if label in ruth.buttons:
            break
        await ruth.taps("More")
    await ruth.taps(label)


@pytest.mark.parametrize("group", GROUPS)
async def test_by_buttons_alone_to_the_end(town: Town, group: str) -> None:
    """The first button that leads on is pressed until none does; then each other button of the
    command's screen, and after it always the last that leads on. No way ends in a refusal."""
    ruth = town.phone("Ruth")
    assert town.program is not None
    async with town.program.database.write() as tx:
        for role in ("administrator", "safeguarding"):
            people.grant(tx, 1, town.people["Ruth"].id, role, None, town.clock.now())
    amina, jean = town.phones("Amina", "Jean")
    wording = Wording.load()
    for name in GROUPS[group]:
        await amina.says("2hrs yesterday gardening for Jean")
        await amina.taps("Yes, send to Jean")
        await jean.taps("Yes, that's right")
        await ruth.says("/cancel")
        await in_group(ruth, group, wording.button("en", label_key(name)))
        first = [one for one in ruth.last.buttons if not WAYS.match(one)]
        path = await follow(ruth, name, [])
        assert path or name in TYPED or not ruth.last.text.endswith("?"), (name, ruth.last.text)
        assert ruth.last.buttons or ruth.buttons, (name, path)
        for label in first[1:]:
            await ruth.says("/cancel")
            await ruth.forges(f"do:0:{name}")
            if label not in ruth.buttons:
                continue  # what was done on the way to here has taken it away
            await ruth.taps(label)
            await follow(ruth, name, [label], which=-1)
            assert ruth.last.buttons or ruth.buttons, (name, label)


async def follow(ruth: Phone, name: str, path: list[str], which: int = 0) -> list[str]:
    """Presses the first button that leads on (or another) until none does; gives their words."""
    seen: set[tuple[str, ...]] = set()
    while len(path) < MOST_TAPS:
        shown = ruth.last
        assert not WRONG.search(shown.text), (name, path, shown.text)
        screen = (shown.text, *ruth.buttons)
        onward = [one for one in shown.buttons if not WAYS.match(one)]
        if not onward or screen in seen:
            break
        seen.add(screen)
        path.append(onward[which])
        await ruth.taps(onward[which])
    return path


async def test_whoever_has_no_work_here_finds_no_such_menu(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/more")
    assert "See my work here" not in amina.buttons
    for data in ("desk", "desk-in:0:people", "do:0:member", "do:0:rules", "do:0:team"):
        await amina.forges(data)
        await amina.sees("cannot do that")
    await amina.forges("do:0:nothing")
    await amina.sees_nothing_new()


async def test_an_administrator_who_is_no_broker_sees_what_they_may(town: Town) -> None:
    pat = town.phone("Pat")
    assert town.program is not None
    async with town.program.database.write() as tx:
        people.grant(tx, 1, town.people["Pat"].id, "administrator", None, town.clock.now())
    await pat.says("/more")
    await pat.taps("See my work here")
    await pat.taps("See your timebank")
    assert {"Get the poster", "Link with a timebank"} & set(pat.buttons)
    await pat.taps("More")
    assert "Give a role" in pat.buttons
    await pat.forges("do:0:member")
    await pat.sees("cannot do that")
