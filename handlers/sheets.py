"""The sign-in sheet: printed, keyed in afterwards in one go with a reading back; and what helps a
volunteer on site, which stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import sign_in as rules
from domain.errors import DomainError
from domain.sign_in import Keyed, Line
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Kept, Option, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.shifts import look
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import service_hours, sheets, shifts
from services.sheets import Printed
from storage import sheets as rows

MOST_NAMES = 60
MOST_PARTS = 5
"""Parts that were not understood and are read back."""
TEXTS = 10
"""Corrections that are kept."""


async def printed(unit: Unit, tap: Tap) -> None:
    """The sheet as a file to print."""
    await look(unit, tap.id)
    await sheets.number(unit, tap.id)
    unit.send_document("sign-in-sheet", "shift.sheet", shift=tap.id)
    unit.aside()
    unit.say(
        "sheet-coming",
        one_a_row(
            unit.button("btn-sheet-key", f"sheet-key:{tap.id}"),
            unit.button("btn-shift-run", f"sh-run:{tap.id}"),
            unit.button("btn-home", "home"),
        ),
    )


# Keying it in -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """What stands on the sheet, by its numbers; typed again under the reading back, it corrects."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """One tap where everybody came."""
        label = unit.wording.button(unit.lang, "btn-sheet-all")
        return [Option(label, {"texts": ["all came"]})]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The lines that are understood; what isn't is read back as such."""
        about = given or (unit.draft.body["given"] if unit.draft is not None else {})
        if len(words) > rules.LONGEST:
            return Unclear("error-too-long", {"limit": rules.LONGEST})
        found = await sheets.demand(unit, int(about.get("shift") or 0))
        before: dict[str, Any] = about.get("said") or {"texts": []}
        if not rules.keyed(words, found.sheet).lines and not before["texts"]:
            return Unclear("sheet-unclear")
        if before["texts"] and _all_wrong(words, found, before):
            return Unclear("sheet-unclear")
        return Found({"texts": [*before["texts"], words][-TEXTS:]})

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """What was typed last."""
        return str(value["texts"][-1])[:60]

    def load(self, value: Any) -> tuple[str, ...]:
        """What was typed, in order."""
        return tuple(value["texts"])


def _all_wrong(words: str, found: Printed, before: dict[str, Any]) -> bool:
    earlier = _read(found, before["texts"])
    return rules.keyed(words, found.sheet, earlier.lines).lines == earlier.lines


def _read(found: Printed, texts: Sequence[str]) -> Keyed:
    """Everything that was typed, the later over the earlier; problems of the last one alone."""
    keyed = Keyed((), ())
    for text in texts:
        keyed = rules.keyed(text, found.sheet, keyed.lines)
    return keyed


@dataclass(frozen=True, kw_only=True)
class KeyIn:
    """A sheet that is keyed in."""

    said: tuple[str, ...] = ask("sheet-key-ask", SheetQuestion())
    shift: int | None = ask("sheet-key-ask", Kept(), hidden=True)


async def review(unit: Unit, answers: KeyIn) -> Markup:
    """What was read, before anything counts."""
    found = await sheets.demand(unit, int(answers.shift or 0))
    keyed = _read(found, answers.said)
    shift = found.shift
    parts: list[str] = [str(unit.text("sheet-review-head", title=shift.title))]

    def names(lines: Sequence[Line]) -> list[str]:
        shown = [
            line.name if line.kind == "new" else f"{line.number} {found.names[line.number]}"
            for line in lines
        ]
        return shown[:MOST_NAMES]

    by_length: dict[int | None, list[Line]] = {}
    for line in keyed.lines:
        if line.kind == "came":
            by_length.setdefault(rules.whole(line, shift.starts_at, shift.ends_at), []).append(line)
    for minutes in sorted(by_length, key=lambda one: (one is not None, -(one or 0))):
        some = by_length[minutes]
        key = "sheet-review-whole" if minutes is None else "sheet-review-part"
        values = {} if minutes is None else {"minutes": minutes}
        parts.append(str(unit.text(key, names=names(some), **values)))
    new = [line for line in keyed.lines if line.kind == "new"]
    if new:
        parts.append(str(unit.text("sheet-review-new", names=names(new))))
    absent = [line for line in keyed.lines if line.kind == "absent"]
    if absent:
        parts.append(str(unit.text("sheet-review-absent", names=names(absent))))
    said = {line.number for line in keyed.lines}
    rest = [Line(n, "came") for n in sorted(found.sheet.people - said)]
    if rest:
        parts.append(str(unit.text("sheet-review-rest", names=names(rest))))
    parts += [
        str(unit.text(f"sheet-problem-{problem.why}", words=Words(problem.said, 100)))
        for problem in keyed.problems[:MOST_PARTS]
    ]
    parts.append(str(unit.text("sheet-review-ask")))
    return Markup("\n".join(parts))


