"""News that an organiser or a broker sends to people who asked for it: looked at with the number of
people, agreed by a second person where they are many, paused, stopped, counted."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from domain import broadcasts as rules
from domain import shifts as shift_rules
from domain.broadcasts import Act, Audience, State
from domain.errors import DomainError, NotFound
from services import four_eyes, opportunities, organising, shifts
from services import rules as timebank
from services.notices import NoticeButton
from services.work import Work
from storage import broadcasts as rows
from storage import reminders
from storage import shifts as shift_rows
from storage.broadcasts import Broadcast
from storage.db import Row

CARD = "broadcast"
AGAIN = "broadcast.asked-again"
LAPSE = "broadcast.lapse"
KINDS = (AGAIN, LAPSE)
TWICE = timedelta(hours=24)
"""The same words to the same people within so long are one tap too many."""


@dataclass(frozen=True, slots=True)
class News:
    """What somebody wants to send. words: their own, may be empty where it is about something;
    at: when it goes out, None for now."""

    words: str
    audience: Audience
    shift_id: int | None = None
    opportunity_id: int | None = None
    photo: str | None = None
    at: datetime | None = None
    campaign_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What sending would mean: to how many people, from when, for how many minutes, and whether a
    second person agrees first."""

    people: int
    at: datetime
    minutes: int
    second: bool


async def demand(work: Work, shift_id: int | None, opportunity_id: int | None) -> int | None:
    """Whether the actor may tell people of this: returns for which organisation. Raises NotAllowed
    for who sends nothing here, DomainError for what is somebody else's to tell, or is over."""
    try:
        return await _organisation(work, shift_id, opportunity_id)
    except NotFound as missing:
        raise DomainError("refusal-broadcast-not-yours") from missing


async def _organisation(work: Work, shift_id: int | None, opportunity_id: int | None) -> int | None:
    if shift_id is not None:
        shift = await shifts.running(work, shift_id)
        if shift.state != "published" or shift.starts_at <= work.now:
            raise DomainError("refusal-broadcast-shift-over")
        return shift.organisation_id
    if opportunity_id is not None:
        one = await opportunities.running(work, opportunity_id)
        if one.state != "published":
            raise DomainError("refusal-broadcast-shift-over")
        return one.organisation_id
    if work.hat is not None and work.hat.kind == "organisation":
        organising.demand(work, work.hat.for_id)
        return work.hat.for_id
    work.demand("news.send")
    return None


async def outlook(work: Work, news: News) -> Outlook:
    """What sending it would mean. Raises as `demand`, and DomainError for words that nobody may be
    sent, a time that can't be, or where nobody would get it."""
    await demand(work, news.shift_id, news.opportunity_id)
    about = news.shift_id is not None or news.opportunity_id is not None
    if not news.words.strip() and not about:
        raise DomainError("refusal-broadcast-empty")
    if len(news.words) > rules.LONGEST:
        raise DomainError("error-too-long", limit=rules.LONGEST)
    organising.check_words(news.words)
    at = news.at or work.now
    rules.check_time(at, work.now)
    at = _by_day(work, max(at, work.now))
    if await _useful_until(work, news, at) <= at:
        raise DomainError("refusal-broadcast-late")
    values = rows.of_audience(work.scope.id, news.audience, news.shift_id)
    count = int(await work.long_look(rows.COUNT, **values) or 0)
    if not count:
        everybody = news.audience == Audience()
        raise DomainError("refusal-broadcast-nobody", all="yes" if everybody else "no")
    above = (await timebank.of(work)).number("broadcast_second")
    return Outlook(count, at, rules.minutes(count), count > above)


def _by_day(work: Work, at: datetime) -> datetime:
    """At night it waits for the morning."""
    if not shift_rules.quiet(at, work.zone):
        return at
    return shift_rules.next_morning(at + timedelta(days=2), at, work.zone) or at


async def _useful_until(work: Work, news: News, at: datetime) -> datetime:
    if news.shift_id is not None:
        shift = await shift_rows.find(work.tx, news.shift_id)
        assert shift is not None
        return shift.starts_at
    return at + rules.USEFUL


async def make(work: Work, news: News) -> int:
    """Sends it, now or at its time; with many people once a second person agrees. Returns its id.
    Raises as `outlook`, and DomainError where the same was sent just now or too much today."""
    news = replace(news, words=news.words.strip())
    organisation_id = await demand(work, news.shift_id, news.opportunity_id)
    same = await rows.same(
        work.tx,
        news.audience,
        by_id=work.actor.id,
        community_id=work.scope.id,
        words=news.words,
        shift_id=news.shift_id,
        opportunity_id=news.opportunity_id,
        since=work.now - TWICE,
    )
    if same is not None:
        raise DomainError("refusal-broadcast-twice")
    found = await outlook(work, news)
    today = work.now - timedelta(days=1)
    made = await work.tx.value(rows.MADE_SINCE, by_id=work.actor.id, since=today)
    if int(made or 0) >= rules.MOST_A_DAY:
        raise DomainError("refusal-broadcast-many", count=rules.MOST_A_DAY)
    seconds = await four_eyes.second_people(work, ()) if found.second else []
    if found.second and not seconds:
        raise DomainError("refusal-broadcast-no-second", count=found.people)
    state: State = "asked" if found.second else "planned"
    made_id = await rows.add(
        work.tx,
        news.audience,
        community_id=work.scope.id,
        organisation_id=organisation_id,
        campaign_id=news.campaign_id,
        by_id=work.actor.id,
        words=news.words,
        photo=news.photo,
        shift_id=news.shift_id,
        opportunity_id=news.opportunity_id,
        counted=found.people,
        state=state,
        send_at=found.at,
        useful_until=await _useful_until(work, news, found.at),
        now=work.now,
    )
    work.audit("broadcast.made", CARD, made_id, f"{found.people} people")
    if found.second:
        _wait_for_second(work, made_id, await _useful_until(work, news, found.at))
    for one in seconds:
        work.show_card(one.id, CARD, made_id, "broadcast.asked", fresh=True)
    return made_id


