"""Members whom a broker adds: people without Telegram, and organisations."""

from dataclasses import dataclass

from domain import ledger
from domain.errors import DomainError, NotFound
from domain.ledger import Account
from services import accounts, checks, membership
from services.checks import Seen
from services.work import Work
from storage import consents, delegates, people
from storage import ledger as books
from storage.delegates import Organisation

CARD = "organisation"
KINDS = ("group", "organisation", "business")


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody without Telegram: `reach` is how to reach them; `how` they agreed to the privacy
    notice and the code of conduct (person, paper or phone); `references` what was checked."""

    name: str
    area: str | None
    reach: str
    how: str
    references: str | None = None


async def add(work: Work, new: NewMember) -> int:
    """A broker adds a member without Telegram, at equal standing. Returns the person's id.

    Raises DomainError where somebody of this name and way to reach them is a member already.
    """
    work.demand("member.act")
    named = await people.members_named(work.tx, work.scope.id, new.name)
    for one in named:
        standing = await people.membership(work.tx, work.scope.id, one.id)
        same = one.name.casefold() == new.name.casefold()
        if standing is not None and same and standing.reach == new.reach:
            raise DomainError("refusal-member-already", name=one.name)
    person_id, membership_id = await _make(work, new.name, new.area, new.reach)
    for purpose, version in (
        ("privacy-notice", membership.NOTICE_VERSION),
        ("code-of-conduct", membership.CODE_OF_CONDUCT_VERSION),
    ):
        consents.give(work.tx, person_id, work.scope.id, purpose, f"{version} {new.how}", work.now)
        work.audit("consent.given", "person", person_id, f"{purpose} {version} {new.how}")
    if new.references:
        work.audit("member.references", "person", person_id, new.references[:200])
        await checks.note(work, Seen(person_id, "references", work.local.date(), None))
    minutes = await membership.welcome_minutes(work)
    if minutes:
        transfer = ledger.welcome(
            f"membership:{membership_id}:welcome",
            Account(work.scope.id, "member", person_id),
            minutes,
        )
        await books.post(work.tx, transfer, work.now, actor_id=work.actor.id)
    return person_id


async def add_organisation(work: Work, name: str, kind: str, area: str | None) -> int:
    """A broker makes an organisation a member; others act for it. Returns the organisation's id."""
    work.demand("member.act")
    if kind not in KINDS:
        raise NotFound
    for one in await delegates.organisations(work.tx, work.scope.id):
        if one.name.casefold() == name.casefold():
            raise DomainError("refusal-member-already", name=one.name)
    person_id, _ = await _make(work, name, area, None)
    await accounts.open_organisation(work.tx, work.scope.id, person_id)
    made = await delegates.add_organisation(
        work.tx, work.scope.id, person_id, kind, work.actor.id, work.now
    )
    work.audit("organisation.add", "organisation", made, kind)
    return made


async def organisation(work: Work, organisation_id: int) -> Organisation:
    """An organisation of this timebank; for brokers. Raises NotFound."""
    work.demand("member.act")
    found = await delegates.organisation(work.tx, organisation_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    return found


async def _make(work: Work, name: str, area: str | None, reach: str | None) -> tuple[int, int]:
    person = await people.add(work.tx, None, name.strip(), None, work.now)
    membership_id = await people.apply(
        work.tx,
        {
            "community_id": work.scope.id,
            "person_id": person.id,
            "adult": True,
            "area": area,
            "reach": reach,
            "want": None,
            "offer": None,
            "now": work.now,
        },
    )
    await people.decide(work.tx, membership_id, ("applied",), "approved", work.actor.id, work.now)
    work.audit("membership.approved", "membership", membership_id)
    return person.id, membership_id
