"""/checks: what a broker saw of a member, such as a driver's papers: noted, looked up, ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import checks as rules
from domain.checks import HOLDS_YEARS, KINDS, LONGEST_ROLE, Kind
from domain.errors import DomainError
from domain.permissions import Role
from domain.reading.hours import read_day
from domain.reading.when import read_when
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import (
    Choice,
    Found,
    FreeText,
    Given,
    Option,
    Unclear,
    day_of,
    plainly,
)
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import checks
from services.checks import Seen
from storage import people
from storage.vetting import Check

PAGE = 8
LONGEST = 200
FIRST_KINDS: Sequence[Kind] = ("driver", "one_to_one", "references")
"""What is noted most; the others stand behind More."""
NO_END = "none"
SAID: Mapping[str, Kind] = {
    "driver": "driver", "driving": "driver", "drives": "driver", "car": "driver",
    "references": "references", "reference": "references", "refs": "references",
    "one to one": "one_to_one", "one-to-one": "one_to_one", "121": "one_to_one",
    "1 to 1": "one_to_one", "children": "children", "child": "children", "kids": "children",
    "keys": "keys", "key": "keys", "dbs": "dbs",
}  # fmt: skip
BROKERS: frozenset[Role] = frozenset({"broker"})


# Whose, and which ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Whose:
    """Of whom something was seen."""

    person: Named = ask("check-who-ask", MemberQuestion())
    kind: str | None = ask("check-who-ask", FreeText(), hidden=True)


async def _whose_known(unit: Unit, answers: Whose) -> None:
    if answers.person.id is not None:
        await _go_on(unit, answers.person.id, answers.kind)


whose_form = Form("check-whose", Whose, _whose_known)


async def command(unit: Unit, words: str = "") -> None:
    """/checks: all that is noted; with a name, that member's; with a kind behind it, note one."""
    unit.demand("member.check")
    name, kind = read_words(words[:LONGEST])
    if not name:
        await (whose_form.start(unit, {"kind": kind}) if kind else _overview(unit, 0))
        return
    found = await MemberQuestion().read(unit, name, {})
    if isinstance(found, Unclear):
        await whose_form.offer(unit, "person", {"kind": kind}, found, None)
    else:
        await _go_on(unit, found.value["id"], kind)


def read_words(words: str) -> tuple[str, Kind | None]:
    """A name and a kind of check, as in "Pat driver" or "Mrs Khan one to one"; either may be
    missing."""
    said = " ".join(words.split()).strip(" .,!?")
    for extra in (" checks", " check"):
        if said.casefold().endswith(extra):
            said = said[: -len(extra)]
    small = said.casefold()
    for label in sorted(SAID, key=len, reverse=True):
        if small == label or small.endswith(f" {label}"):
            return said[: -len(label)].strip(" ,:"), SAID[label]
    return said, None


async def _go_on(unit: Unit, person_id: int, kind: str | None) -> None:
    if kind is None:
        await _person(unit, person_id)
    else:
        await _begin(unit, person_id, kind)


# What there is ------------------------------------------------------------------------------------


def line(unit: Unit, one: Check, *, named: bool = False) -> Markup:
    """One check in words, with whose it is where `named`."""
    level, role = rules.level_of(one.level)
    return unit.text(
        "check-line",
        name=one.name,
        named="yes" if named else "no",
        kind=one.kind,
        date=one.day,
        until=one.until or one.day,
        ends="over" if one.over(unit.local.date()) else "yes" if one.until else "no",
        by=one.by_name,
        level=level or "none",
        role=role,
    )


async def _overview(unit: Unit, offset: int) -> None:
    found = await checks.every(unit, PAGE + 1, offset)
    lines = [line(unit, one, named=True) for one in found[:PAGE]]
    buttons = [unit.button("btn-checks-note", "ck-who")]
    if len(found) > PAGE:
        buttons.append(unit.button("btn-more", f"checks:{offset + PAGE}"))
    buttons.append(unit.button("btn-home", "home"))
    text = unit.text("checks-list", lines=Markup("\n".join(lines)), count=len(lines))
    unit.show(Screen(text, one_a_row(*buttons)), "checks")


