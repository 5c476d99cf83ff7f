"""One's own offers and wants: the list, a card for each, and the question whether they are still
so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from domain.errors import DomainError, NotFound
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import RenderCard, RunTap, View
from handlers.listing_words import Details, called, details, row_line
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import away, listing_renewals, listings, requests
from storage import listings as rows
from storage.listings import State

PAGE = 3
"""Listings on one screen."""
FEW = 2
"""Entries on a screen that leave room for both buttons that add something."""
SHOWN_WORDS = 500
BUTTONS: Mapping[State, Sequence[tuple[str, str]]] = {
    "active": (
        ("btn-listing-keep", "l-keep"),
        ("btn-listing-pause", "l-pause"),
        ("btn-change", "l-change"),
        ("btn-listing-remove", "l-remove"),
    ),
    "paused": (
        ("btn-listing-back", "l-keep"),
        ("btn-change", "l-change"),
        ("btn-listing-remove", "l-remove"),
    ),
    "removed": (("btn-listing-back", "l-keep"),),
}
"""What can be done about one's own listing, by its state."""
KEY_FAMILIES = ("listing-state-", "listing-all-")


async def card(view: View, listing_id: int) -> Screen | None:
    """A listing as its owner sees it; nothing for others."""
    one = await rows.find(view.tx, listing_id)
    if one is None or one.person_id != view.viewer.id:
        return None
    say = view.wording.say
    head = say(
        view.lang,
        "listing-head",
        kind=one.kind,
        what=called(one),
        words=Words(one.words, SHOWN_WORDS),
        same="yes" if one.shown == one.words else "no",
    )
    state = say(view.lang, f"listing-state-{one.state}", date=one.renew_by)
    lines = details(view.wording, view.lang, Details.of(one))
    text = Markup("\n".join((head, *lines)) + f"\n\n{state}")
    buttons = [
        Button(view.wording.button(view.lang, key), f"{verb}:{one.id}")
        for key, verb in BUTTONS[one.state]
    ]
    # Four things can be done about it, so the way to the list is a way back.
    back = "btn-back" if one.state == "active" else "btn-mine"
    buttons.append(Button(view.wording.button(view.lang, back), "mine"))
    return Screen(text, one_a_row(*buttons))


async def renewal_card(view: View, listing_id: int) -> Screen | None:
    """Whether all that comes up in one week is still so, or what became of it."""
    one = await rows.find(view.tx, listing_id)
    if one is None or one.person_id != view.viewer.id:
        return None
    group = await rows.together(view.tx, one)
    asks = await listing_renewals.asked_about(view.tx, one, view.now)
    key = "ask" if asks else one.state
    lines = [
        view.wording.say(view.lang, "listing-all-line", kind=each.kind, what=called(each))
        for each in group
    ]
    text = view.wording.say(
        view.lang, f"listing-all-{key}", date=one.renew_by, lines=Markup("\n".join(lines))
    )

    def button(label: str, data: str) -> Button:
        return Button(view.wording.button(view.lang, label), data)

    choose = button("btn-listing-choose", "mine")
    shown = [choose]
    if asks:
        keep = button("btn-listing-keep-all", f"l-all:{one.id}:keep")
        shown = [keep, choose, button("btn-listing-pause-all", f"l-all:{one.id}:pause")]
    elif one.state == "paused":
        shown.insert(0, button("btn-listing-back-all", f"l-all:{one.id}:keep"))
    return Screen(text, one_a_row(*shown))


async def command(unit: Unit, _words: str) -> None:
    """/mine."""
    await mine(unit)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list, and what opens it."""

    line: Callable[[int], Markup]
    what: str
    data: str


async def mine(unit: Unit, offset: int = 0) -> None:
    """One's own offers and wants, and what one has asked for, with numbers and buttons; until when
    one is away."""
    if unit.hat is None and "member" not in unit.roles:
        raise DomainError("error-members-only")
    unit.leave_card()
    found = await _entries(unit)
    offset = offset if 0 <= offset < len(found) else 0
    page = found[offset : offset + PAGE]
    buttons = [
        unit.button("btn-listing-see", one.data, number=number, what=one.what)
        for number, one in enumerate(page, 1)
    ]
    if len(found) > offset + PAGE:
        buttons.append(unit.button("btn-more", f"mine:{offset + PAGE}"))
    if len(page) <= FEW:
        buttons.append(unit.button("btn-offer", "offer"))
        buttons.append(unit.button("btn-want", "want"))
    else:
        buttons.append(unit.button("btn-listing-add", "l-add"))
    buttons.append(unit.button("btn-home", "home"))
    lines = [one.line(number) for number, one in enumerate(page, 1)]
    text = unit.text("listing-mine", lines=Markup("\n".join(lines)), count=len(found))
    gone = await away.now(unit)
    if gone is not None:
        text = Markup(f"{unit.text('away-note', date=gone.until)}\n\n{text}")
    unit.show(Screen(text, one_a_row(*buttons)), "listing.mine")


async def _entries(unit: Unit) -> list[Entry]:
    made = [
        Entry(partial(row_line, unit.wording, unit.lang, one), called(one), f"l-open:{one.id}")
        for one in await listings.mine(unit)
    ]
    for request in await requests.mine(unit):
        what = request.shown or " ".join(request.words.split())
        line = partial(_asked_line, unit, what)
        made.append(Entry(line, what, f"l-asked:{request.id}"))
    return made


def _asked_line(unit: Unit, what: str, number: int) -> Markup:
    return unit.text("listing-row-asked", number=number, what=what)


async def _add(unit: Unit, _tap: Tap) -> None:
    """Something more: offered, or wanted."""
    unit.leave_card()
    buttons = unit.button("btn-offer", "offer"), unit.button("btn-want", "want")
    back = unit.button("btn-back", "mine")
    unit.show(Screen(unit.text("listing-add-ask"), one_a_row(*buttons, back)), "listing.add")


async def _asked(unit: Unit, tap: Tap) -> None:
    """What one has asked for: its own card."""
    if tap.id not in {one.id for one in await requests.mine(unit)}:
        raise NotFound
    unit.show_own_card(requests.CARD, tap.id, "request.opened")


async def _mine_tapped(unit: Unit, tap: Tap) -> None:
    await mine(unit, tap.id)


async def _opened(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(listings.CARD, tap.id)
    await listings.own(unit, tap.id)
    unit.show_own_card(listings.CARD, tap.id, "listing.opened")


def _acts(verb: str) -> RunTap:
    act = {"l-keep": listings.renew, "l-pause": listings.pause, "l-remove": listings.remove}[verb]

    async def run(unit: Unit, tap: Tap) -> None:
        await unit.use_timebank_of(listings.CARD, tap.id)
        await act(unit, tap.id)
        unit.show_own_card(listings.CARD, tap.id, "listing.kept")

    return run


async def _all(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(listings.CARD, tap.id)
    await listings.all_of(unit, tap.id, "keep" if tap.run == "keep" else "pause")
    unit.show_own_card(listing_renewals.RENEWAL_CARD, tap.id, "listing.kept")


TAPS: Mapping[str, RunTap] = {
    "mine": _mine_tapped,
    "l-open": _opened,
    "l-asked": _asked,
    "l-add": _add,
    "l-all": _all,
    **{verb: _acts(verb) for verb in ("l-keep", "l-pause", "l-remove")},
}
CARDS: Mapping[str, RenderCard] = {
    listings.CARD: card,
    listing_renewals.RENEWAL_CARD: renewal_card,
}
