"""The sign-in sheet: numbered and printed, keyed in afterwards in one go; and what helps somebody
on site, which stands on it where they said so."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain import sign_in as rules
from domain.errors import DomainError
from domain.sign_in import Line, Sheet
from services import service_hours, shifts
from services.cases import first_name
from services.work import Work
from storage import service_hours as hours_rows
from storage import sheets as rows
from storage import shift_teams
from storage import shifts as shift_rows
from storage.db import Tx
from storage.shifts import Shift

LONGEST_NEED = 200


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet as it stands: numbers with the names on it ("" for a free line), and for those who
    said so, what helps them; and teams of employers, which sign as one: the employer, how many
    people, and the first name of who signed them up ("" where that isn't known)."""

    shift: Shift
    names: Mapping[int, str]
    needs: Mapping[int, str]
    teams: Sequence[tuple[str, int, str]] = ()

    @property
    def sheet(self) -> Sheet:
        """As `domain.sign_in` reads it."""
        free = frozenset(number for number, name in self.names.items() if not name)
        plan = self.shift.plan
        return Sheet(frozenset(self.names) - free, free, plan.local_start, plan.local_end)


async def number(work: Work, shift_id: int) -> Shift:
    """Gives everybody who has a place a number for the sheet that is printed now; numbers that were
    printed before stay. Raises NotFound; DomainError where the shift was called off."""
    shift = await shifts.running(work, shift_id)
    if shift.state == "cancelled":
        raise DomainError("refusal-shift-cancelled")
    hours_rows.hold(work.tx, shift_id)
    before = await rows.lines(work.tx, shift_id)
    joined = [person_id for person_id, _ in await hours_rows.places(work.tx, shift_id)]
    after = rules.numbering(before, joined)
    rows.add(work.tx, shift_id, {n: who for n, who in after.items() if n not in before})
    work.audit("shift.sheet", "shift", shift_id)
    return shift


async def printed(tx: Tx, shift: Shift) -> Printed:
    """The sheet, for a reader whose right to it the caller has checked. Who left the shift since is
    off it; their number stays theirs."""
    lines = await rows.lines(tx, shift.id)
    there = dict(await hours_rows.places(tx, shift.id))
    whole = {n: there[who] for n, who in lines.items() if who is not None and who in there}
    needs = await rows.needs(tx, shift.id)
    return Printed(
        shift,
        {n: "" for n, who in lines.items() if who is None} | short(whole),
        {n: needs[who] for n, who in lines.items() if who in needs and who in there},
        [
            (team.name, team.people, first_name(team.lead or ""))
            for team in await shift_teams.of_shift(tx, shift.id)
        ],
    )


def short(whole: Mapping[int, str]) -> dict[int, str]:
    """First names; where two have the same, with the first letter of the last one."""
    first = {n: first_name(name) for n, name in whole.items()}
    many = Counter(name.casefold() for name in first.values())
    found = {}
    for n, name in whole.items():
        last = name.split()[-1][:1] if len(name.split()) > 1 else ""
        twice = many[first[n].casefold()] > 1 and last
        found[n] = f"{first[n]} {last}" if twice else first[n]
    return found


async def demand(work: Work, shift_id: int) -> Printed:
    """A sheet that can be keyed in now. Raises NotFound; DomainError before the shift began, or
    where none was printed."""
    shift = await shifts.running(work, shift_id)
    if shift.state == "cancelled":
        raise DomainError("refusal-shift-cancelled")
    if work.now < shift.starts_at:
        raise DomainError("refusal-sheet-early", start=shift.starts_at)
    found = await printed(work.tx, shift)
    if not found.names:
        raise DomainError("refusal-sheet-none")
    return found


async def key_in(work: Work, shift_id: int, lines: Iterable[Line]) -> Sequence[str]:
    """Notes what the sheet says, through `service_hours`: nothing counts before it is confirmed.
    Answers with the names of those of whom it couldn't be noted, because it is settled already."""
    found = await demand(work, shift_id)
    shift = found.shift
    who = await rows.lines(work.tx, shift_id)
    left_out = []
    for line in lines:
        person = who.get(line.number)
        minutes = rules.whole(line, shift.starts_at, shift.ends_at)
        work.tx.mark()
        try:
            if line.kind == "new":
                await service_hours.walk_up(work, shift_id, line.name, minutes)
            elif person is not None and line.kind == "absent":
                await service_hours.missed(work, shift_id, person)
            elif person is not None:
                by = work.actor.id
                await service_hours.came(work, shift_id, person, minutes, "sheet", by)
        except DomainError:
            await work.tx.undo()
            left_out.append(line.name or found.names.get(line.number, ""))
    work.audit("shift.sheet-keyed", "shift", shift_id)
    return left_out


# What helps somebody on site ----------------------------------------------------------------------


async def place(work: Work, shift_id: int) -> Shift:
    """A shift on which the actor has a place, or waits for one. Raises DomainError."""
    work.within("shift")
    found = await shift_rows.standing(work.tx, shift_id, work.member)
    if found is None or found.shift.community_id != work.scope.id or found.place is None:
        raise DomainError("refusal-shift-not-on")
    if found.place.state == "left":
        raise DomainError("refusal-shift-not-on")
    if found.shift.ends_at <= work.now:
        raise DomainError("refusal-shift-over")
    return found.shift


async def say_need(work: Work, shift_id: int, words: str) -> Shift:
    """What helps them there: from now on it stands beside their name on the sheet. Raises
    DomainError where they have no place, or it is over."""
    shift = await place(work, shift_id)
    clean = " ".join(words.split())[:LONGEST_NEED]
    rows.say(work.tx, shift_id, work.member, clean, work.now)
    work.audit("shift.need", "shift", shift_id)
    return shift


async def unsay_need(work: Work, shift_id: int) -> None:
    """Takes it off the sheet again."""
    if not await rows.unsay(work.tx, shift_id, work.member):
        raise DomainError("toast-already-done")
    work.audit("shift.need-off", "shift", shift_id)
