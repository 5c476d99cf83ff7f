"""Everyday sentences about what is on and about one's own shifts, as people type them: "is there
anything I can do sitting down", "i come saturday", "i will be late", "am i on the list"."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

Asks = Literal["find", "come", "off", "late", "mine", "who", "forgot"]
"""find: what is on that suits. come: that they come, on a day. off: to be taken off one. late: that
they come late. mine: how, when or whether their shift is. who: who else comes. forgot: that they
did not sign in or out."""
LONGEST = 140
_ANY = r"(?:anything|something|any volunteering|volunteering|any shifts?|a shift)"
_DAY = (
    r"(?:(?:on|this|next|for) )*(?:monday|mon|tuesday|tues?|wednesday|weds?|thursday|thurs?|friday"
    r"|fri|saturday|sat|sunday|sun|today|tomorrow|tmrw|tonight|the weekend|weekend)"
    r"(?: (?:morning|afternoon|evening|night))?"
)
_THE = r"(?: (?:to|for|at|with|from|off) (?:my |the |that )?[^\d]{3,40})?"
_NAMED = r"(?: (?:to|for|at|on) (?:my|the|that) [^\d]{3,40})?"
_END = r"(?: (?:please|thanks|thank you|then|too|as well|now|again))*"
_PATTERNS: Mapping[Asks, Sequence[str]] = {
    "find": (
        rf".*\b(?:is there|are there|have you got|do you have|got) {_ANY}\b.*",
        rf".*\b{_ANY}(?: else)? (?:that )?(?:i|we) (?:can|could) (?:do|help with|join)\b.*",
        r".*\bwhat (?:else )?(?:can|could) (?:i|we) (?:do|help with|join)\b.*",
        rf".*\b{_ANY}(?: on| going)? (?:near|for|around) (?:me|my|us|here)\b.*",
        (
            rf"(?:do you have |is there )?{_ANY}(?: that is| that'?s)? (?:not too heavy|not heavy"
            r"|lighter|easier|gentle|indoors|outdoors|with (?:children|kids|animals|people))"
        ),
        rf"(?:i'?m|i am|we are|we'?re) free {_DAY},?(?: is there)? {_ANY}(?: on| going)?",
    ),
    "come": (
        rf"(?:yes )?(?:i|we)(?: can| will|'?ll|'?m| am| are)? com(?:e|ing) {_DAY}{_END}",
        rf"(?:count|put|sign) (?:me|us|my name) (?:in|up|down|on the list)(?: for)? {_DAY}{_END}",
        rf"(?:see you(?: all)?|i'?ll be there|i will be there|i'?m in) {_DAY}{_END}",
    ),
    "off": (
        (
            r"(?:please )?(?:take|put|count) (?:me|us|my name) (?:off|out)(?: of)?(?: the list)?"
            rf"(?: (?:for )?{_DAY})?{_THE}{_END}"
        ),
        rf"(?:please )?(?:cancel|drop) (?:me|my place|my shift)(?: (?:for )?{_DAY})?{_THE}{_END}",
    ),
    "late": (
        (
            r"(?:sorry )?(?:(?:i|we)(?:'?m| am|'?ll| will| might| may| are)?"
            r"(?: be| going to be)? )?(?:a bit |a little |slightly )?(?:running |coming )?"
            r"(?:a bit |a little )?late"
            rf"(?: {_DAY})?{_THE}{_END}(?: sorry)?"
        ),
        r"(?:the|my) (?:bus|train|tram) is late(?: sorry)?",
    ),
    "mine": (
        (
            r"am i (?:still )?(?:on the list|in|down|signed up|on it)(?: for)?"
            rf"(?: {_DAY})?{_THE}{_END}"
        ),
        (
            r"(?:is|has) (?:it|that|the [^\d]{3,40}?)(?: still| been)? "
            rf"(?:on|happening|going ahead|cancelled|called off)(?: {_DAY})?{_END}"
        ),
        (
            r"(?:at )?what time(?: is it| do i (?:start|come|have to be there)| does it start)?"
            rf"(?: on)?(?: {_DAY})?{_END}"
        ),
        rf"how (?:do|can) (?:i|we) get (?:there|to (?:the |my )?[^\d]{{3,40}}){_END}",
        (
            r"(?:do|should|must) (?:i|we) (?:need to |have to )?(?:bring|wear)(?: anything"
            rf"| something| [a-z]+)?(?: {_DAY})?{_END}"
        ),
        rf"what (?:do|should|must|shall) (?:i|we) (?:wear|bring|need)(?: {_DAY})?{_END}",
    ),
    "who": (
        rf"who (?:else )?(?:is|'?s|will be) (?:coming|going|there|on it)(?: {_DAY})?{_NAMED}{_END}",
        rf"how many (?:people )?(?:are|have)(?: coming| going| joined)(?: {_DAY})?{_NAMED}{_END}",
    ),
    "forgot": (
        (
            r"(?:sorry )?i forgot to (?:sign|check|clock) (?:in|out)"
            rf"(?: {_DAY}| yesterday)?{_THE}{_END}"
        ),
    ),
}  # fmt: skip
_NOT_FIND = re.compile(
    r"\b(?:about (?:my|the|this|it)|with my hours|to (?:help|stop) (?:him|her|them)|complain"
    r"|balance|somebody|someone|anyone|anybody|(?:borrow|hire|buy)\b)"
)


def read(words: str) -> Asks | None:
    """What a whole message asks about volunteering; None for everything else."""
    said = " ".join(re.sub(r"[,.!?;:]+", " ", words.replace("’", "'").casefold()).split())
    if not said or len(said) > LONGEST:
        return None
    for asks, patterns in _PATTERNS.items():
        if any(re.fullmatch(pattern, said) for pattern in patterns):
            return None if asks == "find" and _NOT_FIND.search(said) else asks
    return None
