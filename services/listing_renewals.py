"""What is listed is asked about before it goes stale, and paused where nobody answers."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from domain import listings as rules
from domain.working_time import nudge_time
from services import rules as timebank_rules
from services.work import CLOCK, Work
from storage import away as away_rows
from storage import communities, people, reminders, search
from storage import listings as rows
from storage.db import Row, Tx
from storage.listings import Listing

CARD = "listing"
"""One listing, as its owner sees it."""
RENEWAL_CARD = "listing-renewal"
"""The question whether listings are still so, for all that come up in one week; its object is the
first of them."""
ASK, PAUSE = "listing.ask", "listing.pause"
KINDS = (ASK, PAUSE)
WEEK = timedelta(days=6)


async def asked_about(tx: Tx, one: Listing, now: datetime) -> bool:
    """Whether an active listing is so near its day that its owner is asked, or was."""
    community = await communities.by_id(tx, one.community_id)
    if one.state != "active" or community is None:
        return False
    work = Work(tx, now, CLOCK, community, frozenset())
    ask, until = await renewal(work)
    return one.renew_by - (until - ask) <= work.local.date()


async def renewal(work: Work) -> tuple[date, date]:
    """The day on which the owner of what is listed today is asked, and the last day of it."""
    given = await timebank_rules.of(work)
    return rules.renewal(
        work.local.date(),
        given.number("listing_days"),
        given.number("listing_warning_days"),
    )


def plan(work: Work, person_id: int, ask: date, until: date) -> None:
    """Plans the question, and the pause without an answer; once for each day and person."""
    for kind, day in ((ASK, ask), (PAUSE, until)):
        reminders.add(
            work.tx,
            f"{kind}:{work.scope.id}:{person_id}:{until}",
            kind,
            work.scope.id,
            person_id,
            until.toordinal(),
            _morning(work, day),
            _morning(work, until + timedelta(days=365)),
        )


def _morning(work: Work, day: date) -> datetime:
    return nudge_time(datetime.combine(day, time(12), work.zone), 0, work.zone)


async def remind(work: Work, row: Row) -> bool:
    """The question a week before, for all that comes up in that week; or the pause."""
    day, person_id = date.fromordinal(row["object_id"]), int(row["person_id"])
    week = day + WEEK if row["kind"] == ASK else day
    found = await rows.due(work.tx, work.scope.id, person_id, week)
    if row["kind"] == ASK:
        # What is due sooner was asked about already.
        found = [one for one in found if one.renew_by >= day]
    if not found:
        return False
    if row["kind"] == ASK and not await _belongs(work, person_id):
        return False
    if row["kind"] == ASK and day <= work.local.date():
        # The program stood still for the whole week: nothing is paused before its owner was asked.
        await _after(work, found, work.local.date() - timedelta(days=1))
        return True
    gone = await away_rows.find(work.tx, work.scope.id, person_id)
    if gone is not None and gone.on(work.local.date()):
        await _after(work, found, gone.until)
        return True
    if row["kind"] == PAUSE:
        return await _pause_all(work, person_id, found)
    for one in found:
        if one.renew_by != day:
            rows.set_renewal(work.tx, one.id, day)
    work.show_card(person_id, RENEWAL_CARD, found[0].id, ASK, fresh=True)
    return True


async def _after(work: Work, found: Sequence[Listing], until: date) -> None:
    """Somebody is away: the days move, so that they are asked once they are back."""
    warning = (await timebank_rules.of(work)).number("listing_warning_days")
    ask = until + timedelta(days=2)
    for one in found:
        rows.set_renewal(work.tx, one.id, ask + timedelta(days=warning))
    plan(work, found[0].person_id, ask, ask + timedelta(days=warning))


async def _pause_all(work: Work, person_id: int, found: Sequence[Listing]) -> bool:
    """Nobody answered by the day: paused, and its owner is told."""
    paused = [one for one in found if one.renew_by <= work.local.date()]
    if not paused:
        return False
    last = max(one.renew_by for one in paused)
    for one in paused:
        # All on one day, so that one card stands for all of them.
        if await rows.move(work.tx, one, "paused", last, work.now):
            search.forget(work.tx, one.id)
            work.refresh(CARD, one.id, "listing.paused")
            work.audit("listing.paused", "listing", one.id, "no answer")
    if await _belongs(work, person_id):
        work.show_card(person_id, RENEWAL_CARD, paused[0].id, PAUSE, fresh=True)
    return True


async def _belongs(work: Work, person_id: int) -> bool:
    standing = await people.membership(work.tx, work.scope.id, person_id)
    return standing is not None and standing.state == "approved"
