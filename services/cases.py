"""Cases: what a person at the timebank looks at, and the answer that comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import DomainError, NotFound
from domain.permissions import Role, may
from services import case_readers, decided, promise
from services.notices import NoticeButton
from services.work import CLOCK, Work
from storage import arriving, case_owners, casework, communities, people
from storage.casework import Case
from storage.db import Tx, moment_of
from storage.people import Person

CARD = "case"
NEEDS_MORE_THAN_WORDS = frozenset({"help", "urgent", "under_18"})
"""Kinds that an answer doesn't end: only "I rang them" or a note of what was done does."""
ONE_TALK = ("talk", "voice", "photo")
"""Kinds that are one conversation: more of any of them goes to the case that is open."""
URGENT = frozenset({"urgent", "overdue"})
"""Kinds that somebody must open at once, and that show who did."""
LEFT = "left"
"""The outcome of an overdue visit whose visitor said that they have left."""
TOLD_AGAIN_AFTER = timedelta(days=30)
"""How long the desk is not told again that somebody can't be reached here."""


@dataclass(frozen=True, slots=True)
class File:
    """Something that was sent: its kind as the Bot API names it (voice, photo...) and its id."""

    kind: str
    id: str

    def kept(self) -> str:
        """As it stands in a row."""
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, kept: str) -> "File":
        """From a row."""
        kind, _, file_id = kept.partition(":")
        return cls(kind, file_id)


async def open_case(
    work: Work,
    kind: str,
    words: str | None,
    *,
    files: Sequence[File] = (),
    reading: str | None = None,
    restricted: bool = False,
) -> tuple[int, datetime]:
    """Puts something before the timebank's people. Returns the case's id and by when one of them
    replies (aware, the timebank's zone).

    What somebody adds while they wait goes to their open case: nobody has to be asked twice.
    """
    scope = work.scope
    until = await promise.by(work)
    who = work.speaker
    if kind in ONE_TALK and not restricted:
        present = await casework.open_of(work.tx, scope.id, who, *ONE_TALK)
        if present is not None:
            await _add(work, present["id"], "more", words, files)
            promised = moment_of(present["promise_at"])
            return present["id"], promised if promised > work.now else until
    case_id = await casework.add(
        work.tx,
        community_id=scope.id,
        person_id=who,
        kind=kind,
        words=words,
        file_id=files[0].kept() if files else None,
        reading=reading,
        restricted=restricted,
        promise_at=until,
        now=work.now,
    )
    for file in files[1:]:
        casework.event(work.tx, case_id, "file", who or None, file.kept(), work.now)
    await _show_to_desk(work, case_id, f"case.{kind}", restricted=restricted)
    work.audit("case.open", "case", case_id, kind)
    return case_id, until


async def desk(tx: Tx, community_id: int, *, restricted: bool = False) -> list[Person]:
    """Who deals with a case: brokers, or the safeguarding leads (brokers where there is none, for
    silence would be worse)."""
    roles: tuple[Role, ...] = ("safeguarding", "broker") if restricted else ("broker",)
    for role in roles:
        found = await people.with_role(tx, community_id, role)
        if found:
            return found
    return []


async def readers(tx: Tx, case: Case) -> list[Person]:
    """Who may open a case: its desk without the person's household, who read what may not wait all
    the same; the leads too where a visitor is missed; of a pattern or a concern whoever isn't in
    it."""
    if case.kind == "pattern":
        return await case_readers.outside(tx, case)
    if case.kind == "concern":
        return await case_readers.of_concern(tx, case)
    if case.kind == "complaint":
        return await case_readers.of_complaint(tx, case)
    found = await desk(tx, case.community_id, restricted=case.restricted)
    if case.restricted or case.kind not in URGENT:
        found = await case_readers.not_near(tx, case.community_id, case.person_id or 0, found)
    if case.kind != "overdue":
        return found
    leads = await people.with_role(tx, case.community_id, "safeguarding")
    known = {p.id for p in found}
    return [*found, *(p for p in leads if p.id not in known)]


