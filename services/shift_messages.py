"""A message of whoever runs a shift to everybody on it: screened, counted beforehand, sent once to
each, and not in the night unless it can't wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import shifts as rules
from domain.errors import DomainError
from services import organising, shifts
from services.cases import first_name
from services.notices import NoticeButton
from services.work import Work
from storage import shift_messages as rows
from storage import shifts as shift_rows
from storage.shifts import Place, Shift

LONGEST = 600
MOST_A_DAY = 4
"""Messages to one shift in a day: more would make people stop reading."""
AFTERWARDS = timedelta(days=7)
"""So long after a shift those who were on it can still be written to."""
TWICE = timedelta(minutes=30)
"""The same words within so long are one tap too many."""


@dataclass(frozen=True, slots=True)
class Post:
    """To how many places a message goes, and when; `at` None: at once."""

    shift: Shift
    places: int
    people: int
    at: datetime | None


async def preview(work: Work, shift_id: int, words: str, *, urgent: bool = False) -> Post:
    """What would be sent. Raises NotFound where the shift isn't theirs to run, DomainError for
    words that nobody may be sent, and where nobody is on it."""
    shift = await shifts.running(work, shift_id)
    if shift.state != "published" or shift.ends_at + AFTERWARDS <= work.now:
        raise DomainError("refusal-message-over")
    organising.check_words(words)
    if len(words) > LONGEST:
        raise DomainError("error-too-long", limit=LONGEST)
    if await rows.sent(work.tx, shift_id, work.now - timedelta(days=1)) >= MOST_A_DAY:
        raise DomainError("refusal-message-many", count=MOST_A_DAY)
    to = await _to(work, shift)
    if not to:
        raise DomainError("refusal-message-nobody")
    at = None
    if not urgent and rules.quiet(work.now, work.zone):
        # Where there is no morning left before it begins, it is urgent by itself.
        at = (
            rules.next_morning(shift.starts_at, work.now, work.zone)
            if shift.starts_at > work.now
            else _morning(work)
        )
    return Post(shift, len(to), sum(one.people for one in to), at)


async def send(work: Work, shift_id: int, words: str, *, urgent: bool = False) -> Post:
    """Sends it, once to each place; a team's reaches whoever acts for its employer. Raises as
    `preview`, and where the same words went out just now."""
    words = words.strip()
    work.tx.later(shift_rows.LOCK, id=shift_id)  # two who write at once are counted one by one
    post = await preview(work, shift_id, words, urgent=urgent)
    if await rows.same(work.tx, shift_id, work.actor.id, words, work.now - TWICE):
        raise DomainError("toast-already-done")
    message_id = await rows.add(
        work.tx,
        work.scope.id,
        shift_id,
        work.actor.id,
        words,
        post.places,
        work.now,
        urgent=urgent,
    )
    for one in await _to(work, post.shift):
        work.tell(
            one.person_id,
            "shift.message",
            "notice-shift-message",
            once=f"shift-message:{message_id}:{one.person_id}",
            due_at=post.at,
            buttons=(NoticeButton("btn-opportunity-see", f"sh-open:{shift_id}"),),
            name=first_name(work.actor.name),
            organisation=post.shift.organisation,
            title=post.shift.title,
            start=post.shift.starts_at,
            end=post.shift.ends_at,
            words=words,
        )
    work.audit("shift.message", "shift", shift_id, f"{post.places} places")
    return post


def waits(work: Work) -> bool:
    """Whether a message that isn't urgent waits for the morning now."""
    return rules.quiet(work.now, work.zone)


async def _to(work: Work, shift: Shift) -> list[Place]:
    found = await shift_rows.places(work.tx, shift.id, "joined", rules.MOST_PLACES)
    return [one for one in found if one.person_id != work.actor.id]


def _morning(work: Work) -> datetime | None:
    return rules.next_morning(work.now + timedelta(days=2), work.now, work.zone)
