"""Taking back what a broker decided about something to volunteer for, and about the organisation
that registered with it, while nobody has joined."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from domain.errors import DomainError
from services import opportunities, shifts
from services.opportunities import CARD
from services.undo_news import REASON, taken_back
from services.work import Work
from storage import decisions, delegates
from storage import opportunities as rows
from storage import opportunities_undone as undone
from storage.db import moment_of
from storage.decisions import Decision
from storage.opportunities import Opportunity


async def _opportunity(work: Work, found: Decision) -> None:
    """It waits for a broker again. Raises DomainError where somebody has joined it, or anything was
    done about it since."""
    work.demand("opportunity.decide")
    one = await opportunities.find(work, found.object_id)
    if work.own(one.made_by, one.organisation_id):
        raise DomainError("refusal-own-opportunity")
    if not await undone.put_back(work.tx, one.id, found.state, found.at, found.before):
        raise DomainError("refusal-undo-since")
    # Whoever joins holds the shift; once it is called off here, nobody else can, and who was
    # quicker is seen.
    ended = await undone.no_shifts(work.tx, one.id, work.actor.id, work.now)
    if await undone.joined(work.tx, one.id):
        raise DomainError("refusal-undo-joined")
    if one.organisation_id is not None:
        await _organisation(work, found, one, one.organisation_id)
    for shift_id in ended:
        for card in (shifts.CARD, shifts.RUN_CARD):
            work.refresh(card, shift_id, "shift.cancelled")
        await shifts.happened(work, "ended", shift_id, 0)
    work.refresh_menu(one.made_by)
    notice = opportunities.decided_notice(one.id, moment_of(found.at))
    await taken_back(work, found, {one.made_by: notice})


async def _organisation(
    work: Work, found: Decision, one: Opportunity, organisation_id: int
) -> None:
    """It stands as it stood before: its insurance not seen, or itself not let in."""
    was = found.before
    if was["group"] != "checking":
        undone.insurance(work.tx, organisation_id, was["insurance_seen"])
        return
    if found.state == "declined":
        # Its name was free meanwhile.
        named = [row["name"] for row in await rows.named(work.tx, work.scope.id)]
        if one.organisation.casefold() in {str(name).casefold() for name in named}:
            raise DomainError("refusal-undo-since")
        if not await undone.registers(work.tx, organisation_id, "declined", None):
            raise DomainError("refusal-undo-since")
        return
    acting = await delegates.acting_for(work.tx, work.scope.id, organisation_id, work.now)
    # What letting it in wrote is of that very moment.
    since = moment_of(found.at) + timedelta(milliseconds=1)
    if (
        {helper.person_id for helper in acting} != {one.made_by}
        or await undone.put_up_since(work.tx, one.id, organisation_id)
        or await decisions.acted(work.tx, work.scope.id, organisation_id, since)
    ):
        raise DomainError("refusal-undo-since")
    for helper in acting:
        await delegates.end(work.tx, helper, work.actor.id, work.now)
    if not await undone.registers(work.tx, organisation_id, "open", was["insurance_seen"]):
        raise DomainError("refusal-undo-since")
    undone.no_member(work.tx, work.scope.id, organisation_id, work.actor.id, work.now)
    work.audit("organisation.undo", "organisation", one.group_id, REASON)


BACK: dict[str, Callable[[Work, Decision], Awaitable[None]]] = {CARD: _opportunity}
