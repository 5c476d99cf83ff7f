"""/near: what's on near me, as a list that buttons and words narrow, and one thing at a time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain import near as rules
from domain.errors import DomainError
from domain.near import Entry, Filter
from handlers import request_words
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.listing_words import when_words
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import near, request_answers, request_news
from services import rules as timebank
from storage import people
from storage import requests as request_rows

PAGE = 3
"""Things of the list on one screen, so that the buttons stay few."""
MOST_PLACES = 3
KIND, DAY, PLACE, SIZE = 1, 2, 3, 4
"""What the list can be narrowed by, as the numbers in the buttons' data."""
ACTS = {
    "offer": ("btn-near-ask", "near-ask"),
    "request": ("btn-near-help", "near-help"),
    "on": ("btn-shift-join", "sh-join"),
    "thing": ("btn-borrow", "lb-want"),
}
"""What one can do about each kind of thing."""
ON_IT = ("btn-near-open", "sh-open")
"""What one can do about something that one has joined, or runs."""


# The list -----------------------------------------------------------------------------------------


async def command(unit: Unit, words: str = "") -> None:
    """/near, alone or with what, when and where behind it."""
    if not unit.roles:
        raise DomainError("error-members-only")
    if not words:
        await _list(unit, Filter(), 0)
        return
    titles = [entry.title for entry in await near.entries(unit, Filter())]
    wanted, unread = rules.read_all(words, unit.local, titles)
    await _list(unit, wanted, 0, unread)


async def heard(unit: Unit, words: str) -> bool:
    """A sentence that asks what is on; under the list also words that narrow it further."""
    if "member" not in unit.roles:
        return False
    wanted = rules.read(words, unit.local, _on_screen(unit))
    if wanted is None:
        return False
    await _list(unit, wanted, 0)
    return True


def _on_screen(unit: Unit) -> Filter | None:
    """How the list was narrowed that is the newest message; None where that is something else."""
    for _, data in unit.keyboard:
        tap = Tap.parse(data, 0, None)
        if tap.verb in ("near", "near-pick"):
            return Filter.parse(tap.run)
    return None


async def listed(unit: Unit, tap: Tap) -> None:
    """The list, narrowed and from where the button says."""
    await _list(unit, Filter.parse(tap.run), max(0, tap.id))


async def _list(unit: Unit, wanted: Filter, offset: int, unread: str = "") -> None:
    """unread: words that said nothing to us, which is said."""
    found = await near.entries(unit, wanted)
    unit.leave_card()
    code = wanted.code()
    narrow = unit.button("btn-near-narrow", f"near-pick:0:{code}")
    home = unit.button("btn-home", "home")
    head = _head(unit, wanted)
    if unread:
        narrow_said = "yes" if wanted.narrow else "no"
        head = unit.text("near-unread", head=head, words=Words(unread, 60), narrow=narrow_said)
    if not found:
        ways_out = [unit.button("btn-near-all", "near")] if wanted.narrow else []
        ways_out += [unit.button("btn-ask", "ask"), unit.button("btn-offer", "offer")]
        text = unit.text("near-none", head=head, narrow="yes" if wanted.narrow else "no")
        unit.show(Screen(text, (*one_a_row(*ways_out), (narrow, home))), "near.none")
        return
    offset = offset if offset < len(found) else 0
    page = found[offset : offset + PAGE]
    lines = [str(_line(unit, entry, number)) for number, entry in enumerate(page, 1)]
    see = [
        unit.button("btn-near-see", f"near-see:0:{entry.key}.{code}", number=n, title=entry.title)
        for n, entry in enumerate(page, 1)
    ]
    if len(found) > offset + PAGE:
        see.append(unit.button("btn-more", f"near:{offset + PAGE}:{code}"))
    text = unit.text("near-list", head=head, count=len(found), lines=Markup("\n".join(lines)))
    unit.show(Screen(text, (*one_a_row(*see), (narrow, home))), "near.list")


