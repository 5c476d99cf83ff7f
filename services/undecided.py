"""Hours that a broker has not decided about when somebody leaves: what they asked of the pot, and
what was to be put right. Both end, for nothing may come to an account that was settled."""

from services import issue, pot
from services.work import Work
from storage import giving as rows


async def drop(work: Work, person_id: int) -> None:
    """Everything of this person's that still waits is taken back; no hours move."""
    scope = work.scope.id
    for gift_id in await rows.take_back_asks(work.tx, scope, person_id, work.now):
        work.audit("gift.cancel", "gift", gift_id, "left")
        work.refresh(pot.CARD, gift_id, "gift.cancelled")
    for issue_id in await rows.take_back_issues(work.tx, scope, person_id, work.now):
        work.audit("issue.cancel", "issue", issue_id, "left")
        work.refresh(issue.CARD, issue_id, "issue.cancelled")
