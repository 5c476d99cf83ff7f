"""When a result is told, and to whom first: the winners, then nominators, then everybody."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Place = Literal["winner", "commended", "shortlisted"]
AT = time(10)
"""When it is told on its day, on the timebank's wall."""
FROM, UNTIL = time(9), time(18)
"""Good news comes by day: between these, so that nobody's quiet hours turn the order round."""
NOMINATORS_AFTER = timedelta(hours=1)
"""Winners know for so long before those who nominated, and the others who were up, are told."""
EVERYBODY_AFTER = timedelta(days=1)
"""And for so long before everybody who asked for news."""


def announce_at(agreed: datetime, day: date, zone: ZoneInfo) -> datetime:
    """When a result is told whose second person agreed at `agreed` (aware) and whose day is `day`:
    at once where that is over, by day, never before 10am of its day."""
    at = max(agreed.astimezone(zone), datetime.combine(day, AT, zone))
    if at.time() < FROM:
        return datetime.combine(at.date(), FROM, zone)
    if at.time() >= UNTIL:
        return datetime.combine(at.date() + timedelta(days=1), FROM, zone)
    return at


def places(order: Sequence[int], winners: int, commended: int) -> Mapping[int, Place]:
    """The place of everybody in a category, from the best on."""
    found: dict[int, Place] = {}
    for number, one in enumerate(order):
        if number < winners:
            found[one] = "winner"
        else:
            found[one] = "commended" if number < winners + commended else "shortlisted"
    return found
