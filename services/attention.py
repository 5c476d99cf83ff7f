"""One budget of attention per person: what is sent unasked is weighed here, just before it goes.

`gate` is the one place: delivery asks it of all that is due, in the transaction in which it takes
what it sends, so that nothing that is queued, in whatever order, goes past it. The rules are those
of domain/attention.py, the kinds those of domain/notices.py.
"""

import json
import logging
from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import attention as rules
from domain import notices
from domain.attention import Budget, Decision, Digest, Facts, Later, Never, Now
from domain.errors import DomainError
from domain.notices import LEVELS, TOPICS, Level, Topic
from services.work import Work
from storage import attention as rows
from storage import recipients
from storage.db import Row, Tx, moment, moment_of

log = logging.getLogger("goodturn.attention")
CARD = "notices"
"""A person's digest, as a card: its object is the digest."""
DIGEST = "notices.digest"
HOME = "Europe/London"
"""Whose day it is for people who use no timebank."""


async def gate(tx: Tx, now: datetime, due: Sequence[Row]) -> Sequence[Row]:
    """What of these due rows of the outbox may go now, in their order. The others are put off past
    quiet hours, wait for the next digest, or are dropped, each with its cause; where somebody's
    digest is due, it is made and queued."""
    asked = [row for row in due if row["person_id"] is not None and _weighed(row)]
    if not asked:
        return due
    known = await rows.facts(tx, asked, now)
    held: set[int] = set()
    gathered: set[int] = set()
    for row in asked:
        facts = _facts(known, known.rows[row["id"]])
        if row["digest"]:
            held.add(row["id"])
            if row["person_id"] not in gathered:
                gathered.add(row["person_id"])
                await _gather(tx, now, row, facts, known)
            continue
        decision = rules.weigh(facts, now)
        if not isinstance(decision, Now):
            held.add(row["id"])
            _hold(tx, now, known.rows[row["id"]], decision)
    return [row for row in due if row["id"] not in held] if held else due


def _weighed(row: Row) -> bool:
    """What never waits is looked at too where it has an off switch."""
    kind = notices.KINDS.get(row["notice"] or "")
    return bool(row["weigh"]) or (kind is not None and kind.off)


def _facts(known: rows.Known, row: Row) -> Facts:
    kind = notices.KINDS.get(row["notice"] or "", notices.OTHER)
    where = (row["person_id"], row["community_id"], kind.topic or "")
    return Facts(
        kind,
        rows.budget_of(row),
        ZoneInfo(row["own_zone"] or row["zone"] or HOME),
        known.choices.get(where, "all"),
        [moment_of(at) for at in known.sent.get(row["person_id"], ())],
        int(row["times"]),
        moment(row["useful_until"]),
    )


def _hold(tx: Tx, now: datetime, row: Row, decision: Decision) -> None:
    match decision:
        case Later(due_at):
            rows.put_off(tx, row["id"], due_at)
        case Digest(due_at):
            rows.put_off(tx, row["id"], due_at, digest=True)
        case Never(why):
            rows.end(tx, row, why, now)
            return
        case Now():
            return
    body = json.loads(row["body"])
    if "fresh" in body:
        recipients.edit_meanwhile(tx, row, int(body["card"]), now)


async def _gather(tx: Tx, now: datetime, row: Row, facts: Facts, known: rows.Known) -> None:
    """All that waits for this person's digest becomes lines of it, in one message, but for what
    they said meanwhile that they want none of; in quiet hours, or where that day has one, it waits
    for the next."""
    if rules.quiet(now, facts.zone, facts.budget):
        rows.put_off(tx, row["id"], rules.wake(now, facts.zone, facts.budget), digest=True)
        return
    reader = row["person_id"]
    found = []
    for one in await rows.for_digest(tx, reader, now):
        kind = notices.KINDS.get(one["notice"] or "", notices.OTHER)
        where = (reader, one["community_id"], kind.topic or "")
        if kind.off and known.choices.get(where) == "none":
            rows.end(tx, one, rules.OFF, now)
        else:
            found.append(one)
    if not found:
        return
    made = await rows.gather(tx, reader, found, now.astimezone(facts.zone).date(), now)
    if made is None:
        later = rules.digest_at(now, facts.zone, facts.budget)
        rows.put_off(tx, row["id"], later, digest=True)
        return
    recipients.show_as(
        tx, CARD, made, reader, 0, DIGEST, now, row["community_id"], fresh=True, priority="digest"
    )


# What people choose ---------------------------------------------------------------------------


async def budget(work: Work) -> Budget:
    """The actor's quiet hours, and how many a day."""
    return await rows.budget(work.tx, work.actor.id)


async def choices(work: Work) -> dict[Topic, Level]:
    """How much of each topic the actor wants from the timebank that they use."""
    found = await rows.choices(work.tx, work.actor.id, work.scope.id)
    return {topic: found.get(topic, "all") for topic in TOPICS}


async def counted(work: Work) -> tuple[int, int]:
    """How many that count the actor got today, and how many urgent ones within a week."""
    midnight = work.local.replace(hour=0, minute=0, second=0, microsecond=0)
    return await rows.counted(work.tx, work.actor.id, midnight, work.now - timedelta(days=7))


def choose(work: Work, topic: str, level: str) -> tuple[Topic, Level]:
    """The actor wants all, less or none of a topic from the timebank that they use. Raises
    DomainError where there is no such topic."""
    known = next((one for one in TOPICS if one == topic), None)
    wanted = next((one for one in LEVELS if one == level), None)
    if known is None or wanted is None:
        raise DomainError("error-not-found")
    rows.choose(work.tx, work.actor.id, work.scope.id, known, wanted, work.now)
    work.audit("notices.chosen", "person", work.actor.id, f"{known} {wanted}")
    return known, wanted


async def refusing(work: Work, topic: Topic, person_ids: Collection[int]) -> set[int]:
    """Which of these people get nothing about a topic from this timebank as it comes."""
    return await rows.refusing(work.tx, topic, work.scope.id, person_ids)


async def fewer(work: Work, topic: str) -> tuple[Topic, Level]:
    """One step down: from all to less, from less to none."""
    now = (await rows.choices(work.tx, work.actor.id, work.scope.id)).get(topic, "all")
    return choose(work, topic, notices.fewer(now))


async def set_quiet(work: Work, begin: time, end: time) -> Budget:
    """The actor's own quiet hours, in all their timebanks. Raises DomainError beyond what can be
    chosen."""
    if not rules.valid(begin, end):
        raise DomainError("refusal-quiet-hours")
    return await _set(work, quiet=(begin, end))


async def set_a_day(work: Work, count: int) -> Budget:
    """How many that can wait the actor gets a day, over all their timebanks. Raises DomainError
    beyond 0 to 20."""
    if not 0 <= count <= rules.MOST_A_DAY:
        raise DomainError("refusal-notices-a-day", most=rules.MOST_A_DAY)
    return await _set(work, a_day=count)


async def _set(
    work: Work, *, quiet: tuple[time, time] | None = None, a_day: int | None = None
) -> Budget:
    before = await budget(work)
    begin, end = quiet or (before.quiet_from, before.quiet_until)
    after = Budget(begin, end, before.a_day if a_day is None else a_day)
    rows.set_budget(work.tx, work.actor.id, after, work.now)
    work.audit("notices.budget", "person", work.actor.id, f"{begin:%H%M}-{end:%H%M} {after.a_day}")
    return after
