"""/give and /pot: hours as a gift to somebody, to the community pot, and asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError
from domain.giving_words import Giving, read_giving
from domain.permissions import Role, may
from domain.reading.types import Reading
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, Named, WhoQuestion, who
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear
from handlers.conversation.screens import Screen, one_a_row
from handlers.gift_card import card, taps
from handlers.gift_card import forms as card_forms
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import pot
from services import rules as timebank
from storage import giving as rows
from storage import ledger
from storage.db import moment_of

MEMBERS: frozenset[Role] = frozenset({"member", "broker"})
GIVE = "give"
"""What a hat must allow (domain.hats)."""
LISTED = 8
"""Gifts on one screen of the broker's list."""


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """Somebody whom the giver knows here; hours go to nobody else."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """The people whom the giver knows, the first few."""
        return await WhoQuestion().options(unit, given)

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """One person. For everybody else the answer is the same whether they belong or not."""
        found = await WhoQuestion().read(unit, words, given)
        if isinstance(found, Found):
            return found if found.value["id"] is not None else _unknown(found.value["name"])
        known = [o for o in found.options if o.value["id"] is not None]
        return found if known else _unknown(words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The name."""
        return WhoQuestion().shown(unit, value)

    def load(self, value: Any) -> Named:
        """Who it is."""
        return WhoQuestion().load(value)


def _unknown(name: str) -> Unclear:
    return Unclear("give-unknown", {"name": name[:100]})


# To somebody --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Give:
    """Hours for somebody."""

    person: Named = ask("give-who-ask", KnownQuestion())
    minutes: int = ask("give-how-long-ask", LengthQuestion())


async def _after(unit: Unit, minutes: int) -> dict[str, Any]:
    """What would be left; raises DomainError where it is too much."""
    limit = (await timebank.of(unit)).number("gift_most_minutes")
    if minutes > limit:
        raise DomainError("refusal-give-length", minutes=limit)
    can = await pot.most(unit)
    if minutes > can:
        raise DomainError("refusal-give-too-much" if can else "refusal-give-none", minutes=can)
    left = await ledger.balance(unit.tx, unit.scope.id, unit.member) - minutes
    return {"left": abs(left), "standing": "have" if left >= 0 else "owe"}


async def give_review(unit: Unit, answers: Give) -> Markup:
    """Read back before anything moves: who, how much, and what is left."""
    left = await _after(unit, answers.minutes)
    return unit.text("give-review", name=answers.person.name, minutes=answers.minutes, **left)


async def submit_give(unit: Unit, answers: Give) -> None:
    """The hours move; the message with the Yes becomes the gift's card."""
    if answers.person.id is None:
        raise DomainError("give-unknown", name=answers.person.name)
    gift_id = await pot.give(unit, answers.person.id, answers.minutes)
    unit.show_own_card(pot.CARD, gift_id, "gift.posted")


give_form = Form(
    "give",
    Give,
    submit_give,
    review=give_review,
    yes="btn-give-yes",
    yes_values=lambda answers: {"name": answers.person.name},
    others=frozenset({"request", "offer", "log", "talk_to_person"}),
)


# To the pot, and from it --------------------------------------------------------------------------


@dataclass(frozen=True)
class ToPot:
    """Hours for the pot."""

    minutes: int = ask("give-how-long-ask", LengthQuestion())


async def to_pot_review(unit: Unit, answers: ToPot) -> Markup:
    """Read back before anything moves."""
    left = await _after(unit, answers.minutes)
    return unit.text("pot-give-review", minutes=answers.minutes, **left)


async def submit_to_pot(unit: Unit, answers: ToPot) -> None:
    """The hours move."""
    gift_id = await pot.to_pot(unit, answers.minutes)
    unit.show_own_card(pot.CARD, gift_id, "pot.given")


