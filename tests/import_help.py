"""What tests of lists share: sending one, agreeing to it, and what it brought."""

from pathlib import Path

from tests.town import Town

CASES = Path(__file__).parent / "cases" / "import"
USERS = "ward-end_Users_2026-11-20.csv"
TRANSFERS = "ward-end_Transfers_2026-11-20.csv"
OFFERS = "ward-end_Offers_2026-11-20.csv"


async def rows(town: Town, sql: str, **values: object) -> list[dict[str, object]]:
    assert town.program is not None
    async with town.program.database.read() as tx:
        return [dict(row) for row in await tx.rows(sql, **values)]


async def balance(town: Town, name: str) -> int:
    """The balance in minutes of the one member with this name."""
    found = await rows(
        town,
        "SELECT a.balance FROM account a JOIN person p ON p.id = a.owner_id"
        " WHERE p.name = :name AND a.kind = 'member'",
        name=name,
    )
    assert len(found) <= 1
    return int(str(found[0]["balance"])) if found else 0


async def send(town: Town, name: str) -> None:
    """Ruth sends a list after /import."""
    ruth = town.phone("Ruth")
    await ruth.says("/import")
    await ruth.sees("Send me the list now")
    await ruth.sends_document(name, (CASES / name).read_bytes())


async def agree(town: Town) -> None:
    """Devinder is the second person."""
    devinder = town.phone("Devinder")
    await devinder.sees("wants to import")
    await devinder.taps("Agree to it")
    await town.settle()
    await town.phones.look()


async def import_users(town: Town) -> None:
    """All of it: the list, the question, the second person."""
    ruth = town.phone("Ruth")
    await send(town, USERS)
    await ruth.sees("Shamim Begum")
    await ruth.taps("They are one person")
    await ruth.sees("checked, nothing is written yet")
    await ruth.taps("Import these 7")
    await ruth.sees("a second person must agree")
    await agree(town)
    await ruth.sees("is imported")
