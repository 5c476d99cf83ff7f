"""A letter of verified volunteering, or a certificate, on paper: what it says, its code, and a
square to scan."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.documents.letter import SQUARE, square
from handlers.documents.paper import Paper
from handlers.journey import View
from handlers.wording.text import unmarked
from services import letters
from services.work import Work
from storage import communities
from storage import letters as rows

SIZE = 12.0
"""Points of the text of a letter."""
LARGE = 16.0
"""Of a certificate: it is hung up, or shown across a table."""


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The letter `about["letter"]` with the name and the code that its maker was given. None for
    everybody but its member and its maker, and where it was revoked before it went out."""
    letter = await rows.find(view.tx, int(about["letter"]))
    community = await communities.by_id(view.tx, community_id or 0)
    if letter is None or community is None or letter.community_id != community.id or letter.ended:
        return None
    if view.viewer.id not in (letter.person_id, letter.made_by):
        return None
    work = Work(view.tx, view.now, view.viewer, community, frozenset())
    name, code = str(about["name"]), str(about["code"])

    def say(key: str, **values: Any) -> str:
        shown = view.wording.say(view.lang, key, zone=work.zone, **values)
        return unmarked(str(shown)).replace("\u2068", "").replace("\u2069", "")

    done = await letters.served_for(work, letter)
    values = {
        "name": name,
        "timebank": community.name,
        "minutes": letter.given,
        "first": letter.first,
        "last": letter.last,
        "same": "yes" if letter.first == letter.last else "no",
    }
    lines = [
        say(
            "letter-served-for",
            what=one.skill or community.name,
            times=one.times,
            minutes=one.minutes,
        )
        for one in done
    ]
    is_certificate = letter.kind == "certificate"
    parts = [
        say("letter-certificate-for" if is_certificate else "letter-served-given", **values),
        "\n".join([say("letter-served-with"), *lines]),
        say("letter-certificate-thanks" if is_certificate else "letter-served-what", **values),
        say("letter-paper-made", date=letter.made_at.astimezone(work.zone).date()),
        say("letter-paper-code", code=code),
        say("letter-paper-check", code=code, bot=view.bot_username),
    ]
    head = say("letter-certificate-head" if is_certificate else "letter-served-head")
    link = f"https://t.me/{view.bot_username}?start=check-{code.replace('-', '')}"
    words = [head, name, community.name, say("letter-paper-square"), say("letter-missing")]
    caption = view.wording.say(view.lang, "letter-served-file", kind=letter.kind, code=code)
    make = partial(_pdf, words, parts, view.lang, link, LARGE if is_certificate else SIZE)
    what = "certificate" if is_certificate else "volunteering-letter"
    return Document(f"{what}-{letter.last:%Y-%m-%d}.pdf", caption, make)


def _pdf(words: list[str], parts: list[str], lang: str, link: str, size: float) -> bytes:
    return paper(words, parts, lang, link, size).done()


def paper(words: list[str], parts: list[str], lang: str, link: str, size: float) -> Paper:
    """The page before it is closed, so that tests can read its text uncompressed."""
    head, name, timebank, says, missing = words
    page = Paper(f"{head}: {name}", lang, size, timebank)
    if size == LARGE:
        page.pdf.set_line_width(0.8)
        page.pdf.rect(10, 10, page.pdf.w - 20, page.pdf.h - 20)
        page.pdf.set_line_width(0.2)
    page.text(timebank)
    page.heading(head)
    given, done, what, made, code, how = parts
    page.text(given, strong=True)
    page.text(done)
    page.text(what)
    page.text(made)
    page.smaller(SIZE - 1)
    page.text(code, strong=True)
    page.text(how)
    page.picture(square(link), says, SQUARE)
    page.missing(missing)
    return page