def _head(unit: Unit, wanted: Filter) -> Markup:
    return unit.text(
        "near-head",
        kind=wanted.kind or "all",
        has_day="yes" if wanted.day else "no",
        day=wanted.day or unit.local.date(),
        place=wanted.place_named,
        has_place="yes" if wanted.ward else "no",
        what=wanted.what or "",
        has_what="yes" if wanted.what else "no",
        size=_size(wanted),
    )


def _size(wanted: Filter) -> str:
    if wanted.quick:
        return "both" if wanted.once else "quick"
    return "once" if wanted.once else "any"


def _line(unit: Unit, entry: Entry, number: int) -> Markup:
    return unit.text(
        "near-line",
        number=number,
        title=entry.title,
        kind=entry.kind,
        mine="yes" if entry.mine else "no",
        name=entry.name,
        area=entry.area or "",
        has_area="yes" if entry.area else "no",
        when=_when(unit, entry),
    )


def _when(unit: Unit, entry: Entry) -> str:
    """When it is, in a few words; empty where any time will do."""
    if entry.starts is not None and entry.ends is not None:
        return unit.wording.plain(
            unit.lang, "near-at", zone=unit.zone, start=entry.starts, end=entry.ends
        )
    if entry.kind == "offer":
        return when_words(unit.wording, unit.lang, entry.time_words)[:120]
    if entry.day is not None and entry.last == entry.day:
        return unit.wording.plain(unit.lang, "ask-when-on", date=entry.day)
    if entry.last is not None:
        return unit.wording.plain(unit.lang, "ask-when-by", date=entry.last)
    return ""


# Narrowing ----------------------------------------------------------------------------------------


async def narrowed(unit: Unit, tap: Tap) -> None:
    """What can be chosen: a kind, a day, a place, small things; typed words do the same."""
    wanted = Filter.parse(tap.run)
    if tap.id == KIND:
        rows = _kinds(unit, wanted)
    elif tap.id == DAY:
        rows = _days(unit, wanted)
    elif tap.id == PLACE:
        rows = await _places(unit, wanted)
    elif tap.id == SIZE:
        rows = _sizes(unit, wanted)
    else:
        code = wanted.code()
        rows = one_a_row(
            unit.button("btn-near-kind", f"near-pick:{KIND}:{code}"),
            unit.button("btn-near-day", f"near-pick:{DAY}:{code}"),
            unit.button("btn-near-place", f"near-pick:{PLACE}:{code}"),
            unit.button("btn-near-small", f"near-pick:{SIZE}:{code}"),
        )
    unit.leave_card()
    back = unit.button("btn-near-back", f"near:0:{wanted.code()}")
    unit.show(Screen(unit.text("near-narrow"), (*rows, (back,))), "near.narrow")


def _to(unit: Unit, key: str, wanted: Filter) -> Button:
    return unit.button(key, f"near:0:{wanted.code()}")


def _kinds(unit: Unit, wanted: Filter) -> Rows:
    keys = {kind: f"btn-near-{kind}" for kind in rules.KINDS.values()}
    return one_a_row(*(_to(unit, key, replace(wanted, kind=kind)) for kind, key in keys.items()))


def _days(unit: Unit, wanted: Filter) -> Rows:
    today = unit.local.date()
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    days = list(dict.fromkeys((today, today + timedelta(days=1), saturday)))
    buttons = [
        unit.button("btn-day", f"near:0:{replace(wanted, day=day).code()}", date=day)
        for day in days
    ]
    return one_a_row(*buttons, _to(unit, "btn-near-any-day", replace(wanted, day=None)))


