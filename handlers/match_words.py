"""Why somebody is asked, and why they fit: the reasons of a match in words."""

from collections.abc import Container, Sequence

from domain.matching import REASONS
from handlers.wording import Wording

KEY_FAMILIES = ("match-reason-", "match-fits-")
MOST = 2
PRIVATE = frozenset({"their-turn"})
"""What is said to the one who is asked, never to others."""
SEEN = PRIVATE | {"knows-you"}
"""What isn't said to whoever needs help, either: that the two know each other they know."""


def why_you(wording: Wording, lang: str, codes: Sequence[str], most: int = MOST) -> list[str]:
    """The strongest reasons, said to whoever is asked: "you offered this", "it is near you"."""
    known = [code for code in REASONS if code in codes]
    return [wording.plain(lang, f"match-reason-{code}") for code in known[:most]]


def why_them(
    wording: Wording,
    lang: str,
    codes: Sequence[str],
    most: int = MOST,
    without: Container[str] = PRIVATE,
) -> list[str]:
    """The strongest reasons, said of them to others: "offers this", "lives near"; none of
    `without`."""
    known = [code for code in REASONS if code in codes and code not in without]
    return [wording.plain(lang, f"match-fits-{code}") for code in known[:most]]
