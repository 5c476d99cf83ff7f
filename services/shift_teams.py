"""Teams that employers and schools bring to shifts. One lead signs all of them up: they have that
many places or none, in one transaction. Their time is paid by the employer, so it is kept apart:
never among residents' hours, never credited; how many came says whoever runs the shift."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain import shifts as shift_rules
from domain import teams as rules
from domain.errors import DomainError, NotFound
from domain.teams import Bar, Team
from services import shift_news, shifts
from services.cases import first_name
from services.notices import NoticeButton
from services.work import Work
from storage import delegates, opportunities
from storage import shift_teams as rows
from storage.shift_teams import Employer, TeamPlace
from storage.shifts import Shift, Standing

_BARRED: Mapping[Bar, str] = {
    "employers": "refusal-team-employers",
    "checks": "refusal-team-checks",
    "own": "refusal-team-own",
}
KEYS = tuple(_BARRED.values())


@dataclass(frozen=True, slots=True)
class Chance:
    """What an employer can do on a shift: how many people it can bring, and who comes already."""

    shift: Shift
    employer: str
    room: int
    team: TeamPlace | None


async def chance(work: Work, shift_id: int) -> Chance:
    """How many people the organisation whose hat is worn can bring. Raises DomainError where it
    is no employer, the shift is its own, has begun or asks for checks."""
    found, team = await _found(work, shift_id)
    return Chance(found.shift, _name(work), _room(found, team), team)


async def employers(work: Work, shift: Shift) -> list[Employer]:
    """The organisations that the actor can bring a team of to this shift: employers and schools
    for which they act; to an employers' day, any organisation. With a hat on, that one alone."""
    if work.hat is not None and work.hat.kind != "organisation":
        return []
    found = await rows.employers(work.tx, work.member, work.scope.id)
    return [one for one in found if brings(one, shift)]


async def brings_people(work: Work, shift: Shift) -> bool:
    """Whether the organisation whose hat is worn joins with a number of people; not where it has
    said so, and only answers that places are free now."""
    team = await rows.of_employer(work.tx, shift.id, work.member)
    if team is not None and team.state != "joined":
        return False
    return bool(await employers(work, shift))


def brings(one: Employer, shift: Shift) -> bool:
    """Whether people of this organisation come to this shift as a team."""
    if one.person_id == shift.organisation_id:
        return False
    return one.kind in rules.EMPLOYERS or shift.opportunity_kind == "team_day"


async def sign_up(work: Work, shift_id: int, team: Team, *, wait: bool = False) -> TeamPlace:
    """Gives a team its places, or changes how many it has; nobody else is passed by. Where there
    are not as many, they `wait` in line together. Raises DomainError where they don't want to, or
    there will never be as many."""
    found, before = await _found(work, shift_id)
    room = _room(found, before)
    if not 1 <= team.people <= shift_rules.MOST_PLACES:
        raise DomainError("refusal-shift-places", most=shift_rules.MOST_PLACES)
    if before is not None and before.people == team.people and before.names == team.names:
        return before
    waits = before is not None and before.state == "waiting"
    more = before is None or team.people > before.people
    if team.people > room and more and not waits:
        if not wait or before is not None:
            raise DomainError("refusal-team-room", count=room)
        waits = True
    if waits and team.people > found.shift.places:
        raise DomainError("refusal-team-places", count=found.shift.places)
    if before is None:
        place_id = await _take(work, found, team, waits=waits)
    else:
        place_id = before.id
        await rows.change(work.tx, before.id, team.people, team.names, work.now)
    work.audit("shift.team", "shift", shift_id, f"{team.people} people")
    work.refresh(shifts.CARD, shift_id, "shift.team")
    work.refresh(shifts.RUN_CARD, shift_id, "shift.team")
    if not waits:
        await _tell(work, found.shift, before, team)
    if before is not None and team.people < before.people:
        await shifts.fill(work, shift_id)
    made = await rows.find(work.tx, place_id)
    assert made is not None
    return made


