"""Gatherings: proposed by a member, hosted by a broker, joined like a shift.

Once a broker hosts one it is a shift: its places, waiting list, reminders and "can't make it" are
those of services/shifts.py. The proposer has the first place and may call it off, too.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from domain import gatherings as rules
from domain import shifts as hours
from domain.errors import DomainError, NotFound
from domain.gatherings import Action, Part
from domain.reading.public import scrub
from domain.reading.refused import refuse
from domain.shifts import Plan
from services import decided, four_eyes, rosters, shifts
from services.notices import NoticeButton
from services.shifts import NewShift
from services.work import Work
from storage import gatherings as rows
from storage import people, reminders
from storage.db import Row
from storage.gatherings import Gathering

CARD = "gathering"
TITLE = 80
SHOWN = 300
CONTACTS = frozenset({"phone", "email", "link", "handle"})


@dataclass(frozen=True, slots=True)
class NewGathering:
    """What a member proposes."""

    title: str
    plan: Plan
    venue: str
    words: str | None = None
    places: int = rules.PLACES


def check_title(title: str) -> str:
    """The title as others read it. Raises DomainError for what is never exchanged, and where
    nothing is left to show."""
    if refuse(title) is not None:
        raise DomainError("refusal-gathering-never")
    shown = " ".join(scrub(title).text.split())[:TITLE]
    if not any(sign.isalpha() for sign in shown):
        raise DomainError("refusal-gathering-title")
    return shown


def check_venue(venue: str) -> None:
    """Raises DomainError where words name somebody's home, or hold a number or an address of the
    kind that is written or rung: everybody reads them. The place's own address may stand."""
    if rules.at_home(venue):
        raise DomainError("refusal-gathering-home")
    if CONTACTS.intersection(scrub(venue).removed):
        raise DomainError("refusal-gathering-title")


async def propose(work: Work, new: NewGathering) -> int:
    """Puts a gathering before the brokers. Returns its id; the same twice is harmless."""
    work.demand("gathering.propose")
    title = check_title(new.title)
    check_venue(new.venue)
    hours.check(new.plan, new.places, work.now)
    if new.words and refuse(new.words) is not None:
        raise DomainError("refusal-gathering-never")
    present = await rows.same(work.tx, work.scope.id, work.member, title, new.plan)
    if present is not None:
        return present
    plan = new.plan
    gathering_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        person_id=work.member,
        made_by=work.actor.id,
        title=title,
        words=new.words,
        shown=scrub(new.words).text[:SHOWN] if new.words else None,
        day=plan.day,
        start=plan.start,
        finish=plan.finish,
        zone=plan.zone.key,
        starts_at=plan.starts_at,
        venue=new.venue,
        places=new.places,
        now=work.now,
    )
    await _tell_brokers(work, gathering_id, work.member)
    _remind(work, gathering_id, "gathering.lapse", plan)
    work.audit("gathering.propose", "gathering", gathering_id)
    return gathering_id


async def host(work: Work, gathering_id: int) -> Gathering:
    """A broker hosts it: from now on it is on, and the proposer has a place. Raises DomainError
    for one's own (another broker hosts that)."""
    found = await _deciding(work, gathering_id, "host")
    new = NewShift(
        title=found.title,
        organisation=work.scope.name,
        plan=found.plan,
        venue=found.venue,
        places=found.places,
        bring=found.shown,
    )
    shift_id = await shifts.publish(work, new)
    proposer = await people.person(work.tx, found.person_id)
    moved = await _move(work, replace(found, shift_id=shift_id), "broker", "host")
    _keep(work, found, moved, "host")
    if proposer is not None:
        theirs = Work(work.tx, work.now, proposer, work.community, frozenset({"member"}))
        await shifts.join(theirs, shift_id, both=True, old_enough=True)
    _remind(work, gathering_id, "gathering.over", found.plan)
    return moved


async def query(work: Work, gathering_id: int, words: str) -> Gathering:
    """A broker asks the proposer something."""
    found = await _deciding(work, gathering_id, "query")
    return await _move(work, replace(found, note=words), "broker", "query")


async def decline(work: Work, gathering_id: int, words: str) -> Gathering:
    """A broker says no, and why; the proposer reads it."""
    found = await _deciding(work, gathering_id, "decline")
    moved = await _move(work, replace(found, note=words), "broker", "decline")
    _keep(work, found, moved, "decline")
    return moved


def _keep(work: Work, found: Gathering, moved: Gathering, action: Action) -> None:
    before = {
        "state": found.state,
        "note": found.note,
        "decided_by": found.decided_by,
        "shift_id": found.shift_id,
    }
    decided.keep(work, CARD, found.id, action, moved.state, before)


async def answer(work: Work, gathering_id: int, words: str) -> Gathering:
    """The proposer answers the broker's question."""
    found = await _own(work, gathering_id)
    return await _move(work, replace(found, note=words), "proposer", "answer")


