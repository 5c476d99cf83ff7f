"""What every screen drawn in any test of a town keeps: few buttons, and short questions.

A message has at most four buttons beside the ways out, and a question (a key that ends in -ask) is
under 300 characters. `Town` begins to watch when it opens, and says what it saw when it closes.
"""

import functools
import re
from typing import Any

from bot import delivery  # noqa: F401  (so that what it draws with is the class that is watched)
from handlers.drawing import Payload
from handlers.wording import Wording

MOST_BUTTONS = 4
LONGEST_QUESTION = 300
_TAGS = re.compile(r"<[^>]+>")

WAYS_OUT = frozenset({
    "btn-back", "btn-cancel", "btn-home", "btn-talk-to-a-person", "btn-skip", "btn-more",
    # The row that brokers have under each card at their desk.
    "btn-queue-next", "btn-queue-all", "btn-desk-ask", "btn-case-make",
    # Forwards and backwards in something that is longer than a screen.
    "btn-near-next", "btn-near-before", "btn-near-back", "btn-statement-earlier",
    "btn-statement-later", "btn-statement-back", "btn-issued-earlier", "btn-roster-more",
    "btn-roster-back", "btn-nominee-back", "btn-nominee-next",
    # The off switch that is in every message which isn't about its reader's own affairs.
    "btn-fewer",
})  # fmt: skip
EXCEPTIONS: dict[str, str] = {
    "join-which-ask": "every timebank of the installation, to choose one's own; names are typed",
    "form-change-what": "one for each answer of the form, in the order of the card above",
    "btn-roster-time": "a register: a tick for each name is what it is for; pages of six",
    "btn-judge-points": "a scale from 1 to 5, in one row: each point is one tap",
    "btn-more-work": "the menu of all menus, for brokers, whose own stands beside a member's four",
}
"""Keys of a screen's text or of its buttons by which it may have more, and why."""


class Watch:
    """What is drawn between two moments, and what of it breaks the rule."""

    def __init__(self) -> None:
        self.keys: dict[str, set[str]] = {}
        self.texts: dict[str, str] = {}
        self.broken: dict[str, str] = {}

    def label(self, label: str, key: str) -> None:
        """A button was worded."""
        self.keys.setdefault(label, set()).add(key)

    def question(self, lang: str, key: str, text: str) -> None:
        """A sentence was worded."""
        self.texts[text] = key
        length = len(_TAGS.sub("", text))
        if lang == "en" and key.endswith("-ask") and length >= LONGEST_QUESTION:
            self.broken.setdefault(key, f"{key} has {length} characters: {text}")

    def screen(self, text: str, labels: list[str]) -> None:
        """A message with these buttons goes out."""
        counted = [one for one in labels if not self.keys.get(one, set()) & WAYS_OUT]
        known = {key for one in counted for key in self.keys.get(one, ())}
        known |= {self.texts[text]} if text in self.texts else set()
        if len(counted) > MOST_BUTTONS and not known & set(EXCEPTIONS):
            name = " ".join(sorted(known))
            self.broken.setdefault(name, f"{len(counted)} buttons {counted} under: {text}")


_watches: list[Watch] = []


def watch() -> Watch:
    """Begins to watch."""
    _patch()
    made = Watch()
    _watches.append(made)
    return made


def done(one: Watch) -> list[str]:
    """Ends it. What broke the rule, each once."""
    if one in _watches:
        _watches.remove(one)
    one.texts.clear()
    return list(one.broken.values())


@functools.cache
def _patch() -> None:
    """Once in a process: the three places through which everything goes that people see."""
    button, say, screen = Wording.button, Wording.say, Payload.screen.__func__  # type: ignore[attr-defined]

    def worded(self: Wording, lang: str, key: str, /, **values: Any) -> str:
        label: str = button(self, lang, key, **values)
        for one in _watches:
            one.label(label, key)
        return label

    def said(self: Wording, lang: str, key: str, /, **values: Any) -> Any:
        text = say(self, lang, key, **values)
        for one in _watches:
            one.question(lang, key, str(text))
        return text

    def drawn(cls: type[Payload], chat_id: int, body: dict[str, Any]) -> Payload:
        labels = [b["text"] for row in body.get("rows") or [] for b in row]
        for one in _watches:
            one.screen(body["text"], labels)
        found: Payload = screen(cls, chat_id, body)
        return found

    Wording.button = worded  # type: ignore[method-assign]
    Wording.say = said  # type: ignore[method-assign]
    Payload.screen = classmethod(drawn)  # type: ignore[assignment,method-assign]
