"""The card of news to many people: for whoever sent it and for the second person; how far it has
come, and what came of it."""

from collections.abc import Set as AbstractSet
from typing import Any

from domain.permissions import Role, may
from handlers.broadcast_words import audience_words
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import broadcasts
from storage import broadcasts as rows
from storage import delegates, opportunities, people, shifts
from storage.broadcasts import Broadcast

KEY_FAMILIES = ("broadcast-state-",)
ACTS = {
    "bc-yes": "yes",
    "bc-no": "no",
    "bc-pause": "pause",
    "bc-on": "go_on",
    "bc-stop": "stop",
}


async def card(view: View, broadcast_id: int) -> Screen | None:
    """How it stands, for whoever sent it, acts for its organisation, or works at the desk."""
    one = await rows.find(view.tx, broadcast_id)
    if one is None:
        return None
    held = await people.roles_in(view.tx, one.community_id, view.viewer.id)
    if not await _sees(view, one, held):
        return None
    counts = await rows.counts(view.tx, one)
    lines = [str(_head(view, one, await _title(view, one)))]
    reached = counts["sent"] + counts["unknown"]
    lines.append(
        str(
            view.wording.say(
                view.lang,
                f"broadcast-state-{one.state}",
                count=one.counted,
                at=one.send_at,
                name=one.decided_name or "",
                reached=reached,
                left=counts["waiting"] + counts["queued"],
                joined=counts["joined"],
                about="yes" if one.shift_id or one.opportunity_id else "no",
            )
        )
    )
    missed: dict[str, Any] = {
        name: counts[name] for name in ("blocked", "failed", "digest", "skipped", "past", "unknown")
    }
    if any(missed.values()):
        lines.append(str(view.wording.say(view.lang, "broadcast-missed", **missed)))
    second = may(held, "news.second") and one.by_id != view.viewer.id
    return Screen(Markup("\n\n".join(lines)), one_a_row(*_buttons(view, one, second=second)))


async def _sees(view: View, one: Broadcast, held: AbstractSet[Role]) -> bool:
    if view.viewer.id in (one.by_id, one.organisation_id):
        return True
    if held & {"broker", "administrator"}:
        return True
    if one.organisation_id is None:
        return False
    acts = await delegates.still_acts(view.tx, view.viewer.id, one.organisation_id, view.now)
    return acts is not None


async def _title(view: View, one: Broadcast) -> str:
    """What it is about."""
    if one.shift_id is not None:
        shift = await shifts.find(view.tx, one.shift_id)
        return shift.title if shift is not None else ""
    found = await opportunities.find(view.tx, one.opportunity_id or 0)
    return found.title if found is not None else ""


def _head(view: View, one: Broadcast, title: str) -> Markup:
    return view.wording.say(
        view.lang,
        "broadcast-card",
        title=title,
        has_title="yes" if title else "no",
        words=Words(one.words),
        has_words="yes" if one.words else "no",
        name=one.by_name,
        photo="yes" if one.photo else "no",
        audience=audience_words(view.wording, view.lang, one.audience),
    )


def _buttons(view: View, one: Broadcast, *, second: bool) -> list[Button]:
    choices = {
        "asked": [("btn-broadcast-yes", "bc-yes"), ("btn-broadcast-no", "bc-no")]
        if second
        else [("btn-broadcast-stop", "bc-stop")],
        "planned": [("btn-broadcast-stop", "bc-stop")],
        "sending": [("btn-broadcast-pause", "bc-pause"), ("btn-broadcast-stop", "bc-stop")],
        "paused": [("btn-broadcast-on", "bc-on"), ("btn-broadcast-stop", "bc-stop")],
    }.get(one.state, [("btn-broadcast-file", "bc-file")] if one.started_at else [])
    shown = [
        Button(view.wording.button(view.lang, key), f"{verb}:{one.id}") for key, verb in choices
    ]
    return [*shown, Button(view.wording.button(view.lang, "btn-home"), "home")]


async def _acted(unit: Unit, tap: Tap) -> None:
    async with pressed(unit, broadcasts.CARD, tap.id, f"broadcast.{tap.verb}"):
        await unit.use_timebank_of(broadcasts.CARD, tap.id)
        await broadcasts.act(unit, tap.id, ACTS[tap.verb])  # type: ignore[arg-type]


async def _opened(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(broadcasts.CARD, tap.id)
    await broadcasts.find(unit, tap.id)
    unit.show_own_card(broadcasts.CARD, tap.id, "broadcast.opened")


async def _file(unit: Unit, tap: Tap) -> None:
    """What came of it as a table."""
    await unit.use_timebank_of(broadcasts.CARD, tap.id)
    await broadcasts.export(unit, tap.id)
    unit.toast("toast-broadcast-file")
    unit.send_document("broadcast", "broadcast.file", broadcast=tap.id)


journey = Journey(
    "broadcast-card",
    taps={**dict.fromkeys(ACTS, _acted), "bc-open": _opened, "bc-file": _file},
    cards={broadcasts.CARD: card},
)