async def somebody_reads(work: Work) -> bool:
    """Whether anybody but the actor is there to deal with a case."""
    found = await desk(work.tx, work.scope.id)
    return any(can_be_told(p) for p in found if p.id != work.actor.id)


def can_be_told(person: Person) -> bool:
    """Whether a message can reach them here."""
    return person.telegram_id is not None and person.chat_open


async def answer(work: Work, case_id: int, words: str, *, again: bool = False) -> Case:
    """Somebody at the desk answers; the person reads it here, with the first name of whoever it
    was. With `again`, also where it was answered before. Raises DomainError where another was
    first, NotFound where it isn't theirs to see."""
    case = await (answerable if again else still_open)(work, case_id)
    if not case.reachable_here or case.person_id is None:
        raise DomainError("refusal-case-not-here")
    if case.kind in NEEDS_MORE_THAN_WORDS:
        # "I will ring you tomorrow" is not yet help: it stays until somebody says that it is done.
        await casework.reopen(work.tx, case_id, await promise.by(work))
    elif case.state == "open":
        await _end(work, case, "answered", None)
    casework.event(work.tx, case_id, "answer", work.actor.id, words, work.now)
    decided.final(work, CARD, case_id, "answer", "answered", "answer")
    work.refresh(CARD, case_id, "case.answered")
    work.tell(
        case.person_id,
        "case.answered",
        "talk-answered",
        buttons=(NoticeButton("btn-talk-reply", f"talk-reply:{case_id}"),),
        name=first_name(work.actor.name),
        words=words,
    )
    work.audit("case.answer", "case", case_id)
    return case


async def close(work: Work, case_id: int, outcome: str) -> Case:
    """Somebody at the desk dealt with it in another way, such as by phone; the outcome is kept."""
    case = await still_open(work, case_id)
    await _end(work, case, "closed", outcome)
    casework.event(work.tx, case_id, "close", work.actor.id, outcome, work.now)
    decided.keep(work, CARD, case_id, "close", "closed", {"state": "open"})
    work.audit("case.close", "case", case_id)
    return case


async def reply(
    work: Work, case_id: int, words: str | None, files: Sequence[File] = ()
) -> datetime:
    """The person adds to their own case, which opens again where it was ended. Returns by when
    somebody replies."""
    case = await own(work, case_id)
    work.community = await communities.by_id(work.tx, case.community_id)
    until = await promise.by(work)
    await casework.reopen(work.tx, case_id, until)
    await _add(work, case_id, "reply", words, files)
    work.audit("case.reply", "case", case_id)
    return until


async def wants_a_call(work: Work, case_id: int) -> None:
    """The person of a case wants to be rung; the desk sees so."""
    case = await own(work, case_id)
    work.community = await communities.by_id(work.tx, case.community_id)
    casework.event(work.tx, case_id, "ring", work.actor.id, None, work.now)
    await _show_to_desk(work, case_id, "case.ring", restricted=case.restricted)


async def own(work: Work, case_id: int) -> Case:
    """The actor's own case. Raises NotFound."""
    case = await casework.find(work.tx, case_id)
    if case is None or case.person_id != work.actor.id:
        raise NotFound
    return case


async def look(work: Work, case_id: int) -> Case:
    """A case of this timebank that the actor may deal with. Looking at a restricted one is
    audited; the first to open an urgent one is shown to the others. Raises NotFound."""
    case = await casework.find(work.tx, case_id)
    if case is None or case.community_id != work.scope.id or case.person_id == work.actor.id:
        raise NotFound
    if not may(work.roles, "case.answer") and case.kind not in ("pattern", "concern", "complaint"):
        raise NotFound  # whether there is such a case is nobody else's business
    if work.actor.id not in {p.id for p in await readers(work.tx, case)}:
        raise NotFound
    if case.restricted:
        work.audit("case.view", "case", case_id)
    if case.kind in (*URGENT, "concern") and case.claimed_by is None:
        casework.claim(work.tx, case_id, work.actor.id)
        work.refresh(CARD, case_id, "case.claimed")
    return case


