"""/me: a member's own things on one card: hours, offers, messages, and what is held."""

import re

from domain.reading.types import Reading
from handlers import award_mine, checks, forgetting, mydata
from handlers.balance import is_member, words_of
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.home import own_timebanks
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import employment, letters, statements
from storage import away, held, ledger, vetting
from storage.db import moment_of

MOST = 4
"""Buttons on a screen, beside the ways out of it."""
KEPT_DAYS = 30
"""Days that messages are kept (services/retention.py)."""
GONE = re.compile(r"\b(?:delete|erase|wipe|remove|forget|get rid of)\b", re.IGNORECASE)
"""Who says so about their data wants it gone, not shown."""


async def me(unit: Unit, _words: str = "") -> None:
    """Who they are here, where they stand, and their own things."""
    if not unit.roles:
        await unit.registry.commands["status"].run(unit, "")
        return
    standing = unit.membership.state if unit.membership is not None else "none"
    lines = [
        unit.text(
            "me-head",
            name=unit.member_name,
            timebank=unit.scope.name,
            standing="approved" if unit.hat is not None else standing,
        )
    ]
    buttons = [unit.button("btn-me-messages", "me-messages"), unit.button("btn-me-more", "me-more")]
    if is_member(unit):
        balance = await ledger.balance(unit.tx, unit.scope.id, unit.member)
        lines.append(words_of(unit, balance))
        lines += await award_mine.own_badges(unit)
        buttons[:0] = [
            unit.button("btn-me-hours", "me-hours"),
            unit.button("btn-me-offers", "mine"),
        ]
    _show(unit, Markup("\n".join(lines)), "me", buttons, back="more")


def _show(unit: Unit, text: Markup, reason: str, buttons: list[Button], back: str = "me") -> None:
    """At most four buttons, and always a way back, home, and to a person. Who belongs to several
    timebanks reads in which one this is."""
    if reason != "me" and len(own_timebanks(unit)) > 1:
        text = Markup(f"{unit.text('card-timebank', timebank=unit.scope.name)}\n{text}")
    ways = (unit.button("btn-back", back), unit.button("btn-home", "home"))
    talk = (unit.button("btn-talk-to-a-person", "talk"),)
    unit.show(Screen(text, (*((one,) for one in buttons), ways, talk)), reason)


async def _me_tapped(unit: Unit, _tap: Tap) -> None:
    await me(unit)


async def _hours(unit: Unit, _tap: Tap) -> None:
    buttons = [
        unit.button("btn-balance", "balance"),
        unit.button("btn-statement", "statement"),
        unit.button("btn-me-another-way", f"st-ways:{unit.local.date():%Y%m}"),
    ]
    if unit.hat is None:
        buttons.append(unit.button("btn-letter", "letter"))
    _show(unit, unit.text("me-hours"), "me.hours", buttons)


async def _messages(unit: Unit, _tap: Tap | None = None) -> None:
    """What the bot sends unasked, in words, and what can be turned off."""
    wanted = await statements.wanted(unit)
    gone = await away.find(unit.tx, unit.scope.id, unit.member)
    text = unit.text("me-messages", note="yes" if wanted else "no")
    if gone is not None and gone.on(unit.local.date()):
        text = Markup(f"{text}\n{unit.text('me-away', until=gone.until)}")
    key = "btn-me-note-off" if wanted else "btn-me-note-on"
    buttons = [
        unit.button(key, "me-note:0:off" if wanted else "me-note:0:on"),
        unit.button("btn-me-away", "me-away"),
    ]
    _show(unit, text, "me.messages", buttons)


async def _note(unit: Unit, tap: Tap) -> None:
    """The monthly note, on or off."""
    statements.want(unit, wanted=tap.run != "off")
    await _messages(unit)


async def _away(unit: Unit, _tap: Tap) -> None:
    await unit.registry.commands["away"].run(unit, "")


async def _more(unit: Unit, _tap: Tap) -> None:
    buttons = [unit.button("btn-me-data", "me-data"), unit.button("btn-language", "lang")]
    if unit.hats:
        buttons.append(unit.button("btn-hat-choose", "hats"))
    if len(own_timebanks(unit)) > 1:
        buttons.append(unit.button("btn-timebank", "timebank"))
    if is_member(unit) and unit.hat is None and len(buttons) < MOST:
        buttons.append(unit.button("btn-work", "work"))
    _show(unit, unit.text("me-more"), "me.more", buttons)


