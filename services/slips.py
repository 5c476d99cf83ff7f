"""Paper slips for planned exchanges: who may have them printed, and what comes back on them.

A slip that both signed says what both say, so a broker enters it for both, as they would hear it
from each on the phone. Approving stays a step of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain import exchange as states
from domain.errors import DomainError
from domain.slips import Slip
from services import exchange_moves, exchanges, plans
from services.phoned import ANSWERS
from services.work import Work
from storage import exchanges as rows
from storage import plans as plan_rows
from storage import slips
from storage.exchanges import Exchange

CAN: frozenset[str] = frozenset(
    {"proposed", "agreed", "asked", "planned", "due", "missed", "logged", "changed", "lapsed"}
)
"""States in which both sides' word is still to come."""


@dataclass(frozen=True, slots=True)
class Line:
    """A slip with its exchange, or why it can't be entered: unknown, twice, own, early, over, desk
    or unconfirmed."""

    slip: Slip
    exchange: Exchange | None
    problem: str | None = None

    @property
    def minutes(self) -> int:
        """How long it says that the help took."""
        if self.slip.minutes is not None:
            return self.slip.minutes
        one = self.exchange
        return 0 if one is None else one.planned_minutes or one.minutes


async def of_days(work: Work, first: date, last: date) -> Sequence[Exchange]:
    """The plans of these local days. Brokers only."""
    work.demand("exchange.decide")
    start = datetime.combine(first, time(), work.zone)
    end = datetime.combine(last + timedelta(days=1), time(), work.zone)
    return await slips.of_days(work.tx, work.scope.id, start, end)


async def of_person(work: Work, person_id: int) -> Sequence[Exchange]:
    """The plans of a member. Brokers only."""
    work.demand("exchange.decide")
    return await slips.of_person(work.tx, work.scope.id, person_id)


async def of_numbers(work: Work, numbers: Sequence[int]) -> Sequence[Exchange]:
    """The planned exchanges with these numbers. Brokers only."""
    work.demand("exchange.decide")
    found = await rows.by_ids(work.tx, work.scope.id, list(numbers))
    return [one for one in found.values() if one.planned and one.state in CAN]


def printed(work: Work, found: Sequence[Exchange]) -> None:
    """What leaves the desk on paper leaves a line each of who had it printed."""
    for one in found:
        work.audit("slip.print", "exchange", one.id)


async def look(work: Work, said: Sequence[Slip]) -> list[Line]:
    """What would be entered, and what can't be. Changes nothing."""
    work.demand("exchange.decide")
    lines: list[Line] = []
    seen: set[int] = set()
    for slip in said:
        found = await rows.find(work.tx, work.scope.id, slip.number)
        problem = "twice" if slip.number in seen else await _problem(work, slip, found)
        seen.add(slip.number)
        lines.append(Line(slip, found, problem))
    return lines


async def _problem(work: Work, slip: Slip, found: Exchange | None) -> str | None:
    if found is None or found.giver_id is None or found.receiver_id is None:
        return "unknown"
    if work.own(*found.parties):
        return "own"
    if found.state == "posted" or found.state in states.FINAL:
        return "over"
    if found.state not in CAN:
        return "desk"
    if found.state in states.AHEAD:
        plan = await plan_rows.find(work.tx, found.id)
        if plan is None or plan.starts_at > work.now or slip.answer == "no":
            return "early"
    if slip.answer == "no" and found.state not in ("due", "missed"):
        return "desk"
    return None


async def enter(work: Work, line: Line) -> None:
    """Both said so on the slip. Raises DomainError where it changed since it was read back."""
    found = line.exchange
    if found is None or line.problem is not None:
        raise DomainError("toast-already-done")
    work.demand("exchange.decide")
    assert found.giver_id is not None and found.receiver_id is not None  # noqa: PT018
    work.audit("exchange.slip", "exchange", found.id, line.slip.answer)
    sides = [_for(work, found.giver_id), _for(work, found.receiver_id)]
    if line.slip.answer == "no":
        for side in sides:
            one = await exchange_moves.find(side, found.id)
            if one.state in ("due", "missed") and _may_still(one, side):
                await plans.missed(side, found.id)
        return
    for side in sides:
        await _agree(side, found.id, line.minutes)


def _may_still(one: Exchange, side: Work) -> bool:
    return one.state == "due" or exchange_moves.part_of(one, side.member) == "other"


async def _agree(side: Work, exchange_id: int, minutes: int) -> None:
    """This side says that it took so long, whatever was said before."""
    one = await exchange_moves.find(side, exchange_id)
    part = exchange_moves.part_of(one, side.member)
    if (
        one.state in states.AHEAD
        or one.state in ("due", "missed")
        or (one.state == "lapsed" and one.planned)
    ):
        await exchanges.report(side, exchange_id, minutes)
    elif one.state in ("logged", "lapsed") and part == "other":
        if one.minutes == minutes:
            await exchanges.confirm(side, exchange_id)
        else:
            await exchanges.change(side, exchange_id, minutes)
    elif one.state == "logged" and part == "logger" and one.minutes != minutes:
        await exchanges.amend(side, exchange_id, minutes)
    elif one.state == "changed" and part == "logger":
        if one.other_minutes == minutes:
            await exchanges.accept(side, exchange_id)
        else:
            await exchanges.amend(side, exchange_id, minutes)


def _for(work: Work, person_id: int) -> Work:
    """The same moment, as a broker who passes on what this member signed."""
    return Work(
        work.tx,
        work.now,
        work.actor,
        work.community,
        frozenset({"member"}),
        on_behalf_of=person_id,
        rules=work.rules,
    )


async def awaited_from(work: Work, person_id: int, number: int) -> Exchange | None:
    """The exchange whose next yes is this member's, or the plan to which they have not agreed; None
    where there is none. Raises DomainError where the broker is a side of it themselves."""
    work.demand("exchange.decide")
    found = await rows.find(work.tx, work.scope.id, number)
    if found is None or person_id not in found.parties or person_id not in exchanges.awaited(found):
        return None
    if work.own(*found.parties):
        raise DomainError("refusal-own-exchange")
    return found if found.state in ANSWERS else None


async def say_yes(work: Work, person_id: int, number: int) -> Exchange:
    """A member said yes to a broker, who enters it for them. Raises DomainError."""
    found = await awaited_from(work, person_id, number)
    if found is None:
        raise DomainError("toast-already-done")
    work.audit("exchange.phone", "exchange", number, "phone")
    return await exchange_moves.act(_for(work, person_id), number, ANSWERS[found.state])
