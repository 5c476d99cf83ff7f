"""/audit: who did what, for whom and why, for administrators."""

from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import audit_trail, sealing
from storage import people
from storage.db import Row, moment_of

VIEWS = frozenset({"views", "view", "exports", "looks"})


async def command(unit: Unit, words: str = "") -> None:
    """The newest lines; "views" behind it lists looks and files, a name one person's lines."""
    unit.demand("audit.see")
    said = words.strip()
    if said.lower() in VIEWS:
        await _show(unit, "views", 0)
    elif said:
        found = await people.members_named(unit.tx, unit.scope.id, said, 2)
        if len(found) != 1:
            unit.say("audit-who", one_a_row(unit.button("btn-home", "home")), name=said[:60])
        else:
            await _show(unit, str(found[0].id), 0)
    else:
        await _show(unit, "all", 0)


async def _more(unit: Unit, tap: Tap) -> None:
    await _show(unit, tap.run, max(0, tap.id))


async def _show(unit: Unit, which: str, before: int) -> None:
    """A page: `which` is all, views, or a person's id."""
    person_id = int(which) if which.isdecimal() and len(which) < 18 else None
    found, more = await audit_trail.listed(
        unit, views=which == "views", person_id=person_id, before=before
    )
    head = await sealing.of(unit)
    lines = [str(unit.text("audit-head", timebank=unit.scope.name))]
    lines += [str(_line(unit, row)) for row in found]
    if not found:
        lines.append(str(unit.text("audit-none")))
    if head is not None:
        about = {"line": str(head.upto), "letters": head.letters}
        lines.append(str(unit.text("digest-record", **about)))
    rows = []
    if more:
        rows.append(unit.button("btn-more", f"audit:{found[-1]['id']}:{which}"))
    if which == "all":
        rows.append(unit.button("btn-audit-views", "audit:0:views"))
    rows.append(unit.button("btn-home", "home"))
    unit.show(Screen(Markup("\n".join(lines)), one_a_row(*rows)), "audit.list")


def _line(unit: Unit, row: Row) -> Markup:
    about = row["about"] or (f"{row['object']} {row['object_id']}" if row["object_id"] else "")
    return unit.text(
        "audit-line",
        at=moment_of(row["at"]),
        who=row["who"] or "Goodturn",
        named="yes" if row["for_name"] else "no",
        name=row["for_name"] or "",
        what=row["action"].replace(".", " ").replace("-", " "),
        about=about.replace("-", " ").replace("_", " "),
        why=row["reason"] or "",
        has_why="yes" if row["reason"] else "no",
    )


journey = Journey(
    "audit",
    commands=[Command("audit", command, roles=frozenset({"administrator"}))],
    taps={"audit": _more},
)
