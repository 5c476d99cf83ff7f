"""Letters of volunteering, by talking: verified hours and a certificate, checked by strangers."""

import re
from typing import Any

import pytest

from handlers.documents import served_letter
from tests.conversations.test_feedback import came
from tests.conversations.test_letters import code_on
from tests.pdf_text import text_of
from tests.shift_help import rows, run
from tests.town import Town


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every page that is made, uncompressed."""
    made: list[bytes] = []
    plain = served_letter.paper

    def seen(*parts: Any) -> bytes:
        page = plain(*parts)
        page.pdf.set_compression(False)
        made.append(page.done())
        return made[-1]

    monkeypatch.setattr(served_letter, "_pdf", seen)
    return made


async def test_a_certificate_in_a_tap_after_hours_are_confirmed(
    town: Town, pages: list[bytes]
) -> None:
    jean, pat, nadia, owen = town.phones("Jean", "Pat", "Nadia", "Owen")
    await came(town, [jean])
    await jean.sees("Your 2 hours are confirmed")
    await jean.taps("Get a certificate")
    await jean.says("Jean Marlow")
    await jean.sees("The certificate", "Jean Marlow gave 2 hours as a volunteer")
    assert re.search(r" on \w+day \d+ \w+ \d{4}\. Only", " ".join(jean.last.text.split()))
    await jean.taps("Yes, make the letter")
    await jean.sees("Here comes the certificate.")
    code = code_on(jean)
    text = " ".join(text_of(pages[0]).split())
    assert "Certificate of volunteering" in text
    assert "This certificate is for Jean Marlow, who gave 2 hours as a volunteer" in text
    assert "Pelham Friends: once, 2 hours" in text
    assert f"Code: {code}" in text
    await nadia.starts()
    await nadia.says(f"/check {code}")
    await nadia.sees("This letter is valid.", "2 hours of volunteering that others confirmed")
    assert not re.search("Jean|Marlow|Pelham|Tea", nadia.last.text)
    hours = (await rows(town, "SELECT id FROM service_hours"))[0]["id"]
    await pat.says("/home")
    await pat.forges(f"lt-cert:{hours}")
    await pat.sees("I cannot find that.")
    await run(town, "UPDATE service_hours SET state = 'reversed'")
    await nadia.says(f"/check {code}")
    await nadia.sees("This letter is not valid any more.")
    await jean.says("/letter certificate")
    await jean.does_not_see("The certificate")
    assert owen is not None


async def test_a_letter_of_verified_hours_and_taking_it_back(
    town: Town, pages: list[bytes]
) -> None:
    jean, pat = town.phones("Jean", "Pat")
    await came(town, [jean])
    await jean.says("/letter")
    await jean.sees("Which letter would you like?")
    await jean.taps("Tell my volunteering")
    await jean.says("Jean Marlow")
    await jean.taps("Take it all")
    await jean.sees("Only hours that others confirmed are in it.")
    await jean.taps("Yes, make the letter")
    code = code_on(jean)
    text = " ".join(text_of(pages[0]).split())
    assert "Jean Marlow gave 2 hours as a volunteer through Ward End & Pelham Timebank on" in text
    assert "confirmed by somebody else than Jean Marlow" in text
    await pat.says(f"check {code}")
    await pat.sees("This letter is valid.", "2 hours of volunteering")
    await jean.says("/mydata")
    await jean.taps("See hours letters")
    await jean.taps(next(one for one in jean.buttons if one.startswith("Take back")))
    await pat.says(f"check {code}")
    await pat.sees("This code is not valid.")
    await jean.says("/letter volunteering last month")
    await jean.says("/cancel")
    await jean.says("/letter")
    await jean.taps("Tell help I gave")
    await jean.sees("Which name goes on the letter?")


async def test_without_confirmed_volunteering_there_is_none(town: Town) -> None:
    jean = town.phone("Jean")
    await jean.says("/letter certificate")
    await jean.sees("Which name goes on the letter?")
    await jean.says("/cancel")
    member = (
        await rows(town, f"SELECT id FROM membership WHERE person_id = {town.people['Jean'].id}")
    )[0]["id"]
    await jean.forges(f"lt-served:{member}:certificate")
    await jean.says("Jean Marlow")
    await jean.taps("Take it all")
    await jean.taps("Yes, make the letter")
    await jean.sees("No volunteering of that time has been confirmed yet.")
