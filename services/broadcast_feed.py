"""Sends broadcasts a little at a time: their recipients become rows, a few of them are put into the
outbox, and what became of those is noted. Killed at any moment, it goes on from there: a person is
put into the outbox once ever, by its key."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from domain import shifts as shift_rules
from services import broadcasts
from services.work import CLOCK, Work
from storage import broadcasts as rows
from storage import communities
from storage.broadcasts import Broadcast
from storage.db import Tx

AT_ONCE = 50
"""Broadcasts that are looked at in one tick."""
MEMBERS = 2_000
"""Members that are looked through in one tick, so that people's answers get in between."""
AHEAD = 120
"""Messages of one broadcast in the outbox: about four seconds of sending. So many still arrive
after a pause."""
EDIT_EVERY = timedelta(seconds=3)
MORNING = time(9)
"""When who had other news today gets this, on their timebank's next day."""


async def feed(tx: Tx, dialect: str, now: datetime) -> int:
    """The next bit of each broadcast whose time has come; returns how many messages were queued."""
    queued = 0
    for broadcast_id in await rows.active(tx, now, AT_ONCE, dialect):
        one = await rows.find(tx, broadcast_id)
        assert one is not None
        community = await communities.by_id(tx, one.community_id)
        work = Work(tx, now, CLOCK, community, frozenset())
        queued += await _feed(work, one)
    return queued


async def _feed(work: Work, one: Broadcast) -> int:
    tx = work.tx
    if one.state == "planned":
        await tx.run(rows.MOVE, id=one.id, state="sending", before="planned", now=work.now)
        one = replace(one, state="sending")
        work.refresh(broadcasts.CARD, one.id, "broadcast.began")
    changed = await tx.run(rows.FATES, id=one.id) + await tx.run(rows.GONE, id=one.id)
    under_way, due = await rows.under_way(tx, one.id, work.now)
    over = work.now >= one.useful_until
    if one.state == "stopped" or over:
        if not under_way:
            await _finish(work, one, past=over)
        return 0
    queued = 0
    if one.state == "sending" and not shift_rules.quiet(work.now, work.zone):
        queued = await _queue(work, one, AHEAD - due)
    if not queued and not under_way and one.made and not await _waits(work, one):
        await _finish(work, one)
    elif (changed or queued) and (one.shown_at is None or work.now - one.shown_at >= EDIT_EVERY):
        await tx.run(rows.SHOWN, id=one.id, now=work.now)
        work.refresh(broadcasts.CARD, one.id, "broadcast.progress")
    return queued


async def _waits(work: Work, one: Broadcast) -> bool:
    return await work.tx.value(rows.NEXT_DUE, id=one.id) is not None


async def _queue(work: Work, one: Broadcast, room: int) -> int:
    """The next people's messages; where too few are rows yet, some more become rows first."""
    if room <= 0:
        return 0
    people = await _next(work, one, room)
    if len(people) < room and not one.made:
        await rows.make(work.tx, one, work.now, MEMBERS)
        people = await _next(work, one, room)
    if not people:
        return 0
    today = datetime.combine(work.local.date(), time(0), work.zone).astimezone(UTC)
    had = await rows.had_news(work.tx, one.id, people, today)
    tomorrow = datetime.combine(work.local.date() + timedelta(days=1), MORNING, work.zone)
    await rows.put_off(work.tx, one.id, sorted(had), tomorrow.astimezone(UTC))
    now = [person for person in people if person not in had]
    await rows.queue(work.tx, one, now, work.now)
    return len(now)


async def _next(work: Work, one: Broadcast, room: int) -> Sequence[int]:
    found = await work.tx.rows(rows.NEXT, id=one.id, now=work.now, limit=room)
    return [int(row["person_id"]) for row in found]


async def _finish(work: Work, one: Broadcast, *, past: bool = False) -> None:
    """Nobody more is under way: what came of it is counted, and whoever sent it is told."""
    if one.state != "stopped" and not await work.tx.run(
        rows.MOVE, id=one.id, state="done", before=one.state, now=work.now
    ):
        return
    await broadcasts.end(work, one, past=past)
    if one.state != "stopped":
        work.show_card(one.by_id, broadcasts.CARD, one.id, "broadcast.done", fresh=True)
    work.refresh(broadcasts.CARD, one.id, "broadcast.done")
