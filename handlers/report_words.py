"""A report in words: the same names and numbers on the screen, under a picture and in files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.hour_value import HourValue
from domain.periods import Period
from domain.reading.skills import taxonomy
from domain.reporting import NOT_MET, OTHERS, Figures, Skill, outcome
from handlers.wording import Markup, Wording
from handlers.wording.text import unmarked

KIND_NAMES = ("exchange", "class", "team", "event", "lending", "across")
CAUSE_NAMES = (
    "welcome", "event", "class", "leaving", "service", "correction-mistake", "correction-missing",
    "correction-work", "correction-welcome", "correction-import",
)  # fmt: skip
ON_SCREEN = 8
"""Rows of a table on one screen; all of them stand in the files."""
KEY_FAMILIES = ("report-kind-", "report-cause-", "report-ask-", "report-step-")


@dataclass(frozen=True, slots=True)
class Teller:
    """Words reports in one language, for one timebank's clock."""

    wording: Wording
    lang: str
    zone: ZoneInfo

    def text(self, key: str, **values: Any) -> Markup:
        """A sentence."""
        return self.wording.say(self.lang, key, zone=self.zone, **values)

    def plain(self, key: str, **values: Any) -> str:
        """A sentence without marks, and without the isolates that only phones need."""
        return bare(self.text(key, **values))

    def plain_of(self, markup: Markup) -> str:
        """A sentence that is worded already, without marks."""
        return bare(markup)

    def period(self, period: Period) -> str:
        """What the time is called."""
        return self.plain(
            "report-period",
            shape=period.shape,
            first=period.first,
            last=period.last,
            year=str(period.first.year),
        )

    def step(self, period: Period, first: date) -> str:
        """What a week, month, quarter or year of it is called."""
        if period.step == "year":
            return self.plain("report-step-year", year=str(first.year))
        return self.plain(f"report-step-{period.step}", first=first)

    def kind(self, name: str) -> str:
        """What a kind of exchange is called."""
        return self.plain(f"report-kind-{name if name in KIND_NAMES else 'other'}")

    def cause(self, name: str) -> str:
        """Why the timebank made hours."""
        return self.plain(f"report-cause-{name if name in CAUSE_NAMES else 'other'}")

    def skill(self, name: str) -> str:
        """A skill as the taxonomy calls it; a kind of exchange that has none."""
        known = taxonomy().get(name)
        if known is not None:
            return known.label
        kind = name.removeprefix("kind:")
        if kind == "exchange" or kind not in KIND_NAMES:
            return self.plain("report-skill-none")
        return self.kind(kind)

    def place(self, name: str) -> str:
        """An area; a row of its own where it is not known, and for all beyond the first many."""
        if not name:
            return self.plain("report-place-unknown")
        return self.plain("report-place-others") if name == OTHERS else name

    def asked(self, state: str) -> str:
        """Why a request came to nothing."""
        return self.plain(f"report-ask-{state}")

    def gap(self, *, few: bool, least: int) -> str:
        """What stands where a number is hidden: that it is small, or that it isn't shown, for it
        would give a small one away."""
        return self.plain("report-few", least=least) if few else self.plain("report-hidden")

    def length(self, minutes: int) -> str:
        """A length in words; below nothing where more was undone than done."""
        return self.plain(
            "report-length", minutes=abs(minutes), below="yes" if minutes < 0 else "no"
        )

    # Screens ----------------------------------------------------------------------------------

    def main(
        self, figures: Figures, head: tuple[Period, str, datetime], value: HourValue | None
    ) -> Markup:
        """The first screen: hours, exchanges, people, requests; volunteering stands beside."""
        people = figures.people
        met, not_met, waiting = outcome(figures.asks)
        lines = [
            self.head(*head),
            self.text(
                "report-hours",
                given=self.length(figures.given),
                received=self.length(figures.received),
            ),
            self.text("report-times", count=figures.times, undone=figures.undone),
            *(
                self.text(
                    "report-line-kind",
                    name=self.kind(one.name),
                    count=one.times,
                    length=self.length(one.given or one.received),
                )
                for one in figures.kinds
                if len(figures.kinds) > 1
            ),
            self.text(
                "report-people",
                active=people.active,
                gave=people.gave,
                received=people.received,
                both=people.both,
            ),
            self.text("report-members", members=people.members, new=people.new),
            self.text("report-asks", count=figures.asked, met=met, lost=not_met, waiting=waiting),
        ]
        if figures.beside.places:
            lines.append(
                self.text(
                    "report-beside",
                    count=figures.beside.places,
                    length=self.length(figures.beside.minutes),
                )
            )
        if figures.beside.volunteers or figures.beside.credited:
            lines.append(
                self.text(
                    "report-served",
                    count=figures.beside.volunteers,
                    length=self.length(figures.beside.confirmed),
                    credited=self.length(figures.beside.credited),
                )
            )
        if figures.beside.team_people:
            lines.append(
                self.text(
                    "report-teams",
                    count=figures.beside.team_people,
                    length=self.length(figures.beside.team_minutes),
                )
            )
        if value is not None:
            lines.append(self.value(value, figures.given))
        return Markup("\n".join(lines))

    def head(self, period: Period, timebank: str, asked: datetime) -> Markup:
        """What the report is of; where the time isn't over, as of when."""
        still = "yes" if period.bounds(self.zone)[1] > asked else "no"
        return self.text(
            "report-head", period=self.period(period), timebank=timebank, still=still, at=asked
        )

    def value(self, value: HourValue, minutes: int) -> Markup:
        """What the hours would come to elsewhere, beside them."""
        return self.text(
            "report-value",
            rate=value.name,
            amount=value.amount,
            source=value.source,
            length=self.length(minutes),
            sum=value.for_minutes(max(minutes, 0)),
        )

    def where(self, figures: Figures) -> list[Markup]:
        """Areas, then kinds of help."""
        lines = [self.text("report-places-head")]
        lines += [
            self.text(
                "report-line-place",
                name=self.place(one.name),
                count=one.people,
                given=self.length(one.given),
                received=self.length(one.received),
            )
            for one in figures.places[:ON_SCREEN]
        ]
        lines += self._more(len(figures.places))
        lines.append(self.text("report-skills-head"))
        lines += [self.skill_line(one) for one in figures.skills[:ON_SCREEN]]
        return lines + self._more(len(figures.skills))

    def skill_line(self, one: Skill) -> Markup:
        """How often one kind of help was given, and how long in all."""
        return self.text(
            "report-line-skill",
            name=self.skill(one.name),
            count=one.times,
            length=self.length(one.given),
        )

    def asks(self, figures: Figures) -> list[Markup]:
        """Requests that came to nothing, and why."""
        met, lost, waiting = outcome(figures.asks)
        lines = [self.text("report-asks", count=figures.asked, met=met, lost=lost, waiting=waiting)]
        if lost:
            lines.append(self.text("report-asks-why"))
        replies = figures.replies
        lines += [
            self.text("report-line-ask", why=self.asked(state), count=figures.asks[state])
            for state in NOT_MET
            if figures.asks.get(state)
        ]
        if replies.kept or replies.late:
            count = replies.kept + replies.late
            in_time = self.text("promise-in-time", days=replies.days)
            lines.append(
                self.text("report-replies", in_time=in_time, kept=replies.kept, count=count)
            )
        return lines

    def pot(self, figures: Figures) -> list[Markup]:
        """The pot, and hours that the timebank made, by cause."""
        pot = figures.pot
        lines = [
            self.text(
                "report-pot",
                opening=self.length(pot.opening),
                came=self.length(pot.came),
                went=self.length(pot.went),
                closing=self.length(pot.closing),
            ),
            self.text("report-made-head", some="yes" if figures.causes else "no"),
        ]
        lines += [
            self.text("report-line-made", why=self.cause(one.name), length=self.length(one.minutes))
            for one in figures.causes
        ]
        if figures.work:
            lines.append(self.text("report-work-head"))
        lines += [
            self.text("report-line-work", what=self.plain(f"report-paper-work-{kind}"), count=count)
            for kind, count in figures.work.items()
        ]
        return lines

    def _more(self, count: int) -> list[Markup]:
        return [self.text("report-more-rows", count=count - ON_SCREEN)] if count > ON_SCREEN else []


def bare(markup: str) -> str:
    """Without marks, and without the isolates that only phones need."""
    return unmarked(markup).replace("\u2068", "").replace("\u2069", "")


def paragraphs(lines: Sequence[Markup]) -> Markup:
    """Lines as one message."""
    return Markup("\n".join(lines))
