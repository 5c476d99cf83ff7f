"""Tuesday: a newcomer, plans, a wrong approval, and a visitor who isn't heard of at night."""

from tests.week.deeds import helped, planned
from tests.week.town import WeekTown


async def day(town: WeekTown) -> None:
    """Tuesday 12 May 2026."""
    await town.to(12, "09:01")
    await _newcomer(town)
    await _plans(town)
    await _night(town)


async def _newcomer(town: WeekTown) -> None:
    ruth, nasreen = town.phone("Ruth"), town.phone("Nasreen")
    town.happens("A date to meet newcomers is set in one line")
    await ruth.says("/meeting Thursday 2pm at Ward End Library")
    await ruth.sees("Meeting newcomers: Thursday 14 May 2026, 2pm", "Ward End Library")
    town.happens("Nasreen asks to join, and Ruth wants to meet her first")
    await nasreen.starts("join-ward-end")
    await nasreen.taps("Agree and go on")
    about = ("Nasreen Akhtar", "yes", "Ward End", "0121 496 0199", "skip", "Sewing")
    await nasreen.types(*about, "yes I agree", "yes")
    await ruth.sees("Nasreen Akhtar wants to join")
    await ruth.taps("Ask to meet first")
    await nasreen.taps("Come Thursday 14 May 2026")
    await nasreen.sees("You meet us on", "Ward End Library")
    town.happens("Ruth asks for two references in one line, and one is good")
    await ruth.says("references for Nasreen: Mrs Shah 0121 496 0456 and Imam Yusuf 0121 496 0457")
    await ruth.sees("Mrs Shah (0121 496 0456): asked", "Imam Yusuf (0121 496 0457): asked")
    await ruth.taps("Note: Mrs Shah")
    await ruth.taps("Note: it was good")
    await ruth.sees("Good: 1. Wanted: 2.")


async def _plans(town: WeekTown) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    amina, bashir, eileen, farah = town.phones("Amina", "Bashir", "Eileen", "Farah")
    george, harriet, jean, lucy = town.phones("George", "Harriet", "Jean", "Lucy")
    town.happens("Farah visits Eileen tonight: a home and a first time, so Ruth ticks the points")
    await planned(farah, "company for Eileen today 7pm for an hour", "Meet at their home", eileen)
    await ruth.sees("a first exchange and help at home")
    await ruth.taps("Approve before")
    await ruth.taps("Say both know")
    await ruth.taps("Say the home is safe")
    await ruth.taps("Approve, all is right")
    town.happens("Ruth approves the wrong card, and undoes it within ten minutes")
    await helped(george, "1 hour yesterday walking the dog", harriet)
    await ruth.taps("Approve")
    await town.later(minutes=9)
    await ruth.taps("Undo")
    await ruth.sees("George helped Harriet", "Both agree.")
    await george.sees("Ruth at the timebank took back the last message")
    town.happens("Bashir will help Lucy on Thursday")
    await planned(
        bashir, "computer help for Lucy thursday 3pm for an hour", "Meet at their home", lucy
    )
    await devinder.taps("Approve before")
    await devinder.taps("Say both know")
    await devinder.taps("Approve, all is right")
    town.happens("Devinder wants to be reminded on Friday")
    await devinder.says("remind me friday 10am to ring Edna about the key safe")
    await devinder.sees("Case", "about Edna", "I show it to you again on Friday 15 May 2026, 10am")
    town.happens("Amina asks for ironing, Jean says yes, Devinder approves it beforehand")
    await amina.says("Somebody to do my ironing thursday 5pm for an hour")
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await devinder.taps("Approve before")
    await amina.sees("Approved beforehand.")


async def _night(town: WeekTown) -> None:
    ruth, devinder, farah = town.phones("Ruth", "Devinder", "Farah")
    missed = "A visitor at Ward End & Pelham Timebank has not told me that they are safe."
    town.happens("Ruth is deputy tonight")
    await ruth.says("I'm deputy tonight")
    await ruth.taps("Yes, keep that")
    town.happens("Farah isn't heard of: Devinder, who is on duty, is told first")
    await town.to(12, "19:31")
    await farah.sees("Are you all right?")
    await town.to(12, "20:31")
    await devinder.sees(missed)
    await ruth.does_not_see(missed)
    town.happens("Devinder doesn't open it, so the deputy is told; Ruth rings, and all is well")
    await town.to(12, "20:47")
    await ruth.sees(missed)
    await ruth.taps("Open it")
    await ruth.sees("Farah visits Eileen: Tuesday 12 May 2026, 7pm to 8pm")
    await ruth.taps("Say I rang them")
    await ruth.sees("Ruth rang them. This is closed.")
    await farah.taps("I've arrived")
    await farah.taps("I've left")
