"""Monday: the queue with two brokers in it, a query, hours that differ, a call to Mrs Khan."""

from tests.week.deeds import helped, logged
from tests.week.town import WeekTown


async def day(town: WeekTown) -> None:
    """Monday 11 May 2026."""
    await _before_nine(town)
    await _at_nine(town)
    await _later(town)


async def _before_nine(town: WeekTown) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    amina, jean, pat, tom, lucy = town.phones("Amina", "Jean", "Pat", "Tom", "Lucy")
    town.happens("Devinder says when he is on duty")
    await devinder.says("I'm on duty on weekdays 8am to 10pm")
    await devinder.taps("Yes, keep that")
    await devinder.sees("1. Devinder: Mondays, Tuesdays", "8am to 10pm")
    town.happens("Amina logs gardening for Jean, who confirms it")
    await helped(amina, "2hrs yesterday gardening", jean)
    town.happens("Tom logs a shelf for Lucy, who confirms it: his first help")
    await helped(tom, "1hr yesterday fixing a shelf", lucy)
    town.happens("Pat says three hours, Jean says two")
    await logged(pat, "3hrs yesterday gardening", "Jean")
    await jean.taps("Change the hours")
    await jean.taps("2 hours")
    await pat.taps("Say there's a problem")
    town.happens("The digest comes to both brokers")
    await town.to(11, "09:01")
    for broker in (ruth, devinder):
        await broker.sees(
            "Good morning. Monday 11 May 2026",
            "1. 2 things to approve\n2. One more thing in the queue",
        )


async def _at_nine(town: WeekTown) -> None:
    ruth, devinder, tom, pat, jean = town.phones("Ruth", "Devinder", "Tom", "Pat", "Jean")
    town.happens("Two brokers begin with the same card")
    for broker in (ruth, devinder):
        await broker.says("/queue")
        await broker.taps("Start with the oldest")
    await devinder.sees("Ruth is looking at this since 9:01am.")
    assert "Approve" not in devinder.buttons
    await ruth.taps("Approve")
    await ruth.sees("Approved. It is in the books.")
    town.happens("Devinder asks Tom something, and the answer comes back to the card")
    await devinder.taps("Show the next")
    await devinder.taps("Ask a question")
    await devinder.says("Did it need a ladder?")
    await tom.taps("Answer")
    await tom.says("No, it is at knee height")
    await devinder.sees("The answer: “No, it is at knee height”")
    await devinder.taps("Approve")
    town.happens("Ruth settles what Pat and Jean did not agree on")
    await ruth.taps("Settle the hours")
    await ruth.taps("2 hours")
    await ruth.says("Jean noted when he went")
    for member in (pat, jean):
        await member.sees("Settled by your broker", "Jean noted when he went")


async def _later(town: WeekTown) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    chen, dorothy, tom, oscar = town.phones("Chen", "Dorothy", "Tom", "Oscar")
    await town.to(11, "11:00")
    town.happens("Dorothy asks for somebody to walk her dog: her first, so Ruth looks at it first")
    await dorothy.says("Somebody to walk my dog some time")
    await dorothy.taps("Any time")
    await dorothy.taps("Yes, ask")
    await ruth.sees("Dorothy asks for help", "their first exchange")
    await ruth.taps("Let it go out")
    await town.phone("George").sees("Somebody needs help")
    town.happens(
        "Chen logs hours for Mrs Khan, who has no Telegram: Ruth rings, and enters her yes"
    )
    await logged(chen, "2hrs yesterday cooking", "Mrs Khan")
    await town.later(seconds=5)
    await ruth.sees("Please ring Mrs Khan", "0121 496 0102", "Chen helped you")
    await ruth.taps("Answer 1 for them")
    await ruth.taps("Yes, that's right")
    await ruth.sees("Ruth rang them. This is closed.")
    await devinder.sees("Chen helped Mrs Khan", "Both agree.")
    await devinder.taps("Approve")
    town.happens("Tom and Oscar are never to be paired, and neither hears of it")
    await devinder.says("keep Tom and Oscar apart")
    await devinder.taps("Yes, keep them apart")
    await devinder.sees("Tom and Oscar are kept apart from now on")
    for member in (tom, oscar):
        await member.does_not_see("apart")
