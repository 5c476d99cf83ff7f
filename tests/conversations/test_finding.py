"""Finding what to do: by words, by buttons, for me; shared by link, in groups, into other chats."""

import re
from datetime import time
from typing import Any

import pytest

from services import opportunities
from services.work import Work
from storage import communities
from tests.driver import Phone
from tests.shift_help import in_days, no_sample_shifts, past_a_clock_change, publish, rows
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def put_up(town: Town, title: str, **said: Any) -> int:
    """Ruth puts something up for the timebank; its id."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        work = Work(tx, town.clock.now(), town.people["Ruth"], community, frozenset({"broker"}))
        what: dict[str, Any] = {
            "title": title,
            "organisation": "Pelham Friends",
            "kind": "one_off",
            "first_day": in_days(town, 5),
            "start": time(10),
            "finish": time(12),
            "venue": "Pelham hall",
            "places": 8,
            "min_age": 18,
            "checks": "none",
            **said,
        }
        return await opportunities.publish(work, what, None)


TIMELESS = {"first_day": None, "start": None, "finish": None}


async def saturday(town: Town) -> int:
    """How many days it is until a Saturday that is not today."""
    today = in_days(town, 0)
    return (5 - today.weekday()) % 7 or 7


async def test_words_say_when_where_and_how_easy(hall: Town) -> None:
    days = await saturday(hall)
    await put_up(
        hall, "Sorting books", first_day=in_days(hall, days), venue="Ward End library", sitting=True
    )
    await put_up(hall, "Digging beds", first_day=in_days(hall, days), venue="Ward End Park")
    await put_up(
        hall, "Tea round", first_day=in_days(hall, days), venue="Northfield baths", sitting=True
    )
    amina = hall.phone("Amina")
    await amina.says("/volunteer saturday morning near ward end, sitting down")
    await amina.sees("Sorting books", "You can sit down.", "8 places are left")
    await amina.does_not_see("Digging beds", "Tea round")
    await amina.says("/volunteer saturday morning near ward end")
    await amina.sees("Only:", "in the morning", "in or near Ward End", "Sorting books")
    await amina.sees("Digging beds")
    await amina.does_not_see("Tea round")
    await amina.says("/volunteer saturday evening")
    await amina.sees("I found nothing like that:", "in the evening", "Sorting books")


async def test_a_language(hall: Town) -> None:
    await put_up(hall, "Digital drop-in", langs=("ur", "bn"))
    await put_up(hall, "Litter pick")
    amina = hall.phone("Amina")
    await amina.says("/volunteer something in urdu")
    await amina.sees("Digital drop-in", "Useful languages: Urdu and Bengali")


async def test_buttons_narrow_and_for_me(hall: Town) -> None:
    await put_up(hall, "Litter pick", kind="one_off")
    await put_up(hall, "Treasurer", kind="role", often="3 hours a month", **TIMELESS)
    amina = hall.phone("Amina")
    await amina.says("/volunteer")
    await amina.sees("1. Litter pick", "2. Treasurer", "For a longer time. 3 hours a month")
    await amina.taps("Choose what fits")
    await amina.taps("Choose a sort")
    await amina.taps("For a longer time")
    await amina.sees("Only: for a longer time", "1. Treasurer")
    await amina.does_not_see("Litter pick")
    # Jean offers ironing: what is like it is hers, the litter pick is not.
    await put_up(hall, "Costume ironing", skill="home.ironing")
    jean = hall.phone("Jean")
    await jean.says("/volunteer for me")
    await jean.sees("Costume ironing")
    await jean.does_not_see("Litter pick", "Treasurer")


async def test_what_has_no_time_is_asked_for_and_answered(hall: Town) -> None:
    await put_up(hall, "Charity shop sorter", kind="flexible", often="any half day", **TIMELESS)
    amina, ruth = hall.phones("Amina", "Ruth")
    await amina.says("/volunteer charity shop")
    await amina.sees("Charity shop sorter", "You choose the time. any half day")
    await amina.taps("Say I'd like to")
    await amina.sees("You said you would like to do this.")
    await ruth.sees("Amina would like to do this: Charity shop sorter")
    await ruth.taps("See who it is")
    await ruth.taps("Say yes to Amina")
    await amina.sees("Yes, please!", "Charity shop sorter")
    await ruth.sees("Doing it: Amina")
    assert [r["state"] for r in await rows(hall, "SELECT state FROM interest")] == ["accepted"]


async def test_a_link_opens_it_for_a_member_and_tells_an_outsider_how_to_join(hall: Town) -> None:
    await publish(hall, "Litter pick", days=3)
    shift = (await rows(hall, "SELECT id FROM shift"))[0]["id"]
    amina = hall.phone("Amina")
    await amina.starts(f"shift_{shift}")
    await amina.sees("Litter pick", "8 places are left")
    account = hall.world.add_person("Stranger")
    stranger = hall.phone("Stranger")
    stranger.known_as(account.id)
    await stranger.starts(f"shift_{shift}")
    await stranger.sees("Litter pick", "please join Ward End & Pelham Timebank first")
    await stranger.does_not_see("Owen")
    await amina.starts("shift_999")
    await amina.sees("Nobody can join that any more.")
    await amina.starts("opp_99999999999999999999")
    await amina.does_not_see("went wrong")


async def test_a_group_sees_what_is_on_and_joins_in_the_private_chat(hall: Town) -> None:
    await publish(hall, "Litter pick", days=3)
    amina, jean = hall.phones("Amina", "Jean")
    street = await hall.phones.group("Pelham Road", amina, jean)
    await amina.at(street).says("/opportunities")
    there = jean.at(street)
    await there.sees("What's on at Ward End & Pelham Timebank", "1. Litter pick")
    assert there.buttons == ["See 1: Litter pick"]
    await there.does_not_see("Amina")


async def _typed(town: Town, phone: Phone, words: str) -> list[dict[str, Any]]:
    answer = await town.backend.post(
        f"people/{await phone.id()}/inline", query=words, wait_seconds=5
    )
    found: list[dict[str, Any]] = answer["results"] or []
    return found


async def test_into_any_chat(hall: Town) -> None:
    await publish(hall, "Litter pick", days=3)
    await publish(hall, "Tea round", days=4)
    found = await _typed(hall, hall.phone("Amina"), "litter")
    assert [one["title"] for one in found] == ["Litter pick"]
    button = found[0]["reply_markup"]["inline_keyboard"][0][0]
    assert re.search(r"start=shift_\d+$", button["url"])
    assert "Owen" not in str(found)
    account = hall.world.add_person("Stranger")
    stranger = hall.phone("Stranger")
    stranger.known_as(account.id)
    before = len(await rows(hall, "SELECT id FROM person"))
    assert await _typed(hall, stranger, "litter") == []
    assert len(await rows(hall, "SELECT id FROM person")) == before


async def test_a_poster_is_a_pdf_with_the_words(hall: Town) -> None:
    await put_up(hall, "Litter pick")
    ruth = hall.phone("Ruth")
    await ruth.says("/volunteer litter")
    number = (await rows(hall, "SELECT id FROM opportunity WHERE title = 'Litter pick'"))[0]["id"]
    await ruth.forges(f"op-share:{number}")
    await ruth.sees("Share Litter pick")
    await ruth.taps("Send me a poster")
    await ruth.sees("A poster for Litter pick, to print.")


async def test_one_shift_is_shared_by_its_link_and_its_poster(hall: Town) -> None:
    shift = await publish(hall, "Litter pick", days=3)
    owen, amina = hall.phones("Owen", "Amina")
    await owen.says("/run")
    await owen.taps("More")
    while "Share it" not in owen.buttons:
        await owen.taps("More")
    await owen.taps("Share it")
    await owen.sees("Share Litter pick", f"start=shift_{shift}")
    await owen.taps("Send me a poster")
    await owen.sees("A poster for Litter pick, to print.", f"poster-shift_{shift}.pdf")
    await amina.starts(f"shift_{shift}")
    await amina.taps("Join")
    await amina.sees("You're in.")
