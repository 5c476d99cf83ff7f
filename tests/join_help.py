"""What tests of joining share: the questions answered, and who stands how in the books."""

from storage import people
from storage.people import Membership
from tests.driver import Phone
from tests.town import Town


async def standing_of(town: Town, name: str) -> Membership | None:
    """The membership of the person with this name in the books."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        account = await people.by_telegram(tx, await town.phone(name).id())
        assert account is not None
        return await people.membership(tx, 1, account.id)


async def rows(town: Town, sql: str, **values: object) -> list[tuple[object, ...]]:
    """What the database holds."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await tx.rows(sql, **values)
        return [tuple(row[name] for name in row.keys()) for row in found]  # noqa: SIM118


async def no_member(town: Town, name: str) -> None:
    """This person keeps their roles, and is a member no more: staff who came by an invitation."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("DELETE FROM membership WHERE person_id = :id", id=town.people[name].id)


async def answers(phone: Phone, name: str | None = None) -> None:
    """All questions after the notice, up to the review card."""
    await phone.says(name) if name else await phone.taps(phone.name)
    await phone.taps("Yes, 18 or over")
    await phone.taps("Alum Rock")
    await phone.says("0121 496 0000, after 4pm")
    await phone.says("Some company on Sundays")
    await phone.taps("Skip")
    await phone.taps("Agree to the rules")


async def applies(phone: Phone) -> None:
    """The whole way to an application."""
    await phone.starts("join-ward-end")
    await phone.taps("Agree and go on")
    await answers(phone)
    await phone.taps("Yes, send this")
