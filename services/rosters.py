"""Rosters: making one, ticking who was there, and posting everybody's hours in one transfer.

Whoever runs what happened ticks it off and posts it; everybody on it is told once and can say that
something is wrong. Another broker looks first where somebody's own hours are on it, or where many
are created.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from domain import giving as issue_rules
from domain import rosters as rules
from domain.errors import DomainError, NotFound
from domain.permissions import may
from domain.rosters import Action, Kind, Part
from services import cases, decided, issue, limits, opposite, roster_news, roster_people
from services import rules as timebank
from services.accounts import accounts_of
from services.shifts import runs as runs_shift
from services.work import Work
from storage import acquaintances, giving, people, service_hours, shifts
from storage import ledger as books
from storage import rosters as rows
from storage.rosters import OnRoster, Roster

CARD = roster_news.CARD
Why = Literal["", "own", "many"]
"""Why another broker looks first: not at all, own hours are on it, many hours are created."""
AT_MOST = 24 * 60


@dataclass(frozen=True, slots=True)
class NewRoster:
    """What somebody says that took place: `minutes` is how long it was, `host` who taught, who was
    helped, or who had people in."""

    kind: Kind
    title: str
    day: date
    minutes: int
    host: int


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What posting a roster would do, in minutes: the host's gain (below nothing: gives), what all
    others gain together, and what the timebank creates (below nothing: cancels)."""

    roster: Roster
    ticked: tuple[OnRoster, ...]
    host: int
    others: int
    issued: int
    why: Why


async def make(work: Work, new: NewRoster, *, shift_id: int | None = None) -> int:
    """Begins a roster with nobody on it but its host. Returns its id.

    Raises DomainError where the timebank has no such kind, for a day to come or too long ago, for
    lengths that no day holds, and for a host who is no member.
    """
    if shift_id is None:
        work.demand("roster.make")
    found = await timebank.of(work)
    if new.kind not in found.some("kinds"):
        raise DomainError("refusal-kind-not-here")
    today = work.local.date()
    if new.day > today:
        raise DomainError("refusal-roster-future")
    if new.day < today - timedelta(days=rules.BACK_DAYS):
        raise DomainError("refusal-roster-old", days=rules.BACK_DAYS)
    if not 0 < new.minutes <= AT_MOST:
        raise DomainError("refusal-log-length")
    minutes = await _within(work, new.kind, new.minutes)
    await roster_people.demand_nameable(work, new.host)
    await roster_people.demand_organisations(work, (new.host,))
    roster_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        kind=new.kind,
        title=new.title,
        day=new.day,
        minutes=minutes,
        host_id=new.host,
        shift_id=shift_id,
        made_by=work.actor.id,
        now=work.now,
    )
    if roster_id is None:
        raise DomainError("toast-already-done")
    work.audit("roster.make", "roster", roster_id, new.kind)
    return roster_id


async def from_shift(work: Work, shift_id: int, kind: Kind) -> int:
    """A roster of who had a place on a shift that is over, nobody ticked yet; the one that there
    is where it was made before. For whoever ran the shift, the member who proposed it as a
    gathering (and is its host), and brokers. Returns its id."""
    shift = await shifts.find(work.tx, shift_id)
    if shift is None or shift.community_id != work.scope.id:
        raise NotFound
    host = await rows.proposer(work.tx, shift_id) or shift.published_by
    runs = runs_shift(work, shift) and may(work.roles, "roster.make")
    hosts = host == work.actor.id and "member" in work.roles and host != shift.published_by
    if not runs and not hosts and "broker" not in work.roles:
        raise NotFound
    if shift.state == "cancelled" or shift.ends_at > work.now:
        raise DomainError("refusal-roster-future")
    present = await rows.of_shift(work.tx, shift_id)
    if present is not None:
        return present.id
    service_hours.hold(work.tx, shift_id)
    if await service_hours.credited(work.tx, shift_id):
        raise DomainError("refusal-roster-served")
    length = int((shift.ends_at - shift.starts_at).total_seconds()) // 60
    new = NewRoster(kind, shift.title[:100], shift.plan.day, length, host)
    roster_id = await make(work, new, shift_id=shift_id)
    minutes = await _within(work, kind, length)
    role = rules.ROLE_OF_OTHERS[kind]
    for person_id in await rows.came(work.tx, work.scope.id, shift_id):
        if person_id != host:
            by = work.actor.id
            rows.put(work.tx, roster_id, person_id, role, minutes, by, ticked=False)
    return roster_id


async def add(work: Work, roster_id: int, person_id: int) -> Roster:
    """Puts somebody on it, ticked. Raises DomainError for its host, and for too many people."""
    found = await _change(work, roster_id)
    if person_id == found.host_id:
        raise DomainError("refusal-roster-host")
    await roster_people.demand_nameable(work, person_id)
    await roster_people.demand_organisations(work, (person_id,))
    if len(await rows.people(work.tx, roster_id)) >= rules.MOST_PEOPLE:
        raise DomainError("refusal-roster-full", most=rules.MOST_PEOPLE)
    role = rules.ROLE_OF_OTHERS[found.kind]
    by = work.actor.id
    rows.put(work.tx, roster_id, person_id, role, found.minutes, by, ticked=True)
    return found


