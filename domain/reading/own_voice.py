"""What somebody says of another, as that other would say it: "somebody to do her ironing" becomes
"somebody to do my ironing"."""

import re

_PRONOUN = re.compile(
    r"\b(?:(?P<self>her|him|them)sel(?:f|ves)|(?P<does>s?he)(?P<short>['’](?:s|ll|d|ve))?"
    r"(?: (?P<verb>[a-z]+(?:['’]t)?))?|(?P<his>his)|(?P<their>their)|(?P<him>him)|(?P<her>her))\b",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:mum|mom|mother|dad|father|parents?|nan|gran|grandm\w+|grandad|grandson|granddaughter|"
    r"sister|brother|daughter|son|wife|husband|partner|aunt\w*|uncle|cousin|niece|nephew|friends?|"
    r"neighbours?|carer|man|woman|lady|gentleman|person|people|child|children|kids?|baby|boys?|"
    r"girls?|students?|teenagers?|grandchild(?:ren)?|family|dogs?|cats?|puppy|pets?)\b",
    re.IGNORECASE,
)
_ENDS_OBJECT = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:to|from|for|with|at|on|in|by|and|or|up|out|off|down|over|round|around|"
    r"about|into|home|back|there|here|while|when|because|so|if|every|this|next|tomorrow|today|"
    r"tonight|twice|once|how|what|where|a|an|the|some|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|mon|tues?|weds?|thurs?|fri|sat|sun|\d\S*)\b)",
    re.IGNORECASE,
)
_VERBS = {"is": "am", "isn't": "am not", "has": "have", "hasn't": "haven't", "does": "do",
          "doesn't": "don't", "goes": "go", "was": "was"}  # fmt: skip
_SHORT = {"s": "'m", "ll": "'ll", "d": "'d", "ve": "'ve"}
_HAS = frozenset({"got", "had", "been", "lost", "hurt", "broken", "fallen", "run", "done", "gone"})
"""After "she's" these mean "she has"."""
_NO_VERBS = frozenset({"always", "sometimes", "perhaps", "this", "thus", "besides"})


def own_voice(said: str) -> str:
    """`said` with what means its subject in the first person, up to where somebody else comes in,
    whom a later "her" may mean."""
    other = _SOMEBODY_ELSE.search(said)
    end = other.start() if other is not None else len(said)
    return _PRONOUN.sub(lambda found: _own(found, said), said[:end]) + said[end:]


def _own(found: re.Match[str], said: str) -> str:
    if found["self"]:
        return "myself"
    if found["does"]:
        short = found["short"]
        verb = f" {_first(found['verb'])}" if found["verb"] else ""
        said_short = _SHORT[short[1:].casefold()] if short else ""
        if said_short == "'m" and (found["verb"] or "").casefold() in _HAS:
            said_short = "'ve"
        return f"I{said_short}{verb}"
    if found["him"] or (found["her"] and _ENDS_OBJECT.match(said, found.end())):
        return "me"
    return "my"


def _first(verb: str) -> str:
    """ "needs" as it goes with "I"."""
    plain = verb.casefold().replace("’", "'")
    if plain in _VERBS:
        return _VERBS[plain]
    if plain in _NO_VERBS or not plain.endswith("s") or plain.endswith("ss") or len(plain) < 4:
        return verb
    if plain.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search(r"(?:ch|sh|x|ss|o)es$", plain) else verb[:-1]
