"""The balance and the statement, by talking; every figure against the ledger."""

import random
import re
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import ledger as rules
from domain.ledger import Account
from storage import exchanges, ledger
from storage.db import Tx
from tests.driver import Phone
from tests.join_help import no_member
from tests.town import Town

LENGTH = re.compile(r"(?:(\d+) hours?)? ?(?:(\d+) minutes?)?")
LINE = re.compile(r"(Plus|Minus) (.+)")


def minutes_of(words: str) -> int:
    """Minutes in words such as "1 hour 30 minutes"."""
    found = LENGTH.match(words.strip())
    assert found is not None
    assert found[0], words
    return int(found[1] or 0) * 60 + int(found[2] or 0)


async def given(
    tx: Tx, giver: int, receiver: int, minutes: int, at: datetime, words: str | None = None
) -> None:
    """An exchange that was in the books from `at` on."""
    exchange_id = await exchanges.add(
        tx,
        community_id=1,
        giver_id=giver,
        receiver_id=receiver,
        logged_by=giver,
        on_behalf_of=None,
        named=None,
        minutes=minutes,
        day=at.date(),
        skill="garden.weeding",
        words=words,
        flags=(),
        state="posted",
        now=at,
    )
    transfer = rules.exchange(
        f"exchange:{exchange_id}:posted",
        Account(1, "member", giver),
        Account(1, "member", receiver),
        minutes,
    )
    assert await ledger.post(tx, transfer, at)


async def balance_of(town: Town, name: str) -> int:
    """What the ledger says."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return await ledger.balance(tx, 1, town.people[name].id)


async def whole_month(phone: Phone) -> str:
    """All pages of the month on the screen, one after another."""
    text = phone.last.text
    while "More" in phone.buttons:
        await phone.taps("More")
        text += "\n" + phone.last.text
    return text


def told(words: str, before: str) -> int:
    """The balance that stands behind these words, in minutes, below nothing as negative."""
    found = re.search(rf"{before}: (.*)", words)
    assert found is not None, words
    if found[1] == "even.":
        return 0
    if found[1].startswith("given "):
        return -minutes_of(found[1].removeprefix("given "))
    return minutes_of(found[1])


@pytest.mark.parametrize("said", ["/balance", "how many hours have i got", "See my balance"])
async def test_the_balance_in_words(town: Town, said: str) -> None:
    amina = town.phone("Amina")
    await amina.starts()
    await amina.says(said)
    await amina.sees("Ward End & Pelham Timebank", "You have 3 hours to use.")
    assert await balance_of(town, "Amina") == 180


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        (210, "You have 6 hours 30 minutes to use."),
        (-180, "You have given as much as you have got"),
        (-300, "You have been given 2 hours more than you have given. That is fine."),
    ],
)
async def test_above_nothing_nothing_and_below(town: Town, more: int, shown: str) -> None:
    assert town.program is not None
    amina, jean = town.people["Amina"].id, town.people["Jean"].id
    async with town.program.database.write() as tx:
        giver, receiver = (amina, jean) if more > 0 else (jean, amina)
        await given(tx, giver, receiver, abs(more), town.clock.now())
    phone = town.phone("Amina")
    await phone.says("/balance")
    await phone.sees(shown)


async def test_what_is_not_counted_yet(any_town: Town) -> None:
    amina, jean, ruth = any_town.phones("Amina", "Jean", "Ruth")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await amina.says("/balance")
    await amina.sees("You have 3 hours to use.", "Not counted yet: 2 hours that you gave.")
    await jean.says("/balance")
    await jean.sees("Not counted yet: 2 hours that you got.")
    await jean.taps("Yes, that's right")
    await amina.says("/balance")
    await amina.sees("Not counted yet: 2 hours that you gave.")
    await ruth.taps("Approve")
    await amina.says("/balance")
    await amina.sees("You have 5 hours to use.")
    await amina.does_not_see("Not counted yet")


async def test_the_statement_in_plain_words(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/statement")
    text = await whole_month(amina)
    while "See the month before" in amina.buttons:
        await amina.taps("See the month before")
        text += await whole_month(amina)
    assert "Statement for Amina, Ward End & Pelham Timebank" in text
    assert "You helped Jean: Gardening" in text
    assert "Jean helped you: Ironing" in text
    assert "Welcome to the timebank\nPlus 2 hours" in text
    assert "Plus 2 hours" in text
    assert "Minus 1 hour" in text
    assert "Pat" not in text, "others' exchanges are not theirs to see"


async def test_an_undone_exchange_stands_twice(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        original = await ledger.by_key(tx, "exchange:1:posted")
        assert original is not None
        undo = rules.reversal(original, "exchange:1:reversed")
        assert await ledger.post(tx, undo, town.clock.now())
    amina = town.phone("Amina")
    await amina.says("/statement")
    await amina.sees("Your broker undid: you helped Jean: Gardening", "Minus 2 hours")
    await amina.sees(f"Now: {await balance_of(town, 'Amina') // 60} hour to use.")


async def test_all_months_add_up_to_the_minute(any_town: Town) -> None:
    """Random history over a year and a half, clock changes and year's end within: each month's
    opening and lines make its closing, which opens the next, and the last is the ledger's."""
    assert any_town.program is not None
    chance = random.Random(7)
    amina, jean = any_town.people["Amina"].id, any_town.people["Jean"].id
    now = any_town.clock.now()
    async with any_town.program.database.write() as tx:
        for _ in range(160):
            at = now - timedelta(minutes=chance.randrange(1, 540 * 24 * 60))
            giver, receiver = chance.sample([amina, jean], 2)
            await given(tx, giver, receiver, chance.randrange(1, 400), at)
        # The last minute of a month in London is in the next month's day in UTC, in summer.
        edge = datetime(now.year - 1, 6, 30, 23, 30, tzinfo=UTC)
        await given(tx, amina, jean, 59, edge)
    phone = any_town.phone("Amina")
    await phone.says("/statement")
    months = 0
    later: int | None = None
    seen_edge = False
    while True:
        text = await whole_month(phone)
        opening = told(text, "At the start")
        closing = told(text, "Now" if later is None else "At the end")
        lines = [(sign, minutes_of(words)) for sign, words in LINE.findall(text)]
        moved = sum(m if sign == "Plus" else -m for sign, m in lines)
        assert opening + moved == closing, text
        plus, minus = re.search(r"In: (.*)\. Out: (.*)\.", text).groups()  # type: ignore[union-attr]
        assert minutes_of(plus) - minutes_of(minus) == moved
        assert closing == (await balance_of(any_town, "Amina") if later is None else later)
        if text.startswith(f"July {edge.year}"):
            first = date(edge.year, 7, 1)
            assert f"{first:%A} 1 July {first.year}" in text
            assert "Plus 59 minutes" in text
            seen_edge = True
        later = opening
        months += 1
        if "See the month before" not in phone.buttons:
            break
        await phone.taps("See the month before")
    assert later == 0
    assert seen_edge
    assert 18 <= months <= 19
    assert phone.count_messages() == 1, "paging changes the message, and sends no new one"


