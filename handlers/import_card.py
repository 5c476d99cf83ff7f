"""A list that is brought in, as its card shows it: the next question, or what was found in it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from domain.importing import cells
from domain.importing.formats import FIELDS, NEEDED
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.wording import Markup, Wording
from services import four_eyes, import_questions, imports
from services.import_questions import Question
from services.work import Work
from storage import communities
from storage import imports as rows
from storage.imports import File, Line

SHOWN_FAULTS = 3
SHOWN_NAMES = 5
ASKED_NAMES = 2
COLUMNS_SHOWN = 3
"""Columns with a button on one screen; the others stand behind More."""
KEY_FAMILIES = ("import-fault-", "import-state-", "btn-import-", "import-")


async def card(view: View, import_id: int) -> Screen | None:
    """How it stands, for the timebank's brokers and administrators."""
    found = await rows.find(view.tx, import_id)
    if found is None:
        return None
    where = found.community_id
    _, roles = await four_eyes.roles_about(view.tx, where, imports.CARD, found.id, view.viewer.id)
    if not roles & {"broker", "administrator"}:
        return None
    mine = found.made_by == view.viewer.id
    asked = import_questions.question(found) if found.state == "asking" else None
    if asked is not None and mine:
        return await _question(view, found, asked)
    community = await communities.by_id(view.tx, found.community_id)
    work = Work(view.tx, view.now, view.viewer, community, frozenset())
    lines = [_state(view, found, mine=mine)]
    if found.state in ("ready", "second"):
        lines += await _findings(view, work, found)
    if found.state in ("done", "stopped"):
        lines += await _left_out(view, work, found)
    if found.state == "undone":
        lines += _stayed(view, found)
    text = Markup("\n\n".join(str(line) for line in lines if line))
    return Screen(text, one_a_row(*_buttons(view, work, found, mine=mine)))


def _say(view: View, key: str, **values: Any) -> Markup:
    return view.wording.say(view.lang, key, **values)


def _state(view: View, found: File, *, mine: bool) -> Markup:
    zone = ZoneInfo("Europe/London")
    counts = found.found.get("counts", {})
    half_back = found.state == "stopped" and not imports.can_go_on(found)
    return view.wording.say(
        view.lang,
        "import-state-half-back" if half_back else f"import-state-{found.state}",
        zone=zone,
        file=found.name,
        maker=found.made_name,
        by=found.decided_name or "",
        mine="yes" if mine else "no",
        holds=found.holds or "members",
        count=_new(found) - int(found.found.get("same", 0)),
        written=int(counts.get("written", 0)),
    )


def _new(found: File) -> int:
    counts = found.found.get("counts", {})
    return int(counts.get("new", 0)) + int(counts.get("asked", 0))


async def _findings(view: View, work: Work, found: File) -> list[Markup]:
    """The dry run: what is new, what is known, what is wrong, and the balances."""
    counts = found.found.get("counts", {})
    lines = []
    if found.found.get("same"):
        lines.append(_say(view, "import-same", count=int(found.found["same"])))
    if counts.get("known"):
        lines.append(_say(view, "import-known", count=int(counts["known"])))
    if found.found.get("sheets"):
        lines.append(_say(view, "import-sheets", names=list(found.found["sheets"])))
    lines += await _left_out(view, work, found)
    minutes = int(found.found.get("minutes", 0))
    if found.holds == "members":
        sign = "plus" if minutes > 0 else "minus" if minutes < 0 else "even"
        lines.append(_say(view, "import-sum", sign=sign, minutes=abs(minutes)))
    elif found.holds == "transfers":
        lines.append(_say(view, "import-moved", minutes=minutes))
    if found.found.get("differ"):
        lines.append(_differ(view, found))
        chosen = str(found.answers.get("balances", "file"))
        lines.append(_say(view, "import-balances-chosen", chosen=chosen))
    return lines