@dataclass(frozen=True)
class AskPot:
    """What somebody asks of the pot; only brokers read it."""

    minutes: int = ask("pot-how-long-ask", LengthQuestion())
    why: str | None = ask("pot-why-ask", FreeText(limit=500), optional=True)


async def ask_review(unit: Unit, answers: AskPot) -> Markup:
    """Read back, with who will see it."""
    return unit.text(
        "pot-ask-review",
        minutes=answers.minutes,
        words=Words(answers.why or "", 500),
        has_words="yes" if answers.why else "no",
    )


async def submit_ask(unit: Unit, answers: AskPot) -> None:
    """The brokers get it."""
    gift_id, _ = await pot.ask(unit, answers.minutes, answers.why)
    unit.show_own_card(pot.CARD, gift_id, "pot.asked")


to_pot_form = Form("pot-give", ToPot, submit_to_pot, review=to_pot_review, yes="btn-pot-give-yes")
ask_form = Form("pot-ask", AskPot, submit_ask, review=ask_review, yes="btn-pot-ask-yes")


# Commands and sentences ---------------------------------------------------------------------------


async def _has(unit: Unit, kind: str) -> bool:
    """Whether the timebank has this kind at all, which is said before anything is asked."""
    return kind in (await timebank.of(unit)).some("kinds")


async def _demand_kind(unit: Unit, kind: str) -> None:
    if not await _has(unit, kind):
        raise DomainError("refusal-kind-not-here")


def _may_give(unit: Unit) -> bool:
    return unit.hat is None or GIVE in unit.hat.scope


async def give_command(unit: Unit, words: str) -> None:
    """/give, alone or with "2 hours to Jean" behind it."""
    unit.demand("hours.give")
    await _demand_kind(unit, "gift")
    meant = read_giving(f"give {words}", unit.local) if words else None
    if meant is not None:
        await _begin(unit, meant, words)
    elif words:
        found = await KnownQuestion().read(unit, words, {})
        if isinstance(found, Found):
            await give_form.start(unit, {"person": found.value, **_minutes_of(found)}, words)
        else:
            await give_form.offer(unit, "person", {}, found, words)
    else:
        await give_form.start(unit)


def _minutes_of(found: Found) -> dict[str, Any]:
    return {"minutes": found.also["minutes"]} if "minutes" in found.also else {}


async def from_sentence(unit: Unit, reading: Reading) -> None:
    """A sentence about giving hours away, or asking the pot."""
    meant = read_giving(reading.text, unit.local)
    await _begin(unit, meant or Giving("give", None, None), reading.text)


async def _begin(unit: Unit, meant: Giving, words: str) -> None:
    given: dict[str, Any] = {} if meant.minutes is None else {"minutes": meant.minutes}
    unit.demand("pot.ask" if meant.wish == "ask_pot" else "hours.give")
    await _demand_kind(unit, "gift" if meant.wish == "give" else "pot")
    forms: dict[str, Form[Any]] = {"to_pot": to_pot_form, "ask_pot": ask_form}
    form = forms.get(meant.wish, give_form)
    if meant.wish == "give" and meant.name is not None:
        found = await who(unit, meant.name)
        if not isinstance(found, Found) or found.value["id"] is None:
            unclear = found if isinstance(found, Unclear) else _unknown(meant.name)
            await form.offer(unit, "person", given, unclear, words)
            return
        given["person"] = found.value
    if meant.amount is not None and (why := await _no_length(unit, meant)) is not None:
        await form.offer(unit, "minutes", given, why, words)
    else:
        await form.start(unit, given, words)


async def _no_length(unit: Unit, meant: Giving) -> Unclear | None:
    """Why what stands there instead of a length is none that can be given."""
    read = await LengthQuestion().read(unit, meant.amount or "", {})
    if isinstance(read, Found):
        return None
    if meant.wish != "ask_pot" and read.key.startswith("log-reject"):
        limit = (await timebank.of(unit)).number("gift_most_minutes")
        return Unclear("refusal-give-length", {"minutes": limit})
    return read


