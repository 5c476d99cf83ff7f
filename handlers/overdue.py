"""What the card of an overdue visit says about the visit."""

from zoneinfo import ZoneInfo

from handlers.journey import View
from handlers.wording import Markup
from storage import casework
from storage import exchanges as rows
from storage import plans as plan_rows
from storage.casework import Case


async def visit(view: View, case: Case, zone: ZoneInfo) -> Markup:
    """Whom they visit, where and when, and what they said last."""
    about = await casework.subject(view.tx, case.id)
    found = await rows.find(view.tx, case.community_id, about[1]) if about is not None else None
    plan = await plan_rows.find(view.tx, found.id) if found is not None else None
    if found is None or plan is None:
        return Markup("")
    last = plan.left_at or plan.arrived_at
    return view.wording.say(
        view.lang,
        "case-overdue-visit",
        zone=zone,
        visitor=found.giver_name or "",
        receiver=found.receiver_name or "",
        start=plan.starts_at,
        end=plan.ends_at,
        place=plan.place or "",
        has_place="yes" if plan.place else "no",
        said="left" if plan.left_at else "arrived" if plan.arrived_at else "nothing",
        at=last or plan.starts_at,
    )