async def _left_out(view: View, work: Work, found: File) -> list[Markup]:
    counts = found.found.get("counts", {})
    lines = [
        _say(view, f"import-{state}", count=int(counts[state]))
        for state in ("bad", "unresolved", "left-out")
        if counts.get(state)
    ]
    some = await imports.faults(work, found.id, SHOWN_FAULTS)
    if some:
        lines.append(Markup("\n".join(fault(view.wording, view.lang, one) for one in some)))
    return lines


def fault(wording: Wording, lang: str, line: Line) -> Markup:
    """One row, and why it isn't taken."""
    return wording.say(
        lang, "import-fault-line", number=line.number, why=reason(wording, lang, line)
    )


def reason(wording: Wording, lang: str, line: Line) -> str:
    """Why a row isn't taken."""
    return wording.plain(lang, f"import-fault-{line.cause or 'person'}")


def _differ(view: View, found: File, most: int = SHOWN_NAMES) -> Markup:
    shown = [
        str(
            _say(
                view,
                "import-differ-line",
                name=name,
                sign=_sign(claim),
                minutes=abs(claim),
                other_sign=_sign(said),
                other=abs(said),
            )
        )
        for name, claim, said in found.found["differ"][:most]
    ]
    return Markup("\n".join(shown))


def _sign(minutes: int) -> str:
    return "minus" if minutes < 0 else "plus"


def _stayed(view: View, found: File) -> list[Markup]:
    names = list(found.found.get("stay", ()))[:SHOWN_NAMES]
    count = int(found.found.get("stay_count", 0))
    return [_say(view, "import-stayed", names=names, count=count)] if names else []


def can_cancel(found: File, *, mine: bool) -> bool:
    """Whether its maker can still let go of it: nothing was written."""
    return mine and found.state in ("reading", "asking", "ready", "second")


def _buttons(view: View, work: Work, found: File, *, mine: bool) -> list[Button]:
    def button(key: str, verb: str, **values: Any) -> Button:
        return Button(view.wording.button(view.lang, key, **values), f"{verb}:{found.id}")

    counts = found.found.get("counts", {})
    shown: list[Button] = []
    if found.state == "ready" and mine and _new(found):
        shown.append(button("btn-import-go", "im-go", count=_new(found)))
    if found.state == "second" and not mine:
        shown += [
            button("btn-import-agree", "im-agree"),
            button("btn-import-decline", "im-decline"),
        ]
    if mine and imports.can_go_on(found):
        shown.append(button("btn-import-on", "im-on"))
    if found.state in ("ready", "second", "done", "stopped") and any(
        counts.get(state) for state in ("bad", "unresolved", "left-out")
    ):
        shown.append(button("btn-import-rows", "im-rows"))
    if found.state in ("done", "stopped") and imports.may_undo(found, work):
        shown.append(button("btn-import-undo", "im-undo"))
    if can_cancel(found, mine=mine):
        shown.append(button("btn-import-cancel", "im-cancel"))
    return [*shown, Button(view.wording.button(view.lang, "btn-home"), "home")]


# Questions ----------------------------------------------------------------------------------------


async def _question(view: View, found: File, asked: tuple[Question, str]) -> Screen:
    kind, about = asked
    values: dict[str, Any] = {"file": found.name}
    if kind == "layout":
        values = {"lines": Markup("\n".join(_columns(view, found))), "holds": _holds(found)}
    elif kind == "column":
        layout = import_questions.layout_of(found)
        assert layout is not None
        needed = about in NEEDED[layout.holds]
        values = {"column": about, "needed": "yes" if needed else "no"}
    elif kind == "order":
        values = {"said": _example(found)[0]}
    elif kind == "bank":
        values = {"name": about}
    elif kind == "pair":
        values = await _pair(view, found, int(about))
    elif kind == "balances":
        values = {
            "count": int(found.found.get("differ_count", 1)),
            "lines": _differ(view, found, ASKED_NAMES),
        }
    text = _say(view, f"import-{kind}-ask", **values)
    buttons = question_buttons(view.wording, view.lang, found, asked)
    cancel = Button(view.wording.button(view.lang, "btn-cancel"), f"im-cancel:{found.id}")
    return Screen(text, one_a_row(*buttons, cancel))


def _holds(found: File) -> str:
    layout = import_questions.layout_of(found)
    return layout.holds if layout is not None else "members"


