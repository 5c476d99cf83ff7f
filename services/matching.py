"""Who could help with a need, and what somebody might like to have: domain/matching.py with what
the books know of people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from domain import finding, matching, nearness
from domain.finding import Asked, Wanted
from domain.matching import Candidate, Match, Need
from services import rules
from services.work import Work
from storage import matching as found_people
from storage import people, search
from storage.db import Row, moment_of
from storage.matching import CHECK_BITS, Seeker

__all__ = ["Idea", "Match", "Need", "could_have", "helpers", "wants_for"]

_NO_LIMIT = 1_000_000
UNKNOWN_WORD = 0.3
"""What a word of the need that no listing has counts, beside one that some have."""


@dataclass(frozen=True, slots=True)
class Idea:
    """An offer that somebody might like. shown: what others may read of it, may be None."""

    listing_id: int
    person_id: int
    name: str
    skill: str | None
    shown: str | None
    area: str | None


async def helpers(
    work: Work, need: Need, limit: int = 10, without: Collection[int] = ()
) -> list[Match]:
    """The people who fit `need` best and may be asked now, best first, at most `limit`.

    Left out: people away, apart from who needs it, paused or gone, asked often enough this week
    (rule asks_per_week), without the checks in `need.vetting`, and those in `without`.
    """
    asks = (await rules.of(work)).number("asks_per_week")
    return await _matches(work, need, "offer", asks, limit, without)


async def wants_for(work: Work, listing_id: int) -> list[Match]:
    """The people whose kept want this offer meets, best first; empty where it is no active offer.

    Each match's listing is the want.
    """
    offer = await found_people.listing(work.tx, work.scope.id, listing_id)
    if offer is None or offer["kind"] != "offer" or offer["state"] != "active":
        return []
    return await _matches(work, _need(offer), "want", _NO_LIMIT, search.SHORTLIST, ())


async def could_have(work: Work, person_id: int, limit: int = 3) -> list[Idea]:
    """Offers that this member might like, at most `limit`, each of another person: first what
    meets the wants that they keep, then what is new near them."""
    found: dict[int, Idea] = {}
    for want in await found_people.wants(work.tx, work.scope.id, person_id):
        if len(found) >= limit:
            break
        for match in await _matches(work, _need(want), "offer", _NO_LIMIT, limit, found):
            row = await found_people.listing(work.tx, work.scope.id, match.listing_id)
            if row is not None:
                found.setdefault(match.person_id, _idea(row))
    if len(found) < limit:
        for row in await _new_and_near(work, person_id):
            found.setdefault(row["person_id"], _idea(row))
    return list(found.values())[:limit]


async def _new_and_near(work: Work, person_id: int) -> list[Row]:
    """New offers, those in the member's own wards first, then those next to them."""
    seeker = Seeker(person_id, work.local.date(), work.now, _NO_LIMIT, None)
    rows = await found_people.newest(work.tx, work.scope.id, seeker)
    own = frozenset(nearness.wards_of(await _area(work, person_id)))
    near = nearness.near_wards(own)

    def distance(row: Row) -> int:
        theirs = nearness.wards_of(row["area"] or row["home"])
        return 0 if not own.isdisjoint(theirs) else 1 if not near.isdisjoint(theirs) else 2

    return sorted(rows, key=distance)


def _idea(row: Row) -> Idea:
    area = row["area"] or row["home"]
    return Idea(row["id"], row["person_id"], row["name"], row["skill"], row["shown"], area)


def _need(row: Row) -> Need:
    """What a listing says, as a need to compare others with."""
    area, remote = row["area"] or row["home"], bool(row["remote"])
    return Need(row["person_id"], row["skill"], row["words"], area=area, remote=remote)


async def _area(work: Work, person_id: int) -> str | None:
    member = await people.membership(work.tx, work.scope.id, person_id)
    return member.area if member else None


async def _matches(
    work: Work, need: Need, kind: str, asks: int, limit: int, without: Collection[int]
) -> list[Match]:
    if need.area is None and not need.remote:
        need = replace(need, area=await _area(work, need.person_id))
    asked = finding.asked(need)
    if not asked.tokens:
        return []
    many = await search.counts(work.tx, work.scope.id, kind, asked.tokens)
    weighed = search.weighed(asked.tokens, many)
    kept = search.rarest(weighed, many)
    if not kept:
        return []
    seeker = Seeker(need.person_id, work.local.date(), work.now, asks, asked.skill)
    rows = await found_people.people(work.tx, work.scope.id, kind, kept, seeker)
    whole = whole_of(weighed, kept)
    found = [_candidate(row, asked, whole, work) for row in rows if row["person_id"] not in without]
    allowed = [one for one in found if need.vetting <= one.checks]
    return matching.best(matching.sought(asked.need, asked.skill, asked.words), allowed, limit)


def whole_of(weighed: Sequence[Wanted], kept: Sequence[Wanted]) -> float:
    """What all the telling words of a need are worth together, others of their meaning aside."""
    found = {one.token for one in kept}
    return sum(
        one.root * (1 if one.token in found else UNKNOWN_WORD) for one in weighed if one.said
    )


def _candidate(row: Row, asked: Asked, whole: float, work: Work) -> Candidate:
    bits = int(row["checks"])
    rested = row["asked_at"]
    return Candidate(
        listing_id=row["id"],
        person_id=row["person_id"],
        name=row["name"],
        words=row["words"],
        near=max(row["near"] / 1000, asked.near.get(row["skill"] or "", 0.0)),
        said=min(1.0, row["root"] / whole) if whole else 0.0,
        slots=row["slots"],
        area=row["area"],
        langs=tuple(row["langs"].split()),
        remote=bool(row["remote"]),
        quick=bool(row["quick"]),
        balance=row["balance"],
        helps=row["helps"],
        rested=None if rested is None else (work.now - moment_of(rested)).days,
        acquainted=bool(row["acquainted"]),
        checks=frozenset(kind for kind, bit in CHECK_BITS.items() if bits & bit),
    )