async def cancel(work: Work, gathering_id: int, words: str) -> Gathering:
    """The proposer, or a broker once it is hosted, calls it off; whoever joined is told why."""
    found = await look(work, gathering_id)
    part: Part = "proposer" if found.person_id == work.member else "broker"
    work.within("shift")
    if (part, "cancel") not in rules.TRANSITIONS[found.state]:
        raise DomainError("toast-already-done")
    moved = await _move(work, replace(found, note=words), part, "cancel")
    if found.shift_id is not None:
        await shifts.end(work, found.shift_id, words)
    return moved


async def leave(work: Work, person_id: int) -> None:
    """Somebody leaves the timebank, or is paused: what they proposed and nobody hosts yet is called
    off. What a broker hosts goes on."""
    for found in await rows.open_of(work.tx, work.scope.id, person_id):
        if found.state != "hosted":
            await _move(work, found, "proposer", "cancel")


async def roster(work: Work, gathering_id: int) -> int:
    """Who came, for the broker to tick off and post; its id."""
    work.demand("gathering.decide")
    found = await look(work, gathering_id)
    if found.shift_id is None:
        raise NotFound
    return await rosters.from_shift(work, found.shift_id, "event")


async def look(work: Work, gathering_id: int) -> Gathering:
    """A gathering that is the actor's own or, for brokers, their timebank's. Raises NotFound."""
    found = await rows.find(work.tx, gathering_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if found.person_id != work.member and "broker" not in work.roles:
        raise NotFound
    return found


async def demand(work: Work, gathering_id: int, action: Action) -> Gathering:
    """The gathering, if the actor may take this step now. Raises DomainError."""
    if action in ("host", "query", "decline"):
        return await _deciding(work, gathering_id, action)
    found = await look(work, gathering_id)
    part: Part = "proposer" if found.person_id == work.member else "broker"
    if (part, action) not in rules.TRANSITIONS[found.state]:
        raise DomainError("toast-already-done")
    return found


async def remind(work: Work, row: Row) -> bool:
    """Its time came without a broker's answer, or it is over and whoever hosted it ticks off who
    came."""
    found = await rows.find(work.tx, row["object_id"])
    if found is None:
        return False
    if row["kind"] == "gathering.lapse":
        if found.state not in ("proposed", "asked"):
            return False
        await _move(work, found, "clock", "lapse")
        return True
    if found.state != "hosted" or found.decided_by is None:
        return False
    await _move(work, found, "clock", "end")
    work.tell(
        found.decided_by,
        "gathering.over",
        "notice-gathering-over",
        once=f"gathering:{found.id}:over",
        buttons=(NoticeButton("btn-gathering-roster", f"ga-roster:{found.id}"),),
        title=found.title,
    )
    return True


async def _deciding(work: Work, gathering_id: int, action: Action) -> Gathering:
    work.demand("gathering.decide")
    found = await look(work, gathering_id)
    if work.own(found.person_id):
        raise DomainError("refusal-own-gathering")
    if ("broker", action) not in rules.TRANSITIONS[found.state]:
        raise DomainError("toast-already-done")
    return found


async def _own(work: Work, gathering_id: int) -> Gathering:
    found = await look(work, gathering_id)
    if found.person_id != work.member:
        raise NotFound
    work.within("shift")
    return found


async def _move(work: Work, found: Gathering, part: Part, action: Action) -> Gathering:
    state = rules.TRANSITIONS[found.state].get((part, action))
    if state is None:
        raise DomainError("toast-already-done")
    by = work.actor.id if part == "broker" else found.decided_by
    moved = replace(found, state=state, decided_by=by)
    if not await rows.move(work.tx, found.state, moved, work.now):
        raise DomainError("toast-already-done")
    if part != "proposer" and state != "over":
        work.show_card(found.person_id, CARD, found.id, f"gathering.{state}", fresh=True)
    elif action == "answer":
        await _tell_brokers(work, found.id, found.person_id)
    work.refresh(CARD, found.id, f"gathering.{state}")
    work.audit(f"gathering.{action}", "gathering", found.id)
    return moved


async def _tell_brokers(work: Work, gathering_id: int, proposer_id: int) -> None:
    await four_eyes.show(work, CARD, gathering_id, {proposer_id}, "gathering.proposed")


def _remind(work: Work, gathering_id: int, kind: str, plan: Plan) -> None:
    due = plan.starts_at
    if kind == "gathering.over":
        due = plan.ends_at + rules.ASK_AFTER
        if hours.quiet(due, work.zone):
            due = hours.next_morning(due + timedelta(days=2), due, work.zone) or due
    reminders.add(
        work.tx,
        f"gathering:{gathering_id}:{kind}",
        kind,
        work.scope.id,
        None,
        gathering_id,
        due,
        due + timedelta(days=30),
    )


KINDS = ("gathering.lapse", "gathering.over")
"""The reminders of a gathering."""
