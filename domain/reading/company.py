"""Who was there besides the writer, as far as it changes what is logged: groups and family."""

from dataclasses import dataclass

from domain.reading.counts import number
from domain.reading.scan import Scan

_LEADS = frozenset({"was", "just", "hi", "hiya", "hello", "so", "yes", "yeah", "both", "that",
                    "its", "it", "ok", "today", "yesterday", "and"})  # fmt: skip
_OTHERS_OF_KIN = frozenset({"friend", "friends", "mate", "mates", "neighbour", "neighbours", "boss",
                            "carer", "landlord", "teacher", "colleague"})  # fmt: skip
_MOST = 500


@dataclass(frozen=True, slots=True)
class Company:
    """group: others helped too. size: people with the writer, if said. shared: the length is for
    all of them together. minor: one of them may be a child. family: the helped are the writer's
    own. spans: token ranges used.
    """

    group: bool = False
    size: int | None = None
    shared: bool = False
    minor: bool = False
    family: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def company(scan: Scan) -> Company:
    """The company that the words of `scan` name."""
    group, size, minor, shared = False, None, False, False
    spans: list[tuple[int, int]] = []
    named = any("people.me" in here for here in scan.found)
    counted = any("people.us" in here or "people.two" in here for here in scan.found)
    for at in range(len(scan)):
        found = (counted and _of_us(scan, at)) or (
            named and (_me_and(scan, at) or _and_me(scan, at))
        )
        found = found or _with_others(scan, at) or _team_of(scan, at)
        if found:
            group, size = True, found[0] or size
            spans.append((at, found[1]))
            minor = minor or _names_minor(scan, at, found[1])
        elif scan.match("people.shared", at):
            group, shared = True, True
        elif scan.match("people.we", at) and _subject(scan, at):
            group = True
    return Company(group, size, shared, minor, _family(scan), tuple(spans))


def _of_us(scan: Scan, at: int) -> tuple[int | None, int] | None:
    """ "4 of us", "the two of us"."""
    two = scan.match("people.two", at)
    if two:
        return 2, two.end
    count = number(scan, at)
    if count and count.style == "whole" and 2 <= count.value <= _MOST:
        end = scan.end("people.us", count.end)
        if end > count.end and scan.is_text(count.end, "of"):
            return int(count.value), end
    return None


def _team_of(scan: Scan, at: int) -> tuple[int | None, int] | None:
    """ "team of 6"."""
    if scan.is_text(at, "team", "group") and scan.is_text(at + 1, "of"):
        count = number(scan, at + 2)
        if count and count.style == "whole" and 2 <= count.value <= _MOST:
            return int(count.value), count.end
    return None


def _starts(scan: Scan, at: int) -> bool:
    """Whether `at` begins a sentence, so that "me" there is who helped."""
    if at == 0 or scan.tokens[at - 1].kind == "symbol":
        return True
    return scan.tokens[at - 1].text in _LEADS or scan.ended_time(at)


def _me_and(scan: Scan, at: int) -> tuple[int | None, int] | None:
    """ "me and 3 others", "me n my daughter", "me and Dave"."""
    me = scan.match("people.me", at)
    joined = scan.end("links.and", me.end) if me else at
    if me is None or joined == me.end or not _starts(scan, at):
        return None
    least = 2 if scan.end("links.plus", me.end) > me.end else 3
    others = _others(scan, joined)
    if others:
        return others[0] + 1, others[1]
    size, end, counted = 1, me.end, True
    while joined > end:
        person = _person(scan, joined)
        if person is None:
            break
        counted = counted and not _several(scan, person - 1)
        size, end = size + 1, person
        joined = scan.end("links.and", end)
    return (size if counted else None, end) if size >= least else None


def _several(scan: Scan, at: int) -> bool:
    """Whether the word at token `at` stands for an unknown number of people: "the kids"."""
    kin = scan.any(("people.minor", "people.kin"), at)
    word = scan.token_text(at)
    return kin is not None and (word.endswith("s") or word == "children")


def _and_me(scan: Scan, at: int) -> tuple[int | None, int] | None:
    """ "Dave and me", "my son and i"."""
    if not _starts(scan, at) or scan.match("people.me", at):
        return None
    person = _person(scan, at)
    joined = scan.end("links.plus", person) if person else at
    me = scan.match("people.me", joined) if person and joined > person else None
    return (2, me.end) if me else None


def _with_others(scan: Scan, at: int) -> tuple[int | None, int] | None:
    """ "with 3 others", "+ 2 other volunteers"."""
    if not scan.is_text(at, "with", "w", "+", "plus", "and"):
        return None
    begin = at + 2 if scan.is_text(at + 1, "/") else at + 1
    others = _others(scan, begin)
    sure = others and any(
        token.text in {"other", "others", "more"} for token in scan.tokens[begin : others[1]]
    )
    return (others[0] + 1, others[1]) if others and sure else None


def _others(scan: Scan, at: int) -> tuple[int, int] | None:
    """ "3 others", "two other people": how many and where it ends."""
    count = number(scan, at)
    if count is None or count.style != "whole" or not 1 <= count.value <= _MOST:
        return None
    begin = max(count.end, scan.end("people.my", count.end))
    others = scan.end("people.others", begin)
    if others == begin:
        return None
    return int(count.value), max(others, scan.end("people.others", others))


def _person(scan: Scan, at: int) -> int | None:
    """Where a person named at `at` ends: "my daughter" or a name."""
    begin = scan.end("people.my", at)
    begin += begin == at and scan.is_text(at, "the") and bool(scan.match("people.minor", at + 1))
    kin = scan.match("people.kin", begin) or scan.match("people.minor", begin)
    if kin and (begin > at or kin.key):
        return kin.end
    known = not scan.found[at] if at < len(scan) else False
    if known and scan.tokens[at].kind == "word" and len(scan.tokens[at].text) > 1:
        return at + 1
    return None


def _names_minor(scan: Scan, start: int, end: int) -> bool:
    return any(scan.match("people.minor", at) for at in range(start, end))


def _subject(scan: Scan, at: int) -> bool:
    """Whether "we" at `at` is who helped, not "as we speak"."""
    end = scan.end("people.we", at)
    return at == 0 or scan.match("tense.past", end) is not None


def _family(scan: Scan) -> bool:
    """Whether the writer's own family was helped."""
    for at in range(len(scan)):
        kin = scan.match("people.kin", at)
        if kin is None or scan.is_text(kin.end, *_OTHERS_OF_KIN):
            continue
        foreign = not scan.tokens[at].text.isascii()
        mine = scan.before("people.my", at)
        if foreign and (mine or scan.tokens[at].text.endswith("ي")):
            return True
        if mine and _helped(scan, at):
            return True
        theirs = scan.is_text(at - 1, "ki", "ke", "ka", "di", "de")
        if not theirs and scan.match("people.before_for", kin.end):
            return True
    return False


def _helped(scan: Scan, at: int) -> bool:
    """Whether "my mom" at `at` is who was helped: "for my mom", "meri ammi ke liye"."""
    my = at - 1
    if scan.any(("people.before_for",), at + 1):
        return True
    for start in range(max(0, my - 2), my + 1):
        if scan.before("people.for", start) and start >= my - 1:
            return True
    return False
