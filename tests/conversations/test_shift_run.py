"""Whoever runs a shift: who is coming, whom to ring, a message to everybody, the list as a file,
and what was."""

import csv
import io

import openpyxl
import pytest

from storage import people
from tests.conversations.test_shift_teams import brings, employer
from tests.conversations.test_statement import content
from tests.driver import Phone
from tests.shift_help import go_to, no_sample_shifts, past_a_clock_change, publish, rows, run
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def joined(town: Town, *names: str) -> None:
    """These people join the one shift there is."""
    for name in names:
        phone = town.phone(name)
        await phone.says("/volunteer")
        await phone.taps("Join")


async def opened(phone: Phone) -> None:
    """The one shift that they run."""
    await phone.says("/run")
    await phone.sees("Tea for carers")


async def test_who_is_coming_and_who_said_so(hall: Town) -> None:
    owen, amina, pat = hall.phones("Owen", "Amina", "Pat")
    await publish(hall, places=12, days=3)
    await employer(hall, "Pat")
    await joined(hall, "Amina", "Jean")
    await brings(pat, "Sam, Priya and 6 others")
    await pat.taps("Yes, sign us up")
    await go_to(hall, 1, "16:00")
    await amina.taps("I'm coming")
    await opened(owen)
    assert owen.buttons == [
        "See who is coming",
        "Send a message",
        "Call it off",
        "More",
        "Go to the start",
    ]
    await owen.taps("See who is coming")
    await owen.sees("10 of 12 places are taken. 2 are free.", "Said that they come: 1.")
    await owen.sees("1. Amina: is coming", "2. Jean: was asked, no answer yet")
    await owen.sees("Teams, in paid time", "Severn Foods: 8 people (Sam and Priya)")
    await owen.taps("Back")
    await owen.sees("10 of 12 places are taken.")


async def test_whom_to_ring_and_what_they_said(hall: Town) -> None:
    owen, amina, jean = hall.phones("Owen", "Amina", "Jean")
    await publish(hall, places=3, days=3)
    await joined(hall, "Amina", "Jean")
    assert hall.program is not None
    async with hall.program.database.write() as tx:
        hussain = await people.add(tx, None, "Mr Hussain", None, hall.clock.now())
        await tx.run(
            "INSERT INTO place (shift_id, person_id, state, turn, joined_at, changed_at)"
            " SELECT id, :who, 'joined', 9, :now, :now FROM shift",
            who=hussain.id,
            now=hall.clock.now(),
        )
    await opened(owen)
    await owen.taps("More")
    await owen.taps("See whom to ring")
    await owen.sees("One person has not said", "has no Telegram. A broker rings.")
    await go_to(hall, 1, "16:00")
    await amina.taps("I'm coming")
    await opened(owen)
    await owen.taps("More")
    await owen.taps("See whom to ring")
    await owen.sees("2 people have not said", "Jean was asked and has not answered.")
    assert "Amina" not in owen.last.text
    await owen.taps("Note for Jean")
    await owen.sees("What did they say?")
    await owen.taps("Note: they can't")
    await owen.sees("One person has not said")
    await jean.sees("Owen noted that you can't make it.", "join again")
    await owen.taps("Note for Mr Hussain")
    await owen.taps("Note: they come")
    await owen.sees("nobody needs a call now")
    found = await rows(hall, "SELECT state, confirmed_at FROM place ORDER BY turn")
    assert [(row["state"], row["confirmed_at"] is not None) for row in found] == [
        ("joined", True),
        ("left", False),
        ("joined", True),
    ]


async def test_a_message_to_everybody_once_each(hall: Town) -> None:
    owen, amina, jean, pat = hall.phones("Owen", "Amina", "Jean", "Pat")
    await publish(hall, places=2)
    await joined(hall, "Amina", "Jean")
    await pat.says("/volunteer")
    await pat.taps("Join the waiting list")
    await opened(owen)
    await owen.taps("Send a message")
    await owen.sees("What shall I tell everybody who is coming?")
    await owen.says("Ring me on 07700 900123")
    await owen.sees("please leave out phone numbers")
    assert await rows(hall, "SELECT id FROM shift_message") == []
    await owen.says("Please bring a <b>mug</b>")
    await owen.sees("Please bring a <b>mug</b>", "2 people get this at once.")
    await amina.does_not_see("mug")
    await owen.taps("Yes, send it")
    await owen.sees("Sent.", "2 people get it.")
    for phone in (amina, jean):
        await phone.sees("Owen of Pelham Friends says: Please bring a <b>mug</b>")
    await pat.does_not_see("mug")
    seen = amina.count_messages()
    await owen.taps_again()
    assert amina.count_messages() == seen
    for number in range(3):
        await opened(owen)
        await owen.taps("Send a message")
        await owen.says(f"And number {number}")
        await owen.taps("Yes, send it")
    await opened(owen)
    await owen.taps("Send a message")
    await owen.says("One more")
    await owen.sees("4 messages")
    assert len(await rows(hall, "SELECT id FROM shift_message")) == 4


