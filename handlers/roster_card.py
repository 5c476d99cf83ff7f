"""A roster's card for whoever runs it and for brokers: what it is, who was there, what follows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from domain import rosters as rules
from domain.errors import DomainError
from domain.permissions import Role
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import RunTap, View
from handlers.pressed import pressed, words_asked
from handlers.queue import last_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import four_eyes, roster_people, rosters
from services.rosters import Reckoning
from storage import people
from storage import rosters as rows
from storage.rosters import OnRoster, Roster

MOST_NAMES = 60


async def card(view: View, roster_id: int) -> Screen | None:
    """The roster as it stands now; nothing for people who neither run it nor are brokers."""
    found = await rows.find(view.tx, roster_id)
    if found is None:
        return None
    held, roles = await four_eyes.roles_about(
        view.tx, found.community_id, rosters.CARD, found.id, view.viewer.id
    )
    if not await roster_people.runs(view.tx, found, view.viewer.id, roles):
        return None
    there = [one for one in await rows.people(view.tx, roster_id) if one.ticked]
    lines = [
        str(_say(view, "roster-head", **_about(found))),
        *_names(view, found, there),
        await _state(view, found),
    ]
    on_it = view.viewer.id in {found.host_id, *(one.person_id for one in there)}
    return Screen(Markup("\n\n".join(lines)), _buttons(view, found, held, roles, on_it=on_it))


def _say(view: View | Unit, key: str, **values: Any) -> Markup:
    return view.wording.say(view.lang, key, **values)


def _about(found: Roster) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "title": found.title,
        "date": found.day,
        "minutes": found.minutes,
        "host": found.host_name,
    }


def _names(view: View | Unit, found: Roster, there: Sequence[OnRoster]) -> list[str]:
    """Who was there, those of one length together."""
    if not there:
        return [str(_say(view, "roster-nobody"))]
    lines = []
    for minutes in sorted({one.minutes for one in there}, reverse=True):
        names = [one.name for one in there if one.minutes == minutes]
        shown = names[:MOST_NAMES]
        more = len(names) - len(shown)
        sign = "plus" if rules.signs(found.kind)[1] > 0 else "minus"
        values = {"names": shown, "more": more, "minutes": minutes, "sign": sign}
        lines.append(str(_say(view, "roster-names", **values)))
    return lines


async def _state(view: View, found: Roster) -> str:
    ids = {"by": found.decided_by, "ticked": found.ticked_by}
    names = {}
    for name, person_id in ids.items():
        one = await people.person(view.tx, person_id) if person_id is not None else None
        names[name] = one.name if one is not None else ""
    return str(
        _say(
            view,
            f"roster-state-{found.state}",
            words=Words(found.note or "", 300),
            has_words="yes" if found.note else "no",
            **names,
        )
    )


def _buttons(
    view: View, found: Roster, held: Collection[Role], roles: Collection[Role], *, on_it: bool
) -> Rows:
    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{found.id}:{found.version}")

    shown: list[Button] = []
    if found.state == "open":
        shown.append(
            Button(view.wording.button(view.lang, "btn-roster-tick"), f"r-tick:{found.id}:0")
        )
        shown += [button("btn-roster-post", "r-post"), button("btn-roster-cancel", "r-cancel")]
    elif found.state == "ticked":
        if "broker" in roles and not on_it and found.ticked_by != view.viewer.id:
            shown.append(button("btn-roster-approve", "r-yes"))
        shown.append(button("btn-roster-reopen", "r-reopen"))
    elif found.state == "posted" and "broker" in roles and not on_it:
        shown.append(button("btn-roster-reverse", "r-reverse"))
    return (*one_a_row(*shown), last_row(view, held, rosters.CARD, found.id))


# Posting ------------------------------------------------------------------------------------------


async def review(unit: Unit, tap: Tap) -> None:
    """What posting would do, in words; nothing moves before Yes."""
    await unit.use_timebank_of(rosters.CARD, tap.id)
    try:
        reckoning = await rosters.reckon(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(rosters.CARD, tap.id, refusal)
        return
    if reckoning.roster.state != "open":
        unit.show_own_card(rosters.CARD, tap.id, "roster.looked-again")
        return
    unit.leave_card()
    key = "btn-roster-send" if reckoning.why else "btn-roster-yes"
    rows_ = one_a_row(
        unit.button(key, f"r-yes:{tap.id}:{reckoning.roster.version}"),
        unit.button("btn-roster-tick", f"r-tick:{tap.id}:0"),
        unit.button("btn-home", "home"),
    )
    unit.show(Screen(_review_text(unit, reckoning), rows_), "roster.review")


def _review_text(unit: Unit, found: Reckoning) -> Markup:
    head = unit.text(
        "roster-review",
        **_about(found.roster),
        gain=abs(found.host),
        sign="plus" if found.host > 0 else "minus",
    )
    lines = [str(head), *_names(unit, found.roster, found.ticked)]
    if found.issued:
        sign = "plus" if found.issued > 0 else "minus"
        lines.append(str(unit.text("roster-issued", sign=sign, minutes=abs(found.issued))))
    lines.append(str(unit.text("roster-ask", why=found.why or "no")))
    return Markup("\n\n".join(lines))


async def yes(unit: Unit, tap: Tap) -> None:
    """Posts it, or puts it before another broker; the second broker's yes posts it."""
    seen = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    async with pressed(unit, rosters.CARD, tap.id, "roster.posted"):
        await unit.use_timebank_of(rosters.CARD, tap.id)
        await rosters.post(unit, tap.id, seen)


