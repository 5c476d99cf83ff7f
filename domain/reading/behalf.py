"""What a broker writes of members: "log 2h tues ironing Pat for Jean", "Jean needs a lift thurs".

Such a sentence is turned into what the member would have said themselves, so that everything that
members can say can be said for them. What a broker says of themselves is left alone. Which member a
name means is settled elsewhere (domain/reading/names.py).
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from domain.giving_words import read_giving
from domain.reading import read
from domain.reading.behalf_names import LONGEST, mark, words_of
from domain.reading.hours import read_hours
from domain.reading.own_voice import own_voice

__all__ = ["Behalf", "read_behalf", "words_of"]

Kind = Literal["hours", "which", "says", "answer", "many"]


@dataclass(frozen=True, slots=True)
class Behalf:
    """A sentence about members. `subject` and `other` are names as typed.

    hours: `subject` helped `other`, or will (`ahead`); `said` tells the rest. which: the two, in
    either direction. says: `said` is what `subject` would say; unless `sure` it may be about the
    writer. answer: `subject` says yes or no (`yes`) to number `thing`. many: more than two people.
    """

    kind: Kind
    subject: str
    other: str | None = None
    said: str = ""
    thing: int = 0
    yes: bool = True
    ahead: bool = False
    sure: bool = True


_N = r"⟪\d⟫(?!['’]s)"
_LEAD = (
    r"^(?:(?:please|pls|hi|hello|ok|also|and|then|can you|could you|just|log|record|add|enter|note|"
    r"put down|put in|write down|book|book in)[ ,:]+)*"
)
_HELPS = (
    r"(?:(?:has |have |had |is |was |will |will be |kindly |also |just )*"
    r"(?:help(?:s|ed|ing)?|drives?|drove|driving|takes?|took|taking|visit(?:s|ed|ing)?|"
    r"teach(?:es|ing)?|taught|s(?:ees|aw|its? with|at with)|feeds?|fed|ph?oned?|rings?|rang|"
    r"look(?:s|ed) after|fetch(?:es|ed)?|collect(?:s|ed)?|gives? a lift to|gave a lift to|"
    r"gives? help to|gave help to))"
)
_GOT = r"(?:has |have |has had |was )?(?:got|gets|had|received|given|helped)"
_PAST = (
    r"(?:(?:has |had |kindly |also |just )*(?:did|done|gave|made|cut|ran|mended|fixed|cooked|"
    r"cleaned|ironed|gardened|weeded|walked|sewed|baked|shopped|painted|knitted|read|drove|"
    r"[a-z]{3,}ed|does|is doing|will do|is going to do)|(?=\d|an? hour|one|two|three|half))"
)
_AHEAD = (
    rf"^{_N}\s+(?:will|is going to|is (?!away)[a-z]+ing|helps|drives|takes|visits|teaches|sees|"
    r"sits|feeds|phones|rings|looks after|fetches|collects|does|gives)\b"
)
_ASKS = re.compile(
    r"^(?:can|could|did|does|do|is|are|was|has|have|when|who|what|where|why|how|which|should|"
    r"would|may i|will (?:you|i|we|he|she|they))\b(?!⟫)",
    re.IGNORECASE,
)
_ME = re.compile(r"\b(?:i|i['’]?m|i['’]?ll|i['’]?ve|i['’]?d|my|me|mine|we|our|us)\b", re.IGNORECASE)

_HOURS: Sequence[tuple[str, bool]] = (
    (rf"(?P<a>{_N})\s*(?:->|→|>|=>)\s*(?P<b>{_N})", False),
    (rf"(?P<a>{_N})\s+(?:for|4|to)\s+(?P<b>{_N})", False),
    (rf"\b(?:for|to)\s+(?P<b>{_N})\s+(?:by|from)\s+(?P<a>{_N})", False),
    (rf"\b(?:by|from)\s+(?P<a>{_N})\s+(?:for|4|to)\s+(?P<b>{_N})", False),
    (rf"^(?P<a>{_N})\s+{_HELPS}\s+(?P<b>{_N})", True),
    (rf"^(?P<b>{_N})\s+{_GOT}\b.*?\b(?:from|off|by)\s+(?P<a>{_N})", True),
    (rf"^(?P<a>{_N})\s+gave\s+(?P<b>{_N})", True),
    (rf"^(?P<a>{_N})(?=\s+{_PAST}).*?\b(?:for|4|with|to)\s+(?P<b>{_N})", True),
    (rf"(?P<a>{_N}).*?\s(?:for|4)\s+(?P<b>{_N})", False),
    (rf"\b(?:for|to)\s+(?P<b>{_N}).*?\s(?:by|from)\s+(?P<a>{_N})", False),
    (rf"\b(?:by|from)\s+(?P<a>{_N}).*?\s(?:for|to)\s+(?P<b>{_N})", False),
)
"""Who helped whom, and whether the words say so by themselves; else a length must be told, too."""
_EITHER = rf"(?P<a>{_N})\s*(?:and|&|\+|/|,|with|n|-)\s*(?P<b>{_N})"

_OFFERS = r"(?:offers?|offered|is offering|can offer|has offered|wants? to offer)"
_COMES = (
    r"(?:joins?|is joining|signs? up (?:for|to)|comes to|is coming (?:to|along to)|will join|"
    r"wants? to come to|goes to|is going to|will come to) "
)
_GONE = (
    r"(?:is|['’]s|will be|goes|is going)(?= (?:away|on holiday|off|abroad|travelling|in hospital|"
    r"unwell|ill|poorly)\b) "
)
_CANT = r"(?:can(?:['’]?t| ?not)|could ?n['’]?t|won['’]?t|isn['’]?t able to) "
_ASKED = r"(?:asks|asked|has asked|rang|called|phoned|rang up|is asking)(?: me| us)?"
_WANTS: Sequence[tuple[str, str]] = (
    (r"(?:really |also |still |would )?(?:needs?) ", "I need "),
    (r"(?:really |also |still )?wants? (?!to offer|to come to)", "I want "),
    (r"would (?:really )?(?:like|love) ", "I would like "),
    (r"['’]d (?:like|love) ", "I would like "),
    (r"(?:could|can) (?:really )?(?:do with|use) ", "I need "),
    (r"(?:is|was) (?:looking for|after|asking for|in need of) ", "I need "),
    (rf"{_ASKED} (?:for|to have) ", "I need "),
    (r"(?:requires|requests|requested) ", "I need "),
    (_CANT, "I can't "),
    (rf"{_OFFERS}(?: to (?:do|help with))? ", "I can offer "),
    (r"(?:is|would be|['’]s) (?:happy|willing|glad|able) to ", "I can "),
    (r"(?:lends?|is lending) ", "I can lend "),
    (r"(?:borrows?) ", "I want to borrow "),
    (_COMES, "join "),
    (r"(?:cancels|calls off|is cancelling|drops out of) ", "cancel "),
    (_GONE, "I am "),
    (r"(?:is|['’]s) back\b", "I'm back"),
    (r"(?=(?:away|on holiday)\b)", "I am "),
    (r"can ", "I can "),
    (r"(?:will|['’]ll) ", "I will "),
)
"""How somebody's doings begin, and how they would say it themselves."""
_GIVES = r"(?:gives|is giving|wants to give|would like to give|donates|gifts|sends) "
_POT = (
    rf"^(?P<a>{_N}) (?:asks?|asked|is asking|needs?|wants?|would like)(?: to ask)? "
    r"(?:(?:for )?(?P<long>.*?) ?(?:from|out of) (?:the )?(?:community )?pot"
    r"|(?:the )?(?:community )?pot(?: for (?P<long2>.*?))?)[.! ]*$"
)
_PUT = (
    r"^(?:please |pls )?(?:put|sign|add|book) (?P<a>⟪\d⟫) (?:down |up |in )?(?:for|to|on|in|into) "
)
_LENGTH = re.compile(
    r"\d\s*(?:h|m(?:in|\b))|"
    r"\b(?:an?|one|two|three|half|couple of) (?:an )?(?:hours?|minutes?)\b",
    re.IGNORECASE,
)
_SOMEBODY = (
    r"^(?:(?:please |pls |i )?(?:find |get |need |want )?)"
    r"(?:some(?:one|body)|any(?:one|body)) to .*"
)
_LOOKS = re.compile(
    r"(?:look(?:ing)?|wait(?:ing)?|search(?:ing)?|care|caring|thank(?:s| you)|sorry|news|message|"
    r"note|card|present|gift|address|number|details|party|regards) for $",
    re.IGNORECASE,
)
_SEES = (
    r"^(?:(?:please |pls )?(?:(?:can|could|may) i )?"
    r"(?:show(?: me)?|see|check|look up|tell me|read) "
    r"|(?:what|when)(?:['’]s| is| are) |how (?:much|many) (?:is|are) )?(?:the )?"
)
_THINGS = (
    r"(?:(?:next|last|current|latest) )?(?P<thing>balance|hours|statement|plans?|visits?|"
    r"offers(?: and wants)?|wants(?: and offers)?|shifts?|lending|letters?)\b"
)
_WHOSE: Sequence[re.Pattern[str]] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_SEES}(?P<a>⟪\d⟫)['’]s {_THINGS}(?P<more>.*)$",
        rf"{_SEES}{_THINGS} (?:of|belonging to) (?P<a>{_N})(?P<more>.*)$",
        rf"{_SEES}(?P<thing>balance|letters?)(?: for)? (?P<a>{_N})(?P<more>)[.?! ]*$",
        (
            rf"^how (?:many|much) (?P<thing>hours|time) (?:has|does|have|is) (?P<a>{_N})"
            r"(?: (?:got|have|hold|owed))?(?: left| to use| now| in the books)?(?P<more>)[.?! ]*$"
        ),
    )
)
"""Asking for something of a member's own to read."""
_READ = {"ba": "balance", "ho": "balance", "ti": "balance", "st": "statement", "pl": "plans",
         "vi": "plans", "of": "mine", "wa": "mine", "sh": "shifts", "le": "letter"}  # fmt: skip
