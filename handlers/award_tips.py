"""Examples that people sent without a form: at the desk, until somebody makes a nomination of one
or thanks its sender."""

from handlers import award_nominee_card
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.pressed import pressed
from handlers.queue import last_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_checks
from services.award_checks import TIP_CARD
from services.cases import first_name
from storage import award_nominees as rows
from storage.db import moment_of

LONGEST = 3_000
MAKE = "nmt-from"
"""The button of that journey (handlers/nominate.py) which goes on with a tip."""


async def card(view: View, nomination_id: int) -> Screen | None:
    """A tip, for whoever checks here."""
    row = await rows.nomination(view.tx, nomination_id)
    desk = None
    if row is not None:
        desk = await award_nominee_card.desk_of(view, int(row["community_id"]))
    if row is None or desk is None:
        return None
    text = desk.say(
        "tip-card",
        name=row["by_name"] or first_name(row["nominator"]),
        date=moment_of(row["created_at"]).astimezone(desk.work.zone).date(),
        award=row["round_name"],
        words=Words(row["words"] or "", LONGEST),
        state=row["state"],
    )
    acts: list[Button] = []
    if row["state"] == "tip" and not desk.work.own(int(row["by_id"])):
        acts = [
            desk.button("btn-tip-make", f"awt-make:{nomination_id}"),
            desk.button("btn-tip-thank", f"awt-thank:{nomination_id}"),
        ]
    last = last_row(view, desk.work.roles, TIP_CARD, nomination_id)
    return Screen(Markup(text), (*one_a_row(*acts), last))


async def make(unit: Unit, tap: Tap) -> None:
    """Makes a nomination of it, in the sender's name: what is missing is asked."""
    await unit.use_timebank_of(TIP_CARD, tap.id)
    await award_checks.tip(unit, tap.id)
    await unit.registry.taps[MAKE](unit, tap)


async def thank(unit: Unit, tap: Tap) -> None:
    """No nomination is made of it: the sender is thanked."""
    async with pressed(unit, TIP_CARD, tap.id, "award.tip-thanked"):
        await unit.use_timebank_of(TIP_CARD, tap.id)
        await award_checks.thank_for_tip(unit, tap.id)
