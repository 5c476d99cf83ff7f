"""What's on near me: offers, requests, shifts and gatherings, and things to lend, in one list.

Everything comes through the lists that members may browse: nothing of people who are away, paused
or kept apart from whoever looks, and only what may be shown to others.
"""

from datetime import date

from domain import near as rules
from domain import slots
from domain.near import Entry, Filter
from domain.nearness import near_wards, wards_of
from domain.requests import SEEKING
from services import rules as timebank
from services import shifts
from services.naming import short_name, short_names
from services.work import Work
from storage import away, lending, listings, people, requests
from storage.lending import Item
from storage.listings import Listing
from storage.requests import Request
from storage.shifts import Shift

MOST = 200
"""Of each kind, the newest or soonest."""
QUICK_MINUTES = 15


async def entries(work: Work, wanted: Filter) -> list[Entry]:
    """What this member may see of what they want to see, near and soon first, then fair."""
    work.demand("shift.join")
    today = work.local.date()
    found: list[Entry] = []
    kinds = (wanted.kind,) if wanted.kind is not None else tuple(rules.KINDS.values())
    if "offer" in kinds:
        found += await _offers(work, wanted, today)
    if "request" in kinds:
        found += [e for e in await _requests(work, today) if rules.fits(e, wanted)]
    if "on" in kinds:
        found += [e for e in await _on(work) if rules.fits(e, wanted)]
    if "thing" in kinds:
        found += [e for e in await _things(work, today) if rules.fits(e, wanted)]
    member = await people.membership(work.tx, work.scope.id, work.member)
    own = wards_of(member.area if member is not None else None)
    return rules.ordered(found, own, near_wards(own), today)


async def _offers(work: Work, wanted: Filter, today: date) -> list[Entry]:
    scope = work.scope.id
    others = await listings.active(work.tx, scope, "offer", work.member, today, MOST)
    mine = await listings.of_person(work.tx, scope, work.member)
    found = []
    every = (*others, *(o for o in mine if o.kind == "offer" and o.state == "active"))
    names = await short_names(work.tx, ((one.person_id, one.name) for one in every))
    for one in every:
        entry = _offer(work, one, names[one.person_id])
        fits = wanted.day is None or slots.fits(one.slots, wanted.day)
        if entry.title and rules.fits(entry, wanted, day_fits=fits):
            found.append(entry)
    return found


def _offer(work: Work, one: Listing, name: str) -> Entry:
    return Entry(
        "offer",
        one.id,
        one.person_id,
        one.shown or "",
        name,
        one.area,
        wards_of(one.area),
        mine=one.person_id == work.member,
        quick=one.quick,
        once=one.once,
        remote=one.remote,
        time_words=one.slots,
        skill=one.skill,
    )


async def _requests(work: Work, today: date) -> list[Entry]:
    scope = work.scope.id
    gone = await away.everybody(work.tx, scope, today)
    every = await requests.open_in(work.tx, scope, work.member, MOST, today)
    others = [one for one in every if one.person_id not in gone]
    mine = await requests.of_person(work.tx, scope, work.member)
    both = (*others, *(r for r in mine if r.state in SEEKING))
    names = await short_names(work.tx, ((one.person_id, one.person_name) for one in both))
    found = [_request(work, one, names[one.person_id]) for one in both]
    return [entry for entry in found if entry.title]


def _request(work: Work, one: Request, name: str) -> Entry:
    # That a home is empty on a day is nobody's to know.
    hidden = "empty_home" in one.flags
    quick = "quick" in one.flags or (one.minutes is not None and one.minutes <= QUICK_MINUTES)
    return Entry(
        "request",
        one.id,
        one.person_id,
        one.shown or "",
        name,
        one.area,
        wards_of(one.area),
        day=None if hidden else one.day,
        last=None if hidden else one.last_day,
        mine=one.person_id == work.member,
        quick=quick,
        once=one.repeats is None,
        remote=one.remote,
        skill=one.skill,
    )


async def _on(work: Work) -> list[Entry]:
    return [_shift(work, one) for one in await shifts.coming(work)]


def _shift(work: Work, one: Shift) -> Entry:
    return Entry(
        "on",
        one.id,
        one.published_by,
        one.title,
        one.organisation,
        one.venue,
        wards_of(one.venue),
        day=one.plan.day,
        starts=one.starts_at,
        ends=one.ends_at,
        mine=one.mine in ("joined", "waiting") or one.is_of(work.member),
        once=True,
    )


async def _things(work: Work, today: date) -> list[Entry]:
    if "lending" not in (await timebank.of(work)).some("kinds"):
        return []
    found = await lending.shown(work.tx, work.scope.id, work.member, today, MOST)
    return [_thing(work, one) for one in found]


def _thing(work: Work, one: Item) -> Entry:
    return Entry(
        "thing",
        one.id,
        one.person_id,
        one.shown,
        short_name(one.owner_name, one.owner_group),
        one.area,
        wards_of(one.area),
        mine=one.person_id == work.member,
        once=True,
    )
