"""Friday and the weekend: a reversal, first exchanges, the reminder, a smell of gas, the report."""

from tests.week import figures
from tests.week.town import WeekTown


async def day(town: WeekTown) -> None:
    """Friday 15 to Sunday 17 May 2026."""
    await _morning(town)
    await _rest(town)
    await _weekend(town)


async def _morning(town: WeekTown) -> None:
    ruth, devinder, chen = town.phones("Ruth", "Devinder", "Chen")
    await town.to(15, "09:01")
    town.happens("Friday's digest is Ruth's alone, with Devinder's reminder in it")
    await ruth.sees("Good morning. Friday 15 May 2026", "One reminder of yours for today")
    await devinder.does_not_see("Good morning. Friday")
    town.happens("Chen writes that an hour is there twice, and Ruth answers")
    await chen.says("talk to a person")
    await chen.says("I logged that half hour for Lucy twice")
    await ruth.taps("Answer here")
    await ruth.says("Thank you for telling me, Chen")
    await chen.sees("Ruth answers you")
    town.happens("Ruth reverses it with a reason that both read")
    await ruth.taps("Reverse it")
    await ruth.taps("Logged twice")
    await chen.sees("Undone by your broker.", "Logged twice")
    town.happens("Ruth rang both about Tom's first help")
    await ruth.taps("Ring first exchanges")
    await ruth.taps("See Tom and Lucy")
    await ruth.taps("Say I rang both")


async def _rest(town: WeekTown) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    dorothy, eileen, george = town.phones("Dorothy", "Eileen", "George")
    town.happens("What Devinder wanted to hear of on Friday comes to Ruth, who stands in")
    await town.to(15, "10:01")
    await ruth.sees("about Edna", "ring Edna about the key safe", "0121 496 0104")
    await ruth.says("rang Edna, no answer")
    await ruth.sees("Ruth rang Edna. No answer.")
    town.happens("Edna rings back, and the case is closed with how it ended")
    await ruth.taps("Close with a note")
    await ruth.says("A neighbour fitted it")
    await ruth.sees("Ruth closed this.")
    town.happens("George gives Dorothy an hour")
    await george.says("give 1 hour to Dorothy")
    await george.taps("Give to Dorothy")
    await dorothy.sees("George gave you 1 hour as a gift.")
    town.happens("Eileen smells gas at 9pm: Ruth is called in Devinder's place")
    await town.to(15, "21:00")
    await eileen.says("i can smell gas in the kitchen")
    await eileen.sees("0800 111 999", "I have told a person at the timebank now.")
    await devinder.does_not_see("needs you now")
    await ruth.taps("Open it")
    await ruth.sees("i can smell gas in the kitchen")
    await ruth.taps("Say I rang them")


async def _weekend(town: WeekTown) -> None:
    ruth = town.phone("Ruth")
    town.happens("Nothing disturbs anybody at the weekend")
    before = ruth.count_messages()
    await town.to(16, "09:01")
    await town.to(17, "09:01")
    assert ruth.count_messages() == before
    town.happens("Ruth looks at the month so far")
    await town.to(17, "18:00")
    await ruth.says("/report this month")
    await ruth.sees("So far, up to Sunday 17 May 2026, 6pm.", *figures.REPORT)
