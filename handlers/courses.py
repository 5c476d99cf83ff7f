"""/courses: the list of courses that the broker keeps; members browse it and take one into their
plan, and note when they finish."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import employment as rules
from domain.errors import NotFound
from domain.permissions import Role
from handlers import work_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Kept, Suggested
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from handlers.work import found
from handlers.work_parts import PastDayQuestion
from services import courses, employment
from storage import courses as rows
from storage.courses import Course, Told

PAGE = 3
_KEPT_BYTES = 30
MEMBERS: frozenset[Role] = frozenset({"member", "broker"})
FIELDS = ("title", "provider", "level", "accredited", "price", "place", "starts", "link")
ADDING = frozenset({"add", "new", "add a course", "new course", "add course"})
LEVELS = ("btn-course-entry", "btn-course-one", "btn-course-two", "btn-course-three")


# Browsing -----------------------------------------------------------------------------------------


async def command(unit: Unit, words: str = "") -> None:
    """/courses; behind it what is looked for: "online", "level 2", "English". Brokers add one with
    "/courses add"."""
    said = words.strip()[:100]
    if said.casefold() in ADDING and "broker" in unit.roles:
        unit.wear(None)
        await keep_form.start(unit)
        return
    await listed(unit, said, 0)


async def listed(unit: Unit, words: str, offset: int) -> None:
    """The courses that fit, four at a time."""
    online, level, rest = rules.wanted(words)
    every = await courses.listed(unit, online=online, level=level, words=rest)
    start = offset if 0 <= offset < len(every) else 0
    page = every[start : start + PAGE]
    lines = [_line(unit, one) for one in page]
    buttons = [
        unit.button("btn-course-one-of", f"co:{one.id}", title=one.told.title[:50]) for one in page
    ]
    kept = words.encode()[:_KEPT_BYTES].decode(errors="ignore")
    if start + PAGE < len(every):
        buttons.append(unit.button("btn-more", f"courses:{start + PAGE}:{kept}"))
    if "broker" in unit.roles:
        buttons.append(unit.button("btn-course-add", "co-add"))
    elif not online and any(rules.is_online(one.told.place) for one in every):
        buttons.append(unit.button("btn-course-online", f"courses:0:online {kept}"[:60]))
    elif words:
        buttons.append(unit.button("btn-course-every", "courses"))
    buttons.append(unit.button("btn-home", "home"))
    text = unit.text(
        "course-list",
        count=len(every),
        lines=Markup("\n".join(lines)),
        filtered="yes" if words else "no",
    )
    unit.show(Screen(text, one_a_row(*buttons)), "courses")


def _line(unit: Unit, one: Course) -> Markup:
    return unit.text("course-line", **_values(one.told))


def _values(told: Told) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(told, name) for name in FIELDS}
    return {**values, **{f"has_{name}": "yes" if values[name] else "no" for name in FIELDS}}


async def _list_tapped(unit: Unit, tap: Tap) -> None:
    await listed(unit, tap.run, tap.id)


async def _at(unit: Unit, course_id: int) -> Course:
    """A course, in its own timebank. Raises NotFound."""
    here = await rows.find(unit.tx, course_id)
    unit.use_community_of(here.community_id if here is not None else None)
    return await courses.find(unit, course_id)


async def _opened(unit: Unit, tap: Tap) -> None:
    one = await _at(unit, tap.id)
    broker = "broker" in unit.roles
    plan = None
    if unit.hat is None:
        plan = await employment.plan_of(unit, unit.actor.id)
    buttons = []
    if plan is not None:
        buttons.append(unit.button("btn-course-take", f"co-take:{one.id}"))
    if "member" in unit.roles:
        buttons.append(unit.button("btn-course-buddy", f"co-buddy:{one.id}"))
    if broker:
        buttons.append(unit.button("btn-course-change", f"co-change:{one.id}"))
        buttons.append(unit.button("btn-course-end", f"co-end:{one.id}"))
    ways = (unit.button("btn-back", "courses"), unit.button("btn-home", "home"))
    text = unit.text("course-whole", **_values(one.told))
    unit.show(Screen(text, (*one_a_row(*buttons), ways)), "course")


async def _buddy(unit: Unit, tap: Tap) -> None:
    """A request for somebody who goes along, in the words that mean that skill; nothing moves
    before its review card."""
    one = await _at(unit, tap.id)
    await _ask_buddy(unit, one.told.title)


async def _ask_buddy(unit: Unit, title: str) -> None:
    words = unit.wording.plain(unit.lang, "course-buddy-words", title=title)
    unit.aside()
    await unit.registry.commands["ask"].run(unit, words)


# Keeping the list ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Keep:
    """What a broker writes about a course."""

    title: str = ask("course-title-ask", FreeText(limit=120))
    provider: str = ask("course-provider-ask", FreeText(limit=120))
    level: str | None = ask("course-level-ask", Suggested(LEVELS, limit=60), optional=True)
    accredited: str | None = ask("course-accredited-ask", FreeText(limit=120), optional=True)
    price: str | None = ask(
        "course-price-ask", Suggested(("btn-course-free",), limit=80), optional=True
    )
    place: str | None = ask(
        "course-place-ask", Suggested(("btn-course-is-online",), limit=120), optional=True
    )
    starts: str | None = ask("course-starts-ask", FreeText(limit=120), optional=True)
    link: str | None = ask("course-link-ask", FreeText(limit=200), optional=True)
    course: int | None = ask("course-title-ask", Kept(), hidden=True)


def _told(answers: Any) -> Told:
    return Told(**{name: (getattr(answers, name, None) or "").strip() for name in FIELDS})


async def _keep_review(unit: Unit, answers: Keep) -> Markup:
    return unit.text("course-review", card=unit.text("course-whole", **_values(_told(answers))))


async def _kept(unit: Unit, answers: Keep) -> None:
    told = _told(answers)
    if answers.course:
        await courses.change(unit, answers.course, told)
    else:
        await courses.add(unit, told)
    unit.say(
        "course-kept",
        one_a_row(
            unit.button("btn-course-add", "co-add"),
            unit.button("btn-courses", "courses"),
            unit.button("btn-home", "home"),
        ),
        title=told.title,
    )


keep_form = Form("course", Keep, _kept, review=_keep_review, yes="btn-course-yes", anything=True)


async def _add(unit: Unit, _tap: Tap) -> None:
    unit.wear(None)
    unit.demand("course.keep")
    unit.aside()
    await keep_form.start(unit)


async def _change(unit: Unit, tap: Tap) -> None:
    unit.wear(None)
    one = await _at(unit, tap.id)
    unit.demand("course.keep")
    unit.aside()
    given: dict[str, Any] = {name: getattr(one.told, name) or None for name in FIELDS}
    await keep_form.start(unit, {**given, "course": one.id})


async def _end(unit: Unit, tap: Tap) -> None:
    unit.wear(None)
    await _at(unit, tap.id)
    await courses.end(unit, tap.id)
    unit.toast("toast-course-ended")
    await listed(unit, "", 0)


# Courses that somebody takes ----------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Take:
    """A course that the member begins or began."""

    title: str = ask("course-taken-ask", FreeText(limit=120))
    provider: str = ask("course-taken-provider-ask", FreeText(limit=120))
    level: str | None = ask("course-level-ask", Suggested(LEVELS, limit=60), optional=True)
    accredited: str | None = ask("course-accredited-ask", FreeText(limit=120), optional=True)
    started: date = ask("course-started-ask", PastDayQuestion())
    plan: int | None = ask("course-taken-ask", Kept(), hidden=True)
    course: int | None = ask("course-taken-ask", Kept(), hidden=True)


async def _taken(unit: Unit, answers: Take) -> None:
    plan_id = int(answers.plan or 0)
    await courses.take(unit, plan_id, _told(answers), answers.started, answers.course)
    unit.show_own_card(work_card.CARD, plan_id, "work.course")


take_form = Form("course-taken", Take, _taken)


async def _take(unit: Unit, tap: Tap) -> None:
    """From the list: nothing is typed twice."""
    unit.wear(None)
    one = await _at(unit, tap.id)
    plan = await employment.plan_of(unit, unit.actor.id)
    if plan is None:
        raise NotFound
    unit.aside()
    given: dict[str, Any] = {
        name: getattr(one.told, name) or None for name in ("level", "accredited")
    }
    given.update(title=one.told.title, provider=one.told.provider, plan=plan.id, course=one.id)
    await take_form.start(unit, given)


async def _take_other(unit: Unit, tap: Tap) -> None:
    plan = await found(unit, tap)
    unit.aside()
    await take_form.start(unit, {"plan": plan.id})


async def _mine(unit: Unit, tap: Tap) -> None:
    """The courses of a plan."""
    plan = await found(unit, tap)
    every = await courses.taken(unit, plan)
    said = tap.run.partition(".")[0]
    start = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
    page = every[start : start + 2]
    buttons = [
        unit.button("btn-course-one-of", f"wk-course:{one.id}", title=one.title[:50])
        for one in page
    ]
    buttons.append(unit.button("btn-course-take-other", f"wk-take:{plan.id}"))
    buttons.append(unit.button("btn-courses", "courses"))
    if start + 2 < len(every):
        buttons.append(unit.button("btn-more", f"wk-courses:{plan.id}:{start + 2}"))
    buttons.append(unit.button("btn-back", f"wk:{plan.id}"))
    unit.leave_card()
    unit.show(
        Screen(unit.text("course-mine", count=len(every)), one_a_row(*buttons)), "work.courses"
    )


async def _one(unit: Unit, tap: Tap) -> None:
    """One course of a plan: finished, certificate seen, a buddy."""
    await _in_its_timebank(unit, tap.id)
    plan, one = await courses.one(unit, tap.id)
    own = plan.person_id == unit.actor.id
    buttons = []
    if one.finished is None:
        buttons.append(unit.button("btn-course-finish", f"wk-finish:{one.id}"))
        if own:
            buttons.append(unit.button("btn-course-buddy", f"wk-buddy:{one.id}"))
    elif one.seen_on is None and not own:
        buttons.append(unit.button("btn-course-seen", f"wk-seen:{one.id}"))
    buttons.append(unit.button("btn-back", f"wk-courses:{plan.id}"))
    unit.leave_card()
    unit.show(Screen(work_card.course_line(unit, one), one_a_row(*buttons)), "work.course")


async def _in_its_timebank(unit: Unit, taken_id: int) -> None:
    one = await rows.one_taken(unit.tx, taken_id)
    if one is None:
        raise NotFound
    await found(unit, Tap("wk", one.plan_id, "", 0, None))


@dataclass(frozen=True)
class Finish:
    """When a course was finished."""

    day: date = ask("course-finished-ask", PastDayQuestion())
    taken: int | None = ask("course-finished-ask", Kept(), hidden=True)


async def _finished(unit: Unit, answers: Finish) -> None:
    plan = await courses.finish(unit, int(answers.taken or 0), answers.day)
    unit.show_own_card(work_card.CARD, plan.id, "work.course")


finish_form = Form("course-finished", Finish, _finished)


async def _finish(unit: Unit, tap: Tap) -> None:
    await _in_its_timebank(unit, tap.id)
    unit.aside()
    await finish_form.start(unit, {"taken": tap.id})


async def _seen(unit: Unit, tap: Tap) -> None:
    await _in_its_timebank(unit, tap.id)
    plan = await courses.certificate_seen(unit, tap.id)
    unit.toast("toast-course-seen")
    unit.show_own_card(work_card.CARD, plan.id, "work.course")


async def _own_buddy(unit: Unit, tap: Tap) -> None:
    await _in_its_timebank(unit, tap.id)
    plan, one = await courses.one(unit, tap.id)
    if plan.person_id != unit.actor.id:
        raise NotFound
    await _ask_buddy(unit, one.title)


async def _typed(unit: Unit, words: str) -> None:  # noqa: ARG001 (they are the button's own)
    await command(unit)


journey = Journey(
    "courses",
    commands=[Command("courses", command, roles=MEMBERS)],
    taps={
        "courses": _list_tapped,
        "co": _opened,
        "co-add": _add,
        "co-change": _change,
        "co-end": _end,
        "co-take": _take,
        "co-buddy": _buddy,
        "wk-courses": _mine,
        "wk-course": _one,
        "wk-take": _take_other,
        "wk-finish": _finish,
        "wk-seen": _seen,
        "wk-buddy": _own_buddy,
    },
    forms=[keep_form, take_form, finish_form],
    said={"btn-courses": _typed},
)