async def submit(unit: Unit, answers: KeyIn) -> None:
    """Notes it all; the list of who came, to be confirmed, is what comes next."""
    shift_id = int(answers.shift or 0)
    await look(unit, shift_id)
    found = await sheets.demand(unit, shift_id)
    left_out = await sheets.key_in(unit, shift_id, _read(found, answers.said).lines)
    if left_out:
        unit.say("sheet-left-out", names=left_out[:MOST_NAMES])
        unit.aside()
    unit.show_own_card(service_hours.CARD, shift_id, "shift.sheet-keyed")


async def key_in(unit: Unit, tap: Tap) -> None:
    """Asks what stands on the sheet."""
    await look(unit, tap.id)
    await sheets.demand(unit, tap.id)
    unit.aside()
    await form.start(unit, {"shift": tap.id})


form = Form("sheet", KeyIn, submit, review=review, yes="btn-sheet-yes", anything=True)


# What helps on site -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Need:
    """What helps somebody on site."""

    words: str = ask("need-ask", FreeText(limit=sheets.LONGEST_NEED))
    shift: int | None = ask("need-ask", Kept(), hidden=True)


async def _need_review(unit: Unit, answers: Need) -> Markup:
    shift = await sheets.place(unit, int(answers.shift or 0))
    return unit.text("need-review", title=shift.title, words=Words(answers.words, 200))


async def _need_submit(unit: Unit, answers: Need) -> None:
    shift_id = int(answers.shift or 0)
    await look(unit, shift_id)
    await sheets.say_need(unit, shift_id, answers.words)
    unit.say(
        "need-kept",
        one_a_row(
            unit.button("btn-need-off", f"need-off:{shift_id}"),
            unit.button("btn-code-see", f"sh-open:{shift_id}"),
            unit.button("btn-home", "home"),
        ),
    )


async def need(unit: Unit, tap: Tap) -> None:
    """Asks what helps them there; what they said before can be taken off."""
    await look(unit, tap.id)
    shift = await sheets.place(unit, tap.id)
    before = await rows.need(unit.tx, tap.id, unit.member)
    unit.aside()
    if before is not None and tap.run != "new":
        unit.say(
            "need-now",
            one_a_row(
                unit.button("btn-need-new", f"need-say:{tap.id}:new"),
                unit.button("btn-need-off", f"need-off:{tap.id}"),
                unit.button("btn-home", "home"),
            ),
            title=shift.title,
            words=Words(before, 200),
        )
        return
    await need_form.start(unit, {"shift": tap.id})


async def need_off(unit: Unit, tap: Tap) -> None:
    """Takes it off the sheet."""
    await look(unit, tap.id)
    try:
        await sheets.unsay_need(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.CARD, tap.id, refusal)
        return
    unit.toast("toast-need-off")
    unit.show_own_card(shifts.CARD, tap.id, "shift.need-off")


async def need_typed(unit: Unit, _words: str) -> None:
    """ "Say what helps me", typed: for the next shift on which they have a place."""
    own = await shifts.mine(unit)
    if not own:
        raise DomainError("refusal-shift-not-on")
    await need(unit, Tap("need-say", own[0].id, "", 0, None))


need_form = Form("shift-need", Need, _need_submit, review=_need_review, yes="btn-need-yes")

journey = Journey(
    "sheets",
    taps={
        "sheet": printed,
        "sheet-key": key_in,
        "need-say": need,
        "need-off": need_off,
    },
    forms=[form, need_form],
    said={"btn-need-say": need_typed},
)

KEY_FAMILIES = ("sheet-problem-", "sheet-paper-")
