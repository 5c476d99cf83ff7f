"""Who is nominated: people, groups and businesses, as a text names them.

Names are kept as typed; only a name all in small letters is given its capitals, because cards and
certificates show it. Nobody is named who is only accused, compared or helped in the text.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from domain.reading import mentions, places
from domain.reading import text as reading_text
from domain.reading.mentions import Mention
from domain.reading.wordfind import Index, Line, common_words, data, line, slang, word_list

NomineeType = Literal["individual", "group", "business"]
SELF = "(self)"
MOST = 10
_GAP = 8
_LOWER = frozenset({"of", "the", "at", "and", "in", "for", "de", "van", "bin", "al", "on"})
_SAINT = re.compile(r"^([A-Za-z]{3,}[^s'’])s$")
_SAINTS_IN_S = frozenset({"james", "thomas", "francis", "nicholas", "agnes", "giles", "columbas"})
_BUSINESS_STAFF = re.compile(
    r"\b(?:staff|employees|workers|team|people|lads|colleagues|lot) (?:from|of|at) (?:a |the "
    r"|their )?"
    r"(?:bank|company|firm|office|factory|supermarket|business|shop|call centre|insurance)\b"
)
_OUR_GROUP = re.compile(
    r"\b(?:our|the|my|this) (?:\w+ )?(?:group|club|choir|team|charity|band|society|association|"
    r"project|class|circle|troupe|side)(?: is)?(?: called)? $",
    re.IGNORECASE,
)
_STAFF_OF = re.compile(
    r"\b(?P<name>[A-Z][\w'’&]+(?: (?:& )?[A-Z][\w'’&]+){0,4}) "
    r"(?:staff|employees|workers|colleagues|team)\b"
)
_ROLE_GROUP = re.compile(
    r"\b(?:all )?(?:the |our )?(?P<who>dinner ladies|dinner lady|teachers|nurses|staff|"
    r"doctors|carers|"
    r"lollipop ladies|volunteers|midwives|bus drivers|binmen|paramedics|receptionists|cleaners|"
    r"teaching assistants|librarians|youth workers|caretakers|firefighters|cooks|coaches) "
    r"(?P<at>at|from|in|on|of) (?P<place>(?:(?!who |that |and |put |are |have |do |does |did "
    r"|for |give|run|"
    r"always|,)[\w'’.]+ ?){1,4})",
    re.IGNORECASE,
)
_FRIENDS_OF = re.compile(
    r"\bfriends of (?:[\w'’]+ ?){1,4}?(?=,|\.|$| who| for| have| has| are|\d| in | at )",
    re.IGNORECASE,
)
_PLAIN_GROUP = re.compile(
    r"(?:(?:i(?:'?d| would)? (?:like|want|wanna|wish) to |can i |please |i )?nominat(?:e|ing) )?"
    r"(?:all )?(?:the |our )?(?P<name>(?:[\w'’&]+ ){1,4}?(?:club|group|choir|heroes|"
    r"association|society|stitchers|knitters|litter pickers|litterpickers|scouts|brownies|"
    r"guides|cubs|playgroup|"
    r"saturday school|supplementary school|bin men|gardeners|ramblers|rangers|warriors|"
    r"angels|allotments|walkers|"
    r"wombles|crew|foodbank|food bank|pantry)(?: of [\w'’]+)?)\b",
    re.IGNORECASE,
)
_NOT_IN_A_NAME = re.compile(
    r"\b(?:my|me|he|she|who|that|this|runs?|ran|helps?|helped|started|set|coach\w*|"
    r"teach\w*|at|for|from|in|"
    r"does|do|did|is|was|are|can|has|have|with|to|a|an|i|we|us|and|chair|gives?|always|leads?|led|"
    r"volunteers?|deserves?|myself|put)\b",
    re.IGNORECASE,
)
_FAMILY_NAME = re.compile(r"\b(?:[A-Z][\w'’]+ )?(?:&|and) (?:Sons|Daughters|Bros|Brothers|Co)\b")


@dataclass(frozen=True, slots=True)
class Nominee:
    """One nominee. name: None where it is not known, `SELF` for the writer."""

    name: str | None
    type: NomineeType


@dataclass(frozen=True, slots=True)
class Named:
    """A nominee and where it stands in the text; `paid`: a role that is a paid job by its name."""

    nominee: Nominee
    start: int
    end: int
    paid: bool = False


@cache
def signs() -> Index:
    """What a nomination's words tell (posthumous, self, violence, ...)."""
    made = Index(fuzzy=False, rooted=False)
    for sign, words in data("nominations.toml")["signs"].items():
        for phrase in words:
            made.add(sign, str(phrase), exact=True)
    return made


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of nominations.toml."""
    return frozenset(str(data("nominations.toml")["words"][name]).split())


def shown(name: str) -> str:
    """`name` as a card shows it: as typed, with capitals where it has none at all."""
    clean = re.sub(r"\s+", " ", name).strip(" ,.-'’\"")
    if clean != clean.lower():
        return clean
    parts = clean.split(" ")
    return " ".join(
        part if at and part in _LOWER else part[:1].upper() + part[1:]
        for at, part in enumerate(parts)
    )


def _saintly(place: str) -> str:
    """ "st oswins" as "St Oswin's"."""
    parts = shown(place).split(" ")
    for at in range(1, len(parts)):
        before = parts[at - 1].lower().rstrip(".")
        match = _SAINT.match(parts[at])
        if before == "st" and match and parts[at].lower() not in _SAINTS_IN_S:
            parts[at] = f"{match[1]}'s"
    return " ".join(parts)


def find(text: str, *, skip: tuple[tuple[int, int], ...] = ()) -> tuple[Named, ...]:
    """The nominees that `text` names, in order, without anyone inside `skip` (offsets)."""
    cut = text[: reading_text.LONGEST]
    found = [one for one in _organisations(cut) if not _led_by(cut, one)]
    taken = [(named.start, named.end) for named in found] + list(skip)
    people = [
        mention
        for mention in mentions.find(cut)
        if all(mention.end <= start or end <= mention.start for start, end in taken)
    ]
    found.extend(
        Named(Nominee(_person(mention.name), "individual"), mention.start, mention.end)
        for mention in _nominated(people, found, cut)
    )
    if not found:
        found = _after_nominate(cut) or _at_the_start(cut, people)
    return tuple(sorted(found, key=lambda named: named.start)[:MOST])


_LEADS_IT = re.compile(
    r"^(?:'?s)?,? (?:[a-z0-9]+ ){0,2}(?:coach|captain|leader|chair|chairman|chairwoman|secretary|"
    r"treasurer|founder|manager|organiser|conductor|trainer)(?: is)?,? (?=[A-Z])"
)


def _led_by(text: str, group: Named) -> bool:
    """Whether a group only says who a person is: "Tigers FC under 10s coach Imran Qureshi"."""
    match = _LEADS_IT.match(text[group.end : group.end + 60])
    return match is not None and any(
        mention.start == group.end + match.end() for mention in mentions.find(text)
    )


def _person(name: str) -> str:
    return shown(re.sub(r"^(?:cllr|councillor|councilor)\.? ", "", name, flags=re.IGNORECASE))


_VERBS_TOO = frozenset({"volunteers", "coaches", "cooks", "nurses"})
"""Words for a group that tell what one person does after a name: "Lee volunteers on"."""


def _organisations(text: str) -> list[Named]:
    """Groups and businesses."""
    found: list[Named] = []
    for match in () if staff_of_business(text) else _ROLE_GROUP.finditer(text):
        if match["who"].lower() in _VERBS_TOO and mentions.find(text[: match.start()]):
            continue
        name = f"{match['who'].capitalize()} {match['at'].lower()} {_saintly(match['place'])}"
        paid = bool(words("paid").intersection(match["who"].lower().split()))
        found.append(Named(Nominee(name, "group"), match.start(), match.end(), paid))
    if found:
        return found
    friends = _FRIENDS_OF.search(text)
    if friends:
        return [Named(Nominee(shown(friends.group()), "group"), friends.start(), friends.end())]
    plain_group = _PLAIN_GROUP.match(text)
    if plain_group and not _NOT_IN_A_NAME.search(plain_group["name"]):
        start, end = plain_group.span("name")
        return [Named(Nominee(_saintly(text[start:end]), "group"), start, end)]
    staff = _STAFF_OF.search(text)
    if staff and signs().keys(line(text)) & {"one_day"}:
        return [Named(Nominee(staff["name"], "business"), *staff.span("name"))]
    for start, end in _capital_runs(text):
        kind = _kind(text[start:end]) or (
            "group" if _OUR_GROUP.search(text[max(0, start - 60) : start]) else None
        )
        if kind is not None:
            return [Named(Nominee(shown(text[start:end]), kind), start, end)]
    return found


def _capital_runs(text: str) -> list[tuple[int, int]]:
    """Stretches of words with capitals ("Noor & Daughters Cash & Carry"), two words or more."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(text) and len(runs) < 40:
        match = _RUN_WORD.search(text, at)
        if match is None:
            break
        end = match.end()
        while (more := _RUN_NEXT.match(text, end)) is not None:
            end = more.end()
        start = match.start()
        first = text[start:end].split(" ", 1)[0].lower()
        if first in _LEAD_WORDS and " " in text[start:end]:
            start += len(first) + 1
        end = _with_kind(text, start, end)
        if " " in text[start:end]:
            runs.append((start, end))
        at = end
    return runs


