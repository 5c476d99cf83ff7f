"""Everyday sentences about shifts, by talking."""

import pytest

from tests.shift_help import go_to, no_sample_shifts, publish, rows, run
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """Two things to do: one on Thursday, sitting down, and one on Sunday."""
    await no_sample_shifts(town)
    await publish(town, days=3)
    await publish(town, "Canal litter pick", days=6, start="10:00", finish="13:00")
    await run(town, "UPDATE opportunity SET sitting = 1 WHERE title = 'Tea for carers'")
    return town


async def test_finding_in_everyday_words(hall: Town) -> None:
    pat = hall.phone("Pat")
    await pat.says("is there anything I can do sitting down")
    await pat.sees("Tea for carers", "8 places are left.")
    await pat.says("what can i do this weekend")
    await pat.sees("Canal litter pick")
    await pat.says("i'd like to help with the tea")
    await pat.sees("Tea for carers", "8 places are left.")
    await pat.says("i come sunday")
    await pat.sees("Canal litter pick", "8 places are left.")
    await pat.taps("Join")
    await pat.says("i come sunday")
    await pat.sees("Canal litter pick", "You're in.", "Thank you for saying that you are coming")
    [place] = await rows(hall, "SELECT confirmed_at FROM place")
    assert place["confirmed_at"]


async def test_about_ones_own(hall: Town) -> None:
    pat, owen, amina = hall.phones("Pat", "Owen", "Amina")
    await pat.says("join the litter pick")
    await pat.taps("Join")
    for words in ("am i on the list", "is the litter pick cancelled", "what should i wear",
                  "i will be late"):  # fmt: skip
        await pat.says(words)
        await pat.sees("Canal litter pick", "You're in.")
    await pat.says("who else is coming")
    await pat.sees("one person has a place, of 8", "I do not say who.")
    # Nobody loses a place on Sunday who can't come on Saturday.
    for words in ("cant do saturday", "take me off saturday"):
        await pat.says(words)
        await pat.sees("Which one can't you make?")
    await pat.says("can i bring a friend thursday")
    await pat.sees("Join it yourself first.")
    await go_to(hall, 6, "09:40")
    await pat.says("sorry i'm running late")
    await pat.sees("I told Owen that you come later to Canal litter pick.")
    await owen.sees("Pat comes later.", "Canal litter pick")
    told = owen.count_messages()
    await pat.says("i am late")
    assert owen.count_messages() == told
    await amina.says("who else is coming")
    assert "Pat" not in amina.last.text
    await go_to(hall, 1, "10:00")
    await pat.says("i forgot to sign in yesterday")
    await pat.sees("Noted: 3 hours, Canal litter pick")
