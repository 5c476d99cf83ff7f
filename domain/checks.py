"""Checks of a member that a broker saw: their kinds, how long each holds, and who may have which.

Only that something was seen is ever kept, with the day, until when, and by whom; never the paper.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from dateutil.relativedelta import relativedelta

Kind = Literal["references", "one_to_one", "driver", "children", "keys", "dbs"]
KINDS: Sequence[Kind] = get_args(Kind)
Level = Literal["basic", "standard", "enhanced", "barred"]
"""Of a DBS check; barred: enhanced, with the barred lists."""
HOLDS_YEARS: Mapping[Kind, int | None] = {"references": None, "driver": 1}
"""How long a check holds where the broker says nothing else: references for good; a driver's
licence, insurance and MOT for a year. Of the others the broker says it."""
LONGEST_YEARS = 10
BACK_YEARS = 10
"""How far back the day may lie on which something was seen."""
WARNING = timedelta(days=30)
LONGEST_ROLE = 45
"""Characters of the role that the law allows a DBS check for. Ordinary members are not eligible,
and asking for a check without a role that allows it is unlawful (DOMAIN.md section 1)."""


def years_on(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the 28th."""
    return day + relativedelta(years=years)


def fits(day: date, until: date | None, today: date) -> bool:
    """Whether it can have been seen on this day and hold until that one, both local days."""
    if not years_on(today, -BACK_YEARS) <= day <= today:
        return False
    return until is None or (day <= until and today <= until <= years_on(today, LONGEST_YEARS))


def level_words(level: Level, role: str) -> str:
    """What is kept of a DBS check besides its days: its level, and the role that allows it."""
    return f"{level}: {' '.join(role.split())[:LONGEST_ROLE]}"


def level_of(words: str | None) -> tuple[str, str]:
    """The level and the role of such words; both empty where there are none."""
    level, _, role = (words or "").partition(": ")
    return level, role
