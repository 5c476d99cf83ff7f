"""/reverse: posted help is found by its number or by a person, and taken out of the books again.

What it does to both is shown before anybody says yes; above the rule a second person says it too.
"""

import re
from dataclasses import dataclass
from typing import Any

from domain.permissions import Role
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.second_person import SecondPerson
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import exchanges, members, reversing
from services.reversing import Posted, Thing
from storage import exchanges as exchange_rows
from storage import reversals

BROKERS: frozenset[Role] = frozenset({"broker"})
PAGE = 4
OPENS: dict[Thing, str] = {
    "exchange": "rv-this",
    "booking": "bk",
    "gift": "gift",
    "roster": "roster-open",
}
"""What a button of the list does: the cards of the others have the button that takes them back."""
KEY_FAMILIES = ("reverse-line-",)
_WHY = re.compile(r"^(?:because|as|since|for|-|:|,)\s+", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:exchange\s+|number\s+|no\.?\s+|#)?(?P<id>[0-9]{1,9})\b[\s,:.-]*(?P<why>.*)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Why:
    """Why it goes out of the books: both sides read it."""

    words: str = ask(
        "exchange-reason-ask",
        Suggested(("btn-reason-not-agreed", "btn-reason-twice", "btn-reason-mistake")),
    )
    exchange: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)


async def command(unit: Unit, words: str = "") -> None:
    """/reverse, alone; with the number of an exchange and why; or with a name."""
    unit.demand("exchange.decide")
    said = " ".join(words.split())
    if not said:
        await _list(unit, 0, 0)
    elif (found := _NUMBER.match(said)) is not None:
        await _why(unit, int(found["id"]), _WHY.sub("", found["why"]).strip())
    else:
        await _named(unit, said)


async def _named(unit: Unit, words: str) -> None:
    """One member's help; several of the name are offered."""
    found = (await members.search(unit, words, limit=PAGE)).hits
    if len(found) == 1:
        await _list(unit, found[0].person_id, 0)
        return
    rows = [
        unit.button(
            "btn-exchange-member",
            f"rv-of:{hit.person_id}",
            name=hit.name,
            area=hit.area or "",
            has_area="yes" if hit.area else "no",
        )
        for hit in found[:PAGE]
    ]
    key = "reverse-whose-ask" if rows else "reverse-nobody"
    unit.say(key, one_a_row(*rows, unit.button("btn-home", "home")))


async def _list(unit: Unit, person_id: int, offset: int) -> None:
    """Help in the books, the newest first."""
    found = await reversing.listed(unit, person_id, offset, PAGE + 1)
    shown = found[:PAGE]
    rows = [_entry(unit, number, one) for number, one in enumerate(shown, offset + 1)]
    if len(found) > PAGE:
        rows.append(unit.button("btn-more", f"rv-of:{person_id}:{offset + PAGE}"))
    lines = [
        unit.text(
            "reverse-line" if one.card == exchanges.CARD else f"reverse-line-{one.card}",
            number=number,
            id=one.id,
            giver=one.giver,
            receiver=one.receiver,
            minutes=one.minutes,
            date=one.day,
            **({"what": one.what} if one.card != exchanges.CARD else {}),
        )
        for number, one in enumerate(shown, offset + 1)
    ]
    key = "reverse-which-ask" if rows else "reverse-nothing"
    text = Markup("\n".join([*map(str, lines), str(unit.text(key))]))
    unit.show(Screen(text, one_a_row(*rows, unit.button("btn-home", "home"))), "reverse.list")


def _entry(unit: Unit, number: int, one: Posted) -> Button:
    names: dict[str, Any] = {"number": number, "giver": one.giver, "receiver": one.receiver}
    data = f"{OPENS[one.card]}:{one.id}"
    if one.card == exchanges.CARD:
        return unit.button("btn-reverse-one", data, **names)
    return unit.button("btn-reverse-thing", data, **names, thing=one.card, what=one.what)


async def _of(unit: Unit, tap: Tap) -> None:
    unit.demand("exchange.decide")
    await _list(unit, max(0, tap.id), int(tap.run) if tap.run.isdigit() else 0)


async def _this(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(exchanges.CARD, tap.id)
    unit.aside()
    await _why(unit, tap.id, "")


async def _why(unit: Unit, exchange_id: int, words: str) -> None:
    await reversing.preview(unit, exchange_id)
    given = {"exchange": str(exchange_id)}
    await form.start(unit, {**given, "words": words[:500]} if words else given)


async def review(unit: Unit, answers: Why) -> Markup:
    """What would happen to both."""
    exchange_id = int(answers.exchange or 0)
    await unit.use_timebank_of(exchanges.CARD, exchange_id)
    seen = await reversing.preview(unit, exchange_id)
    found = seen.exchange
    lines = [
        unit.text(
            "reverse-review",
            id=found.id,
            giver=found.giver_name or "",
            receiver=found.receiver_name or "",
            minutes=found.minutes,
            date=found.day,
            words=Words(answers.words, 500),
        )
    ]
    for name, balance in ((found.giver_name, seen.giver), (found.receiver_name, seen.receiver)):
        if balance is not None:
            lines.append(
                unit.text(
                    "reverse-would-have",
                    name=name or "",
                    minutes=abs(balance),
                    owes="yes" if balance < 0 else "no",
                )
            )
    if seen.second:
        lines.append(unit.text("reverse-second"))
    return Markup("\n".join(map(str, lines)))


async def submit(unit: Unit, answers: Why) -> None:
    """Does it, or puts it before a second person."""
    exchange_id = int(answers.exchange or 0)
    await unit.use_timebank_of(exchanges.CARD, exchange_id)
    await done(unit, exchange_id, answers.words)


async def done(unit: Unit, exchange_id: int, words: str) -> None:
    """Reverses it, and shows the card of what it is then."""
    waits = await reversing.reverse(unit, exchange_id, words)
    if waits is None:
        unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.decided", fresh=True)
    else:
        unit.show_card(unit.actor.id, reversing.CARD, waits, "reversal.asked", fresh=True)


form = Form("reverse", Why, submit, review, yes="btn-reverse-yes")


# The second person --------------------------------------------------------------------------------


second = SecondPerson(
    reversing.CARD,
    "hours.second",
    yes=("btn-reversal-yes", "rv-yes"),
    no=("btn-reversal-no", "rv-no"),
    back=("btn-reversal-back", "rv-back"),
)


async def card(view: View, reversal_id: int) -> Screen | None:
    """What is asked, for whoever may be the second person and for who asked."""
    found = await reversals.find(view.tx, reversal_id)
    if found is None:
        return None
    looker = await second.looker(view, found)
    exchange = await exchange_rows.find(view.tx, found.community_id, found.exchange_id)
    if looker is None or exchange is None or view.viewer.id in exchange.parties:
        return None
    text = view.wording.say(
        view.lang,
        "reversal-card",
        zone=looker.zone,
        id=exchange.id,
        giver=exchange.giver_name or "",
        receiver=exchange.receiver_name or "",
        minutes=exchange.minutes,
        date=exchange.day,
        by=found.asked_name,
        words=Words(found.words, 1000),
        state=found.state,
        decided=found.decided_name or "",
    )
    return Screen(text, second.rows(view, found, looker))


journey = Journey(
    "reverse",
    commands=[Command("reverse", command, roles=BROKERS)],
    taps={
        "rv-of": _of,
        "rv-this": _this,
        **second.taps(reversing.decide, reversing.withdraw, "reversal.decided"),
    },
    forms=[form],
    cards={reversing.CARD: card},
)
