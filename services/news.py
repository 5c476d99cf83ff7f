"""News of things to join: only for people who said yes to it, and until they say no.

DOMAIN.md section 5: such messages are direct marketing, so the yes is asked in plain words, kept
with its time and wording, and taken back in one tap.
"""

from domain.errors import NotFound
from services.work import Work
from storage import consents, people

PURPOSE = "news"
VERSION = "1"
"""Of the words in which the yes is asked; a new one asks again where they mean something else."""


async def wants(work: Work) -> bool:
    """Whether the actor gets news from this timebank now."""
    return await consents.agreed_to(work.tx, work.actor.id, work.scope.id, PURPOSE) is not None


async def yes(work: Work) -> None:
    """The actor wants news from this timebank from now on; kept with the time and the wording.
    Raises NotFound for people who
    are no members here."""
    await _demand_known(work)
    if await wants(work):
        return
    consents.give(work.tx, work.actor.id, work.scope.id, PURPOSE, VERSION, work.now)
    work.audit("consent.given", "person", work.actor.id, f"{PURPOSE} {VERSION}")


async def no(work: Work) -> None:
    """The actor wants no news from this timebank any more; what waits for them isn't sent."""
    await _demand_known(work)
    if not await wants(work):
        return
    consents.take_back(work.tx, work.actor.id, work.scope.id, PURPOSE, VERSION, work.now)
    work.audit("consent.taken-back", "person", work.actor.id, f"{PURPOSE} {VERSION}")


async def _demand_known(work: Work) -> None:
    member = await people.membership(work.tx, work.scope.id, work.actor.id)
    if member is None or member.state != "approved":
        raise NotFound
