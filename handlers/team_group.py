"""The team's group: linking it, its cards, and the way from them into the private chat."""

from domain.errors import DomainError, NotFound
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.unit import Tap, Unit
from services import desk, team_groups
from services.cases import first_name
from storage import team_groups as rows

IN_GROUPS = frozenset({"tp-take"})
"""Verbs of buttons that work in a group."""


async def card(view: View, post_id: int) -> Screen | None:
    """What everybody in the group may read: a number, a kind, a first name."""
    post = await rows.shown(view.tx, post_id)
    if post is None or post["ended_at"] is not None:
        return None
    state = "done" if post["done_at"] else "taken" if post["taken_by"] else "waiting"
    name = post["done_name"] if state == "done" else post["taken_name"]
    text = view.wording.say(
        view.lang,
        "team-post",
        kind=post["kind"],
        number=post["object_id"],
        state=state,
        known="yes" if name else "no",
        name=first_name(str(name or "")),
    )
    if state == "done":
        return Screen(text, ())
    link = f"https://t.me/{view.bot_username}?start=open-{post_id}"
    buttons = [Button(view.wording.button(view.lang, "btn-team-open"), url=link)]
    if state == "waiting":
        label = view.wording.button(view.lang, "btn-team-take")
        buttons.insert(0, Button(label, f"tp-take:{post_id}"))
    return Screen(text, one_a_row(*buttons))


async def asked(unit: Unit, title: str) -> None:
    """/team here, in a group."""
    await team_groups.ask(unit, unit.chat_id, title)
    unit.show(Screen(unit.text("team-group-asked"), ()), "team.asked", merge="group")


async def tapped(unit: Unit, tap: Tap) -> None:
    """A button in a group: whoever presses it is looked up again, each time."""
    try:
        post = await team_groups.group_of(unit.tx, tap.id)
        unit.use_community_of(post["community_id"])
        await team_groups.take(unit, tap.id, unit.chat_id)
    except NotFound:
        raise DomainError("toast-team-not-yours") from None
    unit.toast("toast-team-taken-by-you")
    unit.show_card_below(post["card"], post["object_id"], "team.taken")


async def opened(unit: Unit, post_id: int) -> None:
    """The link under a card in the group: its details, in private."""
    post = await team_groups.group_of(unit.tx, post_id)
    unit.use_community_of(post["community_id"])
    await desk.open_item(unit, post["card"], post["object_id"])
    unit.show_card_below(post["card"], post["object_id"], "team.opened")


async def _yes(unit: Unit, tap: Tap) -> None:
    await _in_its_timebank(unit, tap.id)
    await team_groups.confirm(unit, tap.id)
    unit.say("team-confirmed", one_a_row(unit.button("btn-team", "team")))


async def _no(unit: Unit, tap: Tap) -> None:
    await _in_its_timebank(unit, tap.id)
    await team_groups.end(unit, tap.id)
    unit.say("team-unlinked", one_a_row(unit.button("btn-team", "team")))


async def _in_its_timebank(unit: Unit, group_id: int) -> None:
    group = await rows.find(unit.tx, group_id)
    unit.use_community_of(group.community_id if group is not None else None)
    unit.demand("role.grant")


journey = Journey(
    "team-group",
    taps={"tg-yes": _yes, "tg-no": _no, "tg-unlink": _no, "tp-take": tapped},
    cards={team_groups.CARD: card},
)
