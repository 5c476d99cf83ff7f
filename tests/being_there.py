"""One of each thing of being there: a code on a screen, somebody at the door, a sheet with what
helps whom, and feedback. For tests that press what is nobody else's."""

from services import sheets, shift_codes
from services.work import Work
from storage import feedback
from storage import sheets as sheet_rows
from storage import shift_codes as codes


async def being_there(work: Work, secret: str, person_id: int) -> None:
    """On the timebank's first shift, of this person; `secret` stands in their words."""
    shift = await work.tx.row("SELECT MIN(id) AS id FROM shift WHERE state = 'published'")
    assert shift is not None
    number = int(shift["id"])
    about = int(
        await work.tx.value("SELECT opportunity_id FROM shift WHERE id = :id", id=number) or 0
    )
    until = work.now + shift_codes.TODAY
    codes.make(work.tx, number, secret * 8, work.actor.id, work.now, until)
    await codes.arrive(work.tx, 1, number, person_id, "asked", "link", work.now)
    sheet_rows.say(work.tx, number, person_id, f"a {secret} chair", work.now)
    await sheets.number(work, number)
    asked = await feedback.ask(work.tx, 1, about, number, person_id, work.now)
    assert asked is not None
    await feedback.say_how(work.tx, asked, "poor")
    await feedback.say_again(work.tx, asked, "no", work.now)
    await feedback.say_words(work.tx, asked, f"too much {secret}")
