"""/privacy: what somebody agreed to; a new notice is shown once. /complain: answered by others."""

import pytest

from services import membership
from tests.shift_help import rows
from tests.town import Town


async def test_what_was_agreed_is_seen_and_changed(town: Town) -> None:
    jean = town.phone("Jean")
    await jean.says("/privacy")
    await jean.sees("What you agreed to in Ward End & Pelham Timebank")
    async with town.program.database.write() as tx:  # type: ignore[union-attr]
        await tx.run(
            "INSERT INTO consent (person_id, community_id, purpose, version, given, at)"
            " VALUES (:id, 1, 'news', '1', 1, :now)",
            id=town.people["Jean"].id,
            now=town.clock.now(),
        )
    await jean.says("/privacy")
    await jean.sees("News of things to join, wording 1: yes, since Monday 16 November 2026.")
    await jean.taps(next(one for one in jean.buttons if "news" in one.lower()))
    await jean.says("/privacy")
    await jean.sees("News of things to join, wording 1: no")


async def test_a_new_notice_is_shown_once_and_that_is_noted(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    jean = town.phone("Jean")
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(
            "INSERT INTO consent (person_id, community_id, purpose, version, given, at)"
            " VALUES (:id, 1, 'privacy-notice', '1', 1, :now)",
            id=town.people["Jean"].id,
            now=town.clock.now(),
        )
    monkeypatch.setattr(membership, "NOTICE_VERSION", "2")
    for _ in range(2):
        await town.program.alarm.plan()
        await town.later(minutes=1)
    said = [one for one in jean.messages if "has changed" in (one.text or "")]
    assert len(said) == 1
    await jean.taps("Read the privacy notice")
    await jean.sees("Who keeps it.")
    noted = await rows(
        town,
        "SELECT purpose, version FROM consent WHERE purpose = 'notice-shown' AND person_id = :id",
        id=town.people["Jean"].id,
    )
    assert [(row["purpose"], row["version"]) for row in noted] == [("notice-shown", "2")]


async def test_a_complaint_goes_to_somebody_else_and_has_a_clock(town: Town) -> None:
    jean, ruth, devinder = town.phones("Jean", "Ruth", "Devinder")
    await jean.says("/complain")
    await jean.taps("Name somebody here")
    await jean.says("Ruth")
    await jean.says("they never rang me back")
    await jean.taps("Send it")
    await jean.sees("answers by Wednesday 16 December 2026", "ico.org.uk")
    await devinder.sees("Jean complains", "they never rang me back")
    await ruth.does_not_see("they never rang me back")
    await ruth.says("/queue")
    await ruth.does_not_see("they never rang me back")
    before = len(devinder.messages)
    await town.later(days=7, minutes=1)
    assert len(devinder.messages) > before
    await ruth.does_not_see("they never rang me back")
    await jean.says("/forget")
    await jean.taps("Go on")
    await jean.taps("Yes, forget it all")
    await town.later(days=7, hours=2)
    held = await rows(town, "SELECT state FROM erasure")
    assert held[0]["state"] in ("held", "told")


async def test_an_accident_is_kept_for_a_claim(town: Town) -> None:
    jean, ruth = town.phones("Jean", "Ruth")
    await jean.says("/complain")
    await jean.taps("Report an accident")
    await jean.taps("Skip")
    await jean.says("I fell on the steps")
    await jean.taps("Send it")
    await ruth.sees("Jean says that somebody was hurt", "I fell on the steps")
