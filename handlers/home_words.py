"""The lines of the home card: what waits, and what comes next."""

from collections.abc import Sequence

from handlers.unit import Unit
from handlers.wording import Markup
from services import exchanges
from storage.exchanges import Exchange
from storage.shifts import Shift
from storage.waiting import Standing, Thing, Visit


def next_answer(unit: Unit, stands: Standing, waiting: Sequence[Thing]) -> Markup:
    """What waits first for the reader's answer, and how much more does."""
    if not waiting:
        return unit.text("home-nothing-waits")
    first = next((e for e in stands.exchanges if _is(waiting[0], e)), None)
    if first is None:
        return unit.text("home-waits-other", what=waiting[0].what, more=len(waiting) - 1)
    return unit.text(
        "home-waits",
        name=_other_name(unit, first),
        minutes=first.other_minutes or first.minutes,
        date=first.day,
        more=len(waiting) - 1,
    )


def _is(thing: Thing, exchange: Exchange) -> bool:
    return thing.card == exchanges.CARD and thing.id == exchange.id


def _other_name(unit: Unit, one: Exchange) -> str:
    other = one.giver_name if one.receiver_id == unit.member else one.receiver_name
    return other or one.named or ""


def next_visit(unit: Unit, visit: Visit) -> Markup:
    """The next help that is planned."""
    return unit.text(
        "home-visit",
        what=visit.exchange.words or "",
        has_what="yes" if visit.exchange.words else "no",
        name=_other_name(unit, visit.exchange),
        gives="yes" if visit.exchange.giver_id == unit.member else "no",
        day=visit.exchange.day,
        start=visit.starts_at,
        end=visit.ends_at,
        timed="no" if visit.any_time else "yes",
        state="planned" if visit.exchange.state == "planned" else "open",
    )


def next_shift(unit: Unit, shift: Shift) -> Markup:
    """The next shift on which they have a place."""
    return unit.text(
        "home-shift",
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
        state=shift.mine or "joined",
    )


def next_run(unit: Unit, run: Sequence[Shift]) -> Markup:
    """The next shift that they run."""
    first = run[0]
    return unit.text(
        "home-shift-run",
        title=first.title,
        start=first.starts_at,
        end=first.ends_at,
        joined=first.joined,
        places=first.places,
        more=len(run) - 1,
    )