async def _simple(unit: Unit, tap: Tap) -> None:
    act = {"r-reopen": rosters.reopen, "r-cancel": rosters.cancel}[tap.verb]
    async with pressed(unit, rosters.CARD, tap.id, f"roster.{tap.verb}"):
        await unit.use_timebank_of(rosters.CARD, tap.id)
        await act(unit, tap.id)


async def opened(unit: Unit, tap: Tap) -> None:
    """An entry of a list."""
    await unit.use_timebank_of(rosters.CARD, tap.id)
    await rosters.look(unit, tap.id)
    unit.show_own_card(rosters.CARD, tap.id, "roster.opened")


# Undoing, and saying that something is wrong ------------------------------------------------------


@dataclass(frozen=True)
class Reason:
    """Why a broker undoes it; everybody on it reads it."""

    words: str = ask(
        "roster-reason-ask",
        Suggested(
            ("btn-roster-reason-twice", "btn-roster-reason-names", "btn-gift-reason-mistake")
        ),
    )
    roster: str | None = ask("roster-reason-ask", FreeText(), hidden=True)


async def _submit_reason(unit: Unit, answers: Reason) -> None:
    roster_id = int(answers.roster or 0)
    await unit.use_timebank_of(rosters.CARD, roster_id)
    await rosters.reverse(unit, roster_id, answers.words)
    unit.show_card(unit.actor.id, rosters.CARD, roster_id, "roster.reversed", fresh=True)


async def _reverse(unit: Unit, tap: Tap) -> None:
    async with words_asked(unit, rosters.CARD, tap.id, reason_form, {"roster": str(tap.id)}):
        await unit.use_timebank_of(rosters.CARD, tap.id)
        await rosters.demand(unit, tap.id, "reverse")


@dataclass(frozen=True)
class Problem:
    """What somebody on it says is not right; only brokers read it."""

    words: str = ask("roster-problem-ask", FreeText(limit=500))
    roster: str | None = ask("roster-problem-ask", FreeText(), hidden=True)


async def _submit_problem(unit: Unit, answers: Problem) -> None:
    roster_id = int(answers.roster or 0)
    await unit.use_timebank_of(rosters.CARD, roster_id)
    await rosters.problem(unit, roster_id, answers.words)
    unit.say("roster-problem-sent", one_a_row(unit.button("btn-home", "home")))


async def _problem(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(rosters.CARD, tap.id)
    unit.aside()
    await problem_form.start(unit, {"roster": str(tap.id)})


reason_form = Form("roster-reason", Reason, _submit_reason, over=True, careful=True)
problem_form = Form("roster-problem", Problem, _submit_problem, over=True, careful=True)
forms: list[Form[Any]] = [reason_form, problem_form]
taps: dict[str, RunTap] = {
    "roster-open": opened,
    "r-post": review,
    "r-yes": yes,
    "r-reopen": _simple,
    "r-cancel": _simple,
    "r-reverse": _reverse,
    "r-problem": _problem,
}

KEY_FAMILIES = ("roster-",)
