"""Who hears of a standing arrangement: whoever must act, and whoever mustn't miss its outcome."""

from collections.abc import Sequence
from datetime import date

from domain import arrangements as rules
from domain.arrangements import Action
from services import cases, four_eyes
from services.notices import NoticeButton
from services.work import CLOCK, Work
from storage import arrangements as rows
from storage.arrangements import Arrangement

CARD = "arrangement"


async def tell(work: Work, found: Arrangement, action: Action) -> None:
    """Everyone's card changes; whoever must act, and whoever mustn't miss it, gets a new one."""
    fresh: set[int] = set()
    if action == "agree":
        where = found.community_id
        await four_eyes.show(work, CARD, found.id, found.parties, "arrangement.agreed", where)
        # Whoever hands over, and who receives, sees that it is on its way.
        fresh = {found.made_by, *found.parties}
    elif action in ("allow", "pause", "resume", "end", "decline", "cancel", "refuse"):
        fresh = {*found.parties, found.made_by} if action != "cancel" else set(found.parties)
    for person_id in sorted(fresh - {work.member}):
        work.show_card(person_id, CARD, found.id, f"arrangement.{found.state}", fresh=True)
    work.refresh(CARD, found.id, f"arrangement.{found.state}")


def left_out(work: Work, found: Arrangement, day: date, gone: Sequence[int]) -> None:
    """A visit is left out because somebody is away: the other is told, once."""
    for person_id in found.parties.difference(gone):
        work.tell(
            person_id,
            "arrangement.away",
            "notice-standing-left-out",
            once=f"arrangement:{found.id}:away:{day}:{person_id}",
            name=_other_name(found, person_id),
            date=day,
            what=found.words or "",
        )


async def review(work: Work, found: Arrangement) -> None:
    """It was done so often that both sides and a broker look whether it is still right."""
    rows.reviewed(work.tx, found.id)
    for person_id in found.parties:
        work.tell(
            person_id,
            "arrangement.review",
            "notice-standing-review-ask",
            buttons=(
                NoticeButton("btn-standing-carry-on", f"st-on:{found.id}"),
                NoticeButton("btn-standing-open", f"st-open:{found.id}"),
                NoticeButton("btn-talk-to-a-person", "talk"),
            ),
            name=_other_name(found, person_id),
            gave="yes" if person_id == found.giver_id else "no",
            what=found.words or "",
            count=rules.REVIEW_AFTER,
        )
    about = Work(
        work.tx, work.now, CLOCK, work.community, frozenset(), on_behalf_of=found.receiver_id
    )
    words = f"{found.giver_name}, {found.receiver_name}: {found.words or ''}".strip(": ")
    await cases.open_case(about, "review", words)


def _other_name(found: Arrangement, person_id: int) -> str:
    return found.receiver_name if person_id == found.giver_id else found.giver_name
