"""Members as brokers find and see them: by name, area, skill or number, spelled any way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain import finding
from domain import member_finding as how
from domain.errors import DomainError, NotFound
from domain.matching import Need
from domain.reading import skills
from services.cases import first_name
from services.notices import NoticeButton
from services.work import Work
from storage import casework, member_index, people
from storage import members as rows
from storage import search as listings
from storage.members import CURRENT, PAST, Hit
from storage.people import Membership, MembershipState, Person

CARD = "member"
LONGEST = 120
"""Characters of what is looked for."""
MOST = 60
"""Members that one search shows."""
_LISTED = 200
_WORDS_OF_STATE: dict[str, tuple[MembershipState, ...]] = {
    "left": ("left",),
    "paused": ("paused",),
    "resting": ("paused",),
    "barred": ("barred",),
    "declined": ("declined",),
    "everybody": (*CURRENT, *PAST),
    "everyone": (*CURRENT, *PAST),
}


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found, best first. past: nobody of today fits, and these were here before;
    likely: what was typed fits nobody exactly; by: `name` or `skill`; about: the skill."""

    hits: Sequence[Hit]
    past: bool = False
    likely: bool = False
    by: str = "name"
    skill: str | None = None


async def search(work: Work, words: str, limit: int = MOST) -> Search:
    """Members whom `words` may mean: part of a name in any spelling, an area, a skill that they
    offer, a telephone number, a member's number; "jean left" finds those who left.

    Raises NotAllowed for everybody but brokers.
    """
    work.demand("queue.see")
    bare, states = _state_said(words[:LONGEST])
    if not bare and states and states[0] in ("paused", "barred"):
        return Search(await rows.resting(work.tx, work.scope.id, states[0], limit))
    if (number := how.member_number(bare)) is not None:
        return await _by_number(work, number)
    found = await _by_name(work, bare, states or CURRENT)
    if not found.hits or (found.hits[0].worth < how.AREA and not states):
        skilled = await _by_skill(work, bare)
        if skilled.hits:
            return replace(skilled, hits=skilled.hits[:limit])
    if not found.hits and not states:
        past = await _by_name(work, bare, PAST, inside=False)
        found = replace(past, past=bool(past.hits))
    return replace(found, hits=found.hits[:limit])


async def _by_number(work: Work, number: int) -> Search:
    member = await people.membership_by_id(work.tx, work.scope.id, number)
    if member is None or member.state == "merged":
        return Search(())
    return Search(await rows.named(work.tx, work.scope.id, [member.person_id]))


async def _by_name(work: Work, words: str, states: Sequence[str], *, inside: bool = True) -> Search:
    parts = how.wanted(words)
    new = await member_index.not_yet(work.tx, work.scope.id, parts)
    ids = {*new, *await rows.shortlist(work.tx, work.scope.id, parts)}
    found = []
    for one in await rows.named(work.tx, work.scope.id, ids):
        fits, worth = how.fit(parts, one.name, one.area)
        if one.state in states and fits:
            found.append(replace(one, fits=fits, worth=worth))
    if not found and inside:
        within = await rows.inside(work.tx, work.scope.id, words, MOST)
        found = [
            replace(one, fits=len(parts), worth=how.BEGINS) for one in within if one.state in states
        ]
    most = max((one.fits for one in found), default=0)
    fitting = [one for one in found if one.fits == most]
    best = max((one.worth for one in fitting), default=0)
    if best >= how.SURE and most == len(parts):
        # Who has the name as typed is not mixed with who only sounds like it.
        fitting = [one for one in fitting if one.worth >= how.AREA]
    fitting.sort(
        key=lambda one: (-one.worth, len(one.name.split()), one.name.casefold(), one.membership_id)
    )  # whoever is called just so goes before those who have more names
    return Search(fitting, likely=best < how.AREA or most < len(parts))


async def _by_skill(work: Work, words: str) -> Search:
    skill = next((found.skill for found in skills.rank(words, 1) if not found.weak), None)
    if skill is None:
        return Search(())
    asked = finding.asked(Need(work.actor.id, skill, words))
    close = [token for token in asked.tokens if token.near >= 700]
    listed = await listings.shortlist(work.tx, work.scope.id, "offer", close, _LISTED)
    who = await rows.who_listed(work.tx, [one.listing_id for one in listed])
    hits = [h for h in await rows.named(work.tx, work.scope.id, who) if h.state == "approved"]
    hits.sort(key=lambda one: (one.name.casefold(), one.membership_id))
    return Search(hits, by="skill", skill=skill)


def _state_said(words: str) -> tuple[str, tuple[MembershipState, ...]]:
    said = " ".join(words.split()).strip(" .,!?")
    before, _, last = said.rpartition(" ")
    states = _WORDS_OF_STATE.get(last.casefold())
    return (before, states) if states is not None else (said, ())


async def demand(work: Work, membership_id: int) -> tuple[Membership, Person]:
    """A member of this timebank about whom the actor may decide as a broker. Raises DomainError
    about oneself and those for whom one acts, NotFound."""
    work.demand("member.decide")
    member = await people.membership_by_id(work.tx, work.scope.id, membership_id)
    person = await people.person(work.tx, member.person_id) if member is not None else None
    if member is None or person is None or member.state == "merged":
        raise NotFound
    if work.own(member.person_id):
        raise DomainError("refusal-own-member")
    return member, person


async def write(work: Work, membership_id: int, words: str) -> Person:
    """A broker writes to a member here, who can answer; their conversation with the desk is one.
    Raises DomainError for people who can't be reached here."""
    member, person = await demand(work, membership_id)
    if person.telegram_id is None or not person.chat_open:
        raise DomainError("refusal-case-not-here")
    present = await casework.open_of(work.tx, work.scope.id, person.id, "talk", "voice", "photo")
    if present is not None:
        case_id = int(present["id"])
    else:
        case_id = await casework.add(
            work.tx,
            community_id=work.scope.id,
            person_id=person.id,
            kind="talk",
            words=None,
            promise_at=work.now,
            now=work.now,
        )
        await casework.end(work.tx, case_id, "answered", work.actor.id, work.now)
    casework.event(work.tx, case_id, "answer", work.actor.id, words, work.now)
    work.tell(
        person.id,
        "case.answered",
        "member-written",
        buttons=(NoticeButton("btn-talk-reply", f"talk-reply:{case_id}"),),
        name=first_name(work.actor.name),
        timebank=work.scope.name,
        words=words,
    )
    work.audit("member.write", "membership", member.id)
    return person