"""The command that shows it, by how the thing's name begins."""
THINGS = frozenset({"balance", "plans", "mine", "shifts", "lending", "letter"})
"""What `said` is for a thing to read, which is no sentence but a command's name."""
_SELF = frozenset({"away", "balance", "statement", "volunteer", "shift", "cancel"})
"""What is said of oneself and, with "for Jean", of Jean; beside asking and offering."""


def read_behalf(text: str, now: datetime, parts: Collection[str]) -> Behalf | None:
    """What `text` says for members; None where it is the writer's own. `parts` are those folded
    words of it that belong to members' names (`words_of`); other names are seen, too."""
    said = " ".join(text[:LONGEST].split())
    marked, names = mark(said, frozenset(parts))
    if not names:
        return None
    marked = re.sub(_LEAD, "", marked, flags=re.IGNORECASE)
    reader = _Reader(marked, names, now)
    return reader.read()


class _Reader:
    """One sentence with its names marked as ⟪0⟫, ⟪1⟫..."""

    def __init__(self, marked: str, names: Sequence[str], now: datetime) -> None:
        self._text = marked
        self._names = names
        self._now = now

    def read(self) -> Behalf | None:
        """What it says, in the words of whom it is about."""
        told = self._told()
        if told is not None and told.kind == "says" and len(self._names) == 1 and told.sure:
            return replace(told, said=own_voice(told.said))
        return told

    def _told(self) -> Behalf | None:
        told = self._whose() or self._explicit() or self._answer() or self._gives()
        if told is not None:
            return told
        if self._text.endswith("?") or _ASKS.match(self._text):
            return None
        return self._hours() or self._does() or self._for()

    def _whose(self) -> Behalf | None:
        """ "Jean's statement for October", "how many hours has Jean got", "letter for Jean"."""
        found = next((one for p in _WHOSE if (one := p.match(self._text)) is not None), None)
        if found is None or len(self._names) > 1:
            return None
        thing = found["thing"].casefold()
        said = "lending" if thing == "lending" else _READ[thing[:2]]
        more = _tidy(found["more"].rstrip("?!."))
        if said == "statement":
            return Behalf("says", self._name(found["a"]), said=f"statement {more}".strip())
        return None if more else Behalf("says", self._name(found["a"]), said=said)

    def _explicit(self) -> Behalf | None:
        """ "Jean: need a lift", "for Jean, need a lift", "on behalf of Jean need a lift"."""
        found = re.match(
            r"^(?:(?:(?:for|as|on behalf of) )?⟪(\d)⟫ ?:|(?:for|as) ⟪(\d)⟫ ?,|on behalf of ⟪(\d)⟫)"
            r" ?(?P<rest>.+)$",
            self._text,
            re.IGNORECASE,
        )
        if found is None:
            return None
        which = next(one for one in found.groups()[:3] if one is not None)
        return Behalf("says", self._names[int(which)], said=self._plain(found["rest"]))

    def _answer(self) -> Behalf | None:
        number = r"(?:number |no\.? ?|slip |request |exchange )?#?(?P<n>\d{1,9})[.!]?$"
        says = r"(?:says?|said|answers?|answered)"
        for pattern in (
            rf"^(?P<a>{_N}) {says} (?P<y>yes|no)(?: to| for| about)? {number}",
            rf"^(?P<y>yes|no) (?:from|by) (?P<a>{_N}) (?:to|for|about) {number}",
            rf"^(?P<a>{_N}) (?P<y>agrees|confirms|refuses)(?: to| with)? {number}",
        ):
            found = re.match(pattern, self._text, re.IGNORECASE)
            if found is not None:
                yes = found["y"].casefold() in ("yes", "agrees", "confirms")
                return Behalf("answer", self._name(found["a"]), thing=int(found["n"]), yes=yes)
        return None

    def _gives(self) -> Behalf | None:
        """Hours given away, not help: "give 1 hour from Jean to Pat", "Jean gives Pat 1 hour"."""
        giver = rf"(?P<a>{_N})"
        pot = re.match(_POT, self._text, re.IGNORECASE)
        if pot is not None:
            long = self._plain(pot["long"] or pot["long2"] or "")
            said = f"ask the pot for {long}" if long else "ask the pot"
            if read_giving(said, self._now) is not None:
                return Behalf("says", self._name(pot["a"]), said=said)
        for pattern in (
            rf"^give (?P<rest1>.*?) ?from {giver}(?P<rest2>.*)$",
            rf"^{giver} {_GIVES}(?P<rest1>.*)(?P<rest2>)$",
        ):
            found = re.match(pattern, self._text, re.IGNORECASE)
            if found is None:
                continue
            said = self._plain(f"give {found['rest1']}{found['rest2']}")
            if read_giving(said, self._now) is not None:
                other = re.search(_N, found["rest1"] + found["rest2"])
                name = self._name(other.group()) if other else None
                return Behalf("says", self._name(found["a"]), name, said)
        return None

    def _hours(self) -> Behalf | None:
        if len(self._names) < 2:
            return None
        for pattern, tells in _HOURS:
            found = re.search(pattern, self._text, re.IGNORECASE)
            if found is None:
                continue
            rest = self._without(found, ("a", "b"))
            if tells or self._has_length(rest):
                if len(self._names) > 2:
                    return Behalf("many", self._name(found["a"]), self._name(found["b"]))
                a, b = self._name(found["a"]), self._name(found["b"])
                ahead = re.search(_AHEAD, self._text, re.IGNORECASE) is not None
                return Behalf("hours", a, b, rest, ahead=ahead)
        found = re.search(_EITHER, self._text, re.IGNORECASE)
        if found is None or not self._has_length(rest := self._without(found, ("a", "b"))):
            return None
        if len(self._names) > 2:
            return Behalf("many", self._name(found["a"]), self._name(found["b"]))
        return Behalf("which", self._name(found["a"]), self._name(found["b"]), rest)

    def _does(self) -> Behalf | None:
        """ "Jean needs a lift", "Pat offers gardening", "put Jean down for the litter pick"."""
        put = re.match(_PUT, self._text, re.IGNORECASE)
        if put is not None:
            said = f"join {self._plain(self._text[put.end() :])}"
            return Behalf("says", self._name(put["a"]), said=said)
        first = re.match(rf"^(?P<a>{_N}) ?", self._text)
        if first is None:
            return None
        rest = self._text[first.end() :]
        for pattern, own in _WANTS:
            does = re.match(pattern, f"{rest} ", re.IGNORECASE)
            if does is not None:
                said = self._plain(own + rest[does.end() :])
                return Behalf("says", self._name(first["a"]), said=said)
        alone = len(self._names) == 1 and rest and not self._has_length(rest)
        if alone and read(self._plain(rest), self._now).intent == "request":
            return Behalf("says", self._name(first["a"]), said=self._plain(rest))
        return None

    def _for(self) -> Behalf | None:
        """ "Lift thurs 10am for Jean to the hospital", "somebody to take Jean to the doctor"."""
        if len(self._names) != 1:
            return None
        name = self._names[0]
        if re.match(_SOMEBODY, self._text, re.IGNORECASE) and re.search(_N, self._text):
            said = self._plain(re.sub(_N, "me", self._text))
            said = re.sub(r"\b(?:for|to) me$", "", said).strip()
            return Behalf("says", name, said=said, sure=not _ME.search(self._text))
        found = re.search(rf"\b(?:for|4|on behalf of) {_N}", self._text, re.IGNORECASE)
        if found is None or _LOOKS.search(self._text[: found.start()] + "for "):
            return None
        rest = _tidy(self._text[: found.start()] + self._text[found.end() :])
        own = _ME.search(rest) is not None
        intent = read(rest, self._now).intent if rest else "unknown"
        if intent in _SELF and not own:
            return Behalf("says", name, said=rest)
        if intent == "offer" and not own:
            return Behalf("says", name, said=rest)
        asks = re.match(r"^(?:i |we )?(?:need|want|would like|ask for)\b", rest, re.IGNORECASE)
        if intent != "request" or (self._has_length(rest) and not asks):
            return None
        return Behalf("says", name, said=rest, sure=not own)

    def _has_length(self, rest: str) -> bool:
        read_as = read_hours(rest, self._now)
        if read_as.status == "reject":
            # A day that is still to come, which may stand with a length.
            return _LENGTH.search(rest) is not None
        return bool(read_as.entries or read_as.minutes or read_as.options)

    def _without(self, found: re.Match[str], groups: Sequence[str]) -> str:
        """The sentence without these names and what joins them: what was done, and when."""
        spans = sorted(found.span(group) for group in groups)
        (_, one), (two, end) = spans
        between = self._text[one:two]
        joins = r"^\s*(?:->|→|>|=>|for|4|to|by|from|and|&|\+|/|,|with|n|-)?\s*$"
        kept = "" if re.match(joins, between, re.IGNORECASE) else between
        kept = re.sub(r"\s*\b(?:for|4|to|by|from|off|with)\s*$", " ", kept, flags=re.IGNORECASE)
        kept = re.sub(r"^\s*(?:has |had |was )*(?:got|gets|received|given)\b", " ", kept)
        before = re.sub(
            r"\b(?:for|by|from|to)\s*$", "", self._text[: spans[0][0]], flags=re.IGNORECASE
        )
        return _tidy(self._plain(f"{before} {kept} {self._text[end:]}"))

    def _name(self, marked: str) -> str:
        return self._names[int(marked[1])]

    def _plain(self, marked: str) -> str:
        """Names as they were typed."""
        return _tidy(re.sub(r"⟪(\d)⟫", lambda found: self._names[int(found[1])], marked))


def _tidy(text: str) -> str:
    clean = re.sub(r"\s+", " ", text)
    clean = re.sub(r"\s+([,.;!])", r"\1", clean)
    return clean.strip(" ,;:-")
