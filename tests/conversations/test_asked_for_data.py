"""Who asks what is held about them: the desk has a case with the notes about them to read first."""

from tests.shift_help import rows
from tests.town import Town


async def test_the_notes_about_them_stand_on_their_case(any_town: Town) -> None:
    town = any_town
    ruth, amina = town.phones("Ruth", "Amina")
    await ruth.says("note amina prefers texts to calls")
    await amina.says("/mydata")
    await amina.taps("Ask for a copy")
    await ruth.sees("Amina asked what you hold. Notes about them: 1.")
    await ruth.sees("Ruth noted", "prefers texts to calls")
    await amina.does_not_see("prefers texts to calls")
    # Asked again, nothing stands there twice.
    await amina.says("what do you hold on me?")
    kept = await rows(town, "SELECT action FROM casework_event WHERE action IN ('data', 'note')")
    assert [row["action"] for row in kept] == ["data", "note"]
