"""What judges may read of a nomination: the nominator's own words without what would find or harm
somebody.

Contact details and addresses go, other people's names become "somebody", and what accuses somebody
goes whole. What is left is as it was typed. A person at the desk reads both and can put it right.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from domain.reading import cues, mentions, places, public
from domain.reading.names import alike, telling
from domain.reading.nomination_facts import accused

Removed = Literal["contact", "address", "name", "accusation"]
KINDS: tuple[Removed, ...] = ("contact", "address", "name", "accusation")
_SENTENCE = re.compile(r".+?(?:[.!?]+(?=\s|$)\s*|\n+|$)|\n+")
_KIND: Mapping[str, Removed] = {
    **dict.fromkeys(("phone", "email", "link", "handle"), "contact"),
    **dict.fromkeys(("postcode", "address"), "address"),
}
_SAME = 2.5
_AT = (" in", " at", " from", " near", " around", " across", " of", " for")
"""Words before the name of a place that is a surname, too."""
_HEALTH = frozenset({"health", "benefits", "lonely"})


@dataclass(frozen=True, slots=True)
class Filtered:
    """Words for judges, and the kinds of things that were taken out. delicate: they speak of
    somebody's health or need, so a person decides how much of it stays."""

    text: str
    removed: tuple[Removed, ...]
    delicate: bool


def for_judges(words: str, *keep: str, somebody: str = "somebody") -> Filtered:
    """`words` of any length as others may read them. keep: names that stay, the nominee's own;
    somebody: what stands for everyone else's name, in the writer's language."""
    kept = {part for name in keep for part in telling(name)}
    removed: set[Removed] = set()
    clean = public.without_contacts(words)
    removed.update(_KIND[kind] for kind in clean.removed if kind in _KIND)
    shown = [_sentence(one, kept, somebody, removed) for one in _SENTENCE.findall(clean.text)]
    text = re.sub(r"[ \t]+", " ", "".join(shown))
    text = re.sub(r" +([,.;!?\n])", r"\1", text).strip(" ,;-\n")
    return Filtered(
        text,
        tuple(kind for kind in KINDS if kind in removed),
        bool(cues.of(words[: public.LONGEST]) & _HEALTH),
    )


def _sentence(sentence: str, kept: set[str], somebody: str, removed: set[Removed]) -> str:
    end = sentence[len(sentence.rstrip(".!? \n")) :]
    for start, stop in reversed(accused(sentence)):
        removed.add("accusation")
        sentence = f"{sentence[:start].rstrip(' ,;')}{sentence[stop:]}"
    if not any(sign.isalnum() for sign in sentence):
        return "\n" if "\n" in end else ""
    if not sentence.endswith(end):
        sentence += end
    for found in reversed(mentions.find(sentence)):
        if _nominee(found.name, kept) or _is_place(found.name, sentence[: found.start]):
            continue
        if _is_name(found.name):
            removed.add("name")
            first = not sentence[: found.start].strip()
            said = somebody.capitalize() if first else somebody
            sentence = f"{sentence[: found.start]}{said}{sentence[found.end :]}"
    return sentence


def _is_place(name: str, before: str) -> bool:
    """Whether this is a part of the city: "from Ward End"; "Mr Aston" and "helps Aston" are not."""
    if name.casefold() not in places.names():
        return False
    return " " in name or before.rstrip().casefold().endswith(_AT)


def _is_name(name: str) -> bool:
    """Whether this is somebody's name for certain: a sentence begins with a capital too."""
    parts = name.casefold().replace(".", " ").split()
    known = mentions.first_names() | mentions.surnames()
    return any(part in known for part in parts) or parts[0] in mentions.honorifics()


def _nominee(name: str, kept: set[str]) -> bool:
    """Whether a name is the nominee's own, or part of it, slips forgiven."""
    return any(alike(part, own) >= _SAME for part in telling(name) for own in kept)
