"""Who organised for an organisation and does so no longer reads nothing of its shifts any more, and
decides nothing; nor under another organisation's hat. The brokers see to what was theirs."""

import pytest

from tests.conversations.test_service_hours import HOURS, after, hall, joined, organisation
from tests.shift_help import rows, run
from tests.town import Town

__all__ = ["hall"]  # the fixture


async def of_organisation(town: Town, shift_id: int, organisation_id: int) -> None:
    """The shift is this organisation's from the beginning."""
    await run(
        town,
        "UPDATE opportunity SET organisation_id = :id WHERE id = (SELECT opportunity_id FROM shift"
        " WHERE id = :shift)",
        id=organisation_id,
        shift=shift_id,
    )


async def no_longer(town: Town, organisation_id: int) -> None:
    """Nobody organises for it any more."""
    await run(
        town,
        "UPDATE delegate SET ended_at = :now WHERE for_id = :id",
        now=town.clock.now(),
        id=organisation_id,
    )


@pytest.mark.parametrize("hat", [False, True])
async def test_an_organiser_who_left_runs_its_shifts_no_more(
    hall: Town,
    *,
    hat: bool,
) -> None:
    owen, ruth = hall.phones("Owen", "Ruth")
    church = await organisation(hall, "St Mark's", "Owen")
    shift_id = await joined(hall, "Amina")
    await of_organisation(hall, shift_id, church)
    if hat:
        await organisation(hall, "The library", "Owen")
    await owen.says("/run")
    await owen.sees("Tea for carers", "Amina")
    await no_longer(hall, church)
    if hat:
        await owen.says("/as The library")
    await owen.says("/run")
    assert "Tea for carers" not in owen.last.text
    for verb in ("sh-run", "sv-who", "sv-call", "att-open", "att-all", "code-show", "sheet"):
        await owen.forges(f"{verb}:{shift_id}")
        assert "Amina" not in owen.last.text, verb
    await after(hall)
    assert not any("Who came to" in text for text in owen.received.values())
    await owen.forges(f"att-all:{shift_id}")
    assert {row["shift_id"] for row in await rows(hall, HOURS)} <= {None}
    await ruth.sees("Who came to Tea for carers?")
    await ruth.taps("Note who came")
    await ruth.taps("Everyone came")
    await ruth.sees("1. Amina: came, 2 hours")


async def test_whom_a_volunteer_asked_cannot_confirm_it_once_they_left(
    hall: Town,
) -> None:
    amina, owen, ruth = hall.phones("Amina", "Owen", "Ruth")
    church = await organisation(hall, "St Mark's", "Owen")
    shift_id = await joined(hall, "Amina")
    await of_organisation(hall, shift_id, church)
    await amina.says("2h litter pick sunday")
    await amina.taps("Owen, St Mark's")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits")
    await no_longer(hall, church)
    await owen.taps("Yes, that's right")
    assert {row["state"] for row in await rows(hall, HOURS)} == {"said"}
    await ruth.says("/queue")
    await ruth.taps("Confirm volunteering")
    await ruth.says("1")
    await ruth.taps("Yes, that's right")
    await amina.sees("Your 2 hours are confirmed: Litter pick")


async def test_who_left_is_asked_for_no_more_and_may_volunteer(hall: Town) -> None:
    owen, jean = hall.phones("Owen", "Jean")
    church = await organisation(hall, "St Mark's", "Owen")
    shift_id = await joined(hall, "Amina")
    await of_organisation(hall, shift_id, church)
    await hall.phone("Amina").says("/volunteer")
    await hall.phone("Amina").sees("Ask for Owen")
    await owen.says("/volunteer")
    assert "Join" not in owen.buttons
    await run(
        hall,
        "INSERT INTO delegate (community_id, person_id, for_id, kind, scope, made_by, made_at)"
        " SELECT 1, :pat, :church, 'organisation', scope, :owen, :now FROM delegate"
        " WHERE for_id = :church",
        pat=hall.people["Pat"].id,
        owen=hall.people["Owen"].id,
        church=church,
        now=hall.clock.now(),
    )
    await jean.says("/volunteer")
    await jean.taps("Join")
    await jean.sees("Ask for Owen")
    await run(
        hall,
        "UPDATE delegate SET ended_at = :now WHERE person_id = :owen",
        owen=hall.people["Owen"].id,
        now=hall.clock.now(),
    )
    await jean.says("/volunteer")
    await jean.sees("Ask for Pat")
    await no_longer(hall, church)
    await jean.says("/volunteer")
    await jean.sees("Ask for Pelham Friends")
    await owen.says("/volunteer")
    await owen.taps("Join")
    await owen.sees("You're in.", "Ask for Pelham Friends")
