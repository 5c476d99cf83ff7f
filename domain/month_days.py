"""Rules for the 29th to the 31st: what they mean in months that have no such day."""

import re

_MONTH_DAY = re.compile(r"BYMONTHDAY=(29|30|31)\b")


def whole_months(rule: str) -> str:
    """The RRULE with the 29th to 31st meaning the last day of months (and years) without one, so
    that no month is left out."""
    found = _MONTH_DAY.search(rule)
    if found is None or "BYSETPOS" in rule:
        return rule
    every = ",".join(str(n) for n in range(28, int(found[1]) + 1))
    return f"{rule[: found.start()]}BYMONTHDAY={every}{rule[found.end() :]};BYSETPOS=-1"


def is_short(rule: str) -> bool:
    """Whether its day is one that some months don't have."""
    return _MONTH_DAY.search(rule) is not None
