"""Who did what, for administrators (`/audit`). That somebody looked is a line of it, too."""

from collections.abc import Sequence

from domain.permissions import may
from services.work import Work
from storage import audit_lines as rows
from storage.audit_lines import NEWEST
from storage.db import Row

PAGE = 6


async def listed(
    work: Work, *, views: bool, person_id: int | None, before: int
) -> tuple[Sequence[Row], bool]:
    """A page of lines before this number (0: the newest), and whether there are more. Raises
    NotAllowed for everybody but administrators."""
    work.demand("audit.see")
    if before == 0:
        work.viewed("audit", None, "views" if views else "person" if person_id else "all")
    found = await rows.listed(
        work.tx,
        work.scope.id,
        lead=may(work.roles, "case.restricted"),
        views=views,
        person_id=person_id,
        before=before or NEWEST,
        limit=PAGE + 1,
    )
    return found[:PAGE], len(found) > PAGE