async def _places(unit: Unit, wanted: Filter) -> Rows:
    member = await people.membership(unit.tx, unit.scope.id, unit.member)
    named = [member.area or ""] if member is not None else []
    named += (await timebank.of(unit)).lines("wards")
    wards = dict.fromkeys(w for one in named for w in rules.wards_named(one))
    buttons = [
        unit.button("btn-near-ward", f"near:0:{replace(wanted, ward=ward).code()}", place=ward)
        for ward in list(wards)[:MOST_PLACES]
    ]
    return one_a_row(*buttons, _to(unit, "btn-near-anywhere", replace(wanted, ward=None)))


def _sizes(unit: Unit, wanted: Filter) -> Rows:
    return one_a_row(
        _to(unit, "btn-near-quick", replace(wanted, quick=True)),
        _to(unit, "btn-near-once", replace(wanted, once=True)),
        _to(unit, "btn-near-any-size", replace(wanted, quick=False, once=False)),
    )


# One thing ----------------------------------------------------------------------------------------


async def seen(unit: Unit, tap: Tap) -> None:
    """One thing, with what can be done about it; 1 as the button's number is the one after it, -1
    the one before."""
    key, _, code = tap.run.partition(".")
    wanted = Filter.parse(code)
    found = await near.entries(unit, wanted)
    at = next((n for n, entry in enumerate(found) if entry.key == key), None)
    if at is None:
        unit.toast("near-gone")
        await _list(unit, wanted, 0)
        return
    at = max(0, min(len(found) - 1, at + tap.id))
    entry = found[at]
    unit.leave_card()
    rows: list[Sequence[Button]] = []
    if not entry.mine or entry.kind == "on":
        act, verb = ON_IT if entry.mine else ACTS[entry.kind]
        rows.append((unit.button(act, f"{verb}:{entry.id}"),))
    steps = []
    if at > 0:
        steps.append(unit.button("btn-near-before", f"near-see:-1:{entry.key}.{code}"))
    if at + 1 < len(found):
        steps.append(unit.button("btn-near-next", f"near-see:1:{entry.key}.{code}"))
    rows.append(steps)
    rows.append((unit.button("btn-near-back", f"near:{at // PAGE * PAGE}:{code}"),))
    rows.append((unit.button("btn-talk-to-a-person", "talk"),))
    text = unit.text(
        "near-one",
        position=at + 1,
        count=len(found),
        line=await _about(unit, entry),
    )
    unit.show(Screen(text, rows), "near.one")


async def _about(unit: Unit, entry: Entry) -> Markup:
    when, area = _when(unit, entry), entry.area
    more: list[str] = []
    if entry.kind == "request":
        # How long it takes and what it needs, as those read it who are asked.
        found = await request_rows.find(unit.tx, unit.scope.id, entry.id)
        if found is not None:
            view = View(unit.tx, unit.actor, unit.lang, unit.wording, unit.now)
            when = request_words.when(view, found, others=True)
            more = request_words.details(view, unit.zone, found, others=True)
            area = None
    text = unit.text(
        "near-about",
        title=entry.title,
        kind=entry.kind,
        mine="yes" if entry.mine else "no",
        name=entry.name,
        area=area or "",
        has_area="yes" if area else "no",
        when=when,
        has_when="yes" if when else "no",
    )
    return Markup("\n".join((str(text), *more)))


async def asked(unit: Unit, tap: Tap) -> None:
    """Ask for this: the form for asking, filled with what is offered."""
    await unit.registry.taps["l-want"](unit, tap)


async def helping(unit: Unit, tap: Tap) -> None:
    """I can help: the one who asked is told, and chooses."""
    try:
        await request_answers.say_yes(unit, tap.id, via="browse")
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)
        return
    unit.show_own_card(request_news.ASK_CARD, tap.id, "request.browsed")


journey = Journey(
    "near",
    commands=[
        Command("near", command, roles=frozenset({"member"})),
    ],
    taps={
        "near": listed,
        "near-pick": narrowed,
        "near-see": seen,
        "near-ask": asked,
        "near-help": helping,
    },
    hears=[heard],
)

KEY_FAMILIES = ("btn-near-",)
