"""Small numbers in what anybody may read: hidden, so that they can't be worked out either.

A row about fewer people than the rule `small_number` says could tell who they are. It is hidden
(primary); and where its number would follow from the total and the other rows, so are further rows
(complementary), the smallest first: the usual practice of official statistics. A table in which
nothing can be shown safely is left out. Every promise here is about one table with its total, and
about the four figures of active people; docs/reports.md says what two reports can tell together.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

Active = Literal["active", "gave", "received", "both"]


def small(count: int, least: int) -> bool:
    """Whether this many is hidden. Nobody at all is told: it is about nobody."""
    return 0 < count < least


def hidden(rows: Sequence[Sequence[int]], least: int) -> frozenset[int] | None:
    """Which rows of a table are hidden, by their place; None where the table is left out.

    Each row has the same counts (such as people and exchanges), all of them 0 or more, and each
    count's total stands below the table. A row is hidden whole: if one of its counts is small, and
    to protect another. Afterwards nobody can tell from the totals and the shown rows which of
    1 to `least` - 1 a small count is, nor any other hidden count within `least` of it, even knowing
    which counts are small and which rows were hidden for others' sake.
    """
    found = {place for place, row in enumerate(rows) if any(small(one, least) for one in row)}
    order = sorted(set(range(len(rows))) - found, key=lambda place: (min(rows[place]), place))
    while not _safe(rows, found, least):
        if not order:
            return None
        found.add(order.pop(0))
    return frozenset(found)


def _safe(rows: Sequence[Sequence[int]], found: set[int], least: int) -> bool:
    if not found:
        return True
    columns = range(len(rows[0]))
    return all(_column_safe([rows[place][at] for place in found], least) for at in columns)


def _column_safe(counts: Sequence[int], least: int) -> bool:
    """Whether no count follows from their sum. The reader is taken to know of each whether it is
    nothing (a row hidden for another of its counts), small or large."""
    low, high, total = _ranges(counts, least)
    for place, count in enumerate(counts):
        others = range(len(counts))
        most = min(high[place], total - sum(low[o] for o in others if o != place))
        fewest = max(low[place], total - sum(high[o] for o in others if o != place))
        if count and most - fewest < least - 2:
            return False
    return True


def _ranges(counts: Sequence[int], least: int) -> tuple[list[int], list[int], int]:
    total = sum(counts)
    low = [0 if not count else 1 if small(count, least) else least for count in counts]
    high = [0 if not count else least - 1 if small(count, least) else total for count in counts]
    return low, high, total


def shown_active(active: int, gave: int, received: int, least: int) -> Mapping[Active, int | None]:
    """The four figures of active people, None where hidden: all who were active, who gave, who
    received, who did both. Each person is in one of three groups (only gave, only received, both),
    and no small group follows from the figures that are shown."""
    both = gave + received - active
    only_gave, only_received = active - received, active - gave
    shown: dict[Active, int | None] = {"active": active, "gave": gave, "received": received}
    shown["both"] = both
    if small(active, least):
        return dict.fromkeys(shown)
    if any(small(one, least) for one in (only_gave, only_received, both)):
        # One of three groups is small. Any two figures beside the total would tell all three, and
        # one of them tells a group, so none is shown beside it unless what it tells is large.
        shown["both"] = None
        left: Active = "received" if gave >= received else "gave"
        kept: Active = "gave" if left == "received" else "received"
        shown[left] = None
        rest = active - (gave if kept == "gave" else received)
        if small(rest, least) or small(active - rest, least) or active - rest < 2 * least:
            shown[kept] = None
    return shown
