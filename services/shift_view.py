"""Whoever runs a shift sees who is coming and who hasn't said so, whom to ring, and what was; and
enters what somebody told them. They see first names, never how to reach somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from domain.errors import DomainError, NotFound
from domain.permissions import may
from domain.shifts import TAKING
from services import shifts
from services.cases import first_name
from services.notices import NoticeButton
from services.work import Work
from storage import shift_view as rows
from storage.shift_view import Line, Over
from storage.shifts import Shift

LOOK_BACK = timedelta(days=366)
MOST_PAST = 200
FORMS = ("xlsx", "csv")
Why = Literal["none", "stopped", "quiet"]


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to ring or to speak to: they have no Telegram (`none`), stopped the bot (`stopped`),
    or were asked whether they come and haven't said (`quiet`)."""

    line: Line
    why: Why


@dataclass(frozen=True, slots=True)
class Roll:
    """A shift and everybody on it."""

    shift: Shift
    lines: Sequence[Line]

    @property
    def taken(self) -> int:
        """How many places are taken."""
        return sum(one.people for one in self.lines if one.state == "joined")

    @property
    def free(self) -> int:
        """How many nobody has, is offered, or has kept for them while a broker looks."""
        held = sum(one.people for one in self.lines if one.state in TAKING)
        return max(0, self.shift.places - held)

    @property
    def residents(self) -> list[Line]:
        """Who has a place, teams apart."""
        return [one for one in self.lines if one.state == "joined" and not one.team]

    @property
    def teams(self) -> list[Line]:
        """The teams that have places."""
        return [one for one in self.lines if one.state == "joined" and one.team]


async def roll(work: Work, shift_id: int) -> Roll:
    """Everybody on a shift. Raises NotFound where it isn't theirs to run."""
    shift = await shifts.running(work, shift_id)
    return Roll(shift, await rows.roster(work.tx, shift_id))


async def calls(work: Work, shift_id: int) -> tuple[Roll, list[Call]]:
    """Whom to ring before a shift. Raises NotFound where it isn't theirs to run."""
    found = await roll(work, shift_id)
    listed = []
    for one in found.residents:
        if one.confirmed_at is not None:
            continue
        if one.reach != "here":
            listed.append(Call(one, one.reach))
        elif one.told in ("coming", "soon"):
            listed.append(Call(one, "quiet"))
    return found, listed


def asked(found: Roll) -> bool:
    """Whether anybody with a place was asked yet whether they come, or said so unasked."""
    return any(
        one.confirmed_at is not None or one.told in ("coming", "soon") for one in found.residents
    )


async def said_coming(work: Work, place_id: int) -> int:
    """Somebody told whoever runs the shift that they are coming. Returns the shift's id. Raises
    NotFound, or DomainError where that is known."""
    shift, _ = await _place(work, place_id)
    shifts.demand_open(work, shift)
    if not await rows.confirm(work.tx, place_id, work.now):
        raise DomainError("toast-already-done")
    work.refresh(shifts.CARD, shift.id, "shift.confirmed")
    work.refresh(shifts.RUN_CARD, shift.id, "shift.confirmed")
    work.audit("shift.confirm-for", "shift", shift.id)
    return shift.id


async def said_not(work: Work, place_id: int) -> int:
    """Somebody told whoever runs the shift that they can't make it: their place goes to the next,
    and they are told so, in case it isn't right. Returns the shift's id."""
    shift, person_id = await _place(work, place_id)
    theirs = theirs_to_say(work, person_id)
    await shifts.leave(theirs, shift.id)
    work.refresh(shifts.CARD, shift.id, "shift.left", person_id=person_id)
    work.audit("shift.leave-for", "shift", shift.id)
    work.tell(
        person_id,
        "shift.left-for",
        "notice-shift-left-for",
        once=f"place:{place_id}:left-for:{work.now:%Y%m%d%H%M}",
        buttons=(NoticeButton("btn-opportunity-see", f"sh-open:{shift.id}"),),
        name=first_name(work.actor.name),
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
    )
    return shift.id


def theirs_to_say(work: Work, person_id: int) -> Work:
    """The same moment for the one who told it: the actor enters it for them."""
    return Work(
        work.tx,
        work.now,
        work.actor,
        work.community,
        frozenset({"member"}),
        on_behalf_of=person_id,
        rules=work.rules,
    )


async def _place(work: Work, place_id: int) -> tuple[Shift, int]:
    row = await rows.place(work.tx, place_id)
    if row is None:
        raise NotFound
    shift = await shifts.running(work, row["shift_id"])
    if row["state"] != "joined" or row["team"]:
        raise DomainError("toast-already-done")
    return shift, int(row["person_id"])


async def past(work: Work) -> list[Over]:
    """The shifts of a year that are over and that the actor ran; brokers see all. With a hat on,
    those of that organisation."""
    if not may(work.roles, "shift.publish") and not work.helps:
        return []
    return list(
        await rows.past(
            work.tx,
            work.scope.id,
            0 if work.hat is not None else work.actor.id,
            work.on_behalf_of or 0 if work.hat is not None else 0,
            work.now - LOOK_BACK,
            work.now,
            MOST_PAST,
            everybody="broker" in work.roles and work.hat is None,
        )
    )


async def export(work: Work, shift_id: int, form: str) -> Roll:
    """Records that a file of who is on a shift was made, for the actor alone."""
    if form not in FORMS:
        raise NotFound
    found = await roll(work, shift_id)
    work.audit("shift.export", "shift", shift_id, form)
    return found
