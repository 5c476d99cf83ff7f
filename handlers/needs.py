"""/needs: requests without help and empty places by ward and kind of help, for brokers; as a
picture and as tables, for themselves or, with small numbers hidden, for the council.

In one line too: "/needs last quarter", "needs map", "what is needed since April"; under it "csv",
"picture", "for the council" or another time.
"""

import re
from dataclasses import dataclass
from datetime import date

from domain import periods
from domain.errors import DomainError
from domain.periods import Period, shaped
from domain.permissions import Role, may
from handlers import report_asked
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.needs_words import NeedsTeller
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import needs, rules
from services.needs import FORMS, Form, Who

READERS: frozenset[Role] = frozenset({"broker", "administrator"})
TIMES = ("usual", "this-month", "last-month", "year")
KEY_FAMILIES = ("btn-needs-",)
_LED = re.compile(
    r"^(?:(?:show me|send me|see|the|a|our|my|please) )*"
    r"(?:needs map|map of (?:the )?needs|unmet needs|what is needed|what's needed|needs$)\b"
)
_FILL = re.compile(
    r"\b(?:needs?|needed|unmet|map|of|the|what|is|a|as|and|where|here|by|ward|in|for|to|please|me|it"
    r"|table|show|send|see|our|my)\b|[?!.,:;'’]"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; None where it wasn't said. rest: words that say none of it."""

    period: Period | None
    form: Form | None
    who: Who | None
    rest: str


def read(words: str, today: date) -> Asked:
    """Everything that the words say of a needs map."""
    said = report_asked.read(words, today)
    form: Form | None = "picture" if said.part == "chart" or re.search(r"\bpng\b", words) else None
    if said.form in ("xlsx", "csv"):
        form = said.form
    who: Who | None = None if said.who is None else "me" if said.who == "me" else "public"
    if re.search(r"\bcouncil\b", words.casefold()):
        who = "public"
    rest = re.sub(r"\b(?:png|council)\b", " ", said.rest)
    return Asked(said.period, form, who, " ".join(_FILL.sub(" ", rest).split()))


async def command(unit: Unit, words: str = "") -> None:
    """/needs, alone or with everything in one line."""
    unit.demand("needs.see")
    asked = read(words, unit.local.date())
    if asked.rest:
        _ask_when(unit, unit.text("needs-unclear", words=words[:60]))
        return
    await _do(unit, asked)


async def _do(unit: Unit, asked: Asked) -> None:
    period = asked.period or needs.usual(unit)
    if asked.form is not None:
        await _send(unit, period, asked.form, asked.who or "me")
    elif asked.who == "public":
        _ask_form(unit, period, asked.who)
    else:
        await _show(unit, period)


async def heard(unit: Unit, words: str) -> bool:
    """ "Needs map last quarter", "what is needed?"; under it also "csv", "for the council" or
    another time alone. Else False."""
    if unit.community is None or unit.hat is not None or not may(unit.roles, "needs.see"):
        return False
    said = " ".join(words.casefold().split()).rstrip("?.!")
    if not said or len(said) > report_asked.LONGEST:
        return False
    led = bool(_LED.match(said))
    taps = [Tap.parse(data, 0, None) for _, data in unit.keyboard]
    shown = next((tap for tap in taps if tap.verb.startswith("needs")), None)
    if not led and shown is None:
        return False
    asked = read(said, unit.local.date())
    if asked.rest or not (led or asked.period or asked.form or asked.who):
        return False
    if asked.period is None and not led and shown is not None:
        # About the map that is on the screen.
        asked = Asked(_period(shown.run), asked.form, asked.who, "")
    await _do(unit, asked)
    return True


# On the screen --------------------------------------------------------------------------------


async def _teller(unit: Unit, period: Period, who: Who) -> NeedsTeller:
    found = await needs.gather(unit, period)
    if who == "public":
        found = await needs.for_anybody(unit, found)
    least = (await rules.of(unit)).number("small_number")
    return NeedsTeller(unit.wording, unit.lang, unit.zone, unit.scope.name, found, who, least)


async def _show(unit: Unit, period: Period) -> None:
    tell = await _teller(unit, period, "me")
    run = _run(period)
    rows = one_a_row(
        unit.button("btn-needs-picture", f"needs-file:0:{run}.me.picture"),
        unit.button("btn-needs-get", f"needs-for:0:{run}.me"),
        unit.button("btn-needs-council", f"needs-for:0:{run}.public"),
        unit.button("btn-needs-when", f"needs-when:0:{run}"),
        unit.button("btn-home", "home"),
    )
    unit.show(Screen(tell.screen(), rows), "needs.main")


def _run(period: Period) -> str:
    return f"{period.first:%y%m%d}.{period.next:%y%m%d}"


def _period(run: str) -> Period | None:
    """The time that a button names; None where it names none."""
    found = re.match(r"(\d{6})\.(\d{6})", run)
    if found is None:
        return None
    days = [(int(d[:2]) + 2000, int(d[2:4]), int(d[4:])) for d in found.groups()]
    try:
        return shaped(date(*days[0]), date(*days[1]))
    except ValueError:
        return None


async def _opened(unit: Unit, tap: Tap) -> None:
    unit.demand("needs.see")
    await _show(unit, _period(tap.run) or needs.usual(unit))


def _ask_when(unit: Unit, first: Markup | None = None, period: Period | None = None) -> None:
    text = unit.text("needs-when-ask")
    if first is not None:
        text = Markup(f"{first}\n\n{text}")
    last = periods.month_before(unit.local.date())
    buttons = [
        unit.button(f"btn-needs-{one}", f"needs-new:0:{one}", month=last.first)
        if one == "last-month"
        else unit.button(f"btn-needs-{one}", f"needs-new:0:{one}")
        for one in TIMES
    ]
    ways = [unit.button("btn-back", f"needs:0:{_run(period)}")] if period is not None else []
    ways.append(unit.button("btn-home", "home"))
    unit.show(Screen(text, (*one_a_row(*buttons), tuple(ways))), "needs.when")


async def _when(unit: Unit, tap: Tap) -> None:
    unit.demand("needs.see")
    _ask_when(unit, None, _period(tap.run))


async def _new(unit: Unit, tap: Tap) -> None:
    unit.demand("needs.see")
    today = unit.local.date()
    times = {
        "this-month": periods.month(today),
        "last-month": periods.month_before(today),
        "year": periods.financial_year(today),
    }
    await _show(unit, times.get(tap.run) or needs.usual(unit))


# Files ----------------------------------------------------------------------------------------


def _ask_form(unit: Unit, period: Period, who: Who) -> None:
    """Which file; a picture for the council has small numbers hidden, and is offered here."""
    run = _run(period)
    forms = FORMS if who == "public" else ("xlsx", "csv")
    buttons = [unit.button(f"btn-needs-{one}", f"needs-file:0:{run}.{who}.{one}") for one in forms]
    ways = (unit.button("btn-back", f"needs:0:{run}"), unit.button("btn-home", "home"))
    key = "needs-form-ask-public" if who == "public" else "needs-form-ask"
    unit.show(Screen(unit.text(key), (*one_a_row(*buttons), ways)), "needs.file")


async def _for(unit: Unit, tap: Tap) -> None:
    unit.demand("needs.see")
    who: Who = "public" if tap.run.endswith("public") else "me"
    _ask_form(unit, _period(tap.run) or needs.usual(unit), who)


async def _file(unit: Unit, tap: Tap) -> None:
    *_, who, name = ["", "", *tap.run.split(".")]
    form = next((one for one in FORMS if one == name), None)
    if form is None:
        unit.toast("toast-old-button")
        return
    kept: Who = "me" if who == "me" else "public"
    await _send(unit, _period(tap.run) or needs.usual(unit), form, kept)


async def _send(unit: Unit, period: Period, form: Form, who: Who) -> None:
    """The picture or a table, made when it is sent, to the actor alone. Where a picture's words are
    too long to stand under it, they come before it as a message."""
    if not unit.private:
        raise DomainError("refusal-needs-private")
    tell = await _teller(unit, period, who)
    needs.export(unit, period, form, who)
    see = unit.button("btn-needs-see", f"needs:0:{_run(period)}")
    rows = one_a_row(see, unit.button("btn-home", "home"))
    if form == "picture" and tell.caption() is None:
        unit.aside()
        unit.show(Screen(tell.screen(), rows), "needs.words", new=True)
    elif unit.tap is None:
        unit.say("needs-coming", rows, period=tell.period)
    if unit.tap is not None:
        unit.toast("toast-needs-coming")
    unit.send_document(
        "needs",
        "needs.file",
        first=period.first.isoformat(),
        next=period.next.isoformat(),
        form=form,
        who=who,
    )


journey = Journey(
    "needs",
    commands=[Command("needs", command, roles=READERS)],
    taps={
        "needs": _opened,
        "needs-when": _when,
        "needs-new": _new,
        "needs-for": _for,
        "needs-file": _file,
    },
    hears=[heard],
)
