"""Exchanges that may be routine: what the rows themselves can say of that."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Tx
from storage.exchanges import COLUMNS, FROM, Exchange, exchange_of

_BEFORE = """EXISTS (SELECT 1 FROM exchange o WHERE o.%s = e.%s
    AND o.community_id + 0 = e.community_id AND o.state = 'posted')"""
# Both said the same from the start, nobody has asked or complained, the plan (if any) has no risk
# and isn't alone in a home, both have helped or been helped before, they may be paired, and the
# receiver stays above the hard floor. The states in a row are those of the index.
CANDIDATES = f"""
SELECT {COLUMNS} {FROM} WHERE e.community_id = :community_id AND e.state = 'confirmed'
    AND e.state IN ('agreed', 'unresolved', 'confirmed', 'lapsed', 'problem')
    AND e.minutes <= :minutes AND e.other_minutes IS NULL AND e.flags = '' AND e.note IS NULL
    AND COALESCE(q.risks, '') = '' AND COALESCE(q.lone, 0) = 0
    AND NOT EXISTS (SELECT 1 FROM exchange_event v WHERE v.exchange_id = e.id
        AND v.action IN ('change', 'problem', 'query', 'undo', 'resolve', 'lapse'))
    AND ({_BEFORE % ("giver_id", "giver_id")} OR {_BEFORE % ("receiver_id", "giver_id")})
    AND ({_BEFORE % ("giver_id", "receiver_id")} OR {_BEFORE % ("receiver_id", "receiver_id")})
    AND NOT EXISTS (SELECT 1 FROM apart a WHERE a.community_id = e.community_id
        AND (a.person_id = e.giver_id AND a.other_id = e.receiver_id
            OR a.person_id = e.receiver_id AND a.other_id = e.giver_id))
    AND NOT EXISTS (SELECT 1 FROM desk_query d WHERE d.card = 'exchange' AND d.object_id = e.id)
    AND NOT EXISTS (SELECT 1 FROM desk_claim k WHERE k.card = 'exchange' AND k.object_id = e.id
        AND k.until > :now AND k.person_id <> :actor)
    AND (SELECT c.balance FROM account c WHERE c.community_id = e.community_id
        AND c.kind IN ('member', 'organisation') AND c.owner_id = e.receiver_id)
        - e.minutes >= :floor
ORDER BY e.changed_at, e.id LIMIT :limit"""
_AMONG = CANDIDATES.replace("\nORDER BY e.changed", "\n    AND e.id IN (%s)\nORDER BY e.changed")


async def candidates(
    tx: Tx,
    community_id: int,
    actor: int,
    now: datetime,
    *,
    minutes: int,
    floor: int,
    limit: int,
    among: Sequence[int] | None = None,
) -> list[Exchange]:
    """Confirmed exchanges (`among` these ids, a few) that are no longer than this, of which no row
    says that a broker should look closer, and at which nobody but the actor looks now; the oldest
    first."""
    if among is not None and not among:
        return []
    ids = {f"among{place}": one for place, one in enumerate(among or ())}
    rows = await tx.rows(
        CANDIDATES if among is None else _AMONG % ", ".join(f":{name}" for name in ids),
        community_id=community_id,
        actor=actor,
        now=now,
        minutes=minutes,
        floor=floor,
        limit=limit,
        **ids,
    )
    return [exchange_of(r) for r in rows]
