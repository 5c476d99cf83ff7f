"""The card of something to volunteer for: for residents, for whoever runs it, and for the broker
who looks at it first; and what its buttons do."""

from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError
from handlers import opportunity_photo
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.opportunity_words import said_of, whole
from handlers.pressed import pressed, words_asked
from handlers.queue import queue_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import interests, opportunities
from services.asked_for import ask_for
from services.cases import first_name
from services.work import Work
from storage import delegates, people
from storage import interests as wishes
from storage import opportunities as rows
from storage.db import moment_of
from storage.opportunities import Opportunity

NEXT_SHIFTS = 3
MOST_NAMES = 30
KEY_FAMILIES = ("opportunity-state-",)


async def card(view: View, opportunity_id: int) -> Screen | None:
    """The opportunity, as its viewer may see it."""
    one = await rows.find(view.tx, opportunity_id)
    if one is None:
        return None
    held = await people.roles_in(view.tx, one.community_id, view.viewer.id)
    own = await _organises(view, one)
    if "broker" in held and not own and one.state in ("checking", "declined"):
        return await _at_desk(view, one)
    if own or "broker" in held:
        return await _run(view, one)
    if one.state not in ("published", "ended") or not await _belongs(view, one, held):
        return None
    return await _resident(view, one)


async def _organises(view: View, one: Opportunity) -> bool:
    if one.organisation_id is None or one.group_state == "checking":
        return one.made_by == view.viewer.id
    if one.organisation_id == view.viewer.id:
        return True
    acts = await delegates.still_acts(view.tx, view.viewer.id, one.organisation_id, view.now)
    waits = one.state in ("checking", "declined") and one.made_by == view.viewer.id
    return acts is not None or waits


async def _belongs(view: View, one: Opportunity, held: frozenset[Any]) -> bool:
    if held:
        return True
    member = await people.membership(view.tx, one.community_id, view.viewer.id)
    return member is not None and member.state == "approved"


def _say(view: View, key: str, **values: Any) -> str:
    return str(view.wording.say(view.lang, key, **values))


def _button(view: View, key: str, data: str, **values: Any) -> Button:
    return Button(view.wording.button(view.lang, key, **values), data)


def _shown(view: View, one: Opportunity) -> str:
    return str(whole(view.wording, view.lang, said_of(one), one.pattern, view.now))


# For the broker -----------------------------------------------------------------------------------


async def _at_desk(view: View, one: Opportunity) -> Screen:
    lines = [_shown(view, one)]
    if one.group_state in ("checking", "declined"):
        lines.append(
            _say(
                view,
                "opportunity-desk-group",
                name=one.organisation,
                kind=one.group_kind or "group",
                about=one.group_about or "",
                insurance=one.insurance or "",
                safeguarding=one.safeguarding or "",
                by=one.maker,
            )
        )
    else:
        lines.append(_say(view, "opportunity-desk", by=one.maker))
    risk = one.at_risk
    if risk:
        lines.append(
            _say(
                view,
                "opportunity-desk-risk",
                children="yes" if "children" in risk else "no",
                adults="yes" if "adults" in risk else "no",
            )
        )
    if one.state == "declined":
        lines.append(_say(view, "opportunity-state-declined", words=Words(one.note or "", 300)))
        return Screen(_text(lines), (queue_row(view, opportunities.CARD, one.id),))
    seen = one.organisation_id is None or (
        one.insurance_seen is not None and view.now - one.insurance_seen < opportunities.INSURED_FOR
    )
    if seen:
        acts = [_button(view, "btn-opportunity-approve", f"op-approve:{one.id}")]
    else:
        acts = [
            _button(view, "btn-opportunity-approve-seen", f"op-approve:{one.id}:seen"),
            _button(view, "btn-opportunity-approve-ours", f"op-approve:{one.id}:timebank"),
        ]
    acts.append(_button(view, "btn-opportunity-decline", f"op-decline:{one.id}"))
    if one.photo:
        acts.append(_button(view, "btn-opportunity-photo", f"op-photo:{one.id}"))
    buttons: Rows = (*one_a_row(*acts), queue_row(view, opportunities.CARD, one.id))
    return Screen(_text(lines), buttons)


def _text(lines: list[str]) -> Markup:
    return Markup("\n\n".join(lines))


async def approved(unit: Unit, tap: Tap) -> None:
    """People can see it from now on; its organisation is let in with it."""
    async with pressed(unit, opportunities.CARD, tap.id, "opportunity.approved"):
        await unit.use_timebank_of(opportunities.CARD, tap.id)
        await opportunities.approve(unit, tap.id, insured=tap.run)


@dataclass(frozen=True)
class Why:
    """Why not; whoever put it up, or everybody who joined, reads it."""

    words: str = ask(
        "opportunity-why-ask",
        Suggested(("btn-opportunity-no-insurance", "btn-opportunity-not-here"), limit=300),
    )
    opportunity: str | None = ask("opportunity-why-ask", FreeText(), hidden=True)


async def _decline(unit: Unit, tap: Tap) -> None:
    async with words_asked(
        unit, opportunities.CARD, tap.id, decline_form, {"opportunity": str(tap.id)}
    ):
        await unit.use_timebank_of(opportunities.CARD, tap.id)
        await opportunities.demand_deciding(unit, tap.id)


async def _submit_decline(unit: Unit, answers: Why) -> None:
    number = int(answers.opportunity or 0)
    await unit.use_timebank_of(opportunities.CARD, number)
    await opportunities.decline(unit, number, answers.words)
    unit.show_card(unit.actor.id, opportunities.CARD, number, "opportunity.declined", fresh=True)


