"""Every kind of message that the bot sends by itself, and what its reader may say about it.

A closed table. What is queued has a reason, such as `exchange.thanks`; it maps to a kind here, and
the kind says whether it is of service, a reminder or news, whether it can wait, and whether it has
an off switch. How the day's budget works: domain/attention.py; for people: docs/notices.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Sort = Literal["service", "reminder", "news"]
Held = Literal["never", "night", "budget"]
"""never: goes at any hour; night: waits out its reader's quiet hours; budget: is one of the few a
day as well, or a line of the next digest."""
Topic = Literal["asks", "volunteering", "tips"]
"""What somebody can have all of, less of, or none of, in each of their timebanks."""
Level = Literal["all", "less", "none"]
"""all: as it comes, within the day's budget; less: only as a line of the morning's digest; none:
not at all, only what is their own."""
TOPICS: tuple[Topic, ...] = get_args(Topic)
LEVELS: tuple[Level, ...] = get_args(Level)
WEIGHT: Mapping[Held, int] = {"never": 0, "night": 1, "budget": 2}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `urgent`: exempt, and counted beside. `topic`: its off switch in /notices. `nudge`:
    it asks for the same again, and never comes a third time about the same thing."""

    code: str
    sort: Sort
    held: Held
    urgent: bool = False
    topic: Topic | None = None
    nudge: bool = False

    @property
    def weight(self) -> int:
        """As the outbox keeps `held`: 0, 1 or 2."""
        return WEIGHT[self.held]

    @property
    def off(self) -> bool:
        """Whether it has an off switch."""
        return self.topic is not None


_KINDS = (
    # What cannot wait.
    Kind("safety", "service", "never", urgent=True),
    Kind("overdue", "service", "never", urgent=True),
    Kind("today", "service", "never", urgent=True),
    # What somebody asked for, at the hour they named, or with the tap that it answers.
    Kind("asked-for", "service", "never"),
    # The screen itself: menus, old buttons taken off, the morning's digests.
    Kind("screen", "service", "never"),
    # Their own affairs that move: somebody waits for them, or what they agreed on is different.
    Kind("hours", "service", "night"),
    Kind("plan", "service", "night"),
    Kind("request", "service", "night"),
    Kind("standing", "service", "night"),
    Kind("group", "service", "night"),
    Kind("gift", "service", "night"),
    Kind("lending", "service", "night"),
    Kind("shift", "service", "night"),
    Kind("organising", "service", "night"),
    Kind("served", "service", "night"),
    Kind("membership", "service", "night"),
    Kind("letter", "service", "night"),
    Kind("reply", "service", "night"),
    Kind("across", "service", "night"),
    Kind("work", "service", "night"),
    Kind("other", "service", "night"),
    # The desk's work: it has a digest and a queue of its own (docs/decisions/0019-attention.md).
    Kind("desk", "service", "night"),
    # What can wait: the day's budget.
    Kind("waiting", "service", "budget"),
    Kind("thanks", "service", "night"),
    Kind("nudge", "reminder", "budget", topic="tips", nudge=True),
    Kind("step", "reminder", "budget", topic="tips", nudge=True),
    Kind("ask", "news", "budget", topic="asks"),
    # Help that is wanted before the morning's message: beside the budget, but with its off switch.
    Kind("ask-today", "news", "never", urgent=True, topic="asks"),
    Kind("offered", "news", "budget", topic="asks"),
    Kind("renewal", "reminder", "budget", topic="tips", nudge=True),
    Kind("paused", "service", "budget"),
    Kind("balance", "reminder", "budget", topic="tips", nudge=True),
    Kind("month", "reminder", "budget", topic="tips"),
    Kind("welcome", "reminder", "budget", topic="tips"),
    Kind("feedback", "reminder", "budget", topic="volunteering"),
    Kind("again", "reminder", "budget", topic="volunteering"),
    Kind("opportunity", "news", "budget", topic="volunteering"),
    Kind("broadcast", "news", "budget", topic="volunteering"),
    # Civic Pride awards.
    Kind("award", "service", "night"),
    Kind("award-nudge", "reminder", "budget", topic="tips", nudge=True),
    Kind("award-news", "news", "budget", topic="volunteering"),
)
KINDS: Mapping[str, Kind] = {kind.code: kind for kind in _KINDS}

