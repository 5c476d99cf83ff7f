"""/report: what the timebank did in a time, on the screen, as a picture, and as files.

By buttons (which time, then what of it), or in one line: "/report last quarter wards". Figures are
made once (services/reports.py); every screen and file of one report says the same.
"""

from domain import periods
from domain.errors import DomainError
from domain.periods import Period
from domain.permissions import Role, may
from domain.reporting import Place
from handlers import report_asked
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.report_asked import Asked
from handlers.report_words import Teller, paragraphs
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import jobs, report_notes, reports, rules
from services.reports import FORMS, WHO, Form, Made, Who
from storage import report_rows
from storage.report_rows import Member

REPORTERS: frozenset[Role] = frozenset({"broker", "administrator"})
PAGE = 3
"""Members on one screen, each with a button."""
PARTS = ("where", "asks", "quiet", "pot")
TIMES = ("last-month", "this-month", "last-quarter", "year")
KEY_FAMILIES = ("btn-report-", "report-")


def teller(unit: Unit) -> Teller:
    """Words a report in this person's language."""
    return Teller(unit.wording, unit.lang, unit.zone)


async def command(unit: Unit, words: str = "") -> None:
    """/report, alone or with everything in one line."""
    unit.demand("report.see")
    asked = report_asked.read(words, unit.local.date())
    if asked.empty:
        _ask_when(unit)
        return
    await _do(unit, asked)


async def _do(unit: Unit, asked: Asked) -> None:
    today = unit.local.date()
    usual = periods.month(today) if asked.part in ("quiet", "idle") else periods.month_before(today)
    made = await _make(unit, asked.period or usual)
    if made is None:
        return
    if asked.rest:
        await _named_place(unit, made, asked.rest)
    elif asked.part == "chart":
        await _send(unit, made.id, "chart", asked.who or "me")
    elif asked.form is not None and asked.who is not None:
        await _send(unit, made.id, asked.form, asked.who)
    elif asked.form is not None or asked.who is not None:
        _ask_for(unit, made.id, asked.form, asked.who)
    else:
        await _show(unit, made, asked.part or "main")


async def _make(unit: Unit, period: Period) -> Made | None:
    """The report of a time; None where it takes a while, and the card of its making is shown."""
    found, made = await reports.ask(unit, period)
    if not made:
        unit.show_own_card(jobs.CARD, found, "report.making")
        return None
    return await reports.find(unit, found)


async def heard(unit: Unit, words: str) -> bool:
    """ "Report July", "hours in Alum Rock since April"; under a report also "wards", "csv" or
    another time alone. Else False: what only seems to be about a report is somebody else's."""
    if unit.community is None or unit.hat is not None or not may(unit.roles, "report.see"):
        return False
    said = " ".join(words.split())
    if not said or len(said) > report_asked.LONGEST:
        return False
    led = report_asked.led(said)
    taps = [Tap.parse(data, 0, None) for _, data in unit.keyboard]
    shown = next((tap for tap in taps if tap.verb.startswith("report")), None)
    if not led and shown is None:
        return False
    asked = report_asked.read(said, unit.local.date())
    if asked.empty:
        known = led
    elif asked.rest:
        known = led and asked.period is not None and await _is_place(unit, asked.rest)
    else:
        known = True
    if not known:
        return False
    if asked.empty:
        _ask_when(unit)
    elif asked.period is None and not led and shown is not None and shown.id:
        # About the report that is on the screen.
        made = await _find(unit, shown.id)
        await _do(unit, Asked(made.period, asked.part, asked.form, asked.who, ""))
    else:
        await _do(unit, asked)
    return True


async def _is_place(unit: Unit, rest: str) -> bool:
    wards = (await rules.of(unit)).lines("wards")
    return report_asked.folded(rest) in {report_asked.folded(one) for one in wards}


async def _named_place(unit: Unit, made: Made, rest: str) -> None:
    """One area's figures; where the words are no area of the timebank, the times to choose."""
    found = report_asked.place(rest, made.figures.places)
    if found is None:
        wards = (await rules.of(unit)).lines("wards")
        known = [w for w in wards if report_asked.folded(w) == report_asked.folded(rest)]
        if not known:
            _ask_when(unit, unit.text("report-unclear", words=rest))
            return
        found = Place(known[0], 0, 0, 0)
    tell = teller(unit)
    text = unit.text(
        "report-one-place",
        name=found.name,
        period=tell.period(made.period),
        count=found.people,
        given=tell.length(found.given),
        received=tell.length(found.received),
    )
    see = unit.button("btn-report-see", f"report:{made.id}:main")
    unit.show(Screen(text, one_a_row(see, unit.button("btn-home", "home"))), "report.place")


