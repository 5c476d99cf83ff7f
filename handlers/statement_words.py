"""A statement in words: the same sentences on the screen, on paper, in a table and read aloud."""

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from domain.forgetting import is_former
from domain.reading.skills import taxonomy
from handlers.wording import Markup, Wording, Words
from services.statements import Line, Statement

WORDS = 80
"""Characters of what somebody wrote about an exchange."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Words one member's statement in one language: `member` is whose hours they are."""

    wording: Wording
    lang: str
    zone: tzinfo
    member: int

    def text(self, key: str, **values: Any) -> Markup:
        """A sentence."""
        return self.wording.say(self.lang, key, zone=self.zone, **values)

    def opening(self, found: Statement) -> Markup:
        """The balance when the month began."""
        return self.text(
            "statement-opening", sign=sign_of(found.opening), minutes=abs(found.opening)
        )

    def closing(self, found: Statement) -> Markup:
        """What came in and went out, and the balance at the end (or now)."""
        plus, minus = sums(found)
        return self.text(
            "statement-closing",
            plus=plus,
            minus=minus,
            sign=sign_of(found.closing),
            minutes=abs(found.closing),
            still="no" if found.later else "yes",
        )

    def day(self, line: Line) -> date:
        """The day on which it went into the books, on the timebank's wall."""
        return line.at.astimezone(self.zone).date()

    def line(self, line: Line) -> Markup:
        """One movement: the day, what it was, with whom, plus or minus."""
        one = line.exchange
        if one is None:
            key = "statement-line-other"
        else:
            key = "statement-line-undone" if line.kind == "reversal" else "statement-line-exchange"
        said = self.text(key, **self._values(line))
        if one is None or one.entered_by is None:
            return said
        return Markup(f"{said}\n{self.text('statement-entered', name=one.entered_by)}")

    def spoken(self, line: Line) -> Markup:
        """One movement as a whole sentence, for ears."""
        one = line.exchange
        if one is None:
            key = "statement-spoken-other"
        else:
            undone = line.kind == "reversal"
            key = "statement-spoken-undone" if undone else "statement-spoken-exchange"
        return self.text(key, **self._values(line))

    def what(self, line: Line) -> Markup:
        """What it was, in few words, for a table."""
        if line.exchange is None:
            values = self._values(line)
            return self.text("statement-kind", kind=values["kind"], sign=values["sign"])
        undone = "yes" if line.kind == "reversal" else "no"
        side = "gave" if self._gave(line) else "got"
        return self.text("statement-table-what", undone=undone, side=side)

    def about(self, line: Line) -> str:
        """What the help was, as somebody wrote it, or its skill; the title of a class or a team
        job, or what was lent; empty where nobody said."""
        if line.exchange is None:
            return " ".join((line.title or "").split())[:WORDS]
        skill = taxonomy().get(line.exchange.skill or "")
        what = line.exchange.words or (skill.label if skill else "")
        return " ".join(what.split())[:WORDS]

    def other(self, line: Line) -> str:
        """With whom it was; empty where nobody else was in it."""
        one = line.exchange
        if one is None:
            return ""
        return (one.receiver_name if self._gave(line) else one.giver_name) or one.named or ""

    def _gave(self, line: Line) -> bool:
        return line.exchange is not None and line.exchange.giver_id == self.member

    def _values(self, line: Line) -> dict[str, Any]:
        at = self.day(line)
        common: dict[str, Any] = {
            "at": at,
            "sign": "plus" if line.minutes > 0 else "minus",
            "minutes": abs(line.minutes),
        }
        what = self.about(line)
        common.update(what=Words(what, WORDS), has_what="yes" if what else "no")
        if line.exchange is None:
            return {**common, "kind": line.kind}
        return {
            **common,
            "date": line.exchange.day,
            # Of who was forgotten only the month is kept: that is no day to tell.
            "same": "yes" if at == line.exchange.day or is_former(self.other(line)) else "no",
            "side": "gave" if self._gave(line) else "got",
            "name": self.other(line),
        }


def sums(found: Statement) -> tuple[int, int]:
    """Minutes that came in, and minutes that went out."""
    plus = sum(line.minutes for line in found.lines if line.minutes > 0)
    minus = -sum(line.minutes for line in found.lines if line.minutes < 0)
    return plus, minus


def sign_of(minutes: int) -> str:
    """Whether a balance is above nothing, below, or even."""
    return "plus" if minutes > 0 else "minus" if minutes < 0 else "even"
