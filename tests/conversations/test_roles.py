"""An administrator gives roles through one-time links."""

import re

from tests.town import Town


async def test_a_role_is_given_by_a_link_that_works_once(town: Town) -> None:
    ruth, pat, jean = town.phones("Ruth", "Pat", "Jean")
    await ruth.says("/role")
    await ruth.taps("Add a broker")
    await ruth.sees("A new broker for Ward End & Pelham Timebank", "works once")
    code = re.search(r"start=(invite-\S+)", ruth.last.text)
    assert code is not None
    await pat.says("/queue")
    await pat.does_not_see("See the queue")
    await pat.starts(code.group(1))
    await pat.says("/queue")
    await pat.sees("Nothing waits")
    await jean.starts(code.group(1))
    await jean.says("/queue")
    await jean.sees("cannot do that")


async def test_only_an_administrator_gives_roles(town: Town) -> None:
    devinder, amina = town.phones("Devinder", "Amina")
    for phone in (devinder, amina):
        await phone.says("/role broker")
        await phone.sees("cannot do that")
        await phone.forges("role:1")
        assert not re.search("invite-", phone.last.text)
