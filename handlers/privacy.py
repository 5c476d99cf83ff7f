"""/privacy: what somebody agreed to, in which wording and when, and changing it, on one screen."""

from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import privacy
from storage.db import moment_of

PURPOSES = ("privacy-notice", "code-of-conduct", "news", "employment", "notice-shown")


async def show(unit: Unit, _words: str = "") -> None:
    """Each purpose with its time and version; what can be changed has a button."""
    unit.wear(None)
    if unit.community is None:
        await unit.registry.commands["status"].run(unit, "")
        return
    found = {row["purpose"]: row for row in await privacy.agreed(unit)}
    lines = [unit.text("privacy-head", timebank=unit.scope.name)]
    lines += [
        unit.text(
            "privacy-line",
            purpose=row["purpose"] if row["purpose"] in PURPOSES else "other",
            version=str(row["version"]).split()[0],
            given="yes" if row["given"] else "no",
            at=moment_of(row["at"]),
        )
        for row in found.values()
    ]
    if not found:
        lines.append(unit.text("privacy-none"))
    rows = [unit.button("btn-privacy-read", "privacy-read")]
    if unit.membership is not None and unit.membership.state == "approved":
        wants = "news" in found and bool(found["news"]["given"])
        rows.append(
            unit.button("btn-news-off", f"news-no:{unit.scope.id}")
            if wants
            else unit.button("btn-news-on", f"news-yes:{unit.scope.id}")
        )
    rows.append(unit.button("btn-me-data", "me-data"))
    rows.append(unit.button("btn-privacy-forget", "forget"))
    rows += [unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home")]
    unit.say("privacy-screen", one_a_row(*rows), lines=Markup("\n".join(lines)))


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await show(unit)


async def _read(unit: Unit, _tap: Tap) -> None:
    """The notice's second layer."""
    rows = (unit.button("btn-back", "privacy"), unit.button("btn-home", "home"))
    unit.say("join-notice-more", one_a_row(*rows), timebank=unit.scope.name)


journey = Journey(
    "privacy",
    commands=[Command("privacy", show)],
    taps={"privacy": _tapped, "privacy-read": _read},
)