async def _person(unit: Unit, person_id: int) -> None:
    """What is noted of one member."""
    name = await checks.demand_for(unit, person_id)
    found = await checks.of(unit, person_id)
    lines = [line(unit, one) for one in found]
    buttons = [unit.button("btn-checks-note", f"ck-kinds:{person_id}")]
    if found:
        buttons.append(unit.button("btn-checks-end", f"ck-ends:{person_id}"))
    buttons += [unit.button("btn-checks-all", "checks"), unit.button("btn-home", "home")]
    text = unit.text("checks-of", name=name, lines=Markup("\n".join(lines)), count=len(lines))
    unit.show(Screen(text, one_a_row(*buttons)), "checks.of")


async def _tapped(unit: Unit, tap: Tap) -> None:
    unit.demand("member.check")
    await _overview(unit, max(0, tap.id))


async def _of(unit: Unit, tap: Tap) -> None:
    await _person(unit, tap.id)


async def _who(unit: Unit, _tap: Tap) -> None:
    unit.demand("member.check")
    await whose_form.start(unit)


async def _of_membership(unit: Unit, tap: Tap) -> None:
    """From a member's card, which goes on standing above."""
    unit.demand("member.check")
    found = await people.any_membership(unit.tx, tap.id)
    unit.use_community_of(found.community_id if found is not None else None)
    unit.aside()
    if found is not None:
        await _person(unit, found.person_id)


async def _kinds(unit: Unit, tap: Tap) -> None:
    """Which kind: three, and three more."""
    name = await checks.demand_for(unit, tap.id)
    rest = tap.run == "more"
    shown = [k for k in KINDS if k not in FIRST_KINDS] if rest else FIRST_KINDS
    buttons = [unit.button(f"btn-check-{_key(kind)}", f"ck-note:{tap.id}:{kind}") for kind in shown]
    if not rest:
        buttons.append(unit.button("btn-more", f"ck-kinds:{tap.id}:more"))
    buttons.append(unit.button("btn-back", f"ck-of:{tap.id}"))
    unit.say("check-kind-ask", one_a_row(*buttons), name=name)


def _key(kind: Kind) -> str:
    return kind.replace("_", "-")


async def _ends(unit: Unit, tap: Tap) -> None:
    """Which of them ends."""
    found = await checks.of(unit, tap.id)
    buttons = [unit.button(f"btn-check-end-{_key(one.kind)}", f"ck-end:{one.id}") for one in found]
    buttons.append(unit.button("btn-back", f"ck-of:{tap.id}"))
    unit.say("check-end-ask", one_a_row(*buttons))


async def _end(unit: Unit, tap: Tap) -> None:
    ended = await checks.end(unit, tap.id)
    unit.toast("toast-check-ended")
    await _person(unit, ended.person_id)


