"""Raw updates, sent texts and removed listings go after 30 days; what became of a message stays."""

from datetime import timedelta

from services import retention
from tests.desk_help import hands_over, sets_duty
from tests.town import Town


async def test_raw_words_are_gone_after_a_month(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    await amina.sees("Approved.")
    assert town.program is not None
    database, now = town.program.database, town.clock.now()

    async def left() -> tuple[int, int, int]:
        async with database.read() as tx:
            raw = await tx.value("SELECT COUNT(*) FROM inbox")
            texts = await tx.value("SELECT COUNT(*) FROM outbox WHERE body <> '{}'")
            keys = await tx.value("SELECT COUNT(*) FROM outbox WHERE key IS NOT NULL")
        return raw, texts, keys

    before = await left()
    async with database.write() as tx:
        await retention.run(tx, now + timedelta(days=retention.RAW_DAYS - 1))
    assert await left() == before
    async with database.write() as tx:
        assert not await retention.run(tx, now + timedelta(days=retention.RAW_DAYS + 1))
    raw, texts, keys = await left()
    assert (raw, texts) == (0, 0)
    assert keys == before[2] > 0


async def test_a_removed_offer_is_gone_after_a_month(any_town: Town) -> None:
    town = any_town
    jean = town.phone("Jean")
    for what in ("dog walking", "baking"):
        await jean.says(f"/offer {what}, any time")
        await jean.taps("Yes, offer it")
    await jean.taps("Remove it")
    assert town.program is not None
    database, now = town.program.database, town.clock.now()

    async def left() -> list[str]:
        async with database.read() as tx:
            found = await tx.rows(
                "SELECT words FROM listing WHERE person_id = :id ORDER BY id",
                id=town.people["Jean"].id,
            )
        return [str(row["words"]) for row in found]

    before = await left()
    assert "baking, any time" in before
    async with database.write() as tx:
        await retention.run(tx, now + timedelta(days=retention.RAW_DAYS - 1))
    assert await left() == before
    async with database.write() as tx:
        await retention.run(tx, now + timedelta(days=retention.RAW_DAYS + 1))
    assert await left() == [words for words in before if words != "baking, any time"]


async def test_who_was_on_duty_and_stood_in_is_gone_after_a_year(any_town: Town) -> None:
    town = any_town
    ruth = town.phone("Ruth")
    await sets_duty(ruth, "Devinder on duty today")
    await sets_duty(ruth, "I'm deputy on mondays")
    await ruth.says("/case Ring Jean about her key")
    await hands_over(ruth, "Devinder until friday")
    await town.later(days=7)
    assert town.program is not None
    database, now = town.program.database, town.clock.now()

    async def left() -> list[int]:
        async with database.read() as tx:
            return [
                int(await tx.value(f"SELECT COUNT(*) FROM {table}"))
                for table in ("duty", "handover", "handover_item")
            ]

    before = await left()
    assert before == [2, 1, 1]
    for days, expected in ((retention.TEAM_DAYS - 8, before), (retention.TEAM_DAYS + 1, [1, 0, 0])):
        async with database.write() as tx:
            await retention.run(tx, now + timedelta(days=days))
        assert await left() == expected  # what is so every week stays


async def test_a_household_is_gone_a_year_after_one_of_them_left(any_town: Town) -> None:
    town = any_town
    devinder = town.phone("Devinder")
    await devinder.says("Amina and Jean are one household")
    await devinder.taps("Yes, note that")
    assert town.program is not None
    database, now = town.program.database, town.clock.now()

    async def left() -> int:
        async with database.read() as tx:
            return int(await tx.value("SELECT COUNT(*) FROM household"))

    assert await left() == 2
    async with database.write() as tx:
        await retention.run(tx, now + timedelta(days=retention.NOTE_DAYS + 1))
    assert await left() == 2
    async with database.write() as tx:
        await tx.run(
            "UPDATE membership SET state = 'left', decided_at = :now WHERE person_id = :id",
            id=town.people["Jean"].id,
            now=now,
        )
    async with database.write() as tx:
        await retention.run(tx, now + timedelta(days=retention.NOTE_DAYS - 1))
    assert await left() == 2
    async with database.write() as tx:
        await retention.run(tx, now + timedelta(days=retention.NOTE_DAYS + 1))
    assert await left() == 0
