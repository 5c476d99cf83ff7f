"""What was sent for a nominee, read whole by whoever checks: each nomination as it was typed and as
judges read it, with its photos, voice notes and papers."""

from domain.errors import NotFound
from handlers import award_nominee_card
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import View
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_checks
from services.award_nominees import CARD
from services.cases import first_name
from storage import award_nominees as rows
from storage import nominations
from storage.award_nominees import Nominee
from storage.db import Row

LONGEST_READ = 3_000
"""Characters of a text in one message."""
RELATIONS = frozenset({"neighbour", "friend", "family", "helped", "works_with", "member"})


def _view(unit: Unit) -> View:
    return View(
        unit.tx, unit.actor, unit.lang, unit.wording, unit.now, unit.bot_username, unit.registry
    )


async def opened_for(unit: Unit, nominee_id: int) -> tuple[Nominee, award_nominee_card.Desk]:
    """A nominee, and the checker at work. Raises NotFound, NotAllowed, DomainError."""
    await unit.use_timebank_of(CARD, nominee_id)
    one = await award_checks.checking(unit, nominee_id)
    desk = await award_nominee_card.desk_of(_view(unit), one.community_id)
    if desk is None:
        raise NotFound
    return one, desk


def number_of(run: str) -> int:
    """A number behind a button; 0 for anything else."""
    return int(run) if run.isascii() and run.isdigit() and len(run) < 18 else 0


async def read(unit: Unit, tap: Tap) -> None:
    """Each nomination whole, in parts where it is long: as it was typed, then as judges read it."""
    one, desk = await opened_for(unit, tap.id)
    found = await rows.nominations_of(unit.tx, one.id)
    unit.leave_card()
    back = desk.button("btn-nominee-back", f"awc-open:{one.id}")
    if not found:
        unit.show(Screen(unit.text("nominee-more", name=one.name), one_a_row(back)), "award.read")
        return
    place, _, rest = tap.run.partition("-")
    number, part = number_of(place) % len(found), number_of(rest)
    row = found[number]
    parts = await _parts(unit, row, number + 1, len(found))
    buttons = [desk.button("btn-nominee-words", f"awc-words:{row['id']}")]
    if row["files"]:
        buttons.append(desk.button("btn-nominee-files", f"awc-files:{row['id']}"))
    if part + 1 < len(parts):
        buttons.append(desk.button("btn-nominee-on", f"awc-read:{one.id}:{number}-{part + 1}"))
    elif len(found) > 1:
        after = (number + 1) % len(found)
        buttons.append(desk.button("btn-nominee-next", f"awc-read:{one.id}:{after}"))
    screen = Screen(parts[min(part, len(parts) - 1)], one_a_row(*buttons, back))
    unit.show(screen, "award.read")


async def _parts(unit: Unit, row: Row, number: int, of: int) -> list[Markup]:
    """A nomination in messages: what was typed, beyond what others read of it too, and what judges
    read; one message where it is short."""
    one = await nominations.find(unit.tx, int(row["id"]))
    assert one is not None
    typed, shown = f"{one.words or ''}{one.rest or ''}", one.shown or ""
    heads = {
        "number": number, "of": of, "name": row["by_name"] or first_name(row["nominator"]),
        "relation": row["relation"] if row["relation"] in RELATIONS else "other",
        "entered": "yes" if row["entered_by"] else "no",
    }  # fmt: skip
    texts = [unit.text("nominee-nomination", words=Words(part, LONGEST_READ), **heads)
             for part in _cut(typed)]  # fmt: skip
    last = [unit.text("nominee-with", seconds=row["seconds"], files=row["files"])]
    if typed.strip() == shown.strip():
        last.insert(0, unit.text("nominee-judges-same"))
    else:
        texts += [
            unit.text("nominee-judges", words=Words(part, LONGEST_READ)) for part in _cut(shown)
        ]
    if len(typed) + len(shown) <= LONGEST_READ:
        return [_paragraphs([*texts, *last])]
    return [*texts[:-1], _paragraphs([texts[-1], *last])]


def _paragraphs(texts: list[Markup]) -> Markup:
    return Markup("\n\n".join(map(str, texts)))


def _cut(text: str) -> list[str]:
    return [text[at : at + LONGEST_READ] for at in range(0, len(text) or 1, LONGEST_READ)]


async def files(unit: Unit, tap: Tap) -> None:
    """Photos, voice notes and papers of a nomination, whose sender said that they may be used."""
    row = await rows.nomination(unit.tx, tap.id)
    if row is None or row["nominee_id"] is None:
        raise NotFound
    await unit.use_timebank_of(CARD, int(row["nominee_id"]))
    await award_checks.reads(unit, tap.id)
    unit.acknowledge()
    for one in await nominations.files(unit.tx, tap.id):
        if one.rights:
            unit.send_file(one.kind, one.file, "award.files")
