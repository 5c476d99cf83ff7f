"""/campaign: several pieces of news under one name, with one result."""

from domain.permissions import Role
from handlers.broadcasts import about_form, tell_form
from handlers.conversation.screens import Button, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import campaigns, shifts

SENDERS: frozenset[Role] = frozenset({"organiser", "broker"})
PAGE = 4
SHIFTS = 2


async def command(unit: Unit, words: str = "") -> None:
    """/campaign, alone or with its name."""
    if words.strip():
        made = await campaigns.open_(unit, words)
        await _show(unit, made.id)
        return
    await _list(unit, 0)


async def _list(unit: Unit, at: int) -> None:
    found = await campaigns.every(unit)
    at = at if 0 <= at < len(found) else 0
    rows = [Button(one.name[:40], f"cp:{one.id}") for one in found[at : at + PAGE]]
    if len(found) > at + PAGE:
        rows.append(unit.button("btn-more", f"cp-all:{at + PAGE}"))
    some = "yes" if found else "no"
    unit.say("campaign-ask", one_a_row(*rows, unit.button("btn-home", "home")), some=some)


async def _show(unit: Unit, campaign_id: int) -> None:
    """What came of it so far, and news for it."""
    found = await campaigns.result(unit, campaign_id)
    number = found.campaign.id
    rows = [
        unit.button("btn-broadcast-shift", f"cp-shift:{one.id}:{number}", title=one.title)
        for one in (await shifts.run_by(unit))[:SHIFTS]
        if one.starts_at > unit.now
    ]
    rows.append(unit.button("btn-campaign-write", f"cp-new:{number}"))
    if found.news:
        rows.append(unit.button("btn-broadcast-file", f"cp-file:{number}"))
    lines = [
        unit.text("campaign-line", at=one.send_at, sent=counts["sent"], joined=counts["joined"])
        for one, counts in found.news[-10:]
    ]
    unit.say(
        "campaign-card",
        one_a_row(*rows, unit.button("btn-home", "home")),
        name=found.campaign.name,
        news=len(found.news),
        sent=found.total("sent"),
        joined=found.total("joined"),
        blocked=found.total("blocked"),
        failed=found.total("failed"),
        lines=Markup("\n".join(str(line) for line in lines)),
    )


async def _opened(unit: Unit, tap: Tap) -> None:
    await _show(unit, tap.id)


async def _more(unit: Unit, tap: Tap) -> None:
    await _list(unit, tap.id)


async def _write(unit: Unit, tap: Tap) -> None:
    found = await campaigns.result(unit, tap.id)
    unit.aside()
    await tell_form.start(unit, {"campaign": str(found.campaign.id)})


async def _about(unit: Unit, tap: Tap) -> None:
    found = await campaigns.result(unit, int(tap.run) if tap.run.isdigit() else 0)
    await shifts.running(unit, tap.id)
    unit.aside()
    await about_form.start(unit, {"campaign": str(found.campaign.id), "shift": str(tap.id)})


async def _file(unit: Unit, tap: Tap) -> None:
    await campaigns.export(unit, tap.id)
    unit.toast("toast-broadcast-file")
    unit.send_document("campaign", "campaign.file", campaign=tap.id)


journey = Journey(
    "campaigns",
    commands=[Command("campaign", command, roles=SENDERS)],
    taps={"cp": _opened, "cp-all": _more, "cp-new": _write, "cp-shift": _about, "cp-file": _file},
)
