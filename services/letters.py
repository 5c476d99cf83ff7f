"""Letters of hours: made for a member from the books, or from volunteering that was confirmed;
checked by anybody with the code on them, revoked by the member or a broker.

A code is made once and shown on the letter; only its digest is kept. Whoever checks one hears
whether it is valid, the total and the date, and nothing else: no name, no timebank.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from domain import letters as rules
from domain.errors import DomainError, NotFound
from domain.ledger import Account
from domain.periods import Period
from services import membership
from services.work import Work
from storage import ledger, people
from storage import letters as rows
from storage.letters import Done, Letter, Sums
from storage.people import Membership

HOURS = "hours"
"""The kind of a letter that tells hours of help, from the books."""
Served = Literal["service", "certificate"]
SERVED: Sequence[Served] = get_args(Served)
"""Letters of volunteering: verified hours, one by one organisation; or a certificate."""
MOST_ORGANISATIONS = 12
PAGE_SKILLS = 12
Answer = Literal["valid", "changed", "none", "wait"]
NOTHING = Sums(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Checked:
    """What somebody hears who asked about a code; the letter only where it is, or was, valid."""

    answer: Answer
    letter: Letter | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A letter that was just made, and its code as it is written on it."""

    id: int
    code: str


async def demand_for(work: Work, person_id: int) -> Membership:
    """The member for whom the actor may make letters: themselves; or, as a broker, one who has no
    Telegram here. Raises NotFound for everybody else, DomainError under a hat."""
    if work.hat is not None:
        raise DomainError("refusal-not-for-them", name=work.hat.name)
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or member.state not in ("approved", "paused"):
        raise NotFound
    if person_id == work.actor.id:
        return member
    work.demand("letter.help")
    person = await people.person(work.tx, person_id)
    if person is None or work.own(person_id):
        raise NotFound
    if person.telegram_id is not None:
        # Letters are given to the member: who reads here makes their own.
        raise DomainError("refusal-letter-theirs", name=person.name)
    return member


async def figures(work: Work, person_id: int, period: Period) -> Sums:
    """What the books say of the member's help in these local days, in minutes."""
    await demand_for(work, person_id)
    account_id = await rows.account(work.tx, work.scope.id, person_id)
    if account_id is None:
        return NOTHING
    start, end = period.bounds(work.zone)
    return await rows.sums(work.tx, account_id, start, min(end, work.now))


async def make(work: Work, person_id: int, period: Period, *, received: bool) -> Made:
    """Makes a letter of the member's hours in these local days. Raises DomainError where nothing
    is in the books for them."""
    await demand_for(work, person_id)
    account_id = await rows.account(work.tx, work.scope.id, person_id)
    found = NOTHING
    start, end = period.bounds(work.zone)
    end = min(end, work.now)
    if account_id is not None:
        found = await rows.sums(work.tx, account_id, start, end)
    if account_id is None or not (found.given or (received and found.received)):
        raise DomainError("refusal-letter-nothing")
    code = rules.new_code(secrets.choice)
    letter_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        person_id=person_id,
        account_id=account_id,
        kind=HOURS,
        digest=_digest(code),
        first=period.first,
        last=min(period.last, work.local.date()),
        start=start,
        end=end,
        given=found.given,
        received=found.received if received else None,
        made_by=work.actor.id,
        now=work.now,
    )
    work.audit("letter.make", "letter", letter_id, HOURS)
    return Made(letter_id, code)


async def served(work: Work, person_id: int, period: Period) -> Sums:
    """The member's volunteering in these local days that others have confirmed, in minutes."""
    await demand_for(work, person_id)
    last = min(period.last, work.local.date())
    return await rows.served(work.tx, work.scope.id, person_id, period.first, last, work.now)


