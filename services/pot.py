"""Gifts of hours from member to member, and the community pot: given to, asked of, granted from.

A gift and hours for the pot move at once, after the giver has read them back; brokers see them
listed and can undo them. Asking the pot is between the person and the brokers, and nobody else can
see that it was asked.
"""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime

from domain import four_eyes
from domain import giving as rules
from domain.errors import DomainError, NotFound
from domain.giving import GiftAction, GiftKind, Part
from domain.ledger import Account
from services import decided, limits, opposite, promise
from services import four_eyes as standing_in
from services import rules as timebank
from services.accounts import account_of
from services.notices import NoticeButton
from services.work import Work
from storage import acquaintances, people
from storage import giving as rows
from storage import ledger as books
from storage.db import instant
from storage.giving import Gift
from storage.people import Person

CARD = "gift"
MOST_ASKED = 6_000
"""Minutes that somebody can ask of the pot at once."""
KEY_FAMILIES = ("notice-gift-", "notice-pot-")


async def give(work: Work, to: int, minutes: int) -> int:
    """A member gives hours to somebody they know. Returns the gift's id.

    Raises DomainError where the rules don't allow it: too many, or more than the giver has beyond
    the soft floor; for somebody who acts for another; NotFound for people they don't know.
    """
    await _demand_kind(work, "gift")
    _demand_own_hours(work)
    if to == work.member:
        raise DomainError("refusal-give-yourself")
    if to == work.actor.id:
        # Whoever acts for somebody never takes that person's hours.
        raise DomainError("refusal-give-for-other")
    await _demand_known(work, to)
    return await _move_hours(work, "gift", to, minutes)


async def to_pot(work: Work, minutes: int) -> int:
    """A member gives hours to the pot. Returns the gift's id; raises as `give`."""
    await _demand_kind(work, "pot")
    _demand_own_hours(work)
    return await _move_hours(work, "to_pot", None, minutes)


async def most(work: Work) -> int:
    """How many minutes the member may give away now; 0 where it is none."""
    found = await timebank.of(work)
    balance = await books.balance(work.tx, work.scope.id, work.member)
    room = balance + found.number("soft_floor_minutes")
    return max(0, min(room, found.number("gift_most_minutes")))


async def ask(work: Work, minutes: int, words: str | None) -> tuple[int, datetime]:
    """A member asks the pot for hours; only brokers see it. Returns the ask's id and by when
    somebody answers. Raises DomainError where one is waiting already."""
    await _demand_kind(work, "pot")
    work.demand("pot.ask")
    if not 0 < minutes <= MOST_ASKED:
        raise DomainError("refusal-give-length", minutes=MOST_ASKED)
    rows.lock(work.tx, work.scope.id)
    if await rows.asked_by(work.tx, work.scope.id, work.member) is not None:
        raise DomainError("refusal-pot-asked")
    gift_id = await rows.add_gift(
        work.tx,
        community_id=work.scope.id,
        kind="from_pot",
        from_id=None,
        to_id=work.member,
        minutes=minutes,
        words=words,
        state="asked",
        made_by=work.actor.id,
        now=work.now,
    )
    _, deciders = await standing_in.deciders(work.tx, work.scope.id, {work.member}, {work.actor.id})
    for one in deciders:
        work.show_card(one.id, CARD, gift_id, "pot.asked", fresh=True)
    work.audit("pot.ask", "gift", gift_id)
    return gift_id, await promise.by(work)


async def grant(work: Work, gift_id: int, seen: str | None = None) -> Gift:
    """A broker gives what was asked from the pot; above the rule `second_person_minutes` a second
    one confirms. Raises DomainError where the pot hasn't so much."""
    found = await _find(work, gift_id, "grant", seen)
    rows.lock(work.tx, work.scope.id)
    await demand_in_pot(work, found.minutes)
    second_above = (await timebank.of(work)).number("second_person_minutes")
    if four_eyes.needs_second("pot", found.minutes, second_above):
        moved = replace(found, state=rules.GRANTED_HIGH, decided_by=work.actor.id)
        await _write(work, found, moved, "grant")
        _keep(work, found, moved, "grant")
        for other in await standing_in.second_people(work, found.parties):
            work.show_card(other.id, CARD, found.id, "pot.second", fresh=True)
        return moved
    moved = replace(found, state="posted", decided_by=work.actor.id)
    await _write(work, found, moved, "grant")
    _keep(work, found, moved, "grant")
    await _post(work, moved)
    return moved


