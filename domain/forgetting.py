"""Being forgotten: how long it takes, what holds it up, and what somebody is called afterwards."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Cause = Literal["asked", "staff", "left", "declined"]
"""Who wanted it: the person, a broker for them, or the timebank's own rules of keeping."""
Hold = Literal["safety", "dispute", "accident", "barred", "last-broker"]
"""What is open about somebody, so that their name and what belongs to it stay a while longer."""

COOLING = timedelta(days=7)
"""In which it can be stopped."""
LAST_WORD = timedelta(hours=1)
"""From the last message, which needs the chat, until everything goes."""
AGAIN = timedelta(days=7)
"""When it is looked at again where something was open."""
SAFETY_KEPT = timedelta(days=6 * 365 + 2)
"""How long words about somebody's safety are kept (DOMAIN.md section 5: by policy, often 6 to 10
years)."""
ACCIDENT_KEPT = timedelta(days=3 * 365 + 1)
"""How long a claim can come after an accident (DOMAIN.md section 5)."""

FORMER = "Former member"
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"
"""Letters and digits that aren't taken for each other, for the random mark behind FORMER."""
MARK = 6
"""28 to the 6th: two former members hardly ever look like one, and nothing can be worked back."""


def former(mark: Sequence[str]) -> str:
    """What somebody is called who was forgotten: nothing of it comes from who they were."""
    return f"{FORMER} {''.join(mark)}"


def is_former(name: str) -> bool:
    """Whether this is the name of somebody who was forgotten."""
    return name.startswith(f"{FORMER} ")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """One line of the journal outside the database: the number of a row, and when. No name."""

    person: int
    at: datetime


def written(person: int, at: datetime) -> str:
    """As it stands in the journal, without the end of the line."""
    return json.dumps({"forgotten": person, "at": at.isoformat()}, separators=(",", ":"))


def read(line: str) -> Forgotten | None:
    """From a line of the journal; None for an empty line, or the last one where the power went
    while it was written. Raises ValueError for what is no line of a journal."""
    text = line.strip()
    if not text:
        return None
    if not text.endswith("}") and text.startswith('{"forgotten"'):
        return None
    try:
        kept = json.loads(text)
        found = Forgotten(int(kept["forgotten"]), datetime.fromisoformat(kept["at"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("no line of a journal of erasures") from error
    if found.at.tzinfo is None:
        raise ValueError("a journal's moments have a time zone")
    return found