async def data(unit: Unit) -> None:
    """What is held about the person, counted from the rows. Nobody sees it for somebody else."""
    unit.within("self")
    row = await held.counted(unit.tx, unit.scope.id, unit.actor.id)
    buttons = [unit.button("btn-me-files", "me-files"), unit.button("btn-me-copy", "me-copy")]
    if row is None:
        _show(unit, unit.text("me-data-none", name=unit.actor.name), "me.data", buttons)
        return
    seen = await vetting.held(unit.tx, unit.scope.id, unit.actor.id)
    text = unit.text(
        "me-data",
        name=unit.actor.name,
        timebank=unit.scope.name,
        since=moment_of(row["applied_at"]),
        area=row["area"] or "",
        has_area="yes" if row["area"] else "no",
        reach="yes" if row["reach"] else "no",
        exchanges=row["exchanges"],
        movements=row["movements"],
        listings=row["listings"],
        requests=row["requests"],
        shifts=row["shifts"],
        cases=row["cases"],
        known=row["known"],
        consents=row["consents"],
        nominations=row["nominations"],
        put_forward=row["put_forward"],
        days=KEPT_DAYS,
        count=len(seen),
        checks=Markup("\n".join(checks.line(unit, one) for one in seen)),
    )
    if await employment.plan_of(unit, unit.actor.id) is not None:
        buttons.append(unit.button("btn-work", "work"))
    if await letters.mine(unit, unit.actor.id, 1):
        buttons.append(unit.button("btn-letter-list", "lt-list"))
    if len(buttons) < MOST:
        buttons.append(unit.button("btn-me-leave", "me-leave"))
    _show(unit, text, "me.data", buttons, back="me-more")


async def _data_tapped(unit: Unit, _tap: Tap) -> None:
    await data(unit)


async def _data_typed(unit: Unit, words: str) -> None:
    """All of it in one go. A broker names a member who has no Telegram, and prints it for them."""
    if words.strip() and "broker" in unit.roles:
        await mydata.for_member(unit, words)
        return
    await data(unit)
    await mydata.send(unit, unit.actor.id)


async def _data_said(unit: Unit, _words: str) -> None:
    await data(unit)


async def _files(unit: Unit, _tap: Tap) -> None:
    await mydata.send(unit, unit.actor.id)
    unit.aside()
    unit.say("mydata-sent", one_a_row(unit.button("btn-home", "home")))


async def _copy(unit: Unit, _tap: Tap) -> None:
    """A copy is for a person at the timebank to hand over, who knows that it is they who ask."""
    unit.within("self")
    words = unit.wording.plain(unit.lang, "btn-me-copy")
    await unit.registry.commands["talk"].run(unit, words)
    await mydata.clocked(unit)


async def _leave(unit: Unit, _tap: Tap) -> None:
    await unit.registry.commands["leave"].run(unit, "")


async def asked(unit: Unit, reading: Reading) -> None:
    """ "What do you hold on me": the summary and the files; a person sees to the rest. "Delete my
    data": what that means."""
    if GONE.search(reading.text):
        await forgetting.begin(unit)
        return
    if unit.community is not None and unit.roles:
        await data(unit)
        if unit.hat is None:
            await mydata.send(unit, unit.actor.id)
    await unit.registry.commands["talk"].run(unit, reading.text)
    if unit.community is not None:
        await mydata.clocked(unit)


async def _typed_hours(unit: Unit, _words: str) -> None:
    await _hours(unit, Tap("me-hours", 0, "", 0, None))


async def _typed_messages(unit: Unit, _words: str) -> None:
    await _messages(unit)


async def _typed_leave(unit: Unit, _words: str) -> None:
    await unit.registry.commands["leave"].run(unit, "")


journey = Journey(
    "me",
    commands=[Command("me", me), Command("mydata", _data_typed)],
    taps={
        "me": _me_tapped,
        "me-hours": _hours,
        "me-messages": _messages,
        "me-note": _note,
        "me-away": _away,
        "me-more": _more,
        "me-data": _data_tapped,
        "me-copy": _copy,
        "me-files": _files,
        "me-leave": _leave,
    },
    said={
        "btn-me": me,
        "btn-me-hours": _typed_hours,
        "btn-me-messages": _typed_messages,
        "btn-me-data": _data_said,
        "btn-me-leave": _typed_leave,
    },
    intents={"my_data": asked},
)