async def confirm(work: Work, gift_id: int, seen: str | None = None) -> Gift:
    """A second person confirms hours from the pot, and they move."""
    found = await _find(work, gift_id, "confirm", seen)
    rows.lock(work.tx, work.scope.id)
    await demand_in_pot(work, found.minutes)
    moved = replace(found, state="posted", second_by=work.actor.id)
    await _write(work, found, moved, "confirm")
    _keep(work, found, moved, "confirm")
    await _post(work, moved)
    return moved


async def decline(work: Work, gift_id: int, reason: str) -> Gift:
    """A broker declines what was asked of the pot; only the person is told, with the reason."""
    found = await _find(work, gift_id, "decline")
    moved = replace(found, state="declined", note=reason)
    if found.decided_by is None:
        moved = replace(moved, decided_by=work.actor.id)
    await _write(work, found, moved, "decline")
    assert found.to_id is not None
    _keep(work, found, moved, "decline")
    work.tell(
        found.to_id,
        "pot.declined",
        "notice-pot-declined",
        once=declined_notice(found, instant(work.now)),
        buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
        minutes=found.minutes,
        words=reason,
    )
    return moved


def posted_notice(found: Gift) -> str:
    """What sends the notice of hours once, and finds it where they are taken back."""
    return f"{found.key}:posted"


def declined_notice(found: Gift, at: str) -> str:
    """The same of the notice that it was declined, at this moment."""
    return f"gift:{found.id}:declined:{at}"


def reversed_notice(found: Gift, person_id: int) -> str:
    """The same of the notice that it was taken out of the books."""
    return f"{found.key}:reversed:{person_id}"


def _keep(work: Work, found: Gift, moved: Gift, action: GiftAction) -> None:
    before = {
        "state": found.state,
        "note": found.note,
        "decided_by": found.decided_by,
        "second_by": found.second_by,
        "round": found.round + (moved.state in ("posted", "reversed")),
    }
    decided.keep(work, CARD, found.id, action, moved.state, before)


async def cancel(work: Work, gift_id: int) -> Gift:
    """The person takes back what they asked of the pot."""
    found = await _find(work, gift_id, "cancel")
    moved = replace(found, state="cancelled")
    await _write(work, found, moved, "cancel")
    return moved


async def reverse(work: Work, gift_id: int, reason: str) -> Gift:
    """A broker undoes it by an opposite transfer; both sides read the reason. Raises DomainError
    where hours for the pot would have to come back and the pot hasn't so much: it is never below
    nothing (what was given on from it is undone first)."""
    found = await _find(work, gift_id, "reverse")
    if found.kind == "to_pot":
        rows.lock(work.tx, work.scope.id)
        await demand_in_pot(work, found.minutes, "refusal-pot-undo")
    moved = replace(found, state="reversed", note=reason)
    await _write(work, found, moved, "reverse")
    _keep(work, found, moved, "reverse")
    await opposite.post(work, f"{found.key}:posted", f"{found.key}:reversed")
    for person_id in found.parties:
        work.tell(
            person_id,
            "gift.reversed",
            "notice-gift-reversed",
            once=reversed_notice(found, person_id),
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            minutes=found.minutes,
            what=found.kind,
            side="from" if person_id == found.from_id else "to",
            name=(found.to_name if person_id == found.from_id else found.from_name) or "",
            words=reason,
        )
    return moved


async def demand(work: Work, gift_id: int, action: GiftAction) -> Gift:
    """The gift, if the actor may take this action on it now. Raises DomainError."""
    return await _find(work, gift_id, action)


def part_of(found: Gift, who: AbstractSet[int], roles: AbstractSet[str]) -> Part | None:
    """What a person (and whoever they act for) is to it: one who asked or gave, a broker, or the
    second to look at it."""
    if who & found.parties:
        return "asker"
    if found.state == "second" and found.decided_by not in who and roles & SECONDS:
        return "second"
    return "broker" if "broker" in roles else None


SECONDS = frozenset({"broker", "administrator"})


async def seconds(work: Work, without: set[int]) -> list[Person]:
    """Who can be the second person about something of these people; never the actor."""
    return await standing_in.second_people(work, without - {work.actor.id})


