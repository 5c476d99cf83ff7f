"""The audit's chain: each seal holds the digest of what was before it, so what is changed, removed
or put in later shows. Only somebody who makes every later seal anew could hide it, and then the
heads that brokers have in their digests, and that stand on reports, agree no more."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 8
"""Letters of a line's digest that a seal keeps beside it."""
HEAD = 16
"""Letters of a seal's hash that people are shown: 64 bits."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit, as its digest takes it."""

    id: int
    values: tuple[str | int | None, ...]

    @property
    def digest(self) -> str:
        """64 letters that nobody finds other values for."""
        text = json.dumps([self.id, *self.values], ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def kept(self) -> str:
        """What the seal says of it: its id, and how its digest begins."""
        return f"{self.id}:{self.digest[:SHOWN]}"


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal of a timebank (0: lines of no timebank)."""

    community_id: int
    number: int
    upto_id: int
    count: int
    lines: str
    hash: str


def sealed(before: Seal | None, community_id: int, lines: Sequence[Line]) -> Seal:
    """The seal of these lines (one at least, by id), after the one before it."""
    number = before.number + 1 if before else 1
    last = before.hash if before else "0" * 64
    text = "\n".join([last, f"{community_id} {number}", *(line.digest for line in lines)])
    digest = hashlib.sha256(text.encode()).hexdigest()
    kept = " ".join(line.kept for line in lines)
    return Seal(community_id, number, lines[-1].id, len(lines), kept, digest)


def head(digest: str) -> str:
    """A seal's hash for people: 16 letters in fours, such as 7f3a 91c2 04be 55d0."""
    return " ".join(digest[at : at + 4] for at in range(0, HEAD, 4))


def asked(head_said: str) -> str | None:
    """The beginning of the hash that somebody reads off a paper; None where it can be none."""
    letters = "".join(head_said.split()).replace("-", "").lower()
    good = len(letters) >= HEAD and set(letters) <= set("0123456789abcdef")
    return letters if good else None


def broken(seal: Seal, before: Seal | None, lines: Sequence[Line]) -> str | None:
    """What first does not hold about a seal and the lines in its stretch, in words for whoever
    runs the machine; None where all does."""
    number = before.number + 1 if before else 1
    if seal.number != number:
        return f"seal {number} is missing"
    kept = dict(one.split(":", 1) for one in seal.lines.split(" ") if ":" in one)
    there = {str(line.id): line for line in lines}
    for line_id in sorted(kept.keys() | there.keys(), key=int):
        if line_id not in there:
            return f"line {line_id} is missing"
        if line_id not in kept:
            return f"line {line_id} was put in after seal {seal.number}"
        if there[line_id].digest[:SHOWN] != kept[line_id]:
            return f"line {line_id} was changed after seal {seal.number}"
    if not lines or sealed(before, seal.community_id, lines).hash != seal.hash:
        return f"seal {seal.number}, up to line {seal.upto_id}, was changed, or one before it"
    return None
