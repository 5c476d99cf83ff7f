"""Volunteering that nobody had planned, told in a sentence and put to a verifier of one's choice:
an organiser of an organisation that they know, or the desk."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain import service as rules
from domain.errors import DomainError, NotFound
from domain.shifts import quiet
from services import desk_cases, four_eyes, service_hours, shift_news, told_news
from services.notices import NoticeButton
from services.service_hours import HOURS_CARD
from services.work import CLOCK, Work
from storage import communities, who_came
from storage import service_hours as rows
from storage import shifts as shift_rows
from storage.db import Tx
from storage.service_hours import Hours, NewHours

MOST_VERIFIERS = 50
ASK_AFTER = timedelta(minutes=30)
"""How long after its end whoever runs a shift is asked who came."""
ASK_WITHIN = timedelta(days=2)
AGAIN_AFTER = timedelta(days=7)
"""So long after its end they are reminded, once, where nobody ticked who came."""
AGAIN_WITHIN = timedelta(days=14)
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says that they did: `organisation_id` for whom, if any; `verifier_id` who can
    say so (None: the desk)."""

    what: str
    minutes: int
    day: date
    organisation_id: int | None = None
    verifier_id: int | None = None


@dataclass(frozen=True, slots=True)
class Verifier:
    """Somebody who can say that it was so, for an organisation (None: the timebank itself)."""

    person_id: int
    name: str
    organisation_id: int | None
    organisation: str


async def tell(work: Work, told: Told) -> Hours:
    """Notes it; whoever was chosen gets a card. Raises DomainError for a day to come or too long
    ago, a length that no day holds, the same told before, and a verifier who is too near."""
    work.demand("shift.join")
    _check(work, told)
    if await rows.same(work.tx, work.scope.id, work.member, told.day, told.minutes) is not None:
        raise DomainError("refusal-service-told", date=told.day)
    if told.verifier_id is not None:
        allowed = {(one.person_id, one.organisation_id) for one in await verifiers(work)}
        if (told.verifier_id, told.organisation_id) not in allowed:
            raise NotFound
    hours_id = await rows.add(
        work.tx,
        NewHours(
            community_id=work.scope.id,
            person_id=work.member,
            organisation_id=told.organisation_id,
            day=told.day,
            minutes=told.minutes,
            what=told.what[:300],
            how="sentence",
            state="said",
            said_by=work.actor.id,
            verifier_id=told.verifier_id,
        ),
        work.now,
    )
    assert hours_id is not None
    found = await rows.find(work.tx, hours_id)
    assert found is not None
    await _ask(work, found)
    work.audit("service.tell", "service", hours_id)
    return found


async def was_there(work: Work, shift_id: int, minutes: int | None) -> Hours:
    """Somebody with a place on a shift that is over says that they were there, and how long (None:
    all of it): whoever runs it confirms it with the others."""
    shift = await shift_rows.find(work.tx, shift_id)
    if shift is None:
        raise NotFound
    length = minutes or rules.planned(None, shift.starts_at, shift.ends_at)
    noted = await rows.of_place(work.tx, shift_id, work.member)
    if noted is not None and noted.state == "said" and noted.minutes is None:
        return await service_hours.leave(work, noted.id, length)
    return await service_hours.came(
        work, shift_id, work.member, length, "self", work.on_behalf_of or work.actor.id
    )


async def ask_desk(work: Work, hours_id: int) -> Hours:
    """Whoever was asked doesn't know: the desk looks at it. Also for the volunteer, where nobody
    answered."""
    found = await rows.find(work.tx, hours_id)
    mine = found is not None and work.actor.id in (found.verifier_id, found.person_id)
    if found is None or found.community_id != work.scope.id or not mine:
        raise NotFound
    if found.state != "said" or found.verifier_id is None:
        raise DomainError("toast-already-done")
    moved = replace(found, verifier_id=None)
    await service_hours.write(work, found, moved)
    await _ask(work, moved)
    await told_news.changed(work, found)
    work.refresh(HOURS_CARD, hours_id, "service.desk")
    return moved


