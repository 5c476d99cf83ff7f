"""Things to volunteer for: put up by an organiser, looked at by a broker where the timebank asks,
and the shifts of what takes place again and again, made weeks ahead."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from domain import opportunities as rules
from domain.errors import DomainError, NotFound
from domain.opportunities import Kind, Look, State
from domain.shifts import MOST_PLACES
from domain.volunteering import skill_of
from services import decided, organising, shift_least, shifts
from services import rules as timebank
from services.notices import NoticeButton
from services.organising import Group
from services.work import Work
from storage import delegates, people, reminders
from storage import opportunities as rows
from storage.db import Row, instant, plain
from storage.opportunities import Opportunity

CARD = "opportunity"
AHEAD = "opportunity.ahead"
AGAIN = timedelta(days=7)
"""How often the shifts of what repeats are made further ahead."""
NIGHT = time(3)
INSURED_FOR = timedelta(days=365)
"""After so long a broker looks at an organisation's insurance again."""
TWICE = timedelta(minutes=10)
"""The same again within so long is one tap too many."""
SHOWN = ("title", "organisation", "about", "bring", "venue", "area", "access", "expenses",
         "training", "contact", "check_why", "often")  # fmt: skip
"""What everybody reads of the organiser's own words."""


async def publish(work: Work, said: Mapping[str, Any], organisation_id: int | None) -> int:
    """Puts something up: people see it at once, or once a broker has looked at it where the rule
    opportunity_looks asks for that. `said` are the fields of storage.opportunities.KEPT. Returns
    its id. Raises DomainError for what can't be, NotFound for another's organisation."""
    organising.demand(work, organisation_id)
    said = await _checked(work, said, organisation_id)
    again = await rows.same(
        work.tx,
        work.now - TWICE,
        made_by=work.actor.id,
        community_id=work.scope.id,
        title=said["title"],
        first_day=said.get("first_day"),
        start=None if said.get("start") is None else f"{said['start']:%H:%M}",
    )
    if again is not None:
        return again
    why = await looks(work, said, organisation_id)
    state: State = "checking" if why else "published"
    made = await _add(work, said, organisation_id, state)
    if state == "checking":
        await _tell_brokers(work, made)
    else:
        await _open(work, made)
    return made


async def register(work: Work, group: Group, said: Mapping[str, Any]) -> int:
    """An organisation registers together with its first opportunity: one broker decides about
    both. Returns the opportunity's id."""
    said = await _checked(work, {**said, "organisation": group.name}, None)
    organisation_id = await organising.register(work, group)
    made = await _add(work, said, organisation_id, "checking")
    await _tell_brokers(work, made)
    return made


async def _checked(
    work: Work, said: Mapping[str, Any], organisation_id: int | None
) -> dict[str, Any]:
    """What was said, with the name of its organisation, once it can be."""
    found = dict(said)
    if organisation_id is not None:
        group = await delegates.organisation_of(work.tx, organisation_id)
        if group is None or group.community_id != work.scope.id or group.state != "open":
            raise NotFound
        found["organisation"] = group.name
    else:
        await organising.demand_name(work, found["organisation"])
    check(work, found)
    found.setdefault("skill", None)
    found["skill"] = found["skill"] or skill_of(found["title"])
    return found


def check(work: Work, said: Mapping[str, Any]) -> None:
    """Raises DomainError for what can't be put up: times, places, ages, words."""
    organising.check_words(*(said.get(name) for name in SHOWN))
    rules.check_age(said.get("min_age") or rules.ADULT, said.get("checks") or "none")
    close_on: date | None = said.get("close_on")
    if close_on is not None and close_on < work.local.date():
        raise DomainError("refusal-opportunity-closed-before")
    pattern = pattern_of(work, said)
    if pattern is not None:
        rules.check(pattern, said.get("places") or 0, work.now, said.get("least"))
    elif said.get("places") is not None and not 1 <= said["places"] <= MOST_PLACES:
        raise DomainError("refusal-shift-places", most=MOST_PLACES)


def pattern_of(work: Work, said: Mapping[str, Any]) -> rules.Pattern | None:
    """When it takes place, from what was said; None for what has no time."""
    first, start, finish = said.get("first_day"), said.get("start"), said.get("finish")
    if first is None or start is None or finish is None:
        return None
    return rules.Pattern(said.get("rrule"), first, said.get("last_day"), start, finish, work.zone)


