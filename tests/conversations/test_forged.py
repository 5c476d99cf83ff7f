"""Every button forged by people whose business it is not: nothing changes, nothing private is said.

A town where there is one of everything; then each verb of the registry, and each button that stands
on anybody's card, pressed by a stranger, by the whole staff of another timebank in one person, by a
broker who is none any more, and by a neighbour whom it doesn't concern.
"""

import contextlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from domain.errors import DomainError
from handlers.journey import View
from handlers.routing import Sender
from handlers.unit import Tap, Unit
from storage import arriving, communities, people
from storage.db import Tx
from storage.people import Person
from tests.conversations.test_hats import add_member, helper
from tests.conversations.test_issue import wanted
from tests.conversations.test_plans import proposed
from tests.conversations.test_rosters import made
from tests.desk_things import desk_things
from tests.request_help import by_day
from tests.shift_help import LONDON, in_days, run
from tests.town import Town

IDS = range(6)
"""Forged ids: there is none of anything with 0, and one of everything among the others."""
SECRET = "zebra"
"""Stands in everything that somebody said for few ears."""
HIDDEN = re.compile(f"{SECRET}|Khan|Begum|Marlow")
"""Own words, somebody whom the outsiders never met, surnames."""
NAMES = re.compile(f"{HIDDEN.pattern}|Amina|(?<!gardening for )Jean")
"""For people who are no members, who is one is private, too; not in what the bot gives as an
example of what to type."""
OWN = frozenset({"draft", "outbox", "keyboard", "card", "inbox", "person", "audit"})
"""Tables of what belongs to whoever writes: their form, screens, menu, who they are."""
ANYBODYS = frozenset(
    {"j-agree", "me-copy", "report-off", "report-on", "news-yes", "news-no", "news-first"}
    | {"forget-yes"}
)
"""Verbs by which anybody does something about themselves: agree to the notice, ask for data, be
forgotten, get news; and a broker of whatever timebank about their own monthly report there."""
NEIGHBOURLY = ANYBODYS | {
    *("sh-join", "op-ask", "near-help", "hp-yes", "wk-agree", "nominate", "nmt-start"),
}
"""Verbs by which any member may help, or begins something that is theirs alone."""
SEEN = frozenset({"award", "channel", "item", "opportunity", "shift"})
"""Cards of what any member may see, or (in a channel, and of an award's rules) everybody."""
WATCH = """
CREATE TRIGGER watch_{name}_{what} AFTER {what} ON {name} {when}
BEGIN INSERT INTO noticed (name) VALUES ('{name}'); END"""


class _TakenBackError(Exception):
    """Ends a transaction that is only looked at."""


@dataclass
class Outsider:
    """Somebody who forges, and what came of it."""

    name: str
    telegram_id: int
    member: bool
    found: list[str] = field(default_factory=list)