def _columns(view: View, found: File) -> list[str]:
    layout = import_questions.layout_of(found)
    assert layout is not None
    head = found.found.get("head", [])
    return [
        str(_say(view, "import-column-line", column=name, label=head[at] if at < len(head) else ""))
        for name, at in layout.columns.items()
        if name in FIELDS[layout.holds]
    ]


async def _pair(view: View, found: File, number: int) -> dict[str, Any]:
    line = await rows.line(view.tx, found.id, number)
    assert line is not None
    like = line.body.get("like", {})
    return {
        "name": str(line.body.get("name", "")),
        "number": number,
        "other": str(like.get("name", "")),
        "where": "list" if like.get("row") is not None else "here",
        "row": int(like.get("row") or 0),
        "left": len(found.found.get("pairs", ())) - 1,
    }


def _example(found: File) -> tuple[str, date, date]:
    """A day of the list that can be read in both ways, and both."""
    layout = import_questions.layout_of(found)
    assert layout is not None
    at = layout.columns.get("date", layout.columns.get("joined", 0))
    said = next(
        (row[at] for row in found.found["samples"] if at < len(row) and row[at]), "3/4/2021"
    )
    try:
        return said, cells.day(said, "dmy"), cells.day(said, "mdy")
    except ValueError:
        return "3/4/2021", date(2021, 4, 3), date(2021, 3, 4)


def question_buttons(
    wording: Wording, lang: str, found: File, asked: tuple[Question, str], offset: int = 0
) -> list[Button]:
    """The answers to a question about a list, a button each."""
    mark = import_questions.mark(asked)

    def answer(label: str, value: str) -> Button:
        return Button(label, f"im-a:{found.id}:{mark}.{value}")

    def fixed(*choices: tuple[str, str]) -> list[Button]:
        return [answer(wording.button(lang, key), value) for value, key in choices]

    kind = asked[0]
    if kind == "column":
        return _column_buttons(wording, lang, found, asked[1], offset, answer)
    if kind == "order":
        _, dmy, mdy = _example(found)
        return [
            answer(wording.button(lang, "btn-import-day", day=dmy), "dmy"),
            answer(wording.button(lang, "btn-import-day", day=mdy), "mdy"),
        ]
    return fixed(*CHOICES[kind])


CHOICES: dict[str, Sequence[tuple[str, str]]] = {
    "holds": (
        ("members", "btn-import-members"),
        ("offers", "btn-import-offers"),
        ("requests", "btn-import-requests"),
        ("transfers", "btn-import-transfers"),
    ),
    "layout": (("yes", "btn-import-layout-yes"), ("no", "btn-import-layout-no")),
    "unit": (
        ("hours", "btn-import-hours"),
        ("minutes", "btn-import-minutes"),
        ("seconds", "btn-import-seconds"),
    ),
    "bank": (
        ("pot", "btn-import-pot"),
        ("issue", "btn-import-issue"),
        ("leave", "btn-import-leave"),
    ),
    "pair": (("same", "btn-import-same"), ("two", "btn-import-two")),
    "balances": (("file", "btn-import-by-list"), ("transfers", "btn-import-by-sum")),
}


def _column_buttons(
    wording: Wording, lang: str, found: File, column: str, offset: int, answer: Any
) -> list[Button]:
    layout = import_questions.layout_of(found)
    assert layout is not None
    free = [
        (at, label or str(at + 1))
        for at, label in enumerate(found.found.get("head", ()))
        if at not in layout.columns.values()
    ]
    shown = [
        answer(wording.button(lang, "btn-import-column", label=label[:40]), str(at))
        for at, label in free[offset : offset + COLUMNS_SHOWN]
    ]
    if len(free) > offset + COLUMNS_SHOWN:
        more = wording.button(lang, "btn-more")
        shown.append(Button(more, f"im-more:{found.id}:{offset + COLUMNS_SHOWN}"))
    if column not in NEEDED[layout.holds]:
        shown.append(
            answer(wording.button(lang, "btn-import-no-column"), str(import_questions.SKIPPED))
        )
    return shown
