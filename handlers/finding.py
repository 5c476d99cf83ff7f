"""/volunteer: what is on, found by words ("saturday morning near ward end, sitting down") or by
buttons, and a page at a time."""

from collections.abc import Sequence
from dataclasses import replace

from domain import near, opportunity_words, volunteering
from domain.errors import DomainError
from domain.gatherings import proposes
from domain.reading import read
from domain.volunteering import Part, Wanted
from handlers import opportunity_photo
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Journey
from handlers.listing_words import LANGUAGES
from handlers.shift_words import telling
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import finding, opportunities, shifts
from services import rules as timebank
from services.finding import Found
from storage import people
from storage.shifts import Shift

PAGE = 3
"""Things on one screen, beside the way to narrow them."""
WHEN, KIND, EASY, PLACE = 1, 2, 3, 4
"""What can be chosen, as the numbers in the buttons' data."""
MOST_WARDS = 3
LONGEST_WISH, ENOUGH = 120, 2
KEY_FAMILIES = ("btn-find-",)


async def command(unit: Unit, words: str = "") -> None:
    """/volunteer, alone or with what is looked for: that nothing is called so is said."""
    await whats_on(unit, words, sought=True)


async def whats_on(unit: Unit, words: str = "", *, sought: bool = False) -> None:
    """What is on: one thing as its card, several as a list. Words may say when, where, how easy, in
    which language, or name it; `sought`: they say nothing else."""
    if not unit.roles:
        raise DomainError("error-members-only")
    wanted = volunteering.read(words, unit.local) if words else Wanted()
    all_there_is = await finding.everything(unit)
    every = await finding.find(unit, Wanted(), all_there_is)
    chosen = every if not wanted.narrow else await finding.find(unit, wanted, all_there_is)
    named = _named(chosen, words)
    if named is not None:
        chosen = named
        if len(chosen) == 1:
            _open(unit, chosen[0])
            return
        if wanted == Wanted():
            await _list(unit, wanted, chosen, 0, "find-list")
            return
    elif len(chosen) == 1 and len(every) == 1:
        _open(unit, chosen[0])
        return
    if not chosen and every:
        # Nothing like that: what there is instead is better than an empty answer.
        await _list(unit, Wanted(), every, 0, "find-none", said=wanted)
    elif sought and words and named is None and not wanted.narrow:
        past = opportunity_words.is_past(words)
        await _list(unit, wanted, chosen, 0, "find-past" if past else "find-unread", words=words)
    elif len(chosen) == 1 and wanted.narrow and (chosen[0].shift or not wanted.timed):
        # What one can do at any time is no answer to "Saturday morning" that speaks for itself.
        _open(unit, chosen[0])
    else:
        await _list(unit, wanted, chosen, 0, "find-list")


def _named(chosen: Sequence[Found], words: str) -> list[Found] | None:
    """Those whose title, organisation or place the words name best; None where they name none."""
    if not words:
        return None
    wanted = telling(words)
    about = [
        wanted & telling(f"{one.opportunity.title} {one.opportunity.organisation}")
        for one in chosen
    ]
    best = max((len(hit) for hit in about), default=0)
    if not best:
        return None
    return [one for one, hit in zip(chosen, about, strict=True) if len(hit) == best]


def _open(unit: Unit, one: Found) -> None:
    if one.shift is not None:
        unit.show_own_card(shifts.CARD, one.shift.id, "shift.opened")
    else:
        unit.show_own_card(opportunities.CARD, one.opportunity.id, "opportunity.opened")
    opportunity_photo.beside(unit, one.opportunity)


async def listed(unit: Unit, tap: Tap) -> None:
    """Further down the list, or narrowed by a button."""
    wanted = Wanted.parse(tap.run)
    found = await finding.find(unit, wanted)
    if not found and wanted.narrow:
        every = await finding.find(unit, Wanted())
        await _list(unit, Wanted(), every, 0, "find-none", said=wanted)
        return
    await _list(unit, wanted, found, tap.id if 0 < tap.id < len(found) else 0, "find-list")


