"""Whoever is up for an award: joined from what was sent, asked before anything is public, free to
change their mind until the awards are announced."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace

from domain.awards import checks as rules
from domain.awards.likeness import Kind, Named, likeness
from domain.awards.rules import Rules
from domain.errors import DomainError, NotFound
from services import award_evidence
from services.notices import NoticeButton
from services.work import Work
from storage import award_checks as records
from storage import award_nominees as rows
from storage import people, reminders
from storage.award_nominees import How, Nominee, Said
from storage.db import Row

CARD = "nominee"
"""Somebody up for an award, as those who check see them."""
OWN_CARD = "nominated"
"""The same for whoever it is: what they are asked, and what they said."""
CHASE = "award.chase"
ANSWERS: tuple[Said, ...] = ("yes", "no", "private")
CHANGED: list[Callable[[Work, Nominee], Awaitable[None]]] = []
"""Called in the same transaction when somebody was found eligible or not, said yes or no, was
joined to another, or is known as a member; the nominee as they are now."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What one nomination says of somebody."""

    named: Named
    reach: str | None
    under_18: bool
    posthumous: bool
    flags: Collection[str]


async def for_nomination(
    work: Work,
    round_id: int,
    category_id: int,
    *,
    name: str,
    kind: Kind,
    area: str,
    reach: str | None,
    person_id: int | None,
    under_18: bool,
    posthumous: bool,
    flags: Collection[str] = (),
) -> int:
    """The nominee that a nomination sent now is of: the one who is the same beyond doubt, or a new
    one. Returns their id. Who may be the same under another spelling is left to a person."""
    work.tx.in_turn("award_round", round_id)
    asked = Named(name, kind, area, person_id)
    for row in await records.spellings(work.tx, round_id, category_id):
        other = Named(row["name"], row["kind"], row["area"], row["person_id"])
        if likeness(asked, other) == "same":
            told = _Told(asked, reach, under_18, posthumous, flags)
            return await _again(work, int(row["root"]), told)
    made = await rows.add(
        work.tx,
        work.now,
        round_id=round_id,
        category_id=category_id,
        name=name,
        kind=kind,
        area=area,
        reach=reach,
        person_id=person_id,
        under_18=under_18,
        posthumous=posthumous,
    )
    work.audit("award.nominee", CARD, made)
    return made


async def _again(work: Work, nominee_id: int, told: _Told) -> int:
    """Another nomination of somebody who is up already: what it knows more of them, such as that
    they are under 18; what is grave in it is looked at first."""
    one = await rows.find(work.tx, nominee_id)
    assert one is not None
    young, died = told.under_18 and not one.under_18, told.posthumous and not one.posthumous
    more = replace(
        one,
        person_id=told.named.person_id,
        reach=told.reach,
        under_18=told.under_18,
        posthumous=told.posthumous,
    )
    rows.take_over(work.tx, one.id, more, work.now)
    grave = young or died or not rules.GRAVE.isdisjoint(told.flags)
    if grave:
        await look_again(work, one.id)
    work.refresh(CARD, one.id, "award.nominated-again")
    return one.id


async def look_again(work: Work, nominee_id: int) -> None:
    """Somebody who was found eligible waits for a person again: something else was written of
    them since."""
    one = await kept(work, nominee_id)
    if one is not None and one.eligible == "yes":
        await rows.decide(work.tx, one, "waiting", None, None, work.now)
        work.refresh(CARD, one.id, "award.nominated-again")


async def kept(work: Work, nominee_id: int) -> Nominee | None:
    """The nominee, or the one to whom they were joined; in any timebank."""
    one = await rows.find(work.tx, nominee_id)
    if one is not None and one.joined_to is not None:
        return await rows.find(work.tx, one.joined_to)
    return one


