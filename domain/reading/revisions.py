"""What a writer takes back, repeats or leaves open within one message, seen in its items.

"2 hrs mon, sorry 3 hrs" keeps the last; "90 mins (1.5 hrs)" is said once; "mon or tues" is asked;
"2 hrs each for Pat and Jean" is two entries; "11pm sat til 2am sun" is one night.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from domain.reading.clock import ClockRange, Point
from domain.reading.dayref import DayRef
from domain.reading.durations import Length
from domain.reading.items import Amount, Item
from domain.reading.scan import Scan

_PAUSES = frozenset(",.;-!?(")
_SAME_AS = frozenset({"=", "ie", "i", "e", ".", ",", "so", "thats", "aka", "making", "makes"})
_SURE_SAME = frozenset({"=", "ie", "e", "so", "thats", "aka", "making", "makes"})
_WAS_IT = frozenset({"was", "it", "on", "the", "maybe"})
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr", "my", "the", "old", "auntie", "aunty",
                     "uncle", "both"})  # fmt: skip
_NO_PERSON = frozenset({"it", "we", "i", "they", "he", "she", "that", "then", "was", "were", "all",
                        "an", "them", "you", "me", "us", "him", "her", "please"})  # fmt: skip
_GIVEN_TO = ("for", "4", "at", "visiting", "seeing", "helping")
_NIGHT_ENDS = 4


def revised(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` as the writer meant it in the end."""
    if len(found) > 1:
        found = _without_denied(seen, found)
        found = _corrected(seen, found)
        found = _said_once(seen, found)
        found = _one_night(seen, found)
    return _for_each_person(seen, found)


def alternatives(seen: Scan, found: tuple[Item, ...]) -> tuple[tuple[Item, ...], ...]:
    """The readings of "mon or tues": `found` with the one day, and with the other; else none."""
    for left, right in pairwise(found):
        if not (isinstance(left, DayRef) and isinstance(right, DayRef)):
            continue
        if left.kind == right.kind and _or_between(seen, left.end, right.start):
            return tuple(
                tuple(item for item in found if item is not other) for other in (right, left)
            )
    return ()


def _or_between(seen: Scan, start: int, end: int) -> bool:
    """Whether nothing but "or", "or was it" stands between two tokens."""
    joined = seen.end("links.or", start)
    if joined == start or joined > end or seen.is_text(start, "/"):
        return False
    return all(token.text in _WAS_IT for token in seen.tokens[joined:end])


def _kind(item: Item) -> type | None:
    """What an item says: a day, a length, a stretch of time; None for the rest."""
    if isinstance(item, DayRef):
        return DayRef
    return type(item.value) if isinstance(item, Amount) else None


