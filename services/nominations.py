"""Nominations: drafts that are kept as they are typed, sending, changing, taking back, and tips.

Whether something is in time goes by when the nominator sent it (Work.sent), never by when it is
handled. Whose it is: the nominator, or the broker who enters it for them from phone or paper.
"""

import secrets
from collections.abc import Collection, Mapping
from typing import Any

from domain.awards.likeness import Kind, fold
from domain.awards.nominating import cut
from domain.awards.rules import reading_rules
from domain.awards.words import for_judges
from domain.errors import DomainError, NotFound
from domain.reading.nomination_facts import facts_of
from domain.reading.nominations import NominationReading, read_nomination
from services import award_nominees, award_rounds
from services.work import Work
from storage import acquaintances
from storage import award_nominees as nominees
from storage import award_rounds as rounds
from storage import nominations as rows
from storage.award_rounds import Round
from storage.nominations import LONGEST_REST, LONGEST_WORDS, FileKind, Nomination

CARD = "nomination"
MOST = 40
"""Nominations, drafts and tips of one person in one round."""
MOST_FILES = 6
BACK: frozenset[str] = frozenset({"fixed", "open", "checking", "judging"})
"""Phases of a round in which a nomination can still be taken back."""


# Reading and who may ------------------------------------------------------------------------------


async def find(work: Work, nomination_id: int) -> Nomination:
    """One of the actor's own, or that they enter for somebody. Raises NotFound."""
    one = await rows.find(work.tx, nomination_id)
    if one is None or not (one.by_id == work.member or one.entered_by == work.actor.id):
        raise NotFound
    return one


async def round_of(work: Work, one: Nomination) -> Round:
    """Its round, whichever timebank of theirs the actor uses now."""
    found = await rounds.find(work.tx, one.round_id)
    assert found is not None
    return found


async def mine(work: Work, round_id: int) -> list[Nomination]:
    """What the member sent or began in a round."""
    return await rows.mine(work.tx, work.member, round_id)


def demand_open(work: Work, one: Round) -> None:
    """Raises DomainError where what is sent now is early or late."""
    if award_rounds.nominations_open(work, one):
        return
    if award_rounds.nominations_early(work, one):
        raise DomainError("refusal-nominate-early", award=one.scheme, at=one.opens_at)
    raise DomainError("refusal-nominate-late", award=one.scheme, at=one.closes_at)


async def roles_of(work: Work, round_id: int) -> tuple[str, ...]:
    """What the nominator is beside a nominator, as reading needs it: a broker, a judge."""
    found = ["broker"] if work.on_behalf_of is None and "broker" in work.roles else []
    if await rows.judges(work.tx, round_id, work.member):
        found.append("judge")
    return tuple(found)


async def read(work: Work, one: Round, words: str) -> NominationReading:
    """What words say under this round's rules, read at the moment when they were sent."""
    rules = reading_rules(one.rules, one.opens_at, one.closes_at)
    lang = work.actor.lang or work.actor.telegram_lang or "en"
    return read_nomination(words[:4096], work.sent, lang, await roles_of(work, one.id), rules)


def too_young(work: Work, one: Round, words: str) -> bool:
    """Whether the writer says an age at which the round's rules let nobody nominate."""
    lang = work.actor.lang or work.actor.telegram_lang or "en"
    age = facts_of(words[:4096], work.sent, lang, frozenset()).writer_age
    return age is not None and age < one.rules.youngest_nominator


# Drafts -------------------------------------------------------------------------------------------


async def files(work: Work, one: Nomination) -> list[rows.File]:
    """What came with it."""
    return await rows.files(work.tx, one.id)


async def start(work: Work, one: Round) -> int:
    """A new draft of the member's. Raises DomainError where it is early, late or one too many."""
    work.demand("award.take")
    demand_open(work, one)
    return await _add(work, one, "draft")


async def _add(work: Work, one: Round, state: rows.State, **values: Any) -> int:
    if len(await rows.mine(work.tx, work.member, one.id)) >= MOST:
        raise DomainError("refusal-nominate-many", count=MOST)
    by = work.actor.id if work.on_behalf_of is not None else None
    made = await rows.add(work.tx, one, state, work.member, by, work.now, **values)
    work.audit(f"nomination.{state}", CARD, made)
    return made


async def keep(work: Work, one: Nomination, answers: Mapping[str, Any]) -> Nomination:
    """Writes answers as they stand; what was sent already is so at once for those who check it.
    Raises DomainError where it is late, or was taken back meanwhile."""
    award = await round_of(work, one)
    demand_open(work, award)
    if one.state not in ("draft", "sent"):
        raise DomainError("refusal-nominate-over")
    if not await rows.save(work.tx, one, answers, work.now):
        raise DomainError("toast-already-done")
    changed = await find(work, one.id)
    if changed.state == "sent":
        await _changed(work, one, changed)
        changed = await find(work, one.id)
    return changed


