"""The card of a standing arrangement, for both sides and for brokers."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from domain import arrangements as rules
from domain.arrangements import Action
from domain.permissions import Role
from handlers.conversation.screens import Button, Screen
from handlers.journey import View
from handlers.queue import last_row
from handlers.standing_questions import in_words
from handlers.wording import Markup, Words
from services import four_eyes
from services.arrangements import CARD, parts_of
from storage import arrangements as rows
from storage import communities
from storage.arrangements import Arrangement

BUTTONS: tuple[tuple[Action, str], ...] = (
    ("agree", "btn-standing-agree"),
    ("refuse", "btn-standing-refuse"),
    ("allow", "btn-standing-allow"),
    ("decline", "btn-standing-decline"),
    ("resume", "btn-standing-resume"),
    ("pause", "btn-standing-pause"),
    ("end", "btn-standing-end"),
    ("cancel", "btn-standing-cancel"),
)
"""What can be pressed, in the order shown; only what its state allows this reader."""


async def card(view: View, arrangement_id: int) -> Screen | None:
    """It as it stands now, in the words of its reader's side; None for everybody else."""
    found = await rows.find(view.tx, arrangement_id)
    if found is None:
        return None
    parts = parts_of(found, view.viewer.id)
    held: Collection[Role] = ()
    if not parts:
        where = found.community_id
        held, reads = await four_eyes.reads_as_broker(
            view.tx, where, CARD, found.id, view.viewer.id
        )
        if not reads:
            return None
    timebank = await communities.by_id(view.tx, found.community_id)
    text = Markup(
        f"{_head(view, found)}\n\n{_status(view, found, timebank.name if timebank else '')}"
    )
    return Screen(text, _buttons(view, found, held))


def _side(view: View, found: Arrangement) -> str:
    if view.viewer.id == found.giver_id:
        return "giver"
    return "receiver" if view.viewer.id == found.receiver_id else "broker"


def _head(view: View, found: Arrangement) -> Markup:
    return view.wording.say(
        view.lang,
        "standing-head",
        side=_side(view, found),
        giver=found.giver_name,
        receiver=found.receiver_name,
        what=Words(found.words or "", 300),
        has_what="yes" if found.words else "no",
        repeats=in_words(view.wording, view.lang, found.repeats, found.first_day),
        has_start="yes" if found.start else "no",
        start=found.start or "",
        minutes=found.minutes,
        place=found.place or "",
        has_place="yes" if found.place else "no",
    )


def _status(view: View, found: Arrangement, timebank: str) -> Markup:
    asked = view.viewer.id == found.asked_id
    return view.wording.say(
        view.lang,
        f"standing-{found.state}",
        zone=ZoneInfo(found.zone),
        timebank=timebank,
        asked="yes" if asked else "no",
        side=_side(view, found),
        follows="yes" if found.follows else "no",
        maker=found.maker_name,
        other=found.giver_name if found.asked_id == found.giver_id else found.receiver_name,
        has_next="yes" if found.next_day else "no",
        next=found.next_day or found.first_day,
        has_until="yes" if found.paused_until else "no",
        until=found.paused_until or found.first_day,
        has_note="yes" if found.note else "no",
        note=Words(found.note or "", 300),
    )


def _buttons(
    view: View, found: Arrangement, held: Collection[Role]
) -> tuple[tuple[Button, ...], ...]:
    parts = parts_of(found, view.viewer.id) or frozenset({"broker"})
    allowed = rules.actions(found.state, parts)
    shown = []
    for action, key in BUTTONS:
        if action not in allowed or (action == "cancel" and "refuse" in allowed):
            continue
        data = f"st-{action}:{found.id}:{found.mark}"
        shown.append((Button(view.wording.button(view.lang, key), data),))
    may_hand_over = found.state in ("active", "paused") and view.viewer.id != found.receiver_id
    if may_hand_over:
        label = view.wording.button(view.lang, "btn-standing-hand-over")
        shown.append((Button(label, f"st-hand:{found.id}:{found.mark}"),))
    if parts != {"broker"}:
        shown.append((Button(view.wording.button(view.lang, "btn-talk-to-a-person"), "talk"),))
        return tuple(shown)
    return (*shown, last_row(view, held, CARD, found.id))


CARDS = {CARD: card}
KEY_FAMILIES = ("standing-",)
