"""/lend, /borrow and /lending: things that members lend to each other, and asking for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from domain import lending as rules
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, Found, FreeText
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.lending_questions import SlotQuestion, ThingQuestion, read_slot, slot_of
from handlers.shift_words import telling
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import lending
from services import rules as timebank
from services.lending import NewItem
from services.naming import short_name
from storage import lending as rows
from storage import people
from storage.lending import Booking, Item

PAGE = 4
"""Things of a list on one screen."""
FEW_WORDS = 6
"""Of a thing that is named under the list, with its time: "the drill saturday 2 to 4"."""
KINDS = (("room", "btn-lend-room"), ("kit", "btn-lend-kit"), ("tool", "btn-lend-tool"))
LONGESTS = (
    ("4", "btn-lend-hours"),
    ("24", "btn-lend-day"),
    ("72", "btn-lend-days"),
    ("168", "btn-lend-week"),
)


# Lending ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Lend:
    """A thing that somebody lends."""

    what: str = ask("lend-what-ask", ThingQuestion(limit=lending.WHAT))
    fetch: str = ask("lend-fetch-ask", FreeText(limit=lending.FETCH))
    kind: str = ask("lend-kind-ask", Choice(KINDS))
    longest: str = ask("lend-longest-ask", Choice(LONGESTS))


async def review(unit: Unit, answers: Lend) -> Markup:
    """The thing as others will see it."""
    return unit.text(
        "lend-review",
        what=lending.check_words(answers.what),
        fetch=answers.fetch,
        hours=int(answers.longest),
        timebank=unit.scope.name,
    )


async def submit(unit: Unit, answers: Lend) -> None:
    """Puts it up; the message becomes its card."""
    kind = next(value for value, _ in KINDS if value == answers.kind)
    new = NewItem(answers.what, kind, int(answers.longest), answers.fetch)  # type: ignore[arg-type]
    item_id = await lending.offer(unit, new)
    unit.show_own_card(lending.ITEM_CARD, item_id, "item.offered")


form = Form("lend", Lend, submit, review=review, yes="btn-lend-yes")


async def lend(unit: Unit, words: str) -> None:
    """/lend, alone or with the thing behind it."""
    await lending.allowed(unit)
    given: dict[str, Any] = {}
    if words:
        found = await ThingQuestion(limit=lending.WHAT).read(unit, words, {})
        if not isinstance(found, Found):
            await form.offer(unit, "what", {}, found, words)
            return
        given = {"what": found.value, **found.also}
    await form.start(unit, given, words or None)


# Borrowing ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Borrow:
    """When somebody wants a thing."""

    when: tuple[date, time, date, time] = ask("borrow-when-ask", SlotQuestion())
    item: str | None = ask("borrow-when-ask", FreeText(), hidden=True)


async def borrow_review(unit: Unit, answers: Borrow) -> Markup:
    """What is asked of whom, for when, and what it counts for."""
    item = await lending.visible(unit, int(answers.item or 0))
    slot = slot_of(unit, answers.when)
    return unit.text(
        "borrow-review",
        what=item.shown,
        name=short_name(item.owner_name, item.owner_group),
        start=slot.starts_at,
        end=slot.ends_at,
        minutes=(await timebank.of(unit)).number("lending_minutes"),
    )


async def borrow_submit(unit: Unit, answers: Borrow) -> None:
    """Asks its owner; the message becomes the booking's card."""
    booking_id = await lending.ask(unit, int(answers.item or 0), slot_of(unit, answers.when))
    unit.show_own_card(lending.CARD, booking_id, "booking.asked")


borrow_form = Form("borrow", Borrow, borrow_submit, review=borrow_review, yes="btn-borrow-yes")


async def borrow(unit: Unit, words: str = "") -> None:
    """/borrow, alone or with a thing (and a time) behind it."""
    await lending.allowed(unit)
    found = await others(unit)
    chosen = matching(found, words)
    if words and len(chosen) == 1:
        await begin(unit, chosen[0], words)
    elif words and found and not chosen:
        await _list(unit, found, 0, "borrow-none-such")
    else:
        await _list(unit, chosen or found, 0, "borrow-list")


async def others(unit: Unit) -> list[Item]:
    """What others lend and this member may see."""
    found = await rows.shown(unit.tx, unit.scope.id, unit.member, unit.local.date())
    return [one for one in found if one.person_id != unit.member]