async def looks(
    work: Work, said: Mapping[str, Any], organisation_id: int | None
) -> tuple[Look, ...]:
    """Why a broker looks at this first; empty for what a broker puts up, and where nobody needs
    to."""
    if "broker" in work.roles and work.hat is None:
        return ()
    first = organisation_id is not None and not await rows.had_earlier(work.tx, organisation_id)
    chosen = (await timebank.of(work)).some("opportunity_looks")
    return rules.looks(
        chosen,
        first=first,
        at_risk=said.get("at_risk") or (),
        checks=said.get("checks") or "none",
    )


async def _add(
    work: Work, said: Mapping[str, Any], organisation_id: int | None, state: State
) -> int:
    made = await rows.add(
        work.tx,
        said,
        community_id=work.scope.id,
        organisation_id=organisation_id,
        state=state,
        made_by=work.actor.id,
        now=work.now,
    )
    work.audit("opportunity.publish", CARD, made, state)
    return made


async def _tell_brokers(work: Work, made: int) -> None:
    for broker in await people.with_role(work.tx, work.scope.id, "broker"):
        if broker.id != work.actor.id:
            work.show_card(broker.id, CARD, made, "opportunity.checking", fresh=True)


async def _open(work: Work, made: int) -> list[int]:
    """People can join from now on: its shifts are there, and more of them as time goes on."""
    one = await rows.find(work.tx, made)
    assert one is not None
    found = await make_ahead(work, one)
    if one.rrule is not None:
        _plan_ahead(work, one)
    return found


async def make_ahead(work: Work, one: Opportunity) -> list[int]:
    """Makes the shifts of the next weeks that aren't there yet; returns their ids. A day on which
    the clocks leave out its hour has none."""
    pattern = one.pattern
    if pattern is None or one.state != "published":
        return []
    today = work.now.astimezone(one.zone).date()
    until = max(today, pattern.first) + rules.AHEAD
    # A day whose shift was called off stays so: what was made once is not made again.
    since = today if one.made_until is None else max(today, one.made_until + timedelta(days=1))
    have = await rows.days_made(work.tx, one.id, work.now)
    made = []
    for day in rules.days(pattern, since, until):
        plan = pattern.plan(day)
        if day not in have and rules.exists(plan) and plan.starts_at > work.now:
            made.append(await rows.add_shift(work.tx, one, plan, one.made_by, work.now))
            if one.least is not None:
                await shift_least.plan(work, made[-1])
    rows.made_until(work.tx, one.id, until)
    return made


async def remake(work: Work, opportunity_id: int) -> None:
    """The pattern is another: the shifts of the next weeks that aren't there yet are made."""
    rows.made_until(work.tx, opportunity_id, None)
    await _open(work, opportunity_id)


def _plan_ahead(work: Work, one: Opportunity) -> None:
    day = (work.now + AGAIN).astimezone(one.zone).date()
    due = datetime.combine(day, NIGHT, one.zone)
    reminders.add(
        work.tx,
        f"opportunity:{one.id}:ahead:{day}",
        AHEAD,
        one.community_id,
        None,
        one.id,
        due,
        due + timedelta(days=366),
    )


async def remind(work: Work, row: Row) -> bool:
    """Once a week, at night: the shifts of another week."""
    one = await rows.find(work.tx, row["object_id"])
    if one is None or one.state != "published":
        return False
    await make_ahead(work, one)
    if one.last_day is None or one.last_day > work.local.date():
        _plan_ahead(work, one)
    return True


# A broker decides ---------------------------------------------------------------------------------