def _with_kind(text: str, start: int, end: int) -> int:
    """The end of a name that opens the text, with a small word such as "takeaway" after it."""
    more = _KIND_WORD.match(text, end)
    opens = _OPENING.match(text[:start]) is not None
    if more is None or not opens:
        return end
    kinds = (words("group") | words("business")) - _ALSO_VERBS
    return more.end() if more[1] in kinds else end


_KIND_WORD = re.compile(r" ([a-z]+)\b")
_OPENING = re.compile(
    r"(?:\W*\b(?:i|id|please|pls|nominate|nominating|nomination|for|the|our|would|like|to|vote|can|"
    r"put|forward|want|wanna|we|and)\b)*\W*\Z",
    re.IGNORECASE,
)
_ALSO_VERBS = frozenset({
    "volunteers", "cash", "bar", "arms", "nails", "fish", "news", "express", "sweet", "sweets",
    "sons", "daughters", "travel", "mentors", "helpers", "friends", "walkers", "dental", "cleaners",
    "bros", "brothers", "carry", "circle", "united", "league", "watch", "mart", "pub", "team",
})  # fmt: skip


_RUN_WORD = re.compile(r"\b[A-Z][\w'’]*")
_RUN_NEXT = re.compile(r" (?:(?:&|and|of|the|for) )?[A-Z][\w'’]*")
_LEAD_WORDS = word_list("before_a_nominee")


