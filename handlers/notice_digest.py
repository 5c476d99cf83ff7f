"""The morning's one message: a line for each thing that could wait, and a button that opens it."""

import html
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from domain.errors import NotFound
from handlers import broadcast_words
from handlers.conversation.questions import plainly
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from handlers.wording.text import cut, escape
from services import attention
from services.notices import unpack
from storage import attention as rows
from storage import outbox
from storage.db import Row, moment

PAGE = 3
"""Lines with a button on one screen."""
LONGEST = 90
_TAGS = re.compile(r"<[^>]+>")


async def card(view: View, digest_id: int) -> Screen | None:
    """Somebody's digest, for them alone; what is over by now is left out."""
    found = await rows.digest(view.tx, digest_id)
    if found is None or found[0]["person_id"] != view.viewer.id:
        return None
    lines = await _lines(view, found[1])
    if not lines:
        return None
    several = len({row["community_id"] for row, _ in lines}) > 1
    head = view.wording.say(view.lang, "notices-digest", date=date.fromisoformat(found[0]["day"]))
    shown = [str(head)]
    for number, (row, what) in enumerate(lines, 1):
        named = f"{escape(row['timebank'])}: {what}" if several and row["timebank"] else what
        line = view.wording.say(view.lang, "notices-digest-line", number=number, what=Markup(named))
        shown.append(str(line))
    buttons = _buttons(view, [row for row, _ in lines], digest_id, 0)
    ways = (
        Button(view.wording.button(view.lang, "btn-notices"), "notices"),
        Button(view.wording.button(view.lang, "btn-home"), "home"),
    )
    return Screen(Markup("\n".join(shown)), (*one_a_row(*buttons), ways))


async def _lines(view: View, found: Sequence[Row]) -> list[tuple[Row, str]]:
    """What is still so, each with its first words."""
    lines = []
    for row in found:
        until = moment(row["useful_until"])
        if until is None or until >= view.now:
            what = await _what(view, row)
            if what is not None:
                lines.append((row, what))
    return lines


async def _what(view: View, row: Row) -> str | None:
    """The first words of a thing as they would have come; None where it is no longer so."""
    body: dict[str, Any] = json.loads(row["body"])
    if "open" in body:
        if body["for"]:
            return str(view.wording.say(view.lang, "notices-thing"))
        draw = view.registry.cards.get(body["open"])
        screen = await draw(view, body["id"]) if draw is not None else None
        return _first(screen.text) if screen is not None else None
    if "say" in body:
        zone = ZoneInfo(row["zone"]) if row["zone"] else None
        values = {
            name: Words(str(value)) if name == "words" else value
            for name, value in unpack(body.get("values", {})).items()
        }
        return _first(view.wording.say(view.lang, body["say"], zone=zone, **values))
    if "broadcast" in body:
        # Stopped, over, or their yes to news was taken back meanwhile: no line.
        if await broadcast_words.drawn(view, int(body["broadcast"])) is None:
            return None
        return str(view.wording.say(view.lang, "notices-news"))
    return None


def _first(text: Markup) -> str:
    """The first line of a text, without its marks, or as much of it as a line holds."""
    plain = html.unescape(_TAGS.sub("", str(text).partition("\n")[0])).strip()
    return escape(cut(plain, LONGEST))


def _buttons(view: View, found: Sequence[Row], digest_id: int, offset: int) -> list[Button]:
    shown = [
        Button(view.wording.button(view.lang, "btn-notices-open", number=number), f"nt:{row['id']}")
        for number, row in enumerate(found[offset : offset + PAGE], offset + 1)
    ]
    if len(found) > offset + PAGE:
        more = view.wording.button(view.lang, "btn-more")
        shown.append(Button(more, f"nt-more:{digest_id}:{offset + PAGE}"))
    return shown


async def _further(unit: Unit, tap: Tap) -> None:
    """The lines after the first few, as buttons."""
    found = await rows.digest(unit.tx, tap.id)
    if found is None or found[0]["person_id"] != unit.actor.id:
        raise NotFound
    offset = int(tap.run) if tap.run.isdigit() and len(tap.run) < 4 else 0
    view = _view(unit)
    lines = [row for row, _ in await _lines(view, found[1])]
    rest = _buttons(view, lines, tap.id, offset)
    unit.aside()
    unit.show(
        Screen(unit.text("notices-digest-more"), one_a_row(*rest, unit.button("btn-home", "home"))),
        "notices.rest",
    )


def _view(unit: Unit) -> View:
    return View(
        unit.tx, unit.actor, unit.lang, unit.wording, unit.now, unit.bot_username, unit.registry
    )


async def _open(unit: Unit, tap: Tap) -> None:
    """Opens one line: the thing as it would have come, below the message."""
    await _open_row(unit, await rows.line(unit.tx, tap.id))


async def _open_row(unit: Unit, row: Row | None) -> None:
    if row is None or row["person_id"] != unit.actor.id:
        raise NotFound
    body = json.loads(row["body"])
    unit.aside()
    if not body or await _what(_view(unit), row) is None:
        unit.say("notices-gone", one_a_row(unit.button("btn-home", "home")))
        return
    if row["community_id"] is not None:
        unit.use_community_of(row["community_id"])
    if "open" in body:
        unit.act_for(body["for"])
        unit.show_own_card(body["open"], body["id"], row["reason"])
        return
    outbox.queue(
        unit.tx,
        unit.chat_id,
        "answer",
        row["reason"],
        body,
        unit.now,
        person_id=unit.actor.id,
        community_id=row["community_id"],
        for_id=row["for_id"],
    )


async def heard(unit: Unit, text: str) -> bool:
    """The number of a line, where the morning's message is the last one."""
    said = plainly(text)
    if not (said.isdigit() and len(said) < 3):
        return False
    verbs = {data.partition(":")[0] for _, data in unit.keyboard}
    if not verbs & {"nt", "nt-more"}:
        return False
    newest = await rows.latest(unit.tx, unit.actor.id)
    found = await rows.digest(unit.tx, newest) if newest is not None else None
    lines = await _lines(_view(unit), found[1]) if found is not None else []
    if not 1 <= int(said) <= len(lines):
        return False
    await _open_row(unit, await rows.line(unit.tx, lines[int(said) - 1][0]["id"]))
    return True


journey = Journey(
    "notice-digest",
    taps={"nt": _open, "nt-more": _further},
    hears=[heard],
    cards={attention.CARD: card},
)
