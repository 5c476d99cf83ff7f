"""Between two people: relayed messages with report and block, sharing once both press Share, not
being matched again, and what a broker looks at; nobody under 18 is one of two."""

import pytest

from domain import relaying
from domain.patterns import Visits, alone, called_off
from tests.conversations.test_concern import roles
from tests.conversations.test_plans import proposed
from tests.request_help import by_day
from tests.town import Town


async def count(town: Town, sql: str, **values: object) -> int:
    """One number of the database."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return int(await tx.value(sql, **values) or 0)


async def change(town: Town, sql: str, **values: object) -> None:
    """Changes a row as no journey of this test would."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(sql, **values)


async def test_the_two_sides_write_share_and_are_done_with_each_other(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    for one in (amina, jean, ruth, devinder):
        await one.says("20 notices a day")
    await roles(town, "Ruth", "broker", "administrator")
    await roles(town, "Devinder", "broker", "safeguarding")
    await proposed(town)
    await jean.taps("Yes, that suits me")
    await amina.says("/message")
    await amina.says("Knock please. I live at 14 Pelham Road, ring 07700 900123")
    await amina.sees("Jean will read:", "Knock please", "I left out what others should not see")
    await amina.does_not_see("07700 900123”", "14 Pelham Road”")
    await amina.taps("Send it")
    await amina.sees("I have passed that on to Jean.")
    shown = await jean.sees("Amina writes to you:", "Knock please", "Never send money.")
    assert shown is not None
    for private in ("07700", "Pelham Road", "Begum", "@"):
        assert private not in shown.text
    assert jean.buttons == ["Reply", "Share my number", "Report this", "Don’t match us again"]
    # Only both together share.
    await jean.taps("Share my number")
    await jean.says("0121 496 0111, evenings")
    await jean.sees("You share this with Amina only:", "it shows them your profile")
    await jean.taps("Share it")
    await jean.sees("Nobody reads your number until they press Share too.")
    asked = await amina.sees("Jean would like you both to share")
    assert asked is not None
    assert "0121 496 0111" not in asked.text
    await amina.taps("Share my number")
    await amina.says("0121 496 0222")
    await amina.taps("Share it")
    await amina.sees("You and Jean have both pressed Share.", "0121 496 0111", "0121 496 0222")
    await jean.sees("You and Amina have both pressed Share.", "0121 496 0222")
    # Somebody else can't write, report or share with these buttons.
    pat = town.phone("Pat")
    await pat.says("/help")
    number = await count(town, "SELECT MAX(exchange_id) FROM relay")
    for forged in (
        f"relay:{number}",
        f"relay-share:{number}",
        "relay-report:1",
        "relay-block:1:yes",
    ):
        await pat.forges(forged)
        await pat.sees("I cannot find that.")
    # Money: it goes over, and a broker looks at once.
    await amina.says("/message")
    await amina.says("Can you lend me £20 in cash?")
    await amina.taps("Send it")
    await ruth.sees("Something to look at", "Amina wrote about money to another member: 1")
    # Jean reports it, and has done with Amina, who learns nothing.
    seen = amina.count_messages()
    await jean.taps("Report this")
    await jean.sees("A person looks at it, and not the one who wrote it.")
    await devinder.taps("Open it")
    await devinder.sees("Jean is worried about somebody", "lend me", "About: Amina")
    await jean.taps("Don’t match us again")
    await jean.sees("Shall I never match you with Amina again?")
    await jean.taps("Don’t match us")
    await jean.sees("I will not match you with Amina again.")
    assert amina.count_messages() == seen
    pair = {"a": town.people["Amina"].id, "j": town.people["Jean"].id}
    both = "SELECT COUNT(*) FROM apart WHERE person_id IN (:a, :j) AND other_id IN (:a, :j)"
    assert await count(town, both, **pair) == 2
    await amina.says("/message")
    await amina.sees("There is nobody now.")
    await amina.forges(f"relay:{number}")
    await amina.sees("You can’t write to them here now.")


async def test_a_wish_is_the_members_own_and_brokers_cannot_end_it(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    both = "SELECT COUNT(*) FROM apart"
    await amina.says("don't match me with Jean")
    await amina.taps("Don’t match us")
    await amina.sees("I will not match you with Jean again. I do not tell them.")
    assert await count(town, both) == 2
    await ruth.says("keep Amina and Jean apart")
    await ruth.taps("Yes, keep them apart")
    await amina.says("/block")
    await amina.sees("I do not match you with Jean.")
    await amina.taps("Match me with Jean again")
    assert await count(town, both) == 2  # the broker's
    await amina.says("block Jean")
    await amina.taps("Don’t match us")
    await ruth.taps("Stop keeping apart")
    assert await count(town, both) == 2  # Amina's
    await amina.says("/block")
    await amina.taps("Match me with Jean again")
    assert await count(town, both) == 0
    await amina.says("don't match me with Zebedee")
    await amina.taps("Don’t match us")
    await amina.sees("I do not know which Zebedee you mean.")


async def test_messages_are_limited_and_close_after_a_week(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await jean.says("20 notices a day")
    await proposed(town)
    await jean.taps("Yes, that suits me")
    number = await count(town, "SELECT MAX(id) FROM exchange")
    for _ in range(relaying.A_DAY):
        await change(
            town,
            "INSERT INTO relay (community_id, exchange_id, from_id, to_id, shown, flags, at)"
            " VALUES (1, :number, :a, :j, 'hello', '', :now)",
            number=number, a=town.people["Amina"].id, j=town.people["Jean"].id,
            now=town.clock.now(),
        )  # fmt: skip
    await amina.says("/message")
    await amina.says("One more thing")
    await amina.taps("Send it")
    await amina.sees("You have sent 10 messages to them today.")
    await amina.says("/cancel")
    await change(town, "UPDATE exchange SET state = 'cancelled' WHERE id = :id", id=number)
    await town.later(days=8)
    await change(town, "UPDATE exchange SET changed_at = '2026-01-01T00:00:00.000000Z'")
    await amina.says("/message")
    await amina.sees("There is nobody now.")


async def test_nobody_under_18_is_one_of_two(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await change(
        town, "UPDATE membership SET adult = 0 WHERE person_id = :id", id=town.people["Jean"].id
    )
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await amina.sees("Help between two people is only for people of 18 or over.")
    logged = await count(
        town, "SELECT COUNT(*) FROM exchange WHERE state = 'logged' AND receiver_id = :id",
        id=town.people["Jean"].id,
    )  # fmt: skip
    assert logged == 0
    for words, yes in (
        ("2hrs yesterday gardening for Amina", "Yes, send to Amina"),
        ("need someone to do my ironing thursday 2pm for an hour", "Yes, ask"),
        ("/offer ironing, weekday mornings", "Yes, offer it"),
    ):
        await jean.says(words)
        if yes in jean.buttons:
            await jean.taps(yes)
        await jean.sees("Help between two people is only for people of 18 or over.")
        await jean.says("/cancel")
    await amina.says("/cancel")
    await amina.says("need someone to do my ironing thursday 2pm for an hour")
    await amina.taps("Yes, ask")
    asked = await count(
        town, "SELECT COUNT(*) FROM candidate WHERE person_id = :id", id=town.people["Jean"].id
    )
    assert asked == 0


@pytest.mark.parametrize(
    ("words", "removed", "found"),
    [
        ("See you at 2, I bring the ladder", (), ()),
        ("Can you lend me some money until Friday", (), ("money",)),
        ("I charge £10 an hour", (), ("money",)),
        ("It costs me 20 quid", (), ("money",)),
        ("Just whatsapp me", (), ("elsewhere",)),
        ("Ring me", ("phone",), ("elsewhere",)),
        ("Don't tell the broker, give me cash", (), ("money", "elsewhere")),
        ("I will pay attention to the dog", (), ()),
        ("The bank holiday suits me", (), ()),
    ],
)
def test_what_of_a_message_a_broker_looks_at(
    words: str, removed: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert relaying.flags(words, removed) == found


def test_patterns_of_visiting_and_calling_off() -> None:
    lone = [Visits(1, 3, 3, 0), Visits(2, 2, 2, 0), Visits(3, 3, 4, 1), Visits(4, 3, 3, 1)]
    assert [one.people for one in alone(lone)] == [(1,)]
    assert [one.people for one in called_off([(1, 3), (2, 4)])] == [(2,)]
