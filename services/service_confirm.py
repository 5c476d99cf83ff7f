"""Hours that volunteers served become confirmed, and timebank hours where the rules credit them.

Whoever runs a shift confirms everybody on it at once; nobody confirms their own hours, nor those
of their household: those go to the desk. Each person's hours are posted once, in a transfer of
their own, from the timebank's issue account or the account of the organisation they were for.
"""

import zlib
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import timedelta

from domain import service as rules
from domain.errors import DomainError, NotFound
from domain.ledger import Account
from domain.permissions import Role, may
from services import (
    desk_cases,
    feedback,
    four_eyes,
    limits,
    promise,
    service_hours,
    shifts,
    told_news,
)
from services import rules as timebank
from services.accounts import ORGANISATION
from services.notices import NoticeButton
from services.service_hours import CARD, HOURS_CARD, Register, write
from services.work import Work
from storage import casework, people
from storage import ledger as books
from storage import service_hours as rows
from storage.service_hours import Hours

AT_ONCE = 250
"""People whose hours are confirmed in one unit: about a second, in which SQLite writes nothing
else; where there are more it is long work, in rounds."""
EARLIER = timedelta(minutes=30)
"""Before its end by more than this nobody knows how long a shift was."""
MISSED_CASE = "missed"


@dataclass(frozen=True, slots=True)
class Batch:
    """What confirming a shift would do now: whose hours (with the minutes of each), who is left to
    somebody else, how many of the hours are credited, and the mark of what was read back."""

    register: Register
    mine: tuple[Hours, ...]
    others: tuple[Hours, ...]
    credited: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Done:
    """How many people's hours were confirmed, and how many the desk has to confirm."""

    count: int
    desk: int


async def batch(work: Work, shift_id: int) -> Batch:
    """What confirming would do. Raises NotFound where the shift isn't the actor's to run."""
    found = await service_hours.register(work, shift_id)
    mine = tuple(one for one in found.came if not work.own(one.person_id))
    others = tuple(one for one in found.came if work.own(one.person_id))
    payer = await _payer(work, found.shift.organisation_id)
    return Batch(found, mine, others, payer is not None, mark_of(found, (*mine, *others)))


async def review(work: Work, shift_id: int) -> Batch:
    """The same, for reading it back. Raises DomainError where there is nothing to confirm."""
    found = await batch(work, shift_id)
    heads = await rows.heads(work.tx, shift_id)
    counted = heads is not None and heads.state == "said"
    if not found.mine and not found.others and not counted:
        raise DomainError("refusal-service-nobody")
    return found


def mark_of(found: Register, some: Sequence[Hours]) -> str:
    """A short mark of these people and their minutes, so that nobody confirms what they did not
    read."""
    said = ";".join(f"{one.id}.{one.round}.{found.minutes(one)}" for one in some)
    return f"{zlib.crc32(f'{said};{found.heads}'.encode()):08x}"


async def ready(work: Work, shift_id: int, mark: str | None = None) -> Batch:
    """What confirming does now. Raises DomainError where the shift is not over, or it is not what
    was read back (`mark`)."""
    await _hold(work, shift_id)
    found = await batch(work, shift_id)
    shift = found.register.shift
    if shift.state == "cancelled":
        raise DomainError("refusal-shift-cancelled")
    if work.now < shift.ends_at - EARLIER:
        raise DomainError("refusal-service-not-over", end=shift.ends_at)
    if mark is not None and mark != found.mark:
        raise DomainError("toast-old-button")
    return found


async def confirm(work: Work, shift_id: int, mark: str | None = None) -> Done:
    """Confirms everybody who is noted as there; what is the actor's own or their household's goes
    to the desk. At most AT_ONCE people: for more there is long work (services/service_jobs.py).
    Raises DomainError as `ready` does, and where there is nobody."""
    found = await ready(work, shift_id, mark)
    some = sorted(found.mine, key=lambda one: one.person_id or 0)[:AT_ONCE]
    heads = await rows.heads(work.tx, shift_id)
    if not some and not found.others and (heads is None or heads.state != "said"):
        raise DomainError("refusal-service-nobody")
    await credit_shift(work, found.register, some)
    await finish(work, found)
    return Done(len(some), len(found.others))


async def credit_shift(work: Work, register: Register, some: Sequence[Hours]) -> None:
    """Confirms these of a shift's people; the caller holds the shift and has checked whose they
    are."""
    lengths = [(one, register.minutes(one)) for one in some]
    listed = await rows.on_roster(work.tx, register.shift.id)
    await credit_all(work, register.shift.organisation_id, lengths, listed)