async def _find(work: Work, gift_id: int, action: GiftAction, seen: str | None = None) -> Gift:
    """The gift, if the actor may take this action on it now."""
    found = await rows.gift(work.tx, gift_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    part = part_of(found, {work.member, work.actor.id}, work.roles)
    if part is None:
        raise NotFound
    asked = next((who for follows in rules.GIFTS.values() for who, a in follows if a == action), "")
    if asked == "asker":
        work.within("ask")
    elif work.own(*found.parties):
        raise DomainError("refusal-own-exchange")
    if asked == "second" and found.state == "second" and part != "second":
        raise DomainError("refusal-second-person")
    if (part, action) not in rules.GIFTS[found.state]:
        raise await _moved_on(work, found)
    if seen is not None and seen != found.mark:
        raise DomainError("toast-old-button")
    return found


async def _moved_on(work: Work, found: Gift) -> DomainError:
    by = found.second_by or found.decided_by
    if by is not None and by != work.actor.id and "broker" in work.roles:
        first = await people.person(work.tx, by)
        if first is not None:
            return DomainError("toast-someone-was-first", name=first.name)
    return DomainError("toast-already-done")


async def _write(work: Work, found: Gift, moved: Gift, action: GiftAction) -> None:
    if not await rows.move_gift(work.tx, found.state, moved, work.now):
        raise await _moved_on(work, await rows.gift(work.tx, found.id) or found)
    work.audit(f"gift.{action}", "gift", found.id)
    work.refresh(CARD, found.id, f"gift.{moved.state}")


async def _move_hours(work: Work, kind: GiftKind, to: int | None, minutes: int) -> int:
    rows.lock(work.tx, work.scope.id)
    limit = (await timebank.of(work)).number("gift_most_minutes")
    if not 0 < minutes <= limit:
        raise DomainError("refusal-give-length", minutes=limit)
    can = await most(work)
    if minutes > can:
        raise DomainError("refusal-give-too-much" if can else "refusal-give-none", minutes=can)
    gift_id = await rows.add_gift(
        work.tx,
        community_id=work.scope.id,
        kind=kind,
        from_id=work.member,
        to_id=to,
        minutes=minutes,
        words=None,
        state="posted",
        made_by=work.actor.id,
        now=work.now,
    )
    found = await rows.gift(work.tx, gift_id)
    assert found is not None
    await _post(work, found)
    work.audit(f"gift.{kind}", "gift", gift_id)
    return gift_id


async def _post(work: Work, found: Gift) -> None:
    scope = work.scope.id
    sides = [
        Account(scope, "pot") if one is None else await account_of(work.tx, scope, one)
        for one in (found.from_id, found.to_id)
    ]
    key = f"{found.key}:posted"
    transfer = rules.gift(key, found.kind, sides[0], sides[1], found.minutes)
    await books.post(
        work.tx, transfer, work.now, actor_id=work.actor.id, on_behalf_of=work.on_behalf_of
    )
    if found.to_id is not None:
        balance = await books.balance(work.tx, scope, found.to_id)
        work.tell(
            found.to_id,
            "pot.posted" if found.kind == "from_pot" else "gift.posted",
            "notice-pot-given" if found.kind == "from_pot" else "notice-gift-given",
            once=posted_notice(found),
            buttons=(
                NoticeButton("btn-home", "home"),
                NoticeButton("btn-talk-to-a-person", "talk"),
            ),
            minutes=found.minutes,
            name=found.from_name or "",
            balance=abs(balance),
            standing="have" if balance > 0 else "owe" if balance < 0 else "even",
        )
    await limits.after_posting(work, found.parties)


async def _demand_kind(work: Work, kind: str) -> None:
    if kind not in (await timebank.of(work)).some("kinds"):
        raise DomainError("refusal-kind-not-here")


def _demand_own_hours(work: Work) -> None:
    """Nobody who acts for another gives away their hours; only a broker, asked to, does."""
    work.demand("hours.give")
    if work.on_behalf_of is not None and work.hat is None and "broker" not in work.roles:
        raise DomainError("refusal-give-for-other")


async def _demand_known(work: Work, to: int) -> None:
    member = await people.membership(work.tx, work.scope.id, to)
    known = await acquaintances.known_by(work.tx, work.scope.id, work.member, to)
    if member is None or member.state != "approved" or (known is None and not _broker(work)):
        raise NotFound


def _broker(work: Work) -> bool:
    return "broker" in work.roles


async def demand_in_pot(work: Work, minutes: int, refusal: str = "refusal-pot-short") -> None:
    """Raises DomainError where the pot hasn't so much."""
    there = await rows.pot(work.tx, work.scope.id)
    if there < minutes:
        raise DomainError(refusal, minutes=max(0, there))
