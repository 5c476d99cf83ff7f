"""Whether a sentence tells of somebody's good deeds and asks for nothing, without "nominate" in it:
"My dad Winston ran the domino club for 31 years".

It decides nothing: whoever wrote it is asked whether they want to put somebody forward. Measured on
the sentences of tests/cases (tests/domain/reading/test_praise.py). English only: whoever writes
another language says /nominate.
"""

import re

from domain.reading import cues
from domain.reading.plain import plain

_OUTRIGHT = re.compile(
    r"\b(?:deserves?|deserving|wants a medal|unsung hero|legend|gets? my vote|nominee|for nowt"
    r"|(?:should|ought to) (?:win|(?:get|have) (?:one|it|1|an? award|a medal))"
    r"|never asks? for (?:owt|anything|nothing|thanks)|(?:wont|won't|never) takes? a penny"
    r"|give (?:him|her|them) (?:something|an award|a medal|one|a prize)"
    r"|can (?:he|she|they|a [a-z]+) (?:get|have) (?:one|1|an award|a medal)"
    r"|put (?!.*\b(?:it|date|day|time|clocks?|shift|visit|meeting|lift|chairs?)\b)"
    r"(?:[a-z' ]{1,30} )?forward|put [a-z]+ [a-z]+ down for|go in for it"
    r"|(?:can|could) (?:we|our [a-z ]{3,40}) (?:enter|go in))\b"
)
_NO_START = re.compile(
    r"^(?:(?:hi|hiya|hello|so|just|ok|please|and|on [a-z]+)[ ,]+)*(?:i|im|i'm|ive|id|ill|we|were"
    r"|weve|can|could|would|will|is|are|do|does|did|have|need|needs|want|wanted|any|anyone|anybody"
    r"|someone|somebody|who|what|when|where|how|why|help|helped|looking|set|started|gave|big|mon"
    r"|tues?|wed|thurs?|fri|sat|sun|yesterday|today|redundant|back|you|thank|thanks|ta)\b"
)
_DEED = re.compile(
    r"\b(?:ran|run|runs|running|started|set up|founded|coach(?:es|ed)?|feeds?|fed|teaches|taught"
    r"|gives?|gives up|giving|donates?|collects|cooks|cleans|cleaned|clears|grits|fixes|grows|minds"
    r"|picks? (?:up )?(?:the )?litter|litter ?picks?|picks litter up|checks on|stays|sorted|always"
    r"|(?:does|do) (?:loads|so much|everyones|all the|the)|gets things done|puts? on|painted|took"
    r"|planted|plants|knits?|cuts|lets|deliver|delivers|translates|volunteers|made|brings|raised"
    r"|sat (?:with|wiv)|stood by|organises|turning|rain or shine|chair of|brilliant|langar|fetched"
    r"|(?:she|he|they) (?:always )?(?:helps?|cooks?|cares?|visits?|sits?|looks? after|feeds?|teach)"
    r"|looks after everyones|done more than|who (?:[a-z]+s))\b"
)
_LONG = re.compile(
    r"\b(?:\d{1,2}|ten|twenty|thirty|forty) ?(?:years?|yrs?)\b(?! ?(?:old|of age))"
    r"|\bsince (?:19|20)\d\d\b|\bsince (?:covid|lockdown)"
)
_WHOM = re.compile(r"^(?:my|our|the|that|all the|this|some|no idea|dont know|lives in)\b")
_CAPITALS = re.compile(
    r"^(?:\W|The |Dr |Mrs? |Ms )*[A-Z][\w'.-]*(?:(?: |, | & | and )[A-Z]|.{1,24}\b)"
)
_AN_ASK = frozenset({"strong_request", "offer", "cancel", "talk_to_person", "log_verb", "away"})
_LEAST = 5


def praises(text: str) -> bool:
    """Whether `text` says good of somebody, and neither asks nor offers nor tells of own help."""
    said = plain(text).replace("’", "'")
    if len(said.split()) < _LEAST:
        return False
    if _OUTRIGHT.search(said):
        return True
    if "?" in text or cues.of(text) & _AN_ASK or _NO_START.search(said):
        return False
    tells = _DEED.search(said) or _LONG.search(said)
    return bool(tells and (_WHOM.search(said) or _CAPITALS.search(text))) or (
        said.startswith(("all the ", "friends of "))
    )
