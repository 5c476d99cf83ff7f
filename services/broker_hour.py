"""A broker's hour for a member: the right to enter for them what they would do themselves."""

from datetime import datetime, timedelta

from domain import hats as rules
from domain.errors import DomainError, NotFound
from services import cases
from services.work import Work
from storage import delegates, people
from storage.hats import Hat
from storage.people import Person


async def demand(work: Work, for_id: int) -> Person:
    """The member for whom a broker may act here. Raises DomainError for themselves, NotFound for
    people who are no members."""
    work.demand("member.act")
    if for_id == work.actor.id:
        raise DomainError("refusal-helper-yourself")
    member = await people.membership(work.tx, work.scope.id, for_id)
    person = await people.person(work.tx, for_id)
    if member is None or member.state != "approved" or person is None:
        raise NotFound
    return person


async def begin(work: Work, person: Person) -> Hat:
    """An hour from now, not worn; the member is told, where they have Telegram. Raises DomainError
    where the broker is this member's helper, too: what a broker enters is another matter."""
    made = await delegates.add(
        work.tx,
        community_id=work.scope.id,
        person_id=work.actor.id,
        for_id=person.id,
        kind="broker",
        scope=rules.BROKER_MAY,
        how=None,
        made_by=work.actor.id,
        now=work.now,
        expires_at=_until(work),
    )
    if made is None:
        raise DomainError("refusal-helper-yours", name=person.name)
    if person.telegram_id is not None:
        work.tell(
            person.id,
            "delegate.broker",
            "hat-broker-acts",
            once=f"delegate:{made}:broker",
            name=cases.first_name(work.actor.name),
        )
    return _hat(work, made, person)


def again(work: Work, delegate_id: int, person: Person) -> Hat:
    """One that was begun lasts an hour from now."""
    delegates.renew(work.tx, delegate_id, _until(work))
    return _hat(work, delegate_id, person)


def _until(work: Work) -> datetime:
    return work.now + timedelta(minutes=rules.BROKER_MINUTES)


def _hat(work: Work, made: int, person: Person) -> Hat:
    name, until = person.name, _until(work)
    return Hat(made, work.scope.id, person.id, name, "broker", rules.BROKER_MAY, until, None)