def _kind(name: str) -> NomineeType | None:
    """Whether a name with capitals is a group's or a business's; None for a person's."""
    parts = [part.lower().strip("'’.") for part in re.split(r"[ &]+", name)]
    if any(part in mentions.honorifics() for part in parts[:1]):
        return None
    if words("business").intersection(parts[1:]) or _FAMILY_NAME.search(name):
        return "business"
    if words("group").intersection(parts[1:]):
        return "group"
    return None


def _nominated(people: list[Mention], found: list[Named], text: str) -> list[Mention]:
    """The first person, and those whom only "and", commas and roles join to what is before."""
    if not people:
        return []
    if found and not _joined(text[found[-1].end : people[0].start]):
        return []
    chosen = [people[0]]
    for mention in people[1:]:
        if not _joined(text[chosen[-1].end : mention.start]):
            break
        chosen.append(mention)
    return chosen


def _joined(between: str) -> bool:
    """Whether the words between two names only join them."""
    parts = [word.text for word in line(between).words]
    if len(parts) > _GAP or not parts:
        return False
    joins = {"and", ",", "plus", "also"}
    return bool(joins.intersection(parts)) and all(
        part in joins or part in words("roles") or part in words("relations") for part in parts
    )


_NOMINATE = re.compile(
    r"\b(?:nominate|nominating|nomination for|award for|forward|named|called|name is|names|"
    r"vote for)(?: is)? ",
    re.IGNORECASE,
)


def _after_nominate(text: str) -> list[Named]:
    """One or two words after "nominate" that are no everyday words: a name not yet known."""
    for match in _NOMINATE.finditer(text):
        start = match.end()
        parts: list[str] = []
        for token in reading_text.tokens(text[start : start + 60]):
            plain = token.kind != "word" or token.text in common_words() or token.text in slang()
            if plain or token.text in _NOT_A_NAME or len(parts) == 2 or len(token.text) < 2:
                break
            parts.append(text[start + token.start : start + token.end])
        if parts:
            name = " ".join(parts)
            return [Named(Nominee(shown(name), "individual"), start, start + len(name))]
    return []


_NOT_A_NAME = word_list("never_a_nominee")
_START = re.compile(
    r"^\W*(?P<name>[A-Z][\w'’]+)(?=,? (?:who(?:'?s|se)?|is|has|does|was|from|at|on|"
    r"always|never|\d{1,2}|\(\d{1,2}\)|[a-z]{2,}(?:es|s))\b)"
)


def _at_the_start(text: str, people: list[Mention]) -> list[Named]:
    """A first word with a capital that only a name can be ("Jayden who's 14")."""
    match = _START.match(text)
    if match is None or people or mentions.find(text):
        return []
    word = match["name"].lower()
    everyday = word in common_words() or word in slang() or word in _NOT_A_NAME
    if everyday or word in words("business") | words("group") | words("people") | words("paid"):
        return []
    if any(place.start <= match.start("name") < place.end for place in places.find(text)):
        return []
    start, end = match.span("name")
    return [Named(Nominee(match["name"], "individual"), start, end)]


def staff_of_business(text: str) -> bool:
    """Whether the words speak of a company's staff without naming it."""
    return bool(_BUSINESS_STAFF.search(text.lower()))


def stranger(said: Line) -> bool:
    """Whether someone is meant whose name the writer does not know ("that bloke with the dog")."""
    for at, word in enumerate(said.words[:40]):
        if word.text in {"that", "the", "this", "a", "some"}:
            nearby = {other.text for other in said.words[at + 1 : at + 4]}
            if nearby.intersection(words("people")):
                return True
    return False