async def one_of_everything(town: Town) -> None:
    """Between Amina, Jean, Mrs Khan and the staff; Pat has nothing to do with it."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await by_day(town)
    await amina.says(f"need someone to do my ironing thursday 2pm for an hour, {SECRET}")
    await amina.taps("Yes, ask")
    await amina.says(f"2hrs yesterday gardening for Jean {SECRET}")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await proposed(town, what=f"gardening {SECRET}")
    await jean.says("can I have 2 hours from the pot")
    await jean.says(f"My {SECRET} knee is bad")
    await jean.taps("Ask my broker")
    await amina.says("give 1 hour to Jean")
    await amina.taps("Give to Jean")
    await made(town, "Choose: class or talk", "Jean", "Amina")
    await amina.says("/lend drill")
    await amina.says(f"Knock at number 4, the {SECRET} door")
    await amina.taps("Yes, lend it")
    await jean.says(f"/borrow drill {in_days(town, 3).strftime('%-d %B')} 2 to 5")
    await jean.taps("Yes, ask")
    await amina.says(f"coffee morning {in_days(town, 5).strftime('%-d %B')} 10am at the library")
    await amina.taps("Yes, ask the broker")
    await amina.types("/standing every wednesday at 9am, half an hour")
    await amina.taps("Give the help")
    await amina.types("Jean", f"putting the {SECRET} bins out")
    await amina.taps("Send to Jean")
    await amina.says(f"/talk about the {SECRET} and my boiler")
    await jean.says(f"/offer ironing, weekday mornings, {SECRET}")
    await jean.taps("Yes, offer it")
    await add_member(town, "Mrs Khan")
    await helper(town, "Mrs Khan", "Jean")
    await wanted(town, "Amina", "Give hours", "8 hours", "Timebank work")
    await ruth.taps("Yes, put it right")
    await ruth.says("/rules")
    await work_plan(town)
    await desk_things(town, SECRET)
    await run(town, "UPDATE exchange SET words = :words WHERE words IS NULL", words=SECRET)
    pat = town.people["Pat"].id
    await run(town, "DELETE FROM listing_token")
    await run(town, "DELETE FROM listing WHERE person_id = :pat", pat=pat)
    await run(town, "DELETE FROM place WHERE person_id = :pat", pat=pat)
    owen = town.people["Owen"].id
    await run(
        town,
        "UPDATE exchange SET giver_id = :owen, logged_by = :owen WHERE giver_id = :pat",
        pat=pat,
        owen=owen,
    )


async def work_plan(town: Town) -> None:
    """Jean's plan for work with one of everything in it, a course, and a letter of her hours."""
    jean, ruth = town.phones("Jean", "Ruth")
    await jean.says("/work")
    await jean.taps("Agree and begin my plan")
    await jean.says(f"{SECRET} keeper")
    await jean.says(f"/work step feed the {SECRET}")
    await jean.taps("Skip")
    await ruth.says("/courses add")
    await ruth.types("Food hygiene", "City College")
    for _ in range(6):
        await ruth.taps("Skip")
    await ruth.taps("Yes, put it on the list")
    await jean.says("/courses")
    await jean.taps("Open: Food hygiene")
    await jean.taps("Say that I take it")
    await jean.taps("Today")
    await jean.says("/letter")
    await jean.says("Jean Marlow")
    await jean.taps("Take it all")
    await jean.taps("Say what was given")
    await jean.taps("Yes, make the letter")


async def watched(town: Town) -> None:
    """From now on every row that changes is noted; one written as it was has not changed."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        tables = await tx.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        await tx.run("CREATE TABLE noticed (name TEXT)")
        for table in (row["name"] for row in tables):
            columns = [r["name"] for r in await tx.rows(f"PRAGMA table_info({table})")]
            differs = " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in columns)
            for what, when in (("INSERT", ""), ("DELETE", ""), ("UPDATE", f"WHEN {differs}")):
                await tx.run(WATCH.format(name=table, what=what, when=when))


async def everybodys_buttons(town: Town) -> set[str]:
    """The data of each button on each card that anybody here may see."""
    assert town.program is not None
    data: set[str] = set()
    async with town.program.database.read() as tx:
        for person in [*town.people.values()]:
            for kind, render in _registry(town).cards.items():
                for number in IDS:
                    screen = await render(_view(town, tx, person), number)
                    rows = screen.rows if screen is not None else ()
                    data |= {b.data for row in rows for b in row if b.data}
                    assert screen is None or kind
    return data


def _registry(town: Town) -> Any:
    assert town.program is not None
    return town.program.workers[0]._registry


def _view(town: Town, tx: Tx, person: Person) -> View:
    assert town.program is not None
    worker = town.program.workers[0]
    return View(
        tx, person, "en", worker._wording, town.clock.now(), "goodturn_bot", worker._registry
    )


async def forge(town: Town, who: Outsider, data: Iterable[str]) -> None:
    """Presses each of these as this person; whatever happens is taken back."""
    allowed = NEIGHBOURLY if who.member else ANYBODYS
    assert town.program is not None
    worker = town.program.workers[0]
    sender = Sender(who.telegram_id, who.telegram_id, who.name, "en", 1)
    for said in data:
        tap = Tap.parse(said, 1, "7")
        run_tap = _registry(town).taps.get(tap.verb)
        if run_tap is None:
            continue
        with contextlib.suppress(_TakenBackError):
            async with town.program.database.write() as tx:
                known = await arriving.known(tx, *sender.place)
                unit = await worker._unit(tx, sender, known)
                before = await tx.value("SELECT COALESCE(MAX(id), 0) FROM outbox")
                await tx.run("DELETE FROM noticed")
                tx.mark()
                unit.tap = tap
                await _press(unit, run_tap)
                if tap.verb not in allowed:
                    await _look(tx, who, said, before)
                raise _TakenBackError


async def _press(unit: Unit, run_tap: Any) -> None:
    assert unit.tap is not None
    try:
        await run_tap(unit, unit.tap)
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)


async def _look(tx: Tx, who: Outsider, said: str, before: int) -> None:
    changed = {row["name"] for row in await tx.rows("SELECT name FROM noticed")} - OWN
    if changed:
        who.found.append(f"{said} changed {sorted(changed)}")
    for row in await tx.rows("SELECT chat_id, reason, body FROM outbox WHERE id > :id", id=before):
        body = json.dumps(json.loads(row["body"]), ensure_ascii=False)
        if row["chat_id"] != who.telegram_id:
            who.found.append(f"{said} told somebody: {row['reason']}")
        elif private := _private(who, body):
            who.found.append(f"{said} was answered with {private}: {body[:300]}")


def _private(who: Outsider, text: str) -> list[str]:
    return sorted(set((HIDDEN if who.member else NAMES).findall(text)))


async def _cards(town: Town, who: Outsider) -> None:
    """No card is drawn for them with what is not theirs to read."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        person = await people.by_telegram(tx, who.telegram_id)
        assert person is not None
        for kind, render in _registry(town).cards.items():
            for number in IDS:
                screen = await render(_view(town, tx, person), number)
                if screen is not None and kind not in SEEN:
                    who.found.append(f"card {kind} {number} is shown: {screen.text}")
                elif screen is not None and (private := _private(who, str(screen.text))):
                    who.found.append(f"card {kind} {number} shows {private}")


