"""Which length belongs to which day, when one message holds several entries."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from domain.reading.clock import ClockRange, Point
from domain.reading.dayref import DayRef, Part
from domain.reading.durations import Length, whole_minutes
from domain.reading.items import Amount, Bare, Item, PartWord

_CROSSED = 4
"""Items of the shortest message in which two lengths stand around their days."""
_MOST_HOURS = 12
"""A bare number above this is minutes, as in an answer to "how long?"."""


@dataclass(slots=True)
class Segment:
    """Lengths and times that belong to the same day or days."""

    amounts: list[Amount] = field(default_factory=list)
    days: list[DayRef] = field(default_factory=list)
    part: Part | None = None

    @property
    def each(self) -> bool:
        return any(amount.each for amount in self.amounts)


def with_units(found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` with every bare number given the unit of the nearest length, where there is one."""
    lengths = [
        item for item in found if isinstance(item, Amount) and isinstance(item.value, Length)
    ]
    if not lengths:
        return found
    units = [a.value.unit for a in lengths if isinstance(a.value, Length)]
    out: list[Item] = []
    for item in found:
        if isinstance(item, Bare):
            at = item.start
            near = min((abs(length.start - at), i) for i, length in enumerate(lengths))[1]
            unit = units[near]
            unit = 1 if item.value > _MOST_HOURS else unit
            minutes = whole_minutes(item.value * unit)
            item = Amount(Length((minutes,), item.start, item.end, unit=unit),  # noqa: PLW2901
                          item.start, item.end)  # fmt: skip
        out.append(item)
    return tuple(out)


def without_sum(found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` without a length that only sums up the others: "3 hrs, 2 mon 1 tues"."""
    lengths = [item for item in found if isinstance(item, Amount)]
    minutes = [a.value.clear for a in lengths if isinstance(a.value, Length)]
    if len(minutes) < 3 or len(minutes) != len(lengths) or None in minutes:
        return found
    for index in (0, -1):
        if 2 * (minutes[index] or 0) == sum(m or 0 for m in minutes):
            return tuple(item for item in found if item is not lengths[index])
    return found


def segments(found: tuple[Item, ...]) -> list[Segment]:
    """The segments of a message in the order of the words; never empty."""
    main: list[Item] = [item for item in found if not isinstance(item, Bare)]
    amounts = [item for item in main if isinstance(item, Amount)]
    days = [item for item in main if isinstance(item, DayRef)]
    crossed = _crossed(main)
    if crossed:
        return crossed
    if len(_day_groups(main)) < 2 or len(amounts) < 2:
        parts = [item.part for item in main if isinstance(item, PartWord)]
        return [Segment(amounts, days, parts[0] if parts else None)]
    first = next(item for item in main if isinstance(item, Amount | DayRef))
    split = _day_first(main) if isinstance(first, DayRef) else _amount_first(main)
    return _settled(split)


def _crossed(found: list[Item]) -> list[Segment]:
    """ "2 hrs mon, tues 1 hr": the day right before the second length is that length's alone."""
    kinds = [type(item.value) if isinstance(item, Amount) else type(item) for item in found]
    size = len(found)
    if size < _CROSSED or kinds[0] is not kinds[-1] or kinds[1:-1] != [DayRef] * (size - 2):
        return []
    first, last, day = found[0], found[-1], found[-2]
    if not (isinstance(first, Amount) and isinstance(last, Amount) and isinstance(day, DayRef)):
        return []
    if day.end != last.start:
        return []
    earlier = [item for item in found[1:-2] if isinstance(item, DayRef)]
    return [Segment([first], earlier), Segment([last], [day])]


def _day_groups(found: list[Item]) -> list[list[DayRef]]:
    """Days in runs: a run ends where a length or time stands."""
    groups: list[list[DayRef]] = []
    open_run = False
    for item in found:
        if isinstance(item, DayRef):
            if open_run:
                groups[-1].append(item)
            else:
                groups.append([item])
            open_run = True
        elif isinstance(item, Amount):
            open_run = False
    return groups


def _add(segment: Segment, item: Item) -> None:
    if isinstance(item, Amount):
        segment.amounts.append(item)
    elif isinstance(item, DayRef):
        segment.days.append(item)
    elif isinstance(item, PartWord):
        segment.part = item.part


def _day_first(found: list[Item]) -> list[Segment]:
    """ "mon 2hrs, tues 1hr": a day after a length begins a new entry."""
    out = [Segment()]
    for item in found:
        if isinstance(item, DayRef) and out[-1].amounts:
            out.append(Segment())
        _add(out[-1], item)
    return out


def _amount_first(found: list[Item]) -> list[Segment]:
    """ "2 hours monday and 1 hour tuesday": a length after a day begins a new entry.

    A clock range beside its own length ("an hour last night 7 til 8") does not, unless a day of
    its own follows.
    """
    out = [Segment()]
    for index, item in enumerate(found):
        if isinstance(item, Amount) and out[-1].days:
            kinds = {type(amount.value) for amount in out[-1].amounts}
            own_day = any(isinstance(later, DayRef) for later in _until_amount(found, index))
            if type(item.value) in kinds or own_day:
                out.append(Segment())
        _add(out[-1], item)
    return out


def _until_amount(found: list[Item], index: int) -> list[Item]:
    """Items after `index` up to the next length or time."""
    out: list[Item] = []
    for item in found[index + 1 :]:
        if isinstance(item, Amount):
            break
        out.append(item)
    return out


def _settled(found: list[Segment]) -> list[Segment]:
    """Segments that lack a length or a day joined to a neighbour that has what they lack."""
    for before, after in pairwise(found):
        if not after.amounts and len(before.amounts) > 1:
            after.amounts.append(before.amounts.pop())
    out: list[Segment] = []
    for segment in found:
        if out and (not segment.amounts or not segment.days) and not out[-1].amounts:
            out[-1].amounts += segment.amounts
            out[-1].days += segment.days
        elif out and not segment.days:
            out.append(replace(segment, days=list(out[-1].days)))
        else:
            out.append(segment)
    return [segment for segment in out if segment.amounts or segment.days]


def joined_points(segment: Segment) -> Segment:
    """`segment` with "started at 2 … finished at 4" as one range."""
    points = [a for a in segment.amounts if isinstance(a.value, Point)]
    others = [a for a in segment.amounts if not isinstance(a.value, Point)]
    if len(points) != 2 or others:
        return segment
    first, last = points[0].value, points[1].value
    if not isinstance(first, Point) or not isinstance(last, Point) or not first.begins:
        return segment
    joined = ClockRange(first.clock, last.clock, first.start, last.end)
    amount = Amount(joined, first.start, last.end)
    return Segment([amount], segment.days, segment.part)
