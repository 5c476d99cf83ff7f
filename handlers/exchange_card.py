"""The card of an exchange: its whole life on one message, for each side and for brokers.

Until somebody has said how planned help went, handlers/plan_card.py words it.
"""

from zoneinfo import ZoneInfo

from domain import exchange as rules
from domain.exchange import Action, Part
from domain.plans import posts_by_itself
from handlers import checklist, clashes, crossing_card, exchange_acts, exchange_forms, plan_card
from handlers.conversation.screens import Button, Screen
from handlers.journey import Journey, View
from handlers.queue import last_row
from handlers.wording import Markup, Words
from services import exchanges, four_eyes, phoned
from services import rules as timebank_rules
from storage import exchanges as rows
from storage import plans as plan_rows
from storage import thanks
from storage.exchanges import Exchange
from storage.people import Person
from storage.thanks import Thanks

BUTTONS: dict[Part, tuple[tuple[Action, str], ...]] = {
    "other": (
        ("confirm", "btn-exchange-confirm"),
        ("change", "btn-exchange-change"),
        ("problem", "btn-exchange-problem"),
        ("answer", "btn-exchange-answer"),
    ),
    "logger": (
        ("accept", "btn-exchange-accept"),
        ("answer", "btn-exchange-answer"),
        ("amend", "btn-exchange-amend"),
        ("problem", "btn-exchange-problem"),
        ("cancel", "btn-exchange-cancel"),
    ),
    "broker": (
        ("approve", "btn-exchange-approve"),
        ("resolve", "btn-exchange-resolve"),
        ("settle", "btn-exchange-settle"),
        ("query", "btn-exchange-query"),
        ("decline", "btn-exchange-decline"),
        ("reverse", "btn-exchange-reverse"),
    ),
}
"""What each side can press, in the order shown; only what the exchange's state allows is."""


async def card(view: View, exchange_id: int) -> Screen | None:
    """The exchange as it stands now, in the words of its viewer's side."""
    one = await rows.find_with_timebank(view.tx, exchange_id)
    if one is None:
        return None
    found, community = one
    part = exchanges.part_of(found, view.viewer.id)
    last: tuple[Button, ...] = ()
    if part is None:
        where = found.community_id
        held, roles = await four_eyes.roles_about(
            view.tx, where, exchanges.CARD, found.id, view.viewer.id
        )
        if "broker" not in roles:
            return None
        part, last = "broker", last_row(view, held, exchanges.CARD, found.id)
    zone = ZoneInfo(community.zone)
    plan = await plan_rows.find(view.tx, found.id) if found.planned else None
    if plan is not None and plan_card.faces(found, plan):
        text = await plan_card.text(view, found, plan, part, community.name, zone)
        buttons = plan_card.buttons(view, found, plan, part, last)
        asked = await phoned.asked_by_phone(view.tx, found) if part == "broker" else None
        return Screen(text, (*by_phone(view, found, asked), *buttons))
    thanked = await thanks.find(view.tx, found.id) if found.state == "posted" else None
    asked = await phoned.asked_by_phone(view.tx, found) if part == "broker" else None
    lines = [_head(view, found, part, community.name), await _status(view, found, part, zone)]
    lines.extend(await _more(view, found, part, thanked))
    text = Markup("\n\n".join(str(line) for line in lines))
    known = part == "broker" and found.state == "unresolved"
    across = await crossing_card.elsewhere(view, found) if known else ()
    buttons = _buttons(view, found, part, thanked, last)
    return Screen(text, (*by_phone(view, found, asked), *across, *buttons))


def by_phone(view: View, found: Exchange, asked: Person | None) -> tuple[tuple[Button, ...], ...]:
    """For a broker: the side without Telegram said yes on the phone."""
    if asked is None:
        return ()
    label = view.wording.button(view.lang, "btn-exchange-phone", name=asked.name)
    return ((Button(label, f"x-phone:{found.id}:{found.mark}"),),)


def _buttons(
    view: View, found: Exchange, part: Part, thanked: Thanks | None, last: tuple[Button, ...]
) -> tuple[tuple[Button, ...], ...]:
    allowed = rules.actions(found.state, part)
    shown = [
        (Button(view.wording.button(view.lang, key), f"x-{action}:{found.id}:{found.mark}"),)
        for action, key in BUTTONS.get(part, ())
        if action in allowed
        and not (action == "problem" and part == "logger" and found.state == "confirmed")
    ]
    if found.state == "posted" and thanked is None and found.receiver_id == view.viewer.id:
        label = view.wording.button(view.lang, "btn-thanks")
        shown.append((Button(label, f"thanks:{found.id}"),))
    if part != "broker" and found.state not in rules.FINAL:
        label = view.wording.button(view.lang, "btn-talk-to-a-person")
        shown.append((Button(label, "talk"),))
    if part == "broker":
        return (*shown, last)
    return tuple(shown)


