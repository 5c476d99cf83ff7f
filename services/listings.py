"""Offers, and wants that are kept: listed, renewed, paused, removed, and matched with each other as
they come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain import listings as rules
from domain import slots
from domain.errors import DomainError, NotFound
from domain.shifts import quiet
from domain.working_time import nudge_time
from services import away as absence
from services import listing_renewals, matching
from services.matching import Match, Need
from services.notices import NoticeButton
from services.work import Work
from storage import listings as rows
from storage import people, search
from storage.db import moment
from storage.listings import Kind, Listing, State
from storage.people import Membership

CARD = listing_renewals.CARD
MOST_TOLD = 20
"""People who are told of one new offer that they had wanted."""
OFFERED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewListing:
    """What somebody offers, or would like some day. `words` are their own, `shown` what others may
    read; `slots` as in domain.slots; `area` None for the member's own."""

    kind: Kind
    skill: str | None
    words: str
    shown: str | None
    slots: str = ""
    area: str | None = None
    langs: tuple[str, ...] = ()
    remote: bool = False
    quick: bool = False
    once: bool = False


async def add(work: Work, new: NewListing) -> int:
    """Lists it for the timebank's members. Returns its id. The same words again renew what is
    there.

    An offer is told to those who keep a want that it meets. Raises DomainError for people who are
    no members, for words that are too long, and for more than 50.
    """
    work.demand("listing.change")
    return await _put(work, work.member, new)


async def change(work: Work, listing_id: int, new: NewListing) -> None:
    """Its owner says it anew; it is active again for its whole time."""
    one = await own(work, listing_id)
    ask, until = await listing_renewals.renewal(work)
    values = _values(new, until, work.now)
    if not await rows.change(work.tx, one.id, values):
        raise NotFound
    listing_renewals.plan(work, one.person_id, ask, until)
    changed = await _found(work, one.id)
    search.index(work.tx, changed)
    work.refresh(CARD, one.id, "listing.changed")
    work.audit("listing.change", "listing", one.id)
    if changed.kind == "offer":
        await _tell_wanters(work, changed)


async def renew(work: Work, listing_id: int) -> None:
    """It stays, or comes back, for its whole time; doing it twice is harmless."""
    await _keep(work, await own(work, listing_id))


async def pause(work: Work, listing_id: int) -> None:
    """Nobody sees it until its owner brings it back."""
    await _hide(work, await own(work, listing_id), "paused")


async def remove(work: Work, listing_id: int) -> None:
    """It is gone from its owner's list, too."""
    await _hide(work, await own(work, listing_id), "removed")


async def all_of(work: Work, listing_id: int, action: str) -> None:
    """Keeps (`keep`) or pauses (`pause`) everything that one question is about."""
    for one in await rows.together(work.tx, await own(work, listing_id)):
        if action == "keep":
            await _keep(work, one)
        elif one.state == "active":
            await _hide(work, one, "paused")


async def mine(work: Work) -> list[Listing]:
    """The member's own offers and wants that they haven't removed, offers first."""
    return await rows.of_person(work.tx, work.scope.id, work.member)


async def own(work: Work, listing_id: int) -> Listing:
    """A listing of the member for whom this happens. Raises NotFound."""
    work.demand("listing.change")
    one = await rows.find(work.tx, listing_id)
    if one is None or (one.community_id, one.person_id) != (work.scope.id, work.member):
        raise NotFound
    return one


async def away(work: Work, until: date | None, since: date | None = None) -> None:
    """The member is away until the end of a local day; None: they are here again."""
    if until is None:
        await absence.back(work)
    else:
        await absence.leave(work, until, since)


async def offers_for(work: Work, want_id: int, limit: int = 3) -> list[Match]:
    """Who offers already what a want of the member is about, best first."""
    want = await own(work, want_id)
    need = Need(
        want.person_id, want.skill, want.words, area=want.area, langs=want.langs, remote=want.remote
    )
    return await matching.helpers(work, need, limit)


async def to_ask_for(work: Work, listing_id: int) -> Listing:
    """Somebody else's offer that the member may ask for. Raises DomainError where it is no longer
    there for them."""
    work.demand("request.make")
    one = await rows.visible(work.tx, listing_id, work.member, work.local.date())
    if one is None or one.community_id != work.scope.id or one.kind != "offer":
        raise DomainError("refusal-listing-gone")
    return one


async def from_application(
    work: Work, person_id: int, want: str | None, offer: str | None, *, quietly: bool = False
) -> list[int]:
    """What somebody said they would like and could give as they joined becomes listings; what is
    never exchanged, or must be seen by a person first, is left to the broker who read it. With
    `quietly`, such as for a whole list, nobody is told."""
    made: list[int] = []
    kinds: Sequence[tuple[Kind, str | None]] = (("offer", offer), ("want", want))
    for kind, words in kinds:
        found = read(kind, words or "", work.local)
        made += [await _put(work, person_id, new, quietly=quietly) for new in found]
    return made


