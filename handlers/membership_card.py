"""An application as brokers see it: who wants to join, and what a broker decided."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Screen
from handlers.journey import View
from handlers.pressed import pressed, words_asked
from handlers.queue import last_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import four_eyes, membership, references
from storage import communities, people
from storage.db import moment_of
from storage.people import Membership, MembershipState

BUTTONS: dict[MembershipState, tuple[tuple[str, str], ...]] = {
    "applied": (
        ("m-approve", "btn-membership-approve"),
        ("m-meet", "btn-membership-meet"),
        ("m-decline", "btn-membership-decline"),
    ),
    "meeting": (
        ("m-approve", "btn-membership-approve"),
        ("m-decline", "btn-membership-decline"),
    ),
    "approved": (("m-checks", "btn-checks"),),
}
"""What a broker can press while it is open, and of a member: what was seen of them."""
SECTIONS: list[Callable[[View, Membership], Awaitable[list[Markup]]]] = []
"""Further lines on an application, such as its references."""
MET: list[Callable[[Unit, Membership], Awaitable[object]]] = []
"""What else happens where the broker wants to meet somebody first."""


async def card(view: View, membership_id: int) -> Screen | None:
    """The application as it stands; for the timebank's brokers, never for the applicant."""
    found = await people.any_membership(view.tx, membership_id)
    if found is None or found.person_id == view.viewer.id:
        return None
    where = found.community_id
    held, reads = await four_eyes.reads_as_broker(
        view.tx, where, membership.CARD, found.id, view.viewer.id
    )
    if not reads:
        return None
    applicant = await people.person(view.tx, found.person_id)
    community = await communities.by_id(view.tx, found.community_id)
    assert applicant is not None
    assert community is not None
    decider = await people.person(view.tx, found.decided_by) if found.decided_by else None
    text = view.wording.say(
        view.lang,
        "membership-card",
        zone=ZoneInfo(community.zone),
        name=applicant.name,
        timebank=community.name,
        area=found.area or "",
        has_area="yes" if found.area else "no",
        reach=found.reach or "",
        has_reach="yes" if found.reach else "no",
        want=Words(found.want or "", 500),
        has_want="yes" if found.want else "no",
        offer=Words(found.offer or "", 500),
        has_offer="yes" if found.offer else "no",
        at=moment_of(found.applied_at),
        state=found.state,
        by=decider.name if decider else "",
        words=Words(found.reason or "", 500),
    )
    lines = [line for section in SECTIONS for line in await section(view, found)]
    text = Markup("\n".join((text, *lines)))
    rows = tuple(
        (Button(view.wording.button(view.lang, key), f"{verb}:{found.id}"),)
        for verb, key in BUTTONS.get(found.state, ())
    )
    if found.state in ("applied", "meeting"):
        more = Button(view.wording.button(view.lang, "btn-more"), f"mb-more:{found.id}")
        rows = (*rows, (more,))
    return Screen(text, (*rows, last_row(view, held, membership.CARD, found.id)))


async def _decided(unit: Unit, tap: Tap) -> None:
    """Approve, or meet first: the card itself says what follows."""
    await unit.use_timebank_of(membership.CARD, tap.id)
    act = membership.approve if tap.verb == "m-approve" else membership.ask_to_meet
    async with pressed(unit, membership.CARD, tap.id, f"membership.{tap.verb}"):
        member = await act(unit, tap.id)
        if tap.verb == "m-approve":
            await references.note_if_there(unit, member)
        for then in MET if tap.verb == "m-meet" else ():
            await then(unit, member)


async def _decline(unit: Unit, tap: Tap) -> None:
    """Declining needs a reason that the applicant reads."""
    await unit.use_timebank_of(membership.CARD, tap.id)
    async with words_asked(unit, membership.CARD, tap.id, reason_form, {"membership": str(tap.id)}):
        await membership.demand_open(unit, tap.id)


@dataclass(frozen=True)
class Reason:
    """Why somebody can't join; they read it."""

    words: str = ask(
        "membership-reason-ask",
        Suggested(("btn-membership-reason-area", "btn-membership-reason-help"), limit=500),
    )
    membership: str | None = ask("membership-reason-ask", FreeText(), hidden=True)


async def _submit_reason(unit: Unit, answers: Reason) -> None:
    membership_id = int(answers.membership or 0)
    await unit.use_timebank_of(membership.CARD, membership_id)
    await membership.decline(unit, membership_id, answers.words)
    unit.show_card(unit.actor.id, membership.CARD, membership_id, "membership.declined", fresh=True)


reason_form = Form("membership-reason", Reason, _submit_reason, careful=True)
taps = {"m-approve": _decided, "m-meet": _decided, "m-decline": _decline}
