"""Organisations that put up things to volunteer for: registering in the chat with the first of
them, who organises for them, and further organisers through a link that works once."""

import re
from dataclasses import dataclass
from datetime import timedelta

from domain.errors import DomainError, NotFound
from domain.hats import LINK_DAYS, SCOPES
from domain.opportunities import ORGANISATION_KINDS
from domain.reading.public import scrub
from domain.reading.refused import refuse
from services import accounts, membership, shifts
from services.work import Work
from storage import delegates, people, reminders
from storage import opportunities as rows
from storage.delegates import Organisation
from storage.opportunities import Opportunity

SWAP = re.compile(r"\bswap(?:s|ping|-?shop)?\b", re.IGNORECASE)
CONTACTS = frozenset({"phone", "email", "link", "handle"})
MOST_LINKS = 10
"""Links of one organisation that nobody has opened yet."""


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation as whoever registers it describes it. safeguarding: whom to turn to there,
    and how; insurance: who insures its volunteers, in their words."""

    name: str
    kind: str
    about: str
    insurance: str
    safeguarding: str


async def register(work: Work, group: Group) -> int:
    """An organisation that a broker looks at, together with its first opportunity. Returns the id
    of its person row. Raises DomainError where there is one of this name, or the person has one
    that waits already."""
    if group.kind not in ORGANISATION_KINDS:
        raise NotFound
    name = " ".join(group.name.split())[:100]
    check_words(name, group.about)
    if await rows.waiting_of(work.tx, work.scope.id, work.actor.id) is not None:
        raise DomainError("refusal-organise-waiting")
    for one in await rows.named(work.tx, work.scope.id):
        if str(one["name"]).casefold() == name.casefold():
            raise DomainError("refusal-organise-named", name=name)
    person = await people.add(work.tx, None, name, None, work.now)
    await rows.register(
        work.tx,
        community_id=work.scope.id,
        person_id=person.id,
        kind=group.kind,
        by=work.actor.id,
        now=work.now,
        about=group.about[:300],
        insurance=group.insurance[:200],
        safeguarding=group.safeguarding[:200],
    )
    work.audit("organisation.register", "person", person.id, group.kind)
    return person.id


async def admit(work: Work, one: Opportunity, *, seen: bool) -> None:
    """A broker lets an organisation in: it is a member, and who registered it organises for it."""
    assert one.organisation_id is not None
    when = work.now if seen else None
    if not await rows.registered(work.tx, one.organisation_id, "open", when):
        raise DomainError("toast-already-done")
    membership_id = await people.apply(
        work.tx,
        {
            "community_id": work.scope.id,
            "person_id": one.organisation_id,
            "adult": True,
            "area": one.area,
            "reach": None,
            "want": None,
            "offer": None,
            "now": work.now,
        },
    )
    await people.decide(work.tx, membership_id, ("applied",), "approved", work.actor.id, work.now)
    await accounts.open_organisation(work.tx, work.scope.id, one.organisation_id)
    await delegates.add(
        work.tx,
        community_id=work.scope.id,
        person_id=one.made_by,
        for_id=one.organisation_id,
        kind="organisation",
        scope=frozenset(SCOPES),
        how=None,
        made_by=work.actor.id,
        now=work.now,
        expires_at=None,
    )
    work.audit("organisation.admit", "organisation", one.group_id, one.group_kind)


def check_words(*said: str | None) -> None:
    """Raises DomainError for words that everybody would read and that hold a number, an address to
    write to or a link, or what no timebank puts up."""
    for words in said:
        if not words:
            continue
        blocked = refuse(words)
        if blocked is not None and blocked.blocked == "goods":
            # A coat swap that people are told of is nothing that members buy or sell.
            if SWAP.search(words) is None or refuse(SWAP.sub(" ", words)) is not None:
                raise DomainError("refusal-opportunity-goods")
        elif blocked is not None:
            raise DomainError("refusal-gathering-never")
        if CONTACTS.intersection(scrub(words).removed):
            raise DomainError("refusal-opportunity-contact")


async def own(work: Work) -> list[Organisation]:
    """The organisations of this timebank for which the actor organises: with a hat on that one
    alone, by name."""
    every = await delegates.organisations(work.tx, work.scope.id)
    return [one for one in every if shifts.acts_for(work, one.person_id)]


def demand(work: Work, organisation_id: int | None) -> None:
    """Raises NotFound unless the actor may put something up for this organisation; without one,
    for the timebank itself."""
    if organisation_id is None:
        work.demand("shift.publish")
    elif not shifts.acts_for(work, organisation_id) and (
        work.hat is not None or "broker" not in work.roles
    ):
        raise NotFound


async def demand_name(work: Work, name: str) -> None:
    """Raises DomainError where words name an organisation that isn't the actor's to speak for."""
    for one in await rows.named(work.tx, work.scope.id):
        theirs = shifts.acts_for(work, one["person_id"]) or "broker" in work.roles
        if str(one["name"]).casefold() == " ".join(name.split()).casefold() and not theirs:
            raise DomainError("refusal-organise-not-yours", name=one["name"])


async def invite(work: Work, organisation_id: int, called: str) -> str:
    """An organiser lets somebody else organise for the same organisation, and nothing else:
    returns the code of a link that works once. Raises NotFound where it isn't theirs."""
    demand(work, organisation_id)
    found = await delegates.organisation_of(work.tx, organisation_id)
    if found is None or found.community_id != work.scope.id or found.state != "open":
        raise NotFound
    acting = await delegates.acting_for(work.tx, work.scope.id, organisation_id, work.now)
    if sum(one.person_id is None for one in acting) >= MOST_LINKS:
        raise DomainError("refusal-organise-links")
    code = membership.new_code()
    made = await delegates.add(
        work.tx,
        community_id=work.scope.id,
        person_id=None,
        for_id=organisation_id,
        kind="organisation",
        scope=frozenset(SCOPES),
        how=None,
        called=" ".join(called.split())[:100],
        code=membership.digest(code),
        made_by=work.actor.id,
        now=work.now,
        expires_at=None,
    )
    if made is None:
        raise DomainError("refusal-helper-already")
    due = work.now + timedelta(days=LINK_DAYS)
    key = f"delegate:{made}:hat.link"
    reminders.add(
        work.tx, key, "hat.link", work.scope.id, None, made, due, due + timedelta(days=365)
    )
    work.audit("delegate.invite", "delegate", made)
    return code