def read(kind: Kind, words: str, now: datetime) -> list[NewListing]:
    """Listings from words alone, one for each kind of help in them; none where they are empty, or
    about what is never exchanged, or urgent."""
    clean = " ".join(words.split())[: rules.LONGEST_WORDS]
    if not clean:
        return []
    facts = rules.facts(clean, now)
    if facts.refusal is not None or facts.urgent:
        return []
    return [
        NewListing(
            kind,
            skill,
            clean,
            rules.public_line(skill, clean),
            facts.slots or "",
            facts.area,
            facts.langs,
            bool(facts.remote),
            facts.quick,
            facts.once,
        )
        for skill in (facts.skills or (None,))
    ]


async def take_out(work: Work, listing_id: int) -> None:
    """What an import brought is removed, whoever's it is; the caller has checked that they may."""
    one = await rows.find(work.tx, listing_id)
    if one is not None and one.community_id == work.scope.id:
        await _hide(work, one, "removed")


async def _put(work: Work, person_id: int, new: NewListing, *, quietly: bool = False) -> int:
    standing = await people.membership(work.tx, work.scope.id, person_id)
    if standing is None or standing.state != "approved":
        raise DomainError("error-members-only")
    present = await rows.of_person(work.tx, work.scope.id, person_id)
    same = next((one for one in present if _same(one, new)), None)
    if same is not None:
        await _keep(work, same)
        return same.id
    if len(present) >= rules.MOST:
        raise DomainError("refusal-listing-many", count=rules.MOST)
    ask, until = await listing_renewals.renewal(work)
    who = {"community_id": work.scope.id, "person_id": person_id, "made_by": work.actor.id}
    area = None if new.remote else new.area or standing.area
    values = {**who, "kind": new.kind, **_values(replace(new, area=area), until, work.now)}
    listing_id = await rows.add(work.tx, values)
    listing_renewals.plan(work, person_id, ask, until)
    one = await _found(work, listing_id)
    search.index(work.tx, one)
    work.audit("listing.add", "listing", listing_id, new.kind)
    if one.kind == "offer" and not quietly:
        await _tell_wanters(work, one)
    return listing_id


def _same(one: Listing, new: NewListing) -> bool:
    return (one.kind, one.skill, one.words, one.slots) == (
        new.kind,
        new.skill,
        new.words,
        new.slots,
    )


def _values(new: NewListing, until: date, now: datetime) -> dict[str, object]:
    if len(new.words) > rules.LONGEST_WORDS:
        raise DomainError("error-too-long", limit=rules.LONGEST_WORDS)
    return {
        "skill": new.skill,
        "words": new.words,
        "shown": new.shown,
        "slots": slots.kept(slots.parse(new.slots)),
        "area": new.area[:100] if new.area else None,
        "langs": " ".join(code for code in new.langs if code in rules.LANGUAGES)[:100],
        "remote": new.remote,
        "quick": new.quick,
        "once": new.once,
        "renew_by": until,
        "now": now,
    }


async def _found(work: Work, listing_id: int) -> Listing:
    one = await rows.find(work.tx, listing_id)
    if one is None:
        raise NotFound
    return one


async def _keep(work: Work, one: Listing) -> None:
    ask, until = await listing_renewals.renewal(work)
    if one.state == "active" and one.renew_by >= until:
        return
    if not await rows.move(work.tx, one, "active", until, work.now):
        raise DomainError("toast-already-done")
    listing_renewals.plan(work, one.person_id, ask, until)
    if one.state != "active":
        back = await _found(work, one.id)
        search.index(work.tx, back)
        if back.kind == "offer":
            await _tell_wanters(work, back)
    work.refresh(CARD, one.id, "listing.kept")
    work.audit("listing.keep", "listing", one.id)


async def bring_back(work: Work, member: Membership) -> None:
    """A broker ends somebody's rest: what the rest hid is shown again. What its owner had paused
    stays so. `member` is as it was while it rested."""
    for one in await rows.of_person(work.tx, work.scope.id, member.person_id):
        if one.state == "paused" and one.changed_at == moment(member.decided_at):
            await _keep(work, one)


async def take_back(work: Work, person_id: int, made_at: datetime) -> None:
    """What was listed for somebody at that moment, as they were let in, is removed again."""
    for one in await rows.of_person(work.tx, work.scope.id, person_id):
        if one.created_at == made_at:
            await _hide(work, one, "removed")


async def _hide(work: Work, one: Listing, state: State) -> None:
    if one.state == state:
        return
    if not await rows.move(work.tx, one, state, one.renew_by, work.now):
        raise DomainError("toast-already-done")
    search.forget(work.tx, one.id)
    work.refresh(CARD, one.id, f"listing.{state}")
    work.audit(f"listing.{state}", "listing", one.id)


async def _tell_wanters(work: Work, offer: Listing) -> None:
    """Those who keep a want that this offer meets hear of it, once for each offer; in quiet hours
    in the morning."""
    if offer.shown is None:
        return
    due = nudge_time(work.now, 1, work.zone) if quiet(work.now, work.zone) else None
    for match in (await matching.wants_for(work, offer.id))[:MOST_TOLD]:
        work.tell(
            match.person_id,
            "want.offered",
            "want-offered",
            once=f"want:{match.listing_id}:offer:{offer.id}",
            due_at=due,
            useful_until=work.now + OFFERED_FOR,
            buttons=(
                NoticeButton("btn-want-ask", f"l-want:{offer.id}"),
                NoticeButton("btn-mine", "mine"),
            ),
            what=offer.shown,
        )