async def _changed(work: Work, before: Nomination, now: Nomination) -> None:
    """What was sent is changed. Other words are read by judges only once a person has looked at
    them again; where they are the same, what that person made of them stays."""
    same = (before.words, before.nominee_name) == (now.words, now.nominee_name)
    await _settle(work, now, rows.resend, shown=now.shown if same else None)
    if before.words != now.words and now.nominee_id is not None:
        await award_nominees.look_again(work, now.nominee_id)


def joined(one: Nomination, more: str) -> dict[str, str]:
    """The reason with another part of it, as `keep` takes it. Raises DomainError for more than is
    ever kept."""
    whole = f"{one.words or ''}{one.rest or ''}"
    return parted(f"{whole}\n{more}" if whole else more)


def parted(whole: str) -> dict[str, str]:
    """A reason of any length in what others read and the rest."""
    words, rest = cut(whole, LONGEST_WORDS)
    if len(rest) > LONGEST_REST:
        raise DomainError("refusal-nominate-words", limit=LONGEST_WORDS + LONGEST_REST)
    return {"words": words, "rest": rest}


async def refuse(work: Work, one: Nomination, why: str) -> None:
    """The rules don't allow what was answered: it waits, until an answer is changed."""
    if one.state == "draft":
        await rows.move(work.tx, one, "refused", work.now, why)
        work.audit("nomination.refused", CARD, one.id)


async def again(work: Work, one: Nomination) -> Nomination:
    """One that was refused is a draft again, so that an answer can be put right."""
    demand_open(work, await round_of(work, one))
    if one.state == "refused" and await rows.move(work.tx, one, "draft", work.now):
        return await find(work, one.id)
    return one


async def forget(work: Work, one: Nomination) -> None:
    """Nothing of a draft is kept that could harm somebody: its words go, and it is over."""
    cleared = {"words": None, "rest": None, "nominee_name": None, "area": None, "reach": None}
    if one.state == "draft" and await rows.save(work.tx, one, cleared, work.now):
        await rows.move(work.tx, one, "withdrawn", work.now)
        work.audit("nomination.private", CARD, one.id)


# Sending ------------------------------------------------------------------------------------------


async def send(work: Work, nomination_id: int) -> Nomination:
    """A draft goes to those who check it, and joins whoever it is of. Sending it again changes
    nothing. Raises DomainError where it is late, not whole, or sent twice."""
    one = await find(work, nomination_id)
    work.demand("award.take")
    if one.state == "sent":
        return one
    demand_open(work, await round_of(work, one))
    # What was sent in time counts, also where the round was closed before it was handled.
    if one.state not in ("draft", "expired"):
        raise DomainError("refusal-nominate-over")
    if not (one.nominee_name and one.category_id and (one.words or "").strip()):
        raise DomainError("refusal-nominate-missing")
    await _not_twice(work, one)
    await _settle(
        work,
        one,
        rows.send,
        by_name=one.by_name or one.nominator[:80],
        code=secrets.token_hex(8),
        sent_at=work.sent,
    )
    work.audit("nomination.sent", CARD, one.id)
    if one.by_id != work.member:
        work.tell(
            one.by_id,
            "award.entered",
            "notice-nomination-entered",
            once=f"nomination:{one.id}:entered",
            name=one.nominee_name,
        )
    work.refresh(CARD, one.id, "award.nomination")
    return await find(work, one.id)


async def same(work: Work, one: Nomination, name: str, category_id: int) -> Nomination | None:
    """Another that the same nominator has sent of this name for this award."""
    for other in await rows.mine(work.tx, one.by_id, one.round_id):
        alike = other.category_id == category_id and fold(other.nominee_name or "") == fold(name)
        if alike and other.state == "sent" and other.id != one.id:
            return other
    return None


async def _not_twice(work: Work, one: Nomination) -> None:
    """One person nominates somebody once for an award."""
    assert one.category_id is not None
    if await same(work, one, one.nominee_name or "", one.category_id) is not None:
        raise DomainError("refusal-nominate-twice", name=one.nominee_name)


async def _settle(
    work: Work, one: Nomination, write: Any, shown: str | None = None, **values: Any
) -> None:
    """Joins it to whoever it is of, and makes the words that others may read, unless they stand as
    `shown`."""
    assert one.nominee_name is not None
    assert one.category_id is not None
    kind: Kind = one.nominee_kind or "individual"
    if shown is None:
        shown = for_judges(one.words or "", one.nominee_name).text[:LONGEST_WORDS]
    nominee = one.nominee_id
    named = nominee is not None and await rows.stands_for(work.tx, nominee, one)
    if not named:
        nominee = await award_nominees.for_nomination(
            work,
            one.round_id,
            one.category_id,
            name=one.nominee_name,
            kind=kind,
            area=one.area or "",
            reach=one.reach,
            person_id=await _member_named(work, one),
            under_18=bool(one.under_18),
            posthumous=bool(one.posthumous),
            flags=one.flags,
        )
    done = await write(
        work.tx,
        one,
        work.now,
        nominee_id=nominee,
        shown=shown,
        flags=one.flags,
        **values,
    )
    if not done:
        raise DomainError("toast-already-done")
    if one.nominee_id is not None and one.nominee_id != nominee:
        await _left(work, one.nominee_id)


