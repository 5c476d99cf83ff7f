"""What somebody agreed to, seen and changed in one place; and a new version of the privacy notice,
shown once to whoever agreed to an earlier one."""

from collections.abc import Sequence
from datetime import datetime

from services import membership
from services.notices import NoticeButton
from services.work import CLOCK, Work
from storage import communities, consent_list, consents
from storage.db import Row, Tx

SHOWN = "notice-shown"
AT_ONCE = 50


async def agreed(work: Work) -> Sequence[Row]:
    """The last word on each purpose in this timebank."""
    work.within("self")
    return await consent_list.latest(work.tx, work.actor.id, work.scope.id)


async def show_new(tx: Tx, now: datetime) -> int:
    """Who agreed to an earlier version of the notice hears once that there is a new one, and that
    is noted. Some at a time."""
    found = await consent_list.behind(tx, membership.NOTICE_VERSION, AT_ONCE)
    for row in found:
        here = await communities.by_id(tx, row["community_id"])
        assert here is not None
        work = Work(tx, now, CLOCK, here, frozenset())
        work.tell(
            row["person_id"],
            "privacy.new",
            "privacy-new",
            once=f"privacy-notice:{here.id}:{row['person_id']}:{membership.NOTICE_VERSION}",
            buttons=(NoticeButton("btn-privacy-read", "privacy-read"),),
            timebank=here.name,
        )
        consents.give(tx, row["person_id"], here.id, SHOWN, membership.NOTICE_VERSION, now)
    return len(found)