def matching(found: Sequence[Item], words: str) -> list[Item]:
    """The things of which these words speak; all of them where there are no words."""
    wanted = telling(words) - {"borrow", "lend", "something", "hour", "need", "you"}
    if not wanted:
        return list(found)
    hits = [len(wanted & telling(one.shown)) for one in found]
    best = max(hits, default=0)
    return [one for one, hit in zip(found, hits, strict=True) if hit == best and hit]


async def begin(unit: Unit, item: Item, words: str) -> None:
    """The form about a thing, with the time where the words hold one."""
    given: dict[str, Any] = {"item": str(item.id)}
    slot = read_slot(unit, words, item.longest) if words else None
    if slot is not None:
        found = await SlotQuestion().read(unit, words, given)
        if isinstance(found, Found):
            given["when"] = found.value
        elif found.key not in ("lend-when-no-day", "lend-when-no-times"):
            await borrow_form.offer(unit, "when", given, found, words)
            return
    await borrow_form.start(unit, given, words or None)


async def _list(unit: Unit, found: Sequence[Item], offset: int, key: str) -> None:
    unit.leave_card()
    last = [unit.button("btn-lend", "lend"), unit.button("btn-home", "home")]
    if not found:
        ways_out = one_a_row(unit.button("btn-ask", "ask"), *last)
        unit.say("borrow-list-empty", ways_out, timebank=unit.scope.name)
        return
    page = found[offset : offset + PAGE]
    lines = [line(unit, item, number) for number, item in enumerate(page, 1)]
    buttons = [
        unit.button("btn-lend-see", f"lb-open:{item.id}", number=number, title=item.shown)
        for number, item in enumerate(page, 1)
    ]
    if len(found) > offset + PAGE:
        buttons.append(unit.button("btn-more", f"lb-list:{offset + PAGE}"))
    text = unit.text(key, lines=Markup("\n".join(lines)))
    unit.show(Screen(text, one_a_row(*buttons, *last)), "borrow.list")


def line(unit: Unit, item: Item, number: int) -> str:
    """A thing in a list: what, whose, where."""
    return str(
        unit.text(
            "borrow-line",
            number=number,
            what=item.shown,
            name=short_name(item.owner_name, item.owner_group),
            area=item.area or "",
            has_area="yes" if item.area else "no",
        )
    )


async def listed(unit: Unit, tap: Tap) -> None:
    """Further down the list."""
    await lending.allowed(unit)
    found = await others(unit)
    await _list(unit, found, tap.id if 0 < tap.id < len(found) else 0, "borrow-list")


async def wanted(unit: Unit, tap: Tap) -> None:
    """Borrow, under a thing."""
    await lending.allowed(unit)
    item = await lending.visible(unit, tap.id)
    unit.aside()
    await begin(unit, item, "")


# A thing's card -----------------------------------------------------------------------------------


async def card(view: View, item_id: int) -> Screen | None:
    """A thing as its owner or another member sees it; nothing once it is taken away."""
    item = await rows.item(view.tx, item_id)
    if item is None:
        return None
    own = item.person_id == view.viewer.id
    if not own and (item.community_id, "member") not in await people.roles(view.tx, view.viewer.id):
        return None

    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{item.id}")

    text = view.wording.say(
        view.lang,
        "lend-card",
        what=item.shown,
        name=short_name(item.owner_name, item.owner_group),
        area=item.area or "",
        has_area="yes" if item.area else "no",
        hours=item.longest,
        mine="yes" if own else "no",
        fetch=(item.collect or "") if own else "",
        state=item.state,
    )
    home = Button(view.wording.button(view.lang, "btn-home"), "home")
    if item.state == "removed":
        return Screen(text, one_a_row(home))
    if not own:
        return Screen(text, one_a_row(button("btn-borrow", "lb-want"), home))
    change = (
        ("btn-lend-pause", "lb-pause") if item.state == "active" else ("btn-lend-show", "lb-show")
    )
    remove = button("btn-lend-remove", "lb-remove")
    return Screen(text, one_a_row(button(*change), remove, home))


async def opened(unit: Unit, tap: Tap) -> None:
    """An entry of a list."""
    await lending.visible(unit, tap.id)
    unit.show_own_card(lending.ITEM_CARD, tap.id, "item.opened")