async def test_a_long_month_comes_in_pages(town: Town) -> None:
    assert town.program is not None
    amina, jean = town.people["Amina"].id, town.people["Jean"].id
    now = town.clock.now()
    words = "Ñ<b>&" * 60
    async with town.program.database.write() as tx:
        for number in range(120):
            await given(tx, amina, jean, 5, now - timedelta(seconds=number), words)
    phone = town.phone("Amina")
    await phone.says("/statement")
    await phone.sees("Page 1 of")
    assert all(len(m.text) <= 4096 for m in phone.messages)
    text = await whole_month(phone)
    assert text.count("Plus 5 minutes") == 120
    assert "Now: 13 hours to use." in text
    await phone.taps("Go one page back")
    await phone.does_not_see("Now:")
    for forged in ("st:209901:0", "st:0:0", "st:202613:99", "st:202601:-4", "st:x:y"):
        await phone.forges(forged)
        await phone.sees("Statement for Amina")


async def test_without_hours_it_is_said_plainly(town: Town) -> None:
    ruth, nadia = town.phones("Ruth", "Nadia")
    await no_member(town, "Ruth")
    for said in ("/balance", "/statement"):
        await ruth.says(said)
        await ruth.sees("Only members have hours")
        await nadia.says(said)
        await nadia.sees("Welcome to Ward End & Pelham Timebank")


async def test_a_quiet_month(town: Town) -> None:
    amina = town.phone("Amina")
    await town.later(days=70)
    await amina.says("/statement")
    await amina.sees("At the start: 3 hours to use.", "Nothing came in and nothing went out.")
    await amina.sees("Now: 3 hours to use.")
    await amina.taps("See the month before")
    await amina.taps("See the month after")
    await amina.sees("Now: 3 hours to use.")