async def _list(
    unit: Unit,
    wanted: Wanted,
    found: Sequence[Found],
    offset: int,
    key: str,
    *,
    said: Wanted | None = None,
    words: str = "",
) -> None:
    """said: what was looked for in vain, where the list is of something else; words: what they
    wrote that says nothing to us."""
    unit.leave_card()
    ways_out = [unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home")]
    if not found:
        unit.say("shift-list-empty", one_a_row(*ways_out), timebank=unit.scope.name)
        return
    code = wanted.code()
    page = found[offset : offset + PAGE]
    lines = [str(_line(unit, one, number)) for number, one in enumerate(page, 1)]
    buttons = [_see(unit, one, number) for number, one in enumerate(page, 1)]
    if len(found) > offset + PAGE:
        buttons.append(unit.button("btn-more", f"find:{offset + PAGE}:{code}"))
    buttons.append(unit.button("btn-find-narrow", f"find-pick:0:{code}"))
    text = unit.text(
        key,
        timebank=unit.scope.name,
        narrow=_narrow(unit, wanted),
        parts=_parts(unit, said or wanted) or ["–"],
        words=Words(words, 60),
        lines=Markup("\n\n".join(lines)),
    )
    unit.show(Screen(text, one_a_row(*buttons, *ways_out)), "shift.list")


def _see(unit: Unit, one: Found, number: int) -> Button:
    verb = f"op-open:{one.opportunity.id}" if one.shift is None else f"sh-open:{one.shift.id}"
    return unit.button("btn-shift-see", verb, number=number, title=one.opportunity.title)


def _line(unit: Unit, one: Found, number: int) -> Markup:
    if one.shift is not None:
        return shift_line(unit, one.shift, number)
    about = one.opportunity
    return unit.text(
        "find-line",
        number=number,
        title=about.title,
        organisation=about.organisation,
        kind=about.kind,
        venue=about.venue or "",
        often=about.often or "",
    )


def shift_line(unit: Unit, shift: Shift, number: int) -> Markup:
    """One shift in a list."""
    return unit.text(
        "shift-line",
        number=number,
        title=shift.title,
        organisation=shift.organisation,
        start=shift.starts_at,
        end=shift.ends_at,
        venue=shift.venue,
        left=max(0, shift.places - shift.joined),
        mine="yours" if shift.is_of(unit.actor.id) else shift.mine or "no",
    )


def _narrow(unit: Unit, wanted: Wanted) -> Markup:
    """What the list was narrowed to, in words; empty where it wasn't."""
    parts = _parts(unit, wanted)
    return unit.text("find-narrow", parts=parts) if parts else Markup("")


def _parts(unit: Unit, wanted: Wanted) -> list[str]:
    parts: list[str] = []

    def add(key: str, **values: object) -> None:
        parts.append(unit.wording.plain(unit.lang, key, **values))  # type: ignore[arg-type]

    if wanted.day is not None and wanted.last is not None:
        add("find-days", date=wanted.day, last=wanted.last)
    elif wanted.day is not None:
        add("find-day", date=wanted.day)
    for part in (wanted.days, wanted.part):
        if part:
            add("find-part", part=part)
    if wanted.ward is not None:
        add("find-ward", ward=wanted.ward)
    if wanted.kind is not None:
        add("find-kind", kind=wanted.kind)
    if wanted.lang is not None:
        add("find-lang", lang=LANGUAGES.get(wanted.lang, wanted.lang))
    for easy in ("sitting", "step_free", "remote", "me"):
        if getattr(wanted, easy):
            add("find-easy", easy=easy)
    return parts


# Choosing -----------------------------------------------------------------------------------------


async def picked(unit: Unit, tap: Tap) -> None:
    """What can be chosen: when, what sort, how easy, where; typed words do the same."""
    wanted = Wanted.parse(tap.run)
    code = wanted.code()
    unit.leave_card()
    back = unit.button("btn-back", f"find-pick:0:{code}")
    if tap.id == WHEN:
        unit.say("find-when-ask", (*_whens(unit, wanted), (back,)))
    elif tap.id == KIND:
        rows = one_a_row(
            _to(unit, "btn-find-once", replace(wanted, kind="one_off")),
            _to(unit, "btn-find-weekly", replace(wanted, kind="weekly")),
            _to(unit, "btn-find-flexible", replace(wanted, kind="flexible")),
            _to(unit, "btn-find-role", replace(wanted, kind="role")),
        )
        unit.say("find-kind-ask", (*rows, (back,)))
    elif tap.id == EASY:
        rows = one_a_row(
            _to(unit, "btn-find-sitting", replace(wanted, sitting=True)),
            _to(unit, "btn-find-steps", replace(wanted, step_free=True)),
            _to(unit, "btn-find-remote", replace(wanted, remote=True)),
            unit.button("btn-find-place", f"find-pick:{PLACE}:{code}"),
        )
        unit.say("find-easy-ask", (*rows, (back,)))
    elif tap.id == PLACE:
        unit.say("find-place-ask", (*await _wards(unit, wanted), (back,)))
    else:
        rows = one_a_row(
            _to(unit, "btn-find-me", replace(wanted, me=True)),
            unit.button("btn-find-when", f"find-pick:{WHEN}:{code}"),
            unit.button("btn-find-kind", f"find-pick:{KIND}:{code}"),
            unit.button("btn-find-easy", f"find-pick:{EASY}:{code}"),
        )
        unit.say("find-narrow-ask", (*rows, (unit.button("btn-back", "volunteer"),)))


def _to(unit: Unit, key: str, wanted: Wanted, **values: str) -> Button:
    return unit.button(key, f"find:0:{wanted.code()}", **values)


def _whens(unit: Unit, wanted: Wanted) -> Rows:
    parts: tuple[Part, Part] = ("morning", "evening")
    return one_a_row(
        _to(unit, "btn-find-weekend", replace(wanted, day=None, last=None, days="e")),
        _to(unit, "btn-find-weekday", replace(wanted, day=None, last=None, days="w")),
        *(_to(unit, f"btn-find-{part}", replace(wanted, part=part)) for part in parts),
    )


async def _wards(unit: Unit, wanted: Wanted) -> Rows:
    member = await people.membership(unit.tx, unit.scope.id, unit.member)
    named = [member.area or ""] if member is not None else []
    named += (await timebank.of(unit)).lines("wards")
    wards = list(dict.fromkeys(ward for one in named for ward in near.wards_named(one)))
    return one_a_row(
        *(
            _to(unit, "btn-find-ward", replace(wanted, ward=ward), ward=ward)
            for ward in wards[:MOST_WARDS]
        ),
        _to(unit, "btn-find-all", Wanted()),
    )


async def heard(unit: Unit, words: str) -> bool:
    """ "Saturday morning near Ward End, sitting down", with no more said: two things or more that
    somebody looks for, in words that mean nothing else ("morning" is no greeting then)."""
    if "member" not in unit.roles or unit.community is None or len(words) > LONGEST_WISH:
        return False
    wanted = volunteering.read(words, unit.local)
    easy = wanted.sitting or wanted.step_free or wanted.remote
    if (wanted.timed, wanted.ward is not None, easy).count(True) < ENOUGH:
        return False
    if read(words, unit.local).intent not in ("greeting", "unknown") or proposes(words):
        return False
    await whats_on(unit, words)
    return True


async def _whats_on_tapped(unit: Unit, _tap: Tap) -> None:
    await whats_on(unit)


journey = Journey(
    "finding",
    taps={"find": listed, "find-pick": picked, "sh-list": listed},
    hears=[heard],
)