async def tick(work: Work, roster_id: int, person_id: int, *, ticked: bool) -> Roster:
    """Somebody on it was there, or was not."""
    found = await _change(work, roster_id)
    rows.tick(work.tx, roster_id, person_id, ticked=ticked)
    return found


async def everyone(work: Work, roster_id: int) -> Roster:
    """Everybody on it was there."""
    found = await _change(work, roster_id)
    rows.tick_all(work.tx, roster_id)
    return found


async def change_time(work: Work, roster_id: int, person_id: int, minutes: int) -> Roster:
    """One person was there for another length of time than the rest."""
    found = await _change(work, roster_id)
    if person_id not in {one.person_id for one in await rows.people(work.tx, roster_id)}:
        raise NotFound
    if not 0 < minutes <= AT_MOST:
        raise DomainError("refusal-log-length")
    if minutes > (most := await _within(work, found.kind, minutes)):
        raise DomainError("refusal-roster-event-length", minutes=most)
    rows.set_minutes(work.tx, roster_id, person_id, minutes)
    return found


async def reckon(work: Work, roster_id: int) -> Reckoning:
    """What posting it would do now, and whether another broker looks first.

    Raises DomainError where nobody is ticked.
    """
    found = await look(work, roster_id)
    ticked = tuple(one for one in await rows.people(work.tx, roster_id) if one.ticked)
    if not ticked:
        raise DomainError("refusal-roster-nobody")
    host, others, issued = rules.minutes_of(
        found.kind, found.minutes, [one.minutes for one in ticked]
    )
    why: Why = ""
    on_it = {found.host_id, *(one.person_id for one in ticked)}
    if work.own(*on_it):
        why = "own"
    elif issued < 0:
        limit = await timebank.of(work)
        if issue_rules.needs_second(
            -issued,
            await issue.used(work),
            limit.number("issue_month_minutes"),
            limit.number("second_person_minutes"),
        ):
            why = "many"
    return Reckoning(found, ticked, host, sum(others), -issued, why)


async def post(work: Work, roster_id: int, seen: int | None = None) -> Roster:
    """Posts everybody's hours in one transfer, once; or, where another broker must look first
    (`reckon`), puts it before them. `seen` is the version that was read back."""
    found = await _find(work, roster_id, "post")
    if found.kind == "event":
        giving.lock(work.tx, work.scope.id)  # the month's cap is counted by one at a time
    reckoning = await reckon(work, roster_id)
    await _demand_not_served(work, reckoning)
    if seen is not None and seen != found.version:
        raise DomainError("toast-old-button")
    if found.state == "open" and reckoning.why:
        moved = replace(found, state="ticked", ticked_by=work.actor.id)
        await _write(work, found, moved, "submit")
        await roster_news.to_second(work, moved, reckoning.ticked)
        return moved
    moved = replace(found, state="posted", decided_by=work.actor.id)
    if found.ticked_by is None:
        moved = replace(moved, ticked_by=work.actor.id)
    await _write(work, found, moved, "post")
    if "broker" in work.roles:
        _keep(work, found, moved, "post")
    await _post(work, moved, reckoning)
    return moved


async def _demand_not_served(work: Work, reckoning: Reckoning) -> None:
    """Raises DomainError where somebody on it has timebank hours of that shift as a volunteer."""
    shift_id = reckoning.roster.shift_id
    if shift_id is None:
        return
    service_hours.hold(work.tx, shift_id)
    credited = await service_hours.credited(work.tx, shift_id)
    if credited & {reckoning.roster.host_id, *(one.person_id for one in reckoning.ticked)}:
        raise DomainError("refusal-roster-served")


def _keep(work: Work, found: Roster, moved: Roster, action: str) -> None:
    before = {
        "state": found.state,
        "note": found.note,
        "decided_by": found.decided_by,
        "ticked_by": found.ticked_by,
        "version": found.version + 2,  # it was counted up when it was decided, and is again
        "round": found.round + 1,
    }
    decided.keep(work, CARD, found.id, action, moved.state, before)


async def reopen(work: Work, roster_id: int) -> Roster:
    """Back to ticking, by whoever made it or the broker who looks at it."""
    found = await _find(work, roster_id, "reopen")
    moved = replace(found, state="open", ticked_by=None)
    await _write(work, found, moved, "reopen")
    if found.ticked_by is not None and found.ticked_by != work.actor.id:
        work.show_card(found.ticked_by, CARD, found.id, "roster.reopened", fresh=True)
    return moved


async def cancel(work: Work, roster_id: int) -> Roster:
    """It is not needed; nothing was posted."""
    found = await _find(work, roster_id, "cancel")
    moved = replace(found, state="cancelled")
    await _write(work, found, moved, "cancel")
    return moved


