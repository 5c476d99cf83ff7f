"""References of an applicant: who is asked, and whether what came was good. Nothing that a referee
said is kept, and how to reach them goes as soon as they answered."""

from collections.abc import Sequence
from typing import Literal

from domain.errors import DomainError, NotFound
from services import checks, members, membership, rules
from services.checks import Seen
from services.notices import NoticeButton
from services.work import Work
from storage import people, vetting
from storage import referees as rows
from storage.people import Membership
from storage.referees import Referee

Answer = Literal["good", "bad", "silent"]
MOST = 6
"""People who can be asked about one applicant."""


async def ask(work: Work, membership_id: int, name: str, reach: str | None) -> int:
    """A broker notes whom they ask. Returns its id. Raises DomainError about oneself, and for more
    than six."""
    member, _ = await members.demand(work, membership_id)
    if len(await rows.of(work.tx, work.scope.id, member.person_id)) >= MOST:
        raise DomainError("refusal-references-many", most=MOST)
    clean = name.strip()[:100]
    if not clean:
        raise DomainError("not-understood-in-form")
    made = await rows.add(
        work.tx,
        work.scope.id,
        member.person_id,
        clean,
        (reach or "").strip()[:200] or None,
        work.actor.id,
        work.local.date(),
    )
    work.audit("reference.ask", "membership", membership_id)
    _refresh(work, member)
    return made


async def decide(work: Work, referee_id: int, answer: Answer) -> Membership:
    """What came: good, not good, or no answer. When as many good ones are there as the rule
    `references_wanted` says, the desk hears, and of a member it is noted as a check."""
    found = await find(work, referee_id)
    member = await people.membership(work.tx, work.scope.id, found.person_id)
    if member is None:
        raise NotFound
    await members.demand(work, member.id)
    if not await rows.decide(work.tx, referee_id, answer, work.actor.id, work.local.date()):
        raise DomainError("toast-already-done")
    work.audit(f"reference.{answer}", "membership", member.id)
    _refresh(work, member)
    wanted = await wanted_of(work)
    good = await good_of(work, found.person_id)
    if answer == "good" and good == wanted:
        person = await people.person(work.tx, found.person_id)
        for broker in await people.with_role(work.tx, work.scope.id, "broker"):
            if broker.id not in (work.actor.id, found.person_id):
                work.tell(
                    broker.id,
                    "reference.all",
                    "notice-references-all",
                    once=f"references:{member.id}:{member.applied_at}:{broker.id}",
                    buttons=(NoticeButton("btn-member-back", f"mb:{member.id}"),),
                    name=person.name if person is not None else "",
                    count=good,
                )
        await note_if_there(work, member)
    return member


async def note_if_there(work: Work, member: Membership) -> None:
    """Of a member all of whose references are good it is noted that they were taken up; of an
    applicant once they are let in."""
    now = await people.membership(work.tx, work.scope.id, member.person_id)
    if now is None or now.state != "approved" or work.own(member.person_id):
        return
    wanted = await wanted_of(work)
    if not wanted or await good_of(work, member.person_id) < wanted:
        return
    held = await vetting.held(work.tx, work.scope.id, member.person_id)
    if not any(one.kind == "references" for one in held):
        await checks.note(work, Seen(member.person_id, "references", work.local.date(), None))


async def find(work: Work, referee_id: int) -> Referee:
    """One of this timebank's, for brokers. Raises NotFound."""
    work.demand("member.decide")
    found = await rows.find(work.tx, referee_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    return found


async def of(work: Work, person_id: int) -> Sequence[Referee]:
    """Who was asked about somebody, for brokers."""
    work.demand("member.decide")
    return await rows.of(work.tx, work.scope.id, person_id)


async def good_of(work: Work, person_id: int) -> int:
    """How many good references somebody has."""
    return sum(one.state == "good" for one in await rows.of(work.tx, work.scope.id, person_id))


async def wanted_of(work: Work) -> int:
    """How many good references the timebank wants."""
    return (await rules.of(work)).number("references_wanted")


def _refresh(work: Work, member: Membership) -> None:
    work.refresh(members.CARD, member.id, "reference.changed")
    work.refresh(membership.CARD, member.id, "reference.changed")
