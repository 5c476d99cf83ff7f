"""Wednesday: a list brought in, a phone for Mr Hussain, two records of one person, a no-show."""

import re

from tests.week.deeds import logged, planned
from tests.week.town import WeekTown

HEAD = "N,Name,Email,Phone,Alternative Phone,Created,Last login,Language,Balance"
ROWS = (
    "1,Arthur Bell,,0121 496 0301,,2024-03-04 10:11:12 +0000,,en,1:30",
    "2,Beryl Stone,,0121 496 0302,,2024-03-04 10:11:12 +0000,,en,-0:45",
    "3,Winnie Clarke,,0121 496 0303,,2024-03-04 10:11:12 +0000,,en,0:30",
    "4,,,0121 496 0304,,2024-03-04 10:11:12 +0000,,en,2:00",
    "5,Desmond Gray,,0121 496 0305,,2024-03-04 10:11:12 +0000,,en,0:00",
    "6,Ivy Marsh,,0121 496 0306,,2024-03-04 10:11:12 +0000,,en,3:15",
)
"""Six members as another timebank's software exports them; the fourth row has no name."""


async def day(town: WeekTown) -> None:
    """Wednesday 13 May 2026."""
    await town.to(13, "09:01")
    farah, eileen = town.phones("Farah", "Eileen")
    town.happens("Farah and Eileen are asked in the morning how it went, and it posts itself")
    await farah.taps("Yes, as planned")
    await eileen.taps("Yes, that's right")
    await eileen.sees("Done.", "Farah helped you: 1 hour")
    await _records(town)
    await _desk(town)
    await _afternoon(town)


async def _records(town: WeekTown) -> None:
    ruth, devinder, tariq = town.phones("Ruth", "Devinder", "Tariq")
    town.happens("A list of six members with a bad row is imported; Devinder is the second person")
    await ruth.says("/import")
    await ruth.sends_document("members.csv", "\n".join((HEAD, *ROWS)).encode())
    await ruth.sees("New: 5 members.", "Row 5: there is no name", "4 hours 30 minutes")
    await ruth.taps("Import these 5")
    await devinder.taps("Agree to it")
    await ruth.sees("members.csv is imported: 5 rows. Devinder agreed to it.")
    town.happens("Mr Hussain has a phone now, and puts it on his record with a code")
    await ruth.says("code for Mr Hussain")
    found = re.search(r"start=(claim_\w+)", ruth.last.text)
    assert found is not None
    await tariq.says(f"/start {found[1]}")
    await tariq.says("Hussain from Alum Rock")
    await tariq.sees("Welcome, Mr Hussain.")
    await ruth.sees("Mr Hussain has put their phone on their record.")
    town.happens("Winnie Clarke of the list is Winifred: their records become one")
    await devinder.says("merge Winifred and Winnie Clarke")
    await devinder.sees("Are these one person?", "Has 30 minutes.")
    await devinder.taps(devinder.buttons[0])  # keep Winifred's number
    await ruth.taps("Make them one")
    await devinder.sees("Done. Ruth agreed. 30 minutes moved along.")


async def _desk(town: WeekTown) -> None:
    ruth, dorothy = town.phones("Ruth", "Dorothy")
    town.happens("What was undone is approved after all, by name")
    await ruth.says("/approve George and Harriet")
    await ruth.sees("George helped Harriet", "Approved. It is in the books.")
    town.happens("Ruth notes something about Jean")
    await ruth.says("note Jean prefers mornings")
    await ruth.sees("Noted about Jean, for brokers only")
    town.happens("Nobody answers Dorothy: Ruth rings George, who can't")
    await ruth.taps("See who could help")
    await ruth.taps("Record a phone call")
    await ruth.taps("Ring George")
    await ruth.taps("They can't")
    await ruth.sees("George: can't help (by phone)")
    await dorothy.does_not_see("George")


async def _afternoon(town: WeekTown) -> None:
    devinder = town.phone("Devinder")
    amina, jean, oscar = town.phones("Amina", "Jean", "Oscar")
    town.happens("Jean is to iron for Amina today, and doesn't come: both say so, nothing moves")
    await planned(jean, "ironing for Amina today 4pm for an hour", "Meet at my home", amina)
    await devinder.taps("Approve before")
    await town.to(13, "17:01")
    await amina.taps("Say it didn't happen")
    await jean.taps("Say it didn't happen")
    await jean.sees("It did not happen. You both say so. No hours moved.")
    town.happens("Oscar logs a music lesson that Sunita never confirms")
    await logged(oscar, "1hr yesterday music lesson", "Sunita")