# Noting one ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SeenQuestion:
    """The day on which it was seen: today, or years back. For a kind that holds for a usual time,
    its end is filled in as well; Change under the read-back puts another."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Today and yesterday."""
        today = unit.local.date()
        days = ((today, "btn-today"), (date.fromordinal(today.toordinal() - 1), "btn-yesterday"))
        return [
            Option(unit.wording.button(unit.lang, key), {"several": _with_end(day, given)})
            for day, key in days
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """One day that is past."""
        read = read_day(words[:LONGEST], unit.local, unit.lang, unit.zone)
        if read is None or len(read.days) != 1 or len(read.days[0]) != 1:
            return Unclear("log-reject-future" if read and read.future else "log-no-day")
        return Found({"several": _with_end(read.days[0][0], given)})

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The weekday and the full date."""
        return unit.text("log-day", date=day_of(value))

    def load(self, value: Any) -> date:
        """The day."""
        return day_of(value)


def _with_end(day: date, given: Given) -> dict[str, str]:
    kind: Any = given.get("kind")
    if kind not in HOLDS_YEARS or "until" in given:
        return {"day": day.isoformat()}
    years = HOLDS_YEARS[kind]
    until = NO_END if years is None else rules.years_on(day, years).isoformat()
    return {"day": day.isoformat(), "until": until}


@dataclass(frozen=True, slots=True)
class UntilQuestion:
    """The last day on which it holds, or no end."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """One, two or three years from the day it was seen, or no end."""
        day = day_of(given["day"]) if "day" in given else unit.local.date()
        ends = [rules.years_on(day, years) for years in (1, 2, 3)]
        options = [
            Option(unit.wording.button(unit.lang, "btn-day", date=end), end.isoformat())
            for end in ends
            if end >= unit.local.date()
        ]
        return [*options, Option(unit.wording.button(unit.lang, "btn-check-no-end"), NO_END)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A day to come, such as that on the insurance."""
        if plainly(words) in ("no end", "never", "for good"):
            return Found(NO_END)
        bare = " ".join(w for w in words[:LONGEST].split() if plainly(w) not in ("until", "till"))
        day = read_when(bare, unit.local).when.date
        return Found(day.isoformat()) if day is not None else Unclear("plan-no-day")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The full date, or that it has no end."""
        if value == NO_END:
            return unit.wording.button(unit.lang, "btn-check-no-end")
        return unit.text("log-day", date=day_of(value))

    def load(self, value: Any) -> date | None:
        """The day; None without end."""
        return None if value == NO_END else day_of(value)


LEVELS = (
    ("basic", "btn-check-level-basic"),
    ("standard", "btn-check-level-standard"),
    ("enhanced", "btn-check-level-enhanced"),
    ("barred", "btn-check-level-barred"),
)


@dataclass(frozen=True)
class Noted:
    """What was seen, when, and until when it holds."""

    day: date = ask("check-day-ask", SeenQuestion())
    until: date | None = ask("check-until-ask", UntilQuestion())
    person: str | None = ask("check-who-ask", FreeText(), hidden=True)
    name: str | None = ask("check-who-ask", FreeText(), hidden=True)
    kind: str | None = ask("check-who-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Dbs:
    """As `Noted`; first the role that the law allows a DBS check for, and its level."""

    role: str = ask("check-role-ask", FreeText(limit=LONGEST_ROLE))
    level: str = ask("check-level-ask", Choice(LEVELS))
    day: date = ask("check-day-ask", SeenQuestion())
    until: date | None = ask("check-until-ask", UntilQuestion())
    person: str | None = ask("check-who-ask", FreeText(), hidden=True)
    name: str | None = ask("check-who-ask", FreeText(), hidden=True)
    kind: str | None = ask("check-who-ask", FreeText(), hidden=True)


async def _review(unit: Unit, answers: Noted | Dbs) -> Markup:
    dbs = answers if isinstance(answers, Dbs) else None
    return unit.text(
        "check-review",
        name=answers.name or "",
        kind=answers.kind or "",
        date=answers.day,
        until=answers.until or answers.day,
        ends="yes" if answers.until else "no",
        level=dbs.level if dbs else "none",
        role=dbs.role if dbs else "",
    )


async def _submit(unit: Unit, answers: Noted | Dbs) -> None:
    person_id = int(answers.person or 0)
    kind: Any = answers.kind
    level: Any = answers.level if isinstance(answers, Dbs) else None
    role = answers.role if isinstance(answers, Dbs) else None
    await checks.note(unit, Seen(person_id, kind, answers.day, answers.until, level, role))
    unit.toast("toast-check-noted")
    await _person(unit, person_id)


note_form = Form("check", Noted, _submit, review=_review, yes="btn-check-yes", anything=True)
dbs_form = Form("check-dbs", Dbs, _submit, review=_review, yes="btn-check-yes", anything=True)


async def _note(unit: Unit, tap: Tap) -> None:
    await _begin(unit, tap.id, tap.run)


async def _begin(unit: Unit, person_id: int, kind: str) -> None:
    name = await checks.demand_for(unit, person_id)
    if kind not in KINDS:
        raise DomainError("toast-old-button")
    given = {"person": str(person_id), "name": name, "kind": kind}
    await (dbs_form if kind == "dbs" else note_form).start(unit, given)


journey = Journey(
    "checks",
    commands=[Command("checks", command, roles=BROKERS)],
    taps={
        "checks": _tapped,
        "ck-of": _of,
        "ck-who": _who,
        "ck-kinds": _kinds,
        "ck-note": _note,
        "ck-ends": _ends,
        "ck-end": _end,
        "m-checks": _of_membership,
    },
    forms=[whose_form, note_form, dbs_form],
)

KEY_FAMILIES = ("btn-check-", "btn-check-end-")
