"""Putting one's Telegram account on the record one has: a broker gives a one-time code, which works
for 14 days, and whoever opens it says something that only the member knows.

A new phone is put in the place of the old one in the same way: the old account is cut off, nobody
is acted for any more, and staff roles wait for an administrator. After five wrong answers a code is
void, and the broker hears of it.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from domain import member_finding as finding
from domain.errors import DomainError, NotFound
from domain.reading.folding import tokens
from services import members, membership, merging, new_phone, second_factor
from services.notices import NoticeButton
from services.work import Work
from storage import communities, delegates, mergers, people
from storage import record_codes as rows
from storage.people import Person
from storage.record_codes import Code

CARD = new_phone.CARD
DAYS = 14
MOST_TRIES = 5
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that can't be taken for one another."""
LENGTH = 12
Outcome = Literal["joined", "wrong", "void"]


@dataclass(frozen=True, slots=True)
class Given:
    """A code that was just made, to be handed over: as it is written on a slip."""

    id: int
    code: str
    name: str
    number: int


async def give(work: Work, membership_id: int) -> Given:
    """A broker makes a code for a member's record; one that was made before is void. Raises
    DomainError for the broker's own record, and for people who are no members now."""
    member, person = await members.demand(work, membership_id)
    if member.state not in ("approved", "paused"):
        raise DomainError("refusal-claim-state")
    if await delegates.organisation_of(work.tx, person.id) is not None:
        raise DomainError("refusal-merge-organisation")
    bare = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    code_id = await rows.add(
        work.tx,
        work.scope.id,
        person.id,
        digest(bare),
        work.actor.id,
        work.now,
        work.now + timedelta(days=DAYS),
    )
    work.audit("record.code", "person", person.id)
    return Given(code_id, bare, person.name, member.id)


async def on_paper(work: Work, code_id: int, code: str) -> Code:
    """The same code once more, for a page to hand over, while it can be used; it leaves a line.
    Raises DomainError where it can't be used any more, NotFound for a code that is another's."""
    found = await rows.by_digest(work.tx, digest(code), work.now)
    if found is None:
        raise DomainError("refusal-invite")
    if found.id != code_id or found.community_id != work.scope.id:
        raise NotFound
    await members.demand(work, found.membership_id)
    work.audit("record.print", "person", found.person_id)
    return found


def written(code: str) -> str:
    """A code as it is read aloud and typed: in groups of four."""
    return "-".join(code[n : n + 4] for n in range(0, len(code), 4))


def digest(code: str) -> str:
    """What is kept of a code, however it was typed."""
    return membership.digest("record:" + "".join(c for c in code.upper() if c.isalnum()))


async def open_code(work: Work, code: str) -> Code:
    """The code, if it can be used now. Raises DomainError: unknown, used and old are told alike."""
    found = await rows.by_digest(work.tx, digest(code), work.now)
    if found is None:
        raise DomainError("refusal-invite")
    if found.person_id == work.actor.id:
        raise DomainError("refusal-claim-yours")
    if not await rows.empty(work.tx, work.actor.id):
        raise DomainError("refusal-claim-own")
    held = await people.roles(work.tx, work.actor.id)
    if held:
        raise DomainError("refusal-claim-own")
    return found


async def answer(work: Work, code_id: int, words: str) -> Outcome:
    """What the opener says about themselves: their first name and area, or their member number. The
    right answer puts their Telegram account on the record, once; a wrong one is counted.

    Raises DomainError where the code can't be used any more.
    """
    found = await rows.find(work.tx, code_id)
    if found is None or found.state != "open" or found.expires_at <= work.now:
        raise DomainError("refusal-invite")
    work.community = await communities.by_id(work.tx, found.community_id)
    if not is_known(found, words):
        return await _wrong(work, found)
    if not await rows.empty(work.tx, work.actor.id) or not await rows.use(
        work.tx, found.id, work.actor.id, work.now
    ):
        raise DomainError("refusal-invite")
    await _put(work, found)
    return "joined"


def is_known(found: Code, words: str) -> bool:
    """Whether somebody who says this knows the record: its number, or its first name and a word of
    its area (where it has no area, the whole name)."""
    number = finding.member_number(words)
    if number is not None:
        return hmac.compare_digest(str(number), str(found.membership_id))
    said, name = tokens(words), tokens(found.name)
    area = [word for word in tokens(found.area or "") if len(word) > 2]
    own = [part for part in name if any(_same(part, word) for word in said)]
    if not area:
        return len(own) == len(name) and len(name) > 1
    return bool(own) and any(word in said for word in area)