async def reverse(work: Work, roster_id: int, reason: str) -> Roster:
    """A broker undoes all of it by an opposite transfer; everybody on it reads the reason."""
    found = await _find(work, roster_id, "reverse")
    moved = replace(found, state="reversed", note=reason)
    await _write(work, found, moved, "reverse")
    _keep(work, found, moved, "reverse")
    await opposite.post(work, f"{found.key}:posted", f"{found.key}:reversed")
    ticked = [one for one in await rows.people(work.tx, found.id) if one.ticked]
    roster_news.undone(work, moved, ticked)
    return moved


async def problem(work: Work, roster_id: int, words: str) -> None:
    """Somebody on it says that something is not right; a broker sees to it."""
    found = await rows.find(work.tx, roster_id)
    if found is None or found.community_id != work.scope.id or found.state != "posted":
        raise NotFound
    ticked = {one.person_id for one in await rows.people(work.tx, roster_id) if one.ticked}
    if work.member not in {found.host_id, *ticked}:
        raise NotFound
    await cases.open_case(work, "roster", words, reading=f"{roster_id} {found.title}")
    work.audit("roster.problem", "roster", roster_id)


async def look(work: Work, roster_id: int) -> Roster:
    """A roster that the actor runs or, as a broker, may decide about. Raises NotFound."""
    found = await rows.find(work.tx, roster_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if not await roster_people.runs(work.tx, found, work.actor.id, work.roles):
        raise NotFound
    return found


async def demand(work: Work, roster_id: int, action: Action) -> Roster:
    """The roster, if the actor may take this action on it now. Raises DomainError."""
    return await _find(work, roster_id, action)


async def _find(work: Work, roster_id: int, action: Action) -> Roster:
    """The roster, if the actor may take this action on it now."""
    found = await look(work, roster_id)
    part = await _part(work, found, action)
    if rules.after(found.state, part, action) is None:
        raise await _moved_on(work, found)
    return found


async def _part(work: Work, found: Roster, action: Action) -> Part:
    """Four eyes: who ticked it or is on it doesn't approve or undo it."""
    decides = action == "reverse" or (action == "post" and found.state == "ticked")
    if not decides:
        return "runner"
    if "broker" not in work.roles:
        raise DomainError("refusal-second-person")
    ticked = {one.person_id for one in await rows.people(work.tx, found.id) if one.ticked}
    if work.own(found.host_id, *ticked):
        raise DomainError("refusal-own-exchange")
    if action == "post" and found.ticked_by == work.actor.id:
        raise DomainError("refusal-second-person")
    return "broker"


async def _change(work: Work, roster_id: int) -> Roster:
    """An open roster, held for a change."""
    found = await _find(work, roster_id, "tick")
    if not await rows.touch(work.tx, roster_id, work.now):
        raise await _moved_on(work, await look(work, roster_id))
    work.refresh(CARD, roster_id, "roster.changed")
    return found


async def _write(work: Work, found: Roster, moved: Roster, action: Action) -> None:
    if not await rows.move(work.tx, found, moved, work.now):
        raise await _moved_on(work, await look(work, found.id))
    work.audit(f"roster.{action}", "roster", found.id)
    work.refresh(CARD, found.id, f"roster.{moved.state}")


async def _moved_on(work: Work, found: Roster) -> DomainError:
    by = found.decided_by or found.ticked_by
    if by is not None and by != work.actor.id:
        first = await people.person(work.tx, by)
        if first is not None:
            return DomainError("toast-someone-was-first", name=first.name)
    return DomainError("toast-already-done" if found.state != "open" else "toast-old-button")


async def _post(work: Work, found: Roster, reckoning: Reckoning) -> None:
    scope, ticked = work.scope.id, reckoning.ticked
    accounts = await accounts_of(
        work.tx, scope, (found.host_id, *(one.person_id for one in ticked))
    )
    transfer = rules.transfer(
        f"{found.key}:posted",
        found.kind,
        accounts[found.host_id],
        found.minutes,
        [(accounts[one.person_id], one.minutes) for one in ticked],
    )
    if not await books.post(
        work.tx, transfer, work.now, actor_id=work.actor.id, on_behalf_of=work.on_behalf_of
    ):
        raise DomainError("toast-already-done")
    for one in ticked:
        acquaintances.meet(work.tx, scope, found.host_id, one.person_id, "exchange", work.now)
    await roster_news.posted(work, found, ticked, reckoning.host)
    await limits.after_posting(work, [found.host_id, *(one.person_id for one in ticked)])


async def _within(work: Work, kind: Kind, minutes: int) -> int:
    """A length as the timebank allows it: nobody earns more for an event than its rule says."""
    if kind != "event":
        return minutes
    most = (await timebank.of(work)).number("event_minutes")
    if most == 0:
        raise DomainError("refusal-kind-not-here")
    return min(minutes, most)
