"""Who is told what about a booking, and when time looks at it again."""

from datetime import datetime, timedelta

from domain import lending as rules
from domain import shifts as hours
from domain.lending import Action, Part
from domain.working_time import nudge_time
from services import four_eyes
from services.work import Work
from storage import reminders
from storage.lending import Booking

CARD = "booking"
USEFUL = timedelta(days=365)


def asked(work: Work, booking: Booking) -> None:
    """The owner is asked, and once more the day after; the time itself ends the asking."""
    work.show_card(booking.owner_id, CARD, booking.id, "lending.asked", fresh=True)
    due = nudge_time(work.now, rules.REMIND_OWNER_AFTER_DAYS, work.zone)
    if due < booking.starts_at:
        _plan(work, booking, "lending.nudge", due, booking.owner_id, booking.starts_at)
    _plan(work, booking, "lending.begin", booking.starts_at)


async def tell(work: Work, booking: Booking, part: Part, action: Action) -> None:
    """Everyone's card changes; whoever must act, or mustn't miss it, gets a new message."""
    owner, borrower = booking.owner_id, booking.borrower_id
    fresh: dict[Action, tuple[int, ...]] = {
        "agree": (borrower,),
        "decline": (borrower,),
        "lapse": (borrower,),
        "bring": (owner,),
        "check": (borrower,),
        "late": (owner, borrower),
        "settle": (owner, borrower),
        "close": (owner, borrower),
        "reverse": (owner, borrower),
    }
    told = fresh.get(action, ())
    if action in ("cancel", "confirm", "problem"):
        told = (borrower,) if part == "owner" else (owner,)
    for person_id in told:
        work.show_card(person_id, CARD, booking.id, f"lending.{action}", fresh=True)
    if booking.state == "problem":
        await four_eyes.show(work, CARD, booking.id, {owner, borrower}, "lending.problem")
    _look_again(work, booking)
    work.refresh(CARD, booking.id, f"lending.{action}")


def _look_again(work: Work, booking: Booking) -> None:
    """Plans what time does next in the state that a booking has now."""
    if booking.state == "agreed":
        for person_id in (booking.owner_id, booking.borrower_id):
            _before(work, booking, "lending.coming", booking.starts_at, person_id)
        _before(work, booking, "lending.due", booking.ends_at, booking.borrower_id)
        late = _awake(work, booking.ends_at + rules.LATE_AFTER)
        _plan(work, booking, "lending.late", late)
    after = rules.LAPSES.get(booking.state)
    if after is not None:
        again = f"{work.now:%j%H%M%S}"
        silent = nudge_time(work.now, after.days, work.zone)
        _plan(work, booking, f"lending.silent:{again}", silent)
        if booking.state != "late":
            person_id = booking.owner_id if booking.state == "brought" else booking.borrower_id
            due = nudge_time(work.now, 1, work.zone)
            until = due + timedelta(days=1)
            _plan(work, booking, f"lending.nudge:{again}", due, person_id, until)


def _before(work: Work, booking: Booking, kind: str, moment: datetime, person_id: int) -> None:
    due = hours.remind_at("soon", moment, work.now, work.zone)
    if due is not None:
        _plan(work, booking, kind, due, person_id, moment)


def _awake(work: Work, moment: datetime) -> datetime:
    """The moment, or 8am where it falls into the night."""
    if not hours.quiet(moment, work.zone):
        return moment
    far = moment + timedelta(days=2)
    return hours.next_morning(far, moment, work.zone) or moment


def _plan(
    work: Work,
    booking: Booking,
    kind: str,
    due: datetime,
    person_id: int | None = None,
    until: datetime | None = None,
) -> None:
    reminders.add(
        work.tx,
        f"booking:{booking.id}:{kind}:{person_id or 0}",
        kind.partition(":")[0],
        work.scope.id,
        person_id,
        booking.id,
        due,
        until or due + USEFUL,
    )
