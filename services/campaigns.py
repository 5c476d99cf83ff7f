"""Several pieces of news under one name, with one result."""

from dataclasses import dataclass

from domain.errors import DomainError, NotFound
from services import broadcasts, organising
from services.work import Work
from storage import broadcasts as news_rows
from storage import campaigns as rows
from storage.broadcasts import Broadcast
from storage.campaigns import Campaign

LONGEST = 80
MOST = 50
"""Campaigns of one timebank."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a campaign: its pieces of news with the counts of each, in their order."""

    campaign: Campaign
    news: list[tuple[Broadcast, dict[str, int]]]

    def total(self, name: str) -> int:
        """The sum of one of the counts."""
        return sum(counts[name] for _, counts in self.news)


async def open_(work: Work, name: str) -> Campaign:
    """The campaign of this name, made where there is none. Raises NotAllowed, and DomainError for a
    name that can't be, or too many."""
    await broadcasts.demand(work, None, None)
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise DomainError("error-too-long", limit=LONGEST)
    organising.check_words(name)
    found = await rows.named(work.tx, work.scope.id, name)
    if found is not None:
        return found
    if len(await rows.every(work.tx, work.scope.id)) >= MOST:
        raise DomainError("refusal-campaign-many", count=MOST)
    made = await rows.open_(work.tx, work.scope.id, name, work.actor.id, work.now)
    work.audit("campaign.made", "campaign", made.id)
    return made


async def every(work: Work) -> list[Campaign]:
    """The timebank's campaigns, the newest first. Raises NotAllowed."""
    await broadcasts.demand(work, None, None)
    return await rows.every(work.tx, work.scope.id)


async def result(work: Work, campaign_id: int) -> Result:
    """What came of it: of the pieces of news that the actor may see. Raises NotAllowed and
    NotFound."""
    await broadcasts.demand(work, None, None)
    found = await rows.find(work.tx, campaign_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    news = [one for one in await rows.news(work.tx, found.id) if broadcasts.sees(work, one)]
    return Result(found, [(one, await news_rows.counts(work.tx, one)) for one in news])


async def export(work: Work, campaign_id: int) -> None:
    """Somebody takes what came of it as a file; kept in the audit."""
    found = await result(work, campaign_id)
    work.audit("campaign.export", "campaign", found.campaign.id)