def _wait_for_second(work: Work, broadcast_id: int, useful_until: datetime) -> None:
    ends = min(work.now + rules.WAITS, useful_until)
    for kind, due in ((AGAIN, work.now + rules.ASKED_AGAIN), (LAPSE, ends)):
        if due <= ends:
            key = f"broadcast:{broadcast_id}:{kind}"
            until = due + rules.WAITS
            reminders.add(work.tx, key, kind, work.scope.id, None, broadcast_id, due, until)


async def remind(work: Work, row: Row) -> bool:
    """It still waits for a second person: they are asked again; and after a week it is over, and
    whoever made it hears so. False where it waits no more."""
    one = await rows.find(work.tx, row["object_id"])
    if one is None or one.state != "asked":
        return False
    if row["kind"] == AGAIN:
        for person in await four_eyes.second_people(work, (), one.by_id):
            work.show_card(person.id, CARD, one.id, "broadcast.asked", fresh=True)
        return True
    if not await work.tx.run(rows.MOVE, id=one.id, state="stopped", before="asked", now=work.now):
        return False
    work.audit("broadcast.lapse", CARD, one.id)
    await end(work, one)
    work.refresh(CARD, one.id, "broadcast.lapse")
    work.tell(
        one.by_id,
        "broadcast.lapsed",
        "notice-broadcast-lapsed",
        once=f"broadcast:{one.id}:lapsed",
        buttons=(NoticeButton("btn-broadcast-see", f"bc-open:{one.id}"),),
        timebank=work.scope.name,
        date=one.created_at.astimezone(work.zone).date(),
    )
    return True


async def find(work: Work, broadcast_id: int) -> Broadcast:
    """One that the actor may see: their own, their organisation's, any for brokers and
    administrators. Raises NotFound."""
    one = await rows.find(work.tx, broadcast_id)
    if one is None or one.community_id != work.scope.id or not sees(work, one):
        raise NotFound
    return one


def sees(work: Work, one: Broadcast) -> bool:
    """Whether it is the actor's business."""
    if work.hat is not None:
        return one.organisation_id is not None and one.organisation_id == work.hat.for_id
    return (
        one.by_id == work.actor.id
        or shifts.acts_for(work, one.organisation_id)
        or bool(work.roles & {"broker", "administrator"})
    )


async def act(work: Work, broadcast_id: int, what: Act) -> Broadcast:
    """Yes or no of a second person; pausing, going on, stopping. What is under way already still
    arrives after a pause. Raises NotFound, NotAllowed, and DomainError where it comes too late."""
    one = await find(work, broadcast_id)
    if what in ("yes", "no"):
        work.demand("news.second")
        if work.own(one.by_id):
            raise DomainError("refusal-second-person")
    after = rules.moved(one.state, what)
    if not await work.tx.run(rows.MOVE, id=one.id, state=after, before=one.state, now=work.now):
        raise DomainError("toast-already-done")
    if what in ("yes", "no"):
        await work.tx.run(rows.DECIDED, id=one.id, by=work.actor.id, now=work.now)
        _tell_maker(work, one, what)
    work.audit(f"broadcast.{what}", CARD, one.id)
    if after in rules.ENDED:
        await _no_more(work, one)
    work.refresh(CARD, one.id, f"broadcast.{what}")
    return one


def _tell_maker(work: Work, one: Broadcast, what: Act) -> None:
    work.show_card(one.by_id, CARD, one.id, f"broadcast.{what}", fresh=True)


async def _no_more(work: Work, one: Broadcast) -> None:
    """Nobody more is put into the outbox. Where some are under way, it is counted after those."""
    await work.tx.run(rows.NOT_REACHED, id=one.id, state="skipped", now=work.now)
    if not (await rows.under_way(work.tx, one.id, work.now))[0]:
        await end(work, one)


async def end(work: Work, one: Broadcast, *, past: bool = False) -> None:
    """What came of it is counted, and kept."""
    state = "past" if past else "skipped"
    await work.tx.run(rows.NOT_REACHED, id=one.id, state=state, now=work.now)
    result: dict[str, Any] = await rows.counts(work.tx, replace(one, result={}))
    await work.tx.run(rows.ENDED, id=one.id, now=work.now, result=result)


async def export(work: Work, broadcast_id: int) -> Broadcast:
    """Somebody takes what came of it as a file; kept in the audit. Raises NotFound."""
    one = await find(work, broadcast_id)
    work.audit("broadcast.export", CARD, one.id)
    return one


async def recent(work: Work, limit: int) -> list[Broadcast]:
    """The newest that the actor may see."""
    every = bool(work.roles & {"broker", "administrator"}) and work.hat is None
    found = await rows.recent(work.tx, work.scope.id, 0 if every else work.actor.id, limit)
    return [one for one in found if sees(work, one)]
