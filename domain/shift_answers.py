"""What people type about a shift instead of tapping: an answer to a place that came free, how old
they are, that they were there, where it is."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

Meant = Literal["yes", "no", "there", "here", "where", "served", "letter"]
"""yes, no: to what was asked last. there: they were at a shift; here: they are at one now. where:
time, place or whom to ask for. served: their own hours; letter: on paper."""
LONGEST = 120
"""Characters of what is looked at."""
_CANT = r"i ca ?n'?o?t(?: come| make it| go)?"
_OF = r"(?:of|for|about) (?:my |the )?(?:volunteering|volunteer work|volunteer|hours)(?: hours)?"
_PATTERNS: Mapping[Meant, Sequence[str]] = {
    "no": (
        rf"(?:no|nope|nah)(?: (?:sorry|thanks|thank you|not (?:this time|today|now)|{_CANT}))+",
        rf"sorry (?:no|{_CANT})",
        rf"{_CANT}(?: any ?more)?(?: sorry)?",
        r"ca ?n'?t(?: come)?",
        r"not (?:this time|today|now)",
        r"i (?:do ?n'?o?t|not) (?:want|come|coming)(?: it)?",
        r"i(?: wo?n'?t| will not| am not|'?m not) (?:come|coming)",
    ),
    "yes": (
        (
            r"(?:(?:yes|ok|okay|yeah) )?i(?: will|'?ll| am|'?m| can| want to)?"
            r" (?:come|coming|be there|take it|want it)(?: please| thanks| thank you)?"
        ),
        r"i want(?: it| place| the place)?",
        r"coming|count me in",
    ),
    "there": (
        (
            r"(?:yes )?(?:i|we)(?: was| were|'?ve been| have been) (?:there|here)"
            r"(?: (?:too|as well|today|yesterday|all day|until the end|the whole time))*"
        ),
        (
            r"(?:yes )?i (?:came|did come|went|turned up|made it)"
            r"(?: (?:there|too|today|yesterday|in the end))*"
        ),
        r"(?:yes )?i (?:was|went|came|have been|did come|did go) (?:at|to) [^\d]+",
    ),
    "here": (
        r"(?:(?:i am|i'?m|am|we are|we'?re) )?(?:now )?(?:here|arrived)(?: now)?",
        r"(?:i |i have |i've )?just (?:got here|arrived)",
        r"i (?:have )?arrived",
        r"check(?: me)? in|checking in",
    ),
    "where": (
        (
            r"(?:(?:but|and|so|sorry) )?(?:where|when|(?:at )?what time|(?:which|what) day|how)"
            r" (?:is|does|do|will|shall|should|must|to)(?: (?:it|i|we|the shift|my shift|that|go|be"
            r"|start|begin|meet|get|end|finish|come|there|here|to|on|at|today|tomorrow))+"
        ),
        r"(?:what(?:'?s| is) the )?address",
        r"who (?:do|should|must) (?:i|we) (?:ask|see|speak to|look for)(?: for)?(?: there)?",
        r"who (?:is|will be) there",
        r"what (?:do|should|must) (?:i|we) bring|what to bring",
    ),
    "served": (
        r"(?:see |show )?(?:all )?my volunteer(?:ing|ed)?(?: hours| time| record)?",
        r"volunteer(?:ing)? hours",
        r"how (?:many hours|much|long|many times) (?:did|have|do) i (?:have )?volunteer(?:ed|ing)?",
    ),
    "letter": (
        (
            r"(?:(?:can|could) i (?:have|get) |i(?: need| want| would like|'?d like) |send me )?"
            rf"(?:a |my |the )?(?:volunteer(?:ing)? (?:certificate|letter)|certificate(?: {_OF})?"
            rf"|(?:letter|proof) {_OF})(?: please)?"
        ),
    ),
}
_WISH = re.compile(
    r"^(?:(?:yes|please|hi|hello|so|and|but|ok) )*"
    r"(?:(?:can|could|may) (?:i|we) |(?:i|we)(?: want| would like|'d like| will)? ?(?:to )?"
    r"|let me )?(?:join|come to|come on|come for|go to|sign up|take part in|be at"
    r"|help (?:out )?(?:at|with|on))\b"
    r"|\b(?:put|sign) (?:me|us|my name) (?:down|up)\b|\bplaces? (?:left|free)\b"
    r"|^(?:when|where|what time|what day|who) (?:is|does|are) |^is .*\b(?:full|on|free)$"
    r"|^(?:tell me|more) about\b|^can i bring .* to\b"
)
_BARE = re.compile(r"(?:the |a )?[^\W\d]+(?: [^\W\d]+){1,4}(?: please)?")
_AGE = re.compile(
    r"(?:(?:yes|no|sorry|but) )*(?:(?:i am|i'?m|am|me|my age is|age) )?(?:only |just |still )?"
    r"(?P<age>\d{1,3})(?: (?:years?|yrs?|yo)(?: old)?)?(?: now| only)?"
)


def meant(words: str) -> Meant | None:
    """What a whole message says about a shift; None for everything else."""
    said = _clean(words)
    for what, patterns in _PATTERNS.items():
        if any(re.fullmatch(pattern, said) for pattern in patterns):
            return what
    return None


def looks_for(words: str) -> bool:
    """Whether a sentence wants to come to something, or asks about it, which its name then says:
    "put me down for the warm hub", "where is the litter pick"."""
    return _WISH.search(_clean(words)) is not None


def is_bare(words: str) -> bool:
    """Whether a message can be the name of something and nothing else: a few words, no number."""
    return _BARE.fullmatch(_clean(words)) is not None


def age(words: str) -> int | None:
    """The age that somebody says of themselves: "I am 16", "16 years"; None for anything else."""
    found = _AGE.fullmatch(_clean(words))
    return None if found is None else int(found["age"])


def _clean(words: str) -> str:
    bare = re.sub(r"[,.!?;:]+", " ", words.replace("’", "'").casefold())
    said = " ".join(bare.split())
    return said if len(said) <= LONGEST else ""
