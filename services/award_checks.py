"""Checking who may be up for an award: a person's word on what was sent, never a machine's.

Nobody checks themselves, their household, whom they nominated, or whose nominator is near to them:
another broker or an administrator does.
"""

from dataclasses import dataclass
from typing import Any

from domain.awards import checks as rules
from domain.awards.likeness import Named, likeness
from domain.awards.rules import Rules
from domain.errors import DomainError, NotFound
from domain.reading.public import without_contacts
from services import award_nominees
from services.award_nominees import CARD
from services.notices import NoticeButton
from services.work import Work
from storage import award_checks as records
from storage import award_nominees as rows
from storage import people
from storage.award_nominees import Nominee, Said
from storage.db import Row, instant

TIP_CARD = "tip"
LONGEST_NOTE = 1_000
LONGEST_NAME = 120
KEY_FAMILIES = ("refusal-award-",)


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody who may be the same person: `category` where it is another one than theirs."""

    id: int
    name: str
    area: str
    category: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a person looks at who checks somebody. points: flags and what the records say, codes
    of domain.awards.checks; alike: who may be the same person in this category, nobody of whom was
    said that they are somebody else; elsewhere: the same in other categories."""

    one: Nominee
    nominations: tuple[Row, ...]
    points: tuple[str, ...]
    alike: tuple[Other, ...]
    elsewhere: tuple[Other, ...]
    joined: tuple[Nominee, ...]


async def look(work: Work, one: Nominee) -> Checked:
    """What there is to look at. Reads only."""
    nominations = tuple(await rows.nominations_of(work.tx, one.id))
    found = await records.nominators(work.tx, one.id)
    told = Rules.from_json(one.rules)
    said = rules.Records(
        nominators=len(found),
        by_self=sum(1 for row in found if row["self"]),
        by_household=sum(1 for row in found if row["household"] and not row["self"]),
        kind=one.kind,
        kinds=frozenset(one.category_kinds.replace(",", " ").split()),
        years=max((int(row["years"]) for row in found if row["years"] is not None), default=None),
        seconds=max((int(row["seconds"]) for row in found), default=0),
        young=one.under_18,
    )
    flags = rules.flags_of(row["flags"] for row in found)
    return Checked(
        one,
        nominations,
        (*flags, *rules.found(said, told)),
        await _alike(work, one),
        await _elsewhere(work, one),
        tuple(await rows.joined(work.tx, one.id)),
    )


async def _alike(work: Work, one: Nominee) -> tuple[Other, ...]:
    apart = await rows.codes(work.tx, one.id)
    found: dict[int, Other] = {}
    every = await records.spellings(work.tx, one.round_id, one.category_id)
    names = [row for row in every if row["root"] == one.id]
    for row in every:
        root = int(row["root"])
        if root == one.id or f"apart:{root}" in apart or root in found:
            continue
        other = Named(row["name"], row["kind"], row["area"], row["person_id"])
        if any(likeness(_named(mine), other) != "no" for mine in names):
            found[root] = Other(root, row["name"], row["area"], None)
    return tuple(found.values())


async def _elsewhere(work: Work, one: Nominee) -> tuple[Other, ...]:
    me = Named(one.name, one.kind, one.area, one.person_id)
    return tuple(
        Other(int(row["id"]), row["name"], row["area"], row["category"])
        for row in await records.elsewhere(work.tx, one.round_id, one.category_id)
        if likeness(me, _named(row)) != "no"
    )


def _named(row: Row) -> Named:
    return Named(row["name"], row["kind"], row["area"], row["person_id"])


async def near(work: Work, one: Nominee) -> bool:
    """Whether this is too near to the actor: somebody else checks it."""
    return work.own(*await rows.parties(work.tx, one.id))


async def checking(work: Work, nominee_id: int) -> Nominee:
    """Somebody whom the actor may look into. Raises NotFound, NotAllowed, and DomainError where it
    is too near to them."""
    work.demand("award.check")
    one = await award_nominees.find(work, nominee_id)
    if await near(work, one):
        raise DomainError("refusal-own-award")
    return one


async def deciding(work: Work, nominee_id: int) -> Nominee:
    """The same, while it can still be decided whether they are eligible."""
    one = await checking(work, nominee_id)
    if one.round_state not in rules.CHECKING:
        raise DomainError("refusal-award-too-late")
    return one


async def undecided(work: Work, nominee_id: int) -> Nominee:
    """The same, where nobody has decided it yet: of two who press, the first counts."""
    one = await deciding(work, nominee_id)
    if one.eligible != "waiting":
        raise DomainError("toast-already-done")
    return one


# Eligible or not ----------------------------------------------------------------------------------