def _head(view: View, found: Exchange, part: Part, timebank: str) -> Markup:
    gave = found.giver_id == view.viewer.id
    what = found.words or ""
    side = "broker" if part == "broker" else "gave" if gave else "received"
    return view.wording.say(
        view.lang,
        f"exchange-head-{side}",
        giver=found.giver_name or found.named or "",
        receiver=found.receiver_name or found.named or "",
        minutes=found.minutes,
        date=found.day,
        what=Words(what, 300),
        has_what="yes" if what else "no",
        timebank=timebank,
    )


async def _status(view: View, found: Exchange, part: Part, zone: ZoneInfo) -> Markup:
    giver = found.giver_name or found.named or ""
    receiver = found.receiver_name or found.named or ""
    gave = found.giver_id == found.logger_id
    return view.wording.say(
        view.lang,
        f"exchange-{found.state}-{part}",
        zone=zone,
        logger=giver if gave else receiver,
        other=receiver if gave else giver,
        minutes=found.minutes,
        other_minutes=found.other_minutes or 0,
        note=Words(found.note or "", 500),
        has_note="yes" if found.note else "no",
        long="yes" if "long" in found.flags else "no",
        next="books" if await _posts_by_itself(view, found, part) else "broker",
    )


async def _posts_by_itself(view: View, found: Exchange, part: Part) -> bool:
    """Whether the other side's yes is all that is missing; asked for the one who waits for it."""
    return (
        (found.state, part) == ("logged", "logger")
        and posts_by_itself(
            approved=found.approved_at is not None,
            planned_minutes=found.planned_minutes,
            minutes=found.minutes,
        )
        and (await timebank_rules.in_force(view.tx, found.community_id)).yes("post_by_itself")
    )


async def _more(view: View, found: Exchange, part: Part, thanked: Thanks | None) -> list[Markup]:
    """Who settled or posted it and why, whether it was insured, and the thanks for it."""
    said: list[Markup] = []
    if found.entered_by is not None:
        gave = found.on_behalf_of == found.giver_id
        whom = (found.giver_name if gave else found.receiver_name) or ""
        name = found.entered_by
        said.append(view.wording.say(view.lang, "exchange-entered", name=name, whom=whom))
    if found.state in ("posted", "reversed"):
        how = await rows.how_posted(view.tx, found.id)
        if how is not None and how["action"] == "settle" and how["words"]:
            words = Words(how["words"], 500)
            said.append(view.wording.say(view.lang, "exchange-settled", note=words))
        elif how is not None and how["action"] == "post" and part == "broker":
            said.append(view.wording.say(view.lang, "exchange-by-rule"))
    if found.state not in rules.FINAL:
        if found.approved_at is None:
            said.append(view.wording.say(view.lang, "exchange-uninsured"))
        elif found.minutes > (found.planned_minutes or 0):
            planned = found.planned_minutes or 0
            said.append(view.wording.say(view.lang, "exchange-longer", minutes=planned))
    if thanked is not None and part != "broker":
        side = "own" if thanked.from_id == view.viewer.id else "got"
        words, name = Words(thanked.words or "", 300), found.receiver_name or ""
        said.append(view.wording.say(view.lang, f"exchange-thanks-{side}", name=name, words=words))
    return said


journey = Journey(
    "exchange",
    taps={
        **dict.fromkeys(exchange_acts.SIMPLE, exchange_acts.simple),
        "x-allow": checklist.first(exchanges.CARD, exchange_acts.simple),
        "x-agree": clashes.careful(
            "x-agree", exchange_acts.simple, clashes.of_exchange, exchanges.CARD
        ),
        **dict.fromkeys(exchange_forms.FORMS, exchange_acts.with_form),
    },
    forms=[
        exchange_forms.reason_form,
        exchange_forms.query_form,
        exchange_forms.answer_form,
        exchange_forms.settle_form,
        exchange_forms.meant_form,
    ],
    cards={exchanges.CARD: card},
)

KEY_FAMILIES = ("exchange-",)
