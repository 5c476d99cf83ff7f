"""Who hears of help across two timebanks: each in their own timebank."""

from datetime import timedelta

from domain.across import FINAL, SEEK_DAYS, UNUSED_DAYS, Action, State
from domain.exchange import LAPSE_AFTER_DAYS, REMIND_AFTER_DAYS
from domain.working_time import nudge_time
from services import four_eyes, pacts
from services.notices import NoticeButton
from services.work import Work
from storage import crossings as rows
from storage import ledger as books
from storage import people, reminders
from storage.crossings import Crossing
from storage.db import Row, instant

CARD = "crossing"
NUDGE, LAPSE, HOW = "across.nudge", "across.lapse", "across.how"
OUTCOMES: frozenset[State] = frozenset({*FINAL, "posted"})
KEY_FAMILIES = ("notice-across-",)


async def begun(work: Work, found: Crossing) -> None:
    """A broker began it: the other timebank's brokers look."""
    partner = found.giver_in if found.begun_in == found.receiver_in else found.receiver_in
    await _brokers(work, found, partner, "across.new")
    _later(work, found)


async def tell(work: Work, found: Crossing, action: Action, before: State, was: Crossing) -> None:
    """It moved: whoever must act next gets the card anew, the others' cards change."""
    if found.state == "logged":
        await _person(work, found, found.other_id, "across.confirm")
    elif found.state == "offered":
        await _person(work, found, found.receiver_id, "across.offered")
    elif found.state == "planned":
        for person_id in sorted(found.parties):
            await _person(work, found, person_id, "across.planned")
    elif found.state == "agreed":
        await _person(work, found, found.giver_id, "across.agreed")
    if found.state in ("agreed", "problem", "confirmed"):
        await _brokers(work, found, found.receiver_in, f"across.{found.state}")
    if found.state in ("confirmed", "posted", "reversed", "declined", "lapsed", "cancelled"):
        other = {found.giver_in, found.receiver_in} - {work.scope.id}
        if found.state == "confirmed":
            other = {found.giver_in}
        for community_id in other:
            await _brokers(work, found, community_id, f"across.{found.state}", fresh=False)
    if found.state in OUTCOMES:
        await _outcome(work, found, action, before)
    if action in ("refuse", "withdraw") and was.giver_id is not None:
        await _turned_down(work, found, was, action)
    work.refresh(CARD, found.id, f"across.{found.state}")
    _later(work, found)


async def remind(work: Work, row: Row) -> bool:
    """A reminder about it has come; False where it moved on since."""
    found = await rows.locked(work.tx, row["object_id"])
    if found is None or f":{instant_of(found)}:" not in row["key"]:
        return False
    if row["kind"] == NUDGE and found.other_id is not None:
        await _person(work, found, found.other_id, NUDGE)
        return True
    if row["kind"] == HOW and found.state in ("agreed", "planned"):
        for person_id in sorted(found.parties):
            await _person(work, found, person_id, HOW)
        return True
    return False


def instant_of(found: Crossing) -> str:
    """When its state changed last, as it stands in its reminders' keys."""
    return "".join(filter(str.isdigit, found.changed_at))


def _later(work: Work, found: Crossing) -> None:
    if found.state in ("asked", "out", "offered"):
        _remind(work, found, LAPSE, SEEK_DAYS)
    elif found.state == "logged":
        for days in REMIND_AFTER_DAYS:
            _remind(work, found, NUDGE, days)
        _remind(work, found, LAPSE, LAPSE_AFTER_DAYS)
    elif found.state in ("agreed", "planned"):
        days = 3 if found.day is None else max(1, (found.day - work.local.date()).days + 1)
        _remind(work, found, HOW, days)
        _remind(work, found, LAPSE, days + UNUSED_DAYS)


def _remind(work: Work, found: Crossing, kind: str, days: int) -> None:
    due = nudge_time(work.now, days, work.zone)
    reminders.add(
        work.tx,
        f"crossing:{found.id}:{''.join(filter(str.isdigit, instant(work.now)))}:{kind}:{days}",
        kind,
        found.receiver_in,
        None,
        found.id,
        due,
        due + timedelta(days=365 if kind == LAPSE else 2),
    )


async def _person(work: Work, found: Crossing, person_id: int | None, reason: str) -> None:
    if person_id is None or person_id == work.actor.id:
        return
    there = await pacts.elsewhere(work, found.home(person_id))
    there.show_card(person_id, CARD, found.id, reason, fresh=True)


async def _brokers(
    work: Work, found: Crossing, community_id: int, reason: str, *, fresh: bool = True
) -> None:
    there = await pacts.elsewhere(work, community_id)
    if fresh:
        await four_eyes.show(there, CARD, found.id, found.parties, reason, community_id)
        return
    for broker in await people.with_role(work.tx, community_id, "broker"):
        if broker.id not in {work.actor.id, *found.parties}:
            there.show_card(broker.id, CARD, found.id, reason, fresh=fresh)


async def _outcome(work: Work, found: Crossing, action: Action, before: State) -> None:
    """A short notice of how it ended, for the two, in their own timebank's words."""
    seeking = before in ("asked", "out")
    for person_id in sorted(found.parties):
        if person_id == work.member and action == "cancel":
            continue
        if seeking and found.request_id is not None:
            continue  # who needs help has never heard of it
        there = await pacts.elsewhere(work, found.home(person_id))
        gave = person_id == found.giver_id
        balance = await books.balance(work.tx, there.scope.id, person_id)
        if found.state == "posted":
            # The hours move in this same transaction, after the state.
            balance += (found.minutes or 0) if gave else -(found.minutes or 0)
        elif found.state == "reversed":
            balance += -(found.minutes or 0) if gave else (found.minutes or 0)
        there.tell(
            person_id,
            f"across.{found.state}",
            f"notice-across-{found.state}",
            once=f"crossing:{found.id}:{found.state}:{person_id}",
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            gave="yes" if gave else "no",
            name=(found.receiver_name if gave else found.giver_name) or found.named or "",
            timebank=found.receiver_timebank if gave else found.giver_timebank,
            here=there.scope.name,
            minutes=found.minutes or 0,
            words=found.note or "",
            has_words="yes" if found.note else "no",
            balance=abs(balance),
            standing="have" if balance > 0 else "owe" if balance < 0 else "even",
        )


async def _turned_down(work: Work, found: Crossing, was: Crossing, action: Action) -> None:
    """Who offered is thanked where somebody else is wanted; who was offered help hears that it
    is off."""
    if action == "refuse" and was.giver_id is not None:
        there = await pacts.elsewhere(work, found.giver_in)
        there.tell(
            was.giver_id,
            "across.refused",
            "notice-across-not-needed",
            once=f"crossing:{found.id}:refused:{was.giver_id}",
            timebank=found.receiver_timebank,
        )
    elif found.receiver_id is not None:
        there = await pacts.elsewhere(work, found.receiver_in)
        there.tell(
            found.receiver_id,
            "across.withdrawn",
            "notice-across-withdrawn",
            once=f"crossing:{found.id}:withdrawn:{was.giver_id}",
            name=was.giver_name or "",
        )