async def eligible(work: Work, nominee_id: int) -> Nominee:
    """Somebody may be up for it; they are asked whether they want to be. Raises DomainError where
    only they themselves put them forward and the rules don't allow that."""
    one = await undecided(work, nominee_id)
    found = await look(work, one)
    if "only-self" in found.points:
        raise DomainError("refusal-award-only-self")
    if not await rows.decide(work.tx, one, "yes", None, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    work.audit("award.eligible", CARD, one.id)
    after = await rows.find(work.tx, one.id)
    assert after is not None
    await award_nominees.ask(work, after)
    return await award_nominees.changed(work, one.id, "award.eligible")


async def not_eligible(work: Work, nominee_id: int, why: str, words: str) -> Nominee:
    """Somebody can't be up for it; their nominators read why. why: a code of rules.WHYS; words: the
    reason in the checker's own words, for `other`."""
    one = await undecided(work, nominee_id)
    code = why if why in rules.WHYS else "other"
    if not await rows.decide(work.tx, one, "no", code, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    said = words.strip()[:LONGEST_NOTE] if code == "other" else None
    rows.note(work.tx, one.id, "eligibility", code, said, work.actor.id, work.now)
    await _tell_nominators(
        work, one, "award.not-eligible", "notice-award-not-eligible",
        category=one.category, why=code, words=said or "",
    )  # fmt: skip
    if one.person_id is not None and one.said in ("asked", "yes"):
        work.tell(
            one.person_id,
            "award.stopped",
            "notice-award-stopped",
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            category=one.category,
        )
    work.audit("award.not-eligible", CARD, one.id, code)
    return await award_nominees.changed(work, one.id, "award.not-eligible")


async def _tell_nominators(work: Work, one: Nominee, reason: str, key: str, **values: Any) -> None:
    for person_id in {int(row["by_id"]) for row in await rows.nominations_of(work.tx, one.id)}:
        work.tell(
            person_id,
            reason,
            key,
            once=f"award:nominee:{one.id}:{key}:{instant(work.now)}:{person_id}",
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            name=one.name,
            **values,
        )


async def again(work: Work, nominee_id: int) -> Nominee:
    """It was decided too soon: it waits to be checked again. What they said stays."""
    one = await deciding(work, nominee_id)
    if one.eligible == "waiting" or not await rows.decide(
        work.tx, one, "waiting", None, None, work.now
    ):
        raise DomainError("toast-already-done")
    if one.eligible == "no":
        await _tell_nominators(work, one, "award.look-again", "notice-award-look-again")
    work.audit("award.again", CARD, one.id)
    return await award_nominees.changed(work, one.id, "award.again")


async def said(work: Work, nominee_id: int, words: Said) -> Nominee:
    """What the nominee, a parent or the family said to whoever checks. Raises DomainError before
    they were found eligible."""
    one = await checking(work, nominee_id)
    if one.eligible != "yes":
        raise DomainError("refusal-award-check-first")
    return await award_nominees.by_phone(work, one, words)


async def hours(work: Work, nominee_id: int, *, shown: bool) -> Nominee:
    """A nominee without Telegram says on the phone whether judges may see what the books say."""
    one = await checking(work, nominee_id)
    if one.said not in rows.STANDS or one.asked_by_chat:
        raise DomainError("refusal-award-theirs")
    return await award_nominees.keep_hours(work, one, shown=shown)


# What is known ------------------------------------------------------------------------------------


async def note(work: Work, nominee_id: int, words: str) -> Nominee:
    """What was looked into, for those who check alone."""
    one = await checking(work, nominee_id)
    clean = words.strip()[:LONGEST_NOTE]
    rows.note(work.tx, one.id, "diligence", None, clean, work.actor.id, work.now)
    work.audit("award.note", CARD, one.id)
    return await award_nominees.changed(work, one.id, "award.note")


async def is_member(work: Work, nominee_id: int, person_id: int) -> Nominee:
    """Which member the nominee is; one who was found eligible is asked here from now on."""
    one = await checking(work, nominee_id)
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or member.state != "approved":
        raise NotFound
    if one.said not in ("unasked", "asked"):
        raise DomainError("refusal-award-answered")
    rows.is_member(work.tx, one.id, person_id, work.now)
    work.audit("award.member", CARD, one.id)
    after = await rows.find(work.tx, one.id)
    assert after is not None
    if work.own(person_id):
        # They are too near from now on; who checks next decides.
        return await award_nominees.changed(work, one.id, "award.member")
    if after.said == "asked" and after.said_how == "phone":
        await rows.say(work.tx, after, "unasked", None, None, work.now)
        after = await rows.find(work.tx, one.id) or after
    await award_nominees.ask(work, after)
    return await award_nominees.changed(work, one.id, "award.member")


async def reads(work: Work, nomination_id: int) -> tuple[Nominee, Row]:
    """A nomination, for somebody who may check it."""
    row = await rows.nomination(work.tx, nomination_id)
    if row is None or row["nominee_id"] is None or row["state"] != "sent":
        raise NotFound
    return await checking(work, int(row["nominee_id"])), row


async def show_judges(work: Work, nomination_id: int, words: str) -> Nominee:
    """What judges read of a nomination, as a person puts it right; the nominator's own words stay
    as they are. Contact details that are typed here go all the same."""
    one, _ = await reads(work, nomination_id)
    if one.round_state not in rules.JOINING:
        raise DomainError("refusal-award-too-late")
    rows.show(work.tx, nomination_id, without_contacts(words).text.strip(), work.now)
    code = f"shown:{nomination_id}"
    rows.note(work.tx, one.id, "flag", code, None, work.actor.id, work.now)
    work.audit("award.shown", "nomination", nomination_id)
    return await award_nominees.changed(work, one.id, "award.shown")


# How a name is spelled ----------------------------------------------------------------------------


async def ask_spelling(work: Work, nominee_id: int) -> Nominee:
    """Asks the first nominator how the name is spelled: nobody else corrects it."""
    one = await checking(work, nominee_id)
    first = await rows.first_nominator(work.tx, one.id)
    person = await people.person(work.tx, int(first["by_id"])) if first is not None else None
    if first is None or person is None or person.telegram_id is None or not person.chat_open:
        raise DomainError("refusal-award-ring")
    code = f"spelling:{first['id']}"
    rows.note(work.tx, one.id, "flag", code, None, work.actor.id, work.now)
    work.tell(
        person.id,
        "award.spelling",
        "notice-award-spelling",
        buttons=(
            NoticeButton("btn-award-spelling", f"nom-name:{first['id']}"),
            NoticeButton("btn-award-spelling-right", f"nom-name-ok:{first['id']}"),
        ),
        name=one.name,
    )
    work.audit("award.ask-spelling", CARD, one.id)
    return one


async def spelling_asked(work: Work, nomination_id: int) -> Nominee:
    """The nominee whose name the actor was asked about. Raises NotFound for everybody else."""
    row = await rows.nomination(work.tx, nomination_id)
    if row is None or row["by_id"] != work.actor.id or row["nominee_id"] is None:
        raise NotFound
    one = await award_nominees.kept(work, int(row["nominee_id"]))
    asked = f"spelling:{nomination_id}"
    codes = [row["code"] for row in await rows.notes(work.tx, one.id, 100)] if one else []
    # One answer to each question: nobody renames a winner with an old button.
    if one is None or next((code for code in codes if code in (asked, "spelled")), "") != asked:
        raise NotFound
    return one


async def spelled(work: Work, nomination_id: int, name: str | None) -> Nominee:
    """The nominator says how it is spelled; None: it is right as it is. Who checks sees it."""
    one = await spelling_asked(work, nomination_id)
    if one.round_state not in rules.ANSWERING:
        raise DomainError("refusal-award-over")
    clean = " ".join((name or one.name).split())[:LONGEST_NAME]
    if clean != one.name:
        rows.rename(work.tx, one.id, clean, work.now)
    note = f"{one.name} → {clean}" if clean != one.name else one.name
    rows.note(work.tx, one.id, "flag", "spelled", note, work.actor.id, work.now)
    work.audit("award.spelled", CARD, one.id)
    return await award_nominees.changed(work, one.id, "award.spelled")


# Tips ---------------------------------------------------------------------------------------------


async def tip(work: Work, nomination_id: int) -> Row:
    """An example that somebody sent, for whoever checks. Raises NotFound."""
    work.demand("award.check")
    row = await rows.nomination(work.tx, nomination_id)
    if row is None or row["community_id"] != work.scope.id or row["state"] == "draft":
        raise NotFound
    return row


async def thank_for_tip(work: Work, nomination_id: int) -> None:
    """A tip of which no nomination is made: its sender is thanked."""
    row = await tip(work, nomination_id)
    if not await rows.move_tip(work.tx, nomination_id, "tip", "refused", "thanked", work.now):
        raise DomainError("toast-already-done")
    work.tell(
        int(row["by_id"]),
        "award.tip-thanks",
        "notice-award-tip-thanks",
        once=f"award:tip:{nomination_id}:thanks",
        award=row["round_name"],
    )
    work.audit("award.tip-thanked", TIP_CARD, nomination_id)
    work.refresh(TIP_CARD, nomination_id, "award.tip-thanked")
