"""Things to do that have no shifts: somebody says that they would do it, an organiser answers."""

from domain.errors import DomainError, NotFound
from domain.permissions import may
from services import opportunities
from services.asked_for import ask_for
from services.cases import first_name
from services.notices import NoticeButton
from services.work import Work
from storage import interests as wishes
from storage import opportunities as rows
from storage.interests import Interest
from storage.opportunities import Opportunity


async def ask(work: Work, opportunity_id: int) -> Opportunity:
    """The actor would do it; its organisers are told. Saying so twice is harmless. Raises
    DomainError where nobody can join any more, or it is their own."""
    if not may(work.roles, "shift.join"):
        raise DomainError("error-members-only")
    work.demand("shift.join")
    wishes.hold(work.tx, opportunity_id)
    one = await opportunities.find(work, opportunity_id)
    if one.state != "published" or one.pattern is not None:
        raise DomainError("refusal-opportunity-over")
    if one.close_on is not None and one.close_on < work.local.date():
        raise DomainError("refusal-opportunity-over")
    if work.member in (one.made_by, one.organisation_id):
        raise DomainError("refusal-shift-own")
    if one.places is not None and await _accepted(work, one) >= one.places:
        raise DomainError("refusal-opportunity-full")
    if not await wishes.ask(work.tx, one.id, work.member, work.now):
        return one
    for organiser in await _organisers(work, one):
        work.tell(
            organiser,
            "opportunity.interest",
            "notice-opportunity-interest",
            once=f"interest:{one.id}:{work.member}:{organiser}:{work.now:%Y%m%d%H%M%S}",
            buttons=(NoticeButton("btn-opportunity-who", f"op-open:{one.id}"),),
            name=first_name(work.actor.name if work.hat is None else work.hat.name),
            title=one.title,
        )
    work.refresh(opportunities.CARD, one.id, "opportunity.interest")
    work.audit("opportunity.ask", opportunities.CARD, one.id)
    return one


async def leave(work: Work, opportunity_id: int) -> Opportunity:
    """The actor doesn't want to after all, or has stopped; its organisers are told once."""
    work.within("shift")
    one = await opportunities.find(work, opportunity_id)
    found = await wishes.interest(work.tx, one.id, work.member)
    if found is None:
        raise NotFound
    if found.state not in ("asked", "accepted"):
        raise DomainError("toast-already-done")
    if not await wishes.answer(work.tx, found, "left", work.actor.id, work.now):
        raise DomainError("toast-already-done")
    if found.state == "accepted":
        for organiser in await _organisers(work, one):
            work.tell(
                organiser,
                "opportunity.left",
                "notice-opportunity-left",
                buttons=(NoticeButton("btn-opportunity-who", f"op-open:{one.id}"),),
                name=first_name(found.name),
                title=one.title,
            )
    work.refresh(opportunities.CARD, one.id, "opportunity.left")
    work.audit("opportunity.leave", opportunities.CARD, one.id)
    return one


async def answer(work: Work, interest_id: int, *, yes: bool) -> Opportunity:
    """An organiser says yes, or not this time; the person reads it. Raises NotFound where it isn't
    theirs to answer, DomainError where it was answered or all places are taken."""
    found = await wishes.interest_by_id(work.tx, interest_id)
    if found is None:
        raise NotFound
    wishes.hold(work.tx, found.opportunity_id)
    one = await opportunities.running(work, found.opportunity_id)
    if work.own(found.person_id):
        raise DomainError("refusal-own-opportunity")
    if found.state != "asked":
        raise DomainError("toast-already-done")
    if yes and one.places is not None and await _accepted(work, one) >= one.places:
        raise DomainError("refusal-opportunity-full")
    state = "accepted" if yes else "declined"
    if not await wishes.answer(work.tx, found, state, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    work.tell(
        found.person_id,
        "shift.answered",
        "notice-opportunity-yes" if yes else "notice-opportunity-no",
        buttons=(
            NoticeButton("btn-opportunity-see", f"op-open:{one.id}")
            if yes
            else NoticeButton("btn-shift-see-all", "volunteer"),
        ),
        title=one.title,
        name=one.organisation,
        contact=ask_for(one),
    )
    work.refresh(opportunities.CARD, one.id, f"opportunity.{state}")
    work.audit(f"opportunity.{state}", opportunities.CARD, one.id)
    return one


async def _accepted(work: Work, one: Opportunity) -> int:
    every: list[Interest] = await wishes.interested(work.tx, one.id)
    return sum(person.state == "accepted" for person in every)


async def _organisers(work: Work, one: Opportunity) -> list[int]:
    """Who acts for its organisation, and whoever put it up; nobody twice."""
    found = [one.made_by]
    if one.organisation_id is not None:
        found = await rows.organisers(work.tx, one.organisation_id) or found
    return [who for who in dict.fromkeys(found) if who != work.actor.id]
