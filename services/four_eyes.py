"""Whom to ask where somebody may not decide themselves: another broker, an administrator, or a
broker of a partner timebank, who can be made one here."""

from domain.errors import DomainError
from services.work import Work
from storage import pacts, people
from storage.people import Person

OWN = frozenset({
    "refusal-own-exchange", "refusal-own-membership", "refusal-own-request",
    "refusal-own-gathering", "refusal-second-person",
})  # fmt: skip
"""Refusals that mean: not you."""


async def seconds(work: Work) -> tuple[str, list[Person]]:
    """Who can decide in the actor's place, and what they are: `broker`, `administrator`, `partner`
    (a broker of a timebank with which there is a pact), or `nobody`."""
    here = work.scope.id
    without = {work.actor.id, *work.near, *work.helps}
    for role in ("broker", "administrator"):
        found = await people.with_role(work.tx, here, role)
        if others := [p for p in found if p.id not in without]:
            return role, others
    for pact in await pacts.active(work.tx, here):
        found = await people.with_role(work.tx, pact.partner(here)[0], "broker")
        if others := [p for p in found if p.id not in without]:
            return "partner", others
    return "nobody", []


async def explain(work: Work, refusal: DomainError) -> DomainError:
    """The same refusal with whom to ask, for somebody at the desk; any other as it is."""
    staff = work.roles & {"broker", "administrator"}
    if refusal.key not in OWN or not staff or work.community is None:
        return refusal
    who, found = await seconds(work)
    return DomainError(
        "refusal-four-eyes",
        why=refusal.key.removeprefix("refusal-"),
        who=who,
        names=", ".join(sorted(p.name.split()[0] for p in found)[:4]),
    )
