"""The sign-in sheet, by talking: printed with numbers, keyed in afterwards in one go, read back."""

from datetime import datetime
from typing import Any

import pytest

from handlers.documents import sign_in_sheet
from storage.db import moment_of
from tests.pdf_text import text_of
from tests.shift_help import crowd, go_to, no_sample_shifts, publish, rows, run
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts."""
    await no_sample_shifts(town)
    return town


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every sheet that is made, uncompressed."""
    made: list[bytes] = []
    plain = sign_in_sheet.paper

    def seen(*parts: Any) -> bytes:
        page = plain(*parts)
        page.pdf.set_compression(False)
        made.append(page.done())
        return made[-1]

    monkeypatch.setattr(sign_in_sheet, "_pdf", seen)
    return made


async def joined(town: Town) -> int:
    """Amina, Jean, Pat and six more have a place tomorrow at 2pm; the shift's id."""
    shift_id = await publish(town, days=1, places=12)
    for phone in (*town.phones("Amina", "Jean", "Pat"), *await crowd(town, 6)):
        await phone.says("/volunteer")
        await phone.taps("Join")
    return shift_id


async def printed(town: Town, shift_id: int) -> None:
    """Owen has the sheet printed."""
    owen = town.phone("Owen")
    await owen.says("/home")
    await owen.forges(f"sh-run:{shift_id}")
    if "More" in owen.buttons and town.clock.now() < await starts(town, shift_id):
        await owen.taps("More")
        await owen.taps("Print a sign-in sheet")
    else:
        await owen.forges(f"sheet:{shift_id}")


async def starts(town: Town, shift_id: int) -> datetime:
    """When the shift begins."""
    found = await rows(town, "SELECT starts_at FROM shift WHERE id = :id", id=shift_id)
    return moment_of(found[0]["starts_at"])


async def noted(town: Town, shift_id: int) -> dict[str, tuple[str, int | None]]:
    """What is noted of whom."""
    found = await rows(
        town,
        "SELECT p.name, h.state, h.minutes FROM service_hours h JOIN person p ON p.id = h.person_id"
        " WHERE h.shift_id = :id",
        id=shift_id,
    )
    return {row["name"]: (row["state"], row["minutes"]) for row in found}


async def test_a_sheet_is_printed_and_keyed_in_in_one_go(hall: Town, pages: list[bytes]) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    shift_id = await joined(hall)
    await amina.says("say what helps me")
    await amina.sees("What would help you there?")
    await amina.says("A chair please")
    await amina.sees("For Tea for carers I put this on the sign-in sheet", "A chair please")
    await amina.taps("Yes, put it there")
    await printed(hall, shift_id)
    await owen.sees("Here comes the sheet.")
    text = " ".join(text_of(pages[0]).split())
    assert "Sign in: Tea for carers" in text
    assert "1Amina What helps: A chair please 2Jean 3Pat 4Volunteer01" in text
    assert "Yusuf" not in text
    await owen.taps("Key in the sheet")
    await owen.sees("You can key it in once it has begun")
    await go_to(hall, 1, "16:10")
    await owen.forges(f"sheet-key:{shift_id}")
    await owen.sees("What does the sheet say?")
    await owen.says("it was a lovely day")
    await owen.sees("I did not find a number of the sheet in that.")
    await owen.says("1 3 4-8 came, 2 left at 3, 10 new: Sam Price, 99 came, lovely cake")
    await owen.sees("The whole time: 1 Amina, 3 Pat, 4 Volunteer01", "1 hour: 2 Jean.")
    await owen.sees("New: Sam Price.", "Nothing said yet: 9 Volunteer06.")
    await owen.sees("99 is not on the sheet", "“lovely cake”", "Is that right?")
    assert await noted(hall, shift_id) == {}, "nothing counts before the yes"
    await owen.says("9 did not come")
    await owen.sees("Did not come: 9 Volunteer06.", "1 hour: 2 Jean.", "New: Sam Price.")
    await owen.says("2 left at 3.30")
    await owen.sees("1 hour 30 minutes: 2 Jean.")
    await owen.taps("Yes, note all this")
    found = await noted(hall, shift_id)
    assert found["Amina"] == ("said", 120)
    assert found["Jean"] == ("said", 90)
    assert found["Sam Price"] == ("said", 120)
    assert found["Volunteer06"][0] == "absent"
    assert len(found) == 10
    await owen.taps_again()
    assert len(await noted(hall, shift_id)) == 10


async def test_numbers_stay_when_somebody_joins_after_the_print(
    hall: Town, pages: list[bytes]
) -> None:
    owen, zoe = hall.phones("Owen", "Zoe")
    shift_id = await joined(hall)
    await printed(hall, shift_id)
    await hall.phone("Jean").says("can't make it")
    zoe = (await crowd(hall, 7))[-1]
    await zoe.says("/volunteer")
    await zoe.taps("Join")
    await printed(hall, shift_id)
    text = " ".join(text_of(pages[1]).split())
    assert "1Amina 3Pat 4Volunteer01" in text, "Jean's number is nobody else's"
    assert "13 14Volunteer07" in text, "after the free lines that were printed before"
    await go_to(hall, 1, "16:10")
    await owen.forges(f"sheet-key:{shift_id}")
    await owen.says("all came but 3, 10 Sam Price left at 3")
    await owen.sees("New: Sam Price.", "Did not come: 3 Pat.", "14 Volunteer07")
    await owen.taps("Yes, note all this")
    assert (await noted(hall, shift_id))["Sam Price"] == ("said", 60)


async def test_what_was_settled_stays_and_others_print_nothing(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    shift_id = await joined(hall)
    await amina.forges(f"sheet:{shift_id}")
    await amina.sees("I cannot find that.")
    await amina.forges(f"sheet-key:{shift_id}")
    await amina.sees("I cannot find that.")
    await go_to(hall, 1, "16:10")
    await owen.says("/home")
    await owen.forges(f"sheet-key:{shift_id}")
    await owen.sees("There is no sheet yet.")
    await printed(hall, shift_id)
    await owen.taps("Key in the sheet")
    await owen.taps("Say that everybody came")
    await owen.taps("Yes, note all this")
    await run(
        hall, "UPDATE service_hours SET state = 'confirmed' WHERE shift_id = :id", id=shift_id
    )
    await owen.forges(f"sheet-key:{shift_id}")
    await owen.says("1 left at 3")
    await owen.taps("Yes, note all this")
    await owen.sees("I left these as they are: Amina.")
    assert (await noted(hall, shift_id))["Amina"] == ("confirmed", 120)


async def test_what_helps_is_changed_and_taken_off(hall: Town) -> None:
    amina, pat = hall.phones("Amina", "Pat")
    shift_id = await publish(hall, days=1)
    await pat.says("say what helps me")
    await pat.sees("You have no place on that one.")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.forges(f"need-say:{shift_id}")
    await amina.says("Step-free please")
    await amina.taps("Yes, put it there")
    await amina.says("say what helps me")
    await amina.sees("the sign-in sheet says: “Step-free please”")
    await amina.taps("Take it off the sheet")
    assert await rows(hall, "SELECT words FROM shift_need") == []
    await pat.forges(f"need-say:{shift_id}")
    await pat.sees("You have no place on that one.")
