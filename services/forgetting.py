"""Being forgotten: asked for, a week in which it can be stopped, and then it is done for good.

From the moment it is asked for nobody is asked anything or shown to others; what was planned is
called off. After the week a last message goes out, memberships end, and an hour later everything
goes as storage/personal.py says. What is open about somebody (their safety, a dispute, an accident,
a bar) holds up their name and what belongs to it; the rest goes, and it is looked at each week.

Each erasure is one line in a journal outside the database, written and flushed to the disk before
the transaction commits: a line too many means that somebody who asked for it is forgotten at a
restore as well; a line too few would bring them back.
"""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime

from domain import forgetting as rules
from domain.errors import DomainError, NotFound
from domain.forgetting import Hold
from services import leaving, second_factor
from services.notices import NoticeButton
from services.work import CLOCK, Work
from storage import communities, erasures, people
from storage.db import Database, Tx, moment_of
from storage.erasures import Erasure

Write = Callable[[str], None]
"""Adds a line to the journal, flushed to the disk when it returns."""
IN = ("approved", "paused")
APPLYING = ("applied", "meeting")


async def holds(work: Work, person_id: int) -> list[Hold]:
    """What is open about somebody, for a person to look at."""
    return await erasures.holds(
        work.tx, person_id, work.now - rules.SAFETY_KEPT, work.now - rules.ACCIDENT_KEPT
    )


async def under_way(work: Work, person_id: int) -> Erasure | None:
    """Whether somebody is to be forgotten, and how far that is."""
    return await erasures.of(work.tx, person_id)


async def may_ask(work: Work, person_id: int) -> None:
    """Raises DomainError for who acts for another, for the last broker of a timebank, NotFound for
    somebody of elsewhere."""
    if person_id == work.actor.id:
        work.within("self")
    else:
        work.demand("member.decide")
        if work.own(person_id):
            raise DomainError("refusal-own-membership")
        if await people.membership(work.tx, work.scope.id, person_id) is None:
            raise NotFound
    if "last-broker" in await holds(work, person_id):
        raise DomainError("refusal-leave-last-broker")


async def ask(work: Work, person_id: int) -> Erasure:
    """Begins the week. What the person had under way is called off at once and they are neither
    asked nor shown. Raises as may_ask; DomainError where it is under way already."""
    await may_ask(work, person_id)
    if person_id != work.actor.id:
        await second_factor.demand(work, "erase")
    erasure_id = await erasures.ask(
        work.tx,
        person_id,
        work.community.id if work.community else None,
        work.actor.id,
        "asked" if person_id == work.actor.id else "staff",
        work.now,
        work.now + rules.COOLING,
    )
    if erasure_id is None:
        raise DomainError("toast-already-done")
    resting = []
    for row in await erasures.memberships(work.tx, person_id):
        if row["state"] == "approved":
            await leaving.rest_until_forgotten(
                await _as(work, person_id, int(row["community_id"])), person_id
            )
            resting.append(int(row["community_id"]))
    erasures.rested(work.tx, erasure_id, resting)
    work.audit("erasure.ask", "erasure", erasure_id)
    if person_id != work.actor.id:
        _tell(work, person_id, erasure_id, "forget-begun-for-you", work.now + rules.COOLING)
    found = await erasures.of(work.tx, person_id)
    assert found is not None
    return found


async def stop(work: Work, person_id: int) -> None:
    """It is not to be: who rested is back. Raises DomainError where it is too late, or it never
    was."""
    if person_id == work.actor.id:
        work.within("self")
    else:
        work.demand("member.decide")
        if await people.membership(work.tx, work.scope.id, person_id) is None:
            raise NotFound
    found = await erasures.of(work.tx, person_id)
    if found is None or found.state != "asked":
        raise DomainError("refusal-forget-late")
    await erasures.move(work.tx, found.id, "stopped", moment_of(found.due_at), work.now)
    for number in filter(None, found.rested.split(",")):
        await leaving.back_from_rest(await _as(work, person_id, int(number)), person_id)
    work.audit("erasure.stop", "erasure", found.id)


