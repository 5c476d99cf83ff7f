"""Asking for help, by talking: who is asked, the yes, the choice, the plan, and every way out."""

from datetime import timedelta

from tests.driver import Phone
from tests.request_help import by_day, offers, rows_of, state_of
from tests.town import Town

ASKED = "Somebody to do my ironing thursday 2pm for an hour"


async def _asked(town: Town) -> tuple[Phone, Phone]:
    """Amina asks, and Jean, who offers ironing, is asked."""
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says(ASKED)
    await amina.sees("You ask for help", "Shall I ask people")
    await amina.taps("Yes, ask")
    await amina.sees("I am asking people who can help")
    await jean.sees("Somebody needs help", "Ironing", "2pm", "you offered this")
    return amina, jean


async def test_somebody_says_yes_is_chosen_and_the_visit_is_proposed(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.does_not_see("Amina")
    await jean.does_not_see("my ironing")
    await jean.taps("Yes, I can")
    await jean.sees("You said yes. They choose next")
    await amina.sees("Jean can help.", "You have helped each other before")
    await amina.taps("Choose Jean")
    await amina.sees("Jean helps you")
    await jean.sees("Amina chose you")
    assert await rows_of(
        town, "SELECT e.state, q.minutes, q.start FROM plan q JOIN exchange e ON e.id = q.exchange_id"
    ) == [("proposed", 60, "14:00")]
    assert await state_of(town) == "matched"
