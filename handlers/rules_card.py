"""A change of a rule as those see it who may change rules: made, or waiting for a second person."""

from zoneinfo import ZoneInfo

from domain.errors import DomainError, NotFound
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.rule_words import Teller
from handlers.unit import Tap, Unit
from services import rules
from storage import communities, people
from storage import rules as rows
from storage.rules import Change


async def card(view: View, change_id: int) -> Screen | None:
    """The change as it stands; None for whoever may not change rules here (any more)."""
    found = await rows.find(view.tx, change_id)
    if found is None or not await _may_see(view, found):
        return None
    community = await communities.by_id(view.tx, found.community_id)
    assert community is not None
    tell = Teller(view.wording, view.lang, ZoneInfo(community.zone))
    by_another = found.decided_by is not None and found.decided_by != found.asked_by
    text = view.wording.say(
        view.lang,
        "rules-card",
        timebank=community.name,
        rule=tell.name(found.name),
        new=tell.says(found.name, found.value),
        old=tell.says(found.name, found.before),
        state=found.state,
        name=found.asked_name,
        by=found.decided_name or "",
        second="yes" if by_another else "no",
    )
    return Screen(text, one_a_row(*_buttons(view, found)))


def _buttons(view: View, found: Change) -> list[Button]:
    pressed: list[tuple[str, str]] = []
    if found.state == "asked" and view.viewer.id == found.asked_by:
        pressed = [("btn-rules-back", f"rule-no:{found.id}")]
    elif found.state == "asked":
        pressed = [
            ("btn-rules-agree", f"rule-yes:{found.id}"),
            ("btn-rules-no", f"rule-no:{found.id}"),
        ]
    ways = [("btn-rules", "rules"), ("btn-home", "home")]
    return [Button(view.wording.button(view.lang, key), data) for key, data in (*pressed, *ways)]


async def _may_see(view: View, found: Change) -> bool:
    held = await people.roles(view.tx, view.viewer.id)
    return any(
        where == found.community_id and role in ("broker", "administrator") for where, role in held
    )


async def _opened(unit: Unit, tap: Tap) -> None:
    """Shows a change that waits."""
    await unit.use_timebank_of(rules.CARD, tap.id)
    unit.demand("rules.change")
    unit.show_own_card(rules.CARD, tap.id, "rules.opened")


async def _decided(unit: Unit, tap: Tap) -> None:
    """Agree, say no, or take back; an old button answers with what happened since."""
    await unit.use_timebank_of(rules.CARD, tap.id)
    act = rules.confirm if tap.verb == "rule-yes" else rules.decline
    try:
        await act(unit, tap.id)
    except NotFound:
        raise
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)
    unit.demand("rules.change")
    unit.show_own_card(rules.CARD, tap.id, f"rules.{tap.verb}")


taps = {"rule-yes": _decided, "rule-no": _decided, "rule-card": _opened}