async def approve(work: Work, opportunity_id: int, *, insured: str = "") -> Opportunity:
    """A broker lets people see it, and its organisation in, where that is new. insured: `seen`
    (they saw the paper) or `timebank` (the timebank insures those who come). Raises DomainError
    where it can't be any more, or is the broker's own."""
    one = await _deciding(work, opportunity_id)
    if insured not in ("seen", "timebank") and not is_insured(work, one):
        raise DomainError("refusal-opportunity-insurance")
    pattern = one.pattern
    if pattern is not None:
        rules.check(pattern, one.places or 0, work.now)
    if one.group_state == "checking":
        await organising.admit(work, one, seen=insured == "seen")
    elif insured == "seen" and one.organisation_id is not None:
        rows.insurance_seen(work.tx, one.organisation_id, work.now)
    if not await rows.move(work.tx, one, "published", work.actor.id, work.now):
        raise DomainError("toast-already-done")
    await work.tx.run(
        "UPDATE opportunity SET cover = :cover WHERE id = :id",
        id=one.id,
        cover="timebank" if insured == "timebank" else "own",
    )
    await _open(work, one.id)
    _tell_maker(work, one, "notice-opportunity-approved")
    work.refresh_menu(one.made_by)
    work.refresh(CARD, one.id, "opportunity.published")
    work.audit("opportunity.approve", CARD, one.id, insured or None)
    decided.keep(work, CARD, one.id, "approve", "published", _before(one))
    return one


async def decline(work: Work, opportunity_id: int, words: str) -> Opportunity:
    """A broker says no, and why; whoever put it up reads it. An organisation that registered with
    it is not let in."""
    one = await _deciding(work, opportunity_id)
    if not await rows.move(work.tx, one, "declined", work.actor.id, work.now, words[:500]):
        raise DomainError("toast-already-done")
    if one.group_state == "checking" and one.organisation_id is not None:
        await rows.registered(work.tx, one.organisation_id, "declined", None)
    _tell_maker(work, one, "notice-opportunity-declined", words=words[:500])
    work.refresh(CARD, one.id, "opportunity.declined")
    work.audit("opportunity.decline", CARD, one.id)
    decided.keep(work, CARD, one.id, "decline", "declined", _before(one))
    return one


async def demand_deciding(work: Work, opportunity_id: int) -> Opportunity:
    """The one that a broker may decide about now. Raises NotFound and DomainError."""
    return await _deciding(work, opportunity_id)


def is_insured(work: Work, one: Opportunity) -> bool:
    """Whether a broker saw its organisation's insurance within the year, or it is the timebank's
    own."""
    if one.organisation_id is None:
        return True
    return one.insurance_seen is not None and work.now - one.insurance_seen < INSURED_FOR


async def _deciding(work: Work, opportunity_id: int) -> Opportunity:
    work.demand("opportunity.decide")
    one = await find(work, opportunity_id)
    if work.own(one.made_by, one.organisation_id):
        raise DomainError("refusal-own-opportunity")
    if one.state != "checking":
        raise DomainError("toast-already-done")
    return one


def _before(one: Opportunity) -> dict[str, Any]:
    """What an undo puts back (services/undo_opportunities.py)."""
    return {
        "state": one.state,
        "cover": one.cover,
        "group": one.group_state,
        "insurance_seen": plain(one.insurance_seen),
    }


def decided_notice(opportunity_id: int, at: datetime) -> str:
    """The key of what whoever put it up hears of a broker's decision at that moment."""
    return f"opportunity:{opportunity_id}:decided:{instant(at)}"


def _tell_maker(work: Work, one: Opportunity, key: str, **values: Any) -> None:
    work.tell(
        one.made_by,
        "opportunity.decided",
        key,
        once=decided_notice(one.id, work.now),
        buttons=(NoticeButton("btn-opportunity-open", f"op-open:{one.id}"),),
        title=one.title,
        name=one.organisation,
        first="yes" if one.group_state == "checking" else "no",
        **values,
    )


# Looking ------------------------------------------------------------------------------------------


async def find(work: Work, opportunity_id: int) -> Opportunity:
    """One of this timebank's. Raises NotFound."""
    one = await rows.find(work.tx, opportunity_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    return one


async def running(work: Work, opportunity_id: int) -> Opportunity:
    """One that the actor runs: of their organisation, put up by themselves for the timebank, or
    any for brokers. Raises NotFound."""
    one = await find(work, opportunity_id)
    if not runs(work, one):
        raise NotFound
    return one


def runs(work: Work, one: Opportunity) -> bool:
    """Whether the actor runs it."""
    if shifts.acts_for(work, one.organisation_id):
        return True
    if work.hat is not None:
        return False
    if "broker" in work.roles:
        return True
    waits = one.group_state == "checking" or one.organisation_id is None
    return one.made_by == work.actor.id and waits


def timed(kind: Kind) -> bool:
    """Whether something of this kind takes place as shifts."""
    return kind in rules.TIMED