async def _take(work: Work, found: Standing, team: Team, *, waits: bool) -> int:
    turn, shift = found.counts.last_turn + 1, found.shift
    place_id = await rows.take(
        work.tx,
        shift.id,
        work.member,
        "waiting" if waits else "joined",
        turn,
        team.people,
        team.names,
        work.actor.id,
        work.now,
    )
    if not waits:
        shifts.plan_reminders(work, shift, place_id, turn, work.member)
    return place_id


async def said_came(work: Work, place_id: int, count: int) -> TeamPlace:
    """Whoever runs the shift says how many of a team were there; said again, it is corrected. The
    team is told. Raises DomainError before the shift began, and where it is their own team."""
    place = await rows.find(work.tx, place_id)
    if place is None or place.state != "joined":
        raise NotFound
    shift = await shifts.running(work, place.shift_id)
    if work.own(place.person_id):
        raise DomainError("refusal-team-own-hours")
    if shift.state != "published":
        raise DomainError("refusal-shift-cancelled")
    if shift.starts_at > work.now:
        raise DomainError("refusal-team-early")
    if not 0 <= count <= shift_rules.MOST_PLACES:
        raise DomainError("refusal-team-count", most=shift_rules.MOST_PLACES)
    if not await rows.came(work.tx, place_id, count, work.actor.id, work.now):
        raise NotFound
    work.audit("shift.team-came", "shift", shift.id, f"{count} people")
    work.refresh(shifts.RUN_CARD, shift.id, "shift.team-came")
    work.tell(
        place.person_id,
        "shift.team-came",
        "notice-team-came",
        once=f"place:{place_id}:{place.turn}:came:{count}:{work.now:%Y%m%d%H%M}",
        title=shift.title,
        date=shift.plan.day,
        count=count,
        minutes=count * minutes(shift),
    )
    return (await rows.find(work.tx, place_id)) or place


def minutes(shift: Shift) -> int:
    """How long a shift is: elapsed minutes, also where the clock is changed in it."""
    return int((shift.ends_at - shift.starts_at).total_seconds() // 60)


async def _found(work: Work, shift_id: int) -> tuple[Standing, TeamPlace | None]:
    work.demand("shift.join")
    who = work.member
    found = await shifts.locked(work, shift_id, who)
    shift = found.shift
    shifts.demand_open(work, shift)
    group = await delegates.organisation_of(work.tx, who)
    if work.hat is None or group is None or group.community_id != work.scope.id:
        raise DomainError("refusal-team-employers")
    one = await opportunities.find(work.tx, shift.opportunity_id)
    why = rules.barred(
        group.kind,
        one.kind if one is not None else "one_off",
        one.checks if one is not None else "none",
        who,
        shift.organisation_id,
    )
    if why is not None:
        raise DomainError(_BARRED[why])
    return found, await rows.of_employer(work.tx, shift_id, who)


def _room(found: Standing, team: TeamPlace | None) -> int:
    # A place that the organisation holds as one person becomes the team's.
    single = found.place is not None and found.place.state == "joined" and not found.place.team
    held = team is not None and team.state != "waiting"
    theirs = team.people if team is not None and held else int(single)
    return theirs + found.counts.room(found.shift.places)


def _name(work: Work) -> str:
    return work.hat.name if work.hat is not None else ""


async def _tell(work: Work, shift: Shift, before: TeamPlace | None, team: Team) -> None:
    """Whoever runs the shift hears of it; so does the lead where a colleague changed it."""
    for person_id in await shift_news.runners(work, shift):
        if person_id == work.actor.id:
            continue
        work.tell(
            person_id,
            "shift.team",
            "notice-team",
            merge=f"team:{shift.id}:{work.member}:{person_id}",
            buttons=(NoticeButton("btn-shift-run", f"sh-run:{shift.id}"),),
            name=_name(work),
            count=team.people,
            new="yes" if before is None else "no",
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
        )
    if before is not None and before.lead_id not in (None, work.actor.id):
        assert before.lead_id is not None
        work.tell(
            before.lead_id,
            "shift.team",
            "notice-team-lead",
            name=first_name(work.actor.name),
            count=team.people,
            employer=_name(work),
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
        )


async def of_shift(work: Work, shift_id: int) -> list[TeamPlace]:
    """The teams on a shift, for whoever runs it. Raises NotFound."""
    await shifts.running(work, shift_id)
    return await rows.of_shift(work.tx, shift_id)