async def pot_screen(unit: Unit, words: str = "") -> None:
    """/pot: what it is, and what can be done; a broker sees what is in it."""
    unit.demand("pot.ask")
    meant = read_giving(words, unit.local) if words else None
    if meant is not None:
        await _begin(unit, meant, words)
        return
    desk = may(unit.roles, "hours.issue")
    here = await _has(unit, "pot")
    if not here and not desk:
        raise DomainError("refusal-kind-not-here")
    lines = [unit.text("pot-about", timebank=unit.scope.name)]
    buttons = []
    if here and ("member" in unit.roles or unit.on_behalf_of is not None):
        if _may_give(unit):
            buttons.append(unit.button("btn-pot-give", "pot-give"))
        buttons.append(unit.button("btn-pot-ask", "pot-ask"))
    if _may_give(unit) and await _has(unit, "gift"):
        buttons.append(unit.button("btn-give", "give"))
    if desk:
        there = await rows.pot(unit.tx, unit.scope.id)
        sign = "minus" if there < 0 else "plus"
        lines.append(unit.text("pot-holds", minutes=abs(there), sign=sign))
        buttons.append(unit.button("btn-gifts", "gifts"))
    unit.leave_card()
    text = Markup("\n\n".join(lines))
    unit.show(Screen(text, one_a_row(*buttons, unit.button("btn-home", "home"))), "pot")


async def gifts(unit: Unit, _tap: Tap | None = None) -> None:
    """For brokers: the latest gifts and what the pot got and gave; each opens its card."""
    unit.demand("hours.issue")
    found = await rows.latest(unit.tx, unit.scope.id, "", LISTED)
    unit.leave_card()
    lines, buttons = [], []
    for number, one in enumerate(found, 1):
        said = unit.text(
            f"gift-{one.kind.replace('_', '-')}-broker",
            one=one.from_name or "",
            other=one.to_name or "",
            minutes=one.minutes,
            at=moment_of(one.created_at),
            words=Words(""),
            has_words="no",
        )
        lines.append(str(unit.text("gifts-line", number=number, gift=said)))
        buttons.append(unit.button("btn-gift-open", f"gift:{one.id}", number=number))
    home = unit.button("btn-home", "home")
    if not found:
        unit.say("gifts-none", one_a_row(home))
        return
    unit.say("gifts-latest", one_a_row(*buttons, home), lines=Markup("\n".join(lines)))


async def opened(unit: Unit, tap: Tap) -> None:
    """An entry of that list."""
    unit.demand("hours.issue")
    await unit.use_timebank_of(pot.CARD, tap.id)
    unit.show_own_card(pot.CARD, tap.id, "gift.opened")


async def _pot_tapped(unit: Unit, _tap: Tap) -> None:
    await pot_screen(unit)


async def _give_tapped(unit: Unit, _tap: Tap) -> None:
    await give_command(unit, "")


async def _to_pot_tapped(unit: Unit, _tap: Tap) -> None:
    unit.demand("hours.give")
    await _demand_kind(unit, "pot")
    await to_pot_form.start(unit)


async def _ask_tapped(unit: Unit, _tap: Tap) -> None:
    unit.demand("pot.ask")
    await _demand_kind(unit, "pot")
    await ask_form.start(unit)


journey = Journey(
    "give",
    commands=[
        Command("give", give_command, roles=MEMBERS),
        Command("pot", pot_screen, roles=MEMBERS),
    ],
    taps={
        "give": _give_tapped,
        "pot": _pot_tapped,
        "pot-give": _to_pot_tapped,
        "pot-ask": _ask_tapped,
        "gifts": gifts,
        "gift": opened,
        **taps,
    },
    forms=[give_form, to_pot_form, ask_form, *card_forms],
    cards={pot.CARD: card},
    intents={"give": from_sentence},
)

KEY_FAMILIES = ("gift-",)
