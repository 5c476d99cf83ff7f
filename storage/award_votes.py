"""Votes for awards: who is on the ballot, what somebody chose, and the count, after which no row
says who chose whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.awards.voting import Aside
from storage.db import Row, Tx, moment_of

# On the ballot: shortlisted, and nobody who took their yes back (the table's CHECK holds that).
_ON_BALLOT = "n.place = 'shortlisted' AND n.joined_to IS NULL"
_SHOWN = """(SELECT x.shown FROM nomination x WHERE x.state = 'sent' AND x.scrubbed_at IS NULL
        AND x.nominee_id = n.id ORDER BY x.id LIMIT 1) AS shown"""
_CANDIDATE = f"""n.id, n.round_id, n.category_id, n.name, n.kind, n.area, n.evidence, {_SHOWN},
    c.label AS category FROM award_nominee n JOIN award_category c ON c.id = n.category_id"""
BALLOT = f"""
SELECT {_CANDIDATE} WHERE n.round_id = :round_id AND {_ON_BALLOT}
ORDER BY c.position, n.category_id, n.id LIMIT :limit"""
CANDIDATE = f"SELECT {_CANDIDATE} WHERE n.id = :id AND {_ON_BALLOT}"
ROUND_OF = "SELECT round_id FROM award_nominee WHERE id = :id"
ROUND_OF_CATEGORY = "SELECT round_id FROM award_category WHERE id = :id"
# Whichever state it is in now: what somebody chose stays named to them.
MINE = """
SELECT v.category_id, v.nominee_id, v.aside, v.paper, v.first_at, n.name
FROM award_vote v LEFT JOIN award_nominee n ON n.id = v.nominee_id
WHERE v.person_id = :person_id AND v.round_id = :round_id"""
# The last choice stands, but a ballot on paper never replaces somebody's own.
PUT = """
INSERT INTO award_vote (round_id, category_id, person_id, nominee_id, aside, paper, entered_by,
    first_at, at)
VALUES (:round_id, :category_id, :person_id, :nominee_id, :aside, :paper, :entered_by, :at, :at)
ON CONFLICT (category_id, person_id) DO UPDATE SET nominee_id = excluded.nominee_id,
    paper = excluded.paper, entered_by = excluded.entered_by, at = excluded.at
WHERE award_vote.paper = 1 OR excluded.paper = 0"""
# When somebody was let in: here, or in whichever timebank it was first.
APPROVED = """
SELECT MIN(COALESCE(m.decided_at, m.applied_at)) FROM membership m
WHERE m.person_id = :person_id AND m.state = 'approved'
    AND (:everywhere = 1 OR m.community_id = :community_id)"""
TO_COUNT = """
SELECT v.id, v.category_id, v.nominee_id, v.aside, v.paper, v.at, n.place FROM award_vote v
JOIN award_nominee n ON n.id = v.nominee_id WHERE v.round_id = :round_id ORDER BY v.id"""
IN_BURST = "UPDATE award_vote SET aside = 'burst' WHERE id = :id AND aside IS NULL"
COUNTED = """
INSERT INTO award_ballots (round_id, nominee_id, counted, aside, burst)
SELECT v.round_id, v.nominee_id, SUM(CASE WHEN v.aside IS NULL THEN 1 ELSE 0 END),
    SUM(CASE WHEN v.aside IS NULL THEN 0 ELSE 1 END),
    SUM(CASE WHEN v.aside = 'burst' THEN 1 ELSE 0 END)
