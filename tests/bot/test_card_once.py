"""Several changes of a card in a row are one edit, which shows the last."""

from storage import outbox
from tests.town import Town


async def test_a_card_with_five_changes_in_a_second_is_edited_once(town: Town) -> None:
    """Jean looks at a shift whose venue is changed five times within the second in which nothing
    may be sent to Jean: one edit, of the last."""
    jean = town.phone("Jean")
    await jean.says("/volunteer")
    await jean.taps("See 1: Warm hub welcomer")
    program = town.program
    assert program is not None
    chat = await jean.id()
    before = town.world.journal.last_call
    program.delivery.pacer.pause(chat, 1.0)
    for number in range(1, 6):
        async with program.database.write() as tx:
            card = await tx.row(
                "SELECT object_id, community_id FROM card c JOIN shift s ON s.id = c.object_id"
                " WHERE c.kind = 'shift' AND c.chat_id = :chat",
                chat=chat,
            )
            assert card is not None
            await tx.run(
                "UPDATE shift SET venue = :venue WHERE id = :id",
                venue=f"Room {number}, the library",
                id=card["object_id"],
            )
            outbox.refresh_cards(
                tx, "shift", card["object_id"], "shift.moved", program.clock.now(), 1
            )
        program.delivery.wake()
    await town.settle()
    calls = town.world.journal.calls(before)
    assert [c.method for c in calls if c.method != "getUpdates"] == ["editMessageText"]
    await jean.sees("Room 5, the library")