async def run_due(tx: Tx, dialect: str, now: datetime, write: Write) -> bool:
    """Takes the next one whose time has come one step on; False where there is none."""
    found = await erasures.due(tx, now, dialect)
    if found is None:
        return False
    community = await communities.by_id(tx, found.community_id) if found.community_id else None
    work = Work(tx, now, CLOCK, community, frozenset())
    if found.state == "asked":
        await _last_word(work, found)
    else:
        await _forget(work, found, write)
    return True


async def _last_word(work: Work, found: Erasure) -> None:
    """The last message, and the end of the memberships; an hour later everything goes."""
    if "last-broker" in await holds(work, found.person_id):
        await erasures.move(work.tx, found.id, "asked", work.now + rules.AGAIN)
        return
    await _leave(work, found.person_id)
    _tell(work, found.person_id, found.id, "forget-last", None)
    await erasures.move(work.tx, found.id, "told", work.now + rules.LAST_WORD)


async def _forget(work: Work, found: Erasure, write: Write) -> None:
    open_still = await holds(work, found.person_id)
    if found.cause in ("left", "declined"):
        await _leave(work, found.person_id)
    await forget(work, found.person_id, held=bool(open_still))
    if open_still:
        await erasures.move(work.tx, found.id, "held", work.now + rules.AGAIN)
        return
    await erasures.move(work.tx, found.id, "done", work.now, work.now)
    # Whatever fails of the transaction fails before the line is written.
    await work.tx.value("SELECT 1")
    write(rules.written(found.person_id, work.now))


async def forget(work: Work, person_id: int, *, held: bool = False) -> None:
    """Everything about somebody goes now, as storage/personal.py says; with `held`, what waits
    stays. The books balance as before. Nobody is asked: callers have seen to that."""
    mark = [secrets.choice(rules.LETTERS) for _ in range(rules.MARK)]
    await erasures.scrub(work.tx, person_id, rules.former(mark), work.now, held=held)
    work.audit("erasure.held" if held else "erasure.done", "erasure", None)


async def replay(database: Database, lines: Iterable[str], now: datetime) -> int:
    """Who was forgotten after a backup was made is forgotten again in what was restored from it;
    says how many. Nobody is written to. Raises ValueError for what is no journal.

    A number that the journal forgot before the restored row was even made is somebody else's.
    """
    done = 0
    for line in lines:
        entry = rules.read(line)
        if entry is None:
            continue
        async with database.write() as tx:
            known = await erasures.somebody(tx, entry.person)
            if known is None or rules.is_former(known[1]) or moment_of(known[0]) > entry.at:
                continue
            work = Work(tx, now, CLOCK, None, frozenset())
            last = await erasures.written_by_now(tx)
            await _leave(work, entry.person)
            await forget(work, entry.person)
            await erasures.say_nothing_since(tx, last)
            found = await erasures.of(tx, entry.person)
            if found is not None:
                await erasures.move(tx, found.id, "done", now, now)
            done += 1
    return done


async def _leave(work: Work, person_id: int) -> None:
    """Every membership ends, as if its member left; what is theirs goes to the pot."""
    for row in await erasures.memberships(work.tx, person_id):
        mine = await _as(work, person_id, int(row["community_id"]))
        if row["state"] in IN:
            try:
                await leaving.leave(mine, person_id, "pot")
            except DomainError:
                # The last broker of a restored timebank: their role stays, their name does not.
                await leaving.end_all(mine, person_id)
        elif row["state"] in APPLYING:
            await people.decide(
                work.tx, int(row["id"]), ("applied", "meeting"), "left", person_id, work.now
            )


async def _as(work: Work, person_id: int, community_id: int) -> Work:
    """The same moment, with the person themselves as who acts, in one of their timebanks."""
    person = await people.person(work.tx, person_id)
    community = await communities.by_id(work.tx, community_id)
    if person is None or community is None:
        raise NotFound
    return Work(work.tx, work.now, person, community, frozenset({"member"}))


def _tell(work: Work, person_id: int, erasure_id: int, key: str, at: datetime | None) -> None:
    once = f"erasure:{erasure_id}:{key}"
    if at is None:
        work.tell(person_id, "erasure.told", key, kind="answer", once=once)
        return
    stop_it = (NoticeButton("btn-forget-stop", f"forget-stop:{person_id}"),)
    work.tell(person_id, "erasure.told", key, kind="answer", once=once, buttons=stop_it, at=at)
