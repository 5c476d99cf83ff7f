"""The numbers and fixed answers of a timebank, as its safeguarding lead has set them, and that the
numbers are looked at every 90 days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain import safety_texts as rules
from domain.errors import DomainError, NotFound
from domain.permissions import Role
from services.notices import NoticeButton
from services.work import Work
from storage import people, reminders
from storage import safety_texts as rows
from storage.db import Row, moment_of
from storage.people import Person

CHECK = "safety.check"
CHECKED = "checked"
AGAIN = timedelta(days=7)
"""After a reminder that nobody followed."""
USEFUL = timedelta(days=14)
AT = time(10)


@dataclass(frozen=True, slots=True)
class Texts:
    """What counts now. numbers: the timebank's own, by name; answers: its own, by name and
    language; checked_at: when somebody last looked at all numbers (aware)."""

    numbers: Mapping[str, str]
    answers: Mapping[tuple[str, str], str]
    checked_at: datetime | None


async def of(work: Work) -> Texts:
    """What the timebank has set; everything else reads as it usually does."""
    numbers: dict[str, str] = {}
    answers: dict[tuple[str, str], str] = {}
    checked: datetime | None = None
    for row in await rows.current(work.tx, work.scope.id):
        name, words = str(row["name"]), row["words"]
        if name == CHECKED:
            checked = moment_of(row["at"])
        elif words and name in rules.NUMBERS:
            numbers[name] = str(words)
        elif words and name in rules.ANSWERS:
            answers[name, str(row["lang"])] = str(words)
    return Texts(numbers, answers, checked)


async def set_number(work: Work, name: str, words: str | None) -> None:
    """Sets one number, None: as it usually is. Raises NotAllowed; DomainError for what is no
    number."""
    work.demand("safety.set")
    if name not in rules.NUMBERS:
        raise NotFound
    number = None if words is None else rules.number(words)
    if words is not None and number is None:
        raise DomainError("numbers-no-number")
    rows.put(work.tx, work.scope.id, name, "", number, work.actor.id, work.now)
    work.audit("safety.number", "community", work.scope.id, name)


async def set_answer(work: Work, name: str, lang: str, words: str | None) -> None:
    """Sets one fixed answer in one language, None: as it usually is. What it was is kept. Raises
    NotAllowed; DomainError, which says why, where it may not read so."""
    work.demand("safety.set")
    if name not in rules.ANSWERS:
        raise NotFound
    clean = None if words is None else words.strip()
    if clean is not None and (why := rules.fault(name, clean)) is not None:
        raise DomainError(why, least=rules.SHORTEST, most=rules.LONGEST)
    rows.put(work.tx, work.scope.id, name, lang, clean, work.actor.id, work.now)
    work.audit("safety.answer", "community", work.scope.id, f"{name} {lang}")


async def before(work: Work, name: str, lang: str) -> Sequence[Row]:
    """How one read before, the newest first. Raises NotAllowed."""
    work.demand("safety.set")
    return await rows.before(work.tx, work.scope.id, name, lang)


async def checked(work: Work) -> None:
    """Somebody looked at all the numbers; they are asked again in 90 days. Raises NotAllowed."""
    work.demand("safety.set")
    rows.put(work.tx, work.scope.id, CHECKED, "", None, work.actor.id, work.now)
    work.audit("safety.checked", "community", work.scope.id)
    plan(work, rules.CHECKED_EVERY)


def plan(work: Work, wait: timedelta) -> None:
    """After this time it is looked whether the numbers must be checked, at 10am."""
    day = (work.now + wait).astimezone(work.zone).date()
    due = datetime.combine(day, AT, work.zone)
    key = f"{CHECK}:{work.scope.id}:{day.isoformat()}"
    reminders.add(work.tx, key, CHECK, work.scope.id, None, work.scope.id, due, due + USEFUL)


async def leads(work: Work) -> list[Person]:
    """Who looks after the numbers: the safeguarding leads; where there is none, administrators,
    then brokers."""
    roles: tuple[Role, ...] = ("safeguarding", "administrator", "broker")
    for role in roles:
        if found := await people.with_role(work.tx, work.scope.id, role):
            return found
    return []


async def remind(work: Work, row: Row) -> bool:
    """90 days after the numbers were checked, and every week until they are. False where somebody
    did meanwhile."""
    known = await of(work)
    if not rules.late(known.checked_at, work.now + timedelta(hours=12)):
        return False
    for person in await leads(work):
        work.tell(
            person.id,
            "safety.check",
            "numbers-nag",
            once=f"{row['key']}:{person.id}",
            buttons=(NoticeButton("btn-numbers", "numbers"),),
            timebank=work.scope.name,
        )
    plan(work, AGAIN)
    return True