FROM award_vote v WHERE v.round_id = :round_id AND v.nominee_id IS NOT NULL
GROUP BY v.round_id, v.nominee_id"""
# Why it was set aside goes too: where one nominee alone had a burst, that says for whom.
APART = "UPDATE award_vote SET nominee_id = NULL, aside = NULL WHERE round_id = :round_id"
# The taps and typed votes themselves, and the screens that answered them: kept for a month like
# all others, they would say for whom. Only from the vote's opening on, by index.
_SINCE = "(SELECT r.vote_opens_at FROM award_round r WHERE r.id = :round_id)"
TAPS = f"""
UPDATE inbox SET body = '{{}}' WHERE state <> 'waiting' AND state = 'done'
    AND done_at >= {_SINCE} AND (body LIKE '%vote-for:%' OR lower(body) LIKE '%vote for %')"""
SCREENS = f"""
UPDATE outbox SET body = '{{}}' WHERE state IN ('sent', 'failed', 'dropped', 'unknown')
    AND body <> '{{}}' AND sent_at >= {_SINCE} AND reason LIKE 'vote-%'"""
MARK = "UPDATE award_round SET counted_at = :now WHERE id = :round_id AND counted_at IS NULL"
# Something that arrived before then and is still to be handled: it may be a vote.
ON_THE_WAY = """
SELECT 1 FROM inbox i WHERE i.state = 'waiting' AND i.received_at < :until LIMIT 1"""
# Something arrived in this time: whatever was sent before it has arrived as well.
ARRIVED = """
SELECT 1 FROM inbox i WHERE i.state <> 'waiting' AND i.done_at > :since AND i.received_at > :since
    AND i.received_at < :until LIMIT 1"""
BALLOTS = """
SELECT b.nominee_id, b.counted, b.aside, b.burst, n.category_id FROM award_ballots b
JOIN award_nominee n ON n.id = b.nominee_id WHERE b.round_id = :round_id ORDER BY b.nominee_id"""
LET_IN = "SELECT let_in FROM award_round WHERE id = :round_id"
VOTERS = (
    "SELECT COUNT(*) FROM (SELECT DISTINCT person_id FROM award_vote WHERE round_id = :round_id) t"
)
MOST_ON_BALLOT = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on the ballot, with what voters may read of them. shown: the filtered words of the
    first nomination; evidence: facts from the ledger, by their consent."""

    id: int
    round_id: int
    category_id: int
    category: str
    name: str
    kind: str
    area: str
    evidence: str | None
    shown: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose in a category; `name` and `nominee_id` None once it was counted."""

    category_id: int
    nominee_id: int | None
    name: str | None
    aside: Aside | None
    paper: bool
    first_at: datetime


@dataclass(frozen=True, slots=True)
class Ballots:
    """How many votes a nominee had. counted: that count from the start; of the others `burst` came
    in a burst and `new` from people let in only just before."""

    nominee_id: int
    category_id: int
    counted: int
    aside: int
    burst: int

    @property
    def new(self) -> int:
        """Those of people let in only just before."""
        return self.aside - self.burst

    def votes(self, let_in: str) -> int:
        """How many count where these are let in: '', new, burst or both."""
        new = self.new if let_in in ("new", "both") else 0
        return self.counted + new + (self.burst if let_in in ("burst", "both") else 0)


def _candidate(row: Row) -> Candidate:
    return Candidate(**{name: row[name] for name in Candidate.__slots__})


async def ballot(tx: Tx, round_id: int) -> Sequence[Candidate]:
    """Everybody who can be voted for, by category in its order."""
    rows = await tx.rows(BALLOT, round_id=round_id, limit=MOST_ON_BALLOT)
    return [_candidate(row) for row in rows]


async def candidate(tx: Tx, nominee_id: int) -> Candidate | None:
    """One who can be voted for."""
    row = await tx.row(CANDIDATE, id=nominee_id)
    return _candidate(row) if row else None


async def round_of(tx: Tx, nominee_id: int) -> int | None:
    """The round in which somebody is, or was, up."""
    found = await tx.value(ROUND_OF, id=nominee_id)
    return None if found is None else int(found)


async def round_of_category(tx: Tx, category_id: int) -> int | None:
    """The round that has this category."""
    found = await tx.value(ROUND_OF_CATEGORY, id=category_id)
    return None if found is None else int(found)


async def mine(tx: Tx, round_id: int, person_id: int) -> dict[int, Choice]:
    """What somebody chose, by category."""
    rows = await tx.rows(MINE, round_id=round_id, person_id=person_id)
    return {
        row["category_id"]: Choice(
            row["category_id"],
            row["nominee_id"],
            row["name"],
            row["aside"],
            bool(row["paper"]),
            moment_of(row["first_at"]),
        )
        for row in rows
    }


async def put(
    tx: Tx,
    one: Candidate,
    person_id: int,
    at: datetime,
    *,
    aside: Aside | None,
    entered_by: int | None,
) -> bool:
    """Keeps somebody's choice in its category; entered_by: the broker, for a ballot on paper. False
    where it is on paper and they chose themselves already."""
    values = {"round_id": one.round_id, "category_id": one.category_id, "nominee_id": one.id}
    return bool(
        await tx.run(
            PUT,
            **values,
            person_id=person_id,
            aside=aside,
            paper=entered_by is not None,
            entered_by=entered_by,
            at=at,
        )
    )


async def approved_at(tx: Tx, person_id: int, community_id: int | None) -> datetime | None:
    """Since when somebody is let in, in this timebank, or (None) in any."""
    found = await tx.value(
        APPROVED,
        person_id=person_id,
        community_id=community_id or 0,
        everywhere=community_id is None,
    )
    return None if found is None else moment_of(found)


async def to_count(tx: Tx, round_id: int) -> Sequence[Row]:
    """Every vote that has a choice: id, category_id, nominee_id, aside, paper, at, place."""
    return await tx.rows(TO_COUNT, round_id=round_id)


async def on_the_way(tx: Tx, until: datetime) -> bool:
    """Whether something that arrived before then is still to be handled."""
    return await tx.value(ON_THE_WAY, until=until) is not None


async def arrived(tx: Tx, since: datetime, until: datetime) -> bool:
    """Whether anything arrived between these moments, and is handled."""
    return await tx.value(ARRIVED, since=since, until=until) is not None


async def count(tx: Tx, round_id: int, now: datetime, bursts: Sequence[int]) -> bool:
    """Counts the votes, those of `bursts` (ids) aside, and takes the choices off the rows that say
    who voted. False where they were counted before."""
    if not await tx.run(MARK, round_id=round_id, now=now):
        return False
    for vote_id in bursts:
        tx.later(IN_BURST, id=vote_id)
    tx.later(COUNTED, round_id=round_id)
    apart(tx, round_id)
    return True


def apart(tx: Tx, round_id: int) -> None:
    """Takes away whatever says who chose whom."""
    for sql in (APART, TAPS, SCREENS):
        tx.later(sql, round_id=round_id)


async def ballots(tx: Tx, round_id: int) -> Sequence[Ballots]:
    """The count."""
    rows = await tx.rows(BALLOTS, round_id=round_id)
    return [Ballots(**{name: row[name] for name in Ballots.__slots__}) for row in rows]


async def votes(tx: Tx, round_id: int) -> dict[int, int]:
    """How many votes of each nominee count, those included that were let in. Empty before the
    count."""
    let_in = str(await tx.value(LET_IN, round_id=round_id) or "")
    return {one.nominee_id: one.votes(let_in) for one in await ballots(tx, round_id)}


async def voters(tx: Tx, round_id: int) -> int:
    """How many people voted."""
    return int(await tx.value(VOTERS, round_id=round_id))
