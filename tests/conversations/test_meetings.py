"""Dates to meet newcomers: set, chosen, reminded of, ticked, and let in from the ticks."""

from tests.conversations.test_members import label
from tests.conversations.test_references import applies
from tests.driver import Phone
from tests.request_help import by_day
from tests.shift_help import in_days, rows
from tests.town import Town


async def date_set(town: Town, ruth: Phone, days: int, place: str = "Ward End Library") -> None:
    """Ruth sets a date in so many days, at 2pm."""
    await ruth.says("/meeting")
    await ruth.taps("Set a date")
    await ruth.says(f"{in_days(town, days):%-d %B} 2pm")
    await ruth.says(place)
    await ruth.sees("Meeting newcomers:", place, "Nobody chose it")


async def test_a_newcomer_chooses_a_date_comes_and_is_let_in_from_the_ticks(town: Town) -> None:
    ruth = town.phone("Ruth")
    await by_day(town)
    await date_set(town, ruth, 3)
    await date_set(town, ruth, 6, "St Mark's hall")
    nasreen = await applies(town)
    await ruth.taps("Ask to meet first")
    await nasreen.sees("On these days you can meet somebody", "When can you come?")
    await nasreen.taps(f"Come {in_days(town, 3):%A %-d %B %Y}")
    await nasreen.sees("You meet us on", "2pm", "Ward End Library")
    await ruth.sees("Nasreen Khan comes to meet you on")
    await ruth.taps("See the date")
    await ruth.sees("Nasreen Khan")
    await town.later(days=2, hours=2)
    await nasreen.sees("Tomorrow you meet Ward End & Pelham Timebank")
    await ruth.sees("Tomorrow you meet one newcomer")
    await town.later(days=1, hours=4)
    await ruth.says("/meeting")
    await ruth.taps(label(ruth, f"{in_days(town, 0):%A}"))
    await ruth.taps("Tick: Nasreen Khan came")
    await ruth.sees("Nasreen Khan: came")
    await ruth.taps("Let in Nasreen Khan")
    await ruth.sees("Nasreen Khan: came, a member now")
    await nasreen.says("/balance")
    await nasreen.sees("2 hours")


async def test_a_date_is_changed_called_off_and_another_time_is_asked_for(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await by_day(town)
    await date_set(town, ruth, 3)
    nasreen = await applies(town)
    await ruth.taps("Ask to meet first")
    await nasreen.taps(f"Come {in_days(town, 3):%A %-d %B %Y}")
    meeting = (await rows(town, "SELECT id FROM meeting"))[0]["id"]
    await pat.says("hello")
    await pat.forges(f"mt-come:{meeting}")
    await pat.forges(f"mt-off:{meeting}")
    await pat.does_not_see("Library")
    await ruth.forges(f"mt-tick:{meeting}:{1}.1")
    await date_set(town, ruth, 5, "St Mark's hall")
    await ruth.says("/meeting")
    first = (in_days(town, 3)).strftime("%A")
    await ruth.taps(label(ruth, first))
    await ruth.taps("Call it off")
    await ruth.sees("It was called off")
    await nasreen.sees("is called off. Sorry", "On these days you can meet somebody")
    await nasreen.taps(f"Come {in_days(town, 5):%A %-d %B %Y}")
    await nasreen.sees("St Mark's hall")
    chosen = await rows(town, "SELECT meeting_id FROM meeting_guest ORDER BY meeting_id")
    assert chosen[-1]["meeting_id"] != meeting
    await nasreen.taps("Ask for another time")
    await nasreen.says("I work every afternoon")
    await ruth.sees("I work every afternoon")


async def test_without_dates_the_broker_rings_and_a_new_date_is_offered_later(town: Town) -> None:
    ruth = town.phone("Ruth")
    await by_day(town)
    nasreen = await applies(town)
    await ruth.taps("Ask to meet first")
    await nasreen.sees("would like to meet you before you join")
    await nasreen.does_not_see("On these days")
    await date_set(town, ruth, 2)
    await nasreen.sees("On these days you can meet somebody")


async def test_a_date_in_one_line_and_what_is_missing_is_asked(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await by_day(town)
    day = f"{in_days(town, 3):%A}"
    await ruth.says(f"/meeting {day} at 2pm at Ward End Library")
    await ruth.sees("Meeting newcomers:", day, "2pm", "Ward End Library", "Nobody chose it")
    await ruth.says(f"/meeting {in_days(town, 5):%-d %B}, St Mark's hall")
    await ruth.sees("At what time?")
    await ruth.says("10am")
    await ruth.sees("Meeting newcomers:", "10am", "St Mark's hall")
    await ruth.says(f"/meeting {day} 4pm")
    await ruth.says("Ward End Library")
    await ruth.sees("Meeting newcomers:", "4pm")
    await ruth.says(f"/meeting {day} at 5 in the afternoon at the library")
    await ruth.sees("Meeting newcomers:", "5pm", "the library")
    await ruth.says("/meeting some day at the library")
    await ruth.says(f"{day} 11am")
    await ruth.sees("Meeting newcomers:", "11am", "the library")
    await pat.says(f"/meeting {day} 2pm at Ward End Library")
    await pat.sees("cannot do that")