# Which time -----------------------------------------------------------------------------------


def _ask_when(unit: Unit, first: Markup | None = None) -> None:
    text = unit.text("report-when-ask")
    if first is not None:
        text = Markup(f"{first}\n\n{text}")
    last = periods.month_before(unit.local.date())
    buttons = [
        unit.button(f"btn-report-{one}", f"report-new:0:{one}", month=last.first)
        if one == "last-month"
        else unit.button(f"btn-report-{one}", f"report-new:0:{one}")
        for one in TIMES
    ]
    unit.show(Screen(text, one_a_row(*buttons, unit.button("btn-home", "home"))), "report.when")


async def _new(unit: Unit, tap: Tap) -> None:
    unit.demand("report.see")
    today = unit.local.date()
    times = {
        "last-month": periods.month_before(today),
        "this-month": periods.month(today),
        "last-quarter": periods.neighbour(periods.quarter(today), -1),
        "year": periods.financial_year(today),
    }
    if tap.run not in times:
        _ask_when(unit)
        return
    made = await _make(unit, times[tap.run])
    if made is not None:
        await _show(unit, made, "main")


# What of it -----------------------------------------------------------------------------------


async def _find(unit: Unit, report_id: int) -> Made:
    """The report of a button, in its own timebank. Raises NotFound, NotAllowed."""
    found = await report_rows.find(unit.tx, report_id)
    unit.use_community_of(found.community_id if found is not None else None)
    return await reports.find(unit, report_id)


async def _opened(unit: Unit, tap: Tap) -> None:
    await _show(unit, await _find(unit, tap.id), tap.run)


async def _show(unit: Unit, made: Made, part: str) -> None:
    tell = teller(unit)
    head = (made.period, unit.scope.name, made.asked)
    if part in ("quiet", "idle"):
        await _people(unit, made, part, 0)
    elif part == "more":
        buttons = [unit.button(f"btn-report-{one}", f"report:{made.id}:{one}") for one in PARTS]
        text = unit.text("report-more-ask", period=tell.period(made.period))
        unit.show(Screen(text, _rows(unit, made, *buttons)), "report.more")
    elif part in PARTS:
        lines = {"where": tell.where, "asks": tell.asks, "pot": tell.pot}[part](made.figures)
        text = paragraphs([tell.head(*head), *lines])
        unit.show(Screen(text, _rows(unit, made)), f"report.{part}")
    else:
        text = tell.main(made.figures, head, await reports.hour_value(unit))
        buttons = [
            unit.button("btn-report-more", f"report:{made.id}:more"),
            unit.button("btn-report-chart", f"report-chart:{made.id}"),
            unit.button("btn-report-get", f"report-get:{made.id}"),
            unit.button("btn-report-when", "report-when"),
        ]
        rows = one_a_row(*buttons, unit.button("btn-home", "home"))
        unit.show(Screen(text, rows), "report.main")


def _rows(unit: Unit, made: Made, *buttons: Button) -> Rows:
    ways = (
        unit.button("btn-back", f"report:{made.id}:{'main' if buttons else 'more'}"),
        unit.button("btn-home", "home"),
    )
    return (*one_a_row(*buttons), ways)


async def _when(unit: Unit, _tap: Tap) -> None:
    unit.demand("report.see")
    _ask_when(unit)


# Whom to ring ---------------------------------------------------------------------------------


async def _people_tapped(unit: Unit, tap: Tap) -> None:
    made = await _find(unit, tap.id)
    after = int(tap.run) if tap.run.isascii() and tap.run.isdigit() and len(tap.run) < 18 else 0
    await _people(unit, made, "quiet" if tap.verb == "report-quiet" else "idle", after)


async def _people(unit: Unit, made: Made, part: str, after: int) -> None:
    """Members who were quiet, or offer nothing: how many, and, for brokers, who."""
    tell, people = teller(unit), made.figures.people
    lines = [
        tell.head(made.period, unit.scope.name, made.asked),
        unit.text("report-quiet", quiet=people.quiet, dormant=people.dormant, idle=people.no_offer),
    ]
    buttons: list[Button] = []
    more: list[Button] = []
    if may(unit.roles, "queue.see"):
        found = await _members(unit, made, part, after)
        lines.append(unit.text(f"report-{part}-head", some="yes" if found else "no"))
        for one in found[:PAGE]:
            lines.append(_line(unit, one, part))
            label = unit.button(
                "btn-report-open", f"report-open:{one.membership_id}", name=one.name
            )
            buttons.append(label)
        if len(found) > PAGE:
            verb = f"report-{part}:{made.id}:{found[PAGE - 1].person_id}"
            more.append(unit.button("btn-more", verb))
        other = "idle" if part == "quiet" else "quiet"
        buttons.append(unit.button(f"btn-report-{other}", f"report-{other}:{made.id}:0"))
    ways = (
        unit.button("btn-back", f"report:{made.id}:more"),
        *more,
        unit.button("btn-home", "home"),
    )
    unit.show(Screen(paragraphs(lines), (*one_a_row(*buttons), ways)), f"report.{part}")