async def finish(work: Work, found: Batch) -> None:
    """What belongs to confirming a shift beside its people's hours: who is only counted, who is
    left to the desk, who did not come, and that nobody needs to be reminded of it."""
    shift = found.register.shift
    heads = await rows.heads(work.tx, shift.id)
    if heads is not None and heads.state == "said":
        await write(work, heads, replace(heads, state="confirmed", verified_by=work.actor.id))
    for one in found.others:
        await to_desk(work, one, found.register.minutes(one))
    for one in found.register.noted:
        if one.state == "absent" and one.person_id is not None:
            await _missed(work, one.person_id, one.id)
    await desk_cases.seen_to(work, desk_cases.UNTICKED, "shift", shift.id)
    work.refresh(CARD, shift.id, "service.confirmed")
    work.audit("service.confirm", "shift", shift.id, f"{len(found.mine)} people")


async def confirm_one(work: Work, hours_id: int, minutes: int | None = None) -> Hours:
    """One person's hours, by whom they asked, an organiser of the same organisation, or a broker;
    `minutes` where it was another length. Raises NotFound, DomainError for one's own."""
    found = await deciding(work, hours_id)
    if rules.after(found.state, "verifier", "confirm") is None:
        raise service_hours.moved_on(found)
    length = minutes if minutes is not None else found.minutes
    if length is None:
        raise DomainError("refusal-service-no-length")
    rules.check_length(length)
    payer = await _payer(work, found.organisation_id)
    if found.shift_id and found.person_id in await rows.on_roster(work.tx, found.shift_id):
        payer = None
    confirmed = await _credit(work, found, length, payer, found.title or found.what or "")
    refresh(work, found, "service.confirmed")
    await told_news.changed(work, found)
    work.audit("service.confirm", "service", hours_id)
    return confirmed


async def decline(work: Work, hours_id: int, reason: str) -> Hours:
    """They can't say that it was so; the volunteer reads the reason, and whom to talk to."""
    found = await deciding(work, hours_id)
    if rules.after(found.state, "verifier", "decline") is None:
        raise service_hours.moved_on(found)
    moved = replace(
        found, state="declined", note=reason[:500], verified_by=work.actor.id, asked_by=None
    )
    await write(work, found, moved)
    if found.person_id is not None:
        work.tell(
            found.person_id,
            "service.declined",
            "notice-service-declined",
            once=f"{found.key}:declined",
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            title=found.title or found.what or "",
            date=found.day,
            words=reason[:300],
        )
    refresh(work, found, "service.declined")
    await told_news.changed(work, found)
    work.audit("service.decline", "service", hours_id)
    return moved


