"""A nomination as judges read it: without the name of who it is about.

What else would tell who it is (contact details, addresses, others' names) is gone already, see
domain/awards/words.py. "She" and "he" stay as they were written.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from domain.reading.folding import fold
from domain.reading.names import alike, other_spellings, telling
from domain.reading.wordfind import common_words

_TITLES_SAID = (
    "mr mrs ms miss mx dr sir dame rev revd cllr councillor auntie aunty aunt uncle imam sister"
    " brother nurse prof professor coach"
)
_TITLES = frozenset(_TITLES_SAID.split())
_FILLING_SAID = (
    "the of and in at for an a club group community team centre center friends society"
    " association lunch project trust church mosque school shop cafe ltd limited"
)
_FILLING = frozenset(_FILLING_SAID.split())
_WORDS_TOO_SAID = (
    "will mark rose grace joy may hope art rob sue bill drew jade amber april june august dawn guy"
    " cherry star sky rod ray basket hunt price fox king wood hill marsh hall green brown white"
    " gray grant knight cook baker butler carter fisher mason miller palmer parker taylor walker"
    " ward young long day bank banks mill stone winter rich dean clay mercy patience faith chase"
    " moor victoria georgia paris frank olive ivy lily ruby pearl heather hazel iris"
)
_WORDS_TOO = frozenset(_WORDS_TOO_SAID.split())
"""Names that are words as well."""
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[ \t]+(?:[A-Z]\.?[ \t]+)?|-|[ \t]*\n[ \t]*")
"""What may stand between two parts of one name: "Sheila B. Okafor-Smith"."""
_AFTER_TITLE = re.compile(r"\.?[ \t]+")
SLIP = 2.5
"""How alike a word with a capital and a part of a name are that differ by a likely slip."""
LONG = 5
"""Letters from which a slip is seen in small letters too: "shiela"."""
SHORTEST = 2
LONGEST_PAGE = 2_600


def blind(words: str, names: Iterable[str], stand_in: str, *, group: bool = False) -> str:
    """`words` with every one of these names, whole, in part or in a usual other spelling, put as
    `stand_in` ("this person"). group: names of groups, which lose their telling words only."""
    names = [" ".join(name.split()) for name in names if name.strip()]
    for one in sorted(set(names), key=len, reverse=True):
        whole = re.escape(one).replace(r"\ ", r"\s+")
        words = re.sub(rf"(?<!\w){whole}(?!\w)", "\0", words, flags=re.IGNORECASE)
    parts = {part for name in names for part in telling(name) if len(part) >= SHORTEST}
    if group:
        parts = {part for part in parts if part not in _FILLING}
    return _begun(_joined(words, parts, group=group), stand_in)


def _joined(words: str, parts: set[str], *, group: bool) -> str:
    """Words with a mark (NUL) in place of each run of parts of names, its title with it."""
    known = parts if group else parts | {o for part in parts for o in other_spellings(part)}
    spots = [(found.start(), found.end()) for found in re.finditer("\0", words)]
    tokens = list(_WORD.finditer(words))
    spots += [
        (token.start(), token.end())
        for token in tokens
        if _is_part(token[0], known, parts, group=group)
    ]
    initials = {part[0] for part in parts}
    before = {
        token.end(): token.start()
        for token in tokens
        if fold(token[0]) in _TITLES
        or (not group and len(token[0]) == 1 and token[0].isupper() and fold(token[0]) in initials)
    }
    runs: list[tuple[int, int]] = []
    for start, end in sorted(spots):
        if runs and _BETWEEN.fullmatch(words, runs[-1][1], start):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((_with_title(words, start, before), end))
    for start, end in reversed(runs):
        words = f"{words[:start]}\0{words[end:]}"
    return words


def _with_title(words: str, start: int, before: Mapping[int, int]) -> int:
    """Where "Dr. M Khan" begins, given where "Khan" does."""
    for end, begin in sorted(before.items(), reverse=True):
        if end <= start and _AFTER_TITLE.fullmatch(words, end, start):
            start = begin
    return start


def _is_part(token: str, known: set[str], parts: set[str], *, group: bool) -> bool:
    """Whether a word is part of the name. One that is a word of the language as well (May, Grace,
    Will) is one where it has a capital."""
    said, capital = fold(token), token[:1].isupper()
    if said in known:
        return capital or said not in _WORDS_TOO
    if group or said in common_words() or not (capital or len(said) >= LONG):
        return False
    return any(alike(said, part) >= SLIP for part in parts)


def _begun(words: str, stand_in: str) -> str:
    """With what stands in, and a capital where a sentence begins."""
    upper = stand_in[:1].upper() + stand_in[1:]
    words = re.sub(r"(^|[.!?]\s+|\n\s*)\0", lambda found: f"{found[1]}{upper}", words)
    return words.replace("\0", stand_in)


def pages(words: str, longest: int = LONGEST_PAGE) -> Sequence[str]:
    """Words in pieces that fit one message, cut between lines, sentences or words; nothing is lost.
    One page at least."""
    found: list[str] = []
    left = words.strip()
    while len(left) > longest:
        cut = max(
            left.rfind("\n", longest // 2, longest),
            left.rfind(". ", longest // 2, longest) + 1,
        )
        if cut <= 0:
            cut = left.rfind(" ", longest // 2, longest)
        cut = cut if cut > 0 else longest
        found.append(left[:cut].strip())
        left = left[cut:].strip()
    return (*found, left)
