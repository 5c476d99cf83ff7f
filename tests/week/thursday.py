"""Thursday: routine in one tap, the pot with a second person, a helper drops out, a meeting."""

from tests.week.deeds import helped
from tests.week.town import WeekTown


async def day(town: WeekTown) -> None:
    """Thursday 14 May 2026."""
    await town.to(14, "09:01")
    await _together(town)
    await _pot(town)
    await _afternoon(town)


async def _together(town: WeekTown) -> None:
    ruth = town.phone("Ruth")
    amina, chen, lucy, pat, tom = town.phones("Amina", "Chen", "Lucy", "Pat", "Tom")
    town.happens("Three plain exchanges are approved in one tap")
    await helped(amina, "1hr yesterday gardening", pat)
    await helped(tom, "2hrs yesterday gardening", amina)
    await helped(chen, "30 mins yesterday gardening", lucy)
    await ruth.says("/approve all")
    await ruth.sees("3 routine exchanges, 3 hours 30 minutes together")
    await ruth.taps("Approve all of these")
    await ruth.sees("3 exchanges are approved.")


async def _pot(town: WeekTown) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    amina, gulnaz, pat = town.phones("Amina", "Gulnaz", "Pat")
    town.happens("Pat gives hours to the pot")
    await pat.says("give 4 hours to the pot")
    await pat.taps("Give to the pot")
    town.happens("Amina gives hours to the pot")
    await amina.says("give 2 hours to the pot")
    await amina.taps("Give to the pot")
    town.happens("Gulnaz asks the pot for more than one broker gives alone: Devinder confirms")
    await gulnaz.says("can I have 330 minutes from the pot")
    await gulnaz.says("My knee is bad this month")
    await gulnaz.taps("Ask my broker")
    await ruth.taps("Give from the pot")
    await ruth.sees("It is so much that a second person looks too")
    await devinder.taps("Confirm as second")
    await gulnaz.sees("From the community pot: 5 hours 30 minutes for you.")


async def _afternoon(town: WeekTown) -> None:
    ruth, devinder, nasreen = town.phones("Ruth", "Devinder", "Nasreen")
    amina, bashir, jean, lucy = town.phones("Amina", "Bashir", "Jean", "Lucy")
    town.happens("Bashir can't come, an hour before: Lucy and the brokers hear at once")
    await town.to(14, "14:01")
    await bashir.says("can't make it")
    await bashir.taps("Call it off")
    await lucy.sees("Called off.", "Bashir was going to help you")
    for broker in (ruth, devinder):
        await broker.sees("Bashir can't make it.", "Perhaps you know somebody else.")
    town.happens("Nasreen's second reference is good, she came, and is let in")
    await town.to(14, "15:01")
    await ruth.taps("Note: Imam Yusuf")
    await ruth.taps("Note: it was good")
    await ruth.says("/meeting")
    await ruth.taps("Thursday 14 May 2026")
    await ruth.taps("Tick: Nasreen Akhtar came")
    await ruth.taps("Let in Nasreen Akhtar")
    await ruth.sees("Nasreen Akhtar: came, a member now")
    await nasreen.sees("You are now a member")
    town.happens("Devinder is away, and hands over to Ruth")
    await devinder.says("/handover Ruth until Sunday")
    await devinder.taps("Yes, hand over")
    await ruth.sees("You stand in for Devinder", "One case of theirs is yours now.")
    town.happens("Jean irons for Amina, both say so, and it posts itself")
    await town.to(14, "18:01")
    await amina.taps("Yes, as planned")
    await jean.taps("Yes, that's right")
    await jean.sees("Done. You helped Amina: 1 hour")
