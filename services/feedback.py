"""Feedback after a shift: two taps, once, and words if they like. Whoever runs it sees totals, with
small numbers hidden, and words that were found fit, never with a name.

Totals change with every further `small_number` answers only, so that nobody can tell from two looks
what one person said in between.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from domain import shifts as shift_rules
from domain import suppression
from domain.errors import DomainError, NotFound
from domain.working_time import nudge_time
from services import rules as timebank
from services import shifts, thanks
from services.work import Work
from storage import away, people, reminders
from storage import feedback as rows
from storage import service_hours as hours_rows
from storage import shifts as shift_rows
from storage.db import Row, moment_of
from storage.feedback import Again, Feedback, How
from storage.shifts import Shift

Answer = TypeVar("Answer", bound=str)
CARD = "shift-feedback"
KIND = "shift.feedback"
AFTER = timedelta(hours=1)
"""How long after their hours were confirmed somebody is asked."""
USEFUL = timedelta(days=7)
MOST_WORDS = 8
"""Sentences shown at once."""
MOST_ANSWERS = 5_000


@dataclass(frozen=True, slots=True)
class Totals:
    """What volunteers said about all times of an opportunity. how and again: counts by answer, None
    where hidden; shown: how many answers stand in them; answered: how many there are."""

    shift: Shift
    answered: int
    shown: int
    least: int
    how: dict[How, int | None]
    again: dict[Again, int | None]
    words: Sequence[str]


def plan(work: Work, shift_id: int, person_id: int) -> None:
    """Somebody's hours on a shift are confirmed: soon they are asked how it was, not at night."""
    due = work.now + AFTER
    if shift_rules.quiet(due, work.zone):
        due = nudge_time(due - timedelta(hours=8), 1, work.zone)
    key = f"feedback:{shift_id}:{person_id}"
    _remind(work, key, shift_id, person_id, due, work.now + USEFUL)


def _remind(
    work: Work, key: str, shift_id: int, person_id: int, due: datetime, until: datetime
) -> None:
    reminders.add(work.tx, key, KIND, work.scope.id, person_id, shift_id, due, until)


async def remind(work: Work, row: Row) -> bool:
    """Asks, if it is still so: one such question a day at most; the next waits until tomorrow."""
    shift_id, person_id = row["object_id"], row["person_id"]
    shift = await shift_rows.find(work.tx, shift_id)
    noted = await hours_rows.of_place(work.tx, shift_id, person_id)
    if shift is None or noted is None or noted.state != "confirmed":
        return False
    person = await people.person(work.tx, person_id)
    member = await people.membership(work.tx, work.scope.id, person_id)
    if person is None or person.telegram_id is None or member is None or member.state != "approved":
        return False
    if await away.who(work.tx, work.scope.id, [person_id], work.local.date()):
        return False
    midnight = work.local.replace(hour=0, minute=0, second=0, microsecond=0)
    if await rows.asked_since(work.tx, person_id, midnight):
        tomorrow = nudge_time(work.now, 1, work.zone)
        key = f"feedback:{shift_id}:{person_id}:{tomorrow:%Y-%m-%d}"
        _remind(work, key, shift_id, person_id, tomorrow, moment_of(row["useful_until"]))
        return False
    number = await rows.ask(
        work.tx, work.scope.id, shift.opportunity_id, shift_id, person_id, work.now
    )
    if number is None:
        return False
    work.show_card(person_id, CARD, number, KIND, fresh=True)
    return True


async def own(work: Work, feedback_id: int) -> Feedback:
    """What the actor was asked. Raises NotFound for what was asked of others."""
    found = await rows.find(work.tx, feedback_id)
    if found is None or found.person_id != work.actor.id:
        raise NotFound
    return found


async def say_how(work: Work, feedback_id: int, how: How) -> None:
    """The first tap. Raises DomainError where it was said."""
    await own(work, feedback_id)
    if not await rows.say_how(work.tx, feedback_id, how):
        raise DomainError("toast-already-done")


async def say_again(work: Work, feedback_id: int, again: Again) -> None:
    """The second tap. Raises DomainError where it was said."""
    await own(work, feedback_id)
    if not await rows.say_again(work.tx, feedback_id, again, work.now):
        raise DomainError("toast-already-done")


async def say_words(work: Work, feedback_id: int, words: str) -> bool:
    """Words besides. False where they hold what isn't passed on, such as a phone number or
    somebody's health (services.thanks.fit): then they are not kept."""
    await own(work, feedback_id)
    shown = thanks.fit(words)
    if shown is None:
        return False
    if not await rows.say_words(work.tx, feedback_id, shown):
        raise DomainError("toast-already-done")
    return True


async def totals(work: Work, shift_id: int) -> Totals:
    """What was said about all times of this shift's opportunity, for whoever runs it. Raises
    NotFound."""
    shift = await shifts.running(work, shift_id)
    least = (await timebank.of(work)).number("small_number")
    answered = await rows.count(work.tx, shift.opportunity_id)
    whole = min(answered, MOST_ANSWERS) // least * least
    found = await rows.answers(work.tx, shift.opportunity_id, whole) if whole else []
    how = Counter[How](row["how"] for row in found)
    again = Counter[Again](row["again"] for row in found)
    words = [str(row["shown"]) for row in found if row["shown"]]
    return Totals(
        shift,
        answered,
        whole,
        least,
        _hidden(("good", "fine", "poor"), how, least),
        _hidden(("yes", "maybe", "no"), again, least),
        words[-MOST_WORDS:],
    )


def _hidden(
    names: Sequence[Answer], counts: Counter[Answer], least: int
) -> dict[Answer, int | None]:
    """Counts with the small ones hidden, and further ones so that none follows from the total."""
    gone = suppression.hidden([(counts[name],) for name in names], least)
    return {
        name: None if gone is None or place in gone else counts[name]
        for place, name in enumerate(names)
    }
