"""Every kind of thing to volunteer for, put up in words; its picture; the menus; the group."""

import pytest

from tests.conversations.test_organise import known, registers
from tests.conversations.test_service_hours import organisation
from tests.driver import Phone
from tests.shift_help import in_days, no_sample_shifts, past_a_clock_change, rows
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


def photos(phone: Phone) -> int:
    """How many pictures came."""
    return sum(one.kind == "photo" and one.from_bot for one in phone.messages)


async def test_a_role_with_a_term_and_a_task_at_any_time(hall: Town) -> None:
    pat = await known(hall)
    amina = hall.phone("Amina")
    await pat.says("/shift")
    await pat.types("Treasurer", "a role for a year, 3 hours a month, evenings", "From home", "1")
    await pat.types("Skip")
    await pat.sees("Treasurer", "3 hours a month")
    await pat.taps("Yes, show it")
    await pat.says("/shift")
    await pat.types("Sorting tins", "any half day", "Pelham Larder, Alum Rock", "6", "Skip")
    await pat.taps("Yes, show it")
    kinds = await rows(hall, "SELECT title, kind, often FROM opportunity ORDER BY id")
    assert [(row["title"], row["kind"]) for row in kinds[-2:]] == [
        ("Treasurer", "role"),
        ("Sorting tins", "flexible"),
    ]
    await amina.says("/volunteer treasurer")
    await amina.sees("Treasurer", "How often: a role for a year, 3 hours a month")
    assert "Say I'd like to" in amina.buttons
    await amina.says("/volunteer sorting tins")
    await amina.taps("Say I'd like to")
    await pat.sees("Amina would like to do this: Sorting tins")


async def test_a_day_for_a_firms_team(hall: Town) -> None:
    pat = await known(hall)
    day = in_days(hall, 6)
    await pat.says(f"Team day: painting the hut {day:%A} 9am to 1pm at Ward End Park, 20 places")
    await pat.types("Skip")
    await pat.taps("Yes, show it")
    found = await rows(hall, "SELECT kind, places FROM opportunity ORDER BY id DESC LIMIT 1")
    assert (found[0]["kind"], found[0]["places"]) == ("team_day", 20)
    amina = hall.phone("Amina")
    await amina.says("/volunteer with my team")
    await amina.sees("painting the hut", "20 places are left")


async def test_its_time_is_changed_and_who_joined_hears(hall: Town) -> None:
    pat = await known(hall)
    amina = hall.phone("Amina")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await pat.says("/organise")
    await pat.says("1")
    await pat.taps("Change it")
    await pat.taps("Change")
    await pat.says("When: saturday 1pm to 3pm")
    await pat.types("saturday 1pm to 3pm")
    await pat.taps("Save it")
    await amina.sees("Food parcel packing has changed.", "1pm to 3pm")


async def test_a_picture_is_shown_with_the_preview_to_the_broker_and_beside_the_card(
    hall: Town,
) -> None:
    pat = await known(hall)
    ruth, amina = hall.phones("Ruth", "Amina")
    day = in_days(hall, 5)
    await pat.sends_photo(f"Litter pick {day:%A} 10 to 12 at Ward End Park, 15 places")
    await pat.types("Skip")
    await pat.sees("Your picture goes with it.")
    assert photos(pat) == 1
    await pat.taps("Yes, show it")
    await amina.says("/volunteer litter pick")
    await amina.sees("Litter pick", "15 places are left")
    assert photos(amina) == 1
    number = (await rows(hall, "SELECT id FROM opportunity WHERE photo IS NOT NULL"))[0]["id"]
    await amina.forges(f"op-photo:{number}")
    assert photos(amina) == 1
    # An organisation's first waits for a broker, who looks at the picture as well.
    owen = hall.phone("Owen")
    await owen.says("/organise")
    await owen.types(
        "Alum Rock Scouts", "A charity or club", "Scouts of eight to ten", "Zurich until May",
        "Mrs Price at the hut", "Painting the hut", "saturday 10 to 12", "The hut, Alum Rock", "6",
    )  # fmt: skip
    await owen.sends_photo()
    await owen.taps("Carry on")
    await owen.types("Skip")
    await owen.taps("Send to a broker")
    await ruth.sees("Alum Rock Scouts wants to join.")
    await ruth.taps("See its picture")
    assert photos(ruth) == 1


async def test_whoever_organises_has_it_in_their_menu(hall: Town) -> None:
    pat = await registers(hall)
    await pat.says("/home")
    await pat.taps("More")
    await pat.taps("See what is on")
    assert "See what we have up" not in pat.buttons
    await hall.phone("Ruth").taps("Approve, insurance seen")
    await pat.says("/home")
    await pat.taps("More")
    await pat.taps("See what is on")
    await pat.taps("See what we have up")
    await pat.sees("1. Food parcel packing")
    assert "Invite an organiser" in pat.buttons


async def test_from_a_group_one_joins_in_the_private_chat(hall: Town) -> None:
    await known(hall)
    jean = hall.phone("Jean")
    street = await hall.phones.group("Pelham Road", jean, hall.phone("Amina"))
    there = jean.at(street)
    await there.says("/opportunities")
    await there.sees("1. Food parcel packing")
    shift = (await rows(hall, "SELECT id FROM shift WHERE state = 'published'"))[0]["id"]
    (button,) = [b for m in there.messages for row in m.rows for b in row][-1:]
    assert button.value.endswith(f"start=shift_{shift}")
    await jean.starts(f"shift_{shift}")
    await jean.taps("Join")
    await jean.sees("You're in.")
    assert len(await rows(hall, "SELECT id FROM place WHERE state = 'joined'")) == 1
    await there.does_not_see("Jean")


async def test_for_whom_is_no_part_of_the_place(hall: Town) -> None:
    await organisation(hall, "St Mark's", "Owen")
    owen = hall.phone("Owen")
    await owen.says("/shift Tea for carers, 6 people, sat 2pm to 4pm at Pelham hall for St Mark’s")
    await owen.says("Skip")
    await owen.sees("Tea for carers", "St Mark's", "Where: Pelham hall", "6 places")
    assert "hall for" not in owen.last.text
