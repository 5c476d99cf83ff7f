"""The card of somebody who is asked to help: what, when, near where, and why they are asked; never
whose own words, surname or address. And their answers."""

from zoneinfo import ZoneInfo

from domain import requests as rules
from domain.errors import DomainError
from handlers import clashes, request_words
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import requests
from services.naming import party
from storage import requests as rows
from storage.requests import Candidate, Request

KEY_FAMILIES = ("request-help-",)


async def card(view: View, request_id: int) -> Screen | None:
    """The request as it stands for somebody who was asked, or said yes; nothing for others."""
    one = await rows.find_with_timebank(view.tx, request_id)
    if one is None:
        return None
    found, community = one
    every = await rows.candidates(view.tx, found.id)
    mine = next((c for c in every if c.person_id == view.viewer.id), None)
    if mine is None:
        return None
    zone = ZoneInfo(community.zone)
    planned = {row["giver_id"] for row in await rows.plans(view.tx, found.id)}
    standing = _standing(found, mine)
    name = await party(view.tx, found.person_id, found.person_name)
    lines = [_head(view, zone, found, standing, name)]
    lines += request_words.details(view, zone, found, others=True)
    why = request_words.reasons(view, mine.reasons) if standing == "asked" else None
    if why is not None:
        lines.append(str(why))
    status = request_words.say(
        view,
        zone,
        f"request-help-{standing}",
        name=name,
        planned="repeats" if found.repeats else "yes" if mine.person_id in planned else "no",
        again="yes" if rules.AGAIN in found.flags else "no",
        timebank=community.name,
        how=found.state if found.state in ("cancelled", "lapsed") else "other",
    )
    text = Markup("\n".join(lines) + "\n\n" + status)
    return Screen(text, _buttons(view, found, standing, mine.person_id in planned))


def _standing(found: Request, mine: Candidate) -> str:
    off = found.state in rules.FINAL and found.state != "done"
    if mine.state == "chosen":
        return "off" if off else "chosen"
    if off and mine.state != "no":
        return "off"
    if mine.state == "no":
        return "no"
    if mine.state == "yes" and found.state in rules.SEEKING:
        return "yes"
    if mine.state == "asked" and found.state in rules.SEEKING:
        return "asked"
    if mine.state == "asked" and found.state in ("held", "asked"):
        return "later"
    return "over"


def _head(view: View, zone: ZoneInfo, found: Request, standing: str, name: str) -> str:
    when = request_words.when(view, found, others=True, chosen=standing == "chosen")
    return request_words.say(
        view,
        zone,
        "request-head-help",
        shown=found.shown or "",
        has_shown="yes" if found.shown else "no",
        when=when,
        has_when="yes" if when else "no",
        name=name,
        chosen="yes" if standing == "chosen" else "no",
    )


def _buttons(view: View, found: Request, standing: str, planned: bool) -> Rows:  # noqa: FBT001 (a fact)
    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{found.id}:{standing}")

    shown: list[Button] = []
    if standing == "asked":
        shown = [
            button("btn-help-yes", "hp-yes"),
            button("btn-help-no", "hp-no"),
            button("btn-help-less", "hp-less"),
        ]
    elif standing == "yes" or (standing == "chosen" and not planned and found.state != "done"):
        shown = [button("btn-help-back", "hp-back")]
    elif standing == "no" and found.state in rules.SEEKING:
        shown = [button("btn-help-yes-after-all", "hp-yes")]
    talk = Button(view.wording.button(view.lang, "btn-talk-to-a-person"), "talk")
    return one_a_row(*shown, talk)


async def _answer(unit: Unit, tap: Tap) -> None:
    """Yes, no, or the yes taken back: the card says what follows."""
    act = {"hp-yes": requests.say_yes, "hp-no": requests.say_no, "hp-back": requests.withdraw}
    async with pressed(unit, requests.ASK_CARD, tap.id, f"request.{tap.verb}"):
        await unit.use_timebank_of(requests.ASK_CARD, tap.id)
        await act[tap.verb](unit, tap.id)


async def not_for_me(unit: Unit, tap: Tap) -> None:
    """ "Not for me" says no to this, and shows how to be asked less."""
    try:
        await unit.use_timebank_of(requests.ASK_CARD, tap.id)
        await requests.say_no(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(requests.ASK_CARD, tap.id, refusal)
        return
    unit.leave_card()
    ways = [
        unit.button(key, verb)
        for key, verb in (("btn-help-away", "away"), ("btn-help-offers", "mine"))
        if verb in unit.registry.taps
    ]
    unit.say(
        "request-less",
        one_a_row(
            *ways, unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home")
        ),
    )


journey = Journey(
    "help-ask",
    taps={
        "hp-yes": clashes.careful("hp-yes", _answer, clashes.of_request, requests.ASK_CARD),
        **dict.fromkeys(("hp-no", "hp-back"), _answer),
        "hp-less": not_for_me,
    },
    cards={requests.ASK_CARD: card},
)