async def make_served(work: Work, person_id: int, period: Period, kind: Served) -> Made:
    """Makes a letter of the member's confirmed volunteering in these local days. Raises DomainError
    where none was confirmed in them."""
    found = await served(work, person_id, period)
    if not found.given:
        raise DomainError("refusal-letter-not-served")
    code = rules.new_code(secrets.choice)
    account = Account(work.scope.id, "member", person_id)
    letter_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        person_id=person_id,
        account_id=await ledger.account_id(work.tx, account),
        kind=kind,
        digest=_digest(code),
        first=period.first,
        last=min(period.last, work.local.date()),
        start=period.bounds(work.zone)[0],
        end=work.now,
        given=found.given,
        received=None,
        made_by=work.actor.id,
        now=work.now,
    )
    work.audit("letter.make", "letter", letter_id, kind)
    return Made(letter_id, code)


async def served_since(work: Work, person_id: int) -> date | None:
    """The first day of the member's confirmed volunteering; None without any."""
    return await rows.served_since(work.tx, work.scope.id, person_id)


async def served_for(work: Work, letter: Letter) -> Sequence[Done]:
    """For which organisations a letter's volunteering was."""
    return await rows.served_for(work.tx, letter, MOST_ORGANISATIONS)


async def mine(work: Work, person_id: int, limit: int, offset: int = 0) -> Sequence[Letter]:
    """The member's letters that can still be checked, the newest first. Raises as `demand_for`,
    except that brokers see those of members who read here, so that they can revoke them."""
    await _demand_list(work, person_id)
    return await rows.of(work.tx, work.scope.id, person_id, limit, offset)


async def revoke(work: Work, letter_id: int) -> Letter:
    """The letter is not valid from now on: said by its member or by a broker of its timebank.
    Raises NotFound, DomainError where it was revoked before."""
    found = await rows.find(work.tx, letter_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    await _demand_list(work, found.person_id)
    if not await rows.end(work.tx, letter_id, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    work.audit("letter.revoke", "letter", letter_id)
    if found.person_id != work.actor.id:
        work.tell(
            found.person_id,
            "letter.revoked",
            "notice-letter-revoked",
            once=f"letter:{letter_id}:revoked",
            date=found.made_at.astimezone(work.zone).date(),
        )
    return found


async def skills(work: Work, letter: Letter) -> Sequence[Done]:
    """The kinds of help that the letter's hours were, as far as a kind was named."""
    return await rows.skills(
        work.tx,
        letter.community_id,
        letter.person_id,
        letter.account_id,
        letter.start,
        letter.end,
        PAGE_SKILLS,
    )


async def check(work: Work, words: str) -> Checked:
    """What anybody hears about a code, member or not. One that was mistyped, never made or revoked
    is answered alike. Asking too often waits (domain.letters): then right codes wait, too."""
    before = await rows.tries(
        work.tx,
        work.actor.id,
        work.now - rules.WINDOW,
        rules.MOST_ASKED,
        rules.MOST_WRONG_IN_ALL,
    )
    if (
        before.wrong >= rules.MOST_WRONG
        or before.asked >= rules.MOST_ASKED
        or before.wrong_in_all >= rules.MOST_WRONG_IN_ALL
    ):
        return Checked("wait")
    code = rules.read_code(words)
    found = await rows.by_digest(work.tx, _digest(code)) if code is not None else None
    if found is None or found.ended:
        rows.tried(work.tx, work.actor.id, work.now, fits=False)
        return Checked("none")
    rows.tried(work.tx, work.actor.id, work.now, fits=True)
    return Checked("valid" if await _stands(work, found) else "changed", found)


async def _stands(work: Work, letter: Letter) -> bool:
    """Whether the books, or the confirmed volunteering, still say what the letter says."""
    if letter.kind in SERVED:
        who = (letter.community_id, letter.person_id)
        found = await rows.served(work.tx, *who, letter.first, letter.last, letter.end)
        return found.given == letter.given
    now = await rows.sums(work.tx, letter.account_id, letter.start, letter.end)
    same = now.given == letter.given
    return same and letter.received in (None, now.received)


async def _demand_list(work: Work, person_id: int) -> None:
    if work.hat is not None:
        raise DomainError("refusal-not-for-them", name=work.hat.name)
    if person_id == work.actor.id:
        return
    work.demand("letter.help")
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or work.own(person_id):
        raise NotFound


def _digest(code: str) -> str:
    return membership.digest("letter:" + code.replace("-", ""))