async def deciding(work: Work, hours_id: int) -> Hours:
    """Hours that the actor may confirm or decline. Raises NotFound for what isn't theirs to see;
    DomainError for their own and their household's."""
    found = await rows.find(work.tx, hours_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if work.hat is not None and work.on_behalf_of != found.organisation_id:
        raise NotFound
    if not await may_decide(work, found):
        raise NotFound
    if work.own(found.person_id):
        raise DomainError("refusal-service-own")
    if found.shift_id is not None:
        rows.hold(work.tx, found.shift_id)
        found = await rows.find(work.tx, hours_id) or found
    return found


async def may_decide(work: Work, found: Hours) -> bool:
    """Whether these hours are the actor's to see as a verifier: they act for the organisation
    (having been asked as its organiser is not enough where they were one then), run the shift, were
    asked as an organiser of the timebank itself and still are one, or are a broker."""
    if "broker" in work.roles or shifts.acts_for(work, found.organisation_id):
        return True
    if asked_here(found, work.actor.id, work.roles) and work.hat is None:
        return True
    if found.shift_id is None:
        return False
    try:
        await shifts.running(work, found.shift_id)
    except NotFound:
        return False
    return True


def asked_here(found: Hours, person_id: int, roles: AbstractSet[Role]) -> bool:
    """Whether somebody with these roles was asked as an organiser of the timebank itself."""
    here = found.organisation_id is None and found.shift_id is None
    return here and found.verifier_id == person_id and may(roles, "shift.publish")


# Crediting ----------------------------------------------------------------------------------------


async def _payer(work: Work, organisation_id: int | None) -> Account | None:
    """From which account volunteers' hours are credited here; None where the rules don't."""
    found = await timebank.of(work)
    which = found.text("shifts_credit")
    if which == "none":
        return None
    if which == "chosen":
        known = {line.casefold() for line in found.lines("shifts_credit_for")}
        one = await people.person(work.tx, organisation_id) if organisation_id else None
        if one is None or one.name.casefold() not in known:
            return None
    pays = found.text("shifts_pay") == ORGANISATION and ORGANISATION in found.some("kinds")
    if pays and organisation_id is not None:
        return Account(work.scope.id, ORGANISATION, organisation_id)
    return Account(work.scope.id, "issue")


async def credit_all(
    work: Work,
    organisation_id: int | None,
    some: Sequence[tuple[Hours, int]],
    listed: frozenset[int] = frozenset(),
) -> None:
    """Confirms hours of several people for one organisation, each with its minutes, and posts what
    is credited; nothing for those whose hours a roster counts (`listed`). The caller has checked
    that the actor decides about them."""
    payer = await _payer(work, organisation_id)
    if payer is not None and payer.owner is not None:
        # Locked in the order in which every transfer locks accounts, members before organisations.
        for one, _ in some:
            if one.person_id is not None:
                await books.account_id(work.tx, Account(work.scope.id, "member", one.person_id))
        await books.account_id(work.tx, payer)
    for one, minutes in some:
        paid = None if one.person_id in listed else payer
        await _credit(work, one, minutes, paid, one.title or one.what or "")


async def _credit(
    work: Work, found: Hours, minutes: int, payer: Account | None, title: str
) -> Hours:
    """Confirms one person's hours and posts what is credited of them, once; they are told."""
    credited = 0
    person_id = found.person_id
    if payer is not None and person_id is not None and payer.owner != person_id:
        member = await people.membership(work.tx, work.scope.id, person_id)
        groups = await books.organisations(work.tx, work.scope.id, (person_id,))
        if member is not None and member.state == "approved" and not groups:
            credited = min((await timebank.of(work)).rounded(minutes), 24 * 60)
    moved = replace(
        found,
        state="confirmed",
        minutes=minutes,
        credited=credited,
        verified_by=work.actor.id,
        asked_by=None,
        note=None,
    )
    await write(work, found, moved)
    if credited and payer is not None and person_id is not None:
        account = Account(work.scope.id, "member", person_id)
        transfer = rules.transfer(f"{found.key}:posted", payer, account, credited)
        if not await books.post(
            work.tx, transfer, work.now, actor_id=work.actor.id, on_behalf_of=work.on_behalf_of
        ):
            raise DomainError("toast-already-done")
        await limits.after_posting(work, [person_id])
    if person_id is not None:
        work.tell(
            person_id,
            "service.confirmed",
            "notice-service-confirmed",
            once=f"{found.key}:confirmed",
            buttons=(
                NoticeButton("btn-service-mine", "srv-mine"),
                NoticeButton("btn-letter-certificate", f"lt-cert:{found.id}"),
            ),
            title=title,
            date=found.day,
            minutes=minutes,
            credited=credited,
            some="yes" if credited else "no",
        )
        if found.shift_id is not None:
            feedback.plan(work, found.shift_id, person_id)
    return moved


async def to_desk(work: Work, one: Hours, minutes: int) -> None:
    """The actor's own, or their household's: a broker confirms it, from a card of its own."""
    if one.asked_by is not None:
        return
    await write(work, one, replace(one, minutes=minutes, asked_by=work.actor.id))
    _, found = await four_eyes.deciders(
        work.tx, work.scope.id, {one.person_id or 0}, {work.actor.id}
    )
    for person in found:
        work.show_card(person.id, HOURS_CARD, one.id, "service.asked", fresh=True)


def refresh(work: Work, found: Hours, why: str) -> None:
    work.refresh(HOURS_CARD, found.id, why)
    if found.shift_id is not None:
        work.refresh(CARD, found.shift_id, why)


# Who did not come ---------------------------------------------------------------------------------


async def _missed(work: Work, person_id: int, hours_id: int) -> None:
    """Three times in a row: a kind word, and a broker's look; never a penalty. Nobody else hears
    of it, and the broker doesn't hear of which shifts."""
    last = await rows.expected(work.tx, work.scope.id, person_id, rules.IN_A_ROW)
    if len(last) < rules.IN_A_ROW or set(last) != {"absent"}:
        return
    if await casework.open_of(work.tx, work.scope.id, person_id, MISSED_CASE) is not None:
        return
    work.tell(
        person_id,
        "service.missed",
        "notice-service-missed",
        once=f"service:{hours_id}:missed",
        buttons=(
            NoticeButton("btn-talk-to-a-person", "talk"),
            NoticeButton("btn-shift-mine", "sh-mine"),
        ),
    )
    case_id = await casework.add(
        work.tx,
        community_id=work.scope.id,
        person_id=person_id,
        kind=MISSED_CASE,
        words=None,
        promise_at=await promise.by(work),
        now=work.now,
    )
    for one in await people.with_role(work.tx, work.scope.id, "broker"):
        if one.id not in (person_id, work.actor.id):
            work.show_card(one.id, "case", case_id, "case.missed", fresh=True)


async def _hold(work: Work, shift_id: int) -> None:
    await shifts.running(work, shift_id)
    rows.hold(work.tx, shift_id)
