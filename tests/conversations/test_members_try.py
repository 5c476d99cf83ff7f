"""What members tried that once went wrong, by talking: nobody is forgotten, nothing is let slip."""

from tests.driver import Phone
from tests.request_help import by_day, offers, rows_of
from tests.town import Town

ASKED = "Somebody to do my ironing thursday 2pm for an hour"


async def _approved(town: Town) -> tuple[Phone, Phone, Phone]:
    """Jean irons for Amina on Thursday 2pm, approved; Pat was asked, too, and had not answered."""
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await by_day(town)
    for name in ("Jean", "Pat"):
        await offers(town, name, "home.ironing", "Ironing")
    await amina.says(ASKED)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await pat.sees("This one is sorted")
    await ruth.taps("Approve before")
    return amina, jean, pat


async def test_when_a_helper_drops_out_who_had_not_answered_is_asked_again(town: Town) -> None:
    amina, jean, pat = await _approved(town)
    await town.later(days=2, hours=3)  # an hour before
    await jean.says("can't make it")
    await jean.taps("Call it off")
    await amina.sees("That visit is off. I am asking others.")
    await pat.sees("Somebody needs help", "Can you help?")
    await pat.taps("Yes, I can")
    await amina.taps("Choose Pat")
    await jean.does_not_see("Can you help?")
    assert await rows_of(town, "SELECT state FROM candidate ORDER BY person_id") == [
        ("closed",),
        ("chosen",),
    ]


async def test_who_is_chosen_does_not_read_why_the_time_suits(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.types("/ask", "ironing", "saturday 10am to 2pm after my chemo at 12 Elm Road")
    await amina.says("yes")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await jean.sees("Amina chose you", "10am to 2pm")
    assert not any("chemo" in m.text or "Elm" in m.text for m in jean.messages)