async def find(work: Work, nominee_id: int) -> Nominee:
    """One of this timebank's rounds; who was joined to another is answered as that other one.
    Raises NotFound."""
    one = await kept(work, nominee_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    return one


async def changed(work: Work, nominee_id: int, reason: str) -> Nominee:
    """Everybody who has a card of theirs sees how it stands, and whoever listens hears of it."""
    one = await rows.find(work.tx, nominee_id)
    assert one is not None
    for tell in CHANGED:
        await tell(work, one)
    work.refresh(CARD, one.id, reason)
    work.refresh(OWN_CARD, one.id, reason)
    return one


# Asking -------------------------------------------------------------------------------------------


async def ask(work: Work, one: Nominee) -> bool:
    """Asks somebody who was found eligible whether they want to be up, where they can be asked
    here; False where a person rings: no Telegram, under 18, or somebody who died."""
    if one.eligible != "yes" or one.said != "unasked" or one.joined_to is not None:
        return False
    if one.person_id is not None and await _put_themselves_forward(work, one):
        return await rows.say(work.tx, one, "yes", "chat", one.person_id, work.now, at=work.now)
    if not one.asked_by_chat or one.person_id is None:
        return False
    if not await rows.say(work.tx, one, "asked", "chat", None, work.now, asked_at=work.now):
        return False
    work.show_card(one.person_id, OWN_CARD, one.id, "award.asked", fresh=True)
    _chase(work, one, "again")
    return True


async def _put_themselves_forward(work: Work, one: Nominee) -> bool:
    found = await records.nominators(work.tx, one.id)
    return any(row["self"] for row in found)


def _chase(work: Work, one: Nominee, then: str) -> None:
    """In a week: `again`, they are asked once more here; `ring`, it is for the desk to ring."""
    due = work.now + rules.CHASED
    reminders.add(
        work.tx,
        f"award:nominee:{one.id}:{work.now:%Y%m%d%H%M%S}:{then}",
        CHASE,
        one.community_id,
        one.person_id,
        one.id,
        due,
        due + rules.CHASED,
    )


async def remind(work: Work, row: Row) -> bool:
    """A week without an answer: asked once more. After another week it is for the desk to ring."""
    one = await rows.find(work.tx, row["object_id"])
    if one is None or one.said != "asked" or one.eligible != "yes" or one.joined_to is not None:
        return False
    if one.round_state not in rules.ANSWERING:
        return False
    if str(row["key"]).endswith(":again") and one.said_how == "chat" and one.person_id is not None:
        work.tell(
            one.person_id,
            "award.asked-again",
            "notice-award-asked-again",
            once=f"award:nominee:{one.id}:again",
            buttons=(NoticeButton("btn-nominated-open", f"nom-open:{one.id}"),),
            category=one.category,
            award=one.round_name,
        )
        _chase(work, one, "ring")
        return True
    await rows.say(work.tx, one, "unasked", None, None, work.now)
    await changed(work, one.id, "award.silent")
    return True


# Answering ----------------------------------------------------------------------------------------


async def mine(work: Work) -> list[Nominee]:
    """What the actor was put forward for and asked about, the newest first."""
    return await rows.of_person(work.tx, work.actor.id)


async def own(work: Work, nominee_id: int) -> Nominee:
    """What the actor was asked about. Raises NotFound for everybody else, whatever their role."""
    one = await kept(work, nominee_id)
    if one is None or one.person_id != work.actor.id or not one.was_asked:
        raise NotFound
    if work.hat is not None:
        work.within("self")
    return one


async def answer(work: Work, nominee_id: int, said: Said) -> Nominee:
    """The nominee says yes, no, or private thanks only; they may change their mind until the awards
    are announced. Raises NotFound where it isn't about them, DomainError where it is over."""
    one = await own(work, nominee_id)
    if said not in ANSWERS:
        raise NotFound
    if one.under_18 or one.posthumous:
        raise DomainError("refusal-award-parent")
    return await _said(work, one, said, "chat")


async def _said(work: Work, one: Nominee, said: Said, how: How) -> Nominee:
    if one.round_state not in rules.ANSWERING:
        raise DomainError("refusal-award-over")
    if one.said == said:
        raise DomainError("toast-already-done")
    had_place = one.place != "none"
    if not await rows.say(work.tx, one, said, how, work.actor.id, work.now, at=work.now):
        raise DomainError("toast-already-done")
    work.audit(f"award.said-{said}", CARD, one.id, how)
    after = await changed(work, one.id, "award.said")
    if had_place and after.place == "none":
        await _tell_administrators(work, after)
    return after


async def _tell_administrators(work: Work, one: Nominee) -> None:
    """Somebody on the shortlist is off it: who runs the round has to know."""
    for person in await people.with_role(work.tx, one.community_id, "administrator"):
        if person.id != work.actor.id:
            work.tell(
                person.id,
                "award.withdrew",
                "notice-award-withdrew",
                buttons=(NoticeButton("btn-nominee-open", f"awc-open:{one.id}"),),
                name=one.name,
                category=one.category,
            )


async def by_phone(work: Work, one: Nominee, said: Said) -> Nominee:
    """What a nominee, a parent or a family said to whoever checks (services/award_checks.said).
    `asked`: nobody answered yet; it stands in the queue again in a week."""
    how: How = "family" if one.posthumous else "parent" if one.under_18 else "phone"
    if said == "asked":
        if one.round_state not in rules.ANSWERING:
            raise DomainError("refusal-award-over")
        if one.said not in ("unasked", "asked"):
            raise DomainError("toast-already-done")
        await rows.say(work.tx, one, "asked", how, work.actor.id, work.now, asked_at=work.now)
        _chase(work, one, "ring")
        work.audit("award.rang", CARD, one.id, how)
        return await changed(work, one.id, "award.rang")
    return await _said(work, one, "family" if said == "yes" and one.posthumous else said, how)


# What they let others see -------------------------------------------------------------------------


async def show_hours(work: Work, nominee_id: int, *, shown: bool) -> Nominee:
    """The nominee lets judges see what the books say of them, or keeps it private."""
    return await keep_hours(work, await own(work, nominee_id), shown=shown)


async def keep_hours(work: Work, one: Nominee, *, shown: bool) -> Nominee:
    """Keeps what they said about it, as the books stand now."""
    if one.round_state not in rules.ANSWERING:
        raise DomainError("refusal-award-over")
    kept: str | None = None
    if shown:
        found = await award_evidence.facts(work, one)
        if not found.any:
            raise DomainError("refusal-award-no-hours")
        kept = found.to_json()
    rows.keep_evidence(work.tx, one.id, kept, work.now)
    work.audit("award.evidence", OWN_CARD, one.id, "shown" if shown else "private")
    return await changed(work, one.id, "award.evidence")


async def readable(work: Work, one: Nominee) -> list[Row]:
    """The nominations of which the nominee may read the words: where the round's rules let them and
    the nominator agreed."""
    if not Rules.from_json(one.rules).nominee_reads:
        return []
    return [row for row in await rows.nominations_of(work.tx, one.id) if row["may_name"]]


def named_by(one: Nominee, nominations: Collection[Row]) -> list[str]:
    """First names of nominators that the nominee may know."""
    if not Rules.from_json(one.rules).tell_nominator:
        return []
    return [str(row["nominator"]).split()[0] for row in nominations if row["may_name"]]
