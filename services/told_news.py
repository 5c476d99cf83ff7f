"""What organisers see of unplanned times that were told to them: one message about all of them."""

from datetime import timedelta

from services.work import Work
from storage import told as rows
from storage.service_hours import Hours

CARD = "told"
"""What waits for one organiser's word, for one organisation; its number is the organisation's."""
TOGETHER = 30
"""Times that are read back and confirmed at once: as many lines as one message holds."""
LATELY = timedelta(hours=12)


async def ask(work: Work, hours: Hours) -> bool:
    """Puts a new time before whoever was asked: beside others that wait for them as one message,
    which comes anew once a day. False where it is the only one: it has a card of its own."""
    if hours.verifier_id is None or hours.organisation_id is None:
        return False
    every = await rows.waiting(work.tx, hours.verifier_id, hours.organisation_id, TOGETHER)
    card = await rows.of_person(work.tx, hours.organisation_id)
    if len(every) < 2 or card is None:
        return False
    lately = sum(1 for one in every if one.changed_at > work.now - LATELY)
    if len(every) == 2 or lately == 1:
        work.show_card(hours.verifier_id, CARD, card, "service.asked", fresh=True)
    else:
        work.refresh(CARD, card, "service.asked", person_id=hours.verifier_id)
    return True


async def changed(work: Work, hours: Hours) -> None:
    """One of them was decided or taken back: whoever was asked sees what still waits."""
    if hours.verifier_id is None or hours.organisation_id is None or hours.shift_id is not None:
        return
    card = await rows.of_person(work.tx, hours.organisation_id)
    if card is not None:
        work.refresh(CARD, card, "service.told", person_id=hours.verifier_id)