async def still_open(work: Work, case_id: int) -> Case:
    """The same, if nobody has ended it; else DomainError that says who did."""
    case = await look(work, case_id)
    if case.state != "open":
        raise _was_ended(work, case)
    return case


async def answerable(work: Work, case_id: int) -> Case:
    """The same, if nobody has closed it; one that was answered can be answered again."""
    case = await look(work, case_id)
    if case.state == "closed":
        raise _was_ended(work, case)
    return case


async def unreachable(tx: Tx, now: datetime, telegram_id: int) -> None:
    """Messages can't reach somebody any more: the desks of their timebanks are told once, to ring
    instead, and again only after a month."""
    person = await people.by_telegram(tx, telegram_id)
    if person is None:
        return
    known = await arriving.known(tx, telegram_id, telegram_id)
    scopes = {c.id: c for c in known.communities}
    for member in known.memberships:
        community = scopes.get(member.community_id)
        if community is None or member.state != "approved":
            continue
        last = await casework.latest_of(tx, community.id, person.id, "unreachable")
        if last is not None and now - moment_of(last) < TOLD_AGAIN_AFTER:
            continue
        work = Work(tx, now, CLOCK, community, frozenset(), on_behalf_of=person.id)
        await open_case(work, "unreachable", None)


async def nearest(work: Work) -> bool:
    """For people who belong to no timebank yet: from here on the unit happens in the install's
    first timebank that has somebody to tell. False where there is none."""
    if work.community is not None:
        return True
    every = await communities.every(work.tx)
    for community in every:
        if any(can_be_told(p) for p in await desk(work.tx, community.id, restricted=True)):
            work.community = community
            return True
    work.community = every[0] if every else None
    return bool(every)


def first_name(name: str) -> str:
    """A person's first name, as staff are named to residents; titles keep the name behind them.
    Members and organisations are named by services/naming.py."""
    first, _, rest = name.strip().partition(" ")
    titles = {"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sister", "auntie", "uncle"}
    return name.strip() if rest and first.casefold().strip(".") in titles else first


async def _add(
    work: Work, case_id: int, action: str, words: str | None, files: Sequence[File]
) -> None:
    """More for a case: the desk gets its card as a new message, so that nobody misses it."""
    if words:
        casework.event(work.tx, case_id, action, work.actor.id, words, work.now)
    for file in files:
        casework.event(work.tx, case_id, "file", work.actor.id, file.kept(), work.now)
    case = await casework.find(work.tx, case_id)
    assert case is not None
    await _show_to_desk(work, case_id, f"case.{action}", restricted=case.restricted)


async def _show_to_desk(work: Work, case_id: int, reason: str, *, restricted: bool) -> None:
    """Restricted words are never pushed to a phone: its owner opens them."""
    case = await casework.find(work.tx, case_id)
    about_one = case is not None and case.kind in ("concern", "complaint")
    found = (
        await readers(work.tx, case)
        if case is not None and about_one
        else await desk(work.tx, work.scope.id, restricted=restricted)
    )
    for person in found:
        if person.id == work.actor.id:
            continue
        if not restricted:
            work.show_card(person.id, CARD, case_id, reason, fresh=True)
            continue
        work.tell(
            person.id,
            reason,
            "case-restricted-news",
            merge=f"case:{case_id}:{person.id}",
            buttons=(NoticeButton("btn-case-open", f"case:{case_id}"),),
        )
    if restricted:
        work.refresh(CARD, case_id, reason)


async def _end(work: Work, case: Case, state: str, outcome: str | None) -> None:
    if not await casework.end(work.tx, case.id, state, work.actor.id, work.now, outcome):
        latest = await casework.find(work.tx, case.id)
        raise _was_ended(work, latest or case)
    case_owners.drop_reminders(work.tx, case.id, work.now)
    work.refresh(CARD, case.id, f"case.{state}")


def _was_ended(work: Work, case: Case) -> DomainError:
    if case.closed_by is not None and case.closed_by != work.actor.id and case.closed_name:
        return DomainError("toast-someone-was-first", name=case.closed_name)
    return DomainError("toast-already-done")
