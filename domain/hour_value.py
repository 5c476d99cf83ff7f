"""What an hour of work is paid elsewhere, for funders: beside hours, and never instead of them.

An hour is an hour, whatever the help; no member is ever shown a rate.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from domain.errors import DomainError

_AMOUNT = re.compile(r"£ ?(\d{1,3}(?:\.\d\d)?)(?: an hour)?")
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class HourValue:
    """What an hour of work is paid elsewhere, for a funder: `pence`, what it is called with its
    year, and who says so. Shown beside hours and never instead of them."""

    pence: int
    name: str
    source: str

    @classmethod
    def of(cls, text: str) -> "HourValue | None":
        """As it is kept ("real Living Wage 2025, £12.60, Living Wage Foundation"), in any order;
        None where the amount, the name with its year, or the source is missing."""
        parts = [part.strip() for part in text.split(",") if part.strip()]
        amounts = [part for part in parts if _AMOUNT.fullmatch(part)]
        names = [part for part in parts if _YEAR.search(part) and part not in amounts]
        others = [part for part in parts if part not in amounts and part not in names[:1]]
        if len(amounts) != 1 or not names or not others:
            return None
        found = _AMOUNT.fullmatch(amounts[0])
        pence = int(Decimal(found[1]) * 100) if found else 0
        return cls(pence, names[0], ", ".join(others)) if pence else None

    @property
    def kept(self) -> str:
        """The text to keep."""
        return f"{self.name}, {self.amount}, {self.source}"

    @property
    def amount(self) -> str:
        """The amount of an hour, as £12.60."""
        return f"£{self.pence // 100}.{self.pence % 100:02d}"

    def for_minutes(self, minutes: int) -> str:
        """What so many minutes would be paid at that rate, to the penny, as £1,234.50."""
        pence = (Decimal(self.pence) * minutes / 60).quantize(Decimal(1), ROUND_HALF_UP)
        return f"£{int(pence) // 100:,}.{int(pence) % 100:02d}"


def hour_value(text: str) -> str:
    """A value of an hour as it is kept, from a broker's words. Raises DomainError where the amount,
    the year or the source is missing."""
    found = HourValue.of(text)
    if found is None:
        raise DomainError("rules-may-hour-value")
    return found.kept
