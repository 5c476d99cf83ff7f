"""Meeting in the neighbourhood: what a member proposes, what a broker does with it, and what words
propose.

A member proposes a coffee morning, a clean-up, a skill swap; a broker hosts it, and then it is
something to join, like a shift. docs/gathering-states.md draws the table; a test compares the two.
"""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Literal

State = Literal[
    "proposed",  # waits for a broker
    "asked",  # a broker asked the proposer something
    "hosted",  # a broker hosts it; people can join
    "over",
    "declined",
    "cancelled",
    "lapsed",  # its time came before a broker decided
]
Action = Literal["propose", "host", "query", "answer", "decline", "cancel", "lapse", "end"]
Part = Literal["proposer", "broker", "clock"]

FINAL: frozenset[State] = frozenset({"over", "declined", "cancelled", "lapsed"})
_UNDECIDED: dict[tuple[Part, Action], State] = {
    ("broker", "host"): "hosted",
    ("broker", "decline"): "declined",
    ("proposer", "cancel"): "cancelled",
    ("clock", "lapse"): "lapsed",
}
TRANSITIONS: dict[State, dict[tuple[Part, Action], State]] = {
    "proposed": {("broker", "query"): "asked", **_UNDECIDED},
    "asked": {("proposer", "answer"): "proposed", **_UNDECIDED},
    "hosted": {
        ("proposer", "cancel"): "cancelled",
        ("broker", "cancel"): "cancelled",
        ("clock", "end"): "over",
    },
    "over": {},
    "declined": {},
    "cancelled": {},
    "lapsed": {},
}

USUAL = timedelta(hours=2)
"""How long people meet where nobody says until when."""
PLACES = 20
ASK_AFTER = timedelta(minutes=30)
"""How long after the end whoever hosted it is asked who came."""
_HOME = re.compile(
    r"\b(?:my|our|his|her|their|mum'?s|nan'?s)\s+(?:\w+\s+)?(?:house|home|flat|place|garden|kitchen|"
    r"living room|lounge|back ?yard|front room|drive|garage|bungalow)\b|\b(?:at|round|to)\s+"
    r"(?:mine|ours|hers|theirs)\b|^(?:mine|ours|home|at home)$|\bflat \d",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^\W*(?:no\.? ?)?\d{1,4}[a-z]?,? (?:[a-z'’]+ ){1,3}(?:road|rd|street|avenue|ave|close|court|"
    r"lane|ln|grove|crescent|drive|terrace|way|walk|croft|hill|st)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:library|hall|church|mosque|temple|gurdwara|synagogue|centre|center|park|caf[eé]|pub|"
    r"school|college|hub|allotments?|green|canal|square|market|museum|playground|pavilion|club|"
    r"community|leisure|baths|office|bank|arms|inn|nature reserve|common)\b",
    re.IGNORECASE,
)
_NOUN = (
    r"(?:coffee (?:morning|afternoon|and (?:a )?chat)|tea (?:party|afternoon|and (?:a )?chat)|"
    r"(?:canal |street |park |spring |big )?clean[- ]?up|litter[- ]?pick(?:ing)?|"
    r"(?:skills?|clothes|book|toy|seed|plant) swap(?: shop)?|swap shop|knit and natter|picnic|"
    r"street party|bring and share(?: lunch)?|(?:board )?games? (?:night|afternoon|evening)|"
    r"quiz(?: night)?|craft (?:morning|afternoon|evening|group)|sing[- ]?along|film night|"
    r"repair caf[eé]|get[- ]?together|meet[- ]?up|(?:health |dog |group |canal )walk|"
    r"gardening (?:morning|afternoon|day))"
)
_PROPOSES = re.compile(
    r"^(?:hi|hello|hey)?[ ,!]*(?P<lead>(?:i'?d|i would|i|we|we'?d|could we|can we|shall we|let'?s|"
    r"how about|what about|why don'?t we|(?:i )?(?:propose|suggest)|want|would like|planning|plan)"
    r"(?: (?:like|love|want|could|should|can|would|will|plan|to|all))*)?"
    r"(?: ?(?P<verb>hold|have|host|run|organi[sz]e|start|do|arrange|set up|put on|propose|hosting|"
    r"holding|running|organi[sz]ing|having))?(?: a| an| the| our| some)?"
    rf" ?\b(?P<title>(?:[a-z]+ )?{_NOUN})\b",
    re.IGNORECASE,
)
_SURE = frozenset({"hold", "host", "run", "organise", "organize", "start", "arrange", "set up"})
_SURE_TOO = frozenset({"put on", "propose", "hosting", "holding", "running", "organising"})
_JOINS = re.compile(
    r"\b(?:join|come to|coming to|go to|going to the|sign (?:me )?up|can'?t make|cannot make|"
    r"when is|where is|what time|is there|are there|any)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:at|in|by|on)\s+(?P<venue>(?:the |st\.? )?[a-z][\w'’&. -]{2,80}?)\s*[.!?]*$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:on |this |next |every )*"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:today|tomorrow|tonight|weekend|morning|afternoon|evening|week)\b|"
    r"\b(?:at |from )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o'?clock)?\b(?: ?(?:to|till?|until|-) ?"
    r"\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)?|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b(?:at |from )?(\d{1,2})(?![\d:.]|st|nd|rd|th)\b(?! ?(?:people|places|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)

_CLOCK = re.compile(rf"{_HOUR.pattern}|\b\d{{1,2}}[:.]\d\d|\b\d{{1,2}} ?[ap]m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sentence proposes: the title, and the place where it names one."""

    title: str
    venue: str | None


def at_home(venue: str) -> bool:
    """Whether words name somebody's home, where people who don't know each other never meet."""
    if _HOME.search(venue):
        return True
    return _ADDRESS.search(venue) is not None and _PUBLIC.search(venue) is None


def proposes(words: str) -> Proposal | None:
    """The gathering that a sentence proposes; None where it doesn't, or asks to join one."""
    clean = " ".join(words.split())[:300]
    found = _PROPOSES.match(clean)
    if found is None or _JOINS.search(clean):
        return None
    rest = clean[found.end() :]
    venue = _venue(rest)
    verb = (found["verb"] or "").lower()
    sure = verb in _SURE | _SURE_TOO or (found["lead"] or "").lower().endswith(
        ("propose", "suggest")
    )
    timed = _TIMES.search(rest) is not None
    if not sure and not (timed and (venue or _CLOCK.search(rest) or found["lead"])):
        return None
    title = re.sub(r"^(?:a|an|the|our|some) ", "", found["title"].strip(), flags=re.IGNORECASE)
    return Proposal(title[:1].upper() + title[1:], venue)


def _venue(rest: str) -> str | None:
    bare = " ".join(_TIMES.sub(" ", rest).replace(",", " , ").split())
    found = _VENUE.search(bare.replace(" , ", ", ").strip(" ,"))
    return found["venue"].strip(" ,") if found is not None else None


def hour_of(words: str) -> time | None:
    """The hour of "Saturday 10", where nothing else says when: 7 to 11 in the morning, else after
    noon."""
    found = _HOUR.findall(words)
    if len(found) != 1 or not 1 <= int(found[0]) <= 12:
        return None
    hour = int(found[0])
    return time(hour if 7 <= hour <= 12 else hour + 12)
