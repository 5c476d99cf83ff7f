"""Every cell of the table in docs/roles.md: for each verb one thing that is done in the chat, by
somebody who has one role alone, and by somebody who has none.

What is allowed comes past the question; what is not changes nothing and tells nobody. Helpers'
rights are in test_hats.py, judges' in test_judging.py, the buttons of everything in test_forged.py.
"""

import contextlib
from dataclasses import dataclass, field
from typing import Any, get_args

import pytest

from domain import permissions
from domain.errors import DomainError, NotAllowed, NotFound
from domain.permissions import MAY, Role, Verb
from handlers.routing import Sender
from handlers.unit import Tap, Unit
from storage import arriving, people
from tests.conversations.test_forged import OWN, one_of_everything, watched
from tests.shift_help import rows
from tests.town import Town

DEEDS: dict[Verb, str] = {
    "exchange.log": "/log",
    "exchange.plan": "/plan",
    "exchange.decide": "/approve",
    "member.decide": "/signoff",
    "member.introduce": "/household",
    "member.act": "/newmember",
    "member.check": "ck-who:0",
    "member.note": "nt-all:1",
    "member.second": "br-yes:1",
    "case.answer": "case-make:0",
    "case.restricted": "case:{restricted}",
    "queue.see": "/member",
    "role.grant": "/role",
    "audit.see": "/audit",
    "shift.publish": "shift:0",
    "shift.join": "/served",
    "opportunity.decide": "op-approve:1",
    "rules.change": "/rules",
    "timebank.open": "tb-name:0",
    "report.see": "/report",
    "needs.see": "needs-for:0",
    "hours.give": "/give",
    "pot.ask": "/pot",
    "hours.issue": "/correct",
    "hours.second": "/issued",
    "roster.make": "/roster",
    "item.lend": "/lend",
    "gathering.propose": "/gathering",
    "gathering.decide": "ga-query:1",
    "request.make": "l-want:1",
    "request.answer": "hp-no:1",
    "request.decide": "fm:0",
    "listing.change": "/offer",
    "across.agree": "/across",
    "import.make": "/import",
    "team.arrange": "duty-set:0",
    "news.send": "/broadcast",
    "news.second": "bc-no:1",
    "channel.link": "/channel",
    "work.support": "wk-goal:1",
    "letter.help": "lt-list:1",
    "course.see": "/courses",
    "course.keep": "co-add:0",
    "delivery.see": "/undelivered",
    "award.take": "nmt-mine:0",
    "award.check": "awc-answer:1",
    "award.run": "aw-dates:1",
    "safety.set": "numbers-set:0",
}
"""A command, or a button, that asks for the verb."""
ROLES: tuple[Role, ...] = get_args(Role)
FIRST_ASKED: dict[Verb, Verb] = {"exchange.plan": "exchange.log"}
"""Asked for at the end of a form, and what its beginning asks for: the same roles."""

FOR_OTHERS: set[tuple[str, Verb]] = {("broker", "listing.change")}
"""Cells that count only while somebody acts for a member: test_listings_for_others.py."""


class _TakenBackError(Exception):
    """Ends a transaction that is only looked at."""


@dataclass
class Came:
    """What came of a deed: for which verbs it asked, and with what answer; what refused it; what
    it changed, and whom it told."""

    asked: dict[str, bool] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    told: set[int] = field(default_factory=set)

    def allowed(self, verb: Verb) -> bool:
        """Whether it came past the question."""
        if FIRST_ASKED.get(verb, verb) in self.asked:
            return self.asked[FIRST_ASKED.get(verb, verb)]
        return not self.refused


async def one_of_each_role(town: Town) -> dict[str, int]:
    """Somebody with each role alone, and somebody with none: their accounts at Telegram."""
    assert town.program is not None
    found = {"member": await town.phone("Pat").id()}
    names = {"organiser": "Olga", "broker": "Bashir", "safeguarding": "Sana",
             "administrator": "Adam", "nobody": "Nadia"}  # fmt: skip
    for role, name in names.items():
        account = town.world.add_person(name, last_name="Alone", role_hint=role)
        found[role] = account.id
        async with town.program.database.write() as tx:
            person = await people.add(tx, account.id, name, "en", town.clock.now())
            if role != "nobody":
                people.grant(tx, 1, person.id, role, None, town.clock.now())  # type: ignore[arg-type]
                people.choose_community(tx, person.id, 1)
    return found


async def done(town: Town, monkeypatch: pytest.MonkeyPatch, who: int, deed: str) -> Came:
    """Does it as this account, as the running bot would; whatever happens is taken back."""
    assert town.program is not None
    worker = town.program.workers[0]
    came = Came()
    real_demand, real_refuse = permissions.demand, Unit.refuse

    def demand(roles: Any, verb: Verb) -> None:
        came.asked[verb] = permissions.may(roles, verb)
        real_demand(roles, verb)

    def refuse(unit: Unit, refusal: DomainError) -> None:
        if isinstance(refusal, NotAllowed | NotFound) or refusal.key == "error-members-only":
            came.refused.append(refusal.key)
        real_refuse(unit, refusal)

    monkeypatch.setattr(permissions, "demand", demand)
    monkeypatch.setattr(Unit, "refuse", refuse)
    sender = Sender(who, who, "Somebody", "en", 1)
    with contextlib.suppress(_TakenBackError):
        async with town.program.database.write() as tx:
            unit = await worker._unit(tx, sender, await arriving.known(tx, *sender.place))
            before = await tx.value("SELECT COALESCE(MAX(id), 0) FROM outbox")
            await tx.run("DELETE FROM noticed")
            tx.mark()
            try:
                await _do(unit, deed)
            except DomainError as refusal:
                await tx.undo()
                unit.refuse(refusal)
            found = await tx.rows("SELECT chat_id FROM outbox WHERE id > :id", id=before)
            came.told = {row["chat_id"] for row in found} - {who}
            came.changed = {r["name"] for r in await tx.rows("SELECT name FROM noticed")} - OWN
            raise _TakenBackError
    monkeypatch.undo()
    return came


async def _do(unit: Unit, deed: str) -> None:
    if deed.startswith("/"):
        await unit.registry.commands[deed[1:]].run(unit, "")
        return
    unit.tap = Tap.parse(deed, 1, "7")
    await unit.registry.taps[deed.partition(":")[0]](unit, unit.tap)


async def test_every_cell_of_the_table(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(DEEDS) == set(MAY), "each verb has something that is done in the chat"
    await one_of_everything(town)
    sana = await rows(town, "SELECT id FROM casework WHERE restricted = 1")
    if not sana:
        await town.phone("Jean").says("I want to kill myself")
        sana = await rows(town, "SELECT id FROM casework WHERE restricted = 1")
    restricted = sana[0]["id"]
    accounts = await one_of_each_role(town)
    await watched(town)
    wrong = []
    for verb, deed in DEEDS.items():
        for role, account in accounts.items():
            came = await done(town, monkeypatch, account, deed.format(restricted=restricted))
            if (role, verb) in FOR_OTHERS:
                continue
            if came.allowed(verb) != (role in MAY[verb]):
                wrong.append(f"{role} {verb} ({deed}): {came}")
            if role not in MAY[verb] and (came.changed or came.told):
                wrong.append(f"{role} {verb} ({deed}) was refused, and yet: {came}")
    assert not wrong, "\n".join(wrong)
