"""The broker's checklist before something with a risk is let happen (DOMAIN.md section 1): a point
for each risk that the rule `checklist` names, ticked by somebody, or answered by what is kept.

Planned help, standing help and requests that a broker holds have one. What was ticked for a request
holds for the visits that come of it, but for what depends on who helps.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain import requests as looking
from domain.errors import DomainError, NotFound
from domain.plans import is_lone
from domain.reading.skills import taxonomy
from domain.rules import CHECKLIST
from services import exchange_moves
from services import rules as timebank_rules
from services.work import Work
from storage import arrangements as arrangement_rows
from storage import plans as plan_rows
from storage import requests as request_rows
from storage import ticks, vetting

EXCHANGE, ARRANGEMENT, REQUEST = "exchange", "arrangement", "request"
SEEN: Mapping[str, str] = {"driver": "driver", "children": "children", "keys": "keys"}
"""Points that a check answers, which the helper has and which holds on the day."""
HOLDS_ON = frozenset({"home", "children", "keys"})
"""Points about the home and whoever lives there: ticked once, for a request, they hold for what
comes of it."""
KEPT, ONLY = "", "*"
"""What stands instead of a name: a check that is kept answers the point; only people with the check
are asked."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """The points of one thing, in order: who ticked each, KEPT or ONLY where nobody has to, None
    where it is open. `mark` tells how it stood; `giver` is "" where nobody was asked yet."""

    card: str
    object_id: int
    mark: str
    giver: str
    receiver: str
    place: bool
    points: Mapping[str, str | None]

    @property
    def open(self) -> list[str]:
        """What is still to be ticked."""
        return [point for point, by in self.points.items() if by is None]

    @property
    def done(self) -> bool:
        """Whether nothing is left to be ticked."""
        return not self.open


async def of(work: Work, card: str, object_id: int) -> Checklist | None:
    """The checklist of something that waits for a broker; None where no rule asks for one. Raises
    DomainError where the actor can't decide about it."""
    return await _OF[card](work, object_id)


async def _exchange(work: Work, exchange_id: int) -> Checklist | None:
    found = await exchange_moves.find(work, exchange_id)
    exchange_moves.part_for(work, found, "allow")
    plan = await plan_rows.find(work.tx, exchange_id)
    if plan is None or found.state not in ("agreed", "asked"):
        return None
    risks = await _named(work, plan.risks, lone=plan.lone)
    if not risks:
        return None
    return Checklist(
        EXCHANGE,
        exchange_id,
        found.mark,
        found.giver_name or "",
        found.receiver_name or "",
        bool(plan.place),
        await _points(
            work, EXCHANGE, exchange_id, risks, (found.giver_id or 0, plan.day), plan.request_id
        ),
    )


async def _arrangement(work: Work, arrangement_id: int) -> Checklist | None:
    work.demand("exchange.decide")
    found = await arrangement_rows.find(work.tx, arrangement_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if work.own(*found.parties):
        raise DomainError("refusal-own-exchange")
    if found.state != "agreed":
        return None
    rules = await timebank_rules.of(work)
    known = taxonomy().get(found.skill or "")
    new = await plan_rows.has_newcomer(work.tx, work.scope.id, found.giver_id, found.receiver_id)
    risks: set[str] = set(
        looking.looks(
            chosen=rules.some("looks"),
            skill=found.skill,
            letters=known.risk if known is not None else frozenset(),
            flags=frozenset(),
            first=new,
            minutes=None,
            above=0,
        )
    )
    if found.request_id is not None:
        asked = await request_rows.find(work.tx, work.scope.id, found.request_id)
        risks.update(asked.risks if asked is not None else ())
    named = await _named(work, risks, lone=is_lone(found.skill, home=True))
    if not named:
        return None
    day = found.next_day or found.first_day
    return Checklist(
        ARRANGEMENT,
        arrangement_id,
        found.mark,
        found.giver_name,
        found.receiver_name,
        bool(found.place),
        await _points(
            work, ARRANGEMENT, arrangement_id, named, (found.giver_id, day), found.request_id
        ),
    )


async def _request(work: Work, request_id: int) -> Checklist | None:
    """Before anybody is asked: the checks that a helper must hold are asked of whoever can help."""
    work.demand("request.decide")
    found = await request_rows.find(work.tx, work.scope.id, request_id)
    if found is None:
        raise NotFound
    if work.own(found.person_id):
        raise DomainError("refusal-own-request")
    if found.state != "held" or "private" in found.risks:
        return None  # what is never put before members isn't let out at all
    lone = is_lone(found.skill, home=not found.remote)
    # Whether two get on is looked at once it is known who helps: with the visit.
    risks = await _named(work, [risk for risk in found.risks if risk != "first"], lone=lone)
    if not risks:
        return None
    known = taxonomy().get(found.skill or "")
    held = looking.checks(known.risk if known is not None else frozenset(), frozenset(found.flags))
    points = await _points(work, REQUEST, request_id, risks)
    for point in risks:
        if points[point] is None and SEEN.get(point) in held:
            points[point] = ONLY
    place = found.remote or found.area is not None
    return Checklist(REQUEST, request_id, "", "", found.person_name, place, points)


_OF: Mapping[str, Callable[[Work, int], Awaitable[Checklist | None]]] = {
    EXCHANGE: _exchange,
    ARRANGEMENT: _arrangement,
    REQUEST: _request,
}


async def _named(work: Work, risks: Iterable[str], *, lone: bool) -> list[str]:
    """The risks of which the rule wants the points to be ticked."""
    named = (await timebank_rules.of(work)).some("checklist")
    there = {*risks, "lone"} if lone else set(risks)
    return [risk for risk in CHECKLIST if risk in there and risk in named]


async def _points(
    work: Work,
    card: str,
    object_id: int,
    risks: Iterable[str],
    helper: tuple[int, date] | None = None,
    request_id: int | None = None,
) -> dict[str, str | None]:
    """What is ticked or answered already: by a check of the helper's that holds on the day, or for
    the request that it is about."""
    risks = [risk for risk in CHECKLIST if risk in set(risks)]
    ticked = await ticks.of(work.tx, card, object_id)
    if request_id is not None and HOLDS_ON & set(risks):
        before = await ticks.of(work.tx, REQUEST, request_id)
        ticked = {**{k: v for k, v in before.items() if k in HOLDS_ON}, **ticked}
    kept = set()
    if helper is not None and SEEN.keys() & set(risks):
        held = await vetting.held(work.tx, work.scope.id, helper[0])
        kept = {one.kind for one in held if not one.over(helper[1])}
    return {risk: KEPT if SEEN.get(risk) in kept else ticked.get(risk) for risk in risks}


async def tick(work: Work, card: str, object_id: int, point: str) -> Checklist:
    """Ticks a point, or takes the tick back. Raises NotFound for a point that isn't on it."""
    found = await of(work, card, object_id)
    if found is None or point not in found.points or found.points[point] in (KEPT, ONLY):
        raise NotFound
    if found.points[point] is None:
        ticks.add(work.tx, card, object_id, point, work.actor.id, work.now)
    else:
        ticks.drop(work.tx, card, object_id, point)
    again = await of(work, card, object_id)
    assert again is not None
    return again


async def demand(work: Work, card: str, object_id: int) -> None:
    """Raises DomainError where a point is still open. What was looked at is kept in the audit."""
    found = await of(work, card, object_id)
    if found is None:
        return
    if not found.done:
        raise DomainError("refusal-checklist")
    work.audit(f"{card}.checked", card, object_id, " ".join(found.points))