REASONS: Mapping[str, str] = {
    "safety.answer": "safety",
    "safety.told": "safety",
    "safety.check": "desk",
    "case.urgent": "safety",
    "case.unopened": "safety",
    "case.unread": "safety",
    "case.concern": "safety",
    "visit.check": "overdue",
    "visit.nobody": "overdue",
    "exchange.called-off": "today",
    "request.ask-soon": "ask-today",
    "request.drop-soon": "today",
    "shift.offered-soon": "today",
    "shift.left-soon": "today",
    "shift.late-soon": "today",
    "shift.cancelled-soon": "today",
    "shift.changed-soon": "today",
    "own.remind": "asked-for",
    "delegate.off": "asked-for",
    "desk.morning": "asked-for",
    "case.remind": "asked-for",
    "case.clock": "desk",
    "case.complaint": "desk",
    "case.accident": "desk",
    "privacy.new": "membership",
    "shift.calendar": "asked-for",
    "plan.calendar": "asked-for",
    "shift.feedback": "feedback",
    "shift.again": "again",
    "shift.after": "again",
    "shift.thanks": "thanks",
    "shift.left": "organising",
    "shift.late": "organising",
    "shift.left-for": "organising",
    "shift.team": "organising",
    "shift.team-came": "organising",
    "exchange.thanks": "thanks",
    "exchange.nudge": "nudge",
    "exchange.by-rule": "desk",
    "across.nudge": "nudge",
    "request.ask": "ask",
    "request.news": "waiting",
    "listing.ask": "renewal",
    "listing.pause": "paused",
    "want.offered": "offered",
    "limits.look": "balance",
    "statement.month": "month",
    "away.over": "welcome",
    "work.step": "step",
    "work.review": "desk",
    "check.ends": "desk",
    "case.answered": "reply",
    "opportunity.checking": "desk",
    "opportunity.new": "opportunity",
    "membership.left": "membership",
    "erasure.told": "asked-for",
    "roster.approved": "group",
    "second-factor.set-up": "membership",
    "second-factor.reset": "membership",
    "error-gave-up": "asked-for",
    "broadcast": "broadcast",
    "broadcast.asked": "desk",
    "tap": "asked-for",
    "inline": "asked-for",
    "menu": "screen",
    "card.strip": "screen",
    "card.meanwhile": "screen",
    "card.shown-again": "screen",
    "notices.digest": "screen",
    "channel.post": "screen",
    "channel.changed": "screen",
    "channel.linked": "screen",
    "award.drafts": "award-nudge",
    "award.judges": "award-nudge",
    "award.opens": "award-news",
    "award.vote-opens": "award-news",
    "award.vote-ends": "award-news",
    "award.late": "desk",
    "award.decide": "desk",
    "award.decided": "desk",
    "award.back": "desk",
    "award.announced": "desk",
    "award.result": "award-news",
    "award.asked-again": "award-nudge",
    "award.withdrew": "desk",
}
"""Reasons that are of another kind than the rest of what their first word is about."""
ABOUT: Mapping[str, str] = {
    "safety": "safety",
    "visit": "overdue",
    "exchange": "hours",
    "reversal": "hours",
    "plan": "plan",
    "calendar": "plan",
    "award": "award",
    "request": "request",
    "arrangement": "standing",
    "standing": "standing",
    "roster": "group",
    "gathering": "group",
    "gift": "gift",
    "pot": "gift",
    "issue": "gift",
    "lending": "lending",
    "booking": "lending",
    "item": "lending",
    "shift": "shift",
    "place": "shift",
    "guardian": "shift",
    "opportunity": "organising",
    "interest": "organising",
    "attend": "organising",
    "service": "served",
    "served": "served",
    "membership": "membership",
    "member": "membership",
    "meeting": "membership",
    "delegate": "membership",
    "hat": "membership",
    "check": "membership",
    "vetting": "membership",
    "record": "membership",
    "role": "membership",
    "move": "membership",
    "account": "membership",
    "timebank": "membership",
    "organisation": "membership",
    "listing": "paused",
    "want": "offered",
    "thanks": "thanks",
    "letter": "letter",
    "across": "across",
    "pact": "across",
    "work": "work",
    "case": "desk",
    "apart": "desk",
    "relay": "reply",
    "note": "desk",
    "desk": "desk",
    "bar": "desk",
    "rules": "desk",
    "rule": "desk",
    "team": "desk",
    "duty": "desk",
    "handover": "desk",
    "report": "desk",
    "reference": "desk",
    "merger": "desk",
    "import": "asked-for",
    "job": "asked-for",
    "broadcast": "organising",
    "campaign": "desk",
    "channel": "desk",
    "outbox": "desk",
    "delivery": "desk",
}
"""By the first word of a reason, up to its point."""
CARDS: Mapping[str, str] = {
    "help-ask": "ask",
    "listing-renewal": "renewal",
    "shift-feedback": "feedback",
}
"""Cards that are of a kind with an off switch, by the card's kind: it stands on each of them."""
OTHER = KINDS["other"]


def of(reason: str, outbox_kind: str = "notice") -> Kind:
    """The kind of what is queued for this reason. What is queued as an answer is one, or was made
    urgent by who queued it: it is held by nothing."""
    known = REASONS.get(reason) or REASONS.get(reason.rstrip("0123456789"))
    code = known or ABOUT.get(reason.partition(".")[0])
    found = KINDS[code] if code is not None else OTHER
    if outbox_kind in ("ack", "answer") and found.held != "never":
        return KINDS["today" if outbox_kind == "answer" else "asked-for"]
    return found


def about(reason: str, outbox_kind: str, text: str, button: str) -> str | None:
    """What a nudge in words is about: the same words whose first button opens the same thing. None
    where it is no nudge."""
    return f"{text}:{button}"[:120] if of(reason, outbox_kind).nudge else None


def fewer(level: Level) -> Level:
    """What comes next when somebody wants fewer: all, less, none."""
    return LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]