decline_form = Form("opportunity-decline", Why, _submit_decline, over=True, careful=True)


# For whoever runs it ------------------------------------------------------------------------------


async def _run(view: View, one: Opportunity) -> Screen:
    lines = [_shown(view, one)]
    buttons: list[Button] = []
    coming = await rows.coming(view.tx, one.id, view.now) if one.pattern else []
    if one.state == "published":
        lines.append(_say(view, "opportunity-state-published", count=len(coming)))
    else:
        lines.append(_say(view, f"opportunity-state-{one.state}", words=Words(one.note or "", 300)))
    if one.pattern is None and one.state == "published":
        every = await wishes.interested(view.tx, one.id)
        asked = [person for person in every if person.state == "asked"]
        names = [first_name(p.name) for p in every if p.state == "accepted"][:MOST_NAMES]
        if names:
            lines.append(_say(view, "opportunity-accepted", names=names))
        if asked:
            name = first_name(asked[0].name)
            lines.append(_say(view, "opportunity-asked", name=name, count=len(asked)))
            buttons += [
                _button(view, "btn-opportunity-yes", f"in-yes:{asked[0].id}", name=name),
                _button(view, "btn-opportunity-no", f"in-no:{asked[0].id}"),
            ]
    elif coming:
        buttons.append(_button(view, "btn-shift-run", f"sh-run:{coming[0]['id']}"))
    if one.state in ("published", "checking"):
        buttons.append(_button(view, "btn-opportunity-change", f"op-edit:{one.id}"))
    if one.state == "published":
        buttons.append(_button(view, "btn-opportunity-share", f"op-share:{one.id}"))
    if one.state in ("published", "checking") and len(buttons) < 4:
        buttons.append(_button(view, "btn-opportunity-end", f"op-end:{one.id}"))
    if one.state == "published" and len(buttons) < 4:
        buttons.append(_button(view, "btn-broadcast-tell", f"bc-op:{one.id}"))
    return Screen(_text(lines), one_a_row(*buttons, _button(view, "btn-home", "home")))


async def _answered(unit: Unit, tap: Tap) -> None:
    found = await wishes.interest_by_id(unit.tx, tap.id)
    number = found.opportunity_id if found is not None else 0
    async with pressed(unit, opportunities.CARD, number, "opportunity.answered"):
        await unit.use_timebank_of(opportunities.CARD, number)
        await interests.answer(unit, tap.id, yes=tap.verb == "in-yes")


# For residents ------------------------------------------------------------------------------------


async def _resident(view: View, one: Opportunity) -> Screen:
    lines = [_shown(view, one)]
    buttons: list[Button] = []
    if one.state == "ended":
        lines.append(_say(view, "opportunity-state-ended", words=Words(one.note or "", 300)))
    elif one.pattern is not None:
        coming = (await rows.coming(view.tx, one.id, view.now))[:NEXT_SHIFTS]
        lines.append(_say(view, "opportunity-next", count=len(coming)))
        for row in coming:
            day = moment_of(row["starts_at"]).astimezone(one.zone).date()
            buttons.append(_button(view, "btn-day", f"sh-open:{row['id']}", date=day))
    else:
        mine = await wishes.interest(view.tx, one.id, view.viewer.id)
        state = mine.state if mine is not None else "no"
        contact = ask_for(one)
        lines.append(_say(view, "opportunity-mine", state=state, contact=contact))
        if state in ("asked", "accepted"):
            buttons.append(_button(view, "btn-opportunity-leave", f"op-leave:{one.id}"))
        else:
            buttons.append(_button(view, "btn-opportunity-ask", f"op-ask:{one.id}"))
        buttons.append(_button(view, "btn-opportunity-share", f"op-share:{one.id}"))
    buttons.append(_button(view, "btn-shift-see-all", "volunteer"))
    buttons.append(_button(view, "btn-talk-to-a-person", "talk"))
    return Screen(_text(lines), one_a_row(*buttons))


async def opened(unit: Unit, tap: Tap) -> None:
    """An entry of a list, or a notice's button."""
    await unit.use_timebank_of(opportunities.CARD, tap.id)
    await demand_visible(unit, await opportunities.find(unit, tap.id))
    unit.show_own_card(opportunities.CARD, tap.id, "opportunity.opened")
    one = await opportunities.find(unit, tap.id)
    opportunity_photo.beside(unit, one)


async def demand_visible(work: Work, one: Opportunity) -> None:
    """Raises DomainError where nobody but its organisers may see it (yet)."""
    theirs = opportunities.runs(work, one) or one.made_by == work.actor.id
    if one.state not in ("published", "ended") and not theirs:
        raise DomainError("refusal-opportunity-over")


async def _asked(unit: Unit, tap: Tap) -> None:
    await _act(unit, tap, "ask")


async def _left(unit: Unit, tap: Tap) -> None:
    await _act(unit, tap, "leave")


async def _act(unit: Unit, tap: Tap, what: str) -> None:
    async with pressed(unit, opportunities.CARD, tap.id, f"opportunity.{what}"):
        await unit.use_timebank_of(opportunities.CARD, tap.id)
        await (interests.ask if what == "ask" else interests.leave)(unit, tap.id)


journey = Journey(
    "opportunity",
    taps={
        "op-approve": approved,
        "op-decline": _decline,
        "in-yes": _answered,
        "in-no": _answered,
        "op-open": opened,
        "op-ask": _asked,
        "op-leave": _left,
    },
    forms=[decline_form],
    cards={opportunities.CARD: card},
)
