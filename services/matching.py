"""Who could help with a need, and what somebody might like to have: domain/matching.py with what
the books know of people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain import finding, matching, nearness
from domain.finding import Asked
from domain.matching import Candidate, Fit, Match, Need, Sought, Standing
from services import rules
from services.work import Work
from storage import apart, people, search
from storage import matching as found_people
from storage.db import Row, moment_of
from storage.matching import BATCH, CHECK_BITS, Seeker

__all__ = ["Idea", "Match", "Need", "could_have", "helpers", "wants_for", "why"]

_NO_LIMIT = 1_000_000
OF_EACH = 10
"""Listings of each further reading that the first look at people takes in."""


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


async def why(work: Work, need: Need, person_id: int) -> tuple[str, ...]:
    """Why this one person fits `need`, as codes of domain.matching.REASONS, however often they were
    asked and whatever their checks: for somebody who came by themselves. Empty where nothing that
    they offer speaks of it."""
    need = replace(need, vetting=frozenset())
    found = await _matches(work, need, "offer", _NO_LIMIT, 1, (), only=person_id)
    return found[0].reasons if found else ()


async def kept_apart(work: Work, need: Need) -> int:
    """How many people offer what fits and are left out, as a broker keeps them and whoever needs it
    apart. Nobody but brokers reads even the number."""
    work.demand("request.decide")
    kept = set(await apart.of(work.tx, work.scope.id, need.person_id))
    if not kept:
        return 0
    seeker, asked, tokens, whole = await _sought(work, need, "offer", _NO_LIMIT)
    if not tokens:
        return 0
    rows, known = await found_people.found(work.tx, work.scope.id, "offer", tokens, seeker, whole)
    some = [_candidate(row, asked, whole, known) for row in rows if row["person_id"] in kept]
    wanted = matching.sought(asked.need, asked.skill, asked.words)
    return len({one.candidate.person_id for one in matching.fits(wanted, some)})


async def words_of(work: Work, listing_id: int) -> str:
    """A listing as its owner wrote it, for brokers."""
    row = await found_people.listing(work.tx, work.scope.id, listing_id)
    return "" if row is None else str(row["words"])


async def wants_for(work: Work, listing_id: int) -> list[Match]:
    """The people whose kept want this offer meets, best first; empty where it is no active offer.

    Each match's listing is the want. Owners hear of it as good news, so it must be what they
    want: something like it, or a word in common, will do only for asking people to help.
    """
    offer = await found_people.listing(work.tx, work.scope.id, listing_id)
    if offer is None or offer["kind"] != "offer" or offer["state"] != "active":
        return []
    need = _need(offer)
    firm = "same-skill" if finding.asked(need).skill else "words"
    found = await _matches(work, need, "want", _NO_LIMIT, search.SHORTLIST, ())
    return [one for one in found if firm in one.reasons]


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


async def _sought(
    work: Work, need: Need, kind: str, asks: int
) -> tuple[Seeker, Asked, Sequence[finding.Wanted], float]:
    """What is looked for: for whom, what, the tokens that are looked up (none: nothing can be
    found), and what all its words are worth."""
    if need.area is None and not need.remote:
        need = replace(need, area=await _area(work, need.person_id))
    asked = finding.asked(need)
    near = round(1000 * asked.near.get(asked.skill or "", 0.0))
    seeker = Seeker(need.person_id, work.local.date(), work.now, asks, asked.skill, near)
    if not asked.tokens:
        return seeker, asked, [], 0.0
    many = await search.counts(work.tx, work.scope.id, kind, asked.tokens)
    weighed = search.weighed(asked.tokens, many)
    kept = search.chosen(weighed, many)
    return seeker, asked, kept, finding.whole_of(weighed, kept) if kept else 0.0


async def _matches(
    work: Work,
    need: Need,
    kind: str,
    asks: int,
    limit: int,
    without: Collection[int],
    *,
    only: int | None = None,
) -> list[Match]:
    seeker, asked, kept, whole = await _sought(work, need, kind, asks)
    if not kept:
        return []
    rows, known = await found_people.found(work.tx, work.scope.id, kind, kept, seeker, whole)
    if only is not None:
        rows = [row for row in rows if row["person_id"] == only]
    found = [
        _candidate(row, asked, whole, known) for row in rows if row["person_id"] not in without
    ]
    wanted = matching.sought(asked.need, asked.skill, asked.words)
    fits = matching.fits(wanted, found)
    return await _askable(work, wanted, fits, seeker, limit, asked.shares)


def _first_of_each(fits: list[Fit], shares: Sequence[float]) -> list[Fit]:
    """The fits with the best of each reading that has a place of its own among the first batch."""
    front = [
        one
        for reading in matching.open_readings(shares)[1:]
        for one in [fit for fit in fits if fit.candidate.reading == reading][:OF_EACH]
    ]
    ids = {one.candidate.listing_id for one in front}
    others = [one for one in fits if one.candidate.listing_id not in ids]
    start = BATCH - len(front)
    return others[:start] + front + others[start:]


def _settled(
    best: list[Match], matches: list[Match], left: list[Fit], more: int, shares: Sequence[float]
) -> bool:
    """Whether nobody of `left`, worth `more` points more at most, could come among the best: of
    all, and of each reading that has a place of its own."""
    if min(one.score for one in best) <= max(one.points for one in left) + more:
        return False
    if len(matching.open_readings(shares)) < 2:
        return True
    for reading in matching.open_readings(shares):
        top = max((one.score for one in matches if one.reading == reading), default=0)
        rest = [one.points for one in left if one.candidate.reading == reading]
        if rest and top <= max(rest) + more:
            return False
    return True


async def _askable(
    work: Work,
    wanted: Sought,
    fits: list[Fit],
    seeker: Seeker,
    limit: int,
    shares: Sequence[float],
) -> list[Match]:
    """The best of those whose owners may be asked; only as many are looked at as could be it."""
    matches: list[Match] = []
    best: list[Match] = []
    if len(matching.open_readings(shares)) > 1:
        fits = _first_of_each(fits, shares)
    more = matching.most(wanted)
    for start in range(0, len(fits), BATCH):
        some = fits[start : start + BATCH]
        if len(best) == limit and _settled(best, matches, fits[start:], more, shares):
            break
        ids = [one.candidate.listing_id for one in some]
        owners = await found_people.people(work.tx, work.scope.id, ids, seeker)
        for one in some:
            row = owners.get(one.candidate.listing_id)
            if row is not None:
                standing = _standing(row, work)
                if wanted.need.vetting <= standing.checks:
                    matches.append(matching.match(wanted, one, standing))
        best = matching.best(matches, limit, shares)
    return best


def _candidate(row: Row, asked: Asked, whole: float, known: frozenset[int]) -> Candidate:
    # Read at once: one by one by name, 500 rows cost more than all the rest.
    values: Any = row
    listing_id, person_id, words, near, root, skill, slots, area, langs, remote, quick = values
    nearest = max(near, round(1000 * asked.near.get(skill, 0.0)))
    return Candidate(
        listing_id,
        person_id,
        words,
        nearest / 1000,
        min(1.0, root / whole) if whole else 0.0,
        slots,
        area,
        tuple(langs.split()) if langs else (),
        bool(remote),
        bool(quick),
        person_id in known,
        asked.reading_of.get(nearest, 0),
    )


def _standing(row: Row, work: Work) -> Standing:
    bits, asked_at = int(row["checks"]), row["asked_at"]
    return Standing(
        row["name"],
        row["balance"],
        row["helps"],
        None if asked_at is None else (work.now - moment_of(asked_at)).days,
        frozenset(kind for kind, bit in CHECK_BITS.items() if bits & bit),
    )
