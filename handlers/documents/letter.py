"""A letter on paper that anybody can check: what it says, its code, and a square to scan."""

import io
from collections.abc import Mapping
from functools import partial
from typing import Any

from domain.reading.skills import taxonomy
from handlers.documents import Document
from handlers.documents.paper import Paper
from handlers.journey import View
from handlers.wording.text import unmarked
from services import letters
from services.work import Work
from storage import communities
from storage import letters as rows

SIZE = 12.0
"""Points of the text."""
SQUARE = 38.0
"""Millimetres: a phone reads it from an arm's length."""


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The letter `about["letter"]` with the name and the code that its maker was given; `kinds`
    yes: with what the help was. None for everybody but its member and its maker, and where it was
    revoked before it went out."""
    letter = await rows.find(view.tx, int(about["letter"]))
    community = await communities.by_id(view.tx, community_id or 0)
    if (
        letter is None
        or community is None
        or letter.community_id != community.id
        or letter.ended
        or view.viewer.id not in (letter.person_id, letter.made_by)
    ):
        return None
    work = Work(view.tx, view.now, view.viewer, community, frozenset())
    name, code = str(about["name"]), str(about["code"])

    def say(key: str, **values: Any) -> str:
        return _plain(view.wording.say(view.lang, key, zone=work.zone, **values))

    parts = [
        say(
            "letter-paper-given",
            name=name,
            timebank=community.name,
            minutes=letter.given,
            first=letter.first,
            last=letter.last,
            same="yes" if letter.first == letter.last else "no",
        )
    ]
    if letter.received is not None:
        parts.append(say("letter-paper-received", name=name, minutes=letter.received))
    done = await letters.skills(work, letter) if about["kinds"] == "yes" else []
    if done:
        labels = [
            say("letter-paper-kind", what=_label(one.skill), times=one.times, minutes=one.minutes)
            for one in done
        ]
        parts.append("\n".join([say("letter-paper-kinds"), *labels]))
    parts.append(say("letter-paper-what"))
    parts.append(say("letter-paper-made", date=letter.made_at.astimezone(work.zone).date()))
    link = f"https://t.me/{view.bot_username}?start=check-{code.replace('-', '')}"
    tail = (
        say("letter-paper-code", code=code),
        say("letter-paper-check", code=code, bot=view.bot_username),
    )
    words = _Words(
        say("letter-paper-head"), parts, tail, say("letter-paper-square"), say("letter-missing")
    )
    caption = view.wording.say(view.lang, "letter-file", code=code)
    make = partial(_pdf, words, name, community.name, view.lang, link)
    return Document(f"hours-letter-{letter.last:%Y-%m-%d}.pdf", caption, make)


class _Words:
    """All that stands on the page."""

    def __init__(
        self, head: str, parts: list[str], tail: tuple[str, str], square: str, missing: str
    ) -> None:
        self.head, self.parts, self.tail = head, parts, tail
        self.square, self.missing = square, missing


def _pdf(words: _Words, name: str, timebank: str, lang: str, link: str) -> bytes:
    return paper(words, name, timebank, lang, link).done()


def paper(words: _Words, name: str, timebank: str, lang: str, link: str) -> Paper:
    """The page before it is closed, so that tests can read its text uncompressed."""
    page = Paper(f"{words.head}: {name}", lang, SIZE, timebank)
    page.text(timebank)
    page.heading(words.head)
    first, *others = words.parts
    page.text(first, strong=True)
    for part in others:
        page.text(part)
    code, how = words.tail
    page.text(code, strong=True)
    page.text(how)
    page.picture(square(link), words.square, SQUARE)
    page.missing(words.missing)
    return page


def square(link: str) -> bytes:
    """A picture that a phone's camera reads as this address."""
    import segno  # noqa: PLC0415 (only where a letter is made)

    file = io.BytesIO()
    segno.make(link, error="m", micro=False).save(file, kind="png", scale=8, border=4)
    return file.getvalue()


def _label(skill: str) -> str:
    found = taxonomy().get(skill)
    return found.label if found is not None else skill


def _plain(markup: str) -> str:
    return unmarked(markup).replace("\u2068", "").replace("\u2069", "")
