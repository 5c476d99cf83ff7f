"""Which shifts somebody's words speak of: by a day, or by words of title, organisation or place."""

from collections.abc import Sequence

from domain.reading import text as reading_text
from domain.reading.when import read_when
from handlers.unit import Unit
from storage.shifts import Shift

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORT_WORDS = 3
"""Letters below which a word is too common to find a shift by."""
NO_NAMES = frozenset({
    "able", "about", "actually", "afraid", "after", "afternoon", "all", "and", "any", "anymore",
    "anything", "are", "around", "bit", "but", "can", "cannot", "cant", "come", "coming",
    "could", "day", "did", "dont", "due", "evening", "event", "for", "fri", "friday", "from",
    "get", "going", "got", "had", "happening", "have", "help", "helping", "how", "ill", "ive",
    "join", "joining", "just", "let", "like", "longer", "make", "making", "mon", "monday",
    "morning", "near", "next", "not", "now", "off", "one", "opportunitie", "opportunity", "our",
    "out",
    "place", "please", "put", "really", "sat", "saturday", "see", "shift", "sign", "some",
    "something", "sorry", "sun", "sunday", "that", "the", "there", "thi", "thing", "think",
    "thu", "thur", "thursday", "time", "today", "tomorrow", "too", "tue", "tuesday",
    "unfortunately", "volunteer", "volunteering", "want", "wed", "wednesday", "week", "weekend",
    "what", "when", "where", "who", "why", "with", "wont", "work", "would", "you",
})  # fmt: skip
"""Words that say what somebody wants, not which shift."""


def narrowed(unit: Unit, found: Sequence[Shift], words: str) -> list[Shift]:
    """The shifts of which these words speak: by the day that they name, then by words of title,
    organisation and place; all of them where they name neither."""
    when = read_when(words, unit.local).when if words else None
    chosen = list(found)
    if when is not None and when.date is not None:
        chosen = [s for s in chosen if s.plan.day == when.date]
    elif when is not None and when.from_ is not None and when.to is not None:
        chosen = [s for s in chosen if when.from_ <= s.plan.day <= when.to]
    elif when is not None and when.exclude_days:
        # "Can't do Saturday" is about what is on Saturday.
        days = {WEEKDAYS.index(day) for day in when.exclude_days if day in WEEKDAYS}
        chosen = [s for s in chosen if s.plan.day.weekday() in days]
    wanted = telling(words)
    hits = [len(wanted & telling(f"{s.title} {s.organisation} {s.venue}")) for s in chosen]
    best = max(hits, default=0)
    return [s for s, hit in zip(chosen, hits, strict=True) if hit == best]


def telling(words: str) -> set[str]:
    """The words that can tell one shift from another: letters folded, no plural."""
    found = {t.text.rstrip("s") for t in reading_text.tokens(words[:500]) if t.kind == "word"}
    return {word for word in found if len(word) >= SHORT_WORDS} - NO_NAMES
