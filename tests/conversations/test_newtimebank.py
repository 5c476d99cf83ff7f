"""A new timebank, live by chat alone; its settings, and what others can't reach."""

import re

from storage import people
from tests.driver import Phone
from tests.town import Town

LINK = re.compile(r"start=((?:invite|join)-[\w-]+)")


async def administrator(town: Town, name: str) -> None:
    """Somebody of the sample timebank is an administrator there."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        people.grant(tx, 1, town.people[name].id, "administrator", None, town.clock.now())


async def opened(ruth: Phone, name: str = "Kings Heath Timebank", links: int = 0) -> str:
    """Ruth opens one in as few messages as there are; the payload of its join link."""
    await ruth.says(f"/newtimebank {name}")
    await ruth.taps("Choose Standard")
    await ruth.says("Moseley, Kings Heath and Stirchley")
    await ruth.taps("Ask somebody else" if links else "Take it on myself")
    await ruth.taps("Add one broker" if links > 1 else "Start by myself")
    await ruth.says("0121 496 0123")
    await ruth.says("Tuesdays 10 to 12")
    await ruth.taps("Open it")
    await ruth.sees(f"{name} is open.")
    found = LINK.search(ruth.last.text)
    assert found is not None
    return found[1]


async def test_smoke(town: Town) -> None:
    ruth = town.phone("Ruth")
    await administrator(town, "Ruth")
    join = await opened(ruth, links=2)
    print(join)
    await ruth.taps("Show link 1 of 2")
    print(ruth.last.text, ruth.buttons)
    await ruth.taps("Show link 2 of 2")
    print(ruth.last.text, ruth.buttons)
    await ruth.taps("Get the poster")
    print([m.text for m in ruth._screen.messages[-4:]])
    await ruth.says("/home")
    print(ruth.last.text, ruth.buttons)
    await ruth.taps("Do the next step")
    print(ruth.last.text, ruth.buttons)
    for c in (
        "/steps",
        "/queue",
        "/report",
        "/member",
        "/case",
        "/team",
        "/timebank settings",
        "/reverse",
        "/more",
    ):
        await ruth.says(c)
        print(c, "=>", ruth.last.text, ruth.buttons)
    await ruth.taps("See my work here")
    print(ruth.last.text, ruth.buttons)
    await ruth.taps("See people")
    print(ruth.last.text, ruth.buttons)
