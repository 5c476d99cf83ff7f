"""/digest: the desk's message in the morning, the lists behind its lines, and its hour."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from domain import digest as rules
from domain.digest import LINES, Line
from domain.errors import NotFound
from domain.permissions import Role
from handlers.conversation.questions import plainly
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import acting, digest, exchanges, morning, sealing
from storage import digests, people
from storage.db import Row
from storage.digests import Digest

DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})
PAGE = 4
"""Entries of a list, and lines with a button, on one screen."""
HOURS = (8, 9, 10)
"""Hours that are offered as buttons; any other is typed."""
OPENS = {
    "member": "mb:{id}",
    "vetting": "ck-of:{id}",
    "case": "case:{id}",
    "delegate": "dg-helper:{id}",
    "work-plan": "wk:{id}",
}
"""What opens an entry of a list, where it is no card of the queue."""
KEY_FAMILIES = ("digest-line-", "digest-list-", "btn-digest-")


async def card(view: View, digest_id: int) -> Screen | None:
    """A day's digest, for its reader alone: as it was in the morning, for each line opens the list
    as it stands now."""
    found = await digests.find(view.tx, digest_id)
    if found is None or found.person_id != view.viewer.id:
        return None
    # An old one says nothing to whoever is at the desk no more.
    every = await people.roles(view.tx, view.viewer.id)
    if not any(where == found.community_id and role in DESK for where, role in every):
        return None
    zone = ZoneInfo(found.zone)
    lines = []
    for number, (line, count) in enumerate(found.counts.items(), 1):
        about: dict[str, Any] = {"count": count}
        if line == "posted":
            about["date"] = found.posted_day
        what = view.wording.say(view.lang, f"digest-line-{line}", **about)
        lines.append(view.wording.say(view.lang, "digest-line", number=number, what=what))
    head = view.wording.say(
        view.lang, "digest-head", zone=zone, timebank=found.timebank, date=found.day
    )
    if (record := await sealing.head(view.tx, found.community_id)) is not None:
        about = {"line": str(record.upto), "letters": record.letters}
        lines.append(view.wording.say(view.lang, "digest-record", **about))
    text = Markup(f"{head}\n" + "\n".join(str(one) for one in lines))
    return Screen(text, one_a_row(*_buttons(view, found, 0)))


def _buttons(view: View, found: Digest, offset: int) -> list[Button]:
    lines = list(found.counts)

    def button(key: str, data: str) -> Button:
        return Button(view.wording.button(view.lang, key), data)

    shown = [button(f"btn-digest-{line}", _opens(line)) for line in lines[offset : offset + PAGE]]
    if len(lines) > offset + PAGE:
        shown.append(button("btn-more", f"dg-more:{found.id}:{offset + PAGE}"))
    return shown


def _opens(line: Line) -> str:
    own = {"others": "queue", "steps": "steps", "undelivered": "und"}
    return own.get(line) or f"dg:0:{line}"


async def listed(unit: Unit, tap: Tap) -> None:
    """What stands behind a line, as a list; each entry opens its card."""
    # What can be approved can be declined: the same list, under a heading of its own.
    wanted = "approve" if tap.run == "decline" else tap.run
    line = next((one for one in LINES if one == wanted), None)
    if line is None:
        raise NotFound
    if line == "urgent":
        await unit.registry.taps["q-list"](unit, Tap("q-list", 0, "urgent", tap.message_id, None))
        return
    if line == "undelivered":
        await unit.registry.taps["und"](unit, Tap("und", 0, "", tap.message_id, None))
        return
    if line == "steps":
        await unit.registry.taps["steps"](unit, Tap("steps", 0, "", tap.message_id, None))
        return
    offset = max(0, tap.id)
    found = await digest.listed(unit, line, offset, PAGE + 1)
    unit.leave_card()
    entries = [_entry(unit, row) for row in found[:PAGE]]
    if len(found) > PAGE:
        entries.append(unit.button("btn-more", f"dg:{offset + PAGE}:{tap.run}"))
    ways = (unit.button("btn-queue-all", "queue"), unit.button("btn-home", "home"))
    key = f"digest-list-{tap.run}" if found else "digest-list-none"
    unit.show(Screen(unit.text(key), (*one_a_row(*entries), ways)), f"digest.{line}")


def _entry(unit: Unit, row: Row) -> Button:
    data = OPENS.get(row["card"], "q-open:{id}:{card}").format(id=row["id"], card=row["card"])
    if row["other"]:
        return unit.button("btn-queue-two", data, one=row["one"], other=row["other"])
    if row["one"]:
        return unit.button("btn-queue-one", data, one=row["one"])
    return unit.button("btn-queue-somebody", data)


async def further(unit: Unit, tap: Tap) -> None:
    """The lines after the first few, as buttons; and the hour."""
    found = await digest.find(unit, tap.id)
    unit.use_community_of(found.community_id)
    offset = int(tap.run) if tap.run.isdigit() else 0
    view = View(unit.tx, unit.actor, unit.lang, unit.wording, unit.now)
    rows = (
        *one_a_row(*_buttons(view, found, offset)),
        (unit.button("btn-digest-time", "dg-time"), unit.button("btn-home", "home")),
    )
    unit.leave_card()
    unit.show(Screen(unit.text("digest-more"), rows), "digest.more")


async def rang(unit: Unit, tap: Tap) -> None:
    """Both sides of a first exchange were rung."""
    await unit.use_timebank_of(exchanges.CARD, tap.id)
    await digest.rang(unit, tap.id)
    unit.show_own_card(exchanges.CARD, tap.id, "exchange.rang")


async def helper(unit: Unit, tap: Tap) -> None:
    """Who acts for a member, to be looked at again; its card is for brokers alone."""
    await unit.use_timebank_of(acting.CARD, tap.id)
    unit.demand("exchange.decide")
    unit.show_own_card(acting.CARD, tap.id, "digest.helper")


# The hour -----------------------------------------------------------------------------------------


async def command(unit: Unit, words: str) -> None:
    """/digest, alone or with an hour: /digest 8:30, /digest off."""
    wants = rules.hour(words) if words.strip() else None
    if wants is not None:
        await _choose(unit, wants[1])
    else:
        await _ask(unit)


async def _asked(unit: Unit, _tap: Tap) -> None:
    await _ask(unit)


async def _ask(unit: Unit) -> None:
    at = await morning.chosen(unit)
    buttons = [
        unit.button("btn-digest-at", f"dg-at:{hour * 60}", at=_moment(unit, time(hour)))
        for hour in HOURS
        if at != time(hour)
    ][:3]
    if at is not None:
        buttons.append(unit.button("btn-digest-none", "dg-at:-1"))
    text = unit.text("digest-when-ask", has="yes" if at else "no", at=_moment(unit, at or time(9)))
    unit.leave_card()
    ways = (unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk"))
    unit.show(Screen(text, (*one_a_row(*buttons), ways)), "digest.when")


def _moment(unit: Unit, at: time) -> datetime:
    """An hour of the day as a moment, for wording: a day without a change of the clocks."""
    return datetime.combine(date(2026, 1, 5), at, unit.zone)


async def _hour(unit: Unit, tap: Tap) -> None:
    minutes = tap.id
    if minutes < 0:
        await _choose(unit, None)
    elif minutes < 24 * 60:
        await _choose(unit, time(minutes // 60, minutes % 60))
    else:
        raise NotFound


async def _choose(unit: Unit, at: time | None) -> None:
    await morning.choose(unit, at)
    rows = one_a_row(unit.button("btn-queue", "queue"), unit.button("btn-home", "home"))
    if at is None:
        unit.say("digest-off", rows)
    else:
        unit.say("digest-at", rows, at=_moment(unit, at))


async def heard(unit: Unit, text: str) -> bool:
    """ "digest at 8:30", "no digest"; and the number of a line under a digest."""
    if not unit.roles & DESK or unit.community is None:
        return False
    said = plainly(text)
    if said.isdigit() and len(said) < 3:
        return await _numbered(unit, int(said))
    wants = rules.wanted(text)
    if wants is None:
        return False
    await _choose(unit, wants[1])
    return True


async def _numbered(unit: Unit, number: int) -> bool:
    """The line with this number, where a digest is the last message."""
    verbs = {data.partition(":")[0] for _, data in unit.keyboard}
    if not verbs & {"dg", "dg-more"}:
        return False
    found = await digests.latest(unit.tx, unit.scope.id, unit.actor.id)
    lines: Sequence[Line] = list(found.counts) if found is not None else ()
    if not 1 <= number <= len(lines):
        return False
    verb, _, rest = _opens(lines[number - 1]).partition(":")
    offset, _, run = rest.partition(":")
    await unit.registry.taps[verb](
        unit, Tap(verb, int(offset or 0), run, unit.keyboard_message or 0, None)
    )
    return True


journey = Journey(
    "digest",
    commands=[Command("digest", command, roles=DESK)],
    taps={
        "dg": listed,
        "dg-more": further,
        "dg-time": _asked,
        "dg-at": _hour,
        "q-rang": rang,
        "dg-helper": helper,
    },
    hears=[heard],
    cards={digest.CARD: card},
)
