"""`goodturn verify`: whether the audit's chain holds, and whether a head on paper is in it."""

from services import sealing
from storage.db import Tx


async def record(tx: Tx, head: str | None) -> tuple[list[str], list[str]]:
    """Lines to print about what holds, and about what doesn't."""
    holds, broken = [], []
    for one in await sealing.check(tx):
        if one.broken is not None:
            broken.append(f"The record of {one.timebank} does not hold: {one.broken}.")
        elif one.head is not None:
            holds.append(
                f"The record of {one.timebank} holds: {one.lines} lines sealed,"
                f" up to line {one.head.upto}: {one.head.letters}"
            )
    if head is not None:
        try:
            found = await sealing.known(tx, head)
        except ValueError:
            broken.append("--head takes the 16 letters and digits of a digest or a report.")
        else:
            if found is None:
                broken.append(f"No seal of the record begins with {head}: it was made anew.")
            else:
                holds.append(f"{head} is {found}.")
    return holds, broken
