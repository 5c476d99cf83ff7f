"""Nobody under 18 is ever put together with one other person: not matched, not named in help that
was given, not visited. Groups and shifts have gates of their own (services/shift_gates.py)."""

from domain.errors import DomainError
from services.work import Work
from storage import people


async def demand(work: Work, *person_ids: int | None) -> None:
    """Raises DomainError where one of them is known to be under 18."""
    for person_id in person_ids:
        if person_id is None:
            continue
        member = await people.membership(work.tx, work.scope.id, person_id)
        if member is not None and member.adult is False:
            raise DomainError("refusal-young")
