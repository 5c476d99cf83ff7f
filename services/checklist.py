"""The broker's checklist before a plan with a risk is approved (DOMAIN.md section 1): a point for
each risk that the rule `checklist` names, ticked by somebody, or answered by what is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import DomainError, NotFound
from domain.rules import CHECKLIST
from services import exchange_moves
from services import rules as timebank_rules
from services.work import Work
from storage import plans as plan_rows
from storage import ticks, vetting
from storage.exchanges import Exchange
from storage.plans import Plan

CARD = "exchange"
SEEN: Mapping[str, str] = {"driver": "driver", "children": "children", "keys": "keys"}
"""Points that a check answers, which the helper has and which holds on the day."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """The points of one plan, in order: who ticked each, "" where a check that is kept answers it,
    None where it is open."""

    exchange: Exchange
    plan: Plan
    points: Mapping[str, str | None]

    @property
    def open(self) -> list[str]:
        """What is still to be ticked."""
        return [point for point, by in self.points.items() if by is None]

    @property
    def done(self) -> bool:
        """Whether nothing is left to be ticked."""
        return not self.open


async def of(work: Work, exchange_id: int) -> Checklist | None:
    """The checklist of a plan that waits for approval; None where no rule asks for one. Raises
    DomainError where the actor can't approve it."""
    found = await exchange_moves.find(work, exchange_id)
    exchange_moves.part_for(work, found, "allow")
    plan = await plan_rows.find(work.tx, exchange_id)
    if plan is None or found.state not in ("agreed", "asked"):
        return None
    named = (await timebank_rules.of(work)).some("checklist")
    risks = [risk for risk in CHECKLIST if risk in plan.risks and risk in named]
    if not risks:
        return None
    ticked = await ticks.of(work.tx, CARD, exchange_id)
    held = await vetting.held(work.tx, found.community_id, found.giver_id or 0)
    kept = {one.kind for one in held if not one.over(plan.day)}
    return Checklist(
        found,
        plan,
        {risk: "" if SEEN.get(risk) in kept else ticked.get(risk) for risk in risks},
    )


async def tick(work: Work, exchange_id: int, point: str) -> Checklist:
    """Ticks a point, or takes the tick back. Raises NotFound for a point that isn't on it."""
    found = await of(work, exchange_id)
    if found is None or point not in found.points or found.points[point] == "":
        raise NotFound
    if found.points[point] is None:
        ticks.add(work.tx, CARD, exchange_id, point, work.actor.id, work.now)
    else:
        ticks.drop(work.tx, CARD, exchange_id, point)
    again = await of(work, exchange_id)
    assert again is not None
    return again


async def demand(work: Work, exchange_id: int) -> None:
    """Raises DomainError where a point is still open. What was looked at is kept in the audit."""
    found = await of(work, exchange_id)
    if found is None:
        return
    if not found.done:
        raise DomainError("refusal-checklist")
    work.audit("exchange.checked", CARD, exchange_id, " ".join(found.points))
