"""Help that is planned beforehand, by talking: from the agreed day to posted hours and thanks."""

from datetime import timedelta

from tests.books_help import books_hold
from tests.conversations.test_log_hours import balance_of
from tests.driver import Phone
from tests.request_help import by_day
from tests.town import Town


async def to(town: Town, when: str) -> None:
    """Moves the clock to a local time, such as "tuesday 17:30" or "08:05"; always forward."""
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Europe/London")
    *day, clock = when.split()
    hour, minute = (int(part) for part in clock.split(":"))
    now = town.clock.now().astimezone(zone)
    then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    while then <= now or (day and then.strftime("%A").lower() != day[0]):
        then = (then.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=zone)
    await town.later(seconds=(then - now).total_seconds())


async def proposed(town: Town, when: str = "2pm", what: str = "gardening") -> tuple[Phone, ...]:
    """Amina proposes to help Jean on the day after tomorrow."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await by_day(town, 9)  # so that somebody of the desk is there on the day, too
    day = (town.clock.now() + timedelta(days=2)).strftime("%A").lower()
    await amina.says("/plan")
    await amina.sees("Who helps?")
    await amina.taps("Give help to them")
    await amina.taps("Jean")
    await amina.says(what)
    await amina.says(f"{day} {when}")
    await amina.sees("How long will it take?")
    await amina.says("2 hours")
    await amina.sees("Where will it be?")
    await amina.taps("Meet at their home")
    await amina.sees("You help Jean", "2pm to 4pm", "Jean's home", "Shall I ask Jean?")
    await amina.taps("Ask Jean")
    await amina.sees("I asked Jean")
    await jean.sees("Amina is going to help you", "2pm to 4pm", "Does this suit you?")
    return amina, jean, ruth


async def planned(town: Town, what: str = "gardening") -> tuple[Phone, ...]:
    """The same, agreed by Jean and approved beforehand by Ruth."""
    amina, jean, ruth = await proposed(town, what=what)
    await jean.taps("Yes, that suits me")
    await jean.sees("You both agree")
    await ruth.sees("Amina is going to help Jean", "Approve it before it happens?")
    await ruth.taps("Approve before")
    await ruth.sees("Approved beforehand by Ruth")
    for phone in (amina, jean):
        await phone.sees("Approved beforehand.", "I will remind you both")
    return amina, jean, ruth


async def test_a_plan_posts_itself_and_thanks_are_passed_on(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth = await planned(town)
    before = await balance_of(town, "Amina"), await balance_of(town, "Jean")
    await town.later(days=2, hours=7, minutes=1)
    for phone in (amina, jean):
        await phone.sees("The time is over. Was it done as planned?")
    await jean.taps("Yes, as planned")
    await amina.sees("You helped Jean", "2 hours", "Is that right?")
    await amina.taps("Yes, that's right")
    await amina.sees("Done.", "You helped Jean: 2 hours")
    after = await balance_of(town, "Amina"), await balance_of(town, "Jean")
    assert after == (before[0] + 120, before[1] - 120)
    await jean.taps("Say thanks")
    await jean.sees("What do you want to say?")
    await jean.says("You are a star, ring me on 0121 496 0000")
    await jean.sees("I don't pass on numbers")
    await amina.does_not_see("You are a star")
    await jean.says("You are a star")
    await amina.sees("Jean thanks you", "You are a star")
    await ruth.does_not_see("Both agree. Is it fine?")
    await to(town, "09:01")
    await ruth.sees("One exchange posted itself since Thursday 19 November 2026")
    await ruth.taps("See what posted itself")
    await ruth.taps("See Amina and Jean")
    await ruth.sees("Amina helped Jean", "Posted by rule")
    await ruth.taps("Reverse it")
    await ruth.says("It was another day")
    for phone in (amina, jean):
        await phone.sees("Undone by your broker.", "It was another day")
    assert await balance_of(town, "Amina") == before[0]
    await books_hold(town)


async def test_a_plan_in_one_sentence_and_the_list_of_what_is_planned(town: Town) -> None:
    amina, jean, _ = town.phones("Amina", "Jean", "Ruth")
    await amina.says("/plans")
    await amina.sees("You have nothing planned")
    await amina.says("/plan gardening for Jean saturday at 2pm for 2 hours")
    await amina.sees("Who helps?")
    await amina.taps("Give help to them")
    await amina.taps("Meet at their home")
    await amina.sees("You help Jean", "2pm to 4pm", "gardening")
    await amina.taps("Ask Jean")
    await jean.sees("Amina is going to help you")
    await amina.says("/plans")
    await amina.sees("1. Jean, Saturday")
    await amina.taps("Choose 1, Jean")
    await amina.sees("You are going to help Jean", "I asked Jean")