async def test_at_night_a_message_waits_unless_it_cannot(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    await publish(hall)
    await joined(hall, "Amina")
    await go_to(hall, 0, "22:30")
    await opened(owen)
    await owen.taps("Send a message")
    await owen.says("We meet at the back gate")
    await owen.sees("One person gets this at 8am, as it is night now")
    await owen.taps("Yes, send it")
    await owen.sees("It goes out at 8am.")
    await amina.does_not_see("back gate")
    await opened(owen)
    await owen.taps("Send a message")
    await owen.says("The hall is flooded, please do not come")
    await owen.taps("Send it now, at night")
    await owen.sees("at once")
    await owen.taps("Yes, send it")
    await amina.sees("The hall is flooded")
    await go_to(hall, 1, "08:05")
    await amina.sees("back gate")


async def test_the_list_as_a_file_without_surnames_or_formulas(hall: Town) -> None:
    owen, amina, pat = hall.phones("Owen", "Amina", "Pat")
    await publish(hall, places=12)
    await run(hall, "UPDATE person SET name = '=HYPERLINK(1) Marlow' WHERE name = 'Amina'")
    await employer(hall, "Pat", name="=Severn Foods")
    await joined(hall, "Amina")
    await brings(pat, "8")
    await pat.taps("Yes, sign us up")
    await opened(owen)
    for button in ("More", "Get the list as a file", "Get it as CSV"):
        await owen.taps(button)
    await owen.sees("Who is coming to Tea for carers")
    (name,) = [one.file_name for one in owen.messages if one.file_name]
    made = content(hall, name)
    lines = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert lines[0] == [
        "No.", "First name", "Place", "People", "Said they come", "Came", "Minutes",
    ]  # fmt: skip
    assert lines[1][1:4] == ["'=HYPERLINK(1)", "Has a place", "1"]
    assert lines[2][1:4] == ["'=Severn Foods", "Team", "8"]
    audit = await rows(hall, "SELECT reason FROM audit WHERE action = 'shift.export'")
    assert [row["reason"] for row in audit] == ["csv"]
    await opened(owen)
    for button in ("More", "Get the list as a file", "Get it for Excel"):
        await owen.taps(button)
    (name,) = [one for one in (m.file_name for m in owen.messages) if one and "xlsx" in one]
    book = openpyxl.load_workbook(io.BytesIO(content(hall, name)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    said = [cell.value for cell in cells]
    assert any("HYPERLINK(1)" in str(one) for one in said)
    assert any("Severn Foods" in str(one) for one in said)
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "Marlow" not in str(said)
    audit = await rows(hall, "SELECT reason FROM audit WHERE action = 'shift.export'")
    assert [row["reason"] for row in audit] == ["csv", "xlsx"]
    await amina.forges("sv-file:1:csv")
    assert len(await rows(hall, "SELECT id FROM audit WHERE action = 'shift.export'")) == 2


async def test_what_was_with_its_numbers(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    await amina.says("/run")
    await amina.sees("None of your shifts is over yet.")
    await publish(hall, places=4, days=1)
    await joined(hall, "Amina", "Jean")
    await go_to(hall, 1, "17:00")
    await owen.says("/run")
    await owen.sees("One shift in the last year", "2 of 4 places were taken.")
    await owen.sees("Nobody is noted as there.")
    await owen.taps("See 1: Tea for carers")
    await owen.sees("This is over.")
    assert "Note who came" in owen.buttons


async def test_nobody_else_sees_or_does_any_of_it(hall: Town) -> None:
    amina, jean = hall.phones("Amina", "Jean")
    shift_id = await publish(hall)
    await joined(hall, "Amina", "Jean")
    (place,) = await rows(hall, "SELECT MIN(id) AS id FROM place")
    for verb in ("sv-more", "sv-who", "sv-call", "sv-say", "sv-file", "sv-past"):
        await jean.forges(f"{verb}:{shift_id}")
        assert "Amina" not in jean.last.text
    for verb in ("sv-one", "sv-yes", "sv-no"):
        await jean.forges(f"{verb}:{place['id']}")
        assert "Amina" not in jean.last.text
    states = await rows(hall, "SELECT state FROM place WHERE confirmed_at IS NULL")
    assert {row["state"] for row in states} == {"joined"}
    await amina.sees("You're in.")


async def test_nobody_to_ring_says_why(hall: Town) -> None:
    owen = hall.phone("Owen")
    shift_id = await publish(hall, days=5)
    await owen.says("/home")
    await owen.forges(f"sv-call:{shift_id}")
    await owen.sees("nobody needs a call now.", "Nobody has a place yet.")
    await joined(hall, "Amina")
    await owen.forges(f"sv-call:{shift_id}")
    await owen.sees("nobody needs a call now.", "I have not asked anybody yet if they come.")
    await run(hall, "UPDATE place SET confirmed_at = :now", now=hall.clock.now())
    await owen.forges(f"sv-call:{shift_id}")
    await owen.sees("nobody needs a call now.", "Everybody who was asked has answered.")
