"""Who acts for whom: set up by a broker with the member's recorded consent, worn as a hat, checked
with the member alone, ended by any of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import hats as rules
from domain.errors import DomainError, NotFound
from domain.hats import How
from services import broker_hour, cases, membership
from services.notices import NoticeButton
from services.work import Work
from storage import communities, delegates, people, reminders
from storage.db import Row
from storage.delegates import Delegate
from storage.hats import Hat

CARD = "delegate"
USEFUL = timedelta(days=365)
CHECK_AGAIN_DAYS = 14
"""After so long without a word from a broker who was to ring the member, they are told again."""


@dataclass(frozen=True, slots=True)
class NewHelper:
    """Who is to act for whom: `person_id` is None for somebody who is no member; `called` is then
    their name, and a link lets them in. `how` the member agreed; empty for organisations."""

    for_id: int
    person_id: int | None
    called: str
    how: How | None
    scope: frozenset[str]


async def allow(work: Work, new: NewHelper) -> tuple[int, str | None]:
    """A broker lets somebody act for a member or an organisation. Returns the delegation's id, and
    the code of the link where they are no member.

    Raises DomainError where it would be the broker's own (another broker does that) or there is one
    already; NotFound for people who are no members here.
    """
    work.demand("member.act")
    organisation = await delegates.organisation_of(work.tx, new.for_id)
    if organisation is None and new.how is None:
        raise DomainError("refusal-helper-consent")
    if work.actor.id in (new.for_id, new.person_id):
        raise DomainError("refusal-helper-yourself")
    if new.for_id == new.person_id:
        raise DomainError("refusal-helper-same")
    await _demand_member(work, new.for_id)
    if new.person_id is not None:
        await _demand_member(work, new.person_id)
    if not new.scope or not new.scope <= set(rules.SCOPES):
        raise NotFound
    code = None if new.person_id is not None else membership.new_code()
    kind: rules.Kind = "helper" if organisation is None else "organisation"
    expires = rules.ends_on(kind, work.now)
    made = await delegates.add(
        work.tx,
        community_id=work.scope.id,
        person_id=new.person_id,
        for_id=new.for_id,
        kind=kind,
        scope=new.scope,
        how=new.how,
        called=new.called,
        code=None if code is None else membership.digest(code),
        made_by=work.actor.id,
        now=work.now,
        expires_at=expires,
    )
    if made is None:
        raise DomainError("refusal-helper-already")
    work.audit("delegate.allow", "delegate", made, f"{kind} {new.how or ''}".strip())
    if code is not None:
        day = work.now + timedelta(days=rules.LINK_DAYS)
        _remind(work, "hat.link", made, day)
    else:
        await _begin(work, made)
    return made, code


async def open_link(work: Work, code: str) -> Delegate:
    """Whoever opens the one-time link is who acts. Raises DomainError where it is used or old, or
    opened by the member themselves."""
    found = await delegates.by_code(work.tx, membership.digest(code), work.now)
    too_old = found is not None and work.now > found.made_at + timedelta(days=rules.LINK_DAYS)
    if found is None or too_old or work.actor.id == found.for_id:
        raise DomainError("refusal-invite")
    if not await delegates.take_link(work.tx, found.id, work.actor.id):
        raise DomainError("refusal-invite")
    work.community = await communities.by_id(work.tx, found.community_id)
    return await _begin(work, found.id)


async def _begin(work: Work, delegate_id: int) -> Delegate:
    """Both are told, and a broker will ask the member alone."""
    found = await delegates.find(work.tx, delegate_id)
    assert found is not None
    for key, person_id, name in (
        ("hat-begun-helper", found.person_id, found.for_name),
        ("hat-begun-member", found.for_id, found.person_name or ""),
    ):
        if person_id is None or (person_id == found.for_id and found.kind == "organisation"):
            continue
        choose = NoticeButton("btn-hat-choose", "hats")
        stop = NoticeButton("btn-hat-who", "hat-who")
        work.tell(
            person_id,
            "delegate.begun",
            key,
            once=f"delegate:{found.id}:begun:{person_id}",
            buttons=(choose if person_id == found.person_id else stop,),
            name=name,
            until=found.expires_at or work.now,
            ends="yes" if found.expires_at else "no",
        )
    if found.kind == "helper":
        _plan_check(work, found, None)
    if found.expires_at is not None:
        _plan_end(work, found.id, found.expires_at)
    return found


async def end(work: Work, delegate_id: int) -> Delegate:
    """They act no more: said by a broker, by the member, or by the helper. Raises NotFound."""
    found = await find(work, delegate_id)
    if not await delegates.end(work.tx, found, work.actor.id or None, work.now):
        raise DomainError("toast-already-done")
    work.audit("delegate.end", "delegate", found.id)
    for person_id, key, name in (
        (found.person_id, "hat-ended-helper", found.for_name),
        (found.for_id, "hat-ended-member", found.person_name or found.called or ""),
    ):
        if person_id is not None and person_id != work.actor.id and found.kind != "broker":
            work.tell(
                person_id,
                "delegate.ended",
                key,
                once=f"delegate:{found.id}:ended:{person_id}",
                name=name,
            )
    work.refresh(CARD, found.id, "delegate.ended")
    return found


async def find(work: Work, delegate_id: int) -> Delegate:
    """A delegation that the actor may see: brokers any but their own, and its two sides. Nobody
    sees it under a hat. Raises NotFound."""
    found = await delegates.find(work.tx, delegate_id)
    if found is None or found.community_id != work.scope.id or work.hat is not None:
        raise NotFound
    if not work.actor.id or work.actor.id in (found.person_id, found.for_id):
        return found
    if "broker" not in work.roles:
        raise NotFound
    return found


async def end_all(work: Work, person_id: int, *, but: Iterable[int] = ()) -> None:
    """Somebody leaves: nobody acts for them, and they act for nobody."""
    for found in await delegates.all_of(work.tx, work.scope.id, person_id):
        if found.id not in but:
            await delegates.end(work.tx, found, work.actor.id or None, work.now)
            work.refresh(CARD, found.id, "delegate.ended")


async def put_on(work: Work, hat: Hat) -> Hat:
    """From here on the actor acts for the other, until they say otherwise or the day is over."""
    until = work.now + timedelta(hours=rules.WORN_HOURS)
    if hat.expires_at is not None and hat.expires_at < until:
        until = hat.expires_at
    delegates.take_off(work.tx, work.actor.id, work.now, but=hat.id)
    delegates.put_on(work.tx, hat.id, until)
    _remind(work, "hat.off", hat.id, until, f":{until:%Y%m%d%H%M%S}")
    work.audit("hat.on", "delegate", hat.id)
    return Hat(
        hat.id, hat.community_id, hat.for_id, hat.name, hat.kind, hat.scope, hat.expires_at, until
    )


def take_off(work: Work) -> None:
    """The actor is themselves again."""
    delegates.take_off(work.tx, work.actor.id, work.now)
    work.audit("hat.off", "person", work.actor.id)


async def put_on_as_broker(work: Work, for_id: int) -> Hat:
    """A broker acts for a member for an hour, at the phone or beside them; who has Telegram is
    told. Raises DomainError for themselves, NotFound for people who are no members."""
    person = await broker_hour.demand(work, for_id)
    # One hour at a time: the hat before this one is over.
    delegates.take_off(work.tx, work.actor.id, work.now)
    return await put_on(work, await broker_hour.begin(work, person))


async def well(work: Work, delegate_id: int) -> Delegate:
    """A broker rang the member alone, who is happy with it. Asked again in three months."""
    found = await _to_check(work, delegate_id)
    delegates.checked(work.tx, found.id, work.actor.id, work.now)
    _plan_check(work, found, work.now)
    work.audit("delegate.well", "delegate", found.id)
    work.refresh(CARD, found.id, "delegate.well")
    return found


async def renew(work: Work, delegate_id: int) -> Delegate:
    """A broker rang the member, who wants it to go on: for another half a year."""
    found = await _to_check(work, delegate_id)
    until = rules.ends_on(found.kind, work.now)
    if until is None:
        raise DomainError("toast-already-done")
    delegates.checked(work.tx, found.id, work.actor.id, work.now)
    delegates.renew(work.tx, found.id, until)
    _plan_check(work, found, work.now)
    _plan_end(work, found.id, until)
    work.audit("delegate.renew", "delegate", found.id)
    work.refresh(CARD, found.id, "delegate.renewed")
    return found


async def worried(work: Work, delegate_id: int, words: str) -> datetime:
    """A broker rang the member and isn't easy about it: the safeguarding leads get a restricted
    case about the member. Returns by when they look."""
    found = await _to_check(work, delegate_id)
    about = Work(
        work.tx,
        work.now,
        work.actor,
        work.community,
        work.roles,
        on_behalf_of=found.for_id,
    )
    text = f"{found.for_name} / {found.person_name or ''}: {words}"
    _, promise = await cases.open_case(about, "concern", text, restricted=True)
    _plan_check(work, found, work.now, days=rules.FIRST_CHECK_DAYS)
    work.audit("delegate.worried", "delegate", found.id)
    return promise


async def _to_check(work: Work, delegate_id: int) -> Delegate:
    """What a broker may check: a helper's, going on, and not the broker's own."""
    work.demand("member.act")
    found = await find(work, delegate_id)
    if found.ended_at is not None or found.person_id is None:
        raise DomainError("toast-already-done")
    if work.actor.id in (found.person_id, found.for_id):
        raise DomainError("refusal-helper-yourself")
    return found


def _plan_check(
    work: Work, found: Delegate, checked: datetime | None, days: int | None = None
) -> None:
    day = rules.check_day(found.made_at.date(), checked.date() if checked else None)
    if days is not None:
        day = work.local.date() + timedelta(days=days)
    due = datetime.combine(day, rules.MORNING, work.zone)
    _remind(work, "hat.check", found.id, due, f":{day}")


def _plan_end(work: Work, delegate_id: int, until: datetime) -> None:
    mark = f":{until:%Y%m%d}"
    _remind(work, "hat.soon", delegate_id, until - timedelta(days=rules.WARNING_DAYS), mark)
    _remind(work, "hat.end", delegate_id, until, mark)


def _remind(work: Work, kind: str, delegate_id: int, due: datetime, mark: str = "") -> None:
    key = f"delegate:{delegate_id}:{kind}{mark}"
    reminders.add(work.tx, key, kind, work.scope.id, None, delegate_id, due, due + USEFUL)


async def _demand_member(work: Work, person_id: int) -> None:
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or member.state != "approved":
        raise NotFound


async def remind(work: Work, row: Row) -> bool:
    """A reminder of this module is due; False where it is no longer so."""
    found = await delegates.find(work.tx, row["object_id"])
    if found is None or found.ended_at is not None:
        return False
    kind = str(row["kind"])
    if kind == "hat.off":
        return await _fall_off(work, found)
    if kind == "hat.link":
        return found.person_id is None and await delegates.end(work.tx, found, None, work.now)
    if kind == "hat.end":
        return await _run_out(work, found)
    if kind == "hat.check":
        checked = found.checked_at.date() if found.checked_at else None
        if rules.check_day(found.made_at.date(), checked) > work.local.date():
            return False  # somebody rang them since this was planned
        _plan_check(work, found, None, days=CHECK_AGAIN_DAYS)
    await _show_to_brokers(work, found, f"delegate.{kind.partition('.')[2]}")
    return True


async def _fall_off(work: Work, found: Delegate) -> bool:
    worn = await delegates.worn_until(work.tx, found.id)
    if found.person_id is None or worn is None or worn > work.now:
        return False
    delegates.take_off(work.tx, found.person_id, work.now)
    work.tell(
        found.person_id,
        "delegate.off",
        "hat-fell-off",
        once=f"delegate:{found.id}:off:{worn:%Y%m%d%H%M%S}",
        buttons=(NoticeButton("btn-home", "home"),),
        name=found.for_name,
    )
    return True


async def _run_out(work: Work, found: Delegate) -> bool:
    if found.kind == "broker" or found.expires_at is None or found.expires_at > work.now:
        return False
    await end(work, found.id)
    return True


async def _show_to_brokers(work: Work, found: Delegate, reason: str) -> None:
    """The broker who set it up, where they still are one; else all of them."""
    brokers = [
        p
        for p in await people.with_role(work.tx, work.scope.id, "broker")
        if p.id not in (found.person_id, found.for_id)
    ]
    for broker in [p for p in brokers if p.id == found.made_by] or brokers:
        work.show_card(broker.id, CARD, found.id, reason, fresh=True)


KINDS = ("hat.off", "hat.link", "hat.end", "hat.soon", "hat.check")