async def _members(unit: Unit, made: Made, part: str, after: int) -> list[Member]:
    if part == "quiet":
        return await reports.quiet(unit, made, after, PAGE + 1)
    return await reports.no_offer(unit, after, PAGE + 1)


def _line(unit: Unit, one: Member, part: str) -> Markup:
    if part == "idle":
        return unit.text("report-line-idle", name=one.name, area=one.area)
    if one.last_at is None:
        return unit.text("report-line-never", name=one.name)
    return unit.text(
        "report-line-quiet", name=one.name, day=one.last_at.astimezone(unit.zone).date()
    )


async def _member_opened(unit: Unit, tap: Tap) -> None:
    unit.demand("queue.see")
    unit.show_own_card("member", tap.id, "report.member")


# Files ----------------------------------------------------------------------------------------


def _ask_for(unit: Unit, report_id: int, form: Form | None, who: Who | None) -> None:
    """For whom a file is, then which; whichever is known already isn't asked."""
    if who is None:
        tail = f".{form}" if form else ""
        buttons = [
            unit.button(f"btn-report-for-{one}", f"report-for:{report_id}:{one}{tail}")
            for one in WHO
        ]
        key = "report-for-ask"
    else:
        buttons = [
            unit.button(f"btn-report-{one}", f"report-file:{report_id}:{who}.{one}")
            for one in ("pdf", "large", "xlsx", "csv")
        ]
        key = "report-form-ask"
    ways = (
        unit.button("btn-back", f"report:{report_id}:main"),
        unit.button("btn-home", "home"),
    )
    unit.show(Screen(unit.text(key), (*one_a_row(*buttons), ways)), "report.file")


async def _get(unit: Unit, tap: Tap) -> None:
    made = await _find(unit, tap.id)
    _ask_for(unit, made.id, None, None)


async def _for(unit: Unit, tap: Tap) -> None:
    made = await _find(unit, tap.id)
    who, form = _choices(tap.run)
    if who is not None and form is not None:
        await _send(unit, made.id, form, who)
    else:
        _ask_for(unit, made.id, form, who)


async def _chart(unit: Unit, tap: Tap) -> None:
    made = await _find(unit, tap.id)
    await _send(unit, made.id, "chart", "me")


def _choices(run: str) -> tuple[Who | None, Form | None]:
    who, _, form = run.partition(".")
    return (
        next((one for one in WHO if one == who), None),
        next((one for one in FORMS if one == form), None),
    )


async def _send(unit: Unit, report_id: int, form: Form, who: Who) -> None:
    """A file, made when it is sent, to the broker alone; the screen stays. In a group nothing is
    sent: what a file holds is for one person."""
    if not unit.private:
        raise DomainError("refusal-report-private")
    made = await reports.export(unit, report_id, form, who)
    unit.send_document("report", "report.file", report=made.id, form=form, who=who)
    if unit.tap is None:
        rows = one_a_row(
            unit.button("btn-report-see", f"report:{made.id}:main"),
            unit.button("btn-home", "home"),
        )
        unit.say("report-coming", rows, period=teller(unit).period(made.period))
    else:
        unit.toast("toast-report-coming")


# The monthly one ------------------------------------------------------------------------------


async def _mute(unit: Unit, tap: Tap) -> None:
    """One's own monthly report, off or on again."""
    if tap.id:
        unit.use_community_of(tap.id)
    unit.demand("report.see")
    wanted = tap.verb == "report-on"
    report_notes.want(unit, wanted=wanted)
    other = "btn-report-off" if wanted else "btn-report-on"
    verb = "report-off" if wanted else "report-on"
    rows = one_a_row(unit.button(other, f"{verb}:{unit.scope.id}"), unit.button("btn-home", "home"))
    unit.say("report-monthly-on" if wanted else "report-monthly-off", rows)


journey = Journey(
    "report",
    commands=[Command("report", command, roles=REPORTERS, menu=frozenset({"broker"}))],
    taps={
        "report": _opened,
        "report-when": _when,
        "report-new": _new,
        "report-quiet": _people_tapped,
        "report-idle": _people_tapped,
        "report-open": _member_opened,
        "report-get": _get,
        "report-for": _for,
        "report-file": _for,
        "report-chart": _chart,
        "report-off": _mute,
        "report-on": _mute,
    },
    hears=[heard],
)