async def changed(unit: Unit, tap: Tap) -> None:
    """Pause, show again, take away."""
    state = {"lb-pause": "paused", "lb-show": "active", "lb-remove": "removed"}[tap.verb]
    await lending.set_item(unit, tap.id, state)
    unit.show_own_card(lending.ITEM_CARD, tap.id, f"item.{state}")


# What one lends and borrows -----------------------------------------------------------------------


async def mine(unit: Unit, _words: str = "") -> None:
    """/lending: what one lends, and what is asked, out or coming."""
    await lending.allowed(unit)
    bookings = await rows.open_of(unit.tx, unit.scope.id, unit.member)
    items = await rows.items_of(unit.tx, unit.scope.id, unit.member)
    unit.leave_card()
    last = [unit.button("btn-borrow-see", "borrow"), unit.button("btn-lend", "lend")]
    if not bookings and not items:
        unit.say("lend-mine-empty", one_a_row(*last, unit.button("btn-home", "home")))
        return
    lines: list[str] = []
    entries: list[tuple[str, str]] = []
    for booking in bookings[:PAGE]:
        lines.append(_booking_line(unit, booking, len(lines) + 1))
        entries.append((f"bk:{booking.id}", booking.what))
    for item in items[:PAGE]:
        number = len(lines) + 1
        lines.append(str(unit.text("lend-line", number=number, what=item.shown, state=item.state)))
        entries.append((f"lb-open:{item.id}", item.shown))
    buttons = [
        unit.button("btn-lend-see", data, number=number, title=title)
        for number, (data, title) in enumerate(entries, 1)
    ]
    text = unit.text("lend-mine", lines=Markup("\n".join(lines)))
    unit.show(Screen(text, one_a_row(*buttons, *last)), "lend.mine")


def _booking_line(unit: Unit, one: Booking, number: int) -> str:
    own = one.owner_id == unit.member
    return str(
        unit.text(
            "lend-booking-line",
            number=number,
            what=one.what,
            name=short_name(one.borrower_name, one.borrower_group)
            if own
            else short_name(one.owner_name, one.owner_group),
            mine="yes" if own else "no",
            start=one.starts_at,
            end=one.ends_at,
            state=one.state,
        )
    )


async def _lend_tapped(unit: Unit, _tap: Tap) -> None:
    await lend(unit, "")


async def _borrow_tapped(unit: Unit, _tap: Tap) -> None:
    await borrow(unit)


async def _mine_tapped(unit: Unit, _tap: Tap) -> None:
    await mine(unit)


def _lists_things(unit: Unit) -> bool:
    """Whether the newest message lists what others lend: a thing's name alone means the thing."""
    verbs = {Tap.parse(data, 0, None).verb for _, data in unit.keyboard}
    return "lend" in verbs and bool(verbs & {"lb-open", "lb-list"})


async def heard(unit: Unit, words: str) -> bool:
    """ "Can I borrow a drill" where somebody lends one (else neighbours are asked, as for any other
    help); "I can lend my ladder"."""
    if "member" not in unit.roles:
        return False
    if "lending" not in (await timebank.of(unit)).some("kinds"):
        return False
    if (thing := rules.lends(words)) is not None:
        await lend(unit, thing)
        return True
    if _lists_things(unit) and len(words.split()) <= FEW_WORDS:
        named = matching(await others(unit), words) if telling(words) else []
        if named:
            await borrow(unit, words)
            return True
    if not rules.borrows(words) or not matching(await others(unit), words):
        return False
    await borrow(unit, words)
    return True


MEMBER = frozenset({"member"})
journey = Journey(
    "lend",
    commands=[
        Command("lend", lend, roles=MEMBER),  # type: ignore[arg-type]
        Command("borrow", borrow, roles=MEMBER),  # type: ignore[arg-type]
        Command("lending", mine, roles=MEMBER),  # type: ignore[arg-type]
    ],
    taps={
        "lend": _lend_tapped,
        "borrow": _borrow_tapped,
        "lending": _mine_tapped,
        "lb-list": listed,
        "lb-open": opened,
        "lb-want": wanted,
        **dict.fromkeys(("lb-pause", "lb-show", "lb-remove"), changed),
    },
    forms=[form, borrow_form],
    cards={lending.ITEM_CARD: card},
    hears=[heard],
    said={"btn-borrow-see": borrow, "btn-lend": lend},
)