async def verifiers(work: Work) -> list[Verifier]:
    """Who can say that it was so: organisers of organisations, and of the timebank itself, whom the
    volunteer knows from what they did; but for themselves and their household."""
    found = [
        Verifier(person_id, who, None, work.scope.name)
        for person_id, who in await rows.organisers_here(work.tx, work.scope.id, work.member)
        if not work.own(person_id)
    ]
    for organisation_id, name in await rows.organisations(work.tx, work.scope.id, work.member):
        for person_id, who in await rows.organisers(work.tx, organisation_id):
            if not work.own(person_id):
                found.append(Verifier(person_id, who, organisation_id, name))
    return found[:MOST_VERIFIERS]


async def shift_meant(work: Work, day: date) -> int | None:
    """The one shift of that day on which they had a place: what they tell of is about that. None
    where there is none, or several."""
    found = await rows.places_on(work.tx, work.scope.id, work.member, day, work.now)
    return int(found[0]["id"]) if len(found) == 1 else None


def _check(work: Work, told: Told) -> None:
    today = work.local.date()
    if told.day > today:
        raise DomainError("refusal-service-future")
    if told.day < today - timedelta(days=rules.BACK_DAYS):
        raise DomainError("refusal-service-old", days=rules.BACK_DAYS)
    rules.check_length(told.minutes)


async def _ask(work: Work, hours: Hours) -> None:
    if hours.verifier_id is not None:
        if not await told_news.ask(work, hours):
            work.show_card(hours.verifier_id, HOURS_CARD, hours.id, "service.asked", fresh=True)
        return
    _, found = await four_eyes.deciders(
        work.tx, work.scope.id, {work.member}, {work.actor.id, work.member}
    )
    for one in found:
        work.show_card(one.id, HOURS_CARD, hours.id, "service.asked", fresh=True)


# Asking whoever runs a shift ----------------------------------------------------------------------


async def ask_who_came(tx: Tx, _dialect: str, now: datetime) -> int:
    """Half an hour after a shift's end whoever runs it is asked who came, once; not at night."""
    done = 0
    for row in await who_came.to_ask(tx, now - ASK_AFTER, now - ASK_WITHIN, AT_ONCE):
        work = Work(tx, now, CLOCK, await communities.by_id(tx, row["community_id"]), frozenset())
        shift = await shift_rows.find(tx, row["id"])
        if shift is None or quiet(now, work.zone) or not await who_came.asked(tx, shift.id, now):
            continue
        done += 1
        found = await service_hours.of_shift(tx, shift)
        if await rows.rostered(tx, shift.id) or not (found.unsaid or found.came):
            continue
        for person_id in await shift_news.runners(work, shift):
            work.tell(
                person_id,
                "service.who",
                "notice-service-who",
                once=f"shift:{shift.id}:who-came:{person_id}",
                buttons=(NoticeButton("btn-service-note", f"att-open:{shift.id}"),),
                title=shift.title,
                start=shift.starts_at,
                end=shift.ends_at,
                count=len(found.unsaid) + len(found.came),
            )
    return done


async def ask_again(tx: Tx, _dialect: str, now: datetime) -> int:
    """A week after a shift whose list nobody ticked or confirmed, whoever runs it is reminded, and
    it stands at the brokers' desk until it is seen to."""
    done = 0
    since = now - AGAIN_AFTER - AGAIN_WITHIN
    for row in await who_came.to_ask_again(tx, now - AGAIN_AFTER, since, AT_ONCE):
        work = Work(tx, now, CLOCK, await communities.by_id(tx, row["community_id"]), frozenset())
        shift = await shift_rows.find(tx, row["id"])
        if (
            shift is None
            or quiet(now, work.zone)
            or not await who_came.asked_again(tx, shift.id, now)
        ):
            continue
        done += 1
        found = await service_hours.of_shift(tx, shift)
        count = len(found.unsaid) + sum(1 for one in found.came if one.asked_by is None)
        if not count or await rows.rostered(tx, shift.id):
            continue
        for person_id in await shift_news.runners(work, shift):
            work.tell(
                person_id,
                "service.who",
                "notice-service-again",
                once=f"shift:{shift.id}:who-came-again:{person_id}",
                buttons=(NoticeButton("btn-service-note", f"att-open:{shift.id}"),),
                title=shift.title,
                start=shift.starts_at,
                end=shift.ends_at,
                count=count,
            )
        await desk_cases.open_once(work, desk_cases.UNTICKED, "shift", shift.id)
    return done