def _without_denied(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` without the day in "not monday, tuesday" or "its now wednesday"."""
    days = [item for item in found if isinstance(item, DayRef)]
    denied = [day for day in days if seen.before("links.denied", day.start)]
    starts = {day.start for day in denied}
    denied += [day for day in days if day.end in starts and day not in denied]
    return _without(found, denied) if denied and len(denied) < len(days) else found


def _without(found: tuple[Item, ...], dropped: Iterable[Item]) -> tuple[Item, ...]:
    gone = {id(item) for item in dropped}
    return tuple(item for item in found if id(item) not in gone)


def _corrected(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` without what "sorry", "no" or "i mean" takes back."""
    marks = [i for i in range(1, len(found))
             if _takes_back(seen, found[i - 1].end, found[i].start)]  # fmt: skip
    dropped: list[Item] = []
    for mark, following in pairwise((*marks, len(found))):
        for kind in dict.fromkeys(_kind(item) for item in found[mark:following]):
            earlier = [i for i in found[:mark] if _kind(i) is kind and i not in dropped]
            if kind is not None and earlier:
                dropped.append(earlier[-1])
    return _without(found, dropped)


def _takes_back(seen: Scan, start: int, end: int) -> bool:
    """Whether nothing but words of correction stand between two tokens."""
    at, said = start, False
    while at < end:
        step = seen.end("links.correct", at)
        if step > at:
            at, said = step, True
        elif seen.tokens[at].text in _PAUSES:
            at += 1
        else:
            return False
    return said and at == end


def _said_once(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` with "90 mins (1.5 hrs)" once; "2 hrs (90 mins)" may be either, and is asked."""
    dropped: list[Item] = []
    changed: dict[int, Item] = {}
    lengths = sum(isinstance(item, Amount) for item in found)
    for left, right in pairwise(found):
        pair = _clear(left), _clear(right)
        if None in pair or not isinstance(left, Amount) or not isinstance(right, Amount):
            continue
        gap = {token.text for token in seen.tokens[left.end : right.start]}
        bracketed = gap == {"("} and seen.is_text(right.end, ")")
        if pair[0] == pair[1] and (bracketed or (gap <= _SAME_AS and gap & _SURE_SAME)):
            dropped.append(right)
        elif bracketed and lengths == 2 and isinstance(left.value, Length):
            minutes = tuple(m for m in pair if m is not None)
            changed[id(left)] = replace(left, value=replace(left.value, minutes=minutes))
            dropped.append(right)
    return tuple(changed.get(id(item), item) for item in _without(found, dropped))


def _clear(item: Item) -> int | None:
    """The minutes of a plain length, over all its sessions."""
    if not isinstance(item, Amount) or not isinstance(item.value, Length):
        return None
    minutes = item.value.clear
    return None if minutes is None or item.travel or item.pause else minutes * item.sessions


def _one_night(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "11pm sat til 2am sun", "sat 11pm to sun 2am", "sat into sunday 11 til 2" as one night."""
    for left, right in pairwise(found):
        if not (isinstance(left, DayRef) and isinstance(right, DayRef)):
            continue
        gap = [token.text for token in seen.tokens[left.end : right.start]]
        if gap == ["into"] and _day_after(left, right):
            night = replace(left, end=right.end, part="night")
            return tuple(night if i is left else i for i in found if i is not right)
    days = [item for item in found if isinstance(item, DayRef)]
    points = [item for item in found if isinstance(item, Amount) and isinstance(item.value, Point)]
    if len(found) != _NIGHT_ENDS or len(days) != 2 or len(points) != 2:
        return found
    first, last = points[0].value, points[1].value
    if not isinstance(first, Point) or not isinstance(last, Point):
        return found
    alternate = _kind(found[0]) is _kind(found[2]) and _kind(found[1]) is _kind(found[3])
    joined = not last.begins or any(
        seen.any(("clock.until", "clock.to"), at) for at in range(found[1].end, found[2].start)
    )
    if not (first.begins and alternate and joined and _day_after(days[0], days[1])):
        return found
    value = ClockRange(first.clock, last.clock, found[0].start, found[3].end)
    night = days[0] if days[0].part else replace(days[0], part="night")
    return (Amount(value, value.start, value.end), night)


def _day_after(first: DayRef, last: DayRef) -> bool:
    """Whether `last` is the day after `first`."""
    if first.kind != last.kind or first.modifier or last.modifier:
        return False
    if first.weekday is not None and last.weekday is not None and first.kind == "weekday":
        return (first.weekday + 1) % 7 == last.weekday
    return first.kind == "offset" and first.offset + 1 == last.offset


def _for_each_person(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` with "2 hrs each for Pat and Jean" once for each of them."""
    out: list[Item] = []
    for item in found:
        count = _people(seen, item.end) if isinstance(item, Amount) and item.each else 1
        out += [item] if count < 2 else [replace(item) for _ in range(count)]
    return tuple(out)


def _people(seen: Scan, at: int) -> int:
    """How many people "for Pat and Mrs Khan" at token `at` names."""
    if not seen.is_text(at, *_GIVEN_TO):
        return 0
    at, count = at + 1, 0
    while True:
        while seen.token_text(at) in _TITLES:
            at += 1
        if not _may_be_person(seen, at):
            return count
        at, count = at + 1, count + 1
        surname = _may_be_person(seen, at) and seen.text[seen.tokens[at].start].isupper()
        at += bool(surname)
        joined = seen.end("links.and", at)
        if joined == at:
            return count
        at = joined


def _may_be_person(seen: Scan, at: int) -> bool:
    """Whether the word at token `at` may name a person."""
    if at >= len(seen) or seen.tokens[at].kind != "word" or seen.token_text(at) in _NO_PERSON:
        return False
    known = {kind for kind in seen.found[at] if not kind.startswith("people.")}
    return not known and len(seen.token_text(at)) > 1
