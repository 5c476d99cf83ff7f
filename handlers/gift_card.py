"""The card of a gift, of hours for the pot, and of what somebody asked of it."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from domain.giving import Part
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Screen
from handlers.journey import RunTap, View
from handlers.pressed import pressed, words_asked
from handlers.queue import last_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import four_eyes, pot
from services.pot import part_of
from storage import communities, people
from storage import giving as rows
from storage.db import moment_of
from storage.giving import Gift


async def card(view: View, gift_id: int) -> Screen | None:
    """How it stands now, for the person it is about, or for a broker; nothing for others."""
    found = await rows.gift(view.tx, gift_id)
    if found is None:
        return None
    where = found.community_id
    held, roles = await four_eyes.roles_about(view.tx, where, pot.CARD, found.id, view.viewer.id)
    part = part_of(found, {view.viewer.id}, roles)
    if part is None:
        return None
    community = await communities.by_id(view.tx, found.community_id)
    assert community is not None
    text = await _text(view, found, part, ZoneInfo(community.zone))
    return Screen(text, _buttons(view, found, part, last_row(view, held, pot.CARD, found.id)))


async def _text(view: View, found: Gift, part: Part, zone: ZoneInfo) -> Markup:
    side = "broker"
    if part == "asker":
        side = "from" if found.from_id == view.viewer.id else "to"
    head = view.wording.say(
        view.lang,
        f"gift-{found.kind.replace('_', '-')}-{side}",
        zone=zone,
        one=found.from_name or "",
        other=found.to_name or "",
        minutes=found.minutes,
        at=moment_of(found.created_at),
        words=Words(found.words or "", 500),
        has_words="yes" if found.words else "no",
    )
    if found.state == "posted" and part == "asker":
        return head
    first = await people.person(view.tx, found.decided_by) if found.decided_by else None
    state = view.wording.say(
        view.lang,
        f"gift-state-{found.state}",
        who="own" if part == "asker" else "first" if part == "broker" else "second",
        name=first.name if first is not None else "",
        words=Words(found.note or "", 500),
        has_words="yes" if found.note else "no",
    )
    return Markup(f"{head}\n\n{state}")


def _buttons(
    view: View, found: Gift, part: Part, last: tuple[Button, ...]
) -> tuple[tuple[Button, ...], ...]:
    def button(key: str, verb: str) -> tuple[Button, ...]:
        return (Button(view.wording.button(view.lang, key), f"{verb}:{found.id}:{found.mark}"),)

    shown: list[tuple[Button, ...]] = []
    if part == "asker":
        if found.state in ("asked", "second"):
            shown.append(button("btn-gift-cancel", "g-cancel"))
        shown.append((Button(view.wording.button(view.lang, "btn-home"), "home"),))
        shown.append((Button(view.wording.button(view.lang, "btn-talk-to-a-person"), "talk"),))
        return tuple(shown)
    if found.state == "asked":
        shown += [button("btn-pot-grant", "g-grant"), button("btn-pot-decline", "g-decline")]
    elif found.state == "second":
        if part == "second":
            shown.append(button("btn-pot-confirm", "g-confirm"))
        shown.append(button("btn-pot-decline", "g-decline"))
    elif found.state == "posted":
        shown.append(button("btn-gift-reverse", "g-reverse"))
    return (*shown, last)


async def _simple(unit: Unit, tap: Tap) -> None:
    """A button that needs nothing more."""
    async with pressed(unit, pot.CARD, tap.id, f"gift.{tap.verb}"):
        await unit.use_timebank_of(pot.CARD, tap.id)
        if tap.verb == "g-cancel":
            await pot.cancel(unit, tap.id)
        else:
            act = {"g-grant": pot.grant, "g-confirm": pot.confirm}[tap.verb]
            await act(unit, tap.id, tap.run)


@dataclass(frozen=True)
class Reason:
    """Why a broker declines or undoes; the person reads it."""

    words: str = ask(
        "gift-reason-ask",
        Suggested(("btn-gift-reason-asked", "btn-gift-reason-mistake", "btn-gift-reason-pot")),
    )
    gift: str | None = ask("gift-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("gift-reason-ask", FreeText(), hidden=True)


async def _with_reason(unit: Unit, tap: Tap) -> None:
    """A button that needs a reason, asked in a message of its own."""
    action = tap.verb.removeprefix("g-")
    async with words_asked(
        unit, pot.CARD, tap.id, reason_form, {"gift": str(tap.id), "action": action}
    ):
        await unit.use_timebank_of(pot.CARD, tap.id)
        await pot.demand(unit, tap.id, action)  # type: ignore[arg-type]


async def _submit(unit: Unit, answers: Reason) -> None:
    act = {"decline": pot.decline, "reverse": pot.reverse}[answers.action or ""]
    gift_id = int(answers.gift or 0)
    await unit.use_timebank_of(pot.CARD, gift_id)
    await act(unit, gift_id, answers.words)
    unit.show_card(unit.actor.id, pot.CARD, gift_id, "gift.decided", fresh=True)


reason_form = Form("gift-reason", Reason, _submit, over=True, careful=True)
forms: list[Form[Any]] = [reason_form]
taps: dict[str, RunTap] = {
    **dict.fromkeys(("g-cancel", "g-grant", "g-confirm"), _simple),
    **dict.fromkeys(("g-decline", "g-reverse"), _with_reason),
}

KEY_FAMILIES = ("gift-",)
