"""Who hears that a decision was taken back: those who had heard of it; what had not left yet is
dropped, and a card that had not left is drawn as it stands now."""

from collections.abc import Collection, Mapping

from services.cases import first_name
from services.work import Work
from storage import decisions
from storage.decisions import Decision

REASON = "undone within 10 minutes"
"""As the audit and the history say it."""


async def unheard(
    work: Work, found: Decision, told: Mapping[int, str], shown: str = ""
) -> Collection[int]:
    """Those of `told` (person: the key of their notice, "" where a card told them) whose message
    has left, so that they must hear of it; what has not left is dropped. `shown`: the reason for
    which they got the card anew."""
    waits = set()
    if shown:
        waits = await decisions.not_left(work.tx, found.card, found.object_id, shown)
    left = []
    for person_id, key in told.items():
        dropped = bool(key) and await decisions.drop_notice(work.tx, key, person_id, work.now)
        if not dropped and person_id not in waits and person_id != work.actor.id:
            left.append(person_id)
    return left


async def taken_back(
    work: Work,
    found: Decision,
    told: Mapping[int, str],
    shown: str = "",
    key: str = "notice-undone",
) -> None:
    """Tells them simply; there is nothing for them to do."""
    for person_id in await unheard(work, found, told, shown):
        work.tell(
            person_id,
            f"{found.card}.undone",
            key,
            name=first_name(work.actor.name),
            timebank=work.scope.name,
        )
