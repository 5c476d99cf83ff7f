"""Somebody comes late to a shift: whoever runs it hears so."""

from domain.errors import DomainError
from services import shift_news, shifts
from services.cases import first_name
from services.notices import NoticeButton
from services.work import Work
from storage import people


async def say(work: Work, shift_id: int) -> list[str]:
    """Tells whoever runs a shift that the actor comes late, once a day; their first names. Raises
    NotFound, and DomainError where it is over or they have no place."""
    work.within("shift")
    found = await shifts.locked(work, shift_id, work.member)
    shift, place = found.shift, found.place
    if shift.state == "cancelled":
        raise DomainError("refusal-shift-cancelled")
    if shift.ends_at <= work.now:
        raise DomainError("refusal-shift-over")
    if place is None or place.state != "joined":
        raise DomainError("refusal-shift-not-on")
    names = []
    for person_id in await shift_news.runners(work, shift):
        if person_id == work.actor.id:
            continue
        work.tell(
            person_id,
            shift_news.reason_of(work, shift, "shift.late"),
            "notice-shift-late",
            once=f"place:{place.id}:{place.turn}:late:{person_id}",
            buttons=(NoticeButton("btn-shift-run", f"sh-run:{shift.id}"),),
            name=place.name if place.team else first_name(place.name),
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
        )
        told = await people.person(work.tx, person_id)
        names += [first_name(told.name)] if told is not None else []
    work.audit("shift.late", "shift", shift_id)
    return names
