"""What somebody can volunteer for, narrowed to what they look for."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain import volunteering as rules
from domain.nearness import near_wards, wards_of
from domain.shifts import COMING
from domain.volunteering import Item, Wanted
from services.work import Work
from storage import listings, people
from storage import opportunities as opportunity_rows
from storage.opportunities import Opportunity
from storage.shifts import Shift

MOST = 300
"""Shifts that are looked at, the soonest first."""
MOST_OPEN = 100


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to join: a shift, or (`shift` None) something that has none."""

    opportunity: Opportunity
    shift: Shift | None


async def find(work: Work, wanted: Wanted, every: Sequence[Found] | None = None) -> list[Found]:
    """What fits, the soonest first and then what has no time; with `wanted.me` what is most like
    what the person offers first, and nothing that isn't. Of what repeats only the next one that
    fits is shown. every: what `everything` found, where that is known."""
    every = every if every is not None else await everything(work)
    chosen: list[tuple[Found, Item]] = []
    seen: set[int] = set()
    for one in every:
        item = item_of(one)
        if one.opportunity.kind == "weekly" and one.opportunity.id in seen:
            continue
        if rules.fits(item, wanted):
            seen.add(one.opportunity.id)
            chosen.append((one, item))
    if not wanted.me:
        return [one for one, _ in chosen]
    offered = [
        one.skill
        for one in await listings.of_person(work.tx, work.scope.id, work.member)
        if one.kind == "offer" and one.state == "active" and one.skill
    ]
    own = await _own_wards(work)
    scored = [
        (rules.suits(item, offered), bool(own & set(item.wards)), one) for one, item in chosen
    ]
    fitting = [entry for entry in scored if entry[0] >= rules.ALIKE]
    fitting = fitting or [entry for entry in scored if entry[1]]
    order = sorted(range(len(fitting)), key=lambda n: (-fitting[n][0], not fitting[n][1], n))
    return [fitting[n][2] for n in order]


async def everything(work: Work) -> list[Found]:
    """All that people can join here, the soonest first; what has no time comes last."""
    today = work.local.date()
    found, about, rest = await opportunity_rows.what_is_on(
        work.tx, work.scope.id, work.member, work.now, today, (MOST, MOST_OPEN)
    )
    timed = [Found(about[one.opportunity_id], one) for one in found if one.opportunity_id in about]
    timed = [
        one
        for one in timed
        if one.opportunity.close_on is None
        or one.opportunity.close_on >= today
        or (one.shift is not None and one.shift.mine in COMING)
    ]
    return [*timed, *(Found(one, None) for one in rest)]


def item_of(one: Found) -> Item:
    """As domain.volunteering compares it."""
    about, shift = one.opportunity, one.shift
    place = shift.venue if shift is not None else about.venue or about.area
    return Item(
        shift.id if shift is not None else about.id,
        about.kind,
        shift.plan.day if shift is not None else None,
        shift.plan.local_start if shift is not None else None,
        wards_of(place),
        about.langs,
        about.sitting,
        about.step_free,
        about.remote,
        about.skill,
    )


async def _own_wards(work: Work) -> set[str]:
    member = await people.membership(work.tx, work.scope.id, work.member)
    own = wards_of(member.area if member is not None else None)
    return {*own, *near_wards(own)}