async def _member_named(work: Work, one: Nomination) -> int | None:
    """The member whom the nominator knows by exactly this name, where there is one only; themselves
    where they put themselves forward. Nobody learns by it who is a member."""
    if "self" in one.flags:
        return one.by_id
    if one.nominee_kind != "individual" or one.community_id != work.scope.id:
        return None
    known = await acquaintances.acquainted(work.tx, one.community_id, one.by_id)
    wanted = fold(one.nominee_name or "")
    fits = [person.id for person in known if fold(person.name) == wanted]
    return fits[0] if len(fits) == 1 else None


async def withdraw(work: Work, nomination_id: int) -> Nomination:
    """Takes back a draft, a tip, or what was sent, as long as judges have not finished with it.
    Raises DomainError later."""
    one = await find(work, nomination_id)
    award = await round_of(work, one)
    if one.state == "sent" and award.state not in BACK:
        raise DomainError("refusal-nominate-judged")
    if one.state not in ("draft", "sent", "refused", "tip"):
        raise DomainError("toast-already-done")
    if not await rows.move(work.tx, one, "withdrawn", work.now):
        raise DomainError("toast-already-done")
    if one.nominee_id is not None:
        await _left(work, one.nominee_id)
    work.audit("nomination.withdrawn", CARD, one.id)
    work.refresh(CARD, one.id, "award.nomination")
    return await find(work, one.id)


async def _left(work: Work, nominee_id: int) -> None:
    """A nomination of theirs is one no more: whoever has no other is up no more."""
    found = await nominees.find(work.tx, nominee_id)
    if found is not None:
        root = found.joined_to or found.id
        await award_nominees.changed(work, root, "award.taken-back")


async def close(work: Work, one: Round) -> None:
    """Nominations are over: what was not sent stays unsent, and its writer sees it so."""
    await rows.expire(work.tx, one.id, work.now)


# Tips ---------------------------------------------------------------------------------------------


async def tip(work: Work, one: Round, words: str, flags: Collection[str] = ()) -> int:
    """Keeps an example as it was sent; a person at the timebank can make a nomination of it.
    The same words again are the same tip."""
    work.demand("award.take")
    kept = words.strip()
    for other in await rows.mine(work.tx, work.member, one.id):
        if other.state == "tip" and other.words == kept:
            return other.id
    found = parted(kept)
    return await _add(work, one, "tip", words=found["words"], flags=tuple(flags), sent_at=work.sent)


async def to_person(work: Work, one: Nomination, flags: Collection[str]) -> None:
    """A draft that a grown-up at the timebank completes, because its writer is a child: it waits
    with the tips."""
    await rows.save(work.tx, one, {"flags": tuple(flags)}, work.now)
    if one.state == "draft" and await rows.move(work.tx, one, "tip", work.now):
        work.audit("nomination.tip", CARD, one.id)


async def from_tip(work: Work, nomination_id: int) -> Nomination:
    """A tip becomes a draft: its sender completes it, or somebody who checks nominations does so
    for them. Raises DomainError where it is late, NotFound where it isn't theirs."""
    one = await rows.find(work.tx, nomination_id)
    if one is None:
        raise NotFound
    entered = None
    if one.by_id != work.member:
        await award_rounds.demand_check(work, one.round_id)
        entered = work.actor.id
    demand_open(work, await round_of(work, one))
    if one.state != "tip" or not await rows.claim_tip(work.tx, one, entered, work.now):
        raise DomainError("toast-already-done")
    work.audit("nomination.from-tip", CARD, one.id)
    work.refresh("tip", one.id, "award.tip")
    return await find(work, one.id)


# Files --------------------------------------------------------------------------------------------


async def add_file(work: Work, one: Nomination, kind: FileKind, file: str) -> int:
    """Something that Telegram keeps; nobody else sees it before its rights are known. The same
    again is the same."""
    present = await rows.files(work.tx, one.id)
    for other in present:
        if other.file == file:
            return other.id
    if len(present) >= MOST_FILES:
        raise DomainError("refusal-nominate-files", count=MOST_FILES)
    return await rows.add_file(work.tx, one.id, kind, file, work.now)


async def file_rights(work: Work, file_id: int, *, may: bool) -> Nomination:
    """Whether it may be used; what may not is removed."""
    found = await rows.file(work.tx, file_id)
    if found is None:
        raise DomainError("toast-already-done")
    one = await find(work, found.nomination_id)
    demand_open(work, await round_of(work, one))
    if may:
        await rows.allow_file(work.tx, found.id)
    else:
        await rows.drop_file(work.tx, found.id)
    return one
