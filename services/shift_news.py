"""What people are told of a shift: whoever runs it, that somebody can't come; everybody with a
place or in the line, that it is elsewhere, at another time, or off. Each once."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain import shifts as rules
from services.cases import first_name
from services.notices import NoticeButton
from services.shift_places import Passed
from services.work import Work
from storage import opportunities, people
from storage.shifts import Place, Shift


@dataclass(frozen=True, slots=True)
class Moved:
    """What is different about a shift."""

    when: bool = False
    venue: bool = False

    def __bool__(self) -> bool:
        return self.when or self.venue


async def runners(work: Work, shift: Shift) -> list[int]:
    """Whoever runs a shift: who put it up for the timebank itself, everybody who organises for its
    organisation, or the brokers where nobody does any more."""
    if shift.organisation_id is None:
        return [shift.published_by]
    found = await opportunities.organisers(work.tx, shift.organisation_id)
    return found or [one.id for one in await people.with_role(work.tx, work.scope.id, "broker")]


def reason_of(work: Work, shift: Shift, reason: str) -> str:
    """Why something is said: what can't wait for the morning is not held in quiet hours
    (domain/notices.py)."""
    soon = rules.cant_wait(shift.starts_at, work.now, work.zone)
    return f"{reason}-soon" if soon else reason


async def left(work: Work, shift: Shift, place: Place, passed: Passed, joined: int) -> None:
    """Somebody with a place can't come: whoever runs it hears of it at once, at any hour."""
    nexts = passed.asked
    how = "nobody" if not nexts else "all" if passed.everybody else "one"
    told = rules.tell_at(shift.starts_at, work.now, work.zone)
    read = "now" if told == work.now or not nexts else "never" if told is None else "later"
    for person_id in await runners(work, shift):
        work.tell(
            person_id,
            reason_of(work, shift, "shift.left"),
            "notice-shift-left",
            once=f"place:{place.id}:{place.turn}:left:{person_id}",
            buttons=(NoticeButton("btn-shift-run", f"sh-run:{shift.id}"),),
            name=_called(place),
            next=_called(nexts[0]) if nexts else "",
            next_is=how,
            count=len(nexts),
            read=read,
            at=told or shift.starts_at,
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
            joined=joined,
            places=shift.places,
        )


def _called(place: Place) -> str:
    return place.name if place.team else first_name(place.name)


def cancelled(work: Work, shift: Shift, told: Sequence[int], reason: str) -> None:
    """It is called off: nobody needs to come. Without a reason its days are others now."""
    for person_id in told:
        work.tell(
            person_id,
            reason_of(work, shift, "shift.cancelled"),
            "notice-shift-cancelled",
            once=f"shift:{shift.id}:cancelled:{person_id}",
            buttons=(NoticeButton("btn-shift-see-all", "volunteer"),),
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
            words=reason,
            why="words" if reason else "days",
        )


def moved(work: Work, shift: Shift, places: Sequence[Place], what: Moved) -> None:
    """It is at another time or place: everybody says whether they still come, or waits on."""
    for place in places:
        waits = place.state != "joined"
        still = (
            NoticeButton("btn-opportunity-see", f"sh-open:{shift.id}")
            if waits
            else NoticeButton("btn-shift-still", f"sh-coming:{shift.id}")
        )
        gone = "btn-shift-leave-list" if waits else "btn-shift-cant-any-more"
        work.tell(
            place.person_id,
            reason_of(work, shift, "shift.changed"),
            "notice-shift-moved",
            once=f"place:{place.id}:{place.turn}:moved:{work.now:%Y%m%d%H%M%S%f}",
            buttons=(still, NoticeButton(gone, f"sh-leave:{shift.id}")),
            title=shift.title,
            has_when="yes" if what.when else "no",
            start=shift.starts_at,
            end=shift.ends_at,
            has_venue="yes" if what.venue else "no",
            venue=shift.venue,
            waits="yes" if waits else "no",
        )
