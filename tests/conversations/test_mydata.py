"""/mydata: all that is held, in one go, with other people weighed out."""

import json

from tests.conversations.test_hats import add_member
from tests.conversations.test_statement import content, files
from tests.shift_help import rows
from tests.town import Town


async def test_everything_comes_as_a_page_and_as_json(any_town: Town) -> None:
    town = any_town
    jean, amina, ruth = town.phones("Jean", "Amina", "Ruth")
    await jean.says("20 notices a day")
    await ruth.says("note jean forgets her keys")
    await jean.says("/offer baking bread with Amina, any time")
    await jean.taps("Yes, offer it")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await jean.says("/mydata")
    await jean.sees("holds about you")
    name = f"my-data-{town.clock.now():%Y-%m-%d}"
    assert files(jean) == [f"{name}.html", f"{name}.json"]
    page = content(town, f"{name}.html").decode()
    held = json.loads(content(town, f"{name}.json"))["held"]
    assert "Jean" in page
    assert "Your membership" in page
    # Other people are weighed out: their names, what brokers noted, and whose number is whose.
    assert "baking bread with another member" in page
    offers = [one["words"] for one in held["offers"]["listing"]]
    assert "baking bread with another member, any time" in offers
    assert "Amina" not in page + json.dumps(held)
    assert "keys" not in page + json.dumps(held)
    assert {"exchange", "exchange_event"} <= set(held["help"])
    assert held["you"]["person"][0]["telegram_id"] == town.people["Jean"].telegram_id
    assert await rows(town, "SELECT 1 FROM audit WHERE action = 'data.export'")


async def test_what_a_person_must_look_at_has_a_clock(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await ruth.says("note amina prefers texts to calls")
    await amina.says("what do you hold on me?")
    await amina.sees("A person looks at the rest and answers by Monday 14 December 2026.")
    await ruth.sees("Notes about them: 1.")
    before = len(ruth.messages)
    await town.later(days=14, minutes=1)
    assert len(ruth.messages) > before
    clock = "SELECT state FROM reminder WHERE kind = 'case.clock' ORDER BY due_at"
    assert [row["state"] for row in await rows(town, clock)] == ["done", "waiting", "waiting"]


async def test_on_paper_through_a_broker(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await add_member(town, "Mrs Salma Begum")
    await ruth.says("/mydata Mrs Salma Begum")
    await ruth.sees("Look it through with them")
    assert len(files(ruth)) == 2
    await ruth.says("/mydata Jean")
    assert len(files(ruth)) == 2
    await jean.says("/mydata Mrs Salma Begum")
    await jean.sees("What Ward End & Pelham Timebank holds about you")


async def test_delete_my_data_says_what_that_means(town: Town) -> None:
    jean = town.phone("Jean")
    await jean.says("please delete all my data")
    await jean.sees("Be forgotten", "What stays:")
