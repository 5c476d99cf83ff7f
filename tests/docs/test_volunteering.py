"""docs/volunteering.md: its buttons and commands exist, its sentences are understood, and an
organiser's day goes as it says."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from domain import opportunity_words
from handlers.table import registry
from handlers.wording.languages import ENGLISH
from handlers.wording.wording import sources
from tests.conversations.test_organise import known
from tests.shift_help import LONDON, go_to, no_sample_shifts, past_a_clock_change, rows
from tests.town import Town

PAGE = (Path(__file__).parents[2] / "docs" / "volunteering.md").read_text("utf-8")
NOW = datetime(2026, 11, 18, 12, tzinfo=LONDON)
HEADS = {"bold", "A firm's team"}
"""What is bold on the page and no button."""


def sentences(heading: str) -> list[str]:
    """What is to be typed in one part of the page."""
    part = PAGE.partition(f"## {heading}")[2].partition("\n## ")[0]
    return re.findall(r"`([^`]+)`", part)


def test_every_button_of_the_page_exists() -> None:
    labels = set()
    for text in sources(ENGLISH):
        labels |= set(re.findall(r"^btn-[\w-]+ = (.+)$", text, re.MULTILINE))
    named = {" ".join(one.split()) for one in re.findall(r"\*\*([^*]+)\*\*", PAGE)} - HEADS
    assert len(named) > 20
    assert named - labels == set()


def test_every_command_of_the_page_exists() -> None:
    named = set(re.findall(r"`/(\w+)", PAGE))
    assert named > {"organise", "volunteer", "run", "served", "needs"}
    assert named <= set(registry().commands)


@pytest.mark.parametrize("words", sentences("Put something up")[:4])
def test_its_sentences_say_what_when_and_how_many(words: str) -> None:
    found = opportunity_words.read(words)
    assert found.title
    assert found.places
    assert opportunity_words.read(words).venue


async def test_an_organisers_day(town: Town) -> None:
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    pat = await known(town)
    amina, jean = town.phones("Amina", "Jean")
    words = sentences("Put something up")[0]
    await pat.says(words)
    await pat.taps("Yes, show it")
    for one in (amina, jean):
        await one.says("/volunteer litter pick")
        await one.taps("Join")
    (shift,) = await rows(
        town,
        "SELECT s.day FROM shift s JOIN opportunity o ON o.id = s.opportunity_id"
        " WHERE o.title = 'Litter pick'",
    )
    await pat.says("/run")
    await pat.taps("See 2: Litter pick")
    await pat.sees("2 of 15 places are taken.", "Coming: Amina and Jean.")
    day = datetime.fromisoformat(shift["day"]).date()
    await go_to(town, 0, "12:30", since=day)
    await pat.sees("Who came to Litter pick?")
    await pat.taps("Note who came")
    await pat.says("all but Jean")
    await pat.taps("Confirm the hours")
    await pat.taps("Yes, confirm one person")
    found = await rows(town, "SELECT state, minutes FROM service_hours ORDER BY state")
    assert [(row["state"], row["minutes"]) for row in found] == [
        ("absent", None),
        ("confirmed", 120),
    ]
    await amina.says("/served")
    await amina.sees("Litter pick", "2 hours")