@pytest.fixture
async def outsiders(town: Town) -> list[Outsider]:
    """Everybody who forges, in a town with one of everything."""
    await one_of_everything(town)
    assert town.program is not None
    ruth_roles = ("broker", "safeguarding", "administrator")
    nadia, bilal = town.phones("Nadia", "Bilal")
    for phone in (nadia, bilal):
        await phone.starts()
    async with town.program.database.write() as tx:
        now = town.clock.now()
        aston = await communities.add(tx, "Aston Timebank", "aston", str(LONDON), now)
        staff = await people.by_telegram(tx, await bilal.id())
        assert aston is not None
        assert staff is not None
        for role in (*ruth_roles, "organiser"):
            people.grant(tx, aston.id, staff.id, role, None, now)  # type: ignore[arg-type]
        values = {"community_id": aston.id, "person_id": staff.id, "adult": True, "area": None}
        number = await people.apply(
            tx, {**values, "reach": None, "want": None, "offer": None, "now": now}
        )
        await people.decide(tx, number, ("applied",), "approved", staff.id, now)
    members = {"Nadia": False, "Bilal": False, "Ruth": True, "Pat": True}
    return [Outsider(name, await town.phone(name).id(), is_one) for name, is_one in members.items()]


async def test_no_forged_button_does_or_tells_anything(
    town: Town, outsiders: list[Outsider]
) -> None:
    buttons = await everybodys_buttons(town)
    assert len(buttons) > 80, "one of everything has many buttons"
    seen = {one.partition(":")[0] for one in buttons}
    desk = {"br-yes", "mg-yes", "rv-yes", "mt-off", "awc-yes", "awt-make"}
    assert desk <= seen, "the desk's are among them"
    verbs = _registry(town).taps
    every = sorted(buttons | {f"{verb}:{number}" for verb in verbs for number in IDS})
    ruth = town.people["Ruth"].id
    await run(town, "UPDATE role SET revoked_at = granted_at WHERE person_id = :ruth", ruth=ruth)
    await watched(town)
    for who in outsiders:
        await forge(town, who, every)
        await _cards(town, who)
    broker = Outsider("Devinder", await town.phone("Devinder").id(), member=True)
    await forge(town, broker, buttons)
    assert len(broker.found) > 30, "whose business it is does and reads things, and it is noticed"
    found = [f"{who.name}: {line}" for who in outsiders for line in who.found]
    assert found == []
