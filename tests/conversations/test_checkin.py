"""Being there by a code, by talking: the organiser's screen, the link, the digits, and who turns up
without being on the list."""

import re
from typing import Any

import pytest

from domain import rotating
from handlers import checkin
from tests.driver import Phone
from tests.shift_help import crowd, go_to, in_days, no_sample_shifts, publish, rows, run
from tests.town import Town

DIGITS = re.compile(r"\b(\d{3} \d{3})\b")


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts."""
    await no_sample_shifts(town)
    return town


async def joined(town: Town, *names: str, places: int = 8, title: str = "Tea for carers") -> int:
    """A shift this afternoon that these people joined; its id. It is ten to two then."""
    shift_id = await publish(town, title, days=1, places=places)
    for name in names:
        phone = town.phone(name)
        await phone.says(f"/volunteer {title}")
        await phone.taps("Join")
    await go_to(town, 1, "13:50")
    return shift_id


async def shown(town: Town, shift_id: int) -> str:
    """Owen shows the code; its digits."""
    owen = town.phone("Owen")
    await owen.says("/home")
    await owen.forges(f"sh-run:{shift_id}")
    await owen.taps("Show the code")
    return digits_on(owen)


def digits_on(phone: Phone) -> str:
    """The digits on the newest message."""
    found = DIGITS.findall(phone.last.text)
    assert found, phone.screen()
    return str(found[-1])


async def link_of(town: Town, shift_id: int) -> str:
    """What stands behind start= in the square now."""
    secret = (await rows(town, f"SELECT secret FROM shift_code WHERE shift_id = {shift_id}"))[0]
    step = rotating.step_of(town.clock.now())
    return rotating.link(secret["secret"], shift_id, step)


async def here(town: Town, shift_id: int) -> set[str]:
    """Who is noted as there by a code."""
    found = await rows(
        town,
        "SELECT p.name FROM service_hours h JOIN person p ON p.id = h.person_id"
        " WHERE h.shift_id = :id AND h.state = 'said' AND h.how = 'code'",
        id=shift_id,
    )
    return {row["name"] for row in found}


async def test_the_code_on_the_screen_is_typed_once_and_changes(
    hall: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    links: list[str] = []
    plain = checkin.square

    def seen(link: str) -> bytes:
        links.append(link)
        return plain(link)

    monkeypatch.setattr(checkin, "square", seen)
    owen, amina, jean = hall.phones("Owen", "Amina", "Jean")
    shift_id = await joined(hall, "Amina", "Jean")
    first = await shown(hall, shift_id)
    await owen.sees("Point your phone at the square", "In words:", "Nobody has used one yet")
    assert owen.last.kind == "photo"
    assert links[-1].endswith("?start=" + await link_of(hall, shift_id))
    spoken = [rotating.spoken(sign)[0] for sign in first.replace(" ", "")]
    assert ", ".join(spoken) in owen.last.text
    before = owen.count_messages()
    await amina.says(first)
    await amina.sees("You are checked in.", "Tea for carers, until 4pm")
    await amina.says(f"code {first}")
    await amina.sees("checked in at Tea for carers already")
    await owen.sees("One person is checked in.")
    await hall.later(seconds=61)
    second = digits_on(owen)
    assert second != first, "it is made anew while it is on the screen"
    assert owen.count_messages() == before, "in the same message"
    await hall.later(seconds=61)
    await jean.says(first)
    await jean.sees("That code has changed.", "Ask Owen to show you a new one")
    assert await here(hall, shift_id) == {"Amina"}
    await owen.taps("Show a new code")
    assert owen.count_messages() == before
    await jean.says(" ".join(rotating.spoken(digits_on(owen).replace(" ", ""))))
    await jean.sees("You are checked in.")
    assert await here(hall, shift_id) == {"Amina", "Jean"}
    await hall.later(minutes=11)
    await owen.sees("The code is hidden now")
    await owen.taps("Show a new code")
    assert digits_on(owen)
    await go_to(hall, 0, "16:01")
    await owen.sees("This is over, so no code counts any more.")
    said = [row["action"] for row in await rows(hall, "SELECT action FROM audit")]
    assert {"shift.code-shown", "shift.code-right", "shift.code-old"} <= set(said)


async def test_the_link_of_the_square_counts_once_and_not_when_passed_on(hall: Town) -> None:
    amina, jean = hall.phones("Amina", "Jean")
    shift_id = await joined(hall, "Amina", "Jean")
    await shown(hall, shift_id)
    link = await link_of(hall, shift_id)
    await amina.starts(link)
    await amina.sees("You are checked in.")
    assert "I'm leaving now" in amina.buttons
    await amina.starts(link)
    await amina.sees("already")
    await hall.later(seconds=125)
    await jean.starts(link)
    await jean.sees("That code has changed.")
    await jean.starts(link[:-1] + ("A" if link[-1] != "A" else "B"))
    await jean.sees("I do not know that code.")
    await jean.starts("here_999_AAAAAAAAAAAAAAAA")
    await jean.sees("I do not know that code.")
    for broken in (link[:-1], f"{link}x", link.lower(), "here", "here_x"):
        await jean.starts(broken)
        await jean.sees("That check-in link is not whole.", "You are not checked in.")
    assert await here(hall, shift_id) == {"Amina"}


async def test_before_its_time_after_the_end_and_called_off(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    shift_id = await publish(hall, days=1)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await go_to(hall, 1, "13:00")
    await owen.says("/home")
    await owen.forges(f"code-show:{shift_id}")
    await owen.sees("It is too early.")
    await amina.says("482913")
    await amina.sees("too early for Tea for carers", "from 1:30pm on")
    await go_to(hall, 0, "15:59")
    code = await shown(hall, shift_id)
    link = await link_of(hall, shift_id)
    await go_to(hall, 0, "16:00")
    await amina.says(code)
    await amina.sees("Tea for carers is over", "tell Owen")
    await amina.starts(link)
    await amina.sees("Tea for carers is over")
    assert await here(hall, shift_id) == set()
    await owen.forges(f"code-show:{shift_id}")
    await owen.sees("over")
    other = await publish(hall, "Bike repairs", days=1)
    await go_to(hall, 1, "13:50")
    await shown(hall, other)
    await run(hall, "UPDATE shift SET state = 'cancelled' WHERE id = :id", id=other)
    await amina.starts(await link_of(hall, other))
    await amina.sees("Bike repairs was called off")


async def test_guessing_waits_and_others_can_still_open_the_link(hall: Town) -> None:
    amina, jean = hall.phones("Amina", "Jean")
    shift_id = await joined(hall, "Amina", "Jean")
    code = (await shown(hall, shift_id)).replace(" ", "")
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _ in range(rotating.MOST_WRONG):
        await amina.says(wrong)
        await amina.sees("I do not know that code.")
    await amina.says(code)
    await amina.sees("That was too many codes.")
    await amina.starts(await link_of(hall, shift_id))
    await amina.sees("That was too many codes.")
    await run(
        hall,
        "INSERT INTO shift_code_try (community_id, person_id, fits, at)"
        " SELECT 1, :id, 'wrong', :now FROM person p1, person p2, person p3 LIMIT 60",
        id=hall.people["Owen"].id,
        now=hall.clock.now(),
    )
    await jean.says(code)
    await jean.sees("That was too many codes.")
    await jean.starts(await link_of(hall, shift_id))
    await jean.sees("You are checked in.")
    await go_to(hall, 0, "14:20")
    await amina.starts(await link_of(hall, shift_id))
    await amina.sees("You are checked in.")


async def test_who_is_not_on_the_list_gets_a_place_or_the_organiser_is_asked(hall: Town) -> None:
    owen, jean, pat = hall.phones("Owen", "Jean", "Pat")
    shift_id = await joined(hall, "Amina", places=2)
    code = await shown(hall, shift_id)
    await jean.says(code)
    await jean.sees("You are checked in.")
    await pat.says(code)
    await pat.sees("You are not on the list for Tea for carers. I have asked Owen.")
    await owen.sees("Pat is not on the list.", "Can they help?")
    await pat.says(code)
    await pat.sees("I have asked Owen")
    assert await here(hall, shift_id) == {"Jean"}
    await owen.taps("Yes, they were there")
    await owen.sees("Pat is on the list of Tea for carers now")
    await owen.taps_again()
    await pat.sees("You are on the list.")
    assert await here(hall, shift_id) == {"Jean", "Pat"}
    (zoe,) = await crowd(hall, 1)
    await zoe.says(digits_on_any(owen))
    await owen.sees("Volunteer01 is not on the list.")
    await owen.taps("No, not this time")
    await zoe.sees("There was no room for you")
    await zoe.starts(await link_of(hall, shift_id))
    await zoe.sees("Owen said that there is no room")


def digits_on_any(phone: Phone) -> str:
    """The digits on the newest message that has some."""
    return str(DIGITS.findall(" ".join(one.text for one in phone.messages))[-1])


async def test_a_code_that_asks_for_a_check_or_of_another_shift(hall: Town) -> None:
    owen, amina, jean = hall.phones("Owen", "Amina", "Jean")
    await publish(hall, "Bike repairs", days=1)
    await jean.says("/volunteer bike repairs")
    await jean.taps("Join")
    shift_id = await joined(hall, "Amina")
    code = await shown(hall, shift_id)
    await jean.says(code)
    await jean.sees("That is the code of Tea for carers. You have a place at Bike repairs.")
    await jean.taps("Check in: Tea for carers")
    await jean.sees("You are checked in.")
    await run(hall, "UPDATE opportunity SET checks = 'enhanced' WHERE title = 'Tea for carers'")
    pat = hall.phone("Pat")
    await pat.says(code)
    await pat.sees("I have asked Owen.")
    await owen.sees("It asks for an age or a check that I have not seen of them.")
    await amina.forges(f"door-yes:{await last_arrival(hall)}")
    await amina.sees("I cannot find that.")
    await pat.forges(f"code-walk:{shift_id}")
    await pat.sees("I have asked Owen.")
    await amina.forges(f"code-walk:{shift_id}")
    await amina.sees("I cannot find that.")
    await owen.says(code)
    await owen.sees("You run Tea for carers yourself")


async def last_arrival(town: Town) -> Any:
    """The newest one who turned up."""
    return (await rows(town, "SELECT MAX(id) AS id FROM shift_arrival"))[0]["id"]


async def test_a_stranger_opens_the_link_joins_and_it_counts(hall: Town) -> None:
    owen, nadia, ruth = hall.phones("Owen", "Nadia", "Ruth")
    shift_id = await joined(hall, "Amina")
    await shown(hall, shift_id)
    await nadia.starts(await link_of(hall, shift_id))
    await nadia.sees("I have noted that you are at Tea for carers.", "not a member of Ward End")
    assert nadia.buttons[0] == "Join the timebank"
    assert await here(hall, shift_id) == set()
    await go_to(hall, 0, "18:00")
    await hall.later(hours=16)
    who = (await rows(hall, "SELECT id FROM person WHERE name = 'Nadia'"))[0]["id"]
    await run(
        hall,
        "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
        " VALUES (1, :id, 'applied', 1, :now)",
        id=who,
        now=hall.clock.now(),
    )
    number = (await rows(hall, f"SELECT id FROM membership WHERE person_id = {who}"))[0]["id"]
    await ruth.says("/home")
    await ruth.forges(f"m-approve:{number}")
    await hall.later(seconds=2)
    await owen.sees("Nadia is not on the list.", "Were they there?")
    await owen.taps("Yes, they were there")
    await nadia.sees("You are on the list.")
    noted = await rows(hall, f"SELECT minutes, state FROM service_hours WHERE person_id = {who}")
    assert [(row["minutes"], row["state"]) for row in noted] == [(120, "said")]


async def test_six_digits_without_any_shift_are_no_code(hall: Town) -> None:
    amina, nadia = hall.phones("Amina", "Nadia")
    await amina.says("482913")
    await amina.sees("No code counts here now.", "30 minutes before the shift begins")
    await nadia.starts()
    await nadia.says("482 913")
    await nadia.does_not_see("I do not know that code")
    assert in_days(hall, 0)
