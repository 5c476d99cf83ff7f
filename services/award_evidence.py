"""Evidence from the books for an award: hours that others confirmed, shown as fact and never as a
score, and only where the nominee says so."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from services.work import Work
from storage import award_checks as checks
from storage import letters
from storage.award_nominees import Nominee
from storage.db import moment_of

MOST_KINDS = 3
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Facts:
    """Minutes of help given and how often, since when, its commonest kinds (skill codes), and
    minutes volunteered that were confirmed."""

    given: int
    times: int
    since: str | None
    kinds: tuple[str, ...]
    served: int

    @property
    def any(self) -> bool:
        """Whether the books say anything."""
        return bool(self.given or self.served)

    @property
    def first(self) -> date | None:
        """Since when, as a day."""
        return date.fromisoformat(self.since) if self.since else None

    def to_json(self) -> str:
        """As it is kept with the nominee."""
        return json.dumps(asdict(self), ensure_ascii=False)


NOTHING = Facts(0, 0, None, (), 0)


async def facts(work: Work, one: Nominee) -> Facts:
    """What the books of the round's timebank say of this member now."""
    if one.person_id is None:
        return NOTHING
    where = (work.tx, one.community_id, one.person_id)
    account_id = await letters.account(*where)
    given = times = 0
    since: str | None = None
    kinds: tuple[str, ...] = ()
    if account_id is not None:
        sums = await letters.sums(work.tx, account_id, BEGINNING, work.now)
        given, times = sums.given, sums.times
        if given and (first := await checks.first_given(*where)) is not None:
            since = moment_of(first).astimezone(work.zone).date().isoformat()
            found = await letters.skills(*where, account_id, BEGINNING, work.now, MOST_KINDS)
            kinds = tuple(done.skill for done in found)
    served = await letters.served(*where, BEGINNING.date(), work.local.date(), work.now)
    if since is None and served.given:
        first_day = await letters.served_since(*where)
        since = first_day.isoformat() if first_day else None
    return Facts(given, times, since, kinds, served.given)


def read(kept: str | None) -> Facts | None:
    """The facts that a nominee lets judges see; None where they see none."""
    if not kept:
        return None
    found = json.loads(kept)
    return Facts(**{**found, "kinds": tuple(found["kinds"])})
