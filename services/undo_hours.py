"""Taking back what moved hours beside help: the pot, hours that were created, rosters, lending.

What was taken out of the books is in them again under a new key, with the next round."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from domain import ledger
from domain.errors import DomainError, NotFound
from services import issue, lending, opposite, pot, roster_news, rosters
from services.undo_news import REASON, taken_back
from services.work import Work
from storage import decisions, giving
from storage import ledger as books
from storage import lending as booking_rows
from storage import rosters as roster_rows
from storage.decisions import Decision


async def _gift(work: Work, found: Decision) -> None:
    """What was asked of the pot waits again; the pot has its hours again."""
    work.demand("hours.second")
    one = await giving.gift(work.tx, found.object_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    _not_own(work, *one.parties)
    if found.action == "reverse" and one.kind != "to_pot":
        await pot.demand_in_pot(work, one.minutes)
    await _put_back(work, found)
    if found.action == "reverse":
        await _hours_again(work, one.key, replace(one, round=one.round + 1).key)
        told = {p: pot.reversed_notice(one, p) for p in one.parties}
        await taken_back(work, found, told)
        return
    if found.state == "posted":
        await _hours_back(work, one.key)
    if one.to_id is not None and found.state != "second":
        posted = found.state == "posted"
        key = pot.posted_notice(one) if posted else pot.declined_notice(one, found.at)
        await taken_back(work, found, {one.to_id: key})


async def _issue(work: Work, found: Decision) -> None:
    """Hours that were to be created or cancelled wait for a second person again."""
    work.demand("hours.second")
    one = await giving.issue(work.tx, found.object_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    _not_own(work, one.person_id)
    await _put_back(work, found)
    if found.action == "reverse":
        await _hours_again(work, one.key, replace(one, round=one.round + 1).key)
        await taken_back(work, found, {one.person_id: issue.member_notice(one, "reversed")})
        return
    told = {one.made_by: issue.maker_notice(one, found.at)}
    if found.state == "posted":
        await _hours_back(work, one.key)
        told[one.person_id] = issue.member_notice(one, "posted")
    await taken_back(work, found, told)


async def _roster(work: Work, found: Decision) -> None:
    """A roster is as it was before its hours moved."""
    work.demand("exchange.decide")
    one = await roster_rows.find(work.tx, found.object_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    ticked = [p.person_id for p in await roster_rows.people(work.tx, one.id) if p.ticked]
    _not_own(work, one.host_id, *ticked)
    await _put_back(work, found)
    if found.action == "reverse":
        await _hours_again(work, one.key, replace(one, round=one.round + 1).key)
        told = {p: roster_news.reversed_notice(one, p) for p in (one.host_id, *ticked)}
        await taken_back(work, found, told)
        return
    await _hours_back(work, one.key)
    told = {p: roster_news.posted_notice(one, p) for p in (one.host_id, *ticked)}
    if one.ticked_by is not None and one.ticked_by not in (work.actor.id, *told):
        told[one.ticked_by] = roster_news.approved_notice(one)
    await taken_back(work, found, told)


async def _booking(work: Work, found: Decision) -> None:
    """What a broker settled or ended about something lent is open again."""
    work.demand("exchange.decide")
    one = await booking_rows.find(work.tx, found.object_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    sides = (one.owner_id, one.borrower_id)
    _not_own(work, *sides)
    await _put_back(work, found)
    if found.action == "reverse" and one.minutes:
        await _hours_again(work, one.key, replace(one, round=one.round + 1).key)
    elif found.state == "back" and one.minutes:
        await _hours_back(work, one.key)
    before = found.before["state"]
    booking_rows.event(work.tx, one.id, "undo", before, work.actor.id, work.now, REASON)
    await taken_back(work, found, dict.fromkeys(sides, ""), f"lending.{found.action}")


def _not_own(work: Work, *person_ids: int) -> None:
    if work.own(*person_ids):
        raise DomainError("refusal-own-exchange")


async def _put_back(work: Work, found: Decision) -> None:
    if not await decisions.put_back(work.tx, found, work.now):
        raise DomainError("refusal-undo-since")


async def _hours_back(work: Work, key: str) -> None:
    """The opposite transfer, once."""
    await opposite.post(work, f"{key}:posted", f"{key}:reversed")


async def _hours_again(work: Work, key: str, new: str) -> None:
    """The same transfer as was reversed, under the key of the next round, once."""
    original = await books.by_key(work.tx, f"{key}:posted")
    if original is None:
        raise NotFound
    back = ledger.again(original, f"{new}:posted")
    if not await books.post(work.tx, back, work.now, actor_id=work.actor.id):
        raise DomainError("toast-already-done")


BACK: dict[str, Callable[[Work, Decision], Awaitable[None]]] = {
    pot.CARD: _gift,
    issue.CARD: _issue,
    rosters.CARD: _roster,
    lending.CARD: _booking,
}
