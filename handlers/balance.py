"""/balance: a member's hours in plain words."""

import re
from datetime import date

from domain.permissions import Role
from domain.reading.types import Reading
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import statements
from storage import service_hours

_OF = re.compile(r"\bbalance (?:of|for) (?P<whose>(?!me\b|myself\b|my\b).{2,80})$", re.IGNORECASE)


async def balance(unit: Unit, words: str = "") -> None:
    """The balance in words, and what is not in the books yet; for a broker, a member's by name."""
    whose = re.sub(r"^\s*(?:of|for)\s+", "", words, flags=re.IGNORECASE).strip(" ?!.")
    if whose and "broker" in unit.roles and unit.hat is None:
        # Never their own where a name stands there, not even one that nobody has.
        if not await unit.registry.said_for_others(unit, f"balance of {whose}"):
            await unit.registry.commands["member"].run(unit, whose)
        return
    if not is_member(unit):
        await not_a_member(unit)
        return
    now = await statements.standing(unit)
    lines = [unit.text("balance-timebank", timebank=unit.scope.name), words_of(unit, now.balance)]
    if now.given or now.got:
        lines.append(
            unit.text(
                "balance-on-the-way",
                given=now.given,
                got=now.got,
                which="both" if now.given and now.got else "given" if now.given else "got",
            )
        )
    today = unit.local.date()
    year = date(today.year, 1, 1), date(today.year + 1, 1, 1)
    served, _, waits = await service_hours.totals(unit.tx, unit.scope.id, unit.member, *year)
    if served or waits:
        lines.append(
            unit.text(
                "balance-served",
                minutes=served,
                waiting=waits,
                year=str(today.year),
                which="both" if served and waits else "done" if served else "waits",
            )
        )
    on = ("btn-home", "home") if unit.draft is None else ("btn-carry-on", "resume")
    rows = one_a_row(
        unit.button("btn-statement", "statement"),
        unit.button(*on),
        unit.button("btn-talk-to-a-person", "talk"),
    )
    unit.show(Screen(Markup("\n".join(lines)), rows), "balance")


def words_of(unit: Unit, minutes: int) -> Markup:
    """A balance in plain words."""
    key = "balance-have" if minutes > 0 else "balance-even" if minutes == 0 else "balance-owe"
    return unit.text(key, minutes=abs(minutes))


def is_member(unit: Unit) -> bool:
    """Whether the person has an account here, or had one."""
    if unit.hat is not None:
        return "member" in unit.roles
    standing = unit.membership
    return standing is not None and standing.state in ("approved", "paused", "left")


async def not_a_member(unit: Unit) -> None:
    """Without an account there is no balance: the home card says where the person stands."""
    if unit.roles:
        unit.say("balance-no-account", one_a_row(unit.button("btn-home", "home")))
    else:
        await unit.registry.commands["status"].run(unit, "")


async def _balance_tapped(unit: Unit, _tap: Tap) -> None:
    await balance(unit)


async def _balance_said(unit: Unit, reading: Reading) -> None:
    found = _OF.search(reading.text)
    await balance(unit, found["whose"] if found is not None else "")


MEMBERS: frozenset[Role] = frozenset({"member"})
journey = Journey(
    "balance",
    commands=[Command("balance", balance, roles=MEMBERS, menu=MEMBERS)],
    taps={"balance": _balance_tapped},
    intents={"balance": _balance_said},
)
