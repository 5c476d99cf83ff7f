"""Whether a sentence about help says that its writer got it: "Jean ironed for me", "had 2 hours
from Pat". Else it is read as help that the writer gave; the card shows which, before a Yes."""

import re
from collections.abc import Sequence

_LONGEST = 400
_BETWEEN = r"(?:(?:has|have|had|very|so|kindly|just|also|then|came and|came round and|went and) )*"
_NO_HELP = r"(?!(?:needed|wanted|asked|called|phoned|thanked|invited|texted|let|told|paid|owed)\b)"
_DID = (
    rf"{_NO_HELP}(?:[a-z]{{2,}}ed|did|gave|took|drove|ran|cut|made|taught|sat|brought|got|came|put|"
    r"built|swept|fed|lent|hung|went|kept|read|met|showed|dug|sewed|wrote)"
)
_ME = r"(?:me|my|us|our|myself|ourselves|mine)"
_I = re.compile(r"\b(?:i|we|ive|weve|i've|we've|i'd|id)\b")
_GOT = r"(?:got|had|have had|received|was given|were given|been given)"


def received(text: str, names: Sequence[str]) -> bool:
    """Whether `text` (its first 400 letters) says that one of `names` helped the writer."""
    said = " ".join(text[:_LONGEST].replace("\u2019", "'").casefold().split())
    return any(_from(said, re.escape(" ".join(name.casefold().split()))) for name in names if name)


def _from(said: str, name: str) -> bool:
    found = re.search(rf"\b{name}\b", said)
    if found is None:
        return False
    before, after = said[: found.start()], said[found.end() :]
    if re.search(rf"\b{_GOT}\b.*\b(?:from|off|by)(?: (?:mr|mrs|ms|miss|dr))? $", before):
        return True
    if re.match(r" ne\b.*\b(?:meri|mera|mere|mujhe|hamari|hamara|hamare|humein)\b", after):
        return True
    if _I.search(before):
        return False
    return bool(re.match(rf" {_BETWEEN}{_DID}\b.*\b{_ME}\b", after))