def _same(part: str, word: str) -> bool:
    count, worth = finding.fit(finding.wanted(word), part, None)
    return count > 0 and worth >= finding.SPELLED


async def _wrong(work: Work, found: Code) -> Outcome:
    tries = await rows.tried(work.tx, found.id, MOST_TRIES)
    work.audit("record.wrong", "person", found.person_id, str(tries or MOST_TRIES))
    if tries is not None and tries < MOST_TRIES:
        return "wrong"
    work.tell(
        found.made_by,
        "record.void",
        "claim-void-broker",
        once=f"record-code:{found.id}:void",
        buttons=(NoticeButton("btn-member-back", f"mb:{found.membership_id}"),),
        name=found.name,
        tries=MOST_TRIES,
    )
    return "void"


async def _put(work: Work, found: Code) -> None:
    """The account goes on the record, and off the one that its holder had until now."""
    newcomer = work.actor
    telegram_id = newcomer.telegram_id
    if telegram_id is None:
        raise NotFound
    record = await people.person(work.tx, found.person_id)
    assert record is not None
    mergers.lock(work.tx, work.scope.id)
    await mergers.take_account(work.tx, newcomer.id, telegram_id)
    merger_id = await _end_application(work, found, newcomer)
    again = record.telegram_id is not None
    if record.telegram_id is not None:
        await mergers.take_account(work.tx, record.id, record.telegram_id)
        merging.cut_off(work, record.telegram_id)
        await new_phone.verify(work, record.id, found.id, found.name, found.made_by)
    rows.move_hats(work.tx, newcomer.id, record.id)
    if not await mergers.give_account(work.tx, record.id, telegram_id):
        raise DomainError("toast-already-done")
    if merger_id is not None:
        # Undone, the account is theirs again who applied with it.
        mergers.account_moved(work.tx, merger_id, telegram_id)
    people.choose_community(work.tx, record.id, work.scope.id)
    work.audit("record.claim", "person", record.id, "new phone" if again else "first")
    work.refresh_menu(record.id)
    work.refresh(members.CARD, found.membership_id, "record.claimed")
    work.tell(
        found.made_by,
        "record.claimed",
        "claim-done-broker",
        once=f"record-code:{found.id}:used",
        buttons=(NoticeButton("btn-member-back", f"mb:{found.membership_id}"),),
        name=found.name,
        again="yes" if again else "no",
    )


async def _end_application(work: Work, found: Code, newcomer: Person) -> int | None:
    """The newcomer's own application is part of the record from now on; the merger's id, if they
    had one."""
    own = await rows.applied(work.tx, found.community_id, newcomer.id)
    if own is None:
        return None
    made = await mergers.add(
        work.tx, found.community_id, found.person_id, newcomer.id, found.made_by, work.now
    )
    one = await mergers.find(work.tx, made) if made is not None else None
    if one is None or not await mergers.decide(work.tx, one.id, "done", found.made_by, work.now):
        raise DomainError("refusal-claim-own")
    await merging.unite(work, one)
    return one.id


async def give_roles(work: Work, code_id: int, *, yes: bool) -> Code:
    """An administrator (a broker, where there is no other) gives the roles again, or doesn't."""
    work.demand("member.second")
    found = await rows.find(work.tx, code_id)
    if found is None or found.community_id != work.scope.id or not found.roles:
        raise NotFound
    if work.own(found.person_id):
        raise NotFound
    who = await new_phone.who_decides(work, found.person_id, found.made_by)
    if work.actor.id not in {p.id for p in who}:
        raise NotFound
    state = "given" if yes else "declined"
    await second_factor.demand(work, "role")
    if not await rows.decide_roles(work.tx, code_id, state, work.actor.id):
        raise DomainError("toast-already-done")
    if yes:
        for role in found.roles:
            people.grant(
                work.tx,
                work.scope.id,
                found.person_id,
                role,  # type: ignore[arg-type]
                work.actor.id,
                work.now,
            )
            # On another phone a role lasts no longer than it would have.
            people.limit_role_as_before(work.tx, work.scope.id, found.person_id, role)  # type: ignore[arg-type]
            work.audit("role.grant", "person", found.person_id, role)
        work.refresh_menu(found.person_id)
    work.tell(
        found.person_id,
        "record.roles",
        "claim-roles-given" if yes else "claim-roles-declined",
        once=f"record-code:{code_id}:roles",
        timebank=work.scope.name,
    )
    work.refresh(CARD, code_id, f"record.{state}")
    return found
